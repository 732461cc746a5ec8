"""The reference file is built from resources/ and kept while nothing there, and nothing that reads it, has changed."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path

from installers.environment import Environment
from installers.progress import SetupProblem, say, step

_BUILT = frozenset({"reference", "fonts", "__pycache__"})


def build_reference(environment: Environment) -> None:
    folder = environment.root / "resources" / "reference"
    wanted = fingerprint_of_sources(environment.root)
    stamp = _stamp(environment.root)
    if _read(stamp) == wanted and _holds_something(folder):
        say("* Reference file: as resources/ asks")
        return
    with step("Reference file from resources/"):
        command = [environment.python, environment.root / "installers" / "build_reference.py"]
        built = subprocess.run(
            command,
            cwd=environment.root,
            env=plain_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        say(_in_short(built.stdout))
    if built.returncode != 0:
        raise SetupProblem(
            f"The reference file could not be built from resources/ (exit {built.returncode}).",
            "The lines above name the file and the line that is at fault; mend it, then give the same command again.",
        )
    if not _holds_something(folder):
        raise SetupProblem(
            f"The reference file was built without complaint, but {folder} is empty.", "Please report this; it should not happen."
        )
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(wanted, encoding="utf-8")


def is_reference_current(root: Path) -> bool:
    """Whether the reference file in resources/ was built from exactly what stands there now."""
    return _holds_something(root / "resources" / "reference") and _read(_stamp(root)) == fingerprint_of_sources(root)


def _stamp(root: Path) -> Path:
    return root / "build" / "reference.sha256"


def fingerprint_of_sources(root: Path) -> str:
    """Over the authored data and the code that turns them into the reference file."""
    digest = hashlib.sha256()
    for path in sorted(_sources(root)):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def plain_environment() -> dict[str, str]:
    """What a child of set-up should see: text is UTF-8, whatever the console thinks."""
    return {**os.environ, "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8:replace"}


def _sources(root: Path) -> list[Path]:
    authored = [
        path
        for path in (root / "resources").rglob("*")
        if path.is_file() and not _BUILT.intersection(path.relative_to(root / "resources").parts) and path.suffix not in {".mo", ".pyc"}
    ]
    return [*authored, *(root / "stc_desktop").rglob("*.py"), root / "pyproject.toml"]


def _in_short(told: str) -> str:
    """What was built, a line per edition; what the builder says when it fails goes to standard error by itself."""
    try:
        editions = json.loads(told)["editions"]
        return "\n".join(
            f"  {edition['list']} {edition['edition']}: {edition['installed']} of {edition['of']} heads" for edition in editions
        )
    except (ValueError, KeyError, TypeError):
        return f"  {told.strip()}"


def _holds_something(folder: Path) -> bool:
    return folder.is_dir() and any(path.is_file() and path.stat().st_size for path in folder.rglob("*"))


def _read(stamp: Path) -> str | None:
    try:
        return stamp.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
