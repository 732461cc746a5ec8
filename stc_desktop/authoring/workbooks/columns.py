"""The sheets of a list workbook and their columns: what stands in a cell, how wide it is, what may be chosen."""

import enum
from dataclasses import dataclass

from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.entries import Effect
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.properties import PropertyKind


class Cell(enum.StrEnum):
    """How a cell is written."""

    NAME = "name"  # the code or id of the row
    TEXT = "text"
    LIST = "list"  # several, with a semicolon between
    TESTS = "tests"
    REGIMES = "regimes"
    HS = "hs"
    OPTIONS = "options"  # a line each: id = what it says
    GUIDANCE = "guidance"  # yes or no of the guidance
    CHANGE = "change"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, the authored key that it holds, its width in characters, and the closed set to choose from."""

    heading: str
    key: str
    cell: Cell = Cell.TEXT
    width: int = 14
    choices: tuple[str, ...] = ()
    range_of: str = ""  # the closed set stands in another sheet


README = "Read me"
EDITION = "Edition"
PROPERTIES = "Properties"
KINDS = "Kinds of things"
TERMS = "Defined terms"
UNITS = "Units"
GENERAL = "General notes"
CHANGES = ("differs", "absent", "instead", "added")
TAKEN_AWAY = "(none)"

EDITION_COLUMNS = (
    Column(heading="Key", key="", cell=Cell.NAME, width=16),
    Column(heading="Value", key="value", width=100),
)
PARAGRAPH_COLUMNS = (
    Column(heading="Code", key="", cell=Cell.NAME, width=18),
    Column(heading="Heading", key="heading", width=44),
    Column(heading="Help", key="help", width=44),
    Column(heading="Logic", key="logic", width=8, choices=tuple(Logic)),
    Column(heading="Tests", key="tests", cell=Cell.TESTS, width=60),
    Column(heading="Effect", key="effect", width=11, choices=tuple(Effect)),
    Column(heading="Kind of thing", key="subject", width=24, range_of=KINDS),
    Column(heading="Regimes", key="regimes", cell=Cell.REGIMES, width=16),
    Column(heading="Words", key="words", cell=Cell.LIST, width=40),
    Column(heading="HS", key="hints", cell=Cell.HS, width=16),
    Column(heading="See", key="see", cell=Cell.LIST, width=20),
    Column(heading="Refs", key="refs", cell=Cell.LIST, width=20),
    Column(heading="Covers", key="covers", cell=Cell.LIST, width=16),
    Column(heading="Spares", key="spares", cell=Cell.LIST, width=16),
    Column(heading="Not used", key="not_used", width=9, choices=("yes",)),
    Column(heading="Mark", key="mark", width=6, choices=("A", "B", "C", "U", "D")),
)
CHANGE_COLUMN = Column(heading="Change", key="", cell=Cell.CHANGE, width=10, choices=CHANGES)
PROPERTY_COLUMNS = (
    Column(heading="Id", key="", cell=Cell.NAME, width=34),
    Column(heading="Question", key="question", width=50),
    Column(heading="Kind", key="kind", width=11, choices=tuple(PropertyKind)),
    Column(heading="Dimension", key="dimension", width=16, range_of=UNITS),
    Column(heading="Unit", key="unit", width=10),
    Column(heading="Help", key="help", width=50),
    Column(heading="Standard", key="standard", width=16),
    Column(heading="Datasheet words", key="datasheet_words", cell=Cell.LIST, width=40),
    Column(heading="Options", key="options", cell=Cell.OPTIONS, width=44),
    Column(heading="Counts as yes", key="yes", cell=Cell.GUIDANCE, width=34),
    Column(heading="Counts as no", key="no", cell=Cell.GUIDANCE, width=34),
    Column(heading="Computed", key="computed", width=34),
    Column(heading="Asked within", key="within", width=34),
    Column(heading="Asked after", key="after", width=34),
)
KIND_COLUMNS = (
    Column(heading="Id", key="", cell=Cell.NAME, width=34),
    Column(heading="Heading", key="heading", width=40),
    Column(heading="Question", key="question", width=60),
    Column(heading="Under", key="under", width=30, range_of=KINDS),
    Column(heading="Words", key="words", cell=Cell.LIST, width=50),
)
TERM_COLUMNS = (
    Column(heading="Id", key="", cell=Cell.NAME, width=30),
    Column(heading="Term", key="term", width=30),
    Column(heading="Meaning", key="meaning", width=80),
    Column(heading="Scope", key="scope", cell=Cell.LIST, width=14),
    Column(heading="Words", key="words", cell=Cell.LIST, width=40),
    Column(heading="Numbers", key="numbers", cell=Cell.LIST, width=24),
    Column(heading="See", key="see", cell=Cell.LIST, width=30),
)
# Every sheet that is no sheet of paragraphs; a workbook without one of them is not read.
PLAIN_SHEETS = {EDITION: EDITION_COLUMNS, PROPERTIES: PROPERTY_COLUMNS, KINDS: KIND_COLUMNS, TERMS: TERM_COLUMNS}
NATIONAL_COLUMNS = (
    Column(
        heading="Row",
        key="",
        cell=Cell.NAME,
        width=11,
        choices=("country", "list", "basis", "edition", "additions", "omissions", "own", "left_out", "source"),
    ),
    Column(heading="List", key="list", width=20),
    Column(heading="Id", key="id", width=20),
    Column(heading="Text", key="text", width=60),
    Column(heading="Code", key="code", width=14),
    Column(heading="Covers", key="covers", width=30),
    Column(heading="Near", key="near", cell=Cell.LIST, width=18),
    Column(heading="Words", key="words", cell=Cell.LIST, width=36),
    Column(heading="HS", key="hs", cell=Cell.LIST, width=16),
    Column(heading="Countries", key="countries", cell=Cell.LIST, width=12),
    Column(heading="Basis list", key="basis_list", width=16),
    Column(heading="Basis edition", key="basis_edition", width=14),
    Column(heading="Nearest list", key="nearest_list", width=16),
    Column(heading="Agency", key="agency", width=16),
    Column(heading="Mark", key="mark", width=6, choices=("A", "B", "C", "U")),
    Column(heading="Cite", key="cite", cell=Cell.LIST, width=24),
    Column(heading="Ask", key="ask", width=50),
    Column(heading="Warning", key="warning", width=40),
    Column(heading="Publisher", key="publisher", width=24),
    Column(heading="Date", key="date", width=14),
)
# A sheet that may be absent: without it the workbook says nothing of any country.
NATIONAL = "National list"
OPTIONAL_SHEETS = {NATIONAL: NATIONAL_COLUMNS}
HELP_SHEETS = (README, UNITS)


def paragraph_columns(*, of_differences: bool) -> tuple[Column, ...]:
    """An edition written as differences says in a column of its own how each paragraph differs."""
    return (PARAGRAPH_COLUMNS[0], CHANGE_COLUMN, *PARAGRAPH_COLUMNS[1:]) if of_differences else PARAGRAPH_COLUMNS


def sheet_of(code: str) -> str:
    """The sheet on which a paragraph stands."""
    head = head_of(code)
    if head.startswith("ML"):
        return head
    category = head.removeprefix("CAT")[:1]
    return f"Category {category}" if category.isdigit() else GENERAL
