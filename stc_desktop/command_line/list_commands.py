"""`search` and `list`: look into the control lists."""

from stc_desktop.command_line.commands import Call, Commands, add_edition_options, not_yet, show_json


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
    lists.add("import", not_yet("list import"), "bring an official text").add_argument("file")
    diff = lists.add("diff", _diff, "what changed between two editions, old and new paragraph side by side")
    diff.add_argument("old", metavar="A", help="the older edition, such as 2021")
    diff.add_argument("new", metavar="B", help="the newer edition, such as 2025-11-15")
    diff.add_argument("--list", dest="list_id", metavar="LIST", help="the control list; the base list unless said")
    diff.add_argument("--json", action="store_true", help="as JSON (always)")


def _edition(call: Call) -> tuple[str, str]:
    from stc_desktop.casework.lists import chosen_edition

    return chosen_edition(call.workspace.reference, call.arguments.list_id, call.arguments.edition)


def _search(call: Call) -> int:
    from stc_desktop.casework.lists import search_list

    list_id, edition = _edition(call)
    arguments = call.arguments
    hits = search_list(call.workspace.reference, arguments.text, list_id=list_id, edition=edition, limit=arguments.limit)
    if arguments.json:
        rows = [{"code": hit.code, "head": hit.head, "title": hit.title, "score": hit.score, "why": hit.why} for hit in hits]
        show_json({"list": list_id, "edition": edition, "results": rows})
    else:
        for hit in hits:
            print(f"{hit.code:<16} {hit.title}   [{hit.why}]")
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
