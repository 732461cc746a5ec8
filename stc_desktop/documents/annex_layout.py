"""The annex: answers that did not fit their box, whole, with a double bar where the box ended; and parts that casework wrote."""

from collections.abc import Callable
from dataclasses import replace

from stc_desktop.documents.blocks import Align, Block
from stc_desktop.documents.boxes import Answer, Box, Label
from stc_desktop.documents.flow import Flow, Piece, gap
from stc_desktop.documents.grid import BOTTOM, COLUMN, COLUMNS, ROW, WHOLE, Area, Strip, in_half_rows
from stc_desktop.documents.heads import continued, draw_short_head, identifying_boxes
from stc_desktop.documents.line_breaking import wrapped
from stc_desktop.documents.page import Page
from stc_desktop.documents.plan import Sheet
from stc_desktop.documents.setting import Overflow, Setting, filled
from stc_desktop.documents.shaped_text import cleaned, width
from stc_desktop.documents.styles import CELL, REMARK, SECTION, SECTION_LOCAL, SECTION_RULE, STATEMENT, TABLE_RULE
from stc_desktop.documents.text_blocks import baseline_in, leading_of

BOX_ENDS = "‖"
_INDENT = 4
_INDENTED = Strip(_INDENT, COLUMNS - _INDENT)
_BAR_HEIGHT = 1.5 * ROW
PiecesOf = Callable[[Block, Strip], list[Piece]]


def pour_annex(sheet: Sheet, setting: Setting, first_number: int, pieces_of: PiecesOf) -> list[Page]:
    """The annex of one document on sheets of its own; no sheets where nothing went over."""
    overflows = tuple(setting.overflows)
    setting.overflows.clear()
    if not overflows and not sheet.annex:
        return []
    pieces: list[Piece] = []
    for overflow in overflows:
        pieces += _overflow_pieces(overflow, setting)
    for part in sheet.annex:
        number = setting.name_part(part)
        own = [piece for block in part.blocks for piece in pieces_of(block, _INDENTED)]
        pieces += [_bar(number, part.place, part.title, ""), *_named_again(own, number, part.place, part.title, setting), gap(1)]
    flow = Flow(lambda count: _open_sheet(sheet, setting, first_number + count, overflows))
    flow.place(pieces)
    _close(flow, setting)
    flow.finish()
    return flow.pages


def _open_sheet(sheet: Sheet, setting: Setting, number: int, overflows: tuple[Overflow, ...]) -> tuple[Page, float]:
    page = Page(number)
    words = setting.words
    sheets = sorted({overflow.sheet for overflow in overflows})
    boxes = identifying_boxes(sheet)
    if sheets:
        belongs = Box(label=words.belongs_to, columns=14, content=Answer(paragraphs=(_mentioned(setting, sheets),)), repeat_columns=14)
        boxes = _with_room_for(boxes, belongs)
    down = draw_short_head(page, words.annex_title, boxes, setting)
    down -= ROW
    rule = "  ".join(part for part in (words.annex_rule.text, words.annex_rule.local) if part)
    lines = wrapped(rule, REMARK, WHOLE.width)
    for row, line in enumerate(lines):
        page.text(WHOLE.x, down + 10 + row * REMARK.leading, line, REMARK, room=WHOLE.width)
    return page, in_half_rows(down + len(lines) * REMARK.leading + ROW)


def _with_room_for(boxes: tuple[Box, ...], last: Box) -> tuple[Box, ...]:
    """The first identifying boxes made to fit, so that one more stands beside them."""
    if not boxes:
        return (last,)
    boxes = boxes[:2]
    room = COLUMNS - last.columns
    total = sum(box.columns for box in boxes)
    sized = [replace(box, columns=box.columns * room // total) for box in boxes]
    sized[-1] = replace(sized[-1], columns=sized[-1].columns + room - sum(box.columns for box in sized))
    return (*sized, last)


def _mentioned(setting: Setting, sheets: list[int]) -> str:
    if len(sheets) == 1:
        return filled(setting.words.sheet_mentioned, sheet=sheets[0]).text
    return filled(setting.words.sheets_mentioned, first=sheets[0], last=sheets[-1]).text


def _overflow_pieces(overflow: Overflow, setting: Setting) -> list[Piece]:
    source = filled(setting.words.from_sheet, sheet=overflow.sheet).text
    own: list[Piece] = []
    for number, text in enumerate(overflow.paragraphs):
        if number == overflow.cut_at[0]:
            text = _with_bar(cleaned(text), overflow.cut_at[1])
        leading = leading_of(text, STATEMENT)
        lines = wrapped(text, STATEMENT, _INDENTED.width - 4)
        own += [_line(line, leading, keeps_next=row == 0 and len(lines) > 1) for row, line in enumerate(lines)]
    bar = _bar(overflow.part, overflow.place, overflow.title, source)
    return [bar, *_named_again(own, overflow.part, overflow.place, overflow.title, setting), gap(1)]


def _named_again(pieces: list[Piece], number: str, place: str, title: Label, setting: Setting) -> list[Piece]:
    """Where a sheet begins in the middle of a part, it says which part goes on there."""
    again = _bar(number, place, continued(title, setting), "")
    return [replace(piece, repeated=(again, *piece.repeated)) for piece in pieces]


def _with_bar(text: str, at: int) -> str:
    before, after = text[:at].rstrip(), text[at:].lstrip()
    return " ".join(part for part in (before, BOX_ENDS, after) if part)


def _bar(number: str, place: str, title: Label, source: str) -> Piece:
    """Part number in white on black, what it belongs to, and the sheet it comes from."""
    source_room = width(source, REMARK) + 10 if source else 0
    room = _INDENTED.width - source_room
    heading = "  ".join(part for part in (place, title.text) if part)
    main = wrapped(heading, SECTION, room)
    is_beside = len(main) == 1 and width(heading, SECTION) + 8 + width(title.local, SECTION_LOCAL) <= room
    local = () if is_beside else wrapped(title.local, SECTION_LOCAL, room)
    height = in_half_rows(max(_BAR_HEIGHT, (len(main) + len(local)) * ROW + 4)) + ROW / 2

    def draw(page: Page, down: float) -> None:
        area = WHOLE.area(down, height)
        page.across(area.x, area.right, down, SECTION_RULE)
        square = Area(area.x, down, 4 * COLUMN + 2, _BAR_HEIGHT - 2)
        page.rectangle(square, grey=0)
        page.white_text(square.x, down + 11, number, SECTION, room=square.width, align=Align.CENTRE)
        x = _INDENTED.x + 4
        for row, line in enumerate((*main, *local)):
            style = SECTION if row < len(main) else SECTION_LOCAL
            taken = page.text(x, down + 11 + row * ROW, line, style, room=room)
            if is_beside:
                page.text(x + taken + 8, down + 11, title.local, SECTION_LOCAL, room=room - taken - 8)
        page.text(area.right - source_room, down + 11, source, REMARK, room=source_room, align=Align.RIGHT)

    return Piece(height=height, draw=draw, keeps_next=True)


def _line(line: str, leading: float, *, keeps_next: bool) -> Piece:
    def draw(page: Page, down: float) -> None:
        page.text(_INDENTED.x + 4, down + baseline_in(leading, STATEMENT), line, STATEMENT, room=_INDENTED.width - 4)

    return Piece(height=leading, draw=draw, keeps_next=keeps_next)


def _close(flow: Flow, setting: Setting) -> None:
    """End mark, and a stroke through the rest of the sheet, so that nothing can be added after printing."""
    words = setting.words

    def draw(page: Page, down: float) -> None:
        page.across(WHOLE.x, WHOLE.x + WHOLE.width, down, TABLE_RULE)
        page.text(WHOLE.x, down + 9, words.annex_end.text, CELL, room=WHOLE.width)

    flow.place([Piece(height=1.5 * ROW, draw=draw)])
    if flow.left > ROW:
        page, down = flow.page, flow.down
        page.line(WHOLE.x, down, WHOLE.x + WHOLE.width, BOTTOM, TABLE_RULE)
        page.hidden(WHOLE.x, down + ROW, words.struck_through.text)
