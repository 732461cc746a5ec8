"""The page Control lists: search and tree at the left, the paragraph at the right."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QStackedWidget, QWidget

from stc_desktop.casework.country_views import list_in_country, paragraph_in_country
from stc_desktop.casework.hs_views import HsTyped, hs_typed
from stc_desktop.casework.list_differences import ComparedEditions
from stc_desktop.casework.list_views import EntryView, Reference, entry_view
from stc_desktop.casework.lists import search_list
from stc_desktop.casework.official_texts import OfficialText, official_text
from stc_desktop.casework.products import products_under
from stc_desktop.casework.regime_ties import Ties, ties_of
from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST
from stc_desktop.control_lists.entries import EntryKind, ListEdition
from stc_desktop.control_lists.regime_codes import REGIME_LISTS, list_of_code
from stc_desktop.control_lists.search_text import SearchHit
from ui.control_lists.comparison import Comparison
from ui.control_lists.editions import edition_choices
from ui.control_lists.entry_pane import EntryPane
from ui.control_lists.gloss import Gloss
from ui.control_lists.term_uses import uses_of
from ui.control_lists.tree_model import EntryTree
from ui.control_lists.words import WORDS
from ui.frame.page import Page, Width, action_bar
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import HeaderButton, PrimaryButton, TextAction
from ui.parts.fields import SearchField, SelectField
from ui.parts.labels import Label
from ui.parts.layouts import Column, box, sized
from ui.parts.pane_tabs import PaneTabs
from ui.parts.splitter import MemorySplitter
from ui.parts.trees import TreeView

_MOST_HITS = 60
_OFFICIAL_PANE = "lists_official"  # remembered like the width of a pane: 0 is folded
_BEST = 8  # hits whose branches are opened however many there are
_OPENED_FOR_FEW = 40  # rows of results up to which every branch is opened


@dataclass(frozen=True, slots=True)
class _Search:
    """What was typed and what it found."""

    typed: str
    hits: tuple[SearchHit, ...]


class ControlListsPage(Page):
    """One edition at a time; a search narrows the tree to what it found."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._words = surroundings.look.speech.over(WORDS)
        super().__init__(surroundings, name="control_lists_page", title=self._words.text("lists.title"))
        self._code = ""
        self._search = _Search("", ())
        self._wanted = 0  # the newest search or paragraph asked for; older answers are dropped
        reference = self._workspace.reference
        self._list = BASE_LIST
        self._edition_label = reference.newest(BASE_LIST)
        self._held: ListEdition | None = None
        self._waiting = ""  # the place that was asked for before the edition was read
        self._tree_model = EntryTree(self._words)
        self._entry = EntryPane(self.look)
        self._left = self._make_left()
        self._right = self._make_right()
        self._holder: QWidget | None = None
        self._tabs: PaneTabs | None = None
        self._body = Column(self.look, spacing=0)
        self._comparison = Comparison(surroundings)
        self._faces = QStackedWidget()
        self._faces.addWidget(box(self._body))
        self._faces.addWidget(self._comparison)
        self.fill(self._faces)
        self._arrange(Width.WIDE)
        self._make_header()
        self._connect()
        self._entry_chosen("")
        self._read_edition()

    @property
    def _workspace(self) -> Any:  # the surroundings do not say what casework is
        return self.surroundings.casework

    @property
    def _edition(self) -> ListEdition:
        assert self._held is not None, "nothing is shown before the edition was read"
        return self._held

    def _read_edition(self, code: str = "") -> None:
        """Thousands of paragraphs are read beside the window; then `code` is shown, where the edition has it."""
        self._held = None
        reference, held, label = self._workspace.reference, self._list, self._edition_label

        def done(edition: ListEdition) -> None:
            if (held, label) != (self._list, self._edition_label):
                return
            self._held = edition
            self._tree_model.show_edition(edition)
            self._show_partial(edition)
            self._say_whose()
            place, self._waiting = self._waiting or (f"entry/{code}" if self._tree_model.holds(code) and not self._is_comparing else ""), ""
            if place:
                self._go(place)

        self.surroundings.jobs.run(lambda: reference.edition(held, label), done, owner=self)

    # -- building

    def _make_left(self) -> QWidget:
        look, text = self.look, self._words.text
        self._field = SearchField(look, name="lists_search", placeholder=text("lists.search"), shortcut="Ctrl F")
        self._tree = TreeView(look, name="lists_tree", spoken=text("lists.tree"))
        self._tree.setModel(self._tree_model)
        self._partial = Label(look, "", "small", tone="text2", name="lists_partial")
        self._national = Label(look, "", "small", tone="text2", name="lists_by_whose")
        column = Column(look, spacing=8, margins=(16, 20, 16, 12))
        column.add(self._field)
        column.add(self._tree, 1)
        column.add(self._partial)
        column.add(self._national)
        return box(column, name="lists_left")

    def _make_right(self) -> QWidget:
        look, text = self.look, self._words.text
        self._against = PrimaryButton(look, text("lists.classify"), name="lists_classify", icon="classify")
        self._official = TextAction(look, text("lists.official.bring"), name="lists_official")
        self._official.setToolTip(text("lists.official.tip"))
        self._has_official = False
        self._foot = action_bar(self.surroundings, [self._against], [self._official])
        column = Column(look, spacing=0)
        column.add(self._entry, 1)
        column.add(self._foot)
        return box(column, name="lists_right")

    def _make_header(self) -> None:
        look, text = self.look, self._words.text
        editions = edition_choices(self._workspace.reference.installed_editions, self._words)
        self._editions = SelectField(look, editions, name="lists_edition", value=f"{self._list}/{self._edition_label}", height=36)
        self._editions.setAccessibleName(text("lists.edition"))
        sized(look, self._editions, width=300)
        self._changes = HeaderButton(look, text("lists.changes"), name="lists_what_changed")
        self.set_header_actions([self._editions, self._changes])
        self._compare_with_others()

    def _compare_with_others(self) -> None:
        """There is something to compare only where two editions of the list are installed."""
        can_compare = self._comparison.set_edition(self._list, self._edition_label)
        self._changes.setEnabled(can_compare)
        self._changes.set_reason("" if can_compare else self._words.text("lists.changes.only_one"))

    def _connect(self) -> None:
        self._field.searched.connect(self.search_for)
        self._field.down_pressed.connect(self._into_tree)
        self._tree.entry_chosen.connect(self._chosen_in_tree)
        self._entry.code_chosen.connect(self.show_code)
        self._entry.products_requested.connect(lambda code: self.surroundings.go("products", f"under/{code}"))
        self._entry.place_chosen.connect(lambda list_id, code: self._leave_for(f"in/{list_id}/{code}"))
        self._entry.changes_requested.connect(lambda code: self._leave_for(f"changes/{code}"))
        self._entry.official_toggled.connect(self._remember_official)
        self._official.clicked.connect(self._go_to_official)
        self._comparison.code_chosen.connect(lambda code: self._leave_for(f"entry/{code}"))
        self._changes.clicked.connect(self._toggle_changes)
        self._against.clicked.connect(lambda: self.surroundings.go("classify", f"against/{self._code}"))
        self._editions.chosen.connect(self._choose_edition)

    def _arrange(self, width: Width) -> None:
        """Side by side, or tabs where there is little room."""
        for part in (self._left, self._right):
            part.hide()
            part.setParent(self)
        if self._holder is not None:
            self._body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._tabs = None
        if width is Width.NARROW:
            text = self._words.text
            tabs = [("tree", text("lists.tab.tree"), self._left), ("entry", text("lists.tab.entry"), self._right)]
            self._tabs = self._holder = PaneTabs(self.look, tabs, name="lists_tabs")
        else:
            panes = [(self._left, 320), (self._right, 768)]
            self._holder = MemorySplitter(self.look, self.surroundings.settings, "lists_panes", panes, stretch=1)
            self._left.show()
            self._right.show()
        self._body.add(self._holder)
        self._name_panes()

    def _name_panes(self) -> None:
        self.set_panes(self._comparison.panes if self._is_comparing else [self._left, self._right])

    # -- old and new

    @property
    def _is_comparing(self) -> bool:
        return self._faces.currentWidget() is self._comparison

    def _leave_for(self, place: str) -> None:
        """Within the room, and back again with the step before."""
        self.surroundings.go("control_lists", place)

    def _toggle_changes(self) -> None:
        self._leave_for((f"entry/{self._code}" if self._code else "list") if self._is_comparing else "changes")

    def _show_face(self, *, comparing: bool) -> None:
        self._faces.setCurrentIndex(1 if comparing else 0)
        self._changes.setText(self._words.text("lists.changes.back" if comparing else "lists.changes"))
        self._name_panes()

    # -- searching

    def search_for(self, typed: str) -> None:
        """Narrow the tree to what fits; the best hit is shown."""
        typed = typed.strip()
        if not typed:
            self._show_all()
            return
        if self._held is None:
            self._waiting = f"search/{typed}"
            return
        self._wanted += 1
        wanted, workspace, held, label = self._wanted, self._workspace, self._list, self._edition_label

        def found() -> tuple[tuple[SearchHit, ...], HsTyped]:
            hits = search_list(workspace.reference, typed, list_id=held, edition=label, limit=_MOST_HITS)
            return hits, hs_typed(workspace, typed, list_id=held, edition=label)

        def done(both: tuple[tuple[SearchHit, ...], HsTyped]) -> None:
            if wanted == self._wanted:
                self._show_hits(_Search(typed, both[0]), both[1])

        self.surroundings.jobs.run(found, done, owner=self)

    def _show_hits(self, search: _Search, hs: HsTyped) -> None:
        """The best hit is shown at once, for an HS code everything that it hints at; the cursor stays in the field."""
        self._search = search
        hits, words = search.hits, self._words
        key = words.text("lists.search.hits.most", count=len(hits)) if len(hits) >= _MOST_HITS else ""
        self._field.set_hits(key or words.plural("lists.search.hits", len(hits)))
        rows = self._tree_model.show_hits(search.typed, hits)
        if rows <= _OPENED_FOR_FEW:
            self._tree.expandAll()
        for hit in reversed(hits[:_BEST]):
            self._open_branch(hit.code)
        if hs.view is not None:
            self._entry_chosen("")
            self._entry.show_hs(hs.view, self._list)
            return
        if not hits:
            self._entry_chosen("")
            text = hs.fault or words.text("lists.search.none.text")
            self._entry.show_nothing(words.text("lists.search.none", typed=search.typed), text)
            return
        self.show_code(hits[0].code, in_front=False)

    def _open_branch(self, code: str) -> None:
        place = self._tree_model.index_of(code).parent()
        while place.isValid():
            self._tree.expand(place)
            place = place.parent()

    def _show_all(self) -> None:
        if self._held is None:
            self._waiting = ""
            return
        self._wanted += 1
        self._search = _Search("", ())
        self._field.set_hits("")
        self._tree_model.show_all()
        self._select(self._code)

    def _into_tree(self) -> None:
        if not self._tree.currentIndex().isValid():
            self._tree.setCurrentIndex(self._tree_model.index(0, 0))
        self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- showing

    def show_code(self, code: str, *, in_front: bool = True) -> None:
        """Open a paragraph, in the tree too; `in_front` brings it before the tree where only one of them is shown."""
        if not self._tree_model.holds(code):
            self.surroundings.toast(self._words.text("lists.gone", code=code))
            return
        place = self._select(code)
        if not place.isValid() and self._search.typed:  # the search hides it
            self._field.setText("")
            self._show_all()
            self._select(code)
        self._entry_chosen(code)
        if self._tabs is not None and in_front:
            self._tabs.choose("entry")

    def _select(self, code: str) -> QModelIndex:
        place = self._tree_model.index_of(code)
        if place.isValid():
            self._tree.blockSignals(True)  # what is shown already need not be opened once more
            self._tree.setCurrentIndex(place)
            self._tree.blockSignals(False)
            self._tree.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)
        return place

    def _chosen_in_tree(self, index: QModelIndex) -> None:
        if self._tree_model.is_paragraph(index):
            self._entry_chosen(self._tree_model.code(index))

    def _entry_chosen(self, code: str) -> None:
        """Read the paragraph beside the window and show it."""
        is_other, self._code = code != self._code, code
        entry = self._held.entries.get(code) if self._held is not None else None
        can_classify = entry is not None and not entry.is_group and entry.kind is not EntryKind.NOTE and "#" not in code
        self._foot.setVisible(can_classify and not list_of_code(code))
        if not code:
            self._entry.show_nothing()
            return
        if not is_other:
            return
        self._wanted += 1
        if entry is None:
            self._read_term(code, self._wanted)
        else:
            self._read_entry(code, self._wanted)

    def _read_term(self, code: str, wanted: int) -> None:
        edition, name = self._edition, code.removeprefix("def:")

        def done(uses: tuple[Reference, ...]) -> None:
            if wanted == self._wanted:
                gloss = Gloss(edition, "", self._search.typed, own=name)
                self._entry.show_term(gloss.meaning(name), uses, gloss)

        self.surroundings.jobs.run(lambda: uses_of(edition, name), done, owner=self)

    def _read_entry(self, code: str, wanted: int) -> None:
        workspace, edition = self._workspace, self._edition
        held = self._list
        why = next((hit.why for hit in self._search.hits if hit.code == code), "")
        gloss = Gloss(edition, code, self._search.typed)

        label = self._edition_label

        def done(found: tuple[EntryView, Ties]) -> None:
            if wanted == self._wanted:
                self._entry.show_entry(found[0], why, gloss, found[1])
                self.availability_changed.emit()
                self.surroundings.jobs.run(
                    lambda: len(products_under(workspace, code)), lambda count: self._entry.show_products(code, count), owner=self
                )
                self.surroundings.jobs.run(
                    lambda: paragraph_in_country(workspace, held, code), lambda shown: self._entry.show_national(code, shown), owner=self
                )
                self.surroundings.jobs.run(
                    lambda: official_text(workspace, code, list_id=held, edition=label),
                    lambda texts: self._show_official(code, texts),
                    owner=self,
                )
                self._comparison.fetch(lambda compared: self._say_change(code, compared))

        self.surroundings.jobs.run(
            lambda: (entry_view(edition, workspace.units, code), ties_of(workspace, held, label, code)), done, owner=self
        )

    def _show_official(self, code: str, texts: tuple[OfficialText, ...]) -> None:
        """The official wording, where some was brought; else the way to bring it."""
        if code != self._code:
            return
        self._has_official = bool(texts)
        self._official.setText(self._words.text("lists.official.jump" if texts else "lists.official.bring"))
        is_closed = self.surroundings.settings.pane_sizes(_OFFICIAL_PANE) == [0]
        self._entry.show_official(code, texts, is_open=not is_closed)

    def _remember_official(self, is_open: bool) -> None:
        self.surroundings.settings.remember_pane_sizes(_OFFICIAL_PANE, [int(is_open)])

    def _go_to_official(self) -> None:
        if self._has_official:
            self._entry.go_to_official()
        else:
            self.surroundings.go("data", "bring")

    def _say_change(self, code: str, compared: ComparedEditions) -> None:
        said = self._comparison.said_about(compared, code)
        if said:
            self._entry.show_changes(code, said)

    def _choose_edition(self, chosen: str) -> None:
        """The same paragraph in another edition, where it has one."""
        self._list, _, self._edition_label = chosen.partition("/")
        code = self._code
        self._field.setText("")
        self._entry_chosen("")
        self._compare_with_others()
        if self._is_comparing:
            self._comparison.open_at(self._comparison.code)
        self._read_edition(code)

    def _open_list(self, list_id: str, code: str) -> None:
        """A paragraph of any installed list; the newest edition where it is another list than the one that is shown."""
        if list_id != self._list:
            chosen = f"{list_id}/{self._workspace.reference.newest(list_id)}"
            self._editions.choose(chosen)
            self._code = code
            self._choose_edition(chosen)
        elif code:
            self.show_code(code)

    def _show_partial(self, edition: ListEdition) -> None:
        """How much of the edition is installed, said as long as it is not whole."""
        installed, of = len(set(edition.installed_heads) & set(edition.info.heads)), len(edition.info.heads)
        said = self._words.text("lists.partial", installed=installed, of=of)
        self._partial.setText(said if edition.info.is_weighed else self._words.text("lists.browsed"))
        self._partial.setVisible(not (edition.is_complete and edition.info.is_weighed))

    def _say_whose(self) -> None:
        """Beside the edition: that the person's country has a list of its own."""
        workspace, held = self._workspace, self._list

        def done(said: str) -> None:
            self._national.setText(said)
            self._national.setVisible(bool(said))

        self.surroundings.jobs.run(lambda: list_in_country(workspace, held), done, owner=self)

    # -- asked by the frame

    def opened(self, place: str) -> None:
        if place and self._held is None:
            self._waiting = place
            return
        self._go(place)
        if not self._code:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, place: str) -> None:
        kind, _, rest = place.partition("/")
        if kind:
            self._show_face(comparing=kind == "changes")
        if kind == "changes":
            self._comparison.open_at(rest)
        elif kind == "entry" and self._list in REGIME_LISTS and not self._tree_model.holds(rest):  # a step back out of a regime's list
            self._open_list(MUNITIONS_LIST if rest.startswith("ML") else BASE_LIST, rest)
        elif kind == "entry":
            self.show_code(rest)
        elif kind == "in":
            list_id, _, code = rest.partition("/")
            self._open_list(list_id, code)
        elif kind == "search":
            self._field.setText(rest)
            self.search_for(rest)

    def place(self) -> str:
        if self._is_comparing:
            return f"changes/{self._comparison.code}" if self._comparison.code else "changes"
        if self._list in REGIME_LISTS:
            return self._waiting or f"in/{self._list}/{self._code}"
        return self._waiting or (f"entry/{self._code}" if self._code else "")

    def fit(self, width: Width) -> None:
        if (width is Width.NARROW) is not (self.width_class is Width.NARROW):
            self._arrange(width)
            self._comparison.arrange(width)
            self._name_panes()
        super().fit(width)

    def available(self) -> frozenset[str]:
        return frozenset({"find"})

    def find_here(self) -> None:
        if self._is_comparing:
            self._show_face(comparing=False)
        if self._tabs is not None:
            self._tabs.choose("tree")
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
