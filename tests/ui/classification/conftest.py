"""The real page over the real list, in a window of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from stc_desktop.casework.workspace import Workspace
from tests.ui.classification.person import Person
from tests.ui.conftest import FreshWorkspace
from ui.theme.look import Look


@pytest.fixture
def workspace(fresh_workspace: FreshWorkspace, tmp_path: Path) -> Workspace:
    """With nothing of an earlier test in it."""
    return fresh_workspace(tmp_path)


@pytest.fixture
def person(look: Look, workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> Person:
    return Person(look, workspace, tmp_path, qtbot)
