"""One sheet while it is laid out: everything that will be drawn on it, as values, with every excess over its room."""

from collections.abc import Sequence
from dataclasses import dataclass

from stc_desktop.documents.blocks import Align
from stc_desktop.documents.grid import BOTTOM, SHEET_HEIGHT, Area
from stc_desktop.documents.shaped_text import PlacedText, cleaned, width
from stc_desktop.documents.styles import SMALLEST_SIZE, TextStyle

CHECK_SIZE = 7.6
CHECK_GAP = 3.4
_CHECK_LINE = 0.8
_CROSS_LINE = 1.3
_HIDDEN = TextStyle(size=SMALLEST_SIZE)
_TOLERANCE = 0.05


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, in points from the sheet's lower left corner."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float


@dataclass(frozen=True, slots=True)
class Rectangle:
    x: float
    y: float
    width: float
    height: float
    weight: float | None
    grey: float | None  # ground; 1 is white, 0 black


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled outline (the arrow of a margin bar)."""

    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class SymbolArt:
    """A two-dimensional symbol: its dark modules as one path of rectangles, in modules from its lower left corner."""

    modules: int
    operators: str


@dataclass(frozen=True, slots=True)
class PlacedSymbol:
    x: float
    y: float
    size: float
    art: SymbolArt


@dataclass(frozen=True, slots=True)
class HollowWord:
    """A large word across the sheet in hollow letters, drawn under all text."""

    text: str
    style: TextStyle


Mark = PlacedText | Stroke | Rectangle | Polygon | Dot | PlacedSymbol | HollowWord


@dataclass(frozen=True, slots=True)
class Excess:
    """Text wider or lower than its room; a test fails on any."""

    sheet: int
    text: str
    by: float


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """Where a box was drawn; for the checks of geometry."""

    name: str
    area: Area


class Page:
    """A sheet being filled. Positions are given from the sheet's left and top edge; `down` of a text is its baseline."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.marks: list[Mark] = []
        self.excesses: list[Excess] = []
        self.boxes: list[DrawnBox] = []

    def text(self, x: float, down: float, text: str, style: TextStyle, *, room: float, align: Align = Align.LEFT) -> float:
        """Set one line; `x` is the left end of its room. Returns how wide it is."""
        words = cleaned(text)
        taken = width(words, style)
        self._watch(words, taken - room)
        if align is Align.RIGHT:
            x += room - taken
        elif align is Align.CENTRE:
            x += (room - taken) / 2
        if words:
            self.marks.append(PlacedText(x, SHEET_HEIGHT - down, words, style))
        return taken

    def white_text(self, x: float, down: float, text: str, style: TextStyle, *, room: float, align: Align = Align.LEFT) -> float:
        """The same on a black ground."""
        taken = self.text(x, down, text, style, room=room, align=align)
        last = self.marks.pop() if taken else None
        if isinstance(last, PlacedText):
            self.marks.append(PlacedText(last.x, last.y, last.text, style, is_white=True))
        return taken

    def upright_text(self, x: float, down: float, text: str, style: TextStyle, *, room: float) -> None:
        """A line that runs up the sheet; `down` is its lower end."""
        words = cleaned(text)
        self._watch(words, width(words, style) - room)
        self.marks.append(PlacedText(x, SHEET_HEIGHT - down, words, style, is_upright=True))

    def hidden(self, x: float, down: float, text: str) -> None:
        """Words for a drawn sign, in the text layer only."""
        self.marks.append(PlacedText(x, SHEET_HEIGHT - down, cleaned(text), _HIDDEN, is_hidden=True))

    def line(self, x1: float, down1: float, x2: float, down2: float, weight: float) -> None:
        self.marks.append(Stroke(x1, SHEET_HEIGHT - down1, x2, SHEET_HEIGHT - down2, weight))

    def across(self, x1: float, x2: float, down: float, weight: float) -> None:
        self.line(x1, down, x2, down, weight)

    def rectangle(self, area: Area, *, weight: float | None = None, grey: float | None = None) -> None:
        self.marks.append(Rectangle(area.x, SHEET_HEIGHT - area.bottom, area.width, area.height, weight, grey))

    def polygon(self, points: Sequence[tuple[float, float]]) -> None:
        self.marks.append(Polygon(tuple((x, SHEET_HEIGHT - down) for x, down in points)))

    def dot(self, x: float, down: float, radius: float) -> None:
        self.marks.append(Dot(x, SHEET_HEIGHT - down, radius))

    def symbol(self, x: float, down: float, size: float, art: SymbolArt) -> None:
        """A symbol by its upper left corner, without its quiet zone."""
        self.marks.append(PlacedSymbol(x, SHEET_HEIGHT - down - size, size, art))

    def check(self, x: float, baseline: float, *, is_crossed: bool) -> None:
        """A square, crossed or empty, with its state in the text layer."""
        top = baseline - CHECK_SIZE + 1
        self.rectangle(Area(x, top, CHECK_SIZE, CHECK_SIZE), weight=_CHECK_LINE)
        if is_crossed:
            low, high = 1.5, CHECK_SIZE - 1.5
            self.line(x + low, top + low, x + high, top + high, _CROSS_LINE)
            self.line(x + low, top + high, x + high, top + low, _CROSS_LINE)
        self.hidden(x, baseline, "[x]" if is_crossed else "[ ]")

    def underneath(self, mark: Mark) -> None:
        """Put something under all that is drawn."""
        self.marks.insert(0, mark)

    def watch_height(self, down: float) -> None:
        """Record content that reaches into the foot."""
        if down > BOTTOM + _TOLERANCE:
            self.excesses.append(Excess(self.number, "content below the last row", round(down - BOTTOM, 2)))

    def _watch(self, text: str, excess: float) -> None:
        if excess > _TOLERANCE:
            self.excesses.append(Excess(self.number, text, round(excess, 2)))
