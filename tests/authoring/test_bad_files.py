"""A bad authored file is refused with its file, the line and the reason; each row spoils one piece of a good list."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from stc_desktop.authoring.builder import read_control_lists
from stc_desktop.authoring.faults import AuthoredFilesRefused, Fault

FaultsOf = Callable[[str, str, str], tuple[Fault, ...]]

SEEDED = [
    # units
    (
        "units.yaml",
        "    mm: {spellings: [millimetre]}",
        "    mm: {spelling: [millimetre]}",
        "mm: {spelling: [millimetre]}",
        "unknown key “spelling”.*did you mean “spellings”",
    ),
    ("units.yaml", "um: {spellings: [micron]}", "um: {spellings: [mm]}", "um: {spellings: [mm]}", "“mm” is a spelling of both mm and um"),
    ("units.yaml", "    kg: {}", "    kg: {is: parsley}", "kg: {is: parsley}", "kg of mass cannot be computed"),
    ("units.yaml", "    kg: {}", "    kg: {is: metre, factor: x}", "kg: {is: metre, factor: x}", "kg of mass cannot be computed"),
    ("units.yaml", "plausible: [1e-27, 1e8]", "plausible: [1e8]", "plausible: [1e8]", "needs plausible"),
    # the head page
    ("edition.yaml", "publisher: Nobody, an invented list\n", "", "list_id: sample", "the edition has no publisher"),
    (
        "edition.yaml",
        "heads: [2B001, 2B350, 1C350, 9A004]",
        "heads: [2B001, 1C350, 9A004]",
        "2B350:",
        "2B350 is not a head of this edition",
    ),
    # the register
    ("properties/all.yaml", "  kind: count", "  kind: counter", "kind: counter", "unknown kind “counter”; did you mean “count”"),
    ("properties/all.yaml", "  unit: bar\n", "  unit: kg\n", "unit: kg", "“kg” is not a unit of pressure"),
    (
        "properties/all.yaml",
        "  dimension: pressure\n",
        "  dimension: presure\n",
        "dimension: presure",
        "units.yaml does not know; did you mean “pressure”",
    ),
    (
        "properties/all.yaml",
        "  kind: choice\n  dimension: choice",
        "  kind: choice\n  within: drive_kind.electric\n  dimension: choice",
        "within:",
        "within of property drive_kind must read “property.option”, and stand at a yes/no property",
    ),
    (
        "properties/all.yaml",
        "  question: Was it made for teaching only?\n",
        "  question: Was it made for teaching only?\n  within: drive_kind.electric\n",
        "made_for_teaching:",
        "within of property made_for_teaching: drive_kind.electric is no option of a property with several options",
    ),
    (
        "properties/all.yaml",
        "  question: Was it made for teaching only?\n",
        "  question: Was it made for teaching only?\n  after: drive_kid\n",
        "made_for_teaching:",
        "after of property made_for_teaching: there is no property drive_kid; did you mean “drive_kind”",
    ),
    (
        "properties/all.yaml",
        "  kind: choice\n  dimension: choice",
        "  kind: choice\n  dimension: several",
        "dimension: several",
        "dimension is choice, not several",
    ),
    (
        "properties/all.yaml",
        "  options: {electric: Electric, manual: By hand}\n",
        "",
        "question: How is it driven?",
        "drive_kind is of kind choice and needs options",
    ),
    (
        "properties/all.yaml",
        "How long is the travel?",
        "How large is the positioning error?",
        "question: How large is the positio",
        "asks the same as positioning_error",
    ),
    ("properties/all.yaml", "travel_length:", "travel_length_2b001:", "travel_length_2b001:", "named after a code"),
    ("properties/all.yaml", "travel_length:", "length:", "length:", "catch-all"),
    ("properties/all.yaml", "[travel, stroke, axis length]", "[travel]", "travel_length:", "at least 3 datasheet_words"),
    ("properties/all.yaml", "axis_count:", "travel_length:", "travel_length:", "“travel_length” stands twice \\(first on line 11\\)"),
    ("properties/all.yaml", "  question: How many axes move together?\n", "", "kind: count", "property axis_count has no question"),
    (
        "properties/all.yaml",
        "guidance: {yes: School models., no:",
        "guidance: {yes: School models., maybe:",
        "guidance: {yes: School models., ma",
        "unknown key “maybe”",
    ),
    # kinds of things
    (
        "subjects/all.yaml",
        "under: plant, words",
        "under: plants, words",
        "vessel: {heading: Vessel, question",
        "“plants”, which does not exist; did you mean “plant”",
    ),
    (
        "subjects/all.yaml",
        "plant: {heading: Plant}",
        "plant: {heading: Plant, under: vessel}",
        "plant: {heading: Plant, under: ves",
        "plant stands under itself",
    ),
    # paragraphs
    ("2B.yaml", "  heading: Machine tools\n", "", 'regimes: {NSG: "1.B.2"}', "2B001 has no heading"),
    ("2B.yaml", "  regimes: {NSG:", "  regime: {NSG:", 'regime: {NSG: "1.B.2"}', "unknown key “regime” in 2B001; did you mean “regimes”"),
    ("2B.yaml", '{NSG: "1.B.2"}', '{NSGG: "1.B.2"}', 'regimes: {NSGG: "1.B.2"}', "unknown regime “NSGG”"),
    ("2B.yaml", '["845710"]', '["845799"]', 'hints: {hs: ["845799"]}', "845799 of 2B001 does not exist"),
    ("2B.yaml", '["845710"]', "[8457]", "hints: {hs: [8457]}", "must be six digits"),
    (
        "2B.yaml",
        "subject: machine_tool",
        "subject: machine_tools",
        "subject: machine_tools",
        "unknown subject “machine_tools”; did you mean “machine_tool”",
    ),
    ("2B.yaml", "subject: machine_tool", "subject: plant", "subject: plant", "has no question"),
    (
        "2B.yaml",
        "  subject: machine_tool\n  logic: any\n",
        "  subject: machine_tool\n",
        "heading: Machine tools",
        "say logic: any or logic: all",
    ),
    ("2B.yaml", "  logic: any\n  a:\n", "  logic: some\n  a:\n", "logic: some", "any, all or one"),
    ("2B.yaml", "kettle]", "tank]", "words: [tank, receiver, reactor, c", "“tank” stands twice in words"),
    ("2B.yaml", "boring machine]", "]", "words: [lathe, mill, machining cen", "at least 5 words"),
    ("2B.yaml", "2B350:", "2B001:", "2B001:", "“2B001” stands twice \\(first on line 1\\)"),
    ("2B.yaml", "  b: {not_used: true}", "  a: {not_used: true}", "a: {not_used: true}", "“a” stands twice"),
    ("2B.yaml", "  b: {not_used: true}", "  b: {not_used: true, tests: []}", "b: {not_used: true, tests: []}", "can hold neither tests"),
    ("2B.yaml", "see: [9A004.b]", "see: [9A099.b]", "see: [9A099.b]", "whose head this edition does not have"),
    ("2B.yaml", "see: [9A004.b]", "see: [2B350.z]", "see: [2B350.z]", "2B001 names 2B350.z, which does not exist"),
    ("2B.yaml", "see: [9A004.b]", "see: [2b350.A]", "see: [2b350.A]", "not a code as the list writes it"),
    (
        "2B.yaml",
        "a: {heading: Glass, tests: [wetted_materials: {some: [glass]}]}",
        "a: {heading: Glass}",
        "a: {heading: Glass}",
        "nothing in 2B350.a can be weighed",
    ),
    # notes
    ("2B.yaml", "      effect: removes\n", "", "n1:", "2B001#n1 needs an effect"),
    ("2B.yaml", "effect: removes", "effect: remove", "n1:", "needs an effect.*did you mean “removes”"),
    ("2B.yaml", "      tests: [made_for_teaching: yes]\n", "", "n1:", "removes from control but has no test"),
    ("2B.yaml", "effect: removes", "effect: explains", "tests: [made_for_teaching: yes]", "its tests would never be weighed"),
    ("2B.yaml", "    n1:\n", "    x1:\n", "x1:", "“x1” is not the number of a note"),
    # tests
    (
        "2B.yaml",
        "- axis_count: {at_least: 2}",
        "- axes_count: {at_least: 2}",
        "- axes_count: {at_least: 2}",
        "unknown property “axes_count”; did you mean “axis_count”",
    ),
    ("2B.yaml", "{at_least: 2}", "{at_leest: 2}", "- axis_count: {at_leest: 2}", "“at_leest” does not fit.*did you mean “at_least”"),
    ("2B.yaml", "{at_least: 2}", "two", "- axis_count: two", "“two” is no condition for a property of kind count"),
    ("2B.yaml", "{at_least: 2}", "{at_least: two}", "- axis_count: {at_least: two}", "“two” is not a number with its unit"),
    (
        "2B.yaml",
        "travel_length: {above: 3 m}",
        "travel_length: {above: 3 kg}",
        "- any: [{drive_kind: electric}, {t",
        "unit of mass, but length is asked",
    ),
    ("2B.yaml", "travel_length: {above: 3 m}", "travel_length: {above: 3}", "- any: [{drive_kind: electric}, {t", "the number has no unit"),
    (
        "2B.yaml",
        "travel_length: {above: 3 m}",
        "travel_length: {above: 3 m, below: 9 m}",
        "- any: [{drive_kind: electric}, {t",
        "each alternative is one test",
    ),
    ("2B.yaml", "{drive_kind: electric}", "{drive_kind: steam}", "- any: [{drive_kind: steam}, {trav", "“steam” is not an option"),
    (
        "2B.yaml",
        "[made_for_teaching: yes]",
        "[made_for_teaching: perhaps]",
        "tests: [made_for_teaching: perhaps",
        "not an answer to a yes/no question",
    ),
    (
        "2B.yaml",
        "{some: [glass]}",
        "{in: [glass]}",
        "a: {heading: Glass, tests: [wetted",
        "of kind several; “in” does not fit, use some, every",
    ),
    ("2B.yaml", "{some: [glass]}", "{some: [wood]}", "a: {heading: Glass, tests: [wetted", "“wood” is not an option"),
    ("2B.yaml", "[1 bar(g), 6 bar(g)]", "[6 bar(g), 1 bar(g)]", "- design_pressure: {between: [6 ba", "lower end stands above"),
    ("2B.yaml", "[1 bar(g), 6 bar(g)]", "[1 bar(g)]", "- design_pressure: {between: [1 ba", "between needs two limits"),
    (
        "2B.yaml",
        "at: {ambient_temperature: 293 K}",
        "at: {travel_length: 2 m}",
        "- design_pressure: {between: [1 ba",
        "“travel_length” in at is not a property of kind condition",
    ),
    ("2B.yaml", "1.7 + travel_length/2", "1.7 + travel/2", "- positioning_error: {at_most: {fo", "names “travel”, which is no property"),
    ("2B.yaml", "1.7 + travel_length/2", "1.7 + drive_kind/2", "- positioning_error: {at_most: {fo", "drive_kind, which is of kind choice"),
    ("2B.yaml", "1.7 + travel_length/2", "1.7 +", "- positioning_error: {at_most: {fo", "is not a formula"),
    ("2B.yaml", "1.7 + travel_length/2", "1.7 + sqrt(travel_length)", "- positioning_error: {at_most: {fo", "calls something"),
    (
        "2B.yaml",
        "- axis_count: {at_least: 2}",
        "- positioning_error: {below: 9 um}",
        "- positioning_error: {below: 9 um}",
        "tested twice in the same direction",
    ),
    (
        "2B.yaml",
        "- axis_count: {at_least: 2}",
        "- {axis_count: {at_least: 2}, made_for_teaching: no}",
        "- {axis_count: {at_least: 2}, made",
        "one property with one condition",
    ),
    ("2B.yaml", "meets: 2B001.a", "meets: 2B001.c", "- not: {this_item: {meets: 2B001.c", "names 2B001.c, which does not exist"),
    ("2B.yaml", "meets: 2B001.a", "meets: 2B350.b", "- not: {this_item: {meets: 2B350.b", "which is not used"),
    ("2B.yaml", "meets: 2B001.a", "meets: 2B001.b", "b:", "2B001.b rests on itself"),
    (
        "2B.yaml",
        "{this_item: {meets: 2B001.a}}",
        "{any: [{axis_count: {at_least: 9}}]}",
        "- not: {any: [{axis_count: {at_lea",
        "any inside not",
    ),
    ("1C.yaml", "151-50-8", "151-50-9", '"1": {heading: Potassium cyanide,', "last digit does not fit"),
    ("1C.yaml", '{in: ["151-50-8"]}', '{in: ["151-50-8", "151-50-8"]}', '"1": {heading: Potassium cyanide,', "stands twice in in"),
    ("1C.yaml", "  logic: any\n", "  logic: any\n  mark: E\n", "mark: E", "unknown mark “E”"),
    # the language itself
    ("1C.yaml", "  subject: chemical\n", "\tsubject: chemical\n", "subject: chemical", "not valid YAML"),
]


@pytest.mark.parametrize(("file", "piece", "spoilt", "on", "reason"), SEEDED, ids=[f"{row[0]}: {row[4][:40]}" for row in SEEDED])
def test_fault_is_named_with_file_line_and_reason(faults_of: FaultsOf, file: str, piece: str, spoilt: str, on: str, reason: str) -> None:
    """The fault stands on the line that begins with the words of the row."""
    fitting = [fault for fault in faults_of(file, piece, spoilt) if re.search(reason, fault.reason)]
    assert fitting
    named = Path(fitting[0].place.file)
    assert named.read_text(encoding="utf-8").splitlines()[fitting[0].place.line - 1].strip().startswith(on)
    assert named.name == ("2B.yaml" if file == "edition.yaml" and on == "2B350:" else Path(file).name)


def test_yaml_that_is_none_is_named(faults_of: FaultsOf) -> None:
    (fault,) = faults_of("1C.yaml", "  logic: any\n", "  logic: [any\n")
    assert "not valid YAML" in fault.reason
    assert fault.place.file.endswith("1C.yaml")


def test_circles_over_several_heads_are_named_with_their_way(sources: Path) -> None:
    folder = sources / "sample" / "2025"
    for name, piece, spoilt in (
        ("2B.yaml", "{some: [glass]}]", "{some: [glass]}, not: {this_item: {meets: 1C350}}]"),
        ("1C.yaml", 'in: ["151-50-8"]}]', 'in: ["151-50-8"]}, this_item: {meets: 2B001.b}]'),
        ("2B.yaml", "meets: 2B001.a", "meets: 2B350.a"),
    ):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert piece in text
        path.write_text(text.replace(piece, spoilt), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused, match="rests on itself") as caught:
        read_control_lists(sources)
    assert all(code in str(caught.value) for code in ("2B001.b", "2B350.a", "1C350.1"))


def test_a_holder_may_rest_on_its_own_child(sources: Path) -> None:
    path = sources / "sample" / "2025" / "2B.yaml"
    text = path.read_text(encoding="utf-8")
    rests = "    - any: [{axis_count: {at_least: 9}}, {this_item: {meets: 2B350.a}}]\n  a: {heading: Glass"
    path.write_text(text.replace("  a: {heading: Glass", rests), encoding="utf-8")
    assert read_control_lists(sources).editions[0].entries["2B350"].tests[-1].alternative


def test_every_fault_is_named_at_once(sources: Path) -> None:
    path = sources / "sample" / "2025" / "2B.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{at_least: 2}", "{at_least: two}").replace("see: [9A004.b]", "see: [2B350.z]"), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused) as caught:
        read_control_lists(sources)
    assert len(caught.value.faults) == 2
    assert "2B.yaml:12: " in str(caught.value)
    assert "2 faults" in str(caught.value)


def test_authors_may_go_on_without_the_heads_at_fault(sources: Path) -> None:
    path = sources / "sample" / "2025" / "2B.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("{at_least: 2}", "{at_least: two}"), encoding="utf-8")
    lists = read_control_lists(sources, keep_going=True)
    assert lists.left_out == ("2B001",)
    assert lists.editions[0].installed_heads == ("2B350", "1C350")
    assert len(lists.faults) == 1
