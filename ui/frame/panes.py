"""F6: from pane to pane, to the first thing in it that takes the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


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
            target.setFocus(Qt.FocusReason.TabFocusReason)
            return target
    return None


def first_focusable(pane: QWidget) -> QWidget | None:
    """The checked or first widget of a pane, in reading order, that Tab would reach."""
    if _takes_focus(pane):
        return pane
    reachable = [widget for widget in pane.findChildren(QWidget) if _takes_focus(widget)]
    reachable.sort(key=lambda widget: (widget.mapTo(pane, widget.rect().topLeft()).y(), widget.mapTo(pane, widget.rect().topLeft()).x()))
    return next((widget for widget in reachable if bool(widget.property("checked"))), reachable[0] if reachable else None)


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
