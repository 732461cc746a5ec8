"""A switch between two or more views of the same thing."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.parts.buttons import Button
from ui.parts.layouts import Row
from ui.parts.painting import rounded
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CONTROL


class _Segment(Button):
    role = "small"
    pad = 12
    tall = 28

    def __init__(self, look: Look, text: str, *, name: str) -> None:
        super().__init__(look, text, name=name)
        self.setCheckable(True)

    def _paint_box(self, painter: QPainter) -> None:
        look = self._look
        if self.isChecked():
            rounded(painter, QRectF(self.rect()), look.px(4), look.colour("surface"), look.colour("accent"), look.palette.edge)
        elif self.underMouse():
            rounded(painter, QRectF(self.rect()), look.px(4), look.colour("touched"))

    def _tone(self) -> str:
        return "accent" if self.isChecked() else "text2"


class Switch(QWidget):
    """Segments side by side, exactly one chosen; arrows move."""

    chosen = Signal(str)

    def __init__(self, look: Look, options: Sequence[tuple[str, str]], *, name: str, spoken: str = "") -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._ids = [key for key, _text in options]
        row = Row(look, spacing=2, margins=3)
        for number, (key, text) in enumerate(options):
            segment = row.add(_Segment(look, text, name=f"{name}_{key}"))
            self._group.addButton(segment, number)
        self.setLayout(row)
        if self._ids:
            self._group.button(0).setChecked(True)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._ids[number]))
        look.changed.connect(self.update)

    def value(self) -> str:
        return self._ids[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Show a choice without a signal."""
        self._group.button(self._ids.index(key)).setChecked(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = self._look.colour("ctl") if self._look.is_high_contrast else None
        rounded(painter, QRectF(self.rect()), self._look.px(RADIUS_CONTROL), self._look.colour("groove" if not edge else "bg"), edge)
