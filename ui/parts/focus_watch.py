"""Following the keyboard focus of the whole program without being kept alive, or called when half gone."""

import weakref
from typing import Protocol

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class FollowsFocus(Protocol):
    """Something that wants to know what has the keyboard."""

    def focus_moved(self, now: QWidget | None) -> None: ...


def watch_focus(follower: FollowsFocus) -> None:
    """Tell a widget what has the focus now, for as long as it lives.

    A plain connection would also call it while Python takes the widget down with its window: closing a window moves the focus.
    """
    known = weakref.ref(follower)
    application = QApplication.instance()
    assert isinstance(application, QApplication)

    def follow(_before: QWidget | None, now: QWidget | None) -> None:
        living = known()
        if living is None:
            application.focusChanged.disconnect(follow)
        elif isValid(living):
            living.focus_moved(now)

    application.focusChanged.connect(follow)
