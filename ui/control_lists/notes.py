"""Notes of a paragraph: what they do stands beside them; cases and limits of a note below it."""

from PySide6.QtCore import Qt, Signal

from stc_desktop.casework.list_views import NoteView
from stc_desktop.rules.clauses import Logic
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
    """One note. `code_chosen` comes from the paragraphs that it names."""

    code_chosen = Signal(str)

    def __init__(self, look: Look, note: NoteView) -> None:
        super().__init__(look, margins=(16, 11, 12, 11), spacing=4, name=f"note_{note.code}")
        self._look = look
        self._words = look.speech.over(WORDS)
        head = Row(look, spacing=12)
        head.add(Label(look, note_name(note.code, self._words), "compact", bold=True), align=_TOP)
        head.add(Label(look, note.heading, "compact"), 1)
        head.add(Tag(look, self._words.text(f"lists.effect.{note.effect.value}"), _EFFECT_TAGS[note.effect.value]), align=_TOP)
        self.column.add(head)
        self._write(self.column, note)

    def _write(self, column: Column, note: NoteView) -> None:
        look = self._look
        if note.help:
            column.add(Label(look, note.help, "small", tone="text2"))
        if note.tests:
            table = column.add(TestsTable(look, note.tests, name=f"note_tests_{note.code}"))
            table.code_chosen.connect(self.code_chosen)
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
        inner.add(Label(look, point.heading, "compact"))
        self._write(inner, point)
        row.add(inner, 1)
        return row


def note_name(code: str, words: Words) -> str:
    """Note 1 of #n1, Technical note 2 of #t2."""
    tail = code.rsplit("#", 1)[-1].split(".")[0]
    kind = tail.rstrip("0123456789")
    key = f"lists.note.{kind}"
    return words.text(key, number=tail[len(kind) :]) if kind in {"n", "t", "nb", "s"} else tail
