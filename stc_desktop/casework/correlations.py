"""An agency's own table of HS codes and control codes: staged with a report, taken over in one step, shown beside our hints by its name."""

import hashlib
import json
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import cast

from stc_desktop.casework.bringing import former_editions, staging_folder
from stc_desktop.casework.bringing_columns import proposed_columns, remember_columns
from stc_desktop.casework.bringing_values import info_of
from stc_desktop.casework.correlation_values import (
    AgencyHint,
    CorrelationDifference,
    CorrelationInUse,
    StagedCorrelation,
    list_of,
    report_of,
)
from stc_desktop.casework.table_kinds import TableKind, table_kind
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.sources.column_maps import ColumnMap, ColumnRole
from stc_desktop.control_lists.sources.correlations import Correlation, read_correlation
from stc_desktop.control_lists.sources.editions import is_older
from stc_desktop.control_lists.sources.publications import OfficialParagraph, ParagraphKind, Publication, Told
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.tables import is_table
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.brought import BroughtFile, BroughtInfo

_VERSION = "correlations 1"
_READING = 0.7  # the share of the whole; the rest is storing
_NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def looks_like_correlation(workspace: Workspace, path: Path) -> bool:
    """A workbook or CSV table with a column of HS codes, one of control codes, and nothing that only a list has.

    Raises UserFixable where it may as well be a list: that is said by a person.
    """
    try:
        file = SourceFile(path)
        found = table_kind(path, proposed_columns(workspace, file)) if is_table(file) else TableKind.LIST
    except UserFixable:
        return False
    if found is TableKind.UNCLEAR:
        raise UserFixable(
            "The table has HS codes beside control codes; whether it is a control list or a correlation cannot be told.",
            next_step="Say --as list or --as correlation.",
            where=path.name,
        )
    return found is TableKind.CORRELATION


def stage_correlation(
    workspace: Workspace, path: Path, told: Told, *, column_map: ColumnMap | None = None, publisher: str = "", edition: str = ""
) -> StagedCorrelation:
    """Read a table of HS codes and control codes, compare it with the one in use, store it apart; nothing is in use yet.

    Columns are those given, remembered or proposed. Raises UserFixable where no column holds HS codes or control codes, or no row can be
    used.
    """
    from stc_desktop.storage.replaced_files import sha256_of

    file = SourceFile(path)
    told("Reading", 0.0)
    columns = column_map or _chosen(workspace, file)
    found = read_correlation(
        file,
        columns,
        lambda step, share: told(step, share * _READING),
        is_known=lambda code: _is_installed(workspace, code),
        gone=workspace.hs_register.gone,
    )
    retrieved = workspace.now.isoformat(timespec="seconds")
    agency = " ".join((publisher or columns.publisher or path.stem).split())
    publication = _publication(found, columns, agency, edition or columns.edition or columns.legal_date or retrieved[:10])
    info = info_of(publication, retrieved=retrieved, source=path, sha256=sha256_of(path), importer=_VERSION)
    in_use = _table_in_use(workspace, info.list_id)
    difference = _compared(found, in_use) if in_use is not None else None
    staged = _written(workspace, found, publication, info, told)
    return StagedCorrelation(
        source=path,
        info=info,
        found=found,
        columns=replace(columns, publisher=agency, list_id=""),
        file=staged,
        difference=difference,
        is_in_use_already=in_use is not None and difference is not None and difference.is_none and _is_same(in_use.info, info),
        older_than=_newer_in_use(workspace, info),
    )


def take_over_correlation(workspace: Workspace, staged: StagedCorrelation, *, although_older: bool = False) -> CorrelationInUse:
    """Show its pairs from now on, in place of the table that this agency gave before, which is kept for going back.

    Raises UserFixable for a table older than the one in use unless `although_older`.
    """
    if not staged.file.is_file():
        raise UserFixable("What was read of this file is no longer there.", next_step="Bring it again.", where=staged.source.name)
    newer = "" if although_older else _newer_in_use(workspace, staged.info)
    if newer:
        raise UserFixable(
            f"The table {staged.info.edition} of {staged.info.publisher} is older than {newer}, which is in use; nothing was changed.",
            next_step="Take it over all the same only if the older table is the one in force for you.",
            where=staged.source.name,
        )
    if staged.is_in_use_already:
        staged.file.unlink(missing_ok=True)
    else:
        workspace.correlations.put(staged.file, staged.info, staged.file.stem)
    remember_columns(workspace, (staged.columns,))
    workspace.suggested.clear()
    return correlation_in_use(workspace, staged.info.list_id)


def discard_correlation(staged: StagedCorrelation) -> None:
    """Leave everything as it was."""
    with suppress(OSError):
        staged.file.unlink()


# -- what is in use


def correlations_in_use(workspace: Workspace) -> tuple[CorrelationInUse, ...]:
    """The agencies' tables that are in use, by name; a damaged one is among them and says so."""
    return tuple(correlation_in_use(workspace, name) for name in workspace.correlations.list_ids())


def correlation_in_use(workspace: Workspace, name: str) -> CorrelationInUse:
    """One of them by name."""
    former = former_editions(workspace.correlations, name)
    try:
        held = workspace.correlations.in_use(name)
        if held is None:
            return CorrelationInUse(name=name, former=former, fault="No table is in use.")
        codes = {row.written for row in held.paragraphs()}
        return CorrelationInUse(
            name=name, info=held.info, pairs=held.count(), hs_codes=len(codes), figures=_figures(held.report), former=former
        )
    except UserFixable as fault:
        return CorrelationInUse(name=name, former=former, fault=fault.sentence, to_do=fault.next_step)


def go_back_correlation(workspace: Workspace, name: str) -> CorrelationInUse:
    """Use the agency's table from before; the one that is left is kept, behind all others to go back to."""
    workspace.correlations.go_back(name)
    workspace.suggested.clear()
    return correlation_in_use(workspace, name)


def take_away_correlation(workspace: Workspace, name: str) -> None:
    """Remove an agency's table; our own hints stay."""
    workspace.correlations.take_away(name)
    workspace.suggested.clear()


def agency_hints(workspace: Workspace, digits: str) -> tuple[AgencyHint, ...]:
    """What the agencies' tables say about a code, about all codes of a heading, and about the heading that a code stands under; a damaged
    table says nothing here."""
    held = (hint for name in workspace.correlations.list_ids() for hint in _pairs(workspace, name))
    return tuple(hint for hint in held if hint.hs.startswith(digits) or digits.startswith(hint.hs))


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


def _figures(report: str) -> dict[str, int]:
    """The numbers of a stored report; a report of another version has fewer."""
    found = cast("dict[str, object]", json.loads(report or "{}"))
    figures: dict[str, int] = {}
    for name, value in found.items():
        counted = cast("dict[str, object]", value).get("count") if isinstance(value, dict) else value
        if isinstance(counted, int):
            figures[name] = counted
    return figures


def _newer_in_use(workspace: Workspace, info: BroughtInfo) -> str:
    """The edition in use, if the table that is brought is older; "" otherwise."""
    with suppress(UserFixable):  # damaged: no reason not to replace it
        held = workspace.correlations.in_use(info.list_id)
        if held is not None and is_older((info.edition, info.legal_date), (held.info.edition, held.info.legal_date)):
            return held.info.edition
    return ""


def _table_in_use(workspace: Workspace, name: str) -> BroughtFile | None:
    """The agency's table, to compare with; a damaged one is as good as none, since it is about to be replaced."""
    with suppress(UserFixable):
        held = workspace.correlations.in_use(name)
        if held is not None:
            held.count()  # opened, but can it be read
            return held
    return None


def _compared(found: Correlation, in_use: BroughtFile) -> CorrelationDifference:
    before = {(row.written, row.code): row.text for row in in_use.paragraphs()}
    now = {(pair.hs, pair.code): pair.text for pair in found.pairs}
    return CorrelationDifference(
        edition_in_use=in_use.info.edition,
        added=tuple(sorted(pair for pair in now if pair not in before)),
        gone=tuple(sorted(pair for pair in before if pair not in now)),
        changed=tuple(sorted(pair for pair, text in now.items() if before.get(pair, text) != text)),
    )


def _is_same(held: BroughtInfo, info: BroughtInfo) -> bool:
    return (held.edition, held.importer, held.source_sha256) == (info.edition, info.importer, info.source_sha256)


# -- reading and storing


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
    list_id = list_of(code)
    return code in workspace.weighable(list_id, workspace.reference.newest(list_id)).edition.entries


def _publication(found: Correlation, columns: ColumnMap, agency: str, edition: str) -> Publication:
    """The table in the shape in which brought files are stored: a paragraph for each pair, its HS code as written."""
    rows = tuple(
        OfficialParagraph(code=pair.code, written=pair.hs, parent="", kind=ParagraphKind.ITEM, text=pair.text, place=pair.place)
        for pair in found.pairs
    )
    return Publication(
        list_id=name_of(agency),
        title=columns.title or "HS correlation",
        publisher=agency,
        edition=edition,
        legal_date=columns.legal_date,
        paragraphs=rows,
    )


def name_of(agency: str) -> str:
    """The agency in small letters; one whose name is written in other letters keeps a mark of its own, so that no two become one."""
    plain = _NOT_IN_A_NAME.sub("-", agency.lower()).strip("-")[:50].strip("-")
    if agency.isascii():
        return plain or "agency"
    return f"{plain or 'agency'}-{hashlib.sha256(agency.encode()).hexdigest()[:8]}"


def _written(workspace: Workspace, found: Correlation, publication: Publication, info: BroughtInfo, told: Told) -> Path:
    from stc_desktop.storage.brought_writing import write_brought

    staged = staging_folder(workspace) / f"{secrets.token_hex(6)}.staged"
    report = json.dumps(report_of(found), ensure_ascii=False)
    try:
        write_brought(staged, publication, info, report=report, doubts=(), told=lambda s, share: told(s, _READING + (1 - _READING) * share))
    except BaseException:  # cancelled behind the last pair
        staged.unlink(missing_ok=True)
        raise
    return staged
