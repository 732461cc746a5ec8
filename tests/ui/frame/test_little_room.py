"""Very large text on a small screen: nothing is squeezed into columns of single words, and nothing scrolls that need not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from tests.ui.parts.clipping import clipped, settle
from ui.frame.choices import countries, is_reviewed, languages, own_name
from ui.frame.first_run import ASEAN
from ui.frame.window import MainWindow
from ui.parts.buttons import HeaderButton
from ui.parts.labels import Label
from ui.speech import Speech


@pytest.fixture
def large(window: MainWindow) -> MainWindow:
    window.resize(1280, 720)
    window.set_text(percent=200)
    window.go("classify")
    settle()
    return window


def _header(window: MainWindow, title: str) -> tuple[Label, list[HeaderButton]]:
    page = window.page()
    assert page is not None
    look = page.look
    buttons = [HeaderButton(look, text, name=name, icon="printer") for name, text in (("all", "All applications"), ("print", "Print"))]
    page.set_title(title)
    page.set_header_actions([*buttons])
    settle()
    label = window.findChild(Label, "header_title")
    assert label is not None
    return label, buttons


def test_a_long_title_gets_a_line_of_its_own(large: MainWindow) -> None:
    title, buttons = _header(large, "Drives and leak test for Lamphun, second lot")
    assert all(button.mapTo(large, button.rect().topLeft()).y() >= title.mapTo(large, title.rect().bottomLeft()).y() for button in buttons)
    assert clipped(large.header) == []


def test_a_short_title_stands_beside_the_actions(large: MainWindow) -> None:
    title, buttons = _header(large, "Products")
    middle = title.mapTo(large, title.rect().center()).y()
    assert all(abs(button.mapTo(large, button.rect().center()).y() - middle) < 8 for button in buttons)
    large.set_text(percent=100)
    settle()
    assert all(button.isVisible() for button in buttons)


@pytest.mark.parametrize("percent", [125, 150, 200])
def test_the_rail_does_not_scroll_sideways(window: MainWindow, percent: int) -> None:
    window.resize(1280, 720)
    window.set_text(percent=percent)
    window.show_role("official")  # with a line between the rooms
    window.go("home")
    settle()
    rooms = window.findChild(QAbstractScrollArea, "navigation_rooms")
    assert rooms is not None
    assert not rooms.horizontalScrollBar().isVisible()
    inside = rooms.viewport().width()
    wide = [row.objectName() for row in rooms.findChildren(QWidget) if row.isVisible() and row.objectName() and row.width() > inside]
    assert wide == []
    assert clipped(window.navigation) == []


def test_all_countries_and_every_catalogue_are_offered() -> None:
    offered = countries(Speech("en"))
    assert len(offered) > 240
    assert [name for _code, name in offered] == sorted(name for _code, name in offered)
    assert set(ASEAN) <= {code for code, _name in offered}
    assert languages(Speech("en"))[0] == ("en", "English")


def test_a_language_is_named_in_its_own_words_and_unreviewed_until_a_reader_says_so() -> None:
    assert own_name("vi") == "Tiếng Việt"
    assert own_name("xx-no-language") == "xx-no-language"
    assert is_reviewed("en")
    assert not is_reviewed("vi")
