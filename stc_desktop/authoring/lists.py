"""One edition of a control list, read from its folder of authored files and checked as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from stc_desktop.authoring.conditions import TestReader
from stc_desktop.authoring.cross_checks import check_circles, check_paragraphs, check_targets
from stc_desktop.authoring.definitions import read_definitions
from stc_desktop.authoring.faults import Fault, Faults, Place, shown_path
from stc_desktop.authoring.paragraphs import ParagraphReader
from stc_desktop.authoring.registers import read_edition, read_properties, read_subjects, sections_of
from stc_desktop.authoring.yaml_reading import nearest
from stc_desktop.control_lists.codes import head_of, is_general_note_code, is_group_code
from stc_desktop.control_lists.entries import EditionInfo, Entry, EntryKind, ListEdition
from stc_desktop.rules.units import UnitTable

EDITION_FILE = "edition.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEdition:
    """An edition with what was wrong in its files; where a head is at fault it is left out of `edition`."""

    edition: ListEdition
    faults: tuple[Fault, ...]
    left_out: tuple[str, ...]


def read_list(folder: Path, table: UnitTable) -> ReadEdition | tuple[Fault, ...]:
    """The edition in a folder; only the faults when not even its head page can be read."""
    faults = Faults()
    info_path = folder / EDITION_FILE
    if not info_path.is_file():
        return (Fault(Place(shown_path(info_path), 1), "the edition has no head page"),)
    info = read_edition(info_path, faults)
    if info is None:
        return faults.sorted()
    register = read_properties(sorted((folder / "properties").glob("*.yaml")), table, faults)
    subjects = read_subjects(sorted((folder / "subjects").glob("*.yaml")), faults)
    tests = TestReader(register, table, faults)
    paragraphs = ParagraphReader(subjects, tests, faults)
    entries = _entries(info, sorted(path for path in folder.glob("*.yaml") if path.name != EDITION_FILE), paragraphs, faults)
    terms = read_definitions(sorted((folder / "definitions").glob("*.yaml")), tests, faults)
    whole = ListEdition(info=info, entries=entries, register=register, subjects=subjects, definitions=terms)
    check_targets(whole, tests.targets, faults)
    check_circles(whole, paragraphs.places, faults)
    check_paragraphs(whole, paragraphs.places, faults)
    left_out = tuple(sorted({fault.head for fault in faults if fault.head}))
    kept = {code: entry for code, entry in entries.items() if head_of(code) not in left_out}
    return ReadEdition(edition=replace(whole, entries=kept), faults=faults.sorted(), left_out=left_out)


def _entries(info: EditionInfo, files: Iterable[Path], paragraphs: ParagraphReader, faults: Faults) -> dict[str, Entry]:
    """All entries in the order of the list: heads as the head page has them, each group before its first head."""
    by_head: dict[str, tuple[Entry, ...]] = {}
    for code, section, place in sections_of(files, faults, "head"):
        if code not in info.heads and not is_group_code(code) and not is_general_note_code(code):
            faults.head = code
            faults.add(place, f"{code} is not a head of this edition{nearest(code, info.heads)}")
            faults.head = ""
            continue
        by_head[code] = paragraphs.head(code, section, place)
    order = {head: number for number, head in enumerate(info.heads)}
    entries: dict[str, Entry] = {}
    for code in sorted(by_head, key=lambda head: _rank(by_head[head][0], order)):
        for entry in by_head[code]:
            entries[entry.code] = replace(entry, position=len(entries))
    return entries


def _rank(first: Entry, order: dict[str, int]) -> tuple[int, int]:
    """The head's own place; a group stands before its first head, what speaks of many categories before everything."""
    if first.code in order:
        return order[first.code], 2
    starts = first.covers or (first.code.removeprefix("CAT"),)
    if first.kind is not EntryKind.GROUP or len({start[:1] for start in starts}) > 1:
        return -1, 0
    return min((number for code, number in order.items() if code.startswith(starts)), default=-1), int(
        first.code[1:2].isalpha() and not first.covers
    )
