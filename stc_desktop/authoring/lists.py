"""One edition of a control list, read from its folder of authored files and checked as a whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stc_desktop.authoring.conditions import TestReader
from stc_desktop.authoring.cross_checks import check_circles, check_paragraphs, check_targets
from stc_desktop.authoring.definitions import read_definitions
from stc_desktop.authoring.edition_differences import Heads, changed_heads
from stc_desktop.authoring.faults import Fault, Faults, Place, shown_path
from stc_desktop.authoring.paragraphs import ParagraphReader
from stc_desktop.authoring.registers import Source, read_edition, read_properties, read_subjects, sections_of
from stc_desktop.authoring.yaml_reading import Reading, Section, nearest, read_yaml
from stc_desktop.control_lists.codes import head_of, is_general_note_code, is_group_code, is_head_code
from stc_desktop.control_lists.entries import EditionInfo, Entry, EntryKind, ListEdition
from stc_desktop.rules.units import UnitTable

EDITION_FILE = "edition.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEdition:
    """An edition with what was wrong in its files; where a head is at fault it is left out of `edition`.

    `heads` are its authored heads as they were written, for an edition that is written as differences from it.
    """

    edition: ListEdition
    faults: tuple[Fault, ...]
    left_out: tuple[str, ...]
    heads: Mapping[str, tuple[Section, Place]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RestsOn:
    """Editions, as (list, edition), that must be read before another: the one it is written against, or whose register it shares."""

    base: tuple[str, str] | None = None
    register: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Where the parts of an edition are written: files, or the sheets of a workbook as they were read."""

    info: Source
    heads: Sequence[Source]
    properties: Sequence[Source]
    subjects: Sequence[Source]
    definitions: Sequence[Source]


def rests_on(folder: Path) -> RestsOn:
    """What the edition in this folder rests on; nothing for one that stands by itself."""
    root = read_yaml(folder / EDITION_FILE, Faults())
    if root is None:
        return RestsOn()
    reading = Reading(root, Faults())
    return named_editions(folder.parent.name, base=reading.text("base"), register=reading.text("register_of"))


def named_editions(list_id: str, *, base: str, register: str) -> RestsOn:
    """What a head page names: its base, of the same list unless it says which (eu-annex-1/2025-11-15), and the list of its register."""
    based_on, _, based_edition = base.rpartition("/")
    of_list, _, edition = register.partition("/")
    return RestsOn(base=(based_on or list_id, based_edition) if base else None, register=(of_list, edition) if of_list else None)


def read_list(
    folder: Path,
    table: UnitTable,
    base: ReadEdition | None = None,
    *,
    shared: ReadEdition | None = None,
    at_work: Callable[[], object] | None = None,
) -> ReadEdition | tuple[Fault, ...]:
    """The edition in a folder; only the faults when not even its head page can be read.

    A list that shares the register and the kinds of things of another one is weighed on the same answers. `at_work` is called before each
    piece of it.
    """
    faults = Faults(at_work=at_work)
    info_path = folder / EDITION_FILE
    if not info_path.is_file():
        return (Fault(Place(shown_path(info_path), 1), "the edition has no head page"),)
    written = Written(
        info=info_path,
        heads=sorted(path for path in folder.glob("*.yaml") if path.name != EDITION_FILE),
        properties=sorted((folder / "properties").glob("*.yaml")),
        subjects=sorted((folder / "subjects").glob("*.yaml")),
        definitions=sorted((folder / "definitions").glob("*.yaml")),
    )
    return read_written(written, table, base, shared=shared, faults=faults)


def read_written(
    written: Written, table: UnitTable, base: ReadEdition | None, *, shared: ReadEdition | None, faults: Faults
) -> ReadEdition | tuple[Fault, ...]:
    """The edition wherever it is written; the only reader of lists, so that a folder and a workbook pass the same checks."""
    info = read_edition(written.info, faults, base.edition.info.heads if base else ())
    if info is None:
        return faults.sorted()
    own = base.edition if base else None
    common = own or (shared.edition if shared else None)
    register = {
        **(common.register if common else {}),
        **read_properties(written.properties, table, faults, shared.edition.register if shared else None),
    }
    subjects = {**(common.subjects if common else {}), **read_subjects(written.subjects, faults)}
    tests = TestReader(register, table, faults)
    paragraphs = ParagraphReader(subjects, tests, faults)
    heads = _heads(written.heads, info, base, faults)
    entries = _entries(info, heads, paragraphs)
    terms = {**(own.definitions if own else {}), **read_definitions(written.definitions, tests, faults)}
    whole = ListEdition(info=info, entries=entries, register=register, subjects=subjects, definitions=terms)
    check_targets(whole, tests.targets, faults)
    check_circles(whole, paragraphs.places, faults)
    check_paragraphs(whole, paragraphs.places, faults)
    left_out = tuple(sorted({fault.head for fault in faults if fault.head}))
    kept = {code: entry for code, entry in entries.items() if head_of(code) not in left_out}
    return ReadEdition(edition=replace(whole, entries=kept), faults=faults.sorted(), left_out=left_out, heads=heads)


def _heads(files: Iterable[Source], info: EditionInfo, base: ReadEdition | None, faults: Faults) -> Heads:
    """Every authored head, group and general note; where the edition is written as differences, those of its base with the changes made."""
    written = sections_of(files, faults, "head" if base is None else "change of")
    if base is not None:
        gone = set(base.edition.info.heads) - set(info.heads)
        changed = changed_heads(base.heads, written, gone, faults)
        _check_own_heads(changed, info, base, faults)
        return changed
    heads: Heads = {}
    for code, section, place in written:
        is_unused = is_head_code(code) and tuple(section.entries) == ("not_used",)
        if code not in info.heads and not is_unused and not is_group_code(code) and not is_general_note_code(code):
            faults.head = code
            faults.add(place, f"{code} is not a head of this edition{nearest(code, info.heads)}")
            faults.head = ""
        else:
            heads[code] = (section, place)
    return heads


def _check_own_heads(heads: Heads, info: EditionInfo, base: ReadEdition, faults: Faults) -> None:
    """A head that the base does not have stands on the head page and in a file, both."""
    for code, (_, place) in heads.items():
        if is_head_code(code) and code not in info.heads and code not in base.heads:
            faults.add(place, f"{code} is not a head of this edition: name it in heads of the head page")
    for code in info.heads:
        if code not in heads and code not in base.edition.info.heads:
            faults.add(Place("edition", 1), f"the head {code} is written nowhere")


def _entries(info: EditionInfo, heads: Heads, paragraphs: ParagraphReader) -> dict[str, Entry]:
    """All entries in the order of the list: heads as the head page has them, each group before its first head."""
    by_head: dict[str, Sequence[Entry]] = {}
    for code, (section, place) in heads.items():
        paragraphs.faults.go_on()
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
    if first.kind is EntryKind.NOT_USED:  # a number that the law leaves free stands behind the head before it
        return max((number for code, number in order.items() if code[:2] == first.code[:2] and code < first.code), default=-1), 3
    starts = first.covers or (first.code.removeprefix("CAT"),)
    if first.kind is not EntryKind.GROUP or len({start[:1] for start in starts}) > 1:
        return -1, 0
    return min((number for code, number in order.items() if code.startswith(starts)), default=-1), int(
        first.code[1:2].isalpha() and not first.covers
    )
