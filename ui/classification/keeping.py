"""What happens with a verdict: kept in the catalogue, printed as a record, taken to the question of a licence."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from stc_desktop.casework.files_out import write_whole
from stc_desktop.rules.errors import UserFixable
from ui.classification.flow import Flow
from ui.classification.item_in_work import ItemInWork
from ui.classification.words import WORDS
from ui.frame.surroundings import Surroundings


class Keeping(QObject):
    """Knows which verdict the catalogue holds already. `record_ready` carries the PDF and the name of the item."""

    saved = Signal(str)  # name in the catalogue
    name_wanted = Signal(str)  # a proposal
    giver_wanted = Signal(str)  # who was asked for the second opinion
    record_ready = Signal(bytes, str)
    papers_offered = Signal(tuple, str, int)  # which papers fit the verdict, which one comes now, checks left to the record

    def __init__(self, surroundings: Surroundings, flow: Flow, window: QWidget) -> None:
        super().__init__(window)
        self._surroundings = surroundings
        self._flow = flow
        self._window = window
        self._words = surroundings.look.speech.over(WORDS)
        self._item: ItemInWork | None = None
        self._then: Callable[[str], object] | None = None
        self.choose_file: Callable[[str], Path | None] = self._ask_file
        self.choose_printer: Callable[[], QPrinter | None] = self._ask_printer
        flow.kept_as_product.connect(self._kept)

    @property
    def is_saved(self) -> bool:
        """Whether the catalogue holds this very verdict."""
        item, saved = self._flow.item, self._item
        if saved is None or item.opinion_id:
            return False
        return (saved.conversation, saved.product_id, saved.beside) == (item.conversation, item.product_id, item.beside)

    def forget(self) -> None:
        """Another item."""
        self._item = None

    def save(self, name: str = "") -> None:
        """Under this name; without one, and for the first time, the name is asked for. A second opinion is given under a person's name."""
        if self._flow.item.opinion_id:
            if name:
                self._flow.give_opinion(name)
            else:
                self.giver_wanted.emit(self._flow.item.opinion_by)
            return
        name = name or self._flow.item.name
        if name:
            self._flow.keep_product(name)
        else:
            self.name_wanted.emit(self._flow.item.title)

    def take_to_licence(self) -> None:
        """An application starts from products: the verdict is kept first."""
        if self.is_saved:
            self._apply(self._flow.item.product_id)
            return
        self._then = self._apply
        self.save(self._flow.item.name or self._flow.item.title or self._words.text("classify.verdict.this"))

    def print_record(self) -> None:
        self.print_paper("record")

    def print_paper(self, kind: str) -> None:
        """A paper on the item, with those that fit its verdict."""
        from stc_desktop.casework import item_papers  # paper is slow to import, and not always wanted

        item, casework = self._flow.item, self._surroundings.casework
        name = item.title or self._words.text("classify.verdict.this")

        def work() -> tuple[item_papers.PrintedPaper, tuple[str, ...]]:
            fitting = item_papers.papers_that_fit(casework, item.conversation, name, item.beside)
            wanted = item_papers.ItemPaper(kind)
            return item_papers.item_paper(casework, wanted, item.conversation, name, item.beside), tuple(one.value for one in fitting)

        def done(made: tuple[item_papers.PrintedPaper, tuple[str, ...]]) -> None:
            printed, fitting = made
            self.papers_offered.emit(fitting, printed.kind.value, printed.left_out)
            self.record_ready.emit(printed.pdf, name)

        self._surroundings.jobs.run(work, done, self._refused, owner=self)

    def send_to_printer(self, pdf: bytes) -> None:
        from ui.applications.paper_out import send_to

        printer = self.choose_printer()
        if printer is not None:
            self._surroundings.toast(self._words.plural("classify.paper.sent", send_to(printer, pdf)))

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, UserFixable):
            raise fault
        self._surroundings.toast(f"{fault.sentence} {fault.next_step}".strip(), is_fault=True)

    def _ask_printer(self) -> QPrinter | None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        return printer if QPrintDialog(printer, self._window).exec() == QDialog.DialogCode.Accepted else None

    def write_record(self, pdf: bytes, suggested: str) -> None:
        """Where the person wants it; what happened is said."""
        text = self._words.text
        place = self.choose_file(suggested)
        if place is None:
            return
        try:
            write_whole(place, pdf)
        except UserFixable as fault:
            self._surroundings.toast(f"{fault.sentence} {fault.next_step}".strip(), is_fault=True)
        else:
            self._surroundings.toast(text("classify.verdict.record.saved", place=place))

    def _ask_file(self, suggested: str) -> Path | None:
        text = self._words.text
        kinds = f"{text('classify.verdict.record.kind')} (*.pdf)"
        place, _ = QFileDialog.getSaveFileName(self._window, text("classify.verdict.record.save"), suggested, kinds)
        return Path(place) if place else None

    def _kept(self, product: str) -> None:
        self._item = self._flow.item
        self.saved.emit(self._item.name)
        then, self._then = self._then, None
        if then is not None:
            then(product)

    def _apply(self, product: str) -> None:
        self._surroundings.go("applications", f"new/product/{product}")
