"""Sheets of symbols: six to a sheet, five of the case and their spare, then how to read them and what is inside."""

from collections.abc import Callable

from stc_desktop.documents.blocks import Align, Block, SectionBar
from stc_desktop.documents.boxes import Label
from stc_desktop.documents.flow import Flow, Piece, gap
from stc_desktop.documents.grid import BOTTOM, COLUMN, ROW, WHOLE, Strip, in_half_rows
from stc_desktop.documents.heads import draw_record_head
from stc_desktop.documents.line_breaking import wrapped
from stc_desktop.documents.page import Page
from stc_desktop.documents.plan import RecordHead, SymbolsSheet
from stc_desktop.documents.setting import Setting, filled
from stc_desktop.documents.shaped_text import width
from stc_desktop.documents.styles import ANSWER, REMARK
from stc_desktop.documents.symbol_art import CASE_VERSION, MODULE, QUIET_MODULES, case_symbol
from stc_desktop.documents.symbols import PACKET_ID_LENGTH, frames_of, grouped, read_frame

_ACROSS = 3
_COLUMNS_EACH = 22
_INDENT = 4.8
_CAPTION = 15.0
SYMBOL_SIZE = (17 + 4 * CASE_VERSION) * MODULE
_CELL_HEIGHT = in_half_rows(_CAPTION + SYMBOL_SIZE + QUIET_MODULES * MODULE + 10)
PiecesOf = Callable[[Block, Strip], list[Piece]]


def pour_symbols(sheet: SymbolsSheet, setting: Setting, first_number: int, pieces_of: PiecesOf) -> list[Page]:
    """The stream of the case as symbols; none for a draft, whose data are not to be filed."""
    stream = setting.plan.case_stream
    if setting.plan.draft is not None or stream is None:
        return []
    sheets = grouped(frames_of(stream, _packet_id(setting.plan.checksum)))
    total = sum(len(frames) - 1 for frames in sheets)
    words = setting.words
    counted = filled(words.symbol_count, symbols=total, spares=len(sheets)).text
    head = RecordHead(title=sheet.title, belongs=Label(counted, words.symbols_hold.text))
    flow = Flow(lambda count: _open_sheet(head, setting, first_number + count))
    for number, frames in enumerate(sheets):
        if number:
            flow.next_sheet()
        for start in range(0, len(frames), _ACROSS):
            flow.place([_row(frames[start : start + _ACROSS], setting)])
    for block in sheet.blocks:
        flow.place([*([gap(1)] if isinstance(block, SectionBar) else []), *pieces_of(block, WHOLE)])
    for page in flow.pages:
        _draw_warning(page, sheet.warning)
    flow.finish()
    return flow.pages


def _packet_id(checksum: str) -> bytes:
    try:
        packet_id = bytes.fromhex(checksum)
    except ValueError:
        packet_id = b""
    if len(packet_id) != PACKET_ID_LENGTH:
        raise ValueError("a packet with symbols needs a checksum of 16 hexadecimal signs")
    return packet_id


def _open_sheet(head: RecordHead, setting: Setting, number: int) -> tuple[Page, float]:
    page = Page(number)
    return page, draw_record_head(page, head, head.title, setting)


def _row(frames: tuple[bytes, ...], setting: Setting) -> Piece:
    def draw(page: Page, down: float) -> None:
        for number, frame in enumerate(frames):
            x = WHOLE.x + number * _COLUMNS_EACH * COLUMN + _INDENT
            _draw_caption(page, x, down + 10.5, frame, setting)
            page.symbol(x, down + _CAPTION, SYMBOL_SIZE, case_symbol(frame))

    return Piece(height=_CELL_HEIGHT, draw=draw)


def _draw_caption(page: Page, x: float, down: float, data: bytes, setting: Setting) -> None:
    frame = read_frame(data)
    assert frame is not None
    words, total = setting.words, frame.key.total
    if frame.is_spare:
        last = min(frame.index + 4, total)
        left, right = filled(words.spare_symbol, first=frame.index, last=last).text, words.replaces_any.text
    else:
        left = filled(words.symbol_of, index=frame.index, total=total).text
        right = filled(words.symbol_bytes, count=len(data)).text
    taken = page.text(x, down, left, ANSWER.bold, room=SYMBOL_SIZE)
    if taken + width(right, REMARK) + 4 <= SYMBOL_SIZE:
        page.text(x + taken, down, right, REMARK, room=SYMBOL_SIZE - taken, align=Align.RIGHT)


def _draw_warning(page: Page, warning: Label) -> None:
    words = "   ".join(part for part in (warning.text, warning.local) if part)
    lines = wrapped(words, ANSWER.bold, WHOLE.width)
    for row, line in enumerate(reversed(lines)):
        page.text(WHOLE.x, BOTTOM + 0.5 - row * ROW, line, ANSWER.bold, room=WHOLE.width)
