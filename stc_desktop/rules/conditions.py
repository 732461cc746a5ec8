"""One test: a property of the item, a comparator, a value; and how a fact is weighed against it."""

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from stc_desktop.rules.computations import Computation
from stc_desktop.rules.facts import Amount, Choice, Fact, Facts, NotKnown, Several, YesNo
from stc_desktop.rules.formulas import Interval
from stc_desktop.rules.outcomes import Outcome, all_of, any_of, negated, of
from stc_desktop.rules.units import Unit

THIS_ITEM = "this_item"


class Op(enum.StrEnum):
    """Comparators of the neutral tree."""

    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    EQUAL = "="
    RANGE = "range"
    IN = "in"
    SOME = "some"
    EVERY = "every"
    MEETS = "meets"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceCondition:
    """The condition under which a limit holds: pump flow at 273 K and 101.3 kPa."""

    property_id: str
    value: int | float | str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Test:
    """A property, a comparator and a value, as written in the list; `limits` are the same numbers in the canonical unit.

    Tests of one clause all hold, except that tests with the same `alternative` label are alternatives of each other.
    """

    __test__ = False  # the name is the field's; pytest need not collect it

    property_id: str
    op: Op
    value: bool | str | int | float | tuple[str | int | float, ...]
    unit: str = ""
    at: tuple[ReferenceCondition, ...] = ()
    alternative: str | None = None
    negated: bool = False
    limits: tuple[Fraction, ...] = ()
    computed: Computation | None = None  # the limit, where it moves with other properties

    @property
    def properties(self) -> tuple[str, ...]:
        """The property and, for a computed limit, its inputs: everything that must be known."""
        return (self.property_id, *(self.computed.inputs if self.computed else ()))


Resolver = Callable[[str, str], Outcome]
"""Whether the item meets a paragraph, as asked by another: (holder, target) -> outcome."""


def weigh_test(test: Test, facts: Facts, meets: Resolver, holder: str = "") -> Outcome:
    """Weigh one test; `meets` answers for paragraphs that the item itself may meet, `holder` is the paragraph that asks."""
    outcome = _weigh_plain(test, facts, meets, holder)
    return negated(outcome) if test.negated else outcome


def _weigh_plain(test: Test, facts: Facts, meets: Resolver, holder: str) -> Outcome:
    if test.property_id == THIS_ITEM:
        return meets(holder, str(test.value))
    fact = facts.get(test.property_id)
    if fact is None or isinstance(fact, NotKnown):
        return Outcome.UNKNOWN
    if isinstance(fact, Amount):
        return _weigh_amount(test, fact, facts)
    return _weigh_named(test, fact)


def _weigh_named(test: Test, fact: Fact) -> Outcome:
    if isinstance(fact, YesNo):
        return of(fact.value == test.value)
    wanted = test.value if isinstance(test.value, tuple) else (test.value,)
    if isinstance(fact, Choice):
        return of(fact.option in wanted)
    assert isinstance(fact, Several)
    if test.op is Op.MEETS:
        return _meets_named(str(test.value), fact)
    if test.op is Op.EVERY:
        if any(option not in wanted for option in fact.options):
            return Outcome.FALSE
        if not fact.complete:
            return Outcome.UNKNOWN
        return of(bool(fact.options))
    found = any(option in wanted for option in fact.options)
    if not found and any(option in wanted for option in fact.perhaps):
        return Outcome.UNKNOWN
    return _present(fact, found)


def _meets_named(holder: str, fact: Several) -> Outcome:
    if any(is_within(code, holder) for code in fact.options):
        return Outcome.TRUE
    if any(is_within(holder, code) for code in fact.options):
        return Outcome.UNKNOWN  # a wider paragraph was named: which of its parts is met is not known
    return _present(fact, found=False)


def _present(fact: Several, found: bool) -> Outcome:
    if found:
        return Outcome.TRUE
    return Outcome.FALSE if fact.complete else Outcome.UNKNOWN


def is_within(code: str, holder: str) -> bool:
    """Whether a paragraph is the holder or stands below it; a group (2B) holds its heads."""
    if code == holder or code.startswith((f"{holder}.", f"{holder}#")):
        return True
    return len(holder) <= 2 and code.startswith(holder)


def _weigh_amount(test: Test, fact: Amount, facts: Facts) -> Outcome:
    if test.computed is not None:
        return _compare(test.op, fact, test.computed.over(facts))
    if test.op is Op.RANGE:
        low, high = test.limits
        return all_of((_compare(Op.AT_LEAST, fact, Interval(low, low)), _compare(Op.AT_MOST, fact, Interval(high, high))))
    if test.op is Op.IN:
        return any_of(_compare(Op.EQUAL, fact, Interval(limit, limit)) for limit in test.limits)
    limit = test.limits[0]
    return _compare(test.op, fact, Interval(limit, limit))


def _compare(op: Op, fact: Amount, limit: Interval) -> Outcome:
    if op is Op.LESS:
        return _decide(_all_below(fact, limit.low), _all_at_least(fact, limit.high))
    if op is Op.AT_MOST:
        return _decide(_all_at_most(fact, limit.low), _all_above(fact, limit.high))
    if op is Op.MORE:
        return _decide(_all_above(fact, limit.high), _all_at_most(fact, limit.low))
    if op is Op.AT_LEAST:
        return _decide(_all_at_least(fact, limit.high), _all_below(fact, limit.low))
    equal = fact.is_exact and limit.low == limit.high == fact.low
    return _decide(equal, _all_below(fact, limit.low) or _all_above(fact, limit.high))


def _decide(surely: bool, surely_not: bool) -> Outcome:
    if surely:
        return Outcome.TRUE
    return Outcome.FALSE if surely_not else Outcome.UNKNOWN


def _all_below(fact: Amount, bound: Fraction | None) -> bool:
    if fact.high is None or bound is None:
        return False
    return fact.high < bound or (fact.high == bound and fact.high_open)


def _all_at_most(fact: Amount, bound: Fraction | None) -> bool:
    return fact.high is not None and bound is not None and fact.high <= bound


def _all_above(fact: Amount, bound: Fraction | None) -> bool:
    if fact.low is None or bound is None:
        return False
    return fact.low > bound or (fact.low == bound and fact.low_open)


def _all_at_least(fact: Amount, bound: Fraction | None) -> bool:
    return fact.low is not None and bound is not None and fact.low >= bound


def compile_test(test: Test, unit: Unit | None) -> Test:
    """The same test with its limits in the canonical unit, ready to weigh."""
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    if isinstance(test.value, bool) or any(isinstance(value, str) for value in values):
        return test
    numbers = tuple(Fraction(str(value)) for value in values)
    return replace(test, limits=tuple(unit.to_canonical(number) if unit else number for number in numbers))
