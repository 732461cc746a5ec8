"""What stands beside a verdict of the installed lists: contradictions, near limits, who can supply what is missing, what would turn it."""

from collections.abc import Mapping

import pytest

from stc_desktop.casework.beside_verdicts import kept_beside, said_asked, said_clashes, said_close, what_could_change
from stc_desktop.casework.classifying import InterviewState, interview_step, keep_as_product
from stc_desktop.casework.products import products
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import resumed
from stc_desktop.classification.item_json import WrittenItem, written_item
from stc_desktop.classification.verdicts import Verdict

CONDENSER = {
    "description": "Graphite condenser",
    "answers": {"heat_transfer_area": "12.4 m2", "contact_surface_materials": ["graphite"]},
    "considered": {"2B350.d": "yes"},
}
LATHE = {
    "description": "CNC lathe",
    "answers": {"machining_processes": ["turning"], "contouring_axes": 5},
    "considered": {"2B001": "yes"},
}
CO2 = {"description": "CO2 laser", "considered": {"6A005": "yes"}}


def _weighed(workspace: Workspace, data: Mapping[str, object]) -> tuple[WrittenItem, InterviewState]:
    written = written_item(data)
    return written, interview_step(workspace, written)


@pytest.mark.parametrize(
    ("data", "clash", "leads"),
    [
        (LATHE, "lathe_with_milling_axes", ("machining_processes", "contouring_axes", "2B001")),
        (
            {**CO2, "answers": {"laser_medium": "carbon_dioxide", "laser_wavelength": "1064 nm"}},
            "carbon_dioxide_laser_of_another_wavelength",
            ("laser_medium", "laser_wavelength"),
        ),
        ({**CONDENSER, "hs": "890190"}, "ship_code_for_electronics", ("hs", "2B350.d")),
        ({"description": "sodium cyanide", "cas": ["7664-39-3"]}, "another_chemical", ("cas", "description")),
        ({**CONDENSER, "answers": {"graphite_density": "25 g/cm3"}}, "density:graphite_density", ("graphite_density",)),
        (
            {**CONDENSER, "answers": {"lowest_rated_frequency": "40 GHz", "highest_rated_frequency": "18 GHz"}},
            "ends:lowest_rated_frequency",
            ("lowest_rated_frequency", "highest_rated_frequency"),
        ),
        (
            {**CONDENSER, "answers": {"contact_alloy_nickel_share": "70 %wt", "contact_alloy_chromium_share": "40 %wt"}},
            "shares:contact_alloy",
            ("contact_alloy_nickel_share", "contact_alloy_chromium_share"),
        ),
        ({"description": "condenser", "considered": {"2B350.d": "no"}}, "denied:heat_exchanger", ("2B350.d", "description")),
    ],
)
def test_facts_that_contradict_each_other_are_pointed_out(
    reading: Workspace, data: Mapping[str, object], clash: str, leads: tuple[str, ...]
) -> None:
    _, state = _weighed(reading, data)
    found = {one.id: one.leads for one in said_clashes(state)}
    assert found.get(clash) == leads
    assert any("contradict each other" in sentence for sentence in state.beside_verdict)


@pytest.mark.parametrize(
    "data",
    [
        CONDENSER,
        {**CONDENSER, "hs": "841950"},
        {**LATHE, "answers": {"machining_processes": ["turning", "milling"], "contouring_axes": 5}},
        {**LATHE, "answers": {"machining_processes": ["turning"], "contouring_axes": 2}},
        {**CO2, "answers": {"laser_medium": "carbon_dioxide", "laser_wavelength": "10600 nm"}},
        {"description": "sodium cyanide", "cas": ["143-33-9"]},
    ],
)
def test_facts_that_go_together_are_left_alone(reading: Workspace, data: Mapping[str, object]) -> None:
    _, state = _weighed(reading, data)
    assert said_clashes(state) == ()


def test_what_would_turn_it_does_so(reading: Workspace) -> None:
    written, state = _weighed(reading, CONDENSER)
    assert state.step.verdict is Verdict.CONTROLLED
    (area, _) = what_could_change(reading, written, state)
    assert "at 20 m² instead of 12.4 m2" in area.sentence
    _, turned = _weighed(reading, {**CONDENSER, "answers": {**CONDENSER["answers"], "heat_transfer_area": "20 m2"}})  # pyright: ignore[reportGeneralTypeIssues]
    assert turned.step.codes == ()


def test_rounded_values_and_who_to_ask_are_said_and_kept(workspace: Workspace) -> None:
    data = {**CONDENSER, "answers": {"heat_transfer_area": "0.2 m2"}}
    written, state = _weighed(workspace, data)
    (close,) = said_close(state)
    assert "stands for 0.15 to 0.25 m²" in close.sentence
    (asked,) = said_asked(written, state)
    assert asked.who == "datasheet"
    assert set(kept_beside(written, state)) == {"close", "asked"}
    keep_as_product(workspace, resumed(data), name="Condenser")
    (stored,) = products(workspace)
    assert stored.result is not None
    assert "Ask for more digits" in str(stored.result["close"])
    assert stored.result["contradictions"] == []
