"""What comes with an answer: each rule over all lines, papers, terms, registration, and what is still to be asked."""

from collections.abc import Iterable, Iterator, Set

from stc_desktop.determination.requirement import Freed, LineRequirement, OpenQuestion, RuleOverLines, WeighedRule
from stc_desktop.determination.situation import CATCH_ALL, DERIVED, LIST_PART, LIST_VERDICT, Situation, facts_of
from stc_desktop.jurisdictions.destinations import CommonGround
from stc_desktop.jurisdictions.national_rules import Exemption, concerns, outcome_of
from stc_desktop.jurisdictions.profile import LeadTime, Paper, Profile, Registration
from stc_desktop.jurisdictions.working_days import LodgeBy, lead_time_for, lodge_by
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.properties import Property


def rules_over_lines(lines: Iterable[LineRequirement]) -> Iterator[RuleOverLines]:
    """Each rule once, with the lines for which it fired or is open, in the order of the profile."""
    met: dict[str, list[tuple[int, WeighedRule]]] = {}
    for line in lines:
        for rule in line.rules:
            met.setdefault(rule.id, []).append((line.number, rule))
    for rule_id, found in met.items():
        first = found[0][1]
        yield RuleOverLines(
            id=rule_id,
            heading=first.heading,
            citation=first.citation,
            mark=first.mark,
            warning=first.warning,
            consequence=first.consequence,
            fired_for=tuple(number for number, rule in found if rule.holds),
            open_for=tuple(number for number, rule in found if rule.is_open and not rule.holds),
        )


def papers_for(situation: Situation, profile: Profile, types: Set[str]) -> Iterator[Paper]:
    """The papers that go with this activity and these licence types; without a type in question, all of the activity."""
    for paper in profile.papers:
        fits_activity = not paper.activities or situation.activity in paper.activities
        fits_type = not paper.types or not types or bool(types & set(paper.types))
        if paper.is_known and fits_activity and fits_type:
            yield paper


def lodging(
    situation: Situation, profile: Profile, rules: Iterable[WeighedRule], types: Set[str]
) -> tuple[LeadTime | None, LodgeBy | None]:
    """The lead time, the one that a rule names before the general one of the activity, and the last day to lodge for the planned date."""
    named = {rule.lead_time for rule in rules if rule.lead_time}
    own = [term for term in profile.lead_times if term.id in named]
    term = max(own, key=lambda known: known.days, default=None) or lead_time_for(profile, situation.activity, tuple(types))
    if situation.ship_on is None:
        return term, None
    if term is None:
        return None, LodgeBy(ship_on=situation.ship_on, on=None, lead_time=None)
    return term, lodge_by(profile, situation.activity, situation.ship_on, lead_time=term)


def registration_for(situation: Situation, profile: Profile) -> Iterator[Registration]:
    """What has to be registered or approved before an application."""
    for registration in profile.registration:
        if registration.is_known and situation.activity in registration.activities:
            yield registration


def open_questions(lines: Iterable[LineRequirement], common: CommonGround) -> Iterator[OpenQuestion]:
    """Each missing fact once, with the rules that wait for it."""
    waiting: dict[str, dict[str, None]] = {}
    for line in lines:
        for rule in line.rules:
            if rule.outcome is Outcome.UNKNOWN and rule.freed is not Freed.SURELY:
                for name in rule.missing:
                    waiting.setdefault(name, {}).setdefault(rule.id)
    if LIST_VERDICT in waiting:
        waiting.pop(LIST_PART, None)
    for name, rules in waiting.items():
        question = common.question(name)
        yield OpenQuestion(id=name, question=question.question if question else name, rules=tuple(rules))


def offered_exemptions(situation: Situation, profile: Profile, common: CommonGround) -> Iterator[Exemption]:
    """Exemptions that nobody claimed or ruled out yet and that would free from a rule of this activity."""
    for exemption in profile.exemptions:
        outcomes = {outcome_of(exemption.clause, facts_of(situation, line, common)) for line in situation.lines}
        if Outcome.UNKNOWN in outcomes and exemption.is_known:
            yield exemption


def questions_for(situation: Situation, profile: Profile | None, common: CommonGround) -> tuple[Property, ...]:
    """What to ask about this deal: the catch-all questions always, then what the country's rules and exemptions test."""
    names = dict.fromkeys(CATCH_ALL)
    for rule in (*profile.rules, *profile.exemptions) if profile else ():
        if concerns(rule.clause, situation.activity):
            names.update(dict.fromkeys(name for test in rule.tests for name in test.properties))
    return tuple(question for name in names if name not in DERIVED and (question := common.question(name)) is not None)
