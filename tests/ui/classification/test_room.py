"""Less room, larger text, other colours: nothing is cut, everything stays within reach."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.classification.person import Person
from tests.ui.parts.clipping import clipped, settle
from ui.theme.tokens import Appearance

CONDENSER = "Condenser of graphite blocks, 12.4 m² heat transfer area"


@pytest.mark.parametrize("percent", [100, 125])
def test_no_words_are_cut(person: Person, percent: int) -> None:
    person.window.set_text(percent=percent)
    person.go("new")
    settle()
    assert clipped(person.window) == []
    person.describe(CONDENSER, hs="8419.50", model="HX-220")
    person.click("classify_yes")
    settle()
    assert clipped(person.window) == []
    person.answer_the_rest()
    settle()
    assert clipped(person.window) == []


def test_with_larger_text_the_facts_are_a_drawer(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.window.set_text(percent=125)
    settle()
    assert not person.sees("fact_2B350.d")
    person.click("classify_your_facts")
    person.click("fact_2B350.d_edit")
    assert person.question().startswith("Is it a heat exchanger")
    assert not person.sees("fact_2B350.d")


def test_with_very_large_text_the_panes_are_tabs(person: Person) -> None:
    person.describe(CONDENSER)
    person.click("classify_yes")
    person.window.set_text(percent=200)
    settle()
    assert person.sees("classify_continue")
    person.click("classify_tabs_facts")
    person.click("fact_2B350.d_edit")
    assert person.question().startswith("Is it a heat exchanger")
    person.window.set_text(percent=100)
    settle()
    assert person.sees("fact_2B350.d")
    assert person.sees("classify_board")


@pytest.mark.parametrize("appearance", [Appearance.DARK, Appearance.CONTRAST])
def test_other_colours_work_the_same(person: Person, appearance: Appearance) -> None:
    person.window.set_appearance(appearance)
    person.describe(CONDENSER)
    person.click("classify_no")
    person.answer_the_rest()
    assert person.sees("classify_verdict_sentence")


def test_panes_are_reached_by_key(person: Person) -> None:
    person.describe(CONDENSER)
    seen: set[str] = set()
    for _ in range(8):
        person.press(Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen |= {name for name in ("classify_facts", "classify_question", "classify_board") if person.see(name).isAncestorOf(focused)}
    assert seen == {"classify_facts", "classify_question", "classify_board"}
