"""A variant in Classify: whose it is, what differs, and whether that turned the verdict."""

from __future__ import annotations

from stc_desktop.casework.classifying import keep_as_product
from stc_desktop.casework.variants import copy_as_variant
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import resumed
from tests.ui.classification.person import Person

EXCHANGER = {
    "description": "graphite heat exchanger for a pickling plant",
    "considered": {"2B350.d": "yes"},
    "answers": {"heat_transfer_area": "0.3 m2", "contact_surface_materials": ["graphite"]},
}


def test_what_differs_is_told_and_stands_beside_the_original(person: Person, workspace: Workspace) -> None:
    original = keep_as_product(workspace, resumed(EXCHANGER), name="Exchanger (sample)")
    made = copy_as_variant(workspace, original, "Exchanger, smaller")
    person.go(f"product/{made.id}")
    if person.sees("classify_question_text"):
        person.click("classify_listed_action")
    assert "change what differs" in person.texts("classify_variant")
    person.click("answer_heat_transfer_area_change")
    person.write("classify_number_value", "0.35")
    person.click("classify_continue")
    assert "0.3 m2 → 0.35" in person.texts("classify_variant")
    assert "same as there" in person.texts("classify_variant")
