"""A verdict from an empty page to its record by few keys; a changed fact that takes an item off the list; a kill in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from stc_desktop.casework.classifying import interview_step
from stc_desktop.casework.products import products
from stc_desktop.casework.sessions import draft
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import resumed
from tests.ui.journeys.conftest import OpenWindow
from tests.ui.journeys.hands import ALT, CTRL, Hands
from ui.classification.page import ClassifyPage
from ui.parts.labels import Label

DESCRIPTION = "Graphite condenser"
_MOST = 60


class CountingHands:
    """Every key that a person would press; the words of the description and of the name are counted letter by letter."""

    def __init__(self, hands: Hands) -> None:
        self.hands, self.keys = hands, 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        self.hands.press(key, modifiers)

    def type(self, text: str) -> None:
        self.keys += len(text)
        self.hands.type(text)
        self.hands.rest()


def _answer_until_the_verdict(person: CountingHands) -> None:
    """12.4 m² of graphite; whatever else is asked is not known, and nothing else fits."""
    hands = person.hands
    for _ in range(20):
        if hands.sees("classify_verdict_sentence"):
            return
        question = hands.read("classify_question_text")
        if question.startswith("Is it a heat exchanger"):
            person.press(Qt.Key.Key_Y)
        elif question == "How large is the heat transfer area?":
            person.type("12.4")
            person.press(Qt.Key.Key_Return)
        elif hands.sees("classify_choices_graphite"):
            while hands.place != "classify_choices_graphite":
                person.press(Qt.Key.Key_Down)
            person.press(Qt.Key.Key_Space)
            person.press(Qt.Key.Key_Return)
        elif question.startswith("Might one of these"):
            person.press(Qt.Key.Key_E, CTRL)
        else:
            person.press(Qt.Key.Key_D, CTRL)
    raise AssertionError("the interview does not come to its end")


@pytest.fixture
def listed(open_window: OpenWindow, exporter: Workspace) -> CountingHands:
    """A listed condenser, its verdict on screen."""
    person = CountingHands(open_window(exporter))
    person.press(Qt.Key.Key_C, ALT)
    person.press(Qt.Key.Key_N, CTRL)
    person.type(DESCRIPTION)
    person.press(Qt.Key.Key_Return, CTRL)
    _answer_until_the_verdict(person)
    return person


def test_new_product_to_its_record_in_under_sixty_keys(listed: CountingHands, tmp_path: Path) -> None:
    hands = listed.hands
    assert "2B350.d.4" in hands.read("classify_verdict_sentence")
    page = hands.window.page()
    assert isinstance(page, ClassifyPage)
    place = tmp_path / "record.pdf"
    page.keeping.choose_file = lambda _suggested: place  # the system's file dialog
    listed.press(Qt.Key.Key_P, CTRL)
    hands.qtbot.waitUntil(lambda: hands.sees("classify_record_save"), timeout=20_000)
    for _ in range(20):
        if hands.place == "classify_record_save":
            break
        listed.press(Qt.Key.Key_Tab)
    listed.press(Qt.Key.Key_Space)
    assert place.read_bytes().startswith(b"%PDF")
    assert listed.keys < _MOST, f"{listed.keys} keys"


def _change_area(person: CountingHands, value: str) -> None:
    person.hands.push("answer_heat_transfer_area_change")
    assert person.hands.place == "classify_number_value"
    person.type(value)
    person.press(Qt.Key.Key_Return)


def test_a_fact_that_takes_it_off_the_list_needs_a_source_and_both_values_are_kept(listed: CountingHands, exporter: Workspace) -> None:
    hands = listed.hands
    _change_area(listed, "25")
    assert hands.place == "classify_source"
    assert "2B350.d.4" in hands.read("classify_turn_text")
    hands.picture("turn")
    listed.press(Qt.Key.Key_Return)
    assert hands.sees("classify_turn"), "without a source nothing is changed"
    listed.type("Letter of Sample Works, 3 May")
    listed.press(Qt.Key.Key_Return)
    _answer_until_the_verdict(listed)
    assert "2B350.d.4" not in hands.read("classify_verdict_sentence")
    hands.push("classify_save")
    listed.press(Qt.Key.Key_Return)
    (stored,) = products(exporter)
    (change,) = resumed(stored.item).changes
    assert (change.id, change.source, change.by) == ("heat_transfer_area", "Letter of Sample Works, 3 May", "Sample Exporter")
    assert "12.4" in str(change.before)
    assert "25" in str(change.after)
    assert change.at.startswith("2026-11-23T10:42")


def test_without_a_source_the_old_value_stays(listed: CountingHands) -> None:
    hands = listed.hands
    _change_area(listed, "25")
    hands.push("classify_turn_keep")
    assert "2B350.d.4" in hands.read("classify_verdict_sentence")
    assert "12.4" in " ".join(label.text() for label in hands.see("answer_heat_transfer_area").findChildren(Label))


def test_a_step_back_is_no_way_round_the_source(listed: CountingHands) -> None:
    hands = listed.hands
    for _ in range(20):
        if hands.sees("classify_number_value"):
            break
        listed.press(Qt.Key.Key_Left, ALT)
    assert hands.read("classify_question_text") == "How large is the heat transfer area?"
    listed.type("25")
    listed.press(Qt.Key.Key_Return)
    assert hands.sees("classify_turn")
    listed.press(Qt.Key.Key_Escape)
    assert not hands.sees("classify_turn")
    _answer_until_the_verdict(listed)
    assert "2B350.d.4" in hands.read("classify_verdict_sentence")


def test_what_would_turn_it_is_shown_and_true(listed: CountingHands, exporter: Workspace) -> None:
    hands = listed.hands
    points = " ".join(label.text() for label in hands.see("classify_points_side").findChildren(Label))
    assert "at 20 m²" in points
    kept = draft(exporter, "classify", "open")
    assert kept is not None
    told = resumed(kept.content["item"]).changed("heat_transfer_area", "20 m2")  # pyright: ignore[reportArgumentType]
    assert interview_step(exporter, told.item).step.codes == ()


def test_the_number_field_takes_the_keyboard(listed: CountingHands) -> None:
    listed.hands.push("answer_heat_transfer_area_change")
    assert isinstance(listed.hands.focused, QLineEdit)
