"""A list of options under heads, one or several of them chosen, with a field to find in a long one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.parts.choices import CheckRow, RadioRow
from ui.parts.fields import SearchField
from ui.parts.labels import Label
from ui.parts.layouts import Column
from ui.parts.painting import height_hint, name_part, rounded
from ui.parts.text_block import TextBlock
from ui.parts.tiles import Tiles
from ui.parts.words import WORDS
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CARD, TYPE

_FIND_FROM = 12  # options; a longer list gets a field to find in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option; `detail` explains it in a small line, `group` puts it under a head."""

    id: str
    text: str
    detail: str = ""
    group: str = ""


class ChoiceList(QWidget):
    """Rows to choose from. Arrows move, Space ticks; what the find field hides keeps its tick."""

    changed = Signal(list)

    def __init__(self, look: Look, choices: Sequence[Choice], *, name: str, several: bool = False, boxed: bool = False) -> None:
        super().__init__()
        self._words = look.speech.over(WORDS)
        self._choices = tuple(choices)
        self.setObjectName(name)
        self._rows: dict[str, CheckRow | RadioRow] = {}
        self._heads: dict[str, Label] = {}
        column = Column(look, spacing=8 if boxed else 2)
        self._find = SearchField(look, name=f"{name}_find", placeholder=self._words.text("part.choice.find"))
        self._find.searched.connect(self._narrow)
        self._find.down_pressed.connect(lambda: self._step(-1, 1))
        self._find.setVisible(len(self._choices) > _FIND_FROM)
        column.add(self._find)
        kind = CheckRow if several else RadioRow
        for choice in self._choices:
            if choice.group and choice.group not in self._heads:
                head = column.add(Label(look, choice.group, "small", bold=True, tone="text2"))
                head.setContentsMargins(0, look.px(12), 0, look.px(2))
                self._heads[choice.group] = head
            row = column.add(kind(look, choice.text, name=f"{name}_{choice.id}", detail=choice.detail, boxed=boxed))
            row.toggled.connect(self._report)
            row.installEventFilter(self)
            self._rows[choice.id] = row
        self.setLayout(column)
        self._is_shown_only = False

    def chosen_ids(self) -> list[str]:
        return [key for key, row in self._rows.items() if row.isChecked()]

    def choose(self, ids: Iterable[str]) -> None:
        """Show a choice; no signal comes of it."""
        wanted = set(ids)
        self._is_shown_only = True
        for key, row in self._rows.items():
            row.setAutoExclusive(False)
            row.setChecked(key in wanted)
            row.setAutoExclusive(isinstance(row, QRadioButton))
        self._is_shown_only = False

    def focus_first(self) -> None:
        """The chosen row, else the first."""
        rows = [row for row in self._rows.values() if row.isChecked()] or list(self._rows.values())
        if rows:
            rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in steps:
            shown = self._shown()
            if watched in shown:
                return self._step(shown.index(watched), steps[Qt.Key(event.key())])  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _step(self, at: int, steps: int) -> bool:
        shown = self._shown()
        if 0 <= at + steps < len(shown):
            row = shown[at + steps]
            row.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(row, RadioRow) and at >= 0:
                row.setChecked(True)
        return True

    def _shown(self) -> list[CheckRow | RadioRow]:
        return [row for row in self._rows.values() if not row.isHidden()]

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        left: set[str] = set()
        count = 0
        for choice in self._choices:
            haystack = f"{choice.text} {choice.detail} {choice.group}".casefold()
            fits = all(word in haystack for word in wanted)
            self._rows[choice.id].setVisible(fits)
            count += fits
            left |= {choice.group} if fits else set()
        for group, head in self._heads.items():
            head.setVisible(group in left)
        self._find.set_hits(self._words.plural("part.choice.hits", count) if wanted else "")

    def _report(self, checked: bool) -> None:
        is_second_half = not checked and isinstance(self.sender(), QRadioButton)  # one radio off, another on: said once
        if not self._is_shown_only and not is_second_half:
            self.changed.emit(self.chosen_ids())


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
