"""The answer in sentences, the deciding one first: verdict, bans and stops, rules, doubts, list, what to do before, the agency decides."""

import datetime
from collections.abc import Iterable, Iterator

from stc_desktop.determination.lines import lists_not_covered, own_entries_in_question
from stc_desktop.determination.requirement import LicenceRequirement, Needed
from stc_desktop.determination.situation import GoodsLine, Situation
from stc_desktop.jurisdictions.destinations import CommonGround
from stc_desktop.jurisdictions.profile import Profile
from stc_desktop.wording.days import date_shown
from stc_desktop.wording.sentences import Sentence


def sentences_of(
    requirement: LicenceRequirement, situation: Situation, profile: Profile, *, common: CommonGround, today: datetime.date
) -> Iterator[Sentence]:
    """All sentences of the requirement sheet, in reading order."""
    yield _verdict(requirement, profile)
    if requirement.must_stop:
        yield Sentence("determination.stop", {"agency": _agency(requirement)})
    yield from un_measures(situation, common)
    yield from _rules(requirement)
    yield from _other_agencies(requirement, profile)
    yield from _doubts(requirement)
    yield from _list(situation.lines, profile)
    yield from _own_entries(situation, profile)
    yield from _before(requirement)
    yield from _term(requirement, today)
    yield Sentence(
        "determination.profile", {"country": profile.name, "as_of": shown_day(profile.as_of), "review_by": shown_day(profile.review_by)}
    )
    yield Sentence("determination.guidance")


def _agency(requirement: LicenceRequirement) -> str:
    return requirement.agency.name if requirement.agency else ""


def _verdict(requirement: LicenceRequirement, profile: Profile) -> Sentence:
    agency = _agency(requirement)
    if requirement.is_forbidden:
        return Sentence("determination.forbidden", {"agency": agency})
    if requirement.needed is Needed.NO:
        return Sentence("determination.no", {"country": profile.name})
    if requirement.needed is Needed.UNDECIDED:
        return Sentence("determination.undecided", {"agency": agency})
    numbers = requirement.lines_with(Needed.YES)
    if len(numbers) == len(requirement.lines):
        return Sentence("determination.yes", {"agency": agency})
    return Sentence(
        "determination.yes_for_lines", {"agency": agency, "count": len(numbers), "of": len(requirement.lines), "lines": _numbers(numbers)}
    )


def un_measures(situation: Situation, common: CommonGround) -> Iterator[Sentence]:
    """What is known of UN measures on each country of the deal."""
    for code in situation.countries:
        embargo = common.embargo(code)
        if embargo is not None:
            about = {"country": common.country(code), "value": embargo.value, "citation": embargo.cite, "mark": embargo.mark.value}
            key = "determination.un_measures.warned" if embargo.warning else "determination.un_measures"
            yield Sentence(key, {**about, "warning": embargo.warning})


def _other_agencies(requirement: LicenceRequirement, profile: Profile) -> Iterator[Sentence]:
    """Bodies that own a part of the list: the code of the goods may lead to one of them."""
    others = [agency for agency in profile.agencies if agency.scope and agency != requirement.agency]
    if others and requirement.needed is not Needed.NO:
        yield Sentence("determination.other_agencies", {"agencies": "; ".join(agency.name for agency in others), "scope": others[0].scope})


def _numbers(numbers: Iterable[int]) -> Sentence:
    """ "line 3", or "lines 1, 2, 3"."""
    written = [str(number) for number in numbers]
    return Sentence("determination.line" if len(written) == 1 else "determination.lines", {"lines": ", ".join(written)})


def shown_day(iso: str) -> str:
    """A day of a profile as people read it."""
    return date_shown(datetime.date.fromisoformat(iso))


def _rules(requirement: LicenceRequirement) -> Iterator[Sentence]:
    for rule in requirement.rules:
        if rule.fired_for and rule.consequence.is_duty and rule.mark.is_settled:
            about = {"rule": rule.id, "heading": rule.heading, "citation": rule.citation, "mark": rule.mark.value}
            yield Sentence("determination.rule_fired", {**about, "lines": _numbers(rule.fired_for)})
    either = [line.number for line in requirement.lines if line.by_either_verdict]
    if either:
        yield Sentence("determination.by_either_verdict", {"lines": _numbers(either)})


def _doubts(requirement: LicenceRequirement) -> Iterator[Sentence]:
    """Each doubt once, however many lines share it."""
    if not requirement.lines:
        yield Sentence("determination.doubt.no_lines")
    seen: set[tuple[str, str]] = set()
    for line in requirement.lines:
        for doubt in line.doubts:
            same = (doubt.key, str(doubt.parameters))
            if same not in seen:
                seen.add(same)
                yield doubt


def _list(lines: tuple[GoodsLine, ...], profile: Profile) -> Iterator[Sentence]:
    """How much of the list was there, and that it is the base list, not the country's own edition."""
    editions = {(line.list_id, line.edition, line.heads_installed, line.heads_of) for line in lines}
    for _, edition, installed, of in sorted(editions):
        if edition and installed < of:
            yield Sentence("determination.list_partial", {"edition": edition, "installed": installed, "of": of})
    yield from _whose_list(lines, profile)


def _whose_list(lines: tuple[GoodsLine, ...], profile: Profile) -> Iterator[Sentence]:
    """By which edition it was answered, which list of the country that stands in for without being verified, and whom to ask."""
    weighed = {(line.list_id, line.edition, line.also_weighed) for line in lines if line.edition and lists_not_covered(profile, line)}
    for list_id, edition, also in sorted(weighed):
        beside = [national for national in profile.lists if national.nearest in {list_id, *also}]
        ask = (profile.whom_to_ask(beside[0]) if beside else profile.lead_agency).name
        about = {"edition": edition, "country": profile.name, "lists": "”, “".join(national.name for national in beside), "ask": ask}
        if not beside:
            yield Sentence("determination.by_the_base_list", about)
        elif all(national.basis_list == national.nearest for national in beside):
            yield Sentence("determination.by_the_base_list.named", about)
        else:
            yield Sentence("determination.by_the_nearest_list", about)


def _own_entries(situation: Situation, profile: Profile) -> Iterator[Sentence]:
    """What the country's lists name by themselves and the goods may be: put in question by name, for the program cannot weigh it."""
    found: dict[str, dict[str, None]] = {}
    for line in situation.lines:
        for national, entry in own_entries_in_question(profile, line, situation.countries):
            found.setdefault(national.id, {})[entry.title] = None
    for national in profile.lists:
        if national.id in found:
            ask = profile.whom_to_ask(national).name
            yield Sentence("overlay.own", {"names": "; ".join(found[national.id]), "list": national.name, "ask": ask})


def _before(requirement: LicenceRequirement) -> Iterator[Sentence]:
    for registration in requirement.register_first:
        yield Sentence("determination.register_first", {"value": registration.value, "citation": registration.cite})


def _term(requirement: LicenceRequirement, today: datetime.date) -> Iterator[Sentence]:
    if requirement.needed is Needed.NO:
        return
    term, by = requirement.lead_time, requirement.lodge_by
    if term is None:
        yield Sentence("determination.term_unknown", {"agency": _agency(requirement)})
        return
    kind = Sentence(f"determination.days.{term.day_kind.value}", {"days": term.days})
    yield Sentence("determination.term", {"days": kind, "counted": term.counted, "citation": term.cite})
    if by is not None and by.on is not None:
        key = "determination.lodge_by_passed" if by.is_late(today) else "determination.lodge_by"
        yield Sentence(key, {"on": date_shown(by.on), "ship_on": date_shown(by.ship_on)})
