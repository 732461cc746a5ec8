"""The maker's datasheet in the description: read beside the window, offered value by value, nothing lost by bad files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from stc_desktop.casework.sessions import draft
from stc_desktop.classification.offers import Offer
from tests.ui.classification.person import Person
from ui.classification.datasheet_pane import DatasheetPane
from ui.classification.datasheet_text import DatasheetText
from ui.jobs import Jobs
from ui.parts.labels import Label
from ui.theme.look import Look

SHEET = "Output power: 60 kW\nOutput frequency: 0 - 1200 Hz"
OFFERS = (
    Offer(property_id="multiphase_output_power", written="60 kW", found_in="Output power: 60 kW", page=1, line=1),
    Offer(property_id="highest_output_frequency", written="1200 Hz", found_in="Output frequency: 0 - 1200 Hz", page=1, line=2),
)
QUESTIONS = {"highest_output_frequency": "What is the highest output frequency?"}


@pytest.fixture
def pane(look: Look, qtbot: QtBot) -> DatasheetPane:
    pane = DatasheetPane(look, Jobs())
    pane.setParent(None)
    qtbot.addWidget(pane)
    pane.resize(640, 700)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def _seen(pane: DatasheetPane, name: str, kind: type[QWidget] = QWidget) -> QWidget | None:
    return next((widget for widget in pane.findChildren(kind, name) if widget.isVisible()), None)


def _message(pane: DatasheetPane) -> str:
    found = _seen(pane, "classify_sheet_message")
    return " ".join(label.text() for label in found.findChildren(Label)) if found else ""


def _pdf(path: Path, pages: int = 1, rows: int = 1) -> Path:
    canvas = Canvas(str(path))
    for page in range(pages):
        canvas.drawString(60, 720, f"Sample converter, page {page + 1}")
        for row in range(rows):
            canvas.drawString(60, 700 - 14 * row, "Output power")
            canvas.drawString(300, 700 - 14 * row, "60 kW")
        canvas.showPage()
    canvas.save()
    return path


def test_each_value_is_taken_by_a_press_with_the_place_where_it_stands(pane: DatasheetPane, qtbot: QtBot) -> None:
    pane.show_text(SHEET)
    pane.show_offers(OFFERS, {}, QUESTIONS)
    row = _seen(pane, "classify_sheet_offer_2")
    assert row is not None
    assert row.accessibleName() == "What is the highest output frequency?: 1200 Hz. Line 2: “Output frequency: 0 - 1200 Hz”"
    button = _seen(pane, "classify_sheet_take_2", QPushButton)
    assert button is not None
    assert button.accessibleName() == "Take 1200 Hz for What is the highest output frequency?"
    with qtbot.waitSignal(pane.taken) as taken:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert taken.args == [[("highest_output_frequency", "1200 Hz", "datasheet, line 2: “Output frequency: 0 - 1200 Hz”")]]


def test_all_of_them_are_taken_at_once(pane: DatasheetPane, qtbot: QtBot) -> None:
    pane.show_text(SHEET)
    pane.show_offers(OFFERS, {}, QUESTIONS)
    with qtbot.waitSignal(pane.taken) as taken:
        qtbot.mouseClick(_seen(pane, "classify_sheet_take_all", QPushButton), Qt.MouseButton.LeftButton)
    assert [name for name, _, _ in taken.args[0]] == ["multiphase_output_power", "highest_output_frequency"]


def test_what_is_not_meant_goes_and_comes_again(pane: DatasheetPane, qtbot: QtBot) -> None:
    pane.show_text(SHEET)
    pane.show_offers(OFFERS, {}, QUESTIONS)
    qtbot.mouseClick(_seen(pane, "classify_sheet_not_1", QPushButton), Qt.MouseButton.LeftButton)
    for _ in range(2):
        qtbot.waitUntil(lambda: _seen(pane, "classify_sheet_offer_1") is not None)
        assert _seen(pane, "classify_sheet_offer_2") is None
        pane.show_offers(OFFERS, {}, QUESTIONS)  # the next step offers it again
    qtbot.mouseClick(_seen(pane, "classify_sheet_set_aside", QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: _seen(pane, "classify_sheet_offer_2") is not None)


def test_a_model_is_chosen_among_several(pane: DatasheetPane, qtbot: QtBot) -> None:
    pane.show_text("Parameter\tHX-10\tHX-20\nOutput power\t40 kW\t60 kW")
    chooser = _seen(pane, "classify_sheet_model", QComboBox)
    assert isinstance(chooser, QComboBox)
    assert [chooser.itemText(number) for number in range(chooser.count())] == ["Not chosen yet", "HX-10", "HX-20"]
    with qtbot.waitSignal(pane.changed):
        chooser.setCurrentIndex(2)
        chooser.activated.emit(2)
    assert "Model: HX-20" in pane.text()


def test_a_bad_file_is_a_sentence_and_the_sheet_stays(pane: DatasheetPane, qtbot: QtBot, tmp_path: Path) -> None:
    pane.show_text(SHEET)
    (tmp_path / "sample.pdf").write_bytes(b"%PDF-1.7 nothing more")
    pane.open_file(tmp_path / "sample.pdf")
    qtbot.waitUntil(lambda: not pane.is_reading, timeout=10_000)
    assert "sample.pdf: The PDF is damaged" in _message(pane)
    assert pane.text() == SHEET


def test_a_reading_is_cancelled_and_nothing_is_changed(pane: DatasheetPane, qtbot: QtBot, tmp_path: Path) -> None:
    pane.show_text(SHEET)
    pane.open_file(_pdf(tmp_path / "long.pdf", pages=200, rows=30))
    pane.open_file(tmp_path / "long.pdf")
    assert "Another sheet is being read" in _message(pane)
    pane.cancel()
    qtbot.waitUntil(lambda: not pane.is_reading, timeout=20_000)
    assert pane.text() == SHEET


def test_a_file_is_read_named_taken_away_and_put_back(pane: DatasheetPane, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(pane.changed, timeout=10_000):
        pane.open_file(_pdf(tmp_path / "sample.pdf", pages=2))
    assert pane.text().startswith("Datasheet: sample.pdf\n")
    shown = _seen(pane, "classify_sheet_file", Label)
    assert isinstance(shown, Label)
    assert shown.text() == "sample.pdf, 2 pages"
    qtbot.mouseClick(_seen(pane, "classify_sheet_remove", QPushButton), Qt.MouseButton.LeftButton)
    assert pane.text() == ""
    qtbot.mouseClick(_seen(pane, "classify_sheet_put_back", QPushButton), Qt.MouseButton.LeftButton)
    assert pane.text().startswith("Datasheet: sample.pdf\n")


def _mime(text: str = "", file: Path | None = None) -> QMimeData:
    data = QMimeData()
    if text:
        data.setText(text)
    if file:
        data.setUrls([QUrl.fromLocalFile(str(file))])
    return data


def test_a_huge_paste_is_refused_and_what_stood_there_stays(pane: DatasheetPane) -> None:
    pane.show_text(SHEET)
    editor = _seen(pane, "classify_datasheet", DatasheetText)
    assert isinstance(editor, DatasheetText)
    editor.insertFromMimeData(_mime("Output power: 60 kW\n" * 260_000))
    assert "million letters" in _message(pane)
    assert pane.text() == SHEET


def test_many_pages_that_are_pasted_are_kept_without_laying_them_out(pane: DatasheetPane, qtbot: QtBot) -> None:
    editor = _seen(pane, "classify_datasheet", DatasheetText)
    assert isinstance(editor, DatasheetText)
    with qtbot.waitSignal(pane.changed, timeout=10_000):
        editor.insertFromMimeData(_mime("Output power: 60 kW\n" * 3000))
    assert _seen(pane, "classify_datasheet") is None
    assert len(pane.text()) > 50_000


def test_a_dropped_file_is_opened(pane: DatasheetPane, qtbot: QtBot, tmp_path: Path) -> None:
    editor = _seen(pane, "classify_datasheet", DatasheetText)
    assert isinstance(editor, DatasheetText)
    path = _pdf(tmp_path / "dropped.pdf")
    assert editor.canInsertFromMimeData(_mime(file=path))
    with qtbot.waitSignal(pane.changed, timeout=10_000):
        editor.insertFromMimeData(_mime(file=path))
    assert pane.text().startswith("Datasheet: dropped.pdf\n")


@pytest.mark.timeout(120)
def test_from_a_pasted_sheet_to_a_fact_with_its_source_by_keyboard(person: Person) -> None:
    person.go("new")
    person.write("classify_description", "frequency converter for spindle motors")
    person.click("classify_paste_head")
    person.see("classify_datasheet", QPlainTextEdit).setPlainText(SHEET)
    person.qtbot.waitUntil(lambda: person.sees("classify_sheet_take_1"), timeout=20_000)
    kept = draft(person.window.surroundings.casework, "classify", "open")
    assert kept is not None
    assert kept.content["item"]["answers"] == {}, "nothing counts before it is taken"  # type: ignore[index]  # plain JSON
    take = person.see("classify_sheet_take_1", QPushButton)
    take.setFocus()
    person.press(Qt.Key.Key_Return)
    person.qtbot.waitUntil(lambda: person.sees("classify_sheet_taken_1"), timeout=20_000)
    kept = draft(person.window.surroundings.casework, "classify", "open")
    assert kept is not None
    item = kept.content["item"]
    assert isinstance(item, dict)
    (name,) = item["answers"]
    assert item["sources"][name].startswith("datasheet, line ")
    person.click("classify_sheet_undo_1")
    person.qtbot.waitUntil(lambda: not person.sees("classify_sheet_taken_1"), timeout=20_000)
