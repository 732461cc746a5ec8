"""Real things from the counter, from their description to the verdict, as a person with a datasheet would answer."""

from collections.abc import Mapping

import pytest

from stc_desktop.casework.workspace import Workspace
from tests.casework.interviews import interview

FREQUENCY_CHANGER = {
    "is": ("3A225",),
    "usable_as_motor_drive": True,
    "output_is_multiphase": True,
    "multiphase_output_power": "5.5 kVA",
    "output_frequency_control": "0.05 %",
    "designed_for_nuclear_use": False,
    "performance_held_below_the_limits": False,
}
HEAT_EXCHANGER = {
    "is": ("2B350.d",),
    "heat_transfer_area": "0.3 m²",
    "contact_surface_materials": ["graphite", "fluoropolymer"],
    "contact_polymer_fluorine_share": "76 %",
}
STEEL_EXCHANGER = {
    **HEAT_EXCHANGER,
    "contact_surface_materials": ["stainless_steel"],
    "contact_alloy_nickel_share": "11 %",
    "contact_alloy_chromium_share": "17 %",
}
FERMENTER = {
    "is": ("2B352.b.1",),
    "fermenter_total_volume": "25 l",
    "grows_organisms_or_cells": True,
    "works_without_releasing_aerosols": True,
    "sterilised_or_disinfected_in_place": True,
}
PRESS = {
    "is": ("2B004", "2B104", "2B204"),
    "supplied_as_part_or_accessory": False,
    "press_controlled_thermal_environment": False,
    "press_chamber_inside_diameter": "300 mm",
    "press_working_pressure": "100 MPa",
    "press_impregnates_with_hydrocarbons": False,
    "specially_designed_component": False,
}

CONTROLLED = [
    ("graphite heat exchanger with PTFE-lined headers for a pickling plant", HEAT_EXCHANGER, {"2B350.d.2", "2B350.d.4"}),
    ("fermenter, 25 litres", FERMENTER, {"2B352.b.1"}),
    ("cold isostatic press", PRESS, {"2B204.a"}),
    ("frequency changer, three-phase", {**FREQUENCY_CHANGER, "highest_output_frequency": "650 Hz"}, {"3A225"}),
]
FREE = [
    (
        "stainless steel heat exchanger",
        {**HEAT_EXCHANGER, "contact_surface_materials": ["stainless_steel"], "contact_alloy_nickel_share": "11 %"},
    ),
    ("laboratory fermenter", {**FERMENTER, "fermenter_total_volume": "10 l"}),
    ("frequency changer, three-phase", {**FREQUENCY_CHANGER, "highest_output_frequency": "550 Hz"}),
    ("ballpoint pen", {}),
    ("office chair with wheels", {}),
    ("cotton shirt", {}),
    ("bicycle tyre", {}),
    ("wooden table", {}),
]


@pytest.mark.parametrize(("description", "answers", "codes"), CONTROLLED)
def test_a_listed_thing_reaches_its_paragraph(reading: Workspace, description: str, answers: Mapping[str, object], codes: set[str]) -> None:
    step, asked, _ = interview(reading, description, answers)
    assert step["verdict"] == "controlled"
    assert codes <= set(map(str, _list(step["codes"])))
    assert len(asked) <= 18


@pytest.mark.parametrize(("description", "answers"), FREE)
def test_an_everyday_thing_ends_free_in_what_is_installed(reading: Workspace, description: str, answers: Mapping[str, object]) -> None:
    step, asked, _ = interview(reading, description, answers)
    assert step["verdict"] == "not_listed", step["open"]
    assert "overview" in asked, "nothing is called free unseen"


@pytest.mark.parametrize("description", [description for description, _, _ in CONTROLLED])
def test_somebody_who_knows_nothing_is_never_told_not_listed(reading: Workspace, description: str) -> None:
    kinds = {"is": tuple(str(digit) for digit in range(10)), "overview": "unsure"}
    step, _, _ = interview(reading, description, kinds)
    assert step["verdict"] == "undecided"


def test_the_same_item_gives_the_same_step(reading: Workspace) -> None:
    first, _, item = interview(reading, "fermenter, 25 litres", FERMENTER)
    second, asked, _ = interview(reading, "fermenter, 25 litres", FERMENTER)
    assert (first, item["answers"]) == (second, {name: FERMENTER[name] for name in asked if name in FERMENTER and name != "is"})


def test_what_is_in_the_description_is_offered_and_counts_only_when_confirmed(reading: Workspace) -> None:
    step, asked, _ = interview(reading, "fermenter of 25 litres", {"is": ("2B352.b.1",)})
    assert "fermenter_total_volume" in asked
    assert step["verdict"] == "undecided"


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


def test_a_cas_number_settles_the_kind_whatever_the_words_suggest(reading: Workspace) -> None:
    answers = {"is_mixture": False, "weight_share": "98 %", "cas": ["151-50-8"], "consumer_packaged": False}
    step, asked, _ = interview(reading, "200 kg potassium cyanide", answers, hs="283719", cas=("151-50-8",))
    assert step["verdict"] == "controlled"
    assert "1C350.40" in _list(step["codes"])
    assert not [name for name in asked if name.startswith("1C350")]
