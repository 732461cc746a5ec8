"""Text in five scripts: measured as it will be drawn, drawn as outlines over invisible source text so that it can be copied and found.

Latin and Vietnamese are drawn as ordinary embedded text. Thai, Lao, Khmer and Burmese are shaped by HarfBuzz; each glyph is put into
the file once, as a form in font units, and placed from there. The source text of each run lies under it, invisible.
"""

import functools
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from stc_desktop.documents.fonts import Script, Typeface, UnprintableCharacter, font_for, is_joined_to_the_left, typeface
from stc_desktop.documents.pdf_canvas import define_form, place_form
from stc_desktop.documents.shaper import Glyph
from stc_desktop.documents.styles import SMALLEST_SIZE, TextStyle

_INVISIBLE = 3
_VISIBLE = 0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one font. Shaped runs are drawn as outlines."""

    text: str
    script: Script
    is_shaped: bool


@dataclass(frozen=True, slots=True)
class ShapedRun:
    glyphs: tuple[Glyph, ...]
    advance: int


@functools.lru_cache(maxsize=20_000)
def cleaned(text: str) -> str:
    """Text as it can be set: composed (NFC), one line, without control signs; spaces are kept as typed, tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text).replace("\t", " ")
    return "".join(one for one in composed if unicodedata.category(one) != "Cc")


@functools.lru_cache(maxsize=20_000)
def runs(text: str) -> tuple[Run, ...]:
    """Split text by script. Spaces, digits and Latin punctuation go to the Latin font; marks and joiners stay with their letter."""
    if text.isascii():
        return (Run(text, Script.LATIN, False),) if text else ()
    pieces: list[tuple[str, Script]] = []
    for character in text:
        if pieces and is_joined_to_the_left(character):
            before, script = pieces[-1]
            if typeface(script, is_bold=False).covers(character) or font_for(character) is not script:
                pieces[-1] = (before + character, script)
                continue
        script = font_for(character)
        if pieces and pieces[-1][1] is script:
            pieces[-1] = (pieces[-1][0] + character, script)
        else:
            pieces.append((character, script))
    return tuple(Run(piece, script, _needs_shaping(piece, script)) for piece, script in pieces)


def width(text: str, style: TextStyle) -> float:
    """Width in points as it will be drawn."""
    return sum(_advance(run, style) * size_of(run.script, style) for run in runs(text))


def size_of(script: Script, style: TextStyle) -> float:
    """Khmer and Burmese stack deeper, so in rows of 12 points they are set a little smaller; never under the smallest size."""
    if script is Script.KHMER:
        return max(style.size * 0.977, SMALLEST_SIZE)
    if script is Script.BURMESE:
        return max(style.size * (0.977 if style.is_running else 0.933), SMALLEST_SIZE)
    return style.size


@functools.lru_cache(maxsize=20_000)
def shaped(run: Run, is_bold: bool) -> ShapedRun:
    """A run shaped by HarfBuzz. A glyph 0 is an error that names the character, never a box on paper."""
    glyphs, advance = typeface(run.script, is_bold=is_bold).shaper.shape(run.text)
    for glyph in glyphs:
        if glyph.number == 0:
            raise UnprintableCharacter(run.text[glyph.cluster])
    return ShapedRun(glyphs, advance)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One line of text on a sheet: its left end and baseline in points from the sheet's lower left corner."""

    x: float
    y: float
    text: str
    style: TextStyle
    is_white: bool = False
    is_hidden: bool = False  # only in the text layer: words for a drawn sign
    is_upright: bool = False  # runs up the sheet


def prepare(canvas: Canvas, texts: Iterable[PlacedText]) -> None:
    """Put every glyph outline that these texts need into the file, each once; must come before the first sheet is drawn."""
    known: set[str] = set()
    for text in texts:
        if text.is_hidden:
            continue
        for run in runs(text.text):
            if not run.is_shaped:
                continue
            face = typeface(run.script, is_bold=text.style.is_bold)
            for glyph in shaped(run, text.style.is_bold).glyphs:
                name = _form_name(face, glyph.number)
                path = _outline(face, glyph.number)
                if path and name not in known:
                    known.add(name)
                    define_form(canvas, name, f"{path} f", 2 * face.shaper.units)


def draw(canvas: Canvas, text: PlacedText) -> None:
    """Draw one line; the glyphs of shaped runs must have been prepared."""
    if not (text.is_white or text.is_upright):
        _draw_runs(canvas, text.x, text.y, text)
        return
    canvas.saveState()
    if text.is_white:
        canvas.setFillGray(1)
    canvas.translate(text.x, text.y)
    if text.is_upright:
        canvas.rotate(90)
    _draw_runs(canvas, 0, 0, text)
    canvas.restoreState()


def _draw_runs(canvas: Canvas, x: float, y: float, text: PlacedText) -> None:
    for run in runs(text.text):
        x += _draw_run(canvas, (x, y), run, text)


def _draw_run(canvas: Canvas, at: tuple[float, float], run: Run, text: PlacedText) -> float:
    face = typeface(run.script, is_bold=text.style.is_bold)
    size = size_of(run.script, text.style)
    advance = _advance(run, text.style) * size
    line = canvas.beginText(*at)
    line.setFont(face.name, size)
    if not (run.is_shaped or text.is_hidden):
        line.textOut(run.text)
        canvas.drawText(line)
        return advance
    plain = _plain_advance(face, run.text) * size
    line.setTextRenderMode(_INVISIBLE)
    line.setHorizScale(100 * advance / plain if plain and advance else 100)
    line.textOut(run.text)
    line.setHorizScale(100)  # both outlive the text object, so they are put back
    line.setTextRenderMode(_VISIBLE)
    canvas.drawText(line)
    if not text.is_hidden:
        _draw_outlines(canvas, at, run, text.style)
    return advance


def _draw_outlines(canvas: Canvas, at: tuple[float, float], run: Run, style: TextStyle) -> None:
    face = typeface(run.script, is_bold=style.is_bold)
    scale = size_of(run.script, style) / face.shaper.units
    canvas.addLiteral(f"q {scale:.6f} 0 0 {scale:.6f} {at[0]:.3f} {at[1]:.3f} cm")
    at_x = at_y = 0
    for glyph in shaped(run, style.is_bold).glyphs:
        if not _outline(face, glyph.number):
            continue
        canvas.addLiteral(f"1 0 0 1 {glyph.x - at_x} {glyph.y - at_y} cm")
        at_x, at_y = glyph.x, glyph.y
        place_form(canvas, _form_name(face, glyph.number))
    canvas.addLiteral("Q")


def _advance(run: Run, style: TextStyle) -> float:
    """Advance in ems."""
    face = typeface(run.script, is_bold=style.is_bold)
    if run.is_shaped:
        return shaped(run, style.is_bold).advance / face.shaper.units
    return _plain_advance(face, run.text)


@functools.lru_cache(maxsize=50_000)
def _plain_advance(face: Typeface, text: str) -> float:
    return face.plain_width(text)


def _needs_shaping(text: str, script: Script) -> bool:
    if script in {Script.LATIN, Script.SIGNS}:
        return any(is_joined_to_the_left(character) for character in text)
    return True


def _form_name(face: Typeface, glyph: int) -> str:
    return f"{face.name}-{glyph}"


def _outline(face: Typeface, glyph: int) -> str:
    path = face.outlines.get(glyph)
    if path is None:
        path = face.outlines[glyph] = face.shaper.outline(glyph)
    return path


def outlines_of(text: str, style: TextStyle) -> Iterator[tuple[float, str]]:
    """Glyph outlines of Latin text with their offsets in font units, for letters that are stroked and not filled (draft stamp)."""
    face = typeface(Script.LATIN, is_bold=style.is_bold)
    for glyph in shaped(Run(text, Script.LATIN, True), style.is_bold).glyphs:
        yield glyph.x, _outline(face, glyph.number)
