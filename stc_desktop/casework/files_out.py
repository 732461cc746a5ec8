"""Files that leave the program: whole or not at all, with a sentence where the disk or another program stands in the way."""

import os
import threading
from pathlib import Path

from stc_desktop.rules.errors import UserFixable

_DISK_FULL = 28  # errno of a full disk, the same on Windows


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file beside its place and then move it there; a paper of the same name stays as it was until the new one is whole."""
    unfinished = path.with_name(f".{path.name[:80]}-{os.getpid()}-{threading.get_ident()}.unfinished")
    try:
        try:
            with unfinished.open("wb") as handle:
                handle.write(content)
                handle.flush()
                os.fsync(handle.fileno())
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as fault:
        raise _refused(path, fault) from fault
    return path


def _refused(path: Path, fault: OSError) -> UserFixable:
    name, folder = path.name, path.parent
    if fault.errno == _DISK_FULL:
        return UserFixable(f"There is too little space for {name}.", next_step="Free some space or choose another place.", where=str(path))
    if not folder.is_dir():
        return UserFixable(f"The folder {folder} does not exist.", next_step="Choose another place.", where=str(path))
    if path.is_dir():
        return UserFixable(f"{name} is a folder.", next_step="Choose a name for the file.", where=str(path))
    if isinstance(fault, PermissionError):
        next_step = "Close it where it is open, or choose another name or place."
        return UserFixable(
            f"{name} may not be written: it is open in another program, or the folder is read-only.", next_step=next_step, where=str(path)
        )
    return UserFixable(f"{name} could not be written: {fault.strerror or fault}.", next_step="Choose another place.", where=str(path))
