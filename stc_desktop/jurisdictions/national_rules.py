"""National rules: tests over the facts of a deal, in the same language as the control list, and what follows where they hold."""

import enum
from dataclasses import dataclass

from stc_desktop.jurisdictions.activities import Activity
from stc_desktop.jurisdictions.marks import Backed
from stc_desktop.rules.clauses import Clause, weigh
from stc_desktop.rules.conditions import Test
from stc_desktop.rules.facts import Choice, Facts
from stc_desktop.rules.outcomes import Outcome


class Consequence(enum.StrEnum):
    """What a rule asks for where it holds."""

    LICENCE = "licence"
    NOTICE = "notice"  # tell the authority and wait; it decides
    REGISTRATION = "registration"  # the registration is itself the leave to act, as for brokers
    FORBIDDEN = "forbidden"  # no licence exists for it
    ASK = "ask"  # stop and ask the authority

    @property
    def is_duty(self) -> bool:
        """Nothing may move before something was granted, given or refused."""
        return self is not Consequence.ASK


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalRule(Backed):
    """One rule: if all tests hold, the consequence follows, from this agency, as one of these licence types.

    `lead_time` names one lead time of the profile, where the rule has its own.
    """

    heading: str
    tests: tuple[Test, ...]
    consequence: Consequence
    agency: str = ""
    types: tuple[str, ...] = ()
    lead_time: str = ""

    @property
    def clause(self) -> Clause:
        return Clause(id=self.id, tests=self.tests)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Backed):
    """What frees from named rules when its tests hold; it never counts unless the person says that it holds."""

    heading: str
    tests: tuple[Test, ...]
    frees: tuple[str, ...]
    conditions: str = ""

    @property
    def clause(self) -> Clause:
        return Clause(id=self.id, tests=self.tests)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag(Backed):
    """A sign of danger: a question, never a verdict. A strong one stops the deal until it is cleared on paper.

    `tests` raise it from the facts of the deal; without tests only a person can. `wanted` is what would clear it.
    """

    group: str
    text: str
    wanted: str = ""
    is_strong: bool = False
    tests: tuple[Test, ...] = ()

    @property
    def clause(self) -> Clause:
        return Clause(id=self.id, tests=self.tests)


def concerns(clause: Clause, activity: Activity) -> bool:
    """Whether a rule is about this activity at all, whatever else is true of the deal."""
    return outcome_of(clause, {"activity": Choice(activity.value)}) is not Outcome.FALSE


def outcome_of(clause: Clause, facts: Facts) -> Outcome:
    """A rule, an exemption or a sign weighed against the facts of a deal."""
    return weigh(clause, facts, no_paragraph).outcome


def no_paragraph(*_codes: str) -> Outcome:
    """Paragraphs of a control list are weighed when goods are classified; a rule sees only the verdict."""
    return Outcome.UNKNOWN
