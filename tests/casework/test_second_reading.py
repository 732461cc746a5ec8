"""Items just inside, just outside and freed by a note, thought out from the law by a second reader; expected values never come from a run."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest

from stc_desktop.casework.workspace import Workspace
from tests.casework.interviews import interview

ITEMS = Path(__file__).with_name("second_reading.csv")


def _rows() -> list[dict[str, str]]:
    with ITEMS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in _rows()])
def test_the_list_says_of_an_item_what_the_law_says(reading: Workspace, row: dict[str, str]) -> None:
    answers = cast("Mapping[str, object]", json.loads(row["answers"]))
    step, _, _ = interview(reading, row["item"], {**answers, "is": tuple(row["kinds"].split())})
    found = [str(code) for code in cast("list[object]", step["codes"])]
    if row["expected"] in {"none", "undecided"}:
        assert step["verdict"] == {"none": "not_listed"}.get(row["expected"], row["expected"]), (row["basis"], found, step["open"])
        return
    assert step["verdict"] == "controlled", (row["basis"], step["open"])
    for code in row["expected"].split():
        assert any(one == code or one.startswith(f"{code}.") for one in found), (row["basis"], found)
