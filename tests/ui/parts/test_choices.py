"""Choices: the whole row is the target, arrows and Space do it without a mouse, a long list can be narrowed."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from tests.ui.parts.clipping import settle
from ui.parts.choice_cards import ChoiceCard, ChoiceCards
from ui.parts.choice_list import Choice, ChoiceList
from ui.parts.choices import CheckRow, RadioRow
from ui.parts.fields import SearchField
from ui.parts.layouts import Column, ScrollPane, scrolled
from ui.parts.long_choices import ChoiceModel, LongChoices
from ui.theme.look import Look


def _choices(count: int) -> list[Choice]:
    return [Choice(id=f"c{number}", text=f"Heading {number}", group="even" if number % 2 == 0 else "odd") for number in range(count)]


def test_a_click_anywhere_in_the_row_ticks_it(look: Look, qtbot: QtBot) -> None:
    row = CheckRow(look, "Same as box 4", name="same")
    qtbot.addWidget(row)
    row.resize(500, 36)
    row.show()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(480, 18))
    assert row.isChecked()


def test_of_several_any_number_can_be_chosen(look: Look, qtbot: QtBot) -> None:
    choices = ChoiceList(look, _choices(3), name="list", several=True)
    qtbot.addWidget(choices)
    choices.show()
    heard: list[list[str]] = []
    choices.changed.connect(heard.append)
    for name in ("list_c0", "list_c2"):
        row = choices.findChild(CheckRow, name)
        assert row is not None
        QTest.keyClick(row, Qt.Key.Key_Space)
    assert heard == [["c0"], ["c0", "c2"]]
    choices.choose(["c1"])
    assert choices.chosen_ids() == ["c1"]
    assert len(heard) == 2, "what the program shows is no answer"


def test_of_one_choice_the_change_is_heard_once(look: Look, qtbot: QtBot) -> None:
    choices = ChoiceList(look, _choices(3), name="list")
    qtbot.addWidget(choices)
    choices.show()
    choices.choose(["c0"])
    heard: list[list[str]] = []
    choices.changed.connect(heard.append)
    row = choices.findChild(RadioRow, "list_c0")
    assert row is not None
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Down)
    assert heard == [["c1"]]
    assert choices.chosen_ids() == ["c1"]


def _find(choices: ChoiceList, typed: str) -> None:
    find = choices.findChild(SearchField, "list_find")
    assert find is not None
    assert find.isVisible()
    find.setText(typed)
    find.searched.emit(typed)


def test_a_list_is_narrowed_and_keeps_its_ticks(look: Look, qtbot: QtBot) -> None:
    choices = ChoiceList(look, _choices(30), name="list", several=True)
    qtbot.addWidget(choices)
    choices.show()
    choices.choose(["c7"])
    _find(choices, "heading 2")
    shown = [row.objectName() for row in choices.findChildren(CheckRow) if row.isVisible()]
    assert len(shown) == 12  # 2, 12 and 20 to 29
    assert choices.chosen_ids() == ["c7"]


@pytest.fixture
def pane(look: Look, qtbot: QtBot) -> ScrollPane:
    """Five hundred kinds in a pane that scrolls."""
    column = Column(look)
    column.add(ChoiceList(look, _choices(500), name="list", several=True))
    pane = scrolled(column, name="pane")
    qtbot.addWidget(pane)
    pane.resize(480, 400)
    pane.show()
    settle()
    return pane


def _long(pane: ScrollPane) -> tuple[ChoiceList, LongChoices]:
    choices, rows = pane.findChild(ChoiceList), pane.findChild(LongChoices)
    assert choices is not None
    assert rows is not None
    return choices, rows


def test_a_long_list_stands_at_once(look: Look, qtbot: QtBot) -> None:
    started = time.process_time()
    choices = ChoiceList(look, _choices(500), name="list", several=True)
    choices.resize(480, choices.heightForWidth(480))
    spent = time.process_time() - started
    qtbot.addWidget(choices)
    assert spent < 0.2, f"{spent:.3f} s"  # about 0.03 s; a widget for each took 1.1 s


def test_a_long_list_keeps_qts_rules() -> None:
    model = ChoiceModel(_choices(90))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.narrow({"c1", "c4"})
    model.tick(["c4"])
    assert [model.index(row).data() for row in range(model.rowCount())] == ["odd", "Heading 1", "even", "Heading 4"]
    assert model.index(3).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_a_long_list_is_narrowed_and_keeps_its_ticks(pane: ScrollPane) -> None:
    choices, rows = _long(pane)
    choices.choose(["c7"])
    height = rows.height()
    _find(choices, "heading 29")
    settle()
    assert rows.choices.rowCount() == 15 + 2  # 29, 129 and so on, and two heads
    assert rows.height() < height / 10
    assert choices.chosen_ids() == ["c7"]


def test_a_long_list_is_used_without_a_mouse(pane: ScrollPane) -> None:
    choices, rows = _long(pane)
    heard: list[list[str]] = []
    choices.changed.connect(heard.append)
    choices.focus_first()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Space):
        QTest.keyClick(rows, key)
    assert heard[-1] == ["c0", "c2", "c499"]
    seen = rows.viewport().visibleRegion().boundingRect()
    assert seen.contains(rows.place_of("c499").center()), "the pane scrolls along"
    QTest.keyClick(rows, Qt.Key.Key_Home)
    assert rows.viewport().visibleRegion().boundingRect().contains(rows.place_of("c0").center())


def test_a_click_ticks_a_row_of_a_long_list(pane: ScrollPane) -> None:
    choices, rows = _long(pane)
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.place_of("c4").center())
    assert choices.chosen_ids() == ["c4"]
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.place_of("c4").center())
    assert choices.chosen_ids() == []


def test_screen_readers_hear_option_and_tick(pane: ScrollPane) -> None:
    _choices, rows = _long(pane)
    row = rows.choices.index(rows.choices.row_of("c4"))
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Heading 4"
    assert rows.accessibleName()
    assert row.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_of_a_long_list_one_is_chosen_with_the_arrows(look: Look, qtbot: QtBot) -> None:
    choices = ChoiceList(look, _choices(60), name="list")
    qtbot.addWidget(choices)
    choices.show()
    rows = choices.findChild(LongChoices)
    assert rows is not None
    heard: list[list[str]] = []
    choices.changed.connect(heard.append)
    choices.focus_first()
    for _ in range(2):
        QTest.keyClick(rows, Qt.Key.Key_Down)
    assert heard == [["c2"], ["c4"]]


def test_a_short_list_has_no_find_field(look: Look, qtbot: QtBot) -> None:
    choices = ChoiceList(look, _choices(3), name="list")
    qtbot.addWidget(choices)
    choices.show()
    find = choices.findChild(SearchField, "list_find")
    assert find is not None
    assert not find.isVisible()


def test_cards_exclude_each_other(look: Look, qtbot: QtBot) -> None:
    cards = ChoiceCards(look, [ChoiceCard(id=key, title=key.title()) for key in ("exporter", "official")], name="role")
    qtbot.addWidget(cards)
    cards.show()
    assert cards.value() == ""
    for key in ("exporter", "official"):
        row = cards.findChild(RadioRow, f"role_{key}")
        assert row is not None
        with qtbot.waitSignal(cards.chosen, check_params_cb=lambda chosen, key=key: chosen == key):
            QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert cards.value() == "official"
