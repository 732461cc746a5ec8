"""The table of units: symbols and spellings are authored, the factors are computed exactly by the units library when building."""

import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, cast

import pint

from stc_desktop.authoring.faults import Faults
from stc_desktop.authoring.yaml_reading import Reading, Section, Text, entries_of, read_yaml
from stc_desktop.rules.units import Dimension, Unit, UnitTable

# An angle in radians has no exact value in degrees; all conversions use this one, so they agree with each other to the last digit.
PI = Fraction("3.14159265358979323846264338327950288")
STANDARD_ATMOSPHERE = "101325 Pa"

_DIMENSION_KEYS = ("plausible", "smaller_is_better", "units")
_UNIT_KEYS = ("is", "factor", "offset", "pi", "gauge", "temperature", "steps", "label", "spellings")
_SUPERSCRIPTS = {"2": "²", "3": "³"}


def read_units(path: Path, faults: Faults) -> UnitTable:
    """The table of units that the file describes; faults are noted."""
    root = read_yaml(path, faults)
    units: list[Unit] = []
    dimensions: list[Dimension] = []
    for dimension, value in entries_of(root).items():
        if not isinstance(value, Section):
            faults.add(value.place, f"dimension {dimension} must hold keys with values")
            continue
        dimensions.append(_dimension(dimension, Reading(value, faults)))
        units.extend(_units(dimension, Reading(value, faults)))
    return UnitTable(tuple(units), tuple(dimensions))


def _dimension(name: str, reading: Reading) -> Dimension:
    reading.known_only(_DIMENSION_KEYS, f"dimension {name}")
    bounds = [_exact(item, reading.faults) for item in reading.text_items("plausible")]
    if len(bounds) != 2 or bounds[0] >= bounds[1]:
        reading.faults.add(reading.section.place, f"dimension {name} needs plausible: [lowest, highest]")
        bounds = [Fraction(0), Fraction(1)]
    return Dimension(id=name, low=bounds[0], high=bounds[1], smaller_is_better=reading.truth("smaller_is_better"))


def _units(dimension: str, reading: Reading) -> list[Unit]:
    section = reading.sub("units")
    if section is None or not section.entries:
        reading.faults.add(reading.section.place, f"dimension {dimension} has no units")
        return []
    base = _expression(next(iter(section.entries)), section)
    taken: dict[str, str] = {}
    units: list[Unit] = []
    for symbol, value in section.entries.items():
        if not isinstance(value, Section):
            reading.faults.add(value.place, f"unit {symbol} must hold keys with values, {{}} where there are none")
            continue
        own = Reading(value, reading.faults)
        unit = _unit(symbol, dimension, own, base)
        units.append(unit)
        for spelling in dict.fromkeys((unit.symbol, *unit.spellings)):
            if taken.setdefault(spelling, symbol) != symbol:
                reading.faults.add(value.place, f"“{spelling}” is a spelling of both {taken[spelling]} and {symbol} in {dimension}")
    return units


def _expression(symbol: str, section: Section) -> str:
    value = section.entries[symbol]
    stated = value.entries.get("is") if isinstance(value, Section) else None
    return stated.text if isinstance(stated, Text) else symbol


def _unit(symbol: str, dimension: str, reading: Reading, base: str) -> Unit:
    reading.known_only(_UNIT_KEYS, f"unit {symbol}")
    factor, offset = Fraction(1), Fraction(0)
    steps = _steps(reading)
    try:
        if not steps:
            factor, offset = _conversion(symbol, reading, base)
    except (pint.errors.PintError, ValueError, ZeroDivisionError, AttributeError) as error:
        reading.faults.add(reading.section.place, f"unit {symbol} of {dimension} cannot be computed: {error}")
    return Unit(
        symbol=symbol,
        dimension=dimension,
        factor=factor,
        offset=offset,
        label=reading.text("label") or printed(symbol),
        spellings=tuple(reading.texts("spellings")) if "" not in _raw(reading) else ("", *_raw(reading)),
        steps=steps,
    )


def _raw(reading: Reading) -> tuple[str, ...]:
    """Spellings with the empty one, which stands for a bare number."""
    value = reading.section.entries.get("spellings")
    items = getattr(value, "items", ())
    return tuple(item.text.strip() for item in items if isinstance(item, Text))


def _conversion(symbol: str, reading: Reading, base: str) -> tuple[Fraction, Fraction]:
    if reading.text("factor"):
        return Fraction(reading.text("factor")), Fraction(reading.text("offset") or 0)
    if reading.text("pi"):
        return Fraction(reading.text("pi")) / PI, Fraction(0)
    if reading.text("gauge"):
        return exact_factor(reading.text("gauge"), base), exact_factor(STANDARD_ATMOSPHERE, base)
    if reading.text("temperature"):
        return _affine(reading.text("temperature"), base)
    return exact_factor(reading.text("is") or symbol, base), Fraction(0)


@cache
def _registry() -> Any:  # pint's own types do not know that its numbers are fractions here
    return cast("Any", pint).UnitRegistry(non_int_type=Fraction)


def exact_factor(expression: str, base: str) -> Fraction:
    """How many of the base unit one of the expression is."""
    registry = _registry()
    quantity = registry.Quantity(Fraction(1), "dimensionless") * registry.parse_expression(expression)
    return _fraction(quantity.to(registry.parse_units(base)).magnitude)


def _affine(unit: str, base: str) -> tuple[Fraction, Fraction]:
    registry = _registry()
    zero, one = (_fraction(registry.Quantity(Fraction(number), unit).to(base).magnitude) for number in (0, 1))
    return one - zero, zero


def _fraction(value: object) -> Fraction:
    if not isinstance(value, (Fraction, int)):
        raise ValueError(f"{value!r} is not exact")
    return Fraction(value)


def _steps(reading: Reading) -> tuple[tuple[Fraction, Fraction], ...]:
    section = reading.sub("steps")
    if section is None:
        return ()
    pairs = section.entries.items()
    return tuple((Fraction(key), _exact(value, reading.faults)) for key, value in pairs if isinstance(value, Text))


def _exact(item: Text, faults: Faults) -> Fraction:
    try:
        return Fraction(item.text)
    except ValueError:
        faults.add(item.place, f"“{item.text}” is not a number")
        return Fraction(0)


def printed(symbol: str) -> str:
    """How a unit is printed: µm, m², m³/h, °C."""
    text = re.sub(r"(?<![A-Za-z])u(?=(?:[A-Za-z]{1,2}|rad|Gal)(?![A-Za-z]))", "µ", symbol)
    text = re.sub(r"(?<=[A-Za-z])([23])(?![0-9])", lambda match: _SUPERSCRIPTS[match[1]], text)
    text = re.sub(r"\bohm\b", "Ω", text)
    return re.sub(r"\bdeg(?=\b|/)", "°", text)
