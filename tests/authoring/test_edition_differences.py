"""A second edition is written as what differs; what rests on paragraphs that it lacks goes with them."""

import re
from pathlib import Path

import pytest

from stc_desktop.authoring.builder import read_control_lists
from stc_desktop.authoring.faults import AuthoredFilesRefused
from stc_desktop.control_lists.differences import Change, Part, differences
from stc_desktop.control_lists.entries import EntryKind, ListEdition

OLDER = """\
list_id: sample
edition: "2020"
title: Sample list
legal_date: "2020-01-01"
publisher: Nobody, an invented list
base: "2025"
without: [1C350]
"""
CHANGES = """\
2B001.a:
  differs:
    heading: Fairly accurate ones
    tests: [positioning_error: {at_most: 9 um}, axis_count: {at_least: 2}]
2B001#n1: {absent: yes}
2B350.b:
  instead: {heading: Of plastic, tests: [wetted_materials: {some: [ptfe]}]}
2B350.c:
  added: {heading: Of steel, tests: [wetted_materials: {some: [steel]}]}
"""


@pytest.fixture
def older(sources: Path) -> Path:
    """The small list with an older edition; its newer one gets paragraphs that rest on a head which the older one lacks."""
    path = sources / "sample" / "2025" / "2B.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "  see: [9A004.b]\n", "  c: {heading: For that chemical, tests: [this_item: {meets: 1C350.1}]}\n  see: [9A004.b, 1C350]\n"
    ).replace(
        "      - axis_count: {at_least: 5 axes}\n",
        "      - axis_count: {at_least: 5 axes}\n      - not: {this_item: {meets: 1C350}}\n"
        "      - any: [{made_for_teaching: yes}, {this_item: {meets: 1C350.1}}]\n",
    )
    path.write_text(text, encoding="utf-8")
    folder = sources / "sample" / "2020"
    folder.mkdir()
    (folder / "edition.yaml").write_text(OLDER, encoding="utf-8")
    (folder / "changes.yaml").write_text(CHANGES, encoding="utf-8")
    return sources


@pytest.fixture
def editions(older: Path) -> tuple[ListEdition, ListEdition]:
    new, old = read_control_lists(older).editions
    return old, new


def test_only_what_is_written_differs(editions: tuple[ListEdition, ListEdition]) -> None:
    old, new = editions
    assert (old.info.edition, old.info.base, old.info.heads) == ("2020", "2025", ("2B001", "2B350", "9A004"))
    assert old.entries["2B001.a"].heading == "Fairly accurate ones"
    assert [test.value for test in old.entries["2B001.a"].tests] == [9, 2]
    assert "2B001#n1" not in old.entries
    assert old.entries["2B350.b"].kind is EntryKind.ITEM
    assert new.entries["2B350.b"].kind is EntryKind.NOT_USED
    assert old.entries["2B350.c"].heading == "Of steel"
    assert old.entries["2B350.a"].tests == new.entries["2B350.a"].tests


def test_what_names_an_absent_head_is_answered_no(editions: tuple[ListEdition, ListEdition]) -> None:
    old, new = editions
    assert "1C350" not in old.entries
    assert old.entries["2B001"].refs == ("9A004.b",)
    assert "2B001.c" in new.entries
    assert "2B001.c" not in old.entries
    left = [(test.property_id, test.alternative) for test in old.entries["2B001.b"].tests]
    assert ("made_for_teaching", None) in left
    assert ("this_item", None) in left  # "not as in 2B001.a" still stands
    assert len(left) == len(new.entries["2B001.b"].tests) - 2


def test_what_changed_is_told_by_paragraph(editions: tuple[ListEdition, ListEdition]) -> None:
    found = {one.code: one for one in differences(*editions)}
    assert found["2B001.a"].parts == (Part.LIMITS, Part.WORDING)
    assert found["2B001"].parts == (Part.LINKS,)
    assert not found["2B001"].changes_control
    assert [code for code, one in found.items() if one.change is Change.ADDED] == ["2B001#n1", "2B001.c", "1C350", "1C350.1"]
    assert [code for code, one in found.items() if one.change is Change.REMOVED] == ["2B350.b", "2B350.c"]
    assert "2B350.a" not in found


BAD = [
    ("changes.yaml", "2B001.a:", "2B001.z:", "2B001.z cannot be “differs”: the base edition does not have it"),
    ("changes.yaml", "2B350.c:", "2B350.a:", "2B350.a cannot be “added”: the base edition has it already"),
    ("changes.yaml", "  differs:\n", "  change:\n", "2B001.a must say one of absent, differs, instead, added"),
    ("changes.yaml", "{at_most: 9 um}", "{at_most: 9 kg}", "unit of mass, but length is asked"),
    ("changes.yaml", "2B350.c:", "2B350.y.c:", "2B350.y.c has nothing to stand in"),
    ("edition.yaml", "without: [1C350]", "without: [1C351]", "1C351 is no head of the base edition; did you mean “1C350”"),
    ("edition.yaml", 'base: "2025"', 'base: "2019"', "its base edition 2019 could not be read"),
    ("edition.yaml", "without: [1C350]", "heads: [2B001]", "2B001 is a head of the base edition already"),
]


@pytest.mark.parametrize(("file", "piece", "spoilt", "reason"), BAD, ids=[row[3][:40] for row in BAD])
def test_a_difference_that_does_not_fit_is_named(older: Path, file: str, piece: str, spoilt: str, reason: str) -> None:
    path = older / "sample" / "2020" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(piece) == 1
    path.write_text(text.replace(piece, spoilt), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused) as caught:
        read_control_lists(older)
    assert any(re.search(reason, fault.reason) and fault.place.file.endswith(f"2020/{file}") for fault in caught.value.faults), caught.value
