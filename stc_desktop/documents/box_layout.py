"""Boxes on the grid: labels in two languages, answers line by line, squares, frames to sign in."""

from dataclasses import dataclass

from stc_desktop.documents.blocks import Align
from stc_desktop.documents.boxes import (
    Answer,
    AnswerState,
    Box,
    BoxRow,
    ByHand,
    Checks,
    Label,
    Party,
    SignatureFrame,
    Stack,
    StampArea,
    YesNo,
)
from stc_desktop.documents.check_layout import checks_height, draw_checks, draw_questions, questions_height, room_for_answers
from stc_desktop.documents.flow import Piece
from stc_desktop.documents.grid import COLUMN, INSET, ROW, WHOLE, Area, Strip
from stc_desktop.documents.label_layout import draw_label_line, label_lines
from stc_desktop.documents.line_breaking import Fitted, fit, wrapped
from stc_desktop.documents.page import DrawnBox, Page
from stc_desktop.documents.setting import Overflow, Setting, filled
from stc_desktop.documents.shaped_text import width
from stc_desktop.documents.styles import (
    ANSWER,
    ANSWER_BOLD,
    BOX_NUMBER,
    BOX_RULE,
    LABEL,
    LABEL_BOLD,
    REMARK,
    SIGNATURE_RULE,
    TextStyle,
)

LABEL_BASELINE = 8.2
ANSWER_BASELINE = 9.0
SIGNATURE_WIDTH, SIGNATURE_HEIGHT = 177.0, 64.0
STAMP_SIZE = 113.4
_NUMBER_GAP = 3.2


def row_piece(row: BoxRow, setting: Setting, *, is_framed: bool, strip: Strip = WHOLE) -> Piece:
    """A row of boxes as one piece of the sheet."""
    height = row_height(row, setting)
    return Piece(height=height, draw=lambda page, down: draw_row(page, strip.area(down, height), row, setting), is_framed=is_framed)


def row_height(row: BoxRow, setting: Setting) -> float:
    return max(_cell_height(cell, setting) for cell in row.cells)


def draw_row(page: Page, area: Area, row: BoxRow, setting: Setting) -> None:
    x = area.x
    for cell in row.cells:
        part = Area(x, area.down, cell.columns * COLUMN, area.height)
        if isinstance(cell, Stack):
            _draw_stack(page, part, cell, setting)
        else:
            draw_box(page, part, cell, setting)
        x = part.right


def _draw_stack(page: Page, area: Area, stack: Stack, setting: Setting) -> None:
    down = area.down
    for position, row in enumerate(stack.rows):
        is_last = position == len(stack.rows) - 1
        height = area.bottom - down if is_last else row_height(row, setting)
        draw_row(page, Area(area.x, down, area.width, height), row, setting)
        down += height


def _cell_height(cell: Box | Stack, setting: Setting) -> float:
    if isinstance(cell, Stack):
        return sum(row_height(row, setting) for row in cell.rows)
    room = cell.columns * COLUMN - 2 * INSET
    labels = len(_label_lines(cell, room)) * ROW
    more = 0 if isinstance(cell.content, ByHand) else max(labels - ROW, 0)  # room to write by hand may give way
    return max(cell.rows * ROW + more, labels + _least_height(cell, room))


def _least_height(box: Box, room: float) -> float:
    """Height under the label that content which cannot go to the annex must have."""
    match box.content:
        case Checks() as checks:
            return checks_height(checks, room)
        case YesNo() as questions:
            return questions_height(questions, room)
        case ByHand(hint=Label() as hint):
            return len(_hint_lines(hint, room)) * REMARK.leading + ROW
        case SignatureFrame(hint=hint):
            return SIGNATURE_HEIGHT + ROW + (len(_hint_lines(hint, room)) * REMARK.leading + ROW / 2 if hint else 0)
        case StampArea():
            return STAMP_SIZE + 4
        case _:
            return ROW


# ------------------------------------------------------------------------------------------------ one box


def draw_box(page: Page, area: Area, box: Box, setting: Setting) -> None:
    page.rectangle(area, weight=BOX_RULE)
    page.boxes.append(DrawnBox(box.number or box.label.text, area))
    lines = _label_lines(box, area.text_room)
    inner = Area(area.x, area.down + len(lines) * ROW, area.width, area.height - len(lines) * ROW)
    shape = _BoxShape(box, area, inner, lines)
    match box.content:
        case Answer() | Party():
            _draw_answer(page, shape, setting)
        case Checks() as checks:
            _draw_label(page, shape)
            draw_checks(page, inner, checks)
        case YesNo() as questions:
            _draw_label(page, shape)
            draw_questions(page, area, inner, questions, setting.words)
        case ByHand(hint=hint):
            _draw_label(page, shape)
            if hint:
                _draw_hint(page, inner, hint, area.bottom - 4)
        case SignatureFrame(hint=hint):
            _draw_label(page, shape)
            _draw_signature(page, inner, hint)
            setting.signed_on = page.number
        case StampArea():
            _draw_label(page, shape)
            _draw_stamp(page, inner)


@dataclass(frozen=True, slots=True)
class _BoxShape:
    box: Box
    area: Area
    inner: Area  # under the label
    label_lines: tuple[Label, ...]


def _label_lines(box: Box, room: float) -> tuple[Label, ...]:
    """The label in one line, or in as many as both languages need; none for a box without label and number."""
    room -= width(box.number, BOX_NUMBER) + _NUMBER_GAP if box.number else 0
    if isinstance(box.content, YesNo):
        room -= room_for_answers()
    return label_lines(box.label, LABEL, room) or ((Label(""),) if box.number else ())


def _draw_label(page: Page, shape: _BoxShape) -> float:
    """Number and label; returns where the first line ends."""
    x, end = shape.area.text_x, shape.area.text_x
    if shape.box.number:
        x += page.text(x, shape.area.down + LABEL_BASELINE, shape.box.number, BOX_NUMBER, room=shape.area.text_room) + _NUMBER_GAP
    for row, line in enumerate(shape.label_lines):
        down = shape.area.down + row * ROW + LABEL_BASELINE
        taken = draw_label_line(page, x, down, line, LABEL, room=shape.area.right - INSET - x)
        end = x + taken if row == 0 else end
    return end


def _draw_answer(page: Page, shape: _BoxShape, setting: Setting) -> None:
    content = shape.box.content
    paragraphs, style = _paragraphs(content, setting)
    rows = int((shape.inner.height + 0.01) // ROW)
    is_name = isinstance(content, Party)
    is_excerpt = isinstance(content, Answer) and content.is_excerpt
    suffix = " …" if is_excerpt else f" … ({setting.next_part()})"
    fitted = fit(paragraphs, style, shape.area.text_room, rows, is_name=is_name, suffix=suffix)
    end = _draw_label(page, shape)
    if fitted.cut_at is not None and not is_excerpt:
        _announce(page, shape, end, setting)
        place = filled(setting.words.box_place, number=shape.box.number).text if shape.box.number else ""
        _claim(setting, page, Overflowing(place, shape.box.label, paragraphs), fitted)
    for row, line in enumerate(fitted.lines):
        page.text(shape.area.text_x, shape.inner.down + row * ROW + ANSWER_BASELINE, line, style, room=shape.area.text_room)


@dataclass(frozen=True, slots=True)
class Overflowing:
    """What an answer is called that goes on in the annex."""

    place: str
    title: Label
    paragraphs: tuple[str, ...]


def claim_overflow(setting: Setting, page: Page, what: Overflowing, fitted: Fitted) -> None:
    """Book the next part of the annex for an answer that was cut."""
    _claim(setting, page, what, fitted)


def _claim(setting: Setting, page: Page, what: Overflowing, fitted: Fitted) -> None:
    if fitted.cut_at is None:
        return
    setting.claim(
        Overflow(
            part=setting.next_part(),
            place=what.place,
            title=what.title,
            paragraphs=what.paragraphs,
            cut_at=fitted.cut_at,
            sheet=page.number,
        )
    )


def _announce(page: Page, shape: _BoxShape, label_end: float, setting: Setting) -> None:
    """ "Goes on in annex A1" at the right of the label, where there is room for it; the suffix of the answer says it anyway."""
    words = filled(setting.words.goes_on, part=setting.next_part()).text
    if width(words, LABEL_BOLD) <= shape.area.right - INSET - label_end - 2 * INSET:
        room = shape.area.right - INSET - label_end
        page.text(label_end, shape.area.down + LABEL_BASELINE, words, LABEL_BOLD, room=room, align=Align.RIGHT)


def _paragraphs(content: object, setting: Setting) -> tuple[tuple[str, ...], TextStyle]:
    """The paragraphs of an answer and the style they are set in."""
    if isinstance(content, Party):
        return content.paragraphs or (setting.words.not_yet_answered.text,), ANSWER
    assert isinstance(content, Answer)
    style = ANSWER_BOLD if content.bold else ANSWER
    if content.state is AnswerState.NOT_APPLICABLE:
        return (setting.words.not_applicable.text,), ANSWER
    given = tuple(line for paragraph in content.paragraphs for line in paragraph.splitlines() if line.strip())
    if content.state is AnswerState.OPEN or not given:
        return (setting.words.not_yet_answered.text,), ANSWER
    return given, style


# -------------------------------------------------------------------------------------- signature and stamp


def _hint_lines(hint: Label, room: float) -> tuple[str, ...]:
    return (*wrapped(hint.text, REMARK, room), *wrapped(hint.local, REMARK, room))


def _draw_hint(page: Page, area: Area, hint: Label, bottom: float) -> None:
    lines = _hint_lines(hint, area.text_room)
    first = bottom - (len(lines) - 1) * REMARK.leading
    for row, line in enumerate(lines):
        page.text(area.text_x, first + row * REMARK.leading, line, REMARK, room=area.text_room)


def _draw_signature(page: Page, inner: Area, hint: Label | None) -> None:
    frame = Area(inner.x + (inner.width - SIGNATURE_WIDTH) / 2, inner.down, SIGNATURE_WIDTH, SIGNATURE_HEIGHT)
    page.rectangle(frame, weight=SIGNATURE_RULE)
    page.boxes.append(DrawnBox("signature frame", frame))
    if hint:
        _draw_hint(page, Area(frame.x - INSET, inner.down, inner.right - frame.x, inner.height), hint, inner.bottom - 10)


def _draw_stamp(page: Page, inner: Area) -> None:
    area = Area(inner.x + (inner.width - STAMP_SIZE) / 2, inner.down + (inner.height - STAMP_SIZE) / 2, STAMP_SIZE, STAMP_SIZE)
    page.boxes.append(DrawnBox("stamp area", area))
    corner_ticks(page, area, BOX_RULE)


def corner_ticks(page: Page, area: Area, weight: float) -> None:
    """Corners of an area that stays white."""
    tick = 7.0
    for x, inward in ((area.x, tick), (area.right, -tick)):
        for down, downward in ((area.down, tick), (area.bottom, -tick)):
            page.line(x, down, x + inward, down, weight)
            page.line(x, down, x, down + downward, weight)
