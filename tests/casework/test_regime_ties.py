"""Annex I and the lists of the regimes: every tie is read both ways, and nothing is classified by a list that is only browsed."""

import pytest

from stc_desktop.casework.classifying import classify
from stc_desktop.casework.installed import installed
from stc_desktop.casework.list_views import above, below, entry_view
from stc_desktop.casework.lists import search_list
from stc_desktop.casework.regime_ties import ties_of
from stc_desktop.casework.workspace import BASE_EDITION, BASE_LIST, Workspace
from stc_desktop.control_lists.entries import EntryKind, ListEdition
from stc_desktop.control_lists.regime_codes import REGIME_LISTS
from stc_desktop.rules.errors import UserFixable


def _tree(reading: Workspace, list_id: str) -> ListEdition:
    return reading.reference.edition(list_id, reading.reference.newest(list_id))


def _places(reading: Workspace, code: str, list_id: str = BASE_LIST) -> list[tuple[str, str]]:
    edition = reading.reference.newest(list_id)
    return [(tie.place.list_id, tie.place.code) for tie in ties_of(reading, list_id, edition, code).regimes if tie.place is not None]


def _carriers(reading: Workspace, list_id: str, code: str) -> list[str]:
    return [tied.code for tied in ties_of(reading, list_id, reading.reference.newest(list_id), code).carriers]


@pytest.mark.parametrize(
    ("code", "tree", "place"),
    [
        ("3A225", "nsg-dual-use", "N3.A.1"),
        ("7A103.a", "mtcr-annex", "M9.A.6"),
        ("6D103", "mtcr-annex", "M12.D.2"),
        ("3A101.b", "mtcr-annex", "M15.B.5"),
        ("0C003", "nsg-trigger", "T2.1"),
        ("0B001.c.1", "nsg-trigger", "T5.3.1.a"),
        ("1C350.9", "australia-group", "AG-PR.9"),
        ("1C350.9", "cwc-schedules", "CWC3.B.14"),
        ("1C351.d.4", "cwc-schedules", "CWC1.A.8"),
        ("2B350.d", "australia-group", "AG-CE.3"),
    ],
)
def test_an_entry_leads_to_its_place_and_the_place_back(reading: Workspace, code: str, tree: str, place: str) -> None:
    assert (tree, place) in _places(reading, code)
    assert code in _carriers(reading, tree, place)


def test_munitions_are_tied_too(reading: Workspace) -> None:
    assert ("cwc-schedules", "CWC1.A.1") in _places(reading, "ML7.b.1.a", "eu-common-military")
    assert "ML7.b.1.a" in _carriers(reading, "cwc-schedules", "CWC1.A.1")


def test_a_paragraph_without_a_tie_takes_that_of_the_one_above(reading: Workspace) -> None:
    assert ("nsg-dual-use", "N3.A.1") in _places(reading, "3A225.a")
    ties = ties_of(reading, "mtcr-annex", reading.reference.newest("mtcr-annex"), "M4.B.3.b.1")
    assert ([tied.code for tied in ties.carriers], ties.carriers_above) == (["1B118"], "M4.B.3.b")


def test_a_heading_of_a_tree_names_the_heads_that_carry_what_is_below(reading: Workspace) -> None:
    assert {"7A103", "2B119", "7A116"} & set(_carriers(reading, "mtcr-annex", "M9")) == {"7A103", "2B119"}


def test_the_deepest_place_says_it_all(reading: Workspace) -> None:
    """1B117 says 4.B.3, the tree 4.B.3.a."""
    assert _places(reading, "1B117") == [("mtcr-annex", "M4.B.3.a")]


def test_no_number_of_an_entry_points_to_nothing(reading: Workspace) -> None:
    assert reading.regime_index.unresolved == ()


def test_every_tie_is_read_both_ways(reading: Workspace) -> None:
    index = reading.regime_index
    there = {(entry, place) for entry, places in index.regimes.items() for place in places}
    back = {(entry, place) for place, entries in index.carriers.items() for entry in entries}
    assert there == back
    assert len(there) > 1000
    for (list_id, code), (tree, place) in there:
        assert code in index.editions[list_id].entries
        assert place in index.editions[tree].entries


def test_every_leaf_of_a_tree_is_carried_or_says_why_not(reading: Workspace) -> None:
    for list_id in REGIME_LISTS:
        for entry in _tree(reading, list_id).entries.values():
            if entry.kind is not EntryKind.NOT_USED:
                assert _carriers(reading, list_id, entry.code) or entry.help, entry.code


def test_trees_are_gone_through_from_their_heads(reading: Workspace) -> None:
    tree = _tree(reading, "mtcr-annex")
    assert below(tree, "")[:2] == ("M1", "M2")
    assert below(tree, "M9") == ("M9.A", "M9.B", "M9.D", "M9.E")
    assert above(tree, "M9.A.6") == ("M9", "M9.A")
    view = entry_view(tree, reading.units, "M9.A.6")
    assert [step.code for step in view.path] == ["M9", "M9.A"]
    assert view.refs == ()


@pytest.mark.parametrize(
    ("typed", "list_id", "code"),
    [
        ("9.A.6", "mtcr-annex", "M9.A.6"),
        ("M9A6", "mtcr-annex", "M9.A.6"),
        ("3.A.1", "nsg-dual-use", "N3.A.1"),
        ("T5.3.1", "nsg-trigger", "T5.3.1"),
        ("AG-PR.9", "australia-group", "AG-PR.9"),
        ("2.B.13", "cwc-schedules", "CWC2.B.13"),
        ("7719-09-7", "cwc-schedules", "CWC3.B.14"),
        ("accelerometers", "mtcr-annex", "M9.A.3"),
    ],
)
def test_trees_are_searched_by_number_and_words(reading: Workspace, typed: str, list_id: str, code: str) -> None:
    hits = search_list(reading.reference, typed, list_id=list_id, edition=reading.reference.newest(list_id))
    assert hits[0].code == code


@pytest.mark.parametrize("list_id", sorted(REGIME_LISTS))
def test_nothing_is_classified_by_a_tree(reading: Workspace, list_id: str) -> None:
    edition = reading.reference.newest(list_id)
    with pytest.raises(UserFixable, match="nothing is classified by it"):
        classify(reading, {"description": "accelerometer"}, list_id=list_id, edition=edition)
    assert (list_id, edition) in reading.reference.browsed_editions
    assert (list_id, edition) not in reading.reference.weighed_editions


def test_trees_stand_in_no_verdict_and_in_no_count(reading: Workspace) -> None:
    step = classify(reading, {"description": "accelerometer for missiles"}, list_id=BASE_LIST, edition=BASE_EDITION).as_json
    assert step["installed"] == {"heads": 382, "of": 382}
    assert not any(name in str(step) for name in REGIME_LISTS)
    assert (BASE_LIST, BASE_EDITION) in reading.reference.weighed_editions


def test_trees_are_told_apart_where_what_is_installed_is_shown(workspace: Workspace) -> None:
    assert {one.list_id for one in installed(workspace).lists if not one.is_weighed} == REGIME_LISTS
