"""Working days between two dates."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.applications.basis import working_days

DAYS = st.dates(min_value=dt.date(2026, 1, 1), max_value=dt.date(2026, 6, 30))


@given(DAYS, DAYS, st.frozensets(DAYS, max_size=4))
def test_they_are_those_that_a_calendar_counts(start: dt.date, end: dt.date, holidays: frozenset[dt.date]) -> None:
    dates = (start + dt.timedelta(days=number) for number in range(1, (end - start).days + 1))
    assert working_days(start, end, holidays) == sum(1 for date in dates if date.weekday() < 5 and date not in holidays)


def test_a_date_at_the_end_of_time_costs_nothing() -> None:
    assert working_days(dt.date(2026, 1, 1), dt.date(9999, 12, 31)) > 2_000_000
