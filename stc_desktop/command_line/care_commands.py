"""`doctor` and `bench`: how the program is, and how fast; and the commands that a later version brings."""

from stc_desktop.command_line.commands import Call, Commands, not_yet, show_json

LATER = ("parties", "screen", "envelope", "pack", "desk")


def add_commands(commands: Commands) -> None:
    """Add doctor, bench, and what is named but not there yet."""
    doctor = commands.add("doctor", _doctor, "health of all files, fonts and parts")
    doctor.add_argument("--json", action="store_true", help="as JSON (always)")
    bench = commands.add("bench", _bench, "speed and memory, as ratios to a bare baseline in the same run")
    bench.add_argument("--json", action="store_true", help="as JSON (always)")
    for name in LATER:
        commands.add(name, not_yet(name), "a later version brings this").add_argument("rest", nargs="*")


def _doctor(call: Call) -> int:
    from stc_desktop.casework.health import health

    report = health(call.workspace)
    show_json(report.as_json())
    return 0 if report.is_fine else 1


def _bench(call: Call) -> int:
    from stc_desktop.casework.bench import bench

    show_json(bench(call.workspace))
    return 0
