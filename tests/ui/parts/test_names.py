"""Whatever can be touched has a name for scripts and words for screen readers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLineEdit, QPlainTextEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.parts.clipping import settle
from tests.ui.parts.sampler import sampler
from ui.theme.look import Look


def touchable(root: QWidget) -> list[QWidget]:
    kinds = QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox | QAbstractScrollArea
    found = [
        widget for widget in root.findChildren(QWidget) if isinstance(widget, kinds) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    inner = {"qt_scrollarea_viewport", "qt_spinbox_lineedit"}
    return [
        widget
        for widget in found
        if widget.objectName() not in inner and not _belongs_to_a_drop_down(widget) and not isinstance(widget, QScrollArea)
    ]


def _belongs_to_a_drop_down(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QComboBox):
            return True
        parent = parent.parentWidget()
    return False


def test_everything_that_can_be_touched_is_named_and_spoken(look: Look, qtbot: QtBot) -> None:
    pane = sampler(look)
    qtbot.addWidget(pane)
    settle()
    widgets = touchable(pane)
    assert len(widgets) > 30
    assert [widget for widget in widgets if not widget.objectName()] == []
    assert [widget.objectName() for widget in widgets if not widget.accessibleName()] == []


def test_names_are_unique(look: Look, qtbot: QtBot) -> None:
    pane = sampler(look)
    qtbot.addWidget(pane)
    names = [widget.objectName() for widget in touchable(pane)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_targets_are_large_enough(look: Look, qtbot: QtBot) -> None:
    pane = sampler(look)
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    pane.show()
    settle()
    small = [(widget.objectName(), widget.height()) for widget in touchable(pane) if widget.isVisible() and widget.height() < 24]
    assert small == []
