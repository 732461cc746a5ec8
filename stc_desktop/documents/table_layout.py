"""Tables: a head in two languages that is repeated, rows that never split, margin bars and squares in their cells."""

import dataclasses
import math
from dataclasses import dataclass

from stc_desktop.documents.blocks import Align, Cell, Column, MarginBar, Table, TableCell, Tick
from stc_desktop.documents.boxes import Label
from stc_desktop.documents.flow import Draw, Piece
from stc_desktop.documents.fonts import Script
from stc_desktop.documents.grid import COLUMN, INSET, ROW, WHOLE, Area, Strip, in_half_rows, in_rows
from stc_desktop.documents.label_layout import draw_local, local_width
from stc_desktop.documents.line_breaking import wrapped
from stc_desktop.documents.page import CHECK_SIZE, Page
from stc_desktop.documents.setting import PrintedSheet, Setting, filled
from stc_desktop.documents.shaped_text import cleaned, runs, width
from stc_desktop.documents.styles import (
    BOX_RULE,
    CELL,
    CELL_DETAIL,
    LABEL,
    LABEL_BOLD,
    LOCAL_AFTER,
    REMARK,
    SMALLEST_SIZE,
    TABLE_HEAD_RULE,
    TABLE_RULE,
    TextStyle,
)

_BASELINE = 9.0
_HEAD_BASELINE = 8.2
_MOST_LINES = 36  # of a row in one piece
_LIMIT_RULE = 1.2
_VALUE_RULE = 2.4


def table_pieces(table: Table, *, is_framed: bool, strip: Strip = WHOLE) -> list[Piece]:
    """Head and rows; a row that opens a new sheet brings the head along."""
    heads: list[Piece] = []
    if table.has_head:
        height = head_height(table.columns)
        heads = [_piece(height, is_framed, keeps_next=True, draw=lambda page, down: _draw_head(page, strip.area(down, height), table))]
    table = dataclasses.replace(table, rows=tuple(part for row in table.rows for part in _parts(table.columns, row)))
    rows = [_row_piece(table, position, is_framed, strip, tuple(heads)) for position in range(len(table.rows))]
    return [*heads, *rows]


def _parts(columns: tuple[Column, ...], row: tuple[TableCell, ...]) -> list[tuple[TableCell, ...]]:
    """A row never splits, unless it alone would fill most of a sheet."""
    if _row_height(columns, row) <= _MOST_LINES * ROW:
        return [row]
    cells = [_cell_parts(cell, column.columns * COLUMN - 2 * INSET) for column, cell in zip(columns, row, strict=True)]
    count = max(len(parts) for parts in cells)
    return [tuple(parts[number] if number < len(parts) else Cell() for parts in cells) for number in range(count)]


def _cell_parts(cell: TableCell, room: float) -> list[TableCell]:
    if not isinstance(cell, Cell) or len(cell_lines(cell, room)) <= _MOST_LINES:
        return [cell]
    style = CELL.bold if cell.bold else CELL
    lines = [*wrapped(cell.text, style, room), *wrapped(cell.local, style, room), *wrapped(cell.detail, style, room)]
    starts = range(0, len(lines), _MOST_LINES)
    return [Cell("\n".join(lines[start : start + _MOST_LINES]), bold=cell.bold) for start in starts]


def _piece(height: float, is_framed: bool, *, draw: Draw, keeps_next: bool = False, repeated: tuple[Piece, ...] = ()) -> Piece:
    return Piece(height=height, draw=draw, is_framed=is_framed, keeps_next=keeps_next, repeated=repeated)


def _row_piece(table: Table, position: int, is_framed: bool, strip: Strip, heads: tuple[Piece, ...]) -> Piece:
    row = table.rows[position]
    height = _row_height(table.columns, row)
    is_last = position == len(table.rows) - 1

    def draw(page: Page, down: float) -> None:
        area = strip.area(down, height)
        _draw_row(page, area, table, row)
        page.across(area.x, area.x + _table_width(table.columns), area.bottom, BOX_RULE if is_last else TABLE_RULE)

    return _piece(height, is_framed, draw=draw, repeated=heads)


def _table_width(columns: tuple[Column, ...]) -> float:
    return sum(column.columns for column in columns) * COLUMN


# ------------------------------------------------------------------------------------------------ the head


def head_lines(label: Label, room: float) -> tuple[tuple[str, TextStyle], ...]:
    main = ((line, LABEL_BOLD) for line in wrapped(label.text, LABEL_BOLD, room))
    local = ((line, LABEL) for line in wrapped(label.local, LABEL, room))
    return (*main, *local)


def head_height(columns: tuple[Column, ...]) -> float:
    most = max(len(head_lines(column.head, column.columns * COLUMN - INSET - 1)) for column in columns)
    return in_half_rows(max(most, 1) * LABEL.leading + 3)


def _draw_head(page: Page, area: Area, table: Table) -> None:
    right = area.x + _table_width(table.columns)
    page.across(area.x, right, area.down, TABLE_HEAD_RULE)
    x = area.x
    for column in table.columns:
        cell = Area(x, area.down, column.columns * COLUMN, area.height)
        draw_head_cell(page, cell, column)
        x = cell.right
    _rules(page, area, table)
    page.across(area.x, right, area.bottom, TABLE_HEAD_RULE)


def draw_head_cell(page: Page, cell: Area, column: Column) -> None:
    """The words over a column; narrow columns leave less white on the side away from the rule they stand at."""
    room = cell.width - INSET - 1
    x = cell.x + 1 if column.align is Align.RIGHT else cell.text_x
    if column.align is Align.CENTRE:
        x = cell.x + (cell.width - room) / 2
    for number, (line, style) in enumerate(head_lines(column.head, room)):
        page.text(x, cell.down + _HEAD_BASELINE + number * LABEL.leading, line, style, room=room, align=column.align)


def _rules(page: Page, area: Area, table: Table) -> None:
    """Upright rules between the columns, heavier at the sides."""
    if not table.is_ruled:
        return
    x = area.x
    page.line(x, area.down, x, area.bottom, BOX_RULE)
    for position, column in enumerate(table.columns):
        x += column.columns * COLUMN
        is_side = position == len(table.columns) - 1
        page.line(x, area.down, x, area.bottom, BOX_RULE if is_side else TABLE_RULE)


# ------------------------------------------------------------------------------------------------ rows and cells


@dataclass(frozen=True, slots=True)
class _CellLine:
    text: str
    style: TextStyle
    after: str = ""


def cell_lines(cell: Cell, room: float) -> tuple[_CellLine, ...]:
    style = CELL.bold if cell.bold else CELL
    lines = [_CellLine(line, style) for line in wrapped(cell.text, style, room)]
    if cell.local:
        if lines and width(lines[-1].text, style) + local_width(cell.local, LOCAL_AFTER) <= room:
            lines[-1] = _CellLine(lines[-1].text, style, cell.local)
        else:
            lines += (_CellLine(line, LOCAL_AFTER) for line in wrapped(cell.local, LOCAL_AFTER, room))
    return (*lines, *(_CellLine(line, CELL_DETAIL) for line in wrapped(cell.detail, CELL_DETAIL, room)))


def _cell_height(cell: TableCell, room: float) -> float:
    match cell:
        case Cell():
            return max(len(cell_lines(cell, room)), 1) * ROW
        case MarginBar():
            has_bar = cell.is_unknown or cell.low is not None or cell.high is not None
            return (len(wrapped(cell.limit, REMARK, room)) + has_bar) * ROW
        case Tick():
            return ROW


def _row_height(columns: tuple[Column, ...], row: tuple[TableCell, ...]) -> float:
    pairs = zip(columns, row, strict=True)
    lines = in_rows(max(_cell_height(cell, column.columns * COLUMN - 2 * INSET) for column, cell in pairs))
    return lines + (ROW / 2 if _is_deep(row) else 0)


def _is_deep(row: tuple[TableCell, ...]) -> bool:
    """Khmer and Burmese reach further up and down than a row; they get a quarter of one more on each side."""
    texts = [text for cell in row if isinstance(cell, Cell) for text in (cell.text, cell.local, cell.detail)]
    return any(run.script in {Script.KHMER, Script.BURMESE} for text in texts for run in runs(cleaned(text)))


def _draw_row(page: Page, area: Area, table: Table, row: tuple[TableCell, ...]) -> None:
    x = area.x
    top = area.down + (ROW / 4 if _is_deep(row) else 0)
    for column, cell in zip(table.columns, row, strict=True):
        part = Area(x, top, column.columns * COLUMN, area.height)
        match cell:
            case Cell():
                _draw_cell(page, part, cell, column.align)
            case MarginBar():
                _draw_margin(page, part, cell)
            case Tick():
                page.check(part.x + (part.width - CHECK_SIZE) / 2, part.down + _BASELINE, is_crossed=cell.is_crossed)
        x = part.right
    _rules(page, area, table)


def _draw_cell(page: Page, area: Area, cell: Cell, align: Align) -> None:
    for number, line in enumerate(cell_lines(cell, area.text_room)):
        down = area.down + number * ROW + _BASELINE
        taken = page.text(area.text_x, down, line.text, line.style, room=area.text_room, align=align)
        draw_local(page, area.text_x + taken, down, line.after, LOCAL_AFTER, room=area.text_room - taken)


# ------------------------------------------------------------------------------------------------ margin bars


def _draw_margin(page: Page, area: Area, bar: MarginBar) -> None:
    """The limit stands upright in the middle; right of it the test is met; the ends are a tenth and ten times the limit."""
    lines = wrapped(bar.limit, REMARK, area.text_room)
    for number, line in enumerate(lines):
        page.text(area.text_x, area.down + number * ROW + _HEAD_BASELINE, line, REMARK, room=area.text_room)
    if not bar.is_unknown and bar.low is None and bar.high is None:
        return
    scale = Area(area.text_x, area.down + len(lines) * ROW + 5, area.text_room, 0)
    middle = scale.x + scale.width / 2
    page.across(scale.x, scale.right, scale.down, TABLE_RULE)
    page.line(middle, scale.down - 5, middle, scale.down + 5, _LIMIT_RULE)
    if bar.is_unknown:
        square = Area(middle - 3, scale.down - 3, 6, 6)
        page.rectangle(square, weight=0.8, grey=1)
    else:
        _draw_value(page, scale, bar)
    if bar.spoken:
        page.hidden(scale.x, scale.down + SMALLEST_SIZE / 2, bar.spoken)


def _draw_value(page: Page, scale: Area, bar: MarginBar) -> None:
    low = -1.0 if bar.low is None else _place(bar.low)  # an open end lies beyond the scale
    high = 1.0 if bar.high is None else _place(bar.high)
    middle = scale.x + scale.width / 2
    ends = [scale.x + scale.width * (0.5 + place / 2) for place in (low, high)]
    if bar.low != bar.high:
        _draw_hatched(page, Area(ends[0], scale.down - 3.4, max(ends[1] - ends[0], 4), 6.8))
        return
    page.across(min(middle, ends[0]), max(middle, ends[0]), scale.down, _VALUE_RULE)
    if abs(low) < 1:
        page.dot(ends[0], scale.down, 2.9)
        return
    tip, back = (scale.right, -6.0) if low > 0 else (scale.x, 6.0)
    page.polygon(((tip, scale.down), (tip + back, scale.down - 3.6), (tip + back, scale.down + 3.6)))


def _place(ratio: float) -> float:
    """-1 at a tenth of the limit, 0 at the limit, 1 at ten times; never beyond."""
    if math.isinf(ratio):
        return 1.0
    return max(-1.0, min(1.0, math.log10(ratio))) if ratio > 0 else -1.0


def _draw_hatched(page: Page, area: Area) -> None:
    page.rectangle(area, weight=0.8, grey=1)
    hatch(page, area)


def hatch(page: Page, area: Area) -> None:
    """Slanting lines across an area, cut at its edges."""
    start = area.x - area.height
    while start < area.right:
        begin, end = max(start, area.x), min(start + area.height, area.right)
        page.line(begin, area.bottom - (begin - start), end, area.bottom - (end - start), TABLE_RULE)
        start += 3.2


# ------------------------------------------------------------------------------------------------ the cover's index


def index_table(setting: Setting) -> Table:
    """All documents of the packet with their sheets, as the layout before found them."""
    words = setting.words
    columns = (
        Column(columns=6, head=words.index_sheet),
        Column(columns=31, head=words.index_what),
        Column(columns=15, head=words.index_form),
        Column(columns=6, head=words.index_sheets, align=Align.RIGHT),
        Column(columns=8, head=words.index_sign, align=Align.CENTRE),
    )
    return Table(columns=columns, rows=tuple(_index_row(sheet, setting) for sheet in setting.index))


def _index_row(sheet: PrintedSheet, setting: Setting) -> tuple[TableCell, ...]:
    numbers = str(sheet.first) if sheet.first == sheet.last else f"{sheet.first}–{sheet.last}"
    signs = sheet.signs
    if not signs and sheet.signed_on is not None:
        signs = filled(setting.words.sheet_mentioned, sheet=sheet.signed_on).text
    return (
        Cell(numbers, bold=True),
        Cell(sheet.what.text, local=sheet.what.local),
        Cell(sheet.form),
        Cell(str(sheet.last - sheet.first + 1)),
        Cell(signs, bold=True),
    )
