"""The tree of an edition: categories, groups, heads, paragraphs; branches are looked up when they are opened."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from stc_desktop.casework.list_views import above, below, marked
from stc_desktop.control_lists.entries import ListEdition
from ui.control_lists.categories import category_key
from ui.parts.trees import CODE_ROLE, HEADING_ROLE, HITS_ROLE
from ui.speech import Words

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


@dataclass(eq=False)
class _Node:
    code: str
    parent: "_Node | None"
    row: int = 0
    children: "list[_Node] | None" = None
    hits: tuple[tuple[int, int], ...] = field(default=())


class EntryTree(QAbstractItemModel):
    """Empty until it gets an edition. With `only` it shows what a search found: these paragraphs and everything above them."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._held: ListEdition | None = None
        self._upper: dict[str, tuple[str, ...]] = {"": ()}
        self._words = words
        self._only: frozenset[str] | None = None
        self._typed = ""
        self._root = _Node(code="", parent=None)

    def show_edition(self, edition: ListEdition) -> None:
        self.beginResetModel()
        self._held = edition
        self._upper = _upper_branches(edition)
        self._only, self._typed = None, ""
        self._root = _Node(code="", parent=None)
        self.endResetModel()

    @property
    def _edition(self) -> ListEdition:
        assert self._held is not None, "without an edition there is no paragraph"
        return self._held

    def show_only(self, codes: frozenset[str] | None, typed: str = "") -> None:
        """What was found, its words marked; None shows the whole tree again."""
        self.beginResetModel()
        self._only, self._typed = codes, typed
        self._root = _Node(code="", parent=None)
        self.endResetModel()

    def code(self, index: Index) -> str:
        return self._node(index).code

    def is_paragraph(self, index: Index) -> bool:
        """Whether it can be opened at the right: categories and bare groups cannot."""
        return self.code(index) in self._edition.entries

    def index_of(self, code: str) -> QModelIndex:
        """The place of a paragraph; its branch is built on the way."""
        if self._held is None or code not in self._held.entries:
            return QModelIndex()
        place = QModelIndex()
        for step in dict.fromkeys((*above(self._edition, code), code)):
            found = next((n for n in self._children(self._node(place)) if n.code == step), None)
            if found is None:
                return QModelIndex()
            place = self.createIndex(found.row, 0, found)
        return place

    # -- asked by Qt

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        children = self._children(self._node(parent))
        return self.createIndex(row, column, children[row]) if 0 <= row < len(children) and column == 0 else QModelIndex()

    def parent(self, index: Index = _NO_PARENT) -> Any:  # type: ignore[override]  # QObject.parent() shares the name
        above_it = self._node(index).parent if index.isValid() else None
        return self.createIndex(above_it.row, 0, above_it) if above_it is not None and above_it.parent is not None else QModelIndex()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return len(self._children(self._node(parent)))

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 1

    def hasChildren(self, parent: Index = _NO_PARENT) -> bool:
        return bool(self._children(self._node(parent)))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = self._node(index)
        if role == CODE_ROLE:
            return self._short_code(node)
        if role in {HEADING_ROLE, Qt.ItemDataRole.DisplayRole}:
            return self._heading(node.code)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return f"{node.code} {self._heading(node.code)}"
        if role == HITS_ROLE:
            return marked(self._heading(node.code), self._typed) if self._typed else ()
        return None

    # -- nodes

    def _node(self, index: Index) -> _Node:
        return index.internalPointer() if index.isValid() else self._root

    def _children(self, node: _Node) -> list[_Node]:
        if node.children is None:
            codes = self._upper[node.code] if node.code in self._upper else below(self._edition, node.code)
            shown = [code for code in codes if self._only is None or code in self._only]
            node.children = [_Node(code=code, parent=node, row=row) for row, code in enumerate(shown)]
        return node.children

    def _short_code(self, node: _Node) -> str:
        """Below its head a paragraph shows only its last step, as the law prints it."""
        return node.code.rsplit(".", 1)[-1] if "." in node.code else node.code

    def _heading(self, code: str) -> str:
        entry = self._edition.entries.get(code)
        if entry is not None:
            return entry.heading
        if len(code) == 1:
            return self._words.text(category_key(code))
        return self._words.text(f"lists.group.{code[1:2]}")


def _upper_branches(edition: ListEdition) -> dict[str, tuple[str, ...]]:
    """What stands under the root, every category and every group: looked up once, since each asks through all heads."""
    upper = {"": below(edition, "")}
    groups: dict[str, list[str]] = {}
    for head in edition.installed_heads:
        groups.setdefault("M" if head.startswith("M") else head[:2], []).append(head)
    for category in upper[""]:
        if category != "M":
            upper[category] = tuple(sorted(group for group in groups if group != "M" and group.startswith(category)))
    return {**upper, **{group: tuple(heads) for group, heads in groups.items()}}
