"""A workbook in which a firm keeps its products: which cells hold formulas, and a copy of it with columns added."""

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles import Alignment

_LONGEST = 32_000  # characters that a cell holds, with room to spare
_TOP = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedColumns:
    """Columns to stand behind those of a sheet: their heads with widths, and the cells of each row by its number."""

    sheet: str
    head_row: int  # 0 where the sheet has no headings
    heads: Sequence[str]
    widths: Sequence[int]
    rows: Mapping[int, Sequence[str | int]]


def formula_cells(path: Path, sheet: str) -> Iterator[tuple[int, int]]:
    """Row (from 1) and column (from 0) of every cell with a formula."""
    with warnings.catch_warnings(), path.open("rb") as stream:
        warnings.simplefilter("ignore")  # parts that the library does not know
        book = load_workbook(stream, read_only=True, data_only=False, keep_links=False)
        held = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
        for row in held.iter_rows():
            for cell in row:
                if cell.data_type == "f" and cell.row is not None and cell.column is not None:
                    yield int(cell.row), int(cell.column) - 1


def with_columns(path: Path, added: AddedColumns) -> bytes:
    """The whole workbook with the columns added; its own cells, formats, formulas and other sheets stay."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book: Any = load_workbook(path, keep_vba=path.suffix.lower() == ".xlsm")  # Any: the library is typed in part
    sheet: Any = book[added.sheet] if added.sheet in book.sheetnames else book.worksheets[0]
    first = sheet.max_column + 1
    for offset, (head, width) in enumerate(zip(added.heads, added.widths, strict=True)):
        if added.head_row:
            cell = sheet.cell(row=added.head_row, column=first + offset)
            _put(cell, head)
            _look_like(cell, sheet.cell(row=added.head_row, column=max(1, first - 1)))
        sheet.column_dimensions[sheet.cell(row=1, column=first + offset).column_letter].width = width
    for number, cells in added.rows.items():
        for offset, value in enumerate(cells):
            _put(sheet.cell(row=number, column=first + offset), value)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Any, value: str | int) -> None:
    """A text is kept as text, whatever it begins with."""
    if isinstance(value, int):
        cell.value = value
        return
    text = value[:_LONGEST]
    cell.value = text or None
    if text:
        cell.data_type = "s"
        cell.alignment = _TOP


def _look_like(cell: Any, other: Any) -> None:
    cell.font, cell.fill, cell.border = copy(other.font), copy(other.fill), copy(other.border)
