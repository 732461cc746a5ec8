"""What the window shows while its files cannot be opened: what is wrong, what to do, and a way to try again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.rules.errors import UserFixable
from ui.frame.words import WORDS
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.labels import Label, Picture
from ui.parts.layouts import Column, FlowRow, Row, box, scrolled, sized
from ui.theme.look import Look

_WIDEST = 640


class TroublePage(QWidget):
    """Nothing is repaired behind the person's back: the files stay as they are until somebody has looked."""

    again_requested = Signal()
    other_requested = Signal()  # another case file
    close_requested = Signal()

    def __init__(self, look: Look, fault: UserFixable, *, offers_other: bool) -> None:
        super().__init__()
        self.setObjectName("trouble")
        text = look.speech.over(WORDS).text
        column = Column(look, spacing=12, margins=(40, 64, 40, 40))
        head = Row(look, spacing=14)
        head.add(Picture(look, "warning", size=32, tone="warn"), align=Qt.AlignmentFlag.AlignTop)
        head.add(Label(look, fault.sentence, "title", name="trouble_sentence"), 1)
        column.add(head)
        if fault.next_step:
            column.add(Label(look, fault.next_step, "body", name="trouble_next_step"))
        if fault.where:
            column.add(Label(look, text("trouble.where", where=fault.where), "compact", tone="text2", name="trouble_where"))
        column.add(Label(look, text("trouble.safe"), "compact", tone="text2"))
        column.gap(8)
        self._again = PrimaryButton(look, text("trouble.again"), name="trouble_again", icon="refresh")
        self._again.clicked.connect(self.again_requested)
        other = SecondaryButton(look, text("trouble.other"), name="trouble_other")
        other.clicked.connect(self.other_requested)
        close = SecondaryButton(look, text("trouble.close"), name="trouble_close")
        close.clicked.connect(self.close_requested)
        buttons = FlowRow(look, spacing=12)
        for button in (self._again, *((other,) if offers_other else ()), close):
            buttons.add(button)
        column.add(box(buttons))
        column.spread()
        inner = box(column)
        sized(look, inner, max_width=_WIDEST + 80)
        row = Row(look, spacing=0)
        row.spread()
        row.add(inner, 100)
        row.spread()
        whole = Column(look, spacing=0)
        whole.add(scrolled(row, name="trouble_scroll"))
        self.setLayout(whole)
        self.setAccessibleName(fault.sentence)

    def focus_first(self) -> None:
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)
