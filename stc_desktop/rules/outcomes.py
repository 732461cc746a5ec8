"""Kleene's three-valued logic: what is not known stays unknown and never becomes "no"."""

import enum
from collections.abc import Iterable


class Outcome(enum.StrEnum):
    """Result of weighing a test, a clause or a paragraph."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


def negated(outcome: Outcome) -> Outcome:
    if outcome is Outcome.UNKNOWN:
        return outcome
    return Outcome.FALSE if outcome is Outcome.TRUE else Outcome.TRUE


def all_of(outcomes: Iterable[Outcome]) -> Outcome:
    """False as soon as one is false; true only if every one is true (also of none)."""
    result = Outcome.TRUE
    for outcome in outcomes:
        if outcome is Outcome.FALSE:
            return outcome
        if outcome is Outcome.UNKNOWN:
            result = outcome
    return result


def any_of(outcomes: Iterable[Outcome]) -> Outcome:
    """True as soon as one is true; false only if every one is false (also of none)."""
    result = Outcome.FALSE
    for outcome in outcomes:
        if outcome is Outcome.TRUE:
            return outcome
        if outcome is Outcome.UNKNOWN:
            result = outcome
    return result


def at_least(count: int, outcomes: Iterable[Outcome]) -> Outcome:
    """True when `count` of them are true, false when that many can no longer become true."""
    weighed = tuple(outcomes)
    surely = sum(outcome is Outcome.TRUE for outcome in weighed)
    possibly = surely + sum(outcome is Outcome.UNKNOWN for outcome in weighed)
    if surely >= count:
        return Outcome.TRUE
    return Outcome.UNKNOWN if possibly >= count else Outcome.FALSE


def of(truth: bool) -> Outcome:
    return Outcome.TRUE if truth else Outcome.FALSE
