"""Numbered steps that bring a case file of any age to the present shape; each is one transaction."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from stc_desktop.rules.errors import CaseFileTooNew, CaseFileUnusable
from stc_desktop.storage.engines import APPLICATION_ID, case_file_engine, said_in_sentences, server_engine, shown_place
from stc_desktop.storage.migrations import step_001, step_002

if TYPE_CHECKING:
    from alembic.operations import Operations

STEPS: "Mapping[int, Callable[[Operations], None]]" = {1: step_001.step, 2: step_002.step}
NEWEST = max(STEPS)
VERSION_TABLE = "schema_version"


def migrate(place: Path | str, *, now: dt.datetime) -> None:
    """Bring the file (or the register behind a URL) to the newest shape; a copy is kept before the first step changes anything."""
    engine = case_file_engine(place, enforce_foreign_keys=False) if isinstance(place, Path) else server_engine(place)
    try:
        with said_in_sentences(place):
            version = _version(engine)
            if version > NEWEST:
                raise CaseFileTooNew(
                    "This case file was written by a newer version of the program.",
                    next_step="Update the program, or open another file. Nothing was changed.",
                    where=shown_place(place),
                )
            if isinstance(place, Path) and 0 < version < NEWEST:
                _back_up(place, version, now)
            for number in range(version + 1, NEWEST + 1):
                _run_once(engine, number)
    finally:
        engine.dispose()


def _run_once(engine: Engine, number: int) -> None:
    """A step that another window took at the same moment counts as taken."""
    try:
        _run(engine, number)
    except DatabaseError:
        if _version(engine) < number:
            raise


def _run(engine: Engine, number: int) -> None:
    from alembic.migration import MigrationContext  # large, and wanted only by a file that is not of the present shape
    from alembic.operations import Operations

    with engine.begin() as connection:
        if _version_at(connection) >= number:
            return
        STEPS[number](Operations(MigrationContext.configure(connection)))
        if engine.dialect.name == "sqlite":
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise CaseFileUnusable(f"Step {number} would leave {len(broken)} rows without their owner.", next_step="Keep the backup.")
        _set_version(connection, number)


def _version(engine: Engine) -> int:
    with engine.connect() as connection:
        return _version_at(connection)


def _version_at(connection: Connection) -> int:
    if connection.dialect.name != "sqlite":
        return _version_of_register(connection)
    found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    owner = int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())
    tables = int(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one())
    if tables and owner != APPLICATION_ID:
        raise CaseFileUnusable("This is not a case file of this program.", next_step="Choose another file.")
    return found


def _version_of_register(connection: Connection) -> int:
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        return int(connection.execute(text(f"SELECT version FROM {VERSION_TABLE}")).scalar_one())
    if tables:
        raise CaseFileUnusable(
            "This database holds something else than a register of this program.", next_step="Ask for an empty database of its own."
        )
    return 0


def _set_version(connection: Connection, number: int) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        return
    connection.execute(text(f"CREATE TABLE IF NOT EXISTS {VERSION_TABLE} (version INTEGER NOT NULL)"))
    connection.execute(text(f"DELETE FROM {VERSION_TABLE}"))
    connection.execute(text(f"INSERT INTO {VERSION_TABLE} VALUES (:number)"), {"number": number})


def _back_up(path: Path, version: int, now: dt.datetime) -> None:
    folder = path.parent / "backups"
    folder.mkdir(exist_ok=True)
    target = folder / f"{path.stem}-v{version}-{now:%Y%m%d-%H%M%S}.stc"
    # Closed, not only committed: on Windows an open file can be neither moved nor replaced.
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
