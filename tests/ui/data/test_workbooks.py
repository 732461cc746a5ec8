"""A list as a workbook by the window: written, checked, its faults shown, copied and saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QGuiApplication

from stc_desktop.casework import list_workbooks
from tests.ui.data.test_bringing import page_of
from tests.ui.home.at_the_window import Person
from tests.ui.parts.clipping import clipped
from ui.jobs import JobStopped
from ui.parts.tables import TableView

LIST, EDITION = "eu-common-military", "2020-02-17"


def test_a_list_is_written_changed_and_its_faults_are_named(person: Person, tmp_path: Path) -> None:
    person.go("data")
    page, book = page_of(person), tmp_path / "sample.xlsx"
    page.choose_workbook_place = lambda name: book if name == f"{LIST}-{EDITION}.xlsx" else None
    page.choose_workbook = lambda: book
    person.click(f"data_save_workbook_{LIST}/{EDITION}")
    assert "sample.xlsx was written" in person.read("workbook_result")
    changed = load_workbook(book)
    sheet = changed["ML2"]
    sheet.cell(row=3, column=1).value = "9X9X"
    changed.save(book)
    person.click("workbook_check")
    assert "fault" in person.read("workbook_result")
    table = person.see("workbook_faults", TableView)
    said = [[table.model().index(row, column).data() for column in range(4)] for row in range(table.model().rowCount())]
    assert ["ML2", "3"] in [row[:2] for row in said]
    assert "9X9X" in " ".join(row[3] for row in said)
    assert person.window.focusWidget() is table
    assert person.read("workbook_fault")
    person.click("workbook_copy")
    assert QGuiApplication.clipboard().text().count("\t") == 3 * len(said)
    kept = tmp_path / "faults.txt"
    page.findChild(object, "workbook").choose_text = lambda _name: kept  # type: ignore[attr-defined]
    person.click("workbook_text")
    assert "9X9X" in kept.read_text(encoding="utf-8")
    assert clipped(page) == []


def test_what_cannot_be_written_or_is_no_workbook_gets_a_sentence(person: Person, tmp_path: Path) -> None:
    person.go("data")
    page, broken = page_of(person), tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    page.choose_workbook = lambda: broken
    person.click("data_check_workbook")
    assert "cut off or damaged" in person.read("workbook_result")
    page.choose_workbook_place = lambda _name: tmp_path / "gone" / "sample.xlsx"
    person.go("data", "installed")
    person.click(f"data_save_workbook_{LIST}/{EDITION}")
    assert "stick" in person.read("workbook_result")


def test_cancelled_nothing_is_written(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_args: object, **_named: object) -> None:
        raise JobStopped

    person.go("data")
    book = tmp_path / "sample.xlsx"
    page_of(person).choose_workbook_place = lambda _name: book
    monkeypatch.setattr(list_workbooks, "write_workbook", stopped)
    person.click(f"data_save_workbook_{LIST}/{EDITION}")
    assert "Cancelled" in person.read("workbook_result")
    assert not book.exists()
