"""A form as data: its edition, how well it is known, its sections with their boxes and fields, the papers and checks that go with it.

Everything here travels as plain JSON (`form_bytes`, `form_from_bytes`), so that it can be kept in the reference file.
"""

import datetime as dt
import enum
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from stc_desktop.applications.canonical import json_bytes
from stc_desktop.applications.codec import from_json, to_json
from stc_desktop.applications.form_parts import Condition, FormBox, FormField, Mark, Words


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


class Level(enum.StrEnum):
    """Red must be mended before a final print; yellow should be looked at."""

    RED = "red"
    YELLOW = "yellow"


class Scope(enum.StrEnum):
    """What a check looks at: the case once, or each line, party or paper."""

    CASE = "case"
    LINE = "line"
    PARTY = "party"
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule of completeness or agreement. Where `when` holds there is a finding; it leads to the first of `paths` that the form asks.

    A check whose paths the form does not ask stays silent, unless it is `always` said.
    """

    id: str
    level: Level
    scope: Scope = Scope.CASE
    when: Condition | None = None  # None: the program computes it, the check gives its words
    paths: tuple[str, ...] = ()
    task: TaskId = TaskId.CHECK
    sentence: Words
    why: Words
    fix: Words
    is_stop: bool = False
    always: bool = False
    mark: Mark = Mark.OUR_OWN
    cite: tuple[str, ...] = ()


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
    checks: tuple[Check, ...] = ()

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


def form_bytes(form: Form) -> bytes:
    """The form as JSON, to be kept in the reference file."""
    return json_bytes(to_json(form))


def form_from_bytes(data: bytes) -> Form:
    return cast("Form", from_json(Form, json.loads(data)))
