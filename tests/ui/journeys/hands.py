"""Two hands on a keyboard before the real window: Tab, arrows, letters, Enter. Nothing is called that a key would not call."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ui.frame.reading_order import reading_order
from ui.frame.window import MainWindow
from ui.parts.labels import Label
from ui.theme.tokens import Appearance

Answer = str | bool | tuple[str, ...]
PICTURES = "STC_PICTURES"  # a folder: there every journey leaves pictures of what it saw
_NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
Kind = TypeVar("Kind", bound=QWidget)


class Hands:
    """Types into whatever has the keyboard, and reads what is on screen."""

    def __init__(self, window: MainWindow, qtbot: QtBot, *, name: str = "") -> None:
        self.window, self.qtbot, self.name = window, qtbot, name
        self._pictures = 0

    def take_over(self) -> None:
        """Bring this window to the front, where another one has the keyboard."""
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()
            self.window.raise_()

    # -- the keyboard

    @property
    def focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the keyboard"
        return found

    @property
    def place(self) -> str:
        """The name of what has the keyboard."""
        return self.focused.objectName()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE, *, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.rest()

    def type(self, text: str) -> None:
        """In place of what stands in the field."""
        field = self.focused
        if isinstance(field, QLineEdit | QPlainTextEdit):
            QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClicks(field, text)

    def paste(self, text: str) -> None:
        """In place of what stands in the field."""
        QApplication.clipboard().setText(text)
        QTest.keyClick(self.focused, Qt.Key.Key_A, CTRL)
        QTest.keyClick(self.focused, Qt.Key.Key_V, CTRL)

    def tab_to(self, name: str) -> QWidget:
        """With Tab, or Shift+Tab where that is nearer, until the keyboard is there."""
        target = self.see(name)
        order = reading_order(self.window)
        if isinstance(target, QRadioButton) or (isinstance(target, QAbstractButton) and target.group() is not None):
            return self._arrow_to(target, order)
        stop = next((widget for widget in order if widget is target or target.focusProxy() is widget), None)
        assert stop is not None, f"Tab never comes to {name}"
        return self._tab_along(order, [stop])

    def _arrow_to(self, target: QAbstractButton, order: list[QWidget]) -> QWidget:
        """Options of one choice are one stop of Tab; among them arrows lead on, and choose as they go."""
        held = target.group()
        group = held.buttons() if held is not None else [one for one in target.parentWidget().findChildren(QRadioButton) if one.isVisible()]
        self._tab_along(order, group)
        for _ in group:
            if self.focused is target:
                return target
            QTest.keyClick(self.focused, _arrow(self.focused, target))
        raise AssertionError(f"the arrows do not come to {target.objectName()}")

    def _tab_along(self, order: list[QWidget], stops: Sequence[QWidget]) -> QWidget:
        """To the first of these that Tab comes to."""
        stop = next(widget for widget in order if widget in stops)
        here = order.index(self.focused) if self.focused in order else -1
        forth = (order.index(stop) - here) % len(order)
        is_forth = here < 0 or forth <= len(order) - forth
        for _ in range(len(order) + 2):
            if self.focused in stops:
                return self.focused
            QTest.keyClick(self.focused, Qt.Key.Key_Tab if is_forth else Qt.Key.Key_Backtab, _NONE if is_forth else SHIFT)
        raise AssertionError(f"Tab did not come to {stop.objectName()}, but to {self.place}")

    def push(self, name: str) -> None:
        """Go to a button and press it."""
        self.tab_to(name)
        self.press(Qt.Key.Key_Space)

    def write(self, name: str, text: str) -> None:
        self.tab_to(name)
        self.type(text)

    def fill(self, answers: Mapping[str, Answer]) -> None:
        """The fields of a page of the form, one after the other."""
        for name, answer in answers.items():
            self._fill_one(f"answer_{name}", answer)
        self.rest()

    def _fill_one(self, name: str, answer: Answer) -> None:
        if isinstance(answer, tuple):
            for option in answer:
                self.tab_to(f"{name}_{option}")
                QTest.keyClick(self.focused, Qt.Key.Key_Space)
            return
        if isinstance(answer, bool):
            self._choose_option(f"{name}_{'yes' if answer else 'no'}")
            return
        if self.sees(f"{name}_{answer}"):  # options that stand open
            self._choose_option(f"{name}_{answer}")
            return
        field = self.tab_to(name)
        if isinstance(field, QComboBox):
            self.choose(field, answer)
            return
        self.type(answer)

    def _choose_option(self, name: str) -> None:
        option = self.tab_to(name)
        assert isinstance(option, QRadioButton)
        if not option.isChecked():
            QTest.keyClick(option, Qt.Key.Key_Space)
        assert option.isChecked(), name

    def choose(self, box: QComboBox, wanted: str) -> None:
        """By its first letters, then by arrow; a space would unfold the list."""
        QTest.keyClicks(box, wanted.split()[0])
        for _ in range(8):
            if box.currentText() == wanted:
                return
            QTest.keyClick(box, Qt.Key.Key_Down)
        raise AssertionError(f"{wanted} was not found in {box.objectName()}; there stands {box.currentText()}")

    # -- the eyes

    def rest(self) -> None:
        """Until nothing is being worked out; an answer may begin further work."""
        for _ in range(2):
            self.qtbot.waitUntil(lambda: not self.window.jobs.are_running, timeout=20_000)
            for _ in range(3):
                QApplication.sendPostedEvents()
                QApplication.processEvents()

    def sees(self, name: str) -> bool:
        return self._seen(name, QWidget) is not None

    def see(self, name: str, kind: type[Kind] = QWidget) -> Kind:
        if self._seen(name, kind) is None:
            self.qtbot.waitUntil(lambda: self._seen(name, kind) is not None, timeout=4_000)
        found = self._seen(name, kind)
        assert found is not None
        return found

    def _seen(self, name: str, kind: type[Kind]) -> Kind | None:
        return next((widget for widget in self.window.findChildren(kind, name) if widget.isVisible()), None)

    def read(self, name: str) -> str:
        """All words under this name, in reading order."""
        widget = self.see(name)
        labels = [widget] if isinstance(widget, Label) else [label for label in widget.findChildren(Label) if label.isVisible()]
        return " | ".join(label.text() for label in labels if label.text()).replace("\u200b", "")

    def picture(self, what: str) -> None:
        """For the eye, in every palette, where somebody asked for pictures."""
        folder = os.environ.get(PICTURES)
        if not folder:
            return
        self._pictures += 1
        Path(folder).mkdir(parents=True, exist_ok=True)
        for appearance in (Appearance.DARK, Appearance.CONTRAST, Appearance.LIGHT):
            self.window.set_appearance(appearance)
            self.rest()
            self.window.grab().save(str(Path(folder) / f"{self.name}-{self._pictures:02d}-{what}-{appearance.value}.png"))


def _arrow(here: QWidget, there: QWidget) -> Qt.Key:
    """The key that looks from here to there."""
    way = there.mapToGlobal(QPoint(0, 0)) - here.mapToGlobal(QPoint(0, 0))
    if abs(way.y()) > here.height() // 2:
        return Qt.Key.Key_Down if way.y() > 0 else Qt.Key.Key_Up
    return Qt.Key.Key_Right if way.x() > 0 else Qt.Key.Key_Left
