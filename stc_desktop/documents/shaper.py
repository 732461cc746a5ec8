"""HarfBuzz behind types of our own: text to placed glyphs, glyphs to outlines."""

# uharfbuzz ships no type information, so what it gives is unknown to the checker; nothing unknown leaves this file.
# pyright: basic, reportMissingTypeStubs=false, reportAttributeAccessIssue=false

from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as harfbuzz

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph placed from the start of its run, in font units; `cluster` is the index of the character it came from."""

    number: int
    cluster: int
    x: int
    y: int


class Shaper:
    """One font file as HarfBuzz sees it."""

    def __init__(self, path: Path) -> None:
        face = harfbuzz.Face(harfbuzz.Blob.from_file_path(str(path)))
        self._font = harfbuzz.Font(face)
        self.units = int(face.upem)

    def shape(self, text: str) -> tuple[tuple[Glyph, ...], int]:
        """The glyphs of a run in one script, and how far the run advances."""
        buffer = harfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        harfbuzz.shape(self._font, buffer)
        x = y = 0
        glyphs: list[Glyph] = []
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            glyphs.append(Glyph(info.codepoint, info.cluster, x + position.x_offset, y + position.y_offset))
            x += position.x_advance
            y += position.y_advance
        return tuple(glyphs), x

    def outline(self, glyph: int) -> str:
        """The outline as PDF path operators in font units, not painted; empty for a blank."""
        pen = _PathPen()
        self._font.draw_glyph_with_pen(glyph, pen)
        return " ".join(pen.operators)


class _PathPen:
    """Takes an outline from HarfBuzz and writes it as PDF path operators; quadratic curves become cubic ones."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self._at: Point = (0.0, 0.0)

    def moveTo(self, to: Point) -> None:  # noqa: N802  (HarfBuzz asks for these names)
        self._add("m", to)

    def lineTo(self, to: Point) -> None:  # noqa: N802
        self._add("l", to)

    def curveTo(self, one: Point, two: Point, to: Point) -> None:  # noqa: N802
        self._add("c", one, two, to)

    def qCurveTo(self, control: Point, to: Point) -> None:  # noqa: N802
        (x0, y0), (x1, y1), (x2, y2) = self._at, control, to
        self._add("c", (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0)), (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2)), to)

    def closePath(self) -> None:  # noqa: N802
        self.operators.append("h")

    def _add(self, operator: str, *points: Point) -> None:
        numbers = " ".join(f"{value:.1f}".removesuffix(".0") for point in points for value in point)
        self.operators.append(f"{numbers} {operator}")
        self._at = points[-1]
