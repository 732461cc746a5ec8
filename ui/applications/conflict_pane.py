"""Two windows changed the same application: both versions side by side, and one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.canonical import case_from_bytes
from stc_desktop.applications.forms import Form
from stc_desktop.casework.applications import Conflict
from ui.applications.differences import Difference, differ_elsewhere, differences
from ui.frame.page import action_bar
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import SecondaryButton
from ui.parts.cards import RowsCard
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, box, scrolled
from ui.speech import Words


class ConflictPane(QWidget):
    """Nothing is chosen beforehand; what is not chosen is put aside and kept."""

    chosen = Signal(bool)  # true: mine

    def __init__(self, surroundings: Surroundings, words: Words) -> None:
        super().__init__()
        look = self._look = surroundings.look
        self._words = words
        self.setObjectName("application_conflict")
        self._line = Label(look, "", "body", tone="text2", name="conflict_line")
        self._card = RowsCard(look, name="conflict_card")
        column = Column(look, spacing=12, margins=(40, 24, 40, 24))
        column.add(Label(look, words.text("applications.conflict.title"), "title", name="conflict_title"))
        column.add(self._line)
        column.add(self._card)
        column.spread()
        mine = SecondaryButton(look, words.text("applications.conflict.mine"), name="conflict_mine")
        mine.clicked.connect(lambda: self.chosen.emit(True))
        theirs = SecondaryButton(look, words.text("applications.conflict.theirs"), name="conflict_theirs")
        theirs.clicked.connect(lambda: self.chosen.emit(False))
        self._first = mine
        outer = Column(look, spacing=0)
        outer.add(scrolled(column, name="conflict_scroll"), 1)
        outer.add(action_bar(surroundings, [mine, theirs]))
        self.setLayout(outer)

    def show_conflict(self, conflict: Conflict, form: Form) -> None:
        """Field by field what the two versions say."""
        words = self._words
        mine, theirs = (case_from_bytes(side.case_bytes) for side in (conflict.mine, conflict.theirs))  # type: ignore[attr-defined]
        found = differences(mine, theirs, form, self._look.speech.language)
        hand = str(getattr(conflict.theirs, "updated_by", "")) or words.text("applications.conflict.somebody")
        self._line.setText(words.text("applications.conflict.line", person=hand))
        self._card.clear()
        head = Difference(
            label="", box="", mine=words.text("applications.conflict.column.mine"), theirs=words.text("applications.conflict.column.theirs")
        )
        self._card.add_row(self._row(head, is_head=True))
        for one in found:
            self._card.add_row(self._row(one))
        if not found and differ_elsewhere(mine, theirs):
            self._card.add_row(self._row(Difference(label=words.text("applications.conflict.elsewhere"), box="", mine="", theirs="")))

    def focus_first(self) -> None:
        self._first.setFocus()

    def _row(self, one: Difference, *, is_head: bool = False) -> QWidget:
        look, words = self._look, self._words
        row = Row(look, spacing=16, margins=(16, 10, 16, 10))
        label = words.text("applications.conflict.box", box=one.box, label=one.label) if one.box else one.label
        empty = words.text("applications.conflict.empty")
        for text, stretch, strong in ((label, 2, True), (one.mine, 3, is_head), (one.theirs, 3, is_head)):
            said = text or (empty if stretch == 3 and one.label else "")
            row.add(Label(look, said, "compact", bold=strong, tone="text" if text else "text2"), stretch)
        return box(row)
