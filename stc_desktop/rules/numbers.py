"""Numbers as people of many countries write them: 0,9 and 0.9, 1 250 and 1'250, 3/8, 5·10⁻⁶; what can be read two ways is asked back."""

import re
import unicodedata
from fractions import Fraction

from stc_desktop.rules.errors import UserFixable

LONGEST = 120
_MOST_DIGITS = 40
_HIGHEST_POWER = 60

_GROUPED = r"\d{1,3}(?:[ '’]\d{3})+(?!\d)(?:[.,]\d+)?"
_PLAIN = r"\d+(?:[.,]\d+)*|[.,]\d+"
_POWER = r"(?:[eE][-+]?\d+|\s*[x×·*]\s*10\s*\^\s*[-+]?\d+)"
# The pattern of one number, to be put into larger ones; it has no named groups.
NUMBER = rf"(?>[-+]?(?:\d+ \d+/\d+|\d+/\d+|10\^[-+]?\d+|(?:{_GROUPED}|{_PLAIN}){_POWER}?))"

_MINUS_AND_SPACES = str.maketrans({"−": "-", "–": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "º": "°"})
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_AS_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MOST_ZEROS = 7


class AsksBack(UserFixable):
    """What was written can be read in two ways, or is hardly meant so; the person is asked rather than guessed at."""


def plain_characters(text: str) -> str:
    """The text with one kind of minus, space, digit and power."""
    text = text.strip().translate(_MINUS_AND_SPACES)
    text = re.sub(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+)", lambda power: f"10^{power[1].translate(_RAISED)}", text)
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def parse_number(text: str) -> Fraction:
    """The exact value of a number that fits `NUMBER`."""
    sign = -1 if text.startswith("-") else 1
    body = text.lstrip("+-")
    if sum(map(str.isdigit, body)) > _MOST_DIGITS:
        raise UserFixable(f"“{text[:20]}...” has too many digits.", next_step="Write it as a power, such as 2.5e6.")
    mixed = re.fullmatch(r"(?:(\d+) )?(\d+)/(\d+)", body)
    if mixed:
        return sign * (Fraction(mixed[1] or 0) + _over(Fraction(mixed[2]), Fraction(mixed[3]), text))
    base, power = _split_power(body)
    return sign * (_decimal(base) * Fraction(10) ** power)


def _over(upper: Fraction, lower: Fraction, text: str) -> Fraction:
    if lower == 0:
        raise UserFixable(f"“{text}” divides by nothing.", next_step="Check the number.")
    return upper / lower


def _split_power(body: str) -> tuple[str, int]:
    found = re.fullmatch(r"(.*?)\s*(?:[eE]|[x×·*]\s*10\s*\^\s*|(?=10\^))(?:10\^)?([-+]?\d+)", body)
    if not found:
        return body, 0
    power = int(found[2])
    if abs(power) > _HIGHEST_POWER:
        raise AsksBack(f"“{body}” is beyond anything that is measured.", next_step="Check the power of ten.")
    return found[1] or "1", power


def _decimal(text: str) -> Fraction:
    """Comma or point; groups of three are thousands where nothing else fits; 1,250 fits both and is asked back."""
    body = re.sub(r"[ '’]", "", text)
    commas, points = body.count(","), body.count(".")
    if commas and points:
        mark = "," if body.rindex(",") > body.rindex(".") else "."
        whole, part = body.rsplit(mark, 1)
        group = "." if mark == "," else ","
        if mark in whole or not _is_grouped(whole, group):
            raise AsksBack(f"“{text}” can be read in more than one way.", next_step="Write it without signs between the thousands.")
        return Fraction(f"{whole.replace(group, '')}.{part}")
    if commas + points > 1:
        group = "," if commas else "."
        if not _is_grouped(body, group):
            raise AsksBack(f"“{text}” can be read in more than one way.", next_step="Write it without signs between the thousands.")
        return Fraction(body.replace(group, ""))
    if commas and re.fullmatch(r"[1-9]\d{0,2},\d{3}", body):
        whole, part = body.split(",")
        raise AsksBack(f"“{text}” can mean {whole}{part} or {whole}.{part}.", next_step=f"Write {whole}{part} or {whole}.{part}.")
    return Fraction(f"0{body.replace(',', '.')}")


def _is_grouped(whole: str, group: str) -> bool:
    return bool(re.fullmatch(rf"\d{{1,3}}(?:{re.escape(group)}\d{{3}})+", whole))


def shown_number(value: float, *, digits: int = 6) -> str:
    """A number for people, with a power of ten where there would be too many zeros: 277600, 1.656 × 10⁷."""
    short = f"{value:.{digits}g}"
    written, _, power = short.partition("e")
    if not power:
        return short
    if 0 < int(power) < _MOST_ZEROS:
        return f"{float(short):.0f}"
    return f"{written} × 10{str(int(power)).translate(_AS_RAISED)}"
