"""The official wording beside our paragraph."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from stc_desktop.casework.bringing import stage, take_over
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.sources.column_maps import ColumnMap, ColumnRole
from tests.ui.classification.person import Person
from tests.ui.data.publications import beside_ours
from tests.ui.parts.clipping import clipped
from ui.control_lists.official_wording import OfficialWording
from ui.parts.disclosure import Disclosure
from ui.parts.focus_ring import FocusRing
from ui.parts.tags import Tag


def brought(workspace: Workspace, folder: Path, list_id: str, edition: str, word: str = "printed") -> None:
    columns = ColumnMap(
        header_row=1,
        columns={ColumnRole.CODE: "Code", ColumnRole.TEXT: "Text", ColumnRole.NOTE: "Note"},
        list_id=list_id,
        title=f"Sample {list_id}",
        publisher="Sample agency",
        edition=edition,
        legal_date=edition,
    )
    staged = stage(workspace, beside_ours(folder, f"{list_id}-{edition}", word), lambda _step, _share: None, column_map=columns)
    take_over(workspace, staged)


def open_at(person: Person, code: str) -> None:
    person.go(f"entry/{code}", room="control_lists")
    person.rest()
    person.rest()


def relation(person: Person, number: int) -> str:
    return person.see(f"lists_official_relation_{number}", Tag).text()


def test_nothing_brought_leaves_a_quiet_link(person: Person) -> None:
    open_at(person, "3A001")
    assert not person.sees("lists_official_block")
    link = person.see("lists_official")
    assert "Bring the official text" in link.accessibleName()


def test_the_wording_stands_beside_ours_and_can_be_marked_and_copied(person: Person, workspace: Workspace, tmp_path: Path) -> None:
    brought(workspace, tmp_path, "eu-annex-1", "2025-11-15")
    open_at(person, "3A001.a")
    wording = person.see("lists_official_wording_1", OfficialWording)
    assert "Circuits as printed here" in wording.plain()
    assert "Things as printed here" in wording.plain(), "what leads to it"
    assert relation(person, 1) == "The same edition as ours"
    assert "Sample agency · edition 2025-11-15, in force 15 Nov 2025" in person.read("lists_official_from_1")
    assert "The same edition as ours" in wording.accessibleName()
    wording.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(wording, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    person.rest()
    assert not wording.visibleRegion().isEmpty(), "the pane follows the cursor"
    assert person.see("focus_ring", FocusRing).target is wording
    QTest.keyClick(wording, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(wording, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Circuits as printed here" in QGuiApplication.clipboard().text()
    QTest.keyClicks(wording, "changed")
    assert "changed" not in wording.plain()
    assert wording.height() >= wording.document().size().height()


def test_an_older_edition_and_another_list_say_so(person: Person, workspace: Workspace, tmp_path: Path) -> None:
    brought(workspace, tmp_path, "eu-annex-1", "2023-01-01")
    brought(workspace, tmp_path, "us-ccl", "2026-07-23", "said elsewhere")
    open_at(person, "3A001")
    assert relation(person, 1) == "An older edition than ours: 2023-01-01"
    assert relation(person, 2) == "Another list: the same number, not the same scope"
    assert "said elsewhere" in person.see("lists_official_wording_2", OfficialWording).plain()
    assert "A sample note" in person.see("lists_official_wording_1", OfficialWording).plain()
    page = person.window.page()
    assert page is not None
    assert clipped(page) == []


def test_folded_stays_folded_and_the_foot_leads_there(person: Person, workspace: Workspace, tmp_path: Path) -> None:
    brought(workspace, tmp_path, "eu-annex-1", "2025-11-15")
    open_at(person, "3A001")
    person.see("lists_official_block", Disclosure).set_open(False)
    open_at(person, "3A001.a")
    assert not person.see("lists_official_block", Disclosure).is_open
    person.click("lists_official")
    block = person.see("lists_official_block", Disclosure)
    assert block.is_open
    assert person.window.focusWidget() is block.head


def test_a_paragraph_without_official_text_shows_none(person: Person, workspace: Workspace, tmp_path: Path) -> None:
    brought(workspace, tmp_path, "eu-annex-1", "2025-11-15")
    open_at(person, "2B350")
    assert not person.sees("lists_official_block")
    assert "Bring the official text" in person.see("lists_official").accessibleName()
