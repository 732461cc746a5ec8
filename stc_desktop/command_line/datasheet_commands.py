"""`datasheet`: the lines and values of a maker's datasheet, and what they offer for the questions of the interview."""

from pathlib import Path

from stc_desktop.command_line.commands import Call, Commands, show_json


def add_commands(commands: Commands) -> None:
    """Add datasheet."""
    datasheet = commands.add(
        "datasheet", _datasheet, "values of a maker's datasheet, offered for the questions; nothing counts unconfirmed"
    )
    datasheet.add_argument("file", type=Path, metavar="FILE")
    datasheet.add_argument("--json", action="store_true", help="as JSON (always)")
    datasheet.add_argument(
        "--item", type=Path, metavar="ITEM.json", help="the item that it belongs to; else the title of the sheet describes it"
    )
    datasheet.add_argument("--model", type=int, default=0, metavar="N", help="the column of the model where tables have several, from 1")


def _datasheet(call: Call) -> int:
    from stc_desktop.casework.datasheets import read_datasheet, sheet_json
    from stc_desktop.classification.item_json import written_item
    from stc_desktop.command_line.casework_commands import json_object

    read = read_datasheet(call.arguments.file)
    item = written_item(json_object(call.arguments.item) if call.arguments.item else {})
    show_json(sheet_json(call.workspace, read, description=item.description, model=call.arguments.model, considered=dict(item.considered)))
    return 0
