"""Days as people read them on screen and paper: 18 Jan 2027, never to be taken for another day."""

import datetime as dt

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def date_shown(date: dt.date) -> str:
    """As on paper: 18 Jan 2027."""
    return f"{date.day} {MONTHS[date.month - 1].title()} {date.year}"
