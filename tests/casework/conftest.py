"""A workspace over the reference file that is built from this checkout's own authored files, once per run."""

import datetime as dt
from pathlib import Path

import pytest

from stc_desktop.casework.reference_building import build_reference
from stc_desktop.casework.workspace import Workspace

NOW = dt.datetime(2026, 11, 23, 9, 14, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a reference file and nothing else."""
    folder = tmp_path_factory.mktemp("data")
    build_reference(folder / "reference", keep_going=True)
    return folder


@pytest.fixture(scope="session")
def reading(built: Path) -> Workspace:
    """A workspace for what writes nothing."""
    return Workspace(data=built, person="Sample Officer", clock=lambda: NOW)


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Workspace:
    """A workspace with a case file and key of its own."""
    (tmp_path / "reference").symlink_to(built / "reference", target_is_directory=True)
    return Workspace(data=tmp_path, person="Sample Officer", clock=lambda: NOW)
