"""A maker's datasheet as it lies on disk: the lines of a PDF with a text layer, or of a plain text; what else it may be is said.

Pages are read one after another and let go again, so that three hundred of them need no more memory than one.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]  # it ships no types for what reads text

from stc_desktop.classification.datasheets import CELL_GAP, PAGE_END
from stc_desktop.control_lists.sources.pdf_lines import Line, lines_of
from stc_desktop.control_lists.sources.pdf_pages import ONE_PDF_AT_A_TIME
from stc_desktop.rules.errors import UserFixable

Told = Callable[[int, int], object]  # pages read, of how many; what it raises ends the reading
MOST_PAGES = 600
MOST_BYTES = 300 * 1024 * 1024
MOST_TEXT_BYTES = 4 * 1024 * 1024
_LEAST_LETTERS = 25
_READABLE = 0.6  # of the signs; where fonts do not say which letter a sign is, most of them are none
_PLAIN_SIGN = re.compile(r"[\w\s.,;:()/%°±<>≤≥µΩ×·²³+=\"'-]")
_TYPE_THEM = "Type the values into the field, or ask the maker for the sheet as a PDF with text."
_MANY = "This is a table of products, not a datasheet. Use “Many at once” for it, or choose the PDF of the maker."


def pages_of_sheet(path: Path, told: Told) -> list[str]:
    """The text of every page, its lines parted by line ends and the cells of a line by tabs."""
    head = _head(path)
    if b"%PDF-" in head:
        return _pdf_pages(path, told)
    _refuse_other_kinds(path, head)
    return [_plain_text(path)]


def _head(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise _refused(path, "This is a folder.", "Choose the PDF of the maker's datasheet in it.")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(2048)
    except FileNotFoundError as error:
        raise _refused(path, "The file is no longer there.", "Look where it was moved to, or whether the stick is in.") from error
    except OSError as error:
        raise _refused(path, "The file cannot be opened.", "Check that you may read it, and close it elsewhere.") from error
    if not size:
        raise _refused(path, "The file is empty.", "Download or copy it again.")
    if size > MOST_BYTES:
        raise _refused(
            path, f"The file is larger than {MOST_BYTES // 1024 // 1024} MB.", "Save the pages of your product as a PDF of their own."
        )
    return head


def _refuse_other_kinds(path: Path, head: bytes) -> None:
    ending = path.suffix.lower()
    is_table = head.startswith(b"\xd0\xcf\x11\xe0") and ending == ".xls"
    if head.startswith(b"PK\x03\x04"):
        if ending in {".docx", ".odt", ".pptx"} or b"word/" in head:
            raise _refused(path, "This is a document of a word processor.", "Save it as PDF, or copy its text and paste it.")
        is_table = ending in {".xlsx", ".xlsm", ".ods"} or b"xl/" in head
        if not is_table:
            raise _refused(path, "This is an archive and no datasheet.", "Unpack it and choose the PDF in it.")
    if is_table or ending in {".csv", ".tsv"}:
        sentence, _, step = _MANY.partition(". ")
        raise _refused(path, f"{sentence}.", step)
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8")):
        raise _refused(path, "This is a picture and has no text.", _TYPE_THEM)
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(path, "This is neither a PDF nor a text.", "Choose the PDF of the maker's datasheet.")


def _plain_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_TEXT_BYTES + 1)
    except OSError as error:
        raise _refused(path, "The file cannot be opened.", "Check that you may read it, and close it elsewhere.") from error
    if len(data) > MOST_TEXT_BYTES:
        raise _refused(path, "The text is longer than any datasheet.", "Keep the part about your product and open that.")
    for encoding in ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding).replace(PAGE_END, "\n")
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1").replace(PAGE_END, "\n")


def _pdf_pages(path: Path, told: Told) -> list[str]:
    found: list[str] = []
    with ONE_PDF_AT_A_TIME:
        document = _opened(path)
        count = len(document)
    try:
        if not 0 < count <= MOST_PAGES:
            raise _refused(
                path, f"The file has {count} pages.", f"Save those of your product as a PDF of their own (at most {MOST_PAGES})."
            )
        for number in range(1, count + 1):
            told(number - 1, count)
            with ONE_PDF_AT_A_TIME:
                found.append("\n".join(_cells_of(line) for line in _lines_on(document, number)))
    finally:
        with ONE_PDF_AT_A_TIME:
            document.close()
    _refuse_what_says_nothing(path, "".join(found))
    told(count, count)
    return found


def _opened(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except FileNotFoundError as error:
        raise _refused(path, "The file is no longer there.", "Look where it was moved to, or whether the stick is in.") from error
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise _refused(
                path, "The PDF is locked with a password.", "Open it with the password, print it to a new PDF and choose that."
            ) from error
        raise _refused(path, "The PDF is damaged, so it cannot be read.", "Download or copy it again.") from error


def _lines_on(document: pdfium.PdfDocument, number: int) -> Iterator[Line]:
    """The lines of a page; a page that is damaged has none, the others still speak."""
    try:
        page = document[number - 1]
    except pdfium.PdfiumError:
        return
    try:
        text = page.get_textpage()
        try:
            yield from lines_of(text.raw, number)
        finally:
            text.close()
    except pdfium.PdfiumError:
        return
    finally:
        page.close()


def _cells_of(line: Line) -> str:
    parts: list[str] = []
    for word in line.words:
        if parts:
            parts.append(CELL_GAP if word.begins_cell else " ")
        parts.append(word.text)
    return "".join(parts)


def _refuse_what_says_nothing(path: Path, text: str) -> None:
    signs = [sign for sign in text if not sign.isspace()]
    if len(signs) < _LEAST_LETTERS:
        raise _refused(path, "This PDF has no text: its pages are pictures.", _TYPE_THEM)
    readable = sum(bool(_PLAIN_SIGN.match(sign)) and sign.isprintable() and not "\ue000" <= sign <= "\uf8ff" for sign in signs)
    if readable < _READABLE * len(signs):
        raise _refused(path, "The letters of this PDF cannot be read: its fonts do not say which letter a sign is.", _TYPE_THEM)


def _refused(path: Path, sentence: str, next_step: str) -> UserFixable:
    return UserFixable(sentence, next_step=next_step, where=path.name)
