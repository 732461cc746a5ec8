"""One field of the form on screen: its control with everything that stands around it, and the way out where it cannot be answered."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.answers import parse, value_of
from stc_desktop.applications.findings import Finding
from stc_desktop.applications.form_parts import FormField, words_in
from stc_desktop.applications.forms import Level
from stc_desktop.applications.paths import concrete
from stc_desktop.applications.tasks import MISSING
from stc_desktop.applications.weighing import Facts, is_required, is_shown
from stc_desktop.rules.errors import UserFixable
from ui.applications.answer_controls import capital, control_for
from ui.applications.in_work import CaseInWork
from ui.parts.buttons import TextAction
from ui.parts.field import Field
from ui.parts.fields import TextField
from ui.parts.layouts import Column
from ui.speech import Words
from ui.theme.look import Look

# how a person leaves a field; a window that loses the focus or a page that is taken away is no answer left out
_LEAVING = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.MouseFocusReason}

Key = tuple[str, int | None]


def plain_name(field_id: str, row: int | None = None) -> str:
    """The name of a field's widgets: end_user.legal_name in line 2 is end_user_legal_name_2."""
    plain = field_id.replace(".", "_").replace("-", "_")
    return plain if row is None else f"{plain}_{row + 1}"


class FieldBlock(QWidget):
    """A field that keeps its answer by itself."""

    next_wanted = Signal()
    visited = Signal()  # somebody was here and has left it
    entered = Signal()

    def __init__(self, look: Look, work: CaseInWork, field: FormField, words: Words, *, row: int | None = None, box: str = "") -> None:
        super().__init__()
        self._work, self._words, self._language = work, words, look.speech.language
        self.field, self.row = field, row
        self.place = ""  # set by the page: where undo leads back to
        self.is_touched = False
        name = plain_name(field.id, row)
        self.setObjectName(f"block_{name}")
        self.control = control_for(look, field, words, name=f"answer_{name}")
        number = field.number or box
        self._field = Field(
            look,
            self._label_text(is_asked=True),
            self.control.widget,
            name=f"field_{name}",
            help=words_in(field.help, look.speech.language),
            box=words.text("applications.field.box", number=number) if number else "",
        )
        self._way_out = TextAction(look, words.text("applications.field.cannot"), name=f"cannot_{name}", role="small")
        self._reason = TextField(look, name=f"reason_{name}", placeholder=words.text("applications.field.cannot.example"), height=40)
        self._reason_field = Field(look, words.text("applications.field.cannot.label"), self._reason, name=f"reason_field_{name}")
        column = Column(look, spacing=4)
        column.add(self._field)
        column.add(self._way_out)
        column.add(self._reason_field)
        self.setLayout(column)
        self._way_out.hide()
        self._reason_field.hide()
        self._is_reason_wanted = False
        self._state: object = None
        self._standing: tuple[Facts, Finding | None, bool] | None = None
        self._was_begun = False
        self._after = QTimer(self, singleShot=True, interval=0)
        self._after.timeout.connect(self.visited)
        self._connect()

    @property
    def key(self) -> Key:
        return (self.field.id, self.row)

    def _connect(self) -> None:
        control = self.control
        control.typed.connect(lambda text: self._work.type_answer(self.field, text, row=self.row, place=self.place))
        control.given.connect(self._given)
        control.edited.connect(self._reconsider)
        control.next_wanted.connect(self.next_wanted)
        self._way_out.clicked.connect(self._ask_reason)
        self._reason.settled.connect(lambda text: self._work.give_reason(self.field, text, row=self.row, place=self.place))
        for widget in (control.widget, *control.widget.findChildren(QWidget)):
            widget.installEventFilter(self)

    # -- what it shows

    def refresh(self, facts: Facts, finding: Finding | None, *, reveal: bool) -> None:
        """The answer as stored, and what is wrong with it. `reveal`: a missing answer is pointed out before anybody was here."""
        case, field = self._work.case, self.field
        self._standing = (facts, finding, reveal)
        self._was_begun = self.control.is_begun
        place = concrete(case, field.path, self.row)
        self.setVisible(is_shown(field, facts))
        kept = case.not_understood.get(place, "")
        value = value_of(case, field, self.row)
        self.control.show_answer(value, kept)
        reason = case.cannot_supply.get(place, "")
        is_asked = is_required(field, facts)
        said = finding if finding is not None and (finding.id != MISSING or self._says_missing(reveal=reveal)) else None
        state = (kept, value is None, reason, is_asked, said, self._is_reason_wanted)
        if state != self._state:  # most fields stay as they are while one is filled
            self._state = state
            self._show_state(said, kept, reason, is_asked=is_asked, is_open=value is None)

    def _says_missing(self, *, reveal: bool) -> bool:
        """An answer on its way is not called missing: findings come only when it is stored."""
        return (self.is_touched or reveal) and not self.control.is_begun

    def _reconsider(self) -> None:
        """The first letter was typed, or the last one taken away."""
        if self._standing is not None and self.control.is_begun != self._was_begun:
            facts, finding, reveal = self._standing
            self.refresh(facts, finding, reveal=reveal)

    def _show_state(self, said: Finding | None, kept: str, reason: str, *, is_asked: bool, is_open: bool) -> None:
        """Label, sentence and the way out around the control."""
        self._reason.setText(reason)
        self._reason_field.setVisible(bool(reason) or self._is_reason_wanted)
        self._field.label.setText(self._label_text(is_asked=is_asked))
        self._show_finding(said, kept)
        can_be_excused = is_asked and is_open and not kept and said is not None
        self._way_out.setVisible(can_be_excused and self._reason_field.isHidden())

    def _show_finding(self, finding: Finding | None, kept: str) -> None:
        if kept:
            self._field.set_error(self._why_not_understood(kept))
        elif finding is None:
            self._field.clear_error()
        elif finding.id == MISSING:
            self._field.set_error(self._words.text("applications.field.missing"))
        else:
            sentence = " ".join(part for part in (finding.sentence, finding.how_to_fix) if part)
            (self._field.set_error if finding.level is Level.RED else self._field.set_warning)(sentence)

    def _why_not_understood(self, kept: str) -> str:
        """What is wrong with the text as it stands, known before the case is checked as a whole."""
        try:
            parse(self.field, kept)
        except UserFixable as fault:
            return f"{fault.sentence} {fault.next_step}".strip()
        return ""

    def _label_text(self, *, is_asked: bool) -> str:
        label = capital(words_in(self.field.label, self._language))
        return label if is_asked else self._words.text("applications.field.optional", label=label)

    @property
    def is_faulty(self) -> bool:
        return self._field.is_faulty

    @property
    def message(self) -> str:
        """The sentence that stands at the field."""
        return self._field.message.text() if not self._field.message.isHidden() else ""

    # -- what is done with it

    def focus_here(self) -> None:
        self.control.focus()

    def settle(self) -> None:
        self.control.settle()
        self._reason.settle()

    def _given(self, value: object) -> None:
        self.is_touched = True
        self._work.give_answer(self.field, value, row=self.row, place=self.place)  # type: ignore[arg-type]  # controls give what fields hold

    def _ask_reason(self) -> None:
        self._is_reason_wanted = True
        self._reason_field.show()
        self._way_out.hide()
        self._reason.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving an empty field is the moment to say that it is needed; the field settles first."""
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() in _LEAVING and not self.is_touched:
            self.is_touched = True
            self._after.start()
        return super().eventFilter(watched, event)
