"""A short message over the status bar when a change is out of sight, with Undo."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, QTimer
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.parts.buttons import IconButton, TextAction
from ui.parts.focus_watch import watch_focus
from ui.parts.labels import KeyHint, Label, Picture
from ui.parts.layouts import Row
from ui.parts.painting import rounded
from ui.parts.words import WORDS
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CARD

_SHOWN_MS = 8000


class Toast(QWidget):
    """One message at the lower left of its host. It stays while the pointer or the focus is on it."""

    def __init__(self, look: Look, host: QWidget, *, left: Callable[[], int], bottom: Callable[[], int]) -> None:
        """`left` and `bottom` say how far it keeps from the edges of the host."""
        super().__init__(host)
        self._look, self._host = look, host
        self._left, self._bottom = left, bottom
        self._undo: Callable[[], object] | None = None
        words = look.speech.over(WORDS)
        self.setObjectName("toast")
        self._row = row = Row(look, spacing=14, margins=(18, 8, 10, 8))
        self._sign = row.add(Picture(look, "check", size=18, tone="ok"))
        self._text = row.add(Label(look, "", "compact", name="toast_text"), 1)
        self._action = row.add(TextAction(look, words.text("part.toast.undo"), name="toast_undo"))
        self._key = row.add(KeyHint(look, "Ctrl Z"))
        self._close = row.add(IconButton(look, "cross", name="toast_close", spoken=words.text("part.toast.close"), size=16))
        self._close.tall = 28
        self._action.clicked.connect(self._undo_now)
        self._close.clicked.connect(self.hide)
        self.setLayout(row)
        self._time = QTimer(self)
        self._time.setSingleShot(True)
        self._time.setInterval(_SHOWN_MS)
        self._time.timeout.connect(self.hide)
        host.installEventFilter(self)
        watch_focus(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None, *, icon: str = "check", tone: str = "ok") -> None:
        """Show a message; with `undo` it can be taken back."""
        self._undo = undo
        self._text.setText(text)
        self._sign.show_icon(icon, tone)
        self._action.setVisible(undo is not None)
        self._key.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.show()
        self.place()
        self.raise_()
        self._time.start()

    def text(self) -> str:
        return self._text.text() if self.isVisible() else ""

    def take_back(self) -> bool:
        """Ctrl+Z while the message stands: undo it; false when there is nothing to undo."""
        if self.isHidden() or self._undo is None:
            return False
        self._undo_now()
        return True

    def place(self) -> None:
        widest = min(self._look.px(560), self._host.width() - self._left() - self._look.px(24))
        width = min(max(self.sizeHint().width(), self._look.px(320)), widest)
        height = max(self._look.px(48), self._row.heightForWidth(width))
        self.resize(QSize(width, height))
        self.move(QPoint(self._left(), self._host.height() - self._bottom() - height))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._time.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self._holds_focus():
            self._time.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = self._look
        rounded(QPainter(self), QRectF(self.rect()), look.px(RADIUS_CARD), look.colour("surface"), look.colour("ctl"), look.palette.edge)

    def _holds_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def focus_moved(self, now: QWidget | None) -> None:
        if self.isVisible():
            if self._holds_focus():
                self._time.stop()
            elif not self.underMouse():
                self._time.start()

    def _undo_now(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()
