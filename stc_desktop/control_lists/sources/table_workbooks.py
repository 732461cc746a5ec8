"""Workbooks (XLSX), opened with care: looked through before anything is unpacked into memory, then read row by row."""

import contextlib
import datetime
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, cast
from xml.etree.ElementTree import ParseError

from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.table_limits import LONGEST_CELL, MOST_COLUMNS, too_much
from stc_desktop.rules.errors import UserFixable

_MOST_STRINGS = 60_000_000  # bytes of the strings of a workbook, which are held in memory
_MOST_PART = 15_000_000  # of any other part but a sheet: styles, names
_MOST_SHEET = 150_000_000
_LONGEST_STRETCH = 8_000_000  # between two rows of a sheet: a row is one piece in memory
_MOST_MERGED = 20_000
_PIECE = 1 << 20
_OVERLAP = 200
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
# What the reader of workbooks raises for parts that are not as they should be.
_FAULTS = (zipfile.BadZipFile, zlib.error, ParseError, EOFError, KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError)
_RawRow = tuple[int, tuple[str, ...], frozenset[int]]
_Area = tuple[int, int, int, int]  # first row, last row, first column, last column; columns from 0


class _Worksheet(Protocol):
    title: str
    sheet_state: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[object, ...]]: ...


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A sheet, its name, whether its author hid it, and its rows."""

    name: str
    is_hidden: bool
    rows: Callable[[], Iterator[_RawRow]]


@contextmanager
def opened_workbook(file: SourceFile, told: Told | None = None) -> Generator[tuple[WorkbookSheet, ...]]:
    """The sheets with rows to read. Raises UserFixable for parts that are too large, declare entities or cannot be read."""
    name = file.path.name
    told = told or _nobody
    merged: dict[str, list[_Area]] = {}
    with contextlib.ExitStack() as stack:
        for part, areas in _looked_through(file):  # what `told` raises is not taken for a fault of the file
            merged[part] = areas
            told("looking through the workbook", 0.0)
        with _said(name):
            from stc_desktop.control_lists.sources.workbook_reader import opened  # takes a quarter of a second: only for a workbook

            handle = stack.enter_context(file.path.open("rb"))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about extensions and styles, which say nothing about the text
                workbook = opened(handle)
            stack.callback(workbook.close)
            sheets: list[Any] = workbook.worksheets
            if not sheets:
                raise KeyError("no sheet that could be read")
        told("workbook opened", 0.0)
        yield tuple(WorkbookSheet(sheet.title, sheet.sheet_state != "visible", _reader(sheet, merged, name)) for sheet in sheets)


def _reader(sheet: Any, merged: dict[str, list[_Area]], name: str) -> Callable[[], Iterator[_RawRow]]:
    part = str(sheet._worksheet_path).lstrip("/")  # the only place where the library tells which part holds the sheet
    return lambda: _rows(cast("_Worksheet", sheet), merged.get(part, []), name)


def _rows(sheet: _Worksheet, areas: list[_Area], name: str) -> Iterator[_RawRow]:
    sheet.reset_dimensions()  # what the file says about its own size may be wrong
    spread = _Spread(areas)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    while True:
        with _said(name, sheet.title), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = next(rows, None)
        if found is None:
            return
        number, values = found
        cells = [_text(value) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise too_much(f"{name}, sheet “{sheet.title}”, row {number}: a cell holds more than {LONGEST_CELL:,} characters.")
        yield number, *spread.over(number, cells)


class _Spread:
    """Repeats the text of a merged cell in every cell that it covers."""

    def __init__(self, areas: list[_Area]) -> None:
        self._waiting = sorted(areas, reverse=True)
        self._open: list[tuple[_Area, str]] = []

    def over(self, number: int, cells: list[str]) -> tuple[tuple[str, ...], frozenset[int]]:
        self._open = [pair for pair in self._open if pair[0][1] >= number]
        while self._waiting and self._waiting[-1][0] <= number:
            area = self._waiting.pop()
            text = cells[area[2]] if area[0] == number and area[2] < len(cells) else ""
            if text:
                self._open.append((area, text))
        spread: set[int] = set()
        for (first, _, left, right), text in self._open:
            cells.extend([""] * (min(right, MOST_COLUMNS - 1) + 1 - len(cells)))
            for column in range(left, min(right, MOST_COLUMNS - 1) + 1):
                if (first, left) != (number, column):
                    cells[column] = text
                    spread.add(column)
        return tuple(cells), frozenset(spread)


def _text(value: object) -> str:
    """A number as it was written: 9 stays 9, 9.0 stays 9.0, so that a code that became a number can be told."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return repr(value).upper()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    return str(value).strip()


def _nobody(_step: str, _share: float) -> None:
    """Nobody listens."""


def _looked_through(file: SourceFile) -> Iterator[tuple[str, list[_Area]]]:
    """Every part with its merged cells; on the way it is measured, and it may not declare entities."""
    with _said(file.path.name), contextlib.ExitStack() as stack:
        archive = zipfile.ZipFile(stack.enter_context(file.path.open("rb")))
        held = stack.pop_all()
    with held:
        for member in archive.infolist():
            part = member.filename.lstrip("/")
            if not part.lower().endswith((".xml", ".rels", ".vml")):
                continue
            is_sheet = "worksheets/" in part and part.endswith(".xml")
            limit = _MOST_SHEET if is_sheet else _MOST_STRINGS if "sharedStrings" in part else _MOST_PART
            if member.file_size > limit:
                raise too_much(f"{file.path.name}: the part “{part}” holds {member.file_size // 1_000_000} MB, more than any list.")
            with _said(file.path.name):
                areas = _scanned(archive, member, is_sheet=is_sheet, name=file.path.name)
            yield part, areas


def _scanned(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, is_sheet: bool, name: str) -> list[_Area]:
    areas: list[_Area] = []
    kept, since_row = b"", 0
    with archive.open(member) as stream:
        while piece := stream.read(_PIECE):
            window = kept + piece
            if any(mark in window for mark in _DECLARATIONS) or window[:2] in {b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<"}:
                raise UserFixable(
                    f"The part “{member.filename}” declares entities, as a workbook never does; the file was not read.",
                    next_step="Ask whoever sent it for another copy.",
                    where=name,
                )
            if is_sheet:
                last = max((found.end() for found in _ROW.finditer(window)), default=-1)
                since_row = len(window) - last if last >= 0 else since_row + len(piece)
                if since_row > _LONGEST_STRETCH:
                    raise too_much(f"{name}: a row of “{member.filename}” is longer than any row of a list.")
                # A mark is counted in the window that holds its end, and never twice: the overlap is shorter than what is kept for it.
                areas += [_area(found) for found in _MERGED.finditer(window) if found.end() > len(kept)]
                if len(areas) > _MOST_MERGED:
                    raise too_much(f"{name}: “{member.filename}” has more than {_MOST_MERGED:,} merged cells.")
            kept = window[-_OVERLAP:]
    return areas


def _area(found: re.Match[bytes]) -> _Area:
    return int(found[2]), int(found[4]), _column(found[1]), _column(found[3])


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


@contextmanager
def _said(name: str, sheet: str = "") -> Generator[None]:
    try:
        yield
    except UserFixable:
        raise
    except OSError as error:
        raise UserFixable("The file cannot be read.", next_step="Look whether the stick is still in.", where=name) from error
    except _FAULTS as error:
        place = f" in sheet “{sheet}”" if sheet else ""
        raise UserFixable(
            f"The workbook is damaged{place} or was made by a program that writes it wrongly.",
            next_step="Open it in a spreadsheet, save it again as XLSX, or copy it to the stick again.",
            where=name,
        ) from error
