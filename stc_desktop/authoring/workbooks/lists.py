"""A list in a workbook, passed through the reader of lists: the same checks as for the authored files, every fault with sheet and row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from stc_desktop.authoring.builder import UNITS_FILE
from stc_desktop.authoring.edition_folders import edition_folders
from stc_desktop.authoring.faults import Fault, Faults, Place
from stc_desktop.authoring.jurisdictions import JURISDICTIONS, read_with_overlay
from stc_desktop.authoring.lists import ReadEdition, RestsOn, named_editions, read_list, read_written, rests_on
from stc_desktop.authoring.units import read_units
from stc_desktop.authoring.workbooks.cells import CellReader
from stc_desktop.authoring.workbooks.columns import EDITION, KINDS, NATIONAL, PROPERTIES, TERMS, Cell, sheet_of
from stc_desktop.authoring.workbooks.national import overlay_from
from stc_desktop.authoring.workbooks.notation import said_for_cells
from stc_desktop.authoring.workbooks.reading import Row, Sheets, read_sheets
from stc_desktop.authoring.workbooks.sources import AuthoredParts
from stc_desktop.authoring.workbooks.trees import TreeRow, code_fault, sections_from
from stc_desktop.authoring.yaml_reading import Listing, Reading, Section, Text, Value, nearest
from stc_desktop.control_lists.codes import head_of, is_head_code
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.jurisdictions.profile import Profile
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.units import UnitTable

_SHEETS_SHARE = 0.6  # of the time; the rest goes into the checks
_LISTS_OF_THE_HEAD_PAGE = ("heads", "without")
Known = Mapping[tuple[str, str], ReadEdition]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadListWorkbook:
    """What a workbook holds, and what is wrong with it; `edition` is there only when nothing is, and so is `profile`: that of the country
    whose lists in force it holds, where it holds any.
    """

    parts: AuthoredParts
    edition: ReadEdition | None
    profile: Profile | None
    faults: tuple[Fault, ...]


def read_list_workbook(
    path: Path, lists: Path, told: Told, *, known: Known | None = None, installed: Path | None = None
) -> ReadListWorkbook:
    """The list of a workbook, checked as a whole. `lists` is the folder of authored lists, for units and for what the workbook rests on;
    editions of the folder `installed` stand in for them; `known` are editions that were read before.
    """
    faults = Faults()
    sheets = read_sheets(path, faults, lambda step, share: told(step, share * _SHEETS_SHARE))
    table = read_units(lists / UNITS_FILE, faults)
    info = _info(sheets, faults)
    told("the lists that it rests on", _SHEETS_SHARE)
    base, shared = _resting(info, _Library(edition_folders(lists, installed), table, known or {}), faults)
    parts = _parts(sheets, info, _kinds_of(sheets, base, shared), faults)
    if not parts.is_of_differences:
        _check_heads(parts, faults)
    told("checking", 0.8)
    profile = read_with_overlay(lists.parent / JURISDICTIONS, parts.overlay, faults) if parts.overlay else None
    found = read_written(parts.written(), table, base, shared=shared, faults=faults)
    told("checked", 1.0)
    wrong = found if isinstance(found, tuple) else found.faults
    said = tuple(sorted({replace(fault, reason=said_for_cells(fault.reason)) for fault in wrong}))
    edition = None if said or isinstance(found, tuple) else found
    return ReadListWorkbook(parts=parts, edition=edition, profile=profile if edition else None, faults=said)


def _info(sheets: Sheets, faults: Faults) -> Section:
    """The head page; a key that stands in several rows is one list."""
    entries: dict[str, Value] = {}
    lines: dict[str, Place] = {}
    for row in sheets.plain[EDITION]:
        value = next((text for column, text in row.cells.items() if column.key == "value"), "")
        place = replace(row.place, column="Value")
        key = row.name
        if key in _LISTS_OF_THE_HEAD_PAGE:
            known = entries.get(key)
            earlier = known.items if isinstance(known, Listing) else ()
            items = tuple(Text(part.strip(), place) for part in value.replace("\n", ";").split(";") if part.strip())
            entries[key] = Listing((*earlier, *items), place)
        elif key in entries:
            faults.add(row.place, f"“{key}” stands twice (first in row {lines[key].line})")
        elif key:
            entries[key] = Text(value, place)
        lines.setdefault(key, place)
    return Section(entries, Place(EDITION, 1, "Key"), lines)


@dataclass(frozen=True, slots=True)
class _Library:
    """The authored lists on which a workbook may rest."""

    folders: Mapping[tuple[str, str], Path]
    table: UnitTable
    known: Known

    def find(self, named: tuple[str, str] | None, place: Place, faults: Faults) -> ReadEdition | None:
        """The edition that a head page names; one that does not exist is noted."""
        if named is None or named in self.known:
            return self.known[named] if named else None
        if named in self.folders:
            return _authored(self.folders, named, self.table)
        name, there = "/".join(named), sorted(map("/".join, self.folders))
        faults.add(place, f"there is no edition {name}; known are {', '.join(there)}{nearest(name, there)}")
        return None


def _resting(info: Section, library: _Library, faults: Faults) -> tuple[ReadEdition | None, ReadEdition | None]:
    """(base, list whose register is shared), each from its authored files."""
    reading = Reading(info, Faults())
    under = named_editions(reading.text("list_id"), base=reading.text("base"), register=reading.text("register_of"))
    return (
        library.find(under.base, info.place_of("base"), faults),
        library.find(under.register, info.place_of("register_of"), faults),
    )


def authored_edition(lists: Path, list_id: str, edition: str, *, table: UnitTable) -> ReadEdition:
    """An edition from its authored files, with whatever it rests on."""
    return _authored(edition_folders(lists), (list_id, edition), table)


def _authored(folders: Mapping[tuple[str, str], Path], key: tuple[str, str], table: UnitTable) -> ReadEdition:
    under: RestsOn = rests_on(folders[key])
    base = _authored(folders, under.base, table) if under.base else None
    shared = _authored(folders, under.register, table) if under.register else None
    read = read_list(folders[key], table, base, shared=shared)
    if isinstance(read, tuple) or read.faults:
        raise UserFixable(
            f"The list {'/'.join(key)}, on which others rest, cannot be read.", next_step="Install the program's own lists again."
        )
    return read


def _kinds_of(sheets: Sheets, *others: ReadEdition | None) -> Mapping[str, str]:
    """The kind of every property, so that `= 3` and `= yes` can be told apart."""
    kinds = {name: prop.kind.value for other in others if other for name, prop in other.edition.register.items()}
    for row in sheets.plain.get(PROPERTIES, ()):
        kinds[row.name] = next((text for column, text in row.cells.items() if column.key == "kind"), "")
    return kinds


def _parts(sheets: Sheets, info: Section, kinds: Mapping[str, str], faults: Faults) -> AuthoredParts:
    reader = CellReader(faults, lambda name: kinds.get(name, ""))
    rows = list(_tree_rows(sheets, reader, faults))
    return AuthoredParts(
        info=info,
        heads=sections_from(rows, faults, of_differences=sheets.of_differences),
        properties=_named(sheets, PROPERTIES, "property", reader),
        subjects=_named(sheets, KINDS, "kind of thing", reader),
        definitions=_named(sheets, TERMS, "term", reader),
        overlay=overlay_from(sheets.plain[NATIONAL], faults) if NATIONAL in sheets.plain else None,
    )


def _tree_rows(sheets: Sheets, reader: CellReader, faults: Faults) -> Iterator[TreeRow]:
    for row in sheets.paragraphs:
        if not _has_name(row, reader, "code"):
            continue
        wrong = code_fault(row.name)
        if wrong:
            faults.add(row.place, wrong)
            continue
        faults.head = head_of(row.name)
        change = next((text for column, text in row.cells.items() if column.cell is Cell.CHANGE), "")
        yield TreeRow(code=row.name, section=reader.section(row.place, row.cells), place=row.place, change=reader.change(row.place, change))
        faults.head = ""


def _has_name(row: Row, reader: CellReader, what: str) -> bool:
    """A row without its code or id says nothing about anything; if the name itself was refused, that was said."""
    if not row.name and not any(fault.place == row.place for fault in reader.faults):
        reader.faults.add(row.place, f"the row has no {what}")
    return bool(row.name)


def _named(sheets: Sheets, name: str, what: str, reader: CellReader) -> Section:
    entries: dict[str, Value] = {}
    lines: dict[str, Place] = {}
    for row in sheets.plain.get(name, ()):
        if not _has_name(row, reader, "id"):
            continue
        if row.name in entries:
            reader.faults.add(row.place, f"{what} {row.name} stands twice (first in row {lines[row.name].line})")
            continue
        entries[row.name], lines[row.name] = reader.section(row.place, row.cells), row.place
    return Section(entries, Place(name, 1, "Id"), lines)


def _check_heads(parts: AuthoredParts, faults: Faults) -> None:
    """A head that is named but has no row was lost by accident: without it an item could look as if nothing listed it."""
    heads = parts.info.entries.get("heads")
    for item in heads.items if isinstance(heads, Listing) else ():
        if isinstance(item, Text) and item.text not in parts.heads.entries:
            where = f"on the sheet “{sheet_of(item.text)}”" if is_head_code(item.text) else "anywhere"
            faults.add(item.place, f"the head {item.text} has no row {where}: write it, or take it out of the heads here")
