"""The program's own export of a list (`list export --jsonl`), read back: a paragraph for each line, heading and help as its text."""

import json
from collections.abc import Iterator, Mapping
from typing import cast

from stc_desktop.control_lists.codes import is_general_note_code, is_group_code
from stc_desktop.control_lists.sources.paragraph_trees import checked_tree
from stc_desktop.control_lists.sources.publications import Doubt, OfficialParagraph, ParagraphKind, Publication, Told
from stc_desktop.control_lists.sources.source_files import Shape, SourceFile
from stc_desktop.rules.errors import UserFixable

_TEXTS = ("code", "kind", "logic", "heading", "help")
_LISTS = ("tests", "numbers", "cas", "refs", "regimes")
_REQUIRED = ("code", "parent", "kind", "logic", "heading", "help", *_LISTS)
_MAY_STAND = {"effect": str, "scope": list, "words": list}
_CLOSED: Mapping[str, frozenset[str]] = {
    "kind": frozenset({"head", "item", "not_used", "note"}),
    "logic": frozenset({"any", "all", "one"}),
    "effect": frozenset({"removes", "adds", "explains", "refers"}),
}
_LONGEST_LINE = 1_000_000  # bytes; the longest row of the whole list has 12,000
_MOST_LINES = 200_000
_MOST_NAMED = 20
_TOLD_EVERY = 500


def recognises(file: SourceFile) -> bool:
    """A JSON object on the first line with most of the keys that set the neutral tree apart: a line that lacks one is to be named."""
    if file.shape is not Shape.JSON:
        return False
    first = file.head.decode("utf-8-sig", errors="replace").lstrip().partition("\n")[0]
    keys = ("code", "parent", "kind", "logic", "heading", "tests", "numbers", "regimes")
    return first.startswith("{") and sum(f'"{key}"' in first for key in keys) > len(keys) // 2


def read(file: SourceFile, told: Told) -> tuple[Publication, ...]:
    """The list of the export. Its rows do not say which edition they are: whoever brings it says so.

    Raises UserFixable naming every line (up to twenty) whose keys are missing, unknown or hold something else than they should.
    """
    faults: list[str] = []
    count = 0
    paragraphs: list[OfficialParagraph] = []
    for number, line in _lines(file):
        if number % _TOLD_EVERY == 0:
            told(f"line {number}", min(0.9, number / (number + 2_000)))
        row, wrong = _row(line)
        if wrong:
            count += 1
            if len(faults) < _MOST_NAMED:
                faults.append(f"line {number}: {wrong}")
        elif row is not None:
            paragraphs.append(_paragraph(row, number))
    if count:
        raise _faulty(file, faults, count)
    if not paragraphs:
        raise UserFixable("The file holds no paragraph.", next_step="Export the list again.", where=file.path.name)
    kept, doubts = checked_tree(paragraphs)
    told("done", 1.0)
    return (_publication(kept, doubts),)


def _lines(file: SourceFile) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers; none is held in memory beyond the limit."""
    with file.opened() as stream:
        number = 0
        while line := stream.readline(_LONGEST_LINE):
            number += 1
            if len(line) >= _LONGEST_LINE or number > _MOST_LINES:
                raise _too_much(file, number)
            yield number, line


def _publication(kept: tuple[OfficialParagraph, ...], doubts: tuple[Doubt, ...]) -> Publication:
    heads = [paragraph.code for paragraph in kept if paragraph.kind is ParagraphKind.HEAD]
    is_military = sum(code.startswith("ML") for code in heads) * 2 > len(heads)
    return Publication(
        list_id="eu-common-military" if is_military else "eu-annex-1",
        title="Export of a control list in own words",
        publisher="STC Desktop",
        edition="",
        legal_date="",
        paragraphs=kept,
        doubts=doubts,
    )


def _row(line: bytes) -> tuple[Mapping[str, object] | None, str]:
    """The row of a line, or what is wrong with it; an empty line is neither."""
    text = line.decode("utf-8-sig", errors="replace").strip()
    if not text:
        return None, ""
    if "\x00" in text:
        return None, "it holds NUL bytes."
    try:
        found: object = json.loads(text)
    except json.JSONDecodeError:
        return None, "it is not whole JSON; the line is cut off or damaged." if not line.endswith(b"\n") else "it is not JSON."
    except RecursionError:
        return None, "it is nested deeper than any paragraph."
    if not isinstance(found, dict):
        return None, "it is not an object with keys."
    row = cast("dict[str, object]", found)
    return row, " ".join(_wrong_keys(row))


def _wrong_keys(row: Mapping[str, object]) -> list[str]:
    wrong: list[str] = []
    if missing := [key for key in _REQUIRED if key not in row]:
        wrong.append(f"it has no {', '.join(missing)}.")
    if unknown := [key for key in row if key not in _REQUIRED and key not in _MAY_STAND]:
        wrong.append(f"unknown: {', '.join(repr(key[:40]) for key in unknown[:10])}.")
    wrong += [f"{key} is not text." for key in _TEXTS if key in row and not isinstance(row[key], str)]
    wrong += [f"{key} is not a list." for key in _LISTS if key in row and not isinstance(row[key], list)]
    wrong += [f"{key} is not what it should be." for key, kind in _MAY_STAND.items() if key in row and not isinstance(row[key], kind)]
    if "parent" in row and not (row["parent"] is None or isinstance(row["parent"], str)):
        wrong.append("parent is neither text nor null.")
    for key, allowed in _CLOSED.items():
        value = row.get(key)
        if isinstance(value, str) and value not in allowed:
            wrong.append(f"{key} is {value[:40]!r}, not one of {', '.join(sorted(allowed))}.")
    if isinstance(row.get("code"), str) and not str(row["code"]).strip():
        wrong.append("code is empty.")
    return wrong


def _paragraph(row: Mapping[str, object], number: int) -> OfficialParagraph:
    code, heading, more = str(row["code"]), str(row["heading"]).strip(), str(row["help"]).strip()
    return OfficialParagraph(
        code=code,
        written=code,
        parent=str(row["parent"] or ""),
        kind=_kind(code, str(row["kind"])),
        text=f"{heading}\n{more}" if heading and more else heading or more,
        place=f"line {number}",
    )


def _kind(code: str, kind: str) -> ParagraphKind:
    """The neutral tree knows no groups and no definitions: their codes tell."""
    if code.startswith("def:"):
        return ParagraphKind.DEFINITION
    if kind == "head" and (is_group_code(code) or is_general_note_code(code)):
        return ParagraphKind.GROUP
    return ParagraphKind(kind)


def _faulty(file: SourceFile, faults: list[str], count: int) -> UserFixable:
    more = f" And {count - len(faults)} more lines." if count > len(faults) else ""
    return UserFixable(
        f"{count} line{' is' if count == 1 else 's are'} not as the export writes them. {' '.join(faults)}{more}",
        next_step="Export the list again, or mend these lines.",
        where=file.path.name,
    )


def _too_much(file: SourceFile, number: int) -> UserFixable:
    return UserFixable(
        f"Line {number} is longer than {_LONGEST_LINE:,} bytes, or there are more than {_MOST_LINES:,} lines: this is no export of a list.",
        next_step="Look whether it is the right file.",
        where=file.path.name,
    )
