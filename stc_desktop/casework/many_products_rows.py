"""The rows of a table of products as items: what can be read of each cell, and what is wrong with it. Nothing is guessed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from stc_desktop.casework.hs_views import read_hs
from stc_desktop.casework.many_products_answers import NO_UNIT, PARTS, UNKNOWN, amount_told, answer_told
from stc_desktop.casework.many_products_columns import ProductColumns, ProductRole, ValueColumn
from stc_desktop.casework.many_products_faults import (
    LONGEST_DESCRIPTION,
    FaultKind,
    RowFault,
    is_date,
    is_told,
    no_amount,
    runs_as_formula,
    unreadable,
    without_control,
)
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.item_json import WrittenItem, understood
from stc_desktop.classification.items import OVERVIEW, UNSURE
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.chemicals import cas_or_proposal
from stc_desktop.control_lists.sources.column_maps import Headings
from stc_desktop.control_lists.sources.tables import Row
from stc_desktop.rules.answers import parse_answer
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.properties import Property, PropertyKind

_NONE = frozenset({"none", "nothing", "no other", "none fits", "none of them", "nothing else"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRow:
    """One row as it was understood. `faults` name what was not taken; the row itself is never dropped."""

    number: int
    item: WrittenItem
    part: str = ""
    maker: str = ""
    model: str = ""
    datasheet: str = ""
    faults: tuple[RowFault, ...] = ()

    @property
    def name(self) -> str:
        """What the product is called in the catalogue."""
        described = " ".join(self.item.description.split())[:80]
        return ", ".join(filter(None, (self.part, described))) or f"Row {self.number}"

    @property
    def is_sound(self) -> bool:
        return not any(fault.is_grave for fault in self.faults)


@dataclass
class _Reading:
    """One row while it is read."""

    row: Row
    cells: Mapping[str, str]
    spread: frozenset[str]
    faults: list[RowFault] = field(default_factory=list[RowFault])

    def fault(self, column: str, kind: FaultKind, sentence: str) -> None:
        self.faults.append(RowFault(row=self.row.number, column=column, kind=kind, sentence=sentence))


class ProductReader:
    """Reads rows by a map of columns. Raises UserFixable for a map that does not fit the table or the list."""

    def __init__(
        self,
        workspace: Workspace,
        weighable: WeighableList,
        columns: ProductColumns,
        headings: Headings,
        *,
        uncomputed: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        self._workspace, self._weighable, self._columns = workspace, weighable, columns
        self._positions = {name: _position(headings, name) for name in (*columns.roles.values(), *columns.values)}
        self._uncomputed = uncomputed
        register = weighable.edition.register
        self._asked = {heading: _property(register.get(one.property_id), heading, one) for heading, one in columns.values.items()}
        twice = [one.property_id for one in columns.values.values()]
        for heading, one in columns.values.items():
            if twice.count(one.property_id) > 1:
                raise UserFixable(f"Two columns answer “{one.property_id}”.", next_step="Choose one of them.", where=heading)

    def read(self, row: Row) -> ProductRow:
        """The row as an item. Duplicates are told apart by `mark_duplicates`, when all rows are known."""
        cells = {name: row.cell(position) for name, position in self._positions.items()}
        spread = frozenset(name for name, position in self._positions.items() if position in row.spread)
        reading = _Reading(row=row, cells=cells, spread=spread)
        self._sweep(reading)
        description = self._description(reading)
        item = WrittenItem(
            description=description,
            hs=self._hs(reading),
            cas=tuple(self._cas(reading)),
            answers=dict(self._answers(reading)),
            considered=self._considered(reading),
        )
        item = self._weighable_item(item, reading)
        return ProductRow(
            number=row.number,
            item=item,
            part=self._text(reading, ProductRole.PART)[:120],
            maker=self._text(reading, ProductRole.MAKER)[:120],
            model=self._text(reading, ProductRole.MODEL)[:120],
            datasheet=self._text(reading, ProductRole.DATASHEET),
            faults=tuple(reading.faults),
        )

    # -- cells

    def _sweep(self, reading: _Reading) -> None:
        """What may stand in any cell, and makes it say nothing or something else than was meant."""
        swept: dict[str, str] = {}
        for name, cell in reading.cells.items():
            clean = without_control(cell)
            if clean != cell:
                reading.fault(name, FaultKind.CONTROL, "The cell holds signs that cannot be seen; they were left out.")
            bad = unreadable(clean)
            if bad:
                reading.fault(name, *bad)
                clean = ""
            elif (reading.row.number, self._positions[name]) in self._uncomputed and not clean:
                said = "The cell holds a formula that was never computed. Open the workbook in a spreadsheet, save it, and choose it again."
                reading.fault(name, FaultKind.UNCOMPUTED, said)
            elif name in reading.spread and clean:
                said = "The cell is merged with another, so its value may not be meant for this row. Write it into each row."
                reading.fault(name, FaultKind.MERGED, said)
                clean = ""
            elif runs_as_formula(clean):
                said = f"“{clean[:30]}” would run as a formula when a table is opened; in a CSV copy an apostrophe stands before it."
                reading.fault(name, FaultKind.RUNS, said)
            swept[name] = clean
        reading.cells = swept

    def _text(self, reading: _Reading, role: ProductRole) -> str:
        cell = reading.cells.get(self._columns.roles.get(role, ""), "")
        return cell.strip() if is_told(cell) else ""

    def _description(self, reading: _Reading) -> str:
        heading = self._columns.roles.get(ProductRole.DESCRIPTION, "")
        text = self._text(reading, ProductRole.DESCRIPTION)
        if not any(letter.isalpha() for letter in text):
            reading.fault(heading, FaultKind.EMPTY, "There is no description. Say in a few words what the product is.")
        if len(text) > LONGEST_DESCRIPTION:
            said = f"The description has {len(text):,} characters; the first {LONGEST_DESCRIPTION:,} were read. Give datasheets a column."
            reading.fault(heading, FaultKind.TOO_LONG, said)
        return text[:LONGEST_DESCRIPTION]

    def _hs(self, reading: _Reading) -> str:
        heading = self._columns.roles.get(ProductRole.HS, "")
        text = self._text(reading, ProductRole.HS)
        if not text:
            return ""
        if is_date(text):
            reading.fault(heading, FaultKind.DATE, f"“{text}” is a date, not an HS code. Write the code as text.")
            return ""
        try:
            return read_hs(self._workspace, re.sub(r"\.0$", "", text)).digits
        except UserFixable as problem:
            nought = " A spreadsheet may have taken away a nought in front." if re.fullmatch(r"\d{3}|\d{5}|\d{7}|\d{9}", text) else ""
            reading.fault(heading, FaultKind.HS, f"{problem.sentence}{nought} {problem.next_step}".strip())
            return ""

    def _cas(self, reading: _Reading) -> Iterator[str]:
        heading = self._columns.roles.get(ProductRole.CAS, "")
        text = self._text(reading, ProductRole.CAS)
        if is_date(text):
            said = f"“{text}” is a date. A spreadsheet makes dates of CAS numbers: write it as text, such as 151-50-8."
            reading.fault(heading, FaultKind.DATE, said)
            return
        for part in (part.strip() for part in PARTS.split(text)):
            try:
                if is_told(part):
                    yield cas_or_proposal(part, self._weighable.edition.chemical_names)
            except UserFixable as problem:
                reading.fault(heading, FaultKind.CAS, f"{problem.sentence} {problem.next_step}".strip())

    # -- answers

    def _answers(self, reading: _Reading) -> Iterator[tuple[str, object]]:
        for heading, one in self._columns.values.items():
            cell = reading.cells[heading].strip()
            if not is_told(cell):
                continue
            prop = self._asked[heading]
            is_amount = prop.kind in {PropertyKind.NUMBER, PropertyKind.COUNT}
            bad = no_amount(cell) if is_amount else None
            if bad:
                reading.fault(heading, *bad)
                continue
            try:
                answer = amount_told(cell, prop, one, self._workspace.units) if is_amount else answer_told(cell, prop)
                parse_answer(prop, answer, self._workspace.units)
            except UserFixable as problem:
                kind = FaultKind.NO_UNIT if problem.where == NO_UNIT else FaultKind.VALUE
                reading.fault(heading, kind, f"{problem.sentence} {problem.next_step}".strip())
                continue
            yield prop.id, answer

    def _considered(self, reading: _Reading) -> dict[str, object]:
        considered: dict[str, object] = {}
        for role, answer in ((ProductRole.IS_NOT, "no"), (ProductRole.IS, "yes")):
            for code in self._codes(reading, role):
                if considered.get(code, answer) != answer:
                    heading = self._columns.roles[role]
                    said = f"{code} is said to describe it and not to describe it. Say one of the two."
                    reading.fault(heading, FaultKind.CONTRADICTION, said)
                considered[code] = answer
        text = self._text(reading, ProductRole.OVERVIEW).casefold()
        if text in _NONE:
            considered[OVERVIEW] = []
        elif text in UNKNOWN:
            considered[OVERVIEW] = UNSURE
        elif text:
            found = list(self._codes(reading, ProductRole.OVERVIEW))
            if found:
                considered[OVERVIEW] = found
        return considered

    def _codes(self, reading: _Reading, role: ProductRole) -> Iterator[str]:
        """Codes of paragraphs in a cell; one that the edition does not have, or other words, are faults."""
        heading = self._columns.roles.get(role, "")
        for part in (part.strip() for part in PARTS.split(self._text(reading, role))):
            if not is_told(part):
                continue
            head, dot, tail = part.partition(".")
            code = f"{head.upper()}{dot}{tail.lower()}"
            if self._weighable.at_or_below(code):
                yield code
                continue
            words = "; or “none” where no other heading fits" if role is ProductRole.OVERVIEW else ""
            reading.fault(heading, FaultKind.CODE, f"“{part[:40]}” is not a paragraph of this edition. Write codes such as 3A225{words}.")

    def _weighable_item(self, item: WrittenItem, reading: _Reading) -> WrittenItem:
        """What each cell says was read by itself; what cannot be weighed together is left out, and said."""
        try:
            understood(item, self._weighable, self._workspace.units)
        except UserFixable as problem:
            reading.fault("", FaultKind.CONTRADICTION, f"{problem} The row was weighed without its values.")
            return replace(item, answers={}, considered={})
        return item


def _position(headings: Headings, name: str) -> int:
    position = headings.position(name)
    if position is None:
        seen = ", ".join(f"“{one}”" for one in headings.names[:12])
        raise UserFixable(f"The table has no column “{name}”.", next_step=f"Its columns are {seen}.", where="columns")
    return position


def _property(prop: Property | None, heading: str, one: ValueColumn) -> Property:
    if prop is None or prop.kind is PropertyKind.CONDITION:
        next_step = "`list properties` shows the ids of all questions."
        raise UserFixable(f"No question has the id “{one.property_id}”.", next_step=next_step, where=heading)
    return prop


def mark_duplicates(rows: list[ProductRow], part_heading: str) -> list[ProductRow]:
    """Every row whose part number stands in another row too says in which."""
    by_part: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if row.part:
            by_part[row.part.casefold()].append(row.number)

    def marked(row: ProductRow) -> ProductRow:
        others = [number for number in by_part.get(row.part.casefold(), ()) if number != row.number] if row.part else []
        if not others:
            return row
        shown = ", ".join(map(str, others[:5])) + (" ..." if len(others) > 5 else "")
        said = f"The part number “{row.part[:40]}” stands in row {shown} too. Each row was weighed by itself."
        fault = RowFault(row=row.number, column=part_heading, kind=FaultKind.DUPLICATE, sentence=said)
        return replace(row, faults=(*row.faults, fault))

    return [marked(row) for row in rows]
