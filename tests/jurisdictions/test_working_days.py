"""Lodge by, to ship on: counted over weekends and public holidays, and the days on which reports are due."""

import datetime
from dataclasses import replace
from itertools import islice
from pathlib import Path

import holidays
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stc_desktop.authoring.jurisdictions import load_profiles
from stc_desktop.jurisdictions.activities import Activity
from stc_desktop.jurisdictions.marks import Mark
from stc_desktop.jurisdictions.profile import DayKind, LeadTime, LeadTimeKind, Profile, Report
from stc_desktop.jurisdictions.working_days import counted_back, due_dates, last_day, lead_time_for, lodge_by

PROFILES = load_profiles(Path(__file__).resolve().parents[2] / "resources" / "jurisdictions")


def _term(days: int, kind: DayKind = DayKind.WORKING) -> LeadTime:
    return LeadTime(
        id="sample", mark=Mark.A, cite="sample", days=days, day_kind=kind, kind=LeadTimeKind.LODGE_BEFORE, counted="before the export",
        activities=tuple(Activity),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("country", "ship_on", "days", "kind", "on"),
    [  # in years whose calendars no decree will change any more
        ("SG", "2025-01-20", 5, DayKind.WORKING, "2025-01-13"),  # five weekdays
        ("SG", "2024-02-19", 5, DayKind.WORKING, "2024-02-09"),  # Monday 12 February is a holiday in lieu
        ("SG", "2025-01-19", 1, DayKind.WORKING, "2025-01-17"),  # a Sunday, the Friday before
        ("VN", "2025-02-04", 3, DayKind.WORKING, "2025-01-23"),  # the lunar new year takes the week before
        ("TH", "2025-04-21", 5, DayKind.WORKING, "2025-04-09"),  # Songkran takes three days
        ("MY", "2025-03-03", 30, DayKind.CALENDAR, "2025-01-31"),  # 1 February is a Saturday
        ("MY", "2025-02-28", 30, DayKind.CALENDAR, "2025-01-28"),  # 29 January is the lunar new year
        ("PH", "2025-01-02", 1, DayKind.WORKING, "2024-12-27"),  # the turn of the year
    ],
)
def test_last_day_to_lodge(country: str, ship_on: str, days: int, kind: DayKind, on: str) -> None:
    assert last_day(country, datetime.date.fromisoformat(ship_on), _term(days, kind)).isoformat() == on


@pytest.mark.parametrize(
    ("ship_on", "days", "kind", "on"),
    [
        ("2027-03-15", 1, DayKind.WORKING, "2027-03-12"),  # the Saturday before is worked, and not counted on
        ("2027-03-15", 2, DayKind.WORKING, "2027-03-11"),
        ("2027-03-15", 2, DayKind.CALENDAR, "2027-03-12"),  # the count ends on that Saturday: lodge on the Friday
        ("2027-03-22", 5, DayKind.WORKING, "2027-03-12"),  # the bridge day that it was exchanged for is no working day
    ],
)
def test_an_exchanged_saturday_is_not_counted_on(ship_on: str, days: int, kind: DayKind, on: str) -> None:
    calendar = holidays.HolidayBase(years=2027)
    calendar[datetime.date(2027, 3, 19)] = "sample bridge day"
    calendar.weekend_workdays = {datetime.date(2027, 3, 13)}
    assert calendar.is_working_day(datetime.date(2027, 3, 13))
    assert counted_back(datetime.date.fromisoformat(ship_on), _term(days, kind), calendar).isoformat() == on


@pytest.mark.parametrize(("country", "ship_on", "on"), [("VN", "2026-08-24", "2026-08-21"), ("VN", "2025-04-28", "2025-04-25")])
def test_whether_the_calendar_knows_of_an_exchange_makes_no_difference(country: str, ship_on: str, on: str) -> None:
    assert last_day(country, datetime.date.fromisoformat(ship_on), _term(1)).isoformat() == on


@example("VN", datetime.date(2026, 8, 24), 1, DayKind.WORKING)
@given(
    st.sampled_from(sorted(PROFILES)),
    st.dates(datetime.date(2025, 1, 1), datetime.date(2030, 1, 1)),
    st.integers(0, 40),
    st.sampled_from(list(DayKind)),
)
def test_never_later_than_the_days_allow_and_more_days_never_later(country: str, ship_on: datetime.date, days: int, kind: DayKind) -> None:
    on = last_day(country, ship_on, _term(days, kind))
    assert (ship_on - on).days >= days
    assert on.weekday() < 5
    assert last_day(country, ship_on, _term(days + 1, kind)) <= on


def test_holidays_passed_over_are_named() -> None:
    found = lodge_by(PROFILES["SG"], Activity.EXPORT, datetime.date(2024, 2, 19))
    assert found.on == datetime.date(2024, 2, 9)
    assert [day.isoformat() for day, _ in found.skipped] == ["2024-02-12"]
    assert found.is_late(datetime.date(2024, 2, 10))
    assert not found.is_late(datetime.date(2024, 2, 9))


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
