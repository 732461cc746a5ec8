"""`search` and `list`: look into the control lists."""

import sys
from pathlib import Path

from stc_desktop.command_line.bringing_commands import add_import
from stc_desktop.command_line.brought_commands import add_brought
from stc_desktop.command_line.commands import Call, Commands, add_edition_options, show_json
from stc_desktop.command_line.installing_commands import add_installing
from stc_desktop.rules.errors import UserFixable


def add_commands(commands: Commands) -> None:
    """Add search and list."""
    search = commands.add("search", _search, "find paragraphs by words, code, HS or CAS number")
    search.add_argument("text", metavar="TEXT")
    search.add_argument("--limit", type=int, default=20, metavar="N")
    search.add_argument("--json", action="store_true", help="as JSON")
    add_edition_options(search)
    lists = commands.group("list", "look into the control lists")
    export = lists.add("export", _export, "the list as a neutral tree, a line per paragraph")
    export.add_argument("--jsonl", action="store_true", required=True)
    add_edition_options(export)
    properties = lists.add("properties", _properties, "the register of properties")
    properties.add_argument("--json", action="store_true", required=True)
    add_edition_options(properties)
    add_import(lists)
    add_brought(lists)
    workbook = lists.add("workbook", _workbook, "write a list as a workbook for an official to edit")
    workbook.add_argument("file", type=Path, metavar="FILE.xlsx")
    workbook.add_argument("--country", default="", metavar="CC", help="with the lists in force of this country")
    add_edition_options(workbook)
    from_workbook = lists.add("from-workbook", _from_workbook, "check a list workbook and turn it into authored files")
    from_workbook.add_argument("file", type=Path, metavar="FILE.xlsx")
    from_workbook.add_argument("--check-only", action="store_true", help="only say what is wrong with it")
    from_workbook.add_argument("--out", type=Path, metavar="FOLDER", help="where to write FOLDER/<list>/<edition>/*.yaml")
    add_installing(lists)
    diff = lists.add("diff", _diff, "what changed between two editions, old and new paragraph side by side")
    diff.add_argument("old", metavar="A", help="the older edition, such as 2021")
    diff.add_argument("new", metavar="B", help="the newer edition, such as 2025-11-15")
    diff.add_argument("--list", dest="list_id", metavar="LIST", help="the control list; the base list unless said")
    diff.add_argument("--json", action="store_true", help="as JSON (always)")


def _edition(call: Call) -> tuple[str, str]:
    from stc_desktop.casework.lists import chosen_edition

    return chosen_edition(call.workspace.reference, call.arguments.list_id, call.arguments.edition)


def _search(call: Call) -> int:
    from stc_desktop.casework.hs_views import hs_said, hs_why
    from stc_desktop.casework.lists import search_list

    list_id, edition = _edition(call)
    arguments = call.arguments
    hits = search_list(call.workspace.reference, arguments.text, list_id=list_id, edition=edition, limit=arguments.limit)
    if arguments.json:
        hs = hs_why(call.workspace, arguments.text)
        rows = [
            {"code": hit.code, "head": hit.head, "title": hit.title, "score": hit.score, "why": hs.get(hit.code, hit.why)} for hit in hits
        ]
        said = hs_said(call.workspace, arguments.text)
        show_json({"list": list_id, "edition": edition, "results": rows, **({"hs": said} if said else {})})
    else:
        for hit in hits:
            print(f"{hit.code:<16} {hit.title}   [{hit.why}]")
        for sentence in hs_said(call.workspace, arguments.text):
            print(sentence, file=sys.stderr)
    return 0


def _export(call: Call) -> int:
    from stc_desktop.casework.lists import export_list

    list_id, edition = _edition(call)
    for row in export_list(call.workspace.reference, list_id, edition):
        show_json(row, compact=True)
    return 0


def _properties(call: Call) -> int:
    from stc_desktop.casework.lists import list_properties

    list_id, edition = _edition(call)
    show_json(list_properties(call.workspace.reference, list_id, edition))
    return 0


def _diff(call: Call) -> int:
    from stc_desktop.casework.list_differences import compare_editions, comparison_json
    from stc_desktop.casework.lists import BASE_LIST

    arguments = call.arguments
    compared = compare_editions(call.workspace.reference, arguments.list_id or BASE_LIST, arguments.old, arguments.new)
    show_json(comparison_json(compared))
    return 0


def _workbook(call: Call) -> int:
    from stc_desktop.casework.list_workbooks import write_workbook

    arguments = call.arguments
    chosen = (arguments.list_id, arguments.edition)
    path = write_workbook(call.workspace, arguments.file, *chosen, lambda _step, _share: None, country=arguments.country)
    show_json({"file": str(path), "bytes": path.stat().st_size})
    return 0


def _from_workbook(call: Call) -> int:
    from stc_desktop.casework.list_workbooks import authored_files, check_workbook, checked_json
    from stc_desktop.storage.reference_folder import current_lists

    arguments = call.arguments
    if not arguments.check_only and arguments.out is None:
        raise UserFixable("It is not said where the authored files go.", next_step="Add --out FOLDER, or --check-only.")
    checked = check_workbook(arguments.file, lambda _step, _share: None, installed=current_lists(call.workspace.data))
    for fault in checked.faults:
        print(fault, file=sys.stderr)
    document = checked_json(checked)
    if not checked.faults and not arguments.check_only:
        document["folder"] = str(authored_files(checked, arguments.out))
    show_json(document)
    return 1 if checked.faults else 0
