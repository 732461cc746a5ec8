"""What only the operating system can bring: Qt's system libraries, the parts of Python that Debian ships apart, a few tools.

Each need is probed, never assumed from a package's name, so a machine that has it some other way is left alone.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from installers.progress import SetupProblem, say, step

LOCK_SECONDS = 600


@dataclass(frozen=True)
class Need:
    """One thing of the system's, how to see whether it is here, and the Debian package that brings it."""

    what: str
    debian: str
    is_here: Callable[[], bool]
    without_it: str = ""

    @property
    def is_essential(self) -> bool:
        """Whether there is no going on without it; otherwise without_it says what is given up."""
        return not self.without_it


def missing_needs(needs: Sequence[Need]) -> list[Need]:
    return [need for need in needs if not need.is_here()]


def bring_system_packages(needs: Sequence[Need]) -> None:
    """Have everything here afterwards, or say which command brings it."""
    missing = missing_needs(needs)
    if not missing:
        return
    if _may_use_apt():
        _install_with_apt(missing)
        missing = missing_needs(needs)
    essential = [need for need in missing if need.is_essential]
    if essential:
        raise SetupProblem(
            "This machine lacks " + ", ".join(need.what for need in essential) + ".",
            _how_to_bring(essential),
        )
    for need in missing:
        say(f"  without {need.what} (Debian: {need.debian}) {need.without_it}")


def needs_to_run() -> list[Need]:
    """Without these the window cannot be opened or the program cannot be installed."""
    needs = [Need("Python's own venv and pip", "python3-venv", _has_venv)]
    if not sys.platform.startswith("linux"):
        return needs
    return [*needs, *(Need(soname, package, _library_probe(soname)) for soname, package in _QT_LIBRARIES.items()), *_WELCOME]


def needs_to_test() -> list[Need]:
    """What the tests want besides: to look at printed pages with a program that is not ours."""
    if not sys.platform.startswith("linux"):
        return needs_to_run()
    return [*needs_to_run(), *(Need(tool, package, _tool_probe(tool)) for tool, package in _TEST_TOOLS.items())]


def _has_venv() -> bool:
    # Debian ships the module venv with every python3, but not ensurepip, without which venv makes nothing usable.
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))


def _library_probe(soname: str) -> Callable[[], bool]:
    def is_here() -> bool:
        try:
            ctypes.CDLL(soname)
        except OSError:
            return False
        return True

    return is_here


def _tool_probe(name: str) -> Callable[[], bool]:
    return lambda: shutil.which(name) is not None


_QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
_TEST_TOOLS = {"pdftotext": "poppler-utils", "pdftoppm": "poppler-utils", "Xvfb": "xvfb"}
_WELCOME = (
    Need(
        "the Noto Sans fonts",
        "fonts-noto-core",
        lambda: Path("/usr/share/fonts/truetype/noto/NotoSansMyanmar-Bold.ttf").is_file(),
        without_it="the same fonts are fetched from npm",
    ),
    Need("libcups.so.2", "libcups2", _library_probe("libcups.so.2"), without_it="paper can be saved as PDF but not sent to a printer"),
    Need(
        "libwayland-cursor.so.0",
        "libwayland-cursor0 libwayland-egl1",
        _library_probe("libwayland-cursor.so.0"),
        without_it="the window needs X or XWayland",
    ),
)


def _may_use_apt() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _packages(needs: Sequence[Need]) -> list[str]:
    return list(dict.fromkeys(name for need in needs for name in need.debian.split()))


def _install_with_apt(missing: Sequence[Need]) -> None:
    packages = _packages(missing)
    with step("System packages: " + ", ".join(packages)):
        # An earlier run may have been ended in the middle; dpkg then refuses everything until it has tidied up.
        _quietly(["dpkg", "--configure", "-a"])
        lists = _quietly([*_APT, "update"])
        installed = _quietly([*_APT, "install", "-y", "--no-install-recommends", *packages])
    if installed.returncode == 0:
        return
    for line in (lists.stdout + installed.stdout).strip().splitlines()[-6:]:
        say(f"  | {line}")
    if missing_needs([need for need in missing if need.is_essential]):
        raise SetupProblem(
            "apt-get could not install " + " ".join(packages) + ".",
            "See the lines above; is the network up and is no other installation running? Then give the same command again.",
        )


_APT = ("apt-get", "-q", "-o", f"DPkg::Lock::Timeout={LOCK_SECONDS}", "-o", "Acquire::Retries=3")


def _quietly(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )


def _how_to_bring(needs: Sequence[Need]) -> str:
    packages = " ".join(_packages(needs))
    if not sys.platform.startswith("linux"):
        return "Install Python again from python.org with its standard parts (pip among them), then give the same command again."
    if shutil.which("apt-get") is None:
        return f"Install what Debian calls {packages} with this system's package manager, then give the same command again."
    return f"As root: apt-get update && apt-get install -y {packages}\nThen give the same command again."
