"""The steps of an application, each with its state, and what is to be mended beside them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.tasks import Task, TaskState
from stc_desktop.wording.sentences import Sentence
from ui.applications.findings_pane import FindingsPane
from ui.parts.cards import RowsCard
from ui.parts.labels import IconLabel, Label, LineLabel
from ui.parts.layouts import Column, Row, scrolled, sized
from ui.parts.rows import TaskRow
from ui.speech import Words
from ui.theme.look import Look

_STATES = {
    TaskState.DONE: "done",
    TaskState.READY: "done",
    TaskState.STARTED: "started",
    TaskState.TO_FIX: "error",
    TaskState.NOT_YET: "todo",
}


def said(words: Words, sentence: Sentence) -> str:
    """A sentence of the steps; counts choose the plural."""
    parameters = dict(sentence.parameters)
    if "count" in parameters:
        count = int(str(parameters.pop("count")))
        return words.plural(sentence.key, count, **parameters)
    return words.text(sentence.key, **parameters)


class StepsPane(QWidget):
    """Task list at the left, findings at its right while there is room."""

    step_chosen = Signal(str)

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._look, self._words = look, words
        self.setObjectName("application_steps")
        head = Row(look, spacing=12)
        head.add(Label(look, words.text("applications.steps.title"), "section"), 1)
        self._done = head.add(LineLabel(look, "", "small", tone="text2", name="steps_done"))
        self._card = RowsCard(look, name="steps_card")
        self._rows: dict[str, TaskRow] = {}
        column = Column(look, spacing=14, margins=(24, 20, 12, 24))
        column.add(head)
        column.add(self._card)
        column.add(IconLabel(look, "info", words.text("applications.steps.any_order")))
        column.spread()
        self.steps = scrolled(column, name="steps_scroll")
        self.findings = FindingsPane(look, words, name="steps_findings", margins=(12, 20, 20, 20))
        row = Row(look, spacing=0)
        row.add(self.steps, 424)
        row.add(self.findings, 280)
        sized(look, self.steps, max_width=560)
        self.setLayout(row)

    def show_tasks(self, tasks: tuple[Task, ...]) -> None:
        if list(self._rows) != [task.id.value for task in tasks]:
            self._build(tasks)
        words = self._words
        for task in tasks:
            self._rows[task.id.value].show_state(_STATES[task.state], self._tag(task), said(words, task.summary))
        finished = sum(1 for task in tasks if task.state in {TaskState.DONE, TaskState.READY})
        self._done.setText(words.text("applications.steps.done", done=finished, total=len(tasks)))

    def show_findings_here(self, is_shown: bool) -> None:
        """Where there is little room they stand behind the switch beside."""
        self.findings.setVisible(is_shown)

    def focus_step(self, task: str) -> None:
        row = self._rows.get(task) or next(iter(self._rows.values()), None)
        if row is not None:
            row.setFocus()

    def _tag(self, task: Task) -> str:
        if task.state is TaskState.TO_FIX:
            return self._words.plural("applications.to_fix", task.to_fix)
        return self._words.text(f"applications.state.{task.state.value}")

    def _build(self, tasks: tuple[Task, ...]) -> None:
        self._card.clear()
        self._rows = {}
        for number, task in enumerate(tasks, 1):
            row = TaskRow(self._look, number, self._words.text(f"task.{task.id.value}"), name=f"step_{task.id.value}")
            row.clicked.connect(lambda _checked=False, key=task.id.value: self.step_chosen.emit(key))
            self._rows[task.id.value] = row
            self._card.add_row(row)
