"""Tab goes in reading order, whatever the order in which things were made: through the layouts as they stand."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def reading_order(root: QWidget) -> list[QWidget]:
    """Everything below root that Tab reaches, in the order in which it is read."""
    return list(_walk(root))


def next_in_order(root: QWidget, focused: QWidget | None, step: int) -> QWidget | None:
    """The neighbour of what has the focus, round and round."""
    order = reading_order(root)
    if not order:
        return None
    here = next((number for number, widget in enumerate(order) if widget is focused), None)
    if here is None:
        here = _nearest(order, focused, step)
    return order[(here + step) % len(order)]


def put_focus(widget: QWidget, reason: Qt.FocusReason) -> None:
    """Give the focus, and scroll every pane around so that it is seen."""
    widget.setFocus(reason)
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget, 24, 24)
        holder = holder.parentWidget()


def takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _nearest(order: list[QWidget], focused: QWidget | None, step: int) -> int:
    """Where to count from when what has the focus is not in the order: just before (or after) the next one below it, in its own pane."""
    if focused is None:
        return -1 if step > 0 else 0
    around = _around(order, focused)
    top = focused.mapToGlobal(QPoint(0, 0)).y()
    below = next((number for number in around if order[number].mapToGlobal(QPoint(0, 0)).y() >= top), around[-1] + 1)
    return below - 1 if step > 0 else below


def _around(order: list[QWidget], focused: QWidget) -> Sequence[int]:
    """Those that stand closest to it: in the smallest part of the window that holds any."""
    holder = focused.parentWidget()
    while holder is not None:
        near = [number for number, widget in enumerate(order) if holder.isAncestorOf(widget)]
        if near:
            return near
        holder = holder.parentWidget()
    return range(len(order))


def _walk(widget: QWidget) -> Iterator[QWidget]:
    if not widget.isVisible():
        return
    if takes_focus(widget):
        yield widget
    layout = widget.layout()
    if layout is not None and not isinstance(widget, QScrollArea | QStackedWidget | QSplitter):
        yield from _walk_layout(layout)
        return
    for part in _parts(widget):
        yield from _walk(part)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    """What stands in a widget that has no layout to say so, in its order."""
    if isinstance(widget, QScrollArea):
        found = [widget.widget()]
    elif isinstance(widget, QStackedWidget):
        found = [widget.currentWidget()]
    elif isinstance(widget, QSplitter):
        found = [widget.widget(number) for number in range(widget.count())]
    elif takes_focus(widget):
        found = []  # the parts of a field are the field's own
    else:
        found = [part for part in widget.children() if isinstance(part, QWidget) and not part.isWindow()]  # placed by hand as they came
    yield from (part for part in found if part is not None)


def _walk_layout(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _walk(widget)
        elif inner is not None:
            yield from _walk_layout(inner)
