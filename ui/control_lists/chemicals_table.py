"""The chemicals of a paragraph: name, number, where it is named, and what is odd about the number."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.chemical_views import ChemicalShown
from stc_desktop.control_lists.chemical_places import Standing
from ui.control_lists.cell_sheet import CellSheet
from ui.control_lists.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.cards import Card
from ui.parts.labels import Label
from ui.theme.look import Look

_SAID = {Standing.IN_NOTE: "in_note", Standing.EXCEPTED: "excepted", Standing.IN_WORDS: "in_words"}
_LINKED = 24


class ChemicalsTable(Card):
    """A row per chemical; `code_chosen` leads to the paragraph that names it."""

    code_chosen = Signal(str)

    def __init__(self, look: Look, chemicals: Sequence[ChemicalShown], *, owner: str) -> None:
        """`owner` is the paragraph on whose page it stands: its own code needs no link."""
        super().__init__(look, margins=(0, 4, 0, 4), spacing=0, name="lists_chemicals")
        self._look, self._owner = look, owner
        self._words = look.speech.over(WORDS)
        self._is_long = len(chemicals) > _LINKED
        sheet = CellSheet(look, shares=(7, 3) if self._is_long else (7, 2, 2), edges=(16, 5), spacing=0, lines=True)
        heads = ("name", "number_and_place") if self._is_long else ("name", "number", "place")
        sheet.add_row(*([Label(look, self._words.text(f"lists.entry.chemicals.{head}"), "small", tone="text2")] for head in heads))
        for chemical in chemicals:
            place = () if self._is_long else (self._place(chemical),)
            sheet.add_row(self._name(chemical), [self._number(chemical)], *place)
        self.column.add(sheet)

    def _name(self, chemical: ChemicalShown) -> list[QWidget]:
        look, text = self._look, self._words.text
        shown = f"{chemical.name}, {chemical.formula}" if chemical.formula and chemical.formula != chemical.name else chemical.name
        cell: list[QWidget] = [Label(look, shown, "compact", name=f"lists_chemical_{chemical.cas}")]
        if chemical.synonyms:
            cell.append(Label(look, "; ".join(chemical.synonyms), "small", tone="text2"))
        if chemical.is_misprint:
            cell.append(Label(look, text("lists.entry.chemicals.misprint"), "small", bold=True, name=f"lists_misprint_{chemical.cas}"))
        if chemical.note:
            cell.append(Label(look, chemical.note, "small", tone="text2"))
        if chemical.also_as:
            numbers = "; ".join(text("lists.entry.chemicals.also.one", number=number, what=what) for number, what in chemical.also_as)
            cell.append(Label(look, text("lists.entry.chemicals.also", numbers=numbers), "small", tone="text2"))
        return cell

    def _number(self, chemical: ChemicalShown) -> Label:
        """In a long table with the paragraph under it: there the paragraphs stand as links above, and a link in each row costs time."""
        said = [chemical.cas]
        if self._is_long:
            standing = _SAID.get(chemical.standing)
            place = "" if chemical.code == self._owner else chemical.code
            remark = self._words.text(f"lists.entry.chemicals.{standing}") if standing else ""
            said.append(", ".join(part for part in (place, remark) if part))
        return Label(self._look, "\n".join(filter(None, said)), "compact", name=f"lists_cas_{chemical.cas}")

    def _place(self, chemical: ChemicalShown) -> list[QWidget]:
        cell: list[QWidget] = []
        if chemical.code != self._owner:
            link = TextAction(self._look, chemical.code, name=f"lists_chemical_at_{chemical.cas}", role="small")
            link.tall = 20
            link.setAccessibleName(f"{chemical.code} {chemical.name}")
            link.clicked.connect(lambda: self.code_chosen.emit(chemical.code))
            cell.append(link)
        if chemical.standing in _SAID:
            cell.append(Label(self._look, self._words.text(f"lists.entry.chemicals.{_SAID[chemical.standing]}"), "small", tone="text2"))
        return cell or [Label(self._look, "", "small")]
