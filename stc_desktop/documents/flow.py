"""How pieces of a document run down its sheets, and where a new sheet begins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stc_desktop.documents.grid import BOTTOM, ROW, WHOLE
from stc_desktop.documents.page import Page
from stc_desktop.documents.styles import FRAME

Draw = Callable[[Page, float], None]
_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something that never splits. `repeated` is drawn first where a sheet begins with this piece (a table's head)."""

    height: float
    draw: Draw
    keeps_next: bool = False
    is_framed: bool = False
    is_gap: bool = False  # left out at the top of a continuation
    is_at_foot: bool = False  # stands at the bottom of its sheet
    repeated: tuple["Piece", ...] = ()


def gap(rows: float) -> Piece:
    return Piece(height=rows * ROW, draw=_draw_nothing, is_gap=True)


def height_of(pieces: Sequence[Piece]) -> float:
    return sum(piece.height for piece in pieces)


class Flow:
    """Sheets of one document, filled from top to bottom. `open_sheet` draws the head and says where content may start."""

    def __init__(self, open_sheet: Callable[[int], tuple[Page, float]]) -> None:
        self._open_sheet = open_sheet
        self.pages: list[Page] = []
        self._framed_from: float | None = None
        self.down = 0.0
        self.is_fresh = True  # nothing but the head stands on the sheet yet
        self.next_sheet()

    @property
    def page(self) -> Page:
        return self.pages[-1]

    @property
    def left(self) -> float:
        """Height that is still free on the sheet."""
        return BOTTOM - self.down

    def next_sheet(self) -> None:
        self.close_frame()
        page, self.down = self._open_sheet(len(self.pages))
        self.pages.append(page)
        self.is_fresh = True

    def place(self, pieces: Sequence[Piece]) -> None:
        """Lay out pieces in order; what must stay together goes to the next sheet together."""
        for group in _groups(pieces):
            if height_of(group) > self.left + _TOLERANCE and not self.is_fresh and not group[0].is_gap:
                self.next_sheet()
            for piece in group:
                self._put(piece)

    def finish(self) -> None:
        self.close_frame()

    def open_frame(self, down: float) -> None:
        if self._framed_from is None:
            self._framed_from = down

    def close_frame(self) -> None:
        """Draw the heavy frame round everything framed since it was opened."""
        if self._framed_from is not None and self.down > self._framed_from:
            self.page.rectangle(WHOLE.area(self._framed_from, self.down - self._framed_from), weight=FRAME)
        self._framed_from = None

    def _put(self, piece: Piece) -> None:
        if piece.height > self.left + _TOLERANCE and not self.is_fresh:
            if piece.is_gap:
                self.close_frame()
                self.down = BOTTOM
                return
            self.next_sheet()
        if piece.is_gap and self.is_fresh and len(self.pages) > 1:
            return
        if self.is_fresh:
            for head in piece.repeated:
                self._draw(head)
        self._draw(piece)

    def _draw(self, piece: Piece) -> None:
        if piece.is_at_foot:
            self.close_frame()
            self.down = max(self.down, BOTTOM - piece.height)
        if piece.is_framed:
            self.open_frame(self.down)
        else:
            self.close_frame()
        piece.draw(self.page, self.down)
        self.down += piece.height
        self.page.watch_height(self.down)
        self.is_fresh = False


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    is_open = False
    for piece in pieces:
        if is_open:
            groups[-1].append(piece)
        else:
            groups.append([piece])
        is_open = piece.keeps_next
    return groups


def _draw_nothing(_page: Page, _down: float) -> None:
    """A gap leaves the paper white."""
