"""The Code of Federal Regulations in XML as it flows by: its sections and appendices, each with the blocks that stand in it.

A whole title has 60 MB: what was read is let go at once, so a file of any length needs the memory of its longest section.
"""

import datetime
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import IO, cast
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.rules.errors import UserFixable

_CONTAINERS = frozenset(("EXTRACT", "SCOL2", "SCOL3", "SCOL4", "DIV", "TABLE", "THEAD", "TBODY", "TFOOT", "GPOTABLE")) | frozenset(
    ("ECFRBRWS", "ECFR", "DLPSTEXTCLASS", "TEXT", "BODY", "HEADER", "VOLUME")
)
_DIVISION = re.compile(r"DIV\d")
_RAISED = {"SU", "sup", "SUP"}
_RAISED_OR_LOWERED_E = {"51": True, "52": False, "54": False}
_LOWERED = {"sub", "SUB"}
_ITALIC = {"I", "i", "em"}
_MOST_DEEP = 64
_MOST_AT_ONCE = 30_000_000  # bytes without the end of a paragraph; the longest real one has a hundred thousand
_MOST_KEPT = 60_000_000  # characters in one section; the longest real one, with all its tables, has three million
_TOLD_EVERY = 1 << 18
_DATE = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? (\d{1,2}), (\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table and how far it reaches."""

    text: str
    columns: int
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, a heading, a note, a row of a table. `marked` is its text with italics between ‹ and ›."""

    tag: str
    text: str
    marked: str = ""
    bold: bool = False
    within: str = ""  # THEAD, TBODY, TFOOT of a row
    cells: tuple[Cell, ...] = ()
    inner: tuple["Block", ...] = ()
    has_picture: bool = False


@dataclass(slots=True, kw_only=True)
class Part:
    """A part of a title; its newest date grows while its sections go by."""

    title: str
    number: str
    head: str = ""
    newest: datetime.date | None = None


@dataclass(slots=True, kw_only=True)
class Section:
    """A section, appendix or supplement of a part; `above` are the headings that it stands under."""

    part: Part
    kind: str
    number: str
    head: str = ""
    above: tuple[str, ...] = ()
    blocks: list[Block] = field(default_factory=list[Block])
    size: int = 0


def sections(file: SourceFile, told: Told) -> Generator[Section]:
    """Every section of the file in its order; raises UserFixable for what is no such file or is cut off."""
    with file.opened() as stream:
        watched = _Watched(stream, file, told)
        try:
            yield from _Reader(watched, file.path.name).run()
        except DefusedXmlException as error:
            raise UserFixable(
                "The file declares entities of its own, as only files made to do harm do here; it was not read.",
                next_step="Download the part again from the official site.",
                where=file.path.name,
            ) from error
        except ParseError as error:
            raise UserFixable(
                f"The XML is cut off or damaged at line {error.position[0]}.",
                next_step="Download the file again, or copy it to the stick again.",
                where=file.path.name,
            ) from error


class _Watched:
    """Passes bytes on, tells how far it is, and stops at a paragraph without an end."""

    def __init__(self, stream: IO[bytes], file: SourceFile, told: Told) -> None:
        self._stream, self._file, self._told = stream, file, told
        # Regulations shrink seven to eight times; what a packed file holds is known only at its end.
        self._whole = max(file.size * (8 if file.path.suffix == ".gz" else 1), 1)
        self._read = 0
        self._told_at = -_TOLD_EVERY
        self.since_block = 0

    def read(self, size: int = -1) -> bytes:
        got = self._stream.read(min(size, 1 << 16) if size > 0 else 1 << 16)
        self._read += len(got)
        self.since_block += len(got)
        if self.since_block > _MOST_AT_ONCE:
            raise _no_list(self._file.path.name, "a paragraph that never ends")
        if self._read - self._told_at >= _TOLD_EVERY:
            self._told_at = self._read
            self._told("reading", min(self._read / self._whole, 0.95))
        return got


class _Reader:
    def __init__(self, stream: _Watched, name: str) -> None:
        self._stream = stream
        self._name = name
        self._path: list[Element] = []
        self._divisions: list[Section] = []
        self._in_block = 0  # how many elements deep inside a block
        self._title = ""
        self._amended: datetime.date | None = None  # what a whole title says of itself before its first division

    def run(self) -> Iterator[Section]:
        # the file object is read in pieces, which defusedxml passes on to the parser as it is
        events = iterparse(cast("IO[bytes]", self._stream), events=("start", "end"), forbid_dtd=True)
        for event, element in cast("Iterator[tuple[str, Element]]", events):
            if event == "start":
                self._started(element)
                continue
            self._path.pop()
            if self._in_block:
                self._in_block -= 1
                if not self._in_block:
                    self._block(element)
            elif _DIVISION.fullmatch(element.tag):
                yield from self._division_ended()
                self._let_go(element)
            else:
                self._container_ended(element)

    def _started(self, element: Element) -> None:
        if len(self._path) > _MOST_DEEP:
            raise _no_list(self._name, f"more than {_MOST_DEEP} elements one in the other")
        self._path.append(element)
        if self._in_block:
            self._in_block += 1
        elif _DIVISION.fullmatch(element.tag):
            self._division_started(element)
        elif element.tag == "TABLE":
            self._keep(Block(tag="TABLE", text=""))
        elif element.tag not in _CONTAINERS:
            self._in_block = 1

    def _division_started(self, element: Element) -> None:
        kind, number = element.get("TYPE", "").upper(), element.get("N", "").strip()
        if kind == "TITLE":
            self._title = number
        named = re.search(r"title-(\d+)", element.get("hierarchy_metadata", ""))
        if kind == "PART":
            part = Part(title=named[1] if named else self._title, number=number, newest=self._amended)
        else:
            part = self._divisions[-1].part if self._divisions else Part(title=self._title, number="")
        above = tuple(one.head for one in self._divisions if one.kind in ("SUBPART", "SUBJGRP") and one.head)
        self._divisions.append(Section(part=part, kind=kind, number=number, above=above))

    def _division_ended(self) -> Iterator[Section]:
        ended = self._divisions.pop()
        if ended.kind in ("SECTION", "APPENDIX") or any(block.tag != "TABLE" for block in ended.blocks):
            yield ended

    def _container_ended(self, element: Element) -> None:
        text = spoken(element) if (element.text or "").strip() else ""
        if text and self._divisions:
            self._keep(Block(tag="P", text=text, marked=text))
        self._let_go(element)

    def _block(self, element: Element) -> None:
        self._stream.since_block = 0
        if self._divisions:
            now = self._divisions[-1]
            if element.tag == "HEAD":
                now.head = spoken(element)
                if now.kind == "PART":
                    now.part.head = now.head
            elif element.tag == "CITA":
                now.part.newest = _later(now.part.newest, spoken(element))
            elif element.tag not in ("AUTH", "SOURCE", "SECAUTH"):
                self._keep(_block_of(element, self._path[-1].tag if self._path else ""))
        elif element.tag == "AMDDATE":
            self._amended = _later(self._amended, spoken(element))
        self._let_go(element)

    def _keep(self, block: Block) -> None:
        if not self._divisions:
            return
        now = self._divisions[-1]
        now.blocks.append(block)
        now.size += len(block.text) + 100
        if now.size > _MOST_KEPT:
            raise _no_list(self._name, "a section longer than any law")

    def _let_go(self, element: Element) -> None:
        element.clear()
        if self._path:
            self._path[-1].remove(element)


def _block_of(element: Element, within: str) -> Block:
    tag = element.tag
    if tag == "TR":
        cells = tuple(Cell(spoken(one), _whole(one.get("colspan")), _whole(one.get("rowspan"))) for one in element)
        return Block(tag=tag, text=" ".join(one.text for one in cells), within=within, cells=cells)
    inner = tuple(_block_of(one, tag) for one in element) if tag in ("NOTE", "FTNT", "EFTNT", "EDNOTE", "EFFDNOT") else ()
    first = next(iter(element), None)
    return Block(
        tag=tag,
        text=spoken(element),
        marked=spoken(element, italics=True),
        bold=first is not None and first.tag == "E" and first.get("T") == "04" and not (element.text or "").strip(),
        inner=inner,
        has_picture=tag.lower() in ("img", "gph") or any(one.tag.lower() in ("img", "gph", "math") for one in element.iter()),
    )


def spoken(element: Element, *, italics: bool = False) -> str:
    """The words of an element: white space single, 10^6 for what is set higher, UF6 for what is set lower."""
    pieces: list[str] = []
    _speak(element, pieces, italics=italics)
    return re.sub(r"\s+", " ", "".join(pieces)).strip()


def _speak(element: Element, pieces: list[str], *, italics: bool) -> None:
    pieces.append(element.text or "")
    children = list(element)
    for at, child in enumerate(children):
        follows = children[at + 1] if at + 1 < len(children) else None
        words: list[str] = []
        _speak(child, words, italics=italics)
        said = "".join(words)
        if child.tag in ("br", "BR"):
            said = " "
        elif child.tag in _RAISED or (child.tag == "E" and _RAISED_OR_LOWERED_E.get(child.get("T", ""), False)):
            said = _raised(pieces, said.strip(), is_reference=follows is not None and follows.tag == "FTREF")
        elif child.tag in _LOWERED or child.get("T") in ("52", "54"):
            _close_up(pieces)
            said = said.strip()
        elif child.tag == "FR" and "".join(pieces)[-1:].isdigit():
            said = f" {said}"
        elif italics and (child.tag in _ITALIC or child.get("T") == "03"):
            said = f"‹{said}›"
        elif child.tag in ("P", "HED", "PSPACE", "LI"):
            said = f" {said} "
        pieces.append(said)
        pieces.append(child.tail or "")


def _raised(pieces: list[str], said: str, *, is_reference: bool) -> str:
    if is_reference or not "".join(pieces).strip():
        return f"[{said}]"
    if not said:
        return ""
    _close_up(pieces)
    return said if said.startswith("^") else f"^{said}"


def _close_up(pieces: list[str]) -> None:
    if pieces:
        pieces[-1] = pieces[-1].rstrip()


def _whole(text: str | None) -> int:
    return max(1, min(int(text), 50)) if text and text.isascii() and text.isdigit() and len(text) < 4 else 1


def _later(known: datetime.date | None, text: str) -> datetime.date | None:
    for month, day, year in _DATE.findall(text):
        try:
            found = datetime.date(int(year), _MONTHS.index(month) + 1, int(day))
        except ValueError:
            continue
        if known is None or found > known:
            known = found
    return known


def _no_list(name: str, why: str) -> UserFixable:
    return UserFixable(
        f"This XML has {why}; no official publication has, and it was not read.",
        next_step="Download the part again from the official site.",
        where=name,
    )
