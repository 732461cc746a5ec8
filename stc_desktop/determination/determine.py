"""Determine the licence requirement of a deal: every line weighed, joined to one answer with papers, terms and open questions."""

import datetime
from collections.abc import Iterable, Iterator

from stc_desktop.determination.lines import weigh_line
from stc_desktop.determination.reasons import sentences_of
from stc_desktop.determination.requirement import (
    LicenceRequirement,
    LineRequirement,
    Needed,
    OpenQuestion,
    RaisedFlag,
    RuleOverLines,
    WeighedRule,
)
from stc_desktop.determination.situation import CATCH_ALL, DERIVED, FlagAnswer, Situation, facts_of
from stc_desktop.jurisdictions.destinations import CommonGround
from stc_desktop.jurisdictions.marks import Backed
from stc_desktop.jurisdictions.national_rules import Consequence, Exemption
from stc_desktop.jurisdictions.profile import LicenceType, Paper, Profile, Topic
from stc_desktop.jurisdictions.working_days import LodgeBy, lead_time_for, lodge_by
from stc_desktop.rules.clauses import weigh
from stc_desktop.rules.facts import NotKnown, YesNo
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.properties import Property
from stc_desktop.wording.sentences import Sentence

_ASKED_OF = {Topic.CATCH_ALL, Topic.VALIDITY, Topic.LEAD_TIMES, Topic.FEES, Topic.PAPER_RULES, Topic.PORTAL_DOWN}


def determine(situation: Situation, profile: Profile | None, common: CommonGround, *, today: datetime.date) -> LicenceRequirement:
    """Whether a licence is needed, which, from whom, by which rule. Without a profile, or with anything open, it is undecided."""
    for code in (situation.country, *situation.countries):
        common.country(code)
    flags = tuple(raised_flags(situation, common))
    if profile is None:
        return _without_profile(situation, common, flags)
    assert profile.country == situation.country
    lines = tuple(weigh_line(situation, line, profile, common) for line in situation.lines)
    doubts = tuple(_doubts_of_the_deal(situation, profile, flags, today=today))
    lines = tuple(_with_doubts(line, doubts) for line in lines)
    return _joined(situation, profile, common, lines=lines, flags=flags, today=today)


def _without_profile(situation: Situation, common: CommonGround, flags: tuple[RaisedFlag, ...]) -> LicenceRequirement:
    doubt = Sentence("determination.doubt.no_profile", {"country": common.country(situation.country)})
    return LicenceRequirement(
        needed=Needed.UNDECIDED,
        types=(),
        possible_types=(),
        agency=None,
        rules=(),
        red_flags=flags,
        papers=(),
        lead_time=None,
        lodge_by=None,
        unknown=(),
        sentences=(Sentence("determination.undecided_nobody"), doubt, Sentence("determination.guidance")),
        lines=tuple(LineRequirement(number=line.number, needed=Needed.UNDECIDED, rules=(), doubts=(doubt,)) for line in situation.lines),
        must_stop=_must_stop(situation, common, (), flags),
        country=situation.country,
        regimes=_regimes(situation, common),
    )


def _doubts_of_the_deal(
    situation: Situation, profile: Profile, flags: Iterable[RaisedFlag], *, today: datetime.date
) -> Iterator[Sentence]:
    """What keeps every line from a plain "no": no destination, an old profile, signs of danger that nobody cleared."""
    if not situation.destination:
        yield Sentence("determination.doubt.no_destination")
    if profile.is_due_for_review(today):
        yield Sentence("determination.doubt.profile_old", {"country": profile.name, "review_by": profile.review_by})
    for raised in flags:
        if raised.is_open:
            yield Sentence("determination.doubt.red_flag", {"flag": raised.flag.id, "text": raised.flag.text})


def _with_doubts(line: LineRequirement, doubts: tuple[Sentence, ...]) -> LineRequirement:
    if line.needed is Needed.YES or not doubts:
        return line
    return LineRequirement(number=line.number, needed=Needed.UNDECIDED, rules=line.rules, doubts=(*line.doubts, *doubts))


def _joined(
    situation: Situation,
    profile: Profile,
    common: CommonGround,
    *,
    lines: tuple[LineRequirement, ...],
    flags: tuple[RaisedFlag, ...],
    today: datetime.date,
) -> LicenceRequirement:
    needed = overall(line.needed for line in lines)
    duties = tuple(_once(rule for line in lines for rule in line.duties))
    possible = tuple(_once(rule for line in lines for rule in line.rules if rule.is_open or rule.is_settled_duty))
    types = _types(profile, duties) or (_types(profile, possible) if needed is Needed.YES else ())
    possible_types = tuple(kind for kind in _types(profile, possible) if kind not in types)
    leave = types or possible_types
    term = _lodging(situation, profile, (*duties, *possible), leave)
    requirement = LicenceRequirement(
        needed=needed,
        types=types,
        possible_types=possible_types,
        agency=profile.agency(next((rule.agency for rule in (*duties, *possible) if rule.agency), "")),
        rules=tuple(rules_over_lines(lines)),
        red_flags=flags,
        papers=_papers(situation, profile, leave) if needed is not Needed.NO else (),
        lead_time=term.lead_time if term else None,
        lodge_by=term if situation.ship_on else None,
        unknown=tuple(_open_questions(lines, common)),
        sentences=(),
        lines=lines,
        register_first=tuple(_registration(situation, profile)) if needed is not Needed.NO else (),
        exemptions_offered=tuple(_offered(situation, profile, common)),
        reports=tuple(report for report in profile.reports if not report.types or {kind.id for kind in leave} & set(report.types)),
        to_ask=tuple(_to_ask(profile)) if needed is not Needed.NO else (),
        must_stop=_must_stop(situation, common, lines, flags),
        is_forbidden=any(rule.consequence is Consequence.FORBIDDEN for rule in duties),
        country=profile.country,
        profile_as_of=profile.as_of,
        regimes=_regimes(situation, common),
    )
    return sentences_of(requirement, situation, profile, today=today)


def overall(lines: Iterable[Needed]) -> Needed:
    """Yes as soon as one line needs a licence; no only if every line of a deal with lines needs none."""
    answers = set(lines)
    if Needed.YES in answers:
        return Needed.YES
    return Needed.NO if answers == {Needed.NO} else Needed.UNDECIDED


def _once(rules: Iterable[WeighedRule]) -> Iterator[WeighedRule]:
    seen: set[str] = set()
    for rule in rules:
        if rule.id not in seen:
            seen.add(rule.id)
            yield rule


def _types(profile: Profile, rules: Iterable[WeighedRule]) -> tuple[LicenceType, ...]:
    return tuple(profile.licence_type(type_id) for type_id in dict.fromkeys(name for rule in rules for name in rule.types))


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
            open_for=tuple(number for number, rule in found if rule.outcome is Outcome.UNKNOWN),
        )


def _papers(situation: Situation, profile: Profile, types: tuple[LicenceType, ...]) -> tuple[Paper, ...]:
    names = {kind.id for kind in types}
    return tuple(
        paper
        for paper in profile.papers
        if paper.is_known
        and (not paper.activities or situation.activity in paper.activities)
        and (not paper.types or not names or names & set(paper.types))
    )


def _lodging(situation: Situation, profile: Profile, rules: tuple[WeighedRule, ...], types: tuple[LicenceType, ...]) -> LodgeBy | None:
    """The term that a rule names goes before the general one of the activity; no rule in question, no term."""
    if not rules:
        return None
    named = {rule.lead_time for rule in rules if rule.lead_time}
    terms = [term for term in profile.lead_times if term.id in named]
    term = max(terms, key=lambda known: known.days, default=None)
    term = term or lead_time_for(profile, situation.activity, tuple(kind.id for kind in types))
    if situation.ship_on is None:
        return LodgeBy(ship_on=datetime.date.max, on=None, lead_time=term)
    if term is None:
        return LodgeBy(ship_on=situation.ship_on, on=None, lead_time=None)
    return lodge_by(profile, situation.activity, situation.ship_on, lead_time=term)


def _registration(situation: Situation, profile: Profile) -> Iterator[Backed]:
    for registration in profile.registration:
        if registration.is_known and situation.activity in registration.activities:
            yield registration


def _open_questions(lines: Iterable[LineRequirement], common: CommonGround) -> Iterator[OpenQuestion]:
    waiting: dict[str, list[str]] = {}
    for line in lines:
        for rule in line.rules:
            for name in rule.missing if rule.outcome is Outcome.UNKNOWN else ():
                rules = waiting.setdefault(name, [])
                if rule.id not in rules:
                    rules.append(rule.id)
    for name, rules in waiting.items():
        question = common.question(name)
        yield OpenQuestion(id=name, question=question.question if question else name, rules=tuple(rules))


def _offered(situation: Situation, profile: Profile, common: CommonGround) -> Iterator[Exemption]:
    """Exemptions that nobody claimed or ruled out yet and that would free from a rule in question."""
    for exemption in profile.exemptions:
        outcomes = {weigh(exemption.clause, facts_of(situation, line, common), _unknown).outcome for line in situation.lines}
        if Outcome.UNKNOWN in outcomes and exemption.is_known:
            yield exemption


def _unknown(_code: str) -> Outcome:
    return Outcome.UNKNOWN


def _to_ask(profile: Profile) -> Iterator[Backed]:
    """What the profile does not know and an applicant needs: put to the agency in the same letter."""
    for topic, facts in profile.facts.items():
        if topic in _ASKED_OF:
            yield from (fact for fact in facts if not fact.is_known)


def raised_flags(situation: Situation, common: CommonGround) -> Iterator[RaisedFlag]:
    """Signs of danger that a person marked as present or that the facts of the deal raise."""
    everything = [facts_of(situation, line, common) for line in situation.lines]
    for flag in common.red_flags:
        answer = situation.flags.get(flag.id)
        by_facts = bool(flag.tests) and any(weigh(flag.clause, facts, _unknown).outcome is Outcome.TRUE for facts in everything)
        if by_facts or (answer is not None and answer.is_present):
            yield RaisedFlag(flag=flag, cleared=(answer or FlagAnswer(is_present=True)).cleared)


def _must_stop(
    situation: Situation, common: CommonGround, lines: Iterable[LineRequirement], flags: Iterable[RaisedFlag]
) -> bool:
    """Nothing may move before the authority has spoken: UN measures, a catch-all "yes", a ban, a strong sign not cleared."""
    return (
        any(common.embargo(code) for code in situation.countries)
        or any(situation.answers.get(name) == YesNo(True) for name in CATCH_ALL)
        or any(rule.holds and rule.consequence in {Consequence.ASK, Consequence.FORBIDDEN} for line in lines for rule in line.rules)
        or any(raised.is_open and raised.flag.is_strong for raised in flags)
    )


def _regimes(situation: Situation, common: CommonGround) -> dict[str, tuple[str, ...]]:
    return {code: tuple(regime.title for regime in common.regimes_of(code)) for code in situation.countries}


def questions_for(situation: Situation, profile: Profile | None, common: CommonGround) -> tuple[Property, ...]:
    """What to ask about this deal, in this order: the catch-all questions always, then what the country's rules and exemptions test."""
    names = dict.fromkeys(CATCH_ALL)
    activity = {"activity": facts_of(Situation(country="", activity=situation.activity, destination="", lines=()), _NO_LINE, common)["activity"]}
    for rule in (*profile.rules, *profile.exemptions) if profile else ():
        if weigh(rule.clause, activity, _unknown).outcome is not Outcome.FALSE:
            names.update(dict.fromkeys(name for test in rule.tests for name in test.properties))
    return tuple(question for name in names if name not in DERIVED and (question := common.question(name)) is not None)
