"""Answers as scripts write them become facts; what cannot be understood names its question."""

from fractions import Fraction

import pytest

from stc_desktop.rules.answers import parse_answer, parse_cas
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount, Choice, Fact, NotKnown, Several, YesNo
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import UnitTable

WORKING_LENGTH = Property(id="working_length", question="How long?", kind=PropertyKind.NUMBER, dimension="length", unit="mm")
CHAMBER_PRESSURE = Property(id="chamber_pressure", question="Which pressure?", kind=PropertyKind.NUMBER, dimension="pressure", unit="bar")
AXES = Property(id="axes", question="How many?", kind=PropertyKind.COUNT, dimension="count")
COOLED = Property(id="cooled", question="Cooled?", kind=PropertyKind.YES_NO, dimension="yes_no")
BODY = Property(id="body", question="Which?", kind=PropertyKind.CHOICE, dimension="choice", options={"steel": "Steel", "glass": "Glass"})
WETTED = Property(
    id="wetted", question="Which all?", kind=PropertyKind.SEVERAL, dimension="several", options={"ptfe": "PTFE", "graphite": "Graphite"}
)
CAS = Property(id="cas", question="Which CAS?", kind=PropertyKind.CAS, dimension="cas")
HOST = Property(id="host", question="For what?", kind=PropertyKind.PARAGRAPH, dimension="paragraph")
AMBIENT = Property(id="ambient", question="At?", kind=PropertyKind.CONDITION, dimension="temperature", unit="K")


def mm(low: str | None, high: str | None) -> tuple[Fraction | None, Fraction | None]:
    return tuple(None if end is None else Fraction(end) / 1000 for end in (low, high))  # type: ignore[return-value] - two ends


@pytest.mark.parametrize(
    ("value", "ends", "written"),
    [
        (5, ("5", "5"), "5 mm"),
        (0.9, ("0.9", "0.9"), "0.9 mm"),
        ("0,9 µm", ("0.0009", "0.0009"), "0,9 µm"),
        ({"value": 0.9, "unit": "um"}, ("0.0009", "0.0009"), "0.9 µm"),
        ({"value": 5}, ("5", "5"), "5 mm"),
        ({"value": "0,9", "unit": "µm"}, ("0.0009", "0.0009"), "0,9 µm"),
        ({"value": 5, "unit": "mm", "tolerance": 0.5}, ("4.5", "5.5"), "5 ± 0.5 mm"),
        ({"value": 5, "unit": "mm", "tolerance": "10 %"}, ("4.5", "5.5"), "5 mm ± 10 %"),
        ({"min": 3, "max": 5, "unit": "mm"}, ("3", "5"), "3 to 5 mm"),
        ({"max": 1, "unit": "um"}, (None, "0.001"), "≤ 1 µm"),
        ({"min": 20}, ("20", None), "≥ 20 mm"),
        ({"min": "0,4", "max": "0,7", "unit": "mm"}, ("0.4", "0.7"), "0.4 to 0.7 mm"),
    ],
)
def test_amounts(table: UnitTable, value: object, ends: tuple[str | None, str | None], written: str) -> None:
    fact = parse_answer(WORKING_LENGTH, value, table)
    assert isinstance(fact, Amount)
    assert (fact.low, fact.high) == mm(*ends)
    assert fact.written == written


@pytest.mark.parametrize(
    ("prop", "value", "fact"),
    [
        (COOLED, True, YesNo(True)),
        (COOLED, "No", YesNo(False)),
        (COOLED, "unknown", NotKnown()),
        (WORKING_LENGTH, " Unknown ", NotKnown()),
        (BODY, "steel", Choice("steel")),
        (BODY, "unknown", NotKnown()),
        (WETTED, ["ptfe", "graphite"], Several(frozenset({"ptfe", "graphite"}))),
        (WETTED, [], Several(frozenset())),
        (WETTED, "ptfe", Several(frozenset({"ptfe"}))),
        (WETTED, {"values": ["ptfe"], "complete": False}, Several(frozenset({"ptfe"}), complete=False)),
        (CAS, ["151-50-8"], Several(frozenset({"151-50-8"}))),
        (CAS, "151-50-8; 7664-39-3", Several(frozenset({"151-50-8", "7664-39-3"}))),
        (HOST, ["2b350.D"], Several(frozenset({"2B350.d"}))),
        (HOST, [], Several(frozenset())),
    ],
)
def test_named_answers(table: UnitTable, prop: Property, value: object, fact: Fact) -> None:
    assert parse_answer(prop, value, table) == fact


@pytest.mark.parametrize(
    ("prop", "value", "says"),
    [
        (WORKING_LENGTH, "long", "not an amount"),
        (WORKING_LENGTH, "5 kg", "unit of mass"),
        (WORKING_LENGTH, {"value": 5, "unit": "kg"}, "unit of mass"),
        (WORKING_LENGTH, True, "not a number"),
        (WORKING_LENGTH, None, "not a number"),
        (WORKING_LENGTH, [5], "not a number"),
        (WORKING_LENGTH, float("inf"), "beyond anything"),
        (WORKING_LENGTH, float("nan"), "beyond anything"),
        (WORKING_LENGTH, 1e300, "beyond anything"),
        (WORKING_LENGTH, 1e50, "very large"),
        pytest.param(WORKING_LENGTH, 10**400, "beyond anything", id="400 digits"),
        (WORKING_LENGTH, {"value": 1e30, "unit": "m"}, "very large"),
        (WORKING_LENGTH, -3, "negative"),
        (WORKING_LENGTH, {}, "no number"),
        (WORKING_LENGTH, {"value": 5, "max": 6}, "at once"),
        (WORKING_LENGTH, {"valeu": 5}, "valeu"),
        (WORKING_LENGTH, {"min": 5, "max": 3, "unit": "mm"}, "lower end is above"),
        (WORKING_LENGTH, {"value": 5, "tolerance": -1}, "cannot be negative"),
        (WORKING_LENGTH, {"value": 5, "unit": 3}, "must be a text"),
        (AXES, 2.5, "not a whole number"),
        (AXES, "2.5", "not a whole number"),
        (COOLED, "maybe", "no answer to a yes/no question"),
        (COOLED, 1, "no answer to a yes/no question"),
        (BODY, "wood", "not one of the options"),
        (WETTED, ["wood"], "not one of the options"),
        (WETTED, 7, "answered by a list"),
        (WETTED, {"values": ["ptfe"], "complete": "no"}, "not understood"),
        (CAS, ["151-50-9"], "last digit does not fit"),
        (CAS, ["cyanide"], "not a CAS number"),
        (HOST, ["pumps"], "not a code"),
        (AMBIENT, 273, "not asked"),
    ],
)
def test_a_bad_answer_names_its_question(table: UnitTable, prop: Property, value: object, says: str) -> None:
    with pytest.raises(UserFixable, match=says) as caught:
        parse_answer(prop, value, table)
    assert caught.value.where == prop.id
    assert str(caught.value).startswith(f"{prop.id}: ")


def test_an_absurd_value_can_be_confirmed(table: UnitTable) -> None:
    fact = parse_answer(WORKING_LENGTH, {"value": 1e30, "unit": "m", "confirmed": True}, table)
    assert isinstance(fact, Amount)
    assert fact.low == Fraction(10) ** 30


@pytest.mark.parametrize("text", ["151-50-8", " 151-50-8 ", "CAS 151-50-8", "CAS No. 151-50-8", "CAS-Nr: 151‑50‑8", "151508"])
def test_cas_numbers_in_usual_spellings(text: str) -> None:
    assert parse_cas(text.replace("CAS-Nr", "CAS Nr")) == "151-50-8"


def test_numbers_misprinted_in_official_lists_are_accepted_as_printed() -> None:
    assert parse_cas("7406-61-9") == "7406-61-9"
