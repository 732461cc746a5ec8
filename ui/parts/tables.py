"""Tables that fetch their rows page by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.parts.painting import name_part, rounded, row_fill
from ui.parts.text_block import elided
from ui.theme.look import Look

Index = QModelIndex | QPersistentModelIndex
Page = Callable[[int, int], Sequence[Any]]  # Any: a row is what the page's own query gives; only the column functions look into it
_NO_PARENT = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """`text` reads the words of a row; `width` in pixels of the design, with `stretch` the least that it needs before the columns at the
    right are left out."""

    key: str
    title: str
    text: Callable[[Any], str]
    width: int = 120
    stretch: bool = False
    is_bold: bool = False
    is_number: bool = False
    tone: str = "text"


class PagedTableModel(QAbstractTableModel):
    """Rows come from `page(offset, limit)`, a page at a time, as far as the person scrolls."""

    def __init__(self, columns: Sequence[TableColumn], page: Page, *, page_size: int = 100) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._page = page
        self._page_size = page_size
        self._rows: list[Any] = []
        self._is_exhausted = False

    def start_over(self, page: Page | None = None) -> None:
        """Another search or changed rows: begin at the first page."""
        self.beginResetModel()
        self._page = page or self._page
        self._rows = []
        self._is_exhausted = False
        self.endResetModel()
        self.fetchMore(_NO_PARENT)

    def row(self, number: int) -> Any:
        """The value behind a row, as the query gave it."""
        return self._rows[number]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_exhausted

    def fetchMore(self, parent: Index) -> None:
        fresh = self._page(len(self._rows), self._page_size)
        self._is_exhausted = len(fresh) < self._page_size
        if fresh:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(fresh) - 1)
            self._rows.extend(fresh)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return column.text(self._rows[index.row()])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int((Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int((Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
        return None


class _RowDelegate(QStyledItemDelegate):
    """One line per row: fill over the whole row, a line below, words cut only here, whole in the tool tip."""

    def __init__(self, look: Look, view: "TableView") -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRectF(option.rect)  # type: ignore[attr-defined]  # missing in the stubs
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]  # as above
        hovered = index.row() == self._view.hovered_row
        painter.save()
        fill = row_fill(look, selected=selected, hovered=hovered)
        if fill is not None:
            painter.fillRect(rect, fill)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), look.colour("line"))
        if selected:
            self._paint_selection(painter, rect, index.column())
        column = self._view.table.columns[index.column()]
        font = look.font("compact", bold=column.is_bold)
        inner = rect.adjusted(look.px(16), 0, -look.px(16 if column.is_number else 8), 0)
        painter.setFont(font)
        painter.setPen(look.colour(column.tone))
        align = Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft)
        painter.drawText(inner, align | Qt.TextFlag.TextSingleLine, elided(str(index.data()), font, inner.width()))
        painter.restore()

    def _paint_selection(self, painter: QPainter, rect: QRectF, column: int) -> None:
        look = self._look
        if column == 0:
            height = look.px(24)
            bar = QRectF(rect.x() + 1, rect.center().y() - height / 2, look.px(4), height)
            rounded(painter, bar, look.px(2), look.colour("accent"))
        if look.is_high_contrast:  # fills are gone there: the row gets an edge, cell by cell
            for y in (rect.top(), rect.bottom() - 2):
                painter.fillRect(QRectF(rect.x(), y, rect.width(), 2), look.colour("accent"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._look.px(self._view.table.columns[index.column()].width), self._view.row_height())


class TableView(QTableView):
    """The house's table: head on sunken ground, rows parted by lines, Enter or double click opens a row."""

    row_activated = Signal(object)
    row_selected = Signal(object)

    def __init__(self, look: Look, table: PagedTableModel, *, name: str, spoken: str, row: int = 40) -> None:
        super().__init__()
        self._look, self._row, self.table = look, row, table
        self.hovered_row = -1
        self.setProperty("part", "table")
        name_part(self, name, spoken)
        self.setModel(table)
        self.setItemDelegate(_RowDelegate(look, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.entered.connect(lambda index: self._hover(index.row()))
        self.doubleClicked.connect(lambda index: self.row_activated.emit(table.row(index.row())))
        self.selectionModel().currentRowChanged.connect(self._select)
        table.modelReset.connect(lambda: self._hover(-1))
        self._measure()
        look.changed.connect(self._measure)
        table.fetchMore(QModelIndex()) if not table.rowCount() else None

    def row_height(self) -> int:
        return max(self._look.px(self._row), self.fontMetrics().height() + self._look.px(8))

    def select_row(self, number: int) -> None:
        if 0 <= number < self.table.rowCount():
            self.selectRow(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.row_activated.emit(self.table.row(self.currentIndex().row()))
            return
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Where there is little room the columns at the right are left out: the row still opens with all that it holds."""
        widths = [self._look.px(column.width) for column in self.table.columns]
        shown = len(widths)
        while shown > 1 and sum(widths[:shown]) > self.viewport().width():
            shown -= 1
        for number in range(len(widths)):
            self.setColumnHidden(number, number >= shown)

    def _hover(self, row: int) -> None:
        self.hovered_row = row
        self.viewport().update()

    def _select(self, current: QModelIndex) -> None:
        if current.isValid():
            self.row_selected.emit(self.table.row(current.row()))

    def _measure(self) -> None:
        self.setFont(self._look.font("compact"))
        head = self.horizontalHeader()
        head.setFont(self._look.font("small", bold=True))
        head.setFixedHeight(self._look.px(36))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        self.verticalHeader().setMinimumSectionSize(self.row_height())
        for number, column in enumerate(self.table.columns):
            stretches = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(number, stretches)
            self.setColumnWidth(number, self._look.px(column.width))
        self._fit_columns()
