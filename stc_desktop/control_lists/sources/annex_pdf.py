"""Annex I of the dual-use regulation and the munitions list, read from the PDF that an authority published."""

import enum
import re
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stc_desktop.control_lists.codes import is_head_code
from stc_desktop.control_lists.sources import pdf_labels as labels
from stc_desktop.control_lists.sources.pdf_definitions import Acronyms, Definitions
from stc_desktop.control_lists.sources.pdf_lines import Line
from stc_desktop.control_lists.sources.pdf_outline import Outline, Paragraph
from stc_desktop.control_lists.sources.pdf_pages import FRONT, Printed, read_pages
from stc_desktop.control_lists.sources.pdf_tables import ProcessTable
from stc_desktop.control_lists.sources.pdf_words import WordsSeen
from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, OfficialParagraph, ParagraphKind, Publication, Told
from stc_desktop.control_lists.sources.source_files import Shape, SourceFile
from stc_desktop.rules.errors import UserFixable

_LEADER = re.compile(r"\.{4,}")  # the dots of a table of contents
_GENERAL_NOTE = re.compile(r"GENERAL|NUCLEAR")
_END = re.compile(r"\d{4} UPDATE OF THE|SUMMARY OF CHANGES|ANNEX I[IV]+\b|LIST OF ITEMS REFERRED TO IN")
_CONSOLIDATED = re.compile(r"0\d{4}[RX]\d{4}\s*[—–-]+\s*[A-Z]{2}\s*[—–-]+\s*(\d{2})\.(\d{2})\.(\d{4})")
_DAY = re.compile(r"(\d{1,2})\.?\s+([A-Za-z]+)\s+(\d{4})")
_REGULATION = re.compile(r"\b(20\d\d)/\d{3,4}\b")
_MONTHS = ("jan", "feb", "mar", "apr", "ma", "jun", "jul", "aug", "sep", "o", "nov", "de")


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    list_id: str
    title: str
    publisher: str
    first_head: str
    targets_decide: bool


_ANNEX = _List(
    list_id="eu-annex-1",
    title="List of dual-use items (Annex I)",
    publisher="European Union",
    first_head="",
    targets_decide=True,
)
_MUNITIONS = _List(
    list_id="eu-common-military",
    title="Common Military List",
    publisher="European Union",
    first_head="ML1",
    targets_decide=False,
)


class _Section(enum.Enum):
    FRONT = enum.auto()
    GENERAL = enum.auto()
    ACRONYMS = enum.auto()
    DEFINITIONS = enum.auto()
    LIST = enum.auto()
    END = enum.auto()


def recognises(file: SourceFile) -> bool:
    """Any PDF: which list it holds is told from the text of its pages."""
    return file.shape is Shape.PDF


def read(file: SourceFile, told: Told) -> tuple[Publication, ...]:
    """The list that the PDF holds; UserFixable for a PDF that cannot be read or holds something else."""
    printed = read_pages(file, told)
    which, lines = _which(printed, file.path.name), printed.lines
    told("Putting the paragraphs together", 0.92)
    reader = _Reader(which, statistics.mode(round(line.size, 1) for line in lines))
    for nth, line in enumerate(lines):
        if nth % 1000 == 0:
            told("Putting the paragraphs together", 0.92 + 0.06 * nth / len(lines))
        reader.take(line)
    paragraphs = reader.paragraphs()
    if not any(is_head_code(paragraph.code) for paragraph in paragraphs):
        raise UserFixable(
            f"This PDF speaks of the {which.title}, but no entry of it could be found.",
            next_step="Choose the PDF that holds the whole list.",
            where=file.path.name,
        )
    told("Putting the paragraphs together", 0.99)
    doubts = (*reader.outline.doubts, *_what_is_missing(which, paragraphs))
    return (_published(which, printed, paragraphs, doubts),)


def _which(printed: Printed, name: str) -> _List:
    text = printed.front.upper()
    if any(labels.head_at(line) == "ML1" for line in printed.lines if line.page <= FRONT) and (
        "MILITARY LIST" in text or "MUNITIONS LIST" in text
    ):
        return _MUNITIONS
    if "DUAL-USE" in text and ("ANNEX I" in text or "LIST OF DUAL-USE ITEMS" in text):
        return _ANNEX
    raise UserFixable(
        "This PDF is neither Annex I of the dual-use regulation nor the munitions list.",
        next_step="Choose one of those two; other lists are read from XML, JSON, a workbook or CSV.",
        where=name,
    )


def _what_is_missing(which: _List, paragraphs: Iterable[Paragraph]) -> Iterator[Doubt]:
    """A part of the list brought for the whole would take entries away unseen: each category without entries is named."""
    heads = {paragraph.code for paragraph in paragraphs if is_head_code(paragraph.code)}
    if which.first_head:
        lost = [f"ML{number}" for number in range(1, 23) if f"ML{number}" not in heads]
    else:
        lost = [f"category {number}" for number in range(10) if not any(head.startswith(str(number)) for head in heads)]
    for part in lost:
        yield Doubt(kind=DoubtKind.LOST, place=part, sentence=f"The PDF holds nothing of {part}.")


class _Reader:
    """Leads the lines to the part of the publication that they stand in."""

    def __init__(self, which: _List, usual_size: float) -> None:
        self._which = which
        self._usual_size = usual_size
        self._section = _Section.FRONT
        self.outline = Outline(usual_size, targets_decide=which.targets_decide)
        self._acronyms, self._definitions = Acronyms(), Definitions()
        self._table: ProcessTable | None = None

    def take(self, line: Line) -> None:
        if _LEADER.search(line.text):
            return
        self._section = self._section_at(line)
        if self._section is _Section.GENERAL:
            self._take_general(line)
        elif self._section is _Section.ACRONYMS:
            self._acronyms.take(line)
        elif self._section is _Section.DEFINITIONS:
            self._definitions.take(line)
        elif self._section is _Section.LIST and not self._take_table(line):
            self.outline.take(line)

    def paragraphs(self) -> list[Paragraph]:
        return [*self.outline.paragraphs, *self._acronyms.paragraphs, *self._definitions.paragraphs]

    def _section_at(self, line: Line) -> _Section:
        if self._begins_the_list(line):
            return _Section.LIST
        if self._section is _Section.LIST and _END.match(line.text) and line.text.isupper():
            return _Section.END
        titles = {"GENERAL NOTES TO": _Section.GENERAL, "ACRONYMS AND": _Section.ACRONYMS, "DEFINITIONS OF TERMS": _Section.DEFINITIONS}
        for title, section in titles.items():
            if line.text.startswith(title):
                return section
        return self._section

    def _begins_the_list(self, line: Line) -> bool:
        if self._which.first_head:
            return self._section is _Section.FRONT and line.bold and labels.head_at(line) == self._which.first_head
        before = self._section in (_Section.FRONT, _Section.GENERAL, _Section.ACRONYMS, _Section.DEFINITIONS)
        return before and labels.category_at(line, self._usual_size) != ""

    def _take_general(self, line: Line) -> None:
        if line.text.startswith("GENERAL NOTES TO"):
            self.outline.open_note("GN", line, written="General note", numbered=True)
        elif line.bold and _GENERAL_NOTE.match(line.text) and (found := re.search(r"\(([A-Z]{3,4})\)$", line.text)):
            self.outline.open_note(found[1], line, written=found[1])
        else:
            self.outline.take(line)

    def _take_table(self, line: Line) -> bool:
        """A table stands behind the entries; it belongs to the paragraph that speaks of it."""
        if line.bold and line.text.startswith("TABLE"):
            self._begin_table(line)
            return True
        if self._table is None:
            return False
        if self._table.take(line):
            return True
        for paragraph in self._table.paragraphs:
            self.outline.add(paragraph)
        self._table = None
        return True

    def _begin_table(self, line: Line) -> None:
        owner = next((each.code for each in reversed(self.outline.paragraphs) if "following table" in " ".join(each.lines).lower()), "")
        owner = owner or next(each.code for each in reversed(self.outline.paragraphs) if is_head_code(each.code))
        code = f"{owner}.table"
        if line.text.endswith("TECHNICAL NOTE"):
            self.outline.hold(code)
            self.outline.open_note(f"{code}#t1", line, written="Technical Note", parent=code)
        elif line.text.endswith("NOTES"):
            self.outline.hold(code)
            self.outline.open_numbered(code, line)
        else:
            self.outline.add(Paragraph(code, "", owner, ParagraphKind.ITEM, line.page, [line.text]))
            self._table = ProcessTable(code, line)


def _published(which: _List, printed: Printed, paragraphs: list[Paragraph], doubts: tuple[Doubt, ...]) -> Publication:
    words = WordsSeen(printed.lines)
    edition, legal_date = _edition(printed.front)
    return Publication(
        list_id=which.list_id,
        title=which.title,
        publisher=which.publisher,
        edition=edition,
        legal_date=legal_date,
        paragraphs=tuple(
            OfficialParagraph(
                code=paragraph.code,
                written=paragraph.written,
                parent=paragraph.parent,
                kind=paragraph.kind,
                text=words.joined(paragraph.lines),
                place=f"page {paragraph.page}",
            )
            for paragraph in paragraphs
        ),
        doubts=doubts,
    )


def _edition(front: str) -> tuple[str, str]:
    """The edition and its day: the day of a consolidated text, else that of adoption; Annex I is named by the year of its regulation."""
    if found := _CONSOLIDATED.search(front):
        day = f"{found[3]}-{found[2]}-{found[1]}"
        return day, day
    days = [day for match in _DAY.finditer(front) if (day := _iso(match))]
    years = _REGULATION.findall(front)
    if years:
        year = max(years)
        return year, next((day for day in days if day.startswith(year)), "")
    return (days[0], days[0]) if days else ("", "")


def _iso(match: re.Match[str]) -> str:
    """17 February 2020, in English or as a Scandinavian authority writes it."""
    name = match[2].lower()
    month = next((nth for nth, start in enumerate(_MONTHS, start=1) if name.startswith(start) and nth != 3), 0)
    month = 3 if name.startswith("mar") else month
    return f"{match[3]}-{month:02}-{int(match[1]):02}" if month and 0 < int(match[1]) <= 31 else ""
