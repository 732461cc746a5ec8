"""Lists that somebody installed from a workbook: what is in use beside the program's own, going back, building anew after an update.

A pack (a reference file of the user's own) and the authored files of what was installed in it bear the same name; the pointer to the
pack is switched in one step, so at every moment both are the old ones or both are the new ones.
"""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast

from stc_desktop.casework.reference_building import InstalledSources
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.entries import HandChange
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.reference import ReferenceFile
from stc_desktop.storage.reference_folder import (
    built_folder,
    current_lists,
    current_name,
    file_name,
    former_files,
    leave_own,
    lists_of,
    make_current,
    own_folder,
)
from stc_desktop.storage.reference_writing import PROGRAM

NOTE_FILE, WORKBOOK_FILE, OVERLAY_FILE = "installed.json", "workbook.xlsx", "list.yaml"
NATIONAL = "_countries"  # no list can be called so


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledEdition:
    """A list that stands in the program because somebody installed it, with the folder of its authored files."""

    list_id: str
    edition: str
    change: HandChange
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledOverlay:
    """A country's lists in force that somebody brought in."""

    country: str
    change: HandChange
    path: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class InUse:
    """What was installed in the pack in use. `is_outdated`: it was built with another version of the program; `can_go_back_to` names how
    many packs stand before it (0: only the program's own)."""

    editions: tuple[InstalledEdition, ...] = ()
    overlays: tuple[InstalledOverlay, ...] = ()
    is_outdated: bool = False
    can_go_back_to: int = 0

    @property
    def is_anything(self) -> bool:
        return bool(self.editions or self.overlays)


def in_use(workspace: Workspace) -> InUse:
    """Looks at the folders only, so that it answers even where the pack itself can no longer be opened."""
    folder = current_lists(workspace.data)
    if folder is None:
        return InUse()
    return InUse(
        editions=installed_editions(folder),
        overlays=installed_overlays(folder),
        is_outdated=_is_outdated(workspace.data),
        can_go_back_to=len(former_files(own_folder(workspace.data))),
    )


def installed_editions(folder: Path) -> tuple[InstalledEdition, ...]:
    """The editions among the installed lists of a pack."""
    return tuple(
        InstalledEdition(list_id=note.parent.parent.name, edition=note.parent.name, change=_change(note), folder=note.parent)
        for note in sorted(folder.glob(f"*/*/{NOTE_FILE}"))
        if note.parent.parent.name != NATIONAL
    )


def installed_overlays(folder: Path) -> tuple[InstalledOverlay, ...]:
    """The countries whose lists in force were brought in."""
    return tuple(
        InstalledOverlay(country=note.parent.name, change=_change(note), path=note.with_name(OVERLAY_FILE))
        for note in sorted((folder / NATIONAL).glob(f"*/{NOTE_FILE}"))
    )


def installed_sources(folder: Path) -> InstalledSources:
    """The same for the building of a pack."""
    from stc_desktop.authoring.national_overlays import Overlay  # only who builds needs the authors' room

    return InstalledSources(
        lists=folder,
        changes={(one.list_id, one.edition): one.change for one in installed_editions(folder)},
        overlays=tuple(Overlay(country=one.country, path=one.path, change=one.change) for one in installed_overlays(folder)),
    )


def write_note(folder: Path, change: HandChange) -> None:
    """Who installed what stands in this folder."""
    (folder / NOTE_FILE).write_text(json.dumps(asdict(change), ensure_ascii=False), encoding="utf-8")


def _change(note: Path) -> HandChange:
    """A note that cannot be read hides nobody's change: it is said to be unknown whose it is."""
    known: dict[str, object] = {}
    with suppress(OSError, ValueError):
        held: object = json.loads(note.read_text(encoding="utf-8"))
        known = cast("dict[str, object]", held) if isinstance(held, dict) else {}
    by, on, workbook, sha256 = (str(known.get(key, "?")) for key in ("by", "on", "workbook", "sha256"))
    return HandChange(by=by, on=on, workbook=workbook, sha256=sha256)


def _is_outdated(data: Path) -> bool:
    """Whether another version of the program built the pack, as far as can be told: the program's own pack is named after its sources."""
    program = current_name(built_folder())
    try:
        with ReferenceFile(own_folder(data) / current_name(own_folder(data))) as held:
            made_from = held.stamp.get(PROGRAM, "")
    except UserFixable:
        return True  # of another make, or damaged: built anew it is whole again
    return bool(program and made_from) and file_name(made_from) != program


# -- going back


@dataclass(frozen=True, slots=True, kw_only=True)
class WentBack:
    """What going back took out of use, and whether only the program's own lists are left."""

    editions: tuple[InstalledEdition, ...]
    overlays: tuple[InstalledOverlay, ...]
    is_program: bool


def go_back(workspace: Workspace, *, to_program: bool = False) -> WentBack:
    """Use what stood before the last installation again, or the program's own lists. The work of the user is not touched."""
    data = workspace.data
    before = in_use(workspace)
    if not before.is_anything:
        raise UserFixable(
            "No list was installed here: the program's own lists are in use.", next_step="Install one with `list install-workbook`."
        )
    own = own_folder(data)
    names = former_files(own)
    plain = [name for name in names if not lists_of(data, name).is_dir()]
    wanted = plain[:1] if to_program else list(names[:1])
    for name in wanted:
        with ReferenceFile(own / name) as held:
            held.check()
        make_current(own, name, names[names.index(name) + 1 :])
    if not wanted:
        leave_own(data)
    workspace.lists_changed()
    after = in_use(workspace)
    kept = {(one.list_id, one.edition, one.change) for one in after.editions}
    return WentBack(
        editions=tuple(one for one in before.editions if (one.list_id, one.edition, one.change) not in kept),
        overlays=tuple(one for one in before.overlays if one not in after.overlays),
        is_program=not after.is_anything,
    )
