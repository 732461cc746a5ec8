"""Progress of a long job, and steps of a walk through questions."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.parts.buttons import HeaderButton
from ui.parts.labels import IconLabel, Label, LineLabel
from ui.parts.layouts import Column, Row
from ui.parts.painting import rounded
from ui.parts.words import WORDS
from ui.theme.look import Look

_HUNDRED = 1000  # steps of the bar


class Bar(QProgressBar):
    """Eight pixels high; screen readers hear the percentage."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setRange(0, _HUNDRED)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(8))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(80), self._look.px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        radius = box.height() / 2
        rounded(painter, box, radius, self._look.colour("groove"))
        share = self.value() / _HUNDRED
        if share > 0:
            rounded(painter, QRectF(0, 0, max(box.height(), box.width() * share), box.height()), radius, self._look.colour("accent"))


class ProgressBlock(QWidget):
    """A job that runs: what it does, how far it is, Cancel. It appears after a second only, and ends as a sentence."""

    cancel_requested = Signal()
    _PATIENCE_MS = 1000

    def __init__(self, look: Look, title: str, *, name: str) -> None:
        super().__init__()
        self._words = look.speech.over(WORDS)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._bar = Bar(look, name=f"{name}_bar")
        self._bar.setAccessibleName(title)
        self._step = Label(look, "", "small", tone="text2")
        self._percent = LineLabel(look, "", "small", bold=True)
        self._note = Label(look, "", "small", tone="text2")
        self._cancel = HeaderButton(look, self._words.text("part.progress.cancel"), name=f"{name}_cancel")
        self._cancel.clicked.connect(self.cancel_requested)
        self._end = IconLabel(look, "check", "", icon_tone="ok", name=f"{name}_end")
        self._title = Label(look, title, "body", bold=True)
        self._arrange(look)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(self._PATIENCE_MS)
        self._patience.timeout.connect(self.show)
        self.hide()

    def _arrange(self, look: Look) -> None:
        column = Column(look, spacing=6)
        column.add(self._title)
        column.add(self._bar)
        line = Row(look, spacing=12)
        line.add(self._step, 1)
        line.add(self._percent)
        column.add(line)
        column.add(self._note)
        column.add(self._cancel, align=Qt.AlignmentFlag.AlignLeft)
        column.add(self._end)
        self.setLayout(column)

    def begin(self, title: str = "") -> None:
        """The job starts now."""
        if title:
            self._title.setText(title)
        self._show_running(True)
        self.advance("", 0.0, "")
        self._patience.start()

    def advance(self, step: str, share: float, note: str = "") -> None:
        """Name of the step, share of the whole (0 to 1), and a line such as "Step 3 of 4, about 20 seconds left"."""
        self._bar.setValue(round(share * _HUNDRED))
        self._step.setText(step)
        self._percent.setText(self._words.text("part.progress.percent", percent=round(share * 100)))
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def finish(self, sentence: str, *, ok: bool = True) -> None:
        """What happened."""
        self._patience.stop()
        self._show_running(False)
        self._end.setText(sentence)
        self._end.show_icon("check" if ok else "warning", "ok" if ok else "warn")
        self.setVisible(bool(sentence))

    def _show_running(self, running: bool) -> None:
        for widget in (self._bar, self._step, self._percent, self._note, self._cancel):
            widget.setVisible(running)
        self._end.setVisible(not running)


class StepBar(QWidget):
    """Segments of a walk: those behind are filled. The number of questions to come is a guess and may change."""

    def __init__(self, look: Look, total: int = 1, *, name: str = "steps") -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self._step, self._total = 0, total
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_step(0, total)
        look.changed.connect(self.updateGeometry)

    def set_step(self, step: int, total: int) -> None:
        self._step, self._total = step, max(1, total)
        self.setAccessibleName(self._words.text("part.step.spoken", step=step, total=total))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(4))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(60), self._look.px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        gap = float(self._look.px(5))
        width = (self.width() - gap * (self._total - 1)) / self._total
        if width < gap:
            gap, width = 0.0, self.width() / self._total
        for number in range(self._total):
            tone = "accent" if number < self._step else "groove"
            rounded(painter, QRectF(number * (width + gap), 0, width, self.height()), self.height() / 2, self._look.colour(tone))
