"""From Annex I into the list of a regime and back, as a person goes."""

from __future__ import annotations

from tests.ui.classification.person import Person


def _open(person: Person, place: str) -> None:
    person.go(place, room="control_lists")
    person.rest()


def test_the_number_of_the_regime_opens_its_list_and_leads_back(person: Person) -> None:
    _open(person, "entry/3A225")
    person.click("lists_regime_N3.A.1")
    person.rest()
    assert person.read("lists_code") == "N3.A.1"
    assert "nothing is classified by it" in person.read("lists_partial")
    person.click("lists_carrier_3A225")
    person.rest()
    assert person.read("lists_code") == "3A225"


def test_a_tree_says_how_sure_it_is_and_offers_no_classifying(person: Person) -> None:
    _open(person, "in/mtcr-annex/M9.A.6")
    assert "Nothing here was compared with the text of the regime" in person.read("lists_compared")
    assert not person.sees("lists_classify")
