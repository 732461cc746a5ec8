"""The colours can be read: WCAG 2 contrast of every pair that stands together, in all three palettes."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.system import from_desktop, palette_for
from ui.theme.tokens import COLOUR_NAMES, CONTRAST, DARK, LIGHT, Appearance, Palette, contrast

TEXT, SIGN = 4.5, 3.0
# (ink, ground, least, measured in light, dark, high contrast)
PAIRS = [
    ("text", "bg", TEXT, 15.03, 15.30, 21.00),
    ("text", "surface", TEXT, 16.25, 13.88, 21.00),
    ("text", "sunken", TEXT, 13.88, 16.03, 21.00),
    ("text", "soft", TEXT, 13.73, 11.19, 21.00),
    ("text", "warnsoft", TEXT, 14.31, 12.06, 21.00),
    ("text", "errsoft", TEXT, 13.76, 12.83, 21.00),
    ("text", "oksoft", TEXT, 13.94, 12.24, 21.00),
    ("text2", "bg", TEXT, 6.89, 9.50, 21.00),
    ("text2", "surface", TEXT, 7.46, 8.62, 21.00),
    ("text2", "sunken", TEXT, 6.37, 9.95, 21.00),
    ("text2", "soft", TEXT, 6.30, 6.95, 21.00),
    ("text3", "bg", TEXT, 5.30, 6.74, 15.91),
    ("text3", "surface", TEXT, 5.73, 6.12, 15.91),
    ("text3", "sunken", TEXT, 4.89, 7.06, 15.91),
    ("accent", "bg", TEXT, 7.36, 8.48, 16.13),
    ("accent", "surface", TEXT, 7.95, 7.69, 16.13),
    ("accent", "soft", TEXT, 6.72, 6.20, 16.13),
    ("accent", "sunken", TEXT, 6.79, 8.89, 16.13),
    ("on", "accent", TEXT, 7.95, 8.43, 16.13),
    ("on", "hover", TEXT, 10.68, 10.64, 18.38),
    ("ok", "bg", TEXT, 5.99, 8.83, 15.46),
    ("ok", "surface", TEXT, 6.48, 8.01, 15.46),
    ("ok", "oksoft", TEXT, 5.56, 7.07, 15.46),
    ("warn", "bg", TEXT, 6.29, 9.87, 13.08),
    ("warn", "surface", TEXT, 6.80, 8.95, 13.08),
    ("warn", "warnsoft", TEXT, 5.99, 7.78, 13.08),
    ("err", "bg", TEXT, 6.59, 8.07, 11.20),
    ("err", "surface", TEXT, 7.13, 7.32, 11.20),
    ("err", "errsoft", TEXT, 6.03, 6.76, 11.20),
    ("ctl", "bg", SIGN, 3.90, 5.67, 21.00),
    ("ctl", "surface", SIGN, 4.22, 5.14, 21.00),
    ("ctl", "sunken", SIGN, 3.60, 5.94, 21.00),
]


@pytest.mark.parametrize(("ink", "ground", "least", "light", "dark", "high"), PAIRS)
def test_what_stands_together_can_be_read(ink: str, ground: str, least: float, light: float, dark: float, high: float) -> None:
    for palette, measured in ((LIGHT, light), (DARK, dark), (CONTRAST, high)):
        figure = contrast(getattr(palette, ink), getattr(palette, ground))
        assert figure == pytest.approx(measured, abs=0.02)
        assert figure >= least


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST])
def test_words_stay_readable_under_the_pointer(palette: Palette) -> None:
    for ink in ("text", "text2"):
        assert contrast(getattr(palette, ink), palette.touched) >= TEXT


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST])
def test_a_value_stands_out_from_the_empty_track(palette: Palette) -> None:
    for sign in ("accent", "warn", "text2"):
        assert contrast(getattr(palette, sign), palette.track) >= SIGN
    assert contrast(palette.accent, palette.groove) >= SIGN


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == pytest.approx(1.0)


def test_a_desktop_in_high_contrast_gives_its_own_colours(qapp: QApplication) -> None:
    desktop = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#002b36"),
        (QPalette.ColorRole.WindowText, "#ffffff"),
        (QPalette.ColorRole.Link, "#ffff00"),
    ):
        desktop.setColor(role, QColor(colour))
    palette = from_desktop(desktop)
    assert (palette.bg, palette.text, palette.accent) == ("#002b36", "#ffffff", "#ffff00")
    assert palette.is_high_contrast
    for name in ("ok", "warn", "err", "accent", "text2"):
        assert contrast(getattr(palette, name), palette.bg) >= TEXT


def test_a_desktop_palette_that_cannot_be_read_is_not_taken(qapp: QApplication) -> None:
    desktop = QPalette()
    desktop.setColor(QPalette.ColorRole.Window, QColor("#808080"))
    desktop.setColor(QPalette.ColorRole.WindowText, QColor("#909090"))
    assert from_desktop(desktop) == CONTRAST


def test_a_choice_of_colours_beats_the_desktop(qapp: QApplication) -> None:
    assert palette_for(Appearance.LIGHT) == LIGHT
    assert palette_for(Appearance.DARK) == DARK
    assert palette_for(Appearance.CONTRAST) == CONTRAST


def test_every_colour_is_written_in_full() -> None:
    for palette in (LIGHT, DARK, CONTRAST):
        for name in COLOUR_NAMES:
            assert QColor(getattr(palette, name)).name().upper() == getattr(palette, name)
