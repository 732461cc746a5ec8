"""The short steps of many products at once: what can be brought, the work that runs, and a file that could not be used."""

from PySide6.QtCore import Qt, Signal

from ui.data.step import Step
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.cards import RowsCard
from ui.parts.labels import Label, Picture
from ui.parts.layouts import Row, box
from ui.parts.notices import Notice
from ui.parts.progress import ProgressBlock
from ui.products.words import WORDS

_TOLD = (("in", "list"), ("nothing", "question_list"), ("out", "download"))


class ManyStart(Step):
    """What can be brought, what comes of it, and the first step."""

    file_wanted = Signal()
    left = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        text = surroundings.look.speech.over(WORDS).text
        self._choose = PrimaryButton(surroundings.look, text("products.many.choose"), name="many_choose", icon="folder")
        back = SecondaryButton(surroundings.look, text("products.many.back"), name="many_back")
        super().__init__(surroundings, name="many_start", actions=[self._choose, back])
        self._choose.clicked.connect(self.file_wanted)
        back.clicked.connect(self.left)
        look, column = self.look, self.column
        column.add(Label(look, text("products.many.title"), "section"))
        column.add(Label(look, text("products.many.text"), "body", tone="text2"))
        column.gap(6)
        card = RowsCard(look, name="many_what")
        for key, icon in _TOLD:
            row = Row(look, spacing=14, margins=(18, 12, 16, 12))
            row.add(Picture(look, icon, size=20, line="body"), align=Qt.AlignmentFlag.AlignTop)
            row.add(Label(look, text(f"products.many.{key}"), "body"), 1)
            card.add_row(box(row))
        column.add(card)
        column.spread()

    def focus_first(self) -> None:
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)


class ManyWorking(Step):
    """A bar that moves, and Cancel."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, name="many_working")
        self.progress = self.column.add(ProgressBlock(self.look, "", name="many_progress"))
        self.column.spread()

    def begin(self, title: str) -> None:
        self.progress.setAccessibleName(title)
        self.progress.begin(title)


class ManyFault(Step):
    """Why a table could not be used, and what to do."""

    file_wanted = Signal()
    left = Signal()

    def __init__(self, surroundings: Surroundings, *, name: str, sentence: str) -> None:
        text = surroundings.look.speech.over(WORDS).text
        self._choose = PrimaryButton(surroundings.look, text("products.many.another"), name="many_choose_another", icon="folder")
        back = SecondaryButton(surroundings.look, text("products.many.back"), name="many_fault_back")
        super().__init__(surroundings, name="many_fault", actions=[self._choose, back])
        self._choose.clicked.connect(self.file_wanted)
        back.clicked.connect(self.left)
        self.column.add(Notice(self.look, sentence, name="many_refused", kind="error", title=text("products.many.refused", name=name)))
        self.column.spread()

    def focus_first(self) -> None:
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
