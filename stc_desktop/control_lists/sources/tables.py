"""A workbook or a CSV file that somebody brought, as sheets of rows of text: read row by row, never larger in memory than a few rows.

Nothing here knows what the columns mean: a control list, an agency's HS correlation and a table of substances are read alike.
"""

import dataclasses
import itertools
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.control_lists.sources.source_files import Shape, SourceFile
from stc_desktop.control_lists.sources.table_csv import csv_rows, text_of_table
from stc_desktop.control_lists.sources.table_limits import MOST_COLUMNS, MOST_EMPTY_ROWS, MOST_ROWS, too_much
from stc_desktop.control_lists.sources.table_workbooks import opened_workbook
from stc_desktop.rules.errors import UserFixable

_LOOKED_AT = 200  # rows in which a heading may stand and from which a column shows what it holds

_NO_TABLES = {
    Shape.PDF: "This is a PDF, whatever its name says, not a workbook (XLSX) or a CSV table.",
    Shape.XML: "This is XML or a web page, not a workbook (XLSX) or a CSV table.",
    Shape.JSON: "This is JSON, not a workbook (XLSX) or a CSV table.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a spreadsheet numbers it; `spread` are the columns whose text stands in another row of a merged cell."""

    number: int
    cells: tuple[str, ...]
    spread: frozenset[int] = frozenset()

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `rows()` reads it from the beginning, as often as it is called while the file is open."""

    name: str
    is_hidden: bool
    _rows: Callable[[], Iterator[Row]] = field(repr=False, compare=False)

    def rows(self) -> Iterator[Row]:
        """Every row that holds something; raises UserFixable beyond the limits; ends after a thousand empty rows."""
        return _within_limits(self)

    def raw_rows(self) -> Iterator[Row]:
        return self._rows()

    def beginning(self, count: int = _LOOKED_AT) -> tuple[Row, ...]:
        """The first rows that hold something."""
        return tuple(itertools.islice(self.rows(), count))


@dataclass(frozen=True, slots=True)
class Table:
    """A workbook, or a CSV file as a workbook of one sheet; hidden sheets are kept and say so."""

    file_name: str
    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet:
        """The sheet of that name; the only one of a CSV file has no name. Raises UserFixable naming those that are there."""
        wanted = name.strip().casefold()
        for sheet in self.sheets:
            if sheet.name.strip().casefold() == wanted or not sheet.name:
                return sheet
        names = ", ".join(f"“{sheet.name}”" for sheet in self.sheets)
        raise UserFixable(
            f"The workbook has no sheet “{name}”; it has {names}.",
            next_step="Choose the sheet that holds the list.",
            where=self.file_name,
        )


def is_table(file: SourceFile) -> bool:
    """A workbook, or text that may be a CSV table: looks at the head alone."""
    return file.shape in {Shape.WORKBOOK, Shape.TEXT}


@contextmanager
def opened_table(file: SourceFile, told: Told | None = None) -> Generator[Table]:
    """The sheets of a workbook or a CSV file. Raises UserFixable for any other file and for a damaged one."""
    name = file.path.name
    if file.shape is Shape.WORKBOOK:
        with opened_workbook(file, told) as sheets:
            yield Table(name, tuple(Sheet(sheet.name, sheet.is_hidden, _rows_of(sheet.rows)) for sheet in sheets))
        return
    if file.shape in _NO_TABLES:
        raise UserFixable(_NO_TABLES[file.shape], next_step="Choose the file that holds the table.", where=name)
    form = text_of_table(file)
    yield Table(name, (Sheet("", False, _rows_of(lambda: csv_rows(file, form))),))


def _rows_of(read: Callable[[], Iterator[tuple[int, tuple[str, ...], frozenset[int]]]]) -> Callable[[], Iterator[Row]]:
    return lambda: (Row(*parts) for parts in read())


def _within_limits(sheet: Sheet) -> Iterator[Row]:
    place = f"sheet “{sheet.name}”, " if sheet.name else ""
    empty = kept = 0
    for row in sheet.raw_rows():
        own = [position for position, text in enumerate(row.cells) if text and position not in row.spread]
        if not own:
            empty += 1
            if empty > MOST_EMPTY_ROWS:
                return
            continue
        empty = 0
        kept += 1
        if kept > MOST_ROWS:
            raise too_much(f"{place}row {row.number}: the table has more than {MOST_ROWS:,} rows.")
        if own[-1] >= MOST_COLUMNS:
            raise too_much(f"{place}row {row.number}: the table has more than {MOST_COLUMNS:,} columns.")
        if len(row.cells) > MOST_COLUMNS:
            row = dataclasses.replace(row, cells=row.cells[:MOST_COLUMNS])
        yield row
