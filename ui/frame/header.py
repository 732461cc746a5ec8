"""The head of the page: title, saved state at its one place, and the actions of the page."""

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.frame.words import WORDS
from ui.parts.labels import IconLabel, Label
from ui.parts.layouts import Column, FlowRow, Row, Surface
from ui.theme.look import Look


class Header(Surface):
    """64 high, 72 with a line under the title; it grows with the letters."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "bg", edges="b", name="header")
        self._words = look.speech.over(WORDS)
        self._actions: list[QWidget] = []
        self._is_narrow = False
        self._title = Label(look, "", "page", name="header_title")
        self._line = Label(look, "", "small", tone="text2", name="header_line")
        self._saved = IconLabel(look, "check", "", icon_tone="ok", name="header_saved")
        self._saved.hide()
        words = Column(look, spacing=1)
        words.spread()
        words.add(self._title)
        words.add(self._line)
        words.spread()
        self._row = Row(look, spacing=12)
        self._row.add(words, 1)
        self._row.add(self._saved, align=Qt.AlignmentFlag.AlignVCenter)
        self._below = FlowRow(look, spacing=12)
        self._is_stacked = False
        self._whole = Column(look, spacing=4, margins=(32, 10, 32, 10))
        self._whole.add(self._row, 1)
        self._whole.add(self._below)
        self.setLayout(self._whole)
        self._measure()
        look.changed.connect(self._measure)

    def show_heading(self, title: str, line: str, saved_at: datetime.datetime | None) -> None:
        self._title.setText(title)
        self._line.setText(line)
        self._line.setVisible(bool(line) and not self._is_narrow)
        self._saved.setVisible(saved_at is not None)
        if saved_at is not None:
            self._saved.setText(self._words.text("frame.saved", time=f"{saved_at.astimezone():%H:%M}"))
        self._measure()
        self._settle()

    def show_actions(self, actions: Sequence[QWidget]) -> None:
        """Actions belong to their page: they are taken out, never deleted here."""
        for widget in self._actions:
            self._row.removeWidget(widget)
            self._below.removeWidget(widget)
            if widget not in actions:
                widget.hide()
        self._actions = list(actions)
        self._is_stacked = self._wants_two_lines()
        for widget in actions:
            if self._is_stacked:
                self._below.add(widget)
            else:
                self._row.add(widget, align=Qt.AlignmentFlag.AlignVCenter)
            widget.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _wants_two_lines(self) -> bool:
        """With little room a long title gets a line of its own, and the actions stand below it."""
        if not self._is_narrow or not self._actions:
            return False
        beside = [*self._actions, *([self._saved] if not self._saved.isHidden() else [])]
        used = sum(widget.sizeHint().width() for widget in beside) + self._look.px(12) * len(beside) + self._look.px(36)
        return self._title.sizeHint().width() > self.width() - used

    def _settle(self) -> None:
        if self._wants_two_lines() is not self._is_stacked:
            self.show_actions(self._actions)

    def set_narrow(self, is_narrow: bool) -> None:
        """Little room: lower, and without the line under the title."""
        self._is_narrow = is_narrow
        self._whole.set_margins((20, 4, 16, 4) if is_narrow else (32, 10, 32, 10))
        self._line.setVisible(bool(self._line.text()) and not is_narrow)
        self._measure()
        self._settle()

    def _measure(self) -> None:
        self.setMinimumHeight(self._look.px(44 if self._is_narrow else 72 if self._line.text() else 64))
