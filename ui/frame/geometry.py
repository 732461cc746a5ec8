"""Where the window stood, and whether it still fits on a screen."""

from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.frame.settings import Settings

_FIRST = (1280, 720)
_LEAST = (640, 480)


def restore_geometry(window: QWidget, settings: Settings) -> None:
    """As it was; on a screen that is gone or smaller, as well as it goes."""
    screen = QGuiApplication.primaryScreen().availableGeometry()
    window.setMinimumSize(min(_LEAST[0], screen.width()), min(_LEAST[1], screen.height()))
    wished = QRect(*settings.window) if settings.window else QRect(screen.topLeft(), screen.topLeft())
    if not settings.window or not _can_be_seen(wished):
        width, height = min(_FIRST[0], screen.width()), min(_FIRST[1], screen.height())
        left, top = screen.x() + (screen.width() - width) // 2, screen.y() + (screen.height() - height) // 2
        wished = QRect(left, top, width, height)
    window.setGeometry(wished)
    if settings.is_maximised:
        window.showMaximized()


def shown_geometry(window: QWidget) -> dict[str, Any]:
    """Fields of the settings. Any: they have different types."""
    box = window.normalGeometry() if window.isMaximized() else window.geometry()
    return {"window": (box.x(), box.y(), box.width(), box.height()), "is_maximised": window.isMaximized()}


def _can_be_seen(box: QRect) -> bool:
    """Enough of its upper edge lies on some screen to take hold of."""
    grip = QRect(box.x(), box.y(), box.width(), 40)
    return box.width() >= 320 and any(
        (part := grip.intersected(screen.availableGeometry())).width() >= 160 and part.height() >= 20
        for screen in QGuiApplication.screens()
    )
