"""A case back from paper: pages in any order, symbols put together, signature judged."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from stc_desktop.applications.canonical import case_from_bytes
from stc_desktop.applications.cases import Case
from stc_desktop.casework.workspace import Workspace
from stc_desktop.documents.reading import ReadingAt, ReadResult, Watch, read_pages
from stc_desktop.exchange.keys import known_keys
from stc_desktop.exchange.packets import Signature, packet_id, unseal
from stc_desktop.rules.errors import UserFixable
from stc_desktop.wording.sentences import Sentences

__all__ = ["ReadCase", "ReadingAt", "read_case"]

_TURNS = {1: "side", 2: "head", 3: "side"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCase:
    """What came back: the case if all of it was there, what is missing if not, and what can be said about the signature and the pages."""

    case: Case | None
    case_bytes: bytes
    signature: Signature | None
    missing: tuple[str, ...]
    notes: tuple[str, ...] = ()
    is_stopped: bool = False


def read_case(workspace: Workspace, files: Sequence[Path], watch: Watch | None = None) -> ReadCase:
    """Read PDF files or page images in any order. `watch` is told of every page and stops the reading by answering False."""
    pages = read_pages(files, watch)
    assembled = pages.assembled
    notes = tuple(_notes(pages, workspace.say))
    if assembled.stream is None:
        missing = tuple(_missing(pages, workspace.say))
        return ReadCase(case=None, case_bytes=b"", signature=None, missing=missing, notes=notes, is_stopped=pages.is_stopped)
    case_bytes, signature = unseal(assembled.stream, known_keys(workspace.data / "keys"))
    if packet_id(case_bytes) != assembled.packet_id:
        raise UserFixable("The symbols belong to another case than the one they hold.", next_step="Scan the packet again.")
    case = case_from_bytes(case_bytes)
    return ReadCase(case=case, case_bytes=case_bytes, signature=signature, missing=(), notes=notes, is_stopped=pages.is_stopped)


def _missing(pages: ReadResult, say: Sentences) -> Iterator[str]:
    assembled = pages.assembled
    if not pages.frames:
        yield say.text("reading.none")
    elif assembled.is_damaged:
        yield say.text("reading.damaged")
    for number in assembled.missing if pages.frames else ():
        yield say.text("reading.missing", number=number, total=assembled.total)


def _notes(pages: ReadResult, say: Sentences) -> Iterator[str]:
    """What an officer should know about the pages, whether or not the case came back."""
    yield from pages.faults
    assembled = pages.assembled
    if pages.is_stopped:
        yield say.text("reading.stopped", pages=pages.pages)
    for number in assembled.restored:
        yield say.text("reading.restored", number=number)
    for number in assembled.contradicting:
        yield say.text("reading.contradicting", number=number)
    if assembled.foreign:
        yield say.plural("reading.foreign", assembled.foreign)
    if assembled.others:
        yield say.plural("reading.others", len(assembled.others))
    yield from _about_sheets(pages, say)
    yield from _about_pages(pages, say)


def _about_sheets(pages: ReadResult, say: Sentences) -> Iterator[str]:
    for sheet in pages.sheets_seen_twice:
        yield say.text("reading.twice", sheet=sheet)
    if pages.foreign_sheets:
        yield say.plural("reading.foreign_sheets", len(pages.foreign_sheets))
    if any(second < first for first, second in pairwise(pages.own_sheets)):
        yield say.text("reading.mixed")
    if pages.sheets_not_seen and pages.assembled.stream is not None and not pages.is_stopped:
        yield say.text("reading.not_seen", sheets=_listed(pages.sheets_not_seen))


def _about_pages(pages: ReadResult, say: Sentences) -> Iterator[str]:
    bare: dict[str, list[int]] = defaultdict(list)
    for page in pages.seen:
        if page.is_bare:
            bare[page.file].append(page.number)
        if page.unread and pages.assembled.stream is None:
            yield say.text("reading.unread", file=page.file, page=page.number)
        if page.turned in _TURNS:
            yield say.text(f"reading.turned.{_TURNS[page.turned]}", file=page.file, page=page.number)
    for file, numbers in bare.items():
        yield say.text("reading.bare", file=file, pages=_listed(numbers))


def _listed(numbers: Sequence[int]) -> str:
    """ "1, 3 to 5": numbers in order, runs drawn together."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
