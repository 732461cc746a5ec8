"""Controls for the answers of a form, chosen by the type of the field."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.answers import Value
from stc_desktop.applications.countries import country_names
from stc_desktop.applications.form_parts import FieldType, FormField, words_in
from stc_desktop.applications.measures import UNITS
from ui.applications.answer_texts import text_of
from ui.parts.buttons import TextAction
from ui.parts.choice_list import Choice, ChoiceList
from ui.parts.choices import RadioRow
from ui.parts.fields import LongTextField, SelectField, TextField
from ui.parts.layouts import Row
from ui.speech import Words
from ui.theme.look import Look

_MOST_ROWS = 4  # options that stand open; more go into a list that unfolds


class AnswerControl(QObject):
    """What a person types or chooses. `typed` carries text to be understood, `given` a value; `next_wanted` is Enter.

    `edited` comes with every key, long before `typed`.
    """

    edited = Signal()
    typed = Signal(str)
    given = Signal(object)
    next_wanted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget

    def show_answer(self, value: Value, kept: str) -> None:
        """The stored value; `kept` is text that was not understood and waits to be mended."""
        raise NotImplementedError

    @property
    def is_begun(self) -> bool:
        """Whether something stands in the field that may not be reported yet."""
        return False

    def settle(self) -> None:
        """Report what is in work, as leaving the field would."""

    def focus(self) -> None:
        self.widget.setFocus()


class TextAnswer(AnswerControl):
    """One line; Enter goes on to the next field."""

    def __init__(self, look: Look, field: FormField, *, name: str, placeholder: str) -> None:
        self._field = field
        self._line = TextField(look, name=name, placeholder=placeholder)
        self._known = ""
        super().__init__(self._line)
        self._line.edited.connect(lambda _text: self.edited.emit())
        self._line.settled.connect(self._report)
        self._line.returnPressed.connect(self.next_wanted)

    def show_answer(self, value: Value, kept: str) -> None:
        if self._line.hasFocus() and self._line.text() != self._known:
            return  # somebody is typing here
        self._known = kept or text_of(self._field, value)
        self._line.setText(self._known)

    @property
    def is_begun(self) -> bool:
        return bool(self._line.text().strip())

    def settle(self) -> None:
        self._line.settle()

    def _report(self, text: str) -> None:
        self._known = text
        self.typed.emit(text)


class LongTextAnswer(AnswerControl):
    """Several lines; Ctrl+Enter goes on."""

    def __init__(self, look: Look, field: FormField, *, name: str, placeholder: str) -> None:
        self._field = field
        self._text = LongTextField(look, name=name, placeholder=placeholder, rows=3)
        self._known = ""
        super().__init__(self._text)
        self._text.edited.connect(lambda _text: self.edited.emit())
        self._text.settled.connect(self._report)
        self._text.continued.connect(self.next_wanted)

    def show_answer(self, value: Value, kept: str) -> None:
        if self._text.hasFocus() and self._text.text() != self._known:
            return  # somebody is typing here
        self._known = kept or text_of(self._field, value)
        self._text.setText(self._known)

    @property
    def is_begun(self) -> bool:
        return bool(self._text.text().strip())

    def settle(self) -> None:
        self._text.settle()

    def _report(self, text: str) -> None:
        self._known = text
        self.typed.emit(text)


class SelectAnswer(AnswerControl):
    """One of a list that unfolds; the first entry leaves it open."""

    def __init__(self, look: Look, options: Sequence[tuple[str, str]], *, name: str, words: Words) -> None:
        open_option = ("", words.text("applications.field.open"))
        self._select = SelectField(look, [open_option, *options], name=name, placeholder=words.text("applications.field.choose"))
        super().__init__(self._select)
        self._select.chosen.connect(lambda key: self.given.emit(key or None))

    def show_answer(self, value: Value, kept: str) -> None:
        self._select.choose(str(value) if value is not None else "")


class YesNoAnswer(AnswerControl):
    """Yes or no, and a way back to open."""

    def __init__(self, look: Look, *, name: str, words: Words) -> None:
        holder = QWidget()
        holder.setObjectName(name)
        super().__init__(holder)
        row = Row(look, spacing=24)
        self._yes = row.add(RadioRow(look, words.text("applications.field.yes"), name=f"{name}_yes"))
        self._no = row.add(RadioRow(look, words.text("applications.field.no"), name=f"{name}_no"))
        self._clear = row.add(TextAction(look, words.text("applications.field.clear"), name=f"{name}_clear", role="small"))
        row.spread()
        holder.setLayout(row)
        holder.setFocusProxy(self._yes)
        self._yes.clicked.connect(lambda: self.given.emit(True))
        self._no.clicked.connect(lambda: self.given.emit(False))
        self._clear.clicked.connect(lambda: self.given.emit(None))

    def show_answer(self, value: Value, kept: str) -> None:
        for button, wanted in ((self._yes, True), (self._no, False)):
            button.setAutoExclusive(False)
            button.setChecked(value is wanted)
            button.setAutoExclusive(True)
        self._clear.setVisible(value is not None)

    def focus(self) -> None:
        (self._no if self._no.isChecked() else self._yes).setFocus()


class ListAnswer(AnswerControl):
    """Options that stand open: one of a few, or several."""

    def __init__(self, look: Look, field: FormField, language: str, *, name: str) -> None:
        self._several = field.type is FieldType.CHOICES
        choices = [Choice(id=option.id, text=capital(words_in(option.label, language))) for option in field.options]
        self._list = ChoiceList(look, choices, name=name, several=self._several)
        super().__init__(self._list)
        self._list.changed.connect(self._report)

    def show_answer(self, value: Value, kept: str) -> None:
        held = value if isinstance(value, tuple) else () if value is None else (str(value),)
        if set(self._list.chosen_ids()) != set(held):
            self._list.choose(held)

    def focus(self) -> None:
        self._list.focus_first()

    def _report(self, ids: list[str]) -> None:
        self.given.emit(tuple(ids) if self._several else (ids[0] if ids else None))


def control_for(look: Look, field: FormField, words: Words, *, name: str) -> AnswerControl:
    """The control that fits the field."""
    language = look.speech.language
    if field.type is FieldType.YES_NO:
        return YesNoAnswer(look, name=name, words=words)
    if field.type is FieldType.CHOICES or (field.type is FieldType.CHOICE and len(field.options) <= _MOST_ROWS):
        return ListAnswer(look, field, language, name=name)
    if field.type is FieldType.CHOICE:
        return SelectAnswer(look, [(one.id, capital(words_in(one.label, language))) for one in field.options], name=name, words=words)
    if field.type is FieldType.COUNTRY:
        names = sorted(country_names().items(), key=lambda pair: _plain(pair[1]))
        return SelectAnswer(look, names, name=name, words=words)
    if field.type is FieldType.UNIT:
        return SelectAnswer(look, [(code, capital(said)) for code, said in UNITS.items()], name=name, words=words)
    placeholder = words.text("applications.field.example", example=field.example) if field.example else ""
    if field.type is FieldType.LONG_TEXT:
        return LongTextAnswer(look, field, name=name, placeholder=placeholder)
    return TextAnswer(look, field, name=name, placeholder=placeholder)


def _plain(name: str) -> str:
    """A name as one looks for it: Åland stands with A."""
    return "".join(sign for sign in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(sign))


def capital(text: str) -> str:
    """Sentence case: printed options are often lower case."""
    return text[:1].upper() + text[1:]
