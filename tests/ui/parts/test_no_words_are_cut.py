"""Words wrap and are never cut: narrow panes, large text, longer languages, tall scripts."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.parts.clipping import clipped, settle
from tests.ui.parts.sampler import sampler
from ui.parts.buttons import PrimaryButton
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, box
from ui.speech import Speech
from ui.theme.fonts import load_rest
from ui.theme.look import Look, prepare
from ui.theme.tokens import Appearance


@pytest.mark.parametrize("language", ["en", "en-XA"])
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [480, 900])
def test_every_part_shows_all_its_words(qapp: QApplication, qtbot: QtBot, language: str, percent: int, width: int) -> None:
    look = Look(Speech(language), appearance=Appearance.LIGHT, percent=percent)
    prepare(qapp, look)
    pane = sampler(look)
    qtbot.addWidget(pane)
    pane.resize(max(width, width * percent // 125), 700)
    pane.show()
    settle()
    assert clipped(pane) == []


def test_words_are_whole_again_after_the_pane_was_narrow(look: Look, qtbot: QtBot) -> None:
    pane = sampler(look)
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    pane.show()
    settle()
    for width in (480, 1100, 520):
        pane.resize(width, 700)
        settle()
        assert clipped(pane) == []


def test_words_are_whole_after_the_text_became_larger(look: Look, qtbot: QtBot) -> None:
    pane = sampler(look)
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    pane.show()
    settle()
    look.set_percent(150)
    settle()
    assert clipped(pane) == []


@pytest.mark.parametrize(
    "text",
    [
        "ក្រុមហ៊ុនគីមីហ្វេ ចំកាត់ សូមសរសេរឈ្មោះ",
        "ကုမ္ပဏီလီမိတက် အမည်အပြည့်အစုံရေးပါ",
        "บริษัทตัวอย่างจำกัด ผู้ใช้ปลายทาง",
        "ບໍລິສັດຕົວຢ່າງ ຈໍາກັດ",
        "Công ty Cổ phần Hóa chất Huế",
    ],
)
def test_tall_scripts_get_the_height_they_need(look: Look, qtbot: QtBot, text: str) -> None:
    load_rest()
    label, button = Label(look, text, "compact"), PrimaryButton(look, text, name="button")
    column = Column(look)
    column.add(label)
    column.add(button)
    holder = box(column)
    qtbot.addWidget(holder)
    holder.resize(120, 300)
    holder.show()
    settle()
    assert clipped(holder) == []
    assert label.height() >= label.fontMetrics().height()


def test_a_word_longer_than_its_column_is_broken_not_cut(look: Look, qtbot: QtBot) -> None:
    label = Label(look, "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2)
    row = Row(look)
    row.add(label, 1)
    holder = box(row)
    qtbot.addWidget(holder)
    holder.resize(260, 200)
    holder.show()
    settle()
    assert label.heightForWidth(label.width()) > 2 * label.fontMetrics().height()
    assert clipped(holder) == []
