"""Every computed property of the register against worked examples: inputs as they stand on datasheets, results reckoned by hand.

The examples state inputs in other units than the register wherever they can, so that each factor in a formula is put to the test.
"""

import csv
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest

from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.rules.answers import parse_answer
from stc_desktop.rules.computations import with_computed
from stc_desktop.rules.facts import Amount, Fact
from stc_desktop.rules.properties import Property
from stc_desktop.rules.units import UnitTable
from stc_desktop.storage.reference_folder import open_current

LIST_ID = "eu-annex-1"
EXAMPLES = list(csv.DictReader(Path(__file__).with_name("computed_examples.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def read(reference_data: Path) -> tuple[ListEdition, UnitTable]:
    reference = open_current(reference_data / "reference")
    try:
        return reference.edition(LIST_ID, reference.newest(LIST_ID)), reference.unit_table()
    finally:
        reference.close()


def inputs_of(text: str) -> dict[str, str]:
    pairs = (part.split("=", 1) for part in text.split(";"))
    return {name.strip(): value.strip() for name, value in pairs}


def amount(prop: Property, text: str, table: UnitTable) -> Amount:
    fact = parse_answer(prop, text, table)
    assert isinstance(fact, Amount), f"{prop.id}: {text} is no amount"
    return fact


def ends(found: Amount | None) -> tuple[Fraction | None, Fraction | None]:
    return (None, None) if found is None else (found.low, found.high)


def facts_of(stated: Mapping[str, str], edition: ListEdition, table: UnitTable) -> dict[str, Fact]:
    return {name: amount(edition.register[name], value, table) for name, value in stated.items()}


def computed_of(edition: ListEdition) -> dict[str, Property]:
    return {name: prop for name, prop in edition.register.items() if prop.computed}


@pytest.mark.parametrize("row", EXAMPLES, ids=[f"{row['property']}-{number}" for number, row in enumerate(EXAMPLES, start=2)])
def test_a_worked_example(row: dict[str, str], read: tuple[ListEdition, UnitTable]) -> None:
    edition, table = read
    prop, stated = edition.register[row["property"]], inputs_of(row["inputs"])
    assert prop.computed is not None, f"{prop.id} is not computed"
    assert set(stated) == set(prop.computed.inputs)
    expected, _, tolerance = row["result"].partition("±")
    wanted = amount(prop, expected.strip(), table).low
    found = prop.computed.fact(facts_of(stated, edition, table))
    assert wanted is not None
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    allowed = abs(wanted) * (Fraction(tolerance.strip().removesuffix("%").strip()) / 100 + Fraction(1, 10**20))
    assert wanted - allowed <= found.low <= found.high <= wanted + allowed, f"{row['result']} expected, {found.written} computed"


def test_every_computed_property_has_an_example(read: tuple[ListEdition, UnitTable]) -> None:
    assert sorted(set(computed_of(read[0])) - {row["property"] for row in EXAMPLES}) == []


def test_no_input_is_left_without_a_value_that_matters(read: tuple[ListEdition, UnitTable]) -> None:
    # an input that leaves the result where it was, at twice its value, would be asked for nothing
    edition, table = read
    for row in EXAMPLES:
        computation, facts = edition.register[row["property"]].computed, facts_of(inputs_of(row["inputs"]), edition, table)
        assert computation is not None
        before = computation.fact(facts)
        for name, fact in facts.items():
            if isinstance(fact, Amount) and fact.low:
                after = computation.fact({**facts, name: Amount(low=fact.low * 2, high=fact.low * 2)})
                assert ends(after) != ends(before), f"{row['property']} does not depend on {name}"


def test_results_carry_on_into_other_formulas(read: tuple[ListEdition, UnitTable]) -> None:
    edition, table = read
    stated = {"capacitor_capacitance": "40 uF", "capacitor_voltage_rating": "50 kV", "capacitor_mass": "200 kg"}
    computations = {name: prop.computed for name, prop in computed_of(edition).items() if prop.computed}
    known = with_computed(facts_of(stated, edition, table), computations)
    density = known["capacitor_energy_density"]
    assert isinstance(density, Amount)
    assert density.low == density.high == amount(edition.register["capacitor_energy_density"], "250 J/kg", table).low


def test_half_known_inputs_do_not_settle_a_result(read: tuple[ListEdition, UnitTable]) -> None:
    edition, table = read
    computations = {name: prop.computed for name, prop in computed_of(edition).items() if prop.computed}
    for row in EXAMPLES:
        facts = facts_of(inputs_of(row["inputs"]), edition, table)
        for name in facts if len(facts) > 1 else ():
            rest = {other: fact for other, fact in facts.items() if other != name}
            assert row["property"] not in with_computed(rest, computations), f"{row['property']} without {name}"
