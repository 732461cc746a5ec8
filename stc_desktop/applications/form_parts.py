"""What forms are made of: fields that are asked, conditions over the facts of a case, boxes of the grid that print them."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

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
    box, `numbers` which of its registration numbers are printed there, `stand_in` whose particulars are printed where nobody holds that
    role, `prints_if` when it is printed at all rather than "not applicable". A box with `below` is a stack beside a higher box.
    """

    number: str = ""
    label: Words = field(default_factory=dict[str, str])
    columns: int
    rows: int = 2
    kind: BoxKind = BoxKind.ANSWER
    fields: tuple[FormField, ...] = ()
    lines: tuple[str, ...] = ()
    role: str = ""
    numbers: tuple[str, ...] = ()
    stand_in: str = ""
    prints_if: Condition | None = None
    bold: bool = False
    repeats: bool = False
    repeat_columns: int = 0
    local_under: bool = False
    hint: Words = field(default_factory=dict[str, str])
    below: tuple["FormBox", ...] = ()
    by_agency: bool = False
    mark: Mark = Mark.OUR_OWN


def words_in(words: Words, language: str = "en") -> str:
    """The words in this language, English where it has none."""
    return words.get(language) or words.get("en", "")
