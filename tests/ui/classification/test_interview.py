"""One item from its description to the verdict, as a person goes through it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from stc_desktop.casework.sessions import draft
from stc_desktop.casework.workspace import Workspace
from tests.ui.classification.person import Person
from ui.parts.board import EliminationBoard

CONDENSER = "Condenser of graphite blocks, 12.4 m² heat transfer area"


def test_graphite_condenser_is_listed_with_its_basis(person: Person) -> None:
    person.describe(CONDENSER, model="HX-220")
    assert person.question().startswith("Is it a heat exchanger")
    person.click("classify_yes")
    assert person.question() == "How large is the heat transfer area?"
    person.write("classify_number_value", "12.4")
    person.press(Qt.Key.Key_Return)
    person.tick("classify_choices_graphite")
    person.click("classify_continue")
    person.answer_the_rest()
    assert person.read("classify_verdict_sentence") == "Condenser of graphite blocks HX-220 is listed under 2B350.d.4."
    assert "12.4 m² is more than 0.15 m²" in person.read("classify_verdict_reason")
    basis = person.read("classify_verdict_basis")
    assert "heads installed" in basis
    assert "The agency decides." in basis


def test_value_from_the_description_is_offered_and_counts_only_when_given(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    field = person.see("classify_number_value", QLineEdit)
    assert field.text() == ""
    person.click("classify_offer_1_action")
    assert field.text() == "12.4"
    assert person.question() == "How large is the heat transfer area?"
    person.press(Qt.Key.Key_Return)
    assert person.question() != "How large is the heat transfer area?"
    assert "12.4 m²" in person.see("fact_heat_transfer_area").findChildren(type(person.see("classify_item")))[1].text()


def test_answer_that_is_no_number_stays_in_the_field_with_its_sentence(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.write("classify_number_value", "twelve or so")
    person.click("classify_continue")
    assert person.see("classify_number_value", QLineEdit).text() == "twelve or so"
    assert "not an amount" in person.see("classify_number_message").findChildren(type(person.see("classify_item")))[0].text()
    person.write("classify_number_value", "0,1")
    person.click("classify_continue")
    assert person.question() != "How large is the heat transfer area?"


def test_absurd_value_is_asked_back_and_can_be_meant_so(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.write("classify_number_value", "900000000000")
    person.click("classify_continue")
    assert person.question() == "How large is the heat transfer area?"
    person.click("classify_confirm")
    assert person.question() != "How large is the heat transfer area?"


def test_range_across_a_limit_leaves_the_paragraph_undecided(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.see("classify_number_value").setFocus()
    person.press(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    person.write("classify_number_low", "15")
    person.write("classify_number_high", "25")
    person.click("classify_continue")
    board = person.see("classify_board", EliminationBoard)
    assert "2B350.d" in board.rows_of("open")
    row = person.see("classify_board_2B350.d", QPushButton)
    assert "undecided" in row.accessibleName()


def test_yes_no_and_unknown_by_keyboard(person: Person) -> None:
    person.describe(CONDENSER)
    person.press(Qt.Key.Key_Y)
    assert person.question() == "How large is the heat transfer area?"
    person.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert person.question() != "How large is the heat transfer area?"
    assert "I don't know yet" in _texts(person, "fact_heat_transfer_area")


def test_letters_can_be_switched_off(person: Person) -> None:
    person.window.settings.change(single_keys=False)
    person.describe(CONDENSER)
    person.press(Qt.Key.Key_Y)
    assert person.question().startswith("Is it a heat exchanger")


def test_no_strikes_the_paragraph_out(person: Person) -> None:
    person.describe(CONDENSER)
    person.press(Qt.Key.Key_N)
    assert "2B350.d" in person.see("classify_board", EliminationBoard).rows_of("struck")


def test_nothing_is_dismissed_unseen(person: Person) -> None:
    """Before a negative the overview comes, and what was set aside is shown."""
    person.describe("Wooden kitchen spoon")
    assert person.question() == "Might one of these also describe it?"
    person.click("classify_none")
    assert person.read("classify_verdict_sentence") == "Wooden kitchen spoon is listed neither as a dual-use item nor as military goods."
    person.click("classify_aside_head")
    assert "2B350.d" in "".join(_texts(person, "classify_aside"))


def test_not_sure_about_the_overview_stays_undecided(person: Person) -> None:
    person.describe("Wooden kitchen spoon")
    person.click("classify_unknown")
    assert "not decided yet" in person.read("classify_verdict_sentence")


def test_step_back_and_forth_bring_the_same_questions_and_answers(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.write("classify_number_value", "12.4")
    person.press(Qt.Key.Key_Return)
    after = person.question()
    person.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert person.question() == "How large is the heat transfer area?"
    assert person.see("classify_number_value", QLineEdit).text() == "12.4"
    person.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert person.question() == after
    for _ in range(3):
        person.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert person.sees("classify_description")


def test_any_fact_can_be_changed_and_the_change_undone(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.write("classify_number_value", "12.4")
    person.press(Qt.Key.Key_Return)
    waiting = person.question()
    person.click("fact_heat_transfer_area_edit")
    assert person.question() == "How large is the heat transfer area?"
    person.write("classify_number_value", "90")
    person.press(Qt.Key.Key_Return)
    assert "90 m²" in _texts(person, "fact_heat_transfer_area")
    assert "2B350.d" in person.see("classify_board", EliminationBoard).rows_of("struck")
    person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "12.4 m²" in _texts(person, "fact_heat_transfer_area")
    assert person.question() == waiting


def test_change_can_be_left_as_it_was(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.write("classify_number_value", "12.4")
    person.press(Qt.Key.Key_Return)
    waiting = person.question()
    person.click("fact_heat_transfer_area_edit")
    person.write("classify_number_value", "90")
    person.click("classify_back")
    assert person.question() == waiting
    assert "12.4 m²" in _texts(person, "fact_heat_transfer_area")


def test_typed_value_shows_on_the_board_before_it_is_given(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    before = person.see("classify_board_2B350.d", QPushButton).accessibleName()
    assert "No value yet" in before
    person.write("classify_number_value", "25")
    after = person.see("classify_board_2B350.d", QPushButton).accessibleName()
    assert "25\N{NO-BREAK SPACE}m²" in after
    assert "heat_transfer_area" not in [*_answers(person)]


def test_why_leads_to_the_paragraph(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_why_head")
    person.click("classify_why_2B350.d")
    assert person.led_to("control_lists") == "entry/2B350.d"


def test_help_key_opens_where_the_value_is_found(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.press(Qt.Key.Key_F1)
    assert "effective surface" in "".join(_texts(person, "classify_where"))


def _texts(person: Person, name: str) -> list[str]:
    label = type(person.see("classify_item")) if person.sees("classify_item") else type(person.see("classify_verdict_sentence"))
    return [found.text() for found in person.see(name).findChildren(label)]


def _answers(person: Person) -> dict[str, object]:
    workspace = person.window.surroundings.casework
    assert isinstance(workspace, Workspace)
    kept = draft(workspace, "classify", "open")
    assert kept is not None
    item = kept.content["item"]
    assert isinstance(item, dict)
    return item["answers"]
