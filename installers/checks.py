"""Every check of the house, one after the other, with a closing line each; what could not run is never called passed."""

from __future__ import annotations

import enum
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from installers.environment import Environment
from installers.progress import duration, say
from installers.reference import plain_environment
from installers.wheel import check_wheel

STAGES = (
    "rules",
    "wording",
    "jurisdictions",
    "control_lists",
    "classification",
    "screening",
    "determination",
    "applications",
    "licensing",
    "training",
    "insight",
)
# one process a core, no more than a small machine has memory for; each takes over what another has not come to
_SIDE_BY_SIDE = ("--numprocesses=auto", "--maxprocesses=4", "--dist=worksteal")
OUR_CODE = ("stc_desktop", "ui", "resources", "installers", "tests", "main.py")


class Outcome(enum.StrEnum):
    PASSED = "passed"
    FAILED = "FAILED"
    NOT_RUN = "not run"


@dataclass(frozen=True)
class Result:
    """How a check ended; the remark says why it did not run, or what it left out."""

    outcome: Outcome
    remark: str = ""


@dataclass(frozen=True)
class Check:
    name: str
    carry_out: Callable[[], Result]


def run_all(environment: Environment, *, slow: bool = False) -> int:
    checks = all_checks(environment, slow=slow)
    started = time.monotonic()
    closing: list[tuple[Check, Result, float]] = []
    for number, check in enumerate(checks, start=1):
        say(f"\n==> {number} of {len(checks)}: {check.name}")
        began = time.monotonic()
        result = check.carry_out()
        closing.append((check, result, time.monotonic() - began))
        say(f"<== {check.name}: {result.outcome}{_in_brackets(result.remark)}")
    return _close(closing, time.monotonic() - started)


def all_checks(environment: Environment, *, slow: bool) -> list[Check]:
    run = _Runner(environment)
    return [
        Check("format (ruff)", lambda: run.tool("-m", "ruff", "format", "--check", "--output-format=concise", *run.present(OUR_CODE))),
        Check("lint (ruff)", lambda: run.tool("-m", "ruff", "check", "--output-format=concise", *run.present(OUR_CODE))),
        Check("types (pyright)", lambda: run.tool("-m", "pyright")),
        Check("rooms and their borders (import-linter)", lambda: run.tool("-c", _LINT_IMPORTS)),
        Check("stages where Qt does not exist (pytest)", run.stages_without_qt),
        Check("behaviour (pytest)", lambda: run.behaviour(slow=slow)),
        Check("the list against the table of facts", run.list_against_facts),
        Check("the wheel in a bare environment", lambda: _from_fault(check_wheel(environment))),
    ]


class _Runner:
    """Runs tools of the environment in the checkout."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._root = environment.root
        self._reports = environment.root / "build" / "checks"
        self._reports.mkdir(parents=True, exist_ok=True)

    def present(self, names: Sequence[str]) -> list[str]:
        return [name for name in names if (self._root / name).exists()]

    def tool(self, *arguments: str) -> Result:
        return _from_code(self._call(*arguments))

    def stages_without_qt(self) -> Result:
        rooms = [f"tests/{room}" for room in STAGES if (self._root / "tests" / room).is_dir()]
        return self._pytest("stages", "-p", "no:pytest-qt", "--without-qt", *rooms)

    def behaviour(self, *, slow: bool) -> Result:
        result = self._pytest("behaviour", "--durations=10", *(["--slow"] if slow else []))
        if slow or result.outcome is not Outcome.PASSED:
            return result
        return Result(result.outcome, "; ".join(filter(None, [result.remark, "slow ones left out, --slow runs them"])))

    def list_against_facts(self) -> Result:
        verifier = self._root.parent / "shared" / "checks" / "verify_list.py"
        if not verifier.is_file():
            return Result(Outcome.NOT_RUN, "its facts are not beside this checkout, in ../shared")
        exported, register = self._reports / "list.jsonl", self._reports / "properties.json"
        for path, arguments in ((exported, ("list", "export", "--jsonl")), (register, ("list", "properties", "--json"))):
            with path.open("wb") as out:
                if self._call("-m", "stc_desktop", *arguments, out=out) != 0:
                    return Result(Outcome.FAILED, f"“{' '.join(arguments)}” failed")
        return _from_code(self._call(str(verifier), str(exported), str(register), "--category", "2"))

    def _pytest(self, name: str, *arguments: str) -> Result:
        report = self._reports / f"{name}.xml"
        report.unlink(missing_ok=True)
        whole = ("-q", "--no-header", "--continue-on-collection-errors", f"--junitxml={report}", *_SIDE_BY_SIDE)
        code = self._call("-m", "pytest", *whole, *arguments)
        skipped = _skipped(report)
        return Result(_from_code(code).outcome, f"{skipped} of its tests not run, named above" if skipped else "")

    def _call(self, *arguments: str, out: IO[bytes] | None = None) -> int:
        surroundings = {**plain_environment(), "QT_QPA_PLATFORM": "offscreen", "COLUMNS": os.environ.get("COLUMNS", "140")}
        return subprocess.run(
            [str(self._environment.python), *arguments],
            cwd=self._root,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=out,
            check=False,
        ).returncode


# import-linter has no __main__ of its own.
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint(prog_name='lint-imports')"


def _from_code(code: int) -> Result:
    return Result(Outcome.PASSED if code == 0 else Outcome.FAILED)


def _from_fault(fault: str | None) -> Result:
    return Result(Outcome.FAILED, fault) if fault else Result(Outcome.PASSED)


def _skipped(report: Path) -> int:
    try:
        suites = ElementTree.parse(report).getroot().iter("testsuite")
        return sum(int(suite.get("skipped", "0")) for suite in suites)
    except (OSError, ElementTree.ParseError):
        return 0


def _in_brackets(remark: str) -> str:
    return f" ({remark})" if remark else ""


def _close(closing: Sequence[tuple[Check, Result, float]], seconds: float) -> int:
    say("\n" + "-" * 78)
    for check, result, took in closing:
        say(f"{result.outcome:<8} {duration(took):>12}  {check.name}{_in_brackets(result.remark)}")
    failed = sum(result.outcome is Outcome.FAILED for _, result, _ in closing)
    passed = sum(result.outcome is Outcome.PASSED for _, result, _ in closing)
    not_run = len(closing) - failed - passed
    say(f"All checks together took {duration(seconds)}." + (f" {not_run} could not be run." if not_run else ""))
    say(f"checks: {passed} passed, {failed} failed")
    return 1 if failed else 0
