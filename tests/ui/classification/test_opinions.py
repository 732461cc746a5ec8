"""Giving a second opinion: nothing of the first is there, it is resumed where it was left, and it is given under a name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from stc_desktop.casework.classifying import keep_as_product
from stc_desktop.casework.second_opinions import ask, opinions_on
from stc_desktop.casework.sessions import drafts
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import resumed
from tests.ui.classification.person import Person

SPOON = {"description": "wooden kitchen spoon", "considered": {"overview": []}}
OTHER = "Another Sample Person"


@pytest.fixture
def asked(workspace: Workspace) -> str:
    kept = keep_as_product(workspace, resumed(SPOON), name="Spoon (sample)")
    return ask(workspace, kept, to_whom=OTHER).id


def test_it_begins_with_the_description_and_no_answer(person: Person, asked: str) -> None:
    person.go(f"opinion/{asked}")
    assert "stays hidden" in person.texts("classify_against")
    description = person.see("classify_description")
    assert isinstance(description, QPlainTextEdit)
    assert description.toPlainText() == "wooden kitchen spoon"
    person.click("classify_start")
    assert not person.sees("classify_verdict_sentence"), "the overview was not answered by this person"


def test_it_is_resumed_given_under_a_name_and_leads_to_the_comparison(person: Person, workspace: Workspace, asked: str) -> None:
    person.go(f"opinion/{asked}")
    person.click("classify_start")
    person.go("new")
    person.go(f"opinion/{asked}")
    assert len(drafts(workspace)) == 1, "the same draft, not another one"
    person.answer_the_rest()
    assert not person.sees("classify_licence"), "nothing is applied for with a second opinion"
    person.click("classify_save")
    name = person.see("classify_giver")
    assert isinstance(name, QLineEdit)
    assert name.text() == OTHER
    person.write("classify_giver", workspace.person)
    person.click("classify_giver_save")
    assert "said the first verdict" in person.window.toast_text()
    person.click("classify_save")
    person.click("classify_giver_save")
    product = person.led_to("products")
    assert product == f"opinion/{asked}"
    with workspace.case_file.begin(workspace.hand) as work:
        opinion = work.opinions.get(asked)
    assert opinion.second is not None
    assert opinion.second.made_by == OTHER
    assert drafts(workspace) == ()
    assert len(opinions_on(workspace, opinion.product_id)) == 1


def test_the_one_who_is_asked_cannot_open_the_first_interview(person: Person, workspace: Workspace, asked: str) -> None:
    with workspace.case_file.begin(workspace.hand) as work:
        product = work.opinions.get(asked).product_id
    workspace.person = OTHER
    person.go(f"product/{product}")
    assert "hidden from you" in person.window.toast_text()
    assert not person.sees("classify_question_text")
