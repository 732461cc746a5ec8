"""A program over small invented lists, and the workbook of one of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stc_desktop.casework.list_workbooks import write_workbook
from stc_desktop.casework.reference_building import build_reference
from stc_desktop.casework.workspace import Workspace
from tests.casework.small_lists import (
    EDITION,
    LIST,
    nothing,
    small_workspace,
    use_small_sources,
    write_small_sources,
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_small_sources(tmp_path / "sources")
    use_small_sources(tmp_path, monkeypatch.setattr)
    build_reference(tmp_path / "built")
    return tmp_path


@pytest.fixture
def workspace(place: Path) -> Workspace:
    return small_workspace(place)


@pytest.fixture
def book(workspace: Workspace, tmp_path: Path) -> Path:
    return write_workbook(workspace, tmp_path / "sample.xlsx", LIST, EDITION, nothing)
