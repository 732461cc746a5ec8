"""What tests of the window share: one reference file, opened once, and widgets that live until their test is over."""

from __future__ import annotations

import datetime as dt
import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import ui  # the guard of Python's constants, before any widget
from stc_desktop.casework.workspace import Workspace
from ui.theme.look import Look, prepare
from ui.theme.tokens import Appearance

assert ui

NOW = dt.datetime(2026, 11, 23, 10, 42, tzinfo=dt.timezone(dt.timedelta(hours=7)))
FreshWorkspace = Callable[..., Workspace]

# what a workspace keeps of the reference file once it was read
_READ_ONCE = ("reference", "units", "_weighable", "_kinds")


@pytest.fixture(autouse=True)
def _widgets_are_kept(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """pytest-qt holds its widgets weakly and closes them at the end; a cycle of Python's could be collected before that."""
    kept: list[QWidget] = []
    add = qtbot.addWidget

    def add_and_keep(widget: QWidget, **choices: Any) -> None:
        kept.append(widget)
        add(widget, **choices)

    monkeypatch.setattr(qtbot, "addWidget", add_and_keep)
    yield
    # closed by now and marked for deletion; what lingers would be styled anew by every later test
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    kept.clear()


@pytest.fixture
def look(qapp: QApplication) -> Look:
    look = Look(appearance=Appearance.LIGHT)
    prepare(qapp, look)
    return look


@pytest.fixture
def collected_in_the_thread_of_the_window() -> Iterator[None]:
    """Python's collector runs in whichever thread asks for memory; widgets must not be taken down by the thread of a job."""
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture(scope="session")
def reference_folder(reference_data: Path) -> Path:
    """The folder with the reference file of this checkout."""
    return reference_data / "reference"


@pytest.fixture(scope="session")
def read_once(reference_data: Path) -> Iterator[Workspace]:
    """The lists read and made ready for weighing; reading them takes seconds, and nothing changes them."""
    opened = Workspace(data=reference_data, person="Sample Person", clock=lambda: NOW)
    opened.kinds()
    assert opened.units
    gc.collect()
    gc.freeze()  # what stays for the whole run is not looked through again after every test
    yield opened
    opened.close()


@pytest.fixture
def fresh_workspace(read_once: Workspace, reference_folder: Path) -> Iterator[FreshWorkspace]:
    """Opens the files of a first day in a folder: the lists of all tests, nothing of the person's own."""
    opened: list[Workspace] = []

    def open_in(folder: Path, **choices: Any) -> Workspace:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "reference").exists():
            (folder / "reference").symlink_to(reference_folder, target_is_directory=True)
        workspace = Workspace(**{"data": folder, "person": "Sample Person", "clock": lambda: NOW, **choices})
        workspace.__dict__.update({name: getattr(read_once, name) for name in _READ_ONCE})
        opened.append(workspace)
        return workspace

    yield open_in
    for workspace in opened:
        workspace.__dict__.pop("reference", None)  # it belongs to all tests
        workspace.close()
