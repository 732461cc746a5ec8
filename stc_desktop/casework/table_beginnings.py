"""How a brought table begins, sheet by sheet: for the person who says what its columns mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stc_desktop.casework.bringing_columns import ProposedColumns
from stc_desktop.control_lists.sources.column_maps import headings_of
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.tables import Sheet, opened_table

_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TableBeginning:
    """The headings of a sheet, as a column map names them, and its first rows under them."""

    sheet: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, heading: str) -> tuple[str, ...]:
        """What stands first in a column; nothing for a heading that the sheet does not have."""
        if heading not in self.headings:
            return ()
        at = self.headings.index(heading)
        return tuple(row[at] for row in self.rows)


def table_beginnings(path: Path, proposed: Sequence[ProposedColumns]) -> tuple[TableBeginning, ...]:
    """One for each sheet that can be a list, and for the only one. Raises UserFixable where the file can no longer be read."""
    with opened_table(SourceFile(path)) as table:
        return tuple(_beginning(table.sheet(one.columns.sheet)) for one in proposed if one.is_for_a_list or len(proposed) == 1)


def _beginning(sheet: Sheet) -> TableBeginning:
    rows = sheet.beginning()
    headings = headings_of(rows)
    width = len(headings.names)
    body = [row for row in rows if row.number > headings.row][:_SHOWN]
    return TableBeginning(
        sheet=sheet.name,
        headings=headings.names,
        rows=tuple(tuple(" ".join(row.cell(position).split()) for position in range(width)) for row in body),
    )
