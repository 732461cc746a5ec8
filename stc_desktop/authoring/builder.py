"""Everything authored for one reference file: units and every edition of every control list."""

import hashlib
import importlib.resources
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import resources
from stc_desktop.authoring.faults import AuthoredFilesRefused, Fault, Faults
from stc_desktop.authoring.lists import EDITION_FILE, read_list
from stc_desktop.authoring.units import read_units
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.rules.units import UnitTable

UNITS_FILE = "units.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoredLists:
    """Checked lists, ready to be stored; `faults` is empty unless the files were read for their authors."""

    units: UnitTable
    editions: tuple[ListEdition, ...]
    faults: tuple[Fault, ...]
    left_out: tuple[str, ...]


def resources_folder() -> Path:
    """The authored files of this checkout or installation."""
    return Path(str(importlib.resources.files(resources)))


def read_control_lists(folder: Path, *, keep_going: bool = False) -> AuthoredLists:
    """Read the folder `control_lists`. Any fault refuses all of it; `keep_going` leaves out heads with faults, for authors only."""
    faults = Faults()
    table = read_units(folder / UNITS_FILE, faults)
    editions: list[ListEdition] = []
    left_out: list[str] = []
    for place in sorted(path.parent for path in folder.glob(f"*/*/{EDITION_FILE}")):
        read = read_list(place, table)
        if isinstance(read, tuple):
            faults.found.extend(read)
            continue
        faults.found.extend(read.faults)
        left_out.extend(read.left_out)
        editions.append(read.edition)
    if not keep_going:
        faults.refuse()
    elif not editions:
        raise AuthoredFilesRefused(faults.sorted())
    return AuthoredLists(units=table, editions=tuple(editions), faults=faults.sorted(), left_out=tuple(left_out))


def sources_sha256(folders: Iterator[Path] | list[Path]) -> str:
    """One sum over all authored files, names and contents, line ends made alike so that every checkout gives the same."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml"), key=lambda found: found.relative_to(folder).as_posix()):
            content = path.read_bytes().replace(b"\r\n", b"\n")
            total.update(f"{folder.name}/{path.relative_to(folder).as_posix()}\n{len(content)}\n".encode())
            total.update(content)
    return total.hexdigest()
