"""The paper beside the form: drawn anew a moment after each change, beside the window, one version at a time."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.cases import Case
from stc_desktop.applications.forms import Form
from stc_desktop.rules.errors import UserFixable
from ui.applications.box_places import BoxPlaces
from ui.frame.surroundings import Surroundings
from ui.parts.layouts import Column
from ui.parts.paper import PaperMark, PaperPreview
from ui.speech import Words

_REST_MS = 700  # fingers rest before a new version is drawn


class LivePaper(QWidget):
    """Shows the draft of one case. Typing never waits for it; while nobody looks nothing is drawn."""

    def __init__(self, surroundings: Surroundings, words: Words) -> None:
        super().__init__()
        self._surroundings, self._words = surroundings, words
        self.setObjectName("live_paper")
        self._preview = PaperPreview(surroundings.look, name="application_paper")
        column = Column(surroundings.look, spacing=0, margins=(20, 16, 20, 16))
        column.add(self._preview)
        self.setLayout(column)
        self._wanted: tuple[Case, str] | None = None
        self._drawn: tuple[Case, str] | None = None
        self._is_drawing = False
        self._form: Form | None = None
        self._places: BoxPlaces | None = None  # of the version that is shown
        self._in_work = ""  # the field that has the keyboard
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._draw)

    def show_field(self, form: Form, field_id: str) -> None:
        """Mark the box of the field that has the keyboard, on its page."""
        self._form, self._in_work = form, field_id
        mark = self._mark()
        if mark is not None:
            self._preview.go_to_page(mark.page)

    def _mark(self) -> PaperMark | None:
        """Look the box up in the version that is shown; a field without a box takes the mark away."""
        if not self._in_work or self._form is None or self._drawn is None or not self._preview.page_count():
            return None
        if self._places is None:
            self._places = BoxPlaces(self._form, self._preview.find_words)
        mark = self._places.mark_of(self._in_work)
        self._preview.show_marks((mark,) if mark is not None else ())
        return mark

    def show_case(self, case: Case, form_id: str, *, at_once: bool = False) -> None:
        """The case as it now is; another case than before empties the paper first."""
        if self._wanted is None or self._wanted[0].reference != case.reference:
            self._preview.show_empty(self._words.text("applications.paper.drawing"))
            self._places, self._form, self._in_work = None, None, ""
        self._wanted = (case, form_id)
        if self.isVisible():
            self._rest.start(0 if at_once else _REST_MS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start(0)

    def _draw(self) -> None:
        wanted = self._wanted
        if wanted is None or self._is_drawing or wanted == self._drawn or not self.isVisible():
            return
        self._is_drawing = True
        casework = self._surroundings.casework
        case, form_id = wanted

        def work() -> bytes:
            from stc_desktop.casework.printing import print_case  # paper is slow to import

            return print_case(casework, case, form_id, as_draft=True).pdf

        self._surroundings.jobs.run(work, lambda pdf: self._show(pdf, wanted), self._failed, owner=self)

    def _show(self, pdf: bytes, drawn: tuple[Case, str]) -> None:
        self._is_drawing = False
        self._drawn = drawn
        if self._wanted is None or self._wanted[0].reference == drawn[0].reference:
            self._preview.show_pdf(pdf)
            self._places = None
            self._mark()
        if self._wanted != drawn:
            self._rest.start(0)

    def _failed(self, fault: Exception) -> None:
        """The form goes on without its picture; the reason stands in its place."""
        self._is_drawing = False
        if not isinstance(fault, UserFixable):
            raise fault
        self._drawn = self._wanted
        self._preview.show_empty(f"{fault.sentence} {fault.next_step}".strip())
