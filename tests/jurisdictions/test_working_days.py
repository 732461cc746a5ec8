"""Lodge by, to ship on: counted over weekends and public holidays, and the days on which reports are due."""

import datetime
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.authoring.jurisdictions import load_profiles
from stc_desktop.jurisdictions.activities import Activity
from stc_desktop.jurisdictions.marks import Mark
from stc_desktop.jurisdictions.profile import DayKind, LeadTime, LeadTimeKind, Profile, Report
from stc_desktop.jurisdictions.working_days import due_dates, last_day, lead_time_for, lodge_by

PROFILES = load_profiles(Path(__file__).resolve().parents[2] / "resources" / "jurisdictions")


def _term(days: int, kind: DayKind = DayKind.WORKING) -> LeadTime:
    return LeadTime(
        id="sample", mark=Mark.A, cite="sample", days=days, day_kind=kind, kind=LeadTimeKind.LODGE_BEFORE, counted="before the export",
        activities=tuple(Activity),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("country", "ship_on", "days", "kind", "on"),
    [
        ("SG", "2027-01-18", 5, DayKind.WORKING, "2027-01-11"),  # five weekdays
        ("SG", "2027-02-15", 5, DayKind.WORKING, "2027-02-05"),  # Monday 8 February is a holiday in lieu
        ("SG", "2027-01-17", 1, DayKind.WORKING, "2027-01-15"),  # a Sunday, the Friday before
        ("VN", "2027-02-15", 3, DayKind.WORKING, "2027-02-03"),  # the lunar new year takes the week before
        ("TH", "2027-04-19", 5, DayKind.WORKING, "2027-04-07"),  # Songkran takes three days, the Chakri day stands before
        ("MY", "2027-03-03", 30, DayKind.CALENDAR, "2027-02-01"),
        ("MY", "2027-03-09", 30, DayKind.CALENDAR, "2027-02-05"),  # 7 February is a Sunday in the new year
        ("PH", "2027-01-04", 1, DayKind.WORKING, "2026-12-29"),  # the turn of the year
    ],
)
def test_last_day_to_lodge(country: str, ship_on: str, days: int, kind: DayKind, on: str) -> None:
    assert last_day(country, datetime.date.fromisoformat(ship_on), _term(days, kind)).isoformat() == on


@given(
    st.sampled_from(sorted(PROFILES)),
    st.dates(datetime.date(2026, 6, 1), datetime.date(2030, 1, 1)),
    st.integers(0, 40),
    st.sampled_from(list(DayKind)),
)
def test_never_later_than_the_days_allow_and_more_days_never_later(country: str, ship_on: datetime.date, days: int, kind: DayKind) -> None:
    on = last_day(country, ship_on, _term(days, kind))
    assert (ship_on - on).days >= days
    assert on.weekday() < 5
    assert last_day(country, ship_on, _term(days + 1, kind)) <= on


def test_holidays_passed_over_are_named() -> None:
    found = lodge_by(PROFILES["SG"], Activity.EXPORT, datetime.date(2027, 2, 15))
    assert found.on == datetime.date(2027, 2, 5)
    assert [day.isoformat() for day, _ in found.skipped] == ["2027-02-08"]
    assert found.is_late(datetime.date(2027, 2, 6))
    assert not found.is_late(datetime.date(2027, 2, 5))


@pytest.mark.parametrize("country", ["PH", "TH", "VN"])
def test_an_unknown_term_gives_no_day(country: str) -> None:
    found = lodge_by(PROFILES[country], Activity.EXPORT, datetime.date(2027, 2, 15))
    assert found.on is None
    assert not found.is_late(datetime.date(2030, 1, 1))


def test_the_longest_fitting_term_counts() -> None:
    my = PROFILES["MY"]
    assert _id(my, Activity.EXPORT) == "notice"
    assert _id(my, Activity.EXPORT, "single") == "permit"
    assert _id(my, Activity.BROKERING) == ""
    assert _id(PROFILES["SG"], Activity.INTANGIBLE_TRANSFER) == "itt"


def _id(profile: Profile, activity: Activity, *types: str) -> str:
    term = lead_time_for(profile, activity, types)
    return term.id if term else ""


def test_reports_fall_due() -> None:
    monthly, yearly = PROFILES["SG"].reports
    today = datetime.date(2026, 11, 14)
    assert [day.isoformat() for day in islice(due_dates(monthly, today), 3)] == ["2026-11-14", "2026-12-14", "2027-01-14"]
    assert [day.isoformat() for day in islice(due_dates(yearly, today), 3)] == ["2026-12-30", "2027-06-30", "2027-12-30"]
    assert list(due_dates(PROFILES["VN"].reports[0], today)) == []


def test_the_last_of_a_short_month_stands_for_a_day_it_lacks() -> None:
    report = Report(id="r", mark=Mark.A, cite="sample", value="sample", monthly_on_day=31)
    days = islice(due_dates(replace(report), datetime.date(2027, 2, 1)), 2)
    assert [day.isoformat() for day in days] == ["2027-02-28", "2027-03-31"]
