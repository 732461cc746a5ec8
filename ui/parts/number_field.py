"""A number with its unit, or a range. What was typed stays as typed; reading it is the business of the rules."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import TextAction
from ui.parts.field import FieldMessage
from ui.parts.fields import SelectField, TextField, mark_faulty
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import Column, FlowRow, Row, box, sized
from ui.parts.words import WORDS
from ui.theme.look import Look


class NumberMode(enum.StrEnum):
    """How much the person knows of the number."""

    EXACT = "exact"
    RANGE = "range"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAnswer:
    """What stands in the field, as typed. A range has `low` and `high`; one of them alone means at least or at most."""

    text: str = ""
    low: str = ""
    high: str = ""
    unit: str = ""
    is_range: bool = False

    @property
    def mode(self) -> NumberMode:
        if not self.is_range:
            return NumberMode.EXACT
        if self.low and self.high:
            return NumberMode.RANGE
        return NumberMode.AT_MOST if self.high else NumberMode.AT_LEAST

    @property
    def is_empty(self) -> bool:
        return not (self.low or self.high) if self.is_range else not self.text


class NumberField(QWidget):
    """The large answer field: a value, or from and to, with the unit chooser beside it."""

    edited = Signal(object)
    continued = Signal()

    def __init__(self, look: Look, *, name: str, units: Sequence[tuple[str, str]] = (), unit: str = "", height: int = 56) -> None:
        super().__init__()
        self._words = look.speech.over(WORDS)
        self._is_range = False
        self.setObjectName(name)
        self._value = self._number(look, f"{name}_value", "part.number.value", height)
        self._low = self._number(look, f"{name}_low", "part.number.low", height)
        self._high = self._number(look, f"{name}_high", "part.number.high", height)
        sized(look, self._value, width=168)
        for end in (self._low, self._high):
            sized(look, end, width=128)
        self._to = LineLabel(look, self._words.text("part.number.to"), "body", tone="text2")
        self._unit = SelectField(look, units, name=f"{name}_unit", value=unit or (units[0][0] if units else ""), height=height)
        self._unit.setAccessibleName(self._words.text("part.number.unit"))
        self._unit.chosen.connect(self._report)
        sized(look, self._unit, width=112)
        self._one_unit = Label(look, units[0][1] if len(units) == 1 else "", "section", bold=False)
        self._message = FieldMessage(look, name=f"{name}_message")
        self._hint = Label(look, self._words.text("part.number.range_hint"), "small", tone="text2")
        self._range_action = TextAction(look, self._words.text("part.number.range"), name=f"{name}_range")
        self._range_action.set_tip_key("Ctrl+R")
        self._range_action.clicked.connect(self.toggle_range)
        shortcut = QShortcut(QKeySequence("Ctrl+R"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.toggle_range)
        self._arrange(look)
        self._unit.setVisible(len(units) > 1)  # after they have a parent: else they would open as windows
        self._one_unit.setVisible(len(units) == 1)
        self.setFocusProxy(self._value)
        self.set_range_mode(False)

    def _arrange(self, look: Look) -> None:
        column = Column(look, spacing=10)
        column.add(self._message)
        line = FlowRow(look, spacing=16)
        line.add(self._value)
        ends = Row(look, spacing=12)
        ends.add(self._low)
        ends.add(self._to)
        ends.add(self._high)
        self._ends = box(ends)
        line.add(self._ends)
        line.add(self._unit)
        line.add(self._one_unit)
        column.add(line)
        column.add(self._hint)
        column.add(self._range_action, align=Qt.AlignmentFlag.AlignLeft)
        self.setLayout(column)

    def _number(self, look: Look, name: str, key: str, height: int) -> TextField:
        field = TextField(look, name=name, height=height)
        field.set_style("answer")
        field.setAccessibleName(self._words.text(key))
        field.edited.connect(self._report)
        field.returnPressed.connect(self.continued)
        return field

    # -- what stands there

    def answer(self) -> NumberAnswer:
        return NumberAnswer(
            text=self._value.text().strip(),
            low=self._low.text().strip(),
            high=self._high.text().strip(),
            unit=self._unit.value(),
            is_range=self._is_range,
        )

    def set_answer(self, answer: NumberAnswer) -> None:
        """Show an earlier answer; no signal comes of it."""
        self._value.setText(answer.text)
        self._low.setText(answer.low)
        self._high.setText(answer.high)
        if answer.unit:
            self._unit.choose(answer.unit)
        self.set_range_mode(answer.is_range)

    def toggle_range(self) -> None:
        """A range instead of one value, or back; what was typed is taken along."""
        if self._is_range and not self._value.text():
            self._value.setText(self._low.text() or self._high.text())
        elif not self._is_range and not self._low.text():
            self._low.setText(self._value.text())
        self.set_range_mode(not self._is_range)
        self.focus_number()
        self._report()

    def set_range_mode(self, is_range: bool) -> None:
        self._is_range = is_range
        self._value.setVisible(not is_range)
        self._ends.setVisible(is_range)
        self._hint.setVisible(is_range)
        self._range_action.setText(self._words.text("part.number.exact" if is_range else "part.number.range"))
        self.setFocusProxy(self._low if is_range else self._value)

    def focus_number(self) -> None:
        field = self._low if self._is_range else self._value
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def set_error(self, sentence: str) -> None:
        self._message.show_sentence(sentence)
        for field in (self._value, self._low, self._high):
            mark_faulty(field, bool(sentence))
            field.setAccessibleDescription(sentence)

    def _report(self) -> None:
        self.edited.emit(self.answer())
