"""Large cards side by side: a choice that is made once and matters."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.choices import RadioRow
from ui.parts.painting import height_hint, name_part, rounded
from ui.parts.text_block import TextBlock
from ui.parts.tiles import Tiles
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CARD, TYPE


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceCard:
    """A large option with an icon and a line that explains it."""

    id: str
    title: str
    text: str = ""
    icon: str = ""


class _CardRow(RadioRow):
    """Icon above, title, text; the mark in the corner."""

    def __init__(self, look: Look, card: ChoiceCard, *, name: str) -> None:
        self._icon = card.icon
        super().__init__(look, card.title, name=name, detail=card.text)
        name_part(self, name, card.title)

    def heightForWidth(self, width: int) -> int:
        room = width - self.look.px(32)
        top = self.look.px(20 + 28 + 14) if self._icon else self.look.px(18)
        return top + round(self._title().height(room) + self.detail_block().height(room)) + self.look.px(20)

    def sizeHint(self) -> QSize:
        width = self.look.px(220)
        return height_hint(self, width)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(140), self.look.px(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self.look
        on = self.isChecked()
        fill = look.colour("soft" if on else "touched" if self.underMouse() else "surface")
        width = 2 if on or look.is_high_contrast else 1
        rounded(painter, QRectF(self.rect()), look.px(RADIUS_CARD), fill, look.colour("accent" if on else "ctl"), width)
        y = float(look.px(18))
        if self._icon:
            painter.drawPixmap(QPointF(look.px(16), look.px(20)), look.pixmap(self._icon, 28, "accent"))
            y = look.px(62)
        if on:
            corner = QPointF(self.width() - look.px(16 + 20), look.px(20))
            painter.drawPixmap(corner, look.pixmap("check", 20, "accent"))
        room = self.width() - look.px(32)
        title = self._title()
        title.paint(painter, QPointF(look.px(16), y), room, look.colour("text"))
        self.detail_block().paint(painter, QPointF(look.px(16), y + title.height(room)), room, look.colour("text2"))

    def _title(self) -> TextBlock:
        return TextBlock(self.words, self.look.font("side_section"), self.look.px(TYPE["side_section"].line))


class ChoiceCards(QWidget):
    """Large cards side by side, one of them chosen."""

    chosen = Signal(str)

    def __init__(self, look: Look, cards: Sequence[ChoiceCard], *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._rows = {card.id: _CardRow(look, card, name=f"{name}_{card.id}") for card in cards}
        tiles = Tiles(look, least=200)
        for key, card in self._rows.items():
            card.setSizePolicy(_filling())
            card.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            tiles.add(card)
        self.setLayout(tiles)

    def value(self) -> str:
        return next((key for key, row in self._rows.items() if row.isChecked()), "")

    def choose(self, key: str) -> None:
        self._rows[key].setChecked(True)


def _filling() -> QSizePolicy:
    """Cards of one row are equally high."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy
