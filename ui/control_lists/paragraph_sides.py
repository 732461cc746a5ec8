"""One paragraph as two editions have it, side by side; what the other does not have in the same way is marked."""

import difflib
import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.list_differences import ComparedEditions
from stc_desktop.casework.list_views import EntryView, TestRow
from ui.control_lists.gloss import Gloss, Spot
from ui.control_lists.limit_words import limits_text
from ui.control_lists.term_text import TermText
from ui.control_lists.words import WORDS
from ui.parts.cards import Card
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import Column, Row
from ui.theme.look import Look

_TOP = Qt.AlignmentFlag.AlignTop
_WORD = re.compile(r"\S+")


class ParagraphSides(QWidget):
    """`term_chosen` carries the defined term that was asked for."""

    term_chosen = Signal(str)

    def __init__(self, look: Look, compared: ComparedEditions, code: str) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self.setObjectName(f"lists_sides_{code}")
        old, new = compared.side_by_side(code)
        sides = Row(look, spacing=16)
        sides.add(self._side("was", old, new, Gloss(compared.old, code)), 1, _TOP)
        sides.add(self._side("is", new, old, Gloss(compared.new, code)), 1, _TOP)
        self.setLayout(sides)

    def _side(self, part: str, view: EntryView | None, other: EntryView | None, gloss: Gloss) -> QWidget:
        """One edition's paragraph; what the other does not have in the same way is marked."""
        look, words = self._look, self._words
        card = Card(look, margins=(16, 12, 16, 12), spacing=6, name=f"lists_{part}_{gloss.code}")
        column = card.column
        column.add(LineLabel(look, words.text("lists.changes.was", edition=gloss.edition.info.edition), "small", tone="text2", bold=True))
        if view is None or view.is_unused:
            column.add(Label(look, words.text("lists.entry.unused" if view else "lists.changes.absent"), "compact", tone="text2"))
            return card
        compared_with = other if other is not None and not other.is_unused else None
        column.add(self._text(view.heading, compared_with.heading if compared_with else None, "body", gloss)).set_bold(True)
        if view.help:
            column.add(self._text(view.help, compared_with.help if compared_with else None, "small", gloss))
        for row in view.tests:
            self._add_row(column, row, is_known=compared_with is None or row in compared_with.tests, gloss=gloss)
        return card

    def _add_row(self, column: Column, row: TestRow, *, is_known: bool, gloss: Gloss) -> None:
        """A limit under the name of its property: two tables would not fit beside each other."""
        look, words = self._look, self._words
        for number, part in enumerate(row.parts):
            name = part.name or words.text("lists.entry.item")
            said = f"{words.text('lists.entry.or')} {name}" if number else name
            column.add(Label(look, said, "small", tone="text2"))
            limit = f"{limits_text(part, words)} {part.unit}".strip()
            shown = column.add(TermText(look, limit, "compact", gloss=gloss))
            shown.term_chosen.connect(self.term_chosen)
            if not is_known:
                shown.mark(((0, len(limit)),))
            for at in part.at:
                column.add(Label(look, words.text("lists.entry.at", name=at.name, value=at.value), "small", tone="text2"))

    def _text(self, text: str, other: str | None, role: str, gloss: Gloss) -> TermText:
        words = TermText(self._look, text, role, gloss=gloss)
        words.term_chosen.connect(self.term_chosen)
        if other is not None:
            words.mark(changed_words(text, other))
        return words


def changed_words(text: str, other: str) -> tuple[Spot, ...]:
    """The words of a text that the other does not have in the same place."""
    words = list(_WORD.finditer(text))
    matcher = difflib.SequenceMatcher(a=_WORD.findall(other), b=[word[0] for word in words], autojunk=False)
    return tuple(
        (words[first].start(), words[last - 1].end() - words[first].start())
        for kind, _from, _to, first, last in matcher.get_opcodes()
        if kind in {"replace", "insert"} and first < last
    )
