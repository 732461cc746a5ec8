from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from stc_desktop.casework.applications import applications, start_application
from stc_desktop.casework.installed import last_backup
from stc_desktop.casework.products import products
from tests.ui.conftest import NOW
from tests.ui.home.at_the_window import Person
from tests.ui.parts.clipping import clipped
from ui.data.page import DataPage
from ui.parts.layouts import ScrollPane


def page_of(person: Person) -> DataPage:
    page = person.window.page()
    assert isinstance(page, DataPage)
    return page


def test_the_list_says_edition_date_heads_and_publisher(person: Person) -> None:
    person.go("data")
    held = person.workspace.reference.edition("eu-annex-1", "2025-11-15")
    said = person.read("installed_lists")
    assert f"{len(held.installed_heads)} of {len(held.info.heads)} heads" in said
    assert "in force 15 Nov 2025" in said
    assert held.info.publisher in said


def test_each_profile_says_what_it_rests_on_and_when_to_look_again(person: Person) -> None:
    person.go("data")
    said = person.read("installed_law_PH")
    assert "Philippines" in said
    assert "2 Nov 2026" in said
    assert "review by 2 May 2027" in said
    assert "facts have to be asked" in said


def test_forms_and_files_are_listed(person: Person) -> None:
    person.go("data")
    assert "GEN-LIC" in person.read("installed_forms")
    assert str(person.workspace.reference.path) in person.read("installed_files")
    assert "later version" in person.read("data_later")


def test_the_health_check_names_every_thing_it_looked_at(person: Person) -> None:
    person.go("data")
    person.click("data_check")
    said = person.read("data_check_part")
    for name in ("Reference file", "Your work", "Fonts", "Signing key", "Disk space"):
        assert name in said
    assert "Everything works" in said or "Everything is in order" in said
    assert clipped(page_of(person)) == []


def test_a_damaged_reference_file_is_said(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    from stc_desktop.rules.errors import ReferenceFileFault
    from stc_desktop.storage.reference import ReferenceFile

    def broken(_self: ReferenceFile) -> None:
        raise ReferenceFileFault("The reference file is damaged.", next_step="Install the program again.")

    person.go("data")
    monkeypatch.setattr(ReferenceFile, "check", broken)
    person.click("data_check")
    said = person.read("data_check_part")
    assert "1 point is broken" in said
    assert "The reference file is damaged." in said
    assert "Install the program again." in said


def test_a_backup_is_whole_and_remembered(person: Person, tmp_path: Path) -> None:
    start_application(person.workspace, "GEN-LIC", country="PH")
    stick = tmp_path / "stick"
    stick.mkdir()
    person.go("data", "backup")
    page_of(person).choose_folder = lambda: stick
    person.click("data_backup")
    copy = next(stick.iterdir())
    with sqlite3.connect(copy) as opened:
        assert opened.execute("select count(*) from application").fetchone() == (1,)
    opened.close()
    assert copy.name in person.read("data_backup_result")
    assert str(stick) in person.read("data_backup_place")
    assert clipped(page_of(person)) == []
    assert last_backup(person.workspace) == NOW
    assert "The last one was made on 23 Nov 2026" in person.read("data_backup_part")


def test_a_place_that_cannot_be_written_says_what_to_do(person: Person, tmp_path: Path) -> None:
    person.go("data")
    page_of(person).choose_folder = lambda: tmp_path / "gone" / "further"
    person.click("data_backup")
    assert "Choose another place" in person.read("data_backup_result")
    assert last_backup(person.workspace) is None


def test_leaving_the_choice_of_a_place_changes_nothing(person: Person) -> None:
    person.go("data")
    page_of(person).choose_folder = lambda: None
    person.click("data_backup")
    assert not person.sees("data_backup_result")


def test_samples_come_and_go_and_come_back_as_they_were(person: Person) -> None:
    own = start_application(person.workspace, "GEN-LIC", country="PH")
    person.go("data")
    person.click("data_sample_add")
    came = {one.id for one in products(person.workspace)}
    assert len(came) == 3
    person.click("data_sample_remove")
    assert products(person.workspace) == ()
    assert [one.id for one in applications(person.workspace)] == [own.id]
    person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {one.id for one in products(person.workspace)} == came
    assert len(applications(person.workspace)) == 2
    assert person.sees("data_sample_remove")


@pytest.mark.parametrize(("percent", "width"), [(100, 1280), (125, 1280), (200, 1280), (100, 1920)])
def test_no_words_are_cut(person: Person, percent: int, width: int) -> None:
    person.window.surroundings.look.set_percent(percent)
    person.window.resize(width, 720)
    person.go("data")
    person.rest()
    pane = person.see("data_installed_pane", ScrollPane)
    assert pane.horizontalScrollBar().maximum() == 0
    assert clipped(page_of(person)) == []
