from __future__ import annotations

import pytest

from stc_desktop.casework.classifying import ItemParticulars, keep_as_product
from stc_desktop.casework.lists import chosen_review
from stc_desktop.casework.products import products, verdicts_on
from stc_desktop.casework.rechecking import waiting
from stc_desktop.casework.samples import add_samples
from stc_desktop.casework.workspace import BASE_LIST
from stc_desktop.classification.conversation import resumed
from tests.ui.home.at_the_window import Person

OLDER = "2021"
COMPUTER = {"description": "server computer", "considered": {"4A003.b": "yes"}, "answers": {"adjusted_peak_performance": "90 WT"}}


def test_verdicts_of_an_older_edition_are_weighed_anew_and_nothing_changes_by_looking(person: Person) -> None:
    workspace = person.workspace
    if (BASE_LIST, OLDER) not in workspace.reference.weighed_editions:
        pytest.skip("only one edition is built")
    list_id, edition = chosen_review(workspace.reference, None, OLDER)
    spoon = resumed({"description": "wooden kitchen spoon", "considered": {"overview": []}})
    kept = keep_as_product(workspace, spoon, name="Sample spoon", beside=ItemParticulars(list_id=list_id, edition=edition))
    person.go("products")
    assert "To re-check: 1 verdict" in person.read("products_waiting")
    person.click("products_waiting_action")
    person.qtbot.waitUntil(lambda: person.sees("recheck_row_1"), timeout=20_000)
    said = person.read("recheck_row_1")
    assert f"Then, edition {edition}: Not listed" in said
    assert "Undecided" in said
    assert "Still to be answered" in said
    assert not person.sees("recheck_confirm")  # nothing here is the same
    assert len(verdicts_on(workspace, kept)) == 1
    assert [one.id for one in waiting(workspace)] == [kept]
    person.click("recheck_open_1")
    assert person.led_to() == ("classify", f"product/{kept}")


def test_nothing_waits_where_every_verdict_is_of_the_list_in_use(person: Person) -> None:
    spoon = resumed({"description": "wooden kitchen spoon", "considered": {"overview": []}})
    keep_as_product(person.workspace, spoon, name="Sample spoon")
    person.go("products")
    assert not person.sees("products_waiting")
    person.go("products", "recheck")
    person.qtbot.waitUntil(lambda: person.sees("recheck_found"), timeout=20_000)
    assert "No verdict waits" in person.read("recheck_found")
    person.click("recheck_back")
    assert person.sees("products_table")


def test_what_is_unchanged_is_confirmed_in_one_press(person: Person) -> None:
    workspace = person.workspace
    if (BASE_LIST, OLDER) not in workspace.reference.weighed_editions:
        pytest.skip("only one edition is built")
    add_samples(workspace)
    exchanger = next(one for one in products(workspace) if "exchanger" in one.name)
    list_id, edition = chosen_review(workspace.reference, None, OLDER)
    beside = ItemParticulars(list_id=list_id, edition=edition)
    kept = keep_as_product(workspace, resumed(exchanger.item), name="Sample exchanger", product_id=exchanger.id, beside=beside)
    before = len(verdicts_on(workspace, kept))
    person.go("products", "recheck")
    person.qtbot.waitUntil(lambda: person.sees("recheck_confirm"), timeout=20_000)
    assert "1 verdict is unchanged" in person.read("recheck_same")
    person.click("recheck_confirm")
    person.qtbot.waitUntil(lambda: waiting(workspace) == (), timeout=20_000)
    person.rest()
    assert len(verdicts_on(workspace, kept)) == before + 1
    assert "No verdict waits" in person.read("recheck_found")


def test_a_changed_paragraph_is_shown_side_by_side_and_its_verdict_taken_over(person: Person) -> None:
    workspace = person.workspace
    if (BASE_LIST, OLDER) not in workspace.reference.weighed_editions:
        pytest.skip("only one edition is built")
    list_id, edition = chosen_review(workspace.reference, None, OLDER)
    told = resumed(COMPUTER)
    kept = keep_as_product(workspace, told, name="Sample computer", beside=ItemParticulars(list_id=list_id, edition=edition))
    person.go("products", "recheck")
    person.qtbot.waitUntil(lambda: person.sees("recheck_row_1"), timeout=20_000)
    assert "Changed: " in person.read("recheck_row_1")
    assert "4A003" in person.read("recheck_row_1")
    person.click("recheck_sides_1_head")
    sides = person.read("recheck_sides_1")
    assert "Edition 2021" in sides
    assert "Edition 2025-11-15" in sides
    before = len(verdicts_on(workspace, kept))
    person.click("recheck_take_1")
    person.qtbot.waitUntil(lambda: waiting(workspace) == (), timeout=20_000)
    person.rest()
    newest, *_ = said = verdicts_on(workspace, kept)
    assert len(said) == before + 1
    assert newest.result["rechecked"]["from_edition"] == edition  # type: ignore[index]  # as it is written
