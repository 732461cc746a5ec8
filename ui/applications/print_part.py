"""The last step: what goes to the agency, as a draft or final, to a file or to a printer."""

from PySide6.QtCore import Signal

from stc_desktop.applications.form_parts import words_in
from stc_desktop.applications.forms import Level
from ui.applications.parts import Making, Part, Standing
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.cards import Card
from ui.parts.labels import IconLabel, Label
from ui.parts.layouts import Column, FlowRow, box, clear_layout
from ui.parts.notices import Notice


class PrintPart(Part):
    """Final while nothing red is open; a draft always."""

    save_requested = Signal(bool)  # true: as a draft
    print_requested = Signal(bool)
    check_requested = Signal()

    def __init__(self, making: Making) -> None:
        super().__init__()
        self._making = making
        self.setObjectName("print_part")
        look, words = making.look, making.words
        self._open = Notice(
            look,
            "",
            name="print_open",
            kind="warning",
            title=words.text("applications.print.draft"),
            action=words.text("applications.print.check"),
        )
        self._open.action_chosen.connect(self.check_requested)
        self._ready = Notice(
            look, words.text("applications.print.ready.text"), name="print_ready", kind="done", title=words.text("applications.print.ready")
        )
        self._final = PrimaryButton(look, words.text("applications.print.final.save"), name="print_final_save", icon="download")
        self._final.clicked.connect(lambda: self.save_requested.emit(False))
        self._final_print = SecondaryButton(look, words.text("applications.print.final.print"), name="print_final_print", icon="printer")
        self._final_print.clicked.connect(lambda: self.print_requested.emit(False))
        draft = SecondaryButton(look, words.text("applications.print.draft.save"), name="print_draft_save", icon="download")
        draft.clicked.connect(lambda: self.save_requested.emit(True))
        draft_print = SecondaryButton(look, words.text("applications.print.draft.print"), name="print_draft_print", icon="printer")
        draft_print.clicked.connect(lambda: self.print_requested.emit(True))
        buttons = FlowRow(look, spacing=12)
        for button in (self._final, self._final_print, draft, draft_print):
            buttons.add(button)
        self._packet = Card(look, name="print_packet", spacing=6)
        self._holds = Column(look, spacing=6)
        self._packet.column.add(Label(look, words.text("applications.print.packet"), "side_section"))
        self._packet.column.add(self._holds)
        column = Column(look, spacing=16)
        column.add(self._open)
        column.add(self._ready)
        column.add(box(buttons))
        column.add(self._packet)
        self.setLayout(column)

    def refresh(self, standing: Standing) -> None:
        words, work = self._making.words, self._making.work
        reds = sum(1 for one in work.findings if one.level is Level.RED)
        self._open.setText(words.plural("applications.print.open", reds))
        self._open.setVisible(bool(reds))
        self._ready.setVisible(not reds)
        for button in (self._final, self._final_print):
            button.setVisible(not reds)
        self._show_packet()

    def _show_packet(self) -> None:
        look, words, work = self._making.look, self._making.words, self._making.work
        language = look.speech.language
        form, case = work.form, work.case
        clear_layout(self._holds)
        held = {paper.kind.value for paper in case.papers}
        rows = [("application", words.text("applications.print.form", title=words_in(form.title, language), copies=form.copies))]
        rows.append(("office", words.text("applications.print.symbols")))
        from stc_desktop.casework.case_records import lines_with_records  # weighing is slow to import

        for number in lines_with_records(work.workspace, case):
            rows.append(("classify", words.text("applications.print.record", title=case.lines[number].name)))
        for paper in case.papers:
            rows.append(("clip", paper.title or paper.kind.value.replace("_", " ")))
        for icon, text in rows:
            self._holds.add(IconLabel(look, icon, text, tone="text"))
        for demand in form.papers:
            if demand.kind not in held and demand.required:
                missing = words.text("applications.print.missing", title=words_in(demand.title, language))
                self._holds.add(IconLabel(look, "warning", missing, tone="warn"))
