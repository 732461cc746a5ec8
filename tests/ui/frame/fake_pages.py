"""Pages that note what the frame asks of them."""

from __future__ import annotations

from ui.frame.page import Page, Width
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import HeaderButton, SecondaryButton
from ui.parts.fields import TextField
from ui.parts.layouts import Column, Row, box, scrolled


class NotingPage(Page):
    """Two panes with a field each; `notes` is what happened."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, name="noting_page", title="Noting")
        self.notes: list[str] = []
        self.at = ""
        self.inner_steps = 0
        look = self.look
        left, right = Column(look), Column(look)
        # made in the wrong order on purpose: Tab follows what is read, not what was made first
        self.right_field = TextField(look, name="right_field", placeholder="Right")
        self.left_button = SecondaryButton(look, "Second on the left", name="left_button")
        self.left_field = TextField(look, name="left_field", placeholder="Left")
        left.add(self.left_field)
        left.add(self.left_button)
        left.spread()
        right.add(self.right_field)
        right.spread()
        panes = [scrolled(left, name="left_pane"), scrolled(right, name="right_pane")]
        row = Row(look, spacing=0)
        for pane in panes:
            row.add(pane, 1)
        self.fill(box(row))
        self.set_panes(panes)
        self.set_header_actions([HeaderButton(look, "Stop here", name="stop_here")])

    def opened(self, place: str) -> None:
        self.notes.append(f"opened {place}")
        self.at = place or self.at

    def place(self) -> str:
        return self.at

    def leaving(self) -> None:
        self.notes.append("leaving")

    def fit(self, width: Width) -> None:
        super().fit(width)
        self.notes.append(f"fit {width.value}")

    def available(self) -> frozenset[str]:
        return frozenset({"new", "undo", "findings"})

    def new(self) -> None:
        self.notes.append("new")

    def undo(self) -> None:
        self.notes.append("undo")

    def walk_findings(self, step: int) -> None:
        self.notes.append(f"finding {step}")

    def step_back(self) -> bool:
        if self.inner_steps:
            self.inner_steps -= 1
            self.notes.append("step back")
            return True
        return False


class HomePage(NotingPage):
    has_header = False

    def search_everything(self) -> bool:
        self.notes.append("search")
        self.left_field.setFocus()
        return True


class BrokenPage(Page):
    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, name="broken")
        raise RuntimeError("this page cannot be made")
