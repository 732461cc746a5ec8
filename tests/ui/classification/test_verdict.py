"""The verdict: said with its basis, kept, printed, taken on to the question of a licence."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from stc_desktop.casework.classifying import keep_as_product
from stc_desktop.casework.products import products, verdicts_on
from stc_desktop.casework.sessions import draft
from stc_desktop.classification.conversation import resumed
from tests.ui.classification.person import Person
from ui.parts.labels import Label
from ui.parts.paper import PaperPreview

CONDENSER = "Condenser of graphite blocks, 12.4 m² heat transfer area"


@pytest.fixture
def listed(person: Person) -> Person:
    """A listed condenser, its verdict on screen."""
    person.describe(CONDENSER, model="HX-220")
    person.click("classify_yes")
    person.click("classify_offer_1_action")
    person.click("classify_continue")
    person.tick("classify_choices_graphite")
    person.click("classify_continue")
    person.answer_the_rest()
    return person


def test_each_answer_says_what_it_did_and_can_be_changed(listed: Person) -> None:
    assert "meets 2B350.d" in _texts(listed, "answer_heat_transfer_area")
    listed.click("answer_heat_transfer_area_change")
    assert listed.question() == "How large is the heat transfer area?"
    listed.click("classify_back")
    assert listed.sees("classify_verdict_sentence")


def test_description_can_be_changed_from_the_verdict(listed: Person) -> None:
    listed.click("answer_description_change")
    listed.write("classify_description", "Condenser of glass")
    listed.click("classify_start")
    assert listed.read("classify_verdict_sentence").startswith("Condenser of glass")


def test_verdict_is_kept_in_the_catalogue_with_its_history(listed: Person) -> None:
    listed.click("classify_save")
    assert listed.see("classify_name").property("text") == "Condenser of graphite blocks HX-220"
    listed.write("classify_name", "Condenser HX-220")
    listed.click("classify_name_save")
    casework = listed.window.surroundings.casework
    (stored,) = products(casework)
    assert (stored.name, stored.model) == ("Condenser HX-220", "HX-220")
    assert stored.result is not None
    assert stored.result["codes"] == ["2B350.d.4"]
    assert len(verdicts_on(casework, stored.id)) == 1
    assert draft(casework, "classify", "open") is None
    assert "Saved as “Condenser HX-220”." in _texts(listed, "classify_saved")
    listed.click("classify_saved_action")
    assert listed.led_to("products") == f"product/{stored.id}"


def test_name_is_wanted_before_it_is_kept(listed: Person) -> None:
    listed.click("classify_save")
    listed.write("classify_name", " ")
    listed.click("classify_name_save")
    assert "Give it a name" in _texts(listed, "classify_name_field")
    assert products(listed.window.surroundings.casework) == ()


def test_record_is_shown_and_written_where_the_person_wants(listed: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed.click("classify_print")
    assert listed.see("classify_paper", PaperPreview).page_count() >= 1
    target = tmp_path / "record.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    listed.click("classify_record_save")
    assert target.read_bytes().startswith(b"%PDF-")
    assert str(target) in listed.window.toast_text()
    listed.click("classify_record_back")
    assert listed.sees("classify_verdict_sentence")


def test_record_that_cannot_be_written_is_said(listed: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed.click("classify_print")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "record.pdf"), ""))
    listed.click("classify_record_save")
    assert "does not exist. Choose another place." in listed.window.toast_text()


def test_licence_question_takes_the_kept_product_along(listed: Person) -> None:
    listed.click("classify_licence")
    (stored,) = products(listed.window.surroundings.casework)
    assert listed.led_to("applications") == f"new/product/{stored.id}"


def test_what_goes_with_it_leads_to_the_list(listed: Person) -> None:
    points = [point for point in listed.window.findChildren(QWidget) if point.objectName().startswith("classify_point_")]
    related = next(point for point in points if "Software, technology and parts" in _texts(listed, point.objectName()))
    action = related.findChild(QPushButton)
    assert action is not None
    listed.click(action.objectName())
    assert listed.led_to("control_lists").startswith("entry/")


def test_open_paragraph_is_answered_from_the_verdict(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.answer_the_rest()
    assert "not decided yet" in person.read("classify_verdict_sentence")
    person.click("classify_point_1_action")
    assert person.sees("classify_question_text")


def test_value_close_to_a_limit_is_pointed_out(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.write("classify_number_value", "21")
    person.click("classify_continue")
    person.answer_the_rest()
    texts = _texts(person, "classify_points")
    assert "Heat transfer area is close to a limit" in texts
    assert "21 m²" in texts


def _texts(person: Person, name: str) -> str:
    return " ".join(label.text() for label in person.see(name).findChildren(Label))


def test_verdict_says_that_the_edition_of_the_country_is_not_verified(listed: Person) -> None:
    said = listed.read("classify_verdict_basis")
    assert said.startswith("By the EU lists, the nearest installed; your country's edition, “National Strategic Goods List, Annex 2")
    assert "is not verified. Whom to ask: Strategic Trade Management Office" in said


def test_what_the_country_names_by_itself_stands_beside_not_listed(person: Person) -> None:
    casework = person.window.surroundings.casework
    item = resumed({"description": "wooden kitchen spoon", "considered": {"overview": []}})
    person.go(f"product/{keep_as_product(casework, item, name='Spoon SP-1')}")
    assert "is listed neither" in person.read("classify_verdict_sentence")
    assert "also names: Wood coming from North Korea. The program cannot weigh it." in person.read("classify_verdict_reason")
    assert "Perhaps on “National Strategic Goods List, Annex 3" in _texts(person, "classify_points_side")
