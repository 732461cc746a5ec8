"""What every command is given, and how a group adds its commands to the parser."""

import argparse
import datetime as dt
import functools
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stc_desktop.casework.workspace import Workspace


@dataclass(kw_only=True)
class Call:
    """One call of the program: its arguments and the options that stand before the command."""

    arguments: argparse.Namespace
    data: Path | None = None
    case_file: str | None = None
    now: dt.datetime | None = None
    user: str | None = None

    @functools.cached_property
    def workspace(self) -> "Workspace":
        """The open files; made on first use, so that a command that needs none opens none."""
        from stc_desktop.casework.workspace import Workspace

        chosen: dict[str, Any] = {}  # only what was said; the workspace knows the rest
        if self.data is not None:
            chosen["data"] = self.data
        if self.case_file is not None:
            chosen["case_place"] = self.case_file
        if self.user is not None:
            chosen["person"] = self.user
        if self.now is not None:
            moment = self.now
            chosen["clock"] = lambda: moment
        return Workspace(**chosen)

    def close(self) -> None:
        if "workspace" in self.__dict__:
            self.workspace.close()


Run = Callable[[Call], int]


class Commands:
    """The commands of a level; a group of commands is a level of its own."""

    def __init__(self, parsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:  # pyright: ignore[reportPrivateUsage] - argparse names the type no other way
        self._parsers = parsers

    def add(self, name: str, run: Run, says: str) -> argparse.ArgumentParser:
        """A command with what it says about itself; the caller adds its arguments."""
        parser = self._parsers.add_parser(name, help=says, description=says)
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, says: str) -> "Commands":
        """A level below: `list` of `list export`."""
        parser = self._parsers.add_parser(name, help=says, description=says)
        return Commands(parser.add_subparsers(dest=f"{name}_command", required=True, metavar="COMMAND"))


def add_edition_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--list", dest="list_id", metavar="LIST", help="the control list; the base list unless said")
    parser.add_argument("--edition", metavar="EDITION", help="its edition; the newest installed unless said")


def show_json(value: object, *, compact: bool = False) -> None:
    """One JSON value on standard output."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")) if compact else json.dumps(value, ensure_ascii=False, indent=2)
    sys.stdout.write(f"{text}\n")


def not_yet(name: str) -> Run:
    """A command that a later version will have; says so with the exit code of wrong usage."""

    def run(_call: Call) -> int:
        print(f"“{name}” is not part of this version yet.", file=sys.stderr)
        return 2

    return run
