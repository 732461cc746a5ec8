"""Files that people scan, as grey page images: PDF, PNG, JPEG and TIFF, told apart by content and bounded in size."""

import io
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import pypdfium2 as pdfium  # pyright: ignore[reportMissingTypeStubs]  # it ships no types for what renders
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from stc_desktop.control_lists.sources.pdf_pages import ONE_PDF_AT_A_TIME
from stc_desktop.rules.errors import UserFixable

Grey = NDArray[np.uint8]
MOST_BYTES = 200 * 1024 * 1024
MOST_PAGES = 300
MOST_PIXELS = 80_000_000  # an A3 sheet at 600 dpi
_PDF_DPI = (200, 300)
_IMAGE_KINDS = ("PNG", "JPEG", "TIFF")


@dataclass(frozen=True, slots=True)
class PageSource:
    """One page of a file. `renderings` gives it as a picture, a finer one each time, for as long as there is one."""

    number: int
    of: int
    renderings: Iterator[Grey]


def pages_of(data: bytes, name: str) -> Iterator[PageSource]:
    """The pages of a file, one after another. What is no page gets a sentence that names the file."""
    if len(data) > MOST_BYTES:
        raise _refused(name, f"is larger than {MOST_BYTES // 1024 // 1024} MB", "Scan in grey at 200 or 300 dpi, a packet to a file.")
    if b"%PDF-" in data[:1024]:
        yield from _pdf_pages(data, name)
    elif _is_image(data):
        yield from _image_pages(data, name)
    else:
        raise _refused(name, _what_it_is(data), "Scan the sheets as PDF, PNG or JPEG.")


def read_file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _refused(path.name, "cannot be opened", "Check that the file is there and that you may read it.") from error


def _refused(name: str, why: str, next_step: str) -> UserFixable:
    return UserFixable(f"{name or 'The file'} {why}.", next_step=next_step, where=name)


def _is_image(data: bytes) -> bool:
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*"))


def _what_it_is(data: bytes) -> str:
    if not data:
        return "is empty"
    if data.startswith(b"PK\x03\x04"):
        return "is a ZIP archive or an office document, not a scanned page"
    if data.startswith((b"GIF8", b"RIFF", b"BM")) or data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "is a picture of a kind that this program does not read"
    return "is neither a PDF nor a picture of a page"


# ------------------------------------------------------------------------------------------------ PDF


def _pdf_pages(data: bytes, name: str) -> Iterator[PageSource]:
    with ONE_PDF_AT_A_TIME:
        document = _opened(data, name)
        try:
            count = len(document)
            if not count:
                raise _refused(name, "has no pages", "Scan the sheets again.")
            if count > MOST_PAGES:
                raise _refused(name, f"has {count} pages; {MOST_PAGES} are read at a time", "Split the scan.")
            for number in range(count):
                yield PageSource(number + 1, count, _renderings(document, number, name))
        finally:
            document.close()


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or b"/Encrypt" in data:
            raise _refused(name, "is locked with a password", "Save it without a password and read it again.") from error
        raise _refused(name, "is damaged or cut short, so it cannot be read", "Copy or scan it again.") from error


def _renderings(document: pdfium.PdfDocument, number: int, name: str) -> Iterator[Grey]:
    for dpi in _PDF_DPI:
        try:
            page = document[number]
            width, height = page.get_size()
            scale = min(dpi / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
            picture = _rendered(page, scale)
            page.close()
        except pdfium.PdfiumError as error:
            raise _refused(name, f"cannot be shown: page {number + 1} is damaged", "Copy or scan it again.") from error
        yield picture


def _rendered(page: pdfium.PdfPage, scale: float) -> Grey:
    render = cast("Callable[..., Any]", page.render)  # pyright: ignore[reportUnknownMemberType]  # it ships no types for pictures
    picture = np.array(render(scale=scale, grayscale=True).to_numpy(), dtype=np.uint8)
    return picture.reshape(picture.shape[0], picture.shape[1])


# ------------------------------------------------------------------------------------------------ pictures


def _image_pages(data: bytes, name: str) -> Iterator[PageSource]:
    number = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the bound below is ours and is said in a sentence
            with Image.open(io.BytesIO(data), formats=_IMAGE_KINDS) as image:
                count = int(getattr(image, "n_frames", 1))
                for number in range(count):
                    if number >= MOST_PAGES:
                        raise _refused(name, f"has more than {MOST_PAGES} pages", "Split the scan.")
                    image.seek(number)
                    if image.width * image.height > MOST_PIXELS:
                        raise _refused(name, f"is too large a picture ({image.width} x {image.height})", "Scan at 200 or 300 dpi.")
                    yield PageSource(number + 1, count, iter([_grey(image)]))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _refused(name, "is damaged or cut short, so it cannot be read", "Copy or scan it again.") from error


def _grey(image: Image.Image) -> Grey:
    """Grey on white, with what is transparent taken for paper."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        paper.alpha_composite(seen)
        return np.asarray(paper.convert("L"), dtype=np.uint8)
    if image.mode.startswith("I;16") or image.mode == "I":
        return (np.asarray(image, dtype=np.uint32) >> 8).clip(0, 255).astype(np.uint8)
    return np.asarray(image.convert("L"), dtype=np.uint8)
