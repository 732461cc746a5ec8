"""A form as data: its edition, how well it is known, its sections, boxes and fields, and where each stands on paper.

Everything here travels as plain JSON (`form_bytes`, `form_from_bytes`), so that it can be kept in the reference file.
"""

import datetime as dt
import enum
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast

from stc_desktop.applications.canonical import json_bytes
from stc_desktop.applications.codec import from_json, to_json
from stc_desktop.rules.clauses import Clause
from stc_desktop.rules.conditions import Op, Test, compile_test

Words = Mapping[str, str]  # words of a form by language; English is always there
SHEET_COLUMNS = 66


class Mark(enum.StrEnum):
    """How sure we are of a fact: official text read, secondary source, incomplete, unverified, our own design."""

    OFFICIAL = "A"
    SECONDARY = "B"
    INCOMPLETE = "C"
    UNVERIFIED = "U"
    OUR_OWN = "D"


class FieldType(enum.StrEnum):
    """What an answer looks like, and so how it is typed, checked and printed."""

    TEXT = "text"
    LONG_TEXT = "longtext"
    TEXTS = "texts"  # several short texts
    DATE = "date"
    YES_NO = "bool"
    CHOICE = "enum"
    CHOICES = "multi_enum"
    COUNTRY = "country"
    COUNTRIES = "countries"
    CODE = "code"
    CODES = "codes"
    HS = "hs"
    MONEY = "money"
    DECIMAL = "decimal"
    INTEGER = "integer"
    UNIT = "unit"
    CURRENCY = "currency"
    PHONE = "phone"
    EMAIL = "email"
    URL = "url"


class BoxKind(enum.StrEnum):
    """What stands in a box."""

    ANSWER = "answer"
    PARTY = "party"
    CHECKS = "checks"
    YES_NO = "yes_no"
    BY_HAND = "by_hand"  # written in ink, by the signer or by the agency
    SIGNATURE = "signature"
    STAMP = "stamp"


class SectionKind(enum.StrEnum):
    """How a section is laid out."""

    BOXES = "boxes"
    ITEMS = "items"  # the table of goods with totals
    TABLE = "table"  # one row per line with the form's own columns
    PER_LINE = "per_line"  # the same boxes for each line: the first on the form, the others on continuation sheets
    PAPERS = "papers"  # the register of papers, one row each
    DECLARATION = "declaration"
    CLAUSES = "clauses"  # promises in two languages side by side
    SIGNATURE = "signature"


class TaskId(enum.StrEnum):
    """The steps of the task list."""

    WHO = "who"
    WHAT = "what"
    WHERE_TO = "where_to"
    WHY = "why"
    PAPERS = "papers"
    CHECK = "check"
    PRINT = "print"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTest:
    """One test of a condition: a property of the case, a comparator, and a truth, words or numbers."""

    property_id: str
    op: Op
    truth: bool | None = None
    words: tuple[str, ...] = ()
    numbers: tuple[Decimal, ...] = ()
    alternative: str = ""
    negated: bool = False

    def as_test(self) -> Test:
        if self.truth is not None:
            value: bool | str | float | tuple[str, ...] | tuple[float, ...] = self.truth
        elif self.words:
            value = self.words if self.op in {Op.IN, Op.SOME, Op.EVERY} else self.words[0]
        else:
            numbers = tuple(float(number) for number in self.numbers)
            value = numbers if self.op in {Op.RANGE, Op.IN} else numbers[0]
        test = Test(property_id=self.property_id, op=self.op, value=value, alternative=self.alternative or None, negated=self.negated)
        return compile_test(test, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Tests over the facts of a case that all hold (alternatives share a label)."""

    tests: tuple[FormTest, ...]

    def clause(self, clause_id: str) -> Clause:
        return Clause(id=clause_id, tests=tuple(test.as_test() for test in self.tests))


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a field; several stored values may be printed as the same option."""

    id: str
    label: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One thing that the form asks. `path` says where its answer stands in the case; `number` is the official box number."""

    id: str
    label: Words
    type: FieldType
    path: str
    number: str = ""
    required: bool = False
    required_if: Condition | None = None
    show_if: Condition | None = None
    max_len: int | None = None
    max_items: int | None = None
    pattern: str = ""
    pattern_words: Words = field(default_factory=dict[str, str])  # what the pattern asks, in words
    pattern_is_sure: bool = True
    options: tuple[Option, ...] = ()
    unit: str = ""
    currency: str = ""  # where only one is allowed
    default_from: str = ""
    help: Words = field(default_factory=dict[str, str])
    example: str = ""
    is_private: bool = False
    mark: Mark = Mark.OUR_OWN
    cite: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBox:
    """A box on paper: its official number, its size on the grid, and the fields that it prints.

    `lines` are templates ("{contract_no}[ of {contract_date}]"); without them the fields follow each other. `role` is the party of a party
    box; a box with `below` is a stack of boxes beside a higher one.
    """

    number: str = ""
    label: Words = field(default_factory=dict[str, str])
    columns: int
    rows: int = 2
    kind: BoxKind = BoxKind.ANSWER
    fields: tuple[FormField, ...] = ()
    lines: tuple[str, ...] = ()
    role: str = ""
    bold: bool = False
    repeats: bool = False
    repeat_columns: int = 0
    local_under: bool = False
    hint: Words = field(default_factory=dict[str, str])
    below: tuple["FormBox", ...] = ()
    by_agency: bool = False
    mark: Mark = Mark.OUR_OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """Boxes side by side, 66 columns in all."""

    boxes: tuple[FormBox, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column of a table of lines or papers: its head and what it prints, as a template over the section's fields."""

    columns: int
    label: Words
    shows: str
    align: str = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormClause:
    """A lettered sentence that the signature covers; `show_if` leaves it out where it does not apply."""

    id: str
    text: Words
    letters: Words = field(default_factory=dict[str, str])
    show_if: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the form: on screen a page or part of one, on paper a bar with its boxes."""

    id: str
    task: TaskId
    title: Words
    kind: SectionKind = SectionKind.BOXES
    letter: str = ""
    number: str = ""
    number_label: Words = field(default_factory=dict[str, str])
    in_head: bool = False  # stands beside the agency's panel
    show_if: Condition | None = None
    rows: tuple[FormRow, ...] = ()
    fields: tuple[FormField, ...] = ()  # of a repeated section, asked once for each line or paper; else asked but not printed
    columns: tuple[FormColumn, ...] = ()
    clauses: tuple[FormClause, ...] = ()
    least: int = 0
    most: int | None = None

    @property
    def is_repeated(self) -> bool:
        return self.kind in {SectionKind.ITEMS, SectionKind.TABLE, SectionKind.PER_LINE, SectionKind.PAPERS}

    @property
    def all_fields(self) -> tuple[FormField, ...]:
        return tuple(self._fields())

    def _fields(self) -> Iterator[FormField]:
        for box in self.boxes:
            yield from box.fields
        yield from self.fields

    @property
    def boxes(self) -> tuple[FormBox, ...]:
        """Every box, those of stacks too, in reading order."""
        return tuple(inner for row in self.rows for box in row.boxes for inner in (box.below or (box,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDemand:
    """A kind of paper that the form wants behind it."""

    kind: str
    title: Words
    required: bool = False
    required_if: Condition | None = None
    original_needed: bool = False
    valid_days: int | None = None
    mark: Mark = Mark.OUR_OWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One edition of a form. `edition` counts our own editions, `version` is what the agency prints on its form."""

    form_id: str
    title: Words
    edition: str
    edition_date: str
    country: str = ""
    authority: Words = field(default_factory=dict[str, str])
    version: str = ""
    effective_from: dt.date | None = None
    effective_to: dt.date | None = None
    state: Mark
    state_source: Words
    notice: Words = field(default_factory=dict[str, str])
    cite: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("en",)
    unreviewed: tuple[str, ...] = ()  # languages whose words no native reader has looked at
    paper_size: str = "A4"
    copies: int = 1
    is_statement: bool = False  # goes under the letterhead of whoever signs it
    letterhead: Words = field(default_factory=dict[str, str])
    agency_fields: tuple[Words, ...] = ()
    continuation_title: Words = field(default_factory=dict[str, str])
    signs: str = ""  # who signs it: "applicant" or "end_user"
    sections: tuple[Section, ...]
    papers: tuple[PaperDemand, ...] = ()
    checks_left_out: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As it stands in the foot of a sheet: GEN-LIC 1."""
        return f"{self.form_id} {self.edition}"

    @property
    def fields(self) -> tuple[FormField, ...]:
        return tuple(one for section in self.sections for one in section.all_fields)

    def field(self, field_id: str) -> FormField:
        return next(one for one in self.fields if one.id == field_id)

    def section_of(self, field_id: str) -> Section:
        return next(section for section in self.sections if any(one.id == field_id for one in section.all_fields))

    def field_at(self, path: str) -> FormField | None:
        """The field whose answer stands at this path pattern."""
        return next((one for one in self.fields if one.path == path), None)


def words_in(words: Words, language: str = "en") -> str:
    """The words in this language, English where it has none."""
    return words.get(language) or words.get("en", "")


def form_bytes(form: Form) -> bytes:
    """The form as JSON, to be kept in the reference file."""
    return json_bytes(to_json(form))


def form_from_bytes(data: bytes) -> Form:
    return cast("Form", from_json(Form, json.loads(data)))
