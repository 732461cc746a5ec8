"""Choices: the whole row is the target, arrows and Space do it without a mouse, a long list can be narrowed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.parts.choice_list import Choice, ChoiceCard, ChoiceCards, ChoiceList
from ui.parts.choices import CheckRow, RadioRow
from ui.parts.fields import SearchField
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


def test_a_long_list_is_narrowed_and_keeps_its_ticks(look: Look, qtbot: QtBot) -> None:
    choices = ChoiceList(look, _choices(300), name="list", several=True)
    qtbot.addWidget(choices)
    choices.show()
    choices.choose(["c7"])
    find = choices.findChild(SearchField, "list_find")
    assert find is not None
    assert find.isVisible()
    find.setText("heading 29")
    find.searched.emit("heading 29")
    shown = [row.objectName() for row in choices.findChildren(CheckRow) if row.isVisible()]
    assert len(shown) == 13  # 29, 129, 229 and 290 to 299
    assert choices.chosen_ids() == ["c7"]


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
