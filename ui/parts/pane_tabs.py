"""One pane at a time, with tabs: for small windows and large text."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from ui.parts.buttons import Button
from ui.parts.layouts import Column, Row, Surface
from ui.theme.look import Look


class _Tab(Button):
    pad = 12
    tall = 48
    role = "body"

    def __init__(self, look: Look, text: str, *, name: str) -> None:
        super().__init__(look, text, name=name)
        self.setCheckable(True)

    def _paint_box(self, painter: QPainter) -> None:
        if self.isChecked():
            height = self._look.px(3)
            painter.fillRect(QRectF(0, self.height() - height, self.width(), height), self._look.colour("accent"))

    def _tone(self) -> str:
        return "accent" if self.isChecked() else "text2"


class PaneTabs(QWidget):
    """Tabs over a stack of panes; arrows move between the tabs."""

    chosen = Signal(str)

    def __init__(self, look: Look, panes: Sequence[tuple[str, str, QWidget]], *, name: str) -> None:
        """`panes` are (id, title, widget)."""
        super().__init__()
        self.setObjectName(name)
        self._ids = [key for key, _title, _widget in panes]
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget()
        self._bar = Surface(look, "bg", edges="b", name=f"{name}_bar")
        row = Row(look, spacing=8, margins=(20, 0, 20, 0))
        for number, (key, title, widget) in enumerate(panes):
            tab = row.add(_Tab(look, title, name=f"{name}_{key}"))
            self._group.addButton(tab, number)
            self._stack.addWidget(widget)
        row.spread()
        self._bar.setLayout(row)
        column = Column(look, spacing=0)
        column.add(self._bar)
        column.add(self._stack, 1)
        self.setLayout(column)
        self._group.idClicked.connect(self._show)
        self.choose(self._ids[0])

    def choose(self, key: str) -> None:
        number = self._ids.index(key)
        self._group.button(number).setChecked(True)
        self._stack.setCurrentIndex(number)

    def value(self) -> str:
        return self._ids[self._stack.currentIndex()]

    def set_title(self, key: str, title: str) -> None:
        self._group.button(self._ids.index(key)).setText(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        if event.key() in steps and isinstance(self.focusWidget(), _Tab):
            number = (self._stack.currentIndex() + steps[Qt.Key(event.key())]) % len(self._ids)
            self._show(number)
            self._group.button(number).setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _show(self, number: int) -> None:
        self.choose(self._ids[number])
        self.chosen.emit(self._ids[number])
