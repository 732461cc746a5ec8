"""From chosen files to the case that they hold: asks for pages, reads them beside the window, shows what came back."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from stc_desktop.rules.errors import UserFixable
from ui.frame.surroundings import Surroundings
from ui.home.paper_case import PaperCasePane
from ui.home.words import WORDS
from ui.jobs import JobReport, JobStopped, Progress
from ui.parts.progress import ProgressBlock

if TYPE_CHECKING:
    from stc_desktop.casework.reading_back import ReadCase, ReadingAt  # it brings the reading of images with it
    from ui.jobs import Job


class PaperReading(QObject):
    """Reading many scanned pages takes a while: it shows which page it looks at, and ends between two looks when it is cancelled."""

    case_read = Signal()

    def __init__(self, surroundings: Surroundings, page: QWidget) -> None:
        super().__init__(page)
        self._surroundings, self._page = surroundings, page
        self._words = surroundings.look.speech.over(WORDS)
        self._files: list[Path] = []
        self._turn = 0
        self._job: Job | None = None
        self._is_stopping = False
        self.choose_pages: Callable[[], list[Path]] = self._ask_for_pages
        self.progress = ProgressBlock(surroundings.look, self._words.text("home.paper.reading"), name="home_reading")
        self.progress.cancel_requested.connect(self._stop)
        self.pane = PaperCasePane(surroundings.look)
        self.pane.other_requested.connect(self.start)
        self.pane.more_requested.connect(self._read_more)

    @property
    def has_case(self) -> bool:
        return bool(self._files)

    def start(self) -> None:
        files = self.choose_pages()
        if files:
            self._read(files)

    def _read_more(self) -> None:
        files = self.choose_pages()
        if files:
            self._read([*self._files, *(file for file in files if file not in self._files)])

    def _read(self, files: list[Path]) -> None:
        from stc_desktop.casework.reading_back import read_case  # loads the reading of images

        if self._job is not None:
            self._job.cancel()  # its answer is passed over when it comes
        self._turn += 1
        turn, casework = self._turn, self._surroundings.casework
        self.progress.begin()

        def work(report: JobReport) -> "ReadCase":
            return read_case(casework, files, lambda at: self._goes_on(report, at))

        def done(read: "ReadCase") -> None:
            if turn == self._turn:
                self._end()
                self._files = files
                self.pane.show_case(read, files)
                self.case_read.emit()

        def failed(fault: Exception) -> None:
            if turn == self._turn:
                self._end()
            if not isinstance(fault, UserFixable):
                raise fault
            if turn == self._turn:
                self._surroundings.toast(self._words.text("home.paper.fault", sentence=fault.sentence, next_step=fault.next_step).strip())

        def shown(progress: Progress) -> None:
            if turn == self._turn and not self._is_stopping:
                self.progress.advance(progress.step, progress.share, progress.note)

        self._job = self._surroundings.jobs.run(work, done, failed, progress=shown, owner=self._page)

    def _goes_on(self, report: JobReport, at: "ReadingAt") -> bool:
        """Asked between two looks, in the thread of the reading: says where it is, and whether to go on."""
        share = (at.file_number - 1 + (at.page - 1) / max(1, at.pages)) / max(1, at.files)
        key = "home.paper.reading.at" if at.files == 1 else "home.paper.reading.at.file"
        told = {"page": at.page, "pages": at.pages, "number": at.file_number, "files": at.files}
        try:
            report.step(self._words.text(key, **told), share, at.file)
        except JobStopped:
            return False
        return True

    def _stop(self) -> None:
        """End the reading at its next look; what was read so far is shown, with what is missing."""
        if self._job is not None:
            self._is_stopping = True
            self._job.cancel()
            self.progress.advance(self._words.text("home.paper.reading.stopping"), 1.0)

    def _end(self) -> None:
        self._job, self._is_stopping = None, False
        self.progress.finish("")

    def _ask_for_pages(self) -> list[Path]:
        text = self._words.text
        kinds = f"{text('home.paper.files')} (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"
        names, _ = QFileDialog.getOpenFileNames(self._page, text("home.paper.choose"), "", kinds)
        return [Path(name) for name in names]
