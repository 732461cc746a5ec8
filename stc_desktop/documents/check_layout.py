"""Squares to tick: a choice among a few side by side, and questions with one square for yes and one for no."""

from stc_desktop.documents.blocks import Align
from stc_desktop.documents.boxes import Checks, Label, YesNo
from stc_desktop.documents.grid import COLUMN, INSET, ROW, Area
from stc_desktop.documents.label_layout import draw_local, local_width
from stc_desktop.documents.line_breaking import wrapped
from stc_desktop.documents.page import CHECK_GAP, CHECK_SIZE, Page
from stc_desktop.documents.shaped_text import width
from stc_desktop.documents.styles import ANSWER, LABEL, LOCAL_AFTER, TextStyle
from stc_desktop.documents.words import PaperWords

_BASELINE = 9.0
_LABEL_BASELINE = 8.2
_BETWEEN = 14.0
_INDENT = 9.0
_NO_FROM_RIGHT = 4.5 * COLUMN
_YES_FROM_RIGHT = 8.5 * COLUMN
_SHARED_PAD = 3.0  # above and below words that stand in two languages under each other


def checks_height(checks: Checks, room: float) -> float:
    if checks.local_under:
        rows = max((sum(map(len, _shared_lines(checks, room, index)[:2])) for index in range(len(checks.options))), default=1)
        return rows * ROW + 2 * _SHARED_PAD
    return len(_rows(checks, room)) * ROW


def draw_checks(page: Page, area: Area, checks: Checks) -> None:
    if checks.local_under:
        _draw_shared(page, area, checks)
        return
    for row, indexes in enumerate(_rows(checks, area.text_room)):
        x, baseline = area.text_x + _INDENT, area.down + row * ROW + _BASELINE
        for index in indexes:
            option = checks.options[index]
            page.check(x, baseline, is_crossed=bool(option.is_crossed))
            start = x + CHECK_SIZE + CHECK_GAP
            start += page.text(start, baseline, option.label.text, ANSWER, room=area.right - INSET - start)
            draw_local(page, start, baseline, option.label.local, LOCAL_AFTER, room=area.right - INSET - start)
            x += _option_width(checks, index) + _BETWEEN


def _option_width(checks: Checks, index: int) -> float:
    label = checks.options[index].label
    return CHECK_SIZE + CHECK_GAP + width(label.text, ANSWER) + local_width(label.local, LOCAL_AFTER)


def _rows(checks: Checks, room: float) -> list[list[int]]:
    """Options by the row they stand in."""
    rows: list[list[int]] = [[]]
    taken = _INDENT
    for index in range(len(checks.options)):
        size = _option_width(checks, index)
        if rows[-1] and taken + size > room:
            rows.append([])
            taken = _INDENT
        rows[-1].append(index)
        taken += size + _BETWEEN
    return rows


def _shared_lines(checks: Checks, room: float, index: int) -> tuple[tuple[str, ...], tuple[str, ...], TextStyle]:
    """Words and second language of an option that has an even share of the width."""
    option = checks.options[index]
    share = room / len(checks.options) - CHECK_SIZE - CHECK_GAP - 2 * INSET
    style = ANSWER.bold if option.is_crossed else ANSWER
    return wrapped(option.label.text, style, share), wrapped(option.label.local, ANSWER, share), style


def _draw_shared(page: Page, area: Area, checks: Checks) -> None:
    share = area.text_room / len(checks.options)
    for index, option in enumerate(checks.options):
        main, local, style = _shared_lines(checks, area.text_room, index)
        x, top = area.text_x + index * share, area.down + _SHARED_PAD
        page.check(x + 1, top + _BASELINE + (ROW / 2 if local else 0), is_crossed=bool(option.is_crossed))
        start = x + CHECK_SIZE + CHECK_GAP + 1
        for row, line in enumerate((*main, *local)):
            page.text(start, top + row * ROW + _BASELINE, line, style if row < len(main) else ANSWER, room=x + share - start)


# ------------------------------------------------------------------------------------------------ yes or no


def room_for_answers() -> float:
    """Width that the two squares of a question take at the right of its box."""
    return _YES_FROM_RIGHT + CHECK_SIZE


def questions_height(questions: YesNo, room: float) -> float:
    return sum(len(_question_lines(question.label, room)) for question in questions.questions) * ROW


def _question_lines(label: Label, room: float) -> tuple[tuple[str, bool], ...]:
    """Lines of a question, True for those in the second language."""
    room -= room_for_answers() + _INDENT + 3 * INSET
    main = wrapped(label.text, ANSWER, room)
    return (*((line, False) for line in main), *((line, True) for line in wrapped(label.local, LOCAL_AFTER, room)))


def draw_questions(page: Page, area: Area, inner: Area, questions: YesNo, words: PaperWords) -> None:
    """The questions under each other; "yes" and "no" stand over their squares in the label's row."""
    places = ((area.right - _YES_FROM_RIGHT, words.yes, True), (area.right - _NO_FROM_RIGHT, words.no, False))
    for x, label, _ in places:
        page.text(x - 2 * COLUMN, inner.down - ROW + _LABEL_BASELINE, label.text, LABEL, room=4 * COLUMN, align=Align.CENTRE)
    down = inner.down
    for question in questions.questions:
        x = area.text_x + _INDENT
        page.text(x, down + _BASELINE, question.letter, ANSWER, room=2.5 * INSET)
        start = x + 2.6 * INSET
        lines = _question_lines(question.label, area.text_room)
        for row, (line, is_local) in enumerate(lines):
            style = LOCAL_AFTER if is_local else ANSWER
            page.text(start, down + row * ROW + _BASELINE, line, style, room=area.right - room_for_answers() - start)
        for x, _, answer in places:
            page.check(x - CHECK_SIZE / 2, down + _BASELINE, is_crossed=question.answer is answer)
        down += len(lines) * ROW
