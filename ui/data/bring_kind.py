"""What a table is, said by the person where its columns do not tell."""

from PySide6.QtCore import Signal

from ui.data.step import Step
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.choice_list import Choice, ChoiceList
from ui.parts.field import FieldMessage
from ui.parts.labels import Label

LIST, CORRELATION = "list", "correlation"


class KindStep(Step):
    """Nothing is chosen beforehand: a table read as what it is not would say something else."""

    said = Signal(str)  # LIST or CORRELATION
    left = Signal()

    def __init__(self, surroundings: Surroundings, *, name: str) -> None:
        look = surroundings.look
        self._words = look.speech.over(WORDS)
        text = self._words.text
        go_on = PrimaryButton(look, text("data.kind.go_on"), name="kind_go_on")
        leave = SecondaryButton(look, text("data.report.leave"), name="kind_leave")
        super().__init__(surroundings, name="kind", actions=[go_on, leave])
        go_on.clicked.connect(self._go_on)
        leave.clicked.connect(self.left)
        self.column.add(Label(look, text("data.kind.title"), "section", name="kind_title"))
        self.column.add(Label(look, text("data.kind.text", name=name), "compact", tone="text2"))
        self.column.gap(6)
        self._message = self.column.add(FieldMessage(look, name="kind_message"))
        choices = [Choice(id=key, text=text(f"data.kind.{key}"), detail=text(f"data.kind.{key}.detail")) for key in (LIST, CORRELATION)]
        self._choice = self.column.add(ChoiceList(look, choices, name="kind_choice", boxed=True))
        self._choice.rows.setAccessibleName(text("data.kind.title"))
        self._choice.changed.connect(lambda _chosen: self._message.show_sentence(""))
        self.column.spread()

    def focus_first(self) -> None:
        self._choice.focus_first()

    def _go_on(self) -> None:
        chosen = self._choice.chosen_ids()
        if chosen:
            self.said.emit(chosen[0])
            return
        self._message.show_sentence(self._words.text("data.kind.missing"))
        self._choice.focus_first()
