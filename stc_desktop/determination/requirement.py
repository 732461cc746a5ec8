"""The answer to "do I need a licence?": yes, no or undecided, with every rule, paper, term and open question that it rests on."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from stc_desktop.jurisdictions.marks import Fact, Mark
from stc_desktop.jurisdictions.national_rules import Consequence, Exemption, RedFlag
from stc_desktop.jurisdictions.profile import Agency, LeadTime, LicenceType, Paper, Registration, Report
from stc_desktop.jurisdictions.working_days import LodgeBy
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.wording.sentences import Sentence


class Needed(enum.StrEnum):
    """Whether a licence is needed. NO only where every rule behind it is marked A or B and nothing is open."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


class Freed(enum.StrEnum):
    """What exemptions do to a rule in this deal."""

    NOT = "not"
    SURELY = "surely"  # the exemption holds and is marked A or B
    PERHAPS = "perhaps"  # it is claimed, but its conditions were not read whole


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedRule:
    """One rule against one line: whether its tests hold, whether an exemption frees from it, what is still open."""

    id: str
    heading: str
    outcome: Outcome
    freed: Freed
    consequence: Consequence
    citation: str
    mark: Mark
    warning: str
    agency: str
    types: tuple[str, ...]
    lead_time: str
    missing: tuple[str, ...]
    is_law: bool

    @property
    def holds(self) -> bool:
        return self.outcome is Outcome.TRUE and self.freed is Freed.NOT

    @property
    def is_settled_duty(self) -> bool:
        """It holds, it asks for something to be granted or given first, and it is sure enough to say so."""
        return self.holds and self.consequence.is_duty and self.mark.is_settled

    @property
    def is_open(self) -> bool:
        """It may hold, or it holds and decides nothing: unsure, perhaps exempt, or "ask"."""
        return self.outcome is not Outcome.FALSE and self.freed is not Freed.SURELY and not self.is_settled_duty


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleOverLines:
    """A rule over all lines of the deal: for which it fired and for which it is open."""

    id: str
    heading: str
    citation: str
    mark: Mark
    warning: str
    consequence: Consequence
    fired_for: tuple[int, ...]
    open_for: tuple[int, ...]

    @property
    def fired(self) -> bool | None:
        """True where it fired for a line, None where it may still, else False."""
        if self.fired_for:
            return True
        return None if self.open_for else False


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRequirement:
    """The answer for one line, the rules behind it, and what keeps it from being a plain "no"."""

    number: int
    needed: Needed
    rules: tuple[WeighedRule, ...]
    doubts: tuple[Sentence, ...]
    by_either_verdict: bool = False

    @property
    def open_rules(self) -> tuple[WeighedRule, ...]:
        return tuple(rule for rule in self.rules if rule.is_open)

    @property
    def duties(self) -> tuple[WeighedRule, ...]:
        return tuple(rule for rule in self.rules if rule.is_settled_duty)


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedFlag:
    """A sign of danger that is present, by the facts or by a person's word, and how it was cleared ("" while open)."""

    flag: RedFlag
    cleared: str

    @property
    def is_open(self) -> bool:
        return not self.cleared.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A fact that is missing and could change the answer, with the question that asks for it and the rules that wait for it."""

    id: str
    question: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRequirement:
    """What the rules say about the whole deal, as guidance: the agency decides.

    The first of `types` is the usual one, and papers, reports and lead time are those of the first type of each rule;
    `possible_types` are those of rules that are still open; `register_first` has to be done before an application; `to_ask` is what the
    profile itself does not know; `must_stop` means that nothing moves before the authority has spoken; `is_forbidden` that no licence
    exists for it; `regimes` names the regimes of each country involved, as information only.
    """

    country: str
    needed: Needed
    lines: tuple[LineRequirement, ...]
    types: tuple[LicenceType, ...] = ()
    possible_types: tuple[LicenceType, ...] = ()
    agency: Agency | None = None
    rules: tuple[RuleOverLines, ...] = ()
    red_flags: tuple[RaisedFlag, ...] = ()
    papers: tuple[Paper, ...] = ()
    lead_time: LeadTime | None = None
    lodge_by: LodgeBy | None = None
    unknown: tuple[OpenQuestion, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    register_first: tuple[Registration, ...] = ()
    exemptions_offered: tuple[Exemption, ...] = ()
    reports: tuple[Report, ...] = ()
    to_ask: tuple[Fact, ...] = ()
    must_stop: bool = False
    is_forbidden: bool = False
    profile_as_of: str = ""
    regimes: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def lines_with(self, needed: Needed) -> tuple[int, ...]:
        return tuple(line.number for line in self.lines if line.needed is needed)
