"""A page or card with nothing in it yet: what would be here, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import HeaderButton
from ui.parts.labels import Label, Picture
from ui.parts.layouts import Column
from ui.theme.look import Look


class EmptyState(QWidget):
    """Icon, head, one line and one button, in the middle of where it stands."""

    action_chosen = Signal()

    def __init__(self, look: Look, icon: str, title: str, text: str, action: str = "", *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = Column(look, spacing=4, margins=16)
        column.spread()
        column.add(Picture(look, icon, size=36, tone="text3"), align=centre)
        column.gap(4)
        for words, role, tone in ((title, "side_section", "text"), (text, "compact", "text2")):
            label = column.add(Label(look, words, role, tone=tone))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if action:
            column.gap(8)
            button = column.add(HeaderButton(look, action, name=f"{name}_action"), align=centre)
            button.clicked.connect(self.action_chosen)
        column.spread()
        self.setLayout(column)
