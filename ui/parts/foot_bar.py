"""The bar at the foot of a pane that holds its actions."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.parts.layouts import Surface
from ui.parts.toasts import Toast
from ui.theme.look import Look


class FootBar(Surface):
    """What scrolls above it ends at its line; short messages of the window keep clear of it, also when it comes after them."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__(look, "bg", edges="t", name=name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for toast in self.window().findChildren(Toast):
            QTimer.singleShot(0, toast, toast.place)


def foot_height(host: QWidget) -> int:
    """How much of the host's lower edge is taken by bars of actions that are seen now."""
    return max((bar.height() for bar in host.findChildren(FootBar) if bar.isVisible()), default=0)
