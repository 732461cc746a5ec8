"""A PDF of an official publication, page after page as lines, without what runs along the top and the bottom of every page."""

import collections
import re
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]  # it ships no types for what reads text

from stc_desktop.control_lists.sources.pdf_lines import Line, lines_of
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.rules.errors import UserFixable

ONE_PDF_AT_A_TIME = threading.RLock()  # PDFium is not made for two threads
MOST_BYTES = 64 * 1024 * 1024
MOST_PAGES = 3000
_TAIL = 2048
_RUNS_ALONG = 3  # pages that carry the same line at the same height
_STARTS_A_PARAGRAPH = re.compile(r"([a-z]{1,2}|\d{1,3})\.( |$)|(Technical )?Notes?\b|N\.\s?B\b")
FRONT = 12  # pages that tell what the document is; a cover may be a picture
_LEAST_LETTERS = 200


@dataclass(frozen=True, slots=True)
class Printed:
    """The lines of the pages, and what the first pages say as a whole, their running titles too."""

    lines: list[Line]
    front: str


def read_pages(file: SourceFile, told: Told) -> Printed:
    """All pages of the file. Told of every one; what told raises ends the reading."""
    name = file.path.name
    lines: list[Line] = []
    letters = 0
    with _opened(_bytes_of(file), name) as document:
        with ONE_PDF_AT_A_TIME:
            count = len(document)
        if not 0 < count <= MOST_PAGES:
            raise _refused(name, f"The file has {count} pages.", f"Choose a file of 1 to {MOST_PAGES} pages.")
        for number in range(1, count + 1):
            told(f"Page {number} of {count}", (number - 1) / count * 0.9)
            with ONE_PDF_AT_A_TIME:
                found = _lines_on(document, number, name)
            letters += sum(len(word.text) for line in found for word in line.words)
            lines += found
            if number == min(count, FRONT) and letters < _LEAST_LETTERS:
                raise _refused(
                    name, "This PDF holds pictures of pages and no text.", "Get the PDF that the publisher made, not a scan of it."
                )
    front = " ".join(line.text for line in lines if line.page <= FRONT)
    return Printed(without_running_lines(lines), front)


def without_running_lines(lines: list[Line]) -> list[Line]:
    """Without page numbers and what is repeated at the same height on page after page."""
    seen = collections.Counter(_run(line) for line in lines)
    pages: dict[int, list[Line]] = collections.defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    often = max(_RUNS_ALONG, len(pages) // 3)
    dropped: set[int] = set()
    for page in pages.values():
        for outermost in (page, page[::-1]):
            for nth, line in enumerate(outermost[:2]):
                if seen[_run(line)] < (often if nth else _RUNS_ALONG) or _STARTS_A_PARAGRAPH.match(line.text):
                    break
                dropped.add(id(line))
    return [line for line in lines if id(line) not in dropped]


def _run(line: Line) -> tuple[int, str]:
    return round(line.base / 3), re.sub(r"\d+$", "#", line.text)


def _bytes_of(file: SourceFile) -> bytes:
    with file.opened() as stream:
        data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _refused(file.path.name, f"The PDF is larger than {MOST_BYTES // 1024 // 1024} MB.", "Look whether it is the right file.")
    if b"%%EOF" not in data[-_TAIL:]:
        raise _refused(file.path.name, "The PDF is cut off: its end is missing.", "Download or copy it again.")
    return data


@contextmanager
def _opened(data: bytes, name: str) -> Generator[pdfium.PdfDocument]:
    with ONE_PDF_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            if "password" in str(error).lower() or b"/Encrypt" in data:
                raise _refused(name, "The PDF is locked with a password.", "Save it without a password and read it again.") from error
            raise _refused(name, "The PDF is damaged, so it cannot be read.", "Download or copy it again.") from error
    try:
        yield document
    finally:
        with ONE_PDF_AT_A_TIME:
            document.close()


def _lines_on(document: pdfium.PdfDocument, number: int, name: str) -> list[Line]:
    try:
        page = document[number - 1]
        try:
            text = page.get_textpage()
            try:
                return lines_of(text.raw, number)
            finally:
                text.close()
        finally:
            page.close()
    except pdfium.PdfiumError as error:
        raise _refused(name, f"Page {number} is damaged.", "Download or copy the file again.") from error


def _refused(name: str, sentence: str, next_step: str) -> UserFixable:
    return UserFixable(sentence, next_step=next_step, where=name)
