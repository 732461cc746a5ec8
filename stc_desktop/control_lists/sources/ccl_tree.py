"""The Commerce Control List as a JSON tree that keeps pieces of the original HTML: paragraphs, notes, tables.

Its maker says the words of each table twice, once as HTML and once cell by cell; only the HTML has short references (.b) written out in
full, so the words are taken from the cells and the rows from the HTML.
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from stc_desktop.control_lists.sources.ccl_entries import BUREAU
from stc_desktop.control_lists.sources.commerce import ECCN, Commerce, commerce_code, doubt_what_is_lost, is_note, item_label
from stc_desktop.control_lists.sources.ecfr_blocks import spoken
from stc_desktop.control_lists.sources.gathering import Gathering
from stc_desktop.control_lists.sources.json_values import date_of, rows, table, words
from stc_desktop.control_lists.sources.publications import DoubtKind, Publication, Told

_LEADS = re.compile(r"(Reason for Control|Related Controls|Related Definitions|[A-Z]{3}):?$")
_ALONE = re.compile(
    r"(License Requirements|List Based License Exceptions.*|List of Items Controlled|Special Conditions for STA|Reporting.*)$"
)


def publication(content: object, told: Told) -> Publication:
    """The list and its supplements; what hangs on a paragraph without words of its own is doubted as lost."""
    whole = table(content)
    supplements = [table(one) for one in rows(whole["supplements"])]
    count = sum(len(rows(one["eccns"])) for one in supplements)
    gathered = Gathering()
    reader = _TreeReader(gathered)
    done = 0
    for supplement in supplements:
        number = words(supplement["number"])
        base = "" if number == "1" else reader.supplement(number, words(supplement["heading"]))
        for node in rows(supplement["eccns"]):
            reader.node(table(node), base)
            done += 1
            if done % 50 == 0:
                told("entries", 0.4 + 0.5 * done / count)
    doubt_what_is_lost(gathered)
    if reader.altered:
        sentence = f"In {reader.altered} tables the file's maker wrote short references (.b) out in full; notes may be changed so too."
        gathered.doubt(DoubtKind.REFERENCE, "tables", sentence)
    told(f"{count} paragraphs", 1.0)
    date = date_of(whole.get("date") or whole.get("version"))
    return Publication(
        list_id="us-ccl",
        title="Commerce Control List (15 CFR part 774)",
        publisher=BUREAU,
        edition=date,
        legal_date=date,
        paragraphs=tuple(gathered.paragraphs),
        doubts=tuple(gathered.doubts),
    )


class _TreeReader:
    def __init__(self, gathered: Gathering) -> None:
        self._gathered = gathered
        self._list = Commerce(gathered)
        self._waiting: list[str] = []  # the cells of the last table, which come again as text
        self._frame: list[str] = []
        self._in_items = False
        self._shown: list[list[str]] = []
        self.altered = 0

    def supplement(self, number: str, heading: str) -> str:
        return self._list.group(f"SUPP{number}", heading)

    def node(self, node: Mapping[str, object], base: str) -> None:
        written = words(node["eccn"])
        structure = table(node["structure"])
        code = commerce_code(written)
        if base:
            self._supplement_node(node, structure, base)
            return
        if code is None:
            self._gathered.doubt(DoubtKind.CODE_FORM, written, f"“{written}” is not the number of an entry.", code=written)
            code = written
        if ECCN.fullmatch(code):
            self._head(code, node, structure)
        else:
            self._item(code, node, structure)

    def _head(self, code: str, node: Mapping[str, object], structure: Mapping[str, object]) -> None:
        group = words(node.get("group"))
        crumb = next((text for one in rows(node.get("breadcrumbs")) if (text := words(one)).startswith(f"{group[-1:]}.")), "")
        parent = self._list.group(group, crumb) if crumb and group else (group if group in self._gathered else "")
        self._list.head(code, words(node["title"]), parent=parent)
        self._in_items, self._frame = False, []
        for piece in rows(structure.get("content")):
            self._head_piece(table(piece))
        self._end_table()
        self._end_frame()

    def _head_piece(self, piece: Mapping[str, object]) -> None:
        text = words(piece.get("text"))
        if piece["type"] == "text" and self._is_cell_again(text):
            return
        self._end_table()
        tag = words(piece.get("tag"))
        if tag == "TABLE":
            self._end_frame()
            self._begin_table(words(piece.get("html")), text)
        elif tag == "NOTE":
            self._end_frame()
            self._note(piece)
        elif self._in_items:
            self._loose_or_item(_said(piece))
        elif text.rstrip(" :").casefold() == "items":
            self._end_frame()
            self._in_items = True
        elif _ALONE.match(text):
            self._end_frame()
            self._list.frame(text, written=text[:60])
        elif tag == "P" and self._frame:
            self._frame.append(_said(piece))
        else:
            if _LEADS.match(text):
                self._end_frame()
            self._frame.append(_said(piece))
            if not _LEADS.match(self._frame[0]):
                self._end_frame()

    def _end_frame(self) -> None:
        if self._frame:
            self._list.frame(" ".join(self._frame), written=self._frame[0].rstrip(": ")[:60])
        self._frame = []

    def _loose_or_item(self, text: str) -> None:
        if is_note(text):
            self._list.note_text(text)
        elif not self._list.labelled(text):
            self._list.loose(text)

    def _begin_table(self, html: str, text: str) -> None:
        element = _parsed(html)
        shown = [[_lines(cell) for cell in row] for row in element.iter() if row.tag.upper() == "TR"] if element is not None else []
        self._shown = [[" ".join(cell) for cell in row] for row in shown] or [[text]]
        self._waiting = [line for row in shown for cell in row for line in cell if line]
        self._slots = [(at, column) for at, row in enumerate(shown) for column, cell in enumerate(row) for line in cell if line]
        self._again: dict[tuple[int, int], list[str]] = {}
        self._complete = False

    def _is_cell_again(self, text: str) -> bool:
        if not self._waiting:
            return False
        line = self._waiting[0]
        if _start(line) != _start(text):
            self._waiting = []
            return False
        self._waiting.pop(0)
        self._again.setdefault(self._slots.pop(0), []).append(text)
        self._complete = not self._waiting
        return True

    def _end_table(self) -> None:
        if not self._shown:
            return
        before = [list(row) for row in self._shown]
        if self._complete:
            for (at, column), lines in self._again.items():
                self._shown[at][column] = " ".join(lines)
        self.altered += before != self._shown
        for row in self._shown:
            if any(row):
                self._list.frame(" | ".join(row), written="Table")
        self._shown, self._waiting = [], []

    def _note(self, piece: Mapping[str, object]) -> None:
        element = _parsed(words(piece.get("html")))
        if element is None:
            self._list.note_text(words(piece.get("text")))
            return
        title = " ".join(spoken(one) for one in element.iter("HED"))
        self._list.note(title, [spoken(one) for one in element.iter("P")])

    def _item(self, code: str, node: Mapping[str, object], structure: Mapping[str, object]) -> None:
        head, _, label = code.partition(".")
        if head not in self._gathered:
            self._list.head(head, "", place=code)
            self._gathered.doubt(DoubtKind.LOST, code, f"The head of {head} is not in the file; only its items are.", code=head)
        self._list.head_code, self._list.place = head, code
        pieces = [table(one) for one in rows(structure.get("content"))]
        heading = words(node.get("heading"))
        own = next((at for at, one in enumerate(pieces) if (found := item_label(_said(one))) and label.endswith(found[0])), None)
        text = (item_label(_said(pieces[own])) or ("", ""))[1] if own is not None else heading
        if code in self._gathered and not text:
            self._list.last = code  # its words stood in the frame of its head, behind "Items:"
        else:
            self._list.item(label, text, written=words(node["eccn"]))
            if not text:
                self._gathered.doubt(DoubtKind.LOST, code, f"{code} has no words in this file; only what stands under it has.", code=code)
        if own is not None and heading and _start(heading) != _start(text) and not _is_said_again(heading, pieces):
            self._list.loose(heading)
        self._rest([one for at, one in enumerate(pieces) if at != own])

    def _rest(self, pieces: list[Mapping[str, object]]) -> None:
        said = self._gathered.text_of(self._list.last)
        tables = "".join(_plain(words(piece.get("html"))) for piece in pieces if words(piece.get("tag")) == "TABLE")
        for piece in pieces:
            text = words(piece.get("text"))
            # below an item the cells come again before the table as well as behind it
            if piece["type"] == "text" and "".join(text.split()) in tables:
                continue
            self._end_table()
            if words(piece.get("tag")) == "NOTE":
                self._note(piece)
            elif words(piece.get("tag")) == "TABLE":
                self._begin_table(words(piece.get("html")), text)
            elif text and text not in said:
                self._loose(_said(piece))
        self._end_table()

    def _loose(self, text: str) -> None:
        if is_note(text):
            self._list.note_text(text)
        else:
            self._list.loose(text)

    def _supplement_node(self, node: Mapping[str, object], structure: Mapping[str, object], base: str) -> None:
        written = words(node["eccn"])
        self._list.head_code, self._list.place = base, f"{base}, {written}"
        self._list.last = base
        self._list.loose(words(node.get("heading")), written=written)
        self._rest([table(one) for one in rows(structure.get("content"))])


def _parsed(html: str) -> Element | None:
    """The fragment as XML; None where it is none and its plain words must do."""
    try:
        return fromstring(html, forbid_dtd=True)
    except (ParseError, DefusedXmlException):
        return None


def _said(piece: Mapping[str, object]) -> str:
    element = _parsed(words(piece.get("html"))) if piece.get("html") else None
    return spoken(element) if element is not None else words(piece.get("text"))


def _lines(cell: Element) -> list[str]:
    """The lines of a cell, parted where it breaks."""
    parts: list[list[str]] = [[cell.text or ""]]
    for child in cell:
        if child.tag.lower() == "br":
            parts.append([child.tail or ""])
        else:
            parts[-1] += [spoken(child), child.tail or ""]
    return [" ".join("".join(part).split()) for part in parts]


def _is_said_again(heading: str, pieces: list[Mapping[str, object]]) -> bool:
    """Whether a heading is the cells of a whole table run together, which stand below it one by one."""
    cells = ["".join(words(one.get("text")).split()) for one in pieces if one["type"] == "text"]
    joined = "".join(heading.split())
    return len(cells) > 10 and sum(cell in joined for cell in cells) > len(cells) / 2


def _plain(html: str) -> str:
    element = _parsed(html)
    return "".join(spoken(element).split()) if element is not None else ""


def _start(text: str) -> str:
    return re.sub(r"\W", "", text)[:10].casefold()
