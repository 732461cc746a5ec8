"""Supplement No. 1 to part 774 in XML: the head of an entry bold, the headings of its frame bold, its items flat with labels in full."""

import re

from stc_desktop.control_lists.sources.commerce import HEAD, Commerce, is_note
from stc_desktop.control_lists.sources.ecfr_blocks import Block, Section
from stc_desktop.control_lists.sources.ecfr_labels import plain
from stc_desktop.control_lists.sources.ecfr_tables import Tally
from stc_desktop.control_lists.sources.gathering import Gathering
from stc_desktop.control_lists.sources.publications import DoubtKind

_CATEGORY = re.compile(r"Category (?P<number>\d)\b(?:.{0,4}Part (?P<part>[12I]+))?", re.IGNORECASE)
_GROUP = re.compile(r"(?P<letter>[A-E])\.\s+\S")
_ITEMS = re.compile(r"Items\s*:\s*", re.IGNORECASE)


def is_commerce_list(section: Section) -> bool:
    """The supplement that holds the list itself; the others are about it."""
    return section.kind == "APPENDIX" and bool(re.match(r"Supplement No\.? ?1\b", section.number or section.head, re.IGNORECASE))


class CommerceReader:
    """Reads the list into the gathering."""

    def __init__(self, section: Section, gathered: Gathering, tally: Tally) -> None:
        self._section = section
        self._tally = tally
        self._list = Commerce(gathered)
        self._category = self._number = self._group = ""
        self._in_items = False
        self._table: list[str] = []

    def read(self) -> None:
        for block in self._section.blocks:
            if block.has_picture and self._list.last:
                sentence = "A picture stands here, perhaps a formula; its content is not in the text."
                self._list.gathered.doubt(DoubtKind.LOST, self._list.place, sentence, code=self._list.last)
            if block.tag.startswith("HD") or (block.tag.startswith("FP") and block.bold) or (block.bold and HEAD.match(block.text)):
                self._heading(block)
            elif self._list.head_code:
                self._inside(block)

    def _heading(self, block: Block) -> None:
        head, category, group = HEAD.match(block.text), _CATEGORY.match(block.text), _GROUP.match(block.text)
        if head:
            self._list.head(head["code"], head["text"], parent=self._group or self._category)
            self._in_items = False
        elif category and block.tag.startswith("HD"):
            part = {"1": ".1", "2": ".2", "I": ".1", "II": ".2"}.get(category["part"] or "", "")
            self._number = category["number"]
            self._category = self._list.group(f"CAT{self._number}{part}", block.text)
            self._group = ""
            self._list.head_code = ""
        elif group and self._number and (block.tag.startswith("HD") or not self._list.head_code):
            self._group_heading(f"{self._number}{group['letter']}", block.text)
        elif self._list.head_code:
            self._in_items = False
            self._list.frame(block.text, written=block.text[:60])

    def _group_heading(self, code: str, text: str) -> None:
        # Both parts of category 5 have groups 5A to 5E; the second keeps its words under its own part.
        if code in self._list.gathered:
            self._list.head_code = self._category
            self._list.frame(text, written=code)
            self._group = ""
        else:
            self._group = self._list.group(code, text, parent=self._category)
        self._list.head_code = ""

    def _inside(self, block: Block) -> None:
        if block.tag in ("NOTE", "FTNT", "EDNOTE", "EFFDNOT"):
            self._tally.notes += block.tag == "NOTE"
            title = next((one.text for one in block.inner if one.tag == "HED"), "")
            self._list.note(title, [one.text for one in block.inner if one.tag != "HED"])
        elif block.tag == "TR":
            self._tally.rows += 1
            row = " | ".join(cell.text for cell in block.cells)
            if self._in_items:
                self._list.loose(row)
            else:
                self._list.frame(row)
        elif block.tag == "CAPTION":
            self._list.frame(block.text)
        elif block.text:
            self._paragraph(block)

    def _paragraph(self, block: Block) -> None:
        items = _ITEMS.match(block.text)
        if items:
            self._in_items = True
            self._item(block.text[items.end() :])
        elif self._in_items:
            self._item(block.text)
        else:
            led = re.match(r"‹([^›]{1,60}):?›", block.marked)
            self._list.frame(block.text, written=plain(led[0]).rstrip(": ") if led else "")

    def _item(self, text: str) -> None:
        if not text:
            return
        if self._list.labelled(text):
            self._tally.labelled += 1
        elif is_note(text):
            self._list.note_text(text)
        else:
            self._list.loose(text)
