"""Beside the table: the chosen product, its verdict, what can be done with it, and what was said before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.parts.buttons import PrimaryButton, TextAction
from ui.parts.empty import EmptyState
from ui.parts.labels import IconLabel, Label
from ui.parts.layouts import Column, FlowRow, Line, Surface, box, scrolled
from ui.parts.notices import Notice
from ui.parts.tags import Tag
from ui.products.opinion_part import OpinionPart
from ui.products.panel_form import PanelForm
from ui.products.shown import ProductRow, SaidBefore
from ui.products.words import WORDS
from ui.theme.look import Look

_LEFT = Qt.AlignmentFlag.AlignLeft


class ProductPanel(Surface):
    """What is wished is said with the id of the product that is shown."""

    open_requested = Signal(str)
    print_requested = Signal(str)
    application_requested = Signal(str)
    variant_requested = Signal(str, str, str)  # id, and name and model of the variant
    removal_requested = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "surface", name="product_panel")
        self._words = look.speech.over(WORDS)
        self._row: ProductRow | None = None
        text = self._words.text
        self._column = Column(look, spacing=0, margins=(24, 24, 24, 24))
        self._head = self._column.add(Column(look, spacing=6))
        self._column.gap(16)
        self._column.add(self._actions())
        self._variant = PanelForm(look, key="products.copy", name="variant", fields=("name", "model"))
        self._variant.hide()
        self._variant.given.connect(self._named)
        self._variant.left.connect(self._variant.hide)
        self._column.gap(8)
        self._column.add(self._variant)
        self.opinion = self._column.add(OpinionPart(look))
        self.opinion.form_shown.connect(lambda: QTimer.singleShot(0, self, self._see_opinion))
        self._column.gap(16)
        self._column.add(Label(look, text("products.history"), "side_section"))
        self._column.gap(4)
        self._history = self._column.add(Column(look, spacing=0))
        self._column.spread()
        empty = EmptyState(look, "product", text("products.choose"), text("products.choose.text"), name="product_none")
        self._faces = QStackedWidget()
        self._faces.addWidget(empty)
        self._pane = scrolled(self._column, name="product_pane")
        self._faces.addWidget(self._pane)
        outer = Column(look, spacing=0)
        outer.add(self._faces)
        self.setLayout(outer)

    def _actions(self) -> QWidget:
        look, text = self._look, self._words.text
        column = Column(look, spacing=4)
        opening = column.add(PrimaryButton(look, text("products.open"), name="product_open", icon="classify"), align=_LEFT)
        opening.clicked.connect(lambda: self._ask(self.open_requested))
        column.gap(6)
        self._print = column.add(TextAction(look, text("products.print"), name="product_print", icon="printer"), align=_LEFT)
        self._print.set_tip_key("Ctrl+P")
        self._print.clicked.connect(lambda: self._ask(self.print_requested))
        apply = column.add(TextAction(look, text("products.apply"), name="product_apply", icon="application"), align=_LEFT)
        apply.clicked.connect(lambda: self._ask(self.application_requested))
        copy = column.add(TextAction(look, text("products.copy"), name="product_copy", icon="copy"), align=_LEFT)
        copy.clicked.connect(self._ask_name)
        remove = column.add(TextAction(look, text("products.remove"), name="product_remove", icon="trash"), align=_LEFT)
        remove.clicked.connect(lambda: self._ask(self.removal_requested))
        self._possible = box(column, name="product_actions")
        return self._possible

    @property
    def shown_id(self) -> str:
        return self._row.id if self._row else ""

    @property
    def shown_row(self) -> ProductRow | None:
        return self._row

    def show_nothing(self) -> None:
        self._row = None
        self._faces.setCurrentIndex(0)

    def show_product(self, row: ProductRow, *, is_before: bool) -> None:
        """`is_before`: the verdict says less than the list now could."""
        look, text = self._look, self._words.text
        if row.id != self.shown_id:
            self._variant.hide()
        self._row = row
        self._head.empty()
        self._head.add(Label(look, row.name, "section", name="product_name"))
        if row.made_by:
            self._head.add(Label(look, row.made_by, "compact", tone="text2"))
        if row.variant_of:
            self._head.add(
                Label(look, text("products.variant_of", name=row.variant_of), "compact", tone="text2", name="product_variant_of")
            )
        tags = FlowRow(look, spacing=8)
        tags.add(Tag(look, row.tag, row.tag_kind, name="product_verdict"))
        self._possible.setVisible(not row.is_hidden)
        if row.is_sample:
            tags.add(Tag(look, text("products.sample"), "neutral"))
        self._head.add(box(tags))
        said = " ".join(filter(None, (row.sentence, row.open_sentence)))
        if said:
            self._head.add(Label(look, said, "body", name="product_sentence"))
        if row.by_sentence or row.by:
            self._head.add(Label(look, row.by_sentence or f"{row.by[:1].upper()}{row.by[1:]}.", "compact", name="product_by"))
        if row.basis_sentence:
            self._head.add(Label(look, f"{row.basis_sentence} {text('products.said.guidance')}", "small", tone="text2"))
        if is_before:
            self._head.add(Notice(look, text("products.said.older"), name="product_before"))
        self._print.setEnabled(row.is_weighed)
        self._print.set_reason("" if row.is_weighed else text("products.print.reason"))
        self._faces.setCurrentIndex(1)
        self._pane.to_top()

    def show_history(self, product_id: str, said: Sequence[SaidBefore]) -> None:
        """Newest first; a late answer about another product is passed over."""
        if product_id != self.shown_id or self._row is None:
            return
        look = self._look
        self._history.empty()
        if self._row.is_hidden:
            self._history.add(Label(look, self._words.text("products.opinion.hidden.history"), "compact", tone="text2"))
            return
        for number, one in enumerate(said, start=1):
            if number > 1:
                self._history.add(Line(look))
            column = Column(look, spacing=3, margins=(0, 8, 0, 8))
            column.add(IconLabel(look, "history", one.line))
            tags = FlowRow(look, spacing=8)
            tags.add(Tag(look, one.tag, one.tag_kind))
            if one.codes:
                tags.add(Label(look, one.codes, "compact", bold=True))
            if one.by:
                by = Label(look, one.by, "small", tone="text2")
                by.setToolTip(one.by_sentence)
                by.setAccessibleDescription(one.by_sentence)
                tags.add(by)
            column.add(box(tags))
            column.add(Label(look, one.basis, "small", tone="text2"))
            if one.opinion:
                column.add(Label(look, one.opinion, "small", name=f"product_opinion_{number}"))
            self._history.add(box(column, name=f"product_said_{number}"))
        if not said:
            self._history.add(Label(look, self._words.text("products.history.none"), "compact", tone="text2"))

    def _see_opinion(self) -> None:
        self._pane.ensureWidgetVisible(self.opinion.form, 0, self._look.px(24))

    def _ask(self, signal: object) -> None:
        if self._row is not None:
            signal.emit(self._row.id)  # type: ignore[attr-defined]  # a bound signal

    def _ask_name(self) -> None:
        if self._row is not None:
            self._variant.begin(self._words.text("products.copy.suggested", name=self._row.name))
            self._pane.ensureWidgetVisible(self._variant)

    def _named(self, name: str, model: str) -> None:
        self._variant.hide()
        if self._row is not None:
            self.variant_requested.emit(self._row.id, name, model)
