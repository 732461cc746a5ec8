"""What a person does not know is computed from what the datasheet states: asked in its place, weighed as a range, shown with its source."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.classification.interview import Step, next_step
from stc_desktop.classification.items import Consideration, Item
from stc_desktop.classification.offers import offers_in
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.rules.computations import Computation, inputs_to_ask, with_computed
from stc_desktop.rules.conditions import Op
from stc_desktop.rules.facts import Amount, Fact, NotKnown, Several, exactly
from stc_desktop.rules.formulas import formula
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import Unit, UnitTable
from tests.classification.conftest import ENTRIES, REGISTER, SUBJECTS, UNITS, entry, limit_test

M2 = UNITS.unit("m2", dimension="area")
NUMBER = Unit(symbol="", dimension="number", factor=Fraction(1))
PLATE_SIDES = Computation(formula=formula("2 * plate_face"), unit=M2, input_units=(M2,))
AREA = Computation(formula=formula("plate_area * plates"), unit=M2, input_units=(M2, NUMBER))
FLOW = Computation(formula=formula("3 * plate_area"), unit=UNITS.unit("m3/h", dimension="volume_flow"), input_units=(M2,))
COMPUTATIONS = {"heat_transfer_area": AREA, "plate_area": PLATE_SIDES}


def _asked(name: str, kind: PropertyKind, unit: str) -> Property:
    return Property(
        id=name, question=f"{name}?", kind=kind, dimension=unit and "area", unit=unit, datasheet_words=(name.replace("_", " "),)
    )


@pytest.fixture(scope="module")
def plated(weighable: WeighableList) -> WeighableList:
    """The sample list, the area of a heat exchanger computed from its plates, and a plate's area from one face of it."""
    register = {
        **REGISTER,
        "heat_transfer_area": replace(REGISTER["heat_transfer_area"], computed=AREA),
        "plate_area": replace(_asked("plate_area", PropertyKind.NUMBER, "m2"), computed=PLATE_SIDES),
        "plate_face": _asked("plate_face", PropertyKind.NUMBER, "m2"),
        "plates": _asked("plates", PropertyKind.COUNT, ""),
    }
    info = weighable.edition.info
    return WeighableList(edition=ListEdition(info=info, entries={e.code: e for e in ENTRIES}, register=register, subjects=SUBJECTS))


def _step(plated: WeighableList, units: UnitTable, **facts: Fact) -> Step:
    known = {"contact_materials": Several(frozenset({"graphite"})), **facts}
    item = Item(facts=known, considered={"2B350.d": Consideration.YES})
    return next_step(item, plated, (), units)


def _area(value: str, written: str = "") -> Amount:
    return exactly(Fraction(value), written or f"{value} m²")


def _question(step: Step) -> str:
    return step.next_question.id if step.next_question else ""


def test_the_property_itself_is_asked_first_and_says_what_it_is_computed_from(plated: WeighableList, units: UnitTable) -> None:
    question = _step(plated, units).next_question
    assert question is not None
    assert (question.id, question.computed_from) == ("heat_transfer_area", ("plate_area", "plates"))


def test_what_is_not_known_is_asked_for_by_its_inputs_and_then_settles(plated: WeighableList, units: UnitTable) -> None:
    first = _step(plated, units, heat_transfer_area=NotKnown())
    assert _question(first) == "plate_area"
    assert first.next_question is not None
    assert first.next_question.why == ("2B350.d",)
    second = _step(plated, units, heat_transfer_area=NotKnown(), plate_area=_area("0.02"))
    assert _question(second) == "plates"
    last = _step(plated, units, heat_transfer_area=NotKnown(), plate_area=_area("0.02"), plates=exactly(Fraction(10), "10"))
    assert last.verdict is Verdict.CONTROLLED
    fact = last.facts["heat_transfer_area"]
    assert isinstance(fact, Amount)
    assert (fact.low, fact.written, fact.is_computed) == (Fraction("0.2"), "0.2 m² (0.02 m²; 10)", True)
    margin = next(found.margin for found in last.findings if found.code == "2B350.d")
    assert margin is not None
    assert margin.ratio == pytest.approx(0.2 / 0.15)


def test_an_input_that_is_computed_itself_is_asked_by_its_own_inputs(plated: WeighableList, units: UnitTable) -> None:
    step = _step(plated, units, heat_transfer_area=NotKnown(), plate_area=NotKnown(), plates=exactly(Fraction(10), "10"))
    assert _question(step) == "plate_face"
    facts = {"plate_area": NotKnown(), "plates": exactly(Fraction(10), "10"), "plate_face": _area("0.001")}
    step = _step(plated, units, heat_transfer_area=NotKnown(), **facts)
    assert [f.verdict for f in step.findings if f.code == "2B350.d"] == [Verdict.NOT_LISTED]


def test_nothing_is_asked_in_vain_and_the_verdict_stays_open(plated: WeighableList, units: UnitTable) -> None:
    step = _step(plated, units, heat_transfer_area=NotKnown(), plates=NotKnown())
    assert _question(step) == "overview"
    assert step.verdict is Verdict.UNDECIDED
    assert dict(step.open)["2B350.d"] == ("heat_transfer_area",)


def test_a_stated_value_counts_and_a_computed_range_can_still_be_overruled(plated: WeighableList, units: UnitTable) -> None:
    about = Amount(low=Fraction("0.01"), high=Fraction("0.02"), written="0.01 - 0.02 m²")
    ten = exactly(Fraction(10), "10")
    step = _step(plated, units, plate_area=about, plates=ten)
    assert _question(step) == "heat_transfer_area"
    told = _step(plated, units, plate_area=about, plates=ten, heat_transfer_area=_area("0.12"))
    assert told.facts["heat_transfer_area"] == _area("0.12")
    assert [f.verdict for f in told.findings if f.code == "2B350.d"] == [Verdict.NOT_LISTED]
    open_still = _step(plated, units, plate_area=about, plates=ten, heat_transfer_area=NotKnown())
    assert [f.verdict for f in open_still.findings if f.code == "2B350.d"] == [Verdict.UNDECIDED]


def test_a_text_offers_the_inputs_too(plated: WeighableList, units: UnitTable) -> None:
    step = _step(plated, units)
    found = {offer.property_id: offer.written for offer in offers_in("Plate area 0.03 m2 each, 12 plates", step, plated, units)}
    assert found == {"plate_area": "0.03 m2"}


def test_two_figures_that_rest_on_one_input_name_their_paragraph_once(plated: WeighableList, units: UnitTable) -> None:
    register = {**plated.edition.register, "flow_rate": replace(REGISTER["flow_rate"], computed=FLOW)}
    pump = entry("2B350.j", "2B350", "Pumps of plates", limit_test("flow_rate", Op.MORE, 0.6, "m3/h"), subject="plate_pump")
    area = limit_test("heat_transfer_area", Op.MORE, 0.15, "m2")
    entries = {**plated.edition.entries, pump.code: replace(pump, tests=(*pump.tests, area))}
    both = WeighableList(edition=replace(plated.edition, entries=entries, register=register))
    facts = dict.fromkeys(("flow_rate", "heat_transfer_area"), NotKnown())
    question = next_step(Item(facts=facts, considered={"2B350.j": Consideration.YES}), both, (), units).next_question
    assert question is not None
    assert (question.id, question.why) == ("plate_area", ("2B350.j",))


def test_a_way_that_is_closed_is_not_promised(plated: WeighableList, units: UnitTable) -> None:
    question = _step(plated, units, plates=NotKnown()).next_question
    assert question is not None
    assert (question.id, question.computed_from) == ("heat_transfer_area", ())


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ((), ("plate_area", "plates")),
        (("plate_area",), ("plate_face", "plates")),
        (("plates",), ()),
        (("plate_area", "plate_face"), ()),
    ],
)
def test_what_to_ask_instead(told: tuple[str, ...], wanted: tuple[str, ...]) -> None:
    assert inputs_to_ask("heat_transfer_area", COMPUTATIONS, dict.fromkeys(told, NotKnown())) == wanted


_ends = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(_ends, _ends, st.fractions(0, 1, max_denominator=8), st.fractions(0, 1, max_denominator=8))
def test_a_computed_range_holds_every_result_of_values_inside_the_inputs(one: list[int], two: list[int], a: Fraction, b: Fraction) -> None:
    facts: Mapping[str, Fact] = {
        "plate_area": Amount(low=Fraction(one[0]), high=Fraction(one[1])),
        "plates": Amount(low=Fraction(two[0]), high=Fraction(two[1])),
    }
    fact = with_computed(facts, COMPUTATIONS)["heat_transfer_area"]
    assert isinstance(fact, Amount)
    assert fact.low is not None
    assert fact.high is not None
    inside = (one[0] + a * (one[1] - one[0])) * (two[0] + b * (two[1] - two[0]))
    assert fact.low <= inside <= fact.high
