"""Boxes of a form as values: what stands in each, and how many columns and rows of the grid it takes.

A sheet is 66 columns wide (1/10 inch each); a row is 1/6 inch. Widths of 33, 22 and 11 columns divide the sheet evenly.
"""

import enum
from dataclasses import dataclass, field

SHEET_COLUMNS = 66


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a form in the main language and, beside or under them, in the second language."""

    text: str
    local: str = ""


class AnswerState(enum.StrEnum):
    GIVEN = "given"
    NOT_APPLICABLE = "not_applicable"  # prints "not applicable"
    OPEN = "open"  # prints "not yet answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the applicant answered. Each paragraph starts a line and is broken where it must; what does not fit goes to the annex.

    An answer given without any text prints as open, never as an empty box.
    """

    paragraphs: tuple[str, ...] = ()
    state: AnswerState = AnswerState.GIVEN
    bold: bool = False  # references, and what a clerk looks for first
    is_excerpt: bool = False  # stands whole elsewhere, so what does not fit is cut and needs no annex


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A firm or person. Lines stand in this order; empty ones are left out. A full box takes eight rows."""

    name: str
    local_name: str = ""
    address: tuple[str, ...] = ()  # at most two lines; country as "TH  Thailand" in the last
    registration: str = ""
    contact: str = ""
    reach: str = ""  # telephone and mail

    @property
    def paragraphs(self) -> tuple[str, ...]:
        lines = (self.name, self.local_name, *self.address, self.registration, self.contact, self.reach)
        return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One checkbox with its words. None means not answered and prints an empty square, as False does."""

    label: Label
    is_crossed: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """A choice among a few: squares side by side, broken into more lines where they must.

    With `local_under` the second language stands under the words and the options share the width evenly (end-use statements).
    """

    options: tuple[Check, ...]
    local_under: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A yes-or-no question inside a box. None leaves both squares empty: not answered."""

    letter: str
    label: Label
    answer: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo:
    """Questions under each other, each with one square for yes and one for no; one row each."""

    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """Filled in ink after printing; only such a box may carry a hint."""

    hint: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFrame:
    """An empty frame of 177 x 64 points to sign in, in a box at least 26 columns wide and 8 rows high."""

    hint: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StampArea:
    """An empty square of 40 mm for a stamp, in a box at least 18 columns wide and 11 rows high."""


Content = Answer | Party | Checks | YesNo | ByHand | SignatureFrame | StampArea


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A numbered box. `rows` counts the label's row; a label too long for one line makes the box a row higher."""

    label: Label
    columns: int
    rows: float = 2  # halves on statements, letters and records only
    number: str = ""  # the official number, never renumbered
    content: Content = field(default=Answer())
    repeats: bool = False  # identifies the case: printed again at the head of continuations and of the annex
    repeat_columns: int = 0  # its width there; 0 shares the sheet among those that repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """Rows of boxes standing beside a higher box; together they fill its height (the last one is stretched)."""

    columns: int
    rows: tuple["BoxRow", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxRow:
    """Boxes side by side. Their columns add up to the sheet's 66 (or to the stack's width); the highest gives the height."""

    cells: tuple[Box | Stack, ...]


def signature_row(*, data: tuple[Box, ...], signature: Box, stamp: Box) -> BoxRow:
    """The signature block, eleven rows high: printed data, the frame to sign in, room for the stamp (22, 26 and 18 columns)."""
    stack = Stack(columns=22, rows=tuple(BoxRow(cells=(box,)) for box in data))
    return BoxRow(cells=(stack, signature, stamp))
