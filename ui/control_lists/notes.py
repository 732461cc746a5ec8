"""Notes of a paragraph: what they do stands beside them; cases and limits of a note below it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.list_views import NoteView
from stc_desktop.rules.clauses import Logic
from ui.control_lists.gloss import Gloss
from ui.control_lists.term_text import TermText
from ui.control_lists.tests_table import TestsTable
from ui.control_lists.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.cards import Card
from ui.parts.labels import Label
from ui.parts.layouts import Column, FlowRow, Row, box
from ui.parts.tags import Tag
from ui.speech import Words
from ui.theme.look import Look

_EFFECT_TAGS = {"removes": "not_listed", "adds": "started", "explains": "neutral", "refers": "neutral"}
_TOP = Qt.AlignmentFlag.AlignTop


class NoteCard(Card):
    """One note. `code_chosen` comes from the paragraphs that it names, and from where a general note stands."""

    code_chosen = Signal(str)
    term_chosen = Signal(str)

    def __init__(self, look: Look, note: NoteView, *, gloss: Gloss | None = None, owner: str = "") -> None:
        """`owner` is the paragraph on whose page it stands: a note that belongs elsewhere says where."""
        super().__init__(look, margins=(16, 11, 12, 11), spacing=4, name=f"note_{note.code}")
        self._look, self._gloss = look, gloss
        self._words = look.speech.over(WORDS)
        head = Row(look, spacing=12)
        head.add(self._name(note, owner), align=_TOP)
        head.add(self._text(note.heading, "compact"), 1)
        head.add(Tag(look, self._words.text(f"lists.effect.{note.effect.value}"), _EFFECT_TAGS[note.effect.value]), align=_TOP)
        self.column.add(head)
        self._write(self.column, note)

    def _name(self, note: NoteView, owner: str) -> QWidget:
        look, place = self._look, note.code.split("#")[0]
        name = note_name(note.code, self._words)
        if not owner or place == owner or owner.startswith(f"{place}."):
            return Label(look, name, "compact", bold=True)
        shown = self._words.text("lists.note.of", note=name, place=place_name(place, self._words)) if "#" in note.code else note.code
        link = TextAction(look, shown, name=f"note_from_{note.code}")
        link.tall = 20
        link.clicked.connect(lambda: self.code_chosen.emit(place))
        return link

    def _text(self, text: str, role: str, *, tone: str = "text") -> TermText:
        words = TermText(self._look, text, role, gloss=self._gloss, tone=tone)
        words.term_chosen.connect(self.term_chosen)
        return words

    def _write(self, column: Column, note: NoteView) -> None:
        look = self._look
        if note.help:
            column.add(self._text(note.help, "small", tone="text2"))
        if note.tests:
            table = column.add(TestsTable(look, note.tests, name=f"note_tests_{note.code}", gloss=self._gloss))
            table.code_chosen.connect(self.code_chosen)
            table.term_chosen.connect(self.term_chosen)
        is_said = bool(note.points) and note.logic is not Logic.ONE
        lead = self._words.text(f"lists.note.points.{note.logic.value}") if is_said else ""
        if lead:
            column.add(Label(look, lead, "small", tone="text2"))
        for point in note.points:
            column.add(self._point(point))
        if note.refs:
            row = FlowRow(look, spacing=12)
            for ref in note.refs:
                link = TextAction(
                    look, self._words.text("lists.entry.see", code=ref.code), name=f"see_{note.code}_{ref.code}", role="small"
                )
                link.setToolTip(ref.heading)
                link.setEnabled(ref.is_installed)
                link.set_reason("" if ref.is_installed else self._words.text("lists.entry.missing"))
                link.clicked.connect(lambda _checked=False, code=ref.code: self.code_chosen.emit(code))
                row.add(link)
            column.add(box(row))

    def _point(self, point: NoteView) -> Row:
        """A case of the note, under its own letter."""
        look = self._look
        row = Row(look, spacing=8, margins=(4, 2, 0, 2))
        row.add(Label(look, point.code.rsplit(".", 1)[-1], "compact", bold=True), align=_TOP)
        inner = Column(look, spacing=4)
        inner.add(self._text(point.heading, "compact"))
        self._write(inner, point)
        row.add(inner, 1)
        return row


def place_name(group: str, words: Words) -> str:
    """What a note to many paragraphs speaks of: a category, a part of one, a group, the whole list."""
    if group == "GN":
        return words.text("lists.note.of.list")
    category, part = category_part(group)
    if category:
        return words.text("lists.note.of.part" if part else "lists.note.of.category", category=category, part=part)
    return group


def category_part(group: str) -> tuple[str, str]:
    """CAT4 is category 4, CAT5.1 and 5P2 are parts of category 5; any other group has a code of its own."""
    if group.startswith("CAT"):
        category, _, part = group.removeprefix("CAT").partition(".")
        return category, part
    return (group[:1], group[2:]) if group[1:2] == "P" else ("", "")


def note_name(code: str, words: Words) -> str:
    """Note 1 of #n1, Technical note 2 of #t2."""
    tail = code.rsplit("#", 1)[-1].split(".")[0]
    kind = tail.rstrip("0123456789")
    key = f"lists.note.{kind}"
    return words.text(key, number=tail[len(kind) :]) if kind in {"n", "t", "nb", "s"} else tail
