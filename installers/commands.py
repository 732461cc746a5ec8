"""The two commands of from_source.py, step by step."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from installers import checks, guided
from installers.environment import Environment
from installers.fonts import bring_fonts
from installers.progress import SetupProblem, duration, say, speak_plainly
from installers.reference import build_reference
from installers.system_packages import bring_system_packages, needs_to_run, needs_to_test

ROOT = Path(__file__).resolve().parents[1]


def main(arguments: Sequence[str]) -> int:
    speak_plainly()
    signal.signal(signal.SIGTERM, _stop)  # so that what we have started ends with us
    wish = _parser().parse_args(arguments)
    try:
        return wish.go(wish)
    except SetupProblem as problem:
        sys.stdout.flush()
        print(f"\n{problem.what}\n{problem.to_do}", file=sys.stderr)
    except OSError as error:
        sys.stdout.flush()
        where = f" ({error.filename})" if error.filename else ""
        print(f"\nThe system refused: {error.strerror or error}{where}.", file=sys.stderr)
        print("See that this folder may be written to and that the disk is not full, then give the same command again.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on where this one was.", file=sys.stderr)
        return 130
    return 1


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="from_source.py", description="Set up a checkout of STC Desktop, then run or check it.")
    commands = parser.add_subparsers(required=True, metavar="run|test")
    run = commands.add_parser("run", help="set up, then open the window (with no display: make the sample's paper)")
    run.add_argument("--no-window", action="store_true", help="make the sample's paper even where there is a display")
    run.set_defaults(go=_run)
    test = commands.add_parser("test", help="set up, then run every check")
    test.add_argument("--slow", action="store_true", help="also the soaks and long measurements")
    test.set_defaults(go=_test)
    return parser


def _run(wish: argparse.Namespace) -> int:
    started = time.monotonic()
    environment = _set_up(for_tests=False)
    say(f"Set up in {duration(time.monotonic() - started)}.")
    if wish.no_window or not guided.has_display():
        return guided.make_sample(environment)
    return guided.open_window(environment)


def _test(wish: argparse.Namespace) -> int:
    started = time.monotonic()
    environment = _set_up(for_tests=True)
    say(f"Set up in {duration(time.monotonic() - started)}.")
    return checks.run_all(environment, slow=wish.slow)


def _set_up(*, for_tests: bool) -> Environment:
    bring_system_packages(needs_to_test() if for_tests else needs_to_run())
    environment = Environment(ROOT)
    environment.prepare()
    bring_fonts(ROOT / "resources" / "fonts", python=environment.python)
    build_reference(environment)
    return environment
