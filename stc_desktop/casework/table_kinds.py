"""What a brought table is: a control list, or an agency's table of HS codes and control codes; said only where its columns tell."""

import enum
from collections.abc import Sequence
from pathlib import Path

from stc_desktop.casework.bringing_columns import ProposedColumns
from stc_desktop.control_lists.sources.column_maps import ColumnMap, ColumnRole, headings_of
from stc_desktop.control_lists.sources.correlations import codes_in, is_correlation
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.tables import Sheet, opened_table


class TableKind(enum.StrEnum):
    LIST = "list"
    CORRELATION = "correlation"
    UNCLEAR = "unclear"  # has what both have: a person says which


def table_kind(path: Path, proposed: Sequence[ProposedColumns]) -> TableKind:
    """By the columns of its sheets and by how their codes stand. Raises UserFixable where the file can no longer be read."""
    confirmed = [one for one in proposed if one.is_remembered]
    if confirmed:
        return TableKind.CORRELATION if all(_was_correlation(one.columns) for one in confirmed) else TableKind.LIST
    possible = [one.columns for one in proposed if {ColumnRole.HS, ColumnRole.CODE} <= set(one.columns.columns)]
    if not possible:
        return TableKind.LIST
    if any(one.is_for_a_list and one.columns not in possible for one in proposed) or not all(is_correlation(one) for one in possible):
        return TableKind.UNCLEAR
    with opened_table(SourceFile(path)) as table:
        is_clear = all(_codes_come_again(table.sheet(one.sheet), one) for one in possible)
    return TableKind.CORRELATION if is_clear else TableKind.UNCLEAR


def _was_correlation(columns: ColumnMap) -> bool:
    """A list that was brought has a name; a table of pairs has its agency alone."""
    return ColumnRole.HS in columns.columns and not columns.list_id


def _codes_come_again(sheet: Sheet, columns: ColumnMap) -> bool:
    """In a list a code stands once; a table of pairs names it again with other goods, or several in a cell, or has the HS code first."""
    rows = sheet.beginning()
    headings = headings_of(rows)
    hs, code = (headings.position(columns.columns[role]) for role in (ColumnRole.HS, ColumnRole.CODE))
    if hs is None or code is None:
        return False
    cells = [codes_in(row.cell(code)) for row in rows if row.number > headings.row and row.cell(code)]
    named = [one for cell in cells for one in cell]
    return hs < code or len(set(named)) < len(named) or any(len(cell) > 1 for cell in cells)
