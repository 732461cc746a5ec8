"""Everything authored for one reference file: units and every edition of every control list."""

import hashlib
import importlib.resources
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import resources
from stc_desktop.authoring.browsed_lists import is_browsed, read_browsed_list
from stc_desktop.authoring.chemicals import FOLDER as CHEMICALS
from stc_desktop.authoring.chemicals import check_chemicals, read_chemicals, with_chemicals
from stc_desktop.authoring.contradictions import FOLDER as CONTRADICTIONS
from stc_desktop.authoring.contradictions import read_contradictions
from stc_desktop.authoring.edition_folders import edition_folders, in_reading_order
from stc_desktop.authoring.faults import AuthoredFilesRefused, Fault, Faults, Place, shown_path
from stc_desktop.authoring.hs_hints import FOLDER as HS
from stc_desktop.authoring.hs_hints import read_hs
from stc_desktop.authoring.lists import EDITION_FILE, ReadEdition, read_list
from stc_desktop.authoring.local_words import read_local_words, with_local_words
from stc_desktop.authoring.units import read_units
from stc_desktop.classification.contradictions import Contradiction
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.control_lists.hs_hints import HsRegister
from stc_desktop.rules.units import UnitTable

UNITS_FILE = "units.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredLists:
    """Checked lists, ready to be stored; `faults` is empty unless the files were read for their authors.

    `unfitting` is what the program holds beside its own lists and what does not fit a list that was installed in their place.
    """

    units: UnitTable
    editions: tuple[ListEdition, ...]
    faults: tuple[Fault, ...]
    left_out: tuple[str, ...]
    hs: HsRegister = field(default_factory=HsRegister)
    unfitting: tuple[Fault, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def resources_folder() -> Path:
    """The authored files of this checkout or installation."""
    return Path(str(importlib.resources.files(resources)))


def read_control_lists(
    folder: Path, *, keep_going: bool = False, installed: Path | None = None, at_work: Callable[[], object] | None = None
) -> AuthoredLists:
    """Read the folder `control_lists`. Any fault refuses all of it; `keep_going` leaves out heads with faults, for authors only.

    Editions of the folder `installed` stand in for those of the same name, or beside them. Words, chemicals, HS codes and regime trees
    are written for the program's own lists: what of them names paragraphs that an installed list no longer has is left out and told.
    """
    faults = Faults(at_work=at_work)
    table = read_units(folder / UNITS_FILE, faults)
    found = edition_folders(folder, installed)
    weighed = {key: place for key, place in found.items() if not is_browsed(place)}
    editions, left_out = _weighed_lists(weighed, table, faults)
    beside = Faults(at_work=at_work) if installed else faults
    for place in (place for key, place in found.items() if key not in weighed):  # these only lead to paragraphs of the lists before them
        tree = read_browsed_list(place, editions, beside)
        editions.extend([tree] if tree is not None else [])
    editions = _with_words(folder, editions, beside)
    editions = _with_chemicals(folder / CHEMICALS, editions, beside)
    hs = read_hs(folder.parent / HS, editions, Faults() if left_out else beside)  # without every head the pairs cannot be compared
    told = read_contradictions(folder.parent / CONTRADICTIONS, editions, table, Faults() if left_out else beside)
    if not keep_going:
        faults.refuse()
    elif not editions:
        raise AuthoredFilesRefused(faults.sorted())
    unfitting = beside.sorted() if installed else ()
    return AuthoredLists(
        units=table,
        editions=tuple(editions),
        faults=faults.sorted(),
        left_out=tuple(left_out),
        hs=hs,
        unfitting=unfitting,
        contradictions=told,
    )


def _weighed_lists(folders: Mapping[tuple[str, str], Path], table: UnitTable, faults: Faults) -> tuple[list[ListEdition], list[str]]:
    """The editions that items are weighed by, each after what it rests on, and the heads left out for their faults."""
    editions: list[ListEdition] = []
    left_out: list[str] = []
    known: dict[tuple[str, str], ReadEdition] = {}
    for place, under in in_reading_order(folders):
        lacking = next((one for one in (under.base, under.register) if one is not None and one not in known), None)
        if lacking is not None:
            what = f"base edition {lacking[1]}" if lacking == under.base else f"register, that of {lacking[0]} {lacking[1]},"
            faults.add(Place(shown_path(place / EDITION_FILE), 1), f"its {what} could not be read")
            continue
        base = known[under.base] if under.base else None
        read = read_list(place, table, base, shared=known[under.register] if under.register else None, at_work=faults.at_work)
        if isinstance(read, tuple):
            faults.found.extend(read)
            continue
        known[place.parent.name, read.edition.info.edition] = read
        faults.found.extend(fault for fault in read.faults if fault not in faults.found)
        left_out.extend(head for head in read.left_out if head not in left_out)
        editions.append(read.edition)
    return editions, left_out


def _with_words(folder: Path, editions: list[ListEdition], faults: Faults) -> list[ListEdition]:
    """The editions, in their order, with the words of other languages that stand beside each list."""
    by_list: dict[str, list[ListEdition]] = {}
    for edition in editions:
        by_list.setdefault(edition.info.list_id, []).append(edition)
    done = {
        (edition.info.list_id, edition.info.edition): edition
        for list_id, held in by_list.items()
        for edition in with_local_words(held, read_local_words(folder / list_id, faults), faults)
    }
    return [done[edition.info.list_id, edition.info.edition] for edition in editions]


def _with_chemicals(folder: Path, editions: list[ListEdition], faults: Faults) -> list[ListEdition]:
    """The editions with the register of chemicals; where there is one it must hold every number that they weigh."""
    if not folder.is_dir():
        return editions
    chemicals = read_chemicals(folder, faults)
    check_chemicals(folder, chemicals, editions, faults)
    return list(with_chemicals(editions, chemicals))


def sources_sha256(folders: Iterator[Path] | list[Path]) -> str:
    """One sum over all authored files, names and contents, line ends made alike so that every checkout gives the same."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml"), key=lambda found: found.relative_to(folder).as_posix()):
            content = path.read_bytes().replace(b"\r\n", b"\n")
            total.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\n{len(content)}\n".encode())
            total.update(content)
    return total.hexdigest()
