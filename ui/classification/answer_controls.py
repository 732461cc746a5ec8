"""What a person answers with: a number and its unit, one of several, several at once, CAS numbers. Values go out as they were given."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.chemical_views import CasProposal, proposed_for
from stc_desktop.classification.items import UNSURE
from stc_desktop.classification.questions import QuestionKind
from stc_desktop.control_lists.chemicals import cas_parts
from ui.classification.question_shown import NumberParts, QuestionShown
from ui.parts.buttons import SecondaryButton
from ui.parts.choice_list import ChoiceList
from ui.parts.choices import CheckRow
from ui.parts.field import Field
from ui.parts.fields import SearchField, TextField
from ui.parts.labels import Label
from ui.parts.layouts import Column, FlowRow, box
from ui.parts.number_field import NumberAnswer, NumberField
from ui.speech import Words
from ui.theme.look import Look


class Unanswered(Exception):
    """Continue was chosen with nothing given; `key` is the sentence to show."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


class AnswerControl(QWidget):
    """Base: `typed` comes with every change and carries the value as far as there is one."""

    typed = Signal(object)
    proceed_wanted = Signal()  # the answer that was not understood is whole now

    def value(self) -> object:
        """The answer to give; raises Unanswered when there is none."""
        raise NotImplementedError

    def nothing(self) -> object | None:
        """The answer of the button "none of these"; None where there is no such button."""
        return None

    def show_error(self, sentence: str) -> bool:
        """Show it at the field; false when the pane has to show it."""
        return False

    def focus_first(self) -> None:
        """Put the cursor where the person will write or choose."""

    def marked(self) -> int:
        """How many are ticked, for the words on the button."""
        return 0

    def find_field(self) -> QWidget | None:
        """The field that narrows a long list; None where all options are seen at once."""
        found = self.findChild(SearchField)
        return found if found is not None and found.isVisibleTo(self) else None


class NumberControl(AnswerControl):
    """A value or a range with its unit."""

    def __init__(self, look: Look, shown: QuestionShown) -> None:
        super().__init__()
        self._field = NumberField(look, name="classify_number", units=shown.units, unit=shown.unit)
        column = Column(look, spacing=0)
        column.add(self._field)
        self.setLayout(column)
        self.setFocusProxy(self._field)
        self._field.edited.connect(lambda _answer: self._report())
        if shown.given_number is not None:
            self.fill(shown.given_number)

    def fill(self, parts: NumberParts) -> None:
        """Show an earlier answer or an offered value; it counts only when the person continues."""
        is_range = bool(parts.low or parts.high)
        self._field.set_answer(NumberAnswer(text=parts.text, low=parts.low, high=parts.high, unit=parts.unit, is_range=is_range))
        self._report()

    def value(self) -> object:
        answer = self._field.answer()
        if answer.is_empty:
            raise Unanswered("classify.question.empty.range" if answer.is_range else "classify.question.empty.number")
        unit = {"unit": answer.unit} if answer.unit else {}
        if not answer.is_range:
            return {"value": answer.text, **unit}
        ends = {end: text for end, text in (("min", answer.low), ("max", answer.high)) if text}
        return {**ends, **unit}

    def show_error(self, sentence: str) -> bool:
        self._field.set_error(sentence)
        return True

    def focus_first(self) -> None:
        self._field.focus_number()

    def _report(self) -> None:
        self._field.set_error("")
        self.typed.emit(None if self._field.answer().is_empty else self.value())


class ChoiceControl(AnswerControl):
    """One of several."""

    def __init__(self, look: Look, shown: QuestionShown) -> None:
        super().__init__()
        self._list = ChoiceList(look, shown.choices, name="classify_choice", boxed=len(shown.choices) <= 5)
        self._list.changed.connect(lambda chosen: self.typed.emit(chosen))
        column = Column(look, spacing=0)
        column.add(self._list)
        self.setLayout(column)
        if isinstance(shown.given, str):
            self._list.choose([shown.given])

    def value(self) -> object:
        chosen = self._list.chosen_ids()
        if not chosen:
            raise Unanswered("classify.question.empty.choice")
        return chosen[0]

    def focus_first(self) -> None:
        self._list.focus_first()


class SeveralControl(AnswerControl):
    """All that apply; the person can say that there may be more. For an overview: all that might fit."""

    def __init__(self, look: Look, words: Words, shown: QuestionShown) -> None:
        super().__init__()
        self._is_overview = shown.question.kind is QuestionKind.OVERVIEW
        self._list = ChoiceList(look, shown.choices, name="classify_choices", several=True)
        self._more = CheckRow(
            look, words.text("classify.question.more"), name="classify_more", detail=words.text("classify.question.more.detail")
        )
        self._list.changed.connect(lambda chosen: self.typed.emit(chosen))
        column = Column(look, spacing=8)
        column.add(self._list)
        column.gap(8)
        column.add(self._more)
        self.setLayout(column)
        self._more.setVisible(not self._is_overview)
        self._show_given(shown.given)

    def _show_given(self, given: object) -> None:
        if isinstance(given, dict):
            told = cast("dict[str, object]", given)
            self._more.setChecked(told.get("complete") is False)
            given = told.get("values")
        if isinstance(given, list | tuple) and given:
            self._list.choose([str(one) for one in given])

    def value(self) -> object:
        chosen = self._list.chosen_ids()
        if not chosen and not self._more.isChecked():
            raise Unanswered("classify.question.empty.overview" if self._is_overview else "classify.question.empty.several")
        return {"values": chosen, "complete": False} if self._more.isChecked() else chosen

    def nothing(self) -> object | None:
        return []

    def focus_first(self) -> None:
        self._list.focus_first()

    def marked(self) -> int:
        return len(self._list.chosen_ids())


class CasControl(AnswerControl):
    """CAS numbers of what it is or holds. A chemical's name is never taken for its number: the number is a button."""

    def __init__(self, look: Look, words: Words, shown: QuestionShown) -> None:
        super().__init__()
        self._look, self._words, self._shown = look, words, shown
        self._text = TextField(look, name="classify_cas_answer")
        self._field = Field(look, words.text("classify.question.cas"), self._text, name="classify_cas_answer_field")
        self._more = CheckRow(
            look, words.text("classify.question.more"), name="classify_more", detail=words.text("classify.question.more.detail")
        )
        self._proposals = Column(look, spacing=6)
        column = Column(look, spacing=12)
        column.add(self._field)
        column.add(self._proposals)
        column.add(self._more)
        self.setLayout(column)
        self._propose(shown.named, "named", self._add)
        given = shown.given
        if isinstance(given, dict):
            told = cast("dict[str, object]", given)
            self._more.setChecked(told.get("complete") is False)
            given = told.get("values")
        if isinstance(given, list | tuple):
            self._text.setText(", ".join(str(one) for one in given))

    def value(self) -> object:
        numbers = list(cas_parts(self._text.text()))
        if not numbers:
            raise Unanswered("classify.question.empty.cas")
        return {"values": numbers, "complete": False} if self._more.isChecked() else numbers

    def nothing(self) -> object | None:
        return []

    def show_error(self, sentence: str) -> bool:
        self._field.set_error(sentence)
        chemicals, parts = self._shown.chemicals, cas_parts(self._text.text())
        found = [one for part in parts for one in proposed_for(chemicals, part)] if chemicals is not None else []
        if found:
            self._propose(found, "meant", self._put_right)
        return True

    def focus_first(self) -> None:
        self._text.setFocus()

    def _propose(self, found: Sequence[CasProposal], why: str, use: Callable[[CasProposal], object]) -> None:
        """A button for each number; a person presses it or goes on as before."""
        self._proposals.empty()
        if not found:
            return
        self._proposals.add(Label(self._look, self._words.text(f"classify.question.cas.{why}"), "small", tone="text2"))
        row = FlowRow(self._look, spacing=8)
        for number, one in enumerate(found, 1):
            said = self._words.text("classify.question.cas.use", cas=one.cas, name=one.name)
            button = SecondaryButton(self._look, said, name=f"classify_cas_use_{number}")
            button.clicked.connect(lambda _checked=False, one=one: use(one))
            row.add(button)
        self._proposals.add(box(row, name="classify_cas_proposals"))

    def _add(self, one: CasProposal) -> None:
        """To what stands in the field; the person goes on when it is whole."""
        numbers = list(cas_parts(self._text.text()))
        self._text.setText(", ".join(dict.fromkeys([*numbers, one.cas])))
        self._text.setFocus()

    def _put_right(self, one: CasProposal) -> None:
        """The number in place of the name that was refused; with the last name the answer is given."""
        parts = [one.cas if part == one.written else part for part in cas_parts(self._text.text())]
        self._text.setText(", ".join(dict.fromkeys(parts)))
        self._field.set_error("")
        chemicals = self._shown.chemicals
        left = [other for part in parts for other in proposed_for(chemicals, part)] if chemicals is not None else []
        if left:
            self._propose(left, "meant", self._put_right)
            self._text.setFocus()
        else:
            self.proceed_wanted.emit()


def control_for(look: Look, words: Words, shown: QuestionShown) -> AnswerControl | None:
    """None for questions that buttons answer: yes, no, I don't know."""
    kind = shown.question.kind
    if kind is QuestionKind.NUMBER:
        return NumberControl(look, shown)
    if kind is QuestionKind.CHOICE:
        return ChoiceControl(look, shown)
    if shown.is_cas:
        return CasControl(look, words, shown)
    if kind in {QuestionKind.SEVERAL, QuestionKind.OVERVIEW}:
        return SeveralControl(look, words, shown)
    return None


def unknown_answer(kind: QuestionKind) -> object:
    """What "I don't know" is for this kind of question."""
    return UNSURE if kind in {QuestionKind.CANDIDATE, QuestionKind.OVERVIEW} else "unknown"


def yes_no_answer(kind: QuestionKind, is_yes: bool) -> object:
    if kind is QuestionKind.CANDIDATE:
        return "yes" if is_yes else "no"
    return is_yes
