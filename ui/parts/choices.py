"""Choices: the whole row is the target, the mark is painted from the palette."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from ui.parts.painting import TallEnough, height_hint, name_part, rounded
from ui.parts.text_block import TextBlock
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CARD, RADIUS_TAG, TYPE

MARK = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option; `detail` explains it in a small line, `group` puts it under a head."""

    id: str
    text: str
    detail: str = ""
    group: str = ""


if TYPE_CHECKING:
    _Button = QAbstractButton
else:  # Qt's own class comes in beside it: a widget cannot be made twice
    _Button = object


class _Row(TallEnough, _Button):
    """Measures and paints a mark with words; mixed into Qt's own boxes, so that screen readers know what it is."""

    def prepare(self, look: Look, text: str, *, name: str, detail: str = "", boxed: bool = False) -> None:
        self.look = look
        self.words = text
        self.detail = detail
        self.boxed = boxed
        self.setText(text.replace("&", "&&"))
        name_part(self, name, text)
        self.setAccessibleDescription(detail)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def lead(self) -> int:
        return self.look.px(MARK + 10 + (14 if self.boxed else 0))

    def trail(self) -> int:
        return self.look.px(14 if self.boxed else 8)

    def main_block(self) -> TextBlock:
        is_strong = self.isChecked() and (self.boxed or isinstance(self, QRadioButton))
        return TextBlock(self.words, self.look.font("body", bold=is_strong), self.look.px(TYPE["body"].line))

    def wide_block(self) -> TextBlock:
        """Measured bold, so that nothing moves when the choice is made."""
        is_strong = self.boxed or isinstance(self, QRadioButton)
        return TextBlock(self.words, self.look.font("body", bold=is_strong), self.look.px(TYPE["body"].line))

    def detail_block(self) -> TextBlock:
        return TextBlock(self.detail, self.look.font("small"), self.look.px(TYPE["small"].line))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = max(1, width - self.lead() - self.trail())
        height = self.wide_block().height(room) + (self.detail_block().height(room) if self.detail else 0)
        return max(self.look.px(48 if self.boxed else 36), round(height) + self.look.px(24 if self.boxed else 12))

    def sizeHint(self) -> QSize:
        detail = self.detail_block().natural_width if self.detail else 0
        width = int(max(self.wide_block().natural_width, detail)) + self.lead() + self.trail()
        return height_hint(self, width)

    def minimumSizeHint(self) -> QSize:
        return QSize(int(min(self.wide_block().narrowest, self.look.px(200))) + self.lead() + self.trail(), self.look.px(36))

    def hitButton(self, pos: object) -> bool:
        return True

    def paint_row(self, is_round: bool) -> None:
        painter = QPainter(self)
        look = self.look
        if self.boxed:
            tone = "accent" if self.isChecked() else "ctl"
            fill = look.colour("touched" if self.underMouse() else "soft" if self.isChecked() else "surface")
            width = 2 if self.isChecked() or look.is_high_contrast else 1
            rounded(painter, QRectF(self.rect()), look.px(RADIUS_CARD), fill, look.colour(tone), width)
        room = self.width() - self.lead() - self.trail()
        block = self.main_block()
        height = block.height(room)
        below = self.detail_block().height(room) if self.detail else 0.0
        top = (self.height() - height - below) / 2
        first_line = min(height, look.px(TYPE["body"].line))
        size = look.px(MARK)
        mark = QRectF(look.px(14) if self.boxed else 0.0, top + (first_line - size) / 2, size, size)
        state = Mark(is_round=is_round, is_on=self.isChecked(), is_enabled=self.isEnabled(), is_touched=self.underMouse())
        paint_mark(painter, look, mark, state)
        tone = "text" if self.isEnabled() else "text3"
        block.paint(painter, QPointF(self.lead(), top), room, look.colour(tone))
        if self.detail:
            self.detail_block().paint(painter, QPointF(self.lead(), top + height), room, look.colour("text2"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The circle or the box before the words, as it stands now."""

    is_round: bool
    is_on: bool
    is_enabled: bool = True
    is_touched: bool = False


def paint_mark(painter: QPainter, look: Look, where: QRectF, mark: Mark) -> None:
    edge = look.colour("line" if not mark.is_enabled else "accent" if mark.is_on or mark.is_touched else "ctl")
    if not mark.is_round:
        _paint_box(painter, look, where, mark, edge)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 2 if mark.is_on or look.is_high_contrast else 1.5))
    painter.setBrush(look.colour("surface"))
    painter.drawEllipse(where.adjusted(1.5, 1.5, -1.5, -1.5))
    if mark.is_on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        dot = look.px(5.5)
        painter.drawEllipse(where.center(), dot, dot)


def _paint_box(painter: QPainter, look: Look, where: QRectF, mark: Mark, edge: QColor) -> None:
    radius = look.px(RADIUS_TAG)
    if mark.is_on:
        rounded(painter, where, radius, look.colour("accent" if mark.is_enabled else "text3"))
        painter.drawPixmap(where.topLeft() + QPointF(look.px(3), look.px(3)), look.pixmap("check", 16, "on"))
    else:
        rounded(painter, where, radius, look.colour("surface"), edge, 2 if look.is_high_contrast else 1.5)


class CheckRow(_Row, QCheckBox):
    """A box to tick with its words."""

    def __init__(self, look: Look, text: str, *, name: str, checked: bool = False, detail: str = "", boxed: bool = False) -> None:
        super().__init__()
        self.prepare(look, text, name=name, detail=detail, boxed=boxed)
        self.setChecked(checked)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.paint_row(is_round=False)


class RadioRow(_Row, QRadioButton):
    """One of several that exclude each other: those with the same parent."""

    def __init__(self, look: Look, text: str, *, name: str, checked: bool = False, detail: str = "", boxed: bool = False) -> None:
        super().__init__()
        self.prepare(look, text, name=name, detail=detail, boxed=boxed)
        self.setChecked(checked)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.paint_row(is_round=True)
