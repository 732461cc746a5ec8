"""Goods in datasheet words with the paragraph that the law gives on each, written from the official text by somebody who had not seen
our list. All are invented."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from stc_desktop.casework.workspace import REVIEW_EDITIONS, REVIEW_LISTS, Workspace
from stc_desktop.control_lists.codes import head_of

FOLDER = Path(__file__).parent / "field_cases"
COLUMNS = ["id", "description", "also_called", "datasheet", "hs", "cas", "expected", "near", "basis"]
AMONG_THE_FIRST_FIVE = 0.80


def _rows() -> Iterator[dict[str, str]]:
    for path in sorted(FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            assert reader.fieldnames == COLUMNS, path.name
            yield from reader


ROWS = tuple(_rows())


def codes_of(row: Mapping[str, str]) -> tuple[str, ...]:
    return () if row["expected"] == "none" else tuple(row["expected"].split())


def test_the_table_is_whole() -> None:
    assert len(ROWS) >= 600
    assert 3 * sum(bool(row["near"]) for row in ROWS) >= len(ROWS)
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert {row["id"].split("-")[0] for row in ROWS} == {*"0123456789", "ML", "X"}
    for row in ROWS:
        assert row["description"], row["id"]
        assert row["expected"], row["id"]
        assert row["basis"], row["id"]
        assert all(":" in pair for pair in row["datasheet"].split("|")), row["id"]


def test_every_paragraph_of_the_table_stands_in_our_lists(reading: Workspace) -> None:
    entries = reading.reference.edition(REVIEW_LISTS, REVIEW_EDITIONS).entries
    named = {code: row["id"] for row in ROWS for code in (*codes_of(row), *row["near"].split())}
    assert {row: code for code, row in named.items() if code not in entries} == {}


@pytest.mark.timeout(240)
def test_a_description_alone_finds_the_right_head(reading: Workspace) -> None:
    listed = [row for row in ROWS if codes_of(row)]
    found = sum(_is_among_the_first_five(reading, row) for row in listed)
    assert found >= AMONG_THE_FIRST_FIVE * len(listed), f"{found} of {len(listed)}"


def _is_among_the_first_five(workspace: Workspace, row: dict[str, str]) -> bool:
    hits = workspace.reference.search(row["description"], 30, list_id=REVIEW_LISTS, edition=REVIEW_EDITIONS)
    heads = tuple(dict.fromkeys(head_of(hit.code) for hit in hits))[:5]
    return not {head_of(code) for code in codes_of(row)}.isdisjoint(heads)
