"""An HS code typed into the search shows everything it hints at, and that it decides nothing."""

from PySide6.QtWidgets import QLineEdit

from tests.ui.classification.person import Person


def _type(person: Person, typed: str) -> None:
    person.go("list", room="control_lists")
    person.see("lists_search", QLineEdit).setText("")
    person.write("lists_search", typed)
    person.rest()


def test_candidates_stand_by_strength_with_caveat_and_the_fixed_statement(person: Person) -> None:
    _type(person, "8504.40")
    person.qtbot.waitUntil(lambda: person.sees("lists_hs_code"), timeout=4_000)
    assert person.read("lists_hs_code") == "8504.40"
    assert "it never decides" in person.texts("lists_hs_said")
    assert "600 Hz" in person.read("lists_hs_caveat")
    assert person.sees("lists_hs_usual")
    person.click("lists_hs_to_3A225")
    person.qtbot.waitUntil(lambda: person.sees("lists_code") and person.read("lists_code") == "3A225", timeout=4_000)


def test_national_digits_and_codes_that_ended_are_said(person: Person) -> None:
    _type(person, "85044090")
    person.qtbot.waitUntil(lambda: person.sees("lists_hs_cut"), timeout=4_000)
    assert "national" in person.read("lists_hs_cut")
    _type(person, "8525.80")
    person.qtbot.waitUntil(lambda: person.sees("lists_empty"), timeout=4_000)
    assert "ended with HS 2022; now 8525.81" in person.texts("lists_empty")


def test_a_code_without_hints_says_that_this_means_little(person: Person) -> None:
    _type(person, "6109.10")
    person.qtbot.waitUntil(lambda: person.sees("lists_hs_said"), timeout=4_000)
    assert "does not mean that the item is not listed" in person.texts("lists_hs_said")
