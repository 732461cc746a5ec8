"""Words on screen."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.parts.layouts import Row
from ui.parts.text_block import TextBlock
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_TAG, TYPE


class Label(QLabel):
    """Plain text in a style of the type scale. It wraps, asks for the height that it needs, and is never cut."""

    wraps = True

    def __init__(
        self,
        look: Look,
        text: str = "",
        role: str = "body",
        *,
        tone: str = "text",
        bold: bool | None = None,
        name: str = "",
    ) -> None:
        super().__init__()
        self._look = look
        self._role = role
        self._tone = tone
        self._bold = bold
        self._is_struck = False
        self._block: TextBlock | None = None
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(self.wraps)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(self.wraps)
        self.setSizePolicy(policy)
        super().setText(text)
        look.changed.connect(self._measure)

    def setText(self, text: str) -> None:
        if text != self.text():
            super().setText(text)
            self._measure()

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    def set_bold(self, bold: bool | None) -> None:
        self._bold = bold
        self._measure()

    def set_struck(self, struck: bool) -> None:
        self._is_struck = struck
        self._measure()

    @property
    def tone(self) -> str:
        return self._tone

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        edges = self.contentsMargins()
        if not self.wordWrap():
            return self.sizeHint().height()
        return round(self._text_block().height(width - edges.left() - edges.right()) + 0.49) + edges.top() + edges.bottom()

    def sizeHint(self) -> QSize:
        edges = self.contentsMargins()
        block = self._text_block()
        width = int(block.natural_width)
        return QSize(width + edges.left() + edges.right(), round(block.height(width) + 0.49) + edges.top() + edges.bottom())

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        edges = self.contentsMargins()
        width = int(min(self._text_block().narrowest, self._look.px(240)) + 1) + edges.left() + edges.right()
        return QSize(width, self.heightForWidth(max(width, self.width())) if self.testAttribute(Qt.WidgetAttribute.WA_Resized) else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        inner = self.contentsRect()
        block = self._text_block()
        height = block.height(inner.width())
        spare = 0.0 if self.alignment() & Qt.AlignmentFlag.AlignTop else max(0.0, (inner.height() - height) / 2)
        tone = self._tone if self.isEnabled() else "text3"
        block.paint(painter, QPointF(inner.x(), inner.y() + spare), inner.width(), self._look.colour(tone), self.alignment())

    def _text_block(self) -> TextBlock:
        if self._block is None:
            font = self._look.font(self._role, bold=self._bold)
            font.setStrikeOut(self._is_struck)
            self._block = TextBlock(self.text(), font, self._look.px(TYPE[self._role].line))
        return self._block

    def _measure(self) -> None:
        self._block = None
        self.updateGeometry()
        self.update()


class LineLabel(Label):
    """Words that stay on one line: counts, codes, short heads."""

    wraps = False


class Picture(QWidget):
    """An icon beside words; silent for screen readers, the words speak."""

    def __init__(self, look: Look, icon: str, *, size: int = 18, tone: str = "text2", line: str = "") -> None:
        """`line` names the type style of the first line beside it, so that the icon stands in the middle of that line."""
        super().__init__()
        self._look = look
        self._icon = icon
        self._size = size
        self._tone = tone
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_icon(self, icon: str, tone: str) -> None:
        self._icon, self._tone = icon, tone
        self.update()

    @property
    def icon(self) -> str:
        return self._icon

    def sizeHint(self) -> QSize:
        size = self._look.px(self._size)
        return QSize(size, max(size, self._look.px(TYPE[self._line].line)) if self._line else size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = self._look.px(self._size)
        tone = self._tone if self.isEnabled() else "text3"
        QPainter(self).drawPixmap(
            QPointF((self.width() - size) / 2, (self.height() - size) / 2), self._look.pixmap(self._icon, self._size, tone)
        )


class IconLabel(QWidget):
    """A small icon and a sentence that wraps beside it."""

    def __init__(self, look: Look, icon: str, text: str, *, tone: str = "text2", icon_tone: str = "", name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        row = Row(look, spacing=8)
        self.picture = row.add(Picture(look, icon, size=16, tone=icon_tone or tone, line="small"), align=Qt.AlignmentFlag.AlignTop)
        self.label = row.add(Label(look, text, "small", tone=tone), 1)
        self.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def setText(self, text: str) -> None:
        self.label.setText(text)

    def text(self) -> str:
        return self.label.text()

    def show_icon(self, icon: str, tone: str) -> None:
        self.picture.show_icon(icon, tone)


class Figure(QWidget):
    """A large number beside what it counts; `widest` is the widest of the numbers that stand one under the other."""

    def __init__(self, look: Look, number: str, text: str, *, name: str = "", widest: str = "") -> None:
        super().__init__()
        self._look, self._widest = look, widest
        self.setObjectName(name)
        row = Row(look, spacing=12)
        self._count = row.add(LineLabel(look, number, "page", tone="accent"))
        row.add(Label(look, text, "compact"), 1)
        self.setLayout(row)
        self._measure()
        look.changed.connect(self._measure)

    def _measure(self) -> None:
        look = self._look
        widest = TextBlock(self._widest, look.font("page")).natural_width
        self._count.setMinimumWidth(max(look.px(28), int(widest) + 1))


class KeyHint(QLabel):
    """The keys that do the same, drawn as a small key cap."""

    def __init__(self, look: Look, keys: str) -> None:
        super().__init__(keys)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        block = self._text_block()
        return QSize(int(block.natural_width) + self._look.px(14), self._look.px(22))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("line"), 1))
        painter.setBrush(self._look.colour("surface"))
        radius = self._look.px(RADIUS_TAG)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        block = self._text_block()
        top = (self.height() - block.height(self.width())) / 2
        block.paint(painter, QPointF(0, top), self.width(), self._look.colour("text2"), Qt.AlignmentFlag.AlignHCenter)

    def _text_block(self) -> TextBlock:
        return TextBlock(self.text(), self._look.font("micro"))
