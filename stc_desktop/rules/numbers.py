"""Numbers as people of many countries write them: 0,9 and 0.9, 1 250 and 1'250, 1,00,000, 3/8, 1½, 5·10⁻⁶.

A point alone is the decimal point. A comma before exactly three digits is read where only one meaning is left: 0,125 and 1,250.5 and
1,250,000 say it themselves; 1,700 needs something beside it that does (1,700 lbf (7.6 kN); 900 to 1,700; a sheet that writes 9.5) and is
asked back without. A reading that is a thousand times too small could free a listed thing, so none is guessed.
"""

import enum
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

_MINUS_AND_SPACES = str.maketrans(
    {"−": "-", "–": "-", "‑": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u3000": " ", "º": "°"}
    | {"“": '"', "”": '"', "„": '"', "〜": "~", "\u2044": "/"}
    | {chr(sign): chr(sign - 0xFEE0) for sign in range(0xFF01, 0xFF5F)}  # letters and signs of full width
)
_SQUARED = re.compile(r"[\u3371-\u337a\u3380-\u33df]")  # ㎛, ㎏, ㎐: a unit in one sign
_PARTED = {sign: unicodedata.normalize("NFKC", sign).replace("\u2044", "/") for sign in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_JOINED_PART = re.compile(r"(?<![\d./,-])(\d{1,2})-(1/[248]|3/[48]|[57]/8|\d{1,2}/(?:16|32|64))(?![\d/])")  # 1-1/2 in is one and a half
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_AS_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MOST_ZEROS = 7


class AsksBack(UserFixable):
    """What was written can be read in two ways, or is hardly meant so; the person is asked rather than guessed at."""


def plain_characters(text: str) -> str:
    """The text with one kind of minus, space, digit and power."""
    text = text.strip().translate(_MINUS_AND_SPACES)
    text = _SQUARED.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)
    text = re.sub(rf"(\d?)[ ]?([{''.join(_PARTED)}])", lambda part: f"{part[1]} {_PARTED[part[2]]}".strip(), text)
    text = _JOINED_PART.sub(r"\1 \2", text)
    text = re.sub(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+)", lambda power: f"10^{power[1].translate(_RAISED)}", text)
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


class Comma(enum.StrEnum):
    """What a comma between digits means in one text."""

    THOUSANDS = "thousands"
    DECIMAL = "decimal"


_TWO_WAYS = re.compile(r"(?<![\d.,'’])([1-9]\d{0,2}),(\d{3})(?![\d'’]|[.,]\d)")
_TOKEN = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?![\w])|(?<![\w.,])\d[\d.,]*\d(?=[a-zµΩ°])", re.IGNORECASE)


def _says(group: str, mark: str) -> re.Pattern[str]:
    """Numbers that can only mean groups with one sign and decimals with the other."""
    group, mark = re.escape(group), re.escape(mark)
    decimals = rf"\d+{mark}(?:\d{{1,2}}|\d{{4,}})|0+{mark}\d+"
    grouped = rf"\d{{1,3}}(?:{group}\d{{3}})+{mark}\d+|\d{{1,3}}(?:{group}\d{{3}}){{2,}}"
    return re.compile(rf"{decimals}|{grouped}|\d{{1,2}}(?:{group}\d{{2}})+{group}\d{{3}}(?:{mark}\d+)?")


_COMMA_SAYS = {Comma.THOUSANDS: _says(",", "."), Comma.DECIMAL: _says(".", ",")}


def comma_in(text: str) -> Comma | None:
    """What a comma means where the text's other numbers tell; None where they do not, or contradict each other."""
    told = {comma for comma, says in _COMMA_SAYS.items() for token in _TOKEN.findall(text) if says.fullmatch(token)}
    return told.pop() if len(told) == 1 else None


def is_read_two_ways(text: str) -> bool:
    """Whether a number in the text can mean a thousand times the other reading."""
    return bool(_TWO_WAYS.search(text))


def with_comma_as(comma: Comma, text: str) -> str:
    """The text with the numbers that can be read in two ways written in one; a comma means the same in all of them."""
    return _TWO_WAYS.sub(r"\1\2" if comma is Comma.THOUSANDS else r"\1.\2", text)


def half_a_digit(text: str) -> Fraction:
    """How far off a number may be that was rounded to what is written: 12.5 stands for 12.45 to 12.55."""
    base, power = _split_power(text.lstrip("+-"))
    if "/" in base:
        return Fraction(0)
    body = re.sub(r"[ '’]", "", base)
    decimal = _decimal(body).denominator != 1 or bool(re.search(r"[.,](?:\d{1,2}|\d{4,})$", body))
    digits = len(re.split(r"[.,]", body)[-1]) if decimal else 0
    return Fraction(1, 2) * Fraction(10) ** (power - digits)


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
        raise two_readings(text)
    return Fraction(f"0{body.replace(',', '.')}")


def two_readings(text: str) -> AsksBack:
    """What is said of a number whose comma can mean either."""
    found = _TWO_WAYS.search(text)
    assert found, "asked only where a number can be read in two ways"
    whole, part = found[1], found[2]
    return AsksBack(f"“{found[0]}” can mean {whole}{part} or {whole}.{part}.", next_step=f"Write {whole}{part} or {whole}.{part}.")


def _is_grouped(whole: str, group: str) -> bool:
    """Groups of three; with commas also those of India, 1,00,000."""
    sign = re.escape(group)
    of_india = r"|\d{1,2}(?:,\d{2})+,\d{3}" if group == "," else ""
    return bool(re.fullmatch(rf"\d{{1,3}}(?:{sign}\d{{3}})+{of_india}", whole))


def shown_number(value: float, *, digits: int = 6) -> str:
    """A number for people, with a power of ten where there would be too many zeros: 277600, 1.656 × 10⁷."""
    short = f"{value:.{digits}g}"
    written, _, power = short.partition("e")
    if not power:
        return short
    if 0 < int(power) < _MOST_ZEROS:
        return f"{float(short):.0f}"
    return f"{written} × 10{str(int(power)).translate(_AS_RAISED)}"
