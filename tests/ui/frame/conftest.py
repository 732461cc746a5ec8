from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.parts.clipping import settle
from ui.frame.rooms import Room
from ui.frame.settings import SettingsStore
from ui.frame.window import MainWindow
from ui.theme.look import Look

FAKES = "tests.ui.frame.fake_pages"
ROOMS = (
    Room(id="home", title="frame.room.home", icon="home", letter="H", module=FAKES, page="HomePage"),
    Room(id="classify", title="frame.room.classify", icon="classify", letter="C", module=FAKES, page="NotingPage"),
    Room(id="products", title="frame.room.products", icon="product", letter="P", module=FAKES, page="NotingPage"),
    Room(id="data", title="frame.room.data", icon="data", letter="D", module=FAKES, page="BrokenPage"),
)


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    store = SettingsStore(tmp_path / "window.json")
    store.change(role="exporter", country="PH")
    return store


@pytest.fixture
def window(look: Look, settings: SettingsStore, qtbot: QtBot) -> MainWindow:
    return shown_window(look, settings, qtbot)


def shown_window(look: Look, settings: SettingsStore, qtbot: QtBot) -> MainWindow:
    window = MainWindow(look, settings, rooms=ROOMS)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    settle()
    return window


@pytest.fixture
def another_window(look: Look, settings: SettingsStore, qtbot: QtBot) -> Callable[[], MainWindow]:
    return lambda: shown_window(look, settings, qtbot)
