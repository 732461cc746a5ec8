"""Where an edition names its chemicals: in a paragraph, in words only, or in a note that frees or refers."""

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from stc_desktop.control_lists.chemicals import Chemical
from stc_desktop.control_lists.entries import Entry, EntryKind, ListEdition

CAS = "cas"


class Standing(enum.IntEnum):
    """How a paragraph names a chemical, the most telling first."""

    NAMED = 0  # the chemical itself is weighed there
    IN_NOTE = 1  # a note of the paragraph speaks of it: it adds, frees, or points elsewhere
    EXCEPTED = 2  # "other than"
    IN_WORDS = 3  # the text only says which material it means


@dataclass(frozen=True, slots=True, kw_only=True)
class ChemicalPlace:
    """A chemical at a paragraph."""

    cas: str
    code: str
    standing: Standing


def chemical_places(edition: ListEdition) -> Iterator[ChemicalPlace]:
    """Every place of every chemical once, in the order of the list; a note counts for the paragraph that it belongs to."""
    yield from dict.fromkeys(place for entry in edition.entries.values() for place in chemical_places_of(edition, entry))


def chemical_places_of(edition: ListEdition, entry: Entry) -> Iterator[ChemicalPlace]:
    """The chemicals that one paragraph or note names."""
    yield from _of_entry(entry)
    for number in edition.cas_in_words.get(entry.code, ()):
        yield ChemicalPlace(cas=number, code=entry.code.split("#")[0], standing=Standing.IN_WORDS)


def _of_entry(entry: Entry) -> Iterator[ChemicalPlace]:
    is_noted = "#" in entry.code or entry.kind is EntryKind.NOTE
    code = entry.code.split("#")[0]
    for number in entry.named_cas:
        yield ChemicalPlace(cas=number, code=code, standing=Standing.IN_NOTE if is_noted else Standing.NAMED)
    for test in entry.tests:
        if test.property_id != CAS or not isinstance(test.value, tuple):
            continue
        standing = Standing.IN_NOTE if is_noted else Standing.EXCEPTED if test.negated else Standing.NAMED
        for number in map(str, test.value):
            yield ChemicalPlace(cas=number, code=code, standing=standing)


def named_by(edition: ListEdition, entry: Entry) -> tuple[Chemical, ...]:
    """The chemicals that the paragraph's own tests name, those that it excepts left out."""
    numbers = (place.cas for place in _of_entry(entry) if place.standing is Standing.NAMED)
    return tuple(edition.chemicals[number] for number in dict.fromkeys(numbers) if number in edition.chemicals)
