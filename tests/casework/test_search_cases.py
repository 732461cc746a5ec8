"""What people type, in nine languages, with slips and numbers: the right head stands among the first five."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from stc_desktop.casework.lists import BASE_LIST, search_list
from stc_desktop.casework.workspace import Workspace

FOLDER = Path(__file__).parents[1] / "control_lists"
FIRST = 5
ENOUGH = 0.92


@pytest.fixture(scope="module")
def workspace(reference_data: Path) -> Iterator[Workspace]:
    opened = Workspace(data=reference_data)
    yield opened
    opened.close()


def _first_heads(workspace: Workspace, typed: str) -> list[str]:
    edition = workspace.reference.newest(BASE_LIST)
    hits = search_list(workspace.reference, typed, list_id=BASE_LIST, edition=edition, limit=40)
    return list(dict.fromkeys(hit.head for hit in hits if hit.head))[:FIRST]


@pytest.mark.parametrize("table", ["search_cases.csv", "search_cases_held_out.csv"])
def test_the_right_head_is_among_the_first_five(workspace: Workspace, table: str) -> None:
    with (FOLDER / table).open(encoding="utf-8", newline="") as file:
        cases = list(csv.DictReader(file))
    missed = [
        (case["id"], case["typed"], case["expected"])
        for case in cases
        if not set(case["expected"].split()) & set(_first_heads(workspace, case["typed"]))
    ]
    assert 1 - len(missed) / len(cases) >= ENOUGH, missed


@pytest.mark.parametrize(
    ("typed", "head", "said"),
    [
        ("bien tan 3 pha", "3A225", "Vietnamese: biến tần"),
        ("máy bơm chân không", "2B231", "Vietnamese"),
        ("ปั๊มสุญญากาศ", "2B231", "Thai"),
        ("heavywater", "0C003", ""),
        ("2698-41-1", "1A004", "CAS 2698-41-1"),
    ],
)
def test_a_result_says_by_which_name_it_was_found(workspace: Workspace, typed: str, head: str, said: str) -> None:
    edition = workspace.reference.newest(BASE_LIST)
    hits = search_list(workspace.reference, typed, list_id=BASE_LIST, edition=edition)
    assert any(hit.head == head and said in hit.why for hit in hits[:8]), hits[:8]
