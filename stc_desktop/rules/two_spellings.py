"""One value in two spellings, as makers print it for two markets: 20 inch (508 mm), 130 ft2 (12 m2), NPS 1 (DN 25)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount
from stc_desktop.rules.numbers import NUMBER, half_a_digit, parse_number
from stc_desktop.rules.units import Unit

_LOOSELY = Fraction(1, 100)  # both rounded for the sheet; the value is then taken as lying between them

_BRACKETED = re.compile(r"(?P<first>[^()\[\]]*\d[^()\[\]]*?)\s*[(\[]\s*(?P<second>[^()\[\]]*\d[^()\[\]]*?)\s*[)\]]", re.DOTALL)
_SIDE_BY_SIDE = re.compile(
    rf"(?P<first>(?:[A-Za-z]+\s?)?{NUMBER}\s*[^\d=]*?[23]?)\s*(?:\s/|/\s|=)\s*(?P<second>(?:[A-Za-z]+\s?)?{NUMBER}.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class TwoSpellings:
    """The same value twice, each with its unit."""

    first: str
    second: str
    is_bracketed: bool


def two_spellings(text: str) -> TwoSpellings | None:
    """The two, where the text looks like it; whether both are amounts of what is asked is for the reader of amounts."""
    for pattern in (_BRACKETED, _SIDE_BY_SIDE):
        found = pattern.fullmatch(text)
        if found and re.search(r"[A-Za-zµΩ°%\"']", found["second"]):
            return TwoSpellings(found["first"].strip(), found["second"].strip(), pattern is _BRACKETED)
    return None


def agreed(both: TwoSpellings, first: Amount, second: Amount, *, unit_of: Callable[[str], tuple[str, Unit] | None], written: str) -> Amount:
    """The spelling that the other was rounded from; spellings that contradict each other are refused.

    Where either can be the rounded one, or both were, what is known is that the value lies between them: 12 bar (174 psi) may be a
    little less than 12 bar, and only the maker knows.
    """
    one, other = unit_of(both.first), unit_of(both.second)
    if one is None or other is None or not (first.is_exact or second.is_exact):
        return _of_ranges(both, first, second, written)
    values = [_value(spelling) for spelling in (one, other)]
    off = [_off(spelling) for spelling in (one, other)]
    apart = abs(values[0] - values[1])
    explains_other, explained = apart <= off[1], apart <= off[0]
    if not (explains_other or explained) and apart > _LOOSELY * max(map(abs, values)):
        raise _contradict(both)
    if not (first.is_exact and second.is_exact):
        return replace(first if first.low != first.high else second, written=written)
    if explains_other != explained:
        return replace(first if explains_other else second, written=written)
    return replace(first, low=min(values), high=max(values), written=written)


def _value(spelling: tuple[str, Unit]) -> Fraction:
    number, unit = spelling
    return unit.to_canonical(parse_number(number))


def _off(spelling: tuple[str, Unit]) -> Fraction:
    """Half of the last digit that is written, in the canonical unit; sizes of a table are names and exact."""
    text, unit = spelling
    if unit.steps:
        return Fraction(0)
    number = parse_number(text)
    return abs(unit.to_canonical(number + half_a_digit(text)) - unit.to_canonical(number))


def _of_ranges(both: TwoSpellings, first: Amount, second: Amount, written: str) -> Amount:
    """Ranges and tolerances agree when their ends do; what is known is then the wider of the two."""
    if (first.low is None) != (second.low is None) or (first.high is None) != (second.high is None):
        raise _contradict(both)
    pairs = [(a, b) for a, b in ((first.low, second.low), (first.high, second.high)) if a is not None and b is not None]
    if any(abs(a - b) > _LOOSELY * max(abs(a), abs(b)) for a, b in pairs):
        raise _contradict(both)
    low = None if first.low is None or second.low is None else min(first.low, second.low)
    high = None if first.high is None or second.high is None else max(first.high, second.high)
    return replace(first, low=low, high=high, written=written)


def _contradict(both: TwoSpellings) -> UserFixable:
    return UserFixable(
        f"“{both.first}” and “{both.second}” are not the same amount.",
        next_step="Ask the maker which of the two is right, and write that one.",
    )
