"""A ministry's own list by the window: what it would change, losses confirmed, cancelled, in use at once, and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from stc_desktop.casework import workbook_installing
from stc_desktop.casework.installed_lists import in_use
from stc_desktop.casework.list_workbooks import write_workbook
from stc_desktop.casework.reference_building import build_reference
from stc_desktop.casework.workspace import Workspace
from tests.casework.small_lists import (
    EDITION,
    LIST,
    cell,
    edited,
    nothing,
    small_workspace,
    use_small_sources,
    without_row,
    write_small_sources,
)
from tests.ui.data.test_bringing import page_of
from tests.ui.home.at_the_window import Person
from tests.ui.parts.clipping import clipped
from ui.jobs import JobStopped


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Over the small lists; installing takes a moment."""
    write_small_sources(tmp_path / "sources")
    use_small_sources(tmp_path, monkeypatch.setattr)
    build_reference(tmp_path / "built")
    return small_workspace(tmp_path)


@pytest.fixture
def book(workspace: Workspace, tmp_path: Path) -> Path:
    path = write_workbook(workspace, tmp_path / "sample.xlsx", LIST, EDITION, nothing)
    return edited(path, lambda held: without_row(held, "Category 2", "2B350.a"))


def check(person: Person, book: Path) -> None:
    person.go("data")
    page_of(person).choose_workbook = lambda: book
    person.click("data_check_workbook")


def test_losses_are_shown_and_confirmed_before_the_list_is_used_and_it_is_used_at_once(person: Person, book: Path) -> None:
    check(person, book)
    assert "would be lost" in person.read("install_loss")
    assert "2B350.a" in person.read("install_removals")
    assert "take the place of edition 2025-11-15" in person.read("install_compared")
    install = person.see("install_do", QAbstractButton)
    assert not install.isEnabled()
    assert person.window.focusWidget() is person.see("install_confirm")
    assert clipped(page_of(person)) == []
    person.click("install_confirm")
    assert install.isEnabled()
    person.click("install_do")
    assert "is installed" in person.read("workbook_result")
    assert "2B350.a" not in person.workspace.reference.edition(LIST, EDITION).entries
    person.go("data", "installed")
    row = person.read(f"installed_{LIST}_{EDITION}")
    assert "Changed by Sample Officer" in row
    assert "sample.xlsx" in row
    assert clipped(page_of(person)) == []


def test_a_list_that_takes_nothing_away_needs_no_tick(person: Person, workspace: Workspace, tmp_path: Path) -> None:
    book = write_workbook(workspace, tmp_path / "other.xlsx", LIST, EDITION, nothing)
    edited(book, lambda held: setattr(cell(held, "Category 2", "2B001.b", "Heading"), "value", "Quite other ones"))
    check(person, book)
    assert not person.sees("install_confirm")
    assert person.window.focusWidget() is person.see("install_do")
    person.click("install_do")
    assert person.workspace.reference.edition(LIST, EDITION).entries["2B001.b"].heading == "Quite other ones"


def test_cancelled_the_list_in_use_stays(person: Person, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_args: object, **_named: object) -> None:
        raise JobStopped

    check(person, book)
    person.click("install_confirm")
    monkeypatch.setattr(workbook_installing, "install_workbook", stopped)
    person.click("install_do")
    assert "stays as it was" in person.read("workbook_result")
    assert not in_use(person.workspace).is_anything


def test_a_workbook_that_changed_since_it_was_checked_is_not_installed(person: Person, book: Path) -> None:
    check(person, book)
    person.click("install_confirm")
    edited(book, lambda held: setattr(cell(held, "Category 2", "2B001.b", "Heading"), "value", "Quite other ones"))
    person.click("install_do")
    assert "no longer the file that was checked" in person.read("workbook_result")
    assert not in_use(person.workspace).is_anything


def test_the_way_back_is_asked_for_and_taken(person: Person, book: Path) -> None:
    check(person, book)
    person.click("install_confirm")
    person.click("install_do")
    page = page_of(person)
    answers = ["keep", "go"]
    page.installed_care.ask = lambda *_: answers.pop(0)
    person.click("workbook_undo_install")
    assert in_use(person.workspace).is_anything
    person.click("workbook_undo_install")
    assert not in_use(person.workspace).is_anything
    assert "in use again" in person.window.toast_text()
    assert "2B350.a" in person.workspace.reference.edition(LIST, EDITION).entries
    assert not person.sees("data_undo_installs")


def test_after_an_update_the_lists_are_built_anew_from_data(person: Person, book: Path, tmp_path: Path) -> None:
    check(person, book)
    person.click("install_confirm")
    person.click("install_do")
    path = tmp_path / "sources" / "control_lists" / LIST / "2021" / "changes.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("older edition", "oldest edition"), encoding="utf-8")
    build_reference(tmp_path / "built")
    person.go("data", "installed")
    assert "earlier version" in person.read("installed_outdated")
    person.click("data_rebuild")
    assert "now stand on this version" in person.read("workbook_result")
    assert not in_use(person.workspace).is_outdated
    assert "oldest" in person.workspace.reference.edition(LIST, "2021").entries["2B001.a"].heading
