"""The left of the page: the item, and everything that the person told so far; each line can be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.classification.situations import Situation
from ui.classification.told import hs_line, item_line, told_facts
from ui.classification.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.labels import IconLabel, Label, LineLabel
from ui.parts.layouts import Column, Row, ScrollPane, box
from ui.parts.rows import FactRow
from ui.theme.look import Look


class FactsPane(QWidget):
    """`change_requested` carries the id of an answer, empty for the description; `hs_requested` an HS code to look up in the lists."""

    change_requested = Signal(str)
    hs_requested = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self.setObjectName("classify_facts")
        self._content = Column(look, spacing=0, margins=(24, 24, 20, 16))
        self._scroll = ScrollPane(box(self._content), name="classify_facts_scroll")
        column = Column(look, spacing=0)
        column.add(self._scroll)
        self.setLayout(column)

    def show_situation(self, situation: Situation) -> None:
        look, words = self._look, self._words
        facts = told_facts(situation, words)
        at = self._scroll.verticalScrollBar().value()
        self._content.empty()
        self._content.add(Label(look, situation.item.title or words.text("classify.facts.what.none"), "side_section", name="classify_item"))
        line = item_line(situation, words)
        if line:
            self._content.add(Label(look, line, "small", tone="text2", name="classify_item_line"))
        self._content.gap(16)
        head = Row(look)
        head.add(Label(look, words.text("classify.facts.title"), "compact", bold=True), 1)
        head.add(LineLabel(look, words.plural("classify.facts.count", len(facts)), "small", tone="text2"))
        self._content.add(head)
        self._content.gap(4)
        what = situation.item.written.description or words.text("classify.facts.what.none")
        self._add(words.text("classify.facts.what"), what, name="", is_open=False)
        for fact in facts:
            self._add(fact.label, fact.value, name=fact.id, is_open=fact.is_open)
        if not facts:
            self._content.gap(12)
            self._content.add(Label(look, words.text("classify.facts.first"), "small", tone="text2"))
        self._content.spread()
        hint = hs_line(situation, words)
        if hint:
            self._content.gap(16)
            label = self._content.add(IconLabel(look, "info", hint, name="classify_hs_line"), align=Qt.AlignmentFlag(0))
            label.setToolTip(situation.hs_title)
            for name, said in (("cut", situation.state.hs_cut), ("caveat", situation.hs_caveat)):
                if said:
                    self._content.gap(6)
                    self._content.add(Label(look, said, "small", tone="text2", name=f"classify_hs_{name}"))
            look_up = TextAction(look, words.text("classify.hs.look_up"), name="classify_hs_look_up", role="small")
            look_up.clicked.connect(lambda: self.hs_requested.emit(situation.item.written.hs))
            self._content.gap(6)
            self._content.add(look_up, align=Qt.AlignmentFlag.AlignLeft)
        self._scroll.verticalScrollBar().setValue(at)

    def _add(self, label: str, value: str, *, name: str, is_open: bool) -> None:
        row = FactRow(self._look, label, value, name=f"fact_{name or 'description'}", tone="warn" if is_open else "text")
        row.edit_requested.connect(lambda: self.change_requested.emit(name))
        self._content.add(row)
