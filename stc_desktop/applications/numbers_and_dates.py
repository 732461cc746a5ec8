"""Numbers and dates as people in the region type them: read when there is one meaning, asked back when there are two."""

import datetime as dt
import re
import unicodedata
from decimal import Decimal

from stc_desktop.rules.errors import UserFixable
from stc_desktop.wording.days import MONTHS, date_shown

__all__ = ["ascii_digits", "date_shown", "number_shown", "parse_date", "parse_number"]

_SPACES = re.compile(r"[\s\u00a0\u202f'’_]")
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})[\s./-]+([A-Za-z]{3,9}|\d{1,2})[\s./,-]+(\d{4})\Z")
_MONTH_DAY_YEAR = re.compile(r"([A-Za-z]{3,9})[\s.]+(\d{1,2})[\s,]+(\d{4})\Z")
_MOST_DIGITS = 15


def ascii_digits(text: str) -> str:
    """Digits of Thai, Lao, Khmer, Burmese and other scripts as 0 to 9."""
    return "".join(str(unicodedata.decimal(letter)) if unicodedata.category(letter) == "Nd" else letter for letter in text)


def parse_number(text: str) -> Decimal:
    """A plain number with point or comma. What could be a thousand or a thousandth is asked back, never guessed."""
    wanted = _SPACES.sub("", ascii_digits(text.strip())).replace("−", "-")
    if not re.fullmatch(r"-?\d[\d.,]*", wanted):
        raise UserFixable(f"“{text.strip()}” is not a number.", next_step="Write digits, such as 12 or 0.5.")
    number = Decimal(_plain(wanted, text))
    if len(str(abs(number)).replace(".", "")) > _MOST_DIGITS:
        raise UserFixable(f"“{text.strip()}” has more digits than a quantity or an amount can have.", next_step="Check the number.")
    return number


def _plain(wanted: str, text: str) -> str:
    points, commas = wanted.count("."), wanted.count(",")
    if not points and not commas:
        return wanted
    if points and commas:
        decimal = max(".", ",", key=wanted.rfind)
        grouping = "," if decimal == "." else "."
        whole, _, part = wanted.rpartition(decimal)
        if wanted.count(decimal) > 1 or not _is_grouped(whole, grouping):
            raise UserFixable(f"“{text.strip()}” mixes points and commas.", next_step="Write it like 1,234.50 or 1234.50.")
        return f"{whole.replace(grouping, '')}.{part}" if part else whole.replace(grouping, "")
    sign = "." if points else ","
    if points + commas > 1:
        if not _is_grouped(wanted, sign):
            raise UserFixable(f"“{text.strip()}” is not a number.", next_step="Write it like 1,234,567 or 1234567.")
        return wanted.replace(sign, "")
    whole, _, part = wanted.partition(sign)
    if len(part) == 3 and whole.lstrip("-").lstrip("0") and len(whole.lstrip("-")) <= 3:
        raise UserFixable(
            f"“{text.strip()}” can be read in two ways.", next_step=f"Write {whole}{part} or {whole}.{part}0, whichever you mean."
        )
    return f"{whole}.{part}" if part else whole


def _is_grouped(text: str, grouping: str) -> bool:
    return re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(grouping)}\d{{3}})*|-?\d+", text) is not None


def number_shown(number: Decimal, decimals: int | None = None) -> str:
    """A number with commas between thousands; without `decimals` as many as it has, no empty ones."""
    if decimals is not None:
        return f"{number:,.{decimals}f}"
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def parse_date(text: str) -> dt.date:
    """A date written as 2027-01-18, 18 Jan 2027 or 18/1/2027; where day and month could change places it is asked back."""
    wanted = ascii_digits(" ".join(text.split()))
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", wanted)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]), text)
    american = _MONTH_DAY_YEAR.match(wanted)
    if american:
        return _date(int(american[3]), _month(american[1], text), int(american[2]), text)
    found = _DAY_MONTH_YEAR.match(wanted)
    if not found:
        raise UserFixable(f"“{text.strip()}” is not a date.", next_step="Write it like 18 Jan 2027.")
    if found[2].isdigit():
        return _from_figures(int(found[1]), int(found[2]), int(found[3]), text)
    return _date(int(found[3]), _month(found[2], text), int(found[1]), text)


def _from_figures(first: int, second: int, year: int, text: str) -> dt.date:
    if first <= 12 and second <= 12 and first != second:
        one, other = (f"{day} {MONTHS[month - 1].title()} {year}" for day, month in ((first, second), (second, first)))
        raise UserFixable(f"“{text.strip()}” can be read in two ways.", next_step=f"Write {one} or {other}, whichever you mean.")
    return _date(year, second, first, text) if second <= 12 else _date(year, first, second, text)


def _month(word: str, text: str) -> int:
    short = word[:3].lower()
    if short not in MONTHS:
        raise UserFixable(f"“{text.strip()}” names no month that we know.", next_step="Write it like 18 Jan 2027.")
    return MONTHS.index(short) + 1


def _date(year: int, month: int, day: int, text: str) -> dt.date:
    if 2400 <= year <= 2700:
        raise UserFixable(
            f"“{text.strip()}” has a year of the Buddhist era.",
            next_step=f"Write the year {year - 543} if that is meant, as on customs papers.",
        )
    if not 1950 <= year <= 2150:
        raise UserFixable(f"“{text.strip()}” has a year that cannot be right.", next_step="Write it like 18 Jan 2027.")
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise UserFixable(f"“{text.strip()}” is a day that no calendar has.", next_step="Write it like 18 Jan 2027.") from error
