"""Sizes, fonts and icons follow the text scale; palette and style sheet are put on the whole program."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.speech import Speech
from ui.theme.fonts import families_for, load_rest
from ui.theme.icons import icon_names
from ui.theme.look import Look
from ui.theme.style_sheet import style_sheet
from ui.theme.tokens import CONTRAST, DARK, LIGHT, SCALES, Appearance


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST])
def test_the_style_sheet_leaves_no_placeholder(palette: object) -> None:
    sheet = style_sheet(palette, lambda pixels: round(pixels * 1.5))  # type: ignore[arg-type]
    body = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    assert "$" not in body
    assert not re.search(r"\d+sp", body)


def test_sizes_in_the_style_sheet_follow_the_text_scale() -> None:
    assert "border-radius: 6px" in style_sheet(LIGHT, lambda pixels: round(pixels))
    assert "border-radius: 12px" in style_sheet(LIGHT, lambda pixels: round(pixels * 2))


def test_larger_text_makes_everything_larger(look: Look, qtbot: QtBot) -> None:
    with qtbot.waitSignal(look.changed):
        look.set_percent(150)
    assert look.px(40) == 60
    assert look.font("body").pixelSize() == 22
    assert QApplication.font().pixelSize() == 22


def test_the_text_scale_stops_at_its_ends(look: Look) -> None:
    look.larger(-1)
    assert look.percent == SCALES[0]
    for _ in range(10):
        look.larger(1)
    assert look.percent == SCALES[-1]


def test_another_palette_reaches_qt(look: Look) -> None:
    look.set_appearance(Appearance.DARK)
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.bg
    assert DARK.surface in qapp_sheet()


def qapp_sheet() -> str:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application.styleSheet()


def test_latin_comes_first_so_that_codes_look_alike_in_every_language() -> None:
    assert families_for("km")[:2] == ["Noto Sans", "Noto Sans Khmer"]
    assert families_for("en")[0] == "Noto Sans"
    assert len(set(families_for("th"))) == 5


def test_all_letters_are_found(look: Look) -> None:
    assert load_rest() == ()


def test_khmer_is_a_little_larger_and_never_bold_when_small(qapp: QApplication) -> None:
    look = Look(Speech("km"))
    assert look.font("body").pixelSize() == 16
    assert not look.font("small", bold=True).bold()
    assert look.font("page").bold()


def test_every_icon_is_drawn_in_the_wanted_colour(look: Look) -> None:
    for name in icon_names():
        image = look.pixmap(name, 24, "err").toImage().convertToFormat(QImage.Format.Format_ARGB32)
        inked = [image.pixelColor(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).alpha() > 150]
        wanted = look.colour("err")
        assert inked, name
        assert all(abs(ink.red() - wanted.red()) < 6 and abs(ink.green() - wanted.green()) < 6 for ink in inked), name


def test_an_icon_nobody_drew_is_written_down_and_stands_as_a_question_mark(look: Look, caplog: pytest.LogCaptureFixture) -> None:
    assert look.pixmap("no_such_icon").toImage() == look.pixmap("help").toImage()
    assert "there is no icon no_such_icon" in caplog.text


def test_icons_keep_two_pixels_clear_at_their_edge(look: Look) -> None:
    for name in icon_names():
        image = look.pixmap(name, 24, "text").toImage()
        edge = [image.pixelColor(x, y).alpha() for x in range(24) for y in (0, 23)] + [
            image.pixelColor(x, y).alpha() for y in range(24) for x in (0, 23)
        ]
        assert max(edge) < 128, name
