"""The requirement as scripts read it."""

from collections.abc import Callable, Iterable

from stc_desktop.determination.requirement import LicenceRequirement, RaisedFlag, RuleOverLines
from stc_desktop.jurisdictions.marks import Backed
from stc_desktop.jurisdictions.profile import LicenceType
from stc_desktop.wording.sentences import Sentence

Say = Callable[[Sentence], str]


def requirement_json(requirement: LicenceRequirement, say: Say) -> dict[str, object]:
    """Plain data: the agreed keys first, then what a reader of the sheet sees besides."""
    return {
        "needed": requirement.needed.value,
        "types": [kind.id for kind in requirement.types],
        "agency": requirement.agency.name if requirement.agency else None,
        "rules": [_rule(rule) for rule in requirement.rules],
        "red_flags": [_flag(raised) for raised in requirement.red_flags],
        "papers": [
            _backed(paper, need=paper.need.value, value=paper.value, copies=paper.copies, types=list(paper.types))
            for paper in requirement.papers
        ],
        "lead_time": _lead_time(requirement),
        "unknown": [{"id": item.id, "question": item.question, "rules": list(item.rules)} for item in requirement.unknown],
        "sentences": [say(sentence) for sentence in requirement.sentences],
        "lines": [
            {"number": line.number, "needed": line.needed.value, "because": [say(doubt) for doubt in line.doubts]}
            for line in requirement.lines
        ],
        **_besides(requirement),
    }


def _besides(requirement: LicenceRequirement) -> dict[str, object]:
    return {
        "country": requirement.country,
        "profile_as_of": requirement.profile_as_of or None,
        "must_stop": requirement.must_stop,
        "forbidden": requirement.is_forbidden,
        "type_details": _types(requirement.types),
        "possible_types": _types(requirement.possible_types),
        "register_first": [_backed(item, value=item.value) for item in requirement.register_first],
        "exemptions_offered": [_backed(item, heading=item.heading, conditions=item.conditions) for item in requirement.exemptions_offered],
        "reports": [_backed(item, value=item.value) for item in requirement.reports],
        "ask": [{"id": item.id, "question": item.ask} for item in requirement.to_ask],
        "regimes": {code: list(titles) for code, titles in requirement.regimes.items()},
    }


def _rule(rule: RuleOverLines) -> dict[str, object]:
    return {
        "id": rule.id,
        "fired": rule.fired,
        "citation": rule.citation,
        "mark": rule.mark.value,
        "heading": rule.heading,
        "consequence": rule.consequence.value,
        "lines": list(rule.fired_for),
        "open_lines": list(rule.open_for),
        **({"warning": rule.warning} if rule.warning else {}),
    }


def _flag(raised: RaisedFlag) -> dict[str, object]:
    flag = raised.flag
    return {"id": flag.id, "text": flag.text, "wanted": flag.wanted, "strong": flag.is_strong, "cleared": raised.cleared or None}


def _backed(item: Backed, **values: object) -> dict[str, object]:
    warning = {"warning": item.warning} if item.warning else {}
    return {"id": item.id, **values, "citation": item.cite, "mark": item.mark.value, **warning}


def _types(types: Iterable[LicenceType]) -> list[dict[str, object]]:
    return [
        _backed(kind, name=kind.name, value=kind.value, validity=kind.validity.value if kind.validity and kind.validity.is_known else None)
        for kind in types
    ]


def _lead_time(requirement: LicenceRequirement) -> dict[str, object] | None:
    term, by = requirement.lead_time, requirement.lodge_by
    if term is None:
        return None
    return _backed(
        term,
        days=term.days,
        day_kind=term.day_kind.value,
        kind=term.kind.value,
        counted=term.counted,
        lodge_by=by.on.isoformat() if by and by.on else None,
        ship_on=by.ship_on.isoformat() if by else None,
        holidays=[{"day": day.isoformat(), "name": name} for day, name in by.skipped] if by else [],
    )
