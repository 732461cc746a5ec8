"""The tree of an edition: categories, groups, heads, paragraphs; branches are looked up when they are opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from stc_desktop.casework.list_views import above, below, marked, with_all_above
from stc_desktop.control_lists.entries import EntryKind, ListEdition
from stc_desktop.control_lists.search_text import SearchHit
from ui.control_lists.categories import category_key
from ui.control_lists.notes import category_part
from ui.parts.trees import CODE_ROLE, HEADING_ROLE, HITS_ROLE
from ui.speech import Words

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
GENERAL, TERMS = "general", "terms"  # branches beside the categories
_TERM = "def:"


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
        self._upper: dict[str, tuple[str, ...]] = {"": (), GENERAL: ()}
        self._words = words
        self._only: frozenset[str] | None = None
        self._typed = ""
        self._found: Mapping[str, str] = {}
        self._root = _Node(code="", parent=None)

    def show_edition(self, edition: ListEdition) -> None:
        self.beginResetModel()
        self._held = edition
        self._upper = _upper_branches(edition)
        self._only, self._typed, self._found = None, "", {}
        self._root = _Node(code="", parent=None)
        self.endResetModel()

    @property
    def _edition(self) -> ListEdition:
        assert self._held is not None, "without an edition there is no paragraph"
        return self._held

    def show_hits(self, typed: str, hits: Sequence[SearchHit]) -> int:
        """What was found and everything above it, the words marked; how many rows that makes."""
        found = set(with_all_above(self._edition, (hit.code for hit in hits)))
        for hit in hits:
            found.update(self._path(hit.code))
        self._show(frozenset(found), typed, {hit.code: ", ".join(hit.matched) for hit in hits})
        return len(found)

    def show_all(self) -> None:
        """The whole tree again."""
        self._show(None, "", {})

    def _show(self, only: frozenset[str] | None, typed: str, found: Mapping[str, str]) -> None:
        self.beginResetModel()
        self._only, self._typed, self._found = only, typed, found
        self._root = _Node(code="", parent=None)
        self.endResetModel()

    def code(self, index: Index) -> str:
        return self._node(index).code

    def is_paragraph(self, index: Index) -> bool:
        """Whether it can be opened at the right: categories and bare groups cannot."""
        return self.holds(self.code(index))

    def holds(self, code: str) -> bool:
        """Whether the edition has this paragraph, general note or defined term."""
        return self._held is not None and (code in self._held.entries or _term(code) in self._held.definitions)

    def index_of(self, code: str) -> QModelIndex:
        """The place of a paragraph; its branch is built on the way."""
        if not self.holds(code):
            return QModelIndex()
        place = QModelIndex()
        for step in self._path(code):
            found = next((n for n in self._children(self._node(place)) if n.code == step), None)
            if found is None:
                return QModelIndex()
            place = self.createIndex(found.row, 0, found)
        return place

    def _path(self, code: str) -> tuple[str, ...]:
        """The nodes that lead to a paragraph, general note or term, itself the last."""
        if code.startswith(_TERM):
            return (TERMS, code)
        if code in self._upper[GENERAL]:
            return (GENERAL, code)
        entry = self._edition.entries.get(code)
        if entry is None:
            return ()
        return tuple(dict.fromkeys((*(above(self._edition, code) if not entry.is_group else (code[:1],)), code)))

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
            found = self._found.get(node.code, "")
            return f"{self._short_code(node) and node.code} {self._heading(node.code)} {f'({found})' if found else ''}".strip()
        if role == HITS_ROLE:
            return self._hits(node.code)
        return None

    def _hits(self, code: str) -> tuple[tuple[int, int], ...]:
        """The words that were looked for; those that the heading does not hold stand before it."""
        heading = self._heading(code)
        if not self._typed:
            return ()
        apart = self._matched_apart(code)
        return ((0, len(apart)),) if apart else marked(heading, self._typed)

    def _matched_apart(self, code: str) -> str:
        return self._found.get(code, "") if self._found and not marked(self._own_heading(code), self._typed) else ""

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
        if node.code in {TERMS, GENERAL} or node.code.startswith(_TERM) or any(category_part(node.code)) or node.code == "GN":
            return ""
        return node.code.rsplit(".", 1)[-1] if "." in node.code else node.code

    def _heading(self, code: str) -> str:
        apart = self._matched_apart(code)
        return f"{apart}  {self._own_heading(code)}" if apart else self._own_heading(code)

    def _own_heading(self, code: str) -> str:
        words, edition = self._words, self._edition
        if code in {TERMS, GENERAL}:
            return words.text(f"lists.{code}")
        if code.startswith(_TERM):
            return edition.definitions[_term(code)].term
        category, part = category_part(code)
        if category:
            return words.text("lists.general.part" if part else "lists.general.category", category=category, part=part)
        if code == "GN":
            return words.text("lists.general.list")
        if len(code) == 1:
            return words.text(category_key(code))
        entry = edition.entries.get(code)
        if entry is not None and entry.kind is EntryKind.NOT_USED:
            return words.text("lists.entry.unused.short")
        return entry.heading if entry is not None else words.text(f"lists.group.{code[1:2]}")


def _term(code: str) -> str:
    return code.removeprefix(_TERM) if code.startswith(_TERM) else ""


def _upper_branches(edition: ListEdition) -> dict[str, tuple[str, ...]]:
    """What stands under the root, every category and every group: looked up once, since each asks through all heads."""
    categories = below(edition, "")
    if not edition.info.is_weighed:
        return {"": categories, GENERAL: ()}
    upper: dict[str, tuple[str, ...]] = {}
    groups: dict[str, list[str]] = {}
    for head in edition.installed_heads:
        groups.setdefault("M" if head.startswith("M") else head[:2], []).append(head)
    for category in categories:
        if category != "M":
            upper[category] = tuple(sorted(group for group in groups if group != "M" and group.startswith(category)))
    noted = [group.code for group in edition.groups if edition.notes(group.code) and group.code not in groups]
    general = (*sorted(noted, key="GN".__ne__), *(note.code for note in edition.general_notes))
    terms = sorted(edition.definitions.values(), key=lambda term: term.term.casefold())
    apart = {GENERAL: general, TERMS: tuple(f"{_TERM}{term.id}" for term in terms)}
    roots = (*categories, *(name for name, held in apart.items() if held))
    return {**upper, **{group: tuple(heads) for group, heads in groups.items()}, **apart, "": roots}
