"""A list that is browsed and not weighed: a tree of codes that leads to the lists that are."""

import csv
import re
from pathlib import Path

import pytest

from stc_desktop.authoring.builder import read_control_lists, resources_folder
from stc_desktop.authoring.faults import AuthoredFilesRefused
from stc_desktop.control_lists.entries import EntryKind, ListEdition
from stc_desktop.control_lists.regime_codes import MTCR, NSG_DUAL_USE, NSG_TRIGGER, REGIME_LISTS, from_british
from stc_desktop.control_lists.search_text import searchable

SKELETONS = Path(__file__).resolve().parents[3] / "shared" / "data" / "control-lists"

EDITION = """\
list_id: mtcr-annex
edition: "2024"
title: Sample tree
legal_date: "2024"
publisher: Nobody, an invented list
weighed: no
mark: C
compared: Nothing; it is invented.
heads: [M1, M2]
"""
TREE = """\
M1:
  heading: Machines
  A:
    heading: Goods
    "1": {heading: Machine tools, words: [lathe], see: [2B001]}
    "2":
      heading: Plant
      a: Only a heading
      b: {heading: A chemical, cas: ["151-50-8"], see: [1C350]}
M2: {not_used: yes}
"""
# British ratings that are no place of the regime's own list, and why.
LEFT_OUT = {
    r"N|T": "the name of the list itself",
    r"M4C2b4[a-q]": "writes the letters of 1C111.a.4 behind the number of the regime, which has no such level",
    r"N4B5[a-c]?": "hydrodynamic experiments, 5.B.5, under a wrong section: 5.B.5 itself is missing there",
    r"T2\.4": "section 2 of annex B has two materials; what a fourth would be is not known",
    r"T7\.7(\.6)?": "7.1.6 mistyped: it is missing between 7.1.5 and 7.1.7",
}


@pytest.fixture
def tree(sources: Path) -> Path:
    """A tree beside the small list."""
    folder = sources / "mtcr-annex" / "2024"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text(EDITION, encoding="utf-8")
    (folder / "items.yaml").write_text(TREE, encoding="utf-8")
    return sources


@pytest.fixture(scope="module")
def trees() -> dict[str, ListEdition]:
    lists = read_control_lists(resources_folder() / "control_lists", keep_going=True)
    return {edition.info.list_id: edition for edition in lists.editions if not edition.info.is_weighed}


def _tree_of(sources: Path) -> ListEdition:
    return next(edition for edition in read_control_lists(sources).editions if edition.info.list_id == MTCR)


def test_a_tree_needs_no_tests_and_asks_nothing(tree: Path) -> None:
    found = _tree_of(tree)
    assert not found.info.is_weighed
    assert (found.info.mark, found.info.compared) == ("C", "Nothing; it is invented.")
    assert list(found.entries) == ["M1", "M1.A", "M1.A.1", "M1.A.2", "M1.A.2.a", "M1.A.2.b", "M2"]
    assert found.entries["M1.A.2.a"].heading == "Only a heading"
    assert found.entries["M1.A.2.b"].cas == ("151-50-8",)
    assert found.entries["M1.A.1"].refs == ("2B001",)
    assert found.entries["M2"].kind is EntryKind.NOT_USED
    assert [step.code for step in found.path("M1.A.2.b")] == ["M1", "M1.A", "M1.A.2", "M1.A.2.b"]
    assert not found.register
    assert not found.subjects


def test_lists_that_are_weighed_come_first(tree: Path) -> None:
    assert [edition.info.is_weighed for edition in read_control_lists(tree).editions] == [True, False]


@pytest.mark.parametrize(
    ("file", "piece", "spoilt", "reason"),
    [
        ("items.yaml", "words: [lathe]", "tests: [positioning_error: {at_most: 3 um}]", "it can hold no tests"),
        ("items.yaml", "words: [lathe]", "subject: machine_tool", "it can hold no subject"),
        ("items.yaml", "see: [2B001]", "see: [2B002]", "M1.A.1 leads to 2B002, which no list has; did you mean “2B001”"),
        ("items.yaml", "151-50-8", "151-50-7", "its last digit does not fit"),
        ("items.yaml", "{heading: Machine tools,", "{", "M1.A.1 has no heading"),
        ("items.yaml", "words: [lathe]", "word: [lathe]", "unknown key “word” in M1.A.1; did you mean “words”"),
        ("items.yaml", "words: [lathe]", "mark: E", "unknown mark “E”"),
        ("items.yaml", "M2: {not_used: yes}", "M3: {not_used: yes}", "M3 is not a head of this edition"),
        ("items.yaml", "M2: {not_used: yes}", "", "head M2 stands on the head page and in no file"),
        ("edition.yaml", "mark: C", "mark: X", "must say a mark"),
        ("edition.yaml", "compared: Nothing; it is invented.\n", "", "in `compared` what it was compared with"),
        ("edition.yaml", "heads: [M1, M2]", "register_of: sample/2025\nheads: [M1, M2]", "shares no register"),
    ],
)
def test_what_does_not_fit_is_refused(tree: Path, file: str, piece: str, spoilt: str, reason: str) -> None:
    path = tree / "mtcr-annex" / "2024" / file
    text = path.read_text(encoding="utf-8")
    assert piece in text
    path.write_text(text.replace(piece, spoilt), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused, match=re.escape(reason)):
        read_control_lists(tree)


def test_a_head_that_could_be_taken_for_another_list_is_refused(tree: Path) -> None:
    folder = tree / "mtcr-annex" / "2024"
    for file in ("edition.yaml", "items.yaml"):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace("M2", "ML2"), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused, match="ML2 could be taken for a code of another list"):
        read_control_lists(tree)


def test_a_tree_has_no_register(tree: Path) -> None:
    (tree / "mtcr-annex" / "2024" / "properties").mkdir()
    with pytest.raises(AuthoredFilesRefused, match="it has no properties"):
        read_control_lists(tree)


# -- the trees themselves


def test_all_lists_of_the_regimes_are_trees(trees: dict[str, ListEdition]) -> None:
    assert set(trees) == REGIME_LISTS


def test_every_paragraph_says_where_it_is_carried(trees: dict[str, ListEdition]) -> None:
    """By itself, by a paragraph above it, or by what stands below it; what nothing carries yet says why."""
    for edition in trees.values():
        for entry in edition.entries.values():
            below = [other for other in edition.entries.values() if other.code.startswith(f"{entry.code}.")]
            tied = any(step.refs for step in (*edition.path(entry.code), *below))
            assert tied or entry.help or entry.kind is EntryKind.NOT_USED, entry.code


def test_trees_are_found_by_words_and_numbers(trees: dict[str, ListEdition]) -> None:
    found = {held.entry.code for held in searchable(trees[MTCR])}
    assert "M9.A.6" in found
    assert "M5" not in found


@pytest.mark.skipif(not SKELETONS.is_dir(), reason="the skeletons of codes are not here")
@pytest.mark.parametrize(
    ("file", "list_id"),
    [
        ("uk-lite-mtcr-cat1.csv", MTCR),
        ("uk-lite-mtcr-cat2.csv", MTCR),
        ("uk-lite-nsg-dual-use.csv", NSG_DUAL_USE),
        ("uk-lite-nsg-trigger-list.csv", NSG_TRIGGER),
    ],
)
def test_every_code_of_the_skeletons_is_in_the_tree_or_is_named_here(trees: dict[str, ListEdition], file: str, list_id: str) -> None:
    with (SKELETONS / file).open(encoding="utf-8") as handle:
        codes = [row[0] for row in csv.reader(handle)]
    assert len(codes) > 20
    missing = {code for code in codes if from_british(code) not in trees[list_id].entries}
    assert {code for code in missing if not any(re.fullmatch(form, code) for form in LEFT_OUT)} == set()
