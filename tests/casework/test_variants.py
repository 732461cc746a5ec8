"""A variant: the same facts, what differs is told, both verdicts side by side."""

from __future__ import annotations

import pytest

from stc_desktop.casework.classifying import keep_as_product
from stc_desktop.casework.product_views import take_away
from stc_desktop.casework.products import product
from stc_desktop.casework.variants import beside_original, copy_as_variant, variant_of
from stc_desktop.casework.workspace import REVIEW_EDITIONS, REVIEW_LISTS, Workspace
from stc_desktop.classification.conversation import Conversation, resumed

EXCHANGER = {
    "description": "graphite heat exchanger for a pickling plant",
    "considered": {"2B350.d": "yes"},
    "answers": {"heat_transfer_area": "0.3 m2", "contact_surface_materials": ["graphite"]},
}
WEIGHED = {"list_id": REVIEW_LISTS, "edition": REVIEW_EDITIONS}


@pytest.fixture
def original(workspace: Workspace) -> str:
    return keep_as_product(workspace, resumed(EXCHANGER), name="Exchanger (sample)")


def smaller(workspace: Workspace, made: str, area: str = "0.1 m2") -> Conversation:
    return resumed(product(workspace, made).item).changed("heat_transfer_area", area)


def test_it_says_whose_variant_it_is_also_after_its_own_verdict(workspace: Workspace, original: str) -> None:
    made = copy_as_variant(workspace, original, "Exchanger, smaller", model="HX-10")
    assert (made.result, made.model) == (None, "HX-10")
    keep_as_product(workspace, smaller(workspace, made.id), name=made.name, product_id=made.id)
    kept = variant_of(product(workspace, made.id).item)
    assert kept is not None
    assert (kept.product_id, kept.name) == (original, "Exchanger (sample)")
    assert variant_of(product(workspace, original).item) is None


def test_a_difference_that_turns_the_verdict_is_named(workspace: Workspace, original: str) -> None:
    made = copy_as_variant(workspace, original, "Exchanger, smaller")
    found = beside_original(workspace, made.id, smaller(workspace, made.id), **WEIGHED)
    assert found is not None
    assert found.differs is not None
    assert not found.differs.agrees
    assert [(one.first, one.second) for one in found.differs.answers] == [("0.3 m2", "0.1 m2")]


def test_the_same_facts_in_other_units_are_no_difference(workspace: Workspace, original: str) -> None:
    made = copy_as_variant(workspace, original, "Exchanger, again")
    found = beside_original(workspace, made.id, smaller(workspace, made.id, "3000 cm2"), **WEIGHED)
    assert found is not None
    assert found.differs is not None
    assert found.differs.agrees
    assert found.differs.answers == ()


def test_a_variant_outlives_its_original(workspace: Workspace, original: str) -> None:
    made = copy_as_variant(workspace, original, "Exchanger, smaller")
    take_away(workspace, original)
    found = beside_original(workspace, made.id, smaller(workspace, made.id), **WEIGHED)
    assert found is not None
    assert (found.original.name, found.differs) == ("Exchanger (sample)", None)
