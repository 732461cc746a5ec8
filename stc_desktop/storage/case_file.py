"""The case file: the user's own work, opened, migrated, and used in units of work."""

import datetime as dt
import os
import socket
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from stc_desktop.rules.errors import CaseFileUnusable
from stc_desktop.storage.engines import case_file_engine, read_place, said_in_sentences, server_engine
from stc_desktop.storage.migrations import migrate
from stc_desktop.storage.opinion_records import Opinions
from stc_desktop.storage.records import Applications, Drafts, History, HistoryNote, Products, Settings
from stc_desktop.storage.rows import SessionRow, as_text

_STILL_ACTIVE = 259  # what Windows says of a process that has not ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who acts and when; every change carries both."""

    person: str
    now: dt.datetime


class UnitOfWork:
    """Everything that one action of the user reads and writes; kept whole or not at all."""

    def __init__(self, session: Session, hand: Hand) -> None:
        self.history = History(session, hand.person, hand.now)
        self.products = Products(session, self.history)
        self.opinions = Opinions(session, self.history)
        self.applications = Applications(session, self.history)
        self.drafts = Drafts(session, hand.now)
        self.settings = Settings(session)


class CaseFile:
    """A case file (or an agency's shared register, by URL), migrated to the present shape when it is opened."""

    def __init__(self, place: Path | str, hand: Hand) -> None:
        self.place = place = read_place(place)
        if isinstance(place, Path):
            _make_folder(place.parent)
        with said_in_sentences(place):
            migrate(place, now=hand.now)
            self._engine = case_file_engine(place) if isinstance(place, Path) else server_engine(place)

    @contextmanager
    def begin(self, hand: Hand) -> Generator[UnitOfWork]:
        """One unit of work: committed at its end, rolled back when anything fails."""
        with said_in_sentences(self.place), Session(self._engine) as session, session.begin():
            yield UnitOfWork(session, hand)

    def integrity(self) -> str:
        """ "ok", or what the database finds wrong."""
        if not isinstance(self.place, Path):
            return "ok"
        with said_in_sentences(self.place), self._engine.connect() as connection:
            return str(connection.exec_driver_sql("PRAGMA integrity_check").scalar_one())

    def start_session(self, hand: Hand) -> tuple[str, bool]:
        """Note that a window opened. The second value says whether an earlier one was cut off; that is told only once."""
        with said_in_sentences(self.place), Session(self._engine) as session, session.begin():
            was_cut_off = _close_dead_sessions(session, hand)
            row = SessionRow(
                id=str(uuid.uuid4()), started_at=as_text(hand.now), person=hand.person, host=socket.gethostname(), process=os.getpid()
            )
            session.add(row)
            return row.id, was_cut_off

    def end_session(self, session_id: str, hand: Hand) -> None:
        with said_in_sentences(self.place), Session(self._engine) as session, session.begin():
            row = session.get(SessionRow, session_id)
            if row is not None:
                row.ended_at, row.ended_how = as_text(hand.now), "closed"

    def close(self) -> None:
        self._engine.dispose()


def _close_dead_sessions(session: Session, hand: Hand) -> bool:
    open_rows = session.scalars(select(SessionRow).where(SessionRow.ended_at.is_(None), SessionRow.host == socket.gethostname())).all()
    dead = [row for row in open_rows if not _is_running(row.process)]
    for row in dead:
        row.ended_at, row.ended_how = as_text(hand.now), "cut off"
        History(session, hand.person, hand.now).add(HistoryNote(what="session_cut_off", details=f"the window opened {row.started_at}"))
    return bool(dead)


def _is_running(process: int) -> bool:
    if process == os.getpid():
        return True
    if os.name == "nt":
        return _is_running_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _is_running_on_windows(process: int) -> bool:
    import ctypes  # only there: os.kill(pid, 0) would end the process on Windows

    kernel = ctypes.windll.kernel32  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
    handle = kernel.OpenProcess(0x1000, 0, process)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    if not handle:
        return False
    code = ctypes.c_ulong()
    kernel.GetExitCodeProcess(handle, ctypes.byref(code))  # pyright: ignore[reportUnknownMemberType]
    kernel.CloseHandle(handle)  # pyright: ignore[reportUnknownMemberType]
    return code.value == _STILL_ACTIVE  # an ended process stays known for as long as anybody holds a handle to it


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CaseFileUnusable(
            f"The folder {folder} cannot be made: {error.strerror}.", next_step="Choose another folder with --data."
        ) from error
