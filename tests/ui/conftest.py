"""Widgets of a test live until the test is over: Python must not take down a window that is still shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import ui  # the guard of Python's constants, before any widget

assert ui


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
