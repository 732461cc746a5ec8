"""Sheets that were laid out as values, written as one PDF; the only place that draws on a canvas."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from stc_desktop.documents import shaped_text
from stc_desktop.documents.fonts import Script, typeface
from stc_desktop.documents.grid import SHEET_HEIGHT, SHEET_WIDTH
from stc_desktop.documents.page import Dot, HollowWord, Mark, Page, PlacedSymbol, Polygon, Rectangle, Stroke
from stc_desktop.documents.pdf_canvas import fill_polygon, name_sheet, new_canvas
from stc_desktop.documents.shaped_text import PlacedText

_DRAFT_GREY = 0.55
_DRAFT_ANGLE = 55


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWords:
    """Title, author and language of the file, and the name of each document by its first sheet (for the outline)."""

    title: str
    author: str
    language: str
    outline: tuple[tuple[int, str], ...]


def write_pdf(pages: Sequence[Page], words: FileWords) -> bytes:
    """The file. The same sheets give the same bytes; the real time of printing stands in the foot."""
    out = io.BytesIO()
    face = typeface(Script.LATIN, is_bold=False)
    canvas = new_canvas(out, (SHEET_WIDTH, SHEET_HEIGHT), font=face.name, language=words.language)
    canvas.setTitle(words.title)
    canvas.setAuthor(words.author)
    shaped_text.prepare(canvas, (mark for page in pages for mark in page.marks if isinstance(mark, PlacedText)))
    outline = dict(words.outline)
    for page in pages:
        if page.number in outline:
            name_sheet(canvas, f"sheet-{page.number}", outline[page.number])
        for mark in page.marks:
            _draw(canvas, mark)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, mark: Mark) -> None:
    match mark:
        case PlacedText():
            shaped_text.draw(canvas, mark)
        case Stroke():
            canvas.setLineWidth(mark.weight)
            canvas.line(mark.x1, mark.y1, mark.x2, mark.y2)
        case Rectangle():
            _draw_rectangle(canvas, mark)
        case Polygon():
            fill_polygon(canvas, mark.points)
        case Dot():
            canvas.circle(mark.x, mark.y, mark.radius, stroke=0, fill=1)
        case PlacedSymbol():
            canvas.saveState()
            canvas.translate(mark.x, mark.y)
            canvas.scale(mark.size / mark.art.modules, mark.size / mark.art.modules)
            canvas.addLiteral(mark.art.operators)
            canvas.restoreState()
        case HollowWord():
            _draw_hollow(canvas, mark)


def _draw_rectangle(canvas: Canvas, mark: Rectangle) -> None:
    if mark.grey is not None:
        canvas.setFillColor(Color(mark.grey, mark.grey, mark.grey))
    if mark.weight is not None:
        canvas.setLineWidth(mark.weight)
    canvas.rect(mark.x, mark.y, mark.width, mark.height, stroke=int(mark.weight is not None), fill=int(mark.grey is not None))
    if mark.grey is not None:
        canvas.setFillColor(Color(0, 0, 0))


def _draw_hollow(canvas: Canvas, word: HollowWord) -> None:
    face = typeface(Script.LATIN, is_bold=word.style.is_bold)
    scale = word.style.size / face.shaper.units
    taken = shaped_text.width(word.text, word.style)
    canvas.saveState()
    canvas.translate(SHEET_WIDTH / 2, SHEET_HEIGHT / 2)
    canvas.rotate(_DRAFT_ANGLE)
    canvas.translate(-taken / 2, -word.style.size * 0.36)
    canvas.scale(scale, scale)
    canvas.setStrokeGray(_DRAFT_GREY)
    canvas.setLineWidth(0.5 / scale)
    for x, outline in shaped_text.outlines_of(word.text, word.style):
        canvas.saveState()
        canvas.translate(x, 0)
        canvas.addLiteral(f"{outline} S")
        canvas.restoreState()
    canvas.restoreState()
