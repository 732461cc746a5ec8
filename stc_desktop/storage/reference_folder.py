"""The folder of reference files: several may lie there, the pointer file says which one is current."""

import importlib.resources
from collections.abc import Collection
from pathlib import Path

import resources
from stc_desktop.rules.errors import ReferenceFileFault
from stc_desktop.storage.reference import ReferenceFile
from stc_desktop.storage.reference_schema import REFERENCE
from stc_desktop.storage.replaced_files import POINTER, check_pointed, drop_all_but, drop_cut_off, files_in, point_to, pointed_path

SUFFIX = REFERENCE.suffix


def file_name(sources_sha256: str) -> str:
    """The name of the file that is built from these sources."""
    return f"stc-{sources_sha256[:16]}{SUFFIX}"


def make_current(folder: Path, name: str) -> None:
    """Switch to another file of the folder in one step; whoever has the old one open keeps it."""
    point_to(folder, name, REFERENCE)


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
    own = data / "reference"
    return own if (own / POINTER).is_file() else built_folder()


def open_current(folder: Path) -> ReferenceFile:
    """The file of this folder that is current, open for reading."""
    return ReferenceFile(current_path(folder))


def check_current(folder: Path) -> None:
    """Compare the current file with the sum noted when it became current; for the health report."""
    check_pointed(folder, REFERENCE)


def installed_files(folder: Path) -> tuple[str, ...]:
    """Every reference file in the folder, for going back to an older one."""
    return files_in(folder, REFERENCE)
