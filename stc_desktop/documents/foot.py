"""The foot that every sheet has, its page mark, and what makes a draft plain to see."""

from dataclasses import dataclass

from stc_desktop.documents.flow import Piece
from stc_desktop.documents.grid import BOTTOM, FOOT_ROW, INSET, RIGHT_EDGE, ROW, SHEET_HEIGHT, WHOLE, column_x
from stc_desktop.documents.line_breaking import wrapped
from stc_desktop.documents.page import HollowWord, Page
from stc_desktop.documents.panel_layout import grouped_checksum
from stc_desktop.documents.plan import PacketPlan
from stc_desktop.documents.setting import filled
from stc_desktop.documents.shaped_text import width
from stc_desktop.documents.styles import DRAFT_LETTERS, FOOT_LABEL, FOOT_VALUE, REMARK, TABLE_HEAD_RULE, TextStyle
from stc_desktop.documents.symbol_art import MODULE, QUIET_MODULES, page_mark

OPEN_POINTS = REMARK.bold
_FOOT_TOP = FOOT_ROW * ROW
_COLUMNS = (0, 16, 34, 50)
_MARK_MODULES = 21
_GAP = 8.0
_PUNCH_FROM, _PUNCH_TO = 14.0, 26.0
_CHECKSUM_SIGNS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFoot:
    """What the foot of one sheet says beyond what is the same on all."""

    form: str
    sentence: str
    sheets: int


def mark_text(checksum: str, sheet: int, sheets: int) -> str:
    """What the page mark says: `8CDAADFBC5D0:02/09`; sorts scans and shows a missing or foreign sheet."""
    return f"{checksum[:_CHECKSUM_SIGNS]}:{sheet:02d}/{sheets:02d}"


def draw_foot(page: Page, plan: PacketPlan, foot: SheetFoot) -> None:
    """Reference, form, list, sheet, checksum, when and where printed, and who decides."""
    words = plan.words
    page.across(WHOLE.x, RIGHT_EDGE, _FOOT_TOP, TABLE_HEAD_RULE)
    has_mark = plan.draft is None and bool(plan.checksum)
    end = column_x(61) if has_mark else RIGHT_EDGE
    edition = " ".join(part for part in (plan.list_edition, plan.list_date) if part)
    number = filled(words.sheet_of, sheet=page.number, sheets=foot.sheets).text
    fields = (
        (words.reference.text, plan.reference, FOOT_VALUE.bold),
        (words.form_and_edition.text, foot.form, FOOT_VALUE),
        (words.list_edition.text, edition, FOOT_VALUE),
        (words.sheet.text, number, FOOT_VALUE.bold),
    )
    x = WHOLE.x
    for column, (label, value, style) in zip(_COLUMNS, fields, strict=True):
        x = max(x, column_x(column))
        page.text(x, _FOOT_TOP + 6.8, label, FOOT_LABEL, room=end - x)
        page.text(x, _FOOT_TOP + 15.4, value, style, room=end - x)
        x += max(width(label, FOOT_LABEL), width(value, style)) + _GAP
    x = WHOLE.x
    if plan.draft or plan.checksum:  # a record printed alone belongs to no packet
        checksum = words.no_checksum.text if plan.draft else grouped_checksum(plan.checksum)
        x = _pair(page, x, (words.checksum.text, checksum, FOOT_VALUE.bold), end) + _GAP
    printed = ", ".join(part for part in (plan.printed_at, plan.place, plan.user) if part)
    if _fits(printed, words.printed.text, end - column_x(_COLUMNS[2])):
        x = max(x, column_x(_COLUMNS[2]))
    _pair(page, x, (words.printed.text, printed, FOOT_VALUE), end)
    sentence = ". ".join(part.rstrip(".") for part in (foot.sentence, plan.list_remark) if part)
    page.text(WHOLE.x, _FOOT_TOP + 33.4, f"{sentence}." if sentence else "", FOOT_LABEL, room=end - WHOLE.x)
    if has_mark:
        _draw_mark(page, mark_text(plan.checksum, page.number, foot.sheets))
    page.across(_PUNCH_FROM, _PUNCH_TO, SHEET_HEIGHT / 2, 0.5)


def _fits(value: str, label: str, room: float) -> bool:
    return width(label, FOOT_LABEL) + 3 + width(value, FOOT_VALUE) <= room


def _pair(page: Page, x: float, pair: tuple[str, str, TextStyle], end: float) -> float:
    """Label and value on the foot's third line; returns where they end."""
    label, value, style = pair
    x += page.text(x, _FOOT_TOP + 24.6, label, FOOT_LABEL, room=end - x) + 3
    return x + page.text(x, _FOOT_TOP + 24.6, value, style, room=end - x)


def _draw_mark(page: Page, text: str) -> None:
    size = _MARK_MODULES * MODULE
    page.symbol(RIGHT_EDGE - size, _FOOT_TOP + 7, size, page_mark(text))
    assert QUIET_MODULES * MODULE < 7


# ------------------------------------------------------------------------------------------------ drafts


def draw_draft(page: Page, plan: PacketPlan) -> None:
    """Hollow letters under all text and one bold line up the punch margin."""
    words = plan.words
    page.underneath(HollowWord(words.draft_word.text, DRAFT_LETTERS))
    line = filled(words.draft_margin, printed=plan.printed_at).text
    page.upright_text(WHOLE.x - 26, BOTTOM, line, FOOT_VALUE.bold, room=BOTTOM - 3 * ROW)


def open_points_lines(plan: PacketPlan, room: float) -> tuple[str, ...]:
    """The open points of a draft in a few bold lines; none for a packet that may be filed."""
    if plan.draft is None or not plan.draft.listed:
        return ()
    return wrapped(f"{plan.words.draft_open.text}: {'; '.join(plan.draft.listed)}.", OPEN_POINTS, room)


def open_points_pieces(plan: PacketPlan) -> list[Piece]:
    """The same as a piece of the sheet, where no table has room for them beside its totals."""
    lines = open_points_lines(plan, WHOLE.width - 2 * INSET)

    def draw(page: Page, down: float) -> None:
        for row, line in enumerate(lines):
            page.text(WHOLE.x + INSET, down + 9 + row * ROW, line, OPEN_POINTS, room=WHOLE.width - 2 * INSET)

    return [Piece(height=len(lines) * ROW, draw=draw)] if lines else []
