"""An agency's own table of HS codes and control codes: its rows in our spelling, and what cannot be used, named by row."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stc_desktop.control_lists.hs import GoneHsCode, HsCode, national_digits, parse_hs
from stc_desktop.control_lists.sources.code_spellings import spelling
from stc_desktop.control_lists.sources.column_maps import ColumnMap, ColumnRole, headings_of, unnamed_columns
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.tables import Row, Sheet, opened_table
from stc_desktop.rules.errors import UserFixable

_TOLD_EVERY = 200
_OF_A_LIST = {ColumnRole.PARENT, ColumnRole.LEVEL, ColumnRole.KIND, ColumnRole.NOTE, ColumnRole.ROW_ID, ColumnRole.TERM}
_BETWEEN = (",", ";", "\n", " / ", "|")
_NOTHING = frozenset({"-", "–", "—", "nil", "none", "n/a", "not controlled"})  # how tables write that there is no control code
_LOST_END = re.compile(r"\d{3,4}\.[1-9]")  # 8471.3: a spreadsheet took 8471.30 for a number
_LOST_BEGINNING = re.compile(r"\d{3}\.\d{2}(?:\.\d{2})?|\d{5}|\d{7}|\d{9}")  # 10121 and 101.21: so it took 0101.21


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrelationPair:
    """One row: six digits of the HS, the control code in our spelling, the table's own words and where they stand."""

    hs: str
    code: str
    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correlation:
    """What a table holds: pairs, how many HS codes were cut to six digits, and what could not be used, in sentences with the row.

    `restored` are HS codes that lost a nought in a spreadsheet and how they were read; `without_code` counts goods without a control code.
    """

    pairs: tuple[CorrelationPair, ...]
    rows: int
    cut: int
    gone: tuple[str, ...]
    unknown_hs: tuple[str, ...]
    unknown_codes: tuple[str, ...]
    restored: tuple[str, ...] = ()
    without_code: int = 0


def is_correlation(columns: ColumnMap) -> bool:
    """HS codes beside control codes, and nothing that only a list has."""
    has = set(columns.columns)
    return {ColumnRole.HS, ColumnRole.CODE} <= has and not has & _OF_A_LIST


def read_correlation(
    file: SourceFile, mapping: ColumnMap, told: Told, *, is_known: Callable[[str], bool], gone: Mapping[str, GoneHsCode]
) -> Correlation:
    """The pairs of one sheet. `is_known` tells whether a head stands in an installed list; others are reported and left out."""
    lacking = [role.value for role in (ColumnRole.HS, ColumnRole.CODE) if role not in mapping.columns]
    if lacking:
        raise UserFixable(
            f"No column of the table is known to hold: {', '.join(lacking)}.", next_step="Say which column it is.", where=file.path.name
        )
    reading = _Reading(is_known=is_known, gone=gone)
    with opened_table(file, told) as table:
        sheet = table.sheet(mapping.sheet)
        places = _positions(sheet, mapping, file.path.name)
        for row in sheet.rows():
            if row.number > mapping.header_row:
                if reading.rows % _TOLD_EVERY == 0:
                    told("Reading the rows", 0.5)
                reading.take(row, places)
    if not reading.pairs:
        raise UserFixable(
            "No row of the table holds an HS code of 2022 beside a control code that is installed.",
            next_step="Look whether the right columns and the right sheet were chosen.",
            where=file.path.name,
        )
    return reading.done()


def _positions(sheet: Sheet, mapping: ColumnMap, name: str) -> dict[ColumnRole, int]:
    beginning = sheet.beginning()
    named = headings_of(beginning) if mapping.header_row else unnamed_columns(max((len(row.cells) for row in beginning), default=0))
    found: dict[ColumnRole, int] = {}
    for role, heading in mapping.columns.items():
        position = named.position(heading)
        if position is None:
            raise UserFixable(f"The table has no column “{heading}”.", next_step="Choose its columns anew.", where=name)
        found[role] = position
    return found


class _Reading:
    """Gathers the pairs of a table, each once, and what is wrong with the other rows."""

    def __init__(self, *, is_known: Callable[[str], bool], gone: Mapping[str, GoneHsCode]) -> None:
        self._is_known = is_known
        self._gone_codes = gone
        self.pairs: dict[tuple[str, str], CorrelationPair] = {}
        self.rows = 0
        self._cut = 0
        self._gone: list[str] = []
        self._unknown_hs: list[str] = []
        self._unknown_codes: list[str] = []
        self._restored: list[str] = []
        self._without_code = 0

    def take(self, row: Row, places: Mapping[ColumnRole, int]) -> None:
        held, written = row.cell(places[ColumnRole.CODE]), row.cell(places[ColumnRole.HS]).strip()
        if not held.strip() and not written:  # a title over the rows that follow
            return
        self.rows += 1
        place = f"row {row.number}"
        codes = codes_in(held)
        if not codes:
            self._without_code += 1
            return
        written = self._whole(written, place)
        hs = self._hs(written, place)
        if hs is None:
            return
        text = row.cell(places[ColumnRole.TEXT]).strip() if ColumnRole.TEXT in places else ""
        for code in codes:
            read = spelling(code)
            if read is None or not self._is_known(read.code):
                self._unknown_codes.append(f"{place}: “{code}” is no control code of an installed list.")
                continue
            self._cut += bool(national_digits(written))
            self.pairs.setdefault((hs.digits, read.code), CorrelationPair(hs=hs.digits, code=read.code, text=text, place=place))

    def _whole(self, written: str, place: str) -> str:
        """The code as it was before a spreadsheet took it for a number; what can be read in one way only is read so, and said."""
        whole = with_noughts(written)
        if whole != written.removesuffix(".0"):
            self._restored.append(f"{place}: “{written}” lost a nought in a spreadsheet; read as {whole}.")
        return whole

    def _hs(self, written: str, place: str) -> HsCode | None:
        try:
            return parse_hs(written, self._gone_codes)
        except UserFixable as fault:
            named = self._gone if "ended with HS 2022" in fault.sentence else self._unknown_hs
            named.append(f"{place}: {fault.sentence}")
            return None

    def done(self) -> Correlation:
        return Correlation(
            pairs=tuple(self.pairs.values()),
            rows=self.rows,
            cut=self._cut,
            gone=tuple(self._gone),
            unknown_hs=tuple(self._unknown_hs),
            unknown_codes=tuple(self._unknown_codes),
            restored=tuple(self._restored),
            without_code=self._without_code,
        )


def codes_in(cell: str) -> list[str]:
    """The control codes of one cell; none where it says that there is none."""
    for sign in _BETWEEN:
        cell = cell.replace(sign, "\n")
    return [part.strip() for part in cell.split("\n") if part.strip() and part.strip().casefold() not in _NOTHING]


def with_noughts(written: str) -> str:
    """8471.3 is 8471.30 and 10121 is 010121, as no other code of six digits can lose a nought and look so; other text stays as it is."""
    whole = written.removesuffix(".0") if written.replace(".", "", 1).isdigit() else written
    if _LOST_END.fullmatch(whole):
        whole = f"{whole}0"
    return f"0{whole}" if _LOST_BEGINNING.fullmatch(whole) else whole
