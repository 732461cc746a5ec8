"""What changed between two editions as a tree: heads with their count, below each its paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from stc_desktop.casework.list_differences import ComparedEditions
from stc_desktop.control_lists.differences import Difference
from ui.control_lists.notes import category_part, note_name, place_name
from ui.parts.trees import CODE_ROLE, HEADING_ROLE
from ui.speech import Words

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(eq=False)
class _Row:
    """A head, or one difference under it."""

    code: str
    parent: "_Row | None" = None
    number: int = 0
    difference: Difference | None = None
    rows: "tuple[_Row, ...]" = ()


class ChangesTree(QAbstractItemModel):
    """Empty until it gets a comparison."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._compared: ComparedEditions | None = None
        self._heads: tuple[_Row, ...] = ()

    def show_changes(self, compared: ComparedEditions, *, only_control: bool) -> None:
        """`only_control` leaves out what cannot make a product be judged otherwise."""
        shown = [found for found in compared.differences if found.changes_control or not only_control]
        by_head: dict[str, list[Difference]] = {}
        for found in shown:
            by_head.setdefault(found.head, []).append(found)
        self.beginResetModel()
        self._compared = compared
        self._heads = tuple(_head(head, number, held) for number, (head, held) in enumerate(by_head.items()))
        self.endResetModel()

    def code(self, index: Index) -> str:
        return self._row(index).code if index.isValid() else ""

    def codes_at(self, code: str) -> tuple[str, ...]:
        """The changed paragraphs that a code speaks of: itself, its notes, and what stands below it."""
        rows = (row for head in self._heads for row in head.rows)
        return tuple(row.code for row in rows if row.code == code or row.code.startswith((f"{code}.", f"{code}#")))

    def index_of(self, code: str) -> QModelIndex:
        """The row of a head or a paragraph, else the first one below it."""
        for head in self._heads:
            if head.code == code:
                return self.createIndex(head.number, 0, head)
            found = next((row for row in head.rows if row.code == code or row.code.startswith((f"{code}.", f"{code}#"))), None)
            if found is not None:
                return self.createIndex(found.number, 0, found)
        return QModelIndex()

    # -- asked by Qt

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        rows = self._below(parent)
        return self.createIndex(row, column, rows[row]) if 0 <= row < len(rows) and column == 0 else QModelIndex()

    def parent(self, index: Index = _NO_PARENT) -> Any:  # type: ignore[override]  # QObject.parent() shares the name
        head = self._row(index).parent if index.isValid() else None
        return self.createIndex(head.number, 0, head) if head is not None else QModelIndex()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return len(self._below(parent))

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._row(index)
        if role == CODE_ROLE:
            return self._short_code(row)
        if role in {HEADING_ROLE, Qt.ItemDataRole.DisplayRole}:
            return self._said(row)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{row.code}: {self._said(row)}"
        return None

    # -- rows

    def _row(self, index: Index) -> _Row:
        return index.internalPointer()

    def _below(self, parent: Index) -> Sequence[_Row]:
        return self._row(parent).rows if parent.isValid() else self._heads

    def _short_code(self, row: _Row) -> str:
        if row.parent is None:
            return place_name(row.code, self._words) if any(category_part(row.code)) or row.code == "GN" else row.code
        if row.code == row.parent.code:
            return row.code
        owner, is_note, _ = row.code.partition("#")
        start = owner.removeprefix(row.parent.code).lstrip(".")
        return " ".join(filter(None, (start, note_name(row.code, self._words) if is_note else "")))

    def _said(self, row: _Row) -> str:
        if row.difference is None:
            count = self._words.plural("lists.changes.head.count", len(row.rows))
            entry = self._compared.new.entries.get(row.code) if self._compared else None
            return f"{count}  {entry.heading}" if entry is not None else count
        return change_text(row.difference, self._words)


def change_text(found: Difference, words: Words) -> str:
    """ "changed: limits, wording" """
    change = words.text(f"lists.changes.change.{found.change}")
    parts = ", ".join(words.text(f"lists.changes.part.{part}") for part in found.parts)
    return words.text("lists.changes.row", change=change, parts=parts) if parts else change


def _head(code: str, number: int, held: Sequence[Difference]) -> _Row:
    head = _Row(code=code, number=number)
    head.rows = tuple(_Row(code=found.code, parent=head, number=at, difference=found) for at, found in enumerate(held))
    return head
