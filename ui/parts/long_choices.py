"""Many options in one list: measured once, painted where they are seen, so that hundreds stand there at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollArea, QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.parts.choices import MARK, Choice, Mark, paint_mark
from ui.parts.painting import TallEnough, height_hint, rounded
from ui.parts.text_block import TextBlock
from ui.theme.look import Look
from ui.theme.tokens import TYPE

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_PAGE = 8  # rows that Page Up and Page Down go
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}


class ChoiceModel(QAbstractListModel):
    """Heads and options in the order given; a head is a plain string. What is narrowed away keeps its tick."""

    def __init__(self, choices: Sequence[Choice]) -> None:
        super().__init__()
        self.choices = tuple(choices)
        self.ticked: set[str] = set()
        self.rows: list[Choice | str] = self._with_heads(self.choices)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def choice(self, row: int) -> Choice | None:
        """The option of a row; None where it is a head."""
        found = self.rows[row] if 0 <= row < len(self.rows) else ""
        return found if isinstance(found, Choice) else None

    def row_of(self, key: str) -> int:
        """Where an option stands now; -1 when it is narrowed away."""
        return next((row for row, one in enumerate(self.rows) if isinstance(one, Choice) and one.id == key), -1)

    def narrow(self, shown: set[str]) -> None:
        """Show these options only."""
        self.beginResetModel()
        self.rows = self._with_heads([choice for choice in self.choices if choice.id in shown])
        self.endResetModel()

    def tick(self, ticked: Iterable[str]) -> None:
        self.ticked = set(ticked)
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1), [Qt.ItemDataRole.CheckStateRole])

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.choice(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # Any: what Qt asks for differs by role
        row = self.rows[index.row()]
        if isinstance(row, str):
            return row if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole} else None
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.id in self.ticked else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.text
        return row.detail if role == Qt.ItemDataRole.AccessibleDescriptionRole else None

    @staticmethod
    def _with_heads(choices: Sequence[Choice]) -> list[Choice | str]:
        """Options of one group stand together, groups in the order in which they come up."""
        groups: dict[str, list[Choice | str]] = {}
        for choice in choices:
            groups.setdefault(choice.group, [choice.group] if choice.group else []).append(choice)
        return [row for rows in groups.values() for row in rows]


class _ChoiceDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, view: "LongChoices") -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width, self._view.row_height(index.row(), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)  # type: ignore[attr-defined]  # missing in the stubs
        painter.save()
        self._view.paint_row(painter, rect, index.row())
        painter.restore()


class LongChoices(TallEnough, QListView):
    """As high as all its rows, so that the pane around it scrolls. Arrows move, Space ticks; with `several` off, moving chooses."""

    changed = Signal(list)
    rings_itself = True  # the row that has the keyboard is outlined, not the whole list

    def __init__(self, look: Look, choices: Sequence[Choice], *, name: str, spoken: str, several: bool) -> None:
        super().__init__()
        self._look, self._several = look, several
        self._heights: dict[int, list[int]] = {}
        self._wide: dict[tuple[str, str, bool], float] = {}
        self._shows_keyboard = False
        self.choices = ChoiceModel(choices)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setProperty("part", "choices")
        self.setViewport(QWidget())
        self.setModel(self.choices)
        self.setItemDelegate(_ChoiceDelegate(look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self._measure)

    # -- what is chosen

    def chosen_ids(self) -> list[str]:
        return [choice.id for choice in self.choices.choices if choice.id in self.choices.ticked]

    def choose(self, ids: Iterable[str]) -> None:
        """Show a choice; no signal comes of it."""
        self.choices.tick(ids)

    def narrow(self, shown: set[str]) -> None:
        self._heights = {}
        self.choices.narrow(shown)
        self.updateGeometry()

    def focus_first(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place_of(self, key: str) -> QRect:
        """Where an option stands, in pixels of the list."""
        return self.visualRect(self.choices.index(self.choices.row_of(key)))

    def _toggle(self, row: int) -> None:
        choice = self.choices.choice(row)
        if choice is None:
            return
        before = self.choices.ticked
        self.choices.tick(before ^ {choice.id} if self._several else {choice.id})
        if self.choices.ticked != before:
            self.changed.emit(self.chosen_ids())

    # -- hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = [row for row in range(self.choices.rowCount()) if self.choices.choice(row) is not None]
        if not rows:
            event.ignore()
            return
        here = rows.index(self.currentIndex().row()) if self.currentIndex().row() in rows else 0
        key = event.key()
        if key == Qt.Key.Key_Space:
            self._toggle(rows[here])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(rows[0 if key == Qt.Key.Key_Home else -1])
        elif key in _STEPS:
            self._go(rows[min(max(here + _STEPS[Qt.Key(key)], 0), len(rows) - 1)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # Enter continues, whoever listens for it
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._shows_keyboard = False
            self.setCurrentIndex(index)
            self._toggle(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks are two clicks."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the pane around scrolls

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shows_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        if self._shows_keyboard:
            row = self.currentIndex().row()
            self._show_current(row if self.choices.choice(row) is not None else self._first_row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def _first_row(self) -> int:
        """The first that is chosen, else the first of all."""
        places = [self.choices.row_of(key) for key in self.chosen_ids()]
        return next((row for row in [*places, 0, 1] if self.choices.choice(row) is not None), 0)

    def _go(self, row: int) -> None:
        self._shows_keyboard = True
        self._show_current(row)
        if not self._several:
            self._toggle(row)

    def _show_current(self, row: int) -> None:
        index = self.choices.index(row)
        self.setCurrentIndex(index)
        self.viewport().update()
        place, holder = self.visualRect(index), self.parentWidget()
        while holder is not None:
            pane = holder.widget() if isinstance(holder, QScrollArea) else None
            if isinstance(holder, QScrollArea) and pane is not None:
                middle = self.viewport().mapTo(pane, place.center())
                holder.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + self._look.px(48))
            holder = holder.parentWidget()

    # -- size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, sum(self._heights_at(width)))

    def sizeHint(self) -> QSize:
        width = self._look.px(400)
        is_laid_out = self.testAttribute(Qt.WidgetAttribute.WA_Resized)
        return height_hint(self, width) if is_laid_out else QSize(width, self.choices.rowCount() * self._look.px(38))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(36))

    def row_height(self, row: int, width: int) -> int:
        return self._heights_at(width)[row]

    def _heights_at(self, width: int) -> list[int]:
        """Heights of all rows; a layout asks for several widths before it comes to rest."""
        if width not in self._heights:
            self._heights[width] = [self._measured(row, width) for row in self.choices.rows]
        return self._heights[width]

    def _measured(self, row: Choice | str, width: int) -> int:
        look = self._look
        if isinstance(row, str):
            return round(self._height(row, "small", width, bold=True)) + look.px(18)
        room = max(1, width - self._lead() - look.px(8))
        height = self._height(row.text, "body", room, bold=not self._several)
        below = self._height(row.detail, "small", room) if row.detail else 0.0
        return max(look.px(38), round(height + below) + look.px(14))

    def _height(self, text: str, role: str, room: int, *, bold: bool = False) -> float:
        """Laying out costs twenty times as much as adding up widths, and most rows have one line."""
        look = self._look
        if text.isascii():
            key = (text, role, bold)
            if key not in self._wide:
                self._wide[key] = QFontMetricsF(look.font(role, bold=bold)).horizontalAdvance(text) + 1
            if self._wide[key] < room:
                return float(look.px(TYPE[role].line))  # higher than any Latin letters of its size
        return self._block(text, role, bold=bold).height(room)

    def _measure(self) -> None:
        self._heights, self._wide = {}, {}
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    # -- paint

    def paint_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        look, choice = self._look, self.choices.choice(row)
        if choice is None:
            head = self._block(str(self.choices.rows[row]), "small", bold=True)
            head.paint(
                painter, QPointF(rect.x(), rect.bottom() - head.height(rect.width()) - look.px(3)), rect.width(), look.colour("text2")
            )
            return
        is_on = choice.id in self.choices.ticked
        is_touched = self.viewport().underMouse() and rect.contains(QPointF(self.viewport().mapFromGlobal(self.cursor().pos())))
        room = rect.width() - self._lead() - look.px(8)
        text = self._block(choice.text, "body", bold=is_on and not self._several)
        height = text.height(room)
        below = self._block(choice.detail, "small").height(room) if choice.detail else 0.0
        top = rect.y() + (rect.height() - height - below) / 2
        size, line = look.px(MARK), min(height, look.px(TYPE["body"].line))
        mark = QRectF(rect.x() + look.px(4), top + (line - size) / 2, size, size)
        paint_mark(painter, look, mark, Mark(is_round=not self._several, is_on=is_on, is_touched=is_touched))
        text.paint(painter, QPointF(rect.x() + self._lead(), top), room, look.colour("text"))
        if choice.detail:
            self._block(choice.detail, "small").paint(painter, QPointF(rect.x() + self._lead(), top + height), room, look.colour("text2"))
        if self.hasFocus() and self._shows_keyboard and self.currentIndex().row() == row:
            rounded(painter, rect.adjusted(1, 1, -1, -1), look.px(6), None, look.colour("accent"), 2)

    def _lead(self) -> int:
        return self._look.px(MARK + 14)

    def _block(self, text: str, role: str, *, bold: bool = False) -> TextBlock:
        return TextBlock(text, self._look.font(role, bold=bold), self._look.px(TYPE[role].line))
