"""Search, tree and paragraph, as a person uses them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from stc_desktop.casework.classifying import keep_as_product
from stc_desktop.casework.list_differences import ComparedEditions, compare_editions
from stc_desktop.casework.workspace import BASE_LIST, Workspace
from stc_desktop.classification.conversation import Conversation
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.control_lists.differences import Change, Part
from tests.ui.classification.person import Person
from tests.ui.parts.clipping import clipped, settle
from ui.control_lists.gloss import Gloss
from ui.control_lists.paragraph_sides import changed_words
from ui.control_lists.term_text import TermText
from ui.control_lists.term_uses import uses_of
from ui.parts.fields import SelectField
from ui.parts.labels import Label
from ui.parts.trees import CODE_ROLE, HEADING_ROLE, HITS_ROLE, TreeView


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


@pytest.mark.parametrize(("typed", "code"), [("2b350d", "2B350.d"), ("VFD", "3A225"), ("3A225", "3A225")])
def test_code_in_any_spelling_and_trade_words_find_it(person: Person, typed: str, code: str) -> None:
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
    assert link.toolTip() == ("on the other list" if missing.startswith("ML") else "not installed")


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


# -- terms, general notes


def _popup() -> QWidget:
    return next(top for top in QApplication.topLevelWidgets() if top.objectName() == "term_popup" and top.isVisible())


def test_a_defined_term_in_a_heading_tells_its_meaning_to_the_keyboard(person: Person, workspace: Workspace) -> None:
    _open(person, "entry/3E001")
    heading = person.see("lists_heading", TermText)
    assert heading.term_names == ("Technology",)
    heading.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(heading, Qt.Key.Key_Return)
    popup = _popup()
    assert workspace.weighable().edition.definitions["technology"].meaning in popup.accessibleName()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is heading


def test_a_click_on_a_term_opens_it_and_a_click_beside_it_does_not(person: Person) -> None:
    _open(person, "entry/3E001")
    heading = person.see("lists_heading", TermText)
    QTest.mouseClick(heading, Qt.MouseButton.LeftButton, pos=heading.rect().bottomRight() - QPoint(4, 4))
    assert not [top for top in QApplication.topLevelWidgets() if top.objectName() == "term_popup" and top.isVisible()]
    QTest.mouseClick(heading, Qt.MouseButton.LeftButton, pos=QPoint(20, 12))
    popup = _popup()
    QTest.mouseClick(popup.findChild(QPushButton, "term_popup_action"), Qt.MouseButton.LeftButton)
    person.rest()
    assert person.read("lists_term") == "Technology"
    assert person.see("lists_tree", TreeView).currentIndex().data() == "Technology"
    assert not person.sees("lists_classify")


def test_tab_goes_from_term_to_term_and_on(person: Person, workspace: Workspace) -> None:
    edition = workspace.weighable().edition
    code = next(
        entry.code for entry in edition.entries.values() if "#" not in entry.code and len(Gloss(edition, entry.code).terms(entry.help)) == 2
    )
    _open(person, f"entry/{code}")
    words = person.see("lists_help", TermText)
    words.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(words, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is words
    QTest.keyClick(words, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not words


@pytest.mark.parametrize(("typed", "code"), [("general technology note", "GTN"), ("medical", "1C237"), ("bacillus anthracis", "1C351.c.1")])
def test_general_notes_notes_and_organisms_are_found(person: Person, typed: str, code: str) -> None:
    _open(person)
    _search(person, typed)
    codes = {index.internalPointer().code for index in _rows(person.see("lists_tree", TreeView))}
    assert code in codes


def test_points_of_notes_are_found(person: Person) -> None:
    _open(person)
    _search(person, "strontium barium niobate")
    assert person.read("lists_code").startswith("6A002")


def test_a_term_is_found_with_where_it_is_used(person: Person, workspace: Workspace) -> None:
    _open(person)
    _search(person, "in the public domain")
    assert person.read("lists_term") == "In the public domain"
    first = uses_of(workspace.weighable().edition, "aircraft")[0].code
    _open(person, "entry/def:aircraft")
    assert "Used in" in person.read("lists_section_used")
    person.click(f"lists_used_{first}")
    assert person.read("lists_code") == first


def test_words_that_the_heading_does_not_hold_stand_before_it_and_are_marked(person: Person) -> None:
    _open(person)
    _search(person, "inconel")
    index = person.see("lists_tree", TreeView).currentIndex()
    assert str(index.data(HEADING_ROLE)).startswith("inconel")
    assert index.data(HITS_ROLE) == ((0, 7),)


def test_a_general_note_that_covers_the_paragraph_stands_among_its_notes(person: Person, workspace: Workspace) -> None:
    edition = workspace.weighable().edition
    head, note = next(
        (head, note.code) for head in edition.installed_heads for note in edition.weighed_notes(head) if note.code.startswith("GTN")
    )
    _open(person, f"entry/{head}")
    assert person.sees(f"note_{note}")
    person.click(f"note_from_{note}")
    assert person.read("lists_code") == note.split("#")[0]


# -- what changed


def _compared(workspace: Workspace) -> ComparedEditions:
    held = sorted(edition for name, edition in workspace.reference.installed_editions if name == BASE_LIST)
    return compare_editions(workspace.reference, BASE_LIST, held[-2], held[-1])


def test_the_whole_comparison_is_one_click_away_and_back(person: Person, workspace: Workspace) -> None:
    _open(person, "entry/2B350.d")
    person.click("lists_what_changed")
    compared = _compared(workspace)
    for change, count in compared.counts.items():
        assert str(count) in person.texts(f"lists_changes_{change}")
    heads = {found.head for found in compared.differences}
    tree = person.see("lists_changes_tree", TreeView)
    assert tree.model().rowCount() == len(heads)
    QAbstractItemModelTester(tree.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    person.click("lists_what_changed")
    assert person.read("lists_code") == "2B350.d"


def test_only_what_changes_control_can_be_shown(person: Person, workspace: Workspace) -> None:
    _open(person, "changes")
    person.click("lists_changes_show_control")
    shown = {found.head for found in _compared(workspace).differences if found.changes_control}
    assert person.see("lists_changes_tree", TreeView).model().rowCount() == len(shown)


def test_old_and_new_stand_side_by_side(person: Person, workspace: Workspace) -> None:
    found = next(
        found
        for found in _compared(workspace).differences
        if Part.WORDING in found.parts and found.old and found.old.heading != found.new.heading
    )
    _open(person, f"changes/{found.code}")
    assert found.old.heading in person.texts(f"lists_was_{found.code}")
    assert found.new.heading in person.texts(f"lists_is_{found.code}")
    assert person.window.page().place() == f"changes/{found.code}"


def test_a_paragraph_says_that_it_changed_and_leads_there_and_back(person: Person, workspace: Workspace) -> None:
    found = next(
        found
        for found in _compared(workspace).differences
        if found.change is Change.CHANGED and "#" not in found.code and found.code[0].isdigit()
    )
    _open(person, f"entry/{found.code}")
    person.click("lists_changed_action")
    assert person.sees(f"lists_sides_{found.code}")
    person.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert person.read("lists_code") == found.code


def test_a_paragraph_that_did_not_change_says_nothing(person: Person, workspace: Workspace) -> None:
    touched = {found.head for found in _compared(workspace).differences}
    quiet = next(head for head in workspace.weighable().edition.installed_heads if head not in touched)
    _open(person, f"entry/{quiet}")
    assert not person.sees("lists_changed")


def test_the_older_edition_shows_the_same_paragraph(person: Person, workspace: Workspace) -> None:
    _open(person, "entry/2B350.d")
    older = min(edition for name, edition in workspace.reference.installed_editions if name == BASE_LIST)
    field = person.see("lists_edition", SelectField)
    field.choose(f"{BASE_LIST}/{older}")
    field.chosen.emit(f"{BASE_LIST}/{older}")
    person.rest()
    assert person.read("lists_code") == "2B350.d"


def test_words_that_changed_are_marked() -> None:
    assert changed_words("at most 5 g", "at most 3 g") == ((8, 1),)
    assert changed_words("the same", "the same") == ()


def test_comparison_cuts_no_words(person: Person, workspace: Workspace) -> None:
    code = next(found.head for found in _compared(workspace).differences if Part.LIMITS in found.parts)
    for place in ("changes", f"changes/{code}", "entry/def:technology", "entry/GTN", "entry/3E001"):
        _open(person, place)
        settle()
        assert clipped(person.window) == []


def test_the_country_of_the_person_stands_beside_the_edition_and_the_paragraph(person: Person) -> None:
    person.window.surroundings.settings.change(country="MY")
    _open(person, "entry/3A001.a")
    assert "Strategic Items Order, categories 0 to 9" in person.read("lists_by_whose")
    said = [label.text() for label in person.see("lists_national").findChildren(Label)]
    assert "In your country: Malaysia" in said
    assert "Names by itself: 3A001.u Advanced chips of United States origin" in said
    assert not person.sees("lists_outside_regimes")


def test_a_paragraph_outside_the_regimes_says_so(person: Person) -> None:
    _open(person, "entry/3A501")
    assert person.read("lists_outside_regimes") == (
        "Controlled by the EU outside the international regimes; other countries may not list it."
    )
