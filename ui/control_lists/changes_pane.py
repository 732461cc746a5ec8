"""The whole comparison of two editions, or one paragraph as it was and as it is."""

import difflib
import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.list_differences import ComparedEditions
from stc_desktop.casework.list_views import EntryView
from stc_desktop.control_lists.differences import Change, Difference
from ui.control_lists.changes_tree import change_text
from ui.control_lists.gloss import Gloss, Spot
from ui.control_lists.term_text import TermText
from ui.control_lists.tests_table import TestsTable
from ui.control_lists.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.cards import Card
from ui.parts.labels import Figure, Label, LineLabel
from ui.parts.layouts import Column, FlowRow, Grid, Row, ScrollPane, box, sized
from ui.parts.tags import Tag
from ui.theme.look import Look

_TOP = Qt.AlignmentFlag.AlignTop
_KINDS = {Change.ADDED: "started", Change.REMOVED: "not_listed", Change.CHANGED: "undecided"}
_WORD = re.compile(r"\S+")
_WIDEST = 1040


class ChangesPane(QWidget):
    """`code_chosen` leads to the paragraph in the list, `change_chosen` to its old and its new side."""

    code_chosen = Signal(str)
    change_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self._compared: ComparedEditions | None = None
        self.setObjectName("lists_changes")
        self._content = Column(look, spacing=8, margins=(32, 18, 32, 24))
        inner = box(self._content)
        sized(look, inner, max_width=_WIDEST)
        middle = Row(look, spacing=0)
        middle.add(inner, 100)
        middle.spread()
        self._scroll = ScrollPane(box(middle), name="lists_changes_scroll")
        column = Column(look, spacing=0)
        column.add(self._scroll)
        self.setLayout(column)

    def show_waiting(self) -> None:
        self._content.empty()
        self._content.add(Label(self._look, self._words.text("lists.changes.working"), "body", tone="text2"))
        self._content.spread()

    def show_overview(self, compared: ComparedEditions) -> None:
        """How much changed, as figures."""
        look, words, content = self._look, self._words, self._content
        self._compared = compared
        content.empty()
        old, new = compared.old.info.edition, compared.new.info.edition
        content.add(Label(look, words.text("lists.changes.title", old=old, new=new), "display", name="lists_changes_title"))
        if not compared.differences:
            content.add(Label(look, words.text("lists.changes.none"), "body"))
            content.spread()
            return
        for change, count in compared.counts.items():
            content.add(Figure(look, str(count), words.text(f"lists.changes.count.{change}"), name=f"lists_changes_{change}"))
        heads = len({found.head for found in compared.differences})
        content.add(Label(look, words.plural("lists.changes.heads", heads), "compact", tone="text2", name="lists_changes_heads"))
        content.gap(8)
        telling = sum(found.changes_control for found in compared.differences)
        content.add(Label(look, words.plural("lists.changes.text", telling), "body", name="lists_changes_text"))
        content.add(Label(look, words.text("lists.changes.choose"), "body", tone="text2"))
        for change in (Change.ADDED, Change.REMOVED):
            self._add_heads(compared, change)
        content.spread()
        self._scroll.to_top()

    def _add_heads(self, compared: ComparedEditions, change: Change) -> None:
        """Whole heads that are new or gone."""
        look = self._look
        found = [one for one in compared.differences if one.change is change and one.code == one.head]
        if not found:
            return
        self._content.gap(10)
        self._content.add(Label(look, self._words.plural(f"lists.changes.heads.{change}", len(found)), "side_section"))
        grid = Grid(look, spacing=(12, 4))
        grid.setColumnStretch(1, 1)
        for row, one in enumerate(found):
            link = TextAction(look, one.code, name=f"lists_head_{one.code}")
            link.clicked.connect(lambda _checked=False, code=one.code: self.change_chosen.emit(code))
            grid.addWidget(link, row, 0, Qt.AlignmentFlag.AlignLeft | _TOP)
            entry = one.new or one.old
            heading = Label(look, entry.heading if entry else "", "compact")
            heading.setContentsMargins(0, look.px(4), 0, look.px(4))  # beside a link of 28
            grid.put(heading, row, 1)
        self._content.add(box(grid))

    def show_paragraphs(self, compared: ComparedEditions, codes: Sequence[str]) -> None:
        """Paragraphs as they were and as they are, one under the other."""
        self._compared = compared
        self._content.empty()
        differences = {found.code: found for found in compared.differences}
        for number, code in enumerate(codes):
            if number:
                self._content.gap(16)
            self._add_paragraph(compared, differences[code])
        self._content.spread()
        self._scroll.to_top()

    def _add_paragraph(self, compared: ComparedEditions, found: Difference) -> None:
        look, words = self._look, self._words
        head = FlowRow(look, spacing=12)
        head.add(LineLabel(look, found.code, "section", tone="accent", name=f"lists_changed_{found.code}"))
        head.add(Tag(look, change_text(found, words), _KINDS[found.change]))
        place = found.code.split("#")[0]
        if place in compared.new.entries:
            link = TextAction(look, words.text("lists.changes.open", code=place), name=f"lists_open_{found.code}", role="small")
            link.clicked.connect(lambda: self.code_chosen.emit(place))
            head.add(link)
        self._content.add(box(head))
        old, new = compared.side_by_side(found.code)
        sides = Row(look, spacing=16)
        was = self._side("was", compared.old.info.edition, old, new, Gloss(compared.old, found.code))
        sides.add(was, 1, _TOP)
        sides.add(self._side("is", compared.new.info.edition, new, old, Gloss(compared.new, found.code)), 1, _TOP)
        self._content.add(box(sides, name=f"lists_sides_{found.code}"))

    def _side(self, part: str, edition: str, view: EntryView | None, other: EntryView | None, gloss: Gloss) -> QWidget:
        """One edition's paragraph; what the other does not have in the same way is marked."""
        look, words = self._look, self._words
        card = Card(look, margins=(16, 12, 16, 12), spacing=6, name=f"lists_{part}_{gloss.code}")
        column = card.column
        column.add(LineLabel(look, words.text("lists.changes.was", edition=edition), "small", tone="text2", bold=True))
        if view is None or view.is_unused:
            column.add(Label(look, words.text("lists.entry.unused" if view else "lists.changes.absent"), "compact", tone="text2"))
            return card
        compared_with = other if other is not None and not other.is_unused else None
        column.add(self._text(view.heading, compared_with.heading if compared_with else None, "body", gloss)).set_bold(True)
        if view.help:
            column.add(self._text(view.help, compared_with.help if compared_with else None, "small", gloss))
        if view.tests:
            known = compared_with.tests if compared_with else None
            table = column.add(TestsTable(look, view.tests, name=f"lists_{part}_tests_{gloss.code}", gloss=gloss, known=known))
            table.code_chosen.connect(self.code_chosen)
            table.term_chosen.connect(self._term_chosen)
        if compared_with is not None and view.refs != compared_with.refs:
            codes = ", ".join(reference.code for reference in view.refs) or "–"
            column.add(Label(look, words.text("lists.changes.refs", codes=codes), "small", tone="text2"))
        return card

    def _text(self, text: str, other: str | None, role: str, gloss: Gloss) -> TermText:
        words = TermText(self._look, text, role, gloss=gloss)
        words.term_chosen.connect(self._term_chosen)
        if other is not None:
            words.mark(changed_words(text, other))
        return words

    def _term_chosen(self, name: str) -> None:
        self.code_chosen.emit(f"def:{name}")


def changed_words(text: str, other: str) -> tuple[Spot, ...]:
    """The words of a text that the other does not have in the same place."""
    words = list(_WORD.finditer(text))
    matcher = difflib.SequenceMatcher(a=_WORD.findall(other), b=[word[0] for word in words], autojunk=False)
    return tuple(
        (words[first].start(), words[last - 1].end() - words[first].start())
        for kind, _from, _to, first, last in matcher.get_opcodes()
        if kind in {"replace", "insert"} and first < last
    )
