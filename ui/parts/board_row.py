"""One paragraph on the elimination board."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.parts.margin_bar import BAR_HEIGHT, paint_margin
from ui.parts.margin_figures import MarginFigure
from ui.parts.painting import TallEnough, height_hint, name_part, rounded
from ui.parts.pressing import PressedByEnter
from ui.parts.text_block import TextBlock
from ui.parts.words import WORDS
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CONTROL, TYPE

_TONES = {"ring": "accent", "half": "warn", "disc": "accent", "cross": "text2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """`sign`: ring (in question), half (undecided), disc (listed), cross (struck out); `group`: open, listed, struck."""

    code: str
    heading: str
    fact: str = ""
    sign: str = "ring"
    group: str = "open"
    figure: MarginFigure | None = None
    is_close: bool = False


class BoardRowView(TallEnough, PressedByEnter):
    """Sign, code, heading, deciding fact, margin bar. Choosing it opens the paragraph."""

    def __init__(self, look: Look, row: BoardRow, *, name: str) -> None:
        super().__init__()
        self._look = look
        self.row = row
        self._words = look.speech.over(WORDS)
        name_part(self, name, self._spoken())
        self.setToolTip(row.figure.spoken if row.figure else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def _spoken(self) -> str:
        row = self.row
        parts = [
            f"{row.code} {row.heading}",
            self._words.text(f"part.board.sign.{row.sign}"),
            row.fact,
            row.figure.spoken if row.figure else "",
        ]
        return ". ".join(part.rstrip(".") for part in parts if part) + "."

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._run(None, width))

    def sizeHint(self) -> QSize:
        width = self._look.px(280)
        return height_hint(self, width)

    def minimumSizeHint(self) -> QSize:
        width = self._look.px(160)
        return QSize(width, self.heightForWidth(max(width, self.width())) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            rounded(painter, QRectF(self.rect()), self._look.px(RADIUS_CONTROL), self._look.colour("touched"))
        self._run(painter, self.width())

    def _run(self, painter: QPainter | None, width: int) -> float:
        """Measure, and paint when there is a painter: one course for both, so that they agree."""
        look, row = self._look, self.row
        y, left = float(look.px(10)), look.px(28)
        if painter is not None:
            sign = look.px(18)
            painter.drawPixmap(QPointF(0, y + (look.px(20) - sign) / 2), look.pixmap(row.sign, 18, _TONES[row.sign]))
        right = width
        if row.is_close:
            close = TextBlock(self._words.text("part.board.close"), look.font("micro", bold=True), look.px(20))
            right = round(width - close.natural_width)
            if painter is not None:
                close.paint(painter, QPointF(right, y), close.natural_width, look.colour("warn"))
            right -= look.px(8)
        y = self._run_head(painter, y, left, right)
        if row.fact:
            fact = TextBlock(row.fact, look.font("small"), look.px(TYPE["small"].line))
            if painter is not None:
                fact.paint(painter, QPointF(left, y + look.px(2)), width - left, look.colour("text2"))
            y += fact.height(width - left) + look.px(2)
        if row.figure is not None:
            bar = QRectF(left + look.px(1), y + look.px(3), width - left - look.px(2), look.px(BAR_HEIGHT))
            if painter is not None:
                paint_margin(painter, bar, row.figure, look)
            y = bar.bottom()
        return y + look.px(6)

    def _run_head(self, painter: QPainter | None, y: float, left: int, right: int) -> float:
        look, row = self._look, self.row
        line = look.px(TYPE["compact"].line)
        is_struck = row.sign == "cross"
        font = look.font("compact", bold=True)
        font.setStrikeOut(is_struck)
        head = TextBlock(f"{row.code}  {row.heading}", look.font("compact"), line, lead=(len(row.code), font))
        if painter is not None:
            head.paint(painter, QPointF(left, y), right - left, look.colour("text2" if is_struck else "text"))
        return y + head.height(right - left)
