"""Text that wraps and is never cut: measured and painted line by line, with the line heights of the type scale."""

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

_WIDEST = 16_000.0
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_RIGHT = Qt.AlignmentFlag.AlignRight


class TextBlock:
    """A piece of plain text in one font. Words longer than the width are broken, so nothing ever sticks out."""

    def __init__(self, text: str, font: QFont, line_height: int = 0, *, lead: tuple[int, QFont] | None = None) -> None:
        """`lead`: how many letters at the beginning stand in another font, such as a code before its heading."""
        self._font = font
        self._lead = lead
        self._line_height = line_height
        self._paragraphs = text.split("\n")
        self._laid_out: tuple[float, list[QTextLayout], float] | None = None
        self._natural: float | None = None
        self._on_one_line: tuple[list[QTextLayout], float] = ([], 0.0)

    @property
    def natural_width(self) -> float:
        """Width when nothing wraps; as laid out, because the sum of advances can fall short of it by a fraction."""
        if self._natural is None:
            self._on_one_line = self._lay_out(_WIDEST)
            lines = (layout.lineAt(0).naturalTextWidth() for layout in self._on_one_line[0] if layout.lineCount())
            self._natural = float(math.ceil(max(lines, default=0.0)))
        return self._natural

    @property
    def narrowest(self) -> float:
        """Width of the longest word."""
        measure = QFontMetricsF(self._font)
        words = [word for paragraph in self._paragraphs for word in paragraph.split()] or [""]
        return max(measure.horizontalAdvance(word) for word in words) + 0.5

    def height(self, width: float) -> float:
        return self._lines(width)[1]

    def line_count(self, width: float) -> int:
        return sum(layout.lineCount() for layout in self._lines(width)[0])

    def last_line_width(self, width: float) -> float:
        """How far the last line reaches, to set something beside it."""
        layout = self._lines(width)[0][-1]
        return layout.lineAt(layout.lineCount() - 1).naturalTextWidth()

    def paint(
        self, painter: QPainter, at: QPointF, width: float, colour: QColor, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        painter.setPen(colour)
        for layout in self._lines(width)[0]:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                spare = width - line.naturalTextWidth()
                shift = spare / 2 if align & _CENTRE else spare if align & _RIGHT else 0.0
                line.draw(painter, QPointF(at.x() + shift, at.y()))

    def _lines(self, width: float) -> tuple[list[QTextLayout], float]:
        if self._natural is not None and width >= self._natural:
            return self._on_one_line
        if self._laid_out is None or self._laid_out[0] != width:
            layouts, height = self._lay_out(width)
            self._laid_out = (width, layouts, height)
        return self._laid_out[1], self._laid_out[2]

    def _lay_out(self, width: float) -> tuple[list[QTextLayout], float]:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layouts: list[QTextLayout] = []
        y = 0.0
        for paragraph in self._paragraphs:
            layout = QTextLayout(paragraph or " ", self._font)
            layout.setTextOption(option)
            if self._lead is not None and not layouts:
                layout.setFormats([_lead_format(*self._lead)])
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1.0, width))
                step = max(float(self._line_height), line.height())
                line.setPosition(QPointF(0.0, y + (step - line.height()) / 2))
                y += step
            layout.endLayout()
            layouts.append(layout)
        return layouts, y


def _lead_format(length: int, font: QFont) -> QTextLayout.FormatRange:
    lead = QTextLayout.FormatRange()
    lead.start, lead.length = 0, length
    style = QTextCharFormat()
    style.setFont(font)
    lead.format = style
    return lead


def elided(text: str, font: QFont, width: float) -> str:
    """The text cut with an ellipsis: only where the whole stands beside it, in a tool tip or when the row is opened."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
