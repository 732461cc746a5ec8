"""The foot of the window: which list, how old the party lists are, the state of the files, and who works here."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from ui.frame.words import WORDS
from ui.parts.buttons import Button
from ui.parts.layouts import Row, Surface
from ui.parts.text_block import TextBlock
from ui.theme.look import Look
from ui.theme.tokens import TYPE


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusItem:
    """`short` stands there when there is little room; `tone` is ok, warn or err when it matters."""

    text: str
    short: str = ""
    tone: str = "text2"
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusShown:
    """What the foot says; an item that is None is not shown."""

    control_list: StatusItem | None = None
    party_lists: StatusItem | None = None
    files: StatusItem | None = None
    profile: StatusItem | None = None


class _Item(Button):
    """One item: small words with an icon; opens the room where it can be changed."""

    role = "small"
    pad = 8
    tall = 31

    def __init__(self, look: Look, *, name: str, icon: str) -> None:
        self.item = StatusItem(text="")
        self.is_short = False
        super().__init__(look, "", name=name, icon=icon)

    def show_item(self, item: StatusItem, icon: str) -> None:
        self.item = item
        self._icon = item.icon or icon
        self.setText(item.short if self.is_short and item.short else item.text)
        self.setAccessibleName(item.text)
        self.setToolTip(item.text if self.is_short else "")

    def set_short(self, is_short: bool) -> None:
        if is_short != self.is_short:
            self.is_short = is_short
            self.show_item(self.item, self._icon)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self._look.px(self.tall))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), self._look
        tone = "accent" if self.underMouse() else "text2"
        size = look.px(16)
        icon_tone = self.item.tone if self.item.tone != "text2" else "text2"
        painter.drawPixmap(QPointF(look.px(self.pad), (self.height() - size) / 2), look.pixmap(self._icon, 16, icon_tone))
        block = self._text_block()
        x = look.px(self.pad) + size + look.px(6)
        room = self.width() - x
        block.paint(painter, QPointF(x, (self.height() - block.height(room)) / 2), room, look.colour(tone))

    def _beside(self) -> int:
        return self._look.px(2 * self.pad + 16 + 6)

    def _text_block(self) -> TextBlock:
        return TextBlock(self._words, self._look.font("small"), self._look.px(TYPE["small"].line))


class StatusBar(Surface):
    """32 high. Each item leads to where it can be changed: `place_chosen` carries data or profile."""

    place_chosen = Signal(str)

    _ICONS = {"control_list": "control_list", "party_lists": "parties", "files": "check", "profile": "person"}

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sunken", edges="t", name="status_bar")
        words = look.speech.over(WORDS)
        self.setAccessibleName(words.text("frame.status"))
        self._items = {name: _Item(look, name=f"status_{name}", icon=icon) for name, icon in self._ICONS.items()}
        row = Row(look, spacing=8, margins=(8, 1, 8, 0))
        for name, item in self._items.items():
            if name == "profile":
                row.spread()
            row.add(item)
            place = "profile" if name == "profile" else "data"
            item.clicked.connect(lambda _checked=False, place=place: self.place_chosen.emit(place))
            item.hide()
        self.setLayout(row)
        self._measure()
        look.changed.connect(self._measure)

    def show_status(self, status: StatusShown) -> None:
        for name, item in self._items.items():
            shown: StatusItem | None = getattr(status, name)
            item.setVisible(shown is not None)
            if shown is not None:
                item.show_item(shown, self._ICONS[name])
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Short words where the long ones have no room; the whole stands in the tool tip."""
        shown = [item for item in self._items.values() if not item.isHidden()]
        for is_short in (False, True):
            for item in shown:
                item.set_short(is_short)
            if sum(item.sizeHint().width() for item in shown) + self._look.px(16 + 8 * len(shown)) <= self.width():
                break

    def _measure(self) -> None:
        font_height = round(TextBlock("Åg", self._look.font("small")).height(999))
        self.setFixedHeight(max(self._look.px(32), font_height + self._look.px(8)))
        self._fit()
