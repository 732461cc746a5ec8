"""Building a reference file: the same input gives the same bytes, and nobody ever sees half a file."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, insert, text

from stc_desktop.control_lists.chemical_places import chemical_places
from stc_desktop.control_lists.chemicals import Chemical
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.control_lists.search_text import SearchableParagraph, Where, compact, plain_words, searchable, title_of
from stc_desktop.rules.units import UnitTable
from stc_desktop.storage.reference_schema import (
    CREATE_SEARCH,
    REFERENCE,
    ROWS_PER_EDITION,
    SCHEMA_VERSION,
    SEARCH_TABLE,
    chemical_place_table,
    chemical_table,
    definition_table,
    document_table,
    edition_table,
    entry_table,
    hs_hint_table,
    local_word_table,
    metadata,
    property_table,
    spelling_table,
    stamp_table,
    subject_table,
)
from stc_desktop.storage.reference_values import encoded
from stc_desktop.storage.replaced_files import written_whole
from stc_desktop.wording.segmentation import segmented

UNITS = "units"
HS, HS_GONE = "hs", "hs_gone"
CONTRADICTIONS = "contradiction"
PROGRAM = "program_sha256"


class ReferenceWriter:
    """Puts checked values into a reference file that is being built."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._editions = 0
        self._chemicals: Mapping[str, Chemical] = {}

    def put_units(self, table: UnitTable) -> None:
        """The table of units that limits and answers are converted with."""
        self.put_documents(UNITS, {"units": table.units, "dimensions": table.dimensions})

    def put_documents(self, kind: str, values: Mapping[str, object], edition: str = "") -> None:
        """Any stage values under their ids: jurisdictions, forms, texts."""
        rows = [{"kind": kind, "id": name, "edition": edition, "body": encoded(values[name])} for name in sorted(values)]
        if rows:
            self._connection.execute(insert(document_table), rows)

    def put_edition(self, edition: ListEdition) -> None:
        """A control list with its register, its kinds of things and everything that search needs."""
        self._editions += 1
        number = self._editions
        info = edition.info
        row = {"id": number, "list_id": info.list_id, "edition": info.edition, "body": encoded(info)}
        self._connection.execute(insert(edition_table), [row])
        self._put_entries(number, edition)
        properties = [{"edition_id": number, "position": at, "body": encoded(prop)} for at, prop in enumerate(edition.register.values())]
        subjects = [{"edition_id": number, "position": at, "body": encoded(held)} for at, held in enumerate(edition.subjects.values())]
        definitions = [
            {"edition_id": number, "position": at, "body": encoded(term)} for at, term in enumerate(edition.definitions.values())
        ]
        local = [local for languages in edition.local_words.values() for local in languages]
        words = [{"edition_id": number, "position": at, "body": encoded(one)} for at, one in enumerate(local)]
        tables = (property_table, properties), (subject_table, subjects), (definition_table, definitions), (local_word_table, words)
        for table, rows in tables:
            if rows:
                self._connection.execute(insert(table), rows)
        self._put_chemicals(number, edition)
        self._put_search(number, edition)

    def _put_chemicals(self, number: int, edition: ListEdition) -> None:
        """The register, once for all lists, and where this edition names what is in it."""
        if edition.chemicals and not self._chemicals:
            self._chemicals = edition.chemicals
            rows = [{"position": at, "body": encoded(chemical)} for at, chemical in enumerate(edition.chemicals.values())]
            self._connection.execute(insert(chemical_table), rows)
        places = {
            (place.cas, int(place.standing), edition.entries[place.code].position)
            for place in chemical_places(edition)
            if place.cas in edition.chemicals and place.code in edition.entries
        }
        found = [{"edition_id": number, "cas": cas, "standing": standing, "position": at} for cas, standing, at in sorted(places)]
        if found:
            self._connection.execute(insert(chemical_place_table), found)

    def _put_entries(self, number: int, edition: ListEdition) -> None:
        rows = [
            {
                "edition_id": number,
                "position": entry.position,
                "code": entry.code,
                "compact": compact(entry.code),
                "title": title_of(edition, entry),
                "body": encoded(entry),
            }
            for entry in edition.entries.values()
        ]
        hints = [{"edition_id": number, "hs": hs, "position": entry.position} for entry in edition.entries.values() for hs in entry.hs]
        for table, found in ((entry_table, rows), (hs_hint_table, sorted(hints, key=lambda hint: (hint["hs"], hint["position"])))):
            if found:
                self._connection.execute(insert(table), found)

    def _put_search(self, number: int, edition: ListEdition) -> None:
        names = [f"found_{where}" for where in Where]
        statement = text(f"INSERT INTO {SEARCH_TABLE} (rowid, {', '.join(names)}) VALUES (:row, {', '.join(f':{name}' for name in names)})")
        paragraphs = tuple(searchable(edition))
        rows = [
            {"row": number * ROWS_PER_EDITION + held.entry.position} | {f"found_{where}": segmented(held.texts[where]) for where in Where}
            for held in paragraphs
        ]
        if rows:
            self._connection.execute(statement, rows)
        spelled = {word for term in edition.definitions.values() for text in (term.term, *term.words) for word in plain_words(text)}
        words = sorted(spelled | {word for held in paragraphs for word in _spelled(held)})
        if words:
            self._connection.execute(insert(spelling_table), [{"edition_id": number, "word": word} for word in words])


def _spelled(held: SearchableParagraph) -> Generator[str]:
    for where in (Where.HEADING, Where.WORDS, Where.HELP):
        yield from plain_words(segmented(held.texts[where]))


@contextmanager
def writing_reference(path: Path, *, sources_sha256: str, program_sha256: str = "") -> Generator[ReferenceWriter]:
    """A new reference file at the path, complete when the block ends and absent when it fails.

    `program_sha256` is the sum over the program's own sources where lists that were installed stand beside them.
    """
    with written_whole(path, REFERENCE) as connection:
        metadata.create_all(connection)
        connection.exec_driver_sql(CREATE_SEARCH)
        stamps = {"sources_sha256": sources_sha256, "schema": str(SCHEMA_VERSION)}
        if program_sha256:
            stamps[PROGRAM] = program_sha256
        connection.execute(insert(stamp_table), [{"key": key, "value": value} for key, value in sorted(stamps.items())])
        yield ReferenceWriter(connection)
        connection.exec_driver_sql(f"INSERT INTO {SEARCH_TABLE}({SEARCH_TABLE}) VALUES ('optimize')")
        connection.exec_driver_sql("ANALYZE")
