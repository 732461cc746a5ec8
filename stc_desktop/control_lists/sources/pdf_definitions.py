"""The defined terms and the acronyms of a printed list."""

import re

from stc_desktop.control_lists.sources.pdf_lines import Line
from stc_desktop.control_lists.sources.pdf_outline import Paragraph
from stc_desktop.control_lists.sources.publications import ParagraphKind

_TERM = re.compile(r"[\"“](?P<term>[^\"”]+)[\"”]")
_WHERE = re.compile(r"(?P<aside>(?:\s*\([^()]*\)|\s+[a-z]+){0,2}?)\s*,?\s*\((?:All|GTN|NTN|GSN|NSN|GISN|Cat|def|\d)[\w ,&.]*\)")
_ASIDE = re.compile(r"\s*\(?([a-z]+)\)?")  # “Bias” (gyro), “Spread spectrum” radar
_BEHIND = re.compile(r"\s*(\([^()]+\))?")
_HEADS = re.compile(r"ML ?\d{1,2}(?:[ ,]+\d{1,2})*(?= )")
_ACRONYM = re.compile(r"[\w/.-]+(?: \(.+\))?")
_MOST_OFF_MARGIN = 7.0  # points


class Definitions:
    """Takes the lines of the section; a term in quotation marks at the margin begins a definition, its notes and lists stay with it."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._margin: float | None = None
        self._codes: set[str] = set()

    def take(self, line: Line) -> None:
        words = list(line.words)
        where = _HEADS.match(line.text)
        if where and len(words) > 1:  # the number of the entry stands in a column before the term
            words = words[len(where[0].split()) :]
        text = " ".join(word.text for word in words)
        term = self._term_in(line, text, words[0].x) if words else ""
        if term:
            code = self._code_of(term)
            self.paragraphs.append(Paragraph(code, text_of(term), "", ParagraphKind.DEFINITION, line.page, [line.text]))
        elif self.paragraphs:
            self.paragraphs[-1].lines.append(line.text)

    def _term_in(self, line: Line, text: str, x: float) -> str:
        found = _TERM.match(text)
        if not found or line.italic:
            return ""
        behind = text[found.end() :]
        where = _WHERE.match(behind)
        if not (where or _BEHIND.fullmatch(behind)):
            return ""
        if self._margin is None:
            self._margin = x
        if abs(x - self._margin) > _MOST_OFF_MARGIN:
            return ""
        aside = _ASIDE.fullmatch(where["aside"]) if where else None
        return f"{found['term']} {aside[1]}" if aside else found["term"]

    def _code_of(self, term: str) -> str:
        code = f"def:{slug(term)}"
        number = 2
        while code in self._codes:
            code = f"def:{slug(term)}-{number}"
            number += 1
        self._codes.add(code)
        return code


class Acronyms:
    """Takes the lines of the table: the letters in one column, what they stand for in the next."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._codes: set[str] = set()

    def take(self, line: Line) -> None:
        cut = next((nth for nth, word in enumerate(line.words) if word.begins_cell), 0)
        letters = " ".join(word.text for word in line.words[:cut])
        if not cut or not _ACRONYM.fullmatch(letters):
            return
        meaning = " ".join(word.text for word in line.words[cut:])
        code, number = f"acr:{slug(letters)}", 2
        while code in self._codes:
            code, number = f"acr:{slug(letters)}-{number}", number + 1
        self._codes.add(code)
        self.paragraphs.append(Paragraph(code, letters, "", ParagraphKind.DEFINITION, line.page, [meaning]))


def slug(term: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", term.lower().replace("(s)", "s")).strip("-")


def text_of(term: str) -> str:
    return f"“{term}”"
