"""A second opinion by the window: asked for, given blind, compared, settled; by the keyboard and with what goes wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from stc_desktop.casework.classifying import keep_as_product
from stc_desktop.casework.products import product, verdicts_on
from stc_desktop.casework.second_opinions import ask, give, opinions_on, to_be_judged
from stc_desktop.classification.conversation import resumed
from tests.ui.home.at_the_window import Person
from tests.ui.parts.clipping import clipped

EXCHANGER = {
    "description": "graphite heat exchanger for a pickling plant",
    "considered": {"2B350.d": "yes"},
    "answers": {"heat_transfer_area": "0.3 m2", "contact_surface_materials": ["graphite"]},
}
SMALLER = {**EXCHANGER, "answers": {"heat_transfer_area": "0.1 m2", "contact_surface_materials": ["graphite"]}}
OTHER = "Another Sample Person"


@pytest.fixture
def kept(person: Person) -> str:
    return keep_as_product(person.workspace, resumed(EXCHANGER), name="Exchanger (sample)")


def given(person: Person, kept: str, item: dict[str, object]) -> str:
    asked = ask(person.workspace, kept, to_whom=OTHER)
    judged = to_be_judged(person.workspace, asked.id)
    give(person.workspace, asked.id, resumed(item), by=OTHER, beside=judged.beside)
    return asked.id


def test_it_is_asked_for_beside_the_verdict_and_can_be_taken_back(person: Person, kept: str) -> None:
    person.go("products", f"product/{kept}")
    person.click("opinion_ask")
    assert person.window.focusWidget() is person.see("opinion_to")
    person.press(Qt.Key.Key_Return)
    assert "Write who is to look at it" in person.read("opinion_field")
    person.write("opinion_to", person.workspace.person)
    person.click("opinion_save")
    assert "said the first verdict" in person.read("opinion_field")
    person.write("opinion_to", OTHER)
    person.write("opinion_note", "the lining")
    person.press(Qt.Key.Key_Return)
    assert f"Asked of {OTHER}" in person.read("opinion_part")
    assert "To look at: the lining" in person.read("opinion_part")
    assert clipped(person.window.page()) == []  # type: ignore[arg-type]  # there is a page
    person.click("opinion_withdraw")
    assert person.sees("opinion_ask")
    assert [one.settled for one in opinions_on(person.workspace, kept)] == ["withdrawn"]


def test_the_one_who_is_asked_sees_nothing_of_the_first_verdict(person: Person, kept: str) -> None:
    asked = ask(person.workspace, kept, to_whom=OTHER)
    person.workspace.person = OTHER
    person.go("products", f"product/{kept}")
    said = person.read("product_panel")
    assert "asks for your second opinion" in said
    assert "2B350" not in said
    assert "Listed" not in said
    assert not person.sees("product_actions")
    table = person.see("products_table").table  # type: ignore[attr-defined]  # a TableView
    assert "2B350" not in " ".join(str(table.index(0, column).data()) for column in range(4))
    person.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    person.click("opinion_yours")
    assert person.led_to() == ("classify", f"opinion/{asked.id}")


def test_two_that_agree_are_noted_with_one_press(person: Person, kept: str) -> None:
    opinion = given(person, kept, EXCHANGER)
    person.go("products", f"product/{kept}")
    person.click("opinion_compare")
    assert "same verdict" in person.read("opinion_agreement")
    assert person.sees("opinion_answers_none")
    person.click("opinion_settle")
    assert "came to the same verdict" in person.read("product_opinion_1")
    assert [one.settled for one in opinions_on(person.workspace, kept)] == ["first"]
    person.go("products", f"opinion/{opinion}")
    assert not person.sees("opinion_settle"), "it is settled"


def test_two_that_differ_are_shown_test_by_test_and_settled_with_a_reason(person: Person, kept: str) -> None:
    opinion = given(person, kept, SMALLER)
    person.go("products", f"opinion/{opinion}")
    assert "differ" in person.read("opinion_agreement")
    assert "0.3 m2" in person.read("opinion_answer_1")
    assert "0.1 m2" in person.read("opinion_answer_1")
    assert "Bears on 2B350.d" in person.read("opinion_answer_1")
    assert "2B350.d" in person.read("opinion_paragraph_1")
    assert clipped(person.window.page()) == []  # type: ignore[arg-type]  # there is a page
    person.click("opinion_settle")
    assert "Choose which" in person.read("opinion_which_field")
    person.see("opinion_keep_second", QRadioButton).setChecked(True)
    person.click("opinion_settle")
    assert "in a sentence" in person.read("opinion_reason_field")
    person.write("opinion_reason", "The drawing gives 0.1 m2.")
    person.press(Qt.Key.Key_Return)
    assert "The drawing gives 0.1 m2." in person.read("product_opinion_1")
    assert [one.made_by for one in verdicts_on(person.workspace, kept)] == [OTHER, "Sample Person"]
    assert (product(person.workspace, kept).result or {}).get("codes") == []
