"""Does this case need a licence, which one, and from whom? The case is told to the national rules as a situation."""

import datetime as dt
from collections.abc import Mapping

from stc_desktop.applications.cases import Activity as CaseActivity
from stc_desktop.applications.cases import Case
from stc_desktop.applications.lines import Line
from stc_desktop.applications.parties import Role
from stc_desktop.applications.results import Need, Requirement, RuleApplied
from stc_desktop.casework.national_profiles import common_ground, profile_of
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.determination.determine import determine
from stc_desktop.determination.particulars import questions_for
from stc_desktop.determination.requirement import LicenceRequirement
from stc_desktop.determination.situation import FlagAnswer, GoodsLine, Situation, read_answers
from stc_desktop.jurisdictions.activities import Activity
from stc_desktop.jurisdictions.destinations import CommonGround
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Fact
from stc_desktop.rules.properties import Property

ANSWERS = "determination"  # where a case keeps the answers to the questions of national rules

# what a form calls the activity and the law of strategic trade files under another name
_ACTIVITIES = {CaseActivity.FINANCING: Activity.RELATED_SERVICES, CaseActivity.TRANSPORT: Activity.RELATED_SERVICES}


def determine_case(workspace: Workspace, case: Case) -> LicenceRequirement:
    """The licence requirement of a case as it stands; what was not answered stays open."""
    common = common_ground(workspace)
    profile = profile_of(workspace, case.exporter_country)
    return determine(situation_of(case, common), profile, common, today=workspace.now.date())


def questions_of(workspace: Workspace, case: Case) -> tuple[Property, ...]:
    """What the country's rules ask about this deal, in the order in which to ask it."""
    common = common_ground(workspace)
    return questions_for(situation_of(case, common), profile_of(workspace, case.exporter_country), common)


def situation_of(case: Case, common: CommonGround) -> Situation:
    """The case as the national rules see it."""
    if case.activity is None:
        raise UserFixable(
            "The case does not say what is done: export, transit, brokering ...", next_step="Choose the activity.", where="activity"
        )
    if not case.exporter_country:
        raise UserFixable("The case does not say whose law applies.", next_step="Choose the exporter's country.", where="exporter_country")
    activity = _ACTIVITIES.get(case.activity)
    destination = case.movement.destination
    end_user = case.party(Role.END_USER)
    if not destination and end_user is not None:
        destination = end_user.country
    others = [*case.movement.route, *(party.country for party in case.parties)]
    return Situation(
        country=case.exporter_country,
        activity=activity or Activity(case.activity.value),
        destination=destination,
        lines=tuple(_goods_line(number, line) for number, line in enumerate(case.lines, 1)),
        other_countries=tuple(dict.fromkeys(code for code in others if code)),
        answers=_answers(case, common),
        flags={
            flag.id: FlagAnswer(is_present=flag.present, cleared=flag.explanation)
            for flag in case.catch_all.flags
            if flag.present is not None
        },
        ship_on=case.movement.planned_on,
    )


def _goods_line(number: int, line: Line) -> GoodsLine:
    made = line.classification
    if made is None:
        return GoodsLine(number=number, verdict=Verdict.UNDECIDED, hs=line.hs, words=_words(line))
    return GoodsLine(
        number=number,
        verdict=Verdict(made.verdict.value),
        codes=made.codes,
        list_id=made.list_id,
        edition=made.edition,
        heads_installed=made.heads_installed,
        heads_of=made.heads_of,
        also_weighed=tuple(list_id for list_id, _ in made.editions[1:]),
        hs=line.hs,
        words=_words(line),
    )


def _words(line: Line) -> str:
    return f"{line.name} {line.description}".strip()


def _answers(case: Case, common: CommonGround) -> Mapping[str, Fact]:
    asked = case.catch_all
    written: dict[str, object] = {
        "told_by_authority": asked.told,
        "knows_of_wmd_use": asked.known,
        "suspects_wmd_use": asked.suspected,
        **case.extra.get(ANSWERS, {}),
    }
    return read_answers({name: value for name, value in written.items() if value is not None}, common.questions)


def as_requirement(found: LicenceRequirement, at: dt.datetime) -> Requirement:
    """The result as the case keeps it: values, so that no update of a profile rewrites it."""
    term = found.lead_time
    return Requirement(
        needed=Need(found.needed.value),
        types=tuple(kind.name for kind in found.types),
        agency=found.agency.name if found.agency else "",
        rules=tuple(
            RuleApplied(
                id=rule.id, heading=rule.heading, fired=rule.fired, citation=rule.citation, mark=rule.mark.value, lines=rule.fired_for
            )
            for rule in found.rules
        ),
        red_flags=tuple(raised.flag.text for raised in found.red_flags if not raised.cleared),
        papers=tuple(paper.value for paper in found.papers),
        lead_time=f"{term.days} {term.day_kind.value} days, {term.counted}" if term else "",
        lead_time_days=term.days if term else None,
        unknown=tuple(question.question for question in found.unknown),
        profile=found.country,
        profile_edition=found.profile_as_of,
        determined_at=at,
    )
