"""The limits of a paragraph as a small table: property, limit, unit; alternatives stand together."""

from collections.abc import Sequence

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
from ui.parts.popups import TermLink, TermPopup
from ui.theme.look import Look

_LONGEST_LINK = 34  # letters that stand on one line of the first column
_SHARES = (5, 7, 2)


class TestsTable(Card):
    """`code_chosen` comes from limits that rest on another paragraph."""

    __test__ = False  # the name is the field's; pytest need not collect it

    code_chosen = Signal(str)
    term_chosen = Signal(str)

    def __init__(self, look: Look, rows: Sequence[TestRow], *, name: str, gloss: Gloss | None = None) -> None:
        super().__init__(look, margins=(1, 1, 1, 1), spacing=0, name=name)
        self._look, self._gloss = look, gloss
        self._words = look.speech.over(WORDS)
        self._count = 0
        heads = [self._words.text(f"lists.entry.{key}") for key in ("property", "limit", "unit")]
        self._sheet = self.column.add(CellSheet(look, shares=_SHARES, edges=(16, 7), spacing=0, lines=True))
        self._sheet.add_row(*([Label(look, head, "small", tone="text2", bold=True)] for head in heads))
        for row in rows:
            for number, part in enumerate(row.parts):
                self._add(part, is_alternative=number > 0)

    def _add(self, part: TestShown, *, is_alternative: bool) -> None:
        look, text = self._look, self._words.text
        limit: list[QWidget] = [self._limit(part)]
        for at in part.at:
            name = at.name[:1].lower() + at.name[1:] if at.name[1:2].islower() else at.name
            limit.append(Label(look, text("lists.entry.at", name=name, value=at.value), "small", tone="text2"))
        lead = [Label(look, text("lists.entry.or"), "compact", tone="text2", bold=True)] if is_alternative else []
        self._sheet.add_row([*lead, self._property(part)], limit, [Label(look, part.unit, "compact")], parted=not is_alternative)

    def _property(self, part: TestShown) -> QWidget:
        """The name opens what it means."""
        look = self._look
        if not part.name:
            return Label(look, self._words.text("lists.entry.item"), "compact")
        if not part.help:
            return Label(look, part.name, "compact")
        self._count += 1
        name = f"{self.objectName()}_term_{self._count}"
        if len(part.name) > _LONGEST_LINK:
            link: QWidget = TextAction(look, part.name, name=name)
        else:
            link = TermLink(look, part.name, name=name)
        link.clicked.connect(lambda: self._explain(link, part))  # type: ignore[attr-defined]  # both are buttons
        return link

    def _limit(self, part: TestShown) -> QWidget:
        said = limits_text(part, self._words)
        meets = next((limit for limit in part.limits if limit.bound is Bound.MEETS), None)
        if meets is None:
            words = TermText(self._look, said, "compact", gloss=self._gloss)
            words.term_chosen.connect(self.term_chosen)
            return words
        link = TextAction(self._look, said, name=f"{self.objectName()}_meets_{meets.values[0]}")
        link.tall = 20
        link.clicked.connect(lambda: self.code_chosen.emit(meets.values[0]))
        return link

    def _explain(self, anchor: QWidget, part: TestShown) -> None:
        TermPopup(self._look, anchor, part.name, self._words.text("lists.entry.term"), part.help).show_beside()
