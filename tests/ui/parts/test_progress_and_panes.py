"""Progress ends as a sentence; panes remember their widths; help unfolds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.disclosure import Disclosure
from ui.parts.labels import Label
from ui.parts.layouts import Column
from ui.parts.progress import ProgressBlock, StepBar
from ui.parts.splitter import MemorySplitter
from ui.parts.switch import Switch
from ui.theme.look import Look


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """Kept from its first moment, so that nothing in it goes before the test is over."""
    holder = QWidget()
    qtbot.addWidget(holder)
    return holder


def _block(look: Look, holder: QWidget) -> ProgressBlock:
    column = Column(look)
    holder.setLayout(column)
    block = column.add(ProgressBlock(look, "Party lists, 22 November 2026", name="install"))
    holder.show()
    return block


def _shown(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_a_short_job_shows_nothing(look: Look, holder: QWidget) -> None:
    block = _block(look, holder)
    block.begin()
    block.advance("Comparing", 0.5)
    assert not block.isVisible()
    block.finish("")
    assert not block.isVisible()


def test_a_long_job_says_where_it_is_and_can_be_cancelled(look: Look, qtbot: QtBot, holder: QWidget) -> None:
    block = _block(look, holder)
    block._patience.setInterval(10)  # the real second would only make the test slow
    block.begin()
    block.advance("Comparing with your parties", 0.64, "Step 3 of 4, about 20 seconds left")
    qtbot.waitUntil(block.isVisible, timeout=2000)
    shown = _shown(block)
    for text in ("Comparing with your parties", "64 %", "Step 3 of 4, about 20 seconds left"):
        assert text in shown
    cancel = block.findChild(QPushButton, "install_cancel")
    assert cancel is not None
    with qtbot.waitSignal(block.cancel_requested):
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)


def test_a_job_ends_as_a_sentence(look: Look, holder: QWidget) -> None:
    block = _block(look, holder)
    block.begin()
    block.finish("4 lists with 31,406 names are in force.")
    assert _shown(block) == ["Party lists, 22 November 2026", "4 lists with 31,406 names are in force."]


def test_steps_are_spoken(look: Look, qtbot: QtBot) -> None:
    steps = StepBar(look, 9)
    qtbot.addWidget(steps)
    steps.set_step(6, 9)
    assert steps.accessibleName() == "Step 6 of 9"
    steps.resize(30, 4)
    steps.set_step(40, 200)
    assert not steps.grab().isNull()


class _Memory:
    def __init__(self) -> None:
        self.known: dict[str, list[int]] = {}

    def pane_sizes(self, key: str) -> list[int]:
        return self.known.get(key, [])

    def remember_pane_sizes(self, key: str, sizes: list[int]) -> None:
        self.known[key] = sizes


def _splitter(look: Look, qtbot: QtBot, memory: _Memory) -> MemorySplitter:
    splitter = MemorySplitter(look, memory, "classify", [(Label(look, str(width)), width) for width in (256, 512, 320)], stretch=1)
    qtbot.addWidget(splitter)
    splitter.resize(1090, 400)
    splitter.show()
    return splitter


def test_widths_are_remembered_in_pixels_of_the_design(look: Look, qtbot: QtBot) -> None:
    memory = _Memory()
    splitter = _splitter(look, qtbot, memory)
    assert splitter.sizes()[0] == 256
    splitter.moveSplitter(300, 1)
    qtbot.waitUntil(lambda: "classify" in memory.known, timeout=2000)
    assert memory.known["classify"][0] == 300
    again = _splitter(look, qtbot, memory)
    assert again.sizes()[0] == 300


def test_the_middle_pane_takes_what_is_left(look: Look, qtbot: QtBot) -> None:
    splitter = _splitter(look, qtbot, _Memory())
    splitter.resize(1290, 400)
    assert splitter.sizes()[0] == 256
    assert splitter.sizes()[1] > 700


def test_on_a_large_screen_the_side_panes_grow_and_keep_widths_of_their_own(look: Look, qtbot: QtBot) -> None:
    memory = _Memory()
    splitter = _splitter(look, qtbot, memory)
    splitter.resize(1680, 400)
    assert [splitter.sizes()[0], splitter.sizes()[2]] == [320, 400]
    splitter.moveSplitter(360, 1)
    qtbot.waitUntil(lambda: "classify_roomy" in memory.known, timeout=2000)
    splitter.resize(1090, 400)
    assert splitter.sizes()[0] == 256
    splitter.resize(1680, 400)
    assert splitter.sizes()[0] == 360


def test_help_unfolds_with_the_keyboard(look: Look, qtbot: QtBot) -> None:
    fold = Disclosure(look, "Where do I find this?", name="where")
    inside = fold.column.add(Label(look, "On the datasheet."))
    qtbot.addWidget(fold)
    fold.show()
    assert not inside.isVisible()
    with qtbot.waitSignal(fold.toggled):
        QTest.keyClick(fold.head, Qt.Key.Key_Space)
    assert inside.isVisible()


def test_a_switch_shows_one_side(look: Look, qtbot: QtBot) -> None:
    switch = Switch(look, [("scan", "Scan"), ("rebuilt", "Rebuilt")], name="view")
    qtbot.addWidget(switch)
    switch.show()
    assert switch.value() == "scan"
    rebuilt = switch.findChild(QPushButton, "view_rebuilt")
    assert rebuilt is not None
    with qtbot.waitSignal(switch.chosen, check_params_cb=lambda side: side == "rebuilt"):
        QTest.mouseClick(rebuilt, Qt.MouseButton.LeftButton)
    assert switch.value() == "rebuilt"
