"""Writing a brought publication: one file, whole or not at all."""

import itertools
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import Connection, Table, insert, text
from sqlalchemy.exc import DatabaseError

from stc_desktop.control_lists.search_text import compact
from stc_desktop.control_lists.sources.publications import Doubt, OfficialParagraph, ParagraphKind, Publication, Told
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.brought import BroughtInfo
from stc_desktop.storage.brought_schema import BROUGHT, CREATE_SEARCH, SEARCH_TABLE, doubt_table, metadata, paragraph_table, stamp_table
from stc_desktop.storage.replaced_files import written_whole
from stc_desktop.wording.segmentation import segmented

_AT_ONCE = 500
_STEP = "Storing the paragraphs"


def write_brought(path: Path, publication: Publication, info: BroughtInfo, *, report: str, doubts: Sequence[Doubt], told: Told) -> None:
    """Write the file; `report` is kept as it stands. What `told` raises ends the writing and nothing is left behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stamps = {**asdict(info), "report": report}
    try:
        with written_whole(path, BROUGHT) as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(CREATE_SEARCH)
            connection.execute(insert(stamp_table), [{"key": key, "value": value} for key, value in sorted(stamps.items())])
            _put_paragraphs(connection, publication.paragraphs, told)
            _put(connection, doubt_table, ({"position": at, **_doubt(doubt)} for at, doubt in enumerate(doubts)))
            connection.exec_driver_sql(f"INSERT INTO {SEARCH_TABLE}({SEARCH_TABLE}) VALUES ('optimize')")
        told(_STEP, 1.0)
    except (DatabaseError, sqlite3.DatabaseError, OSError) as error:
        raise UserFixable(
            f"The publication could not be stored: {getattr(error, 'orig', None) or error}. The edition in use is as it was.",
            next_step="Look whether the disk is full or may not be written, then bring it again.",
            where=str(path.parent),
        ) from error


def _put_paragraphs(connection: Connection, paragraphs: Sequence[OfficialParagraph], told: Told) -> None:
    heads = heads_of(paragraphs)
    rows = (
        {
            "position": at,
            "code": held.code,
            "compact": compact(held.code),
            "head": heads.get(held.code or held.parent, held.code or held.parent),
            "written": held.written,
            "parent": held.parent,
            "kind": held.kind.value,
            "text": held.text,
            "place": held.place,
        }
        for at, held in enumerate(paragraphs)
    )
    indexed = text(f"INSERT INTO {SEARCH_TABLE} (rowid, text) VALUES (:row, :text)")
    done = 0
    while batch := list(itertools.islice(rows, _AT_ONCE)):
        told(_STEP, done / max(1, len(paragraphs)))
        connection.execute(insert(paragraph_table), batch)
        connection.execute(indexed, [{"row": row["position"], "text": segmented(str(row["text"]))} for row in batch])
        done += len(batch)


def heads_of(paragraphs: Iterable[OfficialParagraph]) -> Mapping[str, str]:
    """The head that each code stands under: the last one on the way up that is no heading over heads."""
    above = {held.code: held.parent for held in paragraphs if held.kind is not ParagraphKind.GROUP and held.code}
    found: dict[str, str] = {}
    for code in above:
        way, at = [code], code
        while (parent := above.get(at, "")) in above and parent not in way and at not in found:
            way.append(parent)
            at = parent
        found.update(dict.fromkeys(way, found.get(at, at)))
    return found


def _doubt(doubt: Doubt) -> dict[str, object]:
    return {"kind": doubt.kind.value, "place": doubt.place, "code": doubt.code, "sentence": doubt.sentence}


def _put(connection: Connection, table: Table, rows: Iterable[dict[str, object]]) -> None:
    found = list(rows)
    if found:
        connection.execute(insert(table), found)
