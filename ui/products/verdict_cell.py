"""A verdict in a table: the same tag as everywhere, with the codes beside it, or by whose list there are none."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.parts.painting import rounded, row_fill
from ui.parts.tables import TableView
from ui.parts.tags import KINDS
from ui.parts.text_block import elided
from ui.products.shown import ProductRow
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_TAG


class VerdictCell(QStyledItemDelegate):
    """Paints the tag and the codes; the words for screen readers come from the column."""

    def __init__(self, look: Look, view: TableView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        look, rect = self._look, QRectF(option.rect)  # type: ignore[attr-defined]  # missing in the stubs
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]  # as above
        painter.save()
        fill = row_fill(look, selected=selected, hovered=index.row() == self._view.hovered_row)
        if fill is not None:
            painter.fillRect(rect, fill)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), look.colour("line"))
        if selected and look.is_high_contrast:
            for y in (rect.top(), rect.bottom() - 2):
                painter.fillRect(QRectF(rect.x(), y, rect.width(), 2), look.colour("accent"))
        row: ProductRow = self._view.table.row(index.row())
        right = self._paint_tag(painter, rect, row)
        font = look.font("compact" if row.codes_shown else "small")
        painter.setFont(font)
        painter.setPen(look.colour("text" if row.codes_shown else "text2"))
        room = rect.adjusted(right, 0, -look.px(8), 0)
        if room.width() > 0:
            beside = elided(row.codes_shown or row.by, font, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, beside)
        painter.restore()

    def _paint_tag(self, painter: QPainter, rect: QRectF, row: ProductRow) -> float:
        """Gives where the codes may begin, from the left edge of the cell."""
        look, kind = self._look, KINDS[row.tag_kind]
        font = look.font("small", bold=True)
        painter.setFont(font)
        beside = look.px(18) + (look.px(20) if kind.sign else 0)
        left, height = look.px(16), max(look.px(24), painter.fontMetrics().height() + look.px(4))
        words = elided(row.tag, font, rect.width() - left - beside)
        box = QRectF(rect.x() + left, rect.center().y() - height / 2, painter.fontMetrics().horizontalAdvance(words) + beside + 1, height)
        edge = look.colour(kind.tone) if look.is_high_contrast and kind.fill != "accent" else None
        rounded(painter, box, look.px(RADIUS_TAG), look.colour(kind.fill), edge)
        x = box.x() + look.px(9)
        if kind.sign:
            size = look.px(14)
            painter.drawPixmap(QPointF(x, rect.center().y() - size / 2), look.pixmap(kind.sign, 14, kind.tone))
            x += size + look.px(6)
        painter.setPen(look.colour(kind.tone))
        painter.drawText(QRectF(x, box.y(), box.right() - x, height), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        return box.right() - rect.x() + look.px(10)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._look.px(self._view.table.columns[index.column()].width), self._view.row_height())
