"""The wheel, built as for a release and looked at where nothing else is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from installers.environment import Environment
from installers.progress import say
from installers.reference import plain_environment

PACKAGES = ("stc_desktop", "ui", "resources")
_INTO_THE_WHEEL = ("pyproject.toml", "README.md", "LICENSE")
_LOOK = """
import json, pathlib
import stc_desktop, ui, resources
root = pathlib.Path(resources.__file__).parent
print(json.dumps(sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")))
"""


def check_wheel(environment: Environment) -> str | None:
    """What is wrong with it in a few words, or None."""
    with tempfile.TemporaryDirectory() as box:
        source, bare = Path(box) / "source", Path(box) / "bare"
        _copy_sources(environment.root, source)
        built = _call(
            environment.python,
            *("-I", "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "-q"),
            *("-w", str(Path(box) / "dist"), str(source)),
        )
        wheels = list((Path(box) / "dist").glob("*.whl"))
        if built.returncode != 0 or len(wheels) != 1:
            return _told(built, "it could not be built")
        fault = fault_at_top_level(wheels[0])
        return fault or _fault_when_installed(wheels[0], bare, source)


def fault_at_top_level(wheel: Path) -> str | None:
    """Beside our three folders and the wheel's own record nothing may be dropped into site-packages."""
    with zipfile.ZipFile(wheel) as packed:
        top = {name.partition("/")[0] for name in packed.namelist()}
    record = {name for name in top if name.startswith("stc_desktop-") and name.endswith(".dist-info")}
    if top - record != set(PACKAGES) or len(record) != 1:
        return f"its top level holds {', '.join(sorted(top))}"
    say(f"  {wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, {', '.join(sorted(top))}")
    return None


def _fault_when_installed(wheel: Path, bare: Path, source: Path) -> str | None:
    made = _call(Path(sys.executable), "-m", "venv", str(bare))
    python = Environment.python_of(bare)
    if made.returncode == 0:
        made = _call(python, "-I", "-m", "pip", "install", "--no-deps", "--no-index", "--disable-pip-version-check", "-q", str(wheel))
    if made.returncode != 0:
        return _told(made, "it could not be installed")
    looked = _call(python, "-I", "-c", _LOOK)
    if looked.returncode != 0:
        return _told(looked, "its packages cannot be imported")
    resources = source / "resources"
    wanted = {path.relative_to(resources).as_posix() for path in resources.rglob("*") if path.is_file()}
    missing = wanted - set(json.loads(looked.stdout))
    return f"it lacks resources/{min(missing)} and {len(missing) - 1} more" if missing else None


def _copy_sources(root: Path, source: Path) -> None:
    source.mkdir()
    skip = shutil.ignore_patterns("__pycache__", "*.pyc", ".*", "*.part")
    for package in PACKAGES:
        shutil.copytree(root / package, source / package, ignore=skip)
    for name in _INTO_THE_WHEEL:
        shutil.copy(root / name, source)


def _call(program: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program, *arguments],
        env=plain_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _told(done: subprocess.CompletedProcess[str], fault: str) -> str:
    for line in (done.stdout + done.stderr).strip().splitlines()[-8:]:
        say(f"  | {line}")
    return fault
