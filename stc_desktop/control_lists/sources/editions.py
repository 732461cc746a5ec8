"""Which of two editions of a publication is the older one, from their labels and dates."""

import re

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")

# Label and legal date (ISO text, "" where unknown) of an edition.
Dated = tuple[str, str]


def is_older(edition: Dated, other: Dated) -> bool:
    """Only when both are dated: editions of the same year, one of which says no more than that, are not told apart."""
    own, others = _date(edition), _date(other)
    compared = min(len(own), len(others))
    return own[:compared] < others[:compared]


def is_same(edition: Dated, other: Dated) -> bool:
    """The same label, or the same legal date under another label."""
    days = _date(edition), _date(other)
    return edition[0] == other[0] or (days[0] == days[1] and len(days[0]) == 3)


def _date(edition: Dated) -> tuple[int, ...]:
    """Year, month and day as far as they are known; the legal date comes before the label."""
    found = _DATE.match(edition[1]) or _DATE.match(edition[0])
    return tuple(int(part) for part in found.groups() if part) if found else ()
