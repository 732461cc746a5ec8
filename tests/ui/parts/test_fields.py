"""Fields: what was typed is reported and kept, errors are said in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.parts.field import Field
from ui.parts.fields import LongTextField, SearchField, SelectField, TextField
from ui.parts.layouts import Column, box
from ui.parts.number_field import NumberAnswer, NumberField, NumberMode
from ui.theme.look import Look


def test_a_field_settles_when_it_is_left(look: Look, qtbot: QtBot) -> None:
    column = Column(look)
    field, other = column.add(TextField(look, name="name")), column.add(TextField(look, name="other"))
    holder = box(column)
    qtbot.addWidget(holder)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    field.setFocus()
    settled: list[str] = []
    field.settled.connect(settled.append)
    QTest.keyClicks(field, "Hue Fine Chemicals")
    assert settled == []
    other.setFocus()
    assert settled == ["Hue Fine Chemicals"]
    field.setFocus()
    other.setFocus()
    assert settled == ["Hue Fine Chemicals"], "nothing changed, nothing to save"


def test_showing_a_known_text_is_not_an_edit(look: Look, qtbot: QtBot) -> None:
    field, long = TextField(look, name="name"), LongTextField(look, name="long")
    qtbot.addWidget(field)
    qtbot.addWidget(long)
    heard: list[str] = []
    for part in (field, long):
        part.edited.connect(heard.append)
        part.settled.connect(heard.append)
        part.setText("from the draft")
        part.settle()
    assert heard == []


def test_control_enter_continues_from_a_long_text(look: Look, qtbot: QtBot) -> None:
    long = LongTextField(look, name="long")
    qtbot.addWidget(long)
    QTest.keyClicks(long, "one")
    QTest.keyClick(long, Qt.Key.Key_Return)
    with qtbot.waitSignal(long.continued):
        QTest.keyClick(long, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert long.text() == "one\n"


def test_search_waits_for_the_fingers_to_rest(look: Look, qtbot: QtBot) -> None:
    field = SearchField(look, name="search", placeholder="Search everything")
    qtbot.addWidget(field)
    searched: list[str] = []
    field.searched.connect(searched.append)
    QTest.keyClicks(field, "heat")
    assert searched == []
    qtbot.waitUntil(lambda: searched == ["heat"], timeout=1000)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert searched == ["heat", "heat"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert searched[-1] == ""


def test_the_choice_survives_other_options_if_it_is_among_them(look: Look, qtbot: QtBot) -> None:
    select = SelectField(look, [("vn", "Viet Nam"), ("ph", "Philippines")], name="country", value="ph")
    qtbot.addWidget(select)
    select.set_options([("sg", "Singapore"), ("ph", "Philippines")])
    assert select.value() == "ph"
    select.set_options([("sg", "Singapore")])
    assert select.value() == ""


def test_choosing_by_hand_is_heard_and_by_program_is_not(look: Look, qtbot: QtBot) -> None:
    select = SelectField(look, [("vn", "Viet Nam"), ("ph", "Philippines")], name="country")
    qtbot.addWidget(select)
    select.show()
    heard: list[str] = []
    select.chosen.connect(heard.append)
    select.choose("vn")
    assert heard == []
    QTest.keyClick(select, Qt.Key.Key_Down)
    assert heard == ["ph"]


def test_an_error_is_a_sentence_for_eyes_and_ears(look: Look, qtbot: QtBot) -> None:
    control = TextField(look, name="legal_name")
    field = Field(look, "Full legal name", control, name="legal_name_field", help="As in the register.")
    qtbot.addWidget(field)
    field.show()
    field.set_error("Give the name of the end user.")
    shown = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert "Give the name of the end user." in shown
    assert control.accessibleName() == "Full legal name"
    assert control.accessibleDescription() == "Give the name of the end user. As in the register."
    field.clear_error()
    assert not field.is_faulty
    assert "Give the name of the end user." not in [label.text() for label in field.findChildren(QLabel) if label.isVisible()]


def test_a_number_stays_as_it_was_typed(look: Look, qtbot: QtBot) -> None:
    number = NumberField(look, name="area", units=[("m2", "m²"), ("ft2", "ft²")])
    qtbot.addWidget(number)
    number.show()
    value = number.findChild(TextField, "area_value")
    assert value is not None
    QTest.keyClicks(value, "0,9 µm")
    assert number.answer() == NumberAnswer(text="0,9 µm", unit="m2")
    with qtbot.waitSignal(number.continued):
        QTest.keyClick(value, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("low", "high", "mode"),
    [("0.4", "0.7", NumberMode.RANGE), ("0.4", "", NumberMode.AT_LEAST), ("", "0.7", NumberMode.AT_MOST)],
)
def test_a_range_with_an_open_end_means_at_least_or_at_most(look: Look, qtbot: QtBot, low: str, high: str, mode: NumberMode) -> None:
    number = NumberField(look, name="flow", units=[("m3h", "m³/h")])
    qtbot.addWidget(number)
    number.set_answer(NumberAnswer(low=low, high=high, is_range=True))
    assert number.answer().mode is mode
    assert not number.answer().is_empty


def test_control_r_takes_the_value_along_into_the_range(look: Look, qtbot: QtBot) -> None:
    number = NumberField(look, name="flow")
    qtbot.addWidget(number)
    number.show()
    value = number.findChild(TextField, "flow_value")
    assert value is not None
    value.setFocus()
    QTest.keyClicks(value, "0.4")
    number.toggle_range()
    assert number.answer() == NumberAnswer(text="0.4", low="0.4", is_range=True)
    focused = QApplication.focusWidget()
    assert focused is None or focused.objectName() == "flow_low"
    number.toggle_range()
    assert number.answer().text == "0.4"
    assert number.answer().mode is NumberMode.EXACT


def test_an_earlier_answer_is_shown_without_a_signal(look: Look, qtbot: QtBot) -> None:
    number = NumberField(look, name="flow", units=[("a", "m³/h"), ("b", "l/min")])
    qtbot.addWidget(number)
    heard: list[object] = []
    number.edited.connect(heard.append)
    number.set_answer(NumberAnswer(text="12", unit="b"))
    assert number.answer() == NumberAnswer(text="12", unit="b")
    assert heard == []
