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
from ui.parts.progress import ProgressBlock

if TYPE_CHECKING:
    from stc_desktop.casework.reading_back import ReadCase  # it brings the reading of images with it


class PaperReading(QObject):
    """Reading many scanned pages takes a while: it shows that it works, and can be left."""

    case_read = Signal()

    def __init__(self, surroundings: Surroundings, page: QWidget) -> None:
        super().__init__(page)
        self._surroundings, self._page = surroundings, page
        self._words = surroundings.look.speech.over(WORDS)
        self._files: list[Path] = []
        self._turn = 0
        self.choose_pages: Callable[[], list[Path]] = self._ask_for_pages
        self.progress = ProgressBlock(surroundings.look, self._words.text("home.paper.reading"), name="home_reading")
        self.progress.cancel_requested.connect(self._leave)
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

        self._turn += 1
        turn, casework = self._turn, self._surroundings.casework
        self.progress.begin()

        def done(read: "ReadCase") -> None:
            if turn == self._turn:
                self.progress.finish("")
                self._files = files
                self.pane.show_case(read, files)
                self.case_read.emit()

        def failed(fault: Exception) -> None:
            if turn == self._turn:
                self.progress.finish("")
            if not isinstance(fault, UserFixable):
                raise fault
            if turn == self._turn:
                self._surroundings.toast(self._words.text("home.paper.fault", sentence=fault.sentence, next_step=fault.next_step).strip())

        self._surroundings.jobs.run(lambda: read_case(casework, files), done, failed, owner=self._page)

    def _leave(self) -> None:
        """What is still being read is passed over when it comes."""
        self._turn += 1
        self.progress.finish("")

    def _ask_for_pages(self) -> list[Path]:
        text = self._words.text
        kinds = f"{text('home.paper.files')} (*.pdf *.png *.jpg *.jpeg *.tif *.tiff)"
        names, _ = QFileDialog.getOpenFileNames(self._page, text("home.paper.choose"), "", kinds)
        return [Path(name) for name in names]
