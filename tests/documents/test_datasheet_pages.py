"""Files that people take for the maker's datasheet: each is read, or a sentence says what it is and what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from stc_desktop.documents.datasheet_pages import pages_of_sheet
from stc_desktop.rules.errors import UserFixable


def _pdf(path: Path, pages: int = 2, line: str = "Output power 40 W") -> Path:
    canvas = Canvas(str(path))
    for number in range(1, pages + 1):
        canvas.drawString(60, 700, f"Sample sheet, page {number}")
        canvas.drawString(60, 680, line)
        canvas.showPage()
    canvas.save()
    return path


def _locked(path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(_pdf(path.with_suffix(".plain"))))
    writer.encrypt("secret")
    writer.write(path)


def _damaged(path: Path) -> None:
    path.write_bytes(_pdf(path.with_suffix(".whole")).read_bytes()[:200] + b"\x00" * 500)


def _scanned(path: Path) -> None:
    canvas = Canvas(str(path))
    canvas.rect(50, 50, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()


def _garbled(path: Path) -> None:
    _pdf(path, line="§¶¿¤¦¬¡¢£¥¨ª«¯¸º»¼½¾" * 4)


def _workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")


def _write(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _picture(path: Path) -> None:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("L", (20, 20)).save(stream, "PNG")
    path.write_bytes(stream.getvalue())


@pytest.mark.parametrize(
    ("name", "make", "says", "next_step"),
    [
        ("gone.pdf", lambda _path: None, "no longer there", "moved"),
        ("empty.pdf", _write(b""), "is empty", "again"),
        ("locked.pdf", _locked, "locked with a password", "print it"),
        ("damaged.pdf", _damaged, "damaged", "again"),
        ("scan.pdf", _scanned, "has no text", "Type the values"),
        ("garbled.pdf", _garbled, "cannot be read", "Type the values"),
        ("goods.xlsx", _workbook, "table of products", "Many at once"),
        ("goods.csv", _write(b"name;power\nA;40 W\n"), "table of products", "Many at once"),
        ("goods.xls", _write(b"\xd0\xcf\x11\xe0" + b"\0" * 600), "table of products", "Many at once"),
        ("letter.docx", _write(b"PK\x03\x04" + b"\0" * 40), "word processor", "Save it as PDF"),
        ("photo.png", _picture, "is a picture", "Type the values"),
        ("program.bin", _write(b"\x7fELF\0\0\0"), "neither a PDF nor a text", "Choose the PDF"),
        ("long.txt", _write(b"power 40 W\n" * 500_000), "longer than any datasheet", "Keep the part"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_to_do(
    tmp_path: Path, name: str, make: Callable[[Path], object], says: str, next_step: str
) -> None:
    path = tmp_path / name
    make(path)
    with pytest.raises(UserFixable, match=says) as caught:
        pages_of_sheet(path, lambda _read, _of: None)
    assert next_step in caught.value.next_step
    assert caught.value.where == name


def test_a_folder_is_no_sheet(tmp_path: Path) -> None:
    with pytest.raises(UserFixable, match="folder"):
        pages_of_sheet(tmp_path, lambda _read, _of: None)


def test_the_pages_of_a_pdf_and_its_progress(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    pages = pages_of_sheet(_pdf(tmp_path / "sheet.pdf", pages=3), lambda read, of: told.append((read, of)))
    assert [page.splitlines() for page in pages] == [[f"Sample sheet, page {n}", "Output power 40 W"] for n in (1, 2, 3)]
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_reading_is_cancelled_between_two_pages(tmp_path: Path) -> None:
    class Stopped(Exception):
        pass

    def told(read: int, _of: int) -> None:
        if read == 1:
            raise Stopped

    path = _pdf(tmp_path / "sheet.pdf", pages=50)
    with pytest.raises(Stopped):
        pages_of_sheet(path, told)
    assert len(pages_of_sheet(path, lambda _read, _of: None)) == 50, "the file is let go and can be read again"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "sheet.txt").write_bytes("Temperature: 40 °C".encode(encoding))
    assert pages_of_sheet(tmp_path / "sheet.txt", lambda _read, _of: None) == ["Temperature: 40 °C"]
