"""A case back from paper: pages in any order, symbols put together, signature judged."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stc_desktop.applications.canonical import case_from_bytes
from stc_desktop.applications.cases import Case
from stc_desktop.casework.workspace import Workspace
from stc_desktop.documents.reading import ReadResult, read_pages
from stc_desktop.documents.symbols import Assembled
from stc_desktop.exchange.keys import known_keys
from stc_desktop.exchange.packets import Signature, packet_id, unseal
from stc_desktop.rules.errors import UserFixable


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCase:
    """What came back: the case if all of it was there, what is missing if not, and what can be said about the signature."""

    case: Case | None
    case_bytes: bytes
    signature: Signature | None
    missing: tuple[str, ...]
    notes: tuple[str, ...] = ()


def read_case(workspace: Workspace, files: Sequence[Path]) -> ReadCase:
    """Read PDF files or page images in any order."""
    pages = read_pages(files)
    assembled = pages.assembled
    if assembled.stream is None:
        return ReadCase(case=None, case_bytes=b"", signature=None, missing=_missing(assembled, pages), notes=_notes(pages))
    case_bytes, signature = unseal(assembled.stream, known_keys(workspace.data / "keys"))
    if packet_id(case_bytes) != assembled.packet_id:
        raise UserFixable("The symbols belong to another case than the one they hold.", next_step="Scan the packet again.")
    return ReadCase(case=case_from_bytes(case_bytes), case_bytes=case_bytes, signature=signature, missing=(), notes=_notes(pages))


def _missing(assembled: Assembled, pages: ReadResult) -> tuple[str, ...]:
    if not pages.frames:
        return ("no symbol of this program was found on the pages",)
    if assembled.is_damaged:
        return ("all symbols were read, but they do not fit together; scan the sheet again",)
    return tuple(f"symbol {number} of {assembled.total}" for number in assembled.missing)


def _notes(pages: ReadResult) -> tuple[str, ...]:
    assembled = pages.assembled
    notes = [*pages.faults, *(f"symbol {number} came back through the spare" for number in assembled.restored)]
    if assembled.foreign:
        notes.append(f"{assembled.foreign} symbols of other makers were passed over")
    if assembled.others:
        notes.append(f"{len(assembled.others)} further packets were found among the pages")
    if pages.foreign_sheets:
        notes.append(f"{len(pages.foreign_sheets)} sheets of other packets lay among the pages")
    return tuple(notes)
