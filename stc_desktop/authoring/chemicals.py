"""The register of chemicals: every CAS number of the lists once, with its name and the names people use."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from stdnum import casrn

from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.registers import sections_of
from stc_desktop.authoring.yaml_reading import Reading, Section, Text, nearest
from stc_desktop.control_lists.chemicals import Chemical, name_key
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.rules.cas import OFFICIAL_MISPRINTS, is_cas_shaped

FOLDER = "chemicals"
_KEYS = ("name", "formula", "synonyms", "shared", "check_digit", "note", "named_in", "also_as")
_FORMULA = re.compile(r"(\d*(([A-Z][a-z]?|\(|\))\d*)+)(\.\d*(([A-Z][a-z]?|\(|\))\d*)+)*")
MISPRINT = "misprint"


def read_chemicals(folder: Path, faults: Faults) -> dict[str, Chemical]:
    """All chemicals of the folder by number, each checked for itself and names against each other."""
    found: dict[str, Chemical] = {}
    places: dict[str, Place] = {}
    shared: dict[str, frozenset[str]] = {}
    for number, section, place in sections_of(sorted(folder.glob("*.yaml")), faults, "chemical"):
        found[number] = _chemical(number, section, place, faults)
        places[number] = place
        shared[number] = frozenset(map(name_key, Reading(section, faults).texts("shared")))
    _check_names(found, shared, places, faults)
    _check_other_numbers(found, places, faults)
    return found


def check_chemicals(folder: Path, chemicals: dict[str, Chemical], editions: Sequence[ListEdition], faults: Faults) -> None:
    """Every number of the lists is in the register, and every number of the register in a list."""
    named: dict[str, str] = {}
    weighed: set[str] = set()
    codes: set[str] = set()
    for edition in editions:
        codes |= set(edition.entries)
        for entry in edition.entries.values():
            for number in entry.cas:
                named.setdefault(number, f"{entry.code} of {edition.info.list_id} {edition.info.edition}")
                if edition.info.is_weighed:
                    weighed.add(number)
    places = {number: place for number, _, place in sections_of(sorted(folder.glob("*.yaml")), Faults(), "chemical")}
    first = next(iter(places.values()), Place(FOLDER, 1))
    for number, where in named.items():
        if number not in chemicals and number in weighed:
            faults.add(Place(first.file, 1), f"CAS {number}, named by {where}, has no entry in the register of chemicals")
    for number, chemical in chemicals.items():
        place = places.get(number, first)
        if number not in named and not chemical.named_in:
            faults.add(place, f"no list names CAS {number}; a number of a salt or hydrate belongs under also_as of its chemical")
        if number in weighed and chemical.named_in:
            faults.add(place, f"CAS {number} is weighed by {named[number]}: named_in is for numbers that no paragraph weighs")
        for code in chemical.named_in:
            if code not in codes:
                faults.add(place, f"CAS {number} is said to be named in {code}, which does not exist{nearest(code, codes)}")


def _chemical(number: str, section: Section, place: Place, faults: Faults) -> Chemical:
    reading = Reading(section, faults)
    what = f"chemical {number}"
    reading.known_only(_KEYS, what)
    is_misprint = _check_digit(number, reading, place)
    formula = reading.text("formula")
    if formula and not _FORMULA.fullmatch(formula):
        faults.add(place, f"“{formula}” of {what} is not a formula: C4H10O2S, Pb(N3)2, Na2S.9H2O")
    return Chemical(
        cas=number,
        name=reading.text("name", required=what),
        synonyms=reading.texts("synonyms"),
        formula=formula,
        is_misprint=is_misprint,
        note=reading.text("note"),
        named_in=reading.texts("named_in"),
        also_as=_other_numbers(reading, what),
    )


def _check_digit(number: str, reading: Reading, place: Place) -> bool:
    """Whether the number is an official misprint; one that fails without being marked as one is refused."""
    state = reading.text("check_digit")
    if not is_cas_shaped(number):
        reading.faults.add(place, f"“{number}” is not a CAS number: 151-50-8")
    elif state not in {"", MISPRINT}:
        reading.faults.add(place, f"check_digit of {number} is left out, or is {MISPRINT}")
    elif casrn.is_valid(number):
        if state:
            reading.faults.add(place, f"{number} is marked as a misprint, but its check digit fits")
    elif not state:
        reading.faults.add(place, f"the check digit of {number} does not fit: mistyped, or an official misprint (check_digit: {MISPRINT})")
    elif number not in OFFICIAL_MISPRINTS:
        reading.faults.add(place, f"{number} is not known as a misprint of an official list; the interview would refuse it")
    return state == MISPRINT


def _other_numbers(reading: Reading, what: str) -> dict[str, str]:
    section = reading.sub("also_as")
    found: dict[str, str] = {}
    for number, value in (section.entries if section else dict[str, Text]()).items():
        place = value.place
        if not is_cas_shaped(number) or not (casrn.is_valid(number) or number in OFFICIAL_MISPRINTS):
            reading.faults.add(place, f"“{number}” under also_as of {what} is not a CAS number, or its check digit does not fit")
        elif not isinstance(value, Text) or not value.text.strip():
            reading.faults.add(place, f"{number} under also_as of {what} must say what it is: its dihydrate")
        else:
            found[number] = value.text.strip()
    return found


def _check_names(found: dict[str, Chemical], shared: dict[str, frozenset[str]], places: dict[str, Place], faults: Faults) -> None:
    """A name stands for one chemical, unless each of those that have it says that it is shared."""
    held: dict[str, list[tuple[str, str]]] = {}
    for number, chemical in found.items():
        for name in chemical.names:
            others = held.setdefault(name_key(name), [])
            if any(other == number for other, _ in others):
                faults.add(places[number], f"“{name}” stands twice among the names of {number}")
            others.append((number, name))
    for key, owners in held.items():
        for number, name in owners if len({number for number, _ in owners}) > 1 else ():
            if key not in shared[number]:
                others = ", ".join(dict.fromkeys(other for other, _ in owners if other != number))
                faults.add(places[number], f"“{name}” is a name of {number} and of {others}; mark it under shared of each, or drop it")
    for number, keys in shared.items():
        for key in sorted(keys):
            if len({other for other, _ in held.get(key, ())}) < 2:
                faults.add(places[number], f"{number} marks a name as shared that no other chemical has: {key}")


def _check_other_numbers(found: dict[str, Chemical], places: dict[str, Place], faults: Faults) -> None:
    owners: dict[str, str] = {}
    for number, chemical in found.items():
        for other in chemical.also_as:
            if other in found:
                faults.add(places[number], f"{other}, under also_as of {number}, has an entry of its own")
            if owners.setdefault(other, number) != number:
                faults.add(places[number], f"{other} stands under also_as of {owners[other]} and of {number}")


def with_chemicals(editions: Iterable[ListEdition], chemicals: dict[str, Chemical]) -> tuple[ListEdition, ...]:
    """The editions, each knowing the register."""
    return tuple(replace(edition, chemicals=chemicals) for edition in editions)
