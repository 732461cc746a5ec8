"""What can be wrong in a row of a table of products, each said in a sentence with its row and column."""

import enum
import re
from dataclasses import dataclass

from stc_desktop.rules.numbers import NUMBER, plain_characters

LONGEST_DESCRIPTION = 4_000  # characters; beyond that it is a datasheet, and its place is the column for that

_ERRORS = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufffe\uffff\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_TWO = re.compile(rf"{NUMBER}\s*[^\s\d;|,]{{0,8}}\s*(?:[;|&\n]|,\s|\s/\s|\s(?:or|and)\s)\s*{NUMBER}", re.IGNORECASE)
_RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
_NOT_TOLD = frozenset({"", "-", "–", "—", "n/a", "na", "n.a.", "none given", "not stated", "tbd", "tba"})


class FaultKind(enum.StrEnum):
    """What kind of fault; what to do about it stands in the sentence."""

    EMPTY = "empty"
    HS = "hs"
    CAS = "cas"
    VALUE = "value"
    NO_UNIT = "no_unit"
    TWO_VALUES = "two_values"
    DATE = "date"
    ERROR = "formula_error"
    UNCOMPUTED = "formula_not_computed"
    MERGED = "merged"
    DUPLICATE = "duplicate"
    TOO_LONG = "too_long"
    CONTROL = "control_characters"
    RUNS = "runs_as_formula"
    CODE = "code"
    CONTRADICTION = "contradiction"
    WEIGHING = "weighing"


# These say something of the row, but nothing of what it is was left out by them.
_ONLY_SAID = frozenset({FaultKind.DUPLICATE, FaultKind.CONTROL, FaultKind.RUNS})


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """What is wrong in one cell, and what to do. `is_grave`: something that the row says was not taken, so it can never be a negative."""

    row: int
    column: str
    kind: FaultKind
    sentence: str

    @property
    def is_grave(self) -> bool:
        return self.kind not in _ONLY_SAID

    def __str__(self) -> str:
        place = f"Row {self.row}, {self.column}" if self.column else f"Row {self.row}"
        return f"{place}: {self.sentence}"

    def as_json(self) -> dict[str, object]:
        return {"row": self.row, "column": self.column, "kind": self.kind.value, "sentence": self.sentence, "grave": self.is_grave}


def is_told(cell: str) -> bool:
    """Whether a cell says anything: a dash and "n/a" say nothing."""
    return cell.strip().casefold() not in _NOT_TOLD


def without_control(cell: str) -> str:
    return _CONTROL.sub("", cell)


def runs_as_formula(cell: str) -> bool:
    """Text that a spreadsheet would run when it opens a CSV file; a negative number is none."""
    return cell.startswith(_RUNS) and not re.fullmatch(rf"\s*{NUMBER}.*", plain_characters(cell)) and len(cell) > 1


def unreadable(cell: str) -> tuple[FaultKind, str] | None:
    """What a spreadsheet left in a cell in place of what was meant: an error of a formula."""
    found = _ERRORS.search(cell)
    if found:
        return FaultKind.ERROR, f"A formula gave {found[0]}. Mend the formula, or write the value."
    return None


def no_amount(cell: str) -> tuple[FaultKind, str] | None:
    """What cannot be one amount, said before it is read: a date, or two values at once."""
    if _DATE.fullmatch(cell.strip()):
        return (
            FaultKind.DATE,
            f"“{cell}” is a date. A spreadsheet may have made it out of a number: write the value as text, with its unit.",
        )
    if _TWO.search(plain_characters(cell)):
        shown = " ".join(cell.split())[:60]
        return FaultKind.TWO_VALUES, f"“{shown}” holds two values. Write the one that counts, or a range such as 4 to 7."
    return None


def is_date(cell: str) -> bool:
    return bool(_DATE.fullmatch(cell.strip()))
