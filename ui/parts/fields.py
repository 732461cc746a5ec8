"""Fields: what a person types or chooses, with label, help and a sentence when something is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPlainTextEdit, QSizePolicy, QWidget

from ui.parts.painting import name_part
from ui.parts.text_block import TextBlock
from ui.theme.look import Look
from ui.theme.tokens import TYPE

FieldText = QLineEdit | QPlainTextEdit | QComboBox


def mark_faulty(widget: QWidget, faulty: bool) -> None:
    """Red edge on or off; the sentence that says why stands with the label."""
    set_state(widget, "faulty", faulty)


def set_state(widget: QWidget, name: str, state: bool) -> None:
    """A state that the style sheet knows."""
    if widget.property(name) != state:
        widget.setProperty(name, state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _field_height(look: Look, role: str, wished: int) -> int:
    """At least what the tallest script of the language needs."""
    font = look.font(role)
    return max(look.px(wished), round(TextBlock("Åg", font, 0).height(9999)) + look.px(8))


class TextField(QLineEdit):
    """One line of text. `edited` comes with every key, `settled` when the person is done with it: time to save."""

    edited = Signal(str)
    settled = Signal(str)
    escaped = Signal()

    def __init__(self, look: Look, *, name: str, text: str = "", placeholder: str = "", height: int = 44, icon: str = "") -> None:
        super().__init__(text)
        self._look = look
        self._tall = height
        self._icon = icon
        self._aside = ""
        self._role = "body"
        self._bold: bool | None = None
        self._settled = text
        self.setProperty("part", "field")
        name_part(self, name, placeholder)
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(self.edited)
        self.editingFinished.connect(self._settle)
        self._measure()
        look.changed.connect(self._measure)

    def setText(self, text: str | None) -> None:
        """Show a text that is already known; no signal comes of it."""
        self._settled = text or ""
        if text != self.text():
            super().setText(text)

    def set_style(self, role: str, *, bold: bool | None = None) -> None:
        self._role, self._bold = role, bold
        self._measure()

    def set_aside(self, text: str) -> None:
        """Small words at the right end: hits, shortcut."""
        self._aside = text
        self._measure()

    def settle(self) -> None:
        """Report the text in work as settled, as leaving the field would."""
        self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._icon:
            size = self._look.px(18)
            painter.drawPixmap(QPointF(self._look.px(13), (self.height() - size) / 2), self._look.pixmap(self._icon, 18, "text2"))
        if self._aside:
            block = self._aside_block()
            top = (self.height() - block.height(9999)) / 2
            left = self.width() - block.natural_width - self._look.px(14)
            block.paint(painter, QPointF(left, top), block.natural_width, self._look.colour("text2"))

    def _aside_block(self) -> TextBlock:
        return TextBlock(self._aside, self._look.font("small"), self._look.px(TYPE["small"].line))

    def _settle(self) -> None:
        if self.text() != self._settled:
            self._settled = self.text()
            self.settled.emit(self._settled)

    def _measure(self) -> None:
        self.setFont(self._look.font(self._role, bold=self._bold))
        self.setFixedHeight(_field_height(self._look, self._role, self._tall))
        right = int(self._aside_block().natural_width) + self._look.px(8) if self._aside else 0
        self.setTextMargins(self._look.px(26) if self._icon else 0, 0, right, 0)
        self.update()


class SearchField(TextField):
    """Search as you type: `searched` comes when the fingers rest for a moment, at once on Enter."""

    searched = Signal(str)
    down_pressed = Signal()

    _REST_MS = 80

    def __init__(self, look: Look, *, name: str, placeholder: str, shortcut: str = "", height: int = 40) -> None:
        super().__init__(look, name=name, placeholder=placeholder, height=height, icon="search")
        self._shortcut = shortcut
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(self._REST_MS)
        self._rest.timeout.connect(lambda: self.searched.emit(self.text()))
        self.edited.connect(lambda _text: self._rest.start())
        self.returnPressed.connect(self._at_once)
        self.set_aside(shortcut)

    def set_hits(self, text: str) -> None:
        """How many were found; the shortcut stands there while the field is empty."""
        self.set_aside(text or self._shortcut)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._at_once()
            return
        super().keyPressEvent(event)

    def _at_once(self) -> None:
        self._rest.stop()
        self.searched.emit(self.text())


class LongTextField(QPlainTextEdit):
    """Several lines of text; Tab leaves it, Ctrl+Enter continues."""

    edited = Signal(str)
    settled = Signal(str)
    continued = Signal()

    def __init__(self, look: Look, *, name: str, text: str = "", placeholder: str = "", rows: int = 4) -> None:
        super().__init__(text)
        self._look = look
        self._rows = rows
        self._settled = text
        self._is_shown_only = False
        self.setProperty("part", "field")
        name_part(self, name, placeholder)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._report)
        self._measure()
        look.changed.connect(self._measure)

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Show a text that is already known; no signal comes of it."""
        self._settled = text
        if text != self.toPlainText():
            self._is_shown_only = True
            self.setPlainText(text)
            self._is_shown_only = False

    def settle(self) -> None:
        if self.text() != self._settled:
            self._settled = self.text()
            self.settled.emit(self._settled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.settle()
            self.continued.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    def _report(self) -> None:
        if not self._is_shown_only:
            self.edited.emit(self.text())

    def _measure(self) -> None:
        self.setFont(self._look.font("body"))
        line = max(self._look.px(TYPE["body"].line), self.fontMetrics().height())
        self.setFixedHeight(line * self._rows + self._look.px(20))


class SelectField(QComboBox):
    """One of a list; letters jump to it, the wheel does nothing by accident."""

    chosen = Signal(str)

    def __init__(
        self, look: Look, options: Sequence[tuple[str, str]] = (), *, name: str, value: str = "", placeholder: str = "", height: int = 44
    ) -> None:
        super().__init__()
        self._look = look
        self._tall = height
        self.setProperty("part", "field")
        name_part(self, name, placeholder)
        self.setView(QListView())
        self.setMaxVisibleItems(12)
        self.setPlaceholderText(placeholder)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_options(options)
        self.choose(value)
        self.currentIndexChanged.connect(self._show_emptiness)
        self.activated.connect(lambda _index: self.chosen.emit(self.value()))
        self.currentTextChanged.connect(lambda text: self.setToolTip(text if self._is_cut(text) else ""))
        self._measure()
        look.changed.connect(self._measure)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Other options; the choice stays if it is still among them."""
        before = self.value()
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.choose(before)

    def value(self) -> str:
        """The id of the choice, empty when nothing is chosen."""
        return str(self.currentData() or "")

    def choose(self, key: str) -> None:
        """Show a choice; no signal comes of it."""
        self.setCurrentIndex(self.findData(key) if key else self.findData("") if self.findData("") >= 0 else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = self._look.px(16)
        tone = "text2" if self.isEnabled() else "text3"
        corner = QPointF(self.width() - size - self._look.px(13), (self.height() - size) / 2)
        QPainter(self).drawPixmap(corner, self._look.pixmap("chevron_down", 16, tone))

    def _show_emptiness(self) -> None:
        """The words that ask for a choice are paler than a choice."""
        set_state(self, "empty", self.currentIndex() < 0)

    def _is_cut(self, text: str) -> bool:
        return self.fontMetrics().horizontalAdvance(text) > self.width() - self._look.px(52)

    def _measure(self) -> None:
        self.setFont(self._look.font("section" if self._tall >= 56 else "body" if self._tall >= 40 else "compact", bold=False))
        self.view().setFont(self._look.font("body"))
        self.setFixedHeight(_field_height(self._look, "body", self._tall))
