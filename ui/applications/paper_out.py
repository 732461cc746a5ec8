"""Paper leaves the program: to a file or to a printer. Both places are asked through functions that a test can replace."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from stc_desktop.applications.cases import Case
from stc_desktop.casework.files_out import write_whole
from stc_desktop.rules.errors import UserFixable
from ui.frame.surroundings import Surroundings
from ui.speech import Words

_DOTS_PER_INCH = 300  # symbols of 0.42 mm modules stay sharp


class PaperOut(QObject):
    """Prints and saves packets of one window."""

    def __init__(self, surroundings: Surroundings, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self._surroundings, self._words, self._window = surroundings, words, window
        self.choose_file: Callable[[str], Path | None] = self._ask_file
        self.choose_printer: Callable[[], QPrinter | None] = self._ask_printer

    def save(self, case: Case, form_id: str, *, as_draft: bool) -> None:
        self._make(case, form_id, as_draft, lambda printed: self._write(printed, case, as_draft))

    def print_out(self, case: Case, form_id: str, *, as_draft: bool) -> None:
        self._make(case, form_id, as_draft, self._send)

    def save_requirement(self, case: Case) -> None:
        """The sheet that says whether a licence is needed, by which rules, and which papers to bring."""
        casework = self._surroundings.casework

        def work() -> bytes:
            from stc_desktop.casework.printing import requirement_pdf  # paper is slow to import

            return requirement_pdf(casework, case)

        self._surroundings.jobs.run(work, lambda pdf: self._write_requirement(pdf, case), self._failed, owner=self)

    def _write_requirement(self, pdf: bytes, case: Case) -> None:
        suggested = self._words.text("applications.requirement.file", reference=case.reference or "application")
        self._put(pdf, suggested, "applications.requirement.saved")

    def _make(self, case: Case, form_id: str, as_draft: bool, done: Callable[[Any], object]) -> None:  # Any: what casework prints
        casework = self._surroundings.casework

        def work() -> Any:  # Any: as above
            from stc_desktop.casework.printing import print_case  # paper is slow to import

            return print_case(casework, case, form_id, as_draft=as_draft, with_records=True)

        self._surroundings.jobs.run(work, done, self._failed, owner=self)

    def _write(self, printed: Any, case: Case, as_draft: bool) -> None:  # Any: as above
        text = self._words.text
        kind = "draft" if printed.is_draft else "final"
        suggested = text(f"applications.print.file.{kind}", reference=case.reference or "application")
        is_written = self._put(printed.pdf, suggested, f"applications.print.saved.{kind}")
        if is_written and printed.is_draft and not as_draft:
            self._surroundings.toast(text("applications.print.still_draft"))

    def _put(self, pdf: bytes, suggested: str, said: str) -> bool:
        """Where the person wants it; what happened is said."""
        place = self.choose_file(suggested)
        if place is None:
            return False
        try:
            write_whole(place, pdf)
        except UserFixable as fault:
            self._failed(fault)
            return False
        self._surroundings.toast(self._words.text(said, place=place))
        return True

    def _send(self, printed: Any) -> None:  # Any: as above
        printer = self.choose_printer()
        if printer is None:
            return
        pages = send_to(printer, printed.pdf)
        self._surroundings.toast(self._words.plural("applications.print.sent", pages))

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, UserFixable):
            raise fault
        self._surroundings.toast(f"{fault.sentence} {fault.next_step}".strip(), is_fault=True)

    def _ask_file(self, suggested: str) -> Path | None:
        text = self._words.text
        place, _ = QFileDialog.getSaveFileName(
            self._window, text("applications.print.choose"), suggested, f"{text('applications.print.kind')} (*.pdf)"
        )
        return Path(place) if place else None

    def _ask_printer(self) -> QPrinter | None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def send_to(printer: QPrinter, pdf: bytes) -> int:
    """Put every page on the printer, each in its own size; gives how many pages went."""
    content = QByteArray(pdf)
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(buffer)
    document.load(buffer)
    printer.setResolution(_DOTS_PER_INCH)
    printer.setFullPage(True)
    painter = QPainter()
    count = document.pageCount()
    for number in range(count):
        points = document.pagePointSize(number)
        printer.setPageSize(QPageSize(QSizeF(points), QPageSize.Unit.Point))
        is_wide = points.width() > points.height()
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)
        if number == 0:
            if not painter.begin(printer):
                return 0
        else:
            printer.newPage()
        room = QRectF(printer.pageLayout().fullRectPixels(_DOTS_PER_INCH))
        image = document.render(number, room.size().toSize())
        painter.fillRect(room, Qt.GlobalColor.white)
        painter.drawImage(room, image)
    painter.end()
    document.close()
    return count
