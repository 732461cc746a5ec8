"""The sheet's grid: columns of a tenth of an inch, rows of a sixth, counted from the left margin and from the top edge."""

from dataclasses import dataclass

SHEET_WIDTH = 595.276
SHEET_HEIGHT = 841.89
COLUMN = 7.2
ROW = 12.0
LEFT_MARGIN = 72.0
COLUMNS = 66
FIRST_ROW = 3
LAST_ROW = 64  # content ends at its top edge
FOOT_ROW = 65
INSET = 3.6  # between a box's rule and its text
TOP = FIRST_ROW * ROW
BOTTOM = LAST_ROW * ROW
RIGHT_EDGE = LEFT_MARGIN + COLUMNS * COLUMN


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a sheet: left edge and top edge (measured down from the sheet's top), in points."""

    x: float
    down: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.down + self.height

    @property
    def text_x(self) -> float:
        return self.x + INSET

    @property
    def text_room(self) -> float:
        return self.width - 2 * INSET


@dataclass(frozen=True, slots=True)
class Strip:
    """A band of columns that blocks are laid out in; the whole sheet unless an annex indents them."""

    column: int = 0
    columns: int = COLUMNS

    @property
    def x(self) -> float:
        return column_x(self.column)

    @property
    def width(self) -> float:
        return self.columns * COLUMN

    def area(self, down: float, height: float) -> Area:
        return Area(self.x, down, self.width, height)


WHOLE = Strip()


def column_x(column: float) -> float:
    return LEFT_MARGIN + column * COLUMN


def in_half_rows(height: float) -> float:
    """The height rounded up to half rows."""
    half = ROW / 2
    return -(-(height - 0.01) // half) * half


def in_rows(height: float) -> float:
    return -(-(height - 0.01) // ROW) * ROW


def in_quarter_rows(height: float) -> float:
    """Statements only: clauses of two languages would waste too much of the sheet on the coarser steps."""
    quarter = ROW / 4
    return -(-(height - 0.01) // quarter) * quarter
