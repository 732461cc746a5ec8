"""Profiles and what they share, from authored YAML to checked values; a leaf without mark or citation is refused with file and line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from stc_desktop.authoring.conditions import TestReader
from stc_desktop.authoring.faults import Faults, Place, shown_path
from stc_desktop.authoring.jurisdiction_leaves import LeafReader, read_sources
from stc_desktop.authoring.jurisdiction_profiles import read_profile
from stc_desktop.authoring.national_overlays import Overlay, with_overlay
from stc_desktop.authoring.registers import read_properties
from stc_desktop.authoring.yaml_reading import Reading, Section, Text, nearest, read_yaml
from stc_desktop.jurisdictions.destinations import CommonGround, Embargo, Regime
from stc_desktop.jurisdictions.marks import Backed, Fact, Mark
from stc_desktop.jurisdictions.national_rules import Consequence, NationalRule, RedFlag
from stc_desktop.jurisdictions.profile import Profile
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import UnitTable

Leaf = TypeVar("Leaf", bound=Backed)
JURISDICTIONS = "jurisdictions"
_PROFILE_FILE = re.compile(r"[a-z]{2}\.yaml")
_COUNTRY = re.compile(r"[A-Z]{2}")
# Its options are the codes of all countries, which no author writes out.
_COUNTRIES_INVOLVED = Property(
    id="countries_involved",
    question="Which foreign countries does the deal touch: destination, origin, transit, parties?",
    kind=PropertyKind.SEVERAL,
    dimension=PropertyKind.SEVERAL.value,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdictions:
    """All profiles by country code, and what they share."""

    profiles: Mapping[str, Profile]
    common: CommonGround


def load_profiles(folder: Path) -> dict[str, Profile]:
    """The profiles of a folder by country code."""
    return dict(load_jurisdictions(folder).profiles)


def load_jurisdictions(folder: Path, overlays: Sequence[Overlay] = ()) -> Jurisdictions:
    """Everything in the folder, or every fault in it with file, line and reason. Overlays stand in for the lists of their countries."""
    faults = Faults()
    common = _common(folder, faults)
    register = {question.id: question for question in common.questions}
    profiles: dict[str, Profile] = {}
    for path in sorted(folder.glob("*.yaml")):
        root = read_yaml(path, faults) if _PROFILE_FILE.fullmatch(path.name) else None
        for overlay in overlays:
            brought = read_yaml(overlay.path, faults) if root and overlay.country.lower() == path.stem else None
            if root is not None and brought is not None:
                root = with_overlay(root, brought, overlay.change)
        if root is not None:
            profile = read_profile(path, root, _leaf_reader(root, register, faults), common.countries)
            profiles[profile.country] = profile
    faults.refuse()
    return Jurisdictions(profiles=profiles, common=common)


def country_section(folder: Path, country: str, overlay: Path | None = None) -> Section | None:
    """The profile of a country as it is written, with the lists of an overlay in place of its own; None where there is none."""
    path = folder / f"{country.lower()}.yaml"
    faults = Faults()
    root = read_yaml(path, faults) if _PROFILE_FILE.fullmatch(path.name) and path.is_file() else None
    brought = read_yaml(overlay, faults) if overlay is not None else None
    faults.refuse()
    return with_overlay(root, brought) if root is not None and brought is not None else root


def read_with_overlay(folder: Path, overlay: Section, faults: Faults) -> Profile | None:
    """The profile of the country that an overlay names, with the lists in force of the overlay; what is wrong there is noted."""
    named = overlay.entries.get("country")
    if not isinstance(named, Text):
        return None
    written = sorted(path.stem.upper() for path in folder.glob("*.yaml") if _PROFILE_FILE.fullmatch(path.name))
    country = named.text.strip().upper()
    root = country_section(folder, country) if country in written else None
    if root is None:
        faults.add(named.place, f"the program has no profile of the country “{named.text}”; it has those of {', '.join(written)}")
        return None
    common = _common(folder, faults)
    merged = with_overlay(root, overlay)
    reader = _leaf_reader(merged, {question.id: question for question in common.questions}, faults)
    return read_profile(folder / f"{country.lower()}.yaml", merged, reader, common.countries)


def _leaf_reader(root: Section, register: Mapping[str, Property], faults: Faults) -> LeafReader:
    """A reader of the leaves of one file, whose `sources` they cite."""
    sources = read_sources(Reading(root, faults).sub("sources"), faults)
    return LeafReader(sources=sources, tests=TestReader(register, UnitTable(()), faults), faults=faults)


def _common(folder: Path, faults: Faults) -> CommonGround:
    countries = dict(_countries(folder / "countries.yaml", faults))
    questions = _questions(folder / "questions.yaml", countries, faults)
    register = {question.id: question for question in questions}
    un = _SharedFile(folder / "un-embargoes.yaml", register, faults)
    regimes = _SharedFile(folder / "regimes.yaml", register, faults)
    caution = _SharedFile(folder / "caution.yaml", register, faults)
    flags = _SharedFile(folder / "red-flags.yaml", register, faults)
    common = CommonGround(
        countries=countries,
        embargoes=un.leaves(Embargo, "countries"),
        embargo_basis=un.fact("basis"),
        regimes=regimes.leaves(Regime, "regimes"),
        questions=questions,
        caution=caution.leaves(NationalRule, "rules"),
        red_flags=flags.leaves(RedFlag, "flags"),
    )
    un.check_countries("countries", {embargo.id: (embargo.id,) for embargo in common.embargoes}, countries)
    regimes.check_countries("regimes", {regime.id: regime.members for regime in common.regimes}, countries)
    caution.check_caution("rules", common.caution)
    return common


class _SharedFile:
    """A file that all profiles share, with its own block of sources."""

    def __init__(self, path: Path, register: Mapping[str, Property], faults: Faults) -> None:
        self._root = _root_of(path, faults)
        self._faults = faults
        self._reader = _leaf_reader(self._root, register, faults)

    def leaves(self, kind: type[Leaf], key: str) -> tuple[Leaf, ...]:
        if key not in self._root.entries:
            self._faults.add(self._root.place, f"the file has no {key}")
        return self._reader.leaves(kind, self._root.entries.get(key), key)

    def fact(self, key: str) -> Fact:
        return self._reader.fact(self._root, key)

    def check_countries(self, key: str, named: Mapping[str, tuple[str, ...]], countries: Mapping[str, str]) -> None:
        for name, codes in named.items():
            for code in codes:
                if code not in countries:
                    self._faults.add(self._place(key, name), f"“{code}” is not the code of a country{nearest(code, countries)}")

    def check_caution(self, key: str, rules: tuple[NationalRule, ...]) -> None:
        for rule in rules:
            if rule.mark is not Mark.D or rule.consequence is not Consequence.ASK:
                self._faults.add(self._place(key, rule.id), f"rule {rule.id}: rules of our own are marked D and only ask")

    def _place(self, key: str, name: str) -> Place:
        holder = self._root.entries.get(key)
        return holder.place_of(name) if isinstance(holder, Section) else self._root.place


def _root_of(path: Path, faults: Faults) -> Section:
    if not path.is_file():
        faults.add(Place(shown_path(path), 1), "the file is missing")
    root = read_yaml(path, faults) if path.is_file() else None
    return root or Section({}, Place(shown_path(path), 1))


def _countries(path: Path, faults: Faults) -> Iterator[tuple[str, str]]:
    for code, name in _root_of(path, faults).entries.items():
        if _COUNTRY.fullmatch(code) and isinstance(name, Text) and name.text.strip():
            yield code, name.text.strip()
        else:
            faults.add(name.place, f"“{code}” must be two capital letters with the country's name")


def _questions(path: Path, countries: Mapping[str, str], faults: Faults) -> tuple[Property, ...]:
    """What can be asked or is derived about a deal; measured properties belong to the list, not here."""
    if not path.is_file():
        faults.add(Place(shown_path(path), 1), "the file is missing")
        return ()
    register = read_properties((path,), UnitTable(()), faults)
    return (*register.values(), replace(_COUNTRIES_INVOLVED, options=dict(countries)))
