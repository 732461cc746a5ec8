"""An agency's own table of HS codes and control codes: staged with a report, taken over in one step, shown beside our hints by its name."""

import json
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from stc_desktop.casework.bringing_columns import proposed_columns, remember_columns
from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST, Workspace
from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.sources.column_maps import ColumnMap, ColumnRole
from stc_desktop.control_lists.sources.correlations import Correlation, is_correlation, read_correlation
from stc_desktop.control_lists.sources.publications import OfficialParagraph, ParagraphKind, Publication, Told
from stc_desktop.control_lists.sources.source_files import Shape, SourceFile
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.brought import BroughtInfo

_VERSION = "correlations 1"
_NAMED = 50  # faults of each kind that a report names; the figures count them all
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyHint:
    """A pair of an agency's table: who says it and as of when."""

    hs: str
    code: str
    text: str
    publisher: str
    date: str

    @property
    def list_id(self) -> str:
        return _list_of(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedCorrelation:
    """A table that was read, examined and stored apart; not yet in use."""

    source: Path
    info: BroughtInfo
    found: Correlation
    columns: ColumnMap
    file: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrelationInUse:
    """An agency's table as it is in use; a damaged one says so in `fault`."""

    name: str
    info: BroughtInfo | None = None
    pairs: int = 0
    fault: str = ""


def looks_like_correlation(workspace: Workspace, path: Path) -> bool:
    """A workbook or CSV table with a column of HS codes, one of control codes, and nothing that only a list has."""
    try:
        file = SourceFile(path)
        if file.shape not in {Shape.WORKBOOK, Shape.TEXT}:
            return False
        return any(is_correlation(one.columns) for one in proposed_columns(workspace, file))
    except UserFixable:
        return False


def stage_correlation(
    workspace: Workspace, path: Path, told: Told, *, column_map: ColumnMap | None = None, publisher: str = "", edition: str = ""
) -> StagedCorrelation:
    """Read a table of HS codes and control codes, store it apart; nothing is in use yet. Columns are those given, remembered or proposed.

    Raises UserFixable where no column holds HS codes or control codes, or no row can be used.
    """
    from stc_desktop.storage.brought_writing import write_brought
    from stc_desktop.storage.replaced_files import sha256_of

    file = SourceFile(path)
    told("Reading", 0.0)
    columns = column_map or _chosen(workspace, file)
    found = read_correlation(
        file,
        columns,
        lambda step, share: told(step, share * 0.7),
        is_known=lambda code: _is_installed(workspace, code),
        gone=workspace.hs_register.gone,
    )
    retrieved = workspace.now.isoformat(timespec="seconds")
    agency = " ".join((publisher or columns.publisher or path.stem).split())
    publication = _publication(found, columns, agency, edition or columns.edition or columns.legal_date or retrieved[:10])
    info = BroughtInfo(
        list_id=publication.list_id,
        title=publication.title,
        publisher=agency,
        edition=publication.edition,
        legal_date=publication.legal_date,
        language=publication.language,
        retrieved=retrieved,
        source_name=path.name,
        source_sha256=sha256_of(path),
        importer=_VERSION,
    )
    folder = workspace.data / "brought" / "staged"
    folder.mkdir(parents=True, exist_ok=True)
    staged = folder / f"{secrets.token_hex(6)}.staged"
    write_brought(staged, publication, info, report=json.dumps(_report(found)), doubts=(), told=lambda s, share: told(s, 0.7 + 0.3 * share))
    return StagedCorrelation(source=path, info=info, found=found, columns=replace(columns, publisher=agency), file=staged)


def take_over_correlation(workspace: Workspace, staged: StagedCorrelation) -> CorrelationInUse:
    """Show its pairs from now on, in place of the table that this agency gave before, which is kept for going back."""
    if not staged.file.is_file():
        raise UserFixable("What was read of this file is no longer there.", next_step="Bring it again.", where=staged.source.name)
    workspace.correlations.put(staged.file, staged.info, staged.file.stem)
    remember_columns(workspace, (staged.columns,))
    workspace.suggested.clear()
    return _in_use(workspace, staged.info.list_id)


def discard_correlation(staged: StagedCorrelation) -> None:
    """Leave everything as it was."""
    with suppress(OSError):
        staged.file.unlink()


def correlations_in_use(workspace: Workspace) -> tuple[CorrelationInUse, ...]:
    """The agencies' tables that are in use, by name."""
    return tuple(_in_use(workspace, name) for name in workspace.correlations.list_ids())


def take_away_correlation(workspace: Workspace, name: str) -> None:
    """Remove an agency's table; our own hints stay."""
    workspace.correlations.take_away(name)
    workspace.suggested.clear()


def agency_hints(workspace: Workspace, digits: str) -> tuple[AgencyHint, ...]:
    """What the agencies' tables say about a code, or about all codes of a heading; a damaged table says nothing here."""
    return tuple(hint for name in workspace.correlations.list_ids() for hint in _pairs(workspace, name) if hint.hs.startswith(digits))


def correlation_json(staged: StagedCorrelation, *, in_use: bool) -> dict[str, object]:
    """The report as scripts read it."""
    info = staged.info
    return {
        "source": str(staged.source),
        "kind": "correlation",
        "in_use": in_use,
        "name": info.list_id,
        "publisher": info.publisher,
        "edition": info.edition,
        "sha256": info.source_sha256,
        "retrieved": info.retrieved,
        **_report(staged.found),
    }


def _pairs(workspace: Workspace, name: str) -> Iterator[AgencyHint]:
    try:
        held = workspace.correlations.in_use(name)
        found = tuple(held.paragraphs()) if held is not None else ()
    except UserFixable:
        return
    assert held is not None or not found
    for row in found:
        assert held is not None
        date = held.info.legal_date or held.info.edition
        yield AgencyHint(hs=row.written, code=row.code, text=row.text, publisher=held.info.publisher, date=date)


def _in_use(workspace: Workspace, name: str) -> CorrelationInUse:
    try:
        held = workspace.correlations.in_use(name)
        if held is None:
            return CorrelationInUse(name=name, fault="No table is in use.")
        return CorrelationInUse(name=name, info=held.info, pairs=held.count())
    except UserFixable as fault:
        return CorrelationInUse(name=name, fault=fault.sentence)


def _chosen(workspace: Workspace, file: SourceFile) -> ColumnMap:
    proposed = proposed_columns(workspace, file)
    fitting = [one.columns for one in proposed if {ColumnRole.HS, ColumnRole.CODE} <= set(one.columns.columns)]
    if not fitting:
        seen = ", ".join(sorted({role.value for one in proposed for role in one.columns.columns})) or "nothing known"
        raise UserFixable(
            f"No sheet has a column of HS codes beside a column of control codes; seen: {seen}.",
            next_step="Say which columns they are.",
            where=file.path.name,
        )
    return fitting[0]


def _is_installed(workspace: Workspace, code: str) -> bool:
    list_id = _list_of(code)
    return code in workspace.weighable(list_id, workspace.reference.newest(list_id)).edition.entries


def _list_of(code: str) -> str:
    return MUNITIONS_LIST if head_of(code).startswith("ML") else BASE_LIST


def _publication(found: Correlation, columns: ColumnMap, agency: str, edition: str) -> Publication:
    """The table in the shape in which brought files are stored: a paragraph for each pair, its HS code as written."""
    rows = tuple(
        OfficialParagraph(code=pair.code, written=pair.hs, parent="", kind=ParagraphKind.ITEM, text=pair.text, place=pair.place)
        for pair in found.pairs
    )
    name = _NOT_IN_A_NAME.sub("-", agency.lower()).strip("-")[:50].strip("-") or "agency"
    return Publication(
        list_id=name,
        title=columns.title or "HS correlation",
        publisher=agency,
        edition=edition,
        legal_date=columns.legal_date,
        paragraphs=rows,
    )


def _report(found: Correlation) -> dict[str, object]:
    def named(faults: Sequence[str]) -> dict[str, object]:
        return {"count": len(faults), "first": list(faults[:_NAMED])}

    return {
        "rows": found.rows,
        "pairs": len(found.pairs),
        "hs_cut_to_six": found.cut,
        "hs_gone": named(found.gone),
        "hs_unknown": named(found.unknown_hs),
        "codes_unknown": named(found.unknown_codes),
    }
