"""Paper in: the symbols on scanned pages, read in any order and from any number of files, and what they give together."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stc_desktop.documents.page_images import pages_of, read_file
from stc_desktop.documents.page_reading import PageMark, PageSeen, read_page
from stc_desktop.documents.symbols import Assembled, assemble
from stc_desktop.rules.errors import UserFixable

__all__ = ["PageMark", "PageSeen", "PageSymbols", "ReadResult", "ReadingAt", "read_pages", "read_symbols"]

_SECOND_LOOKS = 20  # pages of one file that are improved and read again; a long foreign file must not take minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingAt:
    """How far the reading is: which page of which file is being looked at."""

    file: str
    file_number: int
    files: int
    page: int
    pages: int


Watch = Callable[[ReadingAt], bool]  # told several times a page; False stops the reading, and what was read is kept


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
    seen: tuple[PageSeen, ...]
    faults: tuple[str, ...] = ()
    is_stopped: bool = False

    @property
    def frames(self) -> tuple[bytes, ...]:
        return tuple(frame for page in self.seen for frame in page.frames)

    @property
    def marks(self) -> tuple[PageMark, ...]:
        return tuple(mark for page in self.seen for mark in page.marks)

    @property
    def pages(self) -> int:
        return len(self.seen)

    @property
    def missing(self) -> tuple[int, ...]:
        """Numbers of the symbols to scan again."""
        return self.assembled.missing

    @property
    def own_sheets(self) -> tuple[int, ...]:
        """Sheets of this packet in the order in which their pages came."""
        return tuple(mark.sheet for mark in self.marks if mark.checksum == self._checksum)

    @property
    def sheets_not_seen(self) -> tuple[int, ...]:
        """Sheets of this packet whose mark was on no page; normal where only the symbols were scanned."""
        own = [mark for mark in self.marks if mark.checksum == self._checksum]
        seen = {mark.sheet for mark in own}
        return tuple(sheet for sheet in range(1, max((mark.sheets for mark in own), default=0) + 1) if sheet not in seen)

    @property
    def sheets_seen_twice(self) -> tuple[int, ...]:
        return tuple(sheet for sheet, count in sorted(Counter(self.own_sheets).items()) if count > 1)

    @property
    def foreign_sheets(self) -> tuple[PageMark, ...]:
        """Sheets of other packets that lay among the pages."""
        return tuple(mark for mark in self.marks if self._checksum and mark.checksum != self._checksum)

    @property
    def _checksum(self) -> str:
        return self.assembled.packet_id.hex().upper()[:12]


def read_symbols(source: Path | bytes, *, name: str = "") -> PageSymbols:
    """All symbols of ours in one file of pages; a file that is no page is refused with a sentence."""
    label = name or (source.name if isinstance(source, Path) else "")
    reading = _Reading(None, 1)
    seen = tuple(reading.pages_in(source, label))
    if reading.faults and not seen:
        raise reading.faults[0]
    return PageSymbols(
        frames=tuple(frame for page in seen for frame in page.frames),
        marks=tuple(mark for page in seen for mark in page.marks),
        pages=len(seen),
    )


def read_pages(files: Iterable[Path], watch: Watch | None = None) -> ReadResult:
    """Read several files together. One that cannot be read does not spoil the others; if none can, the first sentence is raised."""
    paths = tuple(files)
    reading = _Reading(watch, len(paths))
    seen: list[PageSeen] = []
    is_stopped = False
    for path in paths:
        try:
            for page in reading.pages_in(path, path.name):
                seen.append(page)
        except UserFixable as fault:
            reading.faults.append(fault)
        except _Stopped:
            is_stopped = True
            break
    if reading.faults and not seen and not is_stopped:
        raise reading.faults[0]
    frames = [frame for page in seen for frame in page.frames]
    faults = tuple(str(fault) for fault in reading.faults)
    return ReadResult(assembled=assemble(frames), seen=tuple(seen), faults=faults, is_stopped=is_stopped)


class _Stopped(Exception):
    """The watch wants no more pages."""


class _Reading:
    """Page after page, for as long as the watch wants it. Once a packet is whole, pages are looked at only as they are."""

    def __init__(self, watch: Watch | None, files: int) -> None:
        self._watch, self._files, self._file = watch, files, 0
        self._frames: list[bytes] = []
        self.faults: list[UserFixable] = []
        self._is_whole = False

    def pages_in(self, source: Path | bytes, name: str) -> Iterator[PageSeen]:
        self._file += 1
        data = source if isinstance(source, bytes) else read_file(source)
        looks = _SECOND_LOOKS
        for page in pages_of(data, name):
            at = ReadingAt(file=name, file_number=self._file, files=self._files, page=page.number, pages=page.of)
            try:
                seen = read_page(page, name, may_look_again=looks > 0 and not self._is_whole, goes_on=lambda at=at: self._tell(at))
            except UserFixable as fault:  # this page is damaged; the next ones may be whole
                self.faults.append(fault)
                continue
            looks -= seen.was_improved
            self._keep(seen)
            yield seen

    def _keep(self, seen: PageSeen) -> None:
        if seen.frames and not self._is_whole:
            self._frames += seen.frames
            self._is_whole = assemble(self._frames).stream is not None

    def _tell(self, at: ReadingAt) -> None:
        if self._watch is not None and not self._watch(at):
            raise _Stopped
