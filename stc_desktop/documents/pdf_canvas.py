"""The few calls of ReportLab whose parameters its type information leaves bare, given types here."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, cast

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

# ReportLab would write every stream as printable characters: a quarter larger, and most of the time of a sheet with symbols.
rl_config.useA85 = 0


def register_font(path: Path) -> tuple[Mapping[int, int], Mapping[int, float], float]:
    """Make a font file known to the PDF writer under its file name; its characters, their widths, and the width of others."""
    font = TTFont(path.stem, str(path))
    pdfmetrics.registerFont(font)
    return font.face.charToGlyph, font.face.charWidths, font.face.defaultWidth


def define_form(canvas: Canvas, name: str, operators: str, reach: int) -> None:
    """Put a drawing into the file once, to be placed many times."""
    canvas.beginForm(name, -reach, -reach, 2 * reach, 2 * reach)
    canvas.addLiteral(operators)
    canvas.endForm()


def place_form(canvas: Canvas, name: str) -> None:
    canvas.doForm(name)


def name_sheet(canvas: Canvas, key: str, name: str) -> None:
    """An entry of the file's outline that leads to the sheet being drawn."""
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(name, key)


def new_canvas(out: IO[bytes], size: tuple[float, float], *, font: str, language: str) -> Canvas:
    """A canvas whose first font is ours: otherwise an unembedded Helvetica is listed in every file."""
    first_font = cast("float", font)  # its type information mistakes the name of the font for a size
    return Canvas(out, pagesize=size, invariant=1, pageCompression=1, initialFontName=first_font, lang=language)


def fill_polygon(canvas: Canvas, points: Sequence[tuple[float, float]]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
