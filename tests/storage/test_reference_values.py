"""Stage values go through text and come back equal; equal values give equal text."""

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

import pytest

from stc_desktop.rules.clauses import Clause, Logic
from stc_desktop.rules.computations import Computation
from stc_desktop.rules.conditions import Op, Test
from stc_desktop.rules.facts import exactly
from stc_desktop.rules.formulas import formula
from stc_desktop.rules.units import Unit
from stc_desktop.storage.reference_values import decoded, encoded


class Colour(enum.StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    name: str
    colour: Colour = Colour.RED
    day: dt.date | None = None
    share: Fraction = Fraction(0)
    tags: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict[str, str])
    parts: tuple["Sample", ...] = ()


def test_a_value_comes_back_equal() -> None:
    value = Sample(
        name="ü",
        day=dt.date(2026, 3, 1),
        share=Fraction(1, 3),
        tags=frozenset({"b", "a"}),
        words={"x": "y"},
        parts=(Sample(name="inner"),),
    )
    assert decoded(encoded(value), Sample) == value


def test_what_is_as_usual_is_left_out() -> None:
    assert encoded(Sample(name="x")) == '{"name":"x"}'


def test_equal_values_give_equal_text() -> None:
    one, other = Sample(name="x", tags=frozenset({"a", "b", "c"})), Sample(name="x", tags=frozenset({"c", "b", "a"}))
    assert encoded(one) == encoded(other)


def test_clauses_with_all_sorts_of_tests() -> None:
    metre = Unit(symbol="m", dimension="length", factor=Fraction(1))
    moving = Computation(formula=formula("1.7 + travel/2"), unit=metre, input_units=(metre,))
    tests = (
        Test(property_id="a", op=Op.AT_MOST, value=moving.text, computed=moving),
        Test(property_id="b", op=Op.RANGE, value=(0.1, 2), limits=(Fraction(1, 10), Fraction(2))),
        Test(property_id="c", op=Op.IN, value=("x", "y"), negated=True),
        Test(property_id="d", op=Op.EQUAL, value=True),
        Test(property_id="e", op=Op.AT_LEAST, value=40, unit="VA"),
    )
    clause = Clause(id="rule", logic=Logic.ANY, children=(Clause(id="inner", tests=tests),), needed=1)
    held = decoded(encoded(clause), Clause)
    assert encoded(held) == encoded(clause)
    whole = [test.value for test in held.children[0].tests]
    assert whole == [moving.text, (0.1, 2), ("x", "y"), True, 40]
    assert isinstance(whole[4], int)
    computed = held.children[0].tests[0].computed
    assert computed == moving
    assert computed is not None
    assert computed.over({"travel": exactly(Fraction(2))}).low == Fraction("2.7")


def test_what_cannot_be_kept_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        encoded(Sample(name=object()))  # type: ignore[arg-type] - the point of the test
