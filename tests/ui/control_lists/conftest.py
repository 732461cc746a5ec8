"""The real page over the real list, beside rooms that note where a person was led."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stc_desktop.casework.workspace import Workspace
from tests.ui.classification.person import OTHERS, Person
from tests.ui.conftest import FreshWorkspace
from ui.frame.rooms import Room
from ui.theme.look import Look, prepare
from ui.theme.tokens import Appearance

ROOMS = (
    Room(
        id="control_lists",
        title="frame.room.control_lists",
        icon="control_list",
        letter="L",
        module="ui.control_lists.page",
        page="ControlListsPage",
    ),
    Room(id="classify", title="frame.room.classify", icon="classify", letter="C", module=OTHERS, page="NotingPage"),
    Room(id="products", title="frame.room.products", icon="product", letter="P", module=OTHERS, page="NotingPage"),
)


@pytest.fixture
def workspace(fresh_workspace: FreshWorkspace, tmp_path: Path) -> Workspace:
    """With nothing of an earlier test in it."""
    return fresh_workspace(tmp_path)


@pytest.fixture
def person(workspace: Workspace, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Person:
    look = Look(appearance=Appearance.LIGHT)
    prepare(qapp, look)
    return Person(look, workspace, tmp_path, qtbot, rooms=ROOMS)
