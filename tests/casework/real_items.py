"""Real things from the counter with the answers that their datasheets give, and the verdict that the law gives on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
# E0,MPE = 1.9 um + L/1250 over 1000 mm: 1.9 + 0.8 = 2.7, and 1.7 + 1000/1000 = 2.7: exactly at the limit, which belongs to it.
MEASURING_MACHINE = {
    "is": ("2B006.a",),
    "computer_controlled": True,
    "cmm_error_constant_part": "1.9 um",
    "cmm_error_length_divisor": "1250",
    "cmm_longest_measured_length": "1000 mm",
    "cmm_axes": "3",
}
CYANIDE = {"is_mixture": False, "weight_share": "98 %", "cas": ["151-50-8"], "consumer_packaged": False}
CAMERA = {
    "is": ("6A003.b",),
    "camera_detector_kinds": ["cooled_infrared"],
    "active_pixels_for_video": "327680",
    "linear_array_elements": "0",
    "focal_plane_array_meets": ["6A002.a.3.c"],
    "focal_plane_array_layout": "two_dimensional",
    "uses_the_camera_is_designed_for": ["process_monitoring"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RealItem:
    """A thing as a person describes it, what its datasheet answers, and what has to come out; no codes: not listed."""

    id: str
    description: str
    answers: Mapping[str, object] = field(default_factory=dict)
    codes: frozenset[str] = frozenset()
    hs: str = ""
    cas: tuple[str, ...] = ()
    maker: str = "Sample Works"
    model: str = ""

    @property
    def verdict(self) -> str:
        return "controlled" if self.codes else "not_listed"


LISTED = (
    RealItem(
        id="heat_exchanger",
        description="graphite heat exchanger with PTFE-lined headers for a pickling plant",
        answers=HEAT_EXCHANGER,
        codes=frozenset({"2B350.d.2", "2B350.d.4"}),
        hs="841950",
        model="GX-03",
    ),
    RealItem(
        id="measuring_machine",
        description="coordinate measuring machine, E0,MPE 1.9 + L/1250",
        answers=MEASURING_MACHINE,
        codes=frozenset({"2B006.a"}),
        hs="903180",
        model="CM-1000",
    ),
    RealItem(id="press", description="cold isostatic press", answers=PRESS, codes=frozenset({"2B204.a"}), hs="846269", model="IP-300"),
    RealItem(
        id="fermenter", description="fermenter, 25 litres", answers=FERMENTER, codes=frozenset({"2B352.b.1"}), hs="841989", model="F-25"
    ),
    RealItem(
        id="cyanide",
        description="200 kg potassium cyanide",
        answers=CYANIDE,
        codes=frozenset({"1C350.40"}),
        hs="283719",
        cas=("151-50-8",),
        model="KCN-98",
    ),
    RealItem(
        id="changer_650",
        description="frequency changer, three-phase",
        answers={**FREQUENCY_CHANGER, "highest_output_frequency": "650 Hz"},
        codes=frozenset({"3A225"}),
        hs="850440",
        model="FC-650",
    ),
    RealItem(
        id="camera",
        description="cooled infrared camera with an InSb focal plane array",
        answers=CAMERA,
        codes=frozenset({"6A003.b.4.a"}),
        hs="852589",
        model="IR-640",
    ),
)
SISTERS = (
    RealItem(
        id="changer_550",
        description="frequency changer, three-phase",
        answers={**FREQUENCY_CHANGER, "highest_output_frequency": "550 Hz"},
        hs="850440",
        model="FC-550",
    ),
    RealItem(
        id="shorter_measuring_machine",
        description="coordinate measuring machine, E0,MPE 1.9 + L/1250",
        answers={**MEASURING_MACHINE, "cmm_longest_measured_length": "900 mm"},
        codes=frozenset({"2B206.a.2"}),
        hs="903180",
        model="CM-900",
    ),
)
EVERYDAY = (
    RealItem(id="pen", description="ballpoint pen", model="BP-1"),
    RealItem(id="chair", description="office chair with wheels", model="OC-5"),
    RealItem(id="shirt", description="cotton shirt", model="CS-M"),
    RealItem(id="tyre", description="bicycle tyre", model="BT-28"),
    RealItem(id="table", description="wooden table", model="WT-4"),
)
FREE = (SISTERS[0], *EVERYDAY)
