"""Verdict and findings: which paragraphs an item meets, which it does not, what stays open, and how close it is to a limit."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from stc_desktop.rules.clauses import Logic, Reason, Weighed, deciding_reasons
from stc_desktop.rules.computations import Computation
from stc_desktop.rules.conditions import Op, Test
from stc_desktop.rules.facts import Amount
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.units import Unit, UnitTable, folded


class Verdict(enum.StrEnum):
    """What the list says about an item, as far as it is installed and the facts go."""

    CONTROLLED = "controlled"
    NOT_LISTED = "not_listed"
    UNDECIDED = "undecided"  # a parameter is unknown; never rounded to NOT_LISTED


VERDICT_OF = {Outcome.TRUE: Verdict.CONTROLLED, Outcome.FALSE: Verdict.NOT_LISTED, Outcome.UNKNOWN: Verdict.UNDECIDED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """How far the value is from the limit: ratio = value / limit in the limit's unit; `low` and `high` differ for a range."""

    property_id: str
    op: Op
    limit: float
    unit: str
    low: float | None
    high: float | None

    @property
    def ratio(self) -> float | None:
        """Value over limit where both are known and the limit is not zero; the end nearer to the limit for a range."""
        ends = [end for end in (self.low, self.high) if end is not None]
        if not ends or not self.limit:
            return None
        return min((end / self.limit for end in ends), key=lambda ratio: abs(ratio - 1))

    @property
    def is_close(self) -> bool:
        """Within 20 % of the limit: small errors of the datasheet could turn the answer."""
        return self.ratio is not None and 0.8 <= self.ratio <= 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One paragraph weighed against one item, with the tests and facts that decided it, to show an officer."""

    code: str
    heading: str
    verdict: Verdict
    reasons: tuple[Reason, ...]
    margins: tuple[Margin, ...]
    missing: tuple[str, ...] = ()

    @property
    def margin(self) -> Margin | None:
        """The margin nearest to its limit."""
        known = [(abs(margin.ratio - 1), margin) for margin in self.margins if margin.ratio is not None]
        return min(known, key=lambda pair: pair[0])[1] if known else None


def deepest_met(weighed: Weighed) -> Iterator[Weighed]:
    """The deepest paragraphs that hold, reached through "any"; where children combine by "all" it is their holder."""
    if weighed.outcome is not Outcome.TRUE:
        return
    met = [child for child in weighed.children if child.outcome is Outcome.TRUE]
    if weighed.clause.logic is not Logic.ANY or not met:
        yield weighed
        return
    for child in met:
        yield from deepest_met(child)


def margins_of(weighed: Weighed, units: UnitTable) -> tuple[Margin, ...]:
    """Margins of all numeric tests below a paragraph whose value is known, the deciding ones first."""
    deciding = deciding_reasons(weighed)
    seen: dict[tuple[str, Op, float], Margin] = {}
    for reason in (*deciding, *_all_reasons(weighed)):
        margin = _margin(reason, units)
        if margin is not None:
            seen.setdefault((margin.property_id, margin.op, margin.limit), margin)
    return tuple(seen.values())


def _all_reasons(weighed: Weighed) -> Iterator[Reason]:
    yield from weighed.reasons
    for below in weighed.children:
        yield from _all_reasons(below)


def _margin(reason: Reason, units: UnitTable) -> Margin | None:
    test = reason.test
    fact = next((fact for name, fact in reason.facts if name == test.property_id), None)
    if not isinstance(fact, Amount) or test.op not in {Op.LESS, Op.AT_MOST, Op.MORE, Op.AT_LEAST, Op.EQUAL, Op.RANGE}:
        return None
    if test.computed is not None:
        return _moving_margin(reason, test.computed, fact)
    unit = unit_of(test, units)

    def written(value: Fraction | None) -> float | None:
        return None if value is None else float(unit.from_canonical(value) if unit else value)

    values = test.value if isinstance(test.value, tuple) else (test.value,)
    low, high = written(fact.low), written(fact.high)
    known = low if low is not None else high
    nearest = min((float(value) for value in values), key=lambda limit: abs((known or 0.0) - limit))
    return Margin(property_id=test.property_id, op=test.op, limit=nearest, unit=test.unit, low=low, high=high)


def unit_of(test: Test, units: UnitTable) -> Unit | None:
    """The unit that a limit is written in. A symbol may belong to several dimensions; the limit's canonical value tells which."""
    found = units.find(test.unit) if test.unit else None
    if found is not None or not test.unit or not test.limits:
        return found
    value = test.value[0] if isinstance(test.value, tuple) else test.value
    number = Fraction(str(value))
    spelling = folded(test.unit)
    return next((u for u in units.units if folded(u.symbol) == spelling and u.to_canonical(number) == test.limits[0]), None)


def _moving_margin(reason: Reason, computed: Computation, fact: Amount) -> Margin | None:
    """The distance to a limit that other properties move; none while it is not one number."""
    test, limit = reason.test, computed.over(dict(reason.facts))
    if limit.low is None or limit.low != limit.high:
        return None
    low, high, at = (None if end is None else float(computed.unit.from_canonical(end)) for end in (fact.low, fact.high, limit.low))
    assert at is not None
    return Margin(property_id=test.property_id, op=test.op, limit=at, unit=computed.unit.symbol, low=low, high=high)
