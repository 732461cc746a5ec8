"""The results of a table of products: every row with its verdict, what to ask or to mend, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.many_products import Weighed
from stc_desktop.casework.many_products_shared import shared_questions
from stc_desktop.casework.many_products_weighing import RowResult, counts
from ui.frame.page import Width, action_bar
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.fields import SelectField
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, box, sized
from ui.parts.tables import PagedTableModel, TableColumn, TableView
from ui.products.many_row import ManyRowPanel
from ui.products.shown import TAG_KINDS, spoken_verdict
from ui.products.two_panes import TwoPanes
from ui.products.verdict_cell import VerdictCell
from ui.products.words import WORDS
from ui.speech import Words

SHOWN = ("all", "controlled", "undecided", "not_listed", "faulty")


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyRow:
    """One line of the table; the fields of its verdict are named as those of a product of the catalogue."""

    result: RowResult
    number: str
    name: str
    tag: str
    tag_kind: str
    codes_shown: str
    by: str
    by_sentence: str
    next: str


def many_row(result: RowResult, words: Words) -> ManyRow:
    """What a line says of a result: first what has to be mended, else the question that comes next."""
    coming = [str(fault.sentence) for fault in result.row.faults] + [one.question for one in result.asked] + list(result.warnings)
    return ManyRow(
        result=result,
        number=str(result.row.number),
        name=result.row.name,
        tag=words.text(f"products.verdict.{result.verdict.value}"),
        tag_kind=TAG_KINDS[result.verdict],
        codes_shown=", ".join(result.codes[:1]) + (f" +{len(result.codes) - 1}" if len(result.codes) > 1 else ""),
        by="",
        by_sentence=" ".join(result.said),
        next=coming[0] if coming else "",
    )


class ManyResults(QWidget):
    """Rows on the left, the chosen one on the right, actions at the foot."""

    save_wanted = Signal()
    keep_wanted = Signal(object)  # tuple[RowResult, ...]
    open_wanted = Signal(object)  # RowResult
    shared_wanted = Signal()
    file_wanted = Signal()
    left = Signal()

    def __init__(self, surroundings: Surroundings, weighed: Weighed) -> None:
        super().__init__()
        self._surroundings, self._look = surroundings, surroundings.look
        self._words = self._look.speech.over(WORDS)
        self.setObjectName("many_results")
        self._weighed = weighed
        self._panel = ManyRowPanel(self._look)
        text = self._words.text
        rows = self._rows_pane()
        panes = [("rows", text("products.many.tab.rows"), rows, 700), ("row", text("products.many.tab.row"), self._panel, 380)]
        self._split = TwoPanes(self._look, surroundings.settings, "many_panes", panes)
        column = Column(self._look, spacing=0)
        column.add(self._split, 1)
        column.add(self._bar())
        self.setLayout(column)
        self._panel.keep_requested.connect(lambda result: self.keep_wanted.emit((result,)))
        self._panel.open_requested.connect(self.open_wanted)
        self._show_rows()

    def _rows_pane(self) -> QWidget:
        look, text = self._look, self._words.text
        head = Row(look, spacing=16)
        title = self._words.plural("products.many.results", len(self._weighed.results))
        names = Column(look, spacing=2)
        names.add(Label(look, title, "section", name="many_count"))
        place = " · ".join(filter(None, (self._weighed.file.name, self._weighed.columns.sheet)))
        names.add(Label(look, place, "small", tone="text2", name="many_place"))
        head.add(box(names), 1)
        self._shown = SelectField(look, self._choices(), name="many_show", value="all", placeholder=text("products.many.show"), height=40)
        self._shown.chosen.connect(lambda _id: self._show_rows())
        sized(look, self._shown, width=240)
        head.add(self._shown, align=Qt.AlignmentFlag.AlignTop)
        columns = (
            TableColumn(key="row", title=text("products.many.column.row"), text=lambda row: row.number, width=60, is_number=True),
            TableColumn(
                key="product", title=text("products.many.column.product"), text=lambda row: row.name, width=170, stretch=True, is_bold=True
            ),
            TableColumn(key="verdict", title=text("products.many.column.verdict"), text=spoken_verdict, width=176),
            TableColumn(
                key="next", title=text("products.many.column.next"), text=lambda row: row.next, width=190, stretch=True, tone="text2"
            ),
        )
        self._model = PagedTableModel(columns, lambda _offset, _limit: ())
        self._table = TableView(look, self._model, name="many_table", spoken=text("products.many.table"), row=44)
        self._table.setItemDelegateForColumn(2, VerdictCell(look, self._table))
        self._table.row_selected.connect(lambda row: self._panel.show_result(row.result))
        self._table.row_activated.connect(lambda row: self.open_wanted.emit(row.result))
        self._nobody = Label(look, text("products.many.nobody"), "compact", tone="text2", name="many_nobody")
        column = Column(look, spacing=14, margins=(32, 20, 24, 20))
        column.add(box(head))
        column.add(self._table, 1)
        column.add(self._nobody, 1, align=Qt.AlignmentFlag.AlignTop)
        return box(column, name="many_rows")

    def _bar(self) -> QWidget:
        look, text = self._look, self._words.text
        self._save = PrimaryButton(look, text("products.many.save"), name="many_save", icon="download")
        self._save.clicked.connect(self.save_wanted)
        keep = SecondaryButton(look, text("products.many.keep"), name="many_keep", icon="product")
        keep.clicked.connect(lambda: self.keep_wanted.emit(tuple(row.result for row in self._rows())))
        self._shared = SecondaryButton(look, text("products.many.shared"), name="many_shared_open", icon="question_list")
        self._shared.clicked.connect(self.shared_wanted)
        self._shared.setVisible(bool(shared_questions(self._weighed)))
        another = SecondaryButton(look, text("products.many.another"), name="many_next_file")
        another.clicked.connect(self.file_wanted)
        back = SecondaryButton(look, text("products.many.back"), name="many_results_back")
        back.clicked.connect(self.left)
        return action_bar(self._surroundings, [self._save, keep, self._shared], [another, back])

    def _choices(self) -> list[tuple[str, str]]:
        found = counts(self._weighed.results)
        return [(key, self._words.text(f"products.many.show.{key}", count=found[key])) for key in SHOWN]

    def _rows(self) -> list[ManyRow]:
        wanted = self._shown.value()
        return [
            many_row(one, self._words)
            for one in self._weighed.results
            if wanted == "all" or (one.is_faulty if wanted == "faulty" else one.verdict.value == wanted)
        ]

    def _show_rows(self, chosen: int = 0) -> None:
        """The rows that are wanted, with the one of this number chosen, else the first."""
        rows = self._rows()
        self._model.start_over(lambda offset, limit: rows[offset : offset + limit])
        self._table.setVisible(bool(rows))
        self._nobody.setVisible(not rows)
        if not rows:
            self._panel.show_nothing()
            return
        fetched = range(self._model.rowCount())
        at = next((number for number in fetched if self._model.row(number).result.row.number == chosen), 0)
        self._table.select_row(at)
        self._panel.show_result(self._model.row(at).result)

    # -- from outside

    @property
    def weighed(self) -> Weighed:
        return self._weighed

    def show_weighed(self, weighed: Weighed) -> None:
        """The same rows after some were kept."""
        chosen = self._panel.shown
        self._weighed = weighed
        self._shown.set_options(self._choices())
        self._shared.setVisible(bool(shared_questions(weighed)))
        self._show_rows(chosen.row.number if chosen is not None else 0)

    def show_only(self, key: str) -> None:
        self._shown.choose(key)
        self._show_rows()

    def fit(self, width: Width) -> None:
        self._split.fit(width)

    def focus_first(self) -> None:
        (self._table if self._model.rowCount() else self._shown).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def panes(self) -> Sequence[Any]:  # Any: widgets, for F6
        return [self._table, self._panel]
