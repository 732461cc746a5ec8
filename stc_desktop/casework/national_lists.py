"""How a verdict by one of our lists stands in the person's country: whose list it is, what that country's list adds, and whom to ask."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from stc_desktop.casework.national_profiles import common_ground, profile_of
from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST, Workspace
from stc_desktop.classification.interview import Step
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.control_lists.entries import HandChange
from stc_desktop.control_lists.joined import list_ids_of
from stc_desktop.control_lists.ranges import is_outside_regimes
from stc_desktop.jurisdictions.national_lists import NationalEntry, NationalList
from stc_desktop.jurisdictions.profile import Profile
from stc_desktop.rules.errors import UserFixable
from stc_desktop.wording.sentences import Sentence

CHOICES_FILE = "window.json"  # where the window keeps what the person chose
_OUR_LISTS = frozenset({BASE_LIST, MUNITIONS_LIST})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntry:
    """An entry of a country's own that may be meant: it is put in question by name, never weighed."""

    national: NationalList
    entry: NationalEntry
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalStanding:
    """What a country's lists do to answers by one of our lists. `beside` are its lists that ours comes nearest to, `apart` those that no
    installed list comes near; `in_question` what it names by itself and the item may be."""

    country: str
    country_name: str
    list_id: str
    has_profile: bool = False
    beside: tuple[NationalList, ...] = ()
    apart: tuple[NationalList, ...] = ()
    ask: str = ""
    in_question: tuple[OwnEntry, ...] = ()

    @property
    def is_verified(self) -> bool:
        """Whether our list may stand for the country's: only where each of its lists is verified to be ours and nothing more."""
        return bool(self.beside) and all(national.is_covered_by(self.lists) for national in self.beside)

    @property
    def lists(self) -> tuple[str, ...]:
        """Ours that were reviewed."""
        return list_ids_of(self.list_id)


def chosen_country(workspace: Workspace) -> str:
    """The country whose law the person works with, as chosen in the window; "" where none is."""
    try:
        known: object = json.loads((workspace.data / CHOICES_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    country = cast("dict[str, object]", known).get("country") if isinstance(known, dict) else None
    return country if isinstance(country, str) else ""


def known_country(workspace: Workspace, written: str | None) -> str | None:
    """The code of a country as a person types it; None stays None. A code that no country has gets a sentence."""
    if not written:
        return None
    code = written.strip().upper()
    if code not in common_ground(workspace).countries:
        raise UserFixable(f"“{written}” is not the code of a country.", next_step="Write two letters, like PH.", where="country")
    return code


def national_standing(workspace: Workspace, list_id: str, *, country: str | None = None) -> NationalStanding | None:
    """How answers by this list stand in a country, the chosen one unless said; None for a list that is not ours: it speaks for itself."""
    if not _OUR_LISTS.issuperset(list_ids_of(list_id)):
        return None
    code = (chosen_country(workspace) if country is None else country).upper()
    if not code:
        return NationalStanding(country="", country_name="", list_id=list_id)
    profile = workspace.profiles.get(code)
    if profile is None:
        profile = profile_of(workspace, code)
        if profile is None:
            name = common_ground(workspace).countries.get(code, code)
            return NationalStanding(country=code, country_name=name, list_id=list_id)
        workspace.profiles[code] = profile
    beside = tuple(national for national in profile.lists if national.nearest in list_ids_of(list_id))
    return NationalStanding(
        country=code,
        country_name=profile.name,
        list_id=list_id,
        has_profile=True,
        beside=beside,
        apart=tuple(national for national in profile.lists if not national.nearest),
        ask=(profile.whom_to_ask(beside[0]) if beside else profile.lead_agency).name,
    )


def standing_of(workspace: Workspace, step: Step, *, words: str, hs: str, country: str | None = None) -> NationalStanding | None:
    """The same for an item: with the entries of the country's own that its words, customs code or open paragraphs point to."""
    standing = national_standing(workspace, step.list_id, country=country)
    if standing is None or not standing.has_profile:
        return standing
    codes = (*step.codes, *(code for code, _ in step.open))
    profile = workspace.profiles[standing.country]
    found = tuple(_in_question(profile, standing, words=words, hs=hs, codes=codes))
    return replace(standing, in_question=found)


def _in_question(profile: Profile, standing: NationalStanding, *, words: str, hs: str, codes: Iterable[str]) -> Iterator[OwnEntry]:
    met = tuple(codes)
    for national in (*standing.beside, *standing.apart):
        for entry in national.own:
            if entry.may_fit(words, hs) or any(map(entry.touches, met)):
                yield OwnEntry(national=national, entry=entry, ask=profile.whom_to_ask(national).name)


# -- in sentences


def whose_list(standing: NationalStanding) -> Sentence:
    """The one sentence that stands with every verdict: by whose list it is, and that the country's own edition is not verified."""
    by = Sentence("overlay.by.both" if len(standing.lists) > 1 else f"overlay.by.{standing.list_id}")
    about = {
        "by": by,
        "lists": "”, “".join(national.name for national in standing.beside),
        "ask": standing.ask,
        "country": standing.country_name,
    }
    if not standing.country:
        return Sentence("overlay.plain", about)
    if not standing.has_profile:
        return Sentence("overlay.no_profile", about)
    if not standing.beside:
        return Sentence("overlay.no_list", about)
    if standing.is_verified:
        return Sentence("overlay.verified", about)
    is_basis = all(national.basis_list == national.nearest for national in standing.beside)
    return Sentence("overlay.not_verified" if is_basis else "overlay.nearest", about)


def whose_hand(change: HandChange | None) -> Sentence | None:
    """That a list is not the one that the makers of the program wrote: who changed it, when, from which workbook."""
    if change is None:
        return None
    return Sentence("list.changed", {"by": change.by, "on": change.on, "workbook": change.workbook, "sha256": change.sha256[:16]})


def of_one_list(found: Iterable[OwnEntry]) -> tuple[tuple[OwnEntry, ...], ...]:
    """The entries in question, those of one list together."""
    held: dict[str, list[OwnEntry]] = {}
    for own in found:
        held.setdefault(own.national.id, []).append(own)
    return tuple(tuple(entries) for entries in held.values())


def own_entries(standing: NationalStanding) -> tuple[Sentence, ...]:
    """What the country's lists name by themselves and the item may be, a sentence for each list."""
    return tuple(
        Sentence("overlay.own", {"names": "; ".join(own.entry.title for own in held), "list": held[0].national.name, "ask": held[0].ask})
        for held in of_one_list(standing.in_question)
    )


def other_lists(standing: NationalStanding | None, verdict: Verdict) -> tuple[Sentence, ...]:
    """What the country names by itself and the item may be, and which of its lists nothing was weighed against."""
    if standing is None:
        return ()
    named = {own.national.id for own in standing.in_question}
    others = [national.name for national in standing.apart if national.id not in named]
    said = list(own_entries(standing))
    said += [
        Sentence("overlay.changed", {"list": national.name, "change": national.changed})
        for national in (*standing.beside, *standing.apart)
        if national.changed
    ]
    if others and verdict is not Verdict.CONTROLLED:
        said.append(Sentence("overlay.apart", {"lists": "”, “".join(others)}))
    return tuple(said)


def outside_regimes(list_id: str, codes: Iterable[str]) -> tuple[Sentence, ...]:
    """That these paragraphs are controls of the EU alone; empty where none is."""
    found = ", ".join(code for code in codes if any(is_outside_regimes(held, code) for held in list_ids_of(list_id)))
    return (Sentence("overlay.outside_regimes.codes", {"codes": found}),) if found else ()


def standing_json(standing: NationalStanding | None, said: Iterable[str]) -> dict[str, object] | None:
    """The same for scripts: country, its lists with what is known of them, what is put in question, whom to ask, and the sentences."""
    if standing is None:
        return None
    return {
        "country": standing.country or None,
        "verified": standing.is_verified,
        "lists": [_list_json(national, "nearest") for national in standing.beside]
        + [_list_json(national, "apart") for national in standing.apart],
        "in_question": [
            {
                "list": own.national.id,
                "code": own.entry.code or None,
                "heading": own.entry.heading,
                "mark": own.entry.mark.value,
                "citation": own.entry.cite,
                "ask": own.ask,
            }
            for own in standing.in_question
        ],
        "ask": standing.ask or None,
        "said": list(said),
    }


def _list_json(national: NationalList, stands: str) -> dict[str, object]:
    return {
        "id": national.id,
        "name": national.name,
        "stands": stands,
        "basis": national.basis.value or None,
        "basis_list": national.basis_list or None,
        "basis_edition": national.basis_edition or None,
        "edition": national.edition.value if national.edition and national.edition.is_known else None,
        "verified": national.is_verified,
        "mark": national.mark.value,
        "citation": national.cite,
        **({"changed": national.changed} if national.changed else {}),
    }
