"""What the columns of a table mean: proposed, and corrected by the person before the table is read."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from stc_desktop.casework.bringing_columns import ProposedColumns
from stc_desktop.casework.table_beginnings import TableBeginning
from stc_desktop.control_lists.sources.column_maps import ColumnMap
from ui.data.sheet_columns import SheetColumns
from ui.data.step import Step
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton, TextAction
from ui.parts.choices import CheckRow
from ui.parts.field import Field, side_by_side
from ui.parts.fields import TextField
from ui.parts.labels import Label
from ui.parts.layouts import Column, box
from ui.parts.notices import Notice


class ColumnsStep(Step):
    """One block for each sheet that is a list; edition and publisher once for all of them."""

    read_wanted = Signal(object)  # tuple[ColumnMap, ...]
    other_kind = Signal()
    left = Signal()

    def __init__(self, surroundings: Surroundings, proposed: Sequence[ProposedColumns], beginnings: Sequence[TableBeginning]) -> None:
        look = surroundings.look
        self._words = look.speech.over(WORDS)
        text = self._words.text
        self._read = PrimaryButton(look, text("data.columns.read"), name="columns_read")
        leave = SecondaryButton(look, text("data.report.leave"), name="columns_leave")
        super().__init__(surroundings, name="columns", actions=[self._read, leave])
        self._read.clicked.connect(self._read_it)
        leave.clicked.connect(self.left)
        self._by_sheet = {one.sheet: one for one in beginnings}
        self._proposed = [one for one in proposed if one.columns.sheet in self._by_sheet]
        self._blocks: dict[str, SheetColumns] = {}
        self._checks: list[tuple[CheckRow, ProposedColumns]] = []
        self._fault_place = Column(look, spacing=0)
        self.column.add(self._fault_place)
        self.column.add(Label(look, text("data.columns.title"), "section"))
        self.column.add(Label(look, text("data.columns.text"), "compact", tone="text2"))
        other = TextAction(look, text("data.kind.is_correlation"), name="columns_other_kind", icon="link", role="small")
        other.clicked.connect(self.other_kind)
        self.column.add(other, align=Qt.AlignmentFlag.AlignLeft)
        if self._proposed and not any(one.is_for_a_list for one in self._proposed):
            self.column.add(Notice(look, self._proposed[0].why_no_list, name="columns_no_list", kind="warning"))
        if any(one.is_remembered for one in self._wanted()):
            self.column.add(Notice(look, text("data.columns.remembered"), name="columns_remembered", kind="done"))
        self._add_common()
        others = len(proposed) - len(self._proposed)
        if len(self._proposed) > 1 or others:
            self._add_sheets(others)
        self._places = self.column.add(Column(look, spacing=16))
        for one in self._wanted():
            self._show_block(one, is_shown=True)
        self.column.spread()

    def _wanted(self) -> list[ProposedColumns]:
        """The sheets of known lists and of remembered ones; else the first that can be a list."""
        known = [one for one in self._proposed if one.is_for_a_list and (one.columns.list_id or one.is_remembered)]
        return known or self._proposed[:1]

    def _add_common(self) -> None:
        look, text = self.look, self._words.text
        first = self._proposed[0].columns if self._proposed else ColumnMap()
        self._edition = TextField(look, name="columns_edition", text=first.edition)
        self._publisher = TextField(look, name="columns_publisher", text=first.publisher)
        help = text("data.columns.edition.help")
        self._edition_field = Field(look, text("data.columns.edition"), self._edition, name="columns_edition_field", help=help)
        help = text("data.columns.publisher.help")
        publisher = Field(look, text("data.columns.publisher"), self._publisher, name="columns_publisher_field", help=help)
        self.column.add(side_by_side(look, self._edition_field, publisher))

    def _add_sheets(self, others: int) -> None:
        look = self.look
        self.column.gap(6)
        self.column.add(Label(look, self._words.text("data.columns.sheets"), "compact", bold=True))
        rows = Column(look, spacing=0)
        wanted = self._wanted()
        for number, one in enumerate(self._proposed, 1):
            check = CheckRow(look, one.columns.sheet, name=f"columns_sheet_{number}", checked=one in wanted)
            check.toggled.connect(lambda on, one=one: self._show_block(one, is_shown=on))
            self._checks.append((check, one))
            rows.add(check)
        self.column.add(box(rows))
        if others:
            self.column.add(Label(look, self._words.plural("data.columns.others", others), "small", tone="text2"))

    def _show_block(self, one: ProposedColumns, *, is_shown: bool) -> None:
        """Made when a sheet is chosen for the first time: a workbook may hold many."""
        sheet = one.columns.sheet
        if sheet not in self._blocks and is_shown:
            block = SheetColumns(self.look, one.columns, self._by_sheet[sheet], number=len(self._blocks) + 1)
            self._blocks[sheet] = block
            self._places.add(block)
        if sheet in self._blocks:
            self._blocks[sheet].setVisible(is_shown)

    # -- answering

    def focus_first(self) -> None:
        (self._edition if not self._edition.text() else self._read).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, sentence: str) -> None:
        """What the reader of the table said; what was typed stays."""
        self._fault_place.empty()
        self._fault_place.add(Notice(self.look, sentence, name="columns_fault", kind="error"))
        self._fault_place.addSpacing(self.look.px(8))
        self.pane.to_top()

    def maps(self) -> tuple[ColumnMap, ...]:
        """What the person said, of every sheet that is chosen."""
        edition, publisher = self._edition.text().strip(), self._publisher.text().strip()
        legal_date = ""
        with suppress(ValueError):
            legal_date = dt.date.fromisoformat(edition).isoformat()
        return tuple(
            replace(block.columns(), edition=edition, publisher=publisher, legal_date=legal_date) for block in self._chosen_blocks()
        )

    def _chosen_blocks(self) -> list[SheetColumns]:
        chosen = [one for check, one in self._checks if check.isChecked()] if self._checks else self._proposed[:1]
        return [self._blocks[one.columns.sheet] for one in chosen]

    def _read_it(self) -> None:
        blocks = self._chosen_blocks()
        if not blocks:
            self.show_fault(self._words.text("data.columns.no_sheet"))
            return
        faulty = [field for block in blocks for field in block.check()]
        self._edition_field.set_error("" if self._edition.text().strip() else self._words.text("data.columns.edition.missing"))
        if self._edition_field.is_faulty:
            faulty.insert(0, self._edition_field)
        names = [block.list_id for block in blocks]
        for block in blocks:
            if block.list_id and names.count(block.list_id) > 1:
                block.list_field.set_error(self._words.text("data.columns.list.twice"))
                faulty.append(block.list_field)
        if faulty:
            faulty[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.pane.ensureWidgetVisible(faulty[0])
            return
        self._fault_place.empty()
        self.read_wanted.emit(self.maps())
