"""What bringing a publication shows: a file looked at, a publication staged, the lists that are in use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stc_desktop.casework.bringing_columns import ProposedColumns
from stc_desktop.casework.table_kinds import TableKind
from stc_desktop.control_lists.export import Json
from stc_desktop.control_lists.sources.column_maps import ColumnMap
from stc_desktop.control_lists.sources.publications import DoubtKind, Publication
from stc_desktop.control_lists.sources.report import PublicationReport
from stc_desktop.storage.brought import BroughtInfo

_SHOWN_DOUBTS = 50  # of each kind, in JSON; the figures count them all
_SHOWN_CODES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file that was looked at, not yet read. A table comes with a proposal for each of its sheets, to be confirmed."""

    path: Path
    reader: str
    size: int
    is_table: bool
    columns: tuple[ProposedColumns, ...] = ()
    kind: TableKind = TableKind.LIST


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedList:
    """One list of a file: read, examined, compared, stored apart, not yet in use. A refused one has no file.

    `is_in_use_already` when the edition in use has the very same words; `older_than` names the edition in use where that is a newer one.
    """

    info: BroughtInfo
    report: PublicationReport
    file: Path | None
    is_in_use_already: bool = False
    older_than: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """What a file brings: one list, or several of a workbook or a whole title. It is taken over as a whole or discarded."""

    source: Path
    lists: tuple[StagedList, ...]
    columns: tuple[ColumnMap, ...] = ()

    @property
    def refusals(self) -> tuple[str, ...]:
        """Sentences why it cannot be taken over, each with its list; empty when it can."""
        return tuple(f"{held.info.list_id}: {why}" for held in self.lists for why in held.report.refusals)

    @property
    def is_refused(self) -> bool:
        return bool(self.refusals)

    @property
    def is_own_wording(self) -> bool:
        """It was exported by this program: no publisher's text, whatever list it is brought as."""
        return any(held.info.is_own_wording for held in self.lists)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerEdition:
    """An edition that was in use before and can be gone back to."""

    edition: str
    retrieved: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtList:
    """A list of which the user brought a publication, as it is in use. A damaged file says so in `fault`; its other fields are empty."""

    list_id: str
    info: BroughtInfo | None = None
    heads: int = 0
    paragraphs: int = 0
    doubts: Mapping[str, int] = field(default_factory=dict[str, int])
    size: int = 0
    former: tuple[FormerEdition, ...] = ()
    fault: str = ""
    to_do: str = ""


# -- as scripts read it


def staged_json(staged: Staged, *, in_use: bool) -> dict[str, Json]:
    """The whole report; `in_use` tells whether it was taken over."""
    return {
        "source": str(staged.source),
        "refused": list(staged.refusals),
        "in_use": in_use,
        "lists": [_list_json(held) for held in staged.lists],
    }


def _list_json(held: StagedList) -> dict[str, Json]:
    info = held.info
    return {
        "list": info.list_id,
        "sha256": info.source_sha256,
        "retrieved": info.retrieved,
        "importer": info.importer,
        "is_official_text": not info.is_own_wording,
        "language": info.language,
        "already_in_use": held.is_in_use_already,
        "older_than": held.older_than,
        **report_json(held.report),
    }


def report_json(report: PublicationReport) -> dict[str, Json]:
    """The figures of a publication, and the first doubts of each kind."""
    difference = report.difference
    return {
        "title": report.title,
        "publisher": report.publisher,
        "edition": report.edition,
        "legal_date": report.legal_date,
        "heads": report.heads,
        "paragraphs": _figures(report.kinds),
        "by_category": _figures(report.by_category),
        "by_group": _figures(report.by_group),
        "doubts": _figures(report.doubt_counts),
        "doubtful": {kind.value: _doubtful(report, kind) for kind in DoubtKind},
        "difference": {
            "from": difference.edition_in_use,
            "counts": {"added": len(difference.added), "gone": len(difference.gone), "changed": len(difference.changed)},
            "added": list(difference.added[:_SHOWN_CODES]),
            "gone": list(difference.gone[:_SHOWN_CODES]),
            "changed": list(difference.changed[:_SHOWN_CODES]),
        }
        if difference
        else None,
    }


def brought_json(one: BroughtList) -> dict[str, Json]:
    """A list in use as scripts read it."""
    info = one.info
    return {
        "list": one.list_id,
        "title": info.title if info else None,
        "publisher": info.publisher if info else None,
        "edition": info.edition if info else None,
        "retrieved": info.retrieved if info else None,
        "is_official_text": not info.is_own_wording if info else None,
        "heads": one.heads,
        "paragraphs": one.paragraphs,
        "former": [former.edition for former in one.former],
        "fault": one.fault or None,
    }


def _figures(found: Mapping[str, int]) -> Json:
    return dict[str, Json](found)


def _doubtful(report: PublicationReport, kind: DoubtKind) -> Json:
    found = [doubt for doubt in report.doubts if doubt.kind is kind]
    return [{"code": doubt.code, "place": doubt.place, "sentence": doubt.sentence} for doubt in found[:_SHOWN_DOUBTS]]


def info_of(publication: Publication, *, retrieved: str, source: Path, sha256: str, importer: str) -> BroughtInfo:
    """What is stored about a publication beside its paragraphs."""
    return BroughtInfo(
        list_id=publication.list_id,
        title=publication.title,
        publisher=publication.publisher,
        edition=publication.edition,
        legal_date=publication.legal_date,
        language=publication.language,
        retrieved=retrieved,
        source_name=source.name,
        source_sha256=sha256,
        importer=importer,
    )
