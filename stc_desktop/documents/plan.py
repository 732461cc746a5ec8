"""A packet of sheets as values: everything that `packet.print_packet` needs, and nothing of what the case means.

    PacketPlan
      Sheet            a form, a record, a statement, a letter or a cover: a head, then blocks from top to bottom
        FormHead | StatementHead | RecordHead | LetterHead
        BoxRow, SectionBar, ItemsTable, Declaration, Table, PanelRow ...   (modules `boxes` and `blocks`)
      SymbolsSheet     the whole case in two-dimensional symbols; printed only when a stream is given and the packet is no draft

Answers that do not fit their box go to an annex printed right behind their sheet. Texts may mention a sheet or an annex part whose
number is known only when all is laid out: write `sheets_of("requirement")`, `annex_of("parties")` or `sheet_count()` into them.
"""

import enum
from dataclasses import dataclass, field

from stc_desktop.documents.blocks import (
    Align,
    AtFoot,
    Block,
    Cell,
    CheckList,
    ChecksumPanel,
    Clause,
    ClausesSideBySide,
    Column,
    Declaration,
    Gap,
    ItemLine,
    ItemsTable,
    KeyValues,
    MarginBar,
    Panel,
    PanelRow,
    Paragraphs,
    Remark,
    SectionBar,
    SheetIndex,
    Steps,
    Table,
    Tick,
    TimeLine,
    TimePoint,
)
from stc_desktop.documents.boxes import (
    Answer,
    AnswerState,
    Box,
    BoxRow,
    ByHand,
    Check,
    Checks,
    Label,
    Party,
    Question,
    SignatureFrame,
    Stack,
    StampArea,
    YesNo,
    signature_row,
)
from stc_desktop.documents.words import PaperWords
from stc_desktop.rules.errors import UserFixable


class StateMark(enum.StrEnum):
    """How well a form is known. Unverified forms (U) have no value here: they cannot be printed."""

    OFFICIAL_TEXT_READ = "A"
    SECONDARY = "B"
    INCOMPLETE = "C"
    OUR_OWN = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """The strip that says that a sheet is a working copy, and what it rests on ("our own layout", or the source)."""

    mark: StateMark
    source: Label
    notice: Label | None = None  # instead of "Working copy, not an official form"


def form_state(mark: str, source: Label, notice: Label | None = None) -> FormState:
    """The state of a form by its mark; a form that nobody has verified is refused."""
    if mark not in set(StateMark):
        raise UserFixable(
            f"This form cannot be printed: its state is {mark}, so nobody has checked it against a source.",
            next_step="Choose the generic form, or ask the agency for its own.",
        )
    return FormState(mark=StateMark(mark), source=source, notice=notice)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """Head of a form or cover: large title, state strip, the agency's grey panel, and the boxes that fit beside it (41 columns)."""

    title: Label
    state: FormState | None = None
    agency_fields: tuple[Label, ...] = ()  # at most three; none leaves the panel out and lets the strip take the whole width
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementHead:
    """Head of a statement: rows 3 to 8 free for the letterhead of whoever signs, then title and state strip side by side."""

    title: Label
    letterhead: Label
    state: FormState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHead:
    """Head of a record: title on the left, what it belongs to on the right (bold line and plain line)."""

    title: Label
    belongs: Label | None = None
    state: FormState | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterHead:
    """Head of a letter: sender and state strip, addressee and reference boxes (30 columns), then what the letter says."""

    title: Label
    sender: tuple[str, ...]
    addressee: tuple[str, ...]
    boxes: tuple[BoxRow, ...] = ()
    state: FormState | None = None


Head = FormHead | StatementHead | RecordHead | LetterHead


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexPart:
    """A part of the annex that casework writes itself (particulars of parties, a table of values); `annex_of(key)` names it."""

    key: str
    place: str  # "Boxes 7, 8, 9"
    title: Label
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One document of the packet, as many pages as it needs. `name` is unique in the packet and is what `sheets_of` takes."""

    name: str
    index_name: Label  # in the cover's index and in the outline of the file
    form: str  # "GEN-LIC 1"
    edition: str  # "2026-10"
    head: Head
    blocks: tuple[Block, ...]
    agency_sentence: str = ""  # in the foot; empty prints the packet's own
    signs: str = ""  # "Sign here" of the cover's index ("end user"); empty prints the sheet with the signature frame, if any
    is_framed: bool = False  # a form: boxes and tables share one frame
    annex: tuple[AnnexPart, ...] = ()
    words: PaperWords | None = None  # where its second language is not the packet's (a statement that a buyer abroad signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SymbolsSheet:
    """The case for the scanner: symbols, how to read them, what is inside. Left out of a draft and where there is no stream."""

    name: str = "symbols"
    index_name: Label = field(default=Label("Symbols: the whole case for the scanner"))
    form: str = "GEN-SYM 1"
    edition: str = "2026-10"
    title: Label = field(default=Label("Symbols for the scanner"))
    blocks: tuple[Block, ...] = ()  # after the symbols of the last sheet
    warning: Label = field(default=Label("Do not fold, staple, stamp or write across the symbols."))
    agency_sentence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Why the packet may not be filed yet: how many points are open, and which (short: "box 10, destination")."""

    open_points: int
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketPlan:
    """Everything that is printed, in order. `checksum` is 16 hexadecimal signs; a draft has none and carries no symbols."""

    title: str  # "Application for an export licence, SH-2026-0031"
    author: str  # the applicant
    reference: str
    language: str = "en"
    list_edition: str  # "EU Annex I"
    list_date: str = ""  # "15 Nov 2025"
    list_remark: str = ""  # "12 of 540 heads installed": stands in the foot of every sheet
    printed_at: str  # "23 Nov 2026 09:14"
    place: str = ""
    user: str = ""
    agency_sentence: str = ""
    checksum: str = ""
    draft: Draft | None = None
    case_stream: bytes | None = None
    sheets: tuple[Sheet | SymbolsSheet, ...] = ()
    words: PaperWords = field(default_factory=PaperWords)


# Private-use signs hold the place of a number until all sheets are laid out; they never reach the paper.
MARK_START = "\ue000"
MARK_END = "\ue001"


def sheets_of(name: str) -> str:
    """Stands for "sheet 5" or "sheets 2 to 4" in any text of the plan; a name the packet does not have is a mistake of the plan."""
    return f"{MARK_START}sheets:{name}{MARK_END}"


def signed_sheet_of(name: str) -> str:
    """Stands for "sheet 3", the sheet of a document that has its signature frame."""
    return f"{MARK_START}signed:{name}{MARK_END}"


def annex_of(key: str) -> str:
    """Stands for "A2", the number of an annex part, in any text of the plan."""
    return f"{MARK_START}annex:{key}{MARK_END}"


def sheet_count() -> str:
    """Stands for the number of all sheets of the packet."""
    return f"{MARK_START}count:{MARK_END}"


__all__ = [
    "Align",
    "AnnexPart",
    "Answer",
    "AnswerState",
    "AtFoot",
    "Block",
    "Box",
    "BoxRow",
    "ByHand",
    "Cell",
    "Check",
    "CheckList",
    "Checks",
    "ChecksumPanel",
    "Clause",
    "ClausesSideBySide",
    "Column",
    "Declaration",
    "Draft",
    "FormHead",
    "FormState",
    "Gap",
    "Head",
    "ItemLine",
    "ItemsTable",
    "KeyValues",
    "Label",
    "LetterHead",
    "MarginBar",
    "PacketPlan",
    "Panel",
    "PanelRow",
    "PaperWords",
    "Paragraphs",
    "Party",
    "Question",
    "RecordHead",
    "Remark",
    "SectionBar",
    "Sheet",
    "SheetIndex",
    "SignatureFrame",
    "Stack",
    "StampArea",
    "StateMark",
    "StatementHead",
    "Steps",
    "SymbolsSheet",
    "Table",
    "Tick",
    "TimeLine",
    "TimePoint",
    "YesNo",
    "annex_of",
    "form_state",
    "sheet_count",
    "sheets_of",
    "signature_row",
    "signed_sheet_of",
]
