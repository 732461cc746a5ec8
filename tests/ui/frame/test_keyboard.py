"""Everything by keyboard: Tab in reading order, F6 by panes, commands with their keys, a ring that shows where one is."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.frame.fake_pages import NotingPage
from tests.ui.parts.clipping import settle
from ui.frame.commands import Commands
from ui.frame.reading_order import reading_order
from ui.frame.window import MainWindow
from ui.parts.focus_ring import FocusRing
from ui.theme.tokens import Appearance

CTRL, SHIFT, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


def _focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


def _press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
    settle()


def _page(window: MainWindow) -> NotingPage:
    return cast(NotingPage, window.page())


def test_tab_goes_in_reading_order_whatever_was_made_first(window: MainWindow) -> None:
    window.go("classify")
    settle()
    names = [widget.objectName() for widget in reading_order(window)]
    wanted = ["navigation_menu", "stop_here", "left_field", "left_button", "right_field", "status_profile"]
    assert [name for name in names if name in wanted] == wanted
    assert names.index("navigation_classify") < names.index("navigation_menu")


def test_tab_and_shift_tab_walk_round(window: MainWindow) -> None:
    window.go("classify")
    settle()
    page = _page(window)
    page.left_field.setFocus()
    seen: list[str] = []
    for _ in range(4):
        seen.append(_focused())
        _press(window, Qt.Key.Key_Tab)
    assert seen == ["left_field", "left_button", "right_field", "status_profile"]
    page.left_field.setFocus()
    _press(window, Qt.Key.Key_Backtab, SHIFT)
    assert _focused() == "stop_here"


def test_f6_goes_from_pane_to_pane(window: MainWindow) -> None:
    window.go("classify")
    settle()
    _page(window).left_button.setFocus()
    _press(window, Qt.Key.Key_F6)
    assert _focused() == "right_field"
    _press(window, Qt.Key.Key_F6)
    assert _focused() == "status_profile"
    _press(window, Qt.Key.Key_F6)
    assert _focused() == "navigation_classify", "the current room, not the first"
    _press(window, Qt.Key.Key_F6, SHIFT)
    assert _focused() == "status_profile"


def test_page_commands_reach_the_page(window: MainWindow) -> None:
    window.go("classify")
    settle()
    _press(window, Qt.Key.Key_N, CTRL)
    _press(window, Qt.Key.Key_F8)
    _press(window, Qt.Key.Key_F8, SHIFT)
    assert _page(window).notes[-3:] == ["new", "finding 1", "finding -1"]


def test_what_the_page_has_nothing_for_is_grey(window: MainWindow) -> None:
    window.go("classify")
    actions = {action.objectName(): action.isEnabled() for action in window.actions()}
    assert actions["command_new"]
    assert not actions["command_print"]
    assert not actions["command_find"]


def test_control_k_searches_everything_from_anywhere(window: MainWindow) -> None:
    window.go("classify")
    _press(window, Qt.Key.Key_K, CTRL)
    assert window.rooms.room == "home"
    assert _focused() == "left_field"


def test_control_z_takes_the_message_back_before_the_page(window: MainWindow) -> None:
    window.go("classify")
    undone: list[str] = []
    window.toast("Line 3 removed.", lambda: undone.append("line 3"))
    _press(window, Qt.Key.Key_Z, CTRL)
    assert undone == ["line 3"]
    assert "undo" not in _page(window).notes
    _press(window, Qt.Key.Key_Z, CTRL)
    assert _page(window).notes[-1] == "undo"


def test_larger_and_smaller_text_are_kept(window: MainWindow) -> None:
    for _ in range(2):
        _press(window, Qt.Key.Key_Plus, CTRL)
    assert window.settings.now.percent == 150
    _press(window, Qt.Key.Key_Minus, CTRL)
    assert window.settings.now.percent == 125
    _press(window, Qt.Key.Key_0, CTRL)
    assert window.settings.now.percent == 100


def test_every_command_stands_in_the_menu_with_its_keys(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.commands.menu(appearance=lambda _one: None, percent=lambda _size: None, single_keys=(True, lambda _on: None))
    qtbot.addWidget(menu)
    shown: set[str] = set()
    todo = list(menu.actions())
    while todo:
        action = todo.pop()
        shown.add(action.objectName())
        part = action.menu()
        if part is not None:
            todo += part.actions()  # type: ignore[attr-defined]  # a menu, though the stub says object
    commands = {action.objectName() for action in window.actions() if action.shortcuts()}
    assert commands - shown <= {"command_menu"}


def test_no_two_commands_share_a_key(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_all_keys_are_listed_in_words(window: MainWindow) -> None:
    listed = window.commands.all_keys()
    assert ("Ctrl+K", "Search everything") in listed
    assert all(keys and words and not words.startswith(("menu.", "keys.")) for keys, words in listed)


def test_the_menu_changes_the_colours(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.commands.menu(appearance=window.set_appearance, percent=lambda _size: None, single_keys=(True, lambda _on: None))
    qtbot.addWidget(menu)
    dark = next(action for action in menu.findChildren(QAction) if action.text() == "Dark")
    dark.trigger()
    assert window.settings.now.appearance == Appearance.DARK.value


def test_single_letters_can_be_switched_off(window: MainWindow, qtbot: QtBot) -> None:
    heard: list[bool] = []
    menu = window.commands.menu(appearance=lambda _one: None, percent=lambda _size: None, single_keys=(True, heard.append))
    qtbot.addWidget(menu)
    letters = next(action for action in menu.findChildren(QAction) if action.objectName() == "command_single_keys")
    assert letters.isChecked()
    letters.trigger()
    assert heard == [False]


def test_the_ring_follows_the_keyboard_and_not_the_mouse(window: MainWindow) -> None:
    window.go("classify")
    settle()
    ring = window.findChild(FocusRing)
    assert ring is not None
    page = _page(window)
    page.left_button.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert ring.target is page.left_button
    window.setFocus()
    settle()
    assert ring.target is None
    QTest.mousePress(page.left_button, Qt.MouseButton.LeftButton)
    page.left_field.setFocus()
    settle()
    assert ring.target is page.left_field, "a field always shows that it has the keyboard"
    QTest.mouseRelease(page.left_button, Qt.MouseButton.LeftButton)


def test_the_ring_lies_outside_and_moves_along(window: MainWindow) -> None:
    window.go("classify")
    settle()
    ring = window.findChild(FocusRing)
    assert ring is not None
    field: QWidget = _page(window).right_field
    field.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    before = ring.geometry()
    window.resize(1000, 700)
    settle()
    assert ring.geometry() != before
    corner = field.mapTo(window, field.rect().topLeft())
    assert ring.geometry().contains(corner)


def test_commands_are_the_same_after_another_role(window: MainWindow) -> None:
    before = len(window.actions())
    window.show_role("official")
    settle()
    assert isinstance(window.commands, Commands)
    assert len(window.actions()) == before
