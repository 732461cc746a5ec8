"""Signs of danger in a deal, and when nothing may move before the authority has spoken."""

from collections.abc import Iterable, Iterator

from stc_desktop.determination.requirement import LineRequirement, RaisedFlag
from stc_desktop.determination.situation import CATCH_ALL, Situation, facts_of
from stc_desktop.jurisdictions.destinations import CommonGround
from stc_desktop.jurisdictions.national_rules import Consequence, outcome_of
from stc_desktop.rules.facts import YesNo
from stc_desktop.rules.outcomes import Outcome


def raised_flags(situation: Situation, common: CommonGround) -> Iterator[RaisedFlag]:
    """Signs that a person marked as present or that the facts of the deal raise."""
    everything = [facts_of(situation, line, common) for line in situation.lines]
    for flag in common.red_flags:
        answer = situation.flags.get(flag.id)
        by_facts = bool(flag.tests) and any(outcome_of(flag.clause, facts) is Outcome.TRUE for facts in everything)
        if by_facts or (answer is not None and answer.is_present):
            yield RaisedFlag(flag=flag, cleared=answer.cleared if answer else "")


def must_stop(situation: Situation, common: CommonGround, lines: Iterable[LineRequirement], flags: Iterable[RaisedFlag]) -> bool:
    """Nothing may move before the authority has spoken: UN measures, a catch-all "yes", a ban, a strong sign not cleared."""
    return (
        any(common.embargo(code) for code in situation.countries)
        or any(situation.answers.get(name) == YesNo(True) for name in CATCH_ALL)
        or any(rule.holds and rule.consequence in {Consequence.ASK, Consequence.FORBIDDEN} for line in lines for rule in line.rules)
        or any(raised.is_open and raised.flag.is_strong for raised in flags)
    )
