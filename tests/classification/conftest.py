"""A small invented list, enough to weigh: heat exchangers, pumps, a frequency changer, a chemical, software."""

from collections.abc import Iterable
from fractions import Fraction

import pytest

from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.control_lists.entries import EditionInfo, Effect, Entry, EntryKind, ListEdition, Subject
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.conditions import Op, Test, compile_test
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import Unit, UnitTable

UNITS = UnitTable(
    (
        Unit(symbol="m2", dimension="area", factor=Fraction(1), label="m²"),
        Unit(symbol="cm2", dimension="area", factor=Fraction(1, 10000)),
        Unit(symbol="m3/h", dimension="volume_flow", factor=Fraction(1)),
        Unit(symbol="Hz", dimension="frequency", factor=Fraction(1)),
        Unit(symbol="kHz", dimension="frequency", factor=Fraction(1000)),
        Unit(symbol="VA", dimension="apparent_power", factor=Fraction(1)),
        Unit(symbol="%wt", dimension="weight_share", factor=Fraction(1, 100)),
    )
)


def _property(name: str, kind: PropertyKind, unit: str = "", options: Iterable[str] = ()) -> Property:
    found = UNITS.find(unit) if unit else None
    return Property(
        id=name,
        question=f"{name}?",
        kind=kind,
        dimension=found.dimension if found else str(kind),
        unit=unit,
        options={option: option for option in options},
        datasheet_words=(name.replace("_", " "),),
    )


REGISTER = {
    prop.id: prop
    for prop in (
        _property("heat_transfer_area", PropertyKind.NUMBER, "m2"),
        _property("contact_materials", PropertyKind.SEVERAL, options=("graphite", "fluoropolymer", "steel")),
        _property("flow_rate", PropertyKind.NUMBER, "m3/h"),
        _property("output_power", PropertyKind.NUMBER, "VA"),
        _property("output_frequency", PropertyKind.NUMBER, "Hz"),
        _property("output_constrained", PropertyKind.YES_NO),
        _property("cas", PropertyKind.CAS),
        _property("weight_share", PropertyKind.NUMBER, "%wt"),
        _property("kind_of_supply", PropertyKind.CHOICE, options=("goods", "software", "technology")),
        _property("goods_the_software_is_for", PropertyKind.PARAGRAPH),
        _property("specially_designed_component", PropertyKind.YES_NO),
    )
}


def limit_test(name: str, op: Op, value: object, unit: str = "", *, negated: bool = False) -> Test:
    plain = Test(property_id=name, op=op, value=value, unit=unit, negated=negated)  # pyright: ignore[reportArgumentType] - as authored
    return compile_test(plain, UNITS.find(unit) if unit else None)


def entry(
    code: str, parent: str, heading: str, *tests: Test, logic: Logic = Logic.ONE, subject: str = "", effect: Effect | None = None
) -> Entry:
    kind = EntryKind.NOTE if effect else EntryKind.HEAD if not parent else EntryKind.ITEM
    return Entry(code=code, parent=parent, kind=kind, logic=logic, heading=heading, tests=tests, subject=subject, effect=effect)


LISTED = ("graphite", "fluoropolymer")
ENTRIES = (
    entry("2B350", "", "Chemical plant", logic=Logic.ANY),
    entry(
        "2B350.d",
        "2B350",
        "Heat exchangers",
        limit_test("heat_transfer_area", Op.MORE, 0.15, "m2"),
        limit_test("heat_transfer_area", Op.LESS, 20, "m2"),
        limit_test("contact_materials", Op.EVERY, LISTED),
        logic=Logic.ANY,
        subject="heat_exchanger",
    ),
    entry("2B350.d.1", "2B350.d", "Graphite", limit_test("contact_materials", Op.SOME, ("graphite",))),
    entry("2B350.d.2", "2B350.d", "Fluoropolymer", limit_test("contact_materials", Op.SOME, ("fluoropolymer",))),
    entry("2B350.i", "2B350", "Pumps", limit_test("flow_rate", Op.MORE, 0.6, "m3/h"), subject="pump"),
    entry("3A225", "", "Frequency changers", logic=Logic.ALL, subject="frequency_changer"),
    entry("3A225.a", "3A225", "Power", limit_test("output_power", Op.AT_LEAST, 40, "VA")),
    entry("3A225.b", "3A225", "Frequency", limit_test("output_frequency", Op.AT_LEAST, 600, "Hz")),
    entry("3A225#n1", "3A225", "Held below", limit_test("output_constrained", Op.EQUAL, value=True), effect=Effect.REMOVES),
    entry("1C350", "", "Precursors", logic=Logic.ANY, subject="chemical"),
    entry("1C350.40", "1C350", "Potassium cyanide", limit_test("cas", Op.IN, ("151-50-8",))),
    entry("1C350.45", "1C350", "Sodium cyanide", limit_test("cas", Op.IN, ("143-33-9",))),
    entry("1C350#n3", "1C350", "Weak mixtures", limit_test("weight_share", Op.AT_MOST, 30, "%wt"), effect=Effect.REMOVES),
    entry(
        "3D225",
        "",
        "Software",
        limit_test("kind_of_supply", Op.EQUAL, "software"),
        limit_test("goods_the_software_is_for", Op.MEETS, "3A225"),
        subject="software",
    ),
)
SUBJECTS = {
    name: Subject(id=name, heading=name.replace("_", " "), question=f"Is it a {name.replace('_', ' ')}?")
    for name in ("heat_exchanger", "pump", "frequency_changer", "chemical", "software")
}


@pytest.fixture(scope="session")
def weighable() -> WeighableList:
    info = EditionInfo(
        list_id="sample-list",
        edition="2025",
        title="Sample list",
        legal_date="2025-01-01",
        publisher="invented",
        heads=("2B350", "3A225", "1C350", "3D225", "9A999"),
    )
    edition = ListEdition(info=info, entries={e.code: e for e in ENTRIES}, register=REGISTER, subjects=SUBJECTS)
    return WeighableList(edition=edition)


@pytest.fixture(scope="session")
def units() -> UnitTable:
    return UNITS
