"""The whole comparison of two editions, or one paragraph as it was and as it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.list_differences import ComparedEditions
from stc_desktop.control_lists.differences import Change, Difference, Part
from ui.control_lists.changes_tree import change_text
from ui.control_lists.notes import note_name
from ui.control_lists.paragraph_sides import ParagraphSides
from ui.control_lists.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.labels import Figure, Label, LineLabel
from ui.parts.layouts import Column, FlowRow, Grid, Row, ScrollPane, box, sized
from ui.parts.tags import Tag
from ui.theme.look import Look

_TOP = Qt.AlignmentFlag.AlignTop
_KINDS = {Change.ADDED: "started", Change.REMOVED: "not_listed", Change.CHANGED: "undecided"}
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
        middle.spread(0)
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
        widest = str(max(compared.counts.values()))
        for change, count in compared.counts.items():
            said = words.text(f"lists.changes.count.{change}")
            content.add(Figure(look, str(count), said, name=f"lists_changes_{change}", widest=widest))
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
        owner, is_note, _ = found.code.partition("#")
        shown = words.text("lists.changes.note", code=owner, note=note_name(found.code, words)) if is_note else found.code
        head.add(LineLabel(look, shown, "section", tone="accent", name=f"lists_changed_{found.code}"))
        head.add(Tag(look, change_text(found, words), _KINDS[found.change]))
        place = found.code.split("#")[0]
        if place in compared.new.entries:
            link = TextAction(look, words.text("lists.changes.open", code=place), name=f"lists_open_{found.code}", role="small")
            link.clicked.connect(lambda: self.code_chosen.emit(place))
            head.add(link)
        self._content.add(box(head))
        sides = self._content.add(ParagraphSides(look, compared, found.code))
        sides.term_chosen.connect(lambda name: self.code_chosen.emit(f"def:{name}"))
        if Part.LINKS in found.parts and found.old is not None and found.new is not None:
            self._add_links(found.old.refs, found.new.refs)

    def _add_links(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Which other paragraphs are no longer named, and which are named now."""
        for key, codes in (("gone", [code for code in old if code not in new]), ("new", [code for code in new if code not in old])):
            if codes:
                said = self._words.text(f"lists.changes.refs.{key}", codes=", ".join(codes))
                self._content.add(Label(self._look, said, "small", tone="text2"))
