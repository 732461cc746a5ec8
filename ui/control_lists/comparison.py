"""What changed between this edition and the one before: a tree of what is not the same, and each paragraph of both side by side."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from stc_desktop.casework.list_differences import ComparedEditions, compare_editions
from stc_desktop.control_lists.differences import Change
from ui.control_lists.changes_pane import ChangesPane
from ui.control_lists.changes_tree import ChangesTree
from ui.control_lists.words import WORDS
from ui.frame.page import Width
from ui.frame.surroundings import Surroundings
from ui.parts.layouts import Column, box
from ui.parts.pane_tabs import PaneTabs
from ui.parts.splitter import MemorySplitter
from ui.parts.switch import Switch
from ui.parts.trees import TreeView

_ALL, _CONTROL = "all", "control"


class Comparison(QWidget):
    """Compares when it is first asked to, beside the window. `code_chosen` leads back into the list."""

    code_chosen = Signal(str)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        look = surroundings.look
        self._words = look.speech.over(WORDS)
        self.setObjectName("lists_comparison")
        self._editions = ("", "", "")  # list, old, new
        self._done: dict[tuple[str, str, str], ComparedEditions] = {}
        self._waiting: list[Callable[[ComparedEditions], object]] = []
        self.code = ""  # what is shown of it
        self._model = ChangesTree(self._words)
        self._left = self._make_left()
        self._pane = ChangesPane(look)
        self._pane.code_chosen.connect(self.code_chosen)
        self._pane.change_chosen.connect(self.open_at)
        self._holder: QWidget | None = None
        self._tabs: PaneTabs | None = None
        self._body = Column(look, spacing=0)
        self.setLayout(self._body)
        self.arrange(Width.WIDE)

    def _make_left(self) -> QWidget:
        look, text = self._surroundings.look, self._words.text
        shown = [(_ALL, text("lists.changes.show.all")), (_CONTROL, text("lists.changes.show.control"))]
        self._switch = Switch(look, shown, name="lists_changes_show", spoken=text("lists.changes.show"))
        self._switch.chosen.connect(lambda _shown: self._fill())
        self._tree = TreeView(look, name="lists_changes_tree", spoken=text("lists.changes.tree"))
        self._tree.setModel(self._model)
        self._tree.entry_chosen.connect(self._chosen)
        column = Column(look, spacing=8, margins=(16, 20, 16, 12))
        column.add(self._switch)
        column.add(self._tree, 1)
        return box(column, name="lists_changes_left")

    def arrange(self, width: Width) -> None:
        """Side by side, or tabs where there is little room."""
        for part in (self._left, self._pane):
            part.hide()
            part.setParent(self)
        if self._holder is not None:
            self._body.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._tabs = None
        look, text = self._surroundings.look, self._words.text
        if width is Width.NARROW:
            tabs = [("tree", text("lists.changes.tab"), self._left), ("entry", text("lists.tab.entry"), self._pane)]
            self._tabs = self._holder = PaneTabs(look, tabs, name="lists_changes_tabs")
        else:
            panes: list[tuple[QWidget, int]] = [(self._left, 320), (self._pane, 768)]
            self._holder = MemorySplitter(look, self._surroundings.settings, "lists_changes_panes", panes, stretch=1)
            self._left.show()
            self._pane.show()
        self._body.add(self._holder)

    @property
    def panes(self) -> list[QWidget]:
        return [self._left, self._pane]

    # -- what is compared

    def set_edition(self, list_id: str, edition: str) -> bool:
        """Compare an edition with the one before it, the oldest with the one behind it; False where there is no other."""
        held = sorted(label for listed, label in self._reference.installed_editions if listed == list_id)
        if len(held) < 2:
            self._editions = ("", "", "")
            return False
        at = max(1, held.index(edition))
        self._editions = (list_id, held[at - 1], held[at])
        return True

    @property
    def _reference(self) -> Any:  # the surroundings do not say what casework is
        return self._surroundings.casework.reference

    def fetch(self, then: Callable[[ComparedEditions], object]) -> None:
        """Hand over the comparison, at once or when it is made."""
        wanted = self._editions
        if not wanted[0]:
            return
        if wanted in self._done:
            then(self._done[wanted])
            return
        self._waiting.append(then)
        if len(self._waiting) > 1:
            return
        reference, (list_id, old, new) = self._reference, wanted

        def done(compared: ComparedEditions) -> None:
            self._done[wanted] = compared
            waiting, self._waiting = self._waiting, []
            for waits in waiting:
                if wanted == self._editions:
                    waits(compared)
                else:
                    self.fetch(waits)

        self._surroundings.jobs.run(lambda: compare_editions(reference, list_id, old, new), done, owner=self)

    def said_about(self, compared: ComparedEditions, code: str) -> str:
        """That a paragraph, its notes or something below it changed; "" where nothing did."""
        touched = [found for found in compared.differences if found.code == code or found.code.startswith((f"{code}.", f"{code}#"))]
        if not touched:
            return ""
        old = compared.old.info.edition
        if touched[0].code == code and touched[0].change is Change.ADDED:
            return self._words.text("lists.changes.here.new", old=old)
        return self._words.plural("lists.changes.here", len(touched), old=old)

    # -- showing

    def open_at(self, code: str = "") -> None:
        """The whole comparison, or one paragraph of it."""
        self.code = code
        if self._editions not in self._done:
            self._pane.show_waiting()
        self.fetch(lambda _compared: self._fill())

    def _fill(self) -> None:
        compared = self._done.get(self._editions)
        if compared is None:
            return
        self._tree.blockSignals(True)
        self._model.show_changes(compared, only_control=self._switch.value() == _CONTROL)
        self._tree.blockSignals(False)
        place = self._model.index_of(self.code) if self.code else QModelIndex()
        if not place.isValid():
            self.code = ""
            self._pane.show_overview(compared)
            return
        self._tree.blockSignals(True)
        self._tree.expand(place.parent() if place.parent().isValid() else place)
        self._tree.setCurrentIndex(place)
        self._tree.blockSignals(False)
        self._tree.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._pane.show_paragraphs(compared, self._model.codes_at(self.code))

    def _chosen(self, index: QModelIndex) -> None:
        self.code = self._model.code(index)
        is_head = not index.parent().isValid()
        codes = self._model.codes_at(self.code) if is_head else (self.code,)
        self._pane.show_paragraphs(self._done[self._editions], codes)
        if self._tabs is not None and not is_head:
            self._tabs.choose("entry")
