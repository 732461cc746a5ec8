"""Values so near to a limit that an error of measurement, or the rounding on the datasheet, could turn the verdict."""

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from stc_desktop.classification.interview import Step
from stc_desktop.classification.verdicts import Finding, Margin, Verdict
from stc_desktop.rules.conditions import Op
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount
from stc_desktop.rules.numbers import half_a_digit, parse_number, plain_characters
from stc_desktop.rules.units import UnitTable

_COUNTED = {"", "pcs"}
_NUMBER = re.compile(r"[-+]?\d[\d.,]*(?:[eE][-+]?\d+)?")


class Closeness(enum.StrEnum):
    """Why a value counts as near; the strongest reason first."""

    TOLERANCE = "tolerance"  # the limit lies within the tolerance or range that was stated
    ROUNDED = "rounded"  # the limit lies within what the written digits stand for: 0.9 is 0.85 to 0.95
    NEAR = "near"  # within a fifth of the limit


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCall:
    """A value, the limit that it is near to, and for a rounded one the ends that it stands for in the limit's unit."""

    property_id: str
    code: str
    op: Op
    limit: float
    unit: str
    written: str
    why: Closeness
    low: float | None = None
    high: float | None = None


def close_calls(step: Step, units: UnitTable) -> tuple[CloseCall, ...]:
    """Every property once per limit, the most doubtful first. A value beside a limit that decided nothing is not among them."""
    found: dict[tuple[str, float], CloseCall] = {}
    for finding in step.findings:
        for margin in _deciding(finding):
            fact = step.facts.get(margin.property_id)
            call = _call(finding.code, margin, fact) if isinstance(fact, Amount) else None
            if call is not None:
                found.setdefault((call.property_id, call.limit), call)
    order = list(Closeness)
    return tuple(sorted(found.values(), key=lambda call: order.index(call.why)))


def _deciding(finding: Finding) -> Iterator[Margin]:
    """Of a paragraph that falls, only what made it fall: where another fact decides, a value near its limit turns nothing."""
    decided = {reason.test.property_id for reason in finding.reasons}
    for margin in finding.margins:
        if finding.verdict is not Verdict.NOT_LISTED or margin.property_id in decided:
            yield margin


def _call(code: str, margin: Margin, fact: Amount) -> CloseCall | None:
    if not margin.limit:
        return None
    why, low, high = _closeness(margin, fact)
    if why is None:
        return None
    return CloseCall(
        property_id=margin.property_id,
        code=code,
        op=margin.op,
        limit=margin.limit,
        unit=margin.unit,
        written=fact.written,
        why=why,
        low=low,
        high=high,
    )


def _closeness(margin: Margin, fact: Amount) -> tuple[Closeness | None, float | None, float | None]:
    low, high = margin.low, margin.high
    if low is not None and high is not None and low < margin.limit < high:
        return Closeness.TOLERANCE, low, high
    half = rounding_of(fact)
    if half is not None and low is not None and low == high:
        by = abs(float(half) * low / float(fact.low)) if fact.low else 0.0
        if by and low - by <= margin.limit <= low + by:
            return Closeness.ROUNDED, low - by, low + by
    is_counted = margin.unit in _COUNTED  # five axes are five
    if not is_counted and margin.is_close:
        return Closeness.NEAR, None, None
    return None, None, None


def rounding_of(fact: Amount) -> Fraction | None:
    """Half of the last digit that was written, in the canonical unit; None for ranges, whole counts and computed values.

    A whole number without a fraction may be exact: it counts as rounded only where its unit is measured, which its last digit says.
    """
    if not fact.is_exact or fact.is_computed or not fact.low:
        return None
    found = _NUMBER.search(plain_characters(fact.written))
    if found is None or not re.search(r"[.,]\d", found[0]):
        return None
    try:
        number = parse_number(found[0])
        half = half_a_digit(found[0])
    except (UserFixable, ValueError):
        return None
    return abs(half * fact.low / number) if number else None
