"""Rooms: opened lazily, left safely, walked back and forth; role decides the order."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.frame.conftest import ROOMS
from tests.ui.frame.fake_pages import NotingPage
from tests.ui.parts.clipping import clipped, settle
from ui.frame.navigation import NavigationRow
from ui.frame.rooms import ROOMS as REAL_ROOMS
from ui.frame.rooms import Room, in_order
from ui.frame.window import MainWindow
from ui.frame.words import WORDS


def _page(window: MainWindow) -> NotingPage:
    return cast(NotingPage, window.page())


def _press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window, key, modifiers)
    settle()


def _rows(window: MainWindow) -> list[str]:
    rows = [row for row in window.navigation.findChildren(NavigationRow) if row.isVisible() and row.isCheckable()]
    return [row.words() for row in sorted(rows, key=lambda row: row.mapTo(window, row.rect().topLeft()).y())]


def test_no_page_is_made_before_its_first_visit(window: MainWindow) -> None:
    assert window.page() is None
    window.go("classify")
    first = window.page()
    window.go("home")
    window.go("classify")
    assert window.page() is first


def test_a_page_settles_before_it_is_left(window: MainWindow) -> None:
    window.go("classify", "draft/12")
    page = _page(window)
    window.go("home")
    assert [note for note in page.notes if not note.startswith("fit")] == ["opened draft/12", "leaving"]


def test_back_goes_inside_the_page_first_then_to_the_page_before(window: MainWindow) -> None:
    window.go("home")
    window.go("classify", "draft/12")
    page = _page(window)
    page.inner_steps = 1
    _press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.notes[-1] == "step back"
    assert window.rooms.room == "classify"
    _press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.rooms.room == "home"
    _press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert (window.rooms.room, page.notes[-1]) == ("classify", "opened draft/12")


def test_coming_back_leads_to_where_the_person_was_inside(window: MainWindow) -> None:
    window.go("classify", "draft/12")
    _page(window).at = "draft/12/question/7"
    window.go("home")
    _press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert _page(window).notes[-1] == "opened draft/12/question/7"


def test_numbers_and_letters_open_rooms(window: MainWindow) -> None:
    _press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.rooms.room == "classify"
    _press(window, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert window.rooms.room == "products"


def test_a_click_in_the_navigation_opens_its_room(window: MainWindow) -> None:
    row = window.findChild(QPushButton, "navigation_products")
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert window.rooms.room == "products"
    assert row.isChecked()


def test_a_page_that_cannot_be_made_leaves_the_person_where_they_were(window: MainWindow) -> None:
    window.go("home")
    with pytest.raises(RuntimeError, match="cannot be made"):
        window.go("data")
    assert window.rooms.room == "home"
    row = window.findChild(QPushButton, "navigation_home")
    assert row is not None
    assert row.isChecked()


def test_a_room_nobody_knows_changes_nothing(window: MainWindow) -> None:
    window.go("home")
    window.go("no_such_room")
    assert window.rooms.room == "home"


def test_the_role_decides_the_order_not_what_is_there(window: MainWindow) -> None:
    assert _rows(window) == ["Home", "Classify", "Products", "Data"]
    window.show_role("official")
    settle()
    assert _rows(window) == ["Home", "Classify", "Products", "Data"] or set(_rows(window)) == {"Home", "Classify", "Products", "Data"}
    above, below = in_order(ROOMS, "official")
    assert [room.id for room in above] == ["home", "classify"]
    assert [room.id for room in below] == ["products", "data"]


@pytest.mark.parametrize("role", ["exporter", "official", "trainer", ""])
def test_every_room_is_reached_by_every_role(role: str) -> None:
    above, below = in_order(REAL_ROOMS, role)
    assert sorted(room.id for room in (*above, *below)) == sorted(room.id for room in REAL_ROOMS)


def test_rooms_have_words_and_letters_of_their_own() -> None:
    assert all(room.title in WORDS for room in REAL_ROOMS)
    letters = [room.letter for room in REAL_ROOMS]
    assert len(set(letters)) == len(letters)
    assert all(len(WORDS[room.title]) <= 16 for room in REAL_ROOMS)


def test_the_header_shows_the_page_and_home_has_none(window: MainWindow) -> None:
    window.go("classify")
    settle()
    assert window.header.isVisible()
    assert window.findChild(QWidget, "stop_here").isVisible()  # type: ignore[union-attr]  # made by the page
    window.go("home")
    settle()
    assert not window.header.isVisible()


def test_actions_of_one_page_do_not_stand_on_another(window: MainWindow) -> None:
    window.go("classify")
    first = _page(window).header_actions[0]
    window.go("products")
    settle()
    assert not first.isVisible()
    assert _page(window).header_actions[0].isVisible()
    window.go("classify")
    settle()
    assert first.isVisible()


def test_no_words_of_the_frame_are_cut(window: MainWindow, another_window: Callable[[], MainWindow]) -> None:
    for size in ((1280, 720), (900, 600), (640, 480)):
        window.resize(*size)
        window.go("classify")
        settle()
        assert clipped(window) == []


def test_a_real_room_names_a_module_of_the_window() -> None:
    for room in REAL_ROOMS:
        assert isinstance(room, Room)
        assert room.module.startswith("ui.")
