"""The chemicals of a paragraph as a person reads them: name, number, and what is to be known about the number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stc_desktop.control_lists.chemical_places import ChemicalPlace, Standing, chemical_places_of
from stc_desktop.control_lists.chemicals import Chemical, ChemicalMeant, ChemicalNames, name_key
from stc_desktop.control_lists.entries import Entry, ListEdition

_WORD = re.compile(r"\S+")
_AROUND = ".,;:!?()[]{}“”‘’\"'"
_MOST_WORDS, _LOOKED_AT = 8, 400  # words of one name; words of a description
_SHORT = 6  # letters; a shorter name has to stand as it is written (TDG, not tdg): it may be a word of its own
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CasProposal:
    """A number of the register for a name that a person wrote; it counts only when the person takes it."""

    cas: str
    name: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChemicalShown:
    """A chemical at the paragraph that names it. `is_misprint`: printed so in the official text, the check digit does not fit;
    `also_as` are numbers of salts, hydrates and forms with what each is, which the list does not name."""

    cas: str
    name: str
    code: str
    standing: Standing
    synonyms: tuple[str, ...] = ()
    formula: str = ""
    is_misprint: bool = False
    note: str = ""
    also_as: tuple[tuple[str, str], ...] = ()


def chemicals_shown(edition: ListEdition, code: str) -> tuple[ChemicalShown, ...]:
    """Every chemical of the paragraph and of what stands below it once, where it is named first; what only notes name comes last."""
    found: dict[str, ChemicalShown] = {}
    places = tuple(_places(edition, edition.entries[code]))
    for place in sorted(places, key=lambda place: place.standing is not Standing.NAMED):
        chemical = edition.chemicals.get(place.cas)
        if chemical is not None and place.cas not in found:
            found[place.cas] = _shown(chemical, place)
    return tuple(found.values())


def _places(edition: ListEdition, entry: Entry) -> Iterator[ChemicalPlace]:
    yield from chemical_places_of(edition, entry)
    for below in edition.children(entry.code):
        yield from _places(edition, below)
    for note in edition.notes(entry.code):
        yield from _places(edition, note)


def _shown(chemical: Chemical, place: ChemicalPlace) -> ChemicalShown:
    return ChemicalShown(
        cas=chemical.cas,
        name=chemical.name,
        code=place.code,
        standing=place.standing,
        synonyms=chemical.synonyms,
        formula=chemical.formula,
        is_misprint=chemical.is_misprint,
        note=chemical.note,
        also_as=tuple(chemical.also_as.items()),
    )


# -- numbers for names


def proposed_for(names: ChemicalNames, written: str) -> tuple[CasProposal, ...]:
    """The numbers that a name may stand for, the name itself before what it was probably meant to be; nothing for a number."""
    if any(found.shown == found.chemical.cas for found in names.meant(written)):
        return ()
    found = [meant for meant in names.meant(written) if meant.is_exact] or names.like(written)
    return _once(_proposal(meant, written) for meant in found)


def named_in(names: ChemicalNames, description: str) -> tuple[CasProposal, ...]:
    """The chemicals of the register that a description names, each by the longest name that stands there."""
    words = [(word.start(), word.end()) for word in _WORD.finditer(description)][:_LOOKED_AT]
    found: list[CasProposal] = []
    at = 0
    while at < len(words):
        for count in range(min(_MOST_WORDS, len(words) - at), 0, -1):
            written = description[words[at][0] : words[at + count - 1][1]]
            meant = _named(names, written) or _named(names, written.strip(_AROUND))
            if meant:
                found += [_proposal(one, written.strip(_AROUND)) for one in meant]
                at += count
                break
        else:
            at += 1
    return _once(iter(found))[:_MOST_NAMED]


def _named(names: ChemicalNames, written: str) -> list[ChemicalMeant]:
    is_short = len(name_key(written)) < _SHORT
    return [meant for meant in names.meant(written) if meant.is_exact and (not is_short or meant.shown == written)]


def _proposal(meant: ChemicalMeant, written: str) -> CasProposal:
    return CasProposal(cas=meant.chemical.cas, name=meant.chemical.name, written=written.strip())


def _once(found: Iterator[CasProposal]) -> tuple[CasProposal, ...]:
    held: dict[str, CasProposal] = {}
    for one in found:
        held.setdefault(one.cas, one)
    return tuple(held.values())
