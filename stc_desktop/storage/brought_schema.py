"""The tables of a brought publication's file. No migrations: a file of another schema is brought anew from its source."""

from sqlalchemy import Column, Index, Integer, MetaData, String, Table, Text

from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.replaced_files import FileKind

BROUGHT = FileKind(
    name="file of the brought publication",
    suffix=".brought",
    application_id=0x53544342,  # "STCB": brought by the user, kept by this program
    schema=1,
    fault=UserFixable,
    mend="Bring the publication again, or go back to the edition before it; our own list and your work are not in this file.",
)

metadata = MetaData()

stamp_table = Table("stamp", metadata, Column("key", String, primary_key=True), Column("value", Text, nullable=False))

paragraph_table = Table(
    "paragraph",
    metadata,
    Column("position", Integer, primary_key=True),  # the row's own number, which the search table names
    Column("code", String, nullable=False, index=True),
    Column("compact", String, nullable=False, index=True),
    Column("head", String, nullable=False, index=True),
    Column("written", String, nullable=False),
    Column("parent", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("place", String, nullable=False),
)
Index("ix_paragraph_parent_kind", paragraph_table.c.parent, paragraph_table.c.kind)

doubt_table = Table(
    "doubt",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("place", String, nullable=False),
    Column("code", String, nullable=False),
    Column("sentence", Text, nullable=False),
)

SEARCH_TABLE = "paragraph_search"
# The words are indexed, the text itself stands once, in the table of paragraphs.
CREATE_SEARCH = (
    f"CREATE VIRTUAL TABLE {SEARCH_TABLE} USING fts5(text, content = 'paragraph', content_rowid = 'position', "
    "tokenize = 'porter unicode61 remove_diacritics 2', prefix = '2 3')"
)
