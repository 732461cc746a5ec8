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
from stc_desktop.documents.flow import Piece
from stc_desktop.documents.grid import COLUMN, INSET, ROW, WHOLE, Area, Strip
from stc_desktop.documents.line_breaking import Fitted, fit, wrapped
from stc_desktop.documents.page import CHECK_GAP, CHECK_SIZE, DrawnBox, Page
from stc_desktop.documents.setting import Overflow, Setting, filled
from stc_desktop.documents.shaped_text import width
from stc_desktop.documents.styles import (
    ANSWER,
    ANSWER_BOLD,
    BOX_NUMBER,
    BOX_RULE,
    LABEL,
    LABEL_BOLD,
    LOCAL_AFTER,
    REMARK,
    SIGNATURE_RULE,
    TextStyle,
)

LABEL_BASELINE = 8.2
ANSWER_BASELINE = 9.0
SIGNATURE_WIDTH, SIGNATURE_HEIGHT = 177.0, 64.0
STAMP_SIZE = 113.4
_NUMBER_GAP = 3.2
_BETWEEN_CHECKS = 16.0
_CHECK_INDENT = 9.0
_NO_FROM_RIGHT = 4.5 * COLUMN
_YES_FROM_RIGHT = 8.5 * COLUMN
_DOT = " · "


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
    extra = (len(_label_lines(cell, room)) - 1) * ROW
    needed = ROW + _least_height(cell, room, setting)
    return max(cell.rows * ROW, needed) + extra


def _least_height(box: Box, room: float, setting: Setting) -> float:
    """Height under the label that content which cannot go to the annex must have."""
    match box.content:
        case Checks() as checks:
            return _checks_rows(checks, room) * ROW
        case YesNo() as questions:
            return sum(len(_question_lines(one.label, room)) for one in questions.questions) * ROW
        case ByHand(hint=Label() as hint):
            return len(_hint_lines(hint, room)) * REMARK.leading + ROW
        case SignatureFrame(hint=hint):
            return SIGNATURE_HEIGHT + ROW + (len(_hint_lines(hint, room)) * REMARK.leading + ROW / 2 if hint else 0)
        case StampArea():
            return STAMP_SIZE + 4
        case _:
            return ROW if box.rows > 1 else 0


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
            _draw_questions(page, shape, questions, setting)
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
    label_lines: tuple[str, ...]


def _label_lines(box: Box, room: float) -> tuple[str, ...]:
    """The label in one line, or in as many as both languages need; never without the second language."""
    room -= width(box.number, BOX_NUMBER) + _NUMBER_GAP if box.number else 0
    if isinstance(box.content, YesNo):
        room -= _YES_FROM_RIGHT + CHECK_SIZE
    both = _DOT.join(part for part in (box.label.text, box.label.local) if part)
    if width(both, LABEL) <= room:
        return (both,)
    return (*wrapped(box.label.text, LABEL, room), *wrapped(box.label.local, LABEL, room)) or ("",)


def _draw_label(page: Page, shape: _BoxShape) -> float:
    """Number and label; returns where the first line ends."""
    x, end = shape.area.text_x, shape.area.text_x
    if shape.box.number:
        x += page.text(x, shape.area.down + LABEL_BASELINE, shape.box.number, BOX_NUMBER, room=shape.area.text_room) + _NUMBER_GAP
    for row, line in enumerate(shape.label_lines):
        taken = page.text(x, shape.area.down + row * ROW + LABEL_BASELINE, line, LABEL, room=shape.area.right - INSET - x)
        end = x + taken if row == 0 else end
    return end


def _draw_answer(page: Page, shape: _BoxShape, setting: Setting) -> None:
    content = shape.box.content
    paragraphs, style = _paragraphs(content, setting)
    rows = int((shape.inner.height + 0.01) // ROW)
    is_name = isinstance(content, Party)
    suffix = f" … ({setting.next_part()})"
    fitted = fit(paragraphs, style, shape.area.text_room, rows, is_name=is_name, suffix=suffix)
    end = _draw_label(page, shape)
    if fitted.cut_at is not None:
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


# ------------------------------------------------------------------------------------------------ squares


def _option_size(checks: Checks, index: int) -> tuple[float, str]:
    option = checks.options[index]
    words = width(option.label.text, ANSWER)
    local = f"{_DOT}{option.label.local}" if option.label.local and not checks.local_under else ""
    return CHECK_SIZE + CHECK_GAP + words + width(local, LOCAL_AFTER), local


def _checks_rows(checks: Checks, room: float) -> int:
    if checks.local_under:
        return max((_shared_rows(checks, room, index) for index in range(len(checks.options))), default=1)
    return len(_checks_by_row(checks, room))


def _checks_by_row(checks: Checks, room: float) -> list[list[int]]:
    rows: list[list[int]] = [[]]
    taken = _CHECK_INDENT
    for index in range(len(checks.options)):
        size, _ = _option_size(checks, index)
        if rows[-1] and taken + size > room:
            rows.append([])
            taken = _CHECK_INDENT
        rows[-1].append(index)
        taken += size + _BETWEEN_CHECKS
    return rows


def draw_checks(page: Page, area: Area, checks: Checks) -> None:
    if checks.local_under:
        _draw_shared_checks(page, area, checks)
        return
    for row, indexes in enumerate(_checks_by_row(checks, area.text_room)):
        x, baseline = area.text_x + _CHECK_INDENT, area.down + row * ROW + ANSWER_BASELINE
        for index in indexes:
            option = checks.options[index]
            size, local = _option_size(checks, index)
            page.check(x, baseline, is_crossed=bool(option.is_crossed))
            start = x + CHECK_SIZE + CHECK_GAP
            room = area.right - INSET - start
            start += page.text(start, baseline, option.label.text, ANSWER, room=room)
            page.text(start, baseline, local, LOCAL_AFTER, room=area.right - INSET - start)
            x += size + _BETWEEN_CHECKS


def _shared_lines(checks: Checks, room: float, index: int) -> tuple[tuple[str, ...], tuple[str, ...], TextStyle]:
    """Words and second language of an option that has an even share of the width."""
    option = checks.options[index]
    share = room / len(checks.options) - CHECK_SIZE - CHECK_GAP - 2 * INSET
    style = ANSWER.bold if option.is_crossed else ANSWER
    return wrapped(option.label.text, style, share), wrapped(option.label.local, ANSWER, share), style


def _shared_rows(checks: Checks, room: float, index: int) -> int:
    main, local, _ = _shared_lines(checks, room, index)
    return len(main) + len(local)


def _draw_shared_checks(page: Page, area: Area, checks: Checks) -> None:
    share = area.text_room / len(checks.options)
    for index, option in enumerate(checks.options):
        main, local, style = _shared_lines(checks, area.text_room, index)
        x = area.text_x + index * share
        page.check(x + 1, area.down + ANSWER_BASELINE + (ROW / 2 if local else 0), is_crossed=bool(option.is_crossed))
        start = x + CHECK_SIZE + CHECK_GAP + 1
        for row, line in enumerate((*main, *local)):
            line_style = style if row < len(main) else ANSWER
            page.text(start, area.down + row * ROW + ANSWER_BASELINE, line, line_style, room=x + share - start)


def _question_lines(label: Label, room: float) -> tuple[tuple[str, bool], ...]:
    """Lines of a question, True for those in the second language."""
    room -= _YES_FROM_RIGHT + CHECK_SIZE + _CHECK_INDENT + 3 * INSET
    main = wrapped(label.text, ANSWER, room)
    return (*((line, False) for line in main), *((line, True) for line in wrapped(label.local, LOCAL_AFTER, room)))


def _draw_questions(page: Page, shape: _BoxShape, questions: YesNo, setting: Setting) -> None:
    right = shape.area.right
    places = ((right - _YES_FROM_RIGHT, setting.words.yes, True), (right - _NO_FROM_RIGHT, setting.words.no, False))
    for x, label, _ in places:
        middle = Area(x - 2 * COLUMN, shape.area.down, 4 * COLUMN, ROW)
        page.text(middle.x, shape.area.down + LABEL_BASELINE, label.text, LABEL, room=middle.width, align=Align.CENTRE)
    down = shape.inner.down
    for question in questions.questions:
        x = shape.area.text_x + _CHECK_INDENT
        page.text(x, down + ANSWER_BASELINE, question.letter, ANSWER, room=2 * INSET)
        lines = _question_lines(question.label, shape.area.text_room)
        for row, (line, is_local) in enumerate(lines):
            style = LOCAL_AFTER if is_local else ANSWER
            start = x + 2.5 * INSET
            page.text(start, down + row * ROW + ANSWER_BASELINE, line, style, room=right - _YES_FROM_RIGHT - CHECK_SIZE - start)
        for x, _, answer in places:
            page.check(x - CHECK_SIZE / 2, down + ANSWER_BASELINE, is_crossed=question.answer is answer)
        down += len(lines) * ROW


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
