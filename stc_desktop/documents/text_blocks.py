"""Blocks of running words: section bars, declarations, clauses in two languages, paragraphs, steps, lists to tick, panels."""

from dataclasses import replace

from stc_desktop.documents.blocks import (
    Align,
    CheckList,
    Clause,
    ClausesSideBySide,
    Declaration,
    KeyValues,
    Paragraphs,
    Remark,
    SectionBar,
    Steps,
)
from stc_desktop.documents.boxes import Label
from stc_desktop.documents.flow import Piece
from stc_desktop.documents.fonts import Script
from stc_desktop.documents.grid import COLUMN, INSET, ROW, WHOLE, Area, Strip, in_half_rows, in_quarter_rows, in_rows
from stc_desktop.documents.label_layout import draw_label_line, draw_local, label_lines, local_width
from stc_desktop.documents.line_breaking import wrapped
from stc_desktop.documents.page import CHECK_SIZE, Page
from stc_desktop.documents.shaped_text import runs, width
from stc_desktop.documents.styles import (
    BOX_NUMBER,
    BOX_RULE,
    CELL,
    DECLARED,
    LABEL,
    LOCAL_AFTER,
    REMARK,
    SECTION,
    SECTION_LOCAL,
    SECTION_RULE,
    STATEMENT,
    TABLE_RULE,
    TextStyle,
)

_BASELINE = 9.0
_LABEL_BASELINE = 8.2
_MOST_LINES = 36
_LETTER_ROOM = 12.2
_TITLE_GAP = 4.6
_RUNNING_LEADING = {Script.THAI: 13.0, Script.LAO: 13.0, Script.KHMER: 14.2, Script.BURMESE: 14.5}


def leading_of(text: str, style: TextStyle) -> float:
    """Running text of scripts that stack needs wider leading."""
    return max([style.leading, *(_RUNNING_LEADING.get(run.script, 0.0) for run in runs(text))])


def baseline_in(leading: float, style: TextStyle) -> float:
    """Where the baseline lies in a line: what a script needs beyond the style's own leading is shared between above and below."""
    return (leading + style.leading) / 2 - 3


# ------------------------------------------------------------------------------------------------ section bars


def bar_piece(bar: SectionBar, *, is_framed: bool, strip: Strip = WHOLE, title: Label | None = None) -> Piece:
    """The bar of a section; `title` replaces its own on continuations. It stays with what follows."""
    words = title or bar.title
    lines = _bar_lines(words, strip.width - ROW - _TITLE_GAP - INSET)

    def draw(page: Page, down: float) -> None:
        _draw_bar(page, strip.area(down, ROW * len(lines)), bar.letter, lines)

    return Piece(height=ROW * len(lines), draw=draw, keeps_next=True, is_framed=is_framed)


def _bar_lines(title: Label, room: float) -> tuple[tuple[tuple[str, TextStyle], ...], ...]:
    """Lines of parts; the second language on the same line where both fit."""
    gap = 6.0 if title.local else 0.0
    if width(title.text, SECTION) + gap + width(title.local, SECTION_LOCAL) <= room:
        return (((title.text, SECTION), (title.local, SECTION_LOCAL)),)
    main = (((line, SECTION),) for line in wrapped(title.text, SECTION, room))
    return (*main, *(((line, SECTION_LOCAL),) for line in wrapped(title.local, SECTION_LOCAL, room)))


def _draw_bar(page: Page, area: Area, letter: str, lines: tuple[tuple[tuple[str, TextStyle], ...], ...]) -> None:
    page.across(area.x, area.right, area.down, SECTION_RULE)
    x = area.x
    if letter:
        square = max(ROW, width(letter, SECTION) + 2 * INSET)
        page.rectangle(Area(area.x, area.down, square, ROW), grey=0)
        page.white_text(area.x, area.down + _BASELINE, letter, SECTION, room=square, align=Align.CENTRE)
        x += square + _TITLE_GAP
    for row, parts in enumerate(lines):
        at = x
        for text, style in parts:
            at += page.text(at, area.down + row * ROW + _BASELINE, text, style, room=area.right - at) + 6


# ------------------------------------------------------------------------------------------------ declarations and clauses


def declaration_piece(declaration: Declaration, *, is_framed: bool, strip: Strip = WHOLE) -> Piece:
    """Lettered sentences under their label; the second language behind each, or on lines of its own."""
    label = label_lines(declaration.label, LABEL, strip.width - 2 * INSET - 4 * INSET) or (Label(""),)
    clauses = [_clause_lines(clause, strip.width - 2 * INSET - _LETTER_ROOM) for clause in declaration.clauses]
    height = (len(label) + sum(len(lines) for lines in clauses)) * ROW

    def draw(page: Page, down: float) -> None:
        area = strip.area(down, height)
        page.rectangle(area, weight=BOX_RULE)
        taken = page.text(area.text_x, down + _LABEL_BASELINE, declaration.number, BOX_NUMBER, room=area.text_room)
        start = area.text_x + (taken + 3.2 if declaration.number else 0)
        for row, line in enumerate(label):
            draw_label_line(page, start, down + row * ROW + _LABEL_BASELINE, line, LABEL, room=area.right - INSET - start)
        at = down + len(label) * ROW
        for clause, lines in zip(declaration.clauses, clauses, strict=True):
            page.text(area.text_x, at + _BASELINE, clause.letter, DECLARED.bold, room=_LETTER_ROOM)
            _draw_clause(page, Area(area.text_x + _LETTER_ROOM, at, area.text_room - _LETTER_ROOM, ROW), lines)
            at += len(lines) * ROW

    return Piece(height=height, draw=draw, is_framed=is_framed)


def _clause_lines(clause: Clause, room: float) -> tuple[Label, ...]:
    """Lines of main words, with the second language behind the last one or on lines of its own."""
    main = [Label(line) for line in wrapped(clause.text, DECLARED, room)]
    if not clause.local:
        return tuple(main)
    if main and width(main[-1].text, DECLARED) + local_width(clause.local, LOCAL_AFTER) <= room:
        return (*main[:-1], Label(main[-1].text, clause.local))
    return (*main, *(Label("", line) for line in wrapped(clause.local, LOCAL_AFTER, room)))


def _draw_clause(page: Page, area: Area, lines: tuple[Label, ...]) -> None:
    for row, line in enumerate(lines):
        down = area.down + row * ROW + _BASELINE
        if not line.text:
            page.text(area.x, down, line.local, LOCAL_AFTER, room=area.width)
            continue
        taken = page.text(area.x, down, line.text, DECLARED, room=area.width)
        draw_local(page, area.x + taken, down, line.local, LOCAL_AFTER, room=area.width - taken)


def side_by_side_pieces(clauses: ClausesSideBySide, *, is_framed: bool, strip: Strip = WHOLE) -> list[Piece]:
    """A piece for each clause; both languages start at the same height."""
    return [_clause_piece(clause, is_framed, strip) for clause in clauses.clauses]


def _clause_piece(clause: Clause, is_framed: bool, strip: Strip) -> Piece:
    half = strip.width / 2
    sides = ((clause.letter, clause.text), (clause.local_letter or clause.letter, clause.local))
    lines = [wrapped(text, STATEMENT, half - 2 * INSET - _LETTER_ROOM) for _, text in sides]
    leadings = [leading_of(text, STATEMENT) for _, text in sides]
    height = in_quarter_rows(max(len(some) * leading for some, leading in zip(lines, leadings, strict=True)) + 6.4)

    def draw(page: Page, down: float) -> None:
        area = strip.area(down, height)
        for side, (letter, _) in enumerate(sides):
            part = Area(area.x + side * half, down, half, height)
            for row, line in enumerate(lines[side]):
                at = down + 11.5 + row * leadings[side]
                if row == 0:
                    page.text(part.text_x, at, letter, STATEMENT.bold, room=_LETTER_ROOM)
                page.text(part.text_x + _LETTER_ROOM, at, line, STATEMENT, room=part.text_room - _LETTER_ROOM)
        page.line(area.x + half, down, area.x + half, area.bottom, BOX_RULE)
        page.across(area.x, area.right, area.bottom, BOX_RULE)

    return Piece(height=height, draw=draw, is_framed=is_framed)


# ------------------------------------------------------------------------------------------------ paragraphs, remarks, steps


def paragraph_pieces(block: Paragraphs, *, strip: Strip = WHOLE) -> list[Piece]:
    """A piece for each line, so that long text runs over to the next sheet; the first two and the last two lines stay together."""
    pieces: list[Piece] = []
    for text in block.paragraphs:
        leading = leading_of(text, STATEMENT)
        lines = wrapped(text, STATEMENT, strip.width - 2 * INSET)
        for number, line in enumerate(lines):
            keeps = number in {0, len(lines) - 2} and number < len(lines) - 1
            pieces.append(_line_piece(line, STATEMENT, leading, strip, keeps_next=keeps))
    return [*pieces, *([_rounding(pieces)] if pieces else [])]


def _line_piece(line: str, style: TextStyle, leading: float, strip: Strip, *, keeps_next: bool = False) -> Piece:
    def draw(page: Page, down: float) -> None:
        page.text(strip.x + INSET, down + baseline_in(leading, style), line, style, room=strip.width - 2 * INSET)

    return Piece(height=leading, draw=draw, keeps_next=keeps_next)


def _rounding(pieces: list[Piece], least: float = 0.0) -> Piece:
    """White up to the next half row, so that what follows stands on the grid again."""
    total = sum(piece.height for piece in pieces)
    return Piece(height=in_half_rows(total + least) - total, draw=lambda _page, _down: None, is_gap=True)


def remark_pieces(remark: Remark, *, strip: Strip = WHOLE) -> list[Piece]:
    lines = wrapped(remark.text, REMARK, strip.width)
    pieces = [_remark_piece(line, strip, keeps_next=number == 0 and len(lines) > 1) for number, line in enumerate(lines)]
    return [*pieces, *([_rounding(pieces, 2.4)] if pieces else [])]


def _remark_piece(line: str, strip: Strip, *, keeps_next: bool) -> Piece:
    def draw(page: Page, down: float) -> None:
        page.text(strip.x, down + 8.6, line, REMARK, room=strip.width)

    return Piece(height=REMARK.leading, draw=draw, keeps_next=keeps_next)


def step_pieces(steps: Steps, *, strip: Strip = WHOLE) -> list[Piece]:
    return [_lead_piece(str(number), step, strip, strip.width) for number, step in enumerate(steps.steps, start=1)]


def _lead_piece(lead: str, text: str, strip: Strip, room: float) -> Piece:
    """A number in bold, and its sentence three columns to the right."""
    indent = 3.6 * COLUMN / 1.2
    lines = wrapped(text, CELL, room - indent - INSET)

    def draw(page: Page, down: float) -> None:
        page.text(strip.x + 5, down + _BASELINE, lead, CELL.bold, room=indent - 5)
        for row, line in enumerate(lines):
            page.text(strip.x + indent, down + row * ROW + _BASELINE, line, CELL, room=room - indent)

    return Piece(height=in_rows(max(len(lines), 1) * ROW), draw=draw)


def check_pieces(checks: CheckList, *, strip: Strip = WHOLE) -> list[Piece]:
    pieces: list[Piece] = []
    for check in checks.checks:
        words = replace(check.label, text=" · ".join(part for part in (check.label.text, check.label.local) if part)).text
        lines = wrapped(words, CELL, strip.width - 2.5 * COLUMN - INSET)
        pieces.append(_check_piece(lines, bool(check.is_crossed), strip))
    return pieces


def _check_piece(lines: tuple[str, ...], is_crossed: bool, strip: Strip) -> Piece:
    def draw(page: Page, down: float) -> None:
        page.check(strip.x + 5, down + _BASELINE, is_crossed=is_crossed)
        for row, line in enumerate(lines):
            start = strip.x + 2.5 * COLUMN
            page.text(start, down + row * ROW + _BASELINE, line, CELL, room=strip.width - 2.5 * COLUMN)

    assert CHECK_SIZE < 2.5 * COLUMN - 5
    return Piece(height=max(len(lines), 1) * ROW, draw=draw)


def key_value_pieces(block: KeyValues, *, strip: Strip = WHOLE) -> list[Piece]:
    indent = block.key_columns * COLUMN
    pieces: list[Piece] = []
    for key, value in block.rows:
        keys = wrapped(key, SECTION_LOCAL.bold, indent - 2 * INSET)
        values = wrapped(value, CELL, strip.width - indent - INSET)
        for start in range(0, max(len(values), 1), _MOST_LINES):  # only a very long value takes more than one
            pieces.append(_key_value_piece(keys if not start else (), values[start : start + _MOST_LINES], indent, strip))
    return pieces


def _key_value_piece(keys: tuple[str, ...], values: tuple[str, ...], indent: float, strip: Strip) -> Piece:
    style = SECTION_LOCAL.bold
    leading = max([ROW, *(leading_of(line, CELL) for line in values)])  # what is stacked must not reach the rule under it
    height = in_quarter_rows(max(len(keys) * ROW, len(values) * leading, ROW))

    def draw(page: Page, down: float) -> None:
        for row, line in enumerate(keys):
            page.text(strip.x + INSET, down + row * ROW + _BASELINE, line, style, room=indent - 2 * INSET)
        for row, line in enumerate(values):
            page.text(strip.x + indent, down + row * leading + _BASELINE, line, CELL, room=strip.width - indent)
        page.across(strip.x, strip.x + strip.width, down + height, TABLE_RULE)

    return Piece(height=height, draw=draw)
