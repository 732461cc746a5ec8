"""A pane that slides over the page when there is no room for it beside."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.parts.buttons import IconButton
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, Surface
from ui.parts.words import WORDS
from ui.theme.look import Look


class Drawer(QWidget):
    """Covers its host with a veil and shows `content` at the left. Esc or a click on the veil closes it."""

    closed = Signal()

    def __init__(self, look: Look, host: QWidget, title: str, content: QWidget, *, name: str, width: int = 320) -> None:
        super().__init__(host)
        self._look, self._host, self._width = look, host, width
        self._opener: QWidget | None = None
        self.setObjectName(name)
        words = look.speech.over(WORDS)
        self.panel = Surface(look, "bg", edges="r", name=f"{name}_panel")
        self.panel.setParent(self)
        self.panel.setAccessibleName(title)
        head = Row(look, margins=(20, 12, 12, 8))
        head.add(Label(look, title, "side_section"), 1)
        self._close = head.add(IconButton(look, "cross", name=f"{name}_close", spoken=words.text("part.drawer.close")))
        self._close.clicked.connect(self.close_drawer)
        column = Column(look, spacing=0)
        column.add(head)
        column.add(content, 1)
        self.panel.setLayout(column)
        host.installEventFilter(self)
        look.changed.connect(self._place)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open_drawer(self) -> None:
        self._opener = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_drawer(self) -> None:
        self.hide()
        if self._opener is not None:
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def release(self) -> QWidget | None:
        """Give the content back, when there is room beside the page again."""
        self.hide()
        layout = self.panel.layout()
        item = layout.takeAt(1) if isinstance(layout, QVBoxLayout | Column) else None
        return item.widget() if item is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_drawer()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        veil = self._look.colour("text" if not self._look.palette.is_dark else "bg")
        veil.setAlphaF(0.4 if not self._look.palette.is_dark else 0.7)
        QPainter(self).fillRect(self.rect(), veil)

    def _place(self) -> None:
        self.setGeometry(QRect(0, 0, self._host.width(), self._host.height()))
        self.panel.setGeometry(QRect(0, 0, min(self._look.px(self._width), self._host.width()), self._host.height()))
