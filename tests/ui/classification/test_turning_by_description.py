"""Another CAS number that takes an item off the list: it needs a source, as any fact does, and both values are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pytest
from PySide6.QtCore import Qt

from stc_desktop.casework.classifying import keep_as_product
from stc_desktop.casework.sessions import drafts
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import resumed
from tests.ui.classification.person import Person

THIODIGLYCOL = {
    "description": "thiodiglycol",
    "cas": ["111-48-8"],
    "answers": {
        "propellant_substances": ["other_ferrocene_burn_rate_modifier"],
        "agent_families": ["none_of_these"],
        "fuel_usable_in_missiles_or_drones": False,
        "is_mixture": False,
        "consumer_packaged": False,
    },
}


@pytest.fixture
def listed(person: Person, workspace: Workspace) -> Person:
    kept = keep_as_product(workspace, resumed(THIODIGLYCOL), name="Solvent (sample)")
    person.go(f"product/{kept}")
    person.click("classify_listed_action")
    assert "1C350" in person.read("classify_verdict_sentence")
    person.click("answer_description_change")
    return person


def test_another_number_needs_a_source_and_both_are_kept(listed: Person, workspace: Workspace) -> None:
    listed.write("classify_cas", "7732-18-5")
    listed.click("classify_start")
    assert "111-48-8" in listed.read("classify_turn_text")
    assert "1C350" in listed.read("classify_turn_text")
    listed.press(Qt.Key.Key_Return)
    listed.click("classify_turn_use")
    assert listed.sees("classify_turn"), "without a source nothing is changed"
    listed.write("classify_source", "Label of Sample Works")
    listed.click("classify_turn_use")
    assert listed.sees("classify_question_text")
    (draft,) = drafts(workspace)
    (change,) = resumed(cast("Mapping[str, object]", draft.content["item"])).changes
    assert (change.id, change.before, change.after, change.source) == ("cas", "111-48-8", "7732-18-5", "Label of Sample Works")


def test_without_a_source_the_thing_stays_what_it_was(listed: Person) -> None:
    listed.write("classify_cas", "7732-18-5")
    listed.click("classify_start")
    listed.click("classify_turn_keep")
    assert "1C350" in listed.read("classify_verdict_sentence")


def test_a_better_description_of_the_same_thing_asks_for_nothing(listed: Person) -> None:
    listed.write("classify_description", "thiodiglycol in a drum of 200 l")
    listed.click("classify_start")
    assert not listed.sees("classify_turn")
