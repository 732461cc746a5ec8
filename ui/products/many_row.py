"""One row of a table of products: its verdict, what to ask and whom, what to mend, and what can be done with it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from stc_desktop.casework.many_products_weighing import RowResult
from stc_desktop.classification.verdicts import Verdict
from ui.parts.buttons import PrimaryButton, TextAction
from ui.parts.empty import EmptyState
from ui.parts.labels import IconLabel, Label
from ui.parts.layouts import Column, FlowRow, Surface, box, scrolled
from ui.parts.tags import Tag
from ui.products.shown import TAG_KINDS
from ui.products.words import WORDS
from ui.theme.look import Look

_LEFT = Qt.AlignmentFlag.AlignLeft


class ManyRowPanel(Surface):
    """What is wished is said with the result that is shown."""

    keep_requested = Signal(object)  # RowResult
    open_requested = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "surface", name="many_row_panel")
        self._words = look.speech.over(WORDS)
        self.shown: RowResult | None = None
        text = self._words.text
        column = Column(look, spacing=0, margins=(24, 20, 24, 24))
        self._head = column.add(Column(look, spacing=6))
        column.gap(14)
        self._open = column.add(PrimaryButton(look, text("products.many.open"), name="many_open", icon="classify"), align=_LEFT)
        self._open.clicked.connect(lambda: self.open_requested.emit(self.shown))
        column.gap(6)
        self._keep = column.add(TextAction(look, text("products.many.keep_one"), name="many_keep_one", icon="product"), align=_LEFT)
        self._keep.clicked.connect(lambda: self.keep_requested.emit(self.shown))
        column.gap(10)
        self._body = column.add(Column(look, spacing=4))
        column.spread()
        self._pane = scrolled(column, name="many_row_pane")
        self._faces = QStackedWidget()
        self._faces.addWidget(
            EmptyState(look, "list", text("products.many.row.none"), text("products.many.row.none.text"), name="many_row_none")
        )
        self._faces.addWidget(self._pane)
        outer = Column(look, spacing=0)
        outer.add(self._faces)
        self.setLayout(outer)

    def show_nothing(self) -> None:
        self.shown = None
        self._faces.setCurrentIndex(0)

    def show_result(self, result: RowResult) -> None:
        look, text = self._look, self._words.text
        self.shown = result
        self._head.empty()
        self._head.add(Label(look, text("products.many.row", row=result.row.number), "small", tone="text2", name="many_row_number"))
        self._head.add(Label(look, result.row.name, "section", name="many_row_name"))
        made_by = " · ".join(filter(None, (result.row.maker, result.row.model)))
        if made_by:
            self._head.add(Label(look, made_by, "compact", tone="text2"))
        tags = FlowRow(look, spacing=8)
        tags.add(Tag(look, text(f"products.verdict.{result.verdict.value}"), TAG_KINDS[result.verdict], name="many_row_verdict"))
        if result.product_id:
            tags.add(Tag(look, text("products.many.kept.tag"), "done", name="many_row_kept"))
        self._head.add(box(tags))
        if result.verdict is not Verdict.UNDECIDED:
            self._head.add(Label(look, result.sentence, "body", name="many_row_sentence"))
            self._say_by_whom(result, self._head)
        self._open.setText(text("products.many.open" if result.verdict is Verdict.UNDECIDED else "products.many.open.again"))
        self._keep.setVisible(not result.product_id)
        self._show_body(result)
        self._faces.setCurrentIndex(1)
        self._pane.to_top()

    def _show_body(self, result: RowResult) -> None:
        look, text = self._look, self._words.text
        self._body.empty()
        if result.row.faults:
            self._head_of("products.many.mend")
            for number, fault in enumerate(result.row.faults, 1):
                self._body.add(IconLabel(look, "error" if fault.is_grave else "info", str(fault), name=f"many_fault_{number}"))
        if result.asked:
            self._head_of("products.many.ask")
            for number, one in enumerate(result.asked, 1):
                self._body.add(Label(look, f"{number}. {one.question}", "body", name=f"many_ask_{number}"))
                self._body.add(Label(look, text("products.many.asked", from_whom=one.from_whom), "small", tone="text2"))
        self._list("products.many.warnings", result.warnings, "warning")
        self._list("products.many.taken", result.taken, "check")
        if result.verdict is Verdict.UNDECIDED:
            self._body.gap(12)
            self._say_by_whom(result, self._body)
        if result.set_aside:
            self._body.gap(8)
            self._body.add(Label(look, self._words.plural("products.many.aside", result.set_aside), "small", tone="text2"))

    def _say_by_whom(self, result: RowResult, place: Column) -> None:
        """By whose list, and what the person's country may list otherwise: beside every verdict."""
        for number, sentence in enumerate(result.said, 1):
            place.add(Label(self._look, sentence, "compact", name=f"many_row_by_{number}"))
        place.add(Label(self._look, result.basis, "small", tone="text2", name="many_row_basis"))

    def _list(self, key: str, sentences: Iterable[str], icon: str) -> None:
        said = tuple(sentences)
        if said:
            self._head_of(key)
        for sentence in said:
            self._body.add(IconLabel(self._look, icon, sentence))

    def _head_of(self, key: str) -> None:
        self._body.gap(8)
        self._body.add(Label(self._look, self._words.text(key), "side_section"))
