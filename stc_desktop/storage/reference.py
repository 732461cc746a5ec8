"""The reference file: lists, national rules and forms, ours and read-only; built by `reference_writing`, searched by `reference_search`."""

import functools
import itertools
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DatabaseError

from stc_desktop.control_lists.chemicals import Chemical
from stc_desktop.control_lists.codes import deepest_only
from stc_desktop.control_lists.entries import EditionInfo, Entry, ListEdition, Subject
from stc_desktop.control_lists.hs import GoneHsCode
from stc_desktop.control_lists.hs_hints import HsCaveat, HsRegister
from stc_desktop.control_lists.joined import is_joined, joined, joined_name, list_ids_of, lists_of
from stc_desktop.control_lists.local_words import LocalWords
from stc_desktop.control_lists.search_text import SearchHit
from stc_desktop.control_lists.terms import Definition
from stc_desktop.rules.errors import ReferenceFileFault
from stc_desktop.rules.properties import Property
from stc_desktop.rules.units import Dimension, Unit, UnitTable
from stc_desktop.storage.reference_schema import (
    REBUILD,
    REFERENCE,
    chemical_table,
    definition_table,
    document_table,
    edition_table,
    entry_table,
    hs_hint_table,
    local_word_table,
    property_table,
    stamp_table,
    subject_table,
)
from stc_desktop.storage.reference_search import EditionSearch
from stc_desktop.storage.reference_values import decoded
from stc_desktop.storage.replaced_files import opened_read_only

T = TypeVar("T")

UNITS = "units"
HS, HS_GONE = "hs", "hs_gone"


class ReferenceFile:
    """One reference file, opened read-only and immutable. What was asked once is kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = opened_read_only(path, REFERENCE)
        self._editions: dict[tuple[str, str], ListEdition] = {}
        self._searches: dict[tuple[str, str], EditionSearch] = {}
        self._units: UnitTable | None = None
        self._chemicals: dict[str, Chemical] | None = None
        with self._reading() as connection:
            self.stamp: dict[str, str] = {str(row.key): str(row.value) for row in connection.execute(select(stamp_table))}
            self._numbers = {(str(row.list_id), str(row.edition)): int(row.id) for row in connection.execute(select(edition_table))}

    def close(self) -> None:
        """Let go of the file, so that it can be replaced."""
        self._engine.dispose()

    def __enter__(self) -> "ReferenceFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def installed_editions(self) -> tuple[tuple[str, str], ...]:
        """(list, edition) of everything installed, in the order in which it was put in; the first is the one to start with."""
        return tuple(self._numbers)

    @functools.cached_property
    def browsed_editions(self) -> tuple[tuple[str, str], ...]:
        """(list, edition) of the lists that are browsed and searched only: nothing is classified by them."""
        with self._reading() as connection:
            infos = [decoded(str(body), EditionInfo) for body in connection.execute(select(edition_table.c.body)).scalars()]
        browsed = {(info.list_id, info.edition) for info in infos if not info.is_weighed}
        return tuple(key for key in self._numbers if key in browsed)

    @property
    def weighed_editions(self) -> tuple[tuple[str, str], ...]:
        """(list, edition) of the lists that an item can be classified by."""
        return tuple(key for key in self._numbers if key not in self.browsed_editions)

    def can_weigh(self, list_id: str, edition: str) -> bool:
        """Whether an item can be classified by this edition, or by all of those that are joined."""
        return all(key in self.weighed_editions for key in lists_of(list_id, edition))

    def newest(self, list_id: str) -> str:
        """The newest edition label of a list, or of each that is joined."""
        if is_joined(list_id):
            return joined_name((part, self.newest(part)) for part in list_ids_of(list_id))[1]
        labels = [edition for held, edition in self._numbers if held == list_id]
        if not labels:
            raise ReferenceFileFault(f"No edition of the list {list_id} is installed.", next_step=self._listed())
        return max(labels)

    def edition(self, list_id: str, edition: str) -> ListEdition:
        """The whole edition: entries, register, kinds of things. Lists that are joined are one."""
        key = (list_id, edition)
        if key not in self._editions:
            if is_joined(list_id):
                self._editions[key] = joined([self.edition(*part) for part in lists_of(list_id, edition)])
            else:
                self._editions[key] = self._load_edition(self._number(list_id, edition))
        return self._editions[key]

    def _load_edition(self, number: int) -> ListEdition:
        with self._reading() as connection:
            info = connection.execute(select(edition_table.c.body).where(edition_table.c.id == number)).scalar_one()
            entries = _all(connection, entry_table, number, Entry)
            register = _all(connection, property_table, number, Property)
            subjects = _all(connection, subject_table, number, Subject)
            definitions = _all(connection, definition_table, number, Definition)
            local = _all(connection, local_word_table, number, LocalWords)
        return ListEdition(
            info=decoded(info, EditionInfo),
            entries={entry.code: entry for entry in entries},
            register={prop.id: prop for prop in register},
            subjects={subject.id: subject for subject in subjects},
            definitions={term.id: term for term in definitions},
            local_words={code: tuple(held) for code, held in itertools.groupby(local, key=lambda one: one.code)},
            chemicals=self.chemicals(),
        )

    def chemicals(self) -> dict[str, Chemical]:
        """The register of chemicals by CAS number, one for all lists."""
        if self._chemicals is None:
            with self._reading() as connection:
                bodies = connection.execute(select(chemical_table.c.body).order_by(chemical_table.c.position)).scalars()
                found = decoded(f"[{','.join(map(str, bodies))}]", tuple[Chemical, ...])
            self._chemicals = {chemical.cas: chemical for chemical in found}
        return self._chemicals

    def unit_table(self) -> UnitTable:
        """All units, with exact factors."""
        if self._units is None:
            units = self.document(UNITS, "units", tuple[Unit, ...])
            self._units = UnitTable(units, self.document(UNITS, "dimensions", tuple[Dimension, ...]))
        return self._units

    def search(self, text: str, limit: int = 20, *, list_id: str, edition: str) -> tuple[SearchHit, ...]:
        """Paragraphs that fit what was typed so far, best first."""
        if is_joined(list_id):
            hits = (hit for part in lists_of(list_id, edition) for hit in self.search(text, limit, list_id=part[0], edition=part[1]))
            return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])
        key = (list_id, edition)
        if key not in self._searches:
            self._searches[key] = EditionSearch(self._number(list_id, edition))
        with self._reading() as connection:
            return self._searches[key].search(connection, text, limit)

    def hs_hints(self, hs: str, *, list_id: str, edition: str) -> tuple[str, ...]:
        """Codes of the paragraphs whose goods travel under this HS code (four digits or six); a hint, never a classification."""
        if is_joined(list_id):
            parts = lists_of(list_id, edition)
            return tuple(code for held, label in parts for code in self.hs_hints(hs, list_id=held, edition=label))
        number = self._number(list_id, edition)
        hint = hs_hint_table.c
        found = (
            select(entry_table.c.code)
            .join(hs_hint_table, (hint.edition_id == entry_table.c.edition_id) & (hint.position == entry_table.c.position))
            .where(hint.edition_id == number, hint.hs.startswith(hs[:6], autoescape=True))
            .order_by(entry_table.c.position)
        )
        with self._reading() as connection:
            return deepest_only(str(code) for code in connection.execute(found).scalars())

    def hs_register(self) -> HsRegister:
        """What is known about HS codes beside their titles; empty in a file that was built without it."""
        return HsRegister(codes=self.documents(HS, HsCaveat), gone=self.documents(HS_GONE, GoneHsCode))

    def document(self, kind: str, name: str, shape: type[T], *, edition: str = "") -> T:
        """One document by its id, as the type that its room gives."""
        table = document_table.c
        with self._reading() as connection:
            wanted = (table.kind == kind, table.id == name, table.edition == edition)
            body = connection.execute(select(table.body).where(*wanted)).scalar_one_or_none()
        if body is None:
            raise ReferenceFileFault(f"The reference file has no {kind} “{name}”.", next_step=REBUILD, where=self.path.name)
        return decoded(body, shape)

    def document_ids(self, kind: str) -> tuple[str, ...]:
        table = document_table.c
        with self._reading() as connection:
            return tuple(connection.execute(select(table.id).where(table.kind == kind).order_by(table.id)).scalars())

    def documents(self, kind: str, shape: type[T]) -> dict[str, T]:
        """All documents of a kind by id."""
        table = document_table.c
        with self._reading() as connection:
            rows = connection.execute(select(table.id, table.body).where(table.kind == kind).order_by(table.id)).all()
        return {str(row.id): decoded(row.body, shape) for row in rows}

    def check(self) -> None:
        """Read every page; a damaged file is named. Takes long enough not to be done at every start."""
        with self._reading() as connection:
            result = str(connection.exec_driver_sql("PRAGMA integrity_check").scalar_one())
        if result != "ok":
            raise REFERENCE.damaged(self.path, result)

    @contextmanager
    def _reading(self) -> Generator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise REFERENCE.damaged(self.path, str(error.orig or error)) from error

    def _number(self, list_id: str, edition: str) -> int:
        if (list_id, edition) not in self._numbers:
            raise ReferenceFileFault(f"The edition {edition} of the list {list_id} is not installed.", next_step=self._listed())
        return self._numbers[list_id, edition]

    def _listed(self) -> str:
        return f"Installed: {', '.join(f'{held} {edition}' for held, edition in self._numbers) or 'nothing'}."


def _all(connection: Connection, table: Table, number: int, shape: type[T]) -> tuple[T, ...]:
    """The bodies of one of the three tables of an edition, decoded at one go."""
    columns = table.c
    bodies = connection.execute(select(columns.body).where(columns.edition_id == number).order_by(columns.position)).scalars()
    return decoded(f"[{','.join(map(str, bodies))}]", tuple[shape, ...])
