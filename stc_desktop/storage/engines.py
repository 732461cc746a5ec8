"""Engines for case files: explicit transactions, foreign keys on or off, and errors said in sentences."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from stc_desktop.rules.errors import CaseFileUnusable

APPLICATION_ID = 0x53544343  # "STCC": a case file of this program
BUSY_SECONDS = 10
ANSWER_SECONDS = 10


def read_place(place: Path | str) -> Path | str:
    """Where the case file is, from what was typed: an address with "://" is a shared register, all else is a path."""
    return place if isinstance(place, Path) or "://" in place else Path(place)


def shown_place(place: Path | str) -> str:
    """The place as it may be shown: without the password that a register's address can hold."""
    if isinstance(place, Path):
        return str(place)
    try:
        return make_url(place).render_as_string(hide_password=True)
    except (SQLAlchemyError, ValueError):
        return place.partition("://")[0] + "://"


def case_file_engine(path: Path, *, enforce_foreign_keys: bool = True) -> Engine:
    """An engine on a SQLite case file that leaves every transaction to us.

    Without the two listeners the driver commits before DDL, and a failed migration would leave half of itself behind.
    """
    # Not from a text: a "?" or "%" in a folder's name would be read as part of an address.
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _take_over_transactions(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {'ON' if enforce_foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def server_engine(address: str) -> Engine:
    """An engine on a register that an agency shares over its own network (PostgreSQL and what speaks its protocol)."""
    url = _register_url(address)
    try:
        return create_engine(url, isolation_level="SERIALIZABLE", pool_pre_ping=True, connect_args={"connect_timeout": ANSWER_SECONDS})
    except ImportError as error:
        raise CaseFileUnusable(
            "The part that speaks to a shared register is not installed.",
            next_step="Install it with: python -m pip install “psycopg[binary]”.",
            where=shown_place(address),
        ) from error


def _register_url(address: str) -> URL:
    try:
        url = make_url(address)
    except (SQLAlchemyError, ValueError) as error:
        raise CaseFileUnusable("The address of the register cannot be read.", next_step=_ADDRESS, where=shown_place(address)) from error
    if url.drivername not in {"postgres", "postgresql", "postgresql+psycopg"}:
        raise CaseFileUnusable(
            f"A shared register stands on PostgreSQL; “{url.drivername}” is something else.", next_step=_ADDRESS, where=shown_place(address)
        )
    return url.set(drivername="postgresql+psycopg")


_ADDRESS = "Write it as postgresql://name:password@server/register."


@contextmanager
def said_in_sentences(place: Path | str) -> Generator[None]:
    """Turn what a database says into what happened, why, and what to do."""
    try:
        yield
    except DBAPIError as error:
        raise CaseFileUnusable(_sentence(error), where=shown_place(place)) from error


def _sentence(error: DBAPIError) -> str:
    state = str(getattr(error.orig, "sqlstate", None) or "")  # what a server says beside its words, the same in every language
    told = _BY_STATE.get(state) or _BY_STATE.get(state[:2])
    if told:
        return told
    message = str(error.orig or error)
    lowered = message.lower()
    return next((told for sign, told in _SENTENCES if sign in lowered), f"The case file could not be used: {message}.")


_NOT_WRITABLE = "The case file may not be written here. Choose another folder or ask for the right to write."
_DISK_FULL = "The disk is full; nothing of this step was kept, everything before it is safe. Free some space and go on."
_NO_ANSWER = "The shared register does not answer. Look whether the network is up and the address is right, then try again."
_NO_ENTRY = "The shared register does not let this name and password in. Ask those who keep it."
_AT_ONCE = "Somebody else changed the register at the same moment; nothing of this step was kept. Do it again."
_NO_DRIVE = (
    "The disk or network drive with the case file failed while it was used; everything before this step is safe. "
    "Look whether the drive is still there; a case file is safest on a disk of this computer."
)

_SENTENCES = (
    ("disk is full", _DISK_FULL),
    ("readonly", _NOT_WRITABLE),
    ("read-only", _NOT_WRITABLE),
    ("unable to open", "The case file cannot be opened: the folder does not exist or may not be used. Choose another folder."),
    ("malformed", "The case file is damaged. Restore the newest backup from the folder “backups” beside it."),
    ("not a database", "This is not a case file of this program. Choose another file."),
    ("locked", "Another window is writing to the case file. Wait a moment and try again."),
    ("locking protocol", _NO_DRIVE),
    ("disk i/o error", _NO_DRIVE),
    ("password", _NO_ENTRY),
    ("role", _NO_ENTRY),
    ("does not exist", "There is no register of that name on the server. Look at the last part of the address."),
    ("connection", _NO_ANSWER),
    ("resolve host", _NO_ANSWER),
)

_BY_STATE = {
    "08": _NO_ANSWER,
    "57": _NO_ANSWER,
    "28": _NO_ENTRY,
    "40": _AT_ONCE,
    "25006": "The shared register may only be read just now. Ask those who keep it.",
    "42501": "The shared register does not give this name the right to do that. Ask those who keep it.",
    "53100": "The disk of the shared register is full; nothing of this step was kept. Tell those who keep it.",
    "3D000": "There is no register of that name on the server. Look at the last part of the address.",
}
