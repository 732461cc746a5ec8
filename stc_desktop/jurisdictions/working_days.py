"""Lodge by, to ship on: lead times counted back over a country's working days, and the dates on which reports are due."""

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stc_desktop.jurisdictions.activities import Activity
from stc_desktop.jurisdictions.profile import DayKind, LeadTime, Profile, Report

if TYPE_CHECKING:
    import holidays


@dataclass(frozen=True, slots=True, kw_only=True)
class LodgeBy:
    """The last day to lodge for a planned date; `on` is None where the lead time, or the country's holidays, are not known.

    `skipped` are the public holidays on which no working day was counted. Regional holidays are not among them, and dates that
    follow the moon may still be moved by a day.
    """

    ship_on: datetime.date
    on: datetime.date | None
    lead_time: LeadTime | None
    skipped: tuple[tuple[datetime.date, str], ...] = ()

    def is_late(self, today: datetime.date) -> bool:
        return self.on is not None and today > self.on


def lead_time_for(profile: Profile, activity: Activity, types: tuple[str, ...] = ()) -> LeadTime | None:
    """The longest known lead time that fits the activity and the licence types in question."""
    fitting = [
        term
        for term in profile.lead_times
        if term.is_known and activity in term.activities and (not term.types or not types or set(term.types) & set(types))
    ]
    return max(fitting, key=lambda term: (term.days, term.day_kind is DayKind.WORKING), default=None)


def lodge_by(profile: Profile, activity: Activity, ship_on: datetime.date, *, lead_time: LeadTime | None = None) -> LodgeBy:
    """The last day on which an application still leaves the office its time before the planned date."""
    import holidays  # a large calendar, and most sheets of a day never ask for it

    term = lead_time or lead_time_for(profile, activity)
    if term is None or profile.country not in holidays.list_supported_countries():
        return LodgeBy(ship_on=ship_on, on=None, lead_time=term)
    on = last_day(profile.country, ship_on, term)
    public = _public_holidays(profile.country, on, ship_on)
    skipped = tuple((day, name) for day, name in sorted(public.items()) if on <= day < ship_on and day.weekday() not in public.weekend)
    return LodgeBy(ship_on=ship_on, on=on, lead_time=term, skipped=skipped)


def last_day(country: str, ship_on: datetime.date, term: LeadTime) -> datetime.date:
    """Count back over the days on which the country's offices surely work; an office that is shut takes no paper."""
    first = ship_on - datetime.timedelta(days=2 * term.days + 62)
    return counted_back(ship_on, term, _public_holidays(country, first, ship_on))


def counted_back(ship_on: datetime.date, term: LeadTime, public: "holidays.HolidayBase") -> datetime.date:
    """Each sure working day between lodging and the planned date counts, and lodging itself falls on one."""
    day = ship_on if term.day_kind is DayKind.WORKING else ship_on - datetime.timedelta(days=term.days)
    left = term.days if term.day_kind is DayKind.WORKING else 0
    while left:
        day -= datetime.timedelta(days=1)
        left -= _surely_works(day, public)
    while not _surely_works(day, public):
        day -= datetime.timedelta(days=1)
    return day


def _surely_works(day: datetime.date, public: "holidays.HolidayBase") -> bool:
    """A Saturday worked in exchange for a bridge day is not counted: exchanges are decreed late and not for every office."""
    return day.weekday() not in public.weekend and day not in public


def _public_holidays(country: str, first: datetime.date, last: datetime.date) -> "holidays.HolidayBase":
    import holidays

    return holidays.country_holidays(country, years=range(first.year, last.year + 1), language="en_US")


def due_dates(report: Report, today: datetime.date) -> Iterator[datetime.date]:
    """The coming dates of a report, the next one first, without end; none where the dates are not known."""
    if not report.monthly_on_day and not report.yearly_on:
        return
    year, month = today.year, today.month
    while True:
        for day in sorted(_due_in(report, year, month)):
            if day >= today:
                yield day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _due_in(report: Report, year: int, month: int) -> Iterator[datetime.date]:
    if report.monthly_on_day:
        yield datetime.date(year, month, min(report.monthly_on_day, calendar.monthrange(year, month)[1]))
    for written in report.yearly_on:
        if int(written[:2]) == month:
            yield datetime.date(year, month, int(written[3:]))
