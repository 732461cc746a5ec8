"""A workspace over two small invented lists instead of the program's own, so that whole reference files are built in a moment."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from stc_desktop.authoring.builder import resources_folder
from stc_desktop.casework import installed_lists, list_workbooks, reference_building
from stc_desktop.casework.workspace import Workspace
from stc_desktop.storage import reference_folder
from tests.authoring.conftest import FILES

LIST, EDITION, OLDER = "eu-annex-1", "2025-11-15", "2021"
NOW = dt.datetime(2026, 11, 23, 9, 14, tzinfo=dt.timezone(dt.timedelta(hours=7)))
OLDER_FILES = {
    "edition.yaml": f"""\
list_id: {LIST}
edition: "{OLDER}"
title: Sample list, older
legal_date: "2021-05-20"
publisher: Nobody, an invented list
base: "{EDITION}"
""",
    "changes.yaml": "2B001.a: {differs: {heading: Accurate ones of the older edition}}\n",
}


def write_small_sources(folder: Path, *, with_law: bool = False) -> None:
    """The folder of resources with the small list in two editions; with the law of the countries where a test is about it."""
    lists = folder / "control_lists"
    for name, content in FILES.items():
        text = content.replace(", 9A004]", "]").replace("  see: [9A004.b]\n", "")
        if name.endswith("edition.yaml"):
            text = text.replace("list_id: sample", f"list_id: {LIST}").replace('"2025"', f'"{EDITION}"')
        path = lists / name.replace("sample/2025", f"{LIST}/{EDITION}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name, text in OLDER_FILES.items():
        path = lists / LIST / OLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if with_law:
        shutil.copytree(resources_folder() / "jurisdictions", folder / "jurisdictions")


def use_small_sources(place: Path, patch: Callable[[object, str, object], object]) -> None:
    """Let the program believe that these are its own resources, and what was built from them its own reference file."""
    sources, built = place / "sources", place / "built"
    for module in (reference_building, list_workbooks):
        patch(module, "resources_folder", lambda: sources)
    for module in (reference_building, installed_lists, reference_folder):
        patch(module, "built_folder", lambda: built)


def small_workspace(place: Path, person: str = "Sample Officer") -> Workspace:
    return Workspace(data=place / "data", person=person, clock=lambda: NOW)


def nothing(_step: str, _share: float) -> None:
    """Nobody listens."""


Edit = Callable[[dict[str, Any]], object]


def edited(path: Path, edit: Callable[[Any], object]) -> Path:
    """The workbook with what an official does to it."""
    book = load_workbook(path)
    edit(book)
    book.save(path)
    return path


def cell(book: Any, sheet: str, name: str, heading: str) -> Any:
    """The cell of a row by its code or id."""
    page = book[sheet]
    column = next(held.column for held in page[1] if held.value == heading)
    row = next(row for row in range(2, page.max_row + 1) if page.cell(row, 1).value == name)
    return page.cell(row, column)


def without_row(book: Any, sheet: str, name: str) -> None:
    page = book[sheet]
    page.delete_rows(next(row for row in range(2, page.max_row + 1) if page.cell(row, 1).value == name))
