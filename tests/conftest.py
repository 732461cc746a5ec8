"""What every test stands on: no real screen, a time limit, the same fonts everywhere, and a mode in which Qt does not exist."""

from __future__ import annotations

import importlib.abc
import os
import shutil
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, settings

from installers.reference import is_reference_current

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "resources" / "fonts"
UI_SECONDS = 60

# A test must never open a window on somebody's desk, whatever the environment says.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
if FONTS.is_dir():
    os.environ.setdefault("QT_QPA_FONTDIR", str(FONTS))

# On a shared or slow machine a deadline per example fails for reasons that are not ours; the time limit per test remains.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


class _NoQt(importlib.abc.MetaPathFinder):
    """Answers every wish for Qt the way a machine without it would."""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname.partition(".")[0] in {"PySide6", "shiboken6"}:
            raise ModuleNotFoundError(f"No module named {fullname!r} (held back by --without-qt)", name=fullname)
        return None


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    parser.addoption("--slow", action="store_true", help="also run the soaks and long measurements marked slow")
    parser.addoption("--without-qt", action="store_true", help="run as on a machine where PySide6 is not installed")
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "known to pytest-qt, which is switched off in this run")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--without-qt"):
        assert "PySide6" not in sys.modules, "give -p no:pytest-qt together with --without-qt"
        sys.meta_path.insert(0, _NoQt())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _leave_out_slow(config, items)
    for item in items:
        # A page whose constructor fails can leave Qt's event loop waiting inside C++, where no signal handler of Python's is
        # ever called: only a thread can end that.
        if "ui" in item.path.relative_to(ROOT).parts and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(UI_SECONDS, method="thread"))


def _leave_out_slow(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--slow"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    if slow:
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


@pytest.fixture(scope="session")
def reference_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the reference file of this checkout and nothing else: the one that set-up built, if nothing changed since."""
    folder = tmp_path_factory.mktemp("reference-data")
    built = ROOT / "resources" / "reference"
    if is_reference_current(ROOT):
        shutil.copytree(built, folder / "reference", ignore=shutil.ignore_patterns("*.unfinished"))
    else:
        from stc_desktop.casework.reference_building import build_reference

        build_reference(folder / "reference")
    return folder
