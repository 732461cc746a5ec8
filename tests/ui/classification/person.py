"""Somebody in front of the window, for tests of pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stc_desktop.casework.workspace import Workspace
from ui.frame.rooms import Room
from ui.frame.settings import SettingsStore
from ui.frame.window import MainWindow
from ui.parts.labels import Label
from ui.theme.look import Look

OTHERS = "tests.ui.classification.other_rooms"
ROOMS = (
    Room(id="home", title="frame.room.home", icon="home", letter="H", module=OTHERS, page="NotingPage"),
    Room(id="classify", title="frame.room.classify", icon="classify", letter="C", module="ui.classification.page", page="ClassifyPage"),
    Room(id="products", title="frame.room.products", icon="product", letter="P", module=OTHERS, page="NotingPage"),
    Room(id="control_lists", title="frame.room.control_lists", icon="control_list", letter="L", module=OTHERS, page="NotingPage"),
    Room(id="applications", title="frame.room.applications", icon="application", letter="A", module=OTHERS, page="NotingPage"),
)
Widget = TypeVar("Widget", bound=QWidget)


class Person:
    """Somebody in front of the window: finds by name, types, clicks, reads."""

    def __init__(self, look: Look, workspace: Workspace, folder: Path, qtbot: QtBot, *, rooms: Sequence[Room] = ROOMS) -> None:
        settings = SettingsStore(folder / "window.json")
        settings.change(role="exporter", country="PH")
        self.qtbot = qtbot
        self.settings_folder = folder
        self.window = MainWindow(look, settings, casework=workspace, rooms=rooms)
        qtbot.addWidget(self.window)
        self.window.resize(1280, 720)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def go(self, place: str = "", *, room: str = "classify") -> None:
        self.window.go(room, place)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing is being worked out."""
        self.qtbot.waitUntil(lambda: not self.window.jobs.are_running, timeout=10_000)
        for _ in range(4):
            QApplication.sendPostedEvents()
            QApplication.processEvents()

    def see(self, name: str, kind: type[Widget] = QWidget) -> Widget:
        """What is on screen under this name."""
        self.qtbot.waitUntil(lambda: self._seen(name, kind) is not None, timeout=4_000)
        found = self._seen(name, kind)
        assert found is not None
        return found

    def sees(self, name: str) -> bool:
        return self._seen(name, QWidget) is not None

    def _seen(self, name: str, kind: type[Widget]) -> Widget | None:
        return next((widget for widget in self.window.findChildren(kind, name) if widget.isVisible()), None)

    def read(self, name: str) -> str:
        return self.see(name, Label).text()

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.see(name, QPushButton), Qt.MouseButton.LeftButton)
        self.rest()

    def tick(self, name: str) -> None:
        self.qtbot.mouseClick(self.see(name), Qt.MouseButton.LeftButton)

    def write(self, name: str, text: str) -> None:
        """Into a field, in place of what stands there."""
        field = self.see(name)
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, wherever the keyboard is."""
        self.window.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)
        self.rest()

    def question(self) -> str:
        return self.read("classify_question_text")

    def describe(self, description: str, **fields: str) -> None:
        """From an empty page to the first question."""
        self.go("new")
        self.write("classify_description", description)
        for name, text in fields.items():
            self.write(f"classify_{name}", text)
        self.click("classify_start")

    def answer_the_rest(self, *, fits_elsewhere: str = "classify_none") -> None:
        """ "I don't know" until the verdict stands there; the overview is answered by a button of its own."""
        for _ in range(40):
            if self.sees("classify_verdict_sentence"):
                return
            is_overview = self.question().startswith("Might one of these")
            self.click(fits_elsewhere if is_overview else "classify_unknown")
        raise AssertionError("the interview does not come to its end")

    def texts(self, name: str) -> str:
        """All words inside of something."""
        return " ".join(label.text() for label in self.see(name).findChildren(Label))

    def led_to(self, room: str) -> str:
        """The place in the room where the person ended up."""
        assert self.window.rooms.room == room
        page = self.window.page()
        assert page is not None
        return list(page.places)[-1]
