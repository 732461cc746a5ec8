"""Reads the command line, runs one command, turns what went wrong into a sentence and an exit code."""

import argparse
import datetime as dt
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from stc_desktop.command_line import (
    care_commands,
    casework_commands,
    datasheet_commands,
    list_commands,
    many_products_commands,
    paper_commands,
    product_commands,
    reference_commands,
)
from stc_desktop.command_line.commands import Call, Commands
from stc_desktop.rules.errors import UserFixable

FINE, INPUT_AT_FAULT, WRONG_USAGE = 0, 1, 2

# Modules with `add_commands(commands)`; a new group of commands is a new module here.
GROUPS = (
    reference_commands,
    list_commands,
    casework_commands,
    datasheet_commands,
    many_products_commands,
    paper_commands,
    product_commands,
    care_commands,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give the exit code."""
    _speak_utf8()
    parser = _parser()
    arguments = parser.parse_args(argv)
    call = Call(arguments=arguments, data=arguments.data, case_file=arguments.case_file, now=arguments.now, user=arguments.user)
    try:
        return arguments.run(call)
    except UserFixable as fault:
        print(fault, file=sys.stderr)
        return INPUT_AT_FAULT
    except BrokenPipeError:  # the reader had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FINE
    except OSError as fault:
        print(f"{fault.filename or 'A file'} cannot be used: {fault.strerror or fault}.", file=sys.stderr)
        return INPUT_AT_FAULT
    except Exception:
        logging.getLogger("stc_desktop").exception("the command failed")
        print("The program itself is at fault; the trace above says where. Nothing of yours was changed by it.", file=sys.stderr)
        return INPUT_AT_FAULT
    finally:
        call.close()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="stc_desktop", description="Strategic trade controls without a network: the casework for scripts."
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="keep everything of the user's in this folder")
    parser.add_argument("--case-file", metavar="PATH|URL", help="the case file to work in")
    parser.add_argument("--now", type=_moment, metavar="ISO-TIME", help="the time to write down instead of the clock's")
    parser.add_argument("--user", metavar="NAME", help="the person to write down")
    commands = Commands(parser.add_subparsers(dest="command", required=True, metavar="COMMAND"))
    for group in GROUPS:
        group.add_commands(commands)
    return parser


def _moment(text: str) -> dt.datetime:
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{text}” is not a time; write it like 2026-03-01T09:00:00+08:00") from error
    return moment if moment.tzinfo else moment.astimezone()


def _speak_utf8() -> None:
    """Windows consoles and pipes are not UTF-8 by themselves."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
