"""Bringing an official publication, step by step: file, columns of a table, reading, report, use."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from stc_desktop.casework.bringing_values import BroughtList, Looked, Staged
from stc_desktop.casework.correlation_values import CorrelationInUse, StagedCorrelation
from stc_desktop.casework.table_kinds import TableKind
from ui.data.bring_kind import CORRELATION, KindStep
from ui.data.bring_steps import FaultStep, StartStep, WorkingStep
from ui.data.telling import in_a_sentence, told_to
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.jobs import Job, JobReport, JobStopped, Progress
from ui.parts.dialogs import Dialog
from ui.parts.layouts import Column

Ask = Callable[[str, str, list[tuple[str, str]]], str]


class BringPane(QWidget):
    """`file_wanted` asks for another file, `ended` says that there is nothing left to do here, `used` what is in use now."""

    file_wanted = Signal()
    ended = Signal()
    used = Signal(str, bool)  # in a sentence; whether it is a correlation table

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings, self._look = surroundings, surroundings.look
        self._words = self._look.speech.over(WORDS)
        self.setObjectName("bring")
        self.ask: Ask = lambda title, text, answers: Dialog.ask(self._look, self, title, text, answers)
        self._path = Path()
        self._looked: Looked | None = None
        self._beginnings: Any = ()  # of the sheets of a table, for saying what its columns mean
        self._job: Job | None = None
        self._columns: Any = None  # the step about columns, kept while the table is read; imported when there is a table
        self._staged: Staged | StagedCorrelation | None = None
        self._steps = QStackedWidget()
        column = Column(self._look, spacing=0)
        column.add(self._steps)
        self.setLayout(column)
        self._working = WorkingStep(surroundings)
        self._working.progress.cancel_requested.connect(self.cancel)
        self._start = StartStep(surroundings)
        self._start.file_wanted.connect(self.file_wanted)
        self._steps.addWidget(self._start)
        self._steps.addWidget(self._working)

    # -- from outside

    @property
    def is_at_work(self) -> bool:
        return self._job is not None

    @property
    def is_at_start(self) -> bool:
        return self._steps.currentWidget() is self._start

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def look_at(self, path: Path) -> None:
        """Begin with a file. What was read before and not used is forgotten."""
        self._forget()
        self._path = path
        casework, look = self._surroundings.casework, self._look

        def work(report: JobReport) -> tuple[Looked, Any]:
            from stc_desktop.casework.bringing import look_at
            from stc_desktop.casework.table_beginnings import table_beginnings

            looked = look_at(casework, path, told_to(report, look))
            report.stop_if_cancelled()
            return looked, table_beginnings(path, looked.columns) if looked.is_table else ()

        self._run(work, self._looked_at, title="data.bring.looking")

    def begin_again(self) -> None:
        """Back to what can be brought; nothing that was read is kept."""
        self._forget()
        self._show(self._start)

    # -- steps

    def _looked_at(self, found: tuple[Looked, Any]) -> None:
        self._looked, self._beginnings = found
        if not self._looked.is_table:
            self._read()
        elif not self._beginnings:
            self._show_fault(" ".join(dict.fromkeys(one.why_no_list for one in self._looked.columns[:1])).strip())
        elif self._looked.kind is TableKind.UNCLEAR:
            step = KindStep(self._surroundings, name=self._path.name)
            step.said.connect(lambda kind: self._ask_columns(is_correlation=kind == CORRELATION))
            step.left.connect(self._leave)
            self._show(step)
        else:
            self._ask_columns(is_correlation=self._looked.kind is TableKind.CORRELATION)

    def _ask_columns(self, *, is_correlation: bool) -> None:
        """What the columns mean, of a list or of a correlation table; the person may say that it is the other one."""
        if self._looked is None:
            return
        from ui.data.bring_correlation import CorrelationStep
        from ui.data.columns_step import ColumnsStep

        before, kind = self._columns, CorrelationStep if is_correlation else ColumnsStep
        self._columns = kind(self._surroundings, self._looked.columns, self._beginnings)
        read = self._read_correlation if is_correlation else lambda maps: self._read(columns=maps)
        self._columns.read_wanted.connect(read)
        self._columns.other_kind.connect(lambda: self._ask_columns(is_correlation=not is_correlation))
        self._columns.left.connect(self._leave)
        self._show(self._columns)
        if before is not None and self._steps.indexOf(before) >= 0:
            self._drop(before)

    def _read_correlation(self, maps: Any) -> None:
        path, casework, look = self._path, self._surroundings.casework, self._look

        def work(report: JobReport) -> StagedCorrelation:
            from stc_desktop.casework.correlations import stage_correlation

            return stage_correlation(casework, path, told_to(report, look), column_map=maps[0])

        self._run(work, self._show_correlation, title="data.bring.reading")

    def _show_correlation(self, staged: StagedCorrelation) -> None:
        from ui.data.bring_correlation_report import CorrelationReportStep

        self._staged = staged
        self._show_result(CorrelationReportStep(self._surroundings, staged), lambda: self._use_correlation(staged))

    def _use_correlation(self, staged: StagedCorrelation) -> None:
        casework, info, older = self._surroundings.casework, staged.info, staged.older_than
        if self.is_at_work or (older and not self._is_wanted_although_older(info.publisher, info.edition, older)):
            return

        def work(_report: JobReport) -> CorrelationInUse:
            from stc_desktop.casework.correlations import take_over_correlation

            return take_over_correlation(casework, staged, although_older=bool(older))

        said = self._words.text("data.correlation.used", publisher=info.publisher, edition=info.edition)
        self._run(work, lambda _in_use: self._in_use(said, is_correlation=True), title="data.bring.using")

    def _read(self, *, columns: Any = None, list_id: str = "", edition: str = "") -> None:
        path, casework, look = self._path, self._surroundings.casework, self._look

        def work(report: JobReport) -> tuple[Staged, dict[str, str]]:
            from stc_desktop.casework.bringing import stage
            from ui.data.older import older_than_in_use

            staged = stage(casework, path, told_to(report, look), column_map=columns, list_id=list_id, edition=edition)
            return staged, older_than_in_use(casework, staged)

        self._run(work, self._show_report, title="data.bring.reading")

    def _show_report(self, found: tuple[Staged, dict[str, str]]) -> None:
        from ui.data.report_step import ReportStep

        self._staged = found[0]
        self._show_result(ReportStep(self._surroundings, *found), lambda: self._use(*found))

    def _show_result(self, step: Any, use: Callable[[], object]) -> None:
        step.use_wanted.connect(use)
        step.left.connect(self._leave)
        step.file_wanted.connect(self.file_wanted)
        self._show(step)

    def _use(self, staged: Staged, older: dict[str, str]) -> None:
        casework = self._surroundings.casework
        if self.is_at_work:
            return
        for held in staged.lists:
            in_use = older.get(held.info.list_id, "")
            if in_use and not self._is_wanted_although_older(held.report.title or held.info.list_id, held.info.edition, in_use):
                return

        def work(_report: JobReport) -> tuple[BroughtList, ...]:
            from stc_desktop.casework.bringing import take_over

            return take_over(casework, staged, although_older=bool(older))

        self._run(work, lambda lists: self._in_use(self._said_of(lists)), title="data.bring.using")

    def _said_of(self, lists: tuple[BroughtList, ...]) -> str:
        titles = [(one.info.title or one.list_id, one.info.edition) for one in lists if one.info]
        return self._words.plural("data.report.used", len(titles), **dict(zip(("title", "edition"), titles[0], strict=True)))

    def _is_wanted_although_older(self, title: str, edition: str, in_use: str) -> bool:
        text = self._words.text
        answers = [("keep", text("data.older.keep", held=in_use)), ("use", text("data.older.use", edition=edition))]
        said = text("data.older.text", list=title, edition=edition, held=in_use)
        return self.ask(text("data.older.title"), said, answers) == "use"

    def _in_use(self, said: str, *, is_correlation: bool = False) -> None:
        self._staged = None
        self._show(self._start)
        self.used.emit(said, is_correlation)

    def _leave(self) -> None:
        name = self._path.name
        self.begin_again()
        self._surroundings.toast(self._words.text("data.report.left", name=name))
        self.ended.emit()

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
        if isinstance(fault, JobStopped):
            self._surroundings.toast(self._words.text("data.bring.stopped"))
            self._show(self._columns or self._start)
            return
        sentence = in_a_sentence(fault, self._words)
        if self._columns is not None and sentence:
            self._columns.show_fault(sentence)
            self._show(self._columns)
            return
        self._show_fault(sentence or str(fault))
        if not sentence:
            raise fault

    def _show_fault(self, sentence: str) -> None:
        can_say = self._looked is not None and not self._looked.is_table
        step = FaultStep(self._surroundings, name=self._path.name, sentence=sentence, place=str(self._path.parent), can_say=can_say)
        step.file_wanted.connect(self.file_wanted)
        step.left.connect(self._leave)
        step.again.connect(self._once_more)
        self._show(step)

    def _once_more(self, list_id: str, edition: str) -> None:
        if self._looked is None or self._looked.is_table:
            self.look_at(self._path)
        else:
            self._read(list_id=list_id, edition=edition)

    def _show(self, step: Any) -> None:
        """The step that was shown goes, unless it can be come back to."""
        before = self._steps.currentWidget()
        if self._steps.indexOf(step) < 0:
            self._steps.addWidget(step)
        self._steps.setCurrentWidget(step)
        if before is not None and before not in (step, self._start, self._working, self._columns):
            self._drop(before)
        if self.isVisible():
            step.focus_first()

    def _drop(self, step: QWidget) -> None:
        self._steps.removeWidget(step)
        step.deleteLater()

    def _forget(self) -> None:
        """Take away what was read and not used."""
        staged, self._staged, self._looked = self._staged, None, None
        if self._columns is not None:
            columns, self._columns = self._columns, None
            self._drop(columns)
        if staged is not None:

            def drop() -> None:
                from stc_desktop.casework.bringing import discard
                from stc_desktop.casework.correlations import discard_correlation

                (discard_correlation if isinstance(staged, StagedCorrelation) else discard)(staged)  # type: ignore[arg-type]  # told apart right here

            self._surroundings.jobs.run(drop, lambda _nothing: None)
