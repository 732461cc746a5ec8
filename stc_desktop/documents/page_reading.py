"""One page looked at for symbols: as it is, then finer, then improved, until nothing more can be gained."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import zxingcpp

from stc_desktop.documents.page_images import Grey, PageSource
from stc_desktop.documents.symbols import GROUP, MAGIC, Frame, read_frame

_PAGE_MARK = re.compile(r"([0-9A-F]{12}):(\d{2,3})/(\d{2,3})")
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_LOW_RESOLUTION = 5_000_000  # pixels of a sheet at about 220 dpi; below that enlarging helps and costs little
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
class PageSeen:
    """What one page of a file showed. `unread` counts symbols that were seen and stayed unread, `turned` is in quarters of 90 degrees."""

    file: str
    number: int
    frames: tuple[bytes, ...] = ()
    marks: tuple[PageMark, ...] = ()
    unread: int = 0
    turned: int = 0
    was_improved: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it shows nothing of this program at all."""
        return not (self.frames or self.marks or self.unread)


def read_page(page: PageSource, file: str, *, may_look_again: bool, goes_on: Callable[[], None]) -> PageSeen:
    """Look until all is read. `goes_on` is called between two looks and may raise to stop."""
    found = _Found()
    last: Grey | None = None
    for picture in page.renderings:
        goes_on()
        last = picture
        found.look(picture)
        if found.is_complete:
            return found.seen(file, page.number)
    was_improved = last is not None and may_look_again
    if last is not None and may_look_again:
        for improve in _improvements(last):
            goes_on()
            if improve in _COSTLY and not found.has_trace and last.size > _LOW_RESOLUTION:
                continue  # a sharp page on which nothing looks like a symbol shows none when it is made four times as large
            variant = improve(last)
            if variant is None:
                continue
            found.look(variant)
            if found.is_complete:
                break
    return found.seen(file, page.number, was_improved=was_improved)


class _Found:
    """Symbols of one page while it is looked at in one way after another."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self.marks: set[PageMark] = set()
        self.most_unread = 0
        self._unread = 0  # in the latest look
        self._turned: Counter[int] = Counter()

    def look(self, picture: Grey) -> None:
        self._unread = 0
        for symbol in zxingcpp.read_barcodes(picture, formats=_QR, return_errors=True):
            if not symbol.valid:
                self._unread += 1
            elif self._add(bytes(symbol.bytes)):
                self._turned[round(symbol.orientation / 90) % 4] += 1
        self.most_unread = max(self.most_unread, self._unread)

    def _add(self, content: bytes) -> bool:
        if content.startswith(MAGIC):
            if content not in self.frames:
                self.frames.append(content)
            return True
        mark = _PAGE_MARK.fullmatch(content.decode("latin-1"))
        if mark:
            self.marks.add(PageMark(mark[1], int(mark[2]), int(mark[3])))
        return mark is not None

    @property
    def has_trace(self) -> bool:
        return bool(self.frames or self.marks or self.most_unread)

    @property
    def is_complete(self) -> bool:
        """Whether looking again could add anything: groups have all their symbols, and nothing was seen that stayed unread."""
        if not self.frames:
            return bool(self.marks) and not self._unread
        return all(_is_whole(frame, self._read) for frame in self._read)

    @property
    def _read(self) -> list[Frame]:
        return [frame for frame in map(read_frame, self.frames) if frame is not None]

    def seen(self, file: str, number: int, *, was_improved: bool = False) -> PageSeen:
        [(turned, _)] = self._turned.most_common(1) or [(0, 0)]
        return PageSeen(
            file=file,
            number=number,
            frames=tuple(self.frames),
            marks=tuple(sorted(self.marks)),
            unread=0 if self.is_complete else self.most_unread,
            turned=turned,
            was_improved=was_improved,
        )


def _is_whole(frame: Frame, read: Sequence[Frame]) -> bool:
    """All data symbols of the frame's group, or all but one and the spare."""
    first = frame.index - (frame.index - 1) % GROUP
    members = min(GROUP, frame.key.total - first + 1)
    own = {(other.is_spare, other.index) for other in read if other.key == frame.key and first <= other.index < first + GROUP}
    return len(own) >= members


# ------------------------------------------------------------------------------------------------ improved pictures


def _improvements(picture: Grey) -> Iterator[Callable[[Grey], Grey | None]]:
    """Those that most often help first; at high resolution the cheap ones first, since they can show whether the others are worth it."""
    small = (_enlarged, _cleared, _thresholded, _hardened, _straightened, _with_margin)
    large = (_cleared, _thresholded, _straightened, _with_margin, _enlarged, _hardened)
    yield from small if picture.size <= _LOW_RESOLUTION else large


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


_COSTLY = frozenset({_enlarged, _hardened})
