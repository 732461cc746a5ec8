"""What the columns of a table mean: proposed from their headings and from what their cells look like, corrected by a person, remembered."""

import enum
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from stc_desktop.control_lists.sources.column_looks import Look, looks_of
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.control_lists.sources.tables import Row, Sheet, Table
from stc_desktop.rules.errors import UserFixable

_MOST_ABOVE = 3  # rows of a heading above the one that names the columns


class ColumnRole(enum.StrEnum):
    """What a column holds."""

    CODE = "code"
    TEXT = "text"
    PARENT = "parent"  # the code of the paragraph above, or its number in the column ROW_ID
    ROW_ID = "row_id"
    LEVEL = "level"
    KIND = "kind"  # head, item, note, not used
    NOTE = "note"
    NB = "nb"
    TECHNICAL_NOTE = "technical_note"
    TERM = "term"  # a defined term; TEXT is its meaning
    LIST = "list"  # which list a row belongs to
    CAS = "cas"
    HS = "hs"
    STRENGTH = "strength"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Which column of which sheet holds what, and what list the table is.

    `header_row` is 0 where the table has no headings; its columns are then named "column A", "column B". `columns` says which heading
    stands for a role. `fingerprint` is the same for every table with the same headings,
    and empty without headings. `only` keeps the rows whose LIST says so.
    """

    sheet: str = ""
    header_row: int = 0
    columns: Mapping[ColumnRole, str] = field(default_factory=dict[ColumnRole, str])
    list_id: str = ""
    title: str = ""
    publisher: str = ""
    edition: str = ""
    legal_date: str = ""
    only: str = ""
    fingerprint: str = ""

    @property
    def is_for_a_list(self) -> bool:
        """There is a column of codes, or one of defined terms."""
        return ColumnRole.CODE in self.columns or ColumnRole.TERM in self.columns

    def as_json(self) -> str:
        """As it is remembered."""
        fields = {name: getattr(self, name) for name in _TEXTS}
        columns = {role.value: heading for role, heading in self.columns.items()}
        return json.dumps({**fields, "header_row": self.header_row, "columns": columns}, ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "ColumnMap":
        """Raises UserFixable, naming what is wrong in the document."""
        try:
            found: object = json.loads(text)
        except json.JSONDecodeError as error:
            raise _wrong(f"The column map is not JSON (line {error.lineno}).") from error
        if not isinstance(found, dict):
            raise _wrong("The column map is not a JSON object.")
        return _from_document({str(key): value for key, value in found.items()})  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


_TEXTS = ("sheet", "list_id", "title", "publisher", "edition", "legal_date", "only", "fingerprint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The row that names the columns, and the names, each only once."""

    row: int
    names: tuple[str, ...]

    def position(self, name: str) -> int | None:
        wanted = plain(name)
        return next((position for position, own in enumerate(self.names) if plain(own) == wanted), None)

    @property
    def fingerprint(self) -> str:
        """Empty where there are no headings: letters of columns say nothing about what they hold."""
        if not self.row:
            return ""
        joined = "\n".join(plain(name) for name in self.names)
        return hashlib.sha256(joined.encode()).hexdigest()[:16]


def propose(sheet: Sheet) -> ColumnMap:
    """What the columns of a sheet seem to hold. Without a CODE (or TERM) column it is no list: see `why_no_list`."""
    rows = sheet.beginning(_ROWS_LOOKED_AT)
    headings = headings_of(rows)
    body = [row for row in rows if row.number > headings.row]
    columns = looks_of(headings.names, body)
    return ColumnMap(
        sheet=sheet.name,
        header_row=headings.row,
        columns={ColumnRole(role): headings.names[position] for role, position in columns.items()},
        list_id=_guessed_list(sheet.name),
        title=sheet.name,
        fingerprint=headings.fingerprint,
    )


_ROWS_LOOKED_AT = 2_000


def proposals(table: Table, told: Told | None = None) -> tuple[ColumnMap, ...]:
    """A proposal for every sheet, those that are lists first, in the order of the workbook."""
    found: list[ColumnMap] = []
    for number, sheet in enumerate(table.sheets):
        if told is not None:
            told(f"sheet {sheet.name}" if sheet.name else "columns", number / len(table.sheets))
        found.append(propose(sheet))
    return (*(one for one in found if one.is_for_a_list), *(one for one in found if not one.is_for_a_list))


def recognised(sheet: Sheet, remembered: ColumnMap) -> bool:
    """A sheet that has the headings of a map that was used before."""
    return bool(remembered.fingerprint) and headings_of(sheet.beginning()).fingerprint == remembered.fingerprint


def why_no_list(mapping: ColumnMap) -> str:
    """A sentence for a table in which no column holds codes; empty for a list."""
    if mapping.is_for_a_list:
        return ""
    where = f"In sheet “{mapping.sheet}”" if mapping.sheet else "In this table"
    seen = ", ".join(f"“{heading}” ({role.value})" for role, heading in mapping.columns.items())
    return f"{where} no column holds codes of paragraphs, each once, so it is no control list" + (f"; seen: {seen}." if seen else ".")


def headings_of(rows: tuple[Row, ...]) -> Headings:
    """The heading row is the one with the most known words in the first twenty rows that hold something, wherever it stands."""
    words = {row.number: _known_words(row, rows) for row in rows[:20]}
    best = max(rows[:20], key=lambda row: words[row.number], default=None)
    if best is None or words[best.number] == 0:
        return unnamed_columns(max((len(row.cells) for row in rows), default=0))
    above = [row for row in rows if best.number - _MOST_ABOVE <= row.number < best.number and _is_of_heading(row)]
    width = max(len(row.cells) for row in (best, *above))
    names: list[str] = []
    for position in range(width):
        parts = [" ".join(row.cell(position).split())[:80] for row in (*above, best)]
        name = " / ".join(dict.fromkeys(part for part in parts if part)) or f"column {_letters(position)}"
        names.append(name if name not in names else f"{name} ({_letters(position)})")
    return Headings(row=best.number, names=tuple(names))


def unnamed_columns(width: int) -> Headings:
    """A table without headings: its columns by their letters."""
    return Headings(row=0, names=tuple(f"column {_letters(position)}" for position in range(width)))


def plain(text: str) -> str:
    """Words in small letters with single spaces: `ECN_Number` is "ecn number"."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _known_words(row: Row, rows: tuple[Row, ...]) -> int:
    """How many cells are words of headings; what comes again further down in its column is a value (ACTIVE, PARENT), not a heading."""
    count = 0
    for position, cell in enumerate(row.cells):
        if cell and position not in row.spread and len(cell) <= 60 and Look.has_word(plain(cell)):
            count += not any(other.cell(position) == cell for other in rows if other.number > row.number)
    return count


def _is_of_heading(row: Row) -> bool:
    """A row of groups over headings has merged cells and several texts; a title alone is one text."""
    return bool(row.spread) and len({cell for cell in row.cells if cell}) > 1


def _letters(position: int) -> str:
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _guessed_list(sheet: str) -> str:
    words = plain(sheet)
    if words.startswith("uk military list") or words == "military list":
        return "uk-military"
    return "uk-dual-use" if words in {"eu dual use list", "uk dual use list", "dual use list"} else ""


def _from_document(document: Mapping[str, object]) -> ColumnMap:
    unknown = sorted(set(document) - {*_TEXTS, "header_row", "columns"})
    if unknown:
        raise _wrong(f"The column map has unknown fields: {', '.join(unknown)}.")
    columns, header_row = document.get("columns", {}), document.get("header_row", 0)
    if not isinstance(columns, dict) or not isinstance(header_row, int) or isinstance(header_row, bool) or header_row < 0:
        raise _wrong("In the column map, columns must be an object and header_row a number.")
    given: dict[ColumnRole, str] = {}
    for role, heading in columns.items():  # pyright: ignore[reportUnknownVariableType]
        if not isinstance(heading, str) or role not in {known.value for known in ColumnRole}:
            raise _wrong(f"The column map names an unknown role or no heading: {role}. Roles are {', '.join(ColumnRole)}.")
        given[ColumnRole(role)] = heading
    texts: dict[str, str] = {}
    for name in _TEXTS:
        value = document.get(name, "")
        if not isinstance(value, str):
            raise _wrong(f"In the column map, {name} must be text.")
        texts[name] = value
    return ColumnMap(header_row=header_row, columns=given, **texts)


def _wrong(sentence: str) -> UserFixable:
    return UserFixable(sentence, next_step="Propose the columns anew from the table and save that.", where="columns")
