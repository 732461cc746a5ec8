"""Items just inside, just outside and freed by a note, thought out from the law on a second reading; no expected value is from a run."""

import csv
import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest

from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.codes import head_of
from tests.casework.interviews import interview

# What the notes to whole categories would set free; a row that says nothing of it means the case in which they set nothing free.
NOTHING_SET_FREE: Mapping[str, object] = {
    "retail_sales_ways": ["not_sold_at_retail"],
    "in_public_domain": False,
    "basic_research": False,
    "patent_minimum": False,
    "minimum_for_installation": False,
    "software_is_object_code": False,
    "technology_required": True,
}
ITEMS = Path(__file__).with_name("second_reading.csv")


def _rows() -> list[dict[str, str]]:
    with ITEMS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in _rows()])
def test_the_list_says_of_an_item_what_the_law_says(reading: Workspace, row: dict[str, str]) -> None:
    """Weighed are the heads that the row names; what other heads say of such a thing stands in rows of their own."""
    kinds = row["kinds"].split()
    answers = cast("Mapping[str, object]", json.loads(row["answers"]))
    step, _, _ = interview(reading, row["item"], {**NOTHING_SET_FREE, **answers, "is": _alike(reading, kinds), "overview": kinds})
    heads = {head_of(kind) for kind in kinds}
    verdicts = {
        str(finding["code"]): str(finding["verdict"])
        for finding in cast("list[Mapping[str, object]]", step["findings"])
        if head_of(str(finding["code"])) in heads
    }
    assert any(head_of(code) == row["head"] for code in verdicts), "the item was never weighed against the head"
    found = [code for code, verdict in verdicts.items() if verdict == "controlled"]
    if row["expected"] == "none":
        assert set(verdicts.values()) == {"not_listed"}, (row["basis"], verdicts, step["open"])
        return
    if row["expected"] == "undecided":
        assert not found, (row["basis"], found)
        assert "undecided" in verdicts.values(), (row["basis"], verdicts)
        return
    for code in row["expected"].split():
        assert any(one == code or one.startswith(f"{code}.") for one in found), (row["basis"], verdicts, step["open"])


def _alike(workspace: Workspace, kinds: list[str]) -> tuple[str, ...]:
    """The paragraphs about the same kinds of thing: one answer serves them all, whichever of them the interview names."""
    weighable = workspace.weighable()
    subjects = {paragraph.subject for kind in kinds for paragraph in weighable.at_or_below(kind)}
    return tuple(paragraph.code for paragraph in weighable.paragraphs if paragraph.subject in subjects)
