"""Heads of sheets: title in two languages, state strip or draft strip, the agency's panel, boxes that identify the case."""

from dataclasses import replace

from stc_desktop.documents.blocks import Align
from stc_desktop.documents.box_layout import corner_ticks, draw_row, row_height
from stc_desktop.documents.boxes import Answer, Box, BoxRow, Content, Label, Party, Stack
from stc_desktop.documents.grid import COLUMN, COLUMNS, RIGHT_EDGE, ROW, TOP, WHOLE, Area, column_x, in_half_rows
from stc_desktop.documents.line_breaking import wrapped
from stc_desktop.documents.page import DrawnBox, Page
from stc_desktop.documents.plan import FormHead, FormState, LetterHead, RecordHead, Sheet, StatementHead
from stc_desktop.documents.setting import Setting, filled
from stc_desktop.documents.shaped_text import width
from stc_desktop.documents.styles import (
    ANSWER,
    ANSWER_BOLD,
    BOX_RULE,
    CELL_DETAIL,
    FRAME_VERDICT,
    LABEL,
    LABEL_BOLD,
    REMARK,
    SECTION_LOCAL,
    TITLE,
    TITLE_CONTINUED,
    TITLE_LOCAL,
    TITLE_LOCAL_SMALL,
    TITLE_RECORD,
    TITLE_SIZES,
    TITLE_STATEMENT_LOCAL,
    TextStyle,
)

_BESIDE_PANEL = 41
_PANEL = 23
_PANEL_ROWS = 7
_STRIP_COLUMNS = 32
_RECORD_RULE = 1.4
_PANEL_GREY = 0.9


def draw_head(page: Page, sheet: Sheet, setting: Setting) -> float:
    """The head of a document's first sheet; returns where its content starts."""
    match sheet.head:
        case FormHead() as head:
            return _draw_form_head(page, head, setting)
        case StatementHead() as head:
            return _draw_statement_head(page, head, setting)
        case RecordHead() as head:
            return draw_record_head(page, head, head.title, setting)
        case LetterHead() as head:
            return _draw_letter_head(page, head, setting)


def draw_continuation(page: Page, sheet: Sheet, setting: Setting) -> float:
    """The head of the sheets behind the first: short title, and the boxes that identify the case."""
    title = continued(sheet.head.title, setting)
    if isinstance(sheet.head, RecordHead):
        return draw_record_head(page, sheet.head, title, setting)
    return draw_short_head(page, title, identifying_boxes(sheet), setting)


def continued(title: Label, setting: Setting) -> Label:
    """The title as it stands where something goes on; a language without words for that keeps the bare title."""
    words = setting.words.continued
    main = title.text.removesuffix("?")  # "Do I need a licence, continued"
    return Label(words.text.format(title=main), words.local.format(title=title.local) if words.local and title.local else title.local)


def draw_short_head(page: Page, title: Label, boxes: tuple[Box, ...], setting: Setting) -> float:
    """Title in one size down and a row of boxes; used by continuations and the annex."""
    down = TOP
    down += _draw_lines(page, down, title.text, TITLE_CONTINUED, COLUMNS * COLUMN)
    down += _draw_lines(page, down, title.local, replace(SECTION_LOCAL, leading=9), COLUMNS * COLUMN)
    down = max(in_half_rows(down), TOP + 2 * ROW)
    if boxes:
        row = BoxRow(cells=boxes)
        height = row_height(row, setting)
        draw_row(page, WHOLE.area(down, height), row, setting)
        down += height
    return down + ROW


def identifying_boxes(sheet: Sheet) -> tuple[Box, ...]:
    """The boxes of a form that are repeated, sharing the width of the sheet."""
    rows = [BoxRow(cells=sheet.head.boxes)] if isinstance(sheet.head, FormHead) else []
    rows += sheet.head.boxes if isinstance(sheet.head, LetterHead) else ()
    rows += [block for block in sheet.blocks if isinstance(block, BoxRow)]
    return _sharing_the_width([box for row in rows for box in _boxes_of(row) if box.repeats])


def _boxes_of(row: BoxRow) -> list[Box]:
    boxes: list[Box] = []
    for cell in row.cells:
        boxes += [box for inner in cell.rows for box in _boxes_of(inner)] if isinstance(cell, Stack) else [cell]
    return boxes


def _sharing_the_width(boxes: list[Box]) -> tuple[Box, ...]:
    if not boxes:
        return ()
    fixed = sum(box.repeat_columns for box in boxes)
    free = [box for box in boxes if not box.repeat_columns]
    share = (COLUMNS - fixed) // len(free) if free else 0
    sized = [replace(box, columns=box.repeat_columns or share, rows=2, content=_excerpt(box.content)) for box in boxes]
    sized[-1] = replace(sized[-1], columns=sized[-1].columns + COLUMNS - sum(box.columns for box in sized))
    return tuple(sized)


def _excerpt(content: Content) -> Content:
    """The first line of an answer: enough to know whose sheet this is."""
    if isinstance(content, Party):
        return Answer(paragraphs=content.paragraphs[:1], is_excerpt=True)
    if isinstance(content, Answer):
        return replace(content, paragraphs=content.paragraphs[:1], is_excerpt=True)
    return content


def _draw_lines(page: Page, down: float, text: str, style: TextStyle, room: float) -> float:
    """Lines of a title from their top; returns the height they took."""
    lines = wrapped(text, style, room)
    for row, line in enumerate(lines):
        page.text(WHOLE.x, down + row * style.leading + style.size * 0.82, line, style, room=room)
    return len(lines) * style.leading


def _title_style(title: str, room: float) -> TextStyle:
    """The largest of the sizes for titles in which it takes one line; a longer one takes two."""
    for size in TITLE_SIZES:
        style = replace(TITLE, size=size, leading=size * 1.15)
        if width(title, style) <= room:
            return style
    return replace(TITLE, size=TITLE_SIZES[-1], leading=TITLE_SIZES[-1] * 1.15)


# ------------------------------------------------------------------------------------------------ forms and covers


def _draw_form_head(page: Page, head: FormHead, setting: Setting) -> float:
    columns = _BESIDE_PANEL if head.agency_fields else COLUMNS
    room = columns * COLUMN
    title = _title_style(head.title.text, room)
    lines = wrapped(head.title.text, title, room)
    for row, line in enumerate(lines):
        page.text(WHOLE.x, TOP + 17.5 + row * title.leading, line, title, room=room)
    down = TOP + 17.5 + (len(lines) - 1) * title.leading
    for line in wrapped(head.title.local, TITLE_LOCAL, room):
        down += 13.5
        page.text(WHOLE.x, down, line, TITLE_LOCAL, room=room)
    down = max(in_half_rows(down - TOP + 4) + TOP, TOP + 3 * ROW)
    if head.state or setting.plan.draft:
        down += draw_state_strip(page, Area(WHOLE.x, down, room, 2 * ROW), head.state, setting)
    if head.boxes:
        row = BoxRow(cells=head.boxes)
        height = row_height(row, setting)
        draw_row(page, Area(WHOLE.x, down, room, height), row, setting)
        down += height
    if head.agency_fields:
        height = max(down - TOP, _PANEL_ROWS * ROW)
        _draw_agency_panel(page, Area(RIGHT_EDGE - _PANEL * COLUMN, TOP, _PANEL * COLUMN, height), head, setting)
        down = TOP + height
    return down


def _draw_agency_panel(page: Page, area: Area, head: FormHead, setting: Setting) -> None:
    """Grey ground, white fields with a small label each; never filled by the program."""
    page.rectangle(area, weight=FRAME_VERDICT, grey=_PANEL_GREY)
    words = setting.words.for_the_agency
    taken = page.text(area.x + 4, area.down + LABEL.leading, words.text, LABEL_BOLD, room=area.width - 8)
    if taken + width(words.local, LABEL) + 4 <= area.width - 8:
        page.text(area.x + 4, area.down + LABEL.leading, words.local, LABEL, room=area.width - 8, align=Align.RIGHT)
    count = len(head.agency_fields)
    pitch = (area.height - ROW) / count
    for number, field in enumerate(head.agency_fields):
        white = Area(area.x + 4, area.down + ROW + number * pitch, area.width - 8, pitch - 2)
        page.rectangle(white, weight=BOX_RULE, grey=1)
        page.boxes.append(DrawnBox(f"agency {field.text}", white))
        label = " · ".join(part for part in (field.text, field.local) if part)
        for row, line in enumerate(wrapped(label, LABEL, white.width - 6)):
            page.text(white.x + 3, white.down + 7.5 + row * 8, line, LABEL, room=white.width - 6)


def draw_state_strip(page: Page, area: Area, state: FormState | None, setting: Setting) -> float:
    """What the form is, or in black that it is a draft; returns its height."""
    if setting.plan.draft:
        return _draw_draft_strip(page, area, setting)
    if state is None:
        return 0.0
    words = state.notice or setting.words.working_copy
    mark = filled(setting.words.form_state, mark=state.mark.value).text
    right_room = max(width(mark, REMARK), width(state.source.text, REMARK))
    inner = Area(area.x + 6, area.down, area.width - 12, area.height)
    left_room = inner.width - right_room - 8
    bold = replace(ANSWER_BOLD, size=8.8)
    main, local = wrapped(words.text, bold, left_room), wrapped(words.local, SECTION_LOCAL, left_room)
    height = max(area.height, in_half_rows((len(main) + len(local)) * 10.6 + 2.4))
    page.rectangle(Area(area.x, area.down, area.width, height), weight=FRAME_VERDICT)
    for row, line in enumerate((*main, *local)):
        style = bold if row < len(main) else SECTION_LOCAL
        page.text(inner.x, area.down + 9.6 + row * 10.6, line, style, room=left_room)
    for row, line in enumerate((mark, state.source.text)):
        page.text(inner.right - right_room, area.down + 9.6 + row * 10.6, line, REMARK, room=right_room, align=Align.RIGHT)
    return height


def _draw_draft_strip(page: Page, area: Area, setting: Setting) -> float:
    words, draft = setting.words, setting.plan.draft
    assert draft is not None
    points = filled(words.draft_points, count=draft.open_points).text
    second = wrapped("   ".join(part for part in (words.draft_strip.local, points) if part), SECTION_LOCAL, area.width - 12)
    height = max(area.height, in_half_rows(len(second) * 10.6 + 13))
    page.rectangle(Area(area.x, area.down, area.width, height), grey=0)
    page.white_text(area.x + 6, area.down + 9.8, words.draft_strip.text, ANSWER_BOLD, room=area.width - 12)
    for row, line in enumerate(second):
        page.white_text(area.x + 6, area.down + 20.2 + row * 10.6, line, SECTION_LOCAL, room=area.width - 12)
    return height


# ------------------------------------------------------------------------------------------------ statements


def _draw_statement_head(page: Page, head: StatementHead, setting: Setting) -> float:
    """Rows 3 to 8 stay free for the letterhead of whoever signs."""
    letterhead = WHOLE.area(TOP, 5 * ROW)
    corner_ticks(page, letterhead, BOX_RULE)
    lines = [*wrapped(head.letterhead.text, CELL_DETAIL, 50 * COLUMN), *wrapped(head.letterhead.local, CELL_DETAIL, 50 * COLUMN)]
    for row, line in enumerate(lines):
        page.text(WHOLE.x, TOP + 30 + row * 14.4, line, CELL_DETAIL, room=COLUMNS * COLUMN, align=Align.CENTRE)
    has_strip = head.state is not None or setting.plan.draft is not None
    room = (COLUMNS - _STRIP_COLUMNS - 1 if has_strip else COLUMNS) * COLUMN
    down = TOP + 5.5 * ROW
    down += _draw_lines(page, down, head.title.text, replace(TITLE_RECORD, leading=19), room)
    down += _draw_lines(page, down, head.title.local, TITLE_STATEMENT_LOCAL, room)
    strip = Area(column_x(COLUMNS - _STRIP_COLUMNS), TOP + 6 * ROW, _STRIP_COLUMNS * COLUMN, 2 * ROW)
    bottom = strip.down + draw_state_strip(page, strip, head.state, setting)
    return max(in_half_rows(max(down - 2, bottom) + 4), TOP + 9 * ROW)


# ------------------------------------------------------------------------------------------------ records


def draw_record_head(page: Page, head: RecordHead, title: Label, setting: Setting) -> float:
    belongs = head.belongs or Label("")
    right_room = 24 * COLUMN if belongs.text or belongs.local else 0.0
    right = [*((line, ANSWER.bold) for line in wrapped(belongs.text, ANSWER.bold, right_room))]
    right += [(line, CELL_DETAIL) for line in wrapped(belongs.local, CELL_DETAIL, right_room)]
    left_room = COLUMNS * COLUMN - right_room - 6
    down = TOP + _draw_lines(page, TOP, title.text, TITLE_RECORD, left_room)
    down += _draw_lines(page, down, title.local, replace(TITLE_LOCAL_SMALL, leading=11.5), left_room)
    for row, (line, style) in enumerate(right):
        page.text(RIGHT_EDGE - right_room, TOP + 9 + row * 11, line, style, room=right_room, align=Align.RIGHT)
    down = max(down, TOP + 11.5 + (len(right) - 1) * 11) + 1  # under the descenders of the words at the right
    page.across(WHOLE.x, RIGHT_EDGE, down, _RECORD_RULE)
    down = max(in_half_rows(down + 7), TOP + 3 * ROW)
    if head.state or setting.plan.draft:
        down += draw_state_strip(page, WHOLE.area(down, 2 * ROW), head.state, setting) + ROW
    return down


# ------------------------------------------------------------------------------------------------ letters


def _draw_letter_head(page: Page, head: LetterHead, setting: Setting) -> float:
    left_room = 34 * COLUMN
    for row, line in enumerate(head.sender):
        style = ANSWER.bold if row == 0 else CELL_DETAIL
        page.text(WHOLE.x, TOP + 8.5 + row * 11.2, line, style, room=left_room)
    strip = Area(column_x(36), TOP, 30 * COLUMN, 2 * ROW)
    draw_state_strip(page, strip, head.state, setting)
    down = TOP + 5 * ROW
    for row, line in enumerate(line for text in head.addressee for line in wrapped(text, ANSWER, left_room)):
        page.text(WHOLE.x, down + 9 + row * ROW, line, ANSWER, room=left_room)
    right = down
    for row in head.boxes:
        height = row_height(row, setting)
        draw_row(page, Area(column_x(36), right, 30 * COLUMN, height), row, setting)
        right += height
    down = max(right, down + len(head.addressee) * ROW) + 1.5 * ROW
    down += _draw_lines(page, down, head.title.text, TITLE_RECORD, COLUMNS * COLUMN)
    down += _draw_lines(page, down, head.title.local, ANSWER.bold, COLUMNS * COLUMN)
    return in_half_rows(down + 6)
