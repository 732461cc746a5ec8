"""A list of options under heads, one or several of them chosen, with a field to find in a long one."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from ui.parts.choices import CheckRow, Choice, RadioRow
from ui.parts.fields import SearchField
from ui.parts.labels import Label
from ui.parts.layouts import Column
from ui.parts.long_choices import LongChoices
from ui.parts.words import WORDS
from ui.theme.look import Look

__all__ = ["Choice", "ChoiceList"]

_FIND_FROM = 12  # options; a longer list gets a field to find in it
_LONG_FROM = 40  # options; a longer list is painted instead of being made of widgets


class ChoiceList(QWidget):
    """Rows to choose from. Arrows move, Space ticks; what the find field hides keeps its tick."""

    changed = Signal(list)

    def __init__(self, look: Look, choices: Sequence[Choice], *, name: str, several: bool = False, boxed: bool = False) -> None:
        super().__init__()
        self._words = look.speech.over(WORDS)
        self._choices = tuple(choices)
        self.setObjectName(name)
        column = Column(look, spacing=8 if boxed else 2)
        self.setLayout(column)
        self._find = column.add(SearchField(look, name=f"{name}_find", placeholder=self._words.text("part.choice.find")))
        self._find.setVisible(len(self._choices) > _FIND_FROM)
        self._rows: LongChoices | _ShortRows
        if len(self._choices) > _LONG_FROM:
            spoken = self._words.text("part.choice.list")
            self._rows = LongChoices(look, self._choices, name=f"{name}_rows", spoken=spoken, several=several)
        else:
            self._rows = _ShortRows(look, self._choices, name=name, several=several, boxed=boxed)
        column.add(self._rows)
        self._rows.changed.connect(self.changed)
        self._find.searched.connect(self._narrow)
        self._find.down_pressed.connect(self._rows.focus_first)

    @property
    def rows(self) -> QWidget:
        """What holds the options, below the find field."""
        return self._rows

    def chosen_ids(self) -> list[str]:
        return self._rows.chosen_ids()

    def choose(self, ids: Iterable[str]) -> None:
        """Show a choice; no signal comes of it."""
        self._rows.choose(ids)

    def focus_first(self) -> None:
        """The chosen row, else the first."""
        self._rows.focus_first()

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        shown = {
            choice.id
            for choice in self._choices
            if all(word in f"{choice.text} {choice.detail} {choice.group}".casefold() for word in wanted)
        }
        self._rows.narrow(shown)
        self._find.set_hits(self._words.plural("part.choice.hits", len(shown)) if wanted else "")


class _ShortRows(QWidget):
    """A widget for each option: as many as one reads through."""

    changed = Signal(list)

    def __init__(self, look: Look, choices: Sequence[Choice], *, name: str, several: bool, boxed: bool) -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._rows: dict[str, CheckRow | RadioRow] = {}
        self._heads: dict[str, Label] = {}
        self._is_shown_only = False
        column = Column(look, spacing=8 if boxed else 2)
        kind = CheckRow if several else RadioRow
        for choice in self._choices:
            if choice.group and choice.group not in self._heads:
                head = column.add(Label(look, choice.group, "small", bold=True, tone="text2"))
                head.setContentsMargins(0, look.px(12), 0, look.px(2))
                self._heads[choice.group] = head
            row = column.add(kind(look, choice.text, name=f"{name}_{choice.id}", detail=choice.detail, boxed=boxed))
            row.toggled.connect(self._report)
            row.installEventFilter(self)
            self._rows[choice.id] = row
        self.setLayout(column)

    def chosen_ids(self) -> list[str]:
        return [key for key, row in self._rows.items() if row.isChecked()]

    def choose(self, ids: Iterable[str]) -> None:
        wanted = set(ids)
        self._is_shown_only = True
        for key, row in self._rows.items():
            row.setAutoExclusive(False)
            row.setChecked(key in wanted)
            row.setAutoExclusive(isinstance(row, QRadioButton))
        self._is_shown_only = False

    def focus_first(self) -> None:
        shown = self._shown()
        rows = [row for row in shown if row.isChecked()] or shown
        if rows:
            rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def narrow(self, shown: set[str]) -> None:
        for choice in self._choices:
            self._rows[choice.id].setVisible(choice.id in shown)
        left = {choice.group for choice in self._choices if choice.id in shown}
        for group, head in self._heads.items():
            head.setVisible(group in left)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in steps:
            shown = self._shown()
            if watched in shown:
                return self._step(shown.index(watched), steps[Qt.Key(event.key())])  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _step(self, at: int, steps: int) -> bool:
        shown = self._shown()
        if 0 <= at + steps < len(shown):
            row = shown[at + steps]
            row.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(row, RadioRow):
                row.setChecked(True)
        return True

    def _shown(self) -> list[CheckRow | RadioRow]:
        return [row for row in self._rows.values() if not row.isHidden()]

    def _report(self, checked: bool) -> None:
        is_second_half = not checked and isinstance(self.sender(), QRadioButton)  # one radio off, another on: said once
        if not self._is_shown_only and not is_second_half:
            self.changed.emit(self.chosen_ids())
