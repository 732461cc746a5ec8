"""Official publications brought by the user: looked at, staged with a report, taken over in one step, gone back from, taken away.

Every function may run in a thread of its own. `told(step, share)` hears how far it is and ends the work by raising; the edition in use
is untouched until `take_over`, and then changes in one step.
"""

import json
import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from stc_desktop.casework.bringing_columns import chosen_columns, proposed_columns, remember_columns
from stc_desktop.casework.bringing_values import BroughtList, FormerEdition, Looked, Staged, StagedList, info_of, report_json
from stc_desktop.casework.table_kinds import TableKind, table_kind
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.sources.column_maps import ColumnMap
from stc_desktop.control_lists.sources.editions import is_older
from stc_desktop.control_lists.sources.publications import ParagraphKind, Publication, Told
from stc_desktop.control_lists.sources.reading import Reader, kind_of, unrecognised
from stc_desktop.control_lists.sources.report import PublicationReport, TextDifference, report_on
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.brought import BroughtFile, BroughtInfo, BroughtShelf, checked_list_id
from stc_desktop.storage.replaced_files import drop_cut_off, sha256_of

_READING, _EXAMINING = 0.7, 0.15  # shares of the whole; the rest is storing
_STAGED_SECONDS = 24 * 3600  # a report may lie on the screen over night


def look_at(workspace: Workspace, path: Path, told: Told | None = None) -> Looked:
    """What a file is, by what is in it. Raises UserFixable saying what was seen where it is no control list."""
    file, reader = _recognised(path)
    columns = proposed_columns(workspace, file, told) if reader.is_for_tables else ()
    kind = table_kind(path, columns) if columns else TableKind.LIST
    return Looked(path=path, reader=reader.name, size=file.size, is_table=reader.is_for_tables, columns=columns, kind=kind)


def stage(
    workspace: Workspace,
    path: Path,
    told: Told,
    *,
    column_map: ColumnMap | Sequence[ColumnMap] | None = None,
    list_id: str = "",
    edition: str = "",
) -> Staged:
    """Read a file, examine and compare what it brings, store it apart; nothing is in use yet.

    A table is read by `column_map`, else by what was remembered or proposed. `list_id` picks one list of several, or names the list of
    a table; `edition` says the edition where the file does not. A publication that cannot be a list is not stored: see `refusals`.
    """
    file, reader = _recognised(path)
    told("Reading", 0.0)
    columns = _columns(workspace, file, reader, column_map, list_id)
    found = reader.read(file, lambda step, share: told(step, share * _READING), columns=columns)
    wanted = [_said(publication, list_id, edition, path) for publication in _picked(found, list_id, path)]
    sha256 = sha256_of(path)
    folder = staging_folder(workspace)
    staged: list[StagedList] = []
    try:
        for number, publication in enumerate(wanted):
            info = info_of(
                publication, retrieved=workspace.now.isoformat(timespec="seconds"), source=path, sha256=sha256, importer=reader.version
            )
            staged.append(_staged(workspace, publication, info, folder, _part(told, number, len(wanted))))
    except BaseException:  # cancelled or failed: nothing of it is left, whatever it was
        _remove(staged)
        raise
    return Staged(source=path, lists=tuple(staged), columns=columns)


def take_over(workspace: Workspace, staged: Staged, *, although_older: bool = False) -> tuple[BroughtList, ...]:
    """Use what was staged from now on; the editions in use until now are kept for going back.

    Raises UserFixable for a refused publication, and for an edition older than the one in use unless `although_older`.
    """
    if staged.is_refused:
        raise UserFixable(" ".join(staged.refusals), next_step="The edition in use is as it was.", where=staged.source.name)
    for held in staged.lists:
        if held.file is None or not held.file.is_file():
            raise UserFixable("What was read of this file is no longer there.", next_step="Bring it again.", where=staged.source.name)
        newer = "" if although_older else _newer_in_use(workspace, held.info)
        if newer:
            raise UserFixable(
                f"The edition {held.info.edition} of {held.info.list_id} is older than {newer}, which is in use; nothing was changed.",
                next_step="Take it over all the same only if the older edition is the one in force for you.",
                where=staged.source.name,
            )
    for held in staged.lists:
        assert held.file is not None
        if held.is_in_use_already:
            held.file.unlink(missing_ok=True)
        else:
            workspace.brought.put(held.file, held.info, held.file.stem)
    remember_columns(workspace, staged.columns)
    return tuple(_brought_list(workspace, held.info.list_id) for held in staged.lists)


def discard(staged: Staged) -> None:
    """Leave everything as it was and remove what was stored apart."""
    _remove(staged.lists)


def brought_lists(workspace: Workspace) -> tuple[BroughtList, ...]:
    """The lists in use that were brought, by name; a damaged one is among them and says so."""
    return tuple(_brought_list(workspace, list_id) for list_id in workspace.brought.list_ids())


def go_back(workspace: Workspace, list_id: str) -> BroughtList:
    """Use the edition before; the one that is left is kept, behind all others to go back to."""
    workspace.brought.go_back(list_id)
    return _brought_list(workspace, list_id)


def take_away(workspace: Workspace, list_id: str) -> None:
    """Remove a brought list with all its editions; our own list is not touched."""
    workspace.brought.take_away(list_id)


# -- steps of staging


def _recognised(path: Path) -> tuple[SourceFile, Reader]:
    file = SourceFile(path)
    reader = kind_of(file)
    if reader is None:
        raise unrecognised(file)
    return file, reader


def _columns(
    workspace: Workspace, file: SourceFile, reader: Reader, given: ColumnMap | Sequence[ColumnMap] | None, list_id: str
) -> tuple[ColumnMap, ...]:
    if not reader.is_for_tables:
        return ()
    if given is None:
        return chosen_columns(proposed_columns(workspace, file), list_id=list_id)
    return (given,) if isinstance(given, ColumnMap) else tuple(given)


def _picked(found: Sequence[Publication], list_id: str, path: Path) -> Sequence[Publication]:
    """The publication that was asked for where a file holds several; all of them where nothing was said."""
    if not list_id or len(found) == 1:
        return found
    wanted = [publication for publication in found if publication.list_id == list_id]
    if not wanted:
        held = ", ".join(publication.list_id for publication in found)
        raise UserFixable(f"The file does not hold the list {list_id}; it holds {held}.", next_step="Name one of them.", where=path.name)
    return wanted


def _said(publication: Publication, list_id: str, edition: str, path: Path) -> Publication:
    """The publication with what a person said about it; which list and which edition it is must be known in the end."""
    named = replace(publication, list_id=list_id or publication.list_id, edition=edition or publication.edition or publication.legal_date)
    if not named.list_id:
        raise UserFixable("Which list this is has not been said.", next_step="Give the list a name, such as sample-list.", where=path.name)
    if not named.edition:
        raise UserFixable(
            f"The file does not say which edition of {named.list_id} it is.",
            next_step="Say the edition, best as the date from which it holds, such as 2026-01-31.",
            where=path.name,
        )
    checked_list_id(named.list_id)
    return named


def _staged(workspace: Workspace, publication: Publication, info: BroughtInfo, folder: Path, told: Told) -> StagedList:
    in_use = _publication_in_use(workspace, info.list_id)
    examining, storing = _EXAMINING / (1 - _READING), 1 - _EXAMINING / (1 - _READING)
    report = report_on(publication, lambda step, share: told(step, share * examining), in_use=in_use)
    if report.is_refused:
        return StagedList(info=info, report=report, file=None)
    file = folder / f"{secrets.token_hex(6)}.staged"
    try:
        _write(file, publication, info, report, lambda step, share: told(step, examining + share * storing))
    except BaseException:  # cancelled behind the last paragraph
        file.unlink(missing_ok=True)
        raise
    return StagedList(
        info=info,
        report=report,
        file=file,
        is_in_use_already=_is_in_use(workspace, info, report.difference),
        older_than=_newer_in_use(workspace, info),
    )


def _write(file: Path, publication: Publication, info: BroughtInfo, report: PublicationReport, told: Told) -> None:
    from stc_desktop.storage.brought_writing import write_brought

    write_brought(file, publication, info, report=json.dumps(report_json(report), ensure_ascii=False), doubts=report.doubts, told=told)


def _publication_in_use(workspace: Workspace, list_id: str) -> Publication | None:
    """The edition in use, to compare with; a damaged one is as good as none, since it is about to be replaced."""
    with suppress(UserFixable):
        held = workspace.brought.in_use(checked_list_id(list_id))
        if held is not None:
            info = held.info
            return Publication(
                list_id=info.list_id,
                title=info.title,
                publisher=info.publisher,
                edition=info.edition,
                legal_date=info.legal_date,
                paragraphs=tuple(held.paragraphs()),
                language=info.language,
            )
    return None


def _is_in_use(workspace: Workspace, info: BroughtInfo, difference: TextDifference | None) -> bool:
    held = workspace.brought.in_use(info.list_id) if difference is not None and difference.is_none else None
    return held is not None and (held.info.edition, held.info.importer, held.info.source_sha256) == (
        info.edition,
        info.importer,
        info.source_sha256,
    )


def _newer_in_use(workspace: Workspace, info: BroughtInfo) -> str:
    """The edition in use, if the one that is brought is older; "" otherwise."""
    try:
        held = workspace.brought.in_use(info.list_id)
    except UserFixable:  # damaged: no reason not to replace it
        return ""
    if held is None or not is_older((info.edition, info.legal_date), (held.info.edition, held.info.legal_date)):
        return ""
    return held.info.edition


def staging_folder(workspace: Workspace) -> Path:
    """Where what was read lies until it is used or left; what a killed program left there goes after a day."""
    folder = workspace.data / "brought" / "staged"
    folder.mkdir(parents=True, exist_ok=True)
    drop_cut_off(folder)
    drop_cut_off(folder, "*.staged", after_seconds=_STAGED_SECONDS)
    return folder


def _part(told: Told, number: int, of: int) -> Told:
    """The share that one of several lists has in what comes after the reading."""
    whole = 1 - _READING
    return lambda step, share: told(step, min(1.0, _READING + whole * (number + share) / of))


def _remove(staged: Sequence[StagedList]) -> None:
    for held in staged:
        if held.file is not None:
            with suppress(OSError):
                held.file.unlink()


# -- what is in use


def _brought_list(workspace: Workspace, list_id: str) -> BroughtList:
    former = former_editions(workspace.brought, list_id)
    try:
        held = workspace.brought.in_use(list_id)
        if held is None:
            return BroughtList(list_id=list_id, former=former, fault="No edition is in use.")
        report = json.loads(held.report or "{}")
        return BroughtList(
            list_id=list_id,
            info=held.info,
            heads=held.count(ParagraphKind.HEAD),
            paragraphs=held.count(),
            doubts=report.get("doubts", {}),
            size=held.path.stat().st_size,
            former=former,
        )
    except UserFixable as fault:
        return BroughtList(list_id=list_id, former=former, fault=fault.sentence, to_do=fault.next_step)


def former_editions(shelf: BroughtShelf, list_id: str) -> tuple[FormerEdition, ...]:
    """The editions to go back to, the last one used first; damaged ones are left out."""
    return tuple(_former(shelf, list_id))


def _former(shelf: BroughtShelf, list_id: str) -> Iterator[FormerEdition]:
    with suppress(UserFixable):
        for path in shelf.former(list_id):
            with suppress(UserFixable), BroughtFile(path) as held:
                yield FormerEdition(edition=held.info.edition, retrieved=held.info.retrieved)
