"""What the columns of a correlation table mean: proposed, and corrected by the person before the table is read."""

import datetime as dt
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from stc_desktop.casework.bringing_columns import ProposedColumns
from stc_desktop.casework.table_beginnings import TableBeginning
from stc_desktop.control_lists.sources.column_maps import ColumnMap, ColumnRole
from ui.data.sheet_columns import RoleRow
from ui.data.step import Step
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton, TextAction
from ui.parts.cards import Card
from ui.parts.field import Field, side_by_side
from ui.parts.fields import SelectField, TextField
from ui.parts.labels import Label
from ui.parts.layouts import Column
from ui.parts.notices import Notice

_ROLES = (ColumnRole.HS, ColumnRole.CODE, ColumnRole.TEXT)


class CorrelationStep(Step):
    """Whose table it is, of when, and its three columns. A workbook brings one sheet at a time."""

    read_wanted = Signal(object)  # tuple[ColumnMap, ...]: one
    other_kind = Signal()
    left = Signal()

    def __init__(self, surroundings: Surroundings, proposed: Sequence[ProposedColumns], beginnings: Sequence[TableBeginning]) -> None:
        look = surroundings.look
        self._words = look.speech.over(WORDS)
        text = self._words.text
        self._read = PrimaryButton(look, text("data.columns.read"), name="columns_read")
        leave = SecondaryButton(look, text("data.report.leave"), name="columns_leave")
        super().__init__(surroundings, name="correlation", actions=[self._read, leave])
        self._read.clicked.connect(self._read_it)
        leave.clicked.connect(self.left)
        self._by_sheet = {one.sheet: one for one in beginnings}
        found = [one for one in proposed if one.columns.sheet in self._by_sheet]
        self._proposed = sorted(found, key=lambda one: ColumnRole.HS not in one.columns.columns)
        self._fault_place = Column(look, spacing=0)
        self.column.add(self._fault_place)
        self.column.add(Label(look, text("data.columns.title"), "section"))
        self.column.add(Label(look, text("data.correlation.columns.text"), "compact", tone="text2"))
        other = TextAction(look, text("data.kind.is_list"), name="columns_other_kind", icon="control_list", role="small")
        other.clicked.connect(self.other_kind)
        self.column.add(other, align=Qt.AlignmentFlag.AlignLeft)
        if self._proposed[0].is_remembered:
            self.column.add(Notice(look, text("data.columns.remembered"), name="columns_remembered", kind="done"))
        self._add_common()
        self._places = self.column.add(Column(look, spacing=16))
        self._rows: dict[ColumnRole, RoleRow] = {}
        self._show_sheet(self._proposed[0].columns.sheet)
        self.column.spread()

    def _add_common(self) -> None:
        look, text = self.look, self._words.text
        first = self._proposed[0].columns
        self._edition = TextField(look, name="columns_edition", text=first.edition)
        self._publisher = TextField(look, name="columns_publisher", text=first.publisher)
        self._edition_field = Field(
            look, text("data.columns.edition"), self._edition, name="columns_edition_field", help=text("data.columns.edition.help")
        )
        help = text("data.correlation.publisher.help")
        self._publisher_field = Field(look, text("data.correlation.publisher"), self._publisher, name="columns_publisher_field", help=help)
        self.column.add(side_by_side(look, self._edition_field, self._publisher_field))
        if len(self._proposed) > 1:
            sheets = [(one.columns.sheet, one.columns.sheet) for one in self._proposed]
            choice = SelectField(look, sheets, name="correlation_sheet", value=first.sheet, height=40)
            choice.chosen.connect(self._show_sheet)
            self.column.add(Field(look, text("data.correlation.sheet"), choice, name="correlation_sheet_field"))

    def _show_sheet(self, sheet: str) -> None:
        look, text = self.look, self._words.text
        self._chosen = next(one.columns for one in self._proposed if one.columns.sheet == sheet)
        self._places.empty()
        card = Card(look, spacing=14, name="correlation_columns")
        self._rows = {}
        for role in _ROLES:
            chosen = self._chosen.columns.get(role, "")
            title = text(f"data.correlation.role.{role.value}")
            self._rows[role] = RoleRow(look, role, chosen, self._by_sheet[sheet], owner="correlation", title=title)
            card.column.add(self._rows[role].widget)
        self._places.add(card)

    # -- answering

    def focus_first(self) -> None:
        (self._edition if not self._edition.text() else self._read).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, sentence: str) -> None:
        """What the reader of the table said; what was typed stays."""
        self._fault_place.empty()
        self._fault_place.add(Notice(self.look, sentence, name="columns_fault", kind="error"))
        self._fault_place.addSpacing(self.look.px(8))
        self.pane.to_top()

    def columns(self) -> ColumnMap:
        """What the person said of the chosen sheet."""
        edition, legal_date = self._edition.text().strip(), ""
        with suppress(ValueError):
            legal_date = dt.date.fromisoformat(edition).isoformat()
        said = {role: row.choice.value() for role, row in self._rows.items() if row.choice.value()}
        return replace(
            self._chosen,
            columns=said,
            list_id="",
            title="",
            edition=edition,
            legal_date=legal_date,
            publisher=" ".join(self._publisher.text().split()),
        )

    def _check(self) -> list[Field]:
        text, said = self._words.text, self.columns()
        self._edition_field.set_error("" if said.edition else text("data.columns.edition.missing"))
        self._publisher_field.set_error("" if said.publisher else text("data.correlation.publisher.missing"))
        for role in (ColumnRole.HS, ColumnRole.CODE):
            missing = "" if role in said.columns else text(f"data.correlation.missing.{role.value}")
            self._rows[role].field.set_error(missing)
        hs, code = (said.columns.get(role) for role in (ColumnRole.HS, ColumnRole.CODE))
        if hs and hs == code:
            self._rows[ColumnRole.CODE].field.set_error(text("data.correlation.same"))
        fields = (self._edition_field, self._publisher_field, *(row.field for row in self._rows.values()))
        return [field for field in fields if field.is_faulty]

    def _read_it(self) -> None:
        faulty = self._check()
        if faulty:
            faulty[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.pane.ensureWidgetVisible(faulty[0])
            return
        self._fault_place.empty()
        self.read_wanted.emit((self.columns(),))
