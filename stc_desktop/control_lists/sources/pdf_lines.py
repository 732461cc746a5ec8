"""The lines of a printed page: what stands on one base line, from left to right, with its place and how it is set.

A raised figure is written with a mark, so that it keeps its meaning: 10^3. A lowered one stays as it is: UF6.
"""

import ctypes
import statistics
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium  # pyright: ignore[reportMissingTypeStubs]  # it ships no types

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

_ITALIC = 1 << 6  # of a font's descriptor flags
_SMALL = 0.85  # of the page's usual size: set smaller it is raised or lowered
_RAISED = 0.18  # of the line's size, above the base line
_SAME_LINE = 0.2
_REACH = 0.45  # of the line's size: further up or down no figure is raised or lowered
_WORD_GAP = 0.09  # of the size; letters of a word stand closer
_CELL_GAP = 1.1  # wider than any space between words
_MOST_CHARACTERS = 60_000  # a page of print has five thousand
_STRAY = 4  # so many characters between two lines are figures that were raised without being set smaller

# What the Symbol font keeps at places of its own.
_SYMBOLS = dict(zip("abcdefghlmnpqrstuwxyz", "αβχδεφγηλμνπθρστυωξψζ", strict=True)) | {"D": "Δ", "W": "Ω", "S": "Σ", "F": "Φ", "P": "Π"}
_SIGNS = {
    0xA3: "≤",
    0xA5: "∞",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB9: "≠",
    0xBB: "≈",
    0xD6: "√",
    0xF2: "∫",
    0x2D: "−",
}


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    left: float
    right: float
    base: float
    size: float
    italic: bool
    bold: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its left and right edge in points. `begins_cell` where a gap stands before it that is no space between words."""

    text: str
    x: float
    end: float
    begins_cell: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What stands on one base line of a page; `base` counts points from the bottom."""

    page: int
    base: float
    size: float
    italic: bool  # most of its letters
    bold: bool
    words: tuple[Word, ...]

    @property
    def x(self) -> float:
        return self.words[0].x

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def lines_of(text_page: object, page: int) -> list[Line]:
    """The lines of a page from top to bottom."""
    glyphs = list(_glyphs(text_page))
    usual = statistics.median(glyph.size for glyph in glyphs) if glyphs else 0.0
    rows: list[list[_Glyph]] = []
    for glyph in glyphs:
        if glyph.size >= usual * _SMALL:
            _row_of(rows, glyph).append(glyph)
    for glyph in glyphs:
        if glyph.size < usual * _SMALL:
            _attach(rows, [glyph])
    found = [line for row in _without_strays(rows) if (line := _line(row, page)) is not None]
    return sorted(found, key=lambda line: -line.base)


def _row_of(rows: list[list[_Glyph]], glyph: _Glyph) -> list[_Glyph]:
    """The row whose base line the glyph continues: printers wander by half a point."""
    for row in reversed(rows):
        if abs(row[0].base - glyph.base) < _SAME_LINE * glyph.size:
            return row
    rows.append([])
    return rows[-1]


def _attach(rows: list[list[_Glyph]], figure: list[_Glyph]) -> None:
    """A raised or lowered figure belongs to the line that it touches; small print of its own makes a line."""
    near = [row for row in rows if _is_in_reach(row, figure)]
    touching = [row for row in near if _touches(row, figure)]
    if touching:
        min(touching, key=lambda row: abs(row[0].base - figure[0].base)).extend(figure)
    else:
        _row_of(rows, figure[0]).extend(figure)


def _is_in_reach(row: list[_Glyph], figure: list[_Glyph]) -> bool:
    above = figure[0].base - row[0].base
    smaller = figure[0].size < row[0].size * _SMALL
    return -_REACH * row[0].size < above < (0.7 if smaller else _REACH) * row[0].size


def _touches(row: list[_Glyph], figure: list[_Glyph]) -> bool:
    space = 0.6 * row[0].size
    return any(-space < each.left - other.right < space or -space < other.left - each.right < space for each in figure for other in row)


def _without_strays(rows: list[list[_Glyph]]) -> list[list[_Glyph]]:
    """Few characters a little above a line are raised figures of it, set in its own size."""
    kept: list[list[_Glyph]] = []
    strays: list[list[_Glyph]] = []
    for row in rows:
        drawn = [glyph for glyph in row if not glyph.text.isspace()]
        (strays if 0 < len(drawn) <= _STRAY else kept).append(row)
    for stray in strays:
        drawn = [glyph for glyph in stray if not glyph.text.isspace()]
        for glyph in drawn:
            if not any(_is_in_reach(row, [glyph]) and _touches(row, [glyph]) for row in kept):
                kept.append(stray)
                break
        else:
            for glyph in drawn:
                _attach(kept, [glyph])
    return kept


def _line(row: list[_Glyph], page: int) -> Line | None:
    row = sorted(row, key=lambda glyph: glyph.left)
    size = max(glyph.size for glyph in row)
    base = statistics.median(glyph.base for glyph in row if glyph.size >= size * _SMALL)
    words = tuple(_words(row, size, base))
    if not words:
        return None
    letters = [glyph for glyph in row if glyph.text.isalpha()] or row
    return Line(
        page=page,
        base=base,
        size=size,
        italic=sum(glyph.italic for glyph in letters) * 2 > len(letters),
        bold=sum(glyph.bold for glyph in letters) * 2 > len(letters),
        words=words,
    )


def _words(row: list[_Glyph], size: float, base: float) -> Iterator[Word]:
    start, end, text = 0.0, 0.0, ""
    was_raised = begins_cell = False
    for glyph in row:
        if glyph.text.isspace():
            if text:
                yield Word(_mended(text), start, end, begins_cell)
            text = ""
            continue
        gap = glyph.left - end
        if text and gap > size * _WORD_GAP:
            yield Word(_mended(text), start, end, begins_cell)
            text = ""
        if not text:
            start, begins_cell, was_raised = glyph.left, end > 0 and gap > size * _CELL_GAP, False
        raised = glyph.base - base > size * _RAISED
        if raised and not was_raised and glyph.text not in "'’":
            text += "^"
        was_raised = raised
        text += glyph.text
        end = glyph.right
    if text:
        yield Word(_mended(text), start, end, begins_cell)


def _mended(word: str) -> str:
    """A raised letter o before a temperature's letter is the degree sign."""
    for ring in ("^o", "^º", "^°", "º"):
        for unit in "CFK":
            word = word.replace(f"{ring}{unit}", f"°{unit}")
    return word


def _glyphs(text_page: object) -> Iterator[_Glyph]:
    """The characters in the order of the file. What the library adds for readability (spaces, line ends) is left out."""
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(128)
    drawn, size, italic, bold = None, 0.0, False, False
    for index in range(min(pdfium.FPDFText_CountChars(text_page), _MOST_CHARACTERS)):
        if pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        piece = ctypes.cast(pdfium.FPDFText_GetTextObject(text_page, index), ctypes.c_void_p).value
        if piece != drawn:
            drawn, size = piece, float(pdfium.FPDFText_GetFontSize(text_page, index))
            pdfium.FPDFText_GetFontInfo(text_page, index, name, 128, flags)
            font = name.value.decode("ascii", errors="replace").lower()
            italic = bool(flags.value & _ITALIC) or "italic" in font or "oblique" in font
            bold = "bold" in font
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        number = int(pdfium.FPDFText_GetUnicode(text_page, index))
        yield _Glyph(_character(number), float(box.left), float(box.right), y.value, size, italic, bold)


def _character(number: int) -> str:
    if number in (2, 0xAD):  # the library's own mark for a hyphen at the end of a line
        return "-"
    if 0xF020 <= number <= 0xF0FF:
        place = number - 0xF000
        return _SIGNS.get(place) or _SYMBOLS.get(chr(place), chr(place))
    return chr(number) if number > 32 and not chr(number).isspace() else " "
