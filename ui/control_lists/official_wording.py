"""The words of a publication as they were printed: to read, to mark and to copy, never to change."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QTextEdit

from stc_desktop.casework.official_texts import OfficialLine, OfficialText
from ui.control_lists.words import WORDS
from ui.theme.look import Look

_INDENT, _BETWEEN = 16, 5
_DEEPEST = 6
_AROUND_CURSOR = 40


class OfficialWording(QTextEdit):
    """As tall as its words; the pane around it scrolls. Arrow keys with Shift mark, Ctrl+C copies, Tab leaves."""

    def __init__(self, look: Look, text: OfficialText, *, name: str, spoken: str) -> None:
        super().__init__()
        self._look, self._shown = look, text
        self._words = look.speech.over(WORDS)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)
        self._write()
        look.changed.connect(self._write)
        self.cursorPositionChanged.connect(self._keep_in_sight)

    def plain(self) -> str:
        """As it is copied: with the numbers of the publication."""
        return self.toPlainText()

    def copy_all(self) -> None:
        QGuiApplication.clipboard().setText(self.plain())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the pane around it scrolls

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _keep_in_sight(self) -> None:
        """The words are taller than the pane around them: it follows the cursor of the keyboard."""
        if not self.hasFocus() or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        pane = self.parentWidget()
        while pane is not None and not isinstance(pane, QScrollArea):
            pane = pane.parentWidget()
        inner = pane.widget() if pane is not None else None
        if pane is not None and inner is not None:
            at = self.viewport().mapTo(inner, self.cursorRect().center())
            pane.ensureVisible(at.x(), at.y(), 0, self._look.px(_AROUND_CURSOR))

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        tall = round(self.document().size().height() + 0.5)
        if tall != self.height():
            self.setFixedHeight(tall)

    def _write(self) -> None:
        look = self._look
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Text, look.colour("text"))
        colours.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        colours.setColor(QPalette.ColorRole.Highlight, look.colour("accent"))
        colours.setColor(QPalette.ColorRole.HighlightedText, look.colour("on"))
        self.setPalette(colours)
        self.document().setDefaultFont(look.font("compact"))
        self.clear()
        cursor = QTextCursor(self.document())
        for number, (depth, tone, bold, text) in enumerate(_lines(self._shown, self._words.text)):
            form = QTextBlockFormat()
            form.setLeftMargin(look.px(_INDENT) * min(depth, _DEEPEST))
            form.setTopMargin(look.px(_BETWEEN if number else 0))
            if number:
                cursor.insertBlock(form)
            else:
                cursor.setBlockFormat(form)
            for part, weight in ((bold, QFont.Weight.Bold), (text, QFont.Weight.Normal)):
                if part:
                    signs = QTextCharFormat()
                    signs.setFontWeight(weight)
                    signs.setForeground(look.colour(tone))
                    cursor.insertText(part if part is text else f"{part} " if text else part, signs)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._fit()


def _lines(shown: OfficialText, say: Callable[[str], str]) -> Iterator[tuple[int, str, str, str]]:
    """(depth, tone, in bold, words) of each line, in reading order: what leads to it, itself, what stands below, notes, what is around."""
    for depth, line in enumerate(shown.above):
        yield depth, "text2", line.written, line.text
    own = len(shown.above)
    for line in shown.own:
        yield own, "text", line.written, line.text
    for line in shown.below:
        yield own + 1, "text", line.written, line.text
    for key, lines in (("notes", shown.notes), ("frame", shown.frame)):
        if lines:
            yield 0, "text", say(f"lists.official.{key}"), ""
            yield from ((1, "text", _mark(line), line.text) for line in lines)


def _mark(line: OfficialLine) -> str:
    """A note as the publication numbers it; a mark that the program gave it says nothing to a reader."""
    return "" if "#" in line.written or line.text.startswith(line.written) else line.written
