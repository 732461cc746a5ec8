"""The classification record as it will be printed, before it is saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.classification.words import WORDS
from ui.parts.buttons import PrimaryButton, TextAction
from ui.parts.layouts import Column, Line, Row
from ui.parts.paper import PaperPreview
from ui.theme.look import Look


class RecordPane(QWidget):
    """`save_requested` carries the PDF and a file name."""

    save_requested = Signal(bytes, str)
    back_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = look.speech.over(WORDS)
        self._pdf = b""
        self._file = ""
        self.setObjectName("classify_record")
        text = self._words.text
        self._paper = PaperPreview(look, name="classify_paper", title=text("classify.verdict.record"))
        save = PrimaryButton(look, text("classify.verdict.record.save"), name="classify_record_save", icon="download")
        save.clicked.connect(lambda: self.save_requested.emit(self._pdf, self._file))
        back = TextAction(look, text("classify.verdict.record.back"), name="classify_record_back", icon="chevron_left", role="body")
        back.clicked.connect(self.back_requested)
        paper = Column(look, spacing=0, margins=(32, 16, 32, 8))
        paper.add(self._paper)
        bar = Row(look, spacing=12, margins=(32, 14, 32, 14))
        bar.add(save)
        bar.spread()
        bar.add(back)
        column = Column(look, spacing=0)
        column.add(paper, 1)
        column.add(Line(look))
        column.add(bar)
        self.setLayout(column)

    def show_pdf(self, pdf: bytes, name: str) -> None:
        self._pdf = pdf
        plain = "".join(sign if sign.isalnum() else "-" for sign in name.lower()).strip("-")
        self._file = self._words.text("classify.verdict.record.file", name=plain or "item")
        self._paper.show_pdf(pdf)
