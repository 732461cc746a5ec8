"""Bringing an official publication by the window: looked at, columns said, reported, used, gone back from, taken away."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from stc_desktop.casework import bringing
from stc_desktop.casework.bringing import brought_lists, stage, take_over
from stc_desktop.casework.workspace import Workspace
from tests.ui.data.publications import export, table
from tests.ui.home.at_the_window import Person
from tests.ui.parts.clipping import clipped
from ui.data.page import DataPage
from ui.parts.fields import SelectField
from ui.parts.layouts import ScrollPane
from ui.parts.tags import Tag

LIST = "sample-national-list"


def silent(_step: str, _share: float) -> None:
    pass


def page_of(person: Person) -> DataPage:
    page = person.window.page()
    assert isinstance(page, DataPage)
    return page


def bring(person: Person, path: Path) -> None:
    person.go("data", "installed")
    page_of(person).choose_publication = lambda: path
    person.click("data_bring")
    person.rest()


def say(person: Person, *, edition: str = "2026-01-01", list_id: str = LIST) -> None:
    person.write("columns_edition", edition)
    person.write("columns_1_list", list_id)
    person.click("columns_read")
    person.rest()


def used(workspace: Workspace, folder: Path, edition: str, **more: Any) -> None:
    take_over(workspace, stage(workspace, table(folder, f"t-{edition}", **more), silent, list_id=LIST, edition=edition))


def tags(person: Person, name: str) -> list[str]:
    return [tag.text() for tag in person.see(name).findChildren(Tag) if tag.isVisible()]


def editions(workspace: Workspace) -> list[str]:
    return [held.info.edition for held in brought_lists(workspace) if held.info]


def test_nothing_brought_says_what_could_be_and_offers_the_first_step(person: Person, tmp_path: Path) -> None:
    person.go("data")
    assert "No official publication was brought yet" in person.read("installed_brought_empty")
    page_of(person).choose_publication = lambda: None
    person.click("installed_brought_empty_action")
    assert "Annex I" in person.read("bring_what")
    assert person.window.rooms.room == "data"
    assert page_of(person).place() == "bring"
    assert person.window.focusWidget() is person.see("bring_choose")
    assert clipped(page_of(person)) == []
    person.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert person.sees("installed_brought_empty"), "a step back leads to what is installed"


def test_a_table_is_brought_from_its_columns_to_its_use(person: Person, tmp_path: Path) -> None:
    bring(person, table(tmp_path, "sample"))
    assert person.see("columns_1_code", SelectField).value() == "Code"
    assert "2B999 · 2B999.a · 2B998" in person.read("columns_1_code_sample")
    say(person)
    said = person.read("report_1")
    assert tags(person, "report_1") == ["Can be used", "Edition 2026-01-01", LIST]
    assert "2 entries, 4 items" in person.read("report_1_counts")
    assert "2B 2" in person.read("report_1_categories")
    assert "nothing to compare with" in said
    assert brought_lists(person.workspace) == (), "nothing is in use before it is said"
    person.click("report_use")
    assert editions(person.workspace) == ["2026-01-01"]
    row = person.read(f"installed_brought_{LIST}")
    for part in (LIST, "2026-01-01", "in force 1 Jan 2026", "Brought 23 Nov 2026", "sha256", "2 entries, 6 paragraphs"):
        assert part in row
    assert clipped(page_of(person)) == []


def test_what_a_table_does_not_say_is_asked_at_its_field(person: Person, tmp_path: Path) -> None:
    bring(person, table(tmp_path, "sample"))
    person.click("columns_read")
    assert "Say which edition" in person.read("columns_edition_field")
    assert "short name" in person.read("columns_1_list_field_message")
    assert person.window.focusWidget() is person.see("columns_edition")
    say(person, list_id="Not A Name!")
    assert "cannot be the name of a list" in person.read("columns_fault")
    assert person.see("columns_edition").text() == "2026-01-01", "what was typed stays"  # type: ignore[attr-defined]
    say(person)
    assert person.sees("report_use")


def test_columns_that_were_confirmed_are_remembered(person: Person, tmp_path: Path) -> None:
    bring(person, table(tmp_path, "sample"))
    person.see("columns_1_note", SelectField).choose("Text")
    say(person)
    person.click("report_use")
    bring(person, table(tmp_path, "next", items=4))
    assert person.sees("columns_remembered")
    assert person.see("columns_1_note", SelectField).value() == "Text"
    assert person.see("columns_1_list").text() == LIST  # type: ignore[attr-defined]


def test_doubts_are_counted_and_their_lines_unfold_and_can_be_copied(person: Person, tmp_path: Path) -> None:
    bring(person, table(tmp_path, "sample", items=120))
    say(person)
    assert not person.sees("report_1_lines_reference")
    person.click("report_1_doubt_reference_head")
    assert "2B997" in person.read("report_1_lines_reference")
    assert "20 more are not shown here" in person.read("report_1_more_reference")
    person.click("report_1_copy_reference")
    assert len(QGuiApplication.clipboard().text().splitlines()) == 120


def test_a_newer_edition_is_compared_with_the_one_in_use(person: Person, tmp_path: Path) -> None:
    used(person.workspace, tmp_path, "2025-01-01")
    bring(person, table(tmp_path, "newer", items=4, word="new"))
    say(person)
    assert "Compared with 2025-01-01" in person.read("report_1")
    person.click("report_1_added_head")
    assert person.read("report_1_added_codes") == "2B999.a.4"
    assert not person.see("report_1_gone_head").isEnabled()


def test_an_older_edition_is_asked_about_once_more(person: Person, tmp_path: Path) -> None:
    used(person.workspace, tmp_path, "2026-06-01")
    bring(person, table(tmp_path, "older"))
    say(person)
    assert "older than 2026-06-01" in person.read("report_1_older")
    asked: list[str] = []
    answers = ["keep", "use"]
    pane = page_of(person).findChild(object, "bring")

    def answer(_title: str, text: str, _answers: object) -> str:
        asked.append(text)
        return answers.pop(0)

    pane.ask = answer  # type: ignore[attr-defined]
    person.click("report_use")
    assert editions(person.workspace) == ["2026-06-01"]
    assert "2026-01-01 is older than 2026-06-01" in asked[0]
    person.click("report_use")
    assert editions(person.workspace) == ["2026-01-01"]


def test_the_same_wording_again_has_nothing_to_use(person: Person, tmp_path: Path) -> None:
    path = table(tmp_path, "same")
    for _ in range(2):
        bring(person, path)
        say(person)
        if person.sees("report_use"):
            person.click("report_use")
    assert "In use already" in tags(person, "report_1")
    assert not person.sees("report_use")


def test_a_refused_one_says_why_and_cannot_be_used(person: Person, tmp_path: Path) -> None:
    chemicals = "; ".join(f"{number}-11-1" for number in range(100, 150))
    bring(person, table(tmp_path, "bad", extra=f'2B998.a,"{chemicals}"\n'))
    say(person)
    assert "in one piece" in person.read("report_1_refused")
    assert not person.sees("report_use")
    person.click("report_leave")
    assert brought_lists(person.workspace) == ()
    assert list((person.workspace.data / "brought" / "staged").iterdir()) == []


def test_a_file_that_is_no_list_says_what_it_is(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "countries.json"
    path.write_text('{"countries": [{"name": "Sampleland"}]}', encoding="utf-8")
    bring(person, path)
    assert "JSON file with countries" in person.read("bring_refused")
    assert "Nothing was changed" in person.read("bring_fault")
    assert clipped(page_of(person)) == []
    person.click("bring_leave")
    assert person.sees("installed_brought_empty")


def test_a_table_without_codes_says_so_before_anything_is_read(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "prices.csv"
    path.write_text("Name,Price\nSample pump,12\nSample valve,3\n", encoding="utf-8")
    bring(person, path)
    assert "no column holds codes" in person.read("columns_no_list")
    say(person)
    assert "which column holds the codes" in person.read("columns_1_code_field_message")


def test_a_file_that_cannot_be_read_gets_a_sentence(person: Person, tmp_path: Path) -> None:
    folder, empty, cut_off = tmp_path / "folder.xlsx", tmp_path / "empty.xlsx", tmp_path / "cut_off.xlsx"
    folder.mkdir()
    empty.write_bytes(b"")
    cut_off.write_bytes(b"PK\x03\x04 and no more")
    for path, word in ((tmp_path / "gone.xlsx", "no such file"), (folder, "folder"), (empty, "empty"), (cut_off, "cut off")):
        bring(person, path)
        assert word in person.read("bring_refused")
    person.click("bring_again")
    assert "cut off" in person.read("bring_refused")


def test_a_stick_pulled_out_while_reading_leaves_what_was_typed(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pulled(*_args: object, **_choices: object) -> None:
        raise OSError(5, "Input/output error")

    bring(person, table(tmp_path, "sample"))
    monkeypatch.setattr(bringing, "sha256_of", pulled)
    say(person)
    assert "Input/output error" in person.read("columns_fault")
    assert "stick" in person.read("columns_fault")
    monkeypatch.undo()
    person.click("columns_read")
    person.rest()
    assert person.sees("report_use")


def test_an_export_that_does_not_say_its_edition_is_read_when_that_is_said(person: Person, tmp_path: Path) -> None:
    bring(person, export(tmp_path))
    assert "does not say which edition" in person.read("bring_refused")
    person.click("bring_say_head")
    person.write("bring_say_list", LIST)
    person.write("bring_say_edition", "2026-01-01")
    person.click("bring_again")
    person.rest()
    person.click("report_use")
    assert editions(person.workspace) == ["2026-01-01"]


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """Reading that takes as long as somebody wants to watch it."""

    def slow(workspace: Workspace, path: Path, told: Callable[[str, float], None], **choices: Any) -> object:
        for number in range(400):
            time.sleep(0.02)
            told(f"row {number}", number / 800)
        return stage(workspace, path, told, **choices)

    monkeypatch.setattr(bringing, "stage", slow)
    return slow


@pytest.mark.usefixtures("slowly")
def test_reading_shows_a_bar_and_cancelling_changes_nothing(person: Person, tmp_path: Path) -> None:
    bring_columns(person, tmp_path)
    assert "Reading sample.csv" in person.read("bring_progress")
    person.qtbot.waitUntil(lambda: "Row" in person.read("bring_progress"))
    page_of(person).bring(tmp_path / "another.csv")
    assert "Reading sample.csv" in person.read("bring_progress"), "one file after the other"
    person.click("bring_progress_cancel")
    assert person.sees("columns_read"), "back where it was begun"
    assert brought_lists(person.workspace) == ()


@pytest.mark.usefixtures("slowly")
def test_closing_the_window_in_the_middle_leaves_nothing_half_done(person: Person, tmp_path: Path) -> None:
    bring_columns(person, tmp_path)
    person.window.close()
    assert person.window.jobs.wait(5_000)
    assert brought_lists(person.workspace) == ()
    staged = person.workspace.data / "brought" / "staged"
    assert not staged.is_dir() or not list(staged.iterdir())


def bring_columns(person: Person, folder: Path) -> None:
    """As far as the reading has begun."""
    bring(person, table(folder, "sample"))
    person.write("columns_edition", "2026-01-01")
    person.write("columns_1_list", LIST)
    person.qtbot.mouseClick(person.see("columns_read"), Qt.MouseButton.LeftButton)
    person.see("bring_progress_cancel")


def test_a_file_dropped_on_the_page_is_looked_at(person: Person, tmp_path: Path) -> None:
    person.go("data")
    page = page_of(person)
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(table(tmp_path, "dropped")))])
    drop = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, files, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    assert page.acceptDrops()
    page.dropEvent(drop)
    person.rest()
    assert person.sees("columns_read")
    assert page.place() == "bring"


def test_all_of_it_by_keyboard(person: Person, tmp_path: Path) -> None:
    person.go("data")
    path = table(tmp_path, "sample")
    page_of(person).choose_publication = lambda: path
    person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert person.window.focusWidget() is person.see("columns_edition")
    type_in(person, "2026-01-01")
    tab_to(person, "columns_1_list")
    type_in(person, LIST)
    tab_to(person, "columns_read")
    person.press(Qt.Key.Key_Space)
    assert person.window.focusWidget() is person.see("report_use")
    person.press(Qt.Key.Key_Return)
    assert editions(person.workspace) == ["2026-01-01"]


def type_in(person: Person, text: str) -> None:
    for letter in text:
        person.qtbot.keyClicks(QApplication.focusWidget(), letter)


def tab_to(person: Person, name: str) -> None:
    for _ in range(40):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        person.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {name}")


def test_going_back_and_taking_away_can_be_taken_back(person: Person, tmp_path: Path) -> None:
    used(person.workspace, tmp_path, "2025-01-01")
    used(person.workspace, tmp_path, "2026-01-01", items=4)
    person.go("data")
    person.click(f"data_go_back_{LIST}")
    assert editions(person.workspace) == ["2025-01-01"]
    person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editions(person.workspace) == ["2026-01-01"]
    person.click(f"data_take_away_{LIST}")
    assert brought_lists(person.workspace) == ()
    assert person.sees("installed_brought_empty")
    person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editions(person.workspace) == ["2026-01-01"]
    assert [one.edition for one in brought_lists(person.workspace)[0].former] == ["2025-01-01"]
    assert "Go back to 2025-01-01" in person.see(f"data_go_back_{LIST}").text()  # type: ignore[attr-defined]


def test_a_damaged_one_says_so_and_can_be_taken_away(person: Person, tmp_path: Path) -> None:
    used(person.workspace, tmp_path, "2025-01-01")
    person.workspace.brought.close()
    (file,) = (person.workspace.data / "brought" / "lists" / LIST).glob("2025*")
    file.write_bytes(b"not a database")
    person.go("data")
    assert tags(person, f"installed_brought_{LIST}") == ["Damaged"]
    person.click(f"data_take_away_{LIST}")
    assert brought_lists(person.workspace) == ()


def test_no_words_are_cut(person: Person, tmp_path: Path) -> None:
    used(person.workspace, tmp_path, "2025-01-01")
    for percent in (125, 200):
        person.window.surroundings.look.set_percent(percent)
        bring(person, table(tmp_path, f"sample-{percent}", items=5))
        _is_whole(person, "columns_pane")
        say(person)
        _is_whole(person, "report_pane")
    person.go("data", "installed")
    _is_whole(person, "data_installed_pane")


def _is_whole(person: Person, pane: str) -> None:
    assert person.see(pane, ScrollPane).horizontalScrollBar().maximum() == 0
    assert clipped(page_of(person)) == []


def test_no_reader_is_imported_before_a_file_is_chosen() -> None:
    program = (
        "import ui, sys; import ui.data.page, ui.control_lists.page; "
        "late = ('openpyxl', 'pypdfium2', 'ecfr', 'annex_pdf', 'ccl_json', 'columns_step', 'authoring.workbooks'); "
        "print([name for name in sys.modules if any(word in name for word in late)])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
