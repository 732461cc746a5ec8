"""A list workbook read back: every sheet into rows of text, the rows into the sections that the authored files would hold."""

import datetime as dt
import warnings
import zipfile
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.workbooks.columns import (
    EDITION,
    EDITION_COLUMNS,
    HELP_SHEETS,
    OPTIONAL_SHEETS,
    PLAIN_SHEETS,
    Cell,
    Column,
    paragraph_columns,
    sheet_of,
)
from stc_desktop.authoring.yaml_reading import nearest
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.control_lists.sources.source_files import Shape, SourceFile
from stc_desktop.rules.errors import UserFixable

_MOST_COLUMNS = 60
_TOLD_EVERY = 1000  # rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row that says something: the place of its first column, and the text of each column."""

    place: Place
    cells: Mapping[Column, str]

    @property
    def name(self) -> str:
        """The code or the id of the row."""
        return next((text for column, text in self.cells.items() if column.cell is Cell.NAME), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The rows of all sheets: those of one kind each, and those of paragraphs together in their order."""

    plain: Mapping[str, tuple[Row, ...]]
    paragraphs: tuple[Row, ...]
    of_differences: bool


def read_sheets(path: Path, faults: Faults, told: Told) -> Sheets:
    """All rows of a workbook; raises UserFixable where it is none, and notes what is wrong in it."""
    with _opened(path) as book:
        names: list[str] = list(book.sheetnames)
        missing = [name for name in PLAIN_SHEETS if name not in names]
        if EDITION in missing:
            raise UserFixable(
                f"This workbook is not a control list: it has no sheet “{EDITION}”{nearest(EDITION, names)}",
                next_step="Write a list workbook with the program and work in that.",
                where=path.name,
            )
        for name in missing:
            faults.add(Place(name, 1, "Sheet"), f"the workbook has no sheet “{name}”; it may be empty but must be there")
        edition = tuple(_rows(book[EDITION], EDITION_COLUMNS, faults, told, 0.0))
        of_differences = any(row.name == "base" for row in edition)
        columns = paragraph_columns(of_differences=of_differences)
        plain: dict[str, tuple[Row, ...]] = {EDITION: edition}
        paragraphs: list[Row] = []
        for number, name in enumerate(names):
            share = number / len(names)
            if name in PLAIN_SHEETS and name != EDITION:
                plain[name] = tuple(_rows(book[name], PLAIN_SHEETS[name], faults, told, share))
            elif name in OPTIONAL_SHEETS:
                plain[name] = tuple(_rows(book[name], OPTIONAL_SHEETS[name], faults, told, share))
            elif _is_of_paragraphs(name):
                paragraphs.extend(_rows(book[name], columns, faults, told, share))
            elif name not in (*PLAIN_SHEETS, *HELP_SHEETS):
                known = (*PLAIN_SHEETS, *OPTIONAL_SHEETS, *HELP_SHEETS, *(sheet_of(code) for code in ("GN", *"0123456789")))
                faults.add(Place(name, 1, "Sheet"), f"no sheet of a control list is called “{name}”{nearest(name, known)}")
    return Sheets(plain=plain, paragraphs=tuple(paragraphs), of_differences=of_differences)


def _is_of_paragraphs(name: str) -> bool:
    return name == sheet_of("GN") or name.removeprefix("Category ").isdigit() or (name[:2] == "ML" and name[2:].isdigit())


@contextmanager
def _opened(path: Path) -> Generator[Any]:
    """The workbook, read as a stream; whatever its reader stumbles over is one sentence."""
    damaged = UserFixable("The workbook is cut off or damaged.", next_step="Save it again as XLSX, then try once more.", where=path.name)
    if SourceFile(path).shape is not Shape.WORKBOOK:
        raise UserFixable("This file is not a workbook (XLSX).", next_step="Choose the workbook that the program wrote.", where=path.name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # what the reader does not support of styles does not touch the text
        try:
            book = load_workbook(path, read_only=True)
        except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, ParseError, zlib.error) as error:
            raise damaged from error
        try:
            yield book
        except (zipfile.BadZipFile, KeyError, EOFError, ParseError, zlib.error, zipfile.LargeZipFile) as error:
            raise damaged from error
        finally:
            book.close()


def _rows(sheet: Any, columns: tuple[Column, ...], faults: Faults, told: Told, share: float) -> Iterator[Row]:
    """The rows of a sheet under its headings; rows without any text are passed over."""
    told(f"sheet {sheet.title}", share)
    if not hasattr(sheet, "iter_rows"):
        faults.add(Place(sheet.title, 1, "Sheet"), "this sheet is a chart")
        return
    sheet.reset_dimensions()  # what a file says of its size may be wrong
    order: list[Column | None] = []
    for number, cells in enumerate(sheet.iter_rows(max_col=_MOST_COLUMNS), 1):
        if number % _TOLD_EVERY == 0:
            told(f"sheet {sheet.title}, row {number}", share)
        if number == 1:
            order = _order(sheet.title, cells, columns, faults)
            continue
        texts: dict[Column, str] = {}
        for at, cell in enumerate(cells):
            if cell.value is None:
                continue
            column = order[at] if at < len(order) else None
            place = Place(sheet.title, number, column.heading if column else f"column {at + 1}")
            text = _text(cell, column, place, faults)
            if column is not None and text:
                texts[column] = text
            elif column is None and text and not _is_free(sheet.title):
                faults.add(place, f"“{text[:40]}” stands in a column without a known heading")
        if texts:
            yield Row(place=Place(sheet.title, number, columns[0].heading), cells=texts)


def _is_free(sheet: str) -> bool:
    """The head page has a column that only explains."""
    return sheet == EDITION


def _order(sheet: str, cells: tuple[Any, ...], columns: tuple[Column, ...], faults: Faults) -> list[Column | None]:
    """Which column stands where; a heading that is missing or not known is noted."""
    by_heading = {column.heading.casefold(): column for column in columns}
    found: list[Column | None] = []
    for cell in cells:
        heading = " ".join(str(cell.value or "").split())
        column = by_heading.get(heading.casefold())
        if heading and column is None and not _is_free(sheet):
            left = [other.heading for other in columns if other not in found]
            faults.add(Place(sheet, 1, "headings"), f"no column is called “{heading}” here{nearest(heading, left)}")
        if column is not None and column in found:
            faults.add(Place(sheet, 1, "headings"), f"the column “{heading}” stands twice")
            column = None
        found.append(column)
    for column in columns:
        if column not in found:
            faults.add(Place(sheet, 1, "headings"), f"the column “{column.heading}” is missing")
    return found


def _text(cell: Any, column: Column | None, place: Place, faults: Faults) -> str:
    """The cell as text; what a spreadsheet made of it by itself is noted, never guessed back."""
    value = cell.value
    if cell.data_type == "f":
        faults.add(place, f"the cell holds a formula of the spreadsheet ({str(value)[:40]}): type the text itself")
        return ""
    if cell.data_type == "e":
        faults.add(place, f"the cell holds an error of the spreadsheet ({value})")
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return _dated(value, column, place, faults)
    if isinstance(value, int | float):
        if (column is not None and column.cell is Cell.NAME) or isinstance(value, float):
            faults.add(place, f"the spreadsheet has turned this into the number {value}: give the cell the format Text and type it again")
            return ""
        return str(value)
    lines = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def _dated(value: dt.datetime | dt.date | dt.time, column: Column | None, place: Place, faults: Faults) -> str:
    """A whole day on the head page is a date after all; anywhere else it was something different before."""
    if place.file == EDITION and column is not None and isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    faults.add(place, f"the spreadsheet has turned this into the date {value}: give the cell the format Text and type it again")
    return ""
