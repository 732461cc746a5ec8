"""Values out of JSON that somebody else made, taken only as what they should be; anything else is a TypeError."""

from collections.abc import Mapping, Sequence
from typing import cast


def table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError("an object was expected")
    return cast("Mapping[str, object]", value)


def rows(value: object) -> Sequence[object]:
    """The values of a list; nothing where there is none."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return cast("Sequence[object]", value)


def words(value: object) -> str:
    """Text with white space made single; "" for nothing, a number as it is written."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError("text was expected")
    return " ".join(str(value).split())


def date_of(value: object) -> str:
    """An ISO date, "" for anything else."""
    text = words(value)[:10]
    is_iso = len(text) == 10 and text[4] == text[7] == "-" and text.replace("-", "").isdigit()
    return text if is_iso else ""
