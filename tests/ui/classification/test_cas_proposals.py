"""The number of a chemical that is named, in the description or as an answer: a button, never taken unasked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from stc_desktop.casework.chemical_views import named_in, proposed_for
from stc_desktop.casework.sessions import draft
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.chemicals import ChemicalNames
from tests.ui.classification.person import Person
from ui.parts.layouts import ScrollPane

CAS = "classify_cas_answer"


def _until_cas(person: Person, description: str) -> None:
    """As far as the question for CAS numbers."""
    person.describe(description)
    for _ in range(12):
        if person.sees(CAS):
            return
        person.click("classify_yes")
    raise AssertionError("CAS numbers were not asked for")


def _given(person: Person) -> object:
    """The answer as the draft keeps it."""
    kept = draft(person.window.surroundings.casework, "classify", "open")
    assert kept is not None
    return kept.content["item"]["answers"]["cas"]  # type: ignore[index]  # plain JSON


def _tab_to(person: Person, name: str) -> None:
    for _ in range(12):
        focused = QApplication.focusWidget()
        if focused is not None and focused.objectName() == name:
            return
        person.press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {name}")


def test_a_name_given_as_the_answer_is_put_right_by_keyboard(person: Person) -> None:
    _until_cas(person, "chemical in steel drums, 50 kg each")
    assert not person.sees("classify_cas_use_1"), "the description names none"
    person.write(CAS, "phosgene")
    person.press(Qt.Key.Key_Return)
    assert person.see("classify_cas_use_1", QPushButton).text() == "Use 75-44-5 (Phosgene)"
    assert person.see(CAS, QLineEdit).text() == "phosgene", "a name is not taken for its number"
    _tab_to(person, "classify_cas_use_1")
    person.press(Qt.Key.Key_Return)
    assert _given(person) == ["75-44-5"]


def test_what_the_description_names_is_offered_and_counts_only_when_given(person: Person) -> None:
    _until_cas(person, "Drum of potassium cyanide and phosgene, 50 kg")
    assert person.see(CAS, QLineEdit).text() == ""
    said = [person.see(f"classify_cas_use_{number}", QPushButton).text() for number in (1, 2)]
    assert said == ["Use 151-50-8 (Potassium cyanide)", "Use 75-44-5 (Phosgene)"]
    person.click("classify_cas_use_1")
    _tab_to(person, "classify_cas_use_2")
    person.press(Qt.Key.Key_Space)
    assert person.see(CAS, QLineEdit).text() == "151-50-8, 75-44-5"
    assert person.window.focusWidget() is person.see(CAS), "Enter goes on from here"
    person.press(Qt.Key.Key_Return)
    assert _given(person) == ["151-50-8", "75-44-5"]


def test_of_several_names_each_is_put_right_before_the_answer_is_given(person: Person) -> None:
    _until_cas(person, "chemicals in steel drums")
    person.write(CAS, "phosgene, thiodiglycol")
    person.press(Qt.Key.Key_Return)
    person.click("classify_cas_use_1")
    assert person.see(CAS, QLineEdit).text() == "75-44-5, thiodiglycol"
    assert person.see("classify_cas_use_1", QPushButton).text() == "Use 111-48-8 (Thiodiglycol)"
    assert person.see("classify_question_scroll", ScrollPane).horizontalScrollBar().maximum() == 0
    person.click("classify_cas_use_1")
    assert _given(person) == ["75-44-5", "111-48-8"]


def _names(workspace: Workspace) -> ChemicalNames:
    return workspace.weighable("eu-annex-1", "2025-11-15").edition.chemical_names


def test_names_are_found_whole_and_the_longest_counts(person: Person) -> None:
    names = _names(person.window.surroundings.casework)
    for text, numbers in (
        ("Drum of phosgene, 50 kg", ["75-44-5"]),
        ("Hydrogen fluoride; potassium cyanide (98 %)", ["7664-39-3", "151-50-8"]),
        ("Triethanolamine hydrochloride", ["637-39-8"]),
        ("CAS 151-50-8 in water", ["151-50-8"]),
        ("solution of TDG", ["111-48-8"]),
        ("tdg series pump", []),
        ("wooden kitchen spoon", []),
        ("", []),
    ):
        assert [one.cas for one in named_in(names, text)] == numbers, text
    assert [one.cas for one in proposed_for(names, "phosgen")] == ["75-44-5"]
    assert proposed_for(names, "75-44-5") == ()
    assert proposed_for(names, "spoon") == ()
