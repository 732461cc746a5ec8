"""What a brought file holds: counted, doubted, compared; then it is used or left."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal

from stc_desktop.casework.bringing_values import Staged
from ui.data.report_card import ReportCard
from ui.data.step import Step
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.labels import Label


class ReportStep(Step):
    """`older` holds, by list, the edition in use where the brought one is older."""

    use_wanted = Signal()
    left = Signal()
    file_wanted = Signal()

    def __init__(self, surroundings: Surroundings, staged: Staged, older: Mapping[str, str]) -> None:
        look = surroundings.look
        words = look.speech.over(WORDS)
        self.staged, self.older = staged, older
        count, is_new = len(staged.lists), not all(held.is_in_use_already for held in staged.lists)
        self._is_usable = is_new and not staged.is_refused
        if not self._is_usable:
            self._main = PrimaryButton(look, words.text("data.bring.another"), name="bring_choose_another", icon="folder")
        else:
            said = words.text("data.report.use") if count == 1 else words.plural("data.report.use", count)
            self._main = PrimaryButton(look, said, name="report_use", icon="check")
        leave = SecondaryButton(look, words.text("data.report.leave" if is_new else "data.report.close"), name="report_leave")
        super().__init__(surroundings, name="report", actions=[self._main, leave])
        self._main.clicked.connect(self.use_wanted if self._is_usable else self.file_wanted)
        leave.clicked.connect(self.left)
        self.column.add(Label(look, words.text("data.report.title"), "section", name="report_title"))
        for number, held in enumerate(staged.lists, 1):
            self.column.add(ReportCard(surroundings, held, older_than=older.get(held.info.list_id, ""), number=number))
            self.column.gap(8)
        self.column.spread()

    def focus_first(self) -> None:
        self._main.setFocus(Qt.FocusReason.OtherFocusReason)
