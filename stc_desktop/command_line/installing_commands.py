"""`list install-workbook`, `list installed`, `list undo-install`, `list rebuild`: a ministry's own list in place of the program's."""

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from stc_desktop.command_line.commands import Call, Commands, show_json

if TYPE_CHECKING:
    from stc_desktop.casework.installed_lists import InUse
    from stc_desktop.casework.overlay_changes import OverlayChanges
    from stc_desktop.casework.workbook_changes import ListChanges


def add_installing(lists: Commands) -> None:
    """Add the commands to `list`."""
    install = lists.add("install-workbook", _install, "weigh by the list of a workbook from now on")
    install.add_argument("file", type=Path, metavar="FILE.xlsx")
    install.add_argument("--check-only", action="store_true", help="only say what is wrong with it and what it would change")
    install.add_argument("--although-removed", action="store_true", help="also where the list no longer controls what it did")
    lists.add("installed", _installed, "which lists were installed from workbooks, by whom, and whether they must be built anew")
    back = lists.add("undo-install", _undo_install, "use what stood before the last installation again")
    back.add_argument("--to-program", action="store_true", help="go back to the program's own lists at once")
    lists.add("rebuild", _rebuild, "build the installed lists anew on what the program brings today")


def _install(call: Call) -> int:
    from stc_desktop.casework.list_workbooks import checked_json
    from stc_desktop.casework.workbook_installing import WorkbookFaulty, install_workbook, look_at_workbook

    arguments = call.arguments
    if arguments.check_only:
        looked = look_at_workbook(call.workspace, arguments.file, _told)
        for fault in looked.checked.faults:
            print(fault, file=sys.stderr)
        show_json({**checked_json(looked.checked), "sha256": looked.sha256, **_changes_json(looked.changes, looked.overlay)})
        return 1 if looked.checked.faults else 0
    try:
        done = install_workbook(call.workspace, arguments.file, _told, although_removed=arguments.although_removed)
    except WorkbookFaulty as refused:
        for fault in refused.faults:
            print(fault, file=sys.stderr)
        raise
    changed = done.info.changed
    show_json(
        {
            "list": done.info.list_id,
            "edition": done.info.edition,
            "title": done.info.title,
            "changed": asdict(changed) if changed else None,
            **_changes_json(done.changes, done.overlay),
            "left_out": [str(fault) for fault in done.unfitting],
            "installed": _in_use_json(done.in_use),
        }
    )
    return 0


def _changes_json(changes: "ListChanges | None", overlay: "OverlayChanges | None") -> dict[str, object]:
    from stc_desktop.casework import overlay_changes, workbook_changes

    return {
        "changes": workbook_changes.changes_json(changes) if changes else None,
        "national": overlay_changes.changes_json(overlay) if overlay else None,
    }


def _installed(call: Call) -> int:
    from stc_desktop.casework.installed_lists import in_use

    show_json(_in_use_json(in_use(call.workspace)))
    return 0


def _undo_install(call: Call) -> int:
    from stc_desktop.casework.installed_lists import go_back, in_use

    went = go_back(call.workspace, to_program=call.arguments.to_program)
    named = [f"{one.list_id} {one.edition}" for one in went.editions] + [f"lists of {one.country}" for one in went.overlays]
    show_json({"no_longer_in_use": named, "program": went.is_program, "installed": _in_use_json(in_use(call.workspace))})
    return 0


def _rebuild(call: Call) -> int:
    from stc_desktop.casework.installed_lists import in_use
    from stc_desktop.casework.workbook_installing import rebuild

    built = rebuild(call.workspace, _told)
    show_json({"left_out": [str(fault) for fault in built.faults], "installed": _in_use_json(in_use(call.workspace))})
    return 0


def _in_use_json(held: "InUse") -> dict[str, object]:
    return {
        "lists": [{"list": one.list_id, "edition": one.edition, **asdict(one.change)} for one in held.editions],
        "countries": [{"country": one.country, **asdict(one.change)} for one in held.overlays],
        "outdated": held.is_outdated,
        "can_go_back": held.is_anything,
    }


def _told(step: str, share: float) -> None:
    """A terminal shows where it is; a script is not disturbed."""
    if sys.stderr.isatty():
        end = "\n" if share >= 1.0 else ""
        print(f"\r{share:4.0%}  {step:<60.60}", end=end, file=sys.stderr, flush=True)
