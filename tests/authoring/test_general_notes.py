"""Notes to groups, categories and the whole list stand once and are weighed with every head that they cover; bad ones are refused."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from stc_desktop.authoring.builder import read_control_lists
from stc_desktop.authoring.faults import AuthoredFilesRefused, Fault
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.entries import EntryKind, ListEdition
from stc_desktop.rules.facts import Fact, Several, YesNo
from stc_desktop.rules.outcomes import Outcome

NOTES = """\
GN:
  heading: To the whole list
  covers: ["1", "2", "9"]
  notes:
    n1: {effect: explains, heading: Used goods count as new ones}
GTN:
  effect: removes
  heading: What is free everywhere
  covers: [2B]
  logic: any
  a: {heading: For teaching, tests: [made_for_teaching: yes]}
  b: {heading: By hand, spares: [2B350.a], tests: [drive_kind: manual]}
2B:
  heading: Equipment
  notes:
    n1: {effect: adds, heading: Big ones, covers: [2B350], tests: [travel_length: {above: 9 m}]}
  see: [2B001]
1C:
  heading: Materials
5P2:
  heading: A part of a category
  covers: [1C350]
  notes:
    n2: {effect: removes, heading: For teaching, tests: [made_for_teaching: yes]}
"""


@pytest.fixture
def with_notes(sources: Path) -> Path:
    (sources / "sample" / "2025" / "general.yaml").write_text(NOTES, encoding="utf-8")
    return sources


@pytest.fixture
def edition(with_notes: Path) -> ListEdition:
    return read_control_lists(with_notes).editions[0]


def test_groups_and_general_notes_are_no_heads(edition: ListEdition) -> None:
    assert {entry.code for entry in edition.groups} == {"GN", "2B", "1C", "5P2"}
    assert [entry.code for entry in edition.general_notes] == ["GTN"]
    assert edition.installed_heads == ("2B001", "2B350", "1C350")
    assert edition.entries["GTN.a"].kind is EntryKind.ITEM


def test_what_speaks_of_all_comes_first_and_a_group_before_its_heads(edition: ListEdition) -> None:
    order = [code for code in edition.entries if "." not in code and "#" not in code]
    assert order == ["GN", "GTN", "2B", "2B001", "2B350", "5P2", "1C", "1C350"]


def test_a_note_is_weighed_with_every_head_that_it_covers_and_leaves_alone_what_it_spares(edition: ListEdition) -> None:
    def notes(code: str) -> set[str]:
        return {note.code for note in edition.weighed_notes(code)}

    assert notes("2B001") == {"2B001#n1", "GTN.a", "GTN.b"}
    assert notes("2B350") == {"2B#n1", "GTN.a"}
    assert notes("2B350.a") == set()
    assert notes("1C350") == {"5P2#n2"}


GLASS_VESSEL: dict[str, Fact] = {"kind:vessel": YesNo(value=True), "wetted_materials": Several(frozenset({"glass"}))}


def test_a_general_note_frees_an_item_of_a_covered_head(edition: ListEdition) -> None:
    weighable = WeighableList(edition=edition)
    cyanide: dict[str, Fact] = {"kind:chemical": YesNo(value=True), "cas": Several(frozenset({"151-50-8"}))}
    assert weighable.outcome_of("1C350.1", cyanide) is Outcome.UNKNOWN  # whether it is for teaching was not said
    assert weighable.outcome_of("1C350.1", cyanide | {"made_for_teaching": YesNo(value=False)}) is Outcome.TRUE
    assert weighable.outcome_of("1C350.1", cyanide | {"made_for_teaching": YesNo(value=True)}) is Outcome.FALSE


BAD = [
    ('  covers: ["1", "2", "9"]\n', "", "GN:", "GN must say which categories, groups or heads it covers"),
    ('covers: ["1", "2", "9"]', 'covers: ["1", "7"]', 'covers: ["1", "7"]', "GN names 7, a group of which this edition has no head"),
    ("  covers: [2B]\n", "", "GTN:", "GTN must say which categories"),
    ("  covers: [2B]\n", "  covers: [2B009]\n", "covers: [2B009]", "GTN names 2B009, whose head this edition does not have"),
    ("spares: [2B350.a]", "spares: [2B350.z]", "b: {heading: By hand, spar", "GTN names 2B350.z|GTN.b names 2B350.z, which does not exist"),
    ("  logic: any\n", "  logic: all\n", "b: {heading: By hand, spar", "GTN.b cannot have a reach of its own"),
    ("  effect: removes\n  heading: What", "  heading: What", "GTN:", "GTN needs an effect"),
    ("  see: [2B001]\n", "  subject: vessel\n", "subject: vessel", "unknown key “subject” in 2B"),
    ("  covers: [1C350]\n", "", "5P2:", "5P2 must say which categories"),
    ("5P2:", "2B002:", "2B002:", "2B002 is not a head of this edition"),
]


@pytest.mark.parametrize(("piece", "spoilt", "on", "reason"), BAD, ids=[row[3][:40] for row in BAD])
def test_a_bad_note_is_named_with_its_line(with_notes: Path, piece: str, spoilt: str, on: str, reason: str) -> None:
    path = with_notes / "sample" / "2025" / "general.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(piece) == 1
    path.write_text(text.replace(piece, spoilt), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused) as caught:
        read_control_lists(with_notes)
    (fault,) = [fault for fault in caught.value.faults if re.search(reason, fault.reason)]
    assert fault.place.file.endswith("general.yaml")
    assert path.read_text(encoding="utf-8").splitlines()[fault.place.line - 1].strip().startswith(on)


FaultsOf = Callable[[str, str, str], tuple[Fault, ...]]


def test_an_item_meets_paragraphs_and_no_group(faults_of: FaultsOf) -> None:
    (fault,) = faults_of("2B.yaml", "this_item: {meets: 2B001.a}", "this_item: {meets: 2B}")
    assert "no paragraph that a thing can meet" in fault.reason


def test_a_note_that_would_never_bring_anything_in_is_refused(faults_of: FaultsOf) -> None:
    apart = "  a: {heading: Glass, subject: vessel, tests: [wetted_materials: {some: [glass]}]}\n"
    note = "  notes: {n1: {effect: adds, heading: Big ones, tests: [travel_length: {above: 9 m}]}}\n"
    (fault,) = faults_of(
        "2B.yaml",
        "  subject: vessel\n  logic: any\n  tests:\n    - wetted_materials: {every: [glass, ptfe]}\n"
        "    - design_pressure: {between: [1 bar(g), 6 bar(g)], at: {ambient_temperature: 293 K}}\n"
        "  a: {heading: Glass, tests: [wetted_materials: {some: [glass]}]}\n",
        f"  logic: any\n{apart}{note}",
    )
    assert "2B350#n1 would never be weighed" in fault.reason


def test_a_paragraph_of_which_everything_is_unused_cannot_be_weighed(faults_of: FaultsOf) -> None:
    whole = "  a: {heading: Glass, tests: [wetted_materials: {some: [glass]}]}\n"
    (fault,) = faults_of("2B.yaml", whole, '  a: {heading: Glass, logic: any, "1": {not_used: true}}\n')
    assert "nothing in 2B350.a can be weighed" in fault.reason


def test_a_paragraph_cannot_reach_over_others(faults_of: FaultsOf) -> None:
    (fault,) = faults_of("2B.yaml", "  see: [9A004.b]\n", "  covers: [2B350]\n")
    assert "unknown key “covers” in 2B001" in fault.reason


def test_a_number_that_the_law_leaves_free_stands_in_its_place_and_is_no_head(sources: Path) -> None:
    (sources / "sample" / "2025" / "unused.yaml").write_text("2B002: {not_used: true}\n", encoding="utf-8")
    edition = read_control_lists(sources).editions[0]
    assert edition.entries["2B002"].kind is EntryKind.NOT_USED
    assert edition.installed_heads == ("2B001", "2B350", "1C350")
    heads = [code for code, entry in edition.entries.items() if not entry.parent]
    assert heads == ["2B001", "2B002", "2B350", "1C350"]
