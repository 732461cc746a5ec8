"""Blocks of equal width side by side, in as many columns as there is room for."""

from PySide6.QtCore import QRect, QSize

from ui.parts.layouts import FlowRow, Margins
from ui.theme.look import Look


class Tiles(FlowRow):
    """`least` is the width of the design below which a block moves to the next row. Blocks of a row are equally high, and one that
    is left over fills its row."""

    def __init__(self, look: Look, *, least: int = 200, spacing: int = 16, margins: Margins = 0, even: bool = True) -> None:
        """Without `even` each block has its own height, at the top of its row."""
        self._least = least
        self._even = even
        super().__init__(look, spacing=spacing, margins=margins)

    def minimumSize(self) -> QSize:
        left, top, right, bottom = self._edges()
        widest = max((item.minimumSize().width() for item in self._shown()), default=0)
        width = max(self.geometry().width(), widest + left + right)
        return QSize(widest + left + right, self._arrange(QRect(0, 0, width, 0), place=False) if self.geometry().width() else top + bottom)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        left, top, right, bottom = self._edges()
        items = self._shown()
        if not items:
            return top + bottom
        gap, room = self._look.px(self._gap), rect.width() - left - right
        columns = max(1, min(len(items), (room + gap) // (self._look.px(self._least) + gap)))
        width = (room - gap * (columns - 1)) // columns
        y = top
        for start in range(0, len(items), columns):
            row = items[start : start + columns]
            if self._even and len(row) == 1:
                width = room
            heights = [item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height() for item in row]
            height = max(heights)
            for number, item in enumerate(row if place else ()):
                own = height if self._even else heights[number]
                x = number * (width + gap)
                wide = room - x if number + 1 == columns else width  # what is left of the division
                item.setGeometry(QRect(rect.x() + left + x, rect.y() + y, wide, own))
            y += height + gap
        return y - gap + bottom
