"""What the columns of a brought table mean: proposed, corrected by a person, and remembered for the next table with the same headings."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from stc_desktop.casework.files_out import write_whole
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.sources.column_maps import ColumnMap, proposals, why_no_list
from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.tables import opened_table
from stc_desktop.rules.errors import UserFixable


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedColumns:
    """What the columns of one sheet seem to hold; `is_remembered` when somebody confirmed it for a table with the same headings."""

    columns: ColumnMap
    is_remembered: bool
    why_no_list: str  # a sentence; empty where a column of codes was found

    @property
    def is_for_a_list(self) -> bool:
        return not self.why_no_list


def proposed_columns(workspace: Workspace, file: SourceFile, told: Told | None = None) -> tuple[ProposedColumns, ...]:
    """A proposal for every sheet, those that can be a list first."""
    remembered = remembered_columns(workspace)
    with opened_table(file, told) as table:
        found = proposals(table, told)
    return tuple(_as_remembered(one, remembered) for one in found)


def chosen_columns(proposed: Sequence[ProposedColumns], *, list_id: str = "") -> tuple[ColumnMap, ...]:
    """The maps to read a table by when nobody said: sheets of known lists, else the one sheet that can be a list."""
    known = [one for one in proposed if one.is_for_a_list and one.columns.list_id]
    wanted = [one.columns for one in known if not list_id or one.columns.list_id == list_id]
    if wanted:
        return tuple(wanted)
    possible = [one for one in proposed if one.is_for_a_list]
    if not possible:
        said = proposed[0].why_no_list if proposed else "The table is empty."
        raise UserFixable(said, next_step="Choose another file, or say yourself which column holds the codes.", where="columns")
    if len(possible) > 1:
        named = ", ".join(f"“{one.columns.sheet}”" for one in possible)
        raise UserFixable(f"Several sheets can be a list: {named}.", next_step="Say which one, and what its columns mean.", where="columns")
    return (replace(possible[0].columns, list_id=list_id),)


def read_columns(text: str) -> tuple[ColumnMap, ...]:
    """Maps as a person wrote them down: one JSON object, or a list of them for several sheets."""
    try:
        found: object = json.loads(text)
    except ValueError:
        found = None
    maps = cast("list[object]", found) if isinstance(found, list) else None
    return tuple(ColumnMap.from_json(json.dumps(one)) for one in maps) if maps else (ColumnMap.from_json(text),)


def remembered_columns(workspace: Workspace) -> dict[str, ColumnMap]:
    """The maps that were used before, by the fingerprint of their headings and the sheet; a damaged memory is an empty one."""
    try:
        found: object = json.loads(_path(workspace).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    maps: dict[str, ColumnMap] = {}
    for key, value in cast("dict[str, object]", found).items() if isinstance(found, dict) else ():
        try:
            maps[key] = ColumnMap.from_json(json.dumps(value))
        except UserFixable:  # written by another version: proposed anew
            continue
    return maps


def remember_columns(workspace: Workspace, maps: Sequence[ColumnMap]) -> None:
    """Keep what a person confirmed; edition and date belong to one file and are asked again."""
    lasting = {_key(one): replace(one, edition="", legal_date="") for one in maps if one.fingerprint}
    if not lasting:
        return
    kept = {**remembered_columns(workspace), **lasting}
    text = json.dumps({key: json.loads(one.as_json()) for key, one in sorted(kept.items())}, ensure_ascii=False, indent=1)
    _path(workspace).parent.mkdir(parents=True, exist_ok=True)
    write_whole(_path(workspace), text.encode())


def _as_remembered(proposal: ColumnMap, remembered: dict[str, ColumnMap]) -> ProposedColumns:
    known = remembered.get(_key(proposal)) if proposal.fingerprint else None
    columns = replace(known, sheet=proposal.sheet, header_row=proposal.header_row) if known else proposal
    return ProposedColumns(columns=columns, is_remembered=known is not None, why_no_list=why_no_list(columns))


def _key(columns: ColumnMap) -> str:
    """Sheets of one workbook may have the same headings and be different lists."""
    return f"{columns.fingerprint} {columns.sheet}".strip()


def _path(workspace: Workspace) -> Path:
    return workspace.data / "brought" / "column_maps.json"
