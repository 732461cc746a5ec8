"""The paper beside the form: a PDF page by page, with the boxes in work or at fault marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.buttons import IconButton
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import Column, Row, ScrollPane
from ui.parts.words import WORDS
from ui.theme.look import Look
from ui.theme.tokens import LIGHT, Palette

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)  # of the width that fits
_PAPER: Palette = LIGHT  # paper stays white in every palette, so its marks are always those of the light one
_MARKS = {"work": ("accent", ""), "error": ("err", "error"), "warning": ("warn", "warning")}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMark:
    """A box on a page, in points from its top left; `kind`: work, error or warning."""

    page: int
    left: float
    top: float
    width: float
    height: float
    kind: str = "work"


class _Sheet(QWidget):
    """One page, drawn as large as there is room times the zoom."""

    def __init__(self, look: Look, document: QPdfDocument) -> None:
        super().__init__()
        self._look, self._document = look, document
        self.page = 0
        self.zoom = 1.0
        self.marks: tuple[PaperMark, ...] = ()
        self._image: QImage | None = None
        self.setObjectName("paper_sheet")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def fit(self, width: int) -> None:
        """Room for the page at zoom 1."""
        points = self._document.pagePointSize(self.page)
        if points.isEmpty():
            return
        wide = max(80.0, width * self.zoom)
        size = QSize(round(wide), round(wide * points.height() / points.width()))
        if size != self.size() or self._image is None:
            self._image = None
            self.setFixedSize(size)
        self.update()

    def forget(self) -> None:
        self._image = None
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._image is None:
            ratio = self.devicePixelRatioF()
            self._image = self._document.render(self.page, (QSize(self.width(), self.height()) * ratio))
            self._image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(0, 0), self._image)
        points = self._document.pagePointSize(self.page)
        if not points.isEmpty():
            self._paint_marks(painter, self.width() / points.width())
        painter.setPen(self._look.colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_marks(self, painter: QPainter, points_to_pixels: float) -> None:
        for mark in (mark for mark in self.marks if mark.page == self.page + 1):
            tone, sign = _MARKS[mark.kind]
            box = QRectF(mark.left, mark.top, mark.width, mark.height)
            box = QRectF(box.topLeft() * points_to_pixels, box.size() * points_to_pixels)
            fill = QColor(getattr(_PAPER, tone))
            fill.setAlphaF(0.16)
            painter.fillRect(box, fill)
            if sign:
                size = min(self._look.px(14), round(box.height()))
                self._look.paint_icon(
                    painter, sign, QRectF(box.right() - size - 2, box.top() + 2, size, size), QColor(getattr(_PAPER, tone))
                )


class _SheetPane(ScrollPane):
    """Ctrl+wheel zooms; the page stays in the middle."""

    def __init__(self, sheet: _Sheet, owner: "PaperPreview") -> None:
        super().__init__(sheet, name="paper_pane")
        self._owner = owner
        self.setWidgetResizable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def sizeHint(self) -> QSize:
        return QSize(340, 480)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._owner.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._owner.refit()


class PaperPreview(QWidget):
    """Shows the bytes of a PDF. While a new version is made the old one stays; the page and the place are kept."""

    def __init__(self, look: Look, *, name: str, title: str | None = None) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self.setObjectName(name)
        self._document = QPdfDocument(self)
        self._bytes = QByteArray()
        self._buffer = QBuffer(self._bytes, self)
        self._sheet = _Sheet(look, self._document)
        self._pane = _SheetPane(self._sheet, self)
        self._empty = Label(look, self._words.text("part.paper.empty"), "compact", tone="text2", name=f"{name}_empty")
        self._arrange(self._words.text("part.paper.title") if title is None else title)
        self._show_state()
        look.changed.connect(self.refit)

    def _arrange(self, title: str) -> None:
        look, name = self._look, self.objectName()
        head = Row(look, spacing=8)  # the ring of a button must not reach the page number
        head.add(Label(look, title, "body", bold=True), 1)
        self._back = head.add(self._step("chevron_left", "back", f"{name}_back", -1))
        self._at = head.add(LineLabel(look, "", "small", tone="text2", name=f"{name}_page"))
        self._forth = head.add(self._step("chevron_right", "forth", f"{name}_forth", 1))
        self._smaller = head.add(self._zoomer("minus", "smaller", f"{name}_smaller", -1))
        self._larger = head.add(self._zoomer("plus", "larger", f"{name}_larger", 1))
        column = Column(look, spacing=8)
        column.add(head)
        column.add(self._empty)
        column.add(self._pane, 1)
        self._below = column.add(QWidget(), 1)
        self.setLayout(column)

    def _step(self, icon: str, words: str, name: str, step: int) -> IconButton:
        button = IconButton(self._look, icon, name=name, spoken=self._words.text(f"part.paper.{words}"), size=16)
        button.tall = 28
        button.clicked.connect(lambda: self.go_to_page(self.page() + step))
        return button

    def _zoomer(self, icon: str, words: str, name: str, step: int) -> IconButton:
        button = IconButton(self._look, icon, name=name, spoken=self._words.text(f"part.paper.{words}"), size=16)
        button.tall = 28
        button.clicked.connect(lambda: self.zoom_by(step))
        return button

    # -- what it shows

    def show_pdf(self, pdf: bytes) -> None:
        """Another version of the paper; a file that is no PDF is said so."""
        self._document.close()
        self._buffer.close()
        self._bytes = QByteArray(pdf)
        self._buffer.setBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        if self._document.status() is not QPdfDocument.Status.Ready or not self._document.pageCount():
            self.show_empty(self._words.text("part.paper.broken"))
            return
        self._sheet.page = min(self._sheet.page, self._document.pageCount() - 1)
        self._sheet.forget()
        self._show_state()
        self.refit()

    def show_empty(self, text: str) -> None:
        """Nothing to show, and why."""
        self._document.close()
        self._empty.setText(text)
        self._show_state()

    def show_marks(self, marks: Sequence[PaperMark]) -> None:
        self._sheet.marks = tuple(marks)
        self._sheet.update()

    def find_words(self, words: str) -> tuple[int, QRectF] | None:
        """The first page that holds these words on one line, counted from 1, and where they stand, in points from its top left."""
        for page in range(self.page_count()):
            at = self._document.getAllText(page).text().find(words)
            if at >= 0:
                bounds = [polygon.boundingRect() for polygon in self._document.getSelectionAtIndex(page, at, len(words)).bounds()]
                return page + 1, reduce(QRectF.united, bounds, QRectF())
        return None

    def page(self) -> int:
        """The page that is shown, counted from 1; 0 when there is none."""
        return self._sheet.page + 1 if self.page_count() else 0

    def page_count(self) -> int:
        return max(0, self._document.pageCount())

    def go_to_page(self, page: int) -> None:
        if 1 <= page <= self.page_count() and page != self.page():
            self._sheet.page = page - 1
            self._sheet.forget()
            self._pane.to_top()
            self._show_state()
            self.refit()

    def zoom_by(self, steps: int) -> None:
        at = min(range(len(_ZOOMS)), key=lambda number: abs(_ZOOMS[number] - self._sheet.zoom))
        self._sheet.zoom = _ZOOMS[max(0, min(at + steps, len(_ZOOMS) - 1))]
        self.refit()

    def refit(self) -> None:
        if self.page_count():
            self._sheet.fit(self._pane.viewport().width())

    def _show_state(self) -> None:
        has_pages = bool(self.page_count())
        self._empty.setVisible(not has_pages)
        self._below.setVisible(not has_pages)
        for widget in (self._pane, self._back, self._at, self._forth, self._smaller, self._larger):
            widget.setVisible(has_pages)
        self._back.setEnabled(self.page() > 1)
        self._forth.setEnabled(self.page() < self.page_count())
        said = self._words.text("part.paper.page", page=self.page(), total=self.page_count())
        self._at.setText(said)
        self._pane.setAccessibleName(said)
        text = self._document.getAllText(self._sheet.page).text() if has_pages else ""
        self._pane.setAccessibleDescription(text)
