"""The maker's datasheet in the description: pasted, dropped or opened; its values are offered, and each counts when it is taken."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from stc_desktop.casework.datasheets import SheetRead, read_datasheet, source_of
from stc_desktop.classification.datasheets import datasheet_of, with_model
from stc_desktop.classification.explanations import name_of
from stc_desktop.classification.offers import Offer
from stc_desktop.rules.errors import UserFixable
from ui.classification.datasheet_rows import SheetRow
from ui.classification.datasheet_text import LONG, DatasheetText, files_of
from ui.classification.words import WORDS
from ui.jobs import Job, JobReport, Jobs, JobStopped, Progress
from ui.parts.buttons import HeaderButton, TextAction
from ui.parts.cards import RowsCard
from ui.parts.field import Field, FieldMessage
from ui.parts.fields import SelectField
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, box
from ui.parts.progress import ProgressBlock
from ui.theme.look import Look


class DatasheetPane(QWidget):
    """`changed` comes with another text, `taken` with offers that the person confirmed, `taken_back` with the id of one that is undone."""

    changed = Signal()
    edited = Signal()
    continued = Signal()
    taken = Signal(object)  # [(property id, value, where it stands)]
    taken_back = Signal(str)

    def __init__(self, look: Look, jobs: Jobs) -> None:
        super().__init__()
        self._look = look
        self._jobs = jobs
        self._words = look.speech.over(WORDS)
        self._text = ""
        self._removed = ""
        self._job: Job | None = None
        self._offers: tuple[Offer, ...] = ()
        self._taken: Mapping[str, tuple[str, str]] = {}
        self._questions: Mapping[str, str] = {}
        self._refused: set[tuple[str, str]] = set()
        self.choose_file = self._ask_file
        self.setObjectName("classify_sheet")
        self.setAcceptDrops(True)
        self._arrange()
        self._listen()

    def _arrange(self) -> None:
        look, text = self._look, self._words.text
        column = Column(look, spacing=8)
        column.add(Label(look, text("classify.sheet.help"), "small", tone="text2"))
        self._editor = column.add(DatasheetText(look, name="classify_datasheet"))
        self._editor.setAccessibleName(text("classify.sheet.title"))
        self._file = column.add(Label(look, "", "body", bold=True, name="classify_sheet_file"))
        self._pictures = column.add(Label(look, "", "small", tone="text2", name="classify_sheet_pictures"))
        self._message = column.add(FieldMessage(look, name="classify_sheet_message"))
        line = Row(look, spacing=12)
        self._open = line.add(HeaderButton(look, text("classify.sheet.open"), name="classify_sheet_open"))
        self._remove = line.add(TextAction(look, text("classify.sheet.remove"), name="classify_sheet_remove"))
        self._put_back = line.add(TextAction(look, "", name="classify_sheet_put_back"))
        line.spread()
        column.add(line)
        self._progress = column.add(ProgressBlock(look, text("classify.sheet.title"), name="classify_sheet_progress"))
        self._model = SelectField(look, name="classify_sheet_model")
        help_text = text("classify.sheet.model.help")
        self._model_field = column.add(
            Field(look, text("classify.sheet.model"), self._model, name="classify_sheet_model_field", help=help_text)
        )
        head = Row(look, spacing=12)
        self._count = head.add(Label(look, "", "compact", bold=True, name="classify_sheet_count"), 1)
        self._all = head.add(TextAction(look, "", name="classify_sheet_take_all"), align=Qt.AlignmentFlag.AlignVCenter)
        self._head = column.add(box(head))
        self._rows = column.add(RowsCard(look, name="classify_sheet_offers"))
        self._aside = column.add(TextAction(look, "", name="classify_sheet_set_aside"))
        self._taken_head = column.add(Label(look, text("classify.sheet.taken"), "compact", bold=True))
        self._taken_rows = column.add(RowsCard(look, name="classify_sheet_taken"))
        self.setLayout(column)
        self._show_all()

    def _listen(self) -> None:
        editor = self._editor
        editor.edited.connect(self._written)
        editor.settled.connect(lambda _text: self.changed.emit())
        editor.continued.connect(self.continued)
        editor.refused.connect(self._say_fault)
        editor.long_pasted.connect(self._read_then_replace)
        editor.file_dropped.connect(self.open_file)
        self._open.clicked.connect(self._choose)
        self._remove.clicked.connect(self._take_away)
        self._put_back.clicked.connect(lambda: self._replace(self._removed))
        self._progress.cancel_requested.connect(self.cancel)
        self._model.chosen.connect(lambda model: self._replace(with_model(self._text, model)))
        self._all.clicked.connect(lambda: self._take(self._open_offers()))
        self._aside.clicked.connect(self._show_again)

    # -- the text

    def text(self) -> str:
        return self._text

    def settle(self) -> None:
        self._editor.settle()

    def show_text(self, text: str) -> None:
        """A sheet that is known; no signal comes of it. Another one forgets what was set aside."""
        if text != self._text:
            self._refused.clear()
            self._offers = ()
        self._text = text
        if len(text) > LONG:
            self._jobs.run(lambda: datasheet_of(text), lambda _sheet: self._show_all(), owner=self)
        else:
            self._show_all()

    def _read_then_replace(self, text: str) -> None:
        self._jobs.run(lambda: datasheet_of(text), lambda _sheet: self._replace(text), owner=self)

    def _written(self, text: str) -> None:
        self._text = text.strip()
        self._message.show_sentence("")
        self.edited.emit()

    def _replace(self, text: str) -> None:
        if self._removed and text == self._removed:
            self._removed = ""
        self._text = text
        self._message.show_sentence("")
        self._show_all()
        self.changed.emit()

    def _take_away(self) -> None:
        self._removed = self._text
        self._replace("")
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- a file

    @property
    def is_reading(self) -> bool:
        return self._job is not None

    def _choose(self) -> None:
        path = self.choose_file()
        if path is not None:
            self.open_file(path)

    def _ask_file(self) -> Path | None:
        text = self._words.text
        chosen, _ = QFileDialog.getOpenFileName(self, text("classify.sheet.open.title"), "", text("classify.sheet.open.filter"))
        return Path(chosen) if chosen else None

    def open_file(self, path: Path) -> None:
        """Read it beside the window; what stands there stays until the new sheet is read."""
        if self._job is not None:
            self._message.show_sentence(self._words.text("classify.sheet.busy"), tone="warn")
            return
        text = self._words.text
        self._message.show_sentence("")
        self._progress.begin(text("classify.sheet.reading", name=path.name))

        def work(report: JobReport) -> SheetRead:
            def told(read: int, of: int) -> None:
                report.step(text("classify.sheet.page", read=min(read + 1, of), of=of), read / of if of else 0.0)

            found = read_datasheet(path, told)
            datasheet_of(found.text)  # kept for the window, which must not wait for it
            return found

        self._job = self._jobs.run(work, self._arrived, self._failed, progress=self._advance, owner=self)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _advance(self, progress: Progress) -> None:
        self._progress.advance(progress.step, progress.share, progress.note)

    def _arrived(self, read: SheetRead) -> None:
        self._job = None
        self._progress.finish("")
        self._replace(read.text)
        if read.without_text:
            self._pictures.setText(self._words.plural("classify.sheet.no_text", read.without_text))
            self._pictures.show()

    def _failed(self, fault: Exception) -> None:
        self._job = None
        if isinstance(fault, JobStopped):
            self._progress.finish(self._words.text("classify.sheet.stopped"), ok=False)
            return
        self._progress.finish("")
        if not isinstance(fault, UserFixable):
            raise fault
        self._say_fault(fault)

    def _say_fault(self, fault: UserFixable) -> None:
        place = f"{fault.where}: " if fault.where and fault.where != "datasheet" else ""
        said = self._words.text("classify.sheet.fault", sentence=fault.sentence, next_step=fault.next_step).strip()
        self._message.show_sentence(f"{place}{said}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.open_file(files_of(event.mimeData())[0])

    # -- what it offers

    def show_offers(self, offers: Sequence[Offer], taken: Mapping[str, tuple[str, str]], questions: Mapping[str, str]) -> None:
        """Values for what the interview asks, per fact that came from a sheet its value and where it stands, and what each would answer."""
        self._offers = tuple(offers)
        self._questions = {**self._questions, **questions}
        self._taken = dict(taken)
        self._show_values()

    def _open_offers(self) -> list[Offer]:
        return [offer for offer in self._offers if (offer.property_id, offer.written) not in self._refused]

    def _take(self, offers: Sequence[Offer]) -> None:
        self._offers = tuple(offer for offer in self._offers if offer not in offers)
        self.taken.emit([(offer.property_id, offer.written, source_of(offer, self._text)) for offer in offers])

    def _not_this(self, offer: Offer) -> None:
        self._refused.add((offer.property_id, offer.written))
        self._show_values()
        self._focus_first()

    def _show_again(self) -> None:
        self._refused.clear()
        self._show_values()
        self._focus_first()

    def _focus_first(self) -> None:
        """The keyboard stays among the values when one of them goes."""
        first = self.findChild(HeaderButton, "classify_sheet_take_1") or self._open
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- how it looks

    def _show_all(self) -> None:
        sheet = datasheet_of(self._text)
        is_file = bool(sheet.name) or len(self._text) > LONG
        self._editor.setText("" if is_file else self._text)
        self._editor.setVisible(not is_file)
        name = sheet.name or self._words.text("classify.sheet.pasted")
        self._file.setText(self._words.plural("classify.sheet.file", sheet.pages, name=name) if is_file else "")
        self._file.setVisible(is_file)
        self._pictures.hide()
        self._remove.setVisible(is_file)
        self._put_back.setText(
            self._words.text("classify.sheet.put_back", name=datasheet_of(self._removed).name or name) if self._removed else ""
        )
        self._put_back.setVisible(bool(self._removed) and not self._text)
        self._model.set_options(
            [("", self._words.text("classify.sheet.model.none")), *((model, model) for model in dict.fromkeys(sheet.models))]
        )
        self._model.choose(sheet.models[sheet.model - 1] if sheet.model else "")
        self._model_field.setVisible(len(sheet.models) > 1)
        self._show_values()

    def _show_values(self) -> None:
        words, offers = self._words, self._open_offers()
        has_text = bool(self._text)
        self._rows.clear()
        for number, offer in enumerate(offers, start=1):
            self._rows.add_row(self._offer_row(number, offer))
        self._count.setText(words.plural("classify.sheet.found", len(offers)) if offers else words.text("classify.sheet.nothing"))
        self._count.set_bold(bool(offers))
        self._head.setVisible(has_text)
        self._rows.setVisible(bool(offers))
        self._all.setText(words.text("classify.sheet.take_all", count=len(offers)))
        self._all.setVisible(len(offers) > 1)
        aside = len(self._offers) - len(offers)
        self._aside.setText(words.plural("classify.sheet.set_aside", aside) if aside else "")
        self._aside.setVisible(bool(aside))
        self._taken_rows.clear()
        for number, (name, (value, source)) in enumerate(self._taken.items(), start=1):
            self._taken_rows.add_row(self._taken_row(number, name, value, source))
        self._taken_head.setVisible(bool(self._taken))
        self._taken_rows.setVisible(bool(self._taken))

    def _named(self, name: str) -> str:
        """The question that the value answers; its short name where the list is not read yet."""
        return self._questions.get(name) or name_of(name)

    def _offer_row(self, number: int, offer: Offer) -> SheetRow:
        text, named = self._words.text, self._named(offer.property_id)
        key = "classify.sheet.line" if datasheet_of(self._text).pages > 1 else "classify.sheet.line.one_page"
        line = text(key, page=offer.page, line=offer.line, text=offer.found_in)
        row = SheetRow(self._look, name=f"classify_sheet_offer_{number}", title=named, value=offer.written, line=line)
        spoken = text("classify.sheet.not.spoken", value=offer.written, name=named)
        take = row.add_button(
            text("classify.sheet.take"),
            name=f"classify_sheet_take_{number}",
            spoken=text("classify.sheet.take.spoken", value=offer.written, name=named),
        )
        take.clicked.connect(lambda: self._take([offer]))
        row.add_action(text("classify.sheet.not"), name=f"classify_sheet_not_{number}", spoken=spoken).clicked.connect(
            lambda: self._not_this(offer)
        )
        return row

    def _taken_row(self, number: int, name: str, value: str, source: str) -> SheetRow:
        text, named = self._words.text, self._named(name)
        row = SheetRow(self._look, name=f"classify_sheet_taken_{number}", title=named, value=value, line=source)
        spoken = text("classify.sheet.undo.spoken", value=value, name=named)
        row.add_action(text("classify.sheet.undo"), name=f"classify_sheet_undo_{number}", spoken=spoken).clicked.connect(
            lambda: self.taken_back.emit(name)
        )
        return row
