"""What a check rests on beside the case: the day, the form, the editions that are installed, and how old a paper may be."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

KnowsCode = Callable[[str, str, str], bool | None]  # list, edition, code -> is it in there; None where nobody can look
HsHints = Callable[[str, str, str], tuple[str, ...]]  # list, edition, code -> customs numbers that often go with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Today and what is known outside the case. Days are limits of our own unless a country's profile gives another."""

    today: dt.date
    knows_code: KnowsCode | None = None
    hs_hints: HsHints | None = None
    newest_editions: Mapping[str, str] = field(default_factory=dict[str, str])  # newest edition by list id
    agency_languages: tuple[str, ...] = ("en",)
    screening_days: int = 90
    statement_days: int = 180
    change_days: int = 7  # working days within which a change of the compliance programme is told
    holidays: frozenset[dt.date] = frozenset()


def working_days(start: dt.date, end: dt.date, holidays: frozenset[dt.date] = frozenset()) -> int:
    """Working days after `start` up to and with `end`, Monday to Friday without holidays."""
    count = max((end - start).days, 0)
    weeks, rest = divmod(count, 7)
    working = weeks * 5 + sum(1 for number in range(1, rest + 1) if (start + dt.timedelta(days=number)).weekday() < 5)
    return working - sum(1 for date in holidays if start < date <= end and date.weekday() < 5)
