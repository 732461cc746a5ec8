"""Invented publications, as tables and as an export, for tests of bringing them."""

from __future__ import annotations

import json
from pathlib import Path

from stc_desktop.control_lists.entries import Entry, EntryKind
from stc_desktop.control_lists.export import neutral_row
from stc_desktop.rules.clauses import Logic


def table(folder: Path, name: str, *, items: int = 3, word: str = "invented", extra: str = "") -> Path:
    """A list as a CSV table: two heads and a few spindles."""
    path = folder / f"{name}.csv"
    rows = [("Code", "Text"), ("2B999", f"Mills of an {word} kind, as follows"), ("2B999.a", "Spindles, any of these"), ("2B998", "Lathes")]
    rows += [(f"2B999.a.{number}", f"Spindle number {number} of an {word} kind, see 2B997") for number in range(1, items + 1)]
    path.write_text("\n".join(f'{code},"{text}"' for code, text in rows) + f"\n{extra}", encoding="utf-8")
    return path


def beside_ours(folder: Path, name: str = "sample", word: str = "printed") -> Path:
    """A table with numbers that our list has too."""
    path = folder / f"{name}.csv"
    rows = [("Code", "Text", "Note"), ("3A001", f"Things as {word} here", "A sample note"), ("3A001.a", f"Circuits as {word} here", "")]
    path.write_text("\n".join(f'{code},"{text}","{note}"' for code, text, note in rows) + "\n", encoding="utf-8")
    return path


def export(folder: Path) -> Path:
    """An export of the program, which does not say which list it is."""
    path = folder / "export.jsonl"
    places = (("9A", "", EntryKind.GROUP), ("9A901", "9A", EntryKind.HEAD), ("9A901.a", "9A901", EntryKind.ITEM))
    entries = (Entry(code=code, parent=parent, kind=kind, logic=Logic.ONE, heading=f"Sample {code}") for code, parent, kind in places)
    path.write_text("".join(json.dumps(dict(neutral_row(entry))) + "\n" for entry in entries), encoding="utf-8")
    return path
