from __future__ import annotations

from fractions import Fraction

import pytest

from stc_desktop.classification.offers import offers_for
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import Dimension, Unit, UnitTable

TABLE = UnitTable(
    units=(
        Unit(symbol="K", dimension="temperature", factor=Fraction(1)),
        Unit(symbol="degC", dimension="temperature", factor=Fraction(1), offset=Fraction("273.15"), label="°C"),
        Unit(symbol="mm", dimension="length", factor=Fraction(1, 1000)),
        Unit(symbol="um", dimension="length", factor=Fraction(1, 10**6), label="µm"),
        Unit(symbol="Pa", dimension="pressure", factor=Fraction(1)),
    ),
    dimensions=(
        Dimension(id="temperature", low=Fraction(1, 1000), high=Fraction(10**6)),
        Dimension(id="length", low=Fraction(1, 10**9), high=Fraction(10**6), smaller_is_better=True),
        Dimension(id="pressure", low=Fraction(1, 10**20), high=Fraction(10**12)),
    ),
)
ASKED = tuple(
    Property(id=name, question=f"{name}?", kind=PropertyKind.NUMBER, dimension=dimension, unit=unit)
    for name, dimension, unit in (("lowest_temperature", "temperature", "degC"), ("size", "length", "mm"), ("vacuum", "pressure", "Pa"))
)


def offered(text: str) -> list[str]:
    return [offer.written for offer in offers_for(text, ASKED, TABLE)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("rated to -50 °C", "-50 °C"),
        ("rated to −50 °C", "-50 °C"),
        ("works from -40 to 85 °C", "from -40 to 85 °C"),
        ("-40 °C to 85 °C", "-40 °C to 85 °C"),
        ("20 - 50 °C", "20 - 50 °C"),
        ("20-50 °C", "20-50 °C"),
        ("1 000 mm wide", "1 000 mm"),
        ("error < 0.8 µm", "< 0.8 µm"),
        ("error ±3 µm", "±3 µm"),
        ("up to 12 mm", "up to 12 mm"),
        ("20 ± 0.5 mm", "20 ± 0.5 mm"),
        ("3 mm or less", "3 mm or less"),
        ("1.5e-9 Pa", "1.5e-9 Pa"),
        ("5 x 10^-9 Pa", "5 x 10^-9 Pa"),
        ("0,9 µm", "0,9 µm"),
    ],
)
def test_a_value_is_offered_with_its_sign_its_bound_and_its_other_end(text: str, written: str) -> None:
    assert offered(text) == [written]


@pytest.mark.parametrize(
    "text",
    [
        "model HX-30 mm",  # part of a name
        "10-9 Pa",  # a power that lost its place
        "85 to 20 °C",  # the wrong way round
        "12 bar",  # no unit of what is asked
        "1,000 mm",  # a thousand, or one
        "2026-11-23",
    ],
)
def test_what_can_be_read_two_ways_is_not_offered(text: str) -> None:
    assert offered(text) == []
