"""Pages of a printed packet as a scanner would give them."""

import io

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image

from stc_desktop.documents.packet import print_packet
from tests.documents.sample_plans import full_packet


@pytest.fixture(scope="session")
def printed() -> bytes:
    return print_packet(full_packet())


@pytest.fixture(scope="session")
def symbols_page(printed: bytes) -> Image.Image:
    return picture_of(printed, -1, 200)


def picture_of(pdf: bytes, page: int, dpi: int) -> Image.Image:
    document = pdfium.PdfDocument(pdf)
    try:
        number = page % len(document)
        return document[number].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def as_jpeg(picture: Image.Image, *, turned: float = 0.0, quality: int = 70) -> bytes:
    turned_picture = picture.rotate(turned, resample=Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    out = io.BytesIO()
    turned_picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def ink(picture: Image.Image) -> float:
    """Mean darkness, 0 for white paper."""
    return 1 - float(np.asarray(picture).mean()) / 255
