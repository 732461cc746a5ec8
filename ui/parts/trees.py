"""The tree of a control list: code in bold, heading beside it, matched words marked."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from ui.parts.painting import name_part, rounded, row_fill, selection_bar
from ui.parts.text_block import elided
from ui.theme.look import Look

CODE_ROLE = Qt.ItemDataRole.UserRole + 1
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
HITS_ROLE = Qt.ItemDataRole.UserRole + 3  # tuple of (start, length) in the heading

Index = QModelIndex | QPersistentModelIndex


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, view: "TreeView") -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, rect = self._look, QRectF(option.rect)  # type: ignore[attr-defined]  # missing in the stubs
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]  # as above
        code = str(index.data(CODE_ROLE) or "")
        heading = str(index.data(HEADING_ROLE) or index.data() or "")
        painter.save()
        bold, plain = look.font("compact", bold=True), look.font("compact")
        x = rect.x() + look.px(4)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        if code:
            painter.setFont(bold)
            painter.setPen(look.colour("accent" if selected else "text"))
            painter.drawText(QRectF(x, rect.y(), rect.width(), rect.height()), middle, code)
            x += QFontMetricsF(bold).horizontalAdvance(code) + look.px(8)
        self._paint_hits(painter, QRectF(x, rect.y(), rect.right() - x, rect.height()), heading, index.data(HITS_ROLE) or ())
        painter.setFont(plain)
        painter.setPen(look.colour("text" if selected else "text2"))
        painter.drawText(QRectF(x, rect.y(), rect.right() - x, rect.height()), middle, elided(heading, plain, rect.right() - x))
        painter.restore()

    def _paint_hits(self, painter: QPainter, where: QRectF, heading: str, hits: Any) -> None:
        look = self._look
        measure = QFontMetricsF(look.font("compact"))
        edge = look.colour("warn") if look.is_high_contrast else None
        for start, length in hits:
            left = where.x() + measure.horizontalAdvance(heading[:start])
            width = measure.horizontalAdvance(heading[start : start + length])
            mark = QRectF(left - 1, where.center().y() - look.px(9), width + 2, look.px(19)).intersected(where.adjusted(-1, 0, 0, 0))
            rounded(painter, mark, look.px(3), look.colour("warnsoft"), edge)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = self._look
        measure = QFontMetricsF(look.font("compact", bold=True))
        text = f"{index.data(CODE_ROLE) or ''}  {index.data(HEADING_ROLE) or index.data() or ''}"
        return QSize(int(measure.horizontalAdvance(text)) + look.px(12), max(look.px(36), int(measure.height()) + look.px(8)))


class TreeView(QTreeView):
    """Arrows open and close branches; letters jump; Enter opens a paragraph."""

    entry_chosen = Signal(QModelIndex)

    def __init__(self, look: Look, *, name: str, spoken: str) -> None:
        super().__init__()
        self._look = look
        self.setProperty("part", "tree")
        name_part(self, name, spoken)
        self.setItemDelegate(_EntryDelegate(look, self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.activated.connect(self.entry_chosen)
        self._measure()
        look.changed.connect(self._measure)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.entry_chosen.emit(self.currentIndex())

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        look = self._look
        rect = QRectF(options.rect)  # type: ignore[attr-defined]  # missing in the stubs
        whole = QRectF(0, rect.y(), self.viewport().width(), rect.height())
        selected = self.selectionModel().isSelected(index) if self.selectionModel() else False
        hovered = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())) == index and self.underMouse()
        fill = row_fill(look, selected=selected, hovered=hovered)
        if fill is not None:
            rounded(painter, whole, look.px(6), fill)
        super().drawRow(painter, options, index)
        if selected:
            selection_bar(look, painter, whole)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.model().hasChildren(index):
            return
        look, size = self._look, self._look.px(16)
        icon = "chevron_down" if self.isExpanded(index) else "chevron_right"
        x = rect.right() - (self.indentation() + size) // 2 + look.px(2)  # clear of the bar of a selected row
        painter.drawPixmap(int(x), int(rect.center().y() - size / 2 + 1), look.pixmap(icon, 16, "text2"))

    def _measure(self) -> None:
        self.setFont(self._look.font("compact"))
        self.setIndentation(self._look.px(18))
        self.scheduleDelayedItemsLayout()
