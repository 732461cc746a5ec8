"""A new application: which form, and which products go into it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.applications.form_parts import words_in
from stc_desktop.applications.forms import Form
from ui.frame.page import action_bar
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.choice_list import Choice, ChoiceList
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, box, scrolled, sized
from ui.speech import Words


class StartPane(QWidget):
    """The form of the person's country is proposed; where it has none the general one is."""

    start_requested = Signal(str, object)  # form, products
    cancelled = Signal()

    def __init__(self, surroundings: Surroundings, words: Words) -> None:
        super().__init__()
        look = self._look = surroundings.look
        self._words = words
        self.setObjectName("application_start")
        text = words.text
        self._forms = Column(look, spacing=0)
        self._products = Column(look, spacing=0)
        self._form_list: ChoiceList | None = None
        self._product_list: ChoiceList | None = None
        column = Column(look, spacing=8, margins=(40, 24, 40, 32))
        column.add(Label(look, text("applications.start.title"), "title"))
        column.add(Label(look, text("applications.start.line"), "body", tone="text2"))
        column.gap(8)
        column.add(Label(look, text("applications.start.form"), "section"))
        column.add(self._forms)
        column.gap(8)
        column.add(Label(look, text("applications.start.products"), "section"))
        column.add(Label(look, text("applications.start.products.line"), "compact", tone="text2"))
        column.add(self._products)
        column.spread()
        inner = box(column)
        sized(look, inner, max_width=760)
        row = Row(look, spacing=0)
        row.add(inner, 1)
        row.spread(0)
        self._go = PrimaryButton(look, text("applications.start.go"), name="application_start_go", trailing="chevron_right")
        self._go.clicked.connect(self._start)
        cancel = SecondaryButton(look, text("applications.start.cancel"), name="application_start_cancel")
        cancel.clicked.connect(self.cancelled)
        outer = Column(look, spacing=0)
        outer.add(scrolled(row, name="start_scroll"), 1)
        outer.add(action_bar(surroundings, [self._go, cancel]))
        self.setLayout(outer)

    def show_choices(self, forms: Sequence[Form], products: Sequence[Choice], *, country: str, ticked: Sequence[str] = ()) -> None:
        """`ticked` are the products from which the person came."""
        look, words = self._look, self._words
        self._forms.empty()
        self._products.empty()
        choices = [
            Choice(
                id=form.form_id,
                text=words_in(form.title, look.speech.language),
                detail=self._detail(form),
                group=self._group(form, country),
            )
            for form in forms
        ]
        self._form_list = self._forms.add(ChoiceList(look, choices, name="start_form", boxed=True))
        proposed = proposed_form(forms, country)
        if proposed:
            self._form_list.choose([proposed])
        if products:
            self._product_list = self._products.add(ChoiceList(look, products, name="start_product", several=True))
            self._product_list.choose(ticked)
        else:
            self._product_list = None
            self._products.add(Label(look, words.text("applications.start.no_products"), "compact", tone="text2"))

    def focus_first(self) -> None:
        if self._form_list is not None:
            self._form_list.focus_first()

    def _group(self, form: Form, country: str) -> str:
        own = "own" if form.country.upper() == country.upper() and country else "any" if not form.country else "other"
        return self._words.text(f"applications.start.group.{own}")

    def _detail(self, form: Form) -> str:
        about = self._words.text("applications.start.form.detail", name=form.name)
        return f"{about} · {self._words.text(f'applications.form_state.{form.state.value}')}"

    def _start(self) -> None:
        chosen = self._form_list.chosen_ids() if self._form_list is not None else []
        if chosen:
            self.start_requested.emit(chosen[0], tuple(self._product_list.chosen_ids() if self._product_list is not None else ()))


def proposed_form(forms: Sequence[Form], country: str) -> str:
    """The country's own application form, else the general one; a statement is never proposed."""
    fit = [form for form in forms if not form.is_statement]
    own = [form for form in fit if country and form.country.upper() == country.upper()]
    general = [form for form in fit if not form.country]
    return (own or general or fit)[0].form_id if fit else ""
