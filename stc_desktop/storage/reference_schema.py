"""The tables of a reference file. No migrations: a file of another schema is built anew."""

from sqlalchemy import Column, Integer, MetaData, String, Table, Text

from stc_desktop.control_lists.search_text import Where
from stc_desktop.rules.errors import ReferenceFileFault
from stc_desktop.storage.replaced_files import FileKind

APPLICATION_ID = 0x53544352  # "STCR": a reference file of this program
SCHEMA_VERSION = 3
REBUILD = "Build the reference file again (build-reference), or install the program anew; your own work is not in this file."
REFERENCE = FileKind(
    name="reference file",
    suffix=".reference",
    application_id=APPLICATION_ID,
    schema=SCHEMA_VERSION,
    fault=ReferenceFileFault,
    mend=REBUILD,
)

metadata = MetaData()

stamp_table = Table("stamp", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

edition_table = Table(
    "edition",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("list_id", String, nullable=False),
    Column("edition", String, nullable=False),
    Column("body", Text, nullable=False),
)

entry_table = Table(
    "entry",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("compact", String, nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

property_table = Table(
    "property",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

subject_table = Table(
    "subject",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

definition_table = Table(
    "definition",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

local_word_table = Table(
    "local_word",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

chemical_table = Table(
    "chemical",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)

# Where an edition names a chemical; `standing` says how.
chemical_place_table = Table(
    "chemical_place",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("cas", String, primary_key=True),
    Column("standing", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

hs_hint_table = Table(
    "hs_hint",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("hs", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    sqlite_with_rowid=False,
)

spelling_table = Table(
    "spelling",
    metadata,
    Column("edition_id", Integer, primary_key=True),
    Column("word", String, primary_key=True),
    sqlite_with_rowid=False,
)

document_table = Table(
    "document",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("edition", String, primary_key=True),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)

SEARCH_TABLE = "paragraph_search"
# A row's number is the edition's number times this, plus the paragraph's position.
ROWS_PER_EDITION = 1_000_000

CREATE_SEARCH = (
    f"CREATE VIRTUAL TABLE {SEARCH_TABLE} USING fts5("
    f"{', '.join(f'found_{where}' for where in Where)}, "
    "tokenize = 'porter unicode61 remove_diacritics 2 categories ''L* N* Co Mn Mc''', prefix = '2 3')"
)
