"""Paper in: the symbols on scanned pages, read in any order and from any number of files, and what they give together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import zxingcpp

from stc_desktop.documents.page_images import Grey, PageSource, pages_of, read_file
from stc_desktop.documents.symbols import GROUP, MAGIC, Assembled, Frame, assemble, read_frame
from stc_desktop.rules.errors import UserFixable

_PAGE_MARK = re.compile(r"([0-9A-F]{12}):(\d{2,3})/(\d{2,3})")
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_SECOND_LOOKS = 20  # pages of one file that are improved and read again; a long foreign file must not take minutes
_LARGEST_TO_ENLARGE = 9_000_000
_FINE_ENOUGH = 6_000_000  # pixels of a sheet at about 250 dpi
_MARGIN = 40  # white round a page whose symbols touch the edge of the scan


@dataclass(frozen=True, slots=True, order=True)
class PageMark:
    """The small symbol in the foot of a sheet: first twelve signs of the packet's checksum, and which sheet this is."""

    checksum: str
    sheet: int
    sheets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSymbols:
    """What was read from one file: contents of our own symbols in the order of the pages, and the marks of the sheets."""

    frames: tuple[bytes, ...]
    marks: tuple[PageMark, ...]
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResult:
    """What all files gave together. `faults` are sentences about files that could not be read while others could."""

    assembled: Assembled
    frames: tuple[bytes, ...]
    marks: tuple[PageMark, ...]
    pages: int
    faults: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[int, ...]:
        """Numbers of the symbols to scan again."""
        return self.assembled.missing

    @property
    def sheets_not_seen(self) -> tuple[int, ...]:
        """Sheets of this packet whose mark was on no page; normal where only the symbols were scanned."""
        own = [mark for mark in self.marks if mark.checksum == self._checksum]
        seen = {mark.sheet for mark in own}
        return tuple(sheet for sheet in range(1, max((mark.sheets for mark in own), default=0) + 1) if sheet not in seen)

    @property
    def foreign_sheets(self) -> tuple[PageMark, ...]:
        """Sheets of other packets that lay among the pages."""
        return tuple(mark for mark in self.marks if self._checksum and mark.checksum != self._checksum)

    @property
    def _checksum(self) -> str:
        return self.assembled.packet_id.hex().upper()[:12]


def read_symbols(source: Path | bytes, *, name: str = "") -> PageSymbols:
    """All symbols of ours in one file of pages; a file that is no page is refused with a sentence."""
    data = source if isinstance(source, bytes) else read_file(source)
    label = name or (source.name if isinstance(source, Path) else "")
    frames: list[bytes] = []
    marks: list[PageMark] = []
    pages = 0
    looks = _SECOND_LOOKS
    for page in pages_of(data, label):
        found = _read_page(page, may_look_again=looks > 0)
        looks -= found.is_looked_at_again
        frames += found.frames
        marks += sorted(found.marks)
        pages += 1
    return PageSymbols(frames=tuple(frames), marks=tuple(marks), pages=pages)


def read_pages(files: Iterable[Path]) -> ReadResult:
    """Read several files together. One that cannot be read does not spoil the others; if none can, the first sentence is raised."""
    frames: list[bytes] = []
    marks: list[PageMark] = []
    faults: list[UserFixable] = []
    pages = 0
    for path in files:
        try:
            found = read_symbols(path)
        except UserFixable as fault:
            faults.append(fault)
            continue
        frames += found.frames
        marks += found.marks
        pages += found.pages
    if faults and not pages:
        raise faults[0]
    return ReadResult(
        assembled=assemble(frames), frames=tuple(frames), marks=tuple(marks), pages=pages, faults=tuple(str(fault) for fault in faults)
    )


# ------------------------------------------------------------------------------------------------ one page


class _Found:
    """Symbols of one page while it is looked at in one way after another."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self.marks: set[PageMark] = set()
        self.unread = 0  # seen, but not deciphered, in the latest look
        self.is_looked_at_again = False

    def look(self, picture: Grey) -> None:
        self.unread = 0
        for symbol in zxingcpp.read_barcodes(picture, formats=_QR, return_errors=True):
            if not symbol.valid:
                self.unread += 1
            else:
                self._add(bytes(symbol.bytes))

    def _add(self, content: bytes) -> None:
        if content.startswith(MAGIC):
            if content not in self.frames:
                self.frames.append(content)
        elif mark := _PAGE_MARK.fullmatch(content.decode("latin-1")):
            self.marks.add(PageMark(mark[1], int(mark[2]), int(mark[3])))

    @property
    def is_complete(self) -> bool:
        """Whether looking again could add anything: groups have all their symbols, and nothing was seen that stayed unread."""
        if not self.frames:
            return bool(self.marks) and not self.unread
        read = [frame for frame in map(read_frame, self.frames) if frame is not None]
        return all(self._is_whole(frame, read) for frame in read)

    def _is_whole(self, frame: Frame, read: Sequence[Frame]) -> bool:
        first = frame.index - (frame.index - 1) % GROUP
        members = min(GROUP, frame.key.total - first + 1)
        own = {(other.is_spare, other.index) for other in read if other.key == frame.key and first <= other.index < first + GROUP}
        return len(own) >= members  # all data symbols, or all but one and the spare


def _read_page(page: PageSource, *, may_look_again: bool) -> _Found:
    """Look at the page as it is, then finer, then improved, until nothing more can be gained."""
    found = _Found()
    last: Grey | None = None
    for picture in page.renderings:
        last = picture
        found.look(picture)
        if found.is_complete:
            return found
    if last is not None and may_look_again:
        found.is_looked_at_again = True
        for variant in _variants(last):
            found.look(variant)
            if found.is_complete:
                break
    return found


def _variants(picture: Grey) -> Iterator[Grey]:
    """Improved pictures, those that most often help first."""
    for improve in (_enlarged, _cleared, _thresholded, _hardened, _straightened, _with_margin):
        variant = improve(picture)
        if variant is not None:
            yield variant


def _enlarged(picture: Grey) -> Grey | None:
    """Twice as large: for scans under 200 dpi."""
    import cv2  # heavy, and most pages need no second look

    if picture.size > _LARGEST_TO_ENLARGE:
        return None
    return cv2.resize(picture, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC).astype(np.uint8)


def _cleared(picture: Grey) -> Grey:
    """Enlarged, its grain smoothed, its edges brought back: reads noise and blur that nothing else does."""
    import cv2

    large = _enlarged(picture) if picture.size < _FINE_ENOUGH else picture
    return _edged(cv2.GaussianBlur(picture if large is None else large, (0, 0), 1.5).astype(np.uint8))


def _hardened(picture: Grey) -> Grey | None:
    """Enlarged, sharpened, and then black and white."""
    large = _enlarged(picture)
    return None if large is None else _thresholded(_edged(large))


def _edged(picture: Grey) -> Grey:
    import cv2

    return cv2.addWeighted(picture, 4.0, cv2.GaussianBlur(picture, (0, 0), 4), -3.0, 0).astype(np.uint8)


def _thresholded(picture: Grey) -> Grey:
    """Black and white by the surroundings: for shadows and yellowed paper."""
    import cv2

    size = max(15, (min(picture.shape) // 40) | 1)
    even = cv2.GaussianBlur(picture, (3, 3), 0)
    return cv2.adaptiveThreshold(even, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, size, 7).astype(np.uint8)


def _with_margin(picture: Grey) -> Grey:
    return np.pad(picture, _MARGIN, constant_values=255)


def _straightened(picture: Grey) -> Grey | None:
    """Turned by the angle of the symbols or the text, where it is more than a hair."""
    import cv2

    small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    dark = np.column_stack(np.nonzero(small < 110)[::-1]).astype(np.float32)
    if len(dark) < 200:
        return None
    angle = cv2.minAreaRect(dark)[2]
    angle = angle - 90 if angle > 45 else angle
    if abs(angle) < 0.2:
        return None
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255).astype(np.uint8)
