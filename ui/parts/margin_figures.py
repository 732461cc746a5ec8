"""What a margin bar shows: limits, the listed range, the value, and where the value lies. Pure arithmetic, no painting."""

import enum
import math
from collections.abc import Sequence
from dataclasses import dataclass

from ui.speech import Words

CLOSE = 0.2  # of the limit
_NO_BREAK = "\N{NO-BREAK SPACE}"
_SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


class Standing(enum.StrEnum):
    """Where the value lies against the listed range."""

    NONE = "none"  # no value yet
    INSIDE = "inside"
    CLOSE = "close"  # outside, within 20 % of a limit
    CLOSE_INSIDE = "close_inside"
    STRADDLING = "straddling"  # a range with the limit inside: undecided
    FAR = "far"


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginFigure:
    """One property of one paragraph. `low` and `high` are equal for an exact value; None is an open end."""

    limits: tuple[tuple[float, str], ...]
    listed_low: float | None = None
    listed_high: float | None = None
    low: float | None = None
    high: float | None = None
    is_typed: bool = False  # in the field, not yet given
    standing: Standing = Standing.NONE
    words: str = ""
    spoken: str = ""

    @property
    def has_value(self) -> bool:
        return self.low is not None or self.high is not None

    @property
    def is_range(self) -> bool:
        return self.has_value and self.low != self.high


@dataclass(frozen=True, slots=True)
class Scale:
    """From a value to a share of the track, 0 at the left end, 1 at the right."""

    low: float
    high: float
    is_logarithmic: bool

    def share(self, value: float) -> float:
        if self.is_logarithmic:
            if value <= 0:
                return 0.0
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return max(0.0, min(1.0, share))


def scale_of(figure: MarginFigure) -> Scale:
    """Logarithmic over two decades around the limits (one when the value is close), linear if a limit is not positive."""
    limits = [value for value, _text in figure.limits]
    if min(limits) > 0:
        reach = math.sqrt(10.0) if figure.standing in {Standing.CLOSE, Standing.STRADDLING} and len(limits) == 1 else 10.0
        return Scale(min(limits) / reach, max(limits) * reach, is_logarithmic=True)
    values = [*limits, *(value for value in (figure.low, figure.high) if value is not None)]
    reach = max(max(values) - min(values), abs(max(values, key=abs)), 1.0)
    return Scale(min(values) - reach * 0.4, max(values) + reach * 0.4, is_logarithmic=False)


def margin_figure(
    op: str, limits: Sequence[float], value: tuple[float | None, float | None], *, unit: str, words: Words, is_typed: bool = False
) -> MarginFigure:
    """The figure of a test: `op` is < <= > >= = or range; `value` is (low, high), both None as long as nothing is known."""
    listed_low = limits[0] if op in {">", ">=", "=", "range"} else None
    listed_high = limits[-1] if op in {"<", "<=", "=", "range"} else None
    low, high = value
    standing = _standing(op, limits, value)
    last = len(limits) - 1
    texts = tuple((limit, _with_unit(number_text(limit), unit if at == last else "")) for at, limit in enumerate(limits))
    return MarginFigure(
        limits=texts,
        listed_low=listed_low,
        listed_high=listed_high,
        low=low,
        high=high,
        is_typed=is_typed,
        standing=standing,
        words=_words_above(limits, value, standing, unit, words, is_typed),
        spoken=_spoken(listed_low, listed_high, value, standing, unit, words),
    )


def number_text(value: float) -> str:
    """A number as people write it; powers of ten where there would be too many zeros."""
    if value == 0 or 1e-4 <= abs(value) < 1e7:
        text = f"{value:.6g}"
        return text if "e" not in text else f"{value:f}".rstrip("0").rstrip(".")
    mantissa, exponent = f"{value:.4e}".split("e")
    mantissa = mantissa.rstrip("0").rstrip(".")
    power = "10" + str(int(exponent)).translate(_SUPERSCRIPT)
    return power if mantissa == "1" else f"{mantissa}{_NO_BREAK}×{_NO_BREAK}{power}"


def _with_unit(number: str, unit: str) -> str:
    return f"{number}{_NO_BREAK}{unit}" if unit else number


def _standing(op: str, limits: Sequence[float], value: tuple[float | None, float | None]) -> Standing:
    low, high = value
    if low is None and high is None:
        return Standing.NONE
    least = -math.inf if low is None else low
    most = math.inf if high is None else high
    ends = {_is_listed(op, limits, least), _is_listed(op, limits, most)}
    crosses = any(least < limit < most for limit in limits)
    if len(ends) > 1 or (crosses and least != most):
        return Standing.STRADDLING
    is_close = any(limit and abs(end / limit - 1) <= CLOSE for limit in limits for end in value if end is not None)
    if ends == {True}:
        return Standing.CLOSE_INSIDE if is_close else Standing.INSIDE
    return Standing.CLOSE if is_close else Standing.FAR


def _is_listed(op: str, limits: Sequence[float], value: float) -> bool:
    first, last = limits[0], limits[-1]
    listed = {
        "<": value < last,
        "<=": value <= last,
        ">": value > first,
        ">=": value >= first,
        "=": value == first,
        "range": first <= value <= last,
    }
    return listed[op]


def _value_text(value: tuple[float | None, float | None], unit: str, words: Words) -> str:
    low, high = value
    if low is not None and low == high:
        return _with_unit(number_text(low), unit)
    if low is None:
        return words.text("part.margin.at_most", high=_with_unit(number_text(high or 0.0), unit))
    if high is None:
        return words.text("part.margin.at_least", low=_with_unit(number_text(low), unit))
    return words.text("part.margin.range", low=number_text(low), high=_with_unit(number_text(high), unit))


def _words_above(
    limits: Sequence[float], value: tuple[float | None, float | None], standing: Standing, unit: str, words: Words, is_typed: bool
) -> str:
    low, high = value
    if standing is Standing.NONE:
        return ""
    if low is None or low != high:
        return _value_text(value, "", words)
    if is_typed:
        return words.text("part.margin.as_typed", value=number_text(low))
    if standing in {Standing.INSIDE, Standing.CLOSE_INSIDE}:
        return words.text("part.margin.inside")
    nearest = min(limits, key=lambda limit: abs(limit - low))
    percent = round(abs(low / nearest - 1) * 100) if nearest else 0
    if low == nearest:
        return words.text("part.margin.at")
    if not 1 <= percent <= 90:
        return _value_text(value, unit, words)
    return words.text("part.margin.below" if low < nearest else "part.margin.above", percent=percent)


def _spoken(
    listed_low: float | None,
    listed_high: float | None,
    value: tuple[float | None, float | None],
    standing: Standing,
    unit: str,
    words: Words,
) -> str:
    if listed_low is not None and listed_high is not None:
        limits = words.text("part.margin.limits.between", low=number_text(listed_low), high=_with_unit(number_text(listed_high), unit))
    elif listed_low is not None:
        limits = words.text("part.margin.limits.from", low=_with_unit(number_text(listed_low), unit))
    else:
        limits = words.text("part.margin.limits.to", high=_with_unit(number_text(listed_high or 0.0), unit))
    if standing is Standing.NONE:
        return words.text("part.margin.spoken.none", limits=limits)
    said = words.text(f"part.margin.standing.{standing.value}")
    return words.text("part.margin.spoken", value=_value_text(value, unit, words), standing=said, limits=limits)
