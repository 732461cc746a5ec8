"""A datasheet states modulus, strength and density, the list asks for the quotients: both lead to the verdict."""

import pytest

from stc_desktop.casework.workspace import Workspace
from tests.casework.interviews import interview

FIBRE = {
    "is": ("1C010", "1C210"),
    "fibre_kinds": ["carbon"],
    "fibre_treatment": "dry",
    "fibre_form": "yarn",
    "for_repair_of_civil_aircraft": False,
    "fibre_piece_length": "2000 m",
    "overview": [],
}


@pytest.mark.parametrize(
    ("stated", "is_met"),
    [
        # 294 GPa / (1810 kg/m³ · 9.81 m/s²) = 16.6e6 m, 5.49 GPa / ... = 30.9e4 m: above 14.65e6 m and 26.82e4 m
        ({"fibre_tensile_modulus": "294 GPa", "fibre_tensile_strength": "5490 MPa", "fibre_density": "1.81 g/cm3"}, True),
        # 230 GPa makes 13.3e6 m, 4.9 GPa 27.8e4 m: strong enough and not stiff enough, and 1C010.b asks for both
        ({"fibre_tensile_modulus": "230 GPa", "fibre_tensile_strength": "4900 MPa", "fibre_density": "1.80 g/cm3"}, False),
    ],
)
def test_a_carbon_fibre_is_decided_by_its_datasheet(reading: Workspace, stated: dict[str, str], is_met: bool) -> None:
    step, asked, item = interview(reading, "carbon fibre yarn", {**FIBRE, **stated})
    assert asked.index("fibre_specific_modulus") < asked.index("fibre_tensile_modulus")
    assert ("1C010.b" in step["codes"]) is is_met, item


def test_without_the_density_it_stays_open(reading: Workspace) -> None:
    stated = {"fibre_tensile_modulus": "294 GPa", "fibre_tensile_strength": "5490 MPa"}
    step, asked, _ = interview(reading, "carbon fibre yarn", {**FIBRE, **stated})
    assert step["verdict"] == "undecided"
    assert "fibre_density" in asked
