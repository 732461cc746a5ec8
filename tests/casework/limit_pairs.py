"""For each limit of an independent table of facts an item just inside and one just outside, held against the paragraph that states it."""

import csv
import enum
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.entries import Entry, EntryKind
from stc_desktop.rules.conditions import Op, Test
from stc_desktop.rules.facts import Amount, exactly
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.properties import PropertyKind
from stc_desktop.rules.units import UnitTable
from tests.casework.answer_finder import AnswerFinder, GivenUp
from tests.casework.interviews import nothing_special
from tests.casework.second_readings import facts_of_row, readings

_RANGE = re.compile(r"range\(([-+]?[\d.]+?)\.\.([-+]?[\d.]+)\)\s*([^;(]*)")
_LIMIT = re.compile(r"(<=|>=|<|>)\s*([-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?)\s*([^;<>=(]*)", re.IGNORECASE)
# How far the two items lie from the limit. The law gives some limits in two units that differ by a hair (228 K, -45 degC).
_STEPS = (Fraction(1, 10**6), Fraction(1, 1000))
_OPS = {"<": Op.LESS, "<=": Op.AT_MOST, ">": Op.MORE, ">=": Op.AT_LEAST}


class Unpaired(enum.StrEnum):
    """Why no pair of items could be made for a limit."""

    NOT_INSTALLED = "its head is not installed"
    EXPLAINS = "it stands in a note that explains a term or a method"
    FORMULA = "the limit is computed from other values"
    CONDITION = "it is a reference condition, not a limit"
    NO_TEST = "no test of the paragraph states it"
    NO_ANSWERS = "no answers were found under which the paragraph turns on it"
    TOO_MANY = "too many trials"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLimit:
    """One limit as the table states it."""

    code: str
    kind: str
    op: Op
    value: Fraction
    unit: str

    def __str__(self) -> str:
        return f"{self.code} {self.op.value}{float(self.value):g} {self.unit}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A limit with what the paragraph said of the item inside and of the one outside, and what it should have said."""

    limit: FactLimit
    inside: Outcome
    outside: Outcome
    wanted: tuple[Outcome, Outcome]

    @property
    def is_right(self) -> bool:
        return (self.inside, self.outside) == self.wanted


def fact_limits(table: Path) -> Iterator[FactLimit]:
    """Every limit of the table: comparators and both ends of ranges; equalities are no limits."""
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?)[/:](\d+)(?![\d.])", lambda m: f"{float(m[1]) / float(m[2]):.9g}", row["numbers"])
            found = _LIMIT.findall(text.replace("+-", " "))
            found += [end for low, high, unit in _RANGE.findall(text) for end in ((">=", low, unit), ("<=", high, unit))]
            for op, number, unit in found:
                yield FactLimit(code=row["code"], kind=row["kind"], op=_OPS[op], value=Fraction(number), unit=unit.strip())


def paired(limit: FactLimit, weighable: WeighableList, units: UnitTable) -> Pair | Unpaired:
    """The two items, weighed; or why there are none."""
    entries = weighable.edition.entries
    if head_of(limit.code) not in entries:
        return Unpaired.NOT_INSTALLED
    target = limit.code.split("#")[0]
    places = list(_around(limit, weighable))
    stated = [(entry, test) for entry in places for test in entry.tests if _states(test, limit)]
    if target not in entries or not stated:
        return _why_no_test(limit, places)
    reason = Unpaired.NO_ANSWERS
    for entry, test in stated:
        found = _pair_by(limit, entry, test, target, weighable, units)
        if isinstance(found, Pair):
            return found
        reason = found
    return reason


def _around(limit: FactLimit, weighable: WeighableList) -> Iterator[Entry]:
    """Where a test for it may stand: the paragraph, its notes, what is below it, what is above it."""
    entries = weighable.edition.entries
    target = limit.code.split("#")[0]
    own = [limit.code] if limit.code in entries else []
    notes = [code for code in entries if code.startswith(f"{target}#") and code not in own]
    children = [entry.code for entry in weighable.edition.children(target)] if target in entries else []
    parent = [entries[target].parent] if target in entries and entries[target].parent else []
    deeper = [code for code in entries if code.startswith(f"{target}.") and code not in children]
    for code in dict.fromkeys((*own, target, *notes, *children, *parent, *deeper)):
        if code in entries and entries[code].kind is not EntryKind.NOT_USED:
            yield entries[code]


def _states(test: Test, limit: FactLimit) -> bool:
    if test.op is Op.RANGE and isinstance(test.value, tuple):
        low, high = (Fraction(str(value)) for value in test.value)
        return (limit.op, limit.value) in {(Op.AT_LEAST, low), (Op.AT_MOST, high)}
    if isinstance(test.value, bool) or not isinstance(test.value, int | float):
        return False
    return test.op is limit.op and Fraction(str(test.value)) == limit.value


def _why_no_test(limit: FactLimit, places: list[Entry]) -> Unpaired:
    if limit.kind in {"technical_note", "definition", "nb"}:
        return Unpaired.EXPLAINS
    if any(test.computed for entry in places for test in entry.tests):
        return Unpaired.FORMULA
    if any(Fraction(str(at.value)) == limit.value for e in places for t in e.tests for at in t.at if isinstance(at.value, int | float)):
        return Unpaired.CONDITION
    return Unpaired.NO_TEST


def _pair_by(limit: FactLimit, entry: Entry, test: Test, target: str, weighable: WeighableList, units: UnitTable) -> Pair | Unpaired:
    frees = entry.effect is not None and entry.effect.value == "removes"
    order = (False, True) if frees is not test.negated else (True, False)
    wanted = (Outcome.TRUE if order[0] else Outcome.FALSE, Outcome.TRUE if order[1] else Outcome.FALSE)
    reason = Unpaired.NO_ANSWERS
    for part in _STEPS:
        values = _both_sides(limit, test, part, weighable, units)
        finder = AnswerFinder(weighable, test.property_id, values, test)
        try:
            for facts in finder.answers(target, order):
                inside, outside = (weighable.outcome_of(target, {**facts, test.property_id: value}) for value in values)
                return Pair(limit=limit, inside=inside, outside=outside, wanted=wanted)
        except GivenUp:
            reason = Unpaired.TOO_MANY
    return _pair_of_a_known_item(limit, test, target, wanted, weighable, units) or reason


def _pair_of_a_known_item(
    limit: FactLimit, test: Test, target: str, wanted: tuple[Outcome, Outcome], weighable: WeighableList, units: UnitTable
) -> Pair | None:
    """A real item of the second reading, its one value moved to either side of the limit; None where that turns nothing."""
    others = nothing_special(weighable.edition.register)
    for part in _STEPS:
        values = _both_sides(limit, test, part, weighable, units)
        for row in readings():
            if row.head != head_of(limit.code):
                continue
            facts = facts_of_row(row, others, weighable, units)
            inside, outside = (weighable.outcome_of(target, {**facts, test.property_id: value}) for value in values)
            if (inside, outside) == wanted:
                return Pair(limit=limit, inside=inside, outside=outside, wanted=wanted)
    return None


def _both_sides(limit: FactLimit, test: Test, part: Fraction, weighable: WeighableList, units: UnitTable) -> tuple[Amount, Amount]:
    """Just inside and just outside of the limit as the table states it, in its own unit where the units know it."""
    prop = weighable.edition.register[test.property_id]
    dimension = "count" if prop.kind is PropertyKind.COUNT else prop.dimension
    unit = units.find(limit.unit, dimension=dimension) or units.find(test.unit, dimension=dimension)
    at = unit.to_canonical(limit.value) if unit else limit.value
    step = Fraction(1) if prop.kind is PropertyKind.COUNT else (abs(at) * part or Fraction(1, 10**15))
    beyond = at + step if limit.op in {Op.LESS, Op.AT_MOST} else at - step
    within = at - step if limit.op in {Op.LESS, Op.AT_MOST} else at + step
    if part == _STEPS[0]:  # the limit itself lies inside or outside, as its comparator says
        return (exactly(within), exactly(at)) if limit.op in {Op.LESS, Op.MORE} else (exactly(at), exactly(beyond))
    return exactly(within), exactly(beyond)


def summary(results: Mapping[FactLimit, Pair | Unpaired]) -> dict[str, int]:
    """How many limits were paired, and how many not for which reason."""
    counts = {"limits": len(results), "pairs": sum(isinstance(found, Pair) for found in results.values())}
    return counts | {reason.value: sum(found is reason for found in results.values()) for reason in Unpaired}
