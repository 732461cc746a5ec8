"""Rows of the pages: drafts, tasks, facts, answers, points beside the page."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.buttons import IconButton, TextAction
from ui.parts.cards import CardRow
from ui.parts.labels import Label, LineLabel, Picture
from ui.parts.layouts import Column, FlowRow, Line, Row, box
from ui.parts.tags import Tag
from ui.parts.text_block import TextBlock
from ui.parts.words import WORDS
from ui.theme.look import Look

_TOP = Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class DraftRow(CardRow):
    """Something to continue: what it is, where it stands, and the next step."""

    def __init__(self, look: Look, icon: str, title: str, detail: str, *, tag: tuple[str, str] | None = None, name: str) -> None:
        """`tag` is (text, kind of tag)."""
        super().__init__(look, name=name, spoken=". ".join(part for part in (title, tag[0] if tag else "", detail) if part))
        self._row = Row(look, spacing=16, margins=(18, 8, 16, 8))
        self._row.add(Picture(look, icon, size=20), align=_MIDDLE)
        words = Column(look, spacing=1)
        words.spread()
        head = FlowRow(look, spacing=10)
        head.add(Label(look, title, "body", bold=True))
        if tag:
            head.add(Tag(look, *tag))
        words.add(box(head))
        words.add(Label(look, detail, "small", tone="text2"))
        words.spread()
        self._row.add(words, 1)
        ahead = Row(look, spacing=4)
        self._next_words = ahead.add(LineLabel(look, "", "compact", tone="text2"))
        self._next = ahead.add(Label(look, "", "compact", tone="accent", bold=True))
        self._row.add(ahead)
        self._next_words.hide()
        self._next.hide()
        self._row.add(Picture(look, "chevron_right", size=18), align=_MIDDLE)
        self.setLayout(self._row)
        self.quieten()

    def show_next(self, words: str, step: str) -> None:
        """For example "Next:" and "name the end user"."""
        self._next_words.setText(words)
        self._next.setText(step)
        self._next_words.setVisible(bool(words))
        self._next.setVisible(bool(step))
        self.setAccessibleDescription(f"{words} {step}".strip())


class StateSign(QWidget):
    """The round sign at the head of a task: tick, octagon, or its number."""

    _SIGNS = {"done": ("check", "ok", "oksoft"), "error": ("error", "err", "errsoft"), "warning": ("warning", "warn", "warnsoft")}

    def __init__(self, look: Look, number: str, state: str) -> None:
        super().__init__()
        self._look = look
        self._number = number
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_state(self, state: str) -> None:
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(28), self._look.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        icon, tone, fill = self._SIGNS.get(self._state, ("", "text2", "sunken"))
        painter.setPen(look.colour(tone) if look.is_high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(fill))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if icon:
            at = (self.width() - look.px(16)) / 2
            painter.drawPixmap(QPointF(at, at), look.pixmap(icon, 16, tone))
            return
        block = TextBlock(self._number, look.font("compact", bold=True))
        top = (self.height() - block.height(self.width())) / 2
        block.paint(painter, QPointF(0, top), self.width(), look.colour(tone), Qt.AlignmentFlag.AlignHCenter)


class TaskRow(CardRow):
    """One step of a task list with its state."""

    least = 66
    _TAGS = {"done": "done", "error": "error", "warning": "close", "started": "started", "todo": "neutral"}

    def __init__(self, look: Look, number: int, title: str, *, name: str) -> None:
        super().__init__(look, name=name, spoken=title)
        self._title = title
        row = Row(look, spacing=14, margins=(17, 8, 16, 8))
        self._sign = row.add(StateSign(look, str(number), "todo"), align=_MIDDLE)
        words = Column(look, spacing=0)
        words.spread()
        words.add(Label(look, title, "body", bold=True))
        self._detail = words.add(Label(look, "", "small", tone="text2"))
        words.spread()
        row.add(words, 1)
        self._tag = row.add(Tag(look, "", "neutral", icon=""), align=_MIDDLE)
        row.add(Picture(look, "chevron_right", size=18), align=_MIDDLE)
        self.setLayout(row)
        self.quieten()

    def show_state(self, state: str, tag: str, detail: str) -> None:
        """`state`: done, error, warning, started or todo; `tag` says it in words."""
        self._sign.show_state(state)
        self._tag.show_state(tag, self._TAGS[state], icon="")
        self._tag.setVisible(bool(tag))
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(". ".join(part for part in (self._title, tag, detail) if part))


class FactRow(QWidget):
    """One thing that the person told us, with a pencil to change it. What cannot be changed here is only read: not in bold."""

    edit_requested = Signal()

    def __init__(self, look: Look, label: str, value: str, *, name: str, tone: str = "text", editable: bool = True) -> None:
        super().__init__()
        self.setObjectName(name)
        words = look.speech.over(WORDS)
        row = Row(look, spacing=8, margins=(0, 5, 0, 5))
        column = Column(look, spacing=0)
        column.add(Label(look, label, "micro", tone="text2"))
        self.value = column.add(Label(look, value, "compact", tone=tone, bold=editable and tone == "text"))
        row.add(column, 1)
        if editable:
            pencil = row.add(
                IconButton(look, "pencil", name=f"{name}_edit", spoken=words.text("part.fact.edit", label=label), size=16), align=_MIDDLE
            )
            pencil.clicked.connect(self.edit_requested)
        outer = Column(look, spacing=0)
        outer.add(row)
        outer.add(Line(look))
        self.setLayout(outer)


class AnswerRow(QWidget):
    """One line of "check your answers": question, answer, what it did, and the way back to the question."""

    change_requested = Signal()

    def __init__(self, look: Look, texts: tuple[str, str, str], action: str, *, name: str, tone: str = "text") -> None:
        """`texts` are question, answer and effect."""
        super().__init__()
        self.setObjectName(name)
        question, answer, effect = texts
        row = Row(look, spacing=16, margins=(0, 6, 0, 6))
        row.add(Label(look, question, "compact", tone="text2"), 5)
        row.add(Label(look, answer, "compact", tone=tone, bold=True), 5)
        row.add(Label(look, effect, "compact", tone="text2"), 7)
        button = row.add(TextAction(look, action, name=f"{name}_change", role="small"), align=_MIDDLE)
        button.setAccessibleName(f"{action}: {question}")
        button.clicked.connect(self.change_requested)
        outer = Column(look, spacing=0)
        outer.add(row)
        outer.add(Line(look))
        self.setLayout(outer)


class SidePoint(QWidget):
    """Something worth knowing beside the page: sign, head, a few lines, an action."""

    action_chosen = Signal()

    def __init__(self, look: Look, icon: str, texts: tuple[str, str, str], *, name: str, tone: str = "text2") -> None:
        """`texts` are title, text and action; the last two may be empty."""
        super().__init__()
        self.setObjectName(name)
        title, text, action = texts
        row = Row(look, spacing=12, margins=(0, 8, 0, 14))
        row.add(Picture(look, icon, size=20, tone=tone, line="body"), align=_TOP)
        column = Column(look, spacing=2)
        column.add(Label(look, title, "compact", bold=True))
        if text:
            column.add(Label(look, text, "small", tone="text2"))
        if action:
            button = column.add(TextAction(look, action, name=f"{name}_action", role="small"), align=Qt.AlignmentFlag.AlignLeft)
            button.clicked.connect(self.action_chosen)
        row.add(column, 1)
        self.setLayout(row)


def rule_between(look: Look, column: Column, widgets: list[QWidget]) -> None:
    """Points one under the other with lines between them."""
    for number, widget in enumerate(widgets):
        if number:
            column.add(Line(look))
        column.add(widget)
