"""What holds for every page: the keyboard reaches everything, screen readers name it, and no words are cut in any language."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QMenu, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from stc_desktop.casework.workspace import Workspace
from tests.ui.classification.person import Person
from tests.ui.conftest import FreshWorkspace
from tests.ui.frame.all_pages import WindowsThatOpen, walk
from tests.ui.parts.clipping import clipped
from tests.ui.parts.test_names import touchable
from ui.frame.reading_order import reading_order
from ui.frame.rooms import ROOMS
from ui.speech import PSEUDO_LANGUAGE, Speech
from ui.theme.look import Look, prepare
from ui.theme.tokens import Appearance

pytestmark = pytest.mark.timeout(400, method="thread")


@pytest.fixture
def workspace(fresh_workspace: FreshWorkspace, tmp_path: Path) -> Workspace:
    return fresh_workspace(tmp_path)


def _person(workspace: Workspace, folder: Path, qtbot: QtBot, qapp: QApplication, *, language: str = "en") -> Person:
    look = Look(Speech(language), appearance=Appearance.LIGHT)
    prepare(qapp, look)
    return Person(look, workspace, folder, qtbot, rooms=ROOMS)


@pytest.fixture
def person(workspace: Workspace, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Person]:
    somebody = _person(workspace, tmp_path, qtbot, qapp)
    yield somebody
    somebody.rest()


def _seen(person: Person) -> list[QWidget]:
    return [widget for widget in touchable(person.window) if widget.isVisible()]


def _without_name(person: Person) -> Iterator[str]:
    for widget in _seen(person):
        if not widget.objectName():
            yield f"{type(widget).__name__} {widget.accessibleName()!r} has no name"
        elif not widget.accessibleName().strip():
            yield f"{widget.objectName()} says nothing to a screen reader"


def _with_one_name(person: Person) -> Iterator[str]:
    names = [widget.objectName() for widget in _seen(person)]
    yield from (f"{name} stands twice" for name in sorted({name for name in names if names.count(name) > 1}))


def _out_of_reach(person: Person) -> Iterator[str]:
    """Whatever the mouse can press, Tab can reach; of buttons that exclude each other Tab reaches one and arrows the others."""
    order = reading_order(person.window)
    for widget in _seen(person):
        if isinstance(widget, QAbstractButton) and widget.isEnabled() and widget not in order and not _is_beside(widget, order):
            yield f"{widget.objectName()} cannot be reached with Tab"


def _is_beside(widget: QAbstractButton, order: list[QWidget]) -> bool:
    group = widget.group()
    holder = widget.parentWidget()
    beside = group.buttons() if group is not None and group.exclusive() else holder.findChildren(QRadioButton) if holder else []
    return widget in beside and any(other in order for other in beside)


def _against_reading(person: Person) -> Iterator[str]:
    """Neighbours with one parent come from top to bottom, and from left to right in a line."""
    order = reading_order(person.window)
    for before, after in itertools.pairwise(order):
        if before.parentWidget() is not after.parentWidget():
            continue
        first, second = before.geometry(), after.geometry()
        is_in_line = first.center().y() in range(second.top(), second.bottom()) or second.center().y() in range(first.top(), first.bottom())
        if second.left() < first.left() if is_in_line else second.top() < first.top():
            yield f"{after.objectName()} comes after {before.objectName()}"


def _untold_keys(person: Person) -> Iterator[str]:
    """Every key that a page listens for stands in the overview of all keys."""
    told = " ".join(keys for keys, _what in person.window.commands.all_keys())
    for shortcut in person.window.findChildren(QShortcut):
        key = shortcut.key().toString(QKeySequence.SequenceFormat.PortableText).replace("Return", "Enter")
        if key not in told:
            yield f"{key} stands nowhere"


def test_every_page_is_named_reached_and_read_in_order(person: Person, workspace: Workspace, qapp: QApplication) -> None:
    windows = WindowsThatOpen(person.window)
    qapp.installEventFilter(windows)
    faults: list[str] = []
    states = 0
    for state in walk(person, workspace):
        states += 1
        for look_at in (_without_name, _with_one_name, _out_of_reach, _against_reading, _untold_keys):
            faults += [f"{state}: {fault}" for fault in look_at(person)]
    qapp.removeEventFilter(windows)
    assert states > 28
    assert list(dict.fromkeys(faults)) == [], "\n".join(dict.fromkeys(faults))
    assert windows.found == []


def test_tab_goes_through_every_page_and_comes_round(person: Person, workspace: Workspace) -> None:
    for room in ("home", "classify", "control_lists", "products", "applications", "data"):
        person.go("entry/2B350.d" if room == "control_lists" else "", room=room)
        person.rest()
        order = reading_order(person.window)
        reached: list[QWidget] = []
        for _ in order:
            person.press(Qt.Key.Key_Tab)
            focused = QApplication.focusWidget()
            assert focused is not None
            reached.append(focused)
        missing = {widget.objectName() for widget in order} - {widget.objectName() for widget in reached} - _beside(order, reached)
        assert missing == set(), room


def _beside(order: list[QWidget], reached: list[QWidget]) -> set[str]:
    """Buttons of which arrows reach one from the other."""
    return {widget.objectName() for widget in order if isinstance(widget, QAbstractButton) and _is_beside(widget, reached)}


def _actions(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _actions(inner)
        elif not action.isSeparator():
            yield action


def test_every_shortcut_stands_in_the_menu(person: Person) -> None:
    person.go(room="home")
    person.window.open_menu()
    menu = person.window.findChild(QMenu, "main_menu")
    assert menu is not None
    shown = {action.objectName() for action in _actions(menu)}
    menu.close()
    silent = [action.objectName() for action in person.window.actions() if action.shortcuts() and action.objectName() not in shown]
    assert silent == ["command_menu"], "the menu itself is named beside its button"


@pytest.mark.parametrize("percent", [100, pytest.param(125, marks=pytest.mark.slow)])
def test_no_words_are_cut_in_a_long_language(workspace: Workspace, tmp_path: Path, qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    """Accented and half again as long, at 1280 x 720."""
    person = _person(workspace, tmp_path, qtbot, qapp, language=PSEUDO_LANGUAGE)
    person.window.set_text(percent=percent)
    cut: list[str] = []
    for state in walk(person, workspace):
        assert person.window.width() == 1280, f"{state}: the words widen the window to {person.window.width()}"
        cut += [f"{state}: {fault}" for fault in clipped(person.window)]
        cut += [f"{state}: {name} scrolls sideways" for name in _sideways(person)]
    assert list(dict.fromkeys(cut)) == [], "\n".join(dict.fromkeys(cut))
    person.rest()


def _sideways(person: Person) -> Iterator[str]:
    for area in person.window.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().isVisible() and area.mapTo(person.window, QPoint(0, 0)).x() >= 0:
            yield area.objectName()
