"""A maker's datasheet: what stands beside what, and which value answers which question. Nothing of another kind of quantity is offered."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stc_desktop.classification.datasheets import datasheet_of, with_model
from stc_desktop.classification.label_matching import LabelMatching
from stc_desktop.classification.sheet_offers import offers_from
from stc_desktop.rules.numbers import Comma
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import Dimension, Unit, UnitTable

TABLE = UnitTable(
    units=(
        Unit(symbol="W", dimension="power", factor=Fraction(1)),
        Unit(symbol="kW", dimension="power", factor=Fraction(1000)),
        Unit(symbol="Hz", dimension="frequency", factor=Fraction(1)),
        Unit(symbol="mm", dimension="length", factor=Fraction(1, 1000)),
        Unit(symbol="kg", dimension="mass", factor=Fraction(1)),
        Unit(symbol="N", dimension="force", factor=Fraction(1)),
        Unit(symbol="kN", dimension="force", factor=Fraction(1000)),
        Unit(symbol="lbf", dimension="force", factor=Fraction("4.4482216152605")),
        Unit(symbol="pcs", dimension="count", factor=Fraction(1), spellings=("", "axes")),
        Unit(symbol="DN", dimension="nominal_size", factor=Fraction(1)),
    ),
    dimensions=(Dimension(id="length", low=Fraction(1, 10**12), high=Fraction(10**7)),),
)


def _prop(name: str, dimension: str, unit: str, *words: str, kind: PropertyKind = PropertyKind.NUMBER) -> Property:
    return Property(id=name, question=f"{name}?", kind=kind, dimension=dimension, unit=unit, datasheet_words=words)


PROPERTIES = (
    _prop("output_power", "power", "W", "output power", "rated power"),
    _prop("highest_output_frequency", "frequency", "Hz", "output frequency", "frequency range"),
    _prop("bore_diameter", "length", "mm", "bore", "inside diameter"),
    _prop("table_travel", "length", "mm", "travel"),
    _prop("batch_mass", "mass", "kg", "batch mass"),
    _prop("thrust", "force", "N", "maximum thrust"),
    _prop("contouring_axes", "", "", "simultaneous axes", "contouring axes", kind=PropertyKind.COUNT),
    _prop("valve_size", "nominal_size", "DN", "nominal size"),
)
MATCHING = LabelMatching({prop.id: prop for prop in PROPERTIES})


def offered(text: str) -> dict[str, str]:
    return {offer.property_id: offer.written for offer in offers_from(datasheet_of(text), PROPERTIES, TABLE, matching=MATCHING)}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Max. output power: 40 W", [("Max. output power", "40 W", 0)]),
        ("Wall: 0.57 mm | Batch mass: 420 kg", [("Wall", "0.57 mm", 0), ("Batch mass", "420 kg", 0)]),
        ("Axes 5", [("Axes", "5", 0)]),
        ("Weight\t20 kg", [("Weight", "20 kg", 0)]),
        ("Weight:\t20 kg", [("Weight", "20 kg", 0)]),
        ("Output power [kW]\t40", [("Output power", "40 kW", 0)]),
        ("Torque (Nm): 35", [("Torque", "35 Nm", 0)]),
        ("Accuracy (ISO 230-2:2014): 0.8 µm", [("Accuracy (ISO 230-2:2014)", "0.8 µm", 0)]),
        ("Speed .......... 1500 rpm", [("Speed", "1500 rpm", 0)]),
        ("Parameter\tUnit\tHX-10\tHX-20\nOutput power\tkW\t40\t60", [("Output power", "40 kW", 1), ("Output power", "60 kW", 2)]),
        ("Sample Works Ltd", []),
        ("", []),
    ],
)
def test_labels_and_values(text: str, stated: list[tuple[str, str, int]]) -> None:
    assert [(one.label, one.value, one.model) for one in datasheet_of(text).stated] == stated


TWO_MODELS = "Datasheet: sample.pdf\nParameter\tUnit\tHX-10\tHX-20\nOutput power\tkW\t40\t60\nWeight\tkg\t20\t25"


def test_of_a_table_nothing_is_offered_before_a_model_is_chosen() -> None:
    sheet = datasheet_of(TWO_MODELS)
    assert sheet.models == ("HX-10", "HX-20")
    assert sheet.name == "sample.pdf"
    assert offered(TWO_MODELS) == {}
    assert offered(with_model(TWO_MODELS, "HX-20")) == {"output_power": "60 kW"}
    assert offered(with_model(with_model(TWO_MODELS, "HX-20"), "HX-10")) == {"output_power": "40 kW"}
    assert with_model(with_model(TWO_MODELS, "HX-20"), "") == TWO_MODELS


def test_an_offer_names_its_page_and_line() -> None:
    (offer,) = offers_from(datasheet_of("Sample\n\fTitle\nOutput power: 40 W"), PROPERTIES, TABLE, matching=MATCHING)
    assert (offer.page, offer.line, offer.found_in) == (2, 2, "Output power: 40 W")


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("Output power: 40 W", {"output_power": "40 W"}),
        ("Output power: up to 40 W", {"output_power": "up to 40 W"}),
        ("Output power: 40", {}),  # of what?
        ("Output power: 40 mm", {}),  # another kind of quantity
        ("Output power: -", {}),
        ("Weight: 40 kg", {}),  # of the thing, not of the batch
        ("Output frequency: 0 - 1200 Hz", {"highest_output_frequency": "1200 Hz"}),
        ("Bore: 35 mm, width 14 mm", {"bore_diameter": "35 mm"}),
        ("X travel: 260 mm | Y travel: 600 mm", {}),  # which of them?
        ("Range of travel: 1000 x 1500 x 800 mm", {}),
        ("Simultaneous contouring axes: 5 (X, Y, Z, A, C)", {"contouring_axes": "5"}),
        ("Nominal size: DN 40 both ports", {"valve_size": "DN 40"}),
        ("Maximum thrust: 1,800 lbf (8.0 kN)", {"thrust": "1800 lbf (8.0 kN)"}),
        ("Bore: 1,250 mm", {}),  # a thousand, or one
        ("Bore: 1,250 mm | Wall: 0.5 mm", {"bore_diameter": "1250 mm"}),  # the sheet writes a point for decimals
        ("Bore: 1,250 mm | Wall: 0,5 mm", {"bore_diameter": "1.250 mm"}),
    ],
)
def test_what_is_offered(text: str, offers: dict[str, str]) -> None:
    assert offered(text) == offers


def test_a_sheet_tells_what_its_commas_mean() -> None:
    assert datasheet_of("Wall: 0,5 mm").comma is Comma.DECIMAL
    assert datasheet_of("Wall: 5 mm").comma is None


@given(st.text(alphabet="Output power:|\t\n\f 0123456789.,kWmHz()-±<%", max_size=200))
def test_no_text_brings_it_down_and_nothing_of_another_kind_is_offered(text: str) -> None:
    for name, written in offered(text).items():
        prop = next(prop for prop in PROPERTIES if prop.id == name)
        symbols = [unit.symbol for unit in TABLE.of_dimension(prop.dimension)]
        assert prop.kind is PropertyKind.COUNT or any(symbol.lower() in written.lower() for symbol in symbols)
