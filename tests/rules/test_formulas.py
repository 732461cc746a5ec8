"""Formulas over exact numbers and ranges: logarithms, powers and the greatest enclose what they cannot give exactly."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.formulas import UNBOUNDED, Interval, formula

positive = st.fractions(min_value=Fraction(1, 1000), max_value=10**6, max_denominator=1000)


def at(text: str, **values: float | Fraction) -> Interval:
    return formula(text).over({name: Interval(Fraction(value), Fraction(value)) for name, value in values.items()})


@pytest.mark.parametrize(
    ("text", "exact"),
    [("log10(1000)", 3), ("log10(0.001)", -3), ("log2(8)", 3), ("log2(18/9)", 1), ("max(2, 3, 1)", 3), ("9 ** 0.5", 3), ("2 ** 3", 8)],
)
def test_what_is_exact_stays_exact(text: str, exact: int) -> None:
    assert at(text) == Interval(Fraction(exact), Fraction(exact))


@given(positive)
def test_a_logarithm_is_enclosed_closely(value: Fraction) -> None:
    for name, known in (("log2", math.log2), ("log10", math.log10)):
        found = at(f"{name}(x)", x=value)
        assert found.low is not None
        assert found.high is not None
        assert 0 <= found.high - found.low < Fraction(1, 10**28)
        assert float(found.low) == pytest.approx(known(value), abs=1e-9)


@given(positive, positive, st.fractions(0, 1, max_denominator=16))
def test_the_range_of_a_formula_holds_what_lies_inside(one: Fraction, other: Fraction, share: Fraction) -> None:
    low, high = sorted((one, other))
    inside = low + share * (high - low)
    for text in ("20*log10(x)", "-log2(x)", "max(x, 3)", "max(x**2, 0.0001)", "x**0.5", "log10(1 + x)"):
        whole, point = formula(text).over({"x": Interval(low, high)}), at(text, x=inside)
        assert whole.low is not None
        assert whole.high is not None
        assert point.low is not None
        assert point.high is not None
        assert whole.low <= point.high
        assert point.low <= whole.high


def test_ends_that_are_not_known_stay_open() -> None:
    above_one, below_one = Interval(Fraction(1), None), Interval(None, Fraction(1))
    assert formula("log10(x)").over({"x": above_one}) == Interval(Fraction(0), None)
    assert formula("log10(x)").over({"x": below_one}) == Interval(None, Fraction(0))
    assert formula("log10(x)").over({"x": Interval(Fraction(0), Fraction(10))}) == Interval(None, Fraction(1))
    assert formula("log10(x)").over({"x": Interval(Fraction(-2), Fraction(0))}) == UNBOUNDED
    assert formula("max(x, 3)").over({}) == Interval(Fraction(3), None)
    assert formula("max(x, y)").over({"x": below_one}) == UNBOUNDED


@pytest.mark.parametrize("text", ["log(x)", "log10(x, 2)", "log10()", "max()", "open(x)", "x.y(1)", "max(x, key=1)", "(x)(2)"])
def test_anything_else_that_is_called_is_refused(text: str) -> None:
    with pytest.raises(UserFixable):
        formula(text)
