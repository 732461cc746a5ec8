"""The middle of the page: one question, large, with its answer field and buttons, where to find the answer and why it is asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from stc_desktop.classification.questions import QuestionKind
from ui.classification.answer_controls import AnswerControl, NumberControl, Unanswered, control_for, unknown_answer, yes_no_answer
from ui.classification.question_help import help_is_folded, terms_of, where_to_find, why_asked
from ui.classification.question_shown import NumberParts, OfferShown, QuestionShown
from ui.classification.turn_card import TurnPlace
from ui.classification.turns import Turn
from ui.classification.words import WORDS
from ui.frame.page import Width
from ui.parts.buttons import AnswerButton, TextAction
from ui.parts.disclosure import Disclosure
from ui.parts.field import FieldMessage
from ui.parts.fields import SearchField
from ui.parts.foot_bar import FootBar
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import Column, FlowRow, Row, ScrollPane, box, sized
from ui.parts.notices import Notice
from ui.parts.progress import StepBar
from ui.theme.look import Look

_BUTTONS_ALONE = {QuestionKind.YES_NO, QuestionKind.CANDIDATE}
_LISTS = {QuestionKind.SEVERAL, QuestionKind.OVERVIEW, QuestionKind.CHOICE}
_LONG = 64  # letters; a longer question is set one size smaller
_WIDEST = 720 + 40 + 32


class QuestionPane(QWidget):
    """Question and step bar never scroll away; the rest scrolls for itself. Long lists keep their buttons at the foot."""

    answered = Signal(object)
    typed = Signal(object)
    back_requested = Signal()
    verdict_requested = Signal()
    paragraph_requested = Signal(str)
    confirmed = Signal()
    turn_agreed = Signal(str)
    turn_kept = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self._shown: QuestionShown | None = None
        self._control: AnswerControl | None = None
        self._where: Disclosure | None = None
        self._terms: Disclosure | None = None
        self.setObjectName("classify_question")
        self._back = TextAction(look, "", name="classify_back", icon="chevron_left")
        self._back.set_tip_key("Alt+Left")
        self._back.clicked.connect(self.back_requested)
        self._count = LineLabel(look, "", "small", tone="text2", bold=True, name="classify_count")
        self._steps = StepBar(look, name="classify_steps")
        self._is_narrow = False
        self._head = Column(look, spacing=0)
        self._content = Column(look, spacing=8, margins=(40, 4, 32, 24))
        self._scroll = ScrollPane(box(self._content), name="classify_question_scroll")
        self._turn = TurnPlace(look, self._words, self._content, self._scroll)
        self._foot = Column(look, spacing=0, margins=(40, 12, 32, 12))
        self._message = FieldMessage(look, name="classify_message")
        self._arrange()
        for keys in ("Return", "Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._enter)

    def _arrange(self) -> None:
        top = Column(self._look, spacing=8, margins=(40, 16, 32, 8))
        line = Row(self._look)
        line.add(self._back)
        line.spread()
        line.add(self._count)
        top.add(line)
        top.add(self._steps)
        top.add(self._head)
        self._foot_box = FootBar(self._look, name="classify_foot")
        self._foot_box.setLayout(self._foot)
        column = Column(self._look, spacing=0)
        column.add(top)
        column.add(self._scroll, 1)
        column.add(self._foot_box)
        middle = box(column)
        sized(self._look, middle, max_width=_WIDEST)
        whole = Row(self._look, spacing=0)
        whole.add(middle, 100)
        whole.spread()
        self.setLayout(whole)

    # -- what it shows

    def show_question(self, shown: QuestionShown) -> None:
        """Another question, or the same one again with an earlier answer."""
        self._shown = shown
        self._turn.drop()
        question, text = shown.question, self._words.text
        self._back.setText(shown.back)
        changing = text("classify.question.changing")
        self._count.setText(changing if shown.is_change else text("classify.question.number", number=shown.number, total=shown.total))
        self._steps.set_step(shown.number - 1, shown.total)
        self._head.empty()
        self._content.empty()
        role = "title" if len(question.text) > _LONG else "display"
        title = Label(self._look, question.text, role, name="classify_question_text")
        if self._is_narrow:
            self._content.add(title)
        else:
            self._head.gap(10)
            self._head.add(title)
        self._foot.empty()
        self._message = FieldMessage(self._look, name="classify_message")
        self._control = control_for(self._look, self._words, shown)
        self._fill(shown)
        self._scroll.to_top()
        self.setAccessibleName(question.text)

    def _fill(self, shown: QuestionShown) -> None:
        question, look, text = shown.question, self._look, self._words.text
        if question.help and not help_is_folded(shown, is_narrow=self._is_narrow):
            self._content.add(Label(look, question.help, "body", tone="text2", name="classify_help"))
        if shown.computed_from:
            computed = text("classify.question.computed", names=shown.computed_from)
            self._content.add(Label(look, computed, "compact", tone="text2", name="classify_computed"))
        if shown.listed and not shown.is_change:
            notice = Notice(
                look,
                text("classify.question.listed", codes=shown.listed),
                name="classify_listed",
                kind="info",
                action=text("classify.question.listed.show"),
            )
            notice.action_chosen.connect(self.verdict_requested)
            self._content.add(notice)
        if shown.given_words:
            given = text("classify.question.given", value=shown.given_words)
            self._content.add(Label(look, given, "compact", tone="text2", name="classify_given"))
        for number, offer in enumerate(shown.offers):
            self._content.add(self._offer(offer, number))
        self._content.gap(6)
        self._content.add(self._message)
        if self._control is not None:
            self._content.add(self._control)
            self._control.typed.connect(self._changed)
            self._control.proceed_wanted.connect(self.proceed)
        self._content.gap(10)
        at_foot = self._is_narrow or question.kind in _LISTS
        (self._foot if at_foot else self._content).add(self._buttons(shown))
        self._foot_box.setVisible(at_foot)
        self._content.gap(14)
        self._add_help(shown)
        self._content.spread()

    def _offer(self, offer: OfferShown, number: int) -> Notice:
        text = self._words.text
        notice = Notice(
            self._look,
            text("classify.question.offer", value=offer.value),
            name=f"classify_offer_{number + 1}",
            kind="info",
            action=text("classify.question.offer.use"),
        )
        notice.setToolTip(offer.found_in)
        notice.action_chosen.connect(lambda: self._use(offer.parts))
        return notice

    def _buttons(self, shown: QuestionShown) -> QWidget:
        look, text, kind = self._look, self._words.text, shown.question.kind
        row = FlowRow(look, spacing=12)
        if kind in _BUTTONS_ALONE:
            for key, letter in (("yes", "Y"), ("no", "N")):
                button = AnswerButton(look, text(f"classify.question.{key}"), name=f"classify_{key}")
                button.set_tip_key(letter)
                button.clicked.connect(lambda _checked=False, is_yes=key == "yes": self.answer_yes_no(is_yes))
                row.add(button)
        else:
            sign = "" if kind in _LISTS else "chevron_right"  # beside three buttons there is no room for it
            go_on = AnswerButton(look, text("classify.question.continue"), name="classify_continue", primary=True, trailing=sign)
            go_on.set_tip_key("Enter")
            go_on.clicked.connect(self.proceed)
            row.add(go_on)
            if self._control is not None and self._control.nothing() is not None:
                key = "none_cas" if shown.is_cas else "none_fits" if kind is QuestionKind.OVERVIEW else "none"
                none = AnswerButton(look, text(f"classify.question.{key}"), name="classify_none")
                none.set_tip_key("Ctrl+E")
                none.clicked.connect(lambda: self.answered.emit(self._control.nothing() if self._control else []))
                row.add(none)
        key = "unsure" if kind in {QuestionKind.CANDIDATE, QuestionKind.OVERVIEW} else "unknown"
        unknown = AnswerButton(look, text(f"classify.question.{key}"), name="classify_unknown")
        unknown.set_tip_key("Ctrl+D")
        unknown.clicked.connect(self.answer_unknown)
        row.add(unknown)
        return box(row, name="classify_buttons")

    def _add_help(self, shown: QuestionShown) -> None:
        """Where to find the answer, and why it is asked."""
        self._where = where_to_find(self._look, self._words, shown, is_narrow=self._is_narrow)
        if self._where is not None:
            self._content.add(self._where)
        self._terms = terms_of(self._look, self._words, shown)
        if self._terms is not None:
            self._content.add(self._terms)
        why = why_asked(self._look, self._words, shown, self.paragraph_requested.emit)
        if why is not None:
            self._content.add(why)

    def fit(self, width: Width) -> None:
        """With little room the question scrolls along, the buttons stay at the foot, and the tab says the number."""
        is_narrow = width is Width.NARROW
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        self._count.setVisible(not is_narrow)
        self._steps.setVisible(not is_narrow)
        if self._shown is not None:
            self.show_question(self._shown)

    # -- answers

    @property
    def is_yes_no(self) -> bool:
        return self._shown is not None and self._shown.question.kind in _BUTTONS_ALONE

    def proceed(self) -> None:
        """Continue with what stands in the field."""
        if self._control is None:
            return
        try:
            value = self._control.value()
        except Unanswered as lack:
            self.show_error(self._words.text(lack.key))
            return
        self.answered.emit(value)

    def answer_unknown(self) -> None:
        if self._shown is not None:
            self.answered.emit(unknown_answer(self._shown.question.kind))

    def answer_yes_no(self, is_yes: bool) -> None:
        if self._shown is not None and self.is_yes_no:
            self.answered.emit(yes_no_answer(self._shown.question.kind, is_yes))

    def show_turn(self, turn: Turn) -> None:
        """The answer would turn the verdict: what it does is said, and its source asked for, before it counts."""
        card = self._turn.show(turn)
        card.agreed.connect(self.turn_agreed)
        card.kept.connect(self.turn_kept)

    def show_error(self, sentence: str, *, can_confirm: bool = False) -> None:
        """At the field; what was written stays. With `can_confirm` the person can say that it is meant so."""
        is_shown = self._control is not None and self._control.show_error(sentence)
        self._message.show_sentence("" if is_shown else sentence)
        if can_confirm:
            self._offer_confirmation()
        self.focus_first()

    def _offer_confirmation(self) -> None:
        row = self.findChild(QWidget, "classify_buttons")
        if row is None or row.findChild(QWidget, "classify_confirm") is not None:
            return
        button = AnswerButton(self._look, self._words.text("classify.question.confirm"), name="classify_confirm")
        button.clicked.connect(self.confirmed)
        flow = row.layout()
        assert isinstance(flow, FlowRow)
        flow.add(button)

    def open_help(self) -> bool:
        """F1: where to find the answer, and what the list means by its words."""
        opened = [part for part in (self._terms, self._where) if part is not None]
        for part in opened:
            part.set_open(True)
            self._scroll.ensureWidgetVisible(part)
        return bool(opened)

    @property
    def can_find(self) -> bool:
        """Whether the options are so many that there is a field to find in."""
        return self._control is not None and self._control.find_field() is not None

    def find_option(self) -> None:
        """Ctrl+F: into the field that narrows the options."""
        field = self._control.find_field() if self._control is not None else None
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def answer_nothing(self) -> None:
        """Ctrl+E: none of these."""
        button = self.findChild(AnswerButton, "classify_none")
        if button is not None and button.isVisible():
            button.click()

    def focus_first(self) -> None:
        """Where the person will answer; for yes and no the first button."""
        if self._control is not None:
            self._control.focus_first()
            return
        button = self.findChild(AnswerButton, "classify_yes")
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use(self, parts: NumberParts) -> None:
        if isinstance(self._control, NumberControl):
            self._control.fill(parts)
            self._control.focus_first()

    def _changed(self, value: object) -> None:
        self._message.show_sentence("")
        self._turn.drop()
        confirm = self.findChild(QWidget, "classify_confirm")
        if confirm is not None:
            confirm.hide()
            confirm.deleteLater()
            confirm.setObjectName("")
        go_on = self.findChild(AnswerButton, "classify_continue")
        if go_on is not None and self._shown is not None and self._shown.question.kind is QuestionKind.OVERVIEW and self._control:
            marked = self._control.marked()
            plain = self._words.text("classify.question.continue")
            go_on.setText(self._words.plural("classify.question.continue.marked", marked) if marked else plain)
        self.typed.emit(value)

    def _enter(self) -> None:
        """Enter presses the button that has the focus, else it continues."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif self._turn.card is not None:
            self._turn.card.use()
        elif isinstance(focused, SearchField):
            self.focus_first()
        else:
            self.proceed()
