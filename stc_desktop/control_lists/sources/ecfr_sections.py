"""A section or an appendix of the Code of Federal Regulations as paragraphs: categories, items, notes, tables, lists."""

import re
from collections.abc import Iterable, Iterator, Sequence

from stc_desktop.control_lists.sources.ecfr_blocks import Block, Section
from stc_desktop.control_lists.sources.ecfr_labels import Outline, Piece, Placed, pieces_of, plain
from stc_desktop.control_lists.sources.ecfr_tables import Tables, Tally
from stc_desktop.control_lists.sources.gathering import Gathering
from stc_desktop.control_lists.sources.publications import DoubtKind, OfficialParagraph, ParagraphKind

_CATEGORY = re.compile(r"(?:USML )?Category (?P<number>[IVX]{1,5})\b")
_SUPPLEMENT = re.compile(r"(?P<kind>Appendix|Supplement No\.?) ?(?P<number>[A-Z]{1,2}|\d{1,2})\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"paragraphs?\s*(?P<labels>(?:\([A-Za-z0-9]{1,8}\))+)")
_LABEL = re.compile(r"\(([A-Za-z0-9]{1,8})\)")
_MARKS = {"Technical Note": "#t", "N.B": "#nb"}
_ABOUT = {ParagraphKind.HEAD: ParagraphKind.GROUP, ParagraphKind.ITEM: ParagraphKind.TEXT, ParagraphKind.NOT_USED: ParagraphKind.TEXT}
_DECIMAL_HEADING = re.compile(r"\d{1,2}\.\d{1,2}\s+\S")


class SectionReader:
    """Reads the blocks of one section into the gathering."""

    def __init__(self, section: Section, gathered: Gathering, tally: Tally, *, is_about: bool = False) -> None:
        """`is_about`: the section speaks of the list and is not the list itself, so it has no entries and items."""
        self._section = section
        self._is_about = is_about
        self._gathered = gathered
        self._tally = tally
        self._place = place_of(section)
        self._is_appendix = section.kind == "APPENDIX"
        self._base = ""  # the head, category or definition that the labels stand under
        self._last = ""  # the paragraph that words without a label go on in
        self._outline = Outline()
        self._left: tuple[str, Outline] | None = None  # the list that a heading without number stands in between
        self._tables = Tables(gathered, tally, self._place)
        self._defines = False
        self._head = ""

    def read(self) -> None:
        """The section under its head; one that is reserved is kept as a place not used."""
        section = self._section
        code = code_of(section)
        is_reserved = "[reserved]" in section.head.casefold() and not section.blocks
        kind = ParagraphKind.NOT_USED if is_reserved else ParagraphKind.HEAD
        if any(block.tag == "HD1" and _CATEGORY.match(block.text) for block in section.blocks):
            kind = ParagraphKind.GROUP
        self._defines = "definition" in section.head.casefold()
        self._head = self._base = self._add(code, written=self._place, text=section.head, kind=kind, parent=self._group())
        for at, block in enumerate(section.blocks):
            self._block(block, section.blocks[at + 1 :])

    def _group(self) -> str:
        """The subpart that the section stands in, made when the first of its sections comes."""
        parent = ""
        for head in self._section.above:
            name = re.match(r"Subpart ([A-Z]{1,2})\b", head)
            code = f"SUBPART-{name[1]}" if name else re.sub(r"[^A-Z0-9]+", "-", head.upper())[:40].strip("-")
            if code not in self._gathered:
                self._add(code, written=head, text=head, kind=ParagraphKind.GROUP, parent=parent)
            parent = code
        return parent

    def _block(self, block: Block, after: Sequence[Block]) -> None:
        if block.has_picture:
            sentence = "A picture stands here, perhaps a formula; its content is not in the text."
            self._gathered.doubt(DoubtKind.LOST, self._place, sentence, code=self._last or self._base)
        if block.tag.startswith("HD"):
            self._heading(block)
        elif block.tag in ("NOTE", "EDNOTE", "EFFDNOT", "FTNT", "EFTNT"):
            self._note(block)
        elif block.tag == "TABLE":
            self._tables.begin(self._base)
        elif block.tag in ("CAPTION", "TR"):
            self._tables.row(block)
        elif block.tag == "LI" or (block.tag.startswith("FP") and block.tag != "FP" and not self._is_where(block)):
            self._list_line(block)
        elif block.text:
            self._paragraph(block, after)

    def _is_where(self, block: Block) -> bool:
        """The explanation of a formula belongs to the paragraph that has the formula."""
        return " = " in block.text or block.text.rstrip(":").casefold() == "where"

    def _heading(self, block: Block) -> None:
        category = _CATEGORY.match(block.text)
        if category and block.tag == "HD1":
            head = self._add(category["number"], written=block.text, text=block.text, kind=ParagraphKind.HEAD, parent=self._head)
            self._begin(head)
        elif self._is_appendix and _DECIMAL_HEADING.match(block.text):
            for piece in pieces_of(block.marked, with_points=True):
                self._item(piece, (), block)
        else:
            left = self._left or (self._base, self._outline)
            code = self._gathered.next_code(self._head, "#p")
            self._begin(self._add(code, written="", text=block.text, kind=ParagraphKind.TEXT, parent=self._head))
            self._left = left

    def _begin(self, base: str) -> None:
        self._base, self._last, self._outline, self._left = base, base if "#" in base else "", Outline(), None

    def _paragraph(self, block: Block, after: Sequence[Block]) -> None:
        if self._defines and block.marked.startswith("‹"):
            code = self._gathered.next_code(self._head, "#d")
            term = plain(block.marked.partition("›")[0])
            self._begin(self._add(code, written=term, text=block.text, kind=ParagraphKind.DEFINITION, parent=self._head))
            return
        pieces = pieces_of(block.marked, with_points=self._is_appendix)
        if pieces:
            self._tally.labelled += 1
            self._tally.significant += pieces[0].is_significant
        self._tally.missile += "(MT" in block.text and self._section.number != "121.0"
        for piece in pieces:
            self._item(piece, _labels_ahead(after), block)
        if pieces:
            return
        if self._last:
            self._gathered.continue_with(self._last, block.text)
        else:
            code = self._gathered.next_code(self._base, "#p")
            self._add(code, written="", text=block.text, kind=ParagraphKind.TEXT, parent=self._base)

    def _item(self, piece: Piece, ahead: Iterable[str], block: Block) -> None:
        if self._left and piece.is_point and not self._outline.is_open(piece) and self._left[1].is_open(piece):
            (self._base, self._outline), self._left = self._left, None
        if piece.is_point and not piece.text and self._under_base((piece.token.lower(),)) in self._gathered:
            return
        placed = self._outline.place(piece, ahead)
        written = f"({plain(piece.token)})" if not piece.is_point else f"{piece.token}."
        text = f"* {piece.text}" if piece.is_significant else piece.text
        kind = ParagraphKind.NOT_USED if piece.is_reserved else ParagraphKind.ITEM
        if placed.reserved:
            self._range(placed, f"{written}-({piece.to})", text, kind)
            return
        code = self._under_base(placed.path)
        if placed.strange:
            self._gathered.doubt(DoubtKind.LOST, self._place, f"{written} {placed.strange}: {block.text[:60]}", code=code)
        parent = self._under_base(placed.path[:-1])
        self._last = self._add(code, written=written, text=text, kind=kind, parent=self._gathered.nearest(parent) or self._base)

    def _range(self, placed: Placed, written: str, text: str, kind: ParagraphKind) -> None:
        above = placed.path[:-1]
        for token in placed.reserved:
            code = self._under_base((*above, token))
            self._last = self._add(code, written=written, text=text, kind=kind, parent=self._under_base(above))

    def _under_base(self, path: tuple[str, ...]) -> str:
        return ".".join((self._base, *path))

    def _list_line(self, block: Block) -> None:
        target = self._last or self._base
        code = self._gathered.next_code(target, ".")
        self._add(code, written="", text=block.text, kind=ParagraphKind.ITEM, parent=target)

    def _note(self, block: Block) -> None:
        self._tally.notes += block.tag == "NOTE"
        title = next((one.text for one in block.inner if one.tag == "HED"), "")
        body = [one for one in block.inner if one.tag != "HED"]
        target = self._target(title)
        mark = next((mark for word, mark in _MARKS.items() if title.startswith(word)), "#n")
        code = self._gathered.next_code(target, mark)
        first: list[str] = [title]
        while body and not _label_leads(body[0]):
            first.append(body.pop(0).text)
        text = " ".join(part for part in first if part)
        self._add(code, written=title, text=text, kind=ParagraphKind.NOTE, parent=target)
        self._tally.missile += block.tag == "NOTE" and "(MT" in block.text
        outline, last = Outline(), code
        for at, one in enumerate(body):
            pieces = pieces_of(one.marked)
            self._tally.labelled += bool(pieces) and block.tag == "NOTE"
            for piece in pieces:
                placed = outline.place(piece, _labels_ahead(body[at + 1 :]))
                inner = ".".join((code, *placed.path))
                above = self._gathered.nearest(".".join((code, *placed.path[:-1]))) or code
                last = self._add(inner, written=f"({piece.token})", text=piece.text, kind=ParagraphKind.NOTE, parent=above)
            if not pieces:
                self._gathered.continue_with(last, one.text)

    def _target(self, title: str) -> str:
        """The paragraph that the note names, else the one before it."""
        category = re.search(rf"to {_CATEGORY.pattern}", title)
        if category and category["number"] in self._gathered:
            return category["number"]
        named = _PARAGRAPH.search(title)
        if not named:
            is_about_all = title.startswith(("Editorial", "Effective"))
            return self._head if is_about_all else self._last or self._base
        code = ".".join((self._base, *(one.lower() for one in _LABEL.findall(named["labels"]))))
        if code in self._gathered:
            return code
        self._gathered.doubt(DoubtKind.REFERENCE, self._place, f"“{title}” speaks of {code}, which is not there.", code=code)
        return self._last or self._base

    def _add(self, code: str, *, written: str, text: str, kind: ParagraphKind, parent: str) -> str:
        if self._is_about:
            kind = _ABOUT.get(kind, kind)
        paragraph = OfficialParagraph(code=code, written=written, parent=parent, kind=kind, text=text, place=self._place)
        return self._gathered.add(paragraph)


def place_of(section: Section) -> str:
    return f"§ {section.number}" if section.kind == "SECTION" else section.number or section.head


def code_of(section: Section) -> str:
    """121.1 of a section, A of Appendix A, SUPP4 of a supplement."""
    named = _SUPPLEMENT.match(section.number) or _SUPPLEMENT.match(section.head)
    if section.kind == "SECTION":
        number = re.sub(r"\s+", "", section.number)
        # 121.0 looks like a code that a spreadsheet turned into a number, and is looked for as such.
        return f"{number[:-2]}-0" if number.endswith(".0") else number
    if not named:
        return f"PART{section.part.number}" if section.kind == "PART" else re.sub(r"[^A-Z0-9]+", "-", section.number.upper()).strip("-")
    return f"SUPP{named['number']}" if named["kind"].lower().startswith("supp") else named["number"].upper()


def _label_leads(block: Block) -> bool:
    return bool(pieces_of(block.marked))


def _labels_ahead(blocks: Sequence[Block]) -> Iterator[str]:
    """The next labels of the list, looked for only where they are needed: to tell the letter i from the number."""
    for block in blocks:
        if block.tag.startswith("HD"):
            return
        if block.tag == "P":
            yield from (plain(piece.token) for piece in pieces_of(block.marked))
