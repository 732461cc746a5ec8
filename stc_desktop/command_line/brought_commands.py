"""`list brought`, `list go-back` and `list take-away`: what was brought, the edition before, and what is no longer wanted."""

import sys

from stc_desktop.command_line.commands import Call, Commands, show_json


def add_brought(lists: Commands) -> None:
    """Add brought, go-back and take-away to the commands of lists."""
    brought = lists.add("brought", _brought, "the publications and the tables of HS codes that were brought")
    brought.add_argument("--json", action="store_true", help="as JSON (always)")
    for name, run, says in (
        ("go-back", _go_back, "use the edition before; the one that is left is kept"),
        ("take-away", _take_away, "remove what was brought, with all its editions; our own list stays"),
    ):
        command = lists.add(name, run, says)
        command.add_argument("name", metavar="NAME", help="as list brought names it")
        command.add_argument(
            "--as", dest="kind", choices=["list", "correlation"], default="list", help="a publication, unless said otherwise"
        )


def _brought(call: Call) -> int:
    from stc_desktop.casework.bringing import brought_lists
    from stc_desktop.casework.bringing_values import brought_json
    from stc_desktop.casework.correlation_values import in_use_json
    from stc_desktop.casework.correlations import correlations_in_use

    lists = [brought_json(one) for one in brought_lists(call.workspace)]
    show_json({"lists": lists, "correlations": [in_use_json(one) for one in correlations_in_use(call.workspace)]})
    return 0


def _go_back(call: Call) -> int:
    from stc_desktop.casework.bringing import go_back
    from stc_desktop.casework.bringing_values import brought_json
    from stc_desktop.casework.correlation_values import in_use_json
    from stc_desktop.casework.correlations import go_back_correlation

    name = call.arguments.name
    if call.arguments.kind == "correlation":
        show_json(in_use_json(go_back_correlation(call.workspace, name)))
    else:
        show_json(brought_json(go_back(call.workspace, name)))
    return 0


def _take_away(call: Call) -> int:
    from stc_desktop.casework.bringing import take_away
    from stc_desktop.casework.correlations import take_away_correlation

    name = call.arguments.name
    (take_away_correlation if call.arguments.kind == "correlation" else take_away)(call.workspace, name)
    print(f"{name} was taken away.", file=sys.stderr)
    return 0
