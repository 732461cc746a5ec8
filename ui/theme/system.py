"""What the desktop wishes: dark or light, more contrast, less motion."""

import dataclasses
import functools

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints, QGuiApplication, QPalette, QStyleHints

from ui.theme.tokens import CONTRAST, DARK, LIGHT, Appearance, Palette, contrast

_READABLE = 4.5


def palette_for(appearance: Appearance) -> Palette:
    """The palette of the choice; SYSTEM asks the desktop, and a desktop in high contrast gives its own colours."""
    if appearance is Appearance.LIGHT:
        return LIGHT
    if appearance is Appearance.DARK:
        return DARK
    if appearance is Appearance.CONTRAST:
        return CONTRAST
    hints, access = desktop_wishes()
    if access.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return from_desktop(QGuiApplication.palette())
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def wants_less_motion() -> bool:
    return desktop_wishes()[1].motionPreference() == Qt.MotionPreference.ReducedMotion


@functools.cache
def desktop_wishes() -> tuple[QStyleHints, QAccessibilityHints]:
    """Qt's own two objects, held for the life of the program: let go of in Python, they cannot be asked for again."""
    hints = QGuiApplication.styleHints()
    return hints, hints.accessibility()


def from_desktop(desktop: QPalette) -> Palette:
    """The desktop's own contrast colours in our names; ours stand in where a pair could not be read."""
    roles = QPalette.ColorRole
    bg, text = desktop.color(roles.Window).name(), desktop.color(roles.WindowText).name()
    if contrast(bg, text) < _READABLE:
        return CONTRAST
    accent = _readable_on(bg, desktop.color(roles.Link).name(), text)
    status = {name: _readable_on(bg, getattr(CONTRAST, name), text) for name in ("ok", "warn", "err")}
    soft = dict.fromkeys(("surface", "sunken", "soft", "oksoft", "warnsoft", "errsoft"), bg)
    lines = dict.fromkeys(("line", "ctl", "text2", "text3"), text)
    on = bg if contrast(bg, accent) >= _READABLE else CONTRAST.on
    return dataclasses.replace(
        CONTRAST, bg=bg, text=text, accent=accent, hover=text, on=on, ring=accent, touched=bg, **lines, **soft, **status
    )


def _readable_on(bg: str, wish: str, otherwise: str) -> str:
    return wish if contrast(bg, wish) >= _READABLE else otherwise
