"""Words of the list in which defined terms can be asked for their meaning, with the mouse and with the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui.control_lists.gloss import Gloss, Spot, TermSpot
from ui.control_lists.words import WORDS
from ui.parts.labels import Label
from ui.parts.painting import rounded
from ui.parts.popups import TermPopup
from ui.parts.text_block import TextBlock
from ui.theme.look import Look
from ui.theme.tokens import TYPE


class _SpottedBlock(TextBlock):
    """A block that knows where its letters stand."""

    def boxes(self, start: int, length: int, width: float) -> list[QRectF]:
        """The rectangles that a piece of the text fills, one per line."""
        found: list[QRectF] = []
        offset = 0
        for layout in self._lines(width)[0]:
            first, last = start - offset, start + length - offset
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                begin, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
                if begin < end:
                    left, right = _x(line.cursorToX(begin)), _x(line.cursorToX(end))
                    found.append(QRectF(left, line.y(), right - left, line.height()))
            offset += len(layout.text()) + 1
        return found


def _x(place: object) -> float:
    """Qt gives the place and the letter that it belongs to."""
    return float(place[0] if isinstance(place, tuple) else place)  # type: ignore[arg-type]  # the stubs know only one of the two


class TermText(Label):
    """Underlined words are defined terms: a click, or Tab and Enter, opens what they mean. Words that were searched for are marked.

    `term_chosen` asks for everything about a term.
    """

    term_chosen = Signal(str)

    def __init__(
        self, look: Look, text: str, role: str = "body", *, gloss: Gloss | None = None, tone: str = "text", name: str = ""
    ) -> None:
        super().__init__(look, text, role, tone=tone, name=name)
        self._gloss = gloss
        self._words = look.speech.over(WORDS)
        self._terms: tuple[TermSpot, ...] = gloss.terms(text) if gloss is not None else ()
        self._hits: Sequence[Spot] = gloss.hits(text) if gloss is not None else ()
        self._at = -1  # the term that the keyboard stands on
        self._pointed = -1
        if self._terms:
            self._listen()

    def mark(self, spots: Sequence[Spot]) -> None:
        """Mark further pieces of the text, such as what changed in it."""
        self._hits = (*self._hits, *spots)
        self.update()

    @property
    def term_names(self) -> tuple[str, ...]:
        return tuple(self._word(term) for term in self._terms)

    def _listen(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._words.text("lists.terms.spoken", terms=", ".join(self.term_names)))
        if not self.objectName():
            self.setObjectName(f"terms_{'_'.join(term.id for term in self._terms)}")

    def _word(self, term: TermSpot) -> str:
        return self.text()[term.start : term.start + term.length]

    # -- painting

    def _text_block(self) -> TextBlock:
        if self._block is None:
            font = self._look.font(self._role, bold=self._bold)
            font.setStrikeOut(self._is_struck)
            self._block = _SpottedBlock(self.text(), font, self._look.px(TYPE[self._role].line))
        return self._block

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        edge = look.colour("warn") if look.is_high_contrast else None
        for start, length in self._hits:
            for box in self._boxes(start, length):
                rounded(painter, box.adjusted(-1, 0, 1, 0), look.px(3), look.colour("warnsoft"), edge)
        if self.hasFocus() and 0 <= self._at < len(self._terms):
            term = self._terms[self._at]
            for box in self._boxes(term.start, term.length):
                rounded(painter, box.adjusted(-2, 0, 2, 0), look.px(3), look.colour("soft"), look.colour("accent"))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        """Terms in the colour of what can be pressed, and underlined; all else as any label. No letter is painted twice."""
        look, corner, width = self._look, self._corner(), self.contentsRect().width()
        boxes = [self._boxes(term.start, term.length) for term in self._terms]
        rest = QRegion(self.rect())
        for box in (box for held in boxes for box in held):
            rest -= QRegion(box.toRect())
        painter.setClipRegion(rest)
        block = self._text_block()
        block.paint(painter, corner, width, look.colour(self._tone if self.isEnabled() else "text3"), self.alignment())
        for number, held in enumerate(boxes):
            tone = look.colour("hover" if number == self._pointed else "accent")
            for box in held:
                painter.setClipRect(box.toRect())
                block.paint(painter, corner, width, tone, self.alignment())
                painter.fillRect(QRectF(box.left(), box.bottom() - box.height() * 0.16, box.width(), max(1.0, look.px(1))), tone)

    def _corner(self) -> QPointF:
        inner = self.contentsRect()
        height = self._text_block().height(inner.width())
        spare = 0.0 if self.alignment() & Qt.AlignmentFlag.AlignTop else max(0.0, (inner.height() - height) / 2)
        return QPointF(inner.x(), inner.y() + spare)

    def _boxes(self, start: int, length: int) -> list[QRectF]:
        block, corner = self._text_block(), self._corner()
        assert isinstance(block, _SpottedBlock)
        return [box.translated(corner) for box in block.boxes(start, length, self.contentsRect().width())]

    # -- mouse and keyboard

    def _term_at(self, place: QPointF) -> int:
        for number, term in enumerate(self._terms):
            if any(box.contains(place) for box in self._boxes(term.start, term.length)):
                return number
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pointed = self._term_at(event.position())
        if pointed != self._pointed:
            self._pointed = pointed
            self.setCursor(Qt.CursorShape.PointingHandCursor if pointed >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = -1
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        pressed = self._term_at(event.position())
        if pressed >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._at = pressed
            self.explain(pressed)
            return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() is Qt.FocusReason.TabFocusReason:
            self._at = 0
        elif event.reason() is Qt.FocusReason.BacktabFocusReason:
            self._at = len(self._terms) - 1
        self._at = max(0, self._at)
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # Qt's own signature
        """Tab goes from term to term, and then on."""
        step = self._at + (1 if is_next else -1)
        if self.hasFocus() and 0 <= step < len(self._terms):
            self._at = step
            self.update()
            return True
        return super().focusNextPrevChild(is_next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and 0 <= self._at < len(self._terms):
            self.explain(self._at)
            return
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            step = self._at + (1 if event.key() == Qt.Key.Key_Right else -1)
            self._at = min(max(0, step), len(self._terms) - 1)
            self.update()
            return
        super().keyPressEvent(event)

    def explain(self, number: int) -> None:
        """Open the meaning of a term beside it."""
        assert self._gloss is not None, "without a gloss there is no term"
        spot = self._terms[number]
        meant = self._gloss.meaning(spot.id)
        anchor = QWidget(self)
        anchor.setGeometry(self._boxes(spot.start, spot.length)[0].toAlignedRect())
        anchor.setFocusProxy(self)
        text = self._words.text
        popup = TermPopup(self._look, anchor, meant.term, text("lists.term.kind"), meant.meaning, action=text("lists.term.more"))
        popup.action_chosen.connect(lambda: self.term_chosen.emit(spot.id))
        popup.destroyed.connect(anchor.deleteLater)
        popup.show_beside()
