"""What must hold inside one national list, beyond mark and citation of each of its leaves."""

import re
from collections.abc import Iterator, Mapping

from stc_desktop.authoring.yaml_reading import nearest
from stc_desktop.control_lists.codes import normal_code
from stc_desktop.jurisdictions.national_lists import NationalEntry, NationalList
from stc_desktop.rules.errors import UserFixable

_PLACE = re.compile(r"[0-9]|[0-9][A-E]|ML")
_HS = re.compile(r"\d{4}(\.\d{2})?")


def list_faults(national: NationalList, countries: Mapping[str, str]) -> Iterator[str]:
    """Every fault of the list in words."""
    if national.nearest_list and national.nearest_list == national.basis_list:
        yield "nearest_list stands for a basis that is not installed; where it is the basis itself, leave it out"
    if national.basis_edition and not national.basis_list:
        yield "basis_edition without basis_list: an edition of which list?"
    names = [entry.id for entry in (*national.own, *national.left_out)]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield f"{name} is both an entry of its own and left out"
    for entry in (*national.own, *national.left_out):
        yield from _entry_faults(entry, countries)
    for entry in national.left_out:
        if not entry.near:
            yield f"{entry.id} is left out, but near does not say which paragraph that is"


def _entry_faults(entry: NationalEntry, countries: Mapping[str, str]) -> Iterator[str]:
    for near in entry.near:
        if not _PLACE.fullmatch(near) and not _is_paragraph(near):
            yield f"{entry.id} lies near “{near}”, which is no category, group or paragraph"
    for code in entry.hs:
        if not _HS.fullmatch(code):
            yield f"the customs code “{code}” of {entry.id} must be written like 8482.10"
    for country in entry.countries:
        if country not in countries:
            yield f"{entry.id}: “{country}” is not the code of a country{nearest(country, countries)}"


def _is_paragraph(code: str) -> bool:
    try:
        return normal_code(code) == code
    except (UserFixable, ValueError):
        return False
