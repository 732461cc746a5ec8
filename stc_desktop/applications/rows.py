"""Lines, papers and parties of a case added, taken out and put in another order; what was noted about a row goes with it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from stc_desktop.applications.answers import clean
from stc_desktop.applications.cases import Case
from stc_desktop.applications.lines import Line
from stc_desktop.applications.papers import Paper
from stc_desktop.applications.parties import CaseParty, Role
from stc_desktop.applications.paths import new_id

_ROW = re.compile(r"^(lines)\[(\d+)\]")


def with_line(case: Case, line: Line, at: int | None = None) -> Case:
    """The case with one more line, at the end or before the line counted from 0."""
    place = len(case.lines) if at is None else at
    moved = _renumbered(case, lambda row: row + 1 if row >= place else row)
    return replace(moved, lines=(*case.lines[:place], line, *case.lines[place:]))


def without_line(case: Case, row: int) -> Case:
    """The case without this line."""
    moved = _renumbered(case, lambda number: None if number == row else number - 1 if number > row else number)
    return replace(moved, lines=(*case.lines[:row], *case.lines[row + 1 :]))


def with_line_moved(case: Case, row: int, to: int) -> Case:
    """The case with a line at another place."""
    order = [number for number in range(len(case.lines)) if number != row]
    order.insert(to, row)
    places = {old: new for new, old in enumerate(order)}
    return replace(_renumbered(case, places.get), lines=tuple(case.lines[number] for number in order))


def _renumbered(case: Case, place_of: Callable[[int], int | None]) -> Case:
    def moved(notes: Mapping[str, str]) -> dict[str, str]:
        kept: dict[str, str] = {}
        for path, text in notes.items():
            found = _ROW.match(path)
            place = place_of(int(found[2])) if found else None
            if found is None:
                kept[path] = text
            elif place is not None:
                kept[f"{found[1]}[{place}]{path[found.end() :]}"] = text
        return kept

    return replace(case, cannot_supply=moved(case.cannot_supply), not_understood=moved(case.not_understood))


def with_paper(case: Case, paper: Paper) -> Case:
    """The case with one more paper; a paper without an id, or with one that is taken, gets a free one."""
    taken = {held.id for held in case.papers}
    if not paper.id or paper.id in taken:
        paper = replace(paper, id=new_id("a", case.papers))
    return replace(case, papers=(*case.papers, paper))


def without_paper(case: Case, paper_id: str) -> Case:
    kept = tuple(paper for paper in case.papers if paper.id != paper_id)
    return _forgetting(replace(case, papers=kept), f"papers[{paper_id}]")


def without_need_of_paper(case: Case, kind: str, reason: str) -> Case:
    """The case with the reason why a paper of this kind cannot be supplied; "" takes the reason back."""
    reasons = {path: text for path, text in case.cannot_supply.items() if path != f"papers[{kind}]"}
    return replace(case, cannot_supply={**reasons, f"papers[{kind}]": clean(reason)} if reason.strip() else reasons)


def with_party(case: Case, party: CaseParty) -> Case:
    """The case with one more party, or with a known one as it now is."""
    if any(held.id == party.id for held in case.parties):
        return replace(case, parties=tuple(party if held.id == party.id else held for held in case.parties))
    if not party.id:
        party = replace(party, id=new_id("p", case.parties))
    return replace(case, parties=(*case.parties, party))


def without_party(case: Case, party_id: str) -> Case:
    """The case without this party; its screenings go too, since they belong to nobody else."""
    kept = tuple(party for party in case.parties if party.id != party_id)
    screenings = tuple(result for result in case.screenings if result.party_id != party_id)
    return _forgetting(replace(case, parties=kept, screenings=screenings), f"parties[{party_id}]")


def with_role(case: Case, party_id: str, role: Role) -> Case:
    """ "Same as ...": the party takes this role too, and whoever had it before gives it up."""
    parties = tuple(
        replace(party, roles=(*(held for held in party.roles if held is not role), *((role,) if party.id == party_id else ())))
        if party.id == party_id or party.has_role(role)
        else party
        for party in case.parties
    )
    return replace(case, parties=tuple(party for party in parties if party.roles or party.legal_name))


def without_role(case: Case, party_id: str, role: Role) -> Case:
    parties = tuple(
        replace(party, roles=tuple(held for held in party.roles if held is not role)) if party.id == party_id else party
        for party in case.parties
    )
    return replace(case, parties=parties)


def _forgetting(case: Case, start: str) -> Case:
    def kept(notes: Mapping[str, str]) -> dict[str, str]:
        return {path: text for path, text in notes.items() if not path.startswith(start)}

    return replace(case, cannot_supply=kept(case.cannot_supply), not_understood=kept(case.not_understood))
