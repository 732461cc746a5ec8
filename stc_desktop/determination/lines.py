"""One line of the deal weighed by every rule that concerns its activity, and the answer that follows."""

from collections.abc import Iterable, Iterator

from stc_desktop.classification.verdicts import Verdict
from stc_desktop.determination.requirement import Freed, LineRequirement, Needed, WeighedRule
from stc_desktop.determination.situation import LIST_PART, LIST_VERDICT, GoodsLine, Situation, facts_of
from stc_desktop.jurisdictions.activities import Activity, Grip
from stc_desktop.jurisdictions.destinations import CommonGround
from stc_desktop.jurisdictions.national_lists import NationalEntry, NationalList
from stc_desktop.jurisdictions.national_rules import Consequence, Exemption, NationalRule, concerns, no_paragraph, outcome_of
from stc_desktop.jurisdictions.profile import Profile
from stc_desktop.rules.clauses import open_tests, weigh
from stc_desktop.rules.facts import Choice, Facts
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.wording.sentences import Sentence

_VERDICTS = (Verdict.CONTROLLED, Verdict.NOT_LISTED)


def weigh_line(situation: Situation, line: GoodsLine, profile: Profile, common: CommonGround) -> LineRequirement:
    """What the country's rules say of one line."""
    facts = facts_of(situation, line, common)
    rules = tuple(weigh_rules(situation.activity, facts, profile, common))
    if any(rule.is_settled_duty for rule in rules):
        return LineRequirement(number=line.number, needed=Needed.YES, rules=rules, doubts=())
    if LIST_VERDICT not in facts and _is_duty_by_either_verdict(situation.activity, facts, profile, common):
        return LineRequirement(number=line.number, needed=Needed.YES, rules=rules, doubts=(), by_either_verdict=True)
    doubts = tuple(_doubts(situation, line, rules, profile=profile, facts=facts))
    return LineRequirement(number=line.number, needed=Needed.UNDECIDED if doubts else Needed.NO, rules=rules, doubts=doubts)


def weigh_rules(activity: Activity, facts: Facts, profile: Profile, common: CommonGround) -> Iterator[WeighedRule]:
    """Every rule of the country that concerns the activity, and our own rules of caution."""
    for rule in profile.rules:
        if concerns(rule.clause, activity):
            yield _weighed(rule, facts, profile, is_law=True)
    for rule in common.caution:
        yield _weighed(rule, facts, profile, is_law=False)


def _weighed(rule: NationalRule, facts: Facts, profile: Profile, *, is_law: bool) -> WeighedRule:
    weighed = weigh(rule.clause, facts, no_paragraph)
    freeing = [exemption for exemption in profile.exemptions if rule.id in exemption.frees]
    return WeighedRule(
        id=rule.id,
        heading=rule.heading,
        outcome=weighed.outcome,
        freed=_freed(freeing, facts),
        consequence=rule.consequence,
        citation=rule.cite,
        mark=rule.mark,
        warning=rule.warning,
        agency=rule.agency,
        types=rule.types,
        lead_time=rule.lead_time,
        missing=tuple(dict.fromkeys(name for reason in open_tests(weighed) for name in reason.test.properties)),
        is_law=is_law,
    )


def _freed(exemptions: Iterable[Exemption], facts: Facts) -> Freed:
    """An exemption counts only where it surely holds: silence never frees from a duty."""
    holding = [exemption for exemption in exemptions if outcome_of(exemption.clause, facts) is Outcome.TRUE]
    if not holding:
        return Freed.NOT
    return Freed.SURELY if any(exemption.mark.is_settled for exemption in holding) else Freed.PERHAPS


def _is_duty_by_either_verdict(activity: Activity, facts: Facts, profile: Profile, common: CommonGround) -> bool:
    """The list verdict is open, but a duty follows whichever way it falls."""
    return all(
        any(rule.is_settled_duty for rule in weigh_rules(activity, {**facts, LIST_VERDICT: Choice(verdict.value)}, profile, common))
        for verdict in _VERDICTS
    )


def _doubts(situation: Situation, line: GoodsLine, rules: tuple[WeighedRule, ...], *, profile: Profile, facts: Facts) -> Iterator[Sentence]:
    """Everything that keeps the answer from being "no"."""
    if not line.is_settled:
        yield _open_classification(line)
    control = profile.activity(situation.activity)
    if control is None or control.grip is Grip.NOT_KNOWN or not control.mark.is_settled:
        yield Sentence(
            "determination.doubt.activity", {"activity": Sentence(f"activity.{situation.activity.value}"), "country": profile.name}
        )
    for rule in rules:
        if line.is_settled or not _waits_for_list_alone(rule):
            yield from _doubts_of(rule)
    uncovered = lists_not_covered(profile, line)
    if line.verdict is Verdict.NOT_LISTED and (uncovered or not profile.lists) and _rests_on_list(facts, profile):
        names = "; ".join(national.name for national in uncovered)
        yield Sentence("determination.doubt.list_not_verified", {"country": profile.name, "edition": line.edition, "lists": names})


def _open_classification(line: GoodsLine) -> Sentence:
    parameters = {"line": line.number, "installed": line.heads_installed, "of": line.heads_of}
    if line.verdict is not Verdict.NOT_LISTED:
        return Sentence("determination.doubt.classification_open", parameters)
    return Sentence("determination.doubt.edition_partial" if line.heads_of else "determination.doubt.edition_unknown", parameters)


def _waits_for_list_alone(rule: WeighedRule) -> bool:
    """Its doubt is said already by the open classification of the line."""
    return rule.outcome is Outcome.UNKNOWN and set(rule.missing) <= {LIST_VERDICT, LIST_PART}


def _doubts_of(rule: WeighedRule) -> Iterator[Sentence]:
    about = {"rule": rule.id, "heading": rule.heading, "mark": rule.mark.value, "warning": rule.warning}
    if rule.freed is Freed.PERHAPS and rule.outcome is not Outcome.FALSE:
        yield Sentence("determination.doubt.perhaps_exempt", about)
    elif rule.freed is Freed.SURELY:
        return
    elif rule.outcome is Outcome.UNKNOWN:
        yield Sentence("determination.doubt.rule_open", about)
    elif rule.outcome is Outcome.TRUE:
        ask = rule.consequence is Consequence.ASK
        yield Sentence("determination.doubt.rule_asks" if ask else "determination.doubt.rule_unsure", about)
    elif rule.is_law and not rule.mark.is_settled:
        yield Sentence("determination.doubt.rule_unsure_no", about)


def _rests_on_list(facts: Facts, profile: Profile) -> bool:
    """Whether some rule that is not freed stays silent only because the list verdict is "not listed"."""
    without = {name: fact for name, fact in facts.items() if name != LIST_VERDICT}
    for rule in profile.rules:
        freeing = [exemption for exemption in profile.exemptions if rule.id in exemption.frees]
        if outcome_of(rule.clause, without) is Outcome.UNKNOWN and _freed(freeing, facts) is not Freed.SURELY:
            return True
    return False


def lists_not_covered(profile: Profile, line: GoodsLine) -> tuple[NationalList, ...]:
    """Lists in force for which the lists that were weighed cannot stand: other goods, or an overlay that is not verified.

    Not listed among dual-use goods says nothing of the munitions list, nor of goods that a country lists on its own.
    """
    weighed = {line.list_id, *line.also_weighed}
    return tuple(national for national in profile.lists if not national.is_covered_by(weighed))


def own_entries_in_question(profile: Profile, line: GoodsLine, countries: Iterable[str]) -> Iterator[tuple[NationalList, NationalEntry]]:
    """What the country's lists name by themselves and what the goods may be, by their words, customs code or paragraph."""
    touched = tuple(countries)
    for national in profile.lists:
        for entry in national.own:
            if entry.concerns(touched) and (entry.may_fit(line.words, line.hs) or any(map(entry.touches, line.codes))):
                yield national, entry
