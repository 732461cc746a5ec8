"""Blocks that records, letters and covers are made of; a sheet lays them out from top to bottom."""

import enum
from dataclasses import dataclass
from decimal import Decimal

from stc_desktop.documents.boxes import BoxRow, Check, Label


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionBar:
    """A white letter in a black square, and the section's title; stays with the block that follows it."""

    letter: str
    title: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One line of goods. Numbers come as Decimal and are printed with ASCII digits; what its three lines cannot hold goes to the annex."""

    number: int
    code: str  # a control code, "not listed" or "undecided", in the sheet's language
    is_controlled: bool  # codes print bold, words do not
    name: str
    model: str = ""  # model and maker
    values: str = ""  # the values that decide the classification
    hs: str = ""
    origin: str = ""
    quantity: str = ""
    unit: str = ""
    unit_price: Decimal | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsTable:
    """The goods of an application, with totals of the sheet, carried over and brought forward.

    `currency` is None where the lines are in different currencies or have no value: then no totals are printed.
    """

    letter: str  # of its section bar, which is repeated on each sheet
    title: Label
    lines: tuple[ItemLine, ...]
    currency: str | None
    decimals: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A lettered sentence that the signature covers. No square is printed for a promise."""

    letter: str
    text: str
    local: str = ""
    local_letter: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """Sentences under one number, the second language after each in small type."""

    number: str
    label: Label
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausesSideBySide:
    """Sentences in two languages in columns of 33, each pair at the same height."""

    clauses: tuple[Clause, ...]


class Align(enum.StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; the widths of all add up to 66 or less."""

    columns: int
    head: Label
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """Text of a table cell: a main paragraph, behind it the second language in small type, and under it a smaller paragraph."""

    text: str = ""
    detail: str = ""
    bold: bool = False
    local: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginBar:
    """How far a value is from its limit: the limit stands in the middle, to the right the test is met, on a logarithmic scale.

    `low` and `high` are ratios above 1 where the test is met and below 1 where it fails (so the caller turns them round for
    "less than"). Equal for one value, both None with `is_unknown` for an open square, both None without it for no bar at all
    (a yes-or-no question). `spoken` says the same in words for search and screen readers.
    """

    limit: str
    low: float | None = None
    high: float | None = None
    is_unknown: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A square in a table cell, crossed or empty."""

    is_crossed: bool


TableCell = Cell | MarginBar | Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose head is repeated on every sheet; a row never splits."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[TableCell, ...], ...]
    has_head: bool = True
    is_ruled: bool = True  # False: only hairlines between the rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A framed answer: small label, large words, a few sentences. `is_verdict` makes the frame heavy and the title large."""

    columns: int
    label: Label | None = None
    title: str = ""
    local_title: str = ""
    paragraphs: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()  # smaller
    closing: tuple[str, ...] = ()  # smaller and bold
    is_verdict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """Panels side by side, all as high as the highest."""

    panels: tuple[Panel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs:
    """Running text of a record or a letter."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One small line or two, mostly under a table: what its signs mean."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Numbered sentences: what to do next."""

    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckList:
    """Sentences with a square each: filled in by hand (None) or crossed by the program."""

    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyValues:
    """Words on the left in bold, what they are on the right; hairlines between."""

    rows: tuple[tuple[str, str], ...]
    key_columns: int = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class TimePoint:
    """A day on the time line. `is_waiting` hatches the stretch up to the next point: somebody else has the file."""

    date: str
    text: str
    is_waiting: bool = False
    days_from_start: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLine:
    points: tuple[TimePoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Empty rows; halves are allowed on records and letters."""

    rows: float = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksumPanel:
    """The packet's checksum in large type with what is in the packet beside it (covers only)."""

    contents: tuple[str, ...]  # one or two lines; `plan.sheet_count()` may stand in them


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetIndex:
    """The table of all sheets of the packet, filled in by the room itself (covers only)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtFoot:
    """Boxes that stand at the bottom of the last sheet of a record: who made it, who read it."""

    row: BoxRow


Block = (
    SectionBar
    | BoxRow
    | ItemsTable
    | Declaration
    | ClausesSideBySide
    | Table
    | PanelRow
    | Paragraphs
    | Remark
    | Steps
    | CheckList
    | KeyValues
    | TimeLine
    | Gap
    | ChecksumPanel
    | SheetIndex
    | AtFoot
)
