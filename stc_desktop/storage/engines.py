"""Engines for case files: explicit transactions, foreign keys on or off, and errors said in sentences."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError, SQLAlchemyError

from stc_desktop.rules.errors import CaseFileUnusable

APPLICATION_ID = 0x53544343  # "STCC": a case file of this program
BUSY_SECONDS = 10


def case_file_engine(path: Path, *, enforce_foreign_keys: bool = True) -> Engine:
    """An engine on a SQLite case file that leaves every transaction to us.

    Without the two listeners the driver commits before DDL, and a failed migration would leave half of itself behind.
    """
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _take_over_transactions(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {'ON' if enforce_foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def server_engine(url: str) -> Engine:
    """An engine on a register that an agency shares over its own network (PostgreSQL and what speaks its protocol)."""
    try:
        return create_engine(url, isolation_level="SERIALIZABLE", pool_pre_ping=True)
    except (SQLAlchemyError, ImportError) as error:
        raise CaseFileUnusable(f"The shared register cannot be opened: {error}.", next_step="Check the address.") from error


@contextmanager
def said_in_sentences(place: str) -> Generator[None]:
    """Turn what a database says into what happened, why, and what to do."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        raise CaseFileUnusable(_sentence(str(error.orig or error)), where=place) from error


def _sentence(message: str) -> str:
    lowered = message.lower()
    return next((told for sign, told in _SENTENCES if sign in lowered), f"The case file could not be used: {message}.")


_SENTENCES = (
    ("disk is full", "The disk is full; nothing of this step was kept, everything before it is safe. Free some space and go on."),
    ("readonly", "The case file may not be written here. Choose another folder or ask for the right to write."),
    ("read-only", "The case file may not be written here. Choose another folder or ask for the right to write."),
    ("unable to open", "The case file cannot be opened: the folder does not exist or may not be used. Choose another folder."),
    ("malformed", "The case file is damaged. Restore the newest backup from the folder “backups” beside it."),
    ("not a database", "This is not a case file of this program. Choose another file."),
    ("locked", "Another window is writing to the case file. Wait a moment and try again."),
)
