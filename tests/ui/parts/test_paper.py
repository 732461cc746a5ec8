"""The paper beside the form: pages, zoom, marks, and what is no paper."""

from __future__ import annotations

import io

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui.parts.clipping import settle
from ui.parts.paper import PaperMark, PaperPreview
from ui.theme.look import Look


def _pdf(pages: int) -> bytes:
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(595, 842), invariant=1)
    for page in range(pages):
        canvas.drawString(60, 780, f"Sample paper, page {page + 1}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def _preview(look: Look, qtbot: QtBot) -> PaperPreview:
    preview = PaperPreview(look, name="paper")
    qtbot.addWidget(preview)
    preview.resize(384, 620)
    preview.show()
    return preview


def _part(preview: PaperPreview, name: str) -> QWidget:
    found = preview.findChild(QWidget, name)
    assert found is not None
    return found


def test_before_there_is_paper_it_says_so(look: Look, qtbot: QtBot) -> None:
    preview = _preview(look, qtbot)
    assert preview.page() == 0
    assert _part(preview, "paper_empty").isVisible()
    assert not _part(preview, "paper_pane").isVisible()


def test_pages_are_stepped_through(look: Look, qtbot: QtBot) -> None:
    preview = _preview(look, qtbot)
    preview.show_pdf(_pdf(3))
    forth, back = preview.findChild(QPushButton, "paper_forth"), preview.findChild(QPushButton, "paper_back")
    assert forth is not None
    assert back is not None
    assert not back.isEnabled()
    QTest.mouseClick(forth, Qt.MouseButton.LeftButton)
    QTest.mouseClick(forth, Qt.MouseButton.LeftButton)
    assert preview.page() == 3
    assert not forth.isEnabled()
    at = preview.findChild(QLabel, "paper_page")
    assert at is not None
    assert at.text() == "Page 3 of 3"


def test_a_new_version_keeps_the_page(look: Look, qtbot: QtBot) -> None:
    preview = _preview(look, qtbot)
    preview.show_pdf(_pdf(3))
    preview.go_to_page(3)
    preview.show_pdf(_pdf(4))
    assert preview.page() == 3
    preview.show_pdf(_pdf(1))
    assert preview.page() == 1


def test_what_is_no_paper_is_said_in_words(look: Look, qtbot: QtBot) -> None:
    preview = _preview(look, qtbot)
    preview.show_pdf(b"not a PDF at all")
    settle()
    empty = preview.findChild(QLabel, "paper_empty")
    assert empty is not None
    assert empty.isVisible()
    assert "damaged" in empty.text()
    preview.show_pdf(_pdf(1))
    assert preview.page() == 1
    assert not empty.isVisible()


def test_control_and_wheel_zoom(look: Look, qtbot: QtBot) -> None:
    preview = _preview(look, qtbot)
    preview.show_pdf(_pdf(1))
    settle()
    sheet, pane = _part(preview, "paper_sheet"), _part(preview, "paper_pane")
    before = sheet.width()
    centre = QPointF(pane.rect().center())
    wheel = QWheelEvent(
        centre,
        QPointF(pane.mapToGlobal(centre.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    assert isinstance(pane, QScrollArea)
    QApplication.sendEvent(pane.viewport(), wheel)
    settle()
    assert sheet.width() > before


def test_a_mark_tints_its_box_on_its_page_only(look: Look, qtbot: QtBot) -> None:
    preview = _preview(look, qtbot)
    preview.show_pdf(_pdf(2))
    preview.show_marks([PaperMark(page=1, left=100, top=300, width=200, height=100, kind="error")])
    settle()
    sheet = _part(preview, "paper_sheet")
    spot = QPoint(round(sheet.width() * 200 / 595), round(sheet.height() * 350 / 842))
    white = QColor("#ffffff").name()
    assert sheet.grab().toImage().pixelColor(spot).name() != white
    preview.go_to_page(2)
    settle()
    assert sheet.grab().toImage().pixelColor(spot).name() == white


def test_a_screen_reader_gets_the_words_of_the_page(look: Look, qtbot: QtBot) -> None:
    preview = _preview(look, qtbot)
    preview.show_pdf(_pdf(1))
    pane = _part(preview, "paper_pane")
    assert pane.accessibleName() == "Page 1 of 1"
    assert "Sample paper, page 1" in pane.accessibleDescription()
