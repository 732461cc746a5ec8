"""One step of the way on which something is brought: what it says in a pane that scrolls, and its actions at the foot."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.frame.page import action_bar
from ui.frame.surroundings import Surroundings
from ui.parts.layouts import Column, Row, ScrollPane, box, sized

_WIDEST = 760


class Step(QWidget):
    """Fill `column`; the first of the actions is the main one."""

    def __init__(self, surroundings: Surroundings, *, name: str, actions: Sequence[QWidget] = (), widest: int = _WIDEST) -> None:
        super().__init__()
        self.surroundings, self.look = surroundings, surroundings.look
        self.setObjectName(name)
        self.column = Column(self.look, spacing=8, margins=(32, 24, 32, 24))
        inner = box(self.column)
        sized(self.look, inner, max_width=widest)
        middle = Row(self.look, spacing=0)
        middle.add(inner, 100)
        middle.spread(0)
        self.pane = ScrollPane(box(middle), name=f"{name}_pane")
        whole = Column(self.look, spacing=0)
        whole.add(self.pane, 1)
        if actions:
            whole.add(action_bar(surroundings, actions))
        self.setLayout(whole)

    def focus_first(self) -> None:
        """Where the keyboard goes when the step comes."""
