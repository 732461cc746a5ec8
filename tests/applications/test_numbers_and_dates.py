"""Numbers and dates as they are typed in the region: one meaning is read, two meanings are asked back."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.applications.numbers_and_dates import date_shown, number_shown, parse_date, parse_number
from stc_desktop.rules.errors import UserFixable

NUMBERS = [
    ("12", "12"), ("0,9", "0.9"), ("0.125", "0.125"), ("1,234.50", "1234.50"), ("1.234,50", "1234.50"), ("1 234,5", "1234.5"),
    ("1,234,567", "1234567"), ("1.234.567", "1234567"), ("2'140.00", "2140.00"), ("๑๒", "12"), ("၄၅", "45"), ("-3", "-3"),
    ("1234.500", "1234.500"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_a_number_with_one_meaning_is_read(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "two"),
    [("1,234", "1234 or 1.2340"), ("2.500", "2500 or 2.5000"), ("12.500", "12500 or 12.5000")],
)
def test_a_number_with_two_meanings_is_asked_back(text: str, two: str) -> None:
    with pytest.raises(UserFixable, match="two ways") as caught:
        parse_number(text)
    assert two in caught.value.next_step


@pytest.mark.parametrize("text", ["", "twelve", "1,23,4", "1.2.3", "--1", "1e5", "12 kg", "1,234.5.6", "9" * 16, "½", "∞"])
def test_what_is_no_number_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UserFixable):
        parse_number(text)


DATES = [
    ("18 Jan 2027", "2027-01-18"), ("18 January 2027", "2027-01-18"), ("2027-01-18", "2027-01-18"), ("18/1/2027", "2027-01-18"),
    ("1/18/2027", "2027-01-18"), ("18.01.2027", "2027-01-18"), ("Jan 18, 2027", "2027-01-18"), ("5/5/2027", "2027-05-05"),
    ("๑๘ Jan ๒๐๒๗", "2027-01-18"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "iso"), DATES)
def test_a_date_with_one_meaning_is_read(text: str, iso: str) -> None:
    assert parse_date(text) == dt.date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3/4/2027", "3 Apr 2027 or 4 Mar 2027"), ("18 Jan 2570", "2027"), ("30 Feb 2027", "18 Jan 2027"), ("tomorrow", "18 Jan 2027"),
        ("18 Foo 2027", "18 Jan 2027"), ("18 Jan 1066", "18 Jan 2027"), ("31/31/2027", "18 Jan 2027"),
    ],
)  # fmt: skip
def test_other_dates_are_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(UserFixable) as caught:
        parse_date(text)
    assert said in caught.value.next_step


@given(st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2150, 12, 31)))
def test_a_date_on_paper_reads_back(date: dt.date) -> None:
    assert parse_date(date_shown(date)) == date


@given(st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False))
def test_an_amount_on_paper_reads_back(amount: Decimal) -> None:
    assert parse_number(number_shown(amount, 2)) == amount


def test_a_quantity_shows_no_empty_decimals() -> None:
    assert [number_shown(Decimal(text)) for text in ("12", "12.50", "1200", "0.125")] == ["12", "12.5", "1,200", "0.125"]
