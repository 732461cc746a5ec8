"""A person in front of the real window with Home, Products and Data over the real list; other rooms only note where they were led."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stc_desktop.casework.workspace import Workspace
from tests.ui.conftest import FreshWorkspace
from ui.frame.page import Page
from ui.frame.rooms import Room
from ui.frame.settings import SettingsStore
from ui.frame.surroundings import Surroundings
from ui.frame.window import MainWindow
from ui.parts.labels import Label
from ui.theme.look import Look

HERE = "tests.ui.home.at_the_window"
ROOMS = (
    Room(id="home", title="frame.room.home", icon="home", letter="H", module="ui.home.page", page="HomePage"),
    Room(id="products", title="frame.room.products", icon="product", letter="P", module="ui.products.page", page="ProductsPage"),
    Room(id="data", title="frame.room.data", icon="data", letter="D", module="ui.data.page", page="DataPage"),
    *(
        Room(id=key, title=f"frame.room.{key}", icon="list", letter=letter, module=HERE, page="NotingPage")
        for key, letter in (("classify", "C"), ("control_lists", "L"), ("applications", "A"))
    ),
)
Widget = TypeVar("Widget", bound=QWidget)


class NotingPage(Page):
    """Another room."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, name="another_room", title="Another room")
        self.places: list[str] = []

    def opened(self, place: str) -> None:
        self.places.append(place)


class Person:
    """Finds by name, types, clicks, reads."""

    def __init__(self, window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
        self.window, self.workspace, self.qtbot = window, workspace, qtbot

    def go(self, room: str, place: str = "") -> None:
        self.window.go(room, place)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing is being worked out; an answer may begin further work."""
        for _ in range(3):
            self.qtbot.waitUntil(lambda: not self.window.jobs.are_running, timeout=20_000)
            for _ in range(4):
                QApplication.sendPostedEvents()
                QApplication.processEvents()

    def sees(self, name: str) -> bool:
        return self._seen(name, QWidget) is not None

    def see(self, name: str, kind: type[Widget] = QWidget) -> Widget:
        self.qtbot.waitUntil(lambda: self._seen(name, kind) is not None, timeout=4_000)
        found = self._seen(name, kind)
        assert found is not None
        return found

    def _seen(self, name: str, kind: type[Widget]) -> Widget | None:
        return next((widget for widget in self.window.findChildren(kind, name) if widget.isVisible()), None)

    def read(self, name: str) -> str:
        """All words under this name, in reading order."""
        widget = self.see(name)
        labels = [widget] if isinstance(widget, Label) else [label for label in widget.findChildren(Label) if label.isVisible()]
        return " | ".join(label.text() for label in labels if label.text()).replace("\u200b", "")

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.see(name, QAbstractButton), Qt.MouseButton.LeftButton)
        self.rest()

    def write(self, name: str, text: str) -> None:
        field = self.see(name, QLineEdit)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)
        self.rest()

    def led_to(self) -> tuple[str, str]:
        """Room and place where the person ended up."""
        page = self.window.page()
        assert isinstance(page, NotingPage)
        return self.window.rooms.room, page.places[-1]


@pytest.fixture
def workspace(fresh_workspace: FreshWorkspace, tmp_path: Path) -> Workspace:
    """A first day: lists and law, nothing of the person's own."""
    return fresh_workspace(tmp_path)


@pytest.fixture
def person(look: Look, workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> Iterator[Person]:
    settings = SettingsStore(tmp_path / "window.json")
    settings.change(role="exporter", country="PH")
    window = MainWindow(look, settings, casework=workspace, rooms=ROOMS)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    somebody = Person(window, workspace, qtbot)
    yield somebody
    somebody.rest()
