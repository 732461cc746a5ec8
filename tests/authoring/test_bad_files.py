"""A bad authored file is refused with its file, the line and the reason; each row spoils one piece of a good list."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stc_desktop.authoring.builder import read_control_lists
from stc_desktop.authoring.faults import AuthoredFilesRefused, Fault

FaultsOf = Callable[[str, str, str], tuple[Fault, ...]]

SEEDED = [
    # units
    ("units.yaml", "    mm: {spellings: [millimetre]}", "    mm: {spelling: [millimetre]}", 6, "unknown key “spelling”.*did you mean “spellings”"),
    ("units.yaml", "um: {spellings: [micron]}", "um: {spellings: [mm]}", 7, "“mm” is a spelling of both mm and um"),
    ("units.yaml", "    kg: {}", "    kg: {is: parsley}", 22, "kg of mass cannot be computed"),
    ("units.yaml", "    kg: {}", "    kg: {is: metre, factor: x}", 22, "kg of mass cannot be computed"),
    ("units.yaml", "plausible: [1e-27, 1e8]", "plausible: [1e8]", 20, "needs plausible"),
    # the head page
    ("edition.yaml", "publisher: Nobody, an invented list\n", "", 1, "the edition has no publisher"),
    ("edition.yaml", "heads: [2B001, 2B350, 1C350, 9A004]", "heads: [2B001, 1C350, 9A004]", 26, "2B350 is not a head of this edition"),
    # the register
    ("all.yaml", "  kind: count", "  kind: counter", 25, "unknown kind “counter”; did you mean “count”"),
    ("all.yaml", "  unit: bar\n", "  unit: kg\n", 21, "“kg” is not a unit of pressure"),
    ("all.yaml", "  dimension: pressure\n", "  dimension: presure\n", 20, "units.yaml does not know; did you mean “pressure”"),
    ("all.yaml", "  kind: choice\n  dimension: choice", "  kind: choice\n  dimension: several", 40, "dimension is choice, not several"),
    ("all.yaml", "  options: {electric: Electric, manual: By hand}\n", "", 39, "drive_kind is of kind choice and needs options"),
    ("all.yaml", "How long is the travel?", "How large is the positioning error?", 12, "asks the same as positioning_error"),
    ("all.yaml", "travel_length:", "travel_length_2b001:", 11, "named after a code"),
    ("all.yaml", "travel_length:", "length:", 11, "catch-all"),
    ("all.yaml", "[travel, stroke, axis length]", "[travel]", 11, "at least 3 datasheet_words"),
    ("all.yaml", "axis_count:", "travel_length:", 23, "“travel_length” stands twice \\(first on line 11\\)"),
    ("all.yaml", "  question: How many axes move together?\n", "", 24, "property axis_count has no question"),
    ("all.yaml", "guidance: {yes: School models., no:", "guidance: {yes: School models., maybe:", 31, "unknown key “maybe”"),
    # kinds of things
    ("subjects/all.yaml", "under: plant, words", "under: plants, words", 3, "“plants”, which does not exist; did you mean “plant”"),
    ("subjects/all.yaml", "plant: {heading: Plant}", "plant: {heading: Plant, under: vessel}", 1, "plant stands under itself"),
    # paragraphs
    ("2B.yaml", "  heading: Machine tools\n", "", 2, "2B001 has no heading"),
    ("2B.yaml", "  regimes: {NSG:", "  regime: {NSG:", 3, "unknown key “regime” in 2B001; did you mean “regimes”"),
    ("2B.yaml", '{NSG: "1.B.2"}', '{NSGG: "1.B.2"}', 3, "unknown regime “NSGG”"),
    ("2B.yaml", '["845710"]', '["845799"]', 5, "845799 of 2B001 does not exist"),
    ("2B.yaml", '["845710"]', "[8457]", 5, "must be six digits"),
    ("2B.yaml", "subject: machine_tool", "subject: machine_tools", 6, "unknown subject “machine_tools”; did you mean “machine_tool”"),
    ("2B.yaml", "subject: machine_tool", "subject: plant", 6, "has no question"),
    ("2B.yaml", "  subject: machine_tool\n  logic: any\n", "  subject: machine_tool\n", 1, "say logic: any or logic: all"),
    ("2B.yaml", "  logic: any\n  a:\n", "  logic: some\n  a:\n", 7, "any, all or one"),
    ("2B.yaml", "kettle]", "tank]", 28, "“tank” stands twice in words"),
    ("2B.yaml", "boring machine]", "]", 4, "at least 5 words"),
    ("2B.yaml", "2B350:", "2B001:", 26, "“2B001” stands twice \\(first on line 1\\)"),
    ("2B.yaml", "  b: {not_used: true}", "  a: {not_used: true}", 35, "“a” stands twice"),
    ("2B.yaml", "  b: {not_used: true}", "  b: {not_used: true, tests: []}", 35, "can hold neither tests"),
    ("2B.yaml", "see: [9A004.b]", "see: [9A099.b]", 25, "whose head this edition does not have"),
    ("2B.yaml", "see: [9A004.b]", "see: [2B350.z]", 25, "2B001 names 2B350.z, which does not exist"),
    ("2B.yaml", "see: [9A004.b]", "see: [2b350.A]", 25, "not a code as the list writes it"),
    ("2B.yaml", "a: {heading: Glass, tests: [wetted_materials: {some: [glass]}]}", "a: {heading: Glass}", 34, "nothing in 2B350.a can be weighed"),
    # notes
    ("2B.yaml", "      effect: removes\n", "", 21, "2B001#n1 needs an effect"),
    ("2B.yaml", "effect: removes", "effect: remove", 21, "needs an effect.*did you mean “removes”"),
    ("2B.yaml", "      tests: [made_for_teaching: yes]\n", "", 21, "removes from control but has no test"),
    ("2B.yaml", "effect: removes", "effect: explains", 24, "its tests would never be weighed"),
    ("2B.yaml", "    n1:\n", "    x1:\n", 21, "“x1” is not the number of a note"),
    # tests
    ("2B.yaml", "- axis_count: {at_least: 2}", "- axes_count: {at_least: 2}", 12, "unknown property “axes_count”; did you mean “axis_count”"),
    ("2B.yaml", "{at_least: 2}", "{at_leest: 2}", 12, "“at_leest” does not fit.*did you mean “at_least”"),
    ("2B.yaml", "{at_least: 2}", "two", 12, "“two” is no condition for a property of kind count"),
    ("2B.yaml", "{at_least: 2}", "{at_least: two}", 12, "“two” is not a number with its unit"),
    ("2B.yaml", "travel_length: {above: 3 m}", "travel_length: {above: 3 kg}", 18, "unit of mass, but length is asked"),
    ("2B.yaml", "travel_length: {above: 3 m}", "travel_length: {above: 3}", 18, "the number has no unit"),
    ("2B.yaml", "travel_length: {above: 3 m}", "travel_length: {above: 3 m, below: 9 m}", 18, "each alternative is one test"),
    ("2B.yaml", "{drive_kind: electric}", "{drive_kind: steam}", 18, "“steam” is not an option"),
    ("2B.yaml", "[made_for_teaching: yes]", "[made_for_teaching: perhaps]", 24, "not an answer to a yes/no question"),
    ("2B.yaml", "{some: [glass]}", "{in: [glass]}", 34, "of kind several; “in” does not fit, use some, every"),
    ("2B.yaml", "{some: [glass]}", "{some: [wood]}", 34, "“wood” is not an option"),
    ("2B.yaml", "[1 bar(g), 6 bar(g)]", "[6 bar(g), 1 bar(g)]", 33, "lower end stands above"),
    ("2B.yaml", "[1 bar(g), 6 bar(g)]", "[1 bar(g)]", 33, "between needs two limits"),
    ("2B.yaml", "at: {ambient_temperature: 293 K}", "at: {travel_length: 2 m}", 33, "“travel_length” in at is not a property of kind condition"),
    ("2B.yaml", "1.7 + travel_length/2", "1.7 + travel/2", 11, "names “travel”, which is no property"),
    ("2B.yaml", "1.7 + travel_length/2", "1.7 + drive_kind/2", 11, "drive_kind, which is of kind choice"),
    ("2B.yaml", "1.7 + travel_length/2", "1.7 + max(travel_length)", 11, "uses Call"),
    ("2B.yaml", "1.7 + travel_length/2", "1.7 +", 11, "is not a formula"),
    ("2B.yaml", "- axis_count: {at_least: 2}", "- positioning_error: {below: 9 um}", 12, "tested twice in the same direction"),
    ("2B.yaml", "- axis_count: {at_least: 2}", "- {axis_count: {at_least: 2}, made_for_teaching: no}", 12, "one property with one condition"),
    ("2B.yaml", "meets: 2B001.a", "meets: 2B001.c", 16, "names 2B001.c, which does not exist"),
    ("2B.yaml", "meets: 2B001.a", "meets: 2B350.b", 16, "which is not used"),
    ("2B.yaml", "meets: 2B001.a", "meets: 2B001.b", 16, "2B001.b rests on itself"),
    ("2B.yaml", "{this_item: {meets: 2B001.a}}", "{any: [{axis_count: {at_least: 9}}]}", 16, "any inside not"),
    ("1C.yaml", "151-50-8", "151-50-9", 6, "last digit does not fit"),
    ("1C.yaml", '{in: ["151-50-8"]}', '{in: ["151-50-8", "151-50-8"]}', 6, "stands twice in in"),
    ("1C.yaml", "  logic: any\n", "  logic: any\n  mark: E\n", 6, "unknown mark “E”"),
    # the language itself
    ("1C.yaml", "  logic: any\n", "  logic: any\n  : : [\n", 6, "not valid YAML|a key must be plain text"),
    ("1C.yaml", "  subject: chemical\n", "\tsubject: chemical\n", 4, "not valid YAML"),
]


@pytest.mark.parametrize(("file", "piece", "spoilt", "line", "reason"), SEEDED, ids=[f"{row[0]}:{row[3]} {row[4][:40]}" for row in SEEDED])
def test_fault_is_named_with_file_line_and_reason(faults_of: FaultsOf, file: str, piece: str, spoilt: str, line: int, reason: str) -> None:
    found = faults_of("properties/all.yaml" if file == "all.yaml" else file, piece, spoilt)
    named = [(Path(fault.place.file).name, fault.place.line, fault.reason) for fault in found]
    fitting = [row for row in named if __import__("re").search(reason, row[2])]
    assert fitting, named
    expected_file = "2B.yaml" if file == "edition.yaml" and line == 26 else Path(file).name
    assert (expected_file, line) in [row[:2] for row in fitting]


def test_circle_through_meets_is_found(faults_of: FaultsOf) -> None:
    spoilt = "a: {heading: Glass, tests: [this_item: {meets: 2B001.b}]}"
    assert not any("rests on itself" in fault.reason for fault in _refused(faults_of, "- axis_count: {at_least: 2}", "- axis_count: 2"))
    found = faults_of("2B.yaml", "a: {heading: Glass, tests: [wetted_materials: {some: [glass]}]}", spoilt)
    assert found


def _refused(faults_of: FaultsOf, piece: str, spoilt: str) -> tuple[Fault, ...]:
    return faults_of("2B.yaml", piece, spoilt)


def test_all_faults_are_named_at_once(sources: Path) -> None:
    path = sources / "sample" / "2025" / "2B.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{at_least: 2}", "{at_least: two}").replace("see: [9A004.b]", "see: [2B350.z]"), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused) as caught:
        read_control_lists(sources)
    assert [fault.place.line for fault in caught.value.faults] == [12, 25]
    assert "2B.yaml:12: " in str(caught.value)
    assert "2 faults" in str(caught.value)


def test_authors_may_go_on_without_the_heads_at_fault(sources: Path) -> None:
    path = sources / "sample" / "2025" / "2B.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("{at_least: 2}", "{at_least: two}"), encoding="utf-8")
    lists = read_control_lists(sources, keep_going=True)
    assert lists.left_out == ("2B001",)
    assert lists.editions[0].installed_heads == ("2B350", "1C350")
    assert len(lists.faults) == 1
