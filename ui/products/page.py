"""Products: the catalogue of everything that was classified, with its verdicts."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from stc_desktop.casework import products as catalogue
from stc_desktop.casework import second_opinions
from stc_desktop.casework.files_out import write_whole
from stc_desktop.casework.product_views import TakenAway, put_back, take_away
from stc_desktop.casework.variants import copy_as_variant
from stc_desktop.casework.waiting_verdicts import waiting_ids
from stc_desktop.rules.errors import UserFixable
from ui.frame.page import Page, Width
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import HeaderButton, TextAction
from ui.parts.empty import EmptyState
from ui.parts.fields import SearchField
from ui.parts.labels import Label
from ui.parts.layouts import Column, box
from ui.parts.notices import Notice
from ui.parts.tables import PagedTableModel, TableColumn, TableView
from ui.products.panel import ProductPanel
from ui.products.shown import ProductRow, hidden_row, product_row, said_before, spoken_verdict
from ui.products.two_panes import TwoPanes
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
        self._hidden: frozenset[str] = frozenset()
        look, text = self.look, self._words.text
        self._panel = ProductPanel(look)
        self._list = self._list_pane()
        panes = [("list", text("products.tab.list"), self._list, 768), ("product", text("products.tab.product"), self._panel, 320)]
        self._split = TwoPanes(look, surroundings.settings, "products_panes", panes)
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
        many = HeaderButton(look, text("products.many"), name="products_many", icon="list")
        many.clicked.connect(lambda: self.surroundings.go("products", "many"))
        self._many: Any = None  # Any: the pane of many products at once, made when somebody goes there
        self._recheck: Any = None  # Any: likewise the queue of verdicts to look at again
        self._opinions: Any = None  # Any: likewise two opinions side by side
        self.set_header_actions([classify, many])
        self._connect()
        self.set_panes([self._list, self._panel])

    def _list_pane(self) -> QWidget:
        look, text = self.look, self._words.text
        self._search = SearchField(look, name="products_search", placeholder=text("products.search"), shortcut="Ctrl F")
        self._older = Notice(look, text("products.older"), name="products_older", action=text("products.older.all"))
        self._older.action_chosen.connect(self._show_all)
        self._older.hide()
        self._waiting = Notice(look, "", name="products_waiting", kind="info", action=text("products.recheck.action"))
        self._waiting.action_chosen.connect(lambda: self.surroundings.go("products", "recheck"))
        self._waiting.hide()
        columns = (
            TableColumn(key="name", title=text("products.column.name"), text=lambda row: row.name, stretch=True, is_bold=True, width=200),
            TableColumn(
                key="verdict",
                title=text("products.column.verdict"),
                text=spoken_verdict,
                width=248,
            ),
            TableColumn(key="basis", title=text("products.column.basis"), text=lambda row: row.basis, width=132, tone="text2"),
            TableColumn(key="changed", title=text("products.column.changed"), text=lambda row: row.changed, width=92, tone="text2"),
        )
        self._model = PagedTableModel(columns, lambda _offset, _limit: ())
        self._table = TableView(look, self._model, name="products_table", spoken=text("products.table"), row=44)
        self._table.setItemDelegateForColumn(1, VerdictCell(look, self._table))
        self._nothing = self._nothing_box()
        column = Column(look, spacing=16, margins=(32, 20, 24, 24))
        column.add(self._search)
        column.add(self._older)
        column.add(self._waiting)
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
        panel.opinion.asked.connect(self._ask_opinion)
        panel.opinion.given.connect(lambda one: self.surroundings.go("classify", f"opinion/{one}"))
        panel.opinion.compared.connect(lambda one: self.surroundings.go("products", f"opinion/{one}"))
        panel.opinion.withdrawn.connect(self._withdraw_opinion)

    def _nothing_box(self) -> QWidget:
        look, text = self.look, self._words.text
        self._nothing_title = Label(look, "", "side_section", name="products_nothing_title")
        everything = TextAction(look, text("products.nothing.action"), name="products_nothing_all")
        everything.clicked.connect(self._show_all)
        column = Column(look, spacing=6)
        column.add(self._nothing_title)
        column.add(Label(look, text("products.nothing.text"), "compact", tone="text2"))
        column.add(everything, align=Qt.AlignmentFlag.AlignLeft)
        column.spread()
        return box(column, name="products_nothing")

    # -- asked by the frame

    def opened(self, place: str) -> None:
        if place == "many" or (not place and self._is_at_many):
            self._show_many()
            return
        if place == "recheck":
            self._show_recheck()
            return
        kind, _, rest = place.partition("/")
        if kind == "opinion":
            self._show_opinions(rest)
            return
        if kind == "older":
            self._only_older = True
            self._search.setText("")
            self._typed = ""
        elif kind == "product" or place == "all":
            self._only_older = False
        self.refresh(rest if kind == "product" else "")

    def place(self) -> str:
        if self._is_at_many:
            return "many"
        if self._recheck is not None and self._faces.currentWidget() is self._recheck:
            return "recheck"
        if self._opinions is not None and self._faces.currentWidget() is self._opinions:
            return f"opinion/{self._opinions.opinion_id}"
        if self._only_older:
            return "older"
        return f"product/{self._panel.shown_id}" if self._panel.shown_id else ""

    def fit(self, width: Width) -> None:
        super().fit(width)
        self._split.fit(width)
        if self._many is not None:
            self._many.fit(width)

    def available(self) -> frozenset[str]:
        row = self._panel.shown_row
        return frozenset({"new", "find"} | ({"print"} if row is not None and row.is_weighed else set()))

    def new(self) -> None:
        self.surroundings.go("classify", "new")

    def find_here(self) -> None:
        self._split.bring_forward("list")
        self._search.setFocus()
        self._search.selectAll()

    def print_paper(self) -> None:
        row = self._panel.shown_row
        if row is not None and row.is_weighed:
            self._print(row.id)

    # -- many at once

    @property
    def _is_at_many(self) -> bool:
        return self._many is not None and self._faces.currentWidget() is self._many

    def _show_many(self) -> None:
        if self._many is None:
            from ui.products.many import ManyPane  # few days need it

            self._many = ManyPane(self.surroundings)
            self._many.left.connect(lambda: self.surroundings.go("products", "all"))
            self._many.kept.connect(self.surroundings.refresh_status)
            self._faces.addWidget(self._many)
        self._many.fit(self.width_class)
        self._faces.setCurrentWidget(self._many)
        self.set_title(self._words.text("products.many.title"))
        self._many.focus_first()

    # -- verdicts to look at again

    def _show_recheck(self) -> None:
        if self._recheck is None:
            from ui.products.recheck import RecheckPane  # only after an edition came

            self._recheck = RecheckPane(self.surroundings)
            self._recheck.left.connect(lambda: self.surroundings.go("products", "all"))
            self._recheck.product_requested.connect(self._open)
            self._recheck.confirmed.connect(self.surroundings.refresh_status)
            self._faces.addWidget(self._recheck)
        self._faces.setCurrentWidget(self._recheck)
        self.set_title(self._words.text("products.recheck.title"))
        self._recheck.begin()

    # -- second opinions

    def _show_opinions(self, opinion_id: str) -> None:
        if self._opinions is None:
            from ui.products.opinion_pane import OpinionPane  # only where two people looked at one thing

            self._opinions = OpinionPane(self.surroundings)
            self._opinions.left.connect(lambda one: self.surroundings.go("products", f"product/{one}" if one else "all"))
            self._opinions.settled.connect(lambda one: self.surroundings.go("products", f"product/{one}"))
            self._faces.addWidget(self._opinions)
        self._faces.setCurrentWidget(self._opinions)
        self.set_title(self._words.text("products.opinion.title"))
        self._opinions.begin(opinion_id)

    def _ask_opinion(self, whom: str, note: str) -> None:
        casework, product_id = self.surroundings.casework, self._panel.shown_id

        def done(_asked: object) -> None:
            self.surroundings.toast(self._words.text("products.opinion.done"))
            self.refresh(product_id)

        def failed(fault: Exception) -> None:
            if isinstance(fault, UserFixable) and fault.where == "to_whom":
                self._panel.opinion.refuse(f"{fault.sentence} {fault.next_step}".strip())
            else:
                self._failed(fault)

        self.surroundings.jobs.run(lambda: second_opinions.ask(casework, product_id, to_whom=whom, note=note), done, failed, owner=self)

    def _withdraw_opinion(self, opinion_id: str) -> None:
        casework, product_id = self.surroundings.casework, self._panel.shown_id

        def done(_opinion: object) -> None:
            self.surroundings.toast(self._words.text("products.opinion.withdrawn"))
            self.refresh(product_id)

        self.surroundings.jobs.run(lambda: second_opinions.withdraw(casework, opinion_id), done, self._failed, owner=self)

    # -- the list

    def refresh(self, chosen: str = "") -> None:
        """The catalogue as it now is, with the product of this id chosen, else the one that was."""
        casework = self.surroundings.casework
        chosen = chosen or self._panel.shown_id
        older = waiting_ids(casework)
        self._hidden = second_opinions.hidden_from(casework)
        self._before = frozenset(older)
        total = catalogue.count_of_products(casework)
        self._older.setVisible(self._only_older)
        self._waiting.setVisible(bool(older))
        self._waiting.setText(self._words.plural("products.recheck.waiting", len(older)))
        self._older.setText(self._words.text("products.older" if older else "products.older.none"))
        if self._only_older:
            self._model.start_over(lambda offset, limit: self._rows(catalogue.these(casework, older[offset : offset + limit])))
        else:
            self._model.start_over(lambda offset, limit: self._rows(self._page_of(offset, limit)))
        is_empty = self._model.rowCount() == 0
        self._faces.setCurrentIndex(1 if total or self._only_older else 0)
        self._table.setVisible(not is_empty)
        self._nothing.setVisible(is_empty and bool(self._typed))
        self._nothing_title.setText(self._words.text("products.nothing", typed=self._typed))
        self.set_title(self._words.text("products.title"), self._words.plural("products.count", total) if total else "")
        self._choose(chosen)

    def _page_of(self, offset: int, limit: int) -> Sequence[Any]:  # Any: a stored product; its class stays behind casework
        return catalogue.products(self.surroundings.casework, offset=offset, limit=limit, containing=self._typed)

    def _rows(self, stored: Sequence[Any]) -> list[ProductRow]:
        casework = self.surroundings.casework
        words, now = self._words, casework.now
        return [hidden_row(one, words, now) if one.id in self._hidden else product_row(one, words, casework.say, now) for one in stored]

    def _choose(self, product_id: str) -> None:
        """Select the product of this id; the first one where it is not in the list."""
        rows = range(self._model.rowCount())
        number = next((n for n in rows if self._model.row(n).id == product_id), None)
        if number is None and product_id and not self._typed and not self._only_older and self._show_one(product_id):
            return
        if not rows:
            self._panel.show_nothing()
            self.availability_changed.emit()
            return
        self._table.select_row(number or 0)
        self._show(self._model.row(number or 0))

    def _show_one(self, product_id: str) -> bool:
        """A product that is further down than what was fetched; false where it is gone."""
        try:
            stored = catalogue.product(self.surroundings.casework, product_id)
        except UserFixable:
            return False
        self._show(self._rows([stored])[0])
        return True

    def _show(self, row: ProductRow) -> None:
        casework, words = self.surroundings.casework, self._words
        self._panel.show_product(row, is_before=row.id in self._before)
        self.availability_changed.emit()

        def work() -> tuple[Sequence[Any], Any]:  # Any: as above
            waiting_opinions = (one for one in second_opinions.opinions_on(casework, row.id) if not one.settled)
            return catalogue.verdicts_on(casework, row.id), next(waiting_opinions, None)

        def done(found: tuple[Sequence[Any], Any]) -> None:
            verdicts, opinion = found
            if row.id != self._panel.shown_id:
                return
            self._panel.opinion.show_state(opinion, casework.now, is_weighed=row.is_weighed, is_hidden=row.is_hidden)
            self._panel.show_history(row.id, [said_before(made, words, casework.say, casework.now) for made in verdicts])

        self.surroundings.jobs.run(work, done, owner=self)

    def _find(self, typed: str) -> None:
        self._typed = typed.strip()
        self._only_older = False
        self.refresh()
        self._search.set_hits(self._words.plural("products.count", self._model.rowCount()) if self._typed else "")

    def _show_all(self) -> None:
        self._search.setText("")
        self._search.set_hits("")
        self._typed, self._only_older = "", False
        self.refresh()

    def _to_table(self) -> None:
        self._table.setFocus(Qt.FocusReason.TabFocusReason)

    # -- what can be done with a product

    def _open(self, product_id: str) -> None:
        if product_id in self._hidden:
            opinion = next(one for one in second_opinions.opinions_on(self.surroundings.casework, product_id) if not one.settled)
            self.surroundings.go("classify", f"opinion/{opinion.id}")
            return
        self.surroundings.go("classify", f"product/{product_id}")

    def _copy(self, product_id: str, name: str, model: str) -> None:
        """Made, and opened where what differs is told."""
        casework = self.surroundings.casework

        def done(made: Any) -> None:  # Any: as above
            self.surroundings.go("classify", f"product/{made.id}")
            self.surroundings.toast(self._words.text("products.copied", name=name))

        self.surroundings.jobs.run(lambda: copy_as_variant(casework, product_id, name, model=model), done, self._failed, owner=self)

    def _remove(self, product_id: str) -> None:
        try:
            taken = take_away(self.surroundings.casework, product_id)
        except UserFixable as fault:
            self._failed(fault)
            return
        self.refresh()
        self.surroundings.refresh_status()
        self.surroundings.toast(self._words.text("products.removed", name=taken.product.name), lambda: self._put_back(taken))

    def _put_back(self, taken: TakenAway) -> None:
        put_back(self.surroundings.casework, taken)
        self.refresh(taken.product.id)

    def _failed(self, fault: Exception) -> None:
        """Somebody else may have removed it meanwhile: the list is shown as it is."""
        if not isinstance(fault, UserFixable):
            raise fault
        self.surroundings.toast(
            self._words.text("products.fault", sentence=fault.sentence, next_step=fault.next_step).strip(), is_fault=True
        )
        self.refresh()

    # -- paper

    def _print(self, product_id: str) -> None:
        from stc_desktop.casework.printing import classification_record_pdf  # paper is slow to import

        casework, row = self.surroundings.casework, self._panel.shown_row
        name = row.name if row is not None else ""
        self.surroundings.jobs.run(
            lambda: classification_record_pdf(casework, product_id), lambda pdf: self._keep(pdf, name), self._failed, owner=self
        )

    def _keep(self, pdf: bytes, name: str) -> None:
        text = self._words.text
        plain = "".join(sign if sign.isalnum() else "-" for sign in name.lower()).strip("-")
        place = self.choose_file(text("products.record.file", name=plain or "product"))
        if place is None:
            return
        try:
            write_whole(place, pdf)
        except UserFixable as fault:
            self.surroundings.toast(text("products.fault", sentence=fault.sentence, next_step=fault.next_step).strip(), is_fault=True)
        else:
            self.surroundings.toast(text("products.record.saved", place=place))

    def _ask_where(self, suggested: str) -> Path | None:
        text = self._words.text
        place, _ = QFileDialog.getSaveFileName(self, text("products.record.choose"), suggested, f"{text('products.record.kind')} (*.pdf)")
        return Path(place) if place else None
