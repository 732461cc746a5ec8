"""What happens with a verdict: kept in the catalogue, printed as a record, taken to the question of a licence."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

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
    record_ready = Signal(bytes, str)

    def __init__(self, surroundings: Surroundings, flow: Flow, window: QWidget) -> None:
        super().__init__(window)
        self._surroundings = surroundings
        self._flow = flow
        self._window = window
        self._words = surroundings.look.speech.over(WORDS)
        self._item: ItemInWork | None = None
        self._then: Callable[[str], object] | None = None
        self.choose_file: Callable[[str], Path | None] = self._ask_file
        flow.kept_as_product.connect(self._kept)

    @property
    def is_saved(self) -> bool:
        """Whether the catalogue holds this very verdict."""
        item, saved = self._flow.item, self._item
        if saved is None:
            return False
        return (saved.conversation, saved.product_id, saved.beside) == (item.conversation, item.product_id, item.beside)

    def forget(self) -> None:
        """Another item."""
        self._item = None

    def save(self, name: str = "") -> None:
        """Under this name; without one, and for the first time, the name is asked for."""
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
        from stc_desktop.casework import printing  # paper is slow to import, and not always wanted

        item, casework, is_saved = self._flow.item, self._surroundings.casework, self.is_saved
        name = item.title or self._words.text("classify.verdict.this")

        def work() -> bytes:
            if is_saved:
                return printing.classification_record_pdf(casework, item.product_id)
            return printing.record_of_conversation_pdf(casework, item.conversation, name, item.beside)

        self._surroundings.jobs.run(work, lambda pdf: self.record_ready.emit(pdf, name), owner=self)

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
