"""A list as a workbook: written for an official to edit, and checked when it comes back."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from stc_desktop.applications.countries import country_names
from stc_desktop.casework.files_out import write_whole
from ui.data.path_label import PathLabel
from ui.data.shown import breakable
from ui.data.step import Step
from ui.data.telling import in_a_sentence, told_to
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.jobs import Job, JobReport, JobStopped, Progress
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.empty import EmptyState
from ui.parts.labels import Label
from ui.parts.layouts import Column, FlowRow, box, sized
from ui.parts.notices import Notice
from ui.parts.progress import ProgressBlock
from ui.parts.tables import PagedTableModel, TableColumn, TableView
from ui.theme.look import Look

_WIDEST = 1000


class WorkbookPane(Step):
    """One workbook at a time; the answers of the last one stand until the next."""

    check_wanted = Signal()
    installed = Signal()
    undo_wanted = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        look = surroundings.look
        self._words = look.speech.over(WORDS)
        self._check = PrimaryButton(look, self._words.text("data.workbook.check"), name="workbook_check", icon="clip")
        super().__init__(surroundings, name="workbook", actions=[self._check], widest=_WIDEST)
        self._check.clicked.connect(self.check_wanted)
        self.choose_text: Callable[[str], Path | None] = self._ask_where
        self._job: Job | None = None
        self._faults: Sequence[Any] = ()
        self._name = ""
        self._progress = self.column.add(ProgressBlock(look, "", name="workbook_progress"))
        self._progress.cancel_requested.connect(self.cancel)
        self._result = self.column.add(Column(look, spacing=8))
        text = self._words.text
        self._result.add(EmptyState(look, "list", text("data.workbook.none"), text("data.workbook.none.text"), name="workbook_none"))
        self.column.spread()

    @property
    def is_at_work(self) -> bool:
        return self._job is not None

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def focus_first(self) -> None:
        self._check.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- there

    def save(self, list_id: str, edition: str, path: Path) -> None:
        casework, look = self.surroundings.casework, self.look

        def work(report: JobReport) -> Path:
            from stc_desktop.casework.list_workbooks import known_country, write_workbook

            return write_workbook(casework, path, list_id, edition, told_to(report, look), country=known_country(casework))

        self._run(work, self._saved, path, "data.workbook.saving")

    def _saved(self, path: Path) -> None:
        text = self._words.text
        said = text("data.workbook.saved", name=path.name, folder=breakable(str(path.parent)))
        self._result.add(Notice(self.look, said, name="workbook_result", kind="done"))
        self._result.add(Label(self.look, text("data.workbook.saved.next"), "compact", tone="text2"))

    # -- and back

    def check(self, path: Path) -> None:
        look = self.look

        casework = self.surroundings.casework

        def work(report: JobReport) -> Any:
            from stc_desktop.casework.workbook_installing import look_at_workbook

            return look_at_workbook(casework, path, told_to(report, look))

        self._run(work, self._checked, path, "data.workbook.checking")

    def _checked(self, looked: Any) -> None:
        if looked.changes is None:
            self._show_faults(looked.checked.faults, "data.workbook.faults")
            return
        from ui.data.install_card import InstallCard

        edition = looked.changes.new
        info = edition.info
        figures = {"heads": f"{len(info.heads):,}", "paragraphs": f"{len(edition.entries):,}"}
        said = self._words.text("data.workbook.fine", name=self._name, title=info.title, edition=info.edition, **figures)
        self._result.add(Notice(self.look, said, name="workbook_result", kind="done"))
        if looked.is_same:
            self._result.add(Label(self.look, self._words.text("data.install.nothing"), "body", name="install_nothing"))
            return
        card = InstallCard(self.surroundings, looked.changes, looked.overlay)
        card.install_wanted.connect(lambda confirmed: self.install(looked, although_removed=confirmed))
        self._result.add(card)
        card.focus_first()

    # -- into use

    def install(self, looked: Any, *, although_removed: bool) -> None:
        """Weigh by the list of a workbook that was checked; the file must still be the one that was looked at."""
        casework, look = self.surroundings.casework, self.look

        def work(report: JobReport) -> Any:
            from stc_desktop.casework.workbook_installing import install_workbook

            told = told_to(report, look)
            return install_workbook(casework, looked.path, told, although_removed=although_removed, expected_sha256=looked.sha256)

        self._run(work, self._installed, looked.path, "data.install.doing", stopped="data.install.stopped")

    def _installed(self, done: Any) -> None:
        words = self._words
        said = []
        if not done.changes.is_same:
            key = "data.install.done" if done.changes.replaces else "data.install.done.beside"
            said.append(words.text(key, title=done.info.title, edition=done.info.edition))
        if done.overlay is not None and not done.overlay.is_none:
            country = done.overlay.country
            said.append(words.text("data.install.done.national", country=country_names().get(country, country)))
        self._result.add(Notice(self.look, " ".join(said), name="workbook_result", kind="done"))
        back = SecondaryButton(self.look, words.text("data.installed.undo"), name="workbook_undo_install", icon="undo")
        back.clicked.connect(self.undo_wanted)
        self._result.add(box(_alone(self.look, back)))
        self._in_use(done.unfitting)
        back.setFocus(Qt.FocusReason.OtherFocusReason)

    def rebuild(self) -> None:
        """The installed lists again, on what this version of the program brings."""
        casework, look = self.surroundings.casework, self.look

        def work(report: JobReport) -> Any:
            from stc_desktop.casework.workbook_installing import rebuild

            return rebuild(casework, told_to(report, look))

        def done(built: Any) -> None:
            self._result.add(Notice(self.look, self._words.text("data.installed.rebuilt"), name="workbook_result", kind="done"))
            self._in_use(built.faults)

        self._run(work, done, Path(), "data.installed.rebuilding", stopped="data.install.stopped")

    def _in_use(self, unfitting: Sequence[Any]) -> None:
        if unfitting:
            said = self._words.plural("data.install.left_out", len(unfitting))
            self._result.add(Label(self.look, said, "compact", tone="text2", name="workbook_left_out"))
        self.surroundings.forget_others()
        self.surroundings.refresh_status()
        self.installed.emit()

    def _show_faults(self, faults: Sequence[Any], title: str) -> None:
        look, text = self.look, self._words.text
        self._faults = faults
        said = self._words.plural(title, len(faults), name=self._name)
        self._result.add(Notice(look, said, name="workbook_result", kind="error"))
        columns = (
            TableColumn(key="sheet", title=text("data.workbook.sheet"), text=lambda fault: fault.place.file, width=150),
            TableColumn(
                key="row", title=text("data.workbook.row"), text=lambda fault: str(fault.place.line or ""), width=64, is_number=True
            ),
            TableColumn(key="column", title=text("data.workbook.column"), text=lambda fault: fault.place.column, width=120),
            TableColumn(key="reason", title=text("data.workbook.reason"), text=lambda fault: fault.reason, width=220, stretch=True),
        )
        model = PagedTableModel(columns, lambda offset, limit: faults[offset : offset + limit])
        table = TableView(look, model, name="workbook_faults", spoken=text("data.workbook.faults.spoken"), row=36)
        sized(look, table, min_height=36 * min(len(faults) + 2, 9))
        whole = Label(look, "", "compact", name="workbook_fault")
        table.row_selected.connect(lambda fault: whole.setText(self._line(fault)))
        self._result.add(table)
        self._result.add(whole)
        buttons = FlowRow(look, spacing=8)
        for key, icon, act in (("copy", "copy", self._copy), ("text", "download", self._save_text)):
            button = SecondaryButton(look, text(f"data.workbook.{key}"), name=f"workbook_{key}", icon=icon)
            button.clicked.connect(act)
            buttons.add(button)
        self._result.add(box(buttons))
        table.select_row(0)
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, fault: Any) -> str:
        place = self._words.text("data.workbook.place", sheet=fault.place.file, row=fault.place.line, column=fault.place.column)
        return f"{place.rstrip(', ')}: {fault.reason}"

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._as_text())
        self.surroundings.toast(self._words.plural("data.workbook.copied", len(self._faults)))

    def _as_text(self) -> str:
        return "\n".join(f"{fault.place.file}\t{fault.place.line}\t{fault.place.column}\t{fault.reason}" for fault in self._faults)

    def _save_text(self) -> None:
        path = self.choose_text(f"{Path(self._name).stem}.txt")
        if path is None:
            return
        content = f"{self._as_text()}\n".encode()
        said = self._words.text("data.workbook.text.saved", name=path.name)
        jobs = self.surroundings.jobs
        jobs.run(lambda: write_whole(path, content), lambda _path: self.surroundings.toast(said), owner=self)

    def _ask_where(self, name: str) -> Path | None:
        text = self._words.text
        chosen, _ = QFileDialog.getSaveFileName(self, text("data.workbook.text.where"), name, text("data.workbook.text.filter"))
        return Path(chosen) if chosen else None

    # -- work beside the window

    def _run(
        self,
        work: Callable[[JobReport], Any],
        done: Callable[[Any], object],
        path: Path,
        title: str,
        *,
        stopped: str = "data.workbook.stopped",
    ) -> None:
        self._name, self._faults = path.name, ()
        self._result.empty()
        self._check.setEnabled(False)
        self._progress.begin(self._words.text(title, name=path.name))

        def finished(value: Any) -> None:
            self._end_work()
            done(value)

        def failed(fault: Exception) -> None:
            self._end_work()
            self._show_failed(fault, path, stopped)

        self._job = self.surroundings.jobs.run(work, finished, failed, progress=self._advance, owner=self)

    def _advance(self, progress: Progress) -> None:
        if self.is_at_work:
            self._progress.advance(progress.step, progress.share, progress.note)

    def _end_work(self) -> None:
        self._job = None
        self._check.setEnabled(True)
        self._progress.finish("")

    def _show_failed(self, fault: Exception, path: Path, stopped: str) -> None:
        if isinstance(fault, JobStopped):
            self._result.add(Notice(self.look, self._words.text(stopped), name="workbook_result", kind="info"))
            return
        faults = getattr(fault, "faults", ())
        if faults:  # the list and the others do not fit each other
            self._show_faults(faults, "data.install.faults")
            return
        sentence = in_a_sentence(fault, self._words)
        title = self._words.text("data.workbook.failed")
        self._result.add(Notice(self.look, sentence or str(fault), name="workbook_result", kind="error", title=title))
        self._result.add(PathLabel(self.look, breakable(str(path)), "small", tone="text2"))
        if not sentence:
            raise fault


def _alone(look: Look, button: SecondaryButton) -> FlowRow:
    row = FlowRow(look, spacing=8)
    row.add(button)
    return row
