"""The limits of a paragraph as a small table: property, limit, unit; alternatives stand together."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.list_views import Bound, TestRow, TestShown
from ui.control_lists.cell_sheet import CellSheet
from ui.control_lists.gloss import Gloss
from ui.control_lists.limit_words import limits_text
from ui.control_lists.term_text import TermText
from ui.control_lists.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.cards import Card
from ui.parts.labels import Label
from ui.parts.layouts import FlowRow, box
from ui.parts.popups import TermLink, TermPopup
from ui.theme.look import Look

_SHARES = (5, 7, 2)
_SHARES_WITHOUT_UNIT = (5, 9)


class TestsTable(Card):
    """`code_chosen` comes from limits that rest on another paragraph. A column of units stands there only if a limit has one."""

    __test__ = False  # the name is the field's; pytest need not collect it

    code_chosen = Signal(str)
    term_chosen = Signal(str)

    def __init__(self, look: Look, rows: Sequence[TestRow], *, name: str, gloss: Gloss | None = None, has_head: bool = True) -> None:
        super().__init__(look, margins=(1, 1, 1, 1), spacing=0, name=name)
        self._look, self._gloss = look, gloss
        self._words = look.speech.over(WORDS)
        self._count = 0
        self._has_units = any(part.unit for row in rows for part in row.parts)
        shares = _SHARES if self._has_units else _SHARES_WITHOUT_UNIT
        self._sheet = self.column.add(CellSheet(look, shares=shares, edges=(16, 7), spacing=0, lines=True))
        if has_head:
            keys = ("property", "limit", "unit") if self._has_units else ("property", "limit")
            heads = [self._words.text(f"lists.entry.{key}") for key in keys]
            self._sheet.add_row(*([Label(look, head, "small", tone="text2", bold=True)] for head in heads))
        for held in _rows_together(rows):
            if len(held) > 1:
                self._add_paragraphs([row.parts[0] for row in held], "lists.limit.not.meets.any")
                continue
            for number, parts in enumerate(_together(held[0].parts)):
                if len(parts) > 1:
                    self._add_paragraphs(parts, "lists.limit.meets.any", is_alternative=number > 0)
                else:
                    self._add(parts[0], is_alternative=number > 0)

    def _add(self, part: TestShown, *, is_alternative: bool) -> None:
        look, text = self._look, self._words.text
        limit: list[QWidget] = [self._limit(part)]
        for at in part.at:
            name = at.name[:1].lower() + at.name[1:] if at.name[1:2].islower() else at.name
            limit.append(Label(look, text("lists.entry.at", name=name, value=at.value), "small", tone="text2"))
        self._add_row(part, limit, is_alternative=is_alternative)

    def _add_row(self, part: TestShown, limit: Sequence[QWidget], *, is_alternative: bool) -> None:
        """Other ways to meet a condition stand below the first, each after an "or"."""
        look = self._look
        name = self._property(part)
        if is_alternative:
            led = CellSheet(look, shares=(0, 1), gap=6)
            led.add_row([Label(look, self._words.text("lists.entry.or"), "compact", tone="text2", bold=True)], [name])
            name = led
        unit = [[Label(look, part.unit, "compact")]] if self._has_units else []
        self._sheet.add_row([name], limit, *unit, parted=not is_alternative)

    def _add_paragraphs(self, parts: Sequence[TestShown], key: str, *, is_alternative: bool = False) -> None:
        """Any of many paragraphs will do, or none of them may be met: their codes, side by side."""
        codes = FlowRow(self._look, spacing=12)
        for part in parts:
            codes.add(self._paragraph(part.limits[0].values[0]))
        said = Label(self._look, self._words.text(key), "compact")
        self._add_row(parts[0], [said, box(codes)], is_alternative=is_alternative)

    def _paragraph(self, code: str, said: str = "") -> TextAction:
        link = TextAction(self._look, said or code, name=f"{self.objectName()}_meets_{code}")
        link.tall = 20
        link.clicked.connect(lambda: self.code_chosen.emit(code))
        return link

    def _property(self, part: TestShown) -> QWidget:
        """The name opens what it means."""
        look = self._look
        if not part.name:
            return Label(look, self._words.text("lists.entry.item"), "compact")
        if not part.help:
            return Label(look, part.name, "compact")
        self._count += 1
        name = f"{self.objectName()}_term_{self._count}"
        link = TermLink(look, part.name, name=name)
        link.clicked.connect(lambda: self._explain(link, part))
        return link

    def _limit(self, part: TestShown) -> QWidget:
        said = limits_text(part, self._words)
        meets = next((limit for limit in part.limits if limit.bound is Bound.MEETS), None)
        if meets is None:
            words = TermText(self._look, said, "compact", gloss=self._gloss)
            words.term_chosen.connect(self.term_chosen)
            return words
        return self._paragraph(meets.values[0], said)

    def _explain(self, anchor: QWidget, part: TestShown) -> None:
        TermPopup(self._look, anchor, part.name, self._words.text("lists.entry.term"), part.help).show_beside()


def _together(parts: Sequence[TestShown]) -> Iterator[list[TestShown]]:
    """Parts that only name paragraphs for the same property stand in one row, everything else for itself."""
    numbered = list(enumerate(parts))
    for _key, group in groupby(numbered, lambda one: one[1].property_id if _names_a_paragraph(one[1], is_negated=False) else one[0]):
        yield [part for _number, part in group]


def _rows_together(rows: Sequence[TestRow]) -> Iterator[list[TestRow]]:
    """Conditions that each shut out one paragraph for the same property stand in one row too."""

    def kind(one: tuple[int, TestRow]) -> str | int:
        number, row = one
        first = row.parts[0]
        return first.property_id if len(row.parts) == 1 and _names_a_paragraph(first, is_negated=True) else number

    for _key, group in groupby(enumerate(rows), kind):
        yield [row for _number, row in group]


def _names_a_paragraph(part: TestShown, *, is_negated: bool) -> bool:
    """Nothing but "meets 3A001", or "does not meet 3A001"."""
    if part.at or len(part.limits) != 1:
        return False
    return part.limits[0].bound is Bound.MEETS and part.limits[0].is_negated is is_negated
