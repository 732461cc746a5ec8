"""A page of the window: what the frame asks of it, and what it gives to the frame."""

import datetime
import enum
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.frame.surroundings import Surroundings
from ui.parts.foot_bar import FootBar
from ui.parts.layouts import Column, Row, Surface


class Width(enum.StrEnum):
    """How much room there is, in pixels of the design."""

    WIDE = "wide"
    RAIL = "rail"  # below 1100: the left pane becomes a drawer
    NARROW = "narrow"  # below 900: one pane with tabs


class Page(QWidget):
    """Base of all pages. A page saves each field by itself; leaving it needs no question."""

    heading_changed = Signal()  # title, sub-title, actions or saved state
    availability_changed = Signal()
    has_header = True

    def __init__(self, surroundings: Surroundings, *, name: str, title: str = "") -> None:
        super().__init__()
        self.surroundings = surroundings
        self.look = surroundings.look
        self.title = title
        self.sub_title = ""
        self.saved_at: datetime.datetime | None = None
        self.header_actions: list[QWidget] = []
        self.panes: list[QWidget] = []
        self.width_class = Width.WIDE
        self.setObjectName(name)
        self._whole = Column(self.look, spacing=0)
        self._bar: Surface | None = None
        self.setLayout(self._whole)

    # -- built by the page

    def fill(self, body: QWidget) -> None:
        """What stands under the header."""
        self._whole.insertWidget(0, body, 1)

    def set_title(self, title: str, sub_title: str = "") -> None:
        self.title, self.sub_title = title, sub_title
        self.heading_changed.emit()

    def set_header_actions(self, actions: Sequence[QWidget]) -> None:
        """At the right end of the header, in reading order."""
        self.header_actions = list(actions)
        self.heading_changed.emit()

    def show_saved(self, when: datetime.datetime | None) -> None:
        """The draft is safe since then; None takes the words away."""
        self.saved_at = when
        self.heading_changed.emit()

    def set_panes(self, panes: Sequence[QWidget]) -> None:
        """The order in which F6 goes through them."""
        self.panes = list(panes)

    def set_action_bar(self, left: Sequence[QWidget], right: Sequence[QWidget] = (), *, dense: bool = False) -> Surface:
        """The bar at the foot of the page that never scrolls away: main action first. Give it to a pane to stand there only."""
        bar = action_bar(self.surroundings, left, right, dense=dense)
        if self._bar is not None:
            self._bar.deleteLater()
        self._bar = self._whole.add(bar)
        return bar

    # -- asked by the frame

    def opened(self, place: str) -> None:
        """The person comes in; `place` is what place() gave once, or "" for where the person left."""

    def place(self) -> str:
        """Where in the room the person is, to come back to after going elsewhere or after a restart."""
        return ""

    def leaving(self) -> None:
        """Settle the field in work: the person goes elsewhere, or the program ends."""

    def fit(self, width: Width) -> None:
        """More or less room than before."""
        self.width_class = width

    def available(self) -> frozenset[str]:
        """Which of new, print, undo, redo, find, findings, back, forth have something to do now."""
        return frozenset()

    def new(self) -> None:
        """Ctrl+N"""

    def print_paper(self) -> None:
        """Ctrl+P"""

    def undo(self) -> None:
        """Ctrl+Z, when no message offers it"""

    def redo(self) -> None:
        """Ctrl+Shift+Z"""

    def find_here(self) -> None:
        """Ctrl+F"""

    def search_everything(self) -> bool:
        """Ctrl+K; true when this page has a field for that and has put the cursor there."""
        return False

    def walk_findings(self, step: int) -> None:
        """F8 and Shift+F8"""

    def help_here(self) -> bool:
        """F1; true when there was something to show for the field in work."""
        return False

    def step_back(self) -> bool:
        """Alt+Left inside the page; false when it is at its beginning, so that the frame goes to the page before."""
        return False

    def step_forth(self) -> bool:
        """Alt+Right inside the page."""
        return False


def action_bar(surroundings: Surroundings, left: Sequence[QWidget], right: Sequence[QWidget] = (), *, dense: bool = False) -> Surface:
    """A bar of actions, 72 high (64 where dense), with a line above."""
    look = surroundings.look
    bar = FootBar(look, name="action_bar")
    row = Row(look, spacing=12, margins=(32, 12 if dense else 16, 32, 12 if dense else 16))
    for widget in left:
        row.add(widget)
    row.spread()
    for widget in right:
        row.add(widget)
    bar.setLayout(row)
    return bar
