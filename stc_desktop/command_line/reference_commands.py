"""`build-reference`: from the authored files to the file that the program reads."""

import sys
from pathlib import Path

from stc_desktop.command_line.commands import Call, Commands, show_json


def add_commands(commands: Commands) -> None:
    """Add build-reference."""
    build = commands.add("build-reference", _build, "check the authored files and build the reference file")
    build.add_argument("--out", type=Path, metavar="DIR", help="where to build; the program's own place unless said, or in --data")
    build.add_argument("--sources", type=Path, metavar="DIR", help="folder with control_lists/ and so on; the program's own unless said")
    build.add_argument("--keep-going", action="store_true", help="for authors: leave out heads with faults and name them")


def _build(call: Call) -> int:
    from stc_desktop.casework.reference_building import build_reference

    arguments = call.arguments
    out = arguments.out or (call.data / "reference" if call.data else None)
    built = build_reference(out, sources=arguments.sources, keep_going=arguments.keep_going)
    for fault in built.faults:
        print(fault, file=sys.stderr)
    if built.left_out:
        print(f"Left out for their faults: {', '.join(built.left_out)}.", file=sys.stderr)
    editions = [{"list": list_id, "edition": edition, "installed": heads, "of": of} for list_id, edition, heads, of in built.editions]
    show_json({"file": str(built.path), "bytes": built.path.stat().st_size, "editions": editions, "faults": len(built.faults)})
    return 1 if built.faults else 0
