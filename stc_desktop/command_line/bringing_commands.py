"""`list import`: an official publication out of a file, with the report of what is in it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from stc_desktop.command_line.commands import Call, Commands, show_json

if TYPE_CHECKING:
    from stc_desktop.control_lists.sources.column_maps import ColumnMap

_WIDTH = 78


def add_import(lists: Commands) -> None:
    """Add import to the commands of lists."""
    command = lists.add("import", _import, "bring an official text: read, examine, compare and take it over")
    command.add_argument("file", type=Path, metavar="FILE", help="eCFR XML, list as JSON, PDF of Annex I, workbook or CSV, own export")
    command.add_argument("--list", dest="list_id", default="", metavar="ID", help="which list of the file, or the name of a table's list")
    command.add_argument("--edition", default="", metavar="E", help="the edition, where the file does not say it")
    command.add_argument("--columns", type=Path, metavar="MAP.json", help="what the columns of a table mean")
    command.add_argument("--although-older", action="store_true", help="take it over although a newer edition is in use")
    command.add_argument("--as", dest="kind", choices=["list", "correlation"], help="what the table is, where it cannot be told")
    command.add_argument("--publisher", default="", metavar="NAME", help="the agency that gave a table of HS codes and control codes")
    command.add_argument("--check-only", action="store_true", help="print the report and change nothing")


def _import(call: Call) -> int:
    from stc_desktop.casework.bringing import discard, stage, take_over
    from stc_desktop.casework.bringing_values import staged_json
    from stc_desktop.casework.correlations import looks_like_correlation

    arguments, line = call.arguments, _MovingLine()
    is_asked = arguments.kind is None and arguments.columns is None and not arguments.list_id
    if arguments.kind == "correlation" or (is_asked and looks_like_correlation(call.workspace, arguments.file)):
        return _import_correlation(call, line)
    try:
        staged = stage(
            call.workspace,
            arguments.file,
            line.told,
            column_map=_columns(arguments.columns),
            list_id=arguments.list_id,
            edition=arguments.edition,
        )
    finally:
        line.end()
    in_use = False
    try:
        if not arguments.check_only and not staged.is_refused:
            take_over(call.workspace, staged, although_older=arguments.although_older)
            in_use = True
    finally:
        discard(staged)
        show_json(staged_json(staged, in_use=in_use))
    if staged.is_own_wording:
        print("This is the program's own wording as it was exported, not an official text.", file=sys.stderr)
    for refusal in staged.refusals:
        print(refusal, file=sys.stderr)
    return 1 if staged.is_refused else 0


def _import_correlation(call: Call, line: "_MovingLine") -> int:
    """An agency's table of HS codes and control codes: its pairs stand beside ours from now on."""
    from stc_desktop.casework.correlation_values import correlation_json
    from stc_desktop.casework.correlations import discard_correlation, stage_correlation, take_over_correlation

    arguments = call.arguments
    columns = _columns(arguments.columns)
    try:
        staged = stage_correlation(
            call.workspace,
            arguments.file,
            line.told,
            column_map=columns[0] if columns else None,
            publisher=arguments.publisher,
            edition=arguments.edition,
        )
    finally:
        line.end()
    in_use = False
    try:
        if not arguments.check_only:
            take_over_correlation(call.workspace, staged, although_older=arguments.although_older)
            in_use = True
    finally:
        discard_correlation(staged)
        show_json(correlation_json(staged, in_use=in_use))
    return 0


def _columns(path: Path | None) -> "tuple[ColumnMap, ...] | None":
    """One map, or a list of them for several sheets."""
    if path is None:
        return None
    from stc_desktop.casework.bringing_columns import read_columns

    return read_columns(path.read_text(encoding="utf-8-sig"))


class _MovingLine:
    """How far it is, on one line of a terminal; nothing where the output goes to a file."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty()

    def told(self, step: str, share: float) -> None:
        if self._is_shown:
            print(f"\r{f'{share:4.0%}  {step}'[:_WIDTH]:<{_WIDTH}}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        if self._is_shown:
            print(f"\r{'':<{_WIDTH}}\r", end="", file=sys.stderr, flush=True)
