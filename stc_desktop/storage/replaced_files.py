"""Files that are written once, opened read-only and replaced whole: the reference file, and what the user brought.

Several may lie in a folder; its pointer file says which one is current and is switched in one step.
"""

import contextlib
import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Collection, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

from stc_desktop.rules.errors import UserFixable

POINTER = "current"
UNFINISHED = ".unfinished"
_HEADER = b"SQLite format 3\x00"
_CUT_OFF_SECONDS = 3600  # writing a file takes about a minute


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """What tells the files of a kind from all others, and what to say when one of them is missing or damaged."""

    name: str  # as in a sentence: "reference file"
    suffix: str
    application_id: int
    schema: int
    fault: type[UserFixable]
    mend: str  # what a person does when a file is damaged

    def damaged(self, path: Path, reason: str) -> UserFixable:
        return self.fault(f"The {self.name} is damaged ({reason}).", next_step=self.mend, where=str(path))


# -- one file


def opened_read_only(path: Path, kind: FileKind) -> Engine:
    """An engine on the file after a look at what it is: a wrong file must not be noticed in the middle of a question."""
    if not path.is_file():
        raise kind.fault(f"The {kind.name} {path.name} is missing.", next_step=kind.mend, where=str(path))
    with path.open("rb") as handle:
        header = handle.read(100)
    if header[:16] != _HEADER:
        raise kind.fault(f"This is not a {kind.name}, or its beginning is damaged.", next_step=kind.mend, where=str(path))
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if int.from_bytes(header[68:72], "big") != kind.application_id:
        raise kind.fault("This is a database of another program or of another kind.", next_step=kind.mend, where=str(path))
    schema = int.from_bytes(header[60:64], "big")
    if schema != kind.schema:
        age = "a newer" if schema > kind.schema else "an older"
        raise kind.fault(f"The {kind.name} was built for {age} version of the program.", next_step=kind.mend, where=str(path))
    if pages * (65536 if page_size == 1 else page_size) != path.stat().st_size:
        raise kind.damaged(path, "its length is wrong, part of it is missing")
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    return create_engine("sqlite://", creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False), poolclass=QueuePool)


@contextmanager
def written_whole(path: Path, kind: FileKind) -> Generator[Connection]:
    """A new file at the path, complete when the block ends and absent when it fails."""
    unfinished = path.with_name(f"{path.stem}-{os.getpid()}{UNFINISHED}")  # two at once must not share it
    unfinished.unlink(missing_ok=True)
    engine = _writing_engine(unfinished, kind)
    try:
        with engine.begin() as connection:
            yield connection
        engine.dispose()
        _finish(unfinished)
        unfinished.replace(path)
    finally:
        engine.dispose()
        unfinished.unlink(missing_ok=True)


def _writing_engine(path: Path, kind: FileKind) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)))

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA application_id = {kind.application_id}")
        connection.execute(f"PRAGMA user_version = {kind.schema}")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")

    return engine


def _finish(path: Path) -> None:
    """Compact the file, outside any transaction; it is on the disk before anything points to it."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("VACUUM")
    finally:
        connection.close()
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def sha256_of(path: Path) -> str:
    """The sum of a whole file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


# -- the folder that they lie in


def point_to(folder: Path, name: str, kind: FileKind, *, former: Sequence[str] = ()) -> None:
    """Switch to another file of the folder in one step; whoever has the old one open keeps it. `former` are those to go back to."""
    file = folder / name
    if not file.is_file():
        raise kind.fault(f"There is no {kind.name} {name} in the folder.", next_step="Build or install it first.", where=str(folder))
    unfinished = folder / f"{POINTER}-{os.getpid()}-{threading.get_ident()}{UNFINISHED}"
    with unfinished.open("w", encoding="ascii") as handle:
        handle.write("".join(f"{line}\n" for line in (name, sha256_of(file), *former)))
        handle.flush()
        os.fsync(handle.fileno())
    unfinished.replace(folder / POINTER)


def pointed_path(folder: Path, kind: FileKind) -> Path:
    """The file that is current, as far as the pointer can be trusted."""
    return folder / _pointer_lines(folder, kind)[0]


def former_names(folder: Path, kind: FileKind) -> tuple[str, ...]:
    """The files to go back to, the last one first; what is no longer there is left out."""
    names = _pointer_lines(folder, kind)[2:]
    return tuple(name for name in names if _is_plain_name(name, kind) and (folder / name).is_file())


def _pointer_lines(folder: Path, kind: FileKind) -> list[str]:
    pointer = folder / POINTER
    if not pointer.is_file():
        raise kind.fault(f"No {kind.name} is installed.", next_step=kind.mend, where=str(folder))
    lines = [line.strip() for line in pointer.read_text(encoding="ascii", errors="replace").split("\n")]
    if not _is_plain_name(lines[0], kind):
        raise kind.fault(f"The pointer to the current {kind.name} is damaged.", next_step=kind.mend, where=str(pointer))
    return lines


def _is_plain_name(name: str, kind: FileKind) -> bool:
    return name.endswith(kind.suffix) and Path(name).name == name


def check_pointed(folder: Path, kind: FileKind) -> None:
    """Compare the current file with the sum noted when it became current; for the health report."""
    lines = _pointer_lines(folder, kind)
    path, noted = folder / lines[0], lines[1] if len(lines) > 1 else ""
    if not path.is_file():
        raise kind.fault(f"The {kind.name} {path.name} is missing.", next_step=kind.mend, where=str(folder))
    if sha256_of(path) != noted:
        raise kind.fault(f"The {kind.name} was changed after it was installed.", next_step=kind.mend, where=str(path))


def files_in(folder: Path, kind: FileKind) -> tuple[str, ...]:
    """Every file of the kind in the folder, current or not."""
    return tuple(sorted(path.name for path in folder.glob(f"*{kind.suffix}")))


def drop_all_but(folder: Path, kept: Collection[str], kind: FileKind) -> None:
    """Remove files that nobody would go back to; one that somebody has open may stay."""
    for name in files_in(folder, kind):
        if name not in kept:
            with contextlib.suppress(OSError):  # open elsewhere: removed the next time
                (folder / name).unlink()


def drop_cut_off(folder: Path, pattern: str = f"*{UNFINISHED}", *, after_seconds: float = _CUT_OFF_SECONDS) -> None:
    """Remove what was left behind by writing that was cut off long ago; who began just now may still be at it."""
    for path in folder.glob(pattern):
        with contextlib.suppress(OSError):
            if is_cut_off(path, after_seconds):
                path.unlink()


def is_cut_off(path: Path, after_seconds: float = _CUT_OFF_SECONDS) -> bool:
    """Whether what is unfinished here was begun so long ago that nobody can still be at it."""
    return time.time() - path.stat().st_mtime > after_seconds
