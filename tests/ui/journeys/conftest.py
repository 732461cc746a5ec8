"""The real window with every room, over files of its own; nothing is stood in for but the system's file dialogs."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from stc_desktop.casework.workspace import Workspace
from tests.ui.conftest import FreshWorkspace
from tests.ui.journeys.hands import Hands
from ui.application import Program
from ui.frame.settings import SettingsStore
from ui.frame.window import MainWindow
from ui.theme.look import Look

OpenWindow = Callable[..., Hands]
StartProgram = Callable[..., tuple[Program, Hands]]


@pytest.fixture(autouse=True)
def _collected(collected_in_the_thread_of_the_window: None) -> None:
    """Jobs run beside the window here."""


@pytest.fixture
def exporter(fresh_workspace: FreshWorkspace, tmp_path: Path) -> Workspace:
    """A small exporter's own machine."""
    return fresh_workspace(tmp_path / "exporter", person="Sample Exporter")


@pytest.fixture
def office(fresh_workspace: FreshWorkspace, tmp_path: Path) -> Workspace:
    """The agency's machine: another installation with another key."""
    return fresh_workspace(tmp_path / "office", person="Sample Officer")


@pytest.fixture
def open_window(look: Look, qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[OpenWindow]:
    """Opens the window over files as somebody of this role in Viet Nam."""
    opened: list[Hands] = []

    def open_over(workspace: Workspace, role: str = "exporter", *, country: str = "VN") -> Hands:
        settings = SettingsStore(workspace.data / "window.json")
        settings.change(role=role, country=country)
        window = MainWindow(look, settings, casework=workspace)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.resize(1280, 720)
            window.show()
            window.activateWindow()
        hands = Hands(window, qtbot, name=request.node.name.replace("[", "-").strip("]"))
        opened.append(hands)
        hands.rest()
        return hands

    yield open_over
    for hands in opened:
        hands.rest()
        hands.window.close()


@pytest.fixture
def start_program(
    qapp: QApplication, qtbot: QtBot, reference_folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[StartProgram]:
    """Starts the program as its icon does, over a folder of files."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the program takes both over; they come back after the test
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    started: list[Hands] = []

    def start(data: Path, *, has_reference: bool = True, case_file: Path | None = None) -> tuple[Program, Hands]:
        if has_reference and data.is_dir() and not (data / "reference").exists():
            (data / "reference").symlink_to(reference_folder, target_is_directory=True)
        program = Program(argparse.Namespace(data=data, case_file=case_file, until=None))
        program.settings.change(role="exporter", country="VN", appearance="light")
        program.show(qapp)
        qtbot.addWidget(program.window)
        program.window.resize(1280, 720)
        qtbot.waitUntil(
            lambda: program.window.page() is not None or program.window.findChild(QWidget, "trouble") is not None, timeout=20_000
        )
        hands = Hands(program.window, qtbot, name=request.node.name.replace("[", "-").strip("]"))
        started.append(hands)
        hands.rest()
        return program, hands

    yield start
    for hands in started:
        hands.rest()
        hands.window.close()
