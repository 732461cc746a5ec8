"""The queue of verdicts of another edition: each as it was and as the list in use has it, confirmed by a press."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from stc_desktop.casework import rechecking
from stc_desktop.rules.errors import UserFixable
from ui.control_lists.paragraph_sides import ParagraphSides
from ui.data.step import Step
from ui.frame.surroundings import Surroundings
from ui.jobs import Job, JobReport, JobStopped, Progress
from ui.parts.buttons import PrimaryButton, SecondaryButton, TextAction
from ui.parts.cards import RowsCard
from ui.parts.disclosure import Disclosure
from ui.parts.labels import Label
from ui.parts.layouts import Column, box
from ui.parts.progress import ProgressBlock
from ui.products.words import WORDS

_LEFT = Qt.AlignmentFlag.AlignLeft
_WIDEST = 1040


class RecheckPane(QWidget):
    """`left` says that the person goes back to the catalogue, `confirmed` that verdicts were taken over."""

    left = Signal()
    confirmed = Signal()
    product_requested = Signal(str)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._words = surroundings.look.speech.over(WORDS)
        self.setObjectName("recheck")
        self._job: Job | None = None
        self._steps = QStackedWidget()
        column = Column(surroundings.look, spacing=0)
        column.add(self._steps)
        self.setLayout(column)
        self._working = Step(surroundings, name="recheck_working")
        self._progress = self._working.column.add(ProgressBlock(surroundings.look, "", name="recheck_progress"))
        self._progress.cancel_requested.connect(self.cancel)
        self._working.column.spread()
        self._steps.addWidget(self._working)
        self._found: QWidget | None = None

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def begin(self) -> None:
        """Weigh the queue beside the window; looking changes nothing."""
        if self._job is not None:
            return
        casework, text = self._surroundings.casework, self._words.text
        self._progress.begin(text("products.recheck.working"))
        self._steps.setCurrentWidget(self._working)

        def work(report: JobReport) -> Any:  # Any: verdicts as casework gives them
            def told(done: int, of: int) -> None:
                report.step(text("products.recheck.step", done=done, of=of), done / of if of else 1.0)

            return rechecking.recheck(casework, told=told)

        self._job = self._surroundings.jobs.run(work, self._show, self._failed, progress=self._told, owner=self)

    def _told(self, progress: Progress) -> None:
        self._progress.advance(progress.step, progress.share, progress.note)

    def _failed(self, fault: Exception) -> None:
        self._job = None
        self._progress.finish("")
        if isinstance(fault, UserFixable):
            self._surroundings.toast(f"{fault.sentence} {fault.next_step}".strip(), is_fault=True)
        elif not isinstance(fault, JobStopped):
            raise fault
        self.left.emit()

    def _show(self, found: Sequence[Any]) -> None:  # Any: as above
        self._job = None
        self._progress.finish("")
        look, text = self._surroundings.look, self._words.text
        same = [one for one in found if one.is_same]
        back = SecondaryButton(look, text("products.recheck.back"), name="recheck_back")
        back.clicked.connect(self.left)
        actions: list[QWidget] = [back]
        if same:
            confirm = PrimaryButton(look, text("products.recheck.confirm"), name="recheck_confirm", icon="check")
            confirm.clicked.connect(lambda: self._confirm(same))
            actions.insert(0, confirm)
        step = Step(self._surroundings, name="recheck_found", actions=actions, widest=_WIDEST)
        step.column.add(Label(look, text("products.recheck.title"), "section"))
        step.column.add(Label(look, text("products.recheck.text" if found else "products.recheck.none"), "body", tone="text2"))
        if same:
            step.column.add(Label(look, self._words.plural("products.recheck.same", len(same)), "body", name="recheck_same"))
        if found:
            card = RowsCard(look, name="recheck_rows")
            for number, one in enumerate(found, start=1):
                card.add_row(self._row(one, number))
            step.column.add(card)
        step.column.spread()
        if self._found is not None:
            self._steps.removeWidget(self._found)
            self._found.deleteLater()
        self._found = step
        self._steps.addWidget(step)
        self._steps.setCurrentWidget(step)
        (actions[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, one: Any, number: int) -> QWidget:  # Any: as above
        look, text = self._surroundings.look, self._words.text
        column = Column(look, spacing=4, margins=(18, 12, 16, 12))
        column.add(Label(look, one.stored.name, "body", bold=True))
        for key, kept in (("old", one.old), ("new", one.new)):
            verdict = text(f"products.verdict.{kept.verdict}")
            said = text(f"products.recheck.{key}", edition=kept.edition, verdict=verdict, codes=", ".join(kept.codes))
            column.add(Label(look, said.strip(), "compact"))
        changed = ", ".join(pair.code for pair in one.paragraphs if pair.changed)
        for key, said in (("changed", changed), ("left", ", ".join(one.left_out))):
            if said:
                column.add(Label(look, text(f"products.recheck.{key}", codes=said, names=said), "compact", tone="text2"))
        if one.question:
            column.add(Label(look, text("products.recheck.question", question=one.question), "compact", tone="text2"))
        if one.compared is not None and changed:
            column.add(self._sides(one, number))
        if one.can_be_taken:
            taking = TextAction(look, text("products.recheck.take"), name=f"recheck_take_{number}", icon="check")
            taking.clicked.connect(lambda: self._take(one))
            column.add(taking, align=_LEFT)
        if not one.is_same:
            opening = TextAction(look, text("products.recheck.open"), name=f"recheck_open_{number}", icon="classify")
            opening.clicked.connect(lambda: self.product_requested.emit(one.stored.id))
            column.add(opening, align=_LEFT)
        return box(column, name=f"recheck_row_{number}")

    def _sides(self, one: Any, number: int) -> QWidget:  # Any: as above
        """The changed paragraphs as they were and as they are; made when somebody looks."""
        pairs = [pair for pair in one.paragraphs if pair.changed]
        aside = self._words.plural("products.recheck.sides.count", len(pairs))
        shown = Disclosure(self._surroundings.look, self._words.text("products.recheck.sides"), name=f"recheck_sides_{number}", aside=aside)

        def fill(is_open: bool) -> None:
            if not is_open or shown.column.count():
                return
            for pair in pairs:
                shown.column.add(Label(self._surroundings.look, pair.code, "compact", bold=True))
                shown.column.add(ParagraphSides(self._surroundings.look, one.compared, pair.code))

        shown.toggled.connect(fill)
        return shown

    def _take(self, one: Any) -> None:  # Any: as above
        casework = self._surroundings.casework

        def done(_nothing: object) -> None:
            self._job = None
            self._surroundings.toast(self._words.text("products.recheck.taken", name=one.stored.name))
            self.confirmed.emit()
            self.begin()

        self._job = self._surroundings.jobs.run(lambda: rechecking.take_new(casework, one), done, self._failed, owner=self)

    def _confirm(self, same: Sequence[Any]) -> None:  # Any: as above
        casework = self._surroundings.casework

        def done(count: int) -> None:
            self._job = None
            self._surroundings.toast(self._words.plural("products.recheck.confirmed", count))
            self.confirmed.emit()
            self.begin()

        self._job = self._surroundings.jobs.run(lambda: rechecking.confirm(casework, same), done, self._failed, owner=self)
