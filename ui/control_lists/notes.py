"""Notes of a paragraph: what they do stands beside them; cases and limits of a note below it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.list_views import NoteView, Reference
from stc_desktop.rules.clauses import Logic
from ui.control_lists.cell_sheet import CellSheet
from ui.control_lists.gloss import Gloss
from ui.control_lists.term_text import TermText
from ui.control_lists.tests_table import TestsTable
from ui.control_lists.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.cards import Card
from ui.parts.labels import Label, LineLabel
from ui.parts.layouts import FlowRow, box
from ui.parts.tags import Tag
from ui.speech import Words
from ui.theme.look import Look

_EFFECT_TAGS = {"removes": "not_listed", "adds": "started", "explains": "neutral", "refers": "neutral"}


class NoteCard(Card):
    """One note. `code_chosen` comes from the paragraphs that it names, and from where a general note stands."""

    code_chosen = Signal(str)
    term_chosen = Signal(str)

    def __init__(self, look: Look, note: NoteView, *, gloss: Gloss | None = None, owner: str = "") -> None:
        """`owner` is the paragraph on whose page it stands: a note that belongs elsewhere says where."""
        super().__init__(look, margins=(16, 11, 12, 11), spacing=4, name=f"note_{note.code}")
        self._look, self._gloss = look, gloss
        self._words = look.speech.over(WORDS)
        head = self.column.add(CellSheet(look, shares=(0, 1, 0)))
        tag = Tag(look, self._words.text(f"lists.effect.{note.effect.value}"), _EFFECT_TAGS[note.effect.value])
        head.add_row([self._name(note, owner)], [self._text(note.heading, "compact")], [tag])
        for widget in self._written(note, is_point=False):
            self.column.add(widget)

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

    def _written(self, note: NoteView, *, is_point: bool = True) -> Iterator[QWidget]:
        """What stands under the heading of a note or of one of its points."""
        if note.help:
            yield self._text(note.help, "small", tone="text2")
        if note.tests:
            table = TestsTable(self._look, note.tests, name=f"note_tests_{note.code}", gloss=self._gloss, has_head=not is_point)
            table.code_chosen.connect(self.code_chosen)
            table.term_chosen.connect(self.term_chosen)
            yield table
        points = [point for point in note.points if "#" not in _last_step(point.code)]
        remarks = [point for point in note.points if "#" in _last_step(point.code)]
        if points and note.logic is not Logic.ONE:
            yield Label(self._look, self._words.text(f"lists.note.points.{note.logic.value}"), "small", tone="text2")
        if points:
            yield self._sheet(points, [_last_step(point.code) for point in points])
        if remarks:
            yield self._sheet(remarks, [note_name(point.code, self._words) for point in remarks])
        # what a remark belongs to stands right above it
        refs = [ref for ref in note.refs if not note.code.startswith((f"{ref.code}#", f"{ref.code}."))]
        if refs:
            yield self._links(note, refs)

    def _sheet(self, points: Sequence[NoteView], names: Sequence[str]) -> CellSheet:
        """Points with their letters, or remarks with their names; a letter that is not used says so."""
        look = self._look
        sheet = CellSheet(look, shares=(0, 1), gap=8, edges=(4, 2), spacing=0)
        for point, name in zip(points, names, strict=True):
            written = list(self._written(point))
            if point.heading or written:
                heading = self._text(point.heading, "compact")
            else:
                heading = self._text(self._words.text("lists.entry.unused.short"), "compact", tone="text2")
            sheet.add_row([Label(look, name, "compact", bold=True)], [heading, *written])
        return sheet

    def _links(self, note: NoteView, refs: Sequence[Reference]) -> QWidget:
        row = FlowRow(self._look, spacing=10)
        row.add(LineLabel(self._look, self._words.text("lists.entry.see.lead"), "small", tone="text2"))
        for ref in refs:
            shown = reference_name(ref.code, self._words, within=note.code)
            link = TextAction(self._look, shown, name=f"see_{note.code}_{ref.code}", role="small")
            link.tall = 20
            link.setAccessibleName(self._words.text("lists.entry.see", code=shown))
            link.setToolTip(ref.heading)
            link.setEnabled(ref.is_installed)
            missing = "lists.entry.other_list" if ref.is_of_another_list else "lists.entry.missing"
            link.set_reason("" if ref.is_installed else self._words.text(missing))
            link.clicked.connect(lambda _checked=False, code=ref.code: self.code_chosen.emit(code))
            row.add(link)
        return box(row)


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


def reference_name(code: str, words: Words, *, within: str = "") -> str:
    """A paragraph by its code; a note by its name, with the paragraph or group that it belongs to unless it is the same."""
    place, *notes = code.split("#")
    if not notes:
        return code
    named = [note.partition(".") for note in notes]
    said = ", ".join(f"{note_name(f'#{name}', words)}{step}{points}" for name, step, points in named)
    if within.partition("#")[0] == place:
        return said
    return words.text("lists.note.of", note=said, place=place_name(place, words))


def _last_step(code: str) -> str:
    """The letter or number of a point, or what hangs on it: 1#t1."""
    return code.rsplit(".", 1)[-1]
