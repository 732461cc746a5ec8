"""Workspaces over the reference file of this checkout."""

import datetime as dt
from pathlib import Path

import pytest

from stc_desktop.casework.workspace import Workspace

NOW = dt.datetime(2026, 11, 23, 9, 14, tzinfo=dt.timezone(dt.timedelta(hours=7)))


@pytest.fixture(scope="session")
def reading(reference_data: Path) -> Workspace:
    """A workspace for what writes nothing."""
    return Workspace(data=reference_data, person="Sample Officer", clock=lambda: NOW)


@pytest.fixture
def workspace(reference_data: Path, tmp_path: Path) -> Workspace:
    """A workspace with a case file and key of its own."""
    (tmp_path / "reference").symlink_to(reference_data / "reference", target_is_directory=True)
    return Workspace(data=tmp_path, person="Sample Officer", clock=lambda: NOW)
