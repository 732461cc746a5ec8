"""A small control list of invented paragraphs, written out as authors write it; a test spoils one line of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from stc_desktop.authoring.builder import AuthoredLists, read_control_lists
from stc_desktop.authoring.faults import AuthoredFilesRefused, Fault

FILES = {
    "units.yaml": """\
length:
  plausible: [1e-12, 5e7]
  smaller_is_better: true
  units:
    m: {}
    mm: {spellings: [millimetre]}
    um: {spellings: [micron]}
pressure:
  plausible: [1e-12, 1e12]
  units:
    Pa: {}
    bar: {}
    bar(g): {gauge: bar, spellings: [barg]}
temperature:
  plausible: [1e-6, 1e6]
  units:
    K: {}
    degC: {temperature: degC}
mass:
  plausible: [1e-27, 1e8]
  units:
    kg: {}
count:
  plausible: [0, 1e15]
  units:
    pcs: {factor: 1, spellings: ["", axes]}
""",
    "sample/2025/edition.yaml": """\
list_id: sample
edition: "2025"
title: Sample list
legal_date: "2025-11-15"
publisher: Nobody, an invented list
heads: [2B001, 2B350, 1C350, 9A004]
""",
    "sample/2025/properties/all.yaml": """\
this_item:
  question: Does the item itself meet this other paragraph?
  kind: paragraph
  dimension: paragraph
positioning_error:
  question: How large is the positioning error?
  kind: number
  dimension: length
  unit: um
  datasheet_words: [accuracy, positioning accuracy, error]
travel_length:
  question: How long is the travel?
  kind: number
  dimension: length
  unit: m
  datasheet_words: [travel, stroke, axis length]
design_pressure:
  question: For which pressure is it designed?
  kind: number
  dimension: pressure
  unit: bar
  datasheet_words: [design pressure, rated pressure, PN]
axis_count:
  question: How many axes move together?
  kind: count
  dimension: count
made_for_teaching:
  question: Was it made for teaching only?
  kind: yes_no
  dimension: yes_no
  guidance: {yes: School models., no: Everything else.}
wetted_materials:
  question: Which materials touch the chemical?
  kind: several
  dimension: several
  options: {glass: Glass, ptfe: PTFE, steel: Steel}
drive_kind:
  question: How is it driven?
  kind: choice
  dimension: choice
  options: {electric: Electric, manual: By hand}
cas:
  question: Which CAS numbers?
  kind: cas
  dimension: cas
ambient_temperature:
  question: At which surrounding temperature?
  kind: condition
  dimension: temperature
  unit: K
""",
    "sample/2025/subjects/all.yaml": """\
plant: {heading: Plant}
machine_tool: {heading: Machine tool, question: "Is it a machine tool?", under: plant}
vessel: {heading: Vessel, question: "Is it a vessel?", under: plant, words: [tank]}
chemical: {heading: Chemical, question: "Is it a chemical?"}
""",
    "sample/2025/2B.yaml": """\
2B001:
  heading: Machine tools
  regimes: {NSG: "1.B.2"}
  words: [lathe, mill, machining centre, turning centre, boring machine]
  hints: {hs: ["845710"]}
  subject: machine_tool
  logic: any
  a:
    heading: Accurate ones
    tests:
      - positioning_error: {at_most: {formula: "1.7 + travel_length/2", unit: um}}
      - axis_count: {at_least: 2}
  b:
    heading: Others than accurate ones
    tests:
      - not: {this_item: {meets: 2B001.a}}
      - axis_count: {at_least: 5 axes}
      - any: [{drive_kind: electric}, {travel_length: {above: 3 m}}]
  notes:
    n1:
      effect: removes
      heading: Teaching models
      tests: [made_for_teaching: yes]
  see: [9A004.b]
2B350:
  heading: Vessels
  words: [tank, receiver, reactor, container, kettle]
  subject: vessel
  logic: any
  tests:
    - wetted_materials: {every: [glass, ptfe]}
    - design_pressure: {between: [1 bar(g), 6 bar(g)], at: {ambient_temperature: 293 K}}
  a: {heading: Glass, tests: [wetted_materials: {some: [glass]}]}
  b: {not_used: true}
""",
    "sample/2025/1C.yaml": """\
1C350:
  heading: Chemicals
  words: [precursor, cyanide, fluoride, salt, reagent]
  subject: chemical
  logic: any
  "1": {heading: Potassium cyanide, tests: [cas: {in: ["151-50-8"]}]}
""",
}

Spoil = Callable[..., AuthoredLists]


def write_sources(folder: Path) -> None:
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The folder control_lists of the small list, without any fault."""
    folder = tmp_path / "control_lists"
    write_sources(folder)
    return folder


@pytest.fixture
def faults_of(sources: Path) -> Callable[[str, str, str], tuple[Fault, ...]]:
    """Replace a piece of one file by another and give what the builder then refuses."""

    def spoil(file: str, piece: str, spoilt: str) -> tuple[Fault, ...]:
        path = next(sources.rglob(file))
        text = path.read_text(encoding="utf-8")
        assert text.count(piece) == 1, f"{piece!r} stands {text.count(piece)} times in {file}"
        path.write_text(text.replace(piece, spoilt), encoding="utf-8")
        with pytest.raises(AuthoredFilesRefused) as caught:
            read_control_lists(sources)
        return caught.value.faults

    return spoil
