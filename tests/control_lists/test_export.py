"""The neutral tree writes tests as the contract says; numbers and CAS are derived from them."""

from fractions import Fraction

from stc_desktop.control_lists.entries import EditionInfo, Effect, Entry, EntryKind, ListEdition, Regime, RegimeLink
from stc_desktop.control_lists.export import neutral_row, neutral_rows, register_document
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.computations import Computation
from stc_desktop.rules.conditions import Op, ReferenceCondition, Test
from stc_desktop.rules.formulas import formula
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import Unit

_LENGTHS = (("m", Fraction(1)), ("um", Fraction(1, 10**6)))


def entry(code: str, *tests: Test, kind: EntryKind = EntryKind.ITEM, effect: Effect | None = None, parent: str = "") -> Entry:
    return Entry(code=code, parent=parent, kind=kind, logic=Logic.ONE, heading="A sample", tests=tests, effect=effect)


def test_a_limit_with_reference_conditions() -> None:
    at = (ReferenceCondition(property_id="ambient_temperature", value=273, unit="K"),)
    row = neutral_row(entry("2B350.i", Test(property_id="flow", op=Op.MORE, value=0.6, unit="m3/h", limits=(Fraction(1, 6000),), at=at)))
    assert row["tests"] == [
        {
            "property": "flow",
            "op": ">",
            "value": 0.6,
            "unit": "m3/h",
            "at": [{"property": "ambient_temperature", "value": 273, "unit": "K"}],
        }
    ]
    assert row["numbers"] == [">0.6 m3/h", "=273 K"]


def test_ranges_sets_negation_and_alternatives() -> None:
    tests = (
        Test(property_id="size", op=Op.RANGE, value=(0.1, 0.2), unit="mm", negated=True),
        Test(property_id="cas", op=Op.IN, value=("151-50-8",)),
        Test(property_id="made", op=Op.EQUAL, value=True, alternative="any1"),
        Test(property_id="kind", op=Op.EQUAL, value="electric", alternative="any1"),
    )
    row = neutral_row(entry("1C350.1", *tests))
    assert row["tests"] == [
        {"property": "size", "op": "range", "value": [0.1, 0.2], "unit": "mm", "not": True},
        {"property": "cas", "op": "in", "value": ["151-50-8"], "unit": ""},
        {"property": "made", "op": "=", "value": True, "unit": "", "any": "any1"},
        {"property": "kind", "op": "=", "value": "electric", "unit": "", "any": "any1"},
    ]
    assert row["cas"] == ["151-50-8"]
    assert row["numbers"] == ["range(0.1..0.2) mm"]


def test_a_formula_is_its_text() -> None:
    metre, micrometre = (Unit(symbol=symbol, dimension="length", factor=factor) for symbol, factor in _LENGTHS)
    limit = Computation(formula=formula("1.7 + travel/1000"), unit=micrometre, input_units=(metre,))
    row = neutral_row(entry("2B006.a", Test(property_id="error", op=Op.AT_MOST, value=limit.text, unit="um", computed=limit)))
    assert row["tests"] == [{"property": "error", "op": "<=", "value": "1.7 + travel/1000", "unit": "um"}]


def test_notes_and_what_stands_in_them_are_notes() -> None:
    assert neutral_row(entry("2B001#n1", kind=EntryKind.NOTE, effect=Effect.REMOVES, parent="2B001"))["kind"] == "note"
    row = neutral_row(entry("2B001#n1.a", effect=Effect.REMOVES, parent="2B001#n1"))
    assert (row["kind"], row["effect"], row["parent"]) == ("note", "removes", "2B001#n1")


def test_regimes_and_order() -> None:
    info = EditionInfo(list_id="sample", edition="1", title="Sample", legal_date="2025-01-01", publisher="Nobody", heads=("2B001",))
    head = Entry(
        code="2B001",
        parent="",
        kind=EntryKind.HEAD,
        logic=Logic.ANY,
        heading="Tools",
        regimes=(RegimeLink(regime=Regime.NSG, number="1.B.2"), RegimeLink(regime=Regime.WA)),
    )
    child = entry("2B001.a", parent="2B001")
    edition = ListEdition(info=info, entries={"2B001": head, "2B001.a": child}, register={}, subjects={})
    rows = list(neutral_rows(edition))
    assert [row["code"] for row in rows] == ["2B001", "2B001.a"]
    assert rows[0]["regimes"] == ["NSG 1.B.2", "WA"]
    assert rows[0]["parent"] is None


def test_register_document() -> None:
    prop = Property(id="size", question="How large?", kind=PropertyKind.NUMBER, dimension="length", unit="mm", datasheet_words=("size",))
    row = register_document({"size": prop})["size"]
    assert (row["dimension"], row["question"], row["datasheet_words"]) == ("length", "How large?", ["size"])
