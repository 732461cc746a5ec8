"""Tags: a state as word, colour and sign."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.parts.painting import TallEnough, height_hint, rounded
from ui.parts.text_block import TextBlock
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_TAG, TYPE


@dataclass(frozen=True, slots=True)
class _Kind:
    tone: str
    fill: str
    sign: str = ""


KINDS = {
    "listed": _Kind("on", "accent"),
    "undecided": _Kind("warn", "warnsoft", "half"),
    "not_listed": _Kind("text2", "sunken", "dash"),
    "done": _Kind("ok", "oksoft", "check"),
    "error": _Kind("err", "errsoft", "error"),
    "late": _Kind("err", "errsoft", "clock"),
    "close": _Kind("warn", "warnsoft", "warning"),
    "started": _Kind("accent", "soft"),
    "neutral": _Kind("text2", "sunken"),
    "age": _Kind("text2", "sunken", "clock"),
    "unreviewed": _Kind("warn", "warnsoft", "globe"),
}


class Tag(TallEnough, QLabel):
    """A small block with a word; the sign comes with its kind unless another is given."""

    def __init__(self, look: Look, text: str, kind: str = "neutral", *, icon: str | None = None, name: str = "") -> None:
        super().__init__(text)
        self._look = look
        self._kind = KINDS[kind]
        self._icon = icon
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_state(self, text: str, kind: str, icon: str | None = None) -> None:
        self._kind, self._icon = KINDS[kind], icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    @property
    def sign(self) -> str:
        return self._kind.sign if self._icon is None else self._icon

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(self._look.px(24), round(self._block().height(width - self._beside())) + self._look.px(6))

    def sizeHint(self) -> QSize:
        width = int(self._block().natural_width) + self._beside()
        return height_hint(self, width)

    def minimumSizeHint(self) -> QSize:
        width = int(min(self._block().narrowest, self._look.px(160)) + 1) + self._beside()
        return QSize(width, self._look.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, kind = self._look, self._kind
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), look.px(RADIUS_TAG), look.colour(kind.fill), self._edge())
        x = look.px(9)
        if self.sign:
            size = look.px(14)
            painter.drawPixmap(QPointF(x, (self.height() - size) / 2), look.pixmap(self.sign, 14, kind.tone))
            x += size + look.px(6)
        block, room = self._block(), self.width() - self._beside() + 1
        block.paint(painter, QPointF(x, (self.height() - block.height(room)) / 2), room, look.colour(kind.tone))

    def _edge(self) -> QColor | None:
        """High contrast has no soft fills, and a neutral tag hardly stands out from the page by its fill alone."""
        look, kind = self._look, self._kind
        if look.is_high_contrast:
            return look.colour(kind.tone) if kind.fill != "accent" else None
        return look.colour("line") if kind.fill == "sunken" else None

    def _beside(self) -> int:
        return self._look.px(18) + (self._look.px(20) if self.sign else 0)

    def _block(self) -> TextBlock:
        return TextBlock(self.text(), self._look.font("small", bold=True), self._look.px(TYPE["small"].line))
