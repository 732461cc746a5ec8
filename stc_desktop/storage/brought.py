"""A publication that the user brought, word for word in a read-only file of its own; and the shelf on which they stand by list."""

import functools
import os
import re
import shutil
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from pathlib import Path

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.exc import DatabaseError

from stc_desktop.control_lists.search_text import understood
from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, OfficialParagraph, ParagraphKind
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.brought_schema import BROUGHT, SEARCH_TABLE, doubt_table, paragraph_table, stamp_table
from stc_desktop.storage.replaced_files import (
    POINTER,
    check_pointed,
    drop_all_but,
    drop_cut_off,
    files_in,
    former_names,
    opened_read_only,
    point_to,
    pointed_path,
)
from stc_desktop.wording.segmentation import segmented

MOST_FORMER = 3
OWN_EXPORT = "neutral_jsonl"  # the reader of what this program exports
_LIST_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")
_FOUND = (
    f"SELECT p.code, p.kind, p.head, p.text, bm25({SEARCH_TABLE}) AS rank FROM {SEARCH_TABLE} JOIN paragraph p ON p.position = "
    f"{SEARCH_TABLE}.rowid WHERE {SEARCH_TABLE} MATCH ? ORDER BY rank LIMIT ?"
)

# One statement, given to SQLite as it stands: it is asked of every brought list whenever a paragraph is shown. These files are not
# analysed: knowing their size, SQLite would build a filter over the whole table for each of these few look-ups.
_NUMBERED = "('group', 'head', 'item', 'not_used')"
_AROUND = f"""
WITH RECURSIVE
  way(code) AS (
    SELECT ? UNION
    SELECT p.parent FROM way CROSS JOIN paragraph p ON p.code = way.code WHERE p.kind IN {_NUMBERED} AND p.parent <> ''),
  said(position, code) AS (
    SELECT p.position, p.code FROM way CROSS JOIN paragraph p ON p.parent = way.code WHERE p.kind NOT IN {_NUMBERED} UNION
    SELECT p.position, p.code FROM said CROSS JOIN paragraph p ON p.parent = said.code WHERE said.code <> '' AND p.kind NOT IN {_NUMBERED})
SELECT p.code, p.written, p.parent, p.kind, p.text, p.place FROM (
  SELECT p.position FROM way CROSS JOIN paragraph p ON p.code = way.code UNION
  SELECT position FROM paragraph WHERE parent = ? UNION
  SELECT position FROM said) AS wanted CROSS JOIN paragraph p ON p.position = wanted.position ORDER BY p.position
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtInfo:
    """What a brought publication is and where it came from; times and dates are ISO text."""

    list_id: str
    title: str
    publisher: str
    edition: str
    legal_date: str
    language: str
    retrieved: str  # when it was brought in
    source_name: str
    source_sha256: str
    importer: str  # which reader, in which version

    @property
    def is_own_wording(self) -> bool:
        """An export of this program that was brought back: our words, not a publisher's."""
        return self.importer.startswith(OWN_EXPORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtHit:
    """A paragraph of a brought publication that fits what was typed."""

    code: str
    head: str
    kind: ParagraphKind
    text: str


class BroughtFile:
    """One brought publication, opened read-only and immutable."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = opened_read_only(path, BROUGHT)
        with self._reading() as connection:
            self._stamps = {str(row.key): str(row.value) for row in connection.execute(select(stamp_table))}
        self.info = BroughtInfo(**{field.name: self._stamps.get(field.name, "") for field in fields(BroughtInfo)})

    def close(self) -> None:
        """Let go of the file, so that it can be removed."""
        self._engine.dispose()

    def __enter__(self) -> "BroughtFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def report(self) -> str:
        """What was found when it was brought, as it was stored."""
        return self._stamps.get("report", "")

    @functools.cached_property
    def heads(self) -> frozenset[str]:
        """The codes of its heads; kept, because every paragraph that is shown asks every brought list for its own."""
        columns = paragraph_table.c
        with self._reading() as connection:
            return frozenset(connection.execute(select(columns.code).where(columns.kind == ParagraphKind.HEAD.value)).scalars())

    def paragraphs(self) -> Iterator[OfficialParagraph]:
        """All of them, in the order of the publication."""
        with self._reading() as connection:
            found = connection.execute(select(*_COLUMNS).order_by(paragraph_table.c.position)).all()
        return (_paragraph(row) for row in found)

    def around(self, code: str) -> tuple[OfficialParagraph, ...]:
        """A paragraph with what leads to it, what stands right under it, and the notes and texts to all on the way up."""
        with self._reading() as connection:
            return tuple(_paragraph(row) for row in connection.exec_driver_sql(_AROUND, (code, code)).all())

    def count(self, kind: ParagraphKind | None = None) -> int:
        wanted = select(func.count()).select_from(paragraph_table)
        with self._reading() as connection:
            return connection.execute(wanted if kind is None else wanted.where(paragraph_table.c.kind == kind.value)).scalar_one()

    def doubts(self) -> tuple[Doubt, ...]:
        """What the reader of the publication was told to look at."""
        with self._reading() as connection:
            rows = connection.execute(select(doubt_table).order_by(doubt_table.c.position)).all()
        return tuple(Doubt(kind=DoubtKind(row.kind), place=row.place, sentence=row.sentence, code=row.code) for row in rows)

    def search(self, typed: str, limit: int = 20) -> tuple[BroughtHit, ...]:
        """Paragraphs by code in any spelling, then those that hold every word, then those that hold some."""
        question = understood(segmented(typed[:1000]))
        found: dict[tuple[str, str], BroughtHit] = {}
        with self._reading() as connection:
            if question.compact_code:
                columns = paragraph_table.c
                begins = (columns.compact >= question.compact_code, columns.compact < f"{question.compact_code}\uffff")
                for row in connection.execute(select(paragraph_table).where(*begins).order_by(columns.position).limit(limit)):
                    found.setdefault((row.code, row.text), _hit(row))
            terms = [f'"{word}"' for word in (*question.words[:12], *question.cas)]
            if terms and question.last_is_open and question.words and not question.cas:
                terms[-1] += "*"
            for match in dict.fromkeys((" AND ".join(terms), " OR ".join(terms))) if terms else ():
                for row in connection.exec_driver_sql(_FOUND, (match, limit)).all() if len(found) < limit else ():
                    found.setdefault((row.code, row.text), _hit(row))
        return tuple(found.values())[:limit]

    def check(self) -> None:
        """Read every page; a damaged file is named."""
        with self._reading() as connection:
            result = str(connection.exec_driver_sql("PRAGMA integrity_check").scalar_one())
        if result != "ok":
            raise BROUGHT.damaged(self.path, result)

    @contextmanager
    def _reading(self) -> Generator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise BROUGHT.damaged(self.path, str(error.orig or error)) from error


_COLUMNS = tuple(paragraph_table.c[name] for name in ("code", "written", "parent", "kind", "text", "place"))
_KINDS = {kind.value: kind for kind in ParagraphKind}


def _paragraph(row: Row[tuple[object, ...]]) -> OfficialParagraph:
    code, written, parent, kind, text, place = map(str, row)
    return OfficialParagraph(code=code, written=written, parent=parent, kind=_KINDS[kind], text=text, place=place)


def _hit(row: Row[tuple[object, ...]]) -> BroughtHit:
    return BroughtHit(code=row.code, head=row.head, kind=ParagraphKind(row.kind), text=row.text)


# -- the shelf


class BroughtShelf:
    """A folder for each list with the editions of it that were brought; one is in use, at most three former ones are kept.

    What was opened stays open until the pointer moves, whoever moved it. May be used from several threads.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        self._open: dict[str, tuple[tuple[int, int], BroughtFile]] = {}

    def list_ids(self) -> tuple[str, ...]:
        """The lists of which an edition is in use, by name."""
        if not self.folder.is_dir():
            return ()
        with os.scandir(self.folder) as found:  # many times quicker than a pattern, and asked for every paragraph that is shown
            return tuple(sorted(one.name for one in found if _LIST_ID.fullmatch(one.name) and (self.folder / one.name / POINTER).is_file()))

    def in_use(self, list_id: str) -> BroughtFile | None:
        """The edition of a list that is in use, open; none where none was brought. A damaged one is named."""
        folder = self.folder_of(list_id)
        with self._lock:
            try:
                found = (folder / POINTER).stat()
            except FileNotFoundError:
                self._let_go(list_id)
                return None
            mark = (found.st_mtime_ns, found.st_ino)
            if list_id not in self._open or self._open[list_id][0] != mark:
                self._let_go(list_id)
                self._open[list_id] = (mark, BroughtFile(pointed_path(folder, BROUGHT)))
            return self._open[list_id][1]

    def former(self, list_id: str) -> tuple[Path, ...]:
        """The files to go back to, the last one used first."""
        folder = self.folder_of(list_id)
        return tuple(folder / name for name in former_names(folder, BROUGHT)) if (folder / POINTER).is_file() else ()

    def put(self, staged: Path, info: BroughtInfo, token: str) -> None:
        """Move a staged file in and use it from now on; the one in use until now is kept for going back."""
        folder = self.folder_of(info.list_id)
        folder.mkdir(parents=True, exist_ok=True)
        name = f"{_NOT_IN_A_NAME.sub('-', info.edition.lower()).strip('-')[:40] or 'edition'}-{token}{BROUGHT.suffix}"
        with self._lock:
            before = self._names(folder)
            self._let_go(info.list_id)
            staged.replace(folder / name)
            self._use(folder, (name, *(held for held in before if held != name)))

    def go_back(self, list_id: str) -> None:
        """Use the former edition again; the one that is left goes to the end of those to go back to."""
        folder = self.folder_of(list_id)
        with self._lock:
            names = self._names(folder)
            if len(names) < 2:
                raise UserFixable("There is no former edition to go back to.", next_step="Bring it again from its file.", where=list_id)
            with BroughtFile(folder / names[1]) as former:
                former.check()
            self._let_go(list_id)
            self._use(folder, (*names[1:], names[0]))

    def take_away(self, list_id: str) -> None:
        """Remove a list with all its editions; from the first step on it is not in use any more."""
        folder = self.folder_of(list_id)
        with self._lock:
            self._let_go(list_id)
            if not (folder / POINTER).is_file():
                raise UserFixable("No publication of this list was brought.", where=list_id)
            (folder / POINTER).unlink()
            drop_all_but(folder, (), BROUGHT)
            with suppress(OSError):  # a file of it is open elsewhere
                shutil.rmtree(folder)

    def check(self, list_id: str) -> None:
        """Compare with the sum noted when it was taken over, then read every page."""
        check_pointed(self.folder_of(list_id), BROUGHT)
        held = self.in_use(list_id)
        if held is not None:
            held.check()

    def close(self) -> None:
        with self._lock:
            for list_id in tuple(self._open):
                self._let_go(list_id)

    def folder_of(self, list_id: str) -> Path:
        """Where the editions of a list lie; what cannot be the name of a list gets a sentence."""
        return self.folder / checked_list_id(list_id)

    def _names(self, folder: Path) -> tuple[str, ...]:
        if not (folder / POINTER).is_file():
            return ()
        try:
            current = pointed_path(folder, BROUGHT)
        except UserFixable:  # the pointer alone is damaged: what lies there can still be used, the newest first
            return tuple(sorted(files_in(folder, BROUGHT), key=lambda name: (folder / name).stat().st_mtime, reverse=True))
        return (*((current.name,) if current.is_file() else ()), *former_names(folder, BROUGHT))

    def _use(self, folder: Path, names: tuple[str, ...]) -> None:
        kept = names[: MOST_FORMER + 1]
        point_to(folder, kept[0], BROUGHT, former=kept[1:])
        drop_all_but(folder, kept, BROUGHT)
        drop_cut_off(folder)

    def _let_go(self, list_id: str) -> None:
        held = self._open.pop(list_id, None)
        if held is not None:
            held[1].close()


def checked_list_id(list_id: str) -> str:
    """The name of a list as it was typed, if it can be one: it becomes the name of a folder on every system."""
    if not _LIST_ID.fullmatch(list_id):
        raise UserFixable(
            f"“{list_id}” cannot be the name of a list.",
            next_step="Write it in small letters, digits and hyphens, such as sample-national-list.",
            where="list",
        )
    return list_id
