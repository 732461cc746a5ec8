"""The verdict of a classification as a sentence with its basis."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.cards import Card
from ui.parts.labels import Label
from ui.parts.layouts import Column, FlowRow, Row, box
from ui.parts.tags import Tag
from ui.theme.look import Look

_KINDS = {"listed": ("accent", "control_list", "on"), "undecided": ("warn", "half", "bg"), "not_listed": ("text2", "dash", "bg")}


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictShown:
    """`kind`: listed, undecided or not_listed; `tags`: (text, kind of tag). Not listed is never shown as a success."""

    kind: str
    sentence: str
    reason: str = ""
    basis: str = ""
    tags: tuple[tuple[str, str], ...] = ()


class _RoundSign(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.kind = "undecided"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(48), self._look.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, icon, ink = _KINDS[self.kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour(fill))
        painter.drawEllipse(self.rect())
        at = (self.width() - self._look.px(24)) / 2
        painter.drawPixmap(QPointF(at, at), self._look.pixmap(icon, 24, ink))


class VerdictCard(Card):
    """The card; screen readers hear the sentence first."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__(look, margins=(24, 20, 24, 24), name=name, edge="accent")
        self._sign = _RoundSign(look)
        self._tags = FlowRow(look, spacing=8)
        self._sentence = Label(look, "", "title", name=f"{name}_sentence")
        self._reason = Label(look, "", "body", name=f"{name}_reason")
        self._basis = Label(look, "", "small", tone="text2", name=f"{name}_basis")
        row = Row(look, spacing=20)
        row.add(self._sign, align=Qt.AlignmentFlag.AlignTop)
        words = Column(look, spacing=8)
        words.add(box(self._tags))
        words.add(self._sentence)
        words.add(self._reason)
        words.add(self._basis)
        row.add(words, 1)
        self.column.add(row)

    def show_verdict(self, verdict: VerdictShown) -> None:
        self._sign.kind = verdict.kind
        self._sign.update()
        self.paint_as("surface", _KINDS[verdict.kind][0])
        self._tags.empty()
        for text, kind in verdict.tags:
            self._tags.add(Tag(self._look, text, kind))
        for label, text in ((self._sentence, verdict.sentence), (self._reason, verdict.reason), (self._basis, verdict.basis)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setAccessibleName(verdict.sentence)
        self.setAccessibleDescription(f"{verdict.reason} {verdict.basis}".strip())
