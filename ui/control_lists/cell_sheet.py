"""Rows of cells in columns, placed by hand.

A paragraph can have hundreds of limits and links. In nested layouts of Qt each of them is measured many times over until all agree, which
takes seconds; here each is measured once per width.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from ui.theme.look import Look

Cell = Sequence[QWidget]  # what stands in it, one under the other


class CellSheet(QWidget):
    """Columns share the width by `shares`; a share of 0 takes what its widest cell needs. With `lines` rows are parted by a line."""

    def __init__(
        self, look: Look, *, shares: Sequence[int], gap: int = 12, edges: tuple[int, int] = (0, 0), spacing: int = 4, lines: bool = False
    ) -> None:
        """`edges` are the room at the sides and above and below each row; `spacing` is between rows."""
        super().__init__()
        self._look = look
        self._shares, self._gap, self._edges, self._spacing, self._lines = tuple(shares), gap, edges, spacing, lines
        self._rows: list[tuple[Cell, ...]] = []
        self._parted: list[bool] = []
        self._measured: dict[int, list[QRect]] = {}
        self._needs: list[int] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._measure_anew)

    def add_row(self, *cells: Cell, parted: bool = True) -> None:
        """`parted`: with a line above it, where the sheet has lines."""
        self._rows.append(cells)
        self._parted.append(parted and len(self._rows) > 1)
        for widget in (widget for cell in cells for widget in cell):
            widget.setParent(self)
        self._measured.clear()
        self._needs = None

    def _measure_anew(self) -> None:
        self._measured.clear()
        self._needs = None
        self.updateGeometry()
        QApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))  # once for all cells, when each knows its new size

    # -- asked by Qt

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row_places(width)[-1].bottom() + 1 if self._rows else 0

    def sizeHint(self) -> QSize:
        width = max(self._look.px(480), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        sides, gaps = 2 * self._look.px(self._edges[0]), self._look.px(self._gap) * (len(self._shares) - 1)
        width = sum(self._least()) + sides + gaps
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._cells_changed()
            return True
        return super().event(event)

    def _cells_changed(self) -> None:
        """Measure again; who holds the sheet hears of it only if its height is another one now."""
        before = self._measured[self.width()][-1].bottom() if self._rows and self.width() in self._measured else -1
        self._measured.clear()
        self._needs = None
        if self._rows and self._row_places(self.width())[-1].bottom() != before:
            self.updateGeometry()
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._lines:
            return
        painter, line = QPainter(self), self._look.colour("line")
        for row, is_parted in zip(self._row_places(self.width()), self._parted, strict=True):
            if is_parted:
                painter.fillRect(0, row.top(), self.width(), 1, line)

    # -- measuring

    def _least(self) -> list[int]:
        """The least width of each column."""
        if self._needs is None:
            self._needs = [
                max((self._least_of(widget, share) for row in self._rows for widget in row[column]), default=0)
                for column, share in enumerate(self._shares)
            ]
        return self._needs

    @staticmethod
    def _least_of(widget: QWidget, share: int) -> int:
        return widget.minimumSizeHint().width() if share else _natural(widget)

    def _columns(self, width: int) -> list[tuple[int, int]]:
        """Where each column begins, and how wide it is."""
        side, gap, least = self._look.px(self._edges[0]), self._look.px(self._gap), self._least()
        room = width - 2 * side - gap * (len(self._shares) - 1)
        widths = [need if not share else 0 for need, share in zip(least, self._shares, strict=True)]
        open_columns = [number for number, share in enumerate(self._shares) if share]
        left = room - sum(widths)
        while open_columns:
            total = sum(self._shares[number] for number in open_columns)
            tight = [number for number in open_columns if left * self._shares[number] // total < least[number]]
            for number in tight or open_columns:
                widths[number] = least[number] if tight else left * self._shares[number] // total
            if not tight:
                break
            left -= sum(widths[number] for number in tight)
            open_columns = [number for number in open_columns if number not in tight]
        found: list[tuple[int, int]] = []
        x = side
        for wide in widths:
            found.append((x, max(1, wide)))
            x += wide + gap
        return found

    def _row_places(self, width: int) -> list[QRect]:
        if width not in self._measured:
            if len(self._measured) > 8:
                self._measured.clear()
            columns, pad = self._columns(width), self._look.px(self._edges[1])
            rows: list[QRect] = []
            y = 0
            for cells in self._rows:
                tall = max(self._tall(cell, wide) for cell, (_x, wide) in zip(cells, columns, strict=True))
                rows.append(QRect(0, y, width, tall + 2 * pad))
                y += tall + 2 * pad + self._look.px(self._spacing)
            self._measured[width] = rows
        return self._measured[width]

    def _tall(self, cell: Cell, width: int) -> int:
        return sum(_height(widget, _width(widget, width)) for widget in cell) + self._look.px(2) * max(0, len(cell) - 1)

    def _place(self) -> None:
        pad, columns = self._look.px(self._edges[1]), self._columns(self.width())
        for cells, row in zip(self._rows, self._row_places(self.width()), strict=True):
            for cell, (x, wide) in zip(cells, columns, strict=True):
                y = row.top() + pad
                for widget in cell:
                    width = _width(widget, wide)
                    height = _height(widget, width)
                    widget.setGeometry(x, y, width, height)
                    y += height + self._look.px(2)
        QApplication.removePostedEvents(self, QEvent.Type.LayoutRequest.value)  # cells that only got the width that they were measured for


def _natural(widget: QWidget) -> int:
    return min(max(widget.sizeHint().width(), widget.minimumSizeHint().width()), widget.maximumWidth())


def _width(widget: QWidget, room: int) -> int:
    """Buttons take what they need, everything else the whole column."""
    return min(room, _natural(widget)) if isinstance(widget, QAbstractButton) else room


def _height(widget: QWidget, width: int) -> int:
    tall = widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()
    return min(tall, widget.maximumHeight())
