"""The goods of an application: three lines a row, totals of each sheet, carried over and brought forward."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from stc_desktop.documents.blocks import Align, Column, ItemLine, ItemsTable, SectionBar
from stc_desktop.documents.box_layout import Overflowing, claim_overflow
from stc_desktop.documents.boxes import Label
from stc_desktop.documents.flow import Flow, Piece, gap
from stc_desktop.documents.foot import OPEN_POINTS, open_points_lines, open_points_pieces
from stc_desktop.documents.grid import COLUMN, COLUMNS, INSET, ROW, WHOLE, Area
from stc_desktop.documents.line_breaking import Fitted, fit
from stc_desktop.documents.page import Page
from stc_desktop.documents.setting import Setting, filled
from stc_desktop.documents.shaped_text import cleaned, width
from stc_desktop.documents.styles import (
    ANSWER,
    BOX_RULE,
    CELL,
    FRAME,
    ITEM_DETAIL,
    ITEM_NAME,
    ITEM_UNIT,
    ITEM_VALUE,
    ITEM_WORD,
    TABLE_HEAD_RULE,
    TABLE_RULE,
    TextStyle,
)
from stc_desktop.documents.table_layout import draw_head_cell, head_height
from stc_desktop.documents.text_blocks import bar_piece

WIDTHS = (3, 8, 26, 7, 4, 7, 11)
LINES_A_ROW = 3
ROW_HEIGHT = LINES_A_ROW * ROW
_GOODS, _QUANTITY, _VALUE = 2, 5, 6
_LEAST_FOR_GOODS = 14
_ALIGN = (Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT)
_BASELINE = 9.4
_PITCH = 11.2
_LEAST_WITH_SIGNATURE = 2


@dataclass(frozen=True, slots=True)
class _Written:
    """Paragraphs of a cell, each in its style; in one style all lines of a cell may flow."""

    paragraphs: tuple[str, ...]
    styles: tuple[TextStyle, ...]


class ItemsLayout:
    """One items table on its way down the sheets. `tail` is what follows up to the signature and should not stand alone."""

    def __init__(self, table: ItemsTable, setting: Setting, flow: Flow, tail: float) -> None:
        self._table, self._setting, self._flow, self._tail = table, setting, flow, tail
        self._widths = self._with_room_for_numbers()
        self._columns = tuple(
            Column(columns=columns, head=head, align=align)
            for columns, head, align in zip(self._widths, _heads(table, setting), _ALIGN, strict=True)
        )
        self._head_height = head_height(self._columns)
        self._has_named_points = False

    def _with_room_for_numbers(self) -> tuple[int, ...]:
        """A number is never parted: large amounts, as in đồng or rupiah, take room from the words beside them."""
        lines = self._table.lines
        amounts = [self._money(amount) for line in lines for amount in (line.unit_price, line.value)]
        if self._has_totals:
            amounts.append(self._money(self._sum(0, len(lines))))
        wanted = (_columns_for(amounts, ITEM_VALUE), _columns_for([line.quantity for line in lines], ITEM_WORD))
        value, quantity = max(WIDTHS[_VALUE], wanted[0]), max(WIDTHS[_QUANTITY], wanted[1])
        taken = min(value - WIDTHS[_VALUE] + quantity - WIDTHS[_QUANTITY], WIDTHS[_GOODS] - _LEAST_FOR_GOODS)
        quantity = min(quantity, WIDTHS[_QUANTITY] + taken)
        value = WIDTHS[_VALUE] + taken - (quantity - WIDTHS[_QUANTITY])
        return (*WIDTHS[:_GOODS], WIDTHS[_GOODS] - taken, *WIDTHS[_GOODS + 1 : _QUANTITY], quantity, value)

    def pour(self) -> None:
        """Lay out all lines; on return the flow stands under the totals."""
        lines = self._table.lines
        least = ROW + self._head_height + ROW_HEIGHT + self._total_height(is_last=len(lines) <= 1)
        if least > self._flow.left and not self._flow.is_fresh:
            self._flow.next_sheet()
        start = 0
        while True:
            self._open(start)
            count = self._rows_here(start)
            self._place([self._row(line) for line in lines[start : start + count]])
            if start + count >= len(lines):
                break
            self._carry(start, start + count)
            start += count
            self._flow.next_sheet()
        self._close(start)

    def _open(self, start: int) -> None:
        title = self._table.title
        if start:
            words = self._setting.words.continued_from
            local = words.local.format(title=title.local, sheet=self._flow.page.number - 1) if words.local and title.local else ""
            title = Label(words.text.format(title=title.text, sheet=self._flow.page.number - 1), local or title.local)
        bar = bar_piece(SectionBar(letter=self._table.letter, title=title), is_framed=True)
        pieces = [bar, _framed(self._head_height, self._draw_head)]
        if start and self._has_totals:
            words = filled(self._setting.words.brought, sheet=self._flow.page.number - 1, **self._span(0, start))
            total = self._sum(0, start)
            pieces.append(_framed(ROW, lambda page, down: self._draw_total(page, down, (words.text, total), is_boxed=False)))
        self._place(pieces)

    def _rows_here(self, start: int) -> int:
        """How many rows go on this sheet: all that fit, but two at least stay for the sheet that has the signature."""
        rest = len(self._table.lines) - start
        here = max(int((self._flow.left - self._total_height(is_last=False) + 0.01) // ROW_HEIGHT), 1)
        all_here = rest * ROW_HEIGHT + self._total_height(is_last=True) <= self._flow.left + 0.01
        if not all_here:
            return min(here, max(rest - _LEAST_WITH_SIGNATURE, 1)) if self._tail else here
        with_tail = rest * ROW_HEIGHT + self._total_height(is_last=True) + self._tail
        if with_tail <= self._flow.left + 0.01 or rest <= _LEAST_WITH_SIGNATURE:
            return rest
        return rest - _LEAST_WITH_SIGNATURE

    def _total_height(self, *, is_last: bool) -> float:
        if not self._has_totals:
            return 0 if is_last else ROW
        return 2 * ROW if not is_last or len(self._table.lines) > 1 else ROW

    @property
    def _has_totals(self) -> bool:
        return self._table.currency is not None and bool(self._table.lines)

    def _place(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:  # one at a time: how many rows stand here has been counted already
            self._flow.place([piece])

    # -------------------------------------------------------------------------------------------- head and rows

    def _draw_head(self, page: Page, down: float) -> None:
        x = WHOLE.x
        for column in self._columns:
            cell = Area(x, down, column.columns * COLUMN, self._head_height)
            draw_head_cell(page, cell, column)
            x = cell.right
        page.across(WHOLE.x, x, down, TABLE_HEAD_RULE)
        page.across(WHOLE.x, x, down + self._head_height, TABLE_HEAD_RULE)
        self._upright(page, WHOLE.area(down, self._head_height))

    def _upright(self, page: Page, area: Area) -> None:
        x = area.x
        for column in self._columns[:-1]:
            x += column.columns * COLUMN
            page.line(x, area.down, x, area.bottom, TABLE_RULE)

    def _row(self, line: ItemLine) -> Piece:
        def draw(page: Page, down: float) -> None:
            area = WHOLE.area(down, ROW_HEIGHT)
            self._draw_line(page, area, line)
            self._upright(page, area)
            page.across(area.x, area.right, area.bottom, TABLE_RULE)

        return _framed(ROW_HEIGHT, draw)

    def _draw_line(self, page: Page, area: Area, line: ItemLine) -> None:
        suffix = f" … ({self._setting.next_part()})"
        cells = self._written(line)
        x = area.x
        cut: list[tuple[_Written, Fitted]] = []
        for column, cell in zip(self._columns, cells, strict=True):
            part = Area(x, area.down, column.columns * COLUMN, ROW_HEIGHT)
            fitted, styles = _fitted(cell, part.text_room, suffix)
            for row, (text, style) in enumerate(zip(fitted.lines, styles, strict=True)):
                page.text(part.text_x, area.down + _BASELINE + row * _PITCH, text, style, room=part.text_room, align=column.align)
            if fitted.cut_at is not None:
                cut.append((cell, fitted))
            x = part.right
        if cut:
            place = filled(self._setting.words.line_place, number=line.number).text
            whole = tuple(cleaned(text) for cell, _ in cut for text in cell.paragraphs)
            claim_overflow(self._setting, page, Overflowing(place, Label(line.name or line.code), whole), cut[0][1])

    def _written(self, line: ItemLine) -> tuple[_Written, ...]:
        return (
            _given((str(line.number), ITEM_NAME)),
            _given((line.code, ITEM_NAME if line.is_controlled else ITEM_WORD)),
            _given((line.name, ITEM_NAME), (line.model, ITEM_DETAIL), (line.values, ITEM_DETAIL)),
            _given((line.hs, ITEM_WORD)),
            _given((line.origin, ITEM_WORD)),
            _given((line.quantity, ITEM_WORD), (line.unit, ITEM_UNIT)),
            _given((self._money(line.unit_price), ITEM_WORD), (self._money(line.value), ITEM_VALUE)),
        )

    def _money(self, amount: Decimal | None) -> str:
        return "" if amount is None else f"{amount:,.{self._table.decimals}f}"

    # -------------------------------------------------------------------------------------------------- totals

    def _carry(self, start: int, end: int) -> None:
        """Totals at the foot of a sheet that is not the last; they close the sheet's frame."""
        words, lines = self._setting.words, self._table.lines
        more = filled(words.lines_more, lines=len(lines), more=len(lines) - end, sheet=self._flow.page.number + 1).text
        if not self._has_totals:
            self._place([_framed(ROW, lambda page, down: self._draw_note(page, down, more))])
            return
        own = (filled(words.this_sheet, **self._span(start, end)).text, self._sum(start, end))
        carried = (filled(words.carried, sheet=self._flow.page.number + 1).text, self._sum(0, end))

        def draw(page: Page, down: float) -> None:
            self._draw_total(page, down, own)
            self._draw_total(page, down + ROW, carried)
            room = self._note_room(own[0], carried[0])
            points = self._open_points(room) if not start else ()
            if points:
                self._draw_points(page, down, points)
            elif width(more, CELL) < room:
                self._draw_note(page, down, more)

        self._place([_framed(2 * ROW, draw)])

    def _close(self, start: int) -> None:
        """Totals behind the last line: of this sheet where there were others, and of all lines in a heavy frame."""
        lines = self._table.lines
        if not lines:
            self._place([_framed(ROW, lambda page, down: self._draw_note(page, down, self._setting.words.no_items.text))])
        elif self._has_totals:
            words = self._setting.words
            total = filled(words.total, lines=len(lines), currency=self._table.currency).text
            points = self._open_points(self._note_room(total)) if not start else ()
            if len(lines) > 1:
                own = (filled(words.this_sheet, **self._span(start, len(lines))).text, self._sum(start, len(lines)))
                self._place([Piece(height=ROW, draw=lambda page, down: self._draw_total(page, down, own))])
            self._place([Piece(height=ROW, draw=lambda page, down: self._draw_grand_total(page, down, total))])
            if points:
                self._draw_points(self._flow.page, self._flow.down - len(points) * ROW, points)
        if not self._has_named_points:
            self._flow.place(open_points_pieces(self._setting.plan))
        self._flow.place([gap(1)])

    def _note_room(self, *labels: str) -> float:
        """Width that is free at the left of the totals."""
        return (COLUMNS - self._widths[-1]) * COLUMN - max(width(label, ANSWER.bold) for label in labels) - 24

    def _open_points(self, room: float) -> tuple[str, ...]:
        """The open points of a draft beside the totals, if two lines there hold them."""
        lines = open_points_lines(self._setting.plan, room)
        rows = 2 if len(self._table.lines) > 1 else 1
        self._has_named_points = 0 < len(lines) <= rows
        return lines if self._has_named_points else ()

    def _draw_points(self, page: Page, down: float, lines: tuple[str, ...]) -> None:
        for row, line in enumerate(lines):
            page.text(WHOLE.x + INSET, down + 9 + row * ROW, line, OPEN_POINTS, room=(COLUMNS - self._widths[-1]) * COLUMN)

    def _span(self, start: int, end: int) -> dict[str, int]:
        return {"first": self._table.lines[start].number, "last": self._table.lines[end - 1].number}

    def _sum(self, start: int, end: int) -> Decimal:
        return sum((line.value for line in self._table.lines[start:end] if line.value is not None), Decimal(0))

    def _draw_total(self, page: Page, down: float, words: tuple[str, Decimal], *, is_boxed: bool = True) -> None:
        area = self._value_area(down)
        label_room = area.x - WHOLE.x - 2 * INSET
        page.text(WHOLE.x + INSET, down + 9, words[0], CELL, room=label_room, align=Align.RIGHT)
        page.text(area.text_x, down + 9, self._money(words[1]), ITEM_VALUE, room=area.text_room, align=Align.RIGHT)
        if is_boxed:
            page.rectangle(area, weight=BOX_RULE)
        else:
            page.across(WHOLE.x, area.right, area.bottom, TABLE_RULE)

    def _draw_grand_total(self, page: Page, down: float, words: str) -> None:
        area = self._value_area(down)
        page.text(WHOLE.x + INSET, down + 9, words, ANSWER.bold, room=area.x - WHOLE.x - 2 * INSET, align=Align.RIGHT)
        value = self._money(self._sum(0, len(self._table.lines)))
        page.text(area.text_x, down + 9, value, ITEM_VALUE, room=area.text_room, align=Align.RIGHT)
        page.rectangle(area, weight=FRAME)

    def _value_area(self, down: float) -> Area:
        return Area(WHOLE.x + (COLUMNS - self._widths[-1]) * COLUMN, down, self._widths[-1] * COLUMN, ROW)

    def _draw_note(self, page: Page, down: float, words: str) -> None:
        page.text(WHOLE.x + INSET, down + 9, words, CELL, room=(COLUMNS - self._widths[-1] - 1) * COLUMN)


def _heads(table: ItemsTable, setting: Setting) -> tuple[Label, ...]:
    words = setting.words
    value = filled(words.item_value, currency=table.currency) if table.currency else words.item_value_mixed
    return (words.item_line, words.item_code, words.item_goods, words.item_hs, words.item_origin, words.item_quantity, value)


def _given(*parts: tuple[str, TextStyle]) -> _Written:
    kept = [(text, style) for text, style in parts if text]
    return _Written(tuple(text for text, _ in kept), tuple(style for _, style in kept))


def _framed(height: float, draw: Callable[[Page, float], None]) -> Piece:
    return Piece(height=height, draw=draw, is_framed=True)


def _columns_for(numbers: Sequence[str], style: TextStyle) -> int:
    widest = max((width(number, style) for number in numbers), default=0.0)
    return math.ceil((widest + 2 * INSET) / COLUMN)


def _fitted(cell: _Written, room: float, suffix: str) -> tuple[Fitted, tuple[TextStyle, ...]]:
    """At most three lines of a cell. Each paragraph is given the lines it needs, the ones before having precedence."""
    lines: list[str] = []
    styles: list[TextStyle] = []
    for number, (text, style) in enumerate(zip(cell.paragraphs, cell.styles, strict=True)):
        later = sum(1 for other in cell.paragraphs[number + 1 :] if other)
        free = LINES_A_ROW - len(lines)
        whole = fit((text,), style, room, free)
        is_cut = whole.cut_at is not None or (later and len(whole.lines) >= free)
        if not is_cut:
            lines += whole.lines
            styles += [style] * len(whole.lines)
            continue
        rest = (text, *cell.paragraphs[number + 1 :])
        cut = fit(rest, style, room, free, suffix=suffix)
        place = (number + cut.cut_at[0], cut.cut_at[1]) if cut.cut_at else None
        return Fitted((*lines, *cut.lines), place), (*styles, *[style] * len(cut.lines))
    return Fitted(tuple(lines)), tuple(styles)
