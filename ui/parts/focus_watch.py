"""Following the keyboard focus of the whole program without being kept alive, or called when half gone."""

import weakref
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


def watch_focus(react: Callable[[QWidget | None], object]) -> None:
    """Call a method of a widget with what has the focus now, for as long as that widget lives.

    A plain connection would also call it while Python takes the widget down with its window: closing a window moves the focus.
    """
    method = weakref.WeakMethod(react)
    application = QApplication.instance()
    assert isinstance(application, QApplication)

    def follow(_before: QWidget | None, now: QWidget | None) -> None:
        living = method()
        if living is None:
            application.focusChanged.disconnect(follow)
        elif isValid(living.__self__):
            living(now)

    application.focusChanged.connect(follow)
