"""A ministry's own hand: a checked workbook becomes a list that the program weighs, searches and shows, and every place says whose it is.

The whole reference file is built anew beside the one in use, with all checks over all lists; only then the pointer is switched.
"""

import secrets
import shutil
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from stc_desktop.authoring.faults import AuthoredFilesRefused, Fault
from stc_desktop.authoring.workbooks.folders import write_folder, write_overlay
from stc_desktop.authoring.workbooks.lists import ReadListWorkbook
from stc_desktop.casework.installed_lists import (
    NATIONAL,
    OVERLAY_FILE,
    WORKBOOK_FILE,
    InUse,
    in_use,
    installed_sources,
    write_note,
)
from stc_desktop.casework.list_workbooks import check_workbook
from stc_desktop.casework.national_profiles import profile_of
from stc_desktop.casework.overlay_changes import OverlayChanges, overlay_changes
from stc_desktop.casework.reference_building import BuiltReference, build_with_installed
from stc_desktop.casework.workbook_changes import ListChanges, changes_of
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.entries import EditionInfo, HandChange
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.reference_folder import (
    current_lists,
    current_name,
    drop_older,
    drop_older_lists,
    drop_unfinished,
    former_files,
    lists_folder,
    lists_of,
    make_current,
    own_folder,
)
from stc_desktop.storage.replaced_files import UNFINISHED, sha256_of

_CHECKING = 0.3  # of the time
_GO_BACK_TO = 3  # packs


class WorkbookFaulty(UserFixable):
    """The workbook has faults, each with sheet, row and column, or its list and the others do not fit each other."""

    def __init__(self, sentence: str, faults: tuple[Fault, ...], *, next_step: str) -> None:
        super().__init__(sentence, next_step=next_step)
        self.faults = faults


class RemovalsNotConfirmed(UserFixable):
    """The list takes paragraphs away, and nobody has said that this is meant."""

    def __init__(self, codes: Sequence[str]) -> None:
        named = ", ".join(codes[:8]) + (f" and {len(codes) - 8} more" if len(codes) > 8 else "")
        super().__init__(
            f"This workbook no longer controls, or no longer asks about, what the program does today: {named}.",
            next_step="Look at each of them. If that is what the law says, install it with --although-removed.",
        )
        self.codes = tuple(codes)


@dataclass(frozen=True, kw_only=True)
class LookedAtWorkbook:
    """A workbook that was read and checked: its faults, or what installing it would change. `sha256` is that of the file as it was read."""

    path: Path
    sha256: str
    checked: ReadListWorkbook
    changes: ListChanges | None = None
    overlay: OverlayChanges | None = None

    @property
    def losses(self) -> tuple[str, ...]:
        """What would no longer be controlled or asked about, by code or name."""
        codes = tuple(found.code for found in self.changes.removals) if self.changes else ()
        return (*codes, *(f"{self.overlay.country} {name}" for name in self.overlay.losses)) if self.overlay else codes

    @property
    def is_same(self) -> bool:
        """Whether it says what the program says already."""
        return self.changes is not None and self.changes.is_same and (self.overlay is None or self.overlay.is_none)


@dataclass(frozen=True, kw_only=True)
class InstalledWorkbook:
    """What was installed, what changed by it, and what of the program's own words, chemicals, HS codes and trees no longer fits and was
    left out."""

    info: EditionInfo
    changes: ListChanges
    overlay: OverlayChanges | None
    unfitting: tuple[Fault, ...]
    in_use: InUse


def look_at_workbook(workspace: Workspace, path: Path, told: Told) -> LookedAtWorkbook:
    """Read and check a workbook, and compare its list with the one in use. Nothing is stored."""
    before = _sum_of(path)
    checked = check_workbook(path, told, installed=current_lists(workspace.data))
    if _sum_of(path) != before:
        raise UserFixable(f"{path.name} was changed while it was read.", next_step="Save and close it, then check it again.")
    if checked.edition is None:
        return LookedAtWorkbook(path=path, sha256=before, checked=checked)
    edition = checked.edition.edition
    if not edition.info.is_weighed:
        raise UserFixable(
            "The sheet “Edition” says that nothing is weighed by this list.", next_step="Take the row `weighed` out of it.", where=path.name
        )
    profile = checked.profile
    return LookedAtWorkbook(
        path=path,
        sha256=before,
        checked=checked,
        changes=changes_of(workspace.reference, edition),
        overlay=overlay_changes(profile_of(workspace, profile.country), profile) if profile else None,
    )


def install_workbook(
    workspace: Workspace, path: Path, told: Told, *, although_removed: bool = False, expected_sha256: str = ""
) -> InstalledWorkbook:
    """Check a workbook and weigh by its list from now on. Whoever listens through `told` may end it by raising; then, and whenever it is
    cut off, the list in use stays as it was. `expected_sha256` is that of the file which the person looked at.
    """
    looked = look_at_workbook(workspace, path, _part(told, 0.0, _CHECKING))
    if expected_sha256 and looked.sha256 != expected_sha256:
        raise UserFixable(f"{path.name} is no longer the file that was checked.", next_step="Check it again and look at what would change.")
    if looked.changes is None:
        count = len(looked.checked.faults)
        raise WorkbookFaulty(
            f"{path.name} has {count} {'fault' if count == 1 else 'faults'}; nothing was installed.",
            looked.checked.faults,
            next_step="Mend each of them and check the workbook again.",
        )
    if looked.is_same:
        raise UserFixable(f"{path.name} says what the program says already; nothing was installed.", next_step="Change it first.")
    if looked.losses and not although_removed:
        raise RemovalsNotConfirmed(looked.losses)
    with _staged(workspace) as staged:
        _write_parts(staged.folder, looked, _change(workspace, looked))
        built = _build(workspace, staged.folder, _part(told, _CHECKING, 1.0))
        _use(workspace, staged, built)
    info = looked.changes.new.info
    stored = workspace.reference.edition(info.list_id, info.edition)
    return InstalledWorkbook(
        info=stored.info, changes=looked.changes, overlay=looked.overlay, unfitting=built.faults, in_use=in_use(workspace)
    )


def rebuild(workspace: Workspace, told: Told) -> BuiltReference:
    """Build the pack in use anew, with the same installed lists on what the program brings today."""
    if current_lists(workspace.data) is None:
        raise UserFixable(
            "No list was installed here: the program's own lists are in use.", next_step="Install one with `list install-workbook`."
        )
    with _staged(workspace) as staged:
        built = _build(workspace, staged.folder, told)
        _use(workspace, staged, built, goes_back_to_it=False)
    return built


def _sum_of(path: Path) -> str:
    if not path.is_file():
        raise UserFixable(f"{path.name} is no file.", next_step="Choose the workbook.", where=str(path))
    return sha256_of(path)


def _part(told: Told, start: float, end: float) -> Told:
    return lambda step, share: told(step, start + (end - start) * share)


def _change(workspace: Workspace, looked: LookedAtWorkbook) -> HandChange:
    return HandChange(by=workspace.person, on=workspace.now.date().isoformat(), workbook=looked.path.name, sha256=looked.sha256)


# -- beside the list in use


@dataclass(frozen=True, slots=True, kw_only=True)
class _Staged:
    """A folder with what will be installed, and the pack that it began from."""

    folder: Path
    before: str


@contextmanager
def _staged(workspace: Workspace) -> Generator[_Staged]:
    """A folder with what is installed now, to be changed; it is gone when the block ends, unless it was taken into use."""
    before = current_name(own_folder(workspace.data))
    present = current_lists(workspace.data)
    folder = lists_folder(workspace.data)
    folder.mkdir(parents=True, exist_ok=True)
    staging = folder / f"{secrets.token_hex(8)}{UNFINISHED}"
    try:
        if present is not None:
            shutil.copytree(present, staging)
        else:
            staging.mkdir()
        yield _Staged(folder=staging, before=before)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write_parts(staging: Path, looked: LookedAtWorkbook, change: HandChange) -> None:
    """Only what differs is somebody's change: the list, the lists in force of a country, or both."""
    changes, overlay, parts = looked.changes, looked.overlay, looked.checked.parts
    assert changes is not None
    if not changes.is_same:
        info = changes.new.info
        folder = staging / info.list_id / info.edition
        shutil.rmtree(folder, ignore_errors=True)
        written = write_folder(parts, staging)
        assert written == folder, (written, folder)
        _sign(folder, looked, change)
    if overlay is not None and parts.overlay is not None and not overlay.is_none:
        path = staging / NATIONAL / overlay.country / OVERLAY_FILE
        shutil.rmtree(path.parent, ignore_errors=True)
        write_overlay(parts.overlay, path)
        _sign(path.parent, looked, change)


def _sign(folder: Path, looked: LookedAtWorkbook, change: HandChange) -> None:
    """The workbook itself stays beside what was made of it."""
    shutil.copyfile(looked.path, folder / WORKBOOK_FILE)
    if sha256_of(folder / WORKBOOK_FILE) != looked.sha256:
        raise UserFixable(f"{looked.path.name} was changed while it was read.", next_step="Save and close it, then check it again.")
    write_note(folder, change)


def _build(workspace: Workspace, staging: Path, told: Told) -> BuiltReference:
    try:
        return build_with_installed(own_folder(workspace.data), installed_sources(staging), told)
    except AuthoredFilesRefused as refused:
        raise WorkbookFaulty(
            "The list and the others of the program do not fit each other; nothing was installed: "
            + "; ".join(str(fault) for fault in refused.faults[:5])
            + (f"; and {len(refused.faults) - 5} more" if len(refused.faults) > 5 else "")
            + ".",
            refused.faults,
            next_step="Give the list an edition of its own on the sheet “Edition”: it then stands beside the one that others rest on.",
        ) from refused


def _use(workspace: Workspace, staged: _Staged, built: BuiltReference, *, goes_back_to_it: bool = True) -> None:
    """The sources into their place first, then the pointer: until it is switched nobody looks at either. `goes_back_to_it`: the pack in use
    until now stands for a step that can be undone.
    """
    data, own, name = workspace.data, own_folder(workspace.data), built.path.name
    if current_name(own) != staged.before:
        raise UserFixable(
            "Meanwhile another list was installed, or somebody went back to an earlier one.",
            next_step="Look at what is in use; install again.",
        )
    place = lists_of(data, name)
    if name != staged.before:
        shutil.rmtree(place, ignore_errors=True)
        staged.folder.replace(place)
    former = [one for one in (staged.before if goes_back_to_it else "", *former_files(own)) if one and one != name]
    plain = [one for one in former if not lists_of(data, one).is_dir()]
    kept = tuple(dict.fromkeys((*former[:_GO_BACK_TO], *plain[:1])))
    make_current(own, name, kept)
    drop_older(own, {name, *kept})
    drop_older_lists(data, {name, *kept})
    drop_unfinished(own)
    workspace.lists_changed()
