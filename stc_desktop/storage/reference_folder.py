"""The folder of reference files: several may lie there, the pointer file says which one is current."""

import contextlib
import importlib.resources
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path

import resources
from stc_desktop.rules.errors import ReferenceFileFault
from stc_desktop.storage.reference import ReferenceFile
from stc_desktop.storage.reference_schema import REFERENCE
from stc_desktop.storage.replaced_files import (
    POINTER,
    UNFINISHED,
    check_pointed,
    drop_all_but,
    drop_cut_off,
    files_in,
    former_names,
    is_cut_off,
    point_to,
    pointed_path,
)

SUFFIX = REFERENCE.suffix


def file_name(sources_sha256: str) -> str:
    """The name of the file that is built from these sources."""
    return f"stc-{sources_sha256[:16]}{SUFFIX}"


def make_current(folder: Path, name: str, former: Sequence[str] = ()) -> None:
    """Switch to another file of the folder in one step; whoever has the old one open keeps it. `former` are those to go back to."""
    point_to(folder, name, REFERENCE, former=former)


def former_files(folder: Path) -> tuple[str, ...]:
    """The files to go back to, the last one first; none where the pointer is missing or damaged."""
    try:
        return former_names(folder, REFERENCE)
    except ReferenceFileFault:
        return ()


def drop_older(folder: Path, kept: Collection[str]) -> None:
    """Remove reference files that nobody would go back to; one that somebody has open may stay."""
    drop_all_but(folder, kept, REFERENCE)


def drop_unfinished(folder: Path) -> None:
    """Remove what builds left behind that were cut off long ago; a build of today may still be writing."""
    drop_cut_off(folder)


def current_path(folder: Path) -> Path:
    """The file that is current, as far as the pointer can be trusted."""
    return pointed_path(folder, REFERENCE)


def current_name(folder: Path) -> str:
    """The name of the current file, "" where the pointer is missing or damaged."""
    try:
        return current_path(folder).name
    except ReferenceFileFault:
        return ""


def built_folder() -> Path:
    """The folder that comes with the program; what an installation brings lies here."""
    return Path(str(importlib.resources.files(resources))) / "reference"


def current_folder(data: Path) -> Path:
    """Where the current reference file is looked for: packs that the user installed come before what the program brought."""
    own = own_folder(data)
    return own if (own / POINTER).is_file() else built_folder()


def own_folder(data: Path) -> Path:
    """Where packs that the user installed lie."""
    return data / "reference"


def leave_own(data: Path) -> None:
    """Look at what the program brought again; the user's packs stay where they are."""
    (own_folder(data) / POINTER).unlink(missing_ok=True)


# -- what a file was built from, where that did not come with the program


def lists_folder(data: Path) -> Path:
    """Where the lists lie that somebody installed from workbooks: a folder for each pack that holds them."""
    return data / "lists"


def lists_of(data: Path, name: str) -> Path:
    """The installed lists of one pack. The pack's name leads there, so that switching packs switches both in one step."""
    return lists_folder(data) / Path(name).stem


def current_lists(data: Path) -> Path | None:
    """The installed lists of the pack that is current; None where only the program's own are in use."""
    name = current_name(own_folder(data))
    folder = lists_of(data, name) if name else None
    return folder if folder is not None and folder.is_dir() else None


def drop_older_lists(data: Path, kept: Collection[str]) -> None:
    """Remove installed lists of packs that are not kept, and what installing left behind that was cut off long ago."""
    stems = {Path(name).stem for name in kept}
    for folder in lists_folder(data).iterdir() if lists_folder(data).is_dir() else ():
        if folder.name not in stems and (folder.suffix != UNFINISHED or is_cut_off(folder)):
            with contextlib.suppress(OSError):
                shutil.rmtree(folder)


def open_current(folder: Path) -> ReferenceFile:
    """The file of this folder that is current, open for reading."""
    return ReferenceFile(current_path(folder))


def check_current(folder: Path) -> None:
    """Compare the current file with the sum noted when it became current; for the health report."""
    check_pointed(folder, REFERENCE)


def installed_files(folder: Path) -> tuple[str, ...]:
    """Every reference file in the folder, for going back to an older one."""
    return files_in(folder, REFERENCE)
