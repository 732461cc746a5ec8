"""What keeps a verdict open, and who can supply it: nobody should write to the maker for what the safety data sheet says."""

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass

from stc_desktop.classification.interview import Step
from stc_desktop.classification.items import OVERVIEW, UNSURE
from stc_desktop.rules.properties import Property, PropertyKind, Register


class Who(enum.StrEnum):
    """Who can supply a fact; in the order in which one asks, the nearest at hand first."""

    PERSON = "person"
    DATASHEET = "datasheet"
    ENGINEER = "engineer"
    LABORATORY = "laboratory"
    END_USER = "end_user"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Everything that one of them is asked for: the properties (or kinds of thing), and the paragraphs that wait for them."""

    who: Who
    names: tuple[str, ...]
    codes: tuple[str, ...]


_MEASURED_IN_A_LABORATORY = {
    "weight_share", "mole_share", "volume_share", "density", "activity", "activity_by_mass", "absorbed_dose", "absorbed_dose_rate",
    "hardness_rockwell_c", "resistivity", "conductivity", "pathogenicity_index", "mass_concentration", "amount_by_mass",
    "kinematic_viscosity", "dynamic_viscosity", "thermal_expansion", "particle_fluence", "neutron_rate",
}  # fmt: skip
_OF_THE_USER = re.compile(
    r"\b(?:end use|end user|will (?:it|they) be|is it (?:meant|intended) for|going to be used|customer|buyer)\b", re.I
)
_OF_THE_AGENCY = re.compile(r"\b(?:authorit|agency|licen[cs]|exempted|waiver|approved by|government|ministr|gazett)", re.I)
_OF_THE_PERSON = re.compile(
    r"\b(?:supplied|public(?:ly)?|sold|retail|shop|price|delivered|sent|export(?:ed)?|handed over|transferred|patent|research)\b", re.I
)
_OF_THE_MAKER = re.compile(r"\b(?:designed|developed|made (?:for|to)|built (?:for|to)|modified|rated|able|can it|intended by)\b", re.I)


def who_knows(prop: Property) -> tuple[Who, ...]:
    """Who can supply a property: the first to be asked, and who else where that one does not know."""
    if prop.kind is PropertyKind.CAS:
        return Who.DATASHEET, Who.LABORATORY
    if prop.kind in {PropertyKind.NUMBER, PropertyKind.COUNT}:
        measured = Who.LABORATORY if prop.dimension in _MEASURED_IN_A_LABORATORY else Who.ENGINEER
        if prop.datasheet_words or prop.kind is PropertyKind.COUNT:
            return Who.DATASHEET, measured
        return (Who.ENGINEER, Who.LABORATORY) if measured is Who.ENGINEER else (measured, Who.ENGINEER)
    if prop.kind is PropertyKind.PARAGRAPH:
        return Who.ENGINEER, Who.AGENCY
    return _who_judges(prop)


def _who_judges(prop: Property) -> tuple[Who, ...]:
    asked = prop.question
    for words, who in (
        (_OF_THE_USER, (Who.END_USER, Who.PERSON)),
        (_OF_THE_AGENCY, (Who.AGENCY, Who.PERSON)),
        (_OF_THE_MAKER, (Who.ENGINEER, Who.AGENCY)),
        (_OF_THE_PERSON, (Who.PERSON, Who.AGENCY)),
    ):
        if words.search(asked):
            return who
    if prop.datasheet_words or prop.kind in {PropertyKind.CHOICE, PropertyKind.SEVERAL}:
        return Who.DATASHEET, Who.ENGINEER
    return (Who.ENGINEER, Who.AGENCY) if prop.guidance_yes or prop.guidance_no else (Who.ENGINEER,)


def asked_of(step: Step, register: Register, considered: Iterable[tuple[str, object]] = ()) -> tuple[Asked, ...]:
    """What is missing for a verdict, by who can supply it; what waits for a word of the person's own comes first."""
    names: dict[Who, dict[str, None]] = {}
    codes: dict[Who, dict[str, None]] = {}
    for name, value in considered:
        if value in (UNSURE, "unknown"):  # an overview is a list, and a set would ask for its hash
            names.setdefault(Who.PERSON, {}).setdefault(name)
            codes.setdefault(Who.PERSON, {}).update({} if name == OVERVIEW else {name: None})
    for code, missing in step.open:
        for name in missing:
            prop = register.get(name)
            if prop is not None:
                who = who_knows(prop)[0]
                names.setdefault(who, {}).setdefault(name)
                codes.setdefault(who, {}).setdefault(code)
    return tuple(Asked(who=who, names=tuple(names[who]), codes=tuple(codes[who])) for who in Who if who in names)
