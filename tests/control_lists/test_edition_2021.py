"""Items that the laws of 2021 and 2025 see alike or differently, thought out from the two laws; no expected value is from a run."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.codes import head_of
from stc_desktop.rules.outcomes import Outcome
from tests.casework.interviews import nothing_special
from tests.casework.second_readings import Reading, facts_of_row

OLD, NEW = "2021", "2025-11-15"
NOW = dt.datetime(2026, 11, 23, 9, 14, tzinfo=dt.timezone(dt.timedelta(hours=7)))
Answers = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item with its answers, and in which of the two states of the law the paragraph holds."""

    name: str
    code: str
    old: bool
    new: bool
    answers: Answers

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


def item(name: str, code: str, held: tuple[bool, bool], *answers: Answers) -> Item:
    """The answers one over the other: first what its kin have in common, then its own."""
    merged: dict[str, object] = {}
    for one in answers:
        merged |= one
    return Item(name=name, code=code, old=held[0], new=held[1], answers=merged)


# Not sold in shops and with long keys, so that only the notes of 5A002.a can set it free.
ENCRYPTS: Answers = {
    "symmetric_key_length": "256 bit",
    "openly_offered_to_everybody": False,
    "designed_for_existing_retail_item": False,
    "travels_with_user_for_own_use": False,
    "encryption_by_published_standards_only": True,
    "encryption_easily_changed_by_user": False,
    "user_sets_it_up_alone": True,
    "security_details_for_authority": True,
}
SECURITY: Answers = {**ENCRYPTS, "main_functions_of_the_item": ["information_security"]}
NETWORK: Answers = {
    **ENCRYPTS,
    "main_functions_of_the_item": ["communication_or_networking"],
    "cryptography_purposes": ["data_confidentiality"],
}
BASE_STATION: Answers = {**NETWORK, "kinds_with_limited_encryption": ["small_radio_access"], "radio_access_output_power": "0.1 W"}
SATELLITE_PHONE: Answers = {
    **NETWORK,
    "kinds_with_limited_encryption": ["radiotelephone"],
    "is_satellite_telephone": True,
    "sends_encrypted_data_directly": False,
    "passes_encrypted_data_through_network": False,
}
TRADE_PHONE: Answers = {
    **NETWORK,
    "kinds_with_limited_encryption": ["customised_client_device"],
    "base_device_freed_as_retail_item": False,
    "leaves_encryption_of_host_unchanged": True,
}
CARD: Answers = {
    **SECURITY,
    "cryptography_purposes": ["data_confidentiality"],
    "kinds_with_limited_encryption": ["smart_card"],
    "card_works_only_in_free_equipment": True,
    "card_can_be_reprogrammed": False,
    "card_protects_stored_personal_data_only": False,
}
HARDENED_RADIO: Answers = {
    "telecom_special_ratings": ["radiation"],
    "telecom_item_is_electronic": True,
    "designed_for_use_on_spacecraft": True,
}
ON_BOARD_KNOW_HOW: Answers = {
    "kind_of_supply": "technology",
    "technology_purpose": ["development"],
    "technology_topics_computing_telecom": ["spacecraft_telecommunications"],
}
SYNTHESISER: Answers = {
    "specially_made_for_other_equipment": False,
    "lowest_rated_frequency": "76 GHz",
    "highest_rated_frequency": "90 GHz",
    "frequency_switching_time": "50 us",
    "switching_time_37_to_90_ghz": "50 us",
    "switching_time_above_75_ghz": "50 us",
}
REAL_TIME_ANALYSER: Answers = {
    "specially_made_for_other_equipment": False,
    "analyser_works_in_real_time": True,
    "filters_by_constant_percentage_only": False,
    "real_time_bandwidth": "600 MHz",
}
OSCILLOSCOPE: Answers = {
    "specially_made_for_other_equipment": False,
    "oscilloscope_is_sampling": False,
    "oscilloscope_noise": "1 %",
    "oscilloscope_upper_frequency": "100 GHz",
}
TRANSMIT_MODULE: Answers = {
    "microwave_amplifier_kinds": ["transmit_receive"],
    "lowest_rated_frequency": "8 GHz",
    "highest_rated_frequency": "10 GHz",
    "saturated_output_power": "20 W",
    "microwave_fractional_bandwidth": "20 %",
    "module_planar_side": "1 cm",
    "module_channels": 1,
    "channel_has_phase_shifter": True,
}
BELLOWS_TOOL: Answers = {
    "bellows_are_single_convolution": True,
    "bellows_length": "20 mm",
    "bellows_convolution_depth": "3 mm",
    "bellows_material": "maraging_steel",
}
RECIPE: Answers = {
    "kind_of_supply": "technology",
    "process_technology_topics": ["other_topic"],
    "process_values_taught": ["process_temperature", "process_pressure"],
}
PLASMID: Answers = {"is_vaccine": False, "genes_are_specific_to_that_organism": False, "organism_kind": ["other_organism"]}
TARGET_KNOW_HOW: Answers = {"kind_of_supply": "technology", "technology_purpose": ["use"], "goods_the_technology_is_for": ["1B235.a"]}
ATOMISER: Answers = {"powder_equipment_avoids_contamination": True}
DEWAR: Answers = {
    "rocket_part_specially_designed_for": ["liquid_propulsion"],
    "rocket_goods_kinds": ["cryogenic_equipment"],
    "cryogenic_kind": ["flightweight_dewar"],
    "yearly_cryogen_loss": "20 %",
    "cryogenic_temperature": "90 K",
}
GREEN_LASER: Answers = {
    "laser_is_tunable": False,
    "laser_operation": ["pulsed"],
    "laser_medium": "neodymium_other_than_glass",
    "laser_wavelength": "532 nm",
    "laser_transverse_mode": "single",
    "laser_pulse_energy": "0.01 J",
    "laser_peak_power": "40 W",
}
COMPUTER_SOFTWARE: Answers = {
    "kind_of_supply": "software",
    "software_design_for_those_goods": "specially_designed",
    "software_purpose": ["development"],
    "software_topics_computing_telecom": ["computers_by_performance"],
}
BOTH, NEITHER, ONLY_OLD, ONLY_NEW = (True, True), (False, False), (True, False), (False, True)

ITEMS = (
    # Category 5: what the notes set free as a whole in 2021 does not count function by function since.
    item(
        "payment terminal that encrypts for payments alone",
        "5A002.a.1",
        NEITHER,
        SECURITY,
        {"cryptography_purposes": ["banking_or_payment"]},
    ),
    item(
        "payment terminal that checks its own programs too",
        "5A002.a.1",
        NEITHER,
        SECURITY,
        {"cryptography_purposes": ["banking_or_payment", "data_integrity"]},
    ),
    item(
        "payment terminal with a network tunnel",
        "5A002.a.1",
        BOTH,
        SECURITY,
        {"cryptography_purposes": ["banking_or_payment", "data_confidentiality"]},
    ),
    item("bluetooth lock without a login", "5A002.a.1", NEITHER, SECURITY, {"cryptography_purposes": ["wireless_personal_area"]}),
    item(
        "bluetooth lock with signed log-in to an account",
        "5A002.a.1",
        ONLY_OLD,
        SECURITY,
        {"cryptography_purposes": ["wireless_personal_area", "authentication"], "security_limited_to_personal_area_network": False},
    ),
    item("base station for 16 users", "5A002.a.2", NEITHER, BASE_STATION, {"radio_access_concurrent_users": 16}),
    item("base station for 17 users", "5A002.a.2", ONLY_OLD, BASE_STATION, {"radio_access_concurrent_users": 17}),
    item("base station for 33 users", "5A002.a.2", BOTH, BASE_STATION, {"radio_access_concurrent_users": 33}),
    item(
        "program of a base station for 20 users",
        "5D002.c.1",
        ONLY_OLD,
        BASE_STATION,
        {"kind_of_supply": "software", "radio_access_concurrent_users": 20, "encryption_limited_to_own_management": False},
    ),
    item("satellite telephone without encryption from end to end", "5A002.a.2", ONLY_NEW, SATELLITE_PHONE),
    item("rugged phone for one trade, never sold in shops", "5A002.a.2", ONLY_NEW, TRADE_PHONE),
    item("such a phone whose encryption the user can change", "5A002.a.2", BOTH, TRADE_PHONE, {"encryption_easily_changed_by_user": True}),
    item("card for small base stations", "5A002.a.1", ONLY_OLD, CARD, {"card_works_only_in_freed_or_open_equipment": False}),
    item("card for ticket gates", "5A002.a.1", NEITHER, CARD, {"card_works_only_in_freed_or_open_equipment": True}),
    item("hardened radio of a space probe", "5A001.a.2", ONLY_OLD, HARDENED_RADIO, {"designed_for_use_on_satellites": False}),
    item("hardened radio of a satellite", "5A001.a.2", NEITHER, HARDENED_RADIO, {"designed_for_use_on_satellites": True}),
    item("know-how for the radio of a space probe", "5E001.b.1", ONLY_NEW, ON_BOARD_KNOW_HOW, {"designed_for_use_on_satellites": False}),
    item("know-how for the radio of a satellite", "5E001.b.1", BOTH, ON_BOARD_KNOW_HOW, {"designed_for_use_on_satellites": True}),
    # Category 3
    item(
        "synthesiser that jumps 3 GHz above 75 GHz",
        "3A001.b.11",
        ONLY_OLD,
        SYNTHESISER,
        {"widest_change_37_to_90_ghz": "3 GHz", "widest_change_above_75_ghz": "3 GHz"},
    ),
    item(
        "synthesiser that jumps 2 GHz above 75 GHz",
        "3A001.b.11",
        NEITHER,
        SYNTHESISER,
        {"widest_change_37_to_90_ghz": "2 GHz", "widest_change_above_75_ghz": "2 GHz"},
    ),
    item(
        "synthesiser that jumps 6 GHz above 75 GHz",
        "3A001.b.11",
        BOTH,
        SYNTHESISER,
        {"widest_change_37_to_90_ghz": "6 GHz", "widest_change_above_75_ghz": "6 GHz"},
    ),
    item(
        "analyser that surely finds 12 us",
        "3A002.c.4",
        ONLY_OLD,
        REAL_TIME_ANALYSER,
        {"shortest_signal_surely_found": "12 us", "shortest_signal_triggering_mask": "12 us"},
    ),
    item(
        "analyser that surely finds 16 us",
        "3A002.c.4",
        NEITHER,
        REAL_TIME_ANALYSER,
        {"shortest_signal_surely_found": "16 us", "shortest_signal_triggering_mask": "16 us"},
    ),
    item("oscilloscope with a movable band of 10 GHz", "3A002.a.7", ONLY_NEW, OSCILLOSCOPE, {"oscilloscope_channel_bandwidth": "10 GHz"}),
    item("oscilloscope of 100 GHz", "3A002.a.7", BOTH, OSCILLOSCOPE, {"oscilloscope_channel_bandwidth": "100 GHz"}),
    item(
        "transmit module made for a free radar",
        "3A001.b.12",
        ONLY_NEW,
        TRANSMIT_MODULE,
        {"specially_made_for_other_equipment": True, "standing_of_that_other_equipment": "not_listed"},
    ),
    item("transmit module for any use", "3A001.b.12", BOTH, TRANSMIT_MODULE, {"specially_made_for_other_equipment": False}),
    # Category 2
    item("mandrel for bellows of 400 mm", "2B228.c", BOTH, BELLOWS_TOOL, {"bellows_inside_diameter": "400 mm"}),
    item("mandrel for bellows of 401 mm", "2B228.c", ONLY_NEW, BELLOWS_TOOL, {"bellows_inside_diameter": "401 mm"}),
    item(
        "temperatures for superplastic forming of titanium",
        "2E003.b",
        ONLY_OLD,
        RECIPE,
        {"metal_processes_taught": ["superplastic_forming"], "metals_of_the_process": ["titanium_alloy"]},
    ),
    item(
        "temperatures for diffusion bonding of aluminium",
        "2E003.b",
        NEITHER,
        RECIPE,
        {"metal_processes_taught": ["diffusion_bonding"], "metals_of_the_process": ["aluminium_alloy"]},
    ),
    # Category 1
    item("plasmid for cholera toxin", "1C353.a.3", ONLY_OLD, PLASMID, {"toxin_names": ["other_toxin"], "is_cholera_toxin": True}),
    item("plasmid for nodularin", "1C353.a.3", ONLY_NEW, PLASMID, {"toxin_names": ["nodularins"], "is_cholera_toxin": False}),
    item("plasmid for ricin", "1C353.a.3", BOTH, PLASMID, {"toxin_names": ["ricin"], "is_cholera_toxin": False}),
    item("manual of a tritium target", "1E201", ONLY_NEW, TARGET_KNOW_HOW),
    item("manual of a tritium plant", "1E201", BOTH, TARGET_KNOW_HOW, {"goods_the_technology_is_for": ["1B231.a"]}),
    item("ultrasonic atomiser", "1B002", ONLY_NEW, ATOMISER, {"powder_equipment_processes": ["ultrasonic_atomisation"]}),
    item("gas atomiser", "1B002", BOTH, ATOMISER, {"powder_equipment_processes": ["gas_atomisation"]}),
    # Category 9
    item("carrier aircraft for space planes", "9A004.g", ONLY_NEW, {"launches_space_launch_vehicles_from_the_air": False}),
    item("carrier aircraft for launchers", "9A004.g", BOTH, {"launches_space_launch_vehicles_from_the_air": True}),
    item("dewar of a test stand", "9A006.a", ONLY_NEW, DEWAR, {"cryogenic_equipment_serves": ["other_cryogenic_use"]}),
    item("dewar of a spacecraft", "9A006.a", BOTH, DEWAR, {"cryogenic_equipment_serves": ["spacecraft"]}),
    item("dewar of an aircraft of Mach 4", "9A006.b", BOTH, DEWAR, {"cryogenic_equipment_serves": ["aircraft_above_mach_3"]}),
    # Limits that were moved
    item("green pulsed laser of 60 W", "6A005.b.3", ONLY_OLD, GREEN_LASER, {"laser_average_power": "60 W"}),
    item("green pulsed laser of 81 W", "6A005.b.3", BOTH, GREEN_LASER, {"laser_average_power": "81 W"}),
    item("software for a computer of 20 WT", "4D001.b", ONLY_OLD, COMPUTER_SOFTWARE, {"app_of_the_computer_it_concerns": "20 WT"}),
    item("software for a computer of 15 WT", "4D001.b", NEITHER, COMPUTER_SOFTWARE, {"app_of_the_computer_it_concerns": "15 WT"}),
)


@pytest.fixture(scope="module")
def reading(reference_data: Path) -> Workspace:
    return Workspace(data=reference_data, person="Sample Officer", clock=lambda: NOW)


def _outcome(workspace: Workspace, edition: str, one: Item) -> Outcome:
    weighable = workspace.weighable(edition=edition)
    if weighable.edition.entries.get(one.code) is None:
        return Outcome.FALSE
    register = weighable.edition.register
    answers = {name: value for name, value in one.answers.items() if name in register}
    row = Reading(id=one.name, head=head_of(one.code), item=one.name, answers=answers, kinds=(one.code,), expected="", basis="")
    return weighable.outcome_of(one.code, facts_of_row(row, nothing_special(register), weighable, workspace.units))


@pytest.mark.parametrize("one", ITEMS, ids=str)
def test_each_edition_says_what_its_law_says(reading: Workspace, one: Item) -> None:
    assert {edition: _outcome(reading, edition, one) for edition in (OLD, NEW)} == {
        OLD: Outcome.TRUE if one.old else Outcome.FALSE,
        NEW: Outcome.TRUE if one.new else Outcome.FALSE,
    }


def test_every_answer_is_asked_for_by_one_of_the_editions(reading: Workspace) -> None:
    """An answer to a question that nobody asks would leave an item half told."""
    asked = {name for edition in (OLD, NEW) for name in reading.weighable(edition=edition).edition.register}
    assert {name for one in ITEMS for name in one.answers} - asked == set()


def test_what_came_after_2021_stands_in_no_paragraph_of_2021(reading: Workspace) -> None:
    old = reading.weighable(edition=OLD).edition.entries
    assert [code for code in old if code[2:3] == "5"] == []
    assert [code for code in ("1C350.90", "1C351.d.20", "3C001.e", "4D001.b.3", "9E003.k") if code in old] == []


def test_no_note_of_2021_points_to_a_paragraph_that_it_lacks(reading: Workspace) -> None:
    entries = reading.weighable(edition=OLD).edition.entries
    lost = {code: ref for code, entry in entries.items() for ref in entry.refs if len(ref) > 2 and ref[:1].isdigit() and ref not in entries}
    assert lost == {}
