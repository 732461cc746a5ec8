"""A question that several rows of a table wait for, answered for all of them or for some."""

from PySide6.QtCore import Qt, Signal

from stc_desktop.casework.many_products_shared import SharedQuestion
from stc_desktop.classification.items import Consideration
from ui.data.step import Step
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.choice_list import Choice, ChoiceList
from ui.parts.labels import Label
from ui.parts.layouts import Column
from ui.parts.notices import Notice
from ui.products.words import WORDS


class ManyShared(Step):
    """`answered` carries the answer and the numbers of the rows that it is for."""

    answered = Signal(object, object)  # Consideration, tuple[int, ...]
    skipped = Signal()
    left = Signal()

    def __init__(self, surroundings: Surroundings, question: SharedQuestion) -> None:
        look = surroundings.look
        self._words = look.speech.over(WORDS)
        text = self._words.text
        answers = (Consideration.YES, Consideration.NO, Consideration.UNSURE)
        buttons = [PrimaryButton(look, text(f"products.many.shared.{one.value}"), name=f"many_shared_{one.value}") for one in answers[:1]]
        others = [SecondaryButton(look, text(f"products.many.shared.{one.value}"), name=f"many_shared_{one.value}") for one in answers[1:]]
        skip = SecondaryButton(look, text("products.many.shared.skip"), name="many_shared_skip")
        leave = SecondaryButton(look, text("products.many.shared.leave"), name="many_shared_leave")
        super().__init__(surroundings, name="many_shared", actions=[*buttons, *others, skip, leave])
        for button, answer in zip((*buttons, *others), answers, strict=True):
            button.clicked.connect(lambda _checked=False, answer=answer: self._answer(answer))
        skip.clicked.connect(self.skipped)
        leave.clicked.connect(self.left)
        self._first = skip
        self.column.add(Label(look, self._words.plural("products.many.shared.count", len(question.rows)), "small", tone="text2"))
        self.column.add(Label(look, question.asked.question, "section", name="many_shared_question"))
        self.column.gap(8)
        self._fault_place = self.column.add(Column(look, spacing=0))
        self.column.add(Label(look, text("products.many.shared.rows"), "compact", bold=True))
        self.column.add(Label(look, text("products.many.shared.text"), "small", tone="text2"))
        choices = [
            Choice(id=str(one.row.number), text=one.row.name, detail=text("products.many.row", row=one.row.number)) for one in question.rows
        ]
        self._rows = ChoiceList(look, choices, name="many_shared_rows", several=True)
        self._rows.choose([one.id for one in choices])
        self.column.add(self._rows)
        self.column.spread()

    def focus_first(self) -> None:
        """Not on an answer: a key that was meant for the step before would answer for many rows."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, answer: Consideration) -> None:
        rows = tuple(int(one) for one in self._rows.chosen_ids())
        if rows:
            self.answered.emit(answer, rows)
            return
        self._fault_place.empty()
        self._fault_place.add(Notice(self.look, self._words.text("products.many.shared.nobody"), name="many_shared_fault", kind="error"))
        self.pane.to_top()
