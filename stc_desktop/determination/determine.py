"""Determine the licence requirement of a deal: every line weighed, joined to one answer with papers, terms and open questions."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from stc_desktop.determination.lines import weigh_line
from stc_desktop.determination.particulars import (
    lodging,
    offered_exemptions,
    open_questions,
    papers_for,
    registration_for,
    rules_over_lines,
)
from stc_desktop.determination.reasons import sentences_of, shown_day, un_measures
from stc_desktop.determination.red_flags import must_stop, raised_flags
from stc_desktop.determination.requirement import LicenceRequirement, LineRequirement, Needed, RaisedFlag, WeighedRule
from stc_desktop.determination.situation import Situation
from stc_desktop.jurisdictions.destinations import CommonGround
from stc_desktop.jurisdictions.marks import Fact
from stc_desktop.jurisdictions.national_rules import Consequence
from stc_desktop.jurisdictions.profile import Agency, LicenceType, Profile, Topic
from stc_desktop.wording.sentences import Sentence

# What an applicant needs and the profile may not know: it is put to the agency together with the open questions.
_ASKED_OF = {Topic.CATCH_ALL, Topic.VALIDITY, Topic.LEAD_TIMES, Topic.FEES, Topic.PAPER_RULES, Topic.PORTAL_DOWN}


def determine(situation: Situation, profile: Profile | None, common: CommonGround, *, today: datetime.date) -> LicenceRequirement:
    """Whether a licence is needed, which, from whom, by which rule. Without a profile, or with anything open, it is undecided."""
    for code in (situation.country, *situation.countries):
        common.country(code)
    flags = tuple(raised_flags(situation, common))
    if profile is None:
        return _without_profile(situation, common, flags)
    assert profile.country == situation.country
    doubts = tuple(_doubts_of_the_deal(situation, profile, flags, today=today))
    lines = tuple(_with_doubts(weigh_line(situation, line, profile, common), doubts) for line in situation.lines)
    requirement = _joined(situation, profile, common, lines=lines, flags=flags)
    return replace(requirement, sentences=tuple(sentences_of(requirement, situation, profile, common=common, today=today)))


def _without_profile(situation: Situation, common: CommonGround, flags: tuple[RaisedFlag, ...]) -> LicenceRequirement:
    doubt = Sentence("determination.doubt.no_profile", {"country": common.country(situation.country)})
    lines = tuple(LineRequirement(number=line.number, needed=Needed.UNDECIDED, rules=(), doubts=(doubt,)) for line in situation.lines)
    stop = must_stop(situation, common, (), flags)
    first = (Sentence("determination.undecided.nobody"), *((Sentence("determination.stop.nobody"),) if stop else ()))
    return LicenceRequirement(
        country=situation.country,
        needed=Needed.UNDECIDED,
        lines=lines,
        red_flags=flags,
        must_stop=stop,
        sentences=(*first, *un_measures(situation, common), doubt, Sentence("determination.guidance")),
        regimes=_regimes(situation, common),
    )


def _doubts_of_the_deal(situation: Situation, profile: Profile, flags: Iterable[RaisedFlag], *, today: datetime.date) -> Iterator[Sentence]:
    """What keeps every line from a plain "no": no destination, an old profile, signs of danger that nobody cleared."""
    if not situation.destination:
        yield Sentence("determination.doubt.no_destination")
    if profile.is_due_for_review(today):
        yield Sentence("determination.doubt.profile_old", {"country": profile.name, "review_by": shown_day(profile.review_by)})
    for raised in flags:
        if raised.is_open:
            yield Sentence("determination.doubt.red_flag", {"flag": raised.flag.id, "text": raised.flag.text})


def _with_doubts(line: LineRequirement, doubts: tuple[Sentence, ...]) -> LineRequirement:
    if line.needed is Needed.YES or not doubts:
        return line
    return replace(line, needed=Needed.UNDECIDED, doubts=(*line.doubts, *doubts))


def overall(answers: Iterable[Needed]) -> Needed:
    """Yes as soon as one line needs a licence; no only if there are lines and every one of them needs none."""
    found = set(answers)
    if Needed.YES in found:
        return Needed.YES
    return Needed.NO if found == {Needed.NO} else Needed.UNDECIDED


def _joined(
    situation: Situation, profile: Profile, common: CommonGround, *, lines: tuple[LineRequirement, ...], flags: tuple[RaisedFlag, ...]
) -> LicenceRequirement:
    needed = overall(line.needed for line in lines)
    duties = tuple(_once(rule for line in lines for rule in line.duties))
    in_question = tuple(_once(rule for line in lines for rule in (*line.duties, *line.open_rules)))
    types = _types(profile, duties)
    possible = tuple(kind for kind in _types(profile, in_question) if kind not in types)
    answer = LicenceRequirement(
        country=profile.country,
        profile_as_of=profile.as_of,
        needed=needed,
        types=types,
        possible_types=possible,
        agency=_agency(profile, duties, lines),
        lines=lines,
        rules=tuple(rules_over_lines(lines)),
        red_flags=flags,
        unknown=tuple(open_questions(lines, common)),
        exemptions_offered=tuple(offered_exemptions(situation, profile, common)),
        must_stop=must_stop(situation, common, lines, flags),
        is_forbidden=any(rule.consequence is Consequence.FORBIDDEN for rule in duties),
        regimes=_regimes(situation, common),
    )
    if needed is Needed.NO:
        return answer
    behind = duties or in_question
    names = {rule.types[0] for rule in behind if rule.types}
    lead_time, by = lodging(situation, profile, behind, names)
    return replace(
        answer,
        papers=tuple(papers_for(situation, profile, names)),
        lead_time=lead_time,
        lodge_by=by,
        register_first=tuple(registration_for(situation, profile)),
        reports=tuple(report for report in profile.reports if not report.types or names & set(report.types)),
        to_ask=tuple(_to_ask(profile)),
    )


def _agency(profile: Profile, duties: Iterable[WeighedRule], lines: Iterable[LineRequirement]) -> Agency:
    """Who grants it: the agency of a duty, else of a rule that holds and only asks, else the one that leads."""
    holding = (rule for line in lines for rule in line.rules if rule.holds)
    return profile.agency(next((rule.agency for rule in (*duties, *holding) if rule.agency), ""))


def _once(rules: Iterable[WeighedRule]) -> Iterator[WeighedRule]:
    seen: set[str] = set()
    for rule in rules:
        if rule.id not in seen:
            seen.add(rule.id)
            yield rule


def _types(profile: Profile, rules: Iterable[WeighedRule]) -> tuple[LicenceType, ...]:
    return tuple(profile.licence_type(type_id) for type_id in dict.fromkeys(name for rule in rules for name in rule.types))


def _to_ask(profile: Profile) -> Iterator[Fact]:
    for topic, facts in profile.facts.items():
        if topic in _ASKED_OF:
            yield from (fact for fact in facts if not fact.is_known)


def _regimes(situation: Situation, common: CommonGround) -> dict[str, tuple[str, ...]]:
    return {code: tuple(regime.title for regime in common.regimes_of(code)) for code in situation.countries}
