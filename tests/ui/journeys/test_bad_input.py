"""What people really type: each gets its sentence at the field, and what was typed stays there until it is mended."""

from __future__ import annotations

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from stc_desktop.casework.applications import open_application, start_application, type_answer
from stc_desktop.casework.workspace import Workspace
from tests.casework.real_items import MEASURING_MACHINE, PRESS, RealItem
from tests.ui.journeys.classifying import Classifier
from tests.ui.journeys.conftest import OpenWindow
from tests.ui.journeys.hands import ALT, CTRL, Hands

PRESS_ITEM = RealItem(id="press", description="cold isostatic press")


def _asked_for(hands: Hands, workspace: Workspace, item: RealItem, answers: dict[str, object], wanted: str) -> Classifier:
    """Go on until this question stands there."""
    person = Classifier(hands, workspace)
    person.describe(item)
    for _ in range(20):
        question = person.question()
        if question["id"] == wanted:
            return person
        person.answer(question, answers)
    raise AssertionError(f"{wanted} was not asked")


def test_a_number_without_a_unit_takes_the_unit_that_stands_beside_it(exporter: Workspace, open_window: OpenWindow) -> None:
    hands = open_window(exporter)
    _asked_for(hands, exporter, PRESS_ITEM, PRESS, "press_chamber_inside_diameter")
    unit = hands.see("classify_number_unit", QComboBox).currentText()
    hands.type("300")
    hands.press(Qt.Key.Key_Return)
    assert f"300 {unit}" in hands.read("fact_press_chamber_inside_diameter").replace("\N{NO-BREAK SPACE}", " ")


def test_a_comma_and_a_unit_in_the_field_are_understood(exporter: Workspace, open_window: OpenWindow) -> None:
    hands = open_window(exporter)
    machine = RealItem(id="machine", description="coordinate measuring machine")
    _asked_for(hands, exporter, machine, MEASURING_MACHINE, "cmm_error_constant_part")
    hands.type("0,9 µm")  # well below the limit: the verdict follows at once
    hands.press(Qt.Key.Key_Return)
    said = unicodedata.normalize("NFKC", hands.read("answer_cmm_error_constant_part")).replace(",", ".")
    assert unicodedata.normalize("NFKC", "0.9 µm") in said


def test_a_gauge_pressure_is_read_as_one_or_asked_back(exporter: Workspace, open_window: OpenWindow) -> None:
    hands = open_window(exporter)
    _asked_for(hands, exporter, PRESS_ITEM, PRESS, "press_working_pressure")
    hands.type("12 bar(g)")
    hands.press(Qt.Key.Key_Return)
    if hands.sees("fact_press_working_pressure"):  # understood: it says so beside the number
        assert "12 bar(g)" in hands.read("fact_press_working_pressure").replace("\N{NO-BREAK SPACE}", " ")
    else:
        assert "gauge" in hands.read("classify_number_message")
        assert hands.see("classify_number_value", QLineEdit).text() == "12 bar(g)"


@pytest.mark.parametrize("typed", ["many", "12 furlongs", "1.2.3"])
def test_what_is_no_amount_stays_with_its_sentence(exporter: Workspace, open_window: OpenWindow, typed: str) -> None:
    hands = open_window(exporter)
    _asked_for(hands, exporter, PRESS_ITEM, PRESS, "press_chamber_inside_diameter")
    hands.type(typed)
    hands.press(Qt.Key.Key_Return)
    assert hands.see("classify_number_value", QLineEdit).text() == typed
    assert hands.read("classify_number_message")
    assert hands.place == "classify_number_value", "the cursor waits where it is mended"
    hands.picture("no-amount")
    hands.type("300")
    hands.press(Qt.Key.Key_Return)
    assert hands.sees("fact_press_chamber_inside_diameter")


def test_an_absurd_value_is_asked_back_before_it_counts(exporter: Workspace, open_window: OpenWindow) -> None:
    hands = open_window(exporter)
    _asked_for(hands, exporter, PRESS_ITEM, PRESS, "press_chamber_inside_diameter")
    hands.type("300000000000")
    hands.press(Qt.Key.Key_Return)
    assert hands.read("classify_number_message")
    assert not hands.sees("fact_press_chamber_inside_diameter")
    hands.picture("asked-back")
    hands.push("classify_confirm")
    assert hands.sees("fact_press_chamber_inside_diameter")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("hs", "9999.99", "9999.99"),
        ("hs", "eighty-four", "not an HS code"),
        ("cas", "151-50-9", "151-50-9"),
        ("cas", "potassium", "potassium"),
    ],
)
def test_a_code_that_does_not_exist_is_said_at_its_field(
    exporter: Workspace, open_window: OpenWindow, field: str, typed: str, said: str
) -> None:
    hands = open_window(exporter)
    hands.press(Qt.Key.Key_C, ALT)
    hands.press(Qt.Key.Key_N, CTRL)
    hands.type("Potassium cyanide")
    hands.write(f"classify_{field}", typed)
    hands.press(Qt.Key.Key_Return)
    assert said in hands.read(f"classify_{field}_field_message")
    assert hands.place == f"classify_{field}"
    assert hands.see(f"classify_{field}", QLineEdit).text() == typed
    assert hands.see("classify_description", QPlainTextEdit).toPlainText() == "Potassium cyanide"
    hands.type("")
    hands.press(Qt.Key.Key_Backspace)
    hands.press(Qt.Key.Key_Return)
    assert hands.sees("classify_question_text") or hands.sees("classify_verdict_sentence")


def test_a_country_that_does_not_exist_stays_at_its_field(exporter: Workspace, open_window: OpenWindow) -> None:
    started = start_application(exporter, "GEN-LIC", country="VN")
    hands = open_window(exporter)
    hands.window.go("applications", f"application/{started.id}/where_to")
    hands.rest()
    hands.write("answer_route", "LA, Atlantis")
    hands.press(Qt.Key.Key_Tab)
    assert "Atlantis" in hands.read("field_route_message")
    assert hands.see("answer_route", QLineEdit).text() == "LA, Atlantis"
    assert "LA, Atlantis" in open_application(exporter, started.id).case.not_understood.values()
    hands.picture("no-country")
    hands.write("answer_route", "LA, TH")
    hands.press(Qt.Key.Key_Tab)
    assert open_application(exporter, started.id).case.movement.route == ("LA", "TH")


def test_two_windows_on_one_file_show_both_versions_and_lose_none(exporter: Workspace, open_window: OpenWindow) -> None:
    started = start_application(exporter, "GEN-LIC", country="VN")
    mine, theirs = open_window(exporter), open_window(exporter)
    for hands in (mine, theirs):
        hands.window.go("applications", f"application/{started.id}/who")
        hands.rest()
    theirs.take_over()
    theirs.write("answer_agency", "Ministry of Trade (theirs)")
    theirs.press(Qt.Key.Key_Tab)
    mine.take_over()
    mine.write("answer_agency", "Ministry of Defence (mine)")
    mine.press(Qt.Key.Key_Tab)
    said = mine.read("conflict_card")
    assert "Ministry of Trade (theirs)" in said
    assert "Ministry of Defence (mine)" in said
    mine.picture("conflict")
    mine.push("conflict_mine")
    assert mine.see("answer_agency", QLineEdit).text() == "Ministry of Defence (mine)"
    assert open_application(exporter, started.id).case.agency == "Ministry of Defence (mine)"
    with exporter.case_file.begin(exporter.hand) as work:
        kept = work.applications.kept_versions(started.id)
    assert any(b"theirs" in one for one in kept), "the other version is put aside, not lost"


def test_two_windows_that_say_the_same_do_not_meet(exporter: Workspace, open_window: OpenWindow) -> None:
    started = start_application(exporter, "GEN-LIC", country="VN")
    hands = open_window(exporter)
    hands.window.go("applications", f"application/{started.id}/who")
    hands.rest()
    type_answer(exporter, open_application(exporter, started.id), started.form.field("agency"), "Ministry of Trade")
    hands.window.go("applications", "")
    hands.push("applications_all")
    assert not hands.sees("application_conflict")
