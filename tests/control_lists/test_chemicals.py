"""Chemicals by name and number: the register as it is shipped, what a typed text means, and the index of the official texts."""

import csv
from pathlib import Path

import pytest
from stdnum import casrn

from stc_desktop.authoring.builder import read_control_lists, resources_folder
from stc_desktop.control_lists.chemical_places import Standing, chemical_places, named_by
from stc_desktop.control_lists.chemicals import Chemical, ChemicalNames, cas_or_proposal, cas_parts, name_key, spellings
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.rules.errors import UserFixable

INDEX = Path(__file__).parents[3] / "shared" / "data" / "control-lists" / "cas-index-derived.csv"

# Numbers of our lists that the index (the texts of 2020, 2021 and of the United States) does not have, with the reason.
ADDED_IN_2025 = {"7783-66-6": "1C011.e", "142-84-7": "1C350.90"}
MISSED_BY_THE_INDEX = {
    "1273-92-3": "broken over two lines in the text",
    "124782-15-6": "broken over two lines",
    "9056-38-6": "printed without a space before it",
}
NAMED_IN_WORDS = {"7784-42-1", "7803-51-2", "7803-52-3", "7789-20-0", "7783-81-5", "9009-86-3"}  # substances that the text gives no number
MEMBERS_OF_FAMILIES = {  # the text names the family; its well-known members are named by us, as the notes that name them say
    *("1313-83-3", "1313-84-4", "27610-45-3", "3734-97-2", "18755-43-6", "18812-51-6", "4708-04-7", "68957-94-8", "1445-75-6"),
    *("616-52-4", "1832-54-8", "1832-53-7", "1498-54-0", "597-07-9", "3167-69-9", "107-99-3", "4584-46-7", "100-35-6", "869-24-9"),
    *("3238-75-3", "2893-43-8", "108-02-1", "13242-44-9", "100-38-9", "1942-52-5"),
}


@pytest.fixture(scope="module")
def editions() -> tuple[ListEdition, ...]:
    return tuple(held for held in read_control_lists(resources_folder() / "control_lists").editions if held.info.is_weighed)


@pytest.fixture(scope="module")
def register(editions: tuple[ListEdition, ...]) -> dict[str, Chemical]:
    return dict(editions[0].chemicals)


def _numbers(editions: tuple[ListEdition, ...]) -> set[str]:
    return {number for edition in editions for entry in edition.entries.values() for number in entry.cas}


def test_every_number_of_the_lists_has_its_entry(editions: tuple[ListEdition, ...], register: dict[str, Chemical]) -> None:
    weighed = _numbers(editions)
    assert len(weighed) >= 354
    assert weighed <= set(register)
    assert {number for number in register if not casrn.is_valid(number)} == {"7406-61-9"}
    assert register["7406-61-9"].is_misprint
    assert "63839-13-6" in register["63869-13-6"].also_as


def test_against_the_index_both_ways(editions: tuple[ListEdition, ...], register: dict[str, Chemical]) -> None:
    if not INDEX.is_file():
        pytest.skip("the index of CAS numbers is not here")
    with INDEX.open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    known = {row["cas"] for row in rows}
    of_the_union = {row["cas"] for row in rows if row["list"].startswith("EU ")}
    exceptions = {*ADDED_IN_2025, *MISSED_BY_THE_INDEX, *NAMED_IN_WORDS, *MEMBERS_OF_FAMILIES}
    assert set(register) - known == exceptions
    assert of_the_union <= set(register)
    only_in_words = {"1344-28-1", "1314-23-4", "110-63-4", "25322-68-3", "59400-80-5", "12002-67-4", "16142-89-5", "12024-11-2"}
    assert of_the_union - _numbers(editions) == only_in_words | {"7783-64-4", "13709-52-9"}
    assert all(register[number].named_in for number in only_in_words)
    for number, code in ADDED_IN_2025.items():
        newest = next(edition for edition in editions if edition.info.edition == "2025-11-15")
        assert any(entry.code == code for entry in newest.entries.values() if number in entry.cas)


def test_other_numbers_are_never_listed(editions: tuple[ListEdition, ...], register: dict[str, Chemical]) -> None:
    other = {number for chemical in register.values() for number in chemical.also_as}
    assert len(other) >= 20
    assert not other & _numbers(editions)
    assert not other & set(register)


KNOWN = [
    ("GB", "107-44-8"),
    ("tabun", "77-81-6"),
    ("TDG", "111-48-8"),
    ("Thionyl Chloride", "7719-09-7"),
    ("octogene", "2691-41-0"),
    ("hexogen", "121-82-4"),
    ("sulfur mustard", "505-60-2"),
    ("phosphorus pentasulfide", "1314-80-3"),
    ("aluminum powder", "7429-90-5"),
    ("N,N diethyl ethanolamine", "100-37-8"),
    ("α-bromobenzeneacetonitrile", "5798-79-8"),
    ("108-18-9", "108-18-9"),
    ("108189", "108-18-9"),
    ("CAS No. 7719-09-7", "7719-09-7"),
]


@pytest.mark.parametrize(("typed", "number"), KNOWN, ids=[typed for typed, _ in KNOWN])
def test_names_and_numbers_in_any_spelling(register: dict[str, Chemical], typed: str, number: str) -> None:
    (found,) = ChemicalNames(register).meant(typed)
    assert found.chemical.cas == number
    assert found.is_exact


def test_a_name_of_two_chemicals_means_both(register: dict[str, Chemical]) -> None:
    found = ChemicalNames(register).meant("TEA")
    assert {one.chemical.cas for one in found} == {"102-71-6", "97-93-8"}


def test_the_number_of_a_hydrate_is_a_question(register: dict[str, Chemical]) -> None:
    (found,) = ChemicalNames(register).meant("13455-21-5")
    assert found.chemical.cas == "7789-23-3"
    assert not found.is_exact
    assert "its dihydrate" in found.why
    assert "ask whether it is meant" in found.why


@pytest.mark.parametrize(
    ("typed", "number"), [("thionil cloride", "7719-09-7"), ("diisopropilamine", "108-18-9"), ("phosphorous oxychlorid", "10025-87-3")]
)
def test_typing_errors(register: dict[str, Chemical], typed: str, number: str) -> None:
    found = ChemicalNames(register).like(typed)
    assert found[0].chemical.cas == number
    assert not found[0].is_exact


def test_figures_of_a_name_are_never_mended(register: dict[str, Chemical]) -> None:
    names = ChemicalNames(register)
    assert {one.chemical.cas for one in names.like("1,1-dimetylhydrazine")} == {"57-14-7"}
    assert {one.chemical.cas for one in names.like("1,2-dimetylhydrazine")} == {"540-73-8"}
    assert names.like("1,4-dimetylhydrazine") == ()
    assert names.like("lathe") == ()


def test_where_it_is_asked_for_a_number_a_name_only_proposes(register: dict[str, Chemical]) -> None:
    names = ChemicalNames(register)
    assert cas_or_proposal("7719-09-7", names) == "7719-09-7"
    with pytest.raises(UserFixable) as caught:
        cas_or_proposal("thionyl chloride", names)
    assert "7719-09-7" in caught.value.sentence
    assert "7719-09-7" in caught.value.next_step
    with pytest.raises(UserFixable, match="not a CAS number"):
        cas_or_proposal("unobtanium", names)


def test_numbers_and_names_written_one_after_another() -> None:
    assert cas_parts("151-50-8, 7719-09-7 108-18-9") == ("151-50-8", "7719-09-7", "108-18-9")
    assert cas_parts("CAS 151-50-8") == ("151-50-8",)
    assert cas_parts("thionyl chloride, N,N-Diethylformamidine; 151-50-8") == ("thionyl chloride", "N,N-Diethylformamidine", "151-50-8")
    assert cas_parts("  ") == ()


def test_one_key_for_all_ways_of_writing() -> None:
    assert name_key("Phosphorus(V) sulphide") == name_key("phosphorus v sulfide")
    assert name_key("1,1'-Diacetyl ferrocene") == name_key("1,1’-diacetylferrocene")
    assert tuple(spellings("Aluminium sulphide")) == ("Aluminium sulphide", "Aluminum sulfide")


def test_places_tell_how_a_chemical_is_named(editions: tuple[ListEdition, ...]) -> None:
    newest = next(edition for edition in editions if edition.info.edition == "2025-11-15")
    places = {(place.cas, place.code): place.standing for place in reversed(tuple(chemical_places(newest)))}
    assert places["7719-09-7", "1C350.9"] is Standing.NAMED
    assert places["1313-84-4", "1C350.50"] is Standing.IN_NOTE
    assert places["96-80-0", "1C450.b.5"] is Standing.EXCEPTED
    assert places["12024-11-2", "6C004.b.5"] is Standing.IN_WORDS
    assert [chemical.cas for chemical in named_by(newest, newest.entries["1C350.9"])] == ["7719-09-7"]
