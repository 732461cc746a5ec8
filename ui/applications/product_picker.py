"""Products of the catalogue to be put into an application as lines."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.applications import line_from_product
from stc_desktop.casework.kept_verdicts import whose_list_of
from stc_desktop.casework.products import products
from stc_desktop.wording.sentences import Sentences
from ui.applications.parts import LEFT, Making
from ui.parts.buttons import SecondaryButton
from ui.parts.choice_list import Choice, ChoiceList
from ui.parts.disclosure import Disclosure
from ui.parts.labels import Label
from ui.parts.layouts import Column
from ui.speech import Words

_MOST = 200
_VERDICTS = {"controlled": "listed", "not_listed": "not_listed", "undecided": "undecided"}


def product_choices(workspace: Any, words: Words) -> list[Choice]:
    """The catalogue as options, each with its verdict. Any: the window's casework is opened late."""
    return [
        Choice(id=one.id, text=one.name, detail=_detail(one.result, one.model, words, workspace.say))
        for one in products(workspace, limit=_MOST)
    ]


def _detail(result: object, model: str, words: Words, say: Sentences) -> str:
    verdict, codes, by = "neutral", "", ""
    if isinstance(result, dict):
        verdict = _VERDICTS.get(str(result.get("verdict")), "neutral")
        codes = ", ".join(str(code) for code in result.get("codes") or ())
        whose = whose_list_of(result)
        by = say.say(whose.short) if whose is not None else ""
    return " · ".join(part for part in (model, words.text(f"applications.line.{verdict}"), codes, by) if part)


class ProductPicker(QWidget):
    """Folded until it is wanted."""

    products_chosen = Signal(object)  # lines made from them

    def __init__(self, making: Making) -> None:
        super().__init__()
        self._making = making
        self.setObjectName("product_picker")
        self._fold = Disclosure(making.look, making.words.text("applications.lines.from_products"), name="product_picker_fold")
        self._fold.toggled.connect(self._fill)
        self._holder = Column(making.look, spacing=10)
        self._fold.column.add(self._holder)
        self._list: ChoiceList | None = None
        column = Column(making.look, spacing=0)
        column.add(self._fold)
        self.setLayout(column)

    def _fill(self, is_open: bool) -> None:
        if not is_open:
            return
        look, words = self._making.look, self._making.words
        self._holder.empty()
        choices = product_choices(self._making.work.workspace, words)
        if not choices:
            self._list = None
            self._holder.add(Label(look, words.text("applications.lines.no_products"), "compact", tone="text2"))
            return
        self._list = self._holder.add(ChoiceList(look, choices, name="product_choice", several=True))
        button = self._holder.add(SecondaryButton(look, words.text("applications.lines.take"), name="product_take"), align=LEFT)
        button.clicked.connect(self._take)

    def _take(self) -> None:
        ids: Sequence[str] = self._list.chosen_ids() if self._list is not None else ()
        if not ids:
            return
        workspace = self._making.work.workspace
        known = {one.id: one for one in products(workspace, limit=_MOST)}
        self._fold.set_open(False)
        self.products_chosen.emit(tuple(line_from_product(known[one]) for one in ids if one in known))
