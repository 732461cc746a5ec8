"""Units are found by any usual spelling and convert exactly, both ways."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.units import Unit, UnitTable

LINEAR = 22


@given(number=st.fractions(), place=st.integers(0, LINEAR - 1))
def test_conversion_there_and_back_is_the_same_number(table: UnitTable, number: Fraction, place: int) -> None:
    unit = table.units[place]
    assert unit.from_canonical(unit.to_canonical(number)) == number


@given(number=st.fractions(), first=st.sampled_from(["m", "mm", "um", "in"]), second=st.sampled_from(["m", "mm", "um", "in"]))
def test_going_through_another_unit_changes_nothing(table: UnitTable, number: Fraction, first: str, second: str) -> None:
    one, other = table.unit(first), table.unit(second)
    assert other.to_canonical(other.from_canonical(one.to_canonical(number))) == one.to_canonical(number)


@pytest.mark.parametrize(
    ("written", "dimension", "symbol"),
    [
        ("µm", "length", "um"),  # micro sign
        ("μm", "length", "um"),  # Greek mu
        ("micron", None, "um"),
        ("m²", None, "m2"),
        ("m^2", None, "m2"),
        ("m³/h", None, "m3/h"),
        ("°C", None, "degC"),
        ("bar (g)", None, "bar(g)"),
        ("Barg", None, "bar(g)"),
        ("MPa", None, "MPa"),
        ("mPa", None, "mPa"),
        ("g", "mass", "g"),
        ("g", "acceleration", "g"),
    ],
)
def test_spellings_of_makers_are_understood(table: UnitTable, written: str, dimension: str | None, symbol: str) -> None:
    found = table.unit(written, dimension=dimension)
    assert found.symbol == symbol
    assert dimension in {None, found.dimension}


def test_a_gram_is_not_taken_for_an_acceleration(table: UnitTable) -> None:
    assert table.unit("g", dimension="acceleration").factor == Fraction("9.80665")
    assert table.find("g") is None  # no dimension, no guess


def test_capital_letters_that_matter_are_asked_for(table: UnitTable) -> None:
    with pytest.raises(UserFixable, match="mPa or MPa"):
        table.unit("mpa", dimension="pressure")


def test_a_unit_of_another_dimension_is_named(table: UnitTable) -> None:
    with pytest.raises(UserFixable, match="unit of mass, but length is asked") as caught:
        table.unit("kg", dimension="length")
    assert "mm" in caught.value.next_step


def test_pipe_sizes_follow_their_table_and_nothing_lies_between(table: UnitTable) -> None:
    nps = table.unit("NPS")
    assert nps.to_canonical(Fraction(3, 8)) == 10
    assert nps.from_canonical(Fraction(25)) == 1
    with pytest.raises(UserFixable, match="not a size"):
        nps.to_canonical(Fraction(7, 10))


@pytest.mark.parametrize("spelling", ["mpa", "MPA", "Mm", "MG", "PW", "mgy", "MGY"])
def test_a_case_that_may_turn_the_prefix_is_never_guessed(spelling: str) -> None:
    table = UnitTable(
        (
            Unit(symbol="MPa", dimension="pressure", factor=Fraction(10**6)),
            Unit(symbol="mPa", dimension="pressure", factor=Fraction(1, 1000)),
            Unit(symbol="mm", dimension="length", factor=Fraction(1, 1000)),
            Unit(symbol="mg", dimension="mass", factor=Fraction(1, 10**6)),
            Unit(symbol="pW", dimension="power", factor=Fraction(1, 10**12)),
            Unit(symbol="mGy", dimension="absorbed_dose", factor=Fraction(1, 1000)),
            Unit(symbol="MGy", dimension="absorbed_dose", factor=Fraction(10**6)),
        )
    )
    assert table.find(spelling) is None


def test_another_case_is_read_where_only_one_meaning_is_left() -> None:
    table = UnitTable(
        (Unit(symbol="kPa", dimension="pressure", factor=Fraction(1000)), Unit(symbol="Hz", dimension="frequency", factor=Fraction(1)))
    )
    assert [found.symbol if (found := table.find(text)) else None for text in ("KPA", "kpa", "hz", "HZ")] == ["kPa", "kPa", "Hz", "Hz"]
