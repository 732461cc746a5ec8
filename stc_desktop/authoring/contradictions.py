"""Facts that do not go together, as they are written down: read strictly against the register, the kinds of thing and the units."""

from collections.abc import Iterable
from pathlib import Path

from stc_desktop.authoring.conditions import TestReader
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.registers import sections_of
from stc_desktop.authoring.yaml_reading import Reading, Section, nearest
from stc_desktop.classification.contradictions import Contradiction
from stc_desktop.control_lists.entries import ListEdition, Subject
from stc_desktop.rules.conditions import Test
from stc_desktop.rules.properties import Property
from stc_desktop.rules.units import UnitTable

FOLDER = "contradictions"
_KEYS = ("says", "tests", "kinds", "hs")


def read_contradictions(folder: Path, editions: Iterable[ListEdition], table: UnitTable, faults: Faults) -> tuple[Contradiction, ...]:
    """All contradictions of the folder; each names only properties and kinds of thing that some list has."""
    if not folder.is_dir():
        return ()
    register: dict[str, Property] = {}
    subjects: dict[str, Subject] = {}
    for edition in editions:
        register |= {name: prop for name, prop in edition.register.items() if name not in register}
        subjects |= edition.subjects
    reader = TestReader(register=register, table=table, faults=faults)
    files = sorted(folder.glob("*.yaml"))
    found: list[Contradiction] = []
    for name, section, place in sections_of(files, faults, "contradiction"):
        before = len(faults.found)
        one = _contradiction(name, section, reader, subjects, place)
        if len(faults.found) == before:  # with a test missing it would be said of too many things
            found.append(one)
    return tuple(found)


def _contradiction(name: str, section: Section, reader: TestReader, subjects: dict[str, Subject], place: Place) -> Contradiction:
    what = f"contradiction {name}"
    reading = Reading(section, reader.faults)
    reading.known_only(_KEYS, what)
    kinds, hs = reading.texts("kinds"), reading.texts("hs")
    for kind in kinds:
        if kind not in subjects:
            reader.faults.add(section.place_of("kinds"), f"{what}: there is no kind of thing “{kind}”{nearest(kind, subjects)}")
    for digits in hs:
        if not digits.isdigit() or len(digits) not in {2, 4, 6}:
            reader.faults.add(section.place_of("hs"), f"{what}: “{digits}” is no beginning of an HS code")
    tests: tuple[Test, ...] = reader.read(name, section.entries["tests"]) if "tests" in section.entries else ()
    facts = len({test.property_id for test in tests}) + bool(kinds) + bool(hs)
    if facts < 2 and not any(test.computed for test in tests):
        reader.faults.add(place, f"{what} names one fact only; it takes two to contradict each other")
    return Contradiction(id=name, says=reading.text("says", required=what), tests=tests, kinds=kinds, hs=hs)
