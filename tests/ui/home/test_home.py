from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from stc_desktop.casework import sessions
from stc_desktop.casework.applications import start_application
from stc_desktop.casework.printing import print_case
from stc_desktop.casework.products import products
from stc_desktop.casework.samples import add_samples, sample_case_of
from tests.ui.conftest import NOW
from tests.ui.home.at_the_window import Person
from tests.ui.parts.clipping import clipped
from ui.home.page import HomePage
from ui.parts.rows import DraftRow

DRAFT = {"item": {"description": "condenser with receiver, HX-220"}, "stage": "asking", "model": "HX-220"}


def home(person: Person) -> HomePage:
    page = person.window.page()
    assert isinstance(page, HomePage)
    return page


def test_a_first_day_offers_the_first_step_and_the_samples(person: Person) -> None:
    person.go("home")
    assert person.read("home_question") == "What do you want to do?"
    assert "Monday 23 November 2026" in person.read("home_line")
    assert "Nothing is waiting" in person.read("home_nothing")
    assert not person.sees("home_work")
    person.click("home_nothing_yet_action")
    assert person.led_to() == ("classify", "new")


def test_the_samples_come_in_with_one_click_and_then_wait(person: Person) -> None:
    person.go("home")
    person.click("home_sample_point_action")
    assert len(products(person.workspace)) == 3
    assert not person.sees("home_sample")
    assert not person.sees("home_nothing")
    assert "Frequency changer" in person.read("home_work")


@pytest.mark.parametrize(
    ("role", "task", "place"),
    [
        ("exporter", "classify", ("classify", "new")),
        ("exporter", "apply", ("applications", "new")),
        ("exporter", "look_up", ("control_lists", "")),
        ("official", "paragraph", ("control_lists", "")),
        ("official", "enquiry", ("classify", "new")),
        ("trainer", "exercise", ("applications", "new")),
    ],
)
def test_the_tasks_of_each_role_lead_where_they_say(person: Person, role: str, task: str, place: tuple[str, str]) -> None:
    person.window.settings.change(role=role)
    person.go("home")
    person.click(f"home_task_{task}")
    assert person.led_to() == place


def test_a_trainer_gets_a_sample_even_before_the_samples_are_in(person: Person) -> None:
    person.window.settings.change(role="trainer")
    person.go("home")
    person.click("home_task_sample")
    samples = {product.id for product in products(person.workspace) if product.is_sample}
    room, place = person.led_to()
    assert room == "classify"
    assert place.removeprefix("product/") in samples


def test_what_was_left_stands_with_its_next_step_and_leads_back(person: Person) -> None:
    sessions.save_draft(person.workspace, "classify", "open", DRAFT)
    application = start_application(person.workspace, "GEN-LIC", country="PH")
    person.go("home")
    said = person.read("home_work")
    assert "condenser with receiver" in said
    assert "say whether 2B350" in said or "answer “" in said
    assert "say who is applying" in said
    rows = home(person).findChildren(DraftRow)
    place = {}
    for row in [row.objectName() for row in rows]:
        person.go("home")
        person.click(row)
        room, where = person.led_to()
        place[room] = where
    assert place == {"classify": "draft/open", "applications": f"application/{application.id}"}


def test_many_things_left_are_folded_and_can_be_shown(person: Person) -> None:
    for number in range(6):
        sessions.save_draft(person.workspace, "classify", f"open-{number}", {**DRAFT, "name": f"Condenser {number}"})
    person.go("home")
    assert len([row for row in home(person).findChildren(DraftRow) if row.isVisible()]) == 4
    person.click("home_all")
    assert len([row for row in home(person).findChildren(DraftRow) if row.isVisible()]) == 6


def test_an_incomplete_list_and_work_without_a_backup_matter_today(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    held = person.workspace.reference.edition("eu-annex-1", "2025-11-15")
    fewer = replace(held, entries={code: entry for code, entry in held.entries.items() if entry.head in {"2B350", "3A225"}})
    monkeypatch.setattr(type(person.workspace.reference), "edition", lambda *_any: fewer)
    start_application(person.workspace, "GEN-LIC", country="PH")
    person.go("home")
    said = person.read("home_today")
    assert f"2 of {len(held.info.heads)} heads are installed" in said
    assert "There is no backup yet" in said


def test_a_whole_list_needs_no_word(person: Person) -> None:
    person.go("home")
    assert not person.sees("home_today") or "heads are installed" not in person.read("home_today")


def test_a_profile_that_is_due_for_review_is_said_with_its_date(person: Person) -> None:
    person.workspace.clock = lambda: NOW + dt.timedelta(days=400)
    person.go("home")
    assert "The law of Philippines is due for a review" in person.read("home_today")
    assert "2 May 2027" in person.read("home_today")


def test_a_country_without_a_profile_is_said(person: Person) -> None:
    person.window.settings.change(country="LA")
    person.go("home")
    assert "The law of Lao PDR is not installed" in person.read("home_today")


def test_ctrl_k_finds_a_paragraph_and_enter_opens_it(person: Person) -> None:
    person.go("home")
    person.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert person.see("home_search").hasFocus()
    person.write("home_search", "2B350.d")
    person.press(Qt.Key.Key_Return)
    assert person.led_to() == ("control_lists", "entry/2B350.d")


def test_own_products_are_found_before_paragraphs_and_arrows_reach_them(person: Person) -> None:
    add_samples(person.workspace)
    person.go("home")
    person.write("home_search", "fermenter")
    person.qtbot.waitUntil(lambda: person.sees("home_results"), timeout=5_000)
    person.rest()
    assert "Laboratory fermenter" in person.read("home_found_1")
    person.press(Qt.Key.Key_Down)
    assert person.see("home_found_1").hasFocus()
    person.press(Qt.Key.Key_Down)
    assert person.see("home_found_2").hasFocus()
    person.press(Qt.Key.Key_Up)
    person.press(Qt.Key.Key_Up)
    assert person.see("home_search").hasFocus()


def test_nothing_found_says_what_to_do(person: Person) -> None:
    person.go("home")
    person.write("home_search", "qqqzzzxx")
    person.qtbot.waitUntil(lambda: person.sees("home_found"), timeout=5_000)
    assert "Nothing fits “qqqzzzxx”." in person.read("home_found")
    person.press(Qt.Key.Key_Escape)
    assert person.sees("home_today")


def test_an_official_reads_a_printed_case_back_with_its_signature(person: Person, tmp_path: Path) -> None:
    case = sample_case_of(person.workspace)
    paper = tmp_path / "packet.pdf"
    printed = print_case(person.workspace, case, "GEN-LIC")
    assert not printed.is_draft
    paper.write_bytes(printed.pdf)
    person.window.settings.change(role="official")
    person.go("home")
    home(person).reading.choose_pages = lambda: [paper]
    person.click("home_task_read")
    assert person.read("paper_case_title") == case.reference
    assert "Unchanged since it was signed" in person.read("paper_case_standing")
    assert case.lines[0].name in person.read("paper_line_1")
    assert case.parties[0].legal_name in person.read("paper_parties")
    assert clipped(home(person)) == []
    person.click("paper_case_back")
    assert person.sees("home_question")


def test_pages_without_a_symbol_say_what_is_missing(person: Person, tmp_path: Path) -> None:
    page = QImage(620, 877, QImage.Format.Format_Grayscale8)
    page.fill(255)
    paper = tmp_path / "page.png"
    assert page.save(str(paper))
    person.window.settings.change(role="official")
    person.go("home")
    home(person).reading.choose_pages = lambda: [paper]
    person.click("home_task_read")
    assert "do not hold the whole case" in person.read("paper_case_standing")
    assert person.sees("paper_case_more")


@pytest.mark.parametrize(("percent", "width"), [(100, 1280), (125, 1280), (200, 1280), (100, 1920)])
def test_no_words_are_cut_and_everything_is_named(person: Person, percent: int, width: int) -> None:
    add_samples(person.workspace)
    person.window.surroundings.look.set_percent(percent)
    person.window.resize(width, 720)
    person.go("home")
    page = home(person)
    person.rest()
    assert clipped(page) == []
    touchable = [widget for widget in page.findChildren(QWidget) if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    names = [widget.objectName() for widget in touchable]
    assert len(touchable) >= 6
    assert len(set(names)) == len(names)
    assert all(names)
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in touchable)


def test_with_little_room_what_matters_stands_below(person: Person) -> None:
    person.go("home")
    person.window.resize(1000, 720)
    person.window.surroundings.look.set_percent(150)
    person.rest()
    page = home(person)
    side, main = person.see("home_side"), person.see("home_main")
    assert main.isAncestorOf(side)
    person.window.surroundings.look.set_percent(100)
    person.window.resize(1280, 720)
    person.rest()
    assert not main.isAncestorOf(side)
    assert clipped(page) == []


def test_files_that_are_no_pages_get_a_sentence(person: Person, tmp_path: Path) -> None:
    nothing = tmp_path / "nothing.pdf"
    nothing.write_bytes(b"no pages here")
    person.window.settings.change(role="official")
    person.go("home")
    home(person).reading.choose_pages = lambda: [nothing]
    person.click("home_task_read")
    assert "nothing.pdf" in person.read("toast")
    assert person.sees("home_question")
    assert not person.sees("home_reading")


def test_reading_says_where_it_is_and_cancel_keeps_what_was_read(person: Person, tmp_path: Path) -> None:
    papers = []
    for number in range(3):
        page = QImage(620, 877, QImage.Format.Format_Grayscale8)
        page.fill(255)
        papers.append(tmp_path / f"page-{number}.png")
        assert page.save(str(papers[-1]))
    person.window.settings.change(role="official")
    person.go("home")
    reading = home(person).reading
    reading.choose_pages = lambda: papers
    told: list[str] = []

    def cancel_at_the_second(step: str, _share: float, note: str = "") -> None:
        told.append(f"{step} {note}".strip())
        if note == "page-1.png":
            reading.progress.cancel_requested.emit()

    reading.progress.advance = cancel_at_the_second  # type: ignore[method-assign]  # the real one paints what this one writes down
    person.click("home_task_read")
    assert "File 1 of 3, page 1 of 1 page-0.png" in told
    assert "Stopping after this page" in told
    assert not any("page-2.png" in step for step in told[told.index("Stopping after this page") :])
    assert "do not hold the whole case" in person.read("paper_case_standing")
    assert person.sees("paper_case_more"), "the pages that were not read can be added"
    assert not person.sees("home_reading")
