"""Symbols as drawings: bytes to a QR symbol of fixed size, and its dark modules to one path."""

import functools
from collections.abc import Callable
from typing import cast

import numpy as np
import zxingcpp

from stc_desktop.documents.page import SymbolArt

CASE_VERSION = 25  # 117 modules, 997 bytes at level M
MODULE = 0.42 * 72 / 25.4
QUIET_MODULES = 4
_PAGE_MARK_VERSION = 1
_NO_ECI = -1  # without it a byte stream is announced as "binary", which costs two bytes


def case_symbol(frame: bytes) -> SymbolArt:
    """One frame of the case as a QR symbol, version 25 and level M whatever its length."""
    return _art(frame, CASE_VERSION)


@functools.lru_cache(maxsize=512)
def page_mark(text: str) -> SymbolArt:
    """Checksum and sheet as a small QR symbol, version 1 and level M; at most 20 signs of the alphanumeric set."""
    return _art(text, _PAGE_MARK_VERSION)


def _art(content: bytes | str, version: int) -> SymbolArt:
    create = cast("Callable[..., zxingcpp.Barcode]", zxingcpp.create_barcode)  # pyright: ignore[reportUnknownMemberType]  # bare options
    barcode = create(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M", version=version, eci=_NO_ECI)
    image = zxingcpp.write_barcode_to_image(barcode, scale=1, add_quiet_zones=False)
    dark = np.asarray(cast("np.typing.ArrayLike", image)) == 0
    if dark.shape != (17 + 4 * version, 17 + 4 * version):
        raise ValueError(f"the symbol came out in {dark.shape[0]} modules")
    return SymbolArt(dark.shape[0], _rectangles(dark))


def _rectangles(dark: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> str:
    """Runs of dark modules, row by row, as rectangles of one path."""
    size = dark.shape[0]
    edges = np.diff(np.pad(dark.astype(np.int8), ((0, 0), (1, 1))), axis=1).ravel()
    starts: list[int] = np.nonzero(edges == 1)[0].tolist()
    ends: list[int] = np.nonzero(edges == -1)[0].tolist()
    corners, lengths = _words_of_runs(size)
    return "".join([corners[start] + lengths[end - start] for start, end in zip(starts, ends, strict=True)]) + "f"


@functools.cache
def _words_of_runs(size: int) -> tuple[list[str], list[str]]:
    """How a run is written, by where it starts and by its length; looked up, because a symbol has thousands."""
    corners = [f"{column} {size - 1 - row} " for row in range(size) for column in range(size + 1)]
    return corners, [f"{length} 1 re\n" for length in range(size + 1)]
