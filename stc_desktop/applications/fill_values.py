"""A filled form as values, ready to be drawn: what stands in which box of the grid, in reading order.

The values follow the sheets of paper closely (bars, rows of boxes, tables, sentences), but know nothing of a page.
"""

import enum
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Label:
    """Words of the form in its main language and in the second one ("" where there is none)."""

    text: str
    local: str = ""


class AnswerState(enum.StrEnum):
    GIVEN = "given"
    NOT_APPLICABLE = "not_applicable"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Paragraphs of an answer; an open or inapplicable one has none."""

    paragraphs: tuple[str, ...] = ()
    state: AnswerState = AnswerState.GIVEN
    bold: bool = False
    is_excerpt: bool = False  # stands whole on an earlier sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLines:
    """A party as it stands in its box, each line in its place; empty ones are left out when drawn."""

    name: str
    local_name: str = ""
    address: tuple[str, ...] = ()
    registration: str = ""
    contact: str = ""
    reach: str = ""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        lines = (self.name, self.local_name, *self.address, self.registration, self.contact, self.reach)
        return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cross:
    """One option with its square; None is not answered."""

    label: Label
    is_crossed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosses:
    options: tuple[Cross, ...]
    local_under: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    letter: str
    label: Label
    answer: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo:
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """Left empty for ink, the signer's or the agency's."""

    hint: Label | None = None
    by_agency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignHere:
    hint: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StampHere:
    """Room for a stamp of 40 mm."""


Content = Answer | PartyLines | Crosses | YesNo | ByHand | SignHere | StampHere


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledBox:
    """A box with its official number, its label, its size on the grid and what stands in it. `field_ids` lead back to the form."""

    label: Label
    columns: int
    rows: int
    number: str = ""
    content: Content
    repeats: bool = False
    repeat_columns: int = 0
    field_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledStack:
    """Boxes under each other beside a higher box."""

    columns: int
    boxes: tuple[FilledBox, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A section's letter and title."""

    letter: str
    title: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    cells: tuple[FilledBox | FilledStack, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledLine:
    """One line of the table of goods."""

    number: int
    code: str
    is_controlled: bool
    name: str
    model: str = ""
    values: str = ""
    hs: str = ""
    origin: str = ""
    quantity: str = ""
    unit: str = ""
    unit_price: Decimal | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """The table of goods; no currency where the lines differ, then no totals are printed."""

    letter: str
    title: Label
    lines: tuple[FilledLine, ...]
    currency: str | None
    decimals: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class GridColumn:
    columns: int
    head: Label
    align: str = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table with the form's own columns, a row for each line or paper."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledClause:
    letter: str
    text: str
    local: str = ""
    local_letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarations:
    """Sentences under one number that the signature covers."""

    number: str
    label: Label
    clauses: tuple[FilledClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """Promises in two languages, each pair at the same height."""

    clauses: tuple[FilledClause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRow:
    """The signature block: data, frame to sign in, room for the stamp. It is never parted, nor alone on a sheet."""

    row: Row


Part = Bar | Row | Items | Grid | Declarations | SideBySide | SignatureRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What was answered about a party, a line, a paper or a box and has no room of its own on the form: for the annex.

    `key` is unique in the plan; `place` says where it belongs ("Box 6", "Line 3"); each row is a label and its answer.
    """

    key: str
    place: str
    title: str
    local_title: str = ""
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FillPlan:
    """A filled form. `continuation` repeats boxes for further lines, where the form has no table; `open_boxes` are numbers still open.

    `particulars` have to be printed in the annex: together with the boxes they hold everything that was answered.
    """

    form_id: str
    form_name: str
    edition: str
    title: Label
    language: str
    local: str
    is_reviewed: bool  # the words of the second language were read by a native reader
    state: str
    state_source: Label
    notice: Label | None = None
    is_statement: bool = False
    letterhead: Label = Label("")
    agency_fields: tuple[Label, ...] = ()
    head_boxes: tuple[FilledBox, ...] = ()
    parts: tuple[Part, ...]
    particulars: tuple[Particulars, ...] = ()
    signs: str = ""
    open_boxes: tuple[str, ...] = ()
    continuation: "FillPlan | None" = None
