"""Authored paragraphs become entries with tests that can be weighed, taken exactly as they are written."""

import importlib.util
from fractions import Fraction
from pathlib import Path

import pytest

from stc_desktop.authoring import yaml_reading
from stc_desktop.authoring.builder import read_control_lists, resources_folder, sources_sha256
from stc_desktop.authoring.faults import Faults
from stc_desktop.control_lists.entries import Effect, EntryKind, ListEdition, Regime
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.conditions import Op, ReferenceCondition
from stc_desktop.rules.facts import exactly


@pytest.fixture
def edition(sources: Path) -> ListEdition:
    return read_control_lists(sources).editions[0]


def test_paragraphs_stand_in_the_order_of_the_list(edition: ListEdition) -> None:
    assert list(edition.entries) == ["2B001", "2B001#n1", "2B001.a", "2B001.b", "2B350", "2B350.a", "2B350.b", "1C350", "1C350.1"]
    assert [entry.position for entry in edition.entries.values()] == list(range(9))


def test_a_head_keeps_what_is_written_of_it(edition: ListEdition) -> None:
    head = edition.entries["2B001"]
    assert (head.kind, head.logic, head.parent, head.subject) == (EntryKind.HEAD, Logic.ANY, "", "machine_tool")
    assert [(link.regime, link.number) for link in head.regimes] == [(Regime.NSG, "1.B.2")]
    assert head.hs == ("845710",)
    assert head.refs == ("9A004.b",)
    assert edition.subject_of("2B001.b") == "machine_tool"


def test_notes_and_unused_paragraphs(edition: ListEdition) -> None:
    note = edition.entries["2B001#n1"]
    assert (note.kind, note.effect, note.parent) == (EntryKind.NOTE, Effect.REMOVES, "2B001")
    assert [found.code for found in edition.notes("2B001")] == ["2B001#n1"]
    assert edition.entries["2B350.b"].kind is EntryKind.NOT_USED


def test_a_formula_keeps_its_text_and_is_bound_to_units(edition: ListEdition) -> None:
    test = edition.entries["2B001.a"].tests[0]
    assert (test.op, test.value, test.unit) == (Op.AT_MOST, "1.7 + travel_length/2", "um")
    assert test.computed is not None
    assert test.computed.over({"travel_length": exactly(Fraction(2))}).low == Fraction("2.7e-6")


def test_numbers_and_units_stay_as_written_and_limits_are_canonical(edition: ListEdition) -> None:
    test = edition.entries["2B350"].tests[1]
    assert (test.op, test.value, test.unit) == (Op.RANGE, (1, 6), "bar(g)")
    assert test.limits == (Fraction(201325), Fraction(701325))
    assert test.at == (ReferenceCondition(property_id="ambient_temperature", value=293, unit="K"),)


def test_alternatives_share_a_label_and_not_negates(edition: ListEdition) -> None:
    tests = edition.entries["2B001.b"].tests
    assert (tests[0].op, tests[0].value, tests[0].negated) == (Op.MEETS, "2B001.a", True)
    assert (tests[1].value, tests[1].unit) == (5, "axes")
    assert tests[2].alternative == tests[3].alternative != tests[1].alternative


def test_a_note_has_its_own_list_and_its_own_notes(sources: Path) -> None:
    path = sources / "sample" / "2025" / "2B.yaml"
    longer = """\
      tests: [made_for_teaching: yes]
      logic: any
      a: {heading: Small ones, tests: [travel_length: {below: 1/4 m}]}
      b: {heading: Slow ones, tests: [axis_count: {exactly: 3}]}
      notes:
        t1: {effect: explains, heading: What small means}
"""
    path.write_text(path.read_text(encoding="utf-8").replace("      tests: [made_for_teaching: yes]\n", longer), encoding="utf-8")
    edition = read_control_lists(sources).editions[0]
    assert [entry.code for entry in edition.children("2B001#n1")] == ["2B001#n1.a", "2B001#n1.b"]
    assert [entry.code for entry in edition.notes("2B001#n1")] == ["2B001#n1#t1"]
    assert edition.entries["2B001#n1.a"].effect is Effect.REMOVES
    assert edition.entries["2B001#n1.a"].tests[0].value == 0.25


def test_a_head_that_is_not_installed_may_be_named(sources: Path) -> None:
    path = sources / "sample" / "2025" / "2B.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("meets: 2B001.a", "meets: 9A004.b"), encoding="utf-8")
    assert read_control_lists(sources).editions[0].entries["2B001.b"].tests[0].value == "9A004.b"


def test_the_sum_of_the_sources_tells_every_change_but_not_line_ends(sources: Path) -> None:
    before = sources_sha256([sources])
    path = sources / "sample" / "2025" / "1C.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert sources_sha256([sources]) == before
    path.write_bytes(path.read_bytes() + b"# a word\n")
    assert sources_sha256([sources]) != before


def test_our_own_lists_are_without_fault() -> None:
    lists = read_control_lists(resources_folder() / "control_lists")
    assert "2B350" in lists.editions[0].entries
    assert not lists.left_out


@pytest.mark.skipif(importlib.util.find_spec("_ruamel_yaml") is None, reason="the compiled YAML parser is not installed")
def test_both_parsers_read_our_files_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """The compiled parser is only faster: a file that it reads otherwise would be another list."""
    folder = resources_folder() / "control_lists"
    files = sorted(folder.rglob("properties/*.yaml"))[:6] + sorted(folder.rglob("2B*.yaml"))[:3]

    def read() -> list[object]:
        return [yaml_reading.read_yaml(path, Faults()) for path in files]

    fast = read()
    monkeypatch.setattr(yaml_reading, "_HAS_COMPILED_PARSER", False)
    assert read() == fast
    assert files
