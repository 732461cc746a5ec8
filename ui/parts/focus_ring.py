"""The ring around what has the keyboard: one transparent overlay, because a style sheet draws nothing outside a widget."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from ui.parts.focus_watch import watch_focus
from ui.theme.look import Look

_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class FocusRing(QWidget):
    """Fields get a soft halo, everything else an outline two pixels away. After a mouse click only fields show it."""

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look, self._window = look, window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._clip = QRect()
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._later = QTimer(self)  # several moves of one layout pass count once
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._place)
        watch_focus(self)
        look.changed.connect(self._later.start)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """What the ring is drawn around, if anything."""
        return self._target if self.isVisible() else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._later.start()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._target is None or not isValid(self._target):
            return
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self._clip.translated(-self.pos()))
        inner = QRectF(self._rect_in_window(self._target).translated(-self.pos()))
        radius = look.px(6)
        if _is_field(self._target) and not look.is_high_contrast:
            reach = look.px(3)
            painter.setPen(QPen(look.colour("ring"), reach))
            half = reach / 2
            painter.drawRoundedRect(inner.adjusted(-half, -half, half, half), radius + half, radius + half)
            return
        painter.setPen(QPen(look.colour("accent"), 2))
        painter.drawRoundedRect(inner.adjusted(-3, -3, 3, 3), radius + 3, radius + 3)

    def focus_moved(self, now: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        if now is not None and now.window() is self._window and _shows_ring(now):
            self._target = now
            widget: QWidget | None = now
            while widget is not None and widget is not self._window:
                widget.installEventFilter(self)
                self._watched.append(widget)
                widget = widget.parentWidget()
        self._place()

    def _place(self) -> None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        reach = max(5, self._look.px(4))
        ring = self._rect_in_window(target).adjusted(-reach, -reach, reach, reach)
        self._clip = self._visible_part(target)
        visible = ring.intersected(self._clip)
        if visible.isEmpty():
            self.hide()
            return
        self.setGeometry(visible)
        self.show()
        self.raise_()
        self.update()

    def _rect_in_window(self, widget: QWidget) -> QRect:
        own = getattr(widget, "ring_rect", None)  # a part whose shape is smaller than its target
        shape: QRect = own() if own is not None else widget.rect()
        return QRect(widget.mapTo(self._window, shape.topLeft()), shape.size())

    def _visible_part(self, target: QWidget) -> QRect:
        """What the scrolling panes around the target let through, with a little room for the ring itself."""
        visible = self._window.rect()
        widget = target.parentWidget()
        while widget is not None and widget is not self._window:
            holder = widget.parentWidget()
            if isinstance(holder, QAbstractScrollArea) and holder.viewport() is widget:
                visible = visible.intersected(self._rect_in_window(widget))
            widget = holder
        return visible


def _is_field(widget: QWidget) -> bool:
    return isinstance(widget, _FIELDS)


def _shows_ring(widget: QWidget) -> bool:
    if _is_field(widget):
        return True
    if getattr(widget, "rings_itself", False):  # a list that outlines the row in hand
        return False
    by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
    touchable = isinstance(widget, QAbstractButton | QAbstractItemView | QAbstractScrollArea)
    return touchable and not by_mouse
