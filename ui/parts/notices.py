"""Notices in the page: they inform or warn, and never block."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import TextAction
from ui.parts.labels import Label, Picture
from ui.parts.layouts import Column, Row
from ui.parts.painting import rounded
from ui.parts.words import WORDS
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CONTROL

_KINDS = {
    "warning": ("warnsoft", "warn", "warning"),
    "error": ("errsoft", "err", "error"),
    "info": ("soft", "accent", "info"),
    "done": ("oksoft", "ok", "check"),
}


class Notice(QWidget):
    """Sign, sentence and an action at the right."""

    action_chosen = Signal()

    def __init__(self, look: Look, text: str, *, name: str, kind: str = "warning", title: str = "", action: str = "") -> None:
        super().__init__()
        self._look = look
        self._kind = kind
        self.setObjectName(name)
        _fill, tone, icon = _KINDS[kind]
        row = Row(look, spacing=12, margins=(16, 11, 16, 11))
        self.picture = row.add(Picture(look, icon, size=18, tone=tone, line="compact"), align=Qt.AlignmentFlag.AlignTop)
        words = Column(look, spacing=2)
        if title:
            words.add(Label(look, title, "compact", bold=True))
        self.label = words.add(Label(look, text, "compact"))
        row.add(words, 1)
        self.action = TextAction(look, action, name=f"{name}_action")
        self.action.tall = 24
        self.action.clicked.connect(self.action_chosen)
        row.add(self.action, align=Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)
        self.action.setVisible(bool(action))  # not before it has a parent: it would open as a window
        self.setAccessibleName(f"{title} {text}".strip())
        look.changed.connect(self.update)

    def setText(self, text: str) -> None:
        self.label.setText(text)
        self.setAccessibleName(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        fill, tone, _icon = _KINDS[self._kind]
        edge = self._look.colour(tone) if self._look.is_high_contrast else None
        rounded(QPainter(self), QRectF(self.rect()), self._look.px(RADIUS_CONTROL), self._look.colour(fill), edge)


class ErrorSummary(QWidget):
    """All that is wrong on a page, at its top; each sentence leads to its field."""

    place_chosen = Signal(str)

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self.setObjectName(name)
        self._column = Column(look, spacing=4, margins=(20, 12, 16, 12))
        self.setLayout(self._column)
        self.hide()
        look.changed.connect(self.update)

    def show_errors(self, errors: Sequence[tuple[str, str]]) -> None:
        """(sentence, where) for each; none hides it."""
        self._column.empty()
        title = self._words.plural("part.errors.title", len(errors))
        self._column.add(Label(self._look, title, "side_section"))
        for number, (sentence, where) in enumerate(errors):
            link = TextAction(self._look, sentence, name=f"{self.objectName()}_{number + 1}")
            link.clicked.connect(lambda _checked=False, where=where: self.place_chosen.emit(where))
            self._column.add(link, align=Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(" ".join([title, *(sentence for sentence, _where in errors)]))
        self.setVisible(bool(errors))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("errsoft"))
        if self._look.is_high_contrast:
            painter.setPen(self._look.colour("err"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.fillRect(QRect(0, 0, self._look.px(4), self.height()), self._look.colour("err"))
