"""Products: the catalogue of everything that was classified, with its verdicts."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from stc_desktop.casework import products as catalogue
from stc_desktop.casework.product_views import TakenAway, put_back, take_away, weighed_before
from stc_desktop.rules.errors import UserFixable
from ui.frame.page import Page, Width
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import HeaderButton
from ui.parts.empty import EmptyState
from ui.parts.fields import SearchField
from ui.parts.layouts import Column, Row, box
from ui.parts.notices import Notice
from ui.parts.pane_tabs import PaneTabs
from ui.parts.splitter import MemorySplitter
from ui.parts.tables import PagedTableModel, TableColumn, TableView
from ui.products.panel import ProductPanel
from ui.products.shown import ProductRow, product_row, said_before
from ui.products.verdict_cell import VerdictCell
from ui.products.words import WORDS


class ProductsPage(Page):
    """The table on the left, the chosen product on the right."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._words = surroundings.look.speech.over(WORDS)
        super().__init__(surroundings, name="products_page", title=self._words.text("products.title"))
        self.choose_file: Callable[[str], Path | None] = self._ask_where
        self._typed = ""
        self._only_older = False
        self._before: frozenset[str] = frozenset()
        self._taken: list[TakenAway] = []
        look, text = self.look, self._words.text
        self._panel = ProductPanel(look)
        self._list = self._list_pane()
        self._split = MemorySplitter(
            look, surroundings.settings, "products_panes", [(self._list, 736), (self._panel, 352)], stretch=0
        )
        self._faces = QStackedWidget()
        empty = EmptyState(
            look, "product", text("products.empty"), text("products.empty.text"), text("products.empty.action"), name="products_empty"
        )
        empty.action_chosen.connect(self.new)
        self._faces.addWidget(empty)
        self._faces.addWidget(self._split)
        self.fill(self._faces)
        classify = HeaderButton(look, text("products.classify"), name="products_classify", icon="plus", primary=True)
        classify.clicked.connect(self.new)
        self.set_header_actions([classify])
        self._connect()
        self.set_panes([self._list, self._panel])

    def _list_pane(self) -> QWidget:
        look, text = self.look, self._words.text
        self._search = SearchField(look, name="products_search", placeholder=text("products.search"), shortcut="Ctrl F")
        self._older = Notice(look, text("products.older"), name="products_older", action=text("products.older.all"))
        self._older.action_chosen.connect(self._show_all)
        self._older.hide()
        columns = (
            TableColumn(key="name", title=text("products.column.name"), text=lambda row: row.name, stretch=True, is_bold=True, width=200),
            TableColumn(
                key="verdict",
                title=text("products.column.verdict"),
                text=lambda row: " ".join(filter(None, (row.tag, row.codes_shown))),
                width=206,
            ),
            TableColumn(key="basis", title=text("products.column.basis"), text=lambda row: row.basis, width=136, tone="text2"),
            TableColumn(key="changed", title=text("products.column.changed"), text=lambda row: row.changed, width=112, tone="text2"),
        )
        self._model = PagedTableModel(columns, lambda _offset, _limit: ())
        self._table = TableView(look, self._model, name="products_table", spoken=text("products.table"), row=44)
        self._table.setItemDelegateForColumn(1, VerdictCell(look, self._table))
        self._nothing = EmptyState(
            look, "search", "", text("products.nothing.text"), text("products.nothing.action"), name="products_nothing"
        )
        self._nothing.action_chosen.connect(self._show_all)
        column = Column(look, spacing=16, margins=(32, 20, 24, 24))
        column.add(self._search)
        column.add(self._older)
        column.add(self._table, 1)
        column.add(self._nothing, 1)
        return box(column, name="products_list")

    def _connect(self) -> None:
        panel = self._panel
        self._search.searched.connect(self._find)
        self._search.down_pressed.connect(self._to_table)
        self._table.row_selected.connect(self._show)
        self._table.row_activated.connect(lambda row: self._open(row.id))
        panel.open_requested.connect(self._open)
        panel.print_requested.connect(self._print)
        panel.application_requested.connect(lambda one: self.surroundings.go("applications", f"new/{one}"))
        panel.variant_requested.connect(self._copy)
        panel.removal_requested.connect(self._remove)
