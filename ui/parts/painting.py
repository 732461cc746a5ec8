"""Shapes that several parts paint in the same way."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.look import Look


class TallEnough:
    """Mixed into widgets whose height follows their width and that do not grow beyond it: after a change of width the layout asks again.

    A layout never makes a fixed-height item higher than its size hint, so the hint must be that of the width in force.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # type: ignore[misc]  # Qt's class comes in beside it
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()  # type: ignore[attr-defined]  # as above


def height_hint(widget: QWidget, natural_width: int) -> QSize:
    """Size hint: as wide as it likes to be, as high as it must be in the width that it has."""
    is_laid_out = widget.testAttribute(Qt.WidgetAttribute.WA_Resized) and widget.width() < natural_width
    return QSize(natural_width, widget.heightForWidth(widget.width() if is_laid_out else natural_width))


def name_part(widget: QWidget, name: str, spoken: str) -> None:
    """Name for tests and scripts, and the words that a screen reader says."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)


def rounded(painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, edge: QColor | None = None, width: float = 1) -> None:
    """A rounded box with an edge of whole pixels inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(rect, radius, radius)
        return
    painter.setPen(QPen(edge, width))
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius - half, radius - half)


def row_fill(look: Look, *, selected: bool, hovered: bool) -> QColor | None:
    """What fills a row that can be chosen."""
    if selected and not look.is_high_contrast:
        return look.colour("soft")
    return look.colour("touched") if hovered else None


def selection_bar(look: Look, painter: QPainter, rect: QRectF) -> None:
    """The accent bar at the left edge of the selected row; in high contrast the row also gets an edge."""
    width, height = look.px(4), min(look.px(24), int(rect.height()))
    bar = QRectF(rect.x(), rect.y() + (rect.height() - height) / 2, width, height)
    if look.is_high_contrast:
        rounded(painter, rect, look.px(6), None, look.colour("accent"), 2)
    rounded(painter, bar, width / 2, look.colour("accent"))
