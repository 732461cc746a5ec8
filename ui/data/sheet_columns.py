"""One sheet of a table: which list it is, and which of its columns holds what."""

from dataclasses import replace

from stc_desktop.casework.table_beginnings import TableBeginning
from stc_desktop.control_lists.sources.column_maps import ColumnMap, ColumnRole
from ui.data.words import WORDS
from ui.parts.cards import Card
from ui.parts.disclosure import Disclosure
from ui.parts.field import Field, side_by_side
from ui.parts.fields import SelectField, TextField
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, box, sized
from ui.theme.look import Look

_FIRST = (ColumnRole.CODE, ColumnRole.TEXT, ColumnRole.NOTE, ColumnRole.NB, ColumnRole.TECHNICAL_NOTE)
_SHOWN, _LONGEST = 3, 48


class RoleRow:
    """A role, the heading that stands for it, and what stands first in that column."""

    def __init__(self, look: Look, role: ColumnRole, chosen: str, beginning: TableBeginning, *, owner: str, title: str = "") -> None:
        self._words = look.speech.over(WORDS)
        self._beginning = beginning
        self.role = role
        headings = [*beginning.headings, *([chosen] if chosen and chosen not in beginning.headings else [])]
        options = [("", self._words.text("data.columns.none")), *((heading, heading) for heading in headings)]
        self.choice = SelectField(look, options, name=f"{owner}_{role.value}", value=chosen, height=40)
        title = title or self._words.text(f"data.columns.role.{role.value}")
        self.field = Field(look, title, self.choice, name=f"{owner}_{role.value}_field")
        self._sample = Label(look, "", "small", tone="text2", name=f"{owner}_{role.value}_sample")
        self.choice.chosen.connect(lambda _heading: self._show_sample())
        row = Row(look, spacing=20)
        sized(look, self.field, width=300)
        row.add(self.field)
        row.add(self._sample, 1)
        self.widget = box(row)
        self._show_sample()

    def _show_sample(self) -> None:
        heading = self.choice.value()
        found = [value for value in self._beginning.column(heading) if value][:_SHOWN]
        cut = [value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…" for value in found]
        said = self._words.text("data.columns.first", rows=" · ".join(cut)) if cut else self._words.text("data.columns.empty")
        self._sample.setText(said if heading else "")
        self.choice.setAccessibleDescription(self._sample.text())


class SheetColumns(Card):
    """`columns()` is what the person says now; nothing is stored before the list is taken into use."""

    def __init__(self, look: Look, proposed: ColumnMap, beginning: TableBeginning, *, number: int) -> None:
        super().__init__(look, spacing=14, name=f"columns_block_{number}")
        self._words = look.speech.over(WORDS)
        self._proposed = proposed
        text, owner = self._words.text, f"columns_{number}"
        if proposed.sheet:
            self.column.add(Label(look, text("data.columns.sheet", sheet=proposed.sheet), "side_section"))
        self._list = TextField(look, name=f"{owner}_list", text=proposed.list_id, height=40)
        self._title = TextField(look, name=f"{owner}_title", text=proposed.title, height=40)
        help = text("data.columns.list.help")
        self.list_field = Field(look, text("data.columns.list"), self._list, name=f"{owner}_list_field", help=help)
        help = text("data.columns.name.help")
        title = Field(look, text("data.columns.name"), self._title, name=f"{owner}_title_field", help=help)
        self.column.add(side_by_side(look, self.list_field, title))
        self._rows = [RoleRow(look, role, proposed.columns.get(role, ""), beginning, owner=owner) for role in ColumnRole]
        more = Disclosure(look, text("data.columns.more"), name=f"{owner}_more")
        for row in sorted(self._rows, key=lambda row: _FIRST.index(row.role) if row.role in _FIRST else len(_FIRST)):
            place: Column = self.column if row.role in _FIRST or row.choice.value() else more.column
            place.add(row.widget)
        self.column.add(more)

    @property
    def list_id(self) -> str:
        return self._list.text().strip()

    def columns(self) -> ColumnMap:
        said = {row.role: row.choice.value() for row in self._rows if row.choice.value()}
        return replace(self._proposed, columns=said, list_id=self.list_id, title=self._title.text().strip())

    def check(self) -> list[Field]:
        """Fields that must be answered before the sheet can be read; each says why."""
        code = next(row for row in self._rows if row.role is ColumnRole.CODE)
        self.list_field.set_error("" if self.list_id else self._words.text("data.columns.list.missing"))
        code.field.set_error("" if self.columns().is_for_a_list else self._words.text("data.columns.code.missing"))
        return [field for field in (self.list_field, code.field) if field.is_faulty]
