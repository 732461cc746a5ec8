"""The papers on an item as they will be printed, before they are saved: the record, and what else fits the verdict."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.classification.keeping import Keeping
from ui.classification.words import WORDS
from ui.parts.buttons import PrimaryButton, SecondaryButton, TextAction
from ui.parts.choices import RadioRow
from ui.parts.labels import Label
from ui.parts.layouts import Column, Line, Row
from ui.parts.paper import PaperPreview
from ui.theme.look import Look

RECORD = "record"
KINDS = (RECORD, "statement", "ruling", "explain")


class RecordPane(QWidget):
    """`save_requested` carries the PDF and a file name; `print_requested` the PDF; `paper_requested` which paper is wanted."""

    save_requested = Signal(bytes, str)
    print_requested = Signal(bytes)
    paper_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = look.speech.over(WORDS)
        self._pdf = b""
        self._file = ""
        self._kind = RECORD
        self.setObjectName("classify_record")
        self._paper = PaperPreview(look, name="classify_paper", title=self._words.text("classify.paper.title"))
        self._left_out = Label(look, "", "small", tone="text2", name="classify_paper_left_out")
        self._left_out.hide()
        paper = Column(look, spacing=8, margins=(32, 16, 32, 8))
        paper.add(self._choices(look))
        paper.add(self._left_out)
        paper.add(self._paper, 1)
        column = Column(look, spacing=0)
        column.add(paper, 1)
        column.add(Line(look))
        column.add(self._bar(look))
        self.setLayout(column)

    def _choices(self, look: Look) -> Row:
        """One row to choose the paper from; arrow keys go from one to the next."""
        self._kinds: dict[str, RadioRow] = {}
        row = Row(look, spacing=16)
        for kind in KINDS:
            choice = RadioRow(look, self._words.text(f"classify.paper.{kind}"), name=f"classify_paper_{kind}", checked=kind == RECORD)
            choice.clicked.connect(lambda _=False, kind=kind: self._ask_for(kind))
            self._kinds[kind] = row.add(choice)
        row.spread()
        return row

    def _bar(self, look: Look) -> Row:
        text = self._words.text
        save = PrimaryButton(look, text("classify.verdict.record.save"), name="classify_record_save", icon="download")
        save.clicked.connect(lambda: self.save_requested.emit(self._pdf, self._file))
        printing = SecondaryButton(look, text("classify.paper.print"), name="classify_record_print", icon="printer")
        printing.clicked.connect(lambda: self.print_requested.emit(self._pdf))
        back = TextAction(look, text("classify.verdict.record.back"), name="classify_record_back", icon="chevron_left", role="body")
        back.clicked.connect(self.back_requested)
        bar = Row(look, spacing=12, margins=(32, 14, 32, 14))
        bar.add(save)
        bar.add(printing)
        bar.spread()
        bar.add(back)
        return bar

    def serve(self, keeping: Keeping) -> None:
        """Papers come from there, and go to the printer through there."""
        self.paper_requested.connect(keeping.print_paper)
        self.print_requested.connect(keeping.send_to_printer)
        keeping.papers_offered.connect(self.offer)

    def offer(self, kinds: tuple[str, ...], kind: str, left_out: int) -> None:
        """Which papers fit the verdict, which of them comes now, and how many checks its page had no room for."""
        self._kind = kind
        for name, choice in self._kinds.items():
            choice.setVisible(name in kinds)
            choice.setChecked(name == kind)
        self._left_out.setText(self._words.plural("classify.paper.left_out", left_out) if left_out else "")
        self._left_out.setVisible(bool(left_out))

    def show_pdf(self, pdf: bytes, name: str) -> None:
        self._pdf = pdf
        plain = "".join(sign if sign.isalnum() else "-" for sign in name.lower()).strip("-")
        key = "classify.verdict.record.file" if self._kind == RECORD else f"classify.paper.file.{self._kind}"
        self._file = self._words.text(key, name=plain or "item")
        self._paper.show_pdf(pdf)

    def _ask_for(self, kind: str) -> None:
        if kind != self._kind:
            self.paper_requested.emit(kind)
