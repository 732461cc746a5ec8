"""The short steps of bringing a publication: what can be brought, the file that is being read, and what stood in the way."""

from PySide6.QtCore import Qt, Signal

from ui.data.path_label import PathLabel
from ui.data.shown import breakable
from ui.data.step import Step
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.cards import RowsCard
from ui.parts.disclosure import Disclosure
from ui.parts.field import Field
from ui.parts.fields import TextField
from ui.parts.labels import IconLabel, Label, Picture
from ui.parts.layouts import Row, box
from ui.parts.notices import Notice
from ui.parts.progress import ProgressBlock

# What can be brought: the end of the key of its words, and its icon.
BRINGABLE = (("eu", "control_list"), ("us", "control_list"), ("table", "list"), ("correlation", "link"), ("own", "data"))


class StartStep(Step):
    """What can be brought, and the first step."""

    file_wanted = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        words = surroundings.look.speech.over(WORDS)
        self._choose = PrimaryButton(surroundings.look, words.text("data.bring.choose"), name="bring_choose", icon="folder")
        super().__init__(surroundings, name="bring_start", actions=[self._choose])
        self._choose.clicked.connect(self.file_wanted)
        look, column = self.look, self.column
        column.add(Label(look, words.text("data.bring.what"), "section"))
        card = RowsCard(look, name="bring_what")
        for key, icon in BRINGABLE:
            row = Row(look, spacing=14, margins=(18, 12, 16, 12))
            row.add(Picture(look, icon, size=20, line="body"), align=Qt.AlignmentFlag.AlignTop)
            row.add(Label(look, words.text(f"data.bring.what.{key}"), "body"), 1)
            card.add_row(box(row))
        column.add(card)
        column.gap(8)
        column.add(IconLabel(look, "download", words.text("data.bring.drop"), name="bring_drop"))
        column.add(IconLabel(look, "info", words.text("data.bring.line"), name="bring_line"))
        column.spread()

    def focus_first(self) -> None:
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)


class WorkingStep(Step):
    """A bar that moves, and Cancel."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, name="bring_working")
        self.progress = self.column.add(ProgressBlock(self.look, "", name="bring_progress"))
        self.column.spread()

    def begin(self, title: str) -> None:
        self.progress.setAccessibleName(title)
        self.progress.begin(title)


class FaultStep(Step):
    """Why a file was not brought, and what to do; where it was read but does not say what it is, a person can say it."""

    file_wanted = Signal()
    left = Signal()
    again = Signal(str, str)  # list, edition; as the file says where they are empty

    def __init__(self, surroundings: Surroundings, *, name: str, sentence: str, place: str, can_say: bool) -> None:
        words = surroundings.look.speech.over(WORDS)
        look = surroundings.look
        self._choose = PrimaryButton(look, words.text("data.bring.another"), name="bring_choose_another", icon="folder")
        again = SecondaryButton(look, words.text("data.bring.again"), name="bring_again", icon="refresh")
        back = SecondaryButton(look, words.text("data.bring.back"), name="bring_leave")
        super().__init__(surroundings, name="bring_fault", actions=[self._choose, again, back])
        self._choose.clicked.connect(self.file_wanted)
        again.clicked.connect(self._once_more)
        back.clicked.connect(self.left)
        title = words.text("data.bring.refused.title", name=name)
        self.column.add(Notice(look, sentence, name="bring_refused", kind="error", title=title))
        self.column.add(Label(look, words.text("data.bring.refused.unchanged"), "compact", tone="text2"))
        self.column.add(PathLabel(look, breakable(place), "small", tone="text2"))
        self._list = TextField(look, name="bring_say_list")
        self._edition = TextField(look, name="bring_say_edition")
        if can_say:
            said = Disclosure(look, words.text("data.bring.say"), name="bring_say")
            for key, control in (("list", self._list), ("edition", self._edition)):
                label, help = words.text(f"data.columns.{key}"), words.text(f"data.columns.{key}.help")
                said.column.add(Field(look, label, control, name=f"bring_say_{key}_field", help=help))
            self.column.add(said)
        else:
            for control in (self._list, self._edition):
                control.setParent(self)
                control.hide()
        self.column.spread()

    def focus_first(self) -> None:
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _once_more(self) -> None:
        self.again.emit(self._list.text().strip(), self._edition.text().strip())
