"""The meaning of a defined term beside the word."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QSizePolicy, QWidget

from ui.parts.buttons import IconButton, TextAction
from ui.parts.focus_ring import FocusRing
from ui.parts.labels import KeyHint, Label
from ui.parts.layouts import Column, Row, box
from ui.parts.painting import TallEnough, height_hint, name_part, rounded
from ui.parts.pressing import PressedByEnter
from ui.parts.text_block import TextBlock
from ui.parts.words import WORDS
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CARD, TYPE

_SHADOW = 28
_SHORT = 220  # the width up to which a term is not wrapped


class TermLink(TallEnough, PressedByEnter):
    """Underlined words that open their meaning; where there is little room they wrap."""

    def __init__(self, look: Look, term: str, *, name: str, role: str = "compact") -> None:
        super().__init__()
        self._look, self._role, self._term = look, role, term
        name_part(self, name, term)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._measured: TextBlock | None = None
        look.changed.connect(self._measure)

    def _measure(self) -> None:
        self._measured = None
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._block().height(width))

    def sizeHint(self) -> QSize:
        return height_hint(self, int(self._block().natural_width))

    def minimumSizeHint(self) -> QSize:
        """A short term stays on its line; Qt's own would be that of an empty button."""
        return QSize(int(min(self._block().natural_width, self._look.px(_SHORT))), self._look.px(TYPE[self._role].line))

    def _block(self) -> TextBlock:
        if self._measured is None:
            font = self._look.font(self._role)
            font.setUnderline(True)
            self._measured = TextBlock(self._term, font, self._look.px(TYPE[self._role].line))
        return self._measured

    def paintEvent(self, _event: QPaintEvent) -> None:
        tone = self._look.colour("hover" if self.underMouse() else "accent")
        self._block().paint(QPainter(self), QPointF(0, 0), self.width(), tone)


class TermPopup(QWidget):
    """320 wide, beside its word without covering it; Esc and a click elsewhere close it, the focus goes back."""

    action_chosen = Signal()

    def __init__(self, look: Look, anchor: QWidget, term: str, kind: str, text: str, *, action: str = "") -> None:
        super().__init__(anchor.window(), Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint)
        self._look, self._anchor = look, anchor
        words = look.speech.over(WORDS)
        name_part(self, "term_popup", f"{term}: {text}")
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card = _PopupCard(look)
        head = Row(look, spacing=8)
        head.add(Label(look, term, "side_section"), 1)
        if kind:
            head.add(Label(look, kind, "small", tone="text2"))
        close = head.add(IconButton(look, "cross", name="term_popup_close", spoken=words.text("part.popup.close"), size=18))
        close.clicked.connect(self.close)
        card.column.add(head)
        card.column.add(Label(look, text, "compact"))
        foot = Row(look, spacing=8)
        if action:
            button = foot.add(TextAction(look, action, name="term_popup_action", role="small"))
            button.clicked.connect(self._act)
        foot.spread()
        foot.add(KeyHint(look, "Esc"))
        card.column.add(box(foot))
        margin = look.px(_SHADOW)
        outer = Column(look, spacing=0, margins=_SHADOW)
        outer.add(card)
        self.setLayout(outer)
        shadow = QGraphicsDropShadowEffect(card)
        shadow.setBlurRadius(margin)
        shadow.setOffset(0, look.px(6))
        shadow.setColor(QColor(0, 0, 0, 61))
        card.setGraphicsEffect(shadow)
        self.setFixedWidth(look.px(320) + 2 * margin)
        self.adjustSize()
        self._ring = FocusRing(look, self)
        close.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_beside(self) -> None:
        """Below the word where there is room, else above, never over it."""
        self.resize(self.width(), max(self.sizeHint().height(), self.heightForWidth(self.width())))
        window = self._anchor.window()
        word = QRect(self._anchor.mapToGlobal(QPoint(0, 0)), self._anchor.size())
        room = QRect(window.mapToGlobal(QPoint(0, 0)), window.size())
        margin = self._look.px(_SHADOW)
        x = min(word.left() - margin, room.right() - self.width() + margin)
        below = word.bottom() + self._look.px(6) - margin
        above = word.top() - self._look.px(6) - self.height() + margin
        y = below if below + self.height() - margin <= room.bottom() else above
        self.move(max(x, room.left() - margin), max(y, room.top() - margin))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)

    def _act(self) -> None:
        self.close()
        self.action_chosen.emit()


class _PopupCard(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.column = Column(look, spacing=8, margins=(16, 12, 14, 12))
        self.setLayout(self.column)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        rounded(QPainter(self), QRectF(self.rect()), look.px(RADIUS_CARD), look.colour("surface"), look.colour("accent"), look.palette.edge)
