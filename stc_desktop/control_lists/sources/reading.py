"""Which reader a file needs, told from what is in it; and a sentence for a file that is no control list.

Readers are imported when a file of their shape comes: most runs of the program bring none.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from stc_desktop.control_lists.sources.column_maps import ColumnMap
from stc_desktop.control_lists.sources.publications import Publication, Told
from stc_desktop.control_lists.sources.source_files import Shape, SourceFile
from stc_desktop.rules.errors import UserFixable

IMPORTER_VERSION = 1  # raised when the readers read a file otherwise than before
_MOST_NAMES = 8
_KEY = re.compile(r'"((?:[^"\\]|\\.){1,60})"\s*:\s*([\[{]?)')
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"?')
_ELEMENT = re.compile(r"<([A-Za-z_][\w.:-]*)")
_OWN_BOOKKEEPING = re.compile(r"[$_]|comment$|citation$|source$|version$", re.IGNORECASE)


class _Parser(Protocol):
    def recognises(self, file: SourceFile) -> bool: ...

    def read(self, file: SourceFile, told: Told) -> tuple[Publication, ...]: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """One way to read official publications; a table is read by what somebody said that its columns mean."""

    name: str
    is_for_tables: bool = False

    @property
    def version(self) -> str:
        """Which reader in which version: what a stored publication says that it was read by."""
        return f"{self.name} {IMPORTER_VERSION}"

    def recognises(self, file: SourceFile) -> bool:
        """From the beginning of the file alone."""
        return self.is_for_tables or self._parser().recognises(file)

    def read(self, file: SourceFile, told: Told, *, columns: Sequence[ColumnMap] = ()) -> tuple[Publication, ...]:
        """The publications in the file. Raises UserFixable where it cannot be read, and whatever `told` raises."""
        if self.is_for_tables:
            if not columns:
                raise UserFixable(
                    "What the columns of this table mean has not been said.", next_step="Look at the proposal and confirm it."
                )
            from stc_desktop.control_lists.sources.table_lists import read_table

            return read_table(file, columns, told)
        try:
            return self._parser().read(file, told)
        except RecursionError as error:
            raise UserFixable(
                "Its parts stand deeper inside each other than in any list.", next_step=_NEXT, where=file.path.name
            ) from error

    def _parser(self) -> _Parser:
        """Imported here, by name, so that what packs the program up finds them too."""
        if self.name == "ecfr":
            from stc_desktop.control_lists.sources import ecfr as parser
        elif self.name == "ccl_json":
            from stc_desktop.control_lists.sources import ccl_json as parser
        elif self.name == "annex_pdf":
            from stc_desktop.control_lists.sources import annex_pdf as parser
        else:
            from stc_desktop.control_lists.sources import neutral_jsonl as parser
        return parser


_TABLES = Reader("table_lists", is_for_tables=True)
_OWN = Reader("neutral_jsonl")
_READERS = {
    Shape.XML: (Reader("ecfr"),),
    Shape.JSON: (_OWN, Reader("ccl_json")),
    Shape.PDF: (Reader("annex_pdf"),),
    Shape.WORKBOOK: (_TABLES,),
    Shape.TEXT: (_OWN, _TABLES),
}


def kind_of(file: SourceFile) -> Reader | None:
    """The reader that recognises the file; none where nobody does, see `unrecognised`."""
    return next((reader for reader in _READERS[file.shape] if reader.recognises(file)), None)


def unrecognised(file: SourceFile) -> UserFixable:
    """What was seen in a file that nobody recognises, as a sentence with what to do."""
    return UserFixable(_seen(file), next_step=_NEXT, where=file.path.name)


_NEXT = (
    "Choose an eCFR XML file, the Commerce Control List as JSON, the PDF of Annex I or of the munitions list, "
    "a list as a workbook or CSV, or an export of this program."
)


def _seen(file: SourceFile) -> str:
    text = file.head.decode(file.encoding, errors="replace")
    if file.shape is Shape.JSON:
        return f"This is a JSON file with {_listed(_top_names(text)) or 'no names in it'}, not a control list."
    if file.shape is Shape.XML:
        names = list(dict.fromkeys(_ELEMENT.findall(text)))
        return f"This is an XML file with the elements {_listed(names)}, not a control list of the Code of Federal Regulations."
    if file.shape is Shape.PDF:
        return "This is a PDF, but no control list that the program can read."
    return "This file holds text, but neither a table nor paragraphs of a control list."


def _top_names(text: str) -> list[str]:
    """Names at the outermost level of JSON text that may be cut off, what holds more first; inside a list, those of its entries."""
    names: dict[str, bool] = {}
    is_list = text.lstrip("\ufeff \t\r\n").startswith("[")
    for depth, name, holds_more in _names_with_depth(text):
        if depth == (2 if is_list else 1):
            names.setdefault(name, holds_more)
    telling = [name for name in names if not _OWN_BOOKKEEPING.search(name)] or list(names)
    return sorted(telling, key=lambda name: not names[name])


def _names_with_depth(text: str) -> Iterator[tuple[int, str, bool]]:
    depth, at = 0, 0
    while at < len(text):
        sign = text[at]
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            depth -= 1
        elif sign == '"':
            name = _KEY.match(text, at)
            if name:
                yield depth, name[1], bool(name[2])
            found = _TEXT.match(text, at)
            at = found.end() - 1 if found else at
        at += 1


def _listed(names: list[str]) -> str:
    shown = [json.dumps(name, ensure_ascii=False).strip('"') for name in names[:_MOST_NAMES]]
    if len(names) > _MOST_NAMES:
        return f"{', '.join(shown)} and {len(names) - _MOST_NAMES} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1]))) if shown else ""
