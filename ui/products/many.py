"""Many products at once, step by step: table, columns, weighing, results, copy and catalogue."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from ui.data.telling import in_a_sentence, told_to
from ui.frame.page import Width
from ui.frame.surroundings import Surroundings
from ui.jobs import Job, JobReport, JobStopped, Progress
from ui.parts.layouts import Column
from ui.products.many_steps import ManyFault, ManyStart, ManyWorking
from ui.products.words import WORDS


class ManyPane(QWidget):
    """`left` says that the person goes back to the catalogue, `kept` that products came or went."""

    left = Signal()
    kept = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings, self._look = surroundings, surroundings.look
        self._words = self._look.speech.over(WORDS)
        self.setObjectName("many")
        self.choose_table: Callable[[], Path | None] = self._ask_which
        self.choose_place: Callable[[Path], Path | None] = self._ask_where
        self._path = Path()
        self._job: Job | None = None
        self._columns: Any = None  # Any: steps that are imported when they are first needed
        self._results: Any = None
        self._width = Width.WIDE
        self._steps = QStackedWidget()
        column = Column(self._look, spacing=0)
        column.add(self._steps)
        self.setLayout(column)
        self._start = ManyStart(surroundings)
        self._start.file_wanted.connect(self.choose)
        self._start.left.connect(self.left)
        self._working = ManyWorking(surroundings)
        self._working.progress.cancel_requested.connect(self.cancel)
        self._steps.addWidget(self._start)
        self._steps.addWidget(self._working)

    # -- from outside

    @property
    def is_at_work(self) -> bool:
        return self._job is not None

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def fit(self, width: Width) -> None:
        self._width = width
        if self._results is not None:
            self._results.fit(width)

    def focus_first(self) -> None:
        step: Any = self._steps.currentWidget()
        if step is not self._working:
            step.focus_first()

    def choose(self) -> None:
        path = None if self.is_at_work else self.choose_table()
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Begin with a table; what was weighed before and not saved is forgotten."""
        self._forget()
        self._path = path
        casework = self._surroundings.casework

        def work(report: JobReport) -> tuple[Any, Any]:
            from stc_desktop.casework.many_products import column_candidates, look_at_products

            sheets = look_at_products(casework, path)
            report.stop_if_cancelled()
            return sheets, column_candidates(casework, sheets)

        self._run(work, self._ask_columns, title="products.many.looking")

    # -- steps

    def _ask_columns(self, found: tuple[Any, Any]) -> None:
        from ui.products.many_columns import ManyColumns

        sheets, candidates = found
        self._columns = ManyColumns(
            self._surroundings, sheets, units=self._surroundings.casework.units, candidates=lambda heading: candidates.get(heading, ())
        )
        self._columns.weigh_wanted.connect(self._weigh)
        self._columns.left.connect(self._begin_again)
        self._show(self._columns)

    def _weigh(self, columns: Any) -> None:
        path, casework, look = self._path, self._surroundings.casework, self._look

        def work(report: JobReport) -> Any:
            from stc_desktop.casework.many_products import weigh_products

            return weigh_products(casework, path, columns, told_to(report, look))

        self._run(work, self._show_results, title="products.many.weighing")

    def _show_results(self, weighed: Any) -> None:
        from ui.products.many_results import ManyResults

        self._results = ManyResults(self._surroundings, weighed)
        self._results.fit(self._width)
        self._results.save_wanted.connect(self._save)
        self._results.keep_wanted.connect(self._keep)
        self._results.open_wanted.connect(self._open)
        self._results.shared_wanted.connect(lambda: self._ask_shared(frozenset()))
        self._results.file_wanted.connect(self.choose)
        self._results.left.connect(self.left)
        self._show(self._results)

    def _ask_shared(self, skipped: frozenset[str]) -> None:
        """The question of most rows that was not skipped; once there is none, the results."""
        from stc_desktop.casework.many_products_shared import shared_questions
        from ui.products.many_shared import ManyShared

        question = next((one for one in shared_questions(self._results.weighed) if one.asked.id not in skipped), None)
        if question is None:
            self._show(self._results)
            self._surroundings.toast(self._words.text("products.many.shared.none"))
            return
        step = ManyShared(self._surroundings, question)
        step.answered.connect(lambda answer, rows: self._answer_shared(question.asked, answer, rows, skipped))
        step.skipped.connect(lambda: self._ask_shared(skipped | {question.asked.id}))
        step.left.connect(lambda: self._show(self._results))
        self._show(step)

    def _answer_shared(self, asked: Any, answer: Any, rows: Any, skipped: frozenset[str]) -> None:
        casework, weighed, look = self._surroundings.casework, self._results.weighed, self._look

        def work(report: JobReport) -> Any:
            from stc_desktop.casework.many_products_shared import answer_shared

            return answer_shared(casework, weighed, asked, answer, rows=frozenset(rows), told=told_to(report, look))

        def done(answered: Any) -> None:
            self._results.show_weighed(answered)
            self._ask_shared(skipped | {asked.id})

        self._run(work, done, title="products.many.shared.weighing")

    def _save(self) -> None:
        from stc_desktop.casework.many_products_out import proposed_place

        place = None if self.is_at_work else self.choose_place(proposed_place(self._path))
        if place is None:
            return
        casework, weighed, look = self._surroundings.casework, self._results.weighed, self._look

        def work(report: JobReport) -> Path:
            from stc_desktop.casework.many_products_out import save_copy

            return save_copy(weighed.file, place, weighed.columns, weighed.results, casework.say, told_to(report, look))

        self._run(work, self._saved, title="products.many.saving")

    def _saved(self, place: Path) -> None:
        self._show(self._results)
        self._surroundings.toast(self._words.text("products.many.saved", place=place))

    def _keep(self, results: Sequence[Any], *, then: Callable[[Sequence[Any]], object] | None = None) -> None:
        """Keep these rows; once they are, `then` goes on with them, else a message says so and can take it back."""
        fresh = [one for one in results if not one.product_id]
        if self.is_at_work:
            return
        if not fresh:
            if then is None:
                self._surroundings.toast(self._words.text("products.many.kept.already"))
            else:
                then(results)
            return
        casework, weighed, look = self._surroundings.casework, self._results.weighed, self._look

        def work(report: JobReport) -> Any:
            from stc_desktop.casework.many_products_keeping import keep_rows

            told = told_to(report, look)
            return keep_rows(casework, fresh, file=weighed.file.name, sheet=weighed.columns.sheet, told=told)

        def done(kept: Sequence[Any]) -> None:
            self._exchange(kept)
            self._show(self._results)
            self.kept.emit()
            if then is not None:
                then(kept)
                return
            said = self._words.plural("products.many.kept", len(kept))
            self._surroundings.toast(said, lambda: self._take_back(kept))

        self._run(work, done, title="products.many.keeping")

    def _take_back(self, kept: Sequence[Any]) -> None:
        from stc_desktop.casework.many_products_keeping import take_back

        take_back(self._surroundings.casework, [one.product_id for one in kept if one.product_id])
        if self._results is not None:
            self._exchange([replace(one, product_id="") for one in kept])
        self.kept.emit()

    def _exchange(self, changed: Sequence[Any]) -> None:
        by_row = {one.row.number: one for one in changed}
        weighed = self._results.weighed
        results = tuple(by_row.get(one.row.number, one) for one in weighed.results)
        self._results.show_weighed(replace(weighed, results=results))

    def _open(self, result: Any) -> None:
        """The guided interview goes on where the row left off; the row is a product from then on."""

        def go(kept: Sequence[Any]) -> None:
            if kept[0].product_id:  # a row that could not be weighed is no product: its fault says why
                self._surroundings.go("classify", f"product/{kept[0].product_id}")

        self._keep((result,), then=go)

    def _begin_again(self) -> None:
        self._forget()
        self._show(self._start)

    # -- work beside the window

    def _run(self, work: Callable[[JobReport], Any], done: Callable[[Any], object], *, title: str) -> None:
        self._working.begin(self._words.text(title, name=self._path.name))
        self._show(self._working)

        def finished(value: Any) -> None:
            self._end_work()
            done(value)

        self._job = self._surroundings.jobs.run(work, finished, self._failed, progress=self._advance, owner=self)

    def _advance(self, progress: Progress) -> None:
        if self.is_at_work:
            self._working.progress.advance(progress.step, progress.share, progress.note)

    def _end_work(self) -> None:
        self._job = None
        self._working.progress.finish("")

    def _failed(self, fault: Exception) -> None:
        self._end_work()
        before = self._results or self._columns or self._start
        if isinstance(fault, JobStopped):
            self._surroundings.toast(self._words.text("products.many.stopped"))
            self._show(before)
            return
        sentence = in_a_sentence(fault, self._words)
        if self._results is not None and sentence:
            self._show(self._results)
            self._surroundings.toast(sentence, is_fault=True)
        elif self._columns is not None and sentence:
            self._columns.show_fault(sentence)
            self._show(self._columns)
        else:
            self._show_fault(sentence or str(fault))
        if not sentence:
            raise fault

    def _show_fault(self, sentence: str) -> None:
        step = ManyFault(self._surroundings, name=self._path.name, sentence=sentence)
        step.file_wanted.connect(self.choose)
        step.left.connect(self.left)
        self._show(step)

    def _show(self, step: Any) -> None:
        """The step that was shown goes, unless it can be come back to."""
        before = self._steps.currentWidget()
        if self._steps.indexOf(step) < 0:
            self._steps.addWidget(step)
        self._steps.setCurrentWidget(step)
        if before is not None and before not in (step, self._start, self._working, self._columns, self._results):
            self._drop(before)
        if self.isVisible() and step is not self._working:
            step.focus_first()

    def _drop(self, step: QWidget) -> None:
        self._steps.removeWidget(step)
        step.deleteLater()

    def _forget(self) -> None:
        for step in (self._columns, self._results):
            if step is not None:
                self._drop(step)
        self._columns = self._results = None

    # -- files

    def _ask_which(self) -> Path | None:
        text = self._words.text
        chosen, _ = QFileDialog.getOpenFileName(self, text("products.many.which"), "", text("products.many.filter"))
        return Path(chosen) if chosen else None

    def _ask_where(self, suggested: Path) -> Path | None:
        text = self._words.text
        chosen, _ = QFileDialog.getSaveFileName(self, text("products.many.save.where"), str(suggested), text("products.many.filter"))
        return Path(chosen) if chosen else None
