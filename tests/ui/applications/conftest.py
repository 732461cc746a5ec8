from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stc_desktop.casework.workspace import Workspace
from tests.ui.conftest import FreshWorkspace
from tests.ui.parts.clipping import settle
from ui.frame.rooms import ROOMS
from ui.frame.settings import SettingsStore
from ui.frame.window import MainWindow
from ui.theme.look import Look

Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture(autouse=True)
def _collected(collected_in_the_thread_of_the_window: None) -> None:
    """Jobs run beside the window here."""


@pytest.fixture
def workspace(fresh_workspace: FreshWorkspace, tmp_path: Path) -> Workspace:
    return fresh_workspace(tmp_path)


class Driver:
    """What a person does with the window, found by the names of its parts."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.bot = window, qtbot

    def go(self, place: str = "") -> None:
        self.window.go("applications", place)
        self.rest()

    def rest(self) -> None:
        """Until everything that runs beside the window has come back."""
        settle()
        self.bot.waitUntil(lambda: not self.window.jobs.are_running, timeout=8000)
        settle()

    def find(self, kind: type[Kind], name: str) -> Kind:
        found = self.window.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found

    def has(self, name: str) -> bool:
        found = self.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def click(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), f"{name} is not seen"
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.rest()

    def type(self, name: str, text: str) -> None:
        line = self.find(QLineEdit, name)
        line.setFocus()
        line.selectAll()
        self.bot.keyClicks(line, text)
        self.bot.keyClick(line, Qt.Key.Key_Tab)
        self.rest()

    def until_focus(self, name: str) -> None:
        def has_it() -> bool:
            focused = QApplication.focusWidget()
            return focused is not None and (focused.objectName() == name or focused.objectName().startswith(f"{name}_"))

        self.bot.waitUntil(has_it, timeout=3000)


@pytest.fixture
def driver(look: Look, workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> Iterator[Driver]:
    settings = SettingsStore(tmp_path / "window.json")
    settings.change(role="exporter", country="VN")
    rooms = tuple(room for room in ROOMS if room.id == "applications")
    window = MainWindow(look, settings, casework=workspace, rooms=rooms)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.resize(1280, 720)
        window.show()
        window.activateWindow()
    settle()
    driver = Driver(window, qtbot)
    yield driver
    driver.rest()
    window.close()
