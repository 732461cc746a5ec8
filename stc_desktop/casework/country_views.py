"""One paragraph of our list as it stands in the person's country: which list holds there, what is known of it, what touches it."""

from dataclasses import dataclass

from stc_desktop.casework.national_lists import NationalStanding, national_standing, whose_list
from stc_desktop.casework.workspace import Workspace
from stc_desktop.jurisdictions.national_lists import NationalEntry, NationalList


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedBy:
    """An entry that a country has by itself, or that it left out, near the paragraph that is shown."""

    title: str
    covers: str
    warning: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListInCountry:
    """A national list: its name, what it follows ("" where that is not known) and its own edition, and what of it touches a paragraph."""

    name: str
    basis: str
    edition: str
    is_verified: bool
    citation: str
    additions: tuple[TouchedBy, ...] = ()
    omissions: tuple[TouchedBy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphInCountry:
    """`said` is the sentence that stands with every answer by this list; `lists` those that it stands in for, and any other that names
    something near the paragraph."""

    country: str
    said: str
    lists: tuple[ListInCountry, ...]


def list_in_country(workspace: Workspace, list_id: str) -> str:
    """The sentence that stands beside an edition of this list; "" for a list that speaks for itself."""
    standing = national_standing(workspace, list_id)
    return workspace.say.say(whose_list(standing)) if standing else ""


def paragraph_in_country(workspace: Workspace, list_id: str, code: str) -> ParagraphInCountry | None:
    """None where no country is chosen, or where the list is not one of ours."""
    standing = national_standing(workspace, list_id)
    if standing is None or not standing.country:
        return None
    return ParagraphInCountry(
        country=standing.country_name, said=workspace.say.say(whose_list(standing)), lists=tuple(_lists(standing, code.split("#")[0]))
    )


def _lists(standing: NationalStanding, code: str) -> list[ListInCountry]:
    beside = [_shown(national, code) for national in standing.beside]
    apart = (_shown(national, code) for national in standing.apart)
    return [*beside, *(shown for shown in apart if shown.additions or shown.omissions)]


def _shown(national: NationalList, code: str) -> ListInCountry:
    return ListInCountry(
        name=national.name,
        basis=national.basis.value if national.basis.is_known else "",
        edition=national.edition.value if national.edition is not None and national.edition.is_known else "",
        is_verified=national.is_verified,
        citation=national.cite,
        additions=tuple(_touching(entry) for entry in national.own if entry.touches(code)),
        omissions=tuple(_touching(entry) for entry in national.left_out if entry.touches(code)),
    )


def _touching(entry: NationalEntry) -> TouchedBy:
    return TouchedBy(title=entry.title, covers=entry.covers, warning=entry.warning, citation=entry.cite)
