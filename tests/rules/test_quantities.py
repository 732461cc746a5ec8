"""Amounts as people write them are read exactly; what can be read two ways is asked back."""

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount
from stc_desktop.rules.numbers import AsksBack, shown_number
from stc_desktop.rules.quantities import parse_amount
from stc_desktop.rules.units import UnitTable

ASKED = {
    "length": "mm",
    "pressure": "bar",
    "temperature": "K",
    "frequency": "Hz",
    "area": "m2",
    "nominal_size": "DN",
    "time": "s",
    "count": "",
    "volume_flow": "m3/h",
    "ratio": "%",
    "mass": "kg",
}


def read(table: UnitTable, text: str, dimension: str = "length") -> Amount:
    return parse_amount(text, table, dimension=dimension, unit=ASKED[dimension])


@pytest.mark.parametrize(
    ("text", "dimension", "low", "high"),
    [
        ("0,9 µm", "length", "9e-7", "9e-7"),
        ("0.9µm", "length", "9e-7", "9e-7"),
        ("5", "length", "0.005", "0.005"),
        (".5 mm", "length", "5e-4", "5e-4"),
        ("0.4 to 0.7", "length", "4e-4", "7e-4"),
        ("0.4-0.7 mm", "length", "4e-4", "7e-4"),
        ("0,4 – 0,7 mm", "length", "4e-4", "7e-4"),
        ("0.4…0.7 mm", "length", "4e-4", "7e-4"),
        ("from 2 m to 7000 mm", "length", "2", "7"),
        ("between 3 and 4 mm", "length", "0.003", "0.004"),
        ("10 m3/h to 20 m3/h", "volume_flow", "1/360", "1/180"),
        ("-40 to 85 °C", "temperature", "233.15", "358.15"),
        ("12 ± 0.5 bar", "pressure", "1150000", "1250000"),
        ("12 bar +/- 5 %", "pressure", "1140000", "1260000"),
        ("12 bar(g) ± 0.5 bar", "pressure", "1251325", "1351325"),
        ("± 3 µm", "length", "3e-6", "3e-6"),
        ("12 bar(g)", "pressure", "1301325", "1301325"),
        ("12 barg", "pressure", "1301325", "1301325"),
        ("20 °C", "temperature", "293.15", "293.15"),
        ("20 ºC", "temperature", "293.15", "293.15"),
        ("1 250 mm", "length", "1.25", "1.25"),
        ("1\u202f250 mm", "length", "1.25", "1.25"),
        ("1'250 mm", "length", "1.25", "1.25"),
        ("1.250,5 mm", "length", "1.2505", "1.2505"),
        ("1,250.5 mm", "length", "1.2505", "1.2505"),
        ("5,000,000 Hz", "frequency", "5000000", "5000000"),
        ("0,125 mm", "length", "0.000125", "0.000125"),
        ("3/8 in", "length", "0.009525", "0.009525"),
        ("1 1/2 in", "length", "0.0381", "0.0381"),
        ("5e3 Hz", "frequency", "5000", "5000"),
        ("5·10^-6 m", "length", "5e-6", "5e-6"),
        ("5 x 10⁻⁶ m", "length", "5e-6", "5e-6"),
        ("๑๒ mm", "length", "0.012", "0.012"),  # Thai digits
        ("DN 50", "nominal_size", "50", "50"),
        ("3/8 NPS", "nominal_size", "10", "10"),
        ("20 min", "time", "1200", "1200"),  # minutes, not a minimum
        ("5 axes", "count", "5", "5"),
        ("about 12 bar", "pressure", "1080000", "1320000"),
        ("~12 bar", "pressure", "1080000", "1320000"),
    ],
)
def test_reads_the_amount(table: UnitTable, text: str, dimension: str, low: str, high: str) -> None:
    amount = read(table, text, dimension)
    assert (amount.low, amount.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("text", "low", "high", "low_open", "high_open"),
    [
        ("better than 1 µm", None, "1e-6", False, True),
        ("worse than 1 µm", "1e-6", None, True, False),
        ("less than 5 mm", None, "0.005", False, True),
        ("<5", None, "0.005", False, True),
        ("≤ 5 mm", None, "0.005", False, False),
        ("up to 5", None, "0.005", False, False),
        ("5 mm max.", None, "0.005", False, False),
        ("more than 5 mm", "0.005", None, True, False),
        ("> 5 mm", "0.005", None, True, False),
        ("at least 5 mm", "0.005", None, False, False),
        (">= 5 mm", "0.005", None, False, False),
        ("min. 5 mm", "0.005", None, False, False),
        ("5 mm or more", "0.005", None, False, False),
    ],
)
def test_reads_what_is_known_of_one_end_only(
    table: UnitTable, text: str, low: str | None, high: str | None, low_open: bool, high_open: bool
) -> None:
    amount = read(table, text)
    assert amount.low == (None if low is None else Fraction(low))
    assert amount.high == (None if high is None else Fraction(high))
    assert (amount.low_open, amount.high_open) == (low_open, high_open)


def test_keeps_what_was_typed_and_says_what_it_added(table: UnitTable) -> None:
    assert read(table, "0,9 µm").written == "0,9 µm"
    assert read(table, "5").written == "5 mm"
    assert "±10 %" in read(table, "about 12 bar", "pressure").written


@pytest.mark.parametrize(
    ("text", "dimension", "says"),
    [
        ("1,250 mm", "length", "1250 or 1.250"),
        ("better than 600 Hz", "frequency", "more or less"),
        ("1e400 mm", "length", "beyond anything"),
        ("1e20 m", "length", "very large"),
        ("1e-30 m", "length", "very small"),
        ("-5 mm", "length", "negative"),
        ("about 0 mm", "length", "has no size"),
        ("1,250 to 1,750 mm", "length", "1250 or 1.250"),
        ("12,34,56 mm", "length", "more than one way"),
    ],
)
def test_asks_back_instead_of_guessing(table: UnitTable, text: str, dimension: str, says: str) -> None:
    with pytest.raises(AsksBack, match=says):
        read(table, text, dimension)


@pytest.mark.parametrize(
    ("text", "dimension", "says"),
    [
        ("", "length", "Nothing was written"),
        ("fast", "length", "not an amount"),
        ("5 kg", "length", "unit of mass, but length"),
        ("12 parsec", "length", "not known"),
        ("3 and 5 mm", "length", "not known"),
        ("7 to 3 mm", "length", "lower end is above"),
        ("1/0 mm", "length", "divides by nothing"),
        ("5 mm but sometimes more", "length", "not known"),
        ("9" * 200, "length", "too long"),
        ("9" * 60, "length", "too many digits"),
        ("0.7 NPS", "nominal_size", "not a size"),
    ],
)
def test_refuses_in_a_sentence(table: UnitTable, text: str, dimension: str, says: str) -> None:
    with pytest.raises(UserFixable, match=says) as caught:
        read(table, text, dimension)
    assert caught.value.next_step


def test_an_absurd_value_stands_once_it_is_confirmed(table: UnitTable) -> None:
    assert read(table, "1e20 m!").low == Fraction(10) ** 20


@given(whole=st.integers(0, 10**6), part=st.integers(0, 9999), mark=st.sampled_from(",."))
def test_every_decimal_is_read_exactly_or_asked_back(table: UnitTable, whole: int, part: int, mark: str) -> None:
    text = f"{whole}{mark}{part}"
    try:
        amount = parse_amount(f"{text} mm", table, dimension="length", unit="mm", confirmed=True)
    except AsksBack:
        assert mark == ","
        assert len(str(part)) == 3
        assert 0 < whole < 1000
    else:
        assert amount.low == amount.high == Fraction(text.replace(",", ".")) / 1000


@given(text=st.text(max_size=40))
def test_no_text_brings_it_down(table: UnitTable, text: str) -> None:
    with contextlib.suppress(UserFixable):
        amount = read(table, text)
        assert amount.low is not None or amount.high is not None


_PIECES = st.sampled_from(
    [*"0123456789.,-+±/ e^<>~!", "mm", "m", " to ", "min", "max", "about ", "10^", "better than ", "or more", "between ", " and "]
)


@given(pieces=st.lists(_PIECES, max_size=9))
def test_no_heap_of_pieces_brings_it_down(table: UnitTable, pieces: list[str]) -> None:
    with contextlib.suppress(UserFixable):
        amount = read(table, "".join(pieces))
        assert amount.low is None or amount.high is None or amount.low <= amount.high


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        (0.15, 6, "0.15"),
        (14650000.0, 6, "1.465 × 10⁷"),
        (277583, 4, "277600"),
        (1e-9, 6, "1 × 10⁻⁹"),
        (-126.0, 6, "-126"),
        (1e5, 4, "100000"),
    ],
)
def test_a_number_is_shown_without_too_many_zeros(value: float, digits: int, shown: str) -> None:
    assert shown_number(value, digits=digits) == shown
