"""An authored edition written as a workbook that an official opens in any spreadsheet program.

It is written from what the authors wrote and not from the checked values: marks, see and refs apart, numbers as the law prints them and an
edition that holds only its differences would else be lost.
"""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from stc_desktop.authoring.workbooks.cells import keys_of, shown
from stc_desktop.authoring.workbooks.columns import (
    EDITION,
    EDITION_COLUMNS,
    GENERAL,
    KIND_COLUMNS,
    KINDS,
    NATIONAL,
    NATIONAL_COLUMNS,
    PROPERTIES,
    PROPERTY_COLUMNS,
    README,
    TERM_COLUMNS,
    TERMS,
    UNITS,
    Cell,
    Column,
    paragraph_columns,
    sheet_of,
)
from stc_desktop.authoring.workbooks.explanation import KEY_HELP, lines_of_explanation
from stc_desktop.authoring.workbooks.national import national_rows
from stc_desktop.authoring.workbooks.sources import AuthoredParts
from stc_desktop.authoring.workbooks.trees import changed_rows, own_keys, rows_of
from stc_desktop.authoring.yaml_reading import Listing, Section, Text, Value
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.properties import PropertyKind
from stc_desktop.rules.units import UnitTable

_CELL = "List text"
_TITLE = "List heading"
_LAST_ROW = 20_000  # drop-down lists reach this far, so that rows added by hand have them too
_LONGEST = 32_767  # what a cell can hold
_DIMENSIONS = "F"  # the column of the sheet of units in which the dimensions stand


def write_workbook(parts: AuthoredParts, table: UnitTable, path: Path, told: Told) -> None:
    """Write the workbook in one piece; nothing is left of it when that fails."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for style in _styles():
        book.add_named_style(style)
    sheets = _paragraph_sheets(parts)
    steps = [README, EDITION, *([NATIONAL] if parts.overlay else []), *sheets, PROPERTIES, KINDS, TERMS, UNITS]
    for number, name in enumerate(steps):
        told(f"sheet {name}", number / (len(steps) + 2))
        sheet: Worksheet = book.create_sheet(name)
        if name in sheets:
            columns = paragraph_columns(of_differences=parts.is_of_differences)
            _fill(sheet, columns, sheets[name], parts)
        else:
            _plain_sheet(sheet, parts, table)
    told("saving", len(steps) / (len(steps) + 2))
    unfinished = path.with_name(f"{path.name}.part")
    try:
        book.save(unfinished)
        told("saving", 1.0)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _styles() -> Iterator[NamedStyle]:
    # The format Text keeps 0E001 and 1E3 from becoming numbers when somebody types them.
    yield NamedStyle(name=_CELL, number_format="@", alignment=Alignment(wrap_text=True, vertical="top"))
    yield NamedStyle(
        name=_TITLE,
        number_format="@",
        font=Font(bold=True),
        fill=PatternFill("solid", fgColor="DDE6F0"),
        alignment=Alignment(vertical="center"),
    )


def _paragraph_sheets(parts: AuthoredParts) -> dict[str, list[tuple[str, list[str]]]]:
    """The rows of every sheet of paragraphs; the general notes stand before the categories."""
    columns = paragraph_columns(of_differences=parts.is_of_differences)
    found: dict[str, list[tuple[str, list[str]]]] = {GENERAL: []}
    for code, section in parts.heads.entries.items():
        assert isinstance(section, Section)
        rows = changed_rows(code, section) if parts.is_of_differences else ((row, "", held) for row, held in rows_of(code, section))
        for row, change, held in rows:
            _check_columns(row, own_keys(held), columns)
            texts = [_cell(row, change, held, column) for column in columns]
            found.setdefault(sheet_of(code), []).append((row, texts))
    for code in (*_texts(parts.info, "heads"),):
        found.setdefault(sheet_of(code), [])
    return {name: found[name] for name in sorted(found, key=_rank)}


def _rank(sheet: str) -> tuple[bool, int]:
    return sheet != GENERAL, int("".join(filter(str.isdigit, sheet)) or 0)


def _cell(code: str, change: str, section: Section, column: Column) -> str:
    if column.cell is Cell.NAME:
        return code
    if column.cell is Cell.CHANGE:
        return change
    return _held(shown(section, column, takes_away=change == "differs"), code)


def _held(text: str, code: str) -> str:
    if len(text) > _LONGEST:
        raise UserFixable(f"{code} says more than a cell can hold.", next_step="Make it shorter.")
    return text


def _check_columns(name: str, keys: set[str], columns: tuple[Column, ...]) -> None:
    lost = keys - keys_of(columns)
    assert not lost, f"{name} says {', '.join(sorted(lost))}, for which the workbook has no column"


def _fill(sheet: Worksheet, columns: tuple[Column, ...], rows: list[tuple[str, list[str]]], parts: AuthoredParts) -> None:
    _headings(sheet, columns)
    for number, (_, texts) in enumerate(rows, 2):
        _put(sheet, number, texts)
    for at, column in enumerate(columns, 1):
        _offer(sheet, get_column_letter(at), column, knows_all=not parts.is_of_differences and "register_of" not in parts.info.entries)


def _headings(sheet: Worksheet, columns: tuple[Column, ...]) -> None:
    for at, column in enumerate(columns, 1):
        cell = sheet.cell(1, at, column.heading)
        cell.style = _TITLE
        held = sheet.column_dimensions[get_column_letter(at)]
        held.width = column.width
        held.number_format = "@"
        held.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"


def _put(sheet: Worksheet, row: int, texts: list[str]) -> None:
    for at, text in enumerate(texts, 1):
        if text:
            cell = sheet.cell(row, at, text)
            cell.data_type = "s"  # a text that begins with = is no formula
            cell.style = _CELL


def _offer(sheet: Worksheet, letter: str, column: Column, *, knows_all: bool) -> None:
    """A drop-down list where the set is closed; a sheet whose base holds more than is listed only warns."""
    if column.choices:
        allowed = f'"{",".join(column.choices)}"'
    elif column.range_of == KINDS:
        allowed = f"'{KINDS}'!$A$2:$A${_LAST_ROW}"
    elif column.range_of == UNITS:
        allowed = f"'{UNITS}'!${_DIMENSIONS}$2:${_DIMENSIONS}$500"
    else:
        return
    offered = DataValidation(type="list", formula1=allowed, allow_blank=True, showErrorMessage=True)
    offered.errorStyle = "stop" if column.choices or knows_all else "warning"
    offered.error = f"Choose one of the list for {column.heading}, or leave the cell empty."
    offered.sqref = MultiCellRange(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(offered)


def _plain_sheet(sheet: Worksheet, parts: AuthoredParts, table: UnitTable) -> None:
    if sheet.title == README:
        _explain(sheet, parts)
    elif sheet.title == UNITS:
        _units(sheet, table)
    elif sheet.title == EDITION:
        _headings(sheet, (*EDITION_COLUMNS, Column(heading="What it is", key="", width=70)))
        for number, (key, value) in enumerate(_edition_rows(parts.info), 2):
            _put(sheet, number, [key, value, KEY_HELP.get(key, "")])
    elif sheet.title == NATIONAL:
        assert parts.overlay is not None
        _fill(sheet, NATIONAL_COLUMNS, [("", texts) for texts in national_rows(parts.overlay)], parts)
    else:
        held, columns = {
            PROPERTIES: (parts.properties, PROPERTY_COLUMNS),
            KINDS: (parts.subjects, KIND_COLUMNS),
            TERMS: (parts.definitions, TERM_COLUMNS),
        }[sheet.title]
        rows: list[tuple[str, list[str]]] = []
        for name, section in held.entries.items():
            assert isinstance(section, Section)
            _check_columns(name, set(section.entries), columns)
            rows.append((name, [name if column.cell is Cell.NAME else _held(shown(section, column), name) for column in columns]))
        _fill(sheet, columns, rows, parts)


def _explain(sheet: Worksheet, parts: AuthoredParts) -> None:
    sheet.column_dimensions["A"].width = 120
    for number, line in enumerate(lines_of_explanation(of_differences=parts.is_of_differences), 1):
        _put(sheet, number, [line.removeprefix("# ")])
        if line.startswith("# "):
            sheet.cell(number, 1).style = _TITLE


def _edition_rows(info: Section) -> Iterator[tuple[str, str]]:
    """Key and value; heads in one row for each category, so that a row stays readable."""
    for key, value in info.entries.items():
        if isinstance(value, Text):
            yield key, value.text
        else:
            by_sheet: dict[str, list[str]] = {}
            for code in _texts(info, key):
                by_sheet.setdefault("ML" if code.startswith("ML") else code[:1], []).append(code)
            for codes in by_sheet.values():
                yield key, "; ".join(codes)


def _texts(info: Section, key: str) -> tuple[str, ...]:
    value: Value | None = info.entries.get(key)
    return tuple(item.text for item in value.items if isinstance(item, Text)) if isinstance(value, Listing) else ()


def _units(sheet: Worksheet, table: UnitTable) -> None:
    headings = (("Dimension", 20), ("Unit", 14), ("Printed as", 14), ("Other spellings", 50), ("", 4), ("All dimensions", 22))
    _headings(sheet, tuple(Column(heading=heading, key="", width=width) for heading, width in headings))
    row = 2
    for dimension in table.dimensions:
        for unit in table.of_dimension(dimension.id):
            _put(sheet, row, [dimension.id, unit.symbol, unit.label, "; ".join(filter(None, unit.spellings))])
            row += 1
    bare = tuple(kind.value for kind in PropertyKind if kind not in {PropertyKind.NUMBER, PropertyKind.CONDITION})
    for number, name in enumerate(dict.fromkeys((*(dimension.id for dimension in table.dimensions), *bare)), 2):
        cell = sheet.cell(number, 6, name)
        cell.style = _CELL
