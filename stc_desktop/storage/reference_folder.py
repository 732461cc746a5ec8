"""The folder of reference files: several may lie there, the pointer file says which one is current."""

import contextlib
import hashlib
import importlib.resources
import os
import time
from collections.abc import Collection
from pathlib import Path

import resources
from stc_desktop.rules.errors import ReferenceFileFault
from stc_desktop.storage.reference import ReferenceFile
from stc_desktop.storage.reference_schema import REBUILD

POINTER = "current"
SUFFIX = ".reference"
_CUT_OFF_SECONDS = 3600  # a build takes about a minute


def file_name(sources_sha256: str) -> str:
    """The name of the file that is built from these sources."""
    return f"stc-{sources_sha256[:16]}{SUFFIX}"


def make_current(folder: Path, name: str) -> None:
    """Switch to another file of the folder in one step; whoever has the old one open keeps it."""
    file = folder / name
    if not file.is_file():
        raise ReferenceFileFault(
            f"There is no reference file {name} in the folder.", next_step="Build or install it first.", where=str(folder)
        )
    unfinished = folder / f"{POINTER}-{os.getpid()}.unfinished"
    with unfinished.open("w", encoding="ascii") as handle:
        handle.write(f"{name}\n{sha256_of(file)}\n")
        handle.flush()
        os.fsync(handle.fileno())
    unfinished.replace(folder / POINTER)


def drop_older(folder: Path, kept: Collection[str]) -> None:
    """Remove reference files that nobody would go back to; one that somebody has open may stay."""
    for name in installed_files(folder):
        if name not in kept:
            with contextlib.suppress(OSError):  # open elsewhere: the next build removes it
                (folder / name).unlink()


def drop_unfinished(folder: Path) -> None:
    """Remove what builds left behind that were cut off long ago; a build of today may still be writing."""
    for path in folder.glob("*.unfinished"):
        with contextlib.suppress(OSError):
            if time.time() - path.stat().st_mtime > _CUT_OFF_SECONDS:
                path.unlink()


def current_path(folder: Path) -> Path:
    """The file that is current, as far as the pointer can be trusted."""
    pointer = folder / POINTER
    if not pointer.is_file():
        raise ReferenceFileFault("No reference file is installed.", next_step=REBUILD, where=str(folder))
    lines = pointer.read_text(encoding="ascii", errors="replace").split("\n")
    name = lines[0].strip()
    if not name.endswith(SUFFIX) or Path(name).name != name:
        raise ReferenceFileFault("The pointer to the current reference file is damaged.", next_step=REBUILD, where=str(pointer))
    return folder / name


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
    path = current_path(folder)
    noted = (folder / POINTER).read_text(encoding="ascii").split("\n")[1].strip()
    if not path.is_file():
        raise ReferenceFileFault(f"The reference file {path.name} is missing.", next_step=REBUILD, where=str(folder))
    if sha256_of(path) != noted:
        raise ReferenceFileFault("The reference file was changed after it was installed.", next_step=REBUILD, where=str(path))


def installed_files(folder: Path) -> tuple[str, ...]:
    """Every reference file in the folder, for going back to an older one."""
    return tuple(sorted(path.name for path in folder.glob(f"*{SUFFIX}")))


def sha256_of(path: Path) -> str:
    """The sum of a whole file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
