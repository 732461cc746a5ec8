"""Cards and the rows that stand in them."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.layouts import Column, Line, Margins, clear_layout
from ui.parts.painting import name_part, rounded, row_fill, selection_bar
from ui.parts.pressing import PressedByEnter
from ui.parts.text_block import TextBlock
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CARD, TYPE


class Card(QWidget):
    """A white block with an edge; fill its `column`."""

    def __init__(
        self, look: Look, *, margins: Margins = 20, spacing: int = 8, name: str = "", fill: str = "surface", edge: str = "line"
    ) -> None:
        super().__init__()
        self._look = look
        self._fill = fill
        self._edge = edge
        self.setObjectName(name)
        self.column = Column(look, spacing=spacing, margins=margins)
        self.setLayout(self.column)
        look.changed.connect(self.update)

    def paint_as(self, fill: str, edge: str) -> None:
        self._fill, self._edge = fill, edge
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, edge = self._look, self._edge
        if look.is_high_contrast and look.colour(edge) == look.colour("bg"):
            edge = "accent"  # soft colours are black there
        rounded(QPainter(self), QRectF(self.rect()), look.px(RADIUS_CARD), look.colour(self._fill), look.colour(edge))


class RowsCard(Card):
    """Rows one under the other, parted by lines, inside one card."""

    def __init__(self, look: Look, *, name: str = "") -> None:
        super().__init__(look, margins=1, spacing=0, name=name)
        self.rows: list[QWidget] = []

    def add_row(self, row: QWidget) -> QWidget:
        if self.rows:
            self.column.add(Line(self._look))
        self.rows.append(self.column.add(row))
        self._round_ends()
        return row

    def clear(self) -> None:
        self.rows = []
        clear_layout(self.column)

    def _round_ends(self) -> None:
        """Only the outer rows have round corners, so that a filled row does not stick out of the card."""
        for number, row in enumerate(self.rows):
            if isinstance(row, CardRow):
                row.show_ends(is_first=number == 0, is_last=number == len(self.rows) - 1)


class CardRow(PressedByEnter):
    """A row that can be opened: the whole row is the target. Its content is a layout of parts, silent for the mouse."""

    least = 64

    def __init__(self, look: Look, *, name: str, spoken: str) -> None:
        super().__init__()
        self._look = look
        self._ends = (False, False)
        name_part(self, name, spoken)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._measure()
        look.changed.connect(self._measure)

    def show_ends(self, *, is_first: bool, is_last: bool) -> None:
        self._ends = (is_first, is_last)
        self.update()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize()

    def _measure(self) -> None:
        """A layout item asks the layout, not the widget, for heights: the least height must be a fixed one."""
        self.setMinimumHeight(self._look.px(self.least))

    def quieten(self) -> None:
        """Words inside let the pointer through to the row."""
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill = row_fill(self._look, selected=self.isChecked(), hovered=self.underMouse() or self.isDown())
        if fill is not None:
            radius = self._look.px(RADIUS_CARD) - 1
            is_first, is_last = self._ends
            box = QRectF(self.rect()).adjusted(0, 0 if is_first else -radius, 0, 0 if is_last else radius)
            painter.setClipRect(self.rect())
            rounded(painter, box, radius, fill)
            painter.setClipping(False)
        if self.isChecked():
            selection_bar(self._look, painter, QRectF(self.rect()))


class BigTask(PressedByEnter):
    """One of the main tasks of the start page: icon, title, one line, the whole block is the target."""

    def __init__(self, look: Look, icon: str, title: str, text: str, *, name: str, primary: bool = False) -> None:
        super().__init__()
        self._look = look
        self._icon, self._title, self._text = icon, title, text
        self._primary = primary
        name_part(self, name, title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, text = self._blocks()
        room = width - self._look.px(42)
        return max(self._look.px(176), self._look.px(58 + 22) + round(title.height(room) + text.height(room)))

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(224), self.heightForWidth(self._look.px(224)))

    def minimumSizeHint(self) -> QSize:
        width = self._look.px(150)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        touched = self.underMouse() or self.isDown()
        fill = ("hover" if touched else "accent") if self._primary else ("touched" if touched else "surface")
        edge = None if self._primary else look.colour("ctl" if look.is_high_contrast else "line")
        rounded(painter, QRectF(self.rect()), look.px(RADIUS_CARD), look.colour(fill), edge, look.palette.edge)
        ink, soft = ("on", "on") if self._primary else ("text", "text2")
        painter.drawPixmap(QPointF(look.px(21), look.px(21)), look.pixmap(self._icon, 28, "on" if self._primary else "accent"))
        arrow = look.pixmap("chevron_right", 20, "on" if self._primary else "text2")
        painter.drawPixmap(QPointF(self.width() - look.px(20 + 20), look.px(25)), arrow)
        title, text = self._blocks()
        room = self.width() - look.px(42)
        y = self.height() - look.px(21) - text.height(room)
        text.paint(painter, QPointF(look.px(21), y), room, look.colour(soft))
        title.paint(painter, QPointF(look.px(21), y - title.height(room) - look.px(2)), room, look.colour(ink))

    def _blocks(self) -> tuple[TextBlock, TextBlock]:
        look = self._look
        title = TextBlock(self._title, look.font("section"), look.px(27))
        return title, TextBlock(self._text, look.font("compact"), look.px(TYPE["compact"].line + 1))
