"""F6: from pane to pane, to the first thing in it that takes the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.frame.reading_order import put_focus, reading_order


def step_through(panes: Sequence[QWidget], step: int, focused: QWidget | None) -> QWidget | None:
    """Move the focus to the next (+1) or last (-1) pane that can take it; gives what has it then."""
    shown = [pane for pane in panes if pane.isVisible()]
    here = next(
        (number for number, pane in enumerate(shown) if focused is not None and (pane is focused or pane.isAncestorOf(focused))), None
    )
    start = here if here is not None else (-1 if step > 0 else 0)
    for distance in range(1, len(shown) + 1):
        target = first_focusable(shown[(start + step * distance) % len(shown)])
        if target is not None:
            put_focus(target, Qt.FocusReason.TabFocusReason)
            return target
    return None


def first_focusable(pane: QWidget) -> QWidget | None:
    """What is checked in the pane (the current room, the chosen row), else the first that Tab would reach."""
    order = reading_order(pane)
    return next((widget for widget in order if bool(widget.property("checked"))), order[0] if order else None)
