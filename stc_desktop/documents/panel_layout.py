"""Panels that hold an answer in large words, the packet's checksum, and time lines."""

import itertools
from dataclasses import dataclass

from stc_desktop.documents.blocks import Align, ChecksumPanel, Panel, PanelRow, TimeLine
from stc_desktop.documents.boxes import Label
from stc_desktop.documents.flow import Piece
from stc_desktop.documents.grid import COLUMN, INSET, ROW, WHOLE, Area, Strip, in_half_rows, in_rows
from stc_desktop.documents.label_layout import draw_label_line
from stc_desktop.documents.line_breaking import wrapped
from stc_desktop.documents.page import Page
from stc_desktop.documents.setting import Setting
from stc_desktop.documents.shaped_text import width
from stc_desktop.documents.styles import (
    ANSWER,
    BOX_RULE,
    CELL,
    CHECKSUM,
    FRAME_VERDICT,
    LABEL,
    PANEL_REMARK,
    REMARK,
    VERDICT_LOWER,
    TextStyle,
)
from stc_desktop.documents.table_layout import hatch

_VERDICT_SIZES = (18.0, 16.0, 14.0, 13.0)
_VERDICT_INSET = 7.0


@dataclass(frozen=True, slots=True)
class _PanelLine:
    text: str
    style: TextStyle
    leading: float


def panel_piece(row: PanelRow, *, strip: Strip = WHOLE) -> Piece:
    """Panels side by side, as high as the highest."""
    contents = [_panel_lines(panel) for panel in row.panels]
    height = in_rows(max(_height(panel, lines) for panel, lines in zip(row.panels, contents, strict=True)))

    def draw(page: Page, down: float) -> None:
        x = strip.x
        for panel, lines in zip(row.panels, contents, strict=True):
            _draw_panel(page, Area(x, down, panel.columns * COLUMN, height), panel, lines)
            x += panel.columns * COLUMN

    return Piece(height=height, draw=draw)


def _inset(panel: Panel) -> float:
    return _VERDICT_INSET if panel.is_verdict else INSET


def _height(panel: Panel, lines: list[_PanelLine]) -> float:
    return (ROW if panel.label else 6) + sum(line.leading for line in lines) + (5 if panel.is_verdict else 0)


def _panel_lines(panel: Panel) -> list[_PanelLine]:
    room = panel.columns * COLUMN - 2 * _inset(panel)
    title = _verdict_style(panel.title, room) if panel.is_verdict else CELL.bold
    body = CELL
    lines = [_PanelLine(line, title, title.leading) for line in wrapped(panel.title, title, room)]
    lines += [_PanelLine(line, body, body.leading) for line in wrapped(panel.local_title, body, room)]
    for text in panel.paragraphs:
        lines += [_PanelLine(line, body, body.leading) for line in wrapped(text, body, room)]
    for texts, style in ((panel.remarks, PANEL_REMARK), (panel.closing, PANEL_REMARK.bold)):
        for text in texts:
            lines += [_PanelLine(line, style, style.leading) for line in wrapped(text, style, room)]
    return lines


def _verdict_style(title: str, room: float) -> TextStyle:
    """The largest of the sizes for a verdict in which it takes one line; a longer one is broken, never made smaller still."""
    for size in _VERDICT_SIZES:
        style = TextStyle(size=size, leading=size * 1.25, is_bold=True)
        if width(title, style) <= room:
            return style
    return TextStyle(size=_VERDICT_SIZES[-1], leading=_VERDICT_SIZES[-1] * 1.25, is_bold=True)


def _draw_panel(page: Page, area: Area, panel: Panel, lines: list[_PanelLine]) -> None:
    page.rectangle(area, weight=FRAME_VERDICT if panel.is_verdict else BOX_RULE)
    x, room = area.x + _inset(panel), area.width - 2 * _inset(panel)
    down = area.down + 3
    if panel.label:
        if panel.is_verdict:
            _draw_two_labels(page, Area(x, area.down, room, ROW), panel.label)
        else:
            draw_label_line(page, x, area.down + 8.6, panel.label, LABEL, room=room)
        down = area.down + ROW
    for line in lines:
        down += line.leading
        page.text(x, down - line.leading * 0.22, line.text, line.style, room=room)


def _draw_two_labels(page: Page, area: Area, label: Label) -> None:
    taken = page.text(area.x, area.down + 8.6, label.text, LABEL, room=area.width)
    page.text(area.x + taken, area.down + 8.6, label.local, LABEL, room=area.width - taken, align=Align.RIGHT)


def checksum_piece(panel: ChecksumPanel, setting: Setting) -> Piece:
    """The checksum in groups of four, with what is in the packet at its right."""
    words = setting.words
    value = words.no_checksum.text if setting.plan.draft else grouped_checksum(setting.plan.checksum)
    room = WHOLE.width - 2 * _VERDICT_INSET - 26 * COLUMN
    style = CHECKSUM if width(value, CHECKSUM) <= room else VERDICT_LOWER  # the words of a draft, in a long language
    values = wrapped(value, style, room)
    lines = [line for text in panel.contents for line in wrapped(text, ANSWER.bold, 26 * COLUMN)]
    height = in_rows(max(4 * ROW, len(lines) * ROW + 2 * ROW, len(values) * style.leading + 1.5 * ROW))

    def draw(page: Page, down: float) -> None:
        area = WHOLE.area(down, height)
        page.rectangle(area, weight=FRAME_VERDICT)
        inner = Area(area.x + _VERDICT_INSET, down, area.width - 2 * _VERDICT_INSET, height)
        _draw_two_labels(page, inner, words.checksum_label)
        for row, line in enumerate(reversed(values)):
            page.text(inner.x, area.bottom - 10.5 - row * style.leading, line, style, room=room)
        for row, line in enumerate(reversed(lines)):
            at = area.bottom - 6.5 - row * ROW
            page.text(inner.right - 26 * COLUMN, at, line, ANSWER.bold, room=26 * COLUMN, align=Align.RIGHT)

    return Piece(height=height, draw=draw)


def grouped_checksum(checksum: str) -> str:
    return " ".join(checksum[start : start + 4] for start in range(0, len(checksum), 4))


# ------------------------------------------------------------------------------------------------ time lines


def time_line_piece(block: TimeLine, *, strip: Strip = WHOLE) -> Piece:
    """Days along a line, apart by their distance but never so close that their words touch."""
    places = _places(block, strip)
    room = _room(places, strip)
    dates = [wrapped(point.date, CELL.bold, room) for point in block.points]
    lines = [wrapped(point.text, REMARK, room) for point in block.points]
    above = max((len(some) for some in dates), default=1) * ROW + ROW
    height = in_half_rows(above + ROW + max((len(some) for some in lines), default=0) * REMARK.leading)

    def draw(page: Page, down: float) -> None:
        line = down + above
        page.across(places[0], places[-1], line, 1.0)
        for number, point in enumerate(block.points):
            _draw_stretch(page, Area(places[number], line - 2.5, 0, 5), places[number + 1 :], is_waiting=point.is_waiting)
            page.line(places[number], line - 4.5, places[number], line + 4.5, 1.0)
            start = places[number] - room / 2
            for row, words in enumerate(dates[number]):
                page.text(start, line - 8 - (len(dates[number]) - 1 - row) * ROW, words, CELL.bold, room=room, align=Align.CENTRE)
            for row, words in enumerate(lines[number]):
                page.text(start, line + 12.5 + row * REMARK.leading, words, REMARK, room=room, align=Align.CENTRE)

    return Piece(height=height, draw=draw)


def _places(block: TimeLine, strip: Strip) -> list[float]:
    """A third by the calendar, the rest evenly: near days stay apart, far ones stay far."""
    count = len(block.points)
    inset = strip.width / (2 * max(count, 1))
    days = [point.days_from_start for point in block.points]
    span = (days[-1] - days[0]) or 1 if days else 1
    shares = [0.3 * (day - days[0]) / span + 0.7 * number / max(count - 1, 1) for number, day in enumerate(days)]
    return [strip.x + inset + share * (strip.width - 2 * inset) for share in shares]


def _room(places: list[float], strip: Strip) -> float:
    gaps = [after - before for before, after in itertools.pairwise(places)]
    return min([strip.width / max(len(places), 1), *gaps]) - INSET


def _draw_stretch(page: Page, area: Area, after: list[float], *, is_waiting: bool) -> None:
    if is_waiting and after:
        stretch = Area(area.x, area.down, after[0] - area.x, area.height)
        page.rectangle(stretch, weight=BOX_RULE, grey=1)
        hatch(page, stretch)
