"""Speed and memory on this machine, each beside a bare baseline in the same run; machines differ, ratios less so."""

import json
import os
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from stc_desktop.casework.classifying import interview_step
from stc_desktop.casework.workspace import BASE_EDITION, BASE_LIST, Workspace
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.documents.packet import print_packet
from stc_desktop.documents.plan import KeyValues, PacketPlan, RecordHead, Sheet, SymbolsSheet
from stc_desktop.documents.plan import Label as PaperLabel
from stc_desktop.documents.symbols import frames_of
from stc_desktop.storage.reference_schema import ROWS_PER_EDITION

KEYSTROKES = ("heat exchanger", "vacuum pump", "2B350.d", "151-50-8", "frequency changer", "fermenter 25", "milling machine", "camera")
WINDOW_ROUNDS = 5
SHEETS = 10

# The same words in the same edition, given to SQLite's full-text search and nothing else.
BARE_SEARCH = "SELECT rowid, rank FROM paragraph_search WHERE paragraph_search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rank LIMIT 20"

# What a window costs before anything of ours: Qt, an empty main window, an open database.
BARE_WINDOW = """
import sqlite3, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(sys.argv)
database = sqlite3.connect(":memory:")
window = QMainWindow()
window.setCentralWidget(QLabel("bare"))
window.resize(1280, 720)
window.show()
QTimer.singleShot(0, application.quit)
application.exec()
"""


def bench(workspace: Workspace) -> dict[str, object]:
    """All figures; times in milliseconds, memory in MiB. The schema is published beside the others."""
    return {
        "schema": 1,
        "window": _windows(),
        "search": search_figures(workspace),
        "classification": _classification(workspace),
        "paper": _paper(),
    }


def _windows() -> Mapping[str, object]:
    """First painted window beside a bare one, and memory with the first page open; in processes of their own."""
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "window.json").write_text('{"role": "exporter", "country": "PH"}', encoding="utf-8")
        command = [sys.executable, "-m", "ui.application", "--data", folder, "--until"]
        for _ in range(WINDOW_ROUNDS):
            bare.append(_run([sys.executable, "-c", BARE_WINDOW])[0])
            ours.append(_run([*command, "painted"])[0])
        _run([*command, "ready"])  # the very first start makes the case file; the next is what a person has every day
        ready, said = _run([*command, "ready"])
    return {
        "bare_ms": _rounded(statistics.median(bare)),
        "ours_ms": _rounded(statistics.median(ours)),
        "ratio": _rounded(statistics.median(ours) / statistics.median(bare)),
        "first_page_ms": _rounded(ready),
        "resident_mib": float(json.loads(said)["resident_mib"]),
    }


def _run(command: Sequence[str]) -> tuple[float, str]:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    begun = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=environment)
    return (time.perf_counter() - begun) * 1000, done.stdout.strip()


def search_figures(workspace: Workspace) -> Mapping[str, float]:
    """Every keystroke of some searches, each beside the same words given to SQLite's full-text search and nothing else."""
    reference = workspace.reference
    typed = [text[:end] for text in KEYSTROKES for end in range(1, len(text) + 1)]
    reference.search("warm", 20, list_id=BASE_LIST, edition=BASE_EDITION)
    times: list[float] = []
    bare: list[float] = []
    with closing(sqlite3.connect(f"{reference.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        number = connection.execute("SELECT id FROM edition WHERE list_id = ? AND edition = ?", (BASE_LIST, BASE_EDITION)).fetchone()[0]
        rows = number * ROWS_PER_EDITION, (number + 1) * ROWS_PER_EDITION - 1
        for text in typed:
            times.append(_timed(lambda text=text: reference.search(text, 20, list_id=BASE_LIST, edition=BASE_EDITION)))
            bare.append(_timed(lambda text=text: connection.execute(BARE_SEARCH, (_bare_words(text), *rows)).fetchall()))
    ours, without = _spread(times), _spread(bare)
    return {"keystrokes": len(times), **ours, "bare_p95_ms": without["p95_ms"], "ratio": _rounded(ours["p95_ms"] / without["p95_ms"])}


def _bare_words(typed: str) -> str:
    """All words that were typed, the last one still open: what any search as you type gives to FTS5."""
    return " ".join(f'"{word}"' for word in re.findall(r"\w+", typed)) + "*"


def _classification(workspace: Workspace) -> Mapping[str, object]:
    times: list[float] = []
    workspace.make_ready()
    for text in KEYSTROKES:
        item = WrittenItem(description=text)
        for _ in range(12):
            begun = time.process_time()
            question = interview_step(workspace, item).step.next_question
            times.append((time.process_time() - begun) * 1000)
            if question is None:
                break
            item = _unknown(item, question.id, str(question.kind))
    return {"steps": len(times), **_spread(times)}


def _unknown(item: WrittenItem, name: str, kind: str) -> WrittenItem:
    if kind in {"candidate", "overview"}:
        answer: object = [] if kind == "overview" else "yes"
        return WrittenItem(description=item.description, answers=item.answers, considered={**item.considered, name: answer})
    return WrittenItem(description=item.description, answers={**item.answers, name: "unknown"}, considered=item.considered)


def _paper() -> Mapping[str, object]:
    stream = bytes(range(256)) * 18
    plain, with_symbols = _packet(None), _packet(stream)
    print_packet(plain)
    bare = statistics.median(_timed(lambda: print_packet(plain)) for _ in range(5))
    ours = statistics.median(_timed(lambda: print_packet(with_symbols)) for _ in range(5))
    symbols = len(frames_of(stream, bytes(8)))
    return {
        "ten_sheets_ms": _rounded(bare),
        "ten_sheets_with_symbols_ms": _rounded(ours),
        "ratio": _rounded(ours / bare),
        "symbols": symbols,
        "symbol_ms": _rounded((ours - bare) / symbols),
    }


def _packet(stream: bytes | None) -> PacketPlan:
    rows = tuple((f"Point {number}", "an answer of ordinary length that fills about a line of the sheet") for number in range(30))
    sheets = tuple(
        Sheet(
            name=f"sheet {number}",
            index_name=PaperLabel(f"Sheet {number}"),
            form="GEN-TEST 1",
            edition="2026-10",
            head=RecordHead(title=PaperLabel(f"Sheet {number}")),
            blocks=(KeyValues(rows=rows),),
        )
        for number in range(1, SHEETS + 1)
    )
    return PacketPlan(
        title="Measurement",
        author="sample",
        reference="SAMPLE",
        list_edition="sample",
        printed_at="sample",
        checksum="0" * 16,
        case_stream=stream,
        sheets=(*sheets, SymbolsSheet()),
    )


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds of this process alone: what else the machine does must not count."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def _spread(times: Sequence[float]) -> Mapping[str, float]:
    ordered = sorted(times)
    return {
        "median_ms": _rounded(statistics.median(ordered)),
        "p95_ms": _rounded(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]),
        "max_ms": _rounded(ordered[-1]),
    }


def _rounded(value: float) -> float:
    return round(value, 2)
