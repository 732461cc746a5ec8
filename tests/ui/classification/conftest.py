"""The real page over the real list, in a window of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stc_desktop.casework.products import products, remove_product
from stc_desktop.casework.sessions import drafts, drop_draft
from stc_desktop.casework.workspace import Workspace
from tests.ui.classification.person import Person
from ui.theme.look import Look, prepare
from ui.theme.tokens import Appearance

NOW = dt.datetime(2026, 11, 23, 10, 42, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def opened_files(tmp_path_factory: pytest.TempPathFactory, reference_data: Path) -> Iterator[Workspace]:
    """One person's files; the list is made ready for weighing once for all tests."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "reference").symlink_to(reference_data / "reference", target_is_directory=True)
    opened = Workspace(data=folder, person="Sample Person", clock=lambda: NOW)
    opened.kinds()
    yield opened
    opened.close()


@pytest.fixture
def workspace(opened_files: Workspace) -> Iterator[Workspace]:
    """With nothing of an earlier test in it."""
    yield opened_files
    for left in drafts(opened_files):
        drop_draft(opened_files, left.kind, left.key)
    for product in products(opened_files):
        remove_product(opened_files, product.id)


@pytest.fixture
def look(qapp: QApplication) -> Look:
    look = Look(appearance=Appearance.LIGHT)
    prepare(qapp, look)
    return look


@pytest.fixture
def person(look: Look, workspace: Workspace, tmp_path: Path, qtbot: QtBot) -> Person:
    return Person(look, workspace, tmp_path, qtbot)
