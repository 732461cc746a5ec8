"""The paragraphs of a printed list, found by what marks them, where the mark stands and how it is set.

A label belongs to the innermost list that it continues at its place on the line. What is set in italics belongs to a note; a list
inside a note starts again at a. and is never taken for items of the entry.
"""

import re
from dataclasses import dataclass, field

from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.sources import pdf_labels as labels
from stc_desktop.control_lists.sources.pdf_lines import Line
from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, ParagraphKind

_SAME_COLUMN = 5.0  # points
_SAME_LIST = 7.0  # 10. may begin where the dot of 9. would stand
_NEW_PARAGRAPH = 1.35  # in usual steps from line to line
_ENDS = (".", ";", ":", "; or", "; and", ", and", ", or")
_GROUP_CODE = re.compile(r"\d[A-E]\d?")
_UNUSED = re.compile(r"not used\b.{0,12}", re.IGNORECASE)


@dataclass(slots=True)
class Paragraph:
    """A paragraph in the making: its lines as they stand, page of the first."""

    code: str
    written: str
    parent: str
    kind: ParagraphKind
    page: int
    lines: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class _Open:
    """A paragraph that others may still stand in."""

    paragraph: Paragraph
    x: float
    text_x: float
    label: str = ""
    in_note: bool = False
    numbered_notes: labels.NoteKind | None = None  # the title over numbered notes: what follows are notes of its owner
    children: int = 0

    @property
    def code(self) -> str:
        return self.paragraph.code


class Outline:
    """Takes the lines one after another, from the first head to the end of the list."""

    def __init__(self, usual_size: float, *, targets_decide: bool) -> None:
        """`targets_decide`: a note belongs to the paragraph that it names, wherever it is printed in the entry."""
        self._targets_decide = targets_decide
        self._footnote_page = 0
        self._footnote: Paragraph | None = None
        self.paragraphs: list[Paragraph] = []
        self.doubts: list[Doubt] = []
        self._usual_size = usual_size
        self._open: list[_Open] = []
        self._codes: set[str] = set()
        self._last: Line | None = None
        self._category = ""
        self._margin = float("inf")
        self._tail: Paragraph | None = None  # where the next line without a mark belongs
        self._tail_x = 0.0
        self._awaited: tuple[labels.NoteStart, Line] | None = None

    def take(self, line: Line) -> None:
        if labels.is_repeat(line) or self._is_footnote(line):
            return
        for part in labels.parts_of(line):
            self._take_part(part)
            self._last = part

    def _take_part(self, line: Line) -> None:
        stands_apart = self._stands_apart(line)
        if self._settle(line):
            return
        if not (
            self._take_title(line)
            or self._take_titled_note(line)
            or self._take_note(line, stands_apart)
            or self._take_label(line, stands_apart)
        ):
            self._take_text(line, stands_apart)

    def open_note(self, code: str, line: Line, *, written: str, parent: str = "", numbered: bool = False) -> None:
        """Begin a note with a title of its own; all that follows stands in it until something else begins at the top."""
        if not parent:
            self._open = []
        paragraph = Paragraph(code, written, parent, ParagraphKind.NOTE, line.page, [line.text])
        self._begin(_Open(paragraph, -1, -1, in_note=True, numbered_notes=labels.NoteKind.NOTE if numbered else None))

    def open_numbered(self, code: str, line: Line) -> None:
        """The title over numbered notes of a paragraph: they are its notes 1, 2, 3."""
        title = Paragraph(code, "Note", code, ParagraphKind.NOTE, line.page)
        self._open.append(_Open(title, -1, -1, in_note=True, numbered_notes=labels.NoteKind.NOTE))
        self._tail = None

    def hold(self, code: str) -> None:
        """Go on below a paragraph that was said before: a table printed after the entries between."""
        self._open = [one for one in self._open if one.paragraph.kind is ParagraphKind.GROUP]
        paragraph = next(each for each in self.paragraphs if each.code == code)
        self._open.append(_Open(paragraph, 0, 0, in_note=True))

    def add(self, paragraph: Paragraph) -> None:
        """A paragraph that was put together elsewhere: a row of a table."""
        self._codes.add(paragraph.code)
        self.paragraphs.append(paragraph)

    def open_top(self, code: str, *, written: str, kind: ParagraphKind, line: Line, text: str) -> None:
        """Begin a paragraph at the top: a category, a group, a head, a general note."""
        if code in self._codes:
            self.doubts.append(_doubt(DoubtKind.DUPLICATE, line, f"{written} begins a second time.", code))
        parent = self._parent_of_top(code, kind)
        self._open = [one for one in self._open if one.paragraph.kind is ParagraphKind.GROUP and code not in (one.code, "")]
        if kind is ParagraphKind.GROUP:
            self._open = [one for one in self._open if one.code == parent or self._is_above(one.code, parent)]
        self._margin = min(self._margin, line.x)
        text_x = _text_x(line, 1) if line.x < self._margin + _SAME_LIST else self._margin
        self._begin(_Open(Paragraph(code, written, parent, kind, line.page, [text]), min(line.x, self._margin + _SAME_LIST), text_x))

    # -------------------------------------------------------------------------------------------- titles

    def _take_title(self, line: Line) -> bool:
        category, part = labels.category_at(line, self._usual_size), labels.part_at(line, self._usual_size)
        if category:
            self._category = category
            self.open_top(f"CAT{category}", written=" ".join(line.text.split()[:2]), kind=ParagraphKind.GROUP, line=line, text=line.text)
        elif part and self._category:
            code = f"{self._category}P{part}" if part == "2" else f"CAT{self._category}.{part}"
            self.open_top(code, written=f"Part {part}", kind=ParagraphKind.GROUP, line=line, text=line.text)
        elif group := labels.group_at(line):
            self.open_top(group, written=group, kind=ParagraphKind.GROUP, line=line, text=_text(line, 1))
        elif (head := labels.head_at(line)) and head not in self._codes and self._is_at_the_margin(line):
            kind = ParagraphKind.NOT_USED if _UNUSED.fullmatch(_text(line, 1)) else ParagraphKind.HEAD
            self.open_top(head, written=head, kind=kind, line=line, text=_text(line, 1))
        else:
            return False
        return True

    def _is_at_the_margin(self, line: Line) -> bool:
        """Heads stand left of every label; a reference that happens to begin a line does not."""
        if line.italic or (len(line.words) > 1 and line.words[1].text.lower() == "continued"):
            return False
        tops = [one for one in self._open if not one.label and not one.in_note]
        return not tops or line.x <= tops[-1].x + 2 * _SAME_COLUMN

    def _parent_of_top(self, code: str, kind: ParagraphKind) -> str:
        """A head stands in its group, a group in its part or category."""
        groups = [one.code for one in self._open if one.paragraph.kind is ParagraphKind.GROUP]
        if kind is not ParagraphKind.GROUP:
            return groups[-1] if groups else ""
        if _GROUP_CODE.fullmatch(code):
            return next((group for group in reversed(groups) if not _GROUP_CODE.fullmatch(group)), "")
        return next((group for group in groups if group == f"CAT{self._category}" and group != code), "")

    def _is_above(self, code: str, parent: str) -> bool:
        """Whether the category stays open above the part in which something begins."""
        return code == f"CAT{self._category}" and not _GROUP_CODE.fullmatch(parent) and parent != ""

    def _take_titled_note(self, line: Line) -> bool:
        """“TECHNICAL NOTE ON ...” in bold belongs to the whole category."""
        if not (line.bold and line.text.startswith("TECHNICAL NOTE") and self._open):
            return False
        owner = self._open[0].code
        self._open = self._open[:1]
        self.open_note(
            f"{owner}#t{self._number_of_note(owner, labels.NoteKind.TECHNICAL, '')}", line, written="Technical Note", parent=owner
        )
        return True

    # -------------------------------------------------------------------------------------------- notes

    def _take_note(self, line: Line, stands_apart: bool) -> bool:
        start = labels.note_at(line)
        if start is None or not self._open or not (stands_apart or (start.has_colon and self._has_ended())):
            return False
        self._settle(None)
        if _text(line, start.words):
            self._begin_note(start, line, _text(line, start.words), _text_x(line, start.words))
        else:
            self._awaited = (start, line)
        return True

    def _settle(self, line: Line | None) -> bool:
        """A note whose title stood alone on its line: the next line tells whether it is one note or many, and of what it speaks."""
        if self._awaited is None:
            return False
        start, title = self._awaited
        self._awaited = None
        if line is not None and start.several and labels.is_first(labels.label_at(line)):
            owner = self._owner_of_note(title)
            self._close_notes_above(owner)
            paragraph = Paragraph(owner.code, start.written, owner.code, ParagraphKind.NOTE, title.page)
            self._open.append(_Open(paragraph, title.x - 1, title.x, in_note=True, numbered_notes=start.kind))
            return False
        self._begin_note(start, title, line.text if line else "", title.x)
        return line is not None

    def _begin_note(self, start: labels.NoteStart, line: Line, text: str, text_x: float) -> None:
        owner = self._owner_of_note(line)
        self._close_notes_above(owner)
        code = self._named_or(owner, text)
        number = self._number_of_note(code, start.kind, start.number)
        paragraph = Paragraph(f"{code}#{start.kind}{number}", start.written, code, ParagraphKind.NOTE, line.page, [text] if text else [])
        self._begin(_Open(paragraph, line.x, text_x, in_note=True))

    def _named_or(self, owner: _Open, text: str) -> str:
        """A note says what it speaks of; where it does not, its place on the line tells."""
        named = labels.target_of(text)
        if (self._targets_decide or owner.label) and not owner.in_note and named in self._codes and head_of(named) == head_of(owner.code):
            return named
        return owner.code

    def _owner_of_note(self, line: Line) -> _Open:
        """A note stands in the text of what it belongs to: further right than its label."""
        holders = [one for one in self._open if one.numbered_notes is None and one.x < line.x - _SAME_COLUMN]
        return holders[-1] if holders else next((one for one in reversed(self._open) if not one.label and not one.in_note), self._open[0])

    def _close_notes_above(self, owner: _Open) -> None:
        """A new note ends the notes before it. The items stay open: their list may go on behind the note."""
        place = self._open.index(owner)
        self._open[place + 1 :] = [one for one in self._open[place + 1 :] if not one.in_note]

    def _number_of_note(self, code: str, kind: labels.NoteKind, printed: str) -> int:
        number = int(printed) if printed.isdigit() else 1
        while f"{code}#{kind}{number}" in self._codes:
            number += 1
        return number

    # -------------------------------------------------------------------------------------------- labels

    def _take_label(self, line: Line, stands_apart: bool) -> bool:
        label = labels.label_at(line)
        if not label or not self._open:
            return False
        sure = stands_apart or self._has_ended() or (len(line.words) > 1 and line.words[1].begins_cell)
        before = self._list_continued_by(label, line, 1) if sure else None
        if before is not None:
            return self._begin_label(label, line, self._open[: self._open.index(before)])
        if sure and labels.is_first(label) and (holder := self._holder_of_list(label, line)) is not None:
            return self._begin_label(label, line, self._open[: self._open.index(holder) + 1])
        if sure and (before := self._list_continued_by(label, line, 0)) is not None:
            sentence = f"Between {before.label}. and {label}. something is missing."
            self.doubts.append(_doubt(DoubtKind.LOST, line, sentence, before.code))
            return self._begin_label(label, line, self._open[: self._open.index(before)])
        return False

    def _list_continued_by(self, label: str, line: Line, steps: int) -> _Open | None:
        """The open paragraph that the label follows on, at the same place of the line and set the same way."""
        fitting = [
            one
            for one in reversed(self._open)
            if one.label
            and abs(one.x - line.x) <= _SAME_LIST
            and (found := labels.steps_between(one.label, label))
            and (found == 1 or steps == 0)
        ]
        alike = [one for one in fitting if one.in_note == line.italic]
        return next(iter(alike or fitting), None) or (self._list_out_of_place(label, line) if steps == 1 else None)

    def _list_out_of_place(self, label: str, line: Line) -> _Open | None:
        """A label that slipped to the left margin still follows on its list."""
        before = next((one for one in reversed(self._open) if not one.in_note and labels.steps_between(one.label, label) == 1), None)
        if line.italic or before is None or min(line.x, before.x) > self._margin + _SAME_COLUMN:
            return None
        return before

    def _holder_of_list(self, label: str, line: Line) -> _Open | None:
        """The paragraph in which a list begins: the innermost one whose label stands further left."""
        holders = [one for one in self._open if one.x < line.x - 3 or (one.in_note and not one.label and one.x <= line.x + _SAME_COLUMN)]
        outside = [one for one in holders if not one.in_note]
        if line.italic or not outside:
            return holders[-1] if holders else None
        if holders[-1].in_note and (outside[-1].children or self._takes_list(holders[-1], outside[-1])):
            return holders[-1]
        return outside[-1]

    def _takes_list(self, note: _Open, outside: _Open) -> bool:
        """A note set upright that announces a list, in an entry that announces none."""
        said = note.paragraph.lines[-1] if note.paragraph.lines else ""
        return said.endswith(":") and not (outside.paragraph.lines and outside.paragraph.lines[-1].endswith((":", "following")))

    def _begin_label(self, label: str, line: Line, above: list[_Open]) -> bool:
        self._open = above
        holder = above[-1]
        if holder.numbered_notes is not None:
            return self._begin_numbered_note(label, line, holder)
        holder.children += 1
        in_note = holder.in_note
        kind = ParagraphKind.NOTE if in_note else ParagraphKind.ITEM
        if not in_note and _UNUSED.fullmatch(_text(line, 1)):
            kind = ParagraphKind.NOT_USED
        text = _text(line, 1)
        written = f"{holder.paragraph.written.rstrip('.')}.{line.words[0].text}"
        paragraph = Paragraph(f"{holder.code}.{label}", written, holder.code, kind, line.page, [text])
        self._begin(_Open(paragraph, line.x, _text_x(line, 1), label=label, in_note=in_note))
        return True

    def _begin_numbered_note(self, label: str, line: Line, title: _Open) -> bool:
        assert title.numbered_notes is not None
        kind, owner = title.numbered_notes, title.code
        code = f"{owner}#{kind}{self._number_of_note(owner, kind, label)}"
        written = f"{title.paragraph.written} {line.words[0].text}"
        paragraph = Paragraph(code, written, owner, ParagraphKind.NOTE, line.page, [_text(line, 1)])
        self._begin(_Open(paragraph, line.x, _text_x(line, 1), label=label, in_note=True))
        return True

    # -------------------------------------------------------------------------------------------- text

    def _take_text(self, line: Line, stands_apart: bool) -> None:
        if not self._open or self._tail is None:
            return
        announced = bool(self._tail.lines) and self._tail.lines[-1].endswith(":")
        if stands_apart and not announced and line.x < self._tail_x - _SAME_COLUMN:
            self._begin_loose_text(line)
            return
        self._tail.lines.append(line.text)

    def _begin_loose_text(self, line: Line) -> None:
        """A paragraph without a mark that stands in the text of one further up, behind its list. It ends nothing and holds nothing."""
        holders = [one for one in self._open if one.numbered_notes is None and one.text_x <= line.x + _SAME_COLUMN]
        heads = [one for one in self._open if not one.label and not one.in_note]
        holder = holders[-1] if holders else (heads or self._open)[-1]
        self._tail, self._tail_x = self._added_text(holder, line), line.x

    def _is_footnote(self, line: Line) -> bool:
        """A small number alone at the margin begins a note at the foot of the page; the text above it goes on overleaf."""
        if self._footnote is not None and line.page == self._footnote_page:
            self._footnote.lines.append(line.text)
            return True
        self._footnote = None
        if line.size > self._usual_size * 0.75 or not line.text.lstrip("^").isdigit() or not self._open:
            return False
        heads = [one for one in self._open if not one.label and not one.in_note]
        self._footnote, self._footnote_page = self._added_text((heads or self._open)[-1], line), line.page
        return True

    def _added_text(self, holder: _Open, line: Line) -> Paragraph:
        number = 1
        while f"{holder.code}#p{number}" in self._codes:
            number += 1
        kind = ParagraphKind.NOTE if holder.in_note else ParagraphKind.TEXT
        paragraph = Paragraph(f"{holder.code}#p{number}", "", holder.code, kind, line.page, [line.text])
        self.add(paragraph)
        return paragraph

    # -------------------------------------------------------------------------------------------- state

    def _begin(self, one: _Open) -> None:
        if one.code in self._codes and one.paragraph.kind is not ParagraphKind.HEAD:
            number = 2
            while f"{one.code}~{number}" in self._codes:
                number += 1
            if not one.in_note:
                sentence = f"{one.code} stands twice."
                self.doubts.append(Doubt(kind=DoubtKind.DUPLICATE, place=f"page {one.paragraph.page}", sentence=sentence, code=one.code))
            one.paragraph.code = f"{one.code}~{number}"
        self._codes.add(one.code)
        self.paragraphs.append(one.paragraph)
        self._open.append(one)
        self._tail, self._tail_x = one.paragraph, min(one.x, one.text_x) if one.in_note and not one.label else one.text_x

    def _stands_apart(self, line: Line) -> bool:
        """Whether more room is above the line than between two lines of a paragraph; at the top of a page the text before decides."""
        if self._last is None:
            return True
        if self._last.page != line.page:
            return self._has_ended()
        return self._last.base - line.base > _NEW_PARAGRAPH * 1.15 * max(self._last.size, line.size)

    def _has_ended(self) -> bool:
        """Whether what was said so far may end here."""
        if self._tail is None or not self._tail.lines:
            return True
        said = self._tail.lines[-1].rstrip()
        return said.endswith(_ENDS) or said.lower().endswith((" following", " and", " or")) or len(said) < 60


def _text(line: Line, skipped: int) -> str:
    return " ".join(word.text for word in line.words[skipped:])


def _text_x(line: Line, skipped: int) -> float:
    return line.words[skipped].x if len(line.words) > skipped else line.x


def _doubt(kind: DoubtKind, line: Line, sentence: str, code: str) -> Doubt:
    return Doubt(kind=kind, place=f"page {line.page}", sentence=sentence, code=code)
