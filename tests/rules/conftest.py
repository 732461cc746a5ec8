"""A small table of units, enough to write amounts in."""

from fractions import Fraction

import pytest

from stc_desktop.rules.units import Dimension, Unit, UnitTable


def _unit(symbol: str, dimension: str, factor: str, **more: object) -> Unit:
    return Unit(symbol=symbol, dimension=dimension, factor=Fraction(factor), **more)  # type: ignore[arg-type] - test rows


@pytest.fixture(scope="session")
def table() -> UnitTable:
    units = (
        _unit("m", "length", "1", spellings=("metre",)),
        _unit("mm", "length", "1/1000"),
        _unit("um", "length", "1/1000000", label="µm", spellings=("micron",)),
        _unit("in", "length", "0.0254", spellings=("inch", '"')),
        _unit("Pa", "pressure", "1"),
        _unit("mPa", "pressure", "1/1000"),
        _unit("MPa", "pressure", "1000000"),
        _unit("bar", "pressure", "100000"),
        _unit("bar(g)", "pressure", "100000", offset=Fraction(101325), spellings=("barg",)),
        _unit("K", "temperature", "1"),
        _unit("degC", "temperature", "1", offset=Fraction("273.15"), label="°C", spellings=("C",)),
        _unit("m2", "area", "1", label="m²"),
        _unit("m3/h", "volume_flow", "1/3600", label="m³/h"),
        _unit("Hz", "frequency", "1"),
        _unit("kg", "mass", "1"),
        _unit("g", "mass", "1/1000"),
        _unit("g", "acceleration", "9.80665"),
        _unit("s", "time", "1"),
        _unit("min", "time", "60"),
        _unit("%", "ratio", "1/100", spellings=("percent",)),
        _unit("pcs", "count", "1", spellings=("", "axes")),
        _unit("DN", "nominal_size", "1"),
        _unit(
            "NPS", "nominal_size", "1", steps=((Fraction(3, 8), Fraction(10)), (Fraction(1, 2), Fraction(15)), (Fraction(1), Fraction(25)))
        ),
    )
    bounds = {
        "length": ("1e-12", "5e7", True),
        "pressure": ("1e-12", "1e12", False),
        "temperature": ("1e-6", "1e6", False),
        "area": ("1e-16", "1e6", False),
        "frequency": ("1e-6", "1e18", False),
        "mass": ("1e-27", "1e8", False),
        "count": ("0", "1e15", False),
    }
    dimensions = tuple(
        Dimension(id=name, low=Fraction(low), high=Fraction(high), smaller_is_better=better) for name, (low, high, better) in bounds.items()
    )
    return UnitTable(units, dimensions)
