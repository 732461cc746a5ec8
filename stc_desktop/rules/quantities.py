"""Amounts as people write them: "0,9 µm", "0.4 to 0.7 mm", "better than 1 µm", "12 bar(g)", "about 12 bar"; read exactly or asked back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount
from stc_desktop.rules.numbers import (
    LONGEST,
    NUMBER,
    AsksBack,
    Comma,
    comma_in,
    is_read_two_ways,
    parse_number,
    plain_characters,
    two_readings,
    with_comma_as,
)
from stc_desktop.rules.two_spellings import agreed, two_spellings
from stc_desktop.rules.units import LEVEL_OF, LevelUnit, Unit, UnitTable

ABOUT = Fraction(1, 10)
CONFIRMED = "!"

_LESS = r"<|less than|lower than|smaller than|under|below"
_AT_MOST = r"<=|≤|=<|up to|at most|not more than|no more than|not exceeding|maximum|max\.?"
_MORE = r">|more than|greater than|larger than|higher than|over|above|exceeding"
_AT_LEAST = r">=|≥|=>|at least|not less than|no less than|minimum|min\.?|from"
_ABOUT = r"~|≈|about|approximately|approx\.?|around|roughly|circa|ca\.?"
_BEFORE = (
    ("at_most", _AT_MOST),
    ("at_least", _AT_LEAST),
    ("less", _LESS),
    ("more", _MORE),
    ("better", "better than|better"),
    ("worse", "worse than"),
    ("about", _ABOUT),
    ("exactly", r"=|exactly|equal to|typical(?:ly)?|typ\.?|nominal(?:ly)?|nom\.?"),
)
_AFTER = (
    ("at_most", r"or less|or lower|or below|or smaller|and below|maximum|max\.?"),
    ("at_least", r"or more|or higher|or above|or larger|or greater|and above|and more|minimum|min\.?|\+"),
    ("better", "or better"),
)
_ONE = re.compile(rf"(?P<number>{NUMBER})\s*(?P<unit>.*)", re.DOTALL)
_UNIT_FIRST = re.compile(rf"(?P<unit>[A-Za-z][A-Za-z ]*?)\s*(?P<number>{NUMBER})")
_PLUS_MINUS = r"(?:±|\+/-|\+-|\+ / -|plus/minus|plus or minus)"
_WITH_TOLERANCE = re.compile(rf"(?P<value>{NUMBER})\s*(?P<unit>[^±]*?)\s*{_PLUS_MINUS}\s*(?P<by>{NUMBER})\s*(?P<by_unit>.*)", re.DOTALL)
_ONLY_PLUS_MINUS = re.compile(rf"{_PLUS_MINUS}\s*(?P<rest>.+)", re.DOTALL)
_TO_EITHER_SIDE = re.compile(rf"\(\s*({_PLUS_MINUS}[^()]*)\)")
_TWO_TOLERANCES = re.compile(
    rf"(?P<value>{NUMBER})\s*(?P<unit>[^±+/-]*?)\s*\+\s*(?P<more>{NUMBER})\s*[^\d+-]*?\s*/?\s*-\s*(?P<less>{NUMBER})\s*(?P<by_unit>.*)",
    re.DOTALL,
)
# words that name the kind of a value and change no number; some of them belong to a unit's own spelling
_REMARK = re.compile(r"[\s(\[]+(?:rms|typical|typ|nominal|nom)\.?[)\]]?$", re.IGNORECASE)
_END = rf"(?P<low>{NUMBER})\s*(?P<low_unit>(?:[^\d^][^^]*?)?)\s*"
_OTHER_END = rf"\s*(?P<high>{NUMBER})\s*(?P<high_unit>.*)"
_RANGE = re.compile(rf"(?:from\s+)?{_END}(?:\.\.\.?|…|\bto\b|\buntil\b|-|~){_OTHER_END}", re.DOTALL | re.IGNORECASE)
_BETWEEN = re.compile(rf"between\s+{_END}(?:\band\b|\bto\b|-){_OTHER_END}", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: the kind of quantity and the unit that a bare number stands in."""

    table: UnitTable
    dimension: str
    unit: str
    confirmed: bool = False

    def unit_of(self, written: str) -> Unit:
        """The unit meant; without any the asked one."""
        name = written.strip().rstrip(".,;") if written.strip() else self.unit
        return self.found(name) or self.found(_REMARK.sub("", name)) or self.table.unit(name, dimension=self.dimension)

    def found(self, name: str) -> Unit | None:
        """The unit of this spelling; for a power also dBm and dBW, for a level in them also the watt."""
        found = self.table.find(name, dimension=self.dimension)
        if found is None and self.dimension in LEVEL_OF:
            other = self.table.find(name, dimension=LEVEL_OF[self.dimension])
            return LevelUnit.of(other, self.dimension) if other else None
        return found


def parse_amount(text: str, table: UnitTable, *, dimension: str, unit: str, confirmed: bool = False) -> Amount:
    """Read an amount or a range; what cannot be understood or is hardly meant so is said in a sentence."""
    written = text.strip()
    if not written:
        raise UserFixable("Nothing was written.", next_step="Write a number with its unit, or “unknown”.")
    if len(written) > LONGEST:
        raise UserFixable("This is too long for an amount.", next_step="Write one number with its unit, or a range.")
    sure = confirmed or written.endswith(CONFIRMED)
    asked = Asked(table=table, dimension=dimension, unit=unit, confirmed=sure)
    plain = re.sub(r"(?<=\d)-(?=[A-Za-z])", " ", _TO_EITHER_SIDE.sub(r"\1", plain_characters(written.rstrip(CONFIRMED))))
    return _in_one_way(plain, re.sub(r"\s+", " ", written.rstrip(CONFIRMED).strip()), asked)


def _in_one_way(text: str, written: str, asked: Asked) -> Amount:
    """The only reading that makes sense; where a comma leaves two, the person is asked."""
    if not is_read_two_ways(text):
        return _read_once_or_twice(text, written, asked)
    told = comma_in(text) or (Comma.THOUSANDS if _counts_pieces(text, asked) else None)
    found: dict[Comma, Amount] = {}
    faults: list[UserFixable] = []
    for comma in (told,) if told else Comma:
        try:
            found[comma] = _read_once_or_twice(with_comma_as(comma, text), written, asked)
        except UserFixable as fault:
            faults.append(fault)
    if len(found) > 1:
        raise two_readings(text)
    if not found:
        raise faults[0]
    (comma, amount) = found.popitem()
    return replace(amount, written=f"{amount.written} (read as {with_comma_as(comma, text)})")


def _counts_pieces(text: str, asked: Asked) -> bool:
    """Nobody writes 5,000 for five pieces; thousands and millions of them may have decimals."""
    one = _ONE.fullmatch(text)
    unit = asked.found(one["unit"].strip() or asked.unit) if one and asked.dimension == "count" else None
    return bool(unit and unit.factor == 1)


def _read_once_or_twice(text: str, written: str, asked: Asked) -> Amount:
    """A value written in two units, 20 inch (508 mm), is one value; the two must agree."""
    both = two_spellings(text)
    if both is None:
        return _read(text, written, asked)
    try:
        second = _read(both.second, written, asked)
    except UserFixable:
        if both.is_bracketed and _ONE.fullmatch(both.first):
            _of_one_unit(both.first, asked)  # says first what is wrong with the value itself
        return _read(text, written, asked)
    first = _read(both.first, written, asked)
    return agreed(both, first, second, unit_of=lambda one: _of_one_unit(one, asked), written=written)


def _of_one_unit(text: str, asked: Asked) -> tuple[str, Unit] | None:
    """The number and the unit of a plain value; None for a range or a tolerance."""
    _, rest = _bound(text, asked)
    one = _ONE.fullmatch(rest) or _unit_first(rest, asked)
    if one is None or re.search(r"\d", one["unit"].replace("2", "").replace("3", "").replace("24", "")):
        return None
    return one["number"], asked.unit_of(one["unit"])


def _read(text: str, written: str, asked: Asked) -> Amount:
    alone = _ONLY_PLUS_MINUS.fullmatch(text)
    if alone:  # "± 3 µm" on a datasheet states an error of 3 µm
        return _read(alone["rest"], written, asked)
    aside = _TWO_TOLERANCES.fullmatch(text)
    if aside:
        return _tolerated_aside(aside, written, asked)
    with_tolerance = _WITH_TOLERANCE.fullmatch(text)
    if with_tolerance:
        return _tolerated(with_tolerance, written, asked)
    span = _BETWEEN.fullmatch(text) or _RANGE.fullmatch(text)
    if span:
        return _span(span, written, asked)
    bound, rest = _bound(text, asked)
    one = _ONE.fullmatch(rest) or _unit_first(rest, asked)
    if not one:
        raise not_an_amount(text, written, asked)
    _refuse_what_is_no_unit(one["unit"], written, asked)
    unit = asked.unit_of(one["unit"])
    return bounded(bound, parse_number(one["number"]), unit, asked, _with_unit(written, one["unit"], unit))


def _bound(text: str, asked: Asked) -> tuple[str, str]:
    for name, words in _BEFORE:
        found = re.match(rf"(?:{words})(?=[\s\d.,+-])\s*", text, re.IGNORECASE)
        if found:
            return _direction(name, asked), text[found.end() :]
    for name, words in _AFTER:
        found = re.search(rf"(?<=[^\s])\s*(?:[(\[]\s*(?:{words})\s*[)\]]|(?:{words}))$", text, re.IGNORECASE)
        if found and not _is_unit(text, asked):
            return _direction(name, asked), text[: found.start()]
    return "exactly", text


def _is_unit(text: str, asked: Asked) -> bool:
    """20 min is a time, not a minimum of 20."""
    one = _ONE.fullmatch(text)
    return bool(one and one["unit"] and asked.found(one["unit"]))


def _unit_first(text: str, asked: Asked) -> re.Match[str] | None:
    """DN 50, NPS 3/8, HRC 62: names of sizes and grades stand before their number."""
    found = _UNIT_FIRST.fullmatch(text)
    return found if found and asked.found(found["unit"]) else None


def _direction(name: str, asked: Asked) -> str:
    if name not in {"better", "worse"}:
        return name
    known = asked.table.dimension(asked.dimension)
    if known is None or not known.smaller_is_better:
        raise AsksBack("“Better” can mean more or less here.", next_step="Write “less than” or “more than”.")
    return "less" if name == "better" else "more"


def bounded(bound: str, number: Fraction, unit: Unit, asked: Asked, written: str) -> Amount:
    """The amount that a number with a word before it means."""
    if bound == "about":
        if number == 0:
            raise AsksBack("“About 0” has no size.", next_step="Write a range, such as 0 to 0.1.")
        by = abs(number) * ABOUT
        return _amount(number - by, number + by, unit, asked, f"{written} (taken as ±10 %)")
    value = _sensible(number, unit, asked, written)
    if bound in {"less", "at_most"}:
        return Amount(low=None, high=value, high_open=bound == "less", written=written)
    if bound in {"more", "at_least"}:
        return Amount(low=value, high=None, low_open=bound == "more", written=written)
    return Amount(low=value, high=value, written=written)


def _tolerated(found: Mapping[str, str] | re.Match[str], written: str, asked: Asked) -> Amount:
    number, by = parse_number(found["value"]), parse_number(found["by"])
    value_unit, by_unit = found["unit"].strip(), found["by_unit"].strip()
    unit = asked.unit_of(value_unit or ("" if by_unit == "%" and asked.unit != "%" else by_unit))
    if by_unit == "%" and unit.symbol not in {"%", "%wt", "%vol", "%at"}:
        by = abs(number) * by / 100
    elif by_unit and value_unit and asked.unit_of(by_unit) != unit:
        other = asked.unit_of(by_unit)
        by = by * other.factor / unit.factor
    return _amount(number - by, number + by, unit, asked, _with_unit(written, value_unit or by_unit, unit))


def _tolerated_aside(found: re.Match[str], written: str, asked: Asked) -> Amount:
    """20 +0.1/-0.2 mm: another way up than down."""
    number, more, less = (parse_number(found[name]) for name in ("value", "more", "less"))
    value_unit, by_unit = found["unit"].strip(), found["by_unit"].strip()
    unit = asked.unit_of(value_unit or by_unit)
    if value_unit and by_unit and asked.unit_of(by_unit) != unit:
        raise UserFixable(f"“{written}” has a tolerance in another unit.", next_step=f"Write both in {unit.shown}, or a range.")
    return _amount(number - less, number + more, unit, asked, _with_unit(written, value_unit or by_unit, unit))


def tolerance(value: Fraction, by: Fraction, unit: Unit, asked: Asked, written: str) -> Amount:
    """A value with a tolerance in the same unit."""
    if by < 0:
        raise UserFixable("A tolerance cannot be negative.", next_step="Write how far the value may be off, to either side.")
    return _amount(value - by, value + by, unit, asked, written)


def _span(found: re.Match[str], written: str, asked: Asked) -> Amount:
    low_unit, high_unit = found["low_unit"].strip(), found["high_unit"].strip()
    upper = asked.unit_of(high_unit or low_unit)
    lower = asked.unit_of(low_unit) if low_unit else upper
    low = _sensible(parse_number(found["low"]), lower, asked, written)
    high = _sensible(parse_number(found["high"]), upper, asked, written)
    return ordered(low, high, _with_unit(written, high_unit or low_unit, upper))


def ordered(low: Fraction | None, high: Fraction | None, written: str) -> Amount:
    """A range, its lower end first."""
    if low is not None and high is not None and low > high:
        raise UserFixable(f"In “{written}” the lower end is above the upper end.", next_step="Write the smaller one first.")
    return Amount(low=low, high=high, written=written)


def _amount(low: Fraction, high: Fraction, unit: Unit, asked: Asked, written: str) -> Amount:
    return ordered(_sensible(low, unit, asked, written), _sensible(high, unit, asked, written), written)


def sensible(number: Fraction, unit: Unit, asked: Asked, written: str) -> Fraction:
    """The canonical value; one that is hardly meant so is asked back."""
    return _sensible(number, unit, asked, written)


def _sensible(number: Fraction, unit: Unit, asked: Asked, written: str) -> Fraction:
    value = unit.to_canonical(number)
    known = asked.table.dimension(asked.dimension)
    if known is None or asked.confirmed or number == 0 or known.low <= value <= known.high:
        return value
    what = asked.dimension.replace("_", " ")
    if value < 0 <= known.low:
        raise AsksBack(f"“{written}” is negative, and {what} is not.", next_step="Check the sign.")
    size = "large" if value > known.high else "small"
    hint = f"Check number and unit; if it is right, write {CONFIRMED} behind it."
    raise AsksBack(f"“{written}” is very {size} for {what}. Is it meant so?", next_step=hint)


def _with_unit(written: str, stated: str, unit: Unit) -> str:
    """What was typed, with the unit that a bare number was taken in."""
    return written if stated.strip() or not unit.shown or unit.symbol in {"ratio", "number", "pcs", "class"} else f"{written} {unit.shown}"


_IS_GAUGE = re.compile(r"\b(?:AWG|SWG|gauge)\b", re.IGNORECASE)
_MEASURED_AT = re.compile(r"(?:@|\bat\b)\s*\S|[(\[][^()\[\]]*\d")
_BY = re.compile(rf"\s*[x×*]\s*{NUMBER}")


def _refuse_what_is_no_unit(unit: str, written: str, asked: Asked) -> None:
    """Words behind a number that many datasheets have and that no unit is: what to do with them."""
    if not unit.strip() or asked.found(unit.strip().rstrip(".,;")):
        return
    if _IS_GAUGE.search(unit):
        raise not_an_amount(unit, written, asked)
    if _MEASURED_AT.search(unit):
        step = "Write the value alone. If the question names a condition, give the value at that condition."
        raise UserFixable(f"“{written}” states under which condition it was measured.", next_step=step)
    if _BY.search(unit):
        raise UserFixable(f"“{written}” states more than one amount.", next_step="Write the one that is asked for.")


def not_an_amount(text: str, written: str, asked: Asked) -> UserFixable:
    """Why it is none, and what to write."""
    if _IS_GAUGE.search(text):
        return UserFixable(
            f"“{written}” is the number of a gauge, which is no unit: a higher number is a thinner wire or sheet.",
            next_step="Look up the size that belongs to it and write that, such as 2.05 mm.",
        )
    return UserFixable(f"“{written}” is not an amount.", next_step=_example(asked))


def _example(asked: Asked) -> str:
    unit = asked.table.find(asked.unit, dimension=asked.dimension)
    shown = f" {unit.shown}" if unit and asked.unit else ""
    return f"Write a number{' with its unit' if shown else ''} such as 0.9{shown}, a range such as 0.4 to 0.7{shown}, or “unknown”."
