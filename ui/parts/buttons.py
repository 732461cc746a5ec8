"""Buttons: filled for the one main action of a page, edged for the others, bold words for actions in place."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from ui.parts.painting import TallEnough, height_hint, name_part, rounded
from ui.parts.pressing import PressedByEnter
from ui.parts.text_block import TextBlock
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CONTROL, TYPE


class Button(TallEnough, PressedByEnter):
    """Words with an icon before or after them. Too long for one line, the words wrap; they are never cut."""

    primary = False
    pad = 16  # beside the words
    tall = 40
    role = "body"
    icon_size = 18
    icon_gap = 10

    def __init__(self, look: Look, text: str, *, name: str, icon: str = "", trailing: str = "") -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._trailing = trailing
        self._words = text
        self._block: TextBlock | None = None
        self._tip = ""
        self._reason = ""
        self.setText(text)
        name_part(self, name, text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._measure)

    # -- words

    def setText(self, text: str) -> None:
        """Words as they stand: an ampersand is an ampersand."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        if not self.accessibleName() or self.accessibleName() == self.text():
            self.setAccessibleName(text)
        self._measure()

    def words(self) -> str:
        return self._words

    def set_icon_name(self, icon: str) -> None:
        self._icon = icon
        self._measure()

    def set_tip_key(self, keys: str) -> None:
        """The shortcut that does the same, said in the tool tip."""
        self._tip = keys
        self._show_tip()

    def set_reason(self, reason: str) -> None:
        """Why the button is disabled; empty when it is not."""
        self._reason = reason
        self._show_tip()

    def _show_tip(self) -> None:
        parts = [self._words, f"({self._tip})" if self._tip else ""]
        self.setToolTip(self._reason or (" ".join(part for part in parts if part) if self._tip else ""))
        self.setAccessibleDescription(self._reason)

    # -- size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = width - self._beside()
        return max(self._look.px(self.tall), round(self._text_block().height(room)) + self._look.px(12))

    def sizeHint(self) -> QSize:
        width = int(self._text_block().natural_width) + self._beside()
        return height_hint(self, width)

    def minimumSizeHint(self) -> QSize:
        width = int(min(self._text_block().narrowest, self._look.px(160)) + 1) + self._beside()
        return QSize(width, self._look.px(self.tall))

    def _beside(self) -> int:
        icons = bool(self._icon) + bool(self._trailing)
        return self._look.px(2 * self.pad) + icons * (self._look.px(self.icon_size) + self._gap())

    def _gap(self) -> int:
        return self._look.px(self.icon_gap) if self._words else 0

    # -- paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_box(painter)
        tone = self._tone()
        block = self._text_block()
        pad, size, gap = self._look.px(self.pad), self._look.px(self.icon_size), self._gap()
        room = self.width() - self._beside()
        text_width = min(block.natural_width, room)
        used = text_width + self._beside() - 2 * pad
        x = pad + self._lead(self.width() - 2 * pad - used)
        if self._icon:
            painter.drawPixmap(QPointF(x, (self.height() - size) / 2), self._look.pixmap(self._icon, self.icon_size, tone))
            x += size + gap
        height = block.height(room)
        align = Qt.AlignmentFlag.AlignHCenter if block.natural_width > room and self.pad else Qt.AlignmentFlag.AlignLeft
        block.paint(
            painter,
            QPointF(x, (self.height() - height) / 2),
            room if block.natural_width > room else text_width,
            self._look.colour(tone),
            align,
        )
        if self._trailing:
            x += text_width + gap
            painter.drawPixmap(QPointF(x, (self.height() - size) / 2), self._look.pixmap(self._trailing, self.icon_size, tone))

    def _lead(self, spare: float) -> float:
        return max(0.0, spare / 2)

    def _paint_box(self, painter: QPainter) -> None:
        fill, edge = self._box_colours()
        width = self._look.palette.edge if edge is not None else 0
        rounded(painter, QRectF(self.rect()), self._look.px(RADIUS_CONTROL), fill, edge, width)

    def _box_colours(self) -> tuple[QColor | None, QColor | None]:
        look = self._look
        touched = self.isEnabled() and (self.underMouse() or self.isDown())
        if not self.isEnabled():
            return look.colour("sunken"), look.colour("line")
        if self.primary:
            return look.colour("hover" if touched else "accent"), None
        return look.colour("touched" if touched else "surface"), look.colour("ctl")

    def _tone(self) -> str:
        if not self.isEnabled():
            return "text3"
        return "on" if self.primary else "text"

    def _text_block(self) -> TextBlock:
        if self._block is None:
            self._block = TextBlock(self._words, self._look.font(self.role, bold=True), self._look.px(TYPE[self.role].line))
        return self._block

    def _measure(self) -> None:
        self._block = None
        self.updateGeometry()
        self.update()


class PrimaryButton(Button):
    """The main action: one per page."""

    primary = True


class SecondaryButton(Button):
    """Any other action of weight."""


class HeaderButton(Button):
    """An action in the head of a page, 36 high."""

    role = "compact"
    tall = 36

    def __init__(self, look: Look, text: str, *, name: str, icon: str = "", trailing: str = "", primary: bool = False) -> None:
        super().__init__(look, text, name=name, icon=icon, trailing=trailing)
        self.primary = primary


class AnswerButton(Button):
    """Continue, yes, no, I don't know: 48 high, with room around the words."""

    tall = 48

    def __init__(self, look: Look, text: str, *, name: str, primary: bool = False, icon: str = "", trailing: str = "") -> None:
        super().__init__(look, text, name=name, icon=icon, trailing=trailing)
        self.primary = primary
        self.pad = 28 if primary else 18


class TextAction(Button):
    """Bold accent words: an action in place."""

    pad = 0
    tall = 28
    icon_size = 16
    icon_gap = 6

    def __init__(self, look: Look, text: str, *, name: str, icon: str = "", trailing: str = "", role: str = "compact") -> None:
        self.role = role
        super().__init__(look, text, name=name, icon=icon, trailing=trailing)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        room = width - self._beside()
        return max(self._look.px(self.tall), round(self._text_block().height(room)))

    def ring_rect(self) -> QRect:
        """The words with a little air: the target is higher than they are, and its ring would run into the lines around."""
        words = round(self._text_block().height(self.width() - self._beside())) + self._look.px(2)
        tall = min(self.height(), words)
        return QRect(0, (self.height() - tall) // 2, self.width(), tall)

    def _paint_box(self, painter: QPainter) -> None:
        """No box: the words stand in the line."""

    def _lead(self, spare: float) -> float:
        return 0.0

    def _tone(self) -> str:
        if not self.isEnabled():
            return "text3"
        return "hover" if self.underMouse() else "accent"


class IconButton(Button):
    """A sign without words, for closing, stepping and editing: the words are in its tool tip and for screen readers."""

    tall = 36

    def __init__(self, look: Look, icon: str, *, name: str, spoken: str, size: int = 20, edged: bool = False) -> None:
        self._size = size
        self._edged = edged
        super().__init__(look, "", name=name, icon=icon)
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        return False

    def set_tip_key(self, keys: str) -> None:
        self.setToolTip(f"{self.accessibleName()} ({keys})")

    def sizeHint(self) -> QSize:
        side = self._look.px(self.tall)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._edged or (self.isEnabled() and (self.underMouse() or self.isDown())):
            edge = self._look.colour("ctl") if self._edged else None
            fill = self._look.colour("touched") if self.underMouse() else self._look.colour("surface") if self._edged else None
            rounded(painter, QRectF(self.rect()), self._look.px(RADIUS_CONTROL), fill, edge, self._look.palette.edge)
        size = self._look.px(self._size)
        tone = "text2" if self.isEnabled() else "text3"
        corner = QPointF((self.width() - size) / 2, (self.height() - size) / 2)
        painter.drawPixmap(corner, self._look.pixmap(self._icon, self._size, tone))
