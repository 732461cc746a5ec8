from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.look import Look, prepare
from ui.theme.tokens import Appearance


@pytest.fixture
def look(qapp: QApplication) -> Look:
    look = Look(appearance=Appearance.LIGHT)
    prepare(qapp, look)
    return look
