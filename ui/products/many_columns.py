"""What the columns of a table of products mean: proposed, shown with their first cells, confirmed by the person."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.many_products_columns import ProductColumns, ProductRole, SheetOfProducts, ValueColumn, unit_in
from stc_desktop.rules.properties import Property
from stc_desktop.rules.units import UnitTable
from ui.data.step import Step
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.cards import Card
from ui.parts.choices import CheckRow
from ui.parts.disclosure import Disclosure
from ui.parts.field import Field
from ui.parts.fields import SelectField, TextField
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, box, sized
from ui.parts.notices import Notice
from ui.products.words import WORDS
from ui.theme.look import Look

_FIRST = (ProductRole.DESCRIPTION, ProductRole.PART, ProductRole.HS)
_LONGEST = 44
_LONGEST_QUESTION = 90

Candidates = Callable[[str], Sequence[Property]]


class RoleChoice:
    """What a column says of a product, the heading that stands for it, and what stands first in that column."""

    def __init__(self, look: Look, role: ProductRole, sheet: SheetOfProducts) -> None:
        self._words = look.speech.over(WORDS)
        self._sheet, self.role = sheet, role
        options = [("", self._words.text("products.many.none")), *((heading, heading) for heading in sheet.headings)]
        self.choice = SelectField(look, options, name=f"many_{role.value}", value=sheet.columns.roles.get(role, ""), height=40)
        self.field = Field(look, self._words.text(f"products.many.role.{role.value}"), self.choice, name=f"many_{role.value}_field")
        self._sample = Label(look, "", "small", tone="text2", name=f"many_{role.value}_sample")
        self.choice.chosen.connect(lambda _heading: self._show_sample())
        row = Row(look, spacing=20)
        sized(look, self.field, width=300)
        row.add(self.field)
        row.add(self._sample, 1)
        self.widget = box(row)
        self._show_sample()

    def _show_sample(self) -> None:
        heading = self.choice.value()
        self._sample.setText(first_cells(self._sheet, heading, self._words) if heading else "")
        self.choice.setAccessibleDescription(self._sample.text())


class ValueChoice:
    """A column with values: which question it answers, and the unit of its bare numbers."""

    def __init__(
        self, look: Look, number: int, heading: str, sheet: SheetOfProducts, *, units: UnitTable, properties: Sequence[Property]
    ) -> None:
        self._words, self._units = look.speech.over(WORDS), units
        self.heading = heading
        self._properties = {one.id: one for one in properties}
        held = sheet.columns.values.get(heading)
        name = f"many_value_{number}"
        options = [("", self._words.text("products.many.values.unused")), *((one.id, _cut(one.question)) for one in properties)]
        self.choice = SelectField(look, options, name=name, value=held.property_id if held else "", height=40)
        self.field = Field(look, heading, self.choice, name=f"{name}_field", help=first_cells(sheet, heading, self._words))
        unit = held.unit if held else unit_in(heading, units)[1]
        self.unit = TextField(look, name=f"{name}_unit", text=unit, height=40)
        self.unit_field = Field(look, self._words.text("products.many.unit.short"), self.unit, name=f"{name}_unit_field")
        self.unit.setAccessibleName(self._words.text("products.many.unit", heading=heading))
        sized(look, self.unit_field, width=180)
        row = Row(look, spacing=16)
        row.add(self.field, 1)
        row.add(self.unit_field, align=Qt.AlignmentFlag.AlignTop)
        self.widget = box(row)
        self.choice.chosen.connect(lambda _id: self._show_unit())
        self._show_unit()

    @property
    def column(self) -> ValueColumn | None:
        prop = self._properties.get(self.choice.value())
        return ValueColumn(property_id=prop.id, unit=self.unit.text().strip() if prop.unit else "") if prop else None

    def check(self, taken: set[str]) -> Field | None:
        """The field at fault, with its reason; none where all is well."""
        self.field.clear_error()
        self.unit_field.clear_error()
        column = self.column
        if column is None:
            return None
        if column.property_id in taken:
            self.field.set_error(self._words.text("products.many.twice"))
            return self.field
        taken.add(column.property_id)
        if column.unit and self._units.find(column.unit, dimension=self._properties[column.property_id].dimension) is None:
            self.unit_field.set_error(self._words.text("products.many.unit.wrong", unit=column.unit))
            return self.unit_field
        return None

    def _show_unit(self) -> None:
        prop = self._properties.get(self.choice.value())
        self.unit_field.setVisible(prop is not None and bool(prop.unit))


class ManyColumns(Step):
    """The columns of one sheet. `weigh_wanted` carries what the person confirmed."""

    weigh_wanted = Signal(object)  # ProductColumns
    left = Signal()

    def __init__(self, surroundings: Surroundings, sheets: Sequence[SheetOfProducts], *, units: UnitTable, candidates: Candidates) -> None:
        look = surroundings.look
        self._words, self._units, self._candidates = look.speech.over(WORDS), units, candidates
        text = self._words.text
        self._weigh = PrimaryButton(look, text("products.many.weigh"), name="many_weigh")
        leave = SecondaryButton(look, text("products.many.another"), name="many_leave")
        super().__init__(surroundings, name="many_columns", actions=[self._weigh, leave])
        self._weigh.clicked.connect(self._say)
        leave.clicked.connect(self.left)
        self._sheets = {one.columns.sheet: one for one in sheets}
        self._fault_place = self.column.add(Column(look, spacing=0))
        self.column.add(Label(look, text("products.many.columns"), "section"))
        self.column.add(Label(look, text("products.many.columns.text"), "compact", tone="text2"))
        self._sheet = sheets[0]
        if len(sheets) > 1:
            options = [(name, name) for name in self._sheets]
            choice = SelectField(look, options, name="many_sheet", value=self._sheet.columns.sheet, height=40)
            choice.chosen.connect(self._choose_sheet)
            self.column.add(Field(look, text("products.many.sheet"), choice, name="many_sheet_field"))
        self._place = self.column.add(Column(look, spacing=12))
        self.column.spread()
        self._fill()

    def _choose_sheet(self, name: str) -> None:
        self._sheet = self._sheets[name]
        self._fill()

    def _fill(self) -> None:
        look, text, sheet = self.look, self._words.text, self._sheet
        self._place.empty()
        if sheet.is_remembered:
            self._place.add(Notice(look, text("products.many.remembered"), name="many_remembered", kind="done"))
        card = Card(look, spacing=12, name="many_roles")
        self._roles = [RoleChoice(look, role, sheet) for role in ProductRole]
        more = Disclosure(look, text("products.many.more"), name="many_more")
        for one in sorted(self._roles, key=lambda one: _FIRST.index(one.role) if one.role in _FIRST else len(_FIRST)):
            place: Column = card.column if one.role in _FIRST or one.choice.value() else more.column
            place.add(one.widget)
        card.column.add(more)
        self._place.add(card)
        self._place.add(self._values_card())
        self._take = CheckRow(
            look,
            text("products.many.take_text"),
            name="many_take_text",
            checked=sheet.columns.takes_text,
            detail=text("products.many.take_text.more"),
            boxed=True,
        )
        self._place.add(self._take)

    def _values_card(self) -> QWidget:
        look, text, sheet = self.look, self._words.text, self._sheet
        card = Card(look, spacing=12, name="many_values")
        card.column.add(Label(look, text("products.many.values"), "side_section"))
        card.column.add(Label(look, text("products.many.values.text"), "small", tone="text2"))
        headings = [*sheet.columns.values, *sheet.unused]
        self._values: list[ValueChoice] = []
        without: list[str] = []
        for heading in headings:
            properties = self._candidates(heading)
            if not properties:
                without.append(heading)
                continue
            one = ValueChoice(look, len(self._values) + 1, heading, sheet, units=self._units, properties=properties)
            self._values.append(one)
            card.column.add(one.widget)
        for heading in without:
            card.column.add(Label(look, heading, "compact", bold=True))
            card.column.add(Label(look, text("products.many.values.no_question"), "small", tone="text2"))
        if not headings:
            card.column.add(Label(look, text("products.many.values.none"), "small", tone="text2"))
        return card

    # -- answering

    def focus_first(self) -> None:
        described = next(one for one in self._roles if one.role is ProductRole.DESCRIPTION)
        (self._weigh if described.choice.value() else described.choice).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, sentence: str) -> None:
        """What the reader of the table said; what was chosen stays."""
        self._fault_place.empty()
        self._fault_place.add(Notice(self.look, sentence, name="many_columns_fault", kind="error"))
        self.pane.to_top()

    def columns(self) -> ProductColumns:
        roles = {one.role: one.choice.value() for one in self._roles if one.choice.value()}
        said = {one.heading: one.column for one in self._values if one.heading not in roles.values()}
        values = {heading: column for heading, column in said.items() if column is not None}
        return replace(self._sheet.columns, roles=roles, values=values, takes_text=self._take.isChecked())

    def _say(self) -> None:
        described = next(one for one in self._roles if one.role is ProductRole.DESCRIPTION)
        described.field.set_error("" if described.choice.value() else self._words.text("products.many.description.missing"))
        taken: set[str] = set()
        faulty: list[Any] = [described.field] if described.field.is_faulty else []  # Any: fields of several kinds
        faulty += [field for one in self._values if (field := one.check(taken)) is not None]
        if faulty:
            faulty[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
            self.pane.ensureWidgetVisible(faulty[0])
            return
        self._fault_place.empty()
        self.weigh_wanted.emit(self.columns())


def first_cells(sheet: SheetOfProducts, heading: str, words: Any) -> str:
    """What stands first in a column, shortened. Any: the words of the window are passed through."""
    cells = [_cut(cell, _LONGEST) for cell in sheet.samples.get(heading, ())]
    return words.text("products.many.first", cells=" · ".join(cells)) if cells else words.text("products.many.empty")


def _cut(text: str, longest: int = _LONGEST_QUESTION) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
