"""Search, tree and paragraph, as a person uses them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from stc_desktop.casework.classifying import keep_as_product
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import Conversation
from stc_desktop.classification.item_json import WrittenItem
from tests.ui.classification.person import Person
from tests.ui.parts.clipping import clipped, settle
from ui.parts.fields import SelectField
from ui.parts.trees import CODE_ROLE, HITS_ROLE, TreeView


def _open(person: Person, place: str = "") -> None:
    person.go(place, room="control_lists")
    person.rest()


def _search(person: Person, text: str) -> None:
    person.write("lists_search", text)
    person.press(Qt.Key.Key_Return)
    person.rest()


def _rows(tree: TreeView) -> list[QModelIndex]:
    """Every row of the tree as far as it is unfolded."""
    found, model = [], tree.model()
    waiting = [model.index(row, 0) for row in range(model.rowCount())]
    while waiting:
        index = waiting.pop(0)
        found.append(index)
        if tree.isExpanded(index):
            waiting = [model.index(row, 0, index) for row in range(model.rowCount(index))] + waiting
    return found


def test_first_visit_says_what_would_be_here(person: Person) -> None:
    _open(person)
    assert "Choose a paragraph" in person.texts("lists_empty")
    assert not person.sees("lists_partial"), "the list is whole: there is nothing to say about it"
    assert QApplication.focusWidget() is person.see("lists_search")


def test_a_list_that_is_not_whole_says_so(person: Person, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    held = workspace.weighable().edition
    fewer = replace(held, entries={code: entry for code, entry in held.entries.items() if entry.head in {"2B350", "3A225"}})
    monkeypatch.setattr(type(workspace.reference), "edition", lambda *_any: fewer)
    _open(person)
    assert f"2 of {len(held.info.heads)} heads are installed" in person.read("lists_partial")


def test_search_as_you_type_shows_the_best_paragraph_and_marks_the_words(person: Person) -> None:
    _open(person)
    person.write("lists_search", "heat exchanger")
    person.qtbot.waitUntil(lambda: person.sees("lists_code") and person.read("lists_code") == "2B350.d", timeout=4_000)
    tree = person.see("lists_tree", TreeView)
    hit = next(index for index in _rows(tree) if index.data(CODE_ROLE) == "d" and index == tree.currentIndex())
    assert hit.data(HITS_ROLE)
    assert person.see("lists_search", QLineEdit).text() == "heat exchanger"


@pytest.mark.parametrize(("typed", "code"), [("2b350d", "2B350.d"), ("8419.50", "2B350.d"), ("VFD", "3A225"), ("3A225", "3A225")])
def test_code_in_any_spelling_hs_and_trade_words_find_it(person: Person, typed: str, code: str) -> None:
    _open(person)
    _search(person, typed)
    assert person.read("lists_code") == code


def test_nothing_found_says_what_to_try(person: Person) -> None:
    _open(person)
    _search(person, "zzzyx")
    assert "Nothing fits “zzzyx”." in person.texts("lists_empty")
    assert not person.sees("lists_classify")


def test_clearing_the_search_brings_the_whole_tree_back(person: Person) -> None:
    _open(person)
    tree = person.see("lists_tree", TreeView)
    whole = tree.model().rowCount()
    _search(person, "heat exchanger")
    person.press(Qt.Key.Key_Escape)
    assert tree.model().rowCount() == whole
    assert person.read("lists_code") == "2B350.d"


def test_down_leads_into_the_tree_and_arrows_open_paragraphs(person: Person) -> None:
    _open(person, "entry/2B350.d")
    person.see("lists_search").setFocus()
    person.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is person.see("lists_tree")
    QTest.keyClick(person.see("lists_tree"), Qt.Key.Key_Down)
    person.rest()
    assert person.read("lists_code") == "2B350.e"
    QTest.keyClick(person.see("lists_tree"), Qt.Key.Key_Right)
    QTest.keyClick(person.see("lists_tree"), Qt.Key.Key_Right)
    person.rest()
    assert person.read("lists_code") == "2B350.e.1"


def test_limits_stand_in_a_table_with_both_ends_and_unit(person: Person) -> None:
    _open(person, "entry/2B350.d")
    words = person.texts("lists_tests")
    assert "more than 0.15 and less than 20" in words
    assert "m²" in words
    assert "all are among:" in words


def test_property_explains_itself(person: Person) -> None:
    _open(person, "entry/2B350.d")
    person.click("lists_tests_term_1")
    popup = next(top for top in QApplication.topLevelWidgets() if top.objectName() == "term_popup" and top.isVisible())
    assert "The surface through which heat passes" in popup.accessibleName()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_notes_say_what_they_do(person: Person) -> None:
    _open(person, "entry/3A225")
    note = person.texts("note_3A225#n1")
    assert "Note 1" in note
    assert person.see("note_3A225#n1").findChild(QWidget, "note_tests_3A225#n1") is not None
    tags = [tag.property("text") for tag in person.see("note_3A225#n1").findChildren(QWidget) if tag.property("text") == "takes out"]
    assert tags


def test_other_paragraphs_are_one_click_away(person: Person) -> None:
    _open(person, "entry/2B350.d")
    person.click("lists_path_2B350")
    assert person.read("lists_code") == "2B350"
    person.click("lists_below_2B350.i")
    assert person.read("lists_code") == "2B350.i"


def test_paragraph_that_is_not_installed_cannot_be_opened(person: Person, workspace: Workspace) -> None:
    edition = workspace.weighable().edition
    naming = next(e for e in edition.entries.values() if "#" not in e.code and any(ref not in edition.entries for ref in e.refs))
    missing = next(ref for ref in naming.refs if ref not in edition.entries)
    _open(person, f"entry/{naming.code}")
    link = person.see(f"lists_refs_{missing}", QPushButton)
    assert not link.isEnabled()
    assert link.toolTip() == "not installed"


def test_hs_hint_is_called_a_hint_with_its_title(person: Person) -> None:
    _open(person, "entry/2B350.d")
    chip = person.see("lists_hs_8419.50")
    assert chip.property("text") == "HS\N{NO-BREAK SPACE}8419.50, hint"
    assert "never a classification" in chip.toolTip()


def test_products_under_the_paragraph_are_counted_and_led_to(person: Person, workspace: Workspace) -> None:
    item = WrittenItem(
        description="Condenser (sample)",
        answers={"heat_transfer_area": "12.4 m2", "contact_surface_materials": ["graphite"]},
        considered={"2B350.d": "yes"},
    )
    keep_as_product(workspace, Conversation(item=item), name="Condenser (sample)")
    _open(person, "entry/2B350.d")
    person.click("lists_products")
    assert person.led_to("products") == "under/2B350.d"


def test_classify_against_this_leads_to_the_questions(person: Person) -> None:
    _open(person, "entry/2B350.d")
    person.click("lists_classify")
    assert person.led_to("classify") == "against/2B350.d"


def test_place_comes_back(person: Person) -> None:
    _open(person, "entry/2B350.d")
    page = person.window.page()
    assert page is not None
    assert page.place() == "entry/2B350.d"
    person.go("", room="classify")
    person.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert person.read("lists_code") == "2B350.d"


def test_paragraph_that_is_gone_is_said(person: Person) -> None:
    _open(person, "entry/9Z999")
    assert "9Z999 is not in this edition." in person.window.toast_text()


def test_search_from_elsewhere_is_shown(person: Person) -> None:
    _open(person, "search/heat exchanger")
    assert person.see("lists_search", QLineEdit).text() == "heat exchanger"
    assert person.read("lists_code") == "2B350.d"


def test_link_out_of_a_search_shows_the_whole_tree(person: Person) -> None:
    _open(person, "search/heat exchanger")
    person.click("lists_path_2B350")
    person.click("lists_below_2B350.k")
    tree = person.see("lists_tree", TreeView)
    assert person.read("lists_code") == "2B350.k"
    assert tree.currentIndex().data(CODE_ROLE) == "k"


def test_editions_to_choose_from_are_those_installed(person: Person, workspace: Workspace) -> None:
    _open(person)
    assert person.see("lists_edition", SelectField).count() == len(workspace.reference.installed_editions)


def test_find_key_leads_into_the_search(person: Person) -> None:
    _open(person, "entry/2B350.d")
    person.see("lists_tree").setFocus()
    person.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is person.see("lists_search")


@pytest.mark.parametrize("percent", [100, 125])
def test_no_words_are_cut(person: Person, percent: int) -> None:
    person.window.set_text(percent=percent)
    for place in ("", "entry/2B350.d", "entry/3A225", "entry/2B006.b.3.c"):
        _open(person, place)
        settle()
        assert clipped(person.window) == []


def test_with_very_large_text_there_are_tabs(person: Person) -> None:
    person.window.set_text(percent=200)
    _open(person)
    assert not person.sees("lists_entry")
    _open(person, "entry/2B350.d")
    assert person.sees("lists_code")
    assert not person.sees("lists_tree")
    person.click("lists_tabs_tree")
    assert person.sees("lists_tree")
