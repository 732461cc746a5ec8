"""The chemicals of a paragraph as a person reads them: name, number, and what is to be known about the number."""

from collections.abc import Iterator
from dataclasses import dataclass

from stc_desktop.control_lists.chemical_places import ChemicalPlace, Standing, chemical_places_of
from stc_desktop.control_lists.chemicals import Chemical
from stc_desktop.control_lists.entries import Entry, ListEdition


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
