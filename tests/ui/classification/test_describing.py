"""The beginning: describing an item, faults at their fields, other ways in, and drafts that are never lost."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from stc_desktop.casework.products import product, products
from stc_desktop.casework.samples import add_samples
from stc_desktop.casework.sessions import draft, drafts, save_draft
from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST, REVIEW_EDITIONS, REVIEW_LISTS, Workspace
from tests.ui.classification.person import Person
from tests.ui.conftest import NOW
from ui.classification.starting import item_of_product, new_item
from ui.parts.board import EliminationBoard
from ui.parts.fields import SelectField
from ui.parts.labels import Label
from ui.theme.look import Look

CONDENSER = "Condenser of graphite blocks, 12.4 m² heat transfer area"


def test_board_shows_what_the_words_point_to_while_they_are_written(person: Person) -> None:
    person.go("new")
    board = person.see("classify_board", EliminationBoard)
    assert board.rows_of("open") == []
    person.write("classify_description", "frequency changer")
    person.qtbot.waitUntil(lambda: "3A225" in board.rows_of("open"), timeout=4_000)


def test_nothing_written_is_said_at_the_field(person: Person) -> None:
    person.go("new")
    person.click("classify_start")
    assert person.sees("classify_description")
    assert _message(person, "description").startswith("Nothing says what it is.")


def test_every_fault_stands_at_its_field_and_loses_nothing(person: Person) -> None:
    person.go("new")
    person.write("classify_description", "Sodium cyanide")
    person.write("classify_hs", "12")
    person.write("classify_cas", "151-50-9")
    person.click("classify_start")
    assert "is not an HS code" in _message(person, "hs")
    assert "151-50-9" in _message(person, "cas")
    assert person.see("classify_hs", QLineEdit).text() == "12"
    assert person.see("classify_description", QPlainTextEdit).toPlainText() == "Sodium cyanide"
    assert person.sees("classify_errors")
    person.write("classify_hs", "2837.19")
    person.write("classify_cas", "151-50-8")
    person.click("classify_start")
    assert person.sees("classify_question_text") or person.sees("classify_verdict_sentence")


def test_values_in_pasted_datasheet_words_are_offered(person: Person) -> None:
    person.go("new")
    person.write("classify_description", "Condenser of graphite")
    person.click("classify_paste_head")
    person.write("classify_datasheet", "Model HX-220. Effective surface: 7.5 m². Weight 340 kg.")
    person.click("classify_start")
    person.click("classify_yes")
    person.click("classify_offer_1_action")
    assert person.see("classify_number_value", QLineEdit).text() == "7.5"


def test_hs_code_that_fits_is_called_a_hint(person: Person) -> None:
    person.describe(CONDENSER, hs="8419.50")
    assert "fits the description" in _texts(person, "classify_hs_line")


def test_hs_code_that_points_elsewhere_is_pointed_out(person: Person) -> None:
    person.describe("Frequency changer with three phases", hs="8419.50")
    assert "points to 2B350.d, ML20. Most goods of a code are not listed" in _texts(person, "classify_hs_line")


def test_every_answer_is_kept_and_the_same_question_comes_back(person: Person) -> None:
    person.describe(CONDENSER, maker="Arcadia Thermal (sample)")
    person.click("classify_yes")
    person.write("classify_number_value", "12.4")
    person.press(Qt.Key.Key_Return)
    waiting = person.question()
    again = Person(person.window.surroundings.look, person.window.surroundings.casework, person.settings_folder, person.qtbot)
    again.go("draft/open")
    assert again.question() == waiting
    assert "12.4 m²" in _texts(again, "fact_heat_transfer_area")
    assert "Arcadia Thermal (sample)" in again.read("classify_item_line")


def test_question_that_was_being_changed_comes_back_too(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.write("classify_number_value", "12.4")
    person.press(Qt.Key.Key_Return)
    person.click("fact_heat_transfer_area_edit")
    person.go("new")
    person.go("draft/open")
    assert person.question() == "How large is the heat transfer area?" or person.question().startswith("Of which materials")


def test_another_item_leaves_the_draft_beside_it(person: Person) -> None:
    person.describe(CONDENSER)
    person.describe("Frequency changer with three phases")
    casework = person.window.surroundings.casework
    assert {one.key for one in drafts(casework)} == {"open", "open-2"}
    person.go("draft/open")
    assert person.question().startswith("Is it a heat exchanger")


def test_draft_that_is_gone_is_said(person: Person) -> None:
    person.go("draft/open-7")
    assert "no longer there" in person.window.toast_text()
    assert person.sees("classify_description")


def test_answer_that_the_list_no_longer_asks_for_is_left_out_and_said(person: Person) -> None:
    item = {
        "description": CONDENSER,
        "answers": {"colour_of_the_paint": "red", "heat_transfer_area": {"value": "12.4", "unit": "m²"}},
        "considered": {"2B350.d": "yes"},
        "given": ["2B350.d", "colour_of_the_paint", "heat_transfer_area"],
    }
    save_draft(person.window.surroundings.casework, "classify", "open", {"item": item, "stage": "asking"})
    person.go("draft/open")
    assert person.sees("classify_question_text")
    assert "Colour of the paint" in person.window.toast_text()
    assert "12.4 m²" in person.texts("fact_heat_transfer_area")


def test_draft_that_cannot_be_weighed_keeps_its_description(person: Person) -> None:
    item = {"description": CONDENSER, "hs": "12", "answers": {}, "considered": {"2B350.d": "yes"}, "given": ["2B350.d"]}
    save_draft(person.window.surroundings.casework, "classify", "open", {"item": item, "stage": "asking"})
    person.go("draft/open")
    assert person.see("classify_description", QPlainTextEdit).toPlainText() == CONDENSER
    assert "is not an HS code" in person.window.toast_text()


def test_paragraph_that_is_gone_is_said(person: Person) -> None:
    person.go("against/9Z999")
    assert "9Z999 is not in this edition." in person.window.toast_text()


def test_stopping_keeps_the_draft_and_leads_home(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_stop")
    assert person.led_to("home") == ""
    assert draft(person.window.surroundings.casework, "classify", "open") is not None


def test_late_keystroke_never_undoes_an_answer(person: Person) -> None:
    """The description is kept when the fingers rest; by then the questions may have begun."""
    person.go("new")
    person.write("classify_description", CONDENSER)
    person.click("classify_start")
    person.click("classify_yes")
    person.qtbot.wait(500)
    kept = draft(person.window.surroundings.casework, "classify", "open")
    assert kept is not None
    assert kept.content["stage"] == "asking"
    assert kept.content["item"]["considered"] == {"2B350.d": "yes"}  # type: ignore[index]  # the draft is plain JSON


def test_classify_against_a_paragraph_begins_there(person: Person) -> None:
    person.go("against/2B350.d")
    assert "2B350.d" in _texts(person, "classify_against")
    person.click("classify_start")
    assert person.question() == "How large is the heat transfer area?"


def test_paragraph_with_many_kinds_asks_for_a_description(person: Person) -> None:
    person.go("against/2B350")
    assert "several kinds" in _texts(person, "classify_against")
    person.click("classify_start")
    assert person.sees("classify_description")


def test_product_is_weighed_again_with_its_facts(person: Person) -> None:
    person.describe(CONDENSER, model="HX-220")
    person.click("classify_yes")
    person.answer_the_rest()
    person.click("classify_save")
    person.write("classify_name", "Condenser HX-220")
    person.click("classify_name_save")
    casework = person.window.surroundings.casework
    (stored,) = products(casework)
    person.go("new")
    person.go(f"product/{stored.id}")
    assert person.read("classify_verdict_sentence").startswith("Whether Condenser HX-220")
    person.click("answer_heat_transfer_area_change")
    person.write("classify_number_value", "90")
    person.press(Qt.Key.Key_Return)
    person.answer_the_rest()
    person.click("classify_save")
    assert product(casework, stored.id).item["answers"]["heat_transfer_area"]["value"] == "90"  # type: ignore[index]  # plain JSON
    assert len(products(casework)) == 1


def test_datasheet_words_and_the_mark_of_a_sample_stay_with_a_product(person: Person) -> None:
    casework = person.window.surroundings.casework
    add_samples(casework)
    fermenter = next(one for one in products(casework) if "fermenter" in one.name)
    person.go(f"product/{fermenter.id}")
    person.click("answer_description_change")
    person.click("classify_paste_head")
    person.write("classify_datasheet", "Total volume 15 l, stirred.")
    person.click("classify_start")
    person.answer_the_rest()
    person.click("classify_save")
    again = product(casework, fermenter.id)
    assert again.is_sample
    assert again.item["datasheet"] == "Total volume 15 l, stirred."
    person.go("new")
    person.go(f"product/{fermenter.id}")
    person.click("answer_description_change")
    assert person.see("classify_datasheet", QPlainTextEdit).toPlainText() == "Total volume 15 l, stirred."


def test_with_one_edition_installed_nobody_is_asked_which(look: Look, reference_folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    workspace = Workspace(data=_with_one_edition(reference_folder, tmp_path), person="Sample Person", clock=lambda: NOW)
    person = Person(look, workspace, tmp_path, qtbot)
    person.go("new")
    assert not person.sees("classify_edition")
    person.rest()
    person.window.close()
    workspace.close()


def test_an_older_edition_is_weighed_by_when_it_is_chosen(person: Person, workspace: Workspace) -> None:
    person.go("new")
    editions = person.see("classify_edition", QComboBox)
    offered = [editions.itemText(row) for row in range(editions.count())]
    military = "EU military list, edition 2020-02-17"
    assert offered[:2] == [f"EU numbering, edition 2025-11-15 + {military}", f"EU numbering, edition 2021 + {military}"]
    assert offered[2:4] == ["EU numbering, edition 2025-11-15", "EU numbering, edition 2021"]
    assert military in offered
    person.write("classify_description", CONDENSER)
    QTest.keyClick(editions, Qt.Key.Key_Down)
    person.rest()
    person.click("classify_start")
    person.answer_the_rest()
    assert "edition 2021" in person.texts("classify_verdict")
    person.click("classify_save")
    person.click("classify_name_save")
    (kept,) = products(workspace)
    assert kept.result is not None
    assert kept.result["edition"] == "2021"


def _with_one_edition(reference_folder: Path, folder: Path) -> Path:
    """The base list alone, in its newest edition."""
    (folder / "reference").mkdir()
    for file in reference_folder.iterdir():
        shutil.copy(file, folder / "reference")
    (path,) = (folder / "reference").glob("*.reference")
    with sqlite3.connect(path) as file:
        file.execute("DELETE FROM edition WHERE edition <> '2025-11-15'")
    file.close()
    return folder


def _choose(person: Person, edition: str) -> None:
    field = person.see("classify_edition", SelectField)
    field.choose(edition)
    field.chosen.emit(edition)
    person.rest()


def _message(person: Person, field: str) -> str:
    return _texts(person, f"classify_{field}_field_message")


def _texts(person: Person, name: str) -> str:
    seen = person.see(name)
    return " ".join(label.text() for label in seen.findChildren(Label))


def test_another_list_asks_anew_what_it_never_asked(person: Person, workspace: Workspace) -> None:
    """Answers of the military list are no answers here, and nobody has seen these headings: nothing is free unseen."""
    person.go("new")
    person.write("classify_description", "bolt-action hunting rifle .308")
    _choose(person, "eu-common-military/2020-02-17")
    person.click("classify_start")
    person.click("classify_yes")
    person.answer_the_rest()
    assert "EU military list" in person.texts("classify_verdict")
    person.click("answer_description_change")
    _choose(person, "eu-annex-1/2025-11-15")
    person.click("classify_start")
    assert person.question()
    assert "left out" in person.window.toast_text()
    kept = draft(workspace, "classify", "open")
    assert kept is not None
    assert "overview" not in str(kept.content["item"])


def test_a_product_of_a_smaller_list_is_asked_for_its_new_headings(person: Person, workspace: Workspace) -> None:
    person.go("new")
    person.write("classify_description", "wooden kitchen spoon")
    person.click("classify_start")
    person.answer_the_rest()
    person.click("classify_save")
    person.click("classify_name_save")
    (kept,) = products(workspace)
    assert item_of_product(workspace, kept.id).written.considered["overview"] == []
    fewer = {**(kept.result or {}), "installed": {"heads": 60, "of": 382}}
    with workspace.case_file.begin(workspace.hand) as work:
        work.products.save(replace(kept, result=fewer))
    assert "overview" not in item_of_product(workspace, kept.id).written.considered


def test_a_new_item_is_weighed_by_the_newest_edition_in_use(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where a ministry installed one with a label of its own."""
    begun = new_item(workspace)
    assert (begun.list_id, begun.edition) == (REVIEW_LISTS, REVIEW_EDITIONS)
    shipped = workspace.reference.newest
    monkeypatch.setattr(workspace.reference, "newest", lambda held: "2027-01-01" if held == BASE_LIST else shipped(held))
    assert new_item(workspace).edition == f"2027-01-01+{shipped(MUNITIONS_LIST)}"
