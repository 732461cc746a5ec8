"""Limits and notes of a paragraph, as they stand on its page."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from stc_desktop.casework.list_views import Bound, LimitShown, NoteView, Reference, TestRow, TestShown
from stc_desktop.control_lists.entries import Effect
from stc_desktop.rules.clauses import Logic
from ui.control_lists.notes import NoteCard
from ui.control_lists.tests_table import TestsTable
from ui.parts.buttons import TextAction
from ui.parts.labels import Label
from ui.theme.look import Look


def _note(**fields: Any) -> NoteView:
    kept: dict[str, Any] = {"effect": Effect.REMOVES, "heading": "", "help": "", "tests": (), "points": (), "refs": (), "logic": Logic.ANY}
    return NoteView(**(kept | fields))


def test_points_of_a_note_without_words_are_called_unused_and_remarks_have_names(look: Look, qtbot: QtBot) -> None:
    other = Reference(code="5P2#n3", heading="", is_installed=True)
    itself = Reference(code="5A002.a#n2.a", heading="", is_installed=True)
    points = (
        _note(code="5A002.a#n2.a", heading="Cards", points=(_note(code="5A002.a#n2.a#t1", heading="A card", refs=(itself, other)),)),
        _note(code="5A002.a#n2.b"),
    )
    card = NoteCard(look, _note(code="5A002.a#n2", heading="Left out", points=points), owner="5A002.a")
    qtbot.addWidget(card)
    texts = [label.text() for label in card.findChildren(Label)]
    assert texts[texts.index("b") + 1] == "not used"
    assert "Technical note 1" in texts
    links = {link.objectName(): link.words() for link in card.findChildren(TextAction)}
    assert links == {"see_5A002.a#n2.a#t1_5P2#n3": "Note 3, category 5, part 2"}


def _meets(code: str, *, is_negated: bool = False) -> TestShown:
    limit = LimitShown(bound=Bound.MEETS, values=(code,), is_negated=is_negated)
    return TestShown(property_id="for_goods", name="Goods it is for", help="", limits=(limit,))


def test_paragraphs_that_stand_for_each_other_share_a_row(look: Look, qtbot: QtBot) -> None:
    rows = (
        TestRow(parts=(_meets("3A001"), _meets("3A002"))),
        TestRow(parts=(_meets("3A003", is_negated=True),)),
        TestRow(parts=(_meets("3A004", is_negated=True),)),
    )
    table = TestsTable(look, rows, name="table")
    qtbot.addWidget(table)
    assert [link.words() for link in table.findChildren(TextAction)] == ["3A001", "3A002", "3A003", "3A004"]
    texts = [label.text() for label in table.findChildren(Label)]
    assert [text for text in texts if text.startswith("meets")] == ["meets one of these:", "meets none of these:"]
    assert "or" not in texts
    assert "Unit" not in texts  # no limit has one
