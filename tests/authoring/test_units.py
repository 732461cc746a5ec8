"""The table of units is exact: checked against constants that standards fix, not against the library that computed it."""

from fractions import Fraction
from pathlib import Path

import pytest

from stc_desktop.authoring.builder import resources_folder
from stc_desktop.authoring.faults import Faults
from stc_desktop.authoring.units import PI, printed, read_units
from stc_desktop.rules.units import UnitTable


@pytest.fixture(scope="module")
def table() -> UnitTable:
    faults = Faults()
    found = read_units(resources_folder() / "control_lists" / "units.yaml", faults)
    assert not list(faults)
    return found


@pytest.mark.parametrize(
    ("dimension", "unit", "factor"),
    [
        ("length", "in", "0.0254"),
        ("length", "ft", "0.3048"),
        ("length", "um", "1e-6"),
        ("length", "nmi", "1852"),
        ("area", "in2", "0.00064516"),
        ("volume", "l", "0.001"),
        ("volume", "gal", "0.003785411784"),
        ("volume", "imp_gal", "0.00454609"),
        ("mass", "lb", "0.45359237"),
        ("mass", "tonne", "1000"),
        ("force", "lbf", "4.4482216152605"),
        ("force", "kgf", "9.80665"),
        ("acceleration", "g", "9.80665"),
        ("pressure", "bar", "100000"),
        ("pressure", "atm", "101325"),
        ("pressure", "torr", "101325/760"),
        ("pressure", "psi", "4.4482216152605/0.00064516"),
        ("pressure", "N/m2", "1"),
        ("temperature", "degF", "5/9"),
        ("energy", "eV", "1.602176634e-19"),
        ("energy", "Wh", "3600"),
        ("energy", "Btu", "1055.056"),
        ("power", "PS", "735.49875"),
        ("frequency", "GHz", "1e9"),
        ("magnetic_flux_density", "G", "1e-4"),
        ("activity", "Ci", "3.7e10"),
        ("absorbed_dose", "rad", "0.01"),
        ("volume_flow", "m3/h", "1/3600"),
        ("volume_flow", "l/h", "1/3600000"),
        ("volume_flow", "CFM", "0.028316846592/60"),
        ("volume_flow", "gpm", "0.003785411784/60"),
        ("mass_flow", "kg/24h", "1/86400"),
        ("speed", "um/h", "1e-6/3600"),
        ("current_density", "mA/mm2", "1000"),
        ("angle", "arcsec", "1/3600"),
        ("rotation_speed", "rps", "60"),
        ("mass_concentration", "g/m3", "1000"),
        ("leak_rate", "mbar l/s", "0.1"),
        ("weight_share", "%wt", "0.01"),
        ("count", "kilobases", "1000"),
    ],
)
def test_factor_is_what_the_standards_fix(table: UnitTable, dimension: str, unit: str, factor: str) -> None:
    parts = [Fraction(part) for part in factor.split("/")]
    expected = parts[0] / parts[1] if len(parts) == 2 else parts[0]
    assert table.unit(unit, dimension=dimension).factor == expected


def test_offsets(table: UnitTable) -> None:
    assert table.unit("°C", dimension="temperature").to_canonical(Fraction(20)) == Fraction("293.15")
    assert table.unit("°F", dimension="temperature").to_canonical(Fraction(212)) == Fraction("373.15")
    assert table.unit("bar(g)", dimension="pressure").to_canonical(Fraction(12)) == Fraction(1301325)
    assert table.unit("psig", dimension="pressure").offset == 101325


def test_angles_agree_with_each_other(table: UnitTable) -> None:
    radian, milliradian = table.unit("rad", dimension="angle"), table.unit("mrad", dimension="angle")
    assert radian.factor == 1000 * milliradian.factor == 180 / PI
    assert abs(float(radian.factor) - 57.29577951308232) < 1e-12


def test_every_unit_converts_there_and_back(table: UnitTable) -> None:
    for unit in table.units:
        for number in [key for key, _ in unit.steps] or [Fraction(1, 3), Fraction(-7), Fraction(10) ** 30]:
            assert unit.from_canonical(unit.to_canonical(number)) == number


def test_every_spelling_finds_its_unit_within_its_dimension(table: UnitTable) -> None:
    for unit in table.units:
        for spelling in (unit.symbol, unit.shown, *unit.spellings):
            assert table.find(spelling, dimension=unit.dimension) == unit, (spelling, unit.dimension)


def test_pipe_sizes(table: UnitTable) -> None:
    nps = table.unit("NPS", dimension="nominal_size")
    assert [nps.to_canonical(Fraction(size)) for size in ("3/8", "1", "4")] == [10, 25, 100]


@pytest.mark.parametrize(
    ("symbol", "shown"),
    [
        ("um", "µm"),
        ("m2", "m²"),
        ("m3/h", "m³/h"),
        ("mm2", "mm²"),
        ("uF", "µF"),
        ("us", "µs"),
        ("urad", "µrad"),
        ("ohm", "Ω"),
        ("u", "u"),
        ("g/cm3", "g/cm³"),
    ],
)
def test_printed_symbols(symbol: str, shown: str) -> None:
    assert printed(symbol) == shown


def test_facts_units_of_the_first_slice_are_known(table: UnitTable) -> None:
    """Every unit that the facts of category 2 use; the facts lie outside the repository, so their units are named here."""
    written = (
        "um per 5 mm; mm TIR; arcsec TIR; nm rms; g rms; %FS; %/day; g mm/kg; kg/24h; kg/h; mg/m3; std-dev; l/h; m3/s; m3/h; mPa; Gy; Rc;"
        " AGMA; DN; NPS; %wt Ni; %wt Cr; %wt F; %vol; at%; axes; rotary axes; elements; active pixels; sensors; layers; filaments; rollers;"
        " planes; kilobases; frames/s; mA/W; parts in 230; n/s; 1/K; ohm/sq; ohm cm; IVPI; effective grammes; Ci/kg;"
        " GBq/kg; keV; nH; VA; km/s"
    )
    unknown = [name for name in written.split("; ") if not any(table.find(name, dimension=known.id) for known in table.dimensions)]
    assert not unknown


def test_a_missing_file_is_not_taken_for_an_empty_table(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text("", encoding="utf-8")
    faults = Faults()
    read_units(path, faults)
    assert [fault.reason for fault in faults] == ["the file is empty"]
