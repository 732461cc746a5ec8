"""The papers that fit a verdict: chosen, seen, saved and sent to the printer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from tests.ui.classification.person import Person
from ui.classification.page import ClassifyPage
from ui.parts.choices import RadioRow
from ui.parts.paper import PaperPreview

CONDENSER = "Condenser of graphite blocks, 12.4 m² heat transfer area"


@pytest.fixture
def listed(person: Person) -> Person:
    person.describe(CONDENSER, model="HX-220")
    person.click("classify_yes")
    person.click("classify_offer_1_action")
    person.click("classify_continue")
    person.tick("classify_choices_graphite")
    person.click("classify_continue")
    person.answer_the_rest()
    person.click("classify_print")
    return person


def _shown(person: Person) -> PaperPreview:
    return person.see("classify_paper", PaperPreview)


def test_a_controlled_verdict_offers_no_statement_of_non_listing(listed: Person) -> None:
    assert listed.sees("classify_paper_ruling")
    assert listed.sees("classify_paper_explain")
    assert not listed.sees("classify_paper_statement")


def test_another_paper_is_chosen_seen_and_saved_under_its_own_name(listed: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed.tick("classify_paper_ruling")
    listed.rest()
    assert _shown(listed).find_words("Request for an official ruling") is not None
    names: list[str] = []
    target = tmp_path / "ruling.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda _window, _title, name, *_: (names.append(name), (str(target), ""))[1])
    listed.click("classify_record_save")
    assert target.read_bytes().startswith(b"%PDF")
    assert names[0].startswith("ruling-")


def test_the_arrow_keys_go_from_paper_to_paper(listed: Person) -> None:
    listed.see("classify_paper_record", RadioRow).setFocus()
    listed.press(Qt.Key.Key_Right)
    assert _shown(listed).find_words("Request for an official ruling") is not None


def test_a_paper_goes_to_the_printer(listed: Person, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page = listed.window.page()
    assert isinstance(page, ClassifyPage)
    page.keeping.choose_printer = lambda: printer
    listed.click("classify_record_print")
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
