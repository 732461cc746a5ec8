"""The checkout's own Python environment in .venv: made, mended, and left alone when nothing has changed."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from installers.progress import SetupProblem, say, step

# Looks at every file that the installed packages say they have: a killed installation leaves packages without a record or
# with files missing, and pip would call them installed.
_LOOK = """
import importlib.metadata, pathlib, sys
if sys.version_info < (3, 11): sys.exit("its Python is older than 3.11")
for package in importlib.metadata.distributions():
    name = package.metadata["Name"]
    if not name or not package.files: sys.exit("a package is half installed")
    for file in package.files:
        if file.suffix != ".pyc" and not pathlib.Path(package.locate_file(file)).exists(): sys.exit(f"{name} lacks {file}")
"""
_STAMP = "set-up.json"
_LOG = "set-up.log"

_PIP_SENTENCES = (
    (
        r"No space left on device|There is not enough space",
        "The disk is full.",
        "Free about 2 GB, then give the same command again.",
    ),
    (
        r"NameResolutionError|name resolution|NewConnectionError|ConnectTimeout|ReadTimeout|"
        r"Connection refused|ProxyError|SSLError|Retrying",
        "Python packages could not be fetched from the network.",
        "See that this machine reaches the Python package index (or set PIP_INDEX_URL, PIP_PROXY or PIP_CERT for yours), "
        "then give the same command again.",
    ),
    (
        r"No matching distribution|ResolutionImpossible",
        "The package index has no package that fits this Python and system.",
        "Use Python 3.11 to 3.13, 64 bit, on Windows, Linux or macOS, then give the same command again.",
    ),
)


class Environment:
    """The .venv of one checkout."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"

    @property
    def python(self) -> Path:
        return self.python_of(self.folder)

    @staticmethod
    def python_of(folder: Path) -> Path:
        return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def prepare(self) -> None:
        """Afterwards .venv holds exactly what pyproject.toml asks for; when it already does, this takes a second."""
        wanted = fingerprint(self.root / "pyproject.toml")
        fault = self._fault()
        if fault is None and self._stamp() == wanted:
            say("* Python packages: as pyproject.toml asks")
            return
        if fault is not None:
            self._make(fault)
        self._install()
        (self.folder / _STAMP).write_text(json.dumps({"dependencies": wanted}), encoding="utf-8")

    def _fault(self) -> str | None:
        """Why .venv cannot be used as it is, or None."""
        if not self.python.exists():
            return "not there yet" if not self.folder.exists() else "half made"
        try:
            look = subprocess.run([self.python, "-I", "-c", _LOOK], capture_output=True, text=True, errors="replace", check=False)
            pip = subprocess.run([self.python, "-I", "-c", "import pip"], capture_output=True, check=False)
        except OSError:
            return "its Python does not start"
        if look.returncode != 0:
            return (look.stderr.strip().splitlines() or ["its Python does not start"])[-1]
        return None if pip.returncode == 0 else "it has no pip"

    def _stamp(self) -> str | None:
        try:
            return str(json.loads((self.folder / _STAMP).read_text(encoding="utf-8"))["dependencies"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _make(self, fault: str) -> None:
        if _is_inside(Path(sys.prefix), self.folder):
            raise SetupProblem(
                f"The environment {self.folder} is damaged ({fault}) and cannot mend itself while its own Python runs this.",
                "Give the same command with the Python of your system, not with the one in .venv.",
            )
        with step(f"Python environment {self.folder} ({fault})"):
            _remove(self.folder)
            made = subprocess.run(
                [sys.executable, "-m", "venv", self.folder],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                check=False,
            )
        if made.returncode != 0:
            for line in made.stdout.strip().splitlines()[-5:]:
                say(f"  | {line}")
            raise SetupProblem(
                f"Python ({sys.executable}) could not make an environment in {self.folder}.",
                "See the lines above; Debian: apt-get install python3-venv; elsewhere install Python from python.org.",
            )

    def _install(self) -> None:
        wanted = [*requirements(self.root / "pyproject.toml")]
        command = [self.python, "-I", "-m", "pip", "install", "--progress-bar=off", "--disable-pip-version-check", "--no-input", *wanted]
        with step(f"Python packages ({len(wanted)} asked for by pyproject.toml; the first time several minutes)"):
            code, lines = _run_and_tell(command, log=self.folder / _LOG)
        if code == 0:
            return
        raise _pip_problem(lines, self.folder / _LOG)


def requirements(pyproject: Path) -> list[str]:
    """What the program and its checks need, as pip takes it."""
    project = tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *project["optional-dependencies"]["test"]]


def fingerprint(pyproject: Path) -> str:
    """Changes when, and only when, something else must be installed."""
    basis = json.dumps([requirements(pyproject), sys.version_info[:2]])
    return hashlib.sha256(basis.encode()).hexdigest()


def _run_and_tell(command: Sequence[str | Path], *, log: Path) -> tuple[int, list[str]]:
    """Run pip, keep everything in the log, and show a line for each package that it fetches."""
    lines: list[str] = []
    fetched = re.compile(r"\s*(?:Downloading|Using cached) (?:\S*/)?([^/-]+)-([^/-]+)-\S+ \(([^)]*[MG]B)\)")
    pipe = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace"
    )
    with pipe as process, log.open("w", encoding="utf-8") as kept:
        assert process.stdout is not None
        for line in process.stdout:
            kept.write(line)
            lines.append(line.rstrip())
            if package := fetched.match(line):
                say(f"  {package[1]} {package[2]}, {package[3]}")
            elif line.startswith("Installing collected"):
                say("  unpacking")
    return process.returncode, lines


def _pip_problem(lines: Sequence[str], log: Path) -> SetupProblem:
    output = "\n".join(lines)
    for pattern, what, to_do in _PIP_SENTENCES:
        if re.search(pattern, output):
            return SetupProblem(what, to_do)
    for line in lines[-6:]:
        say(f"  | {line}")
    return SetupProblem("The Python packages could not be installed.", f"The lines above say why; everything pip said is in {log}.")


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
