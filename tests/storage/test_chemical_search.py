"""A chemical is found by every name and number that people have for it, and the hit says why."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from stc_desktop.casework.chemical_views import chemicals_shown
from stc_desktop.control_lists.chemical_places import Standing
from stc_desktop.control_lists.chemicals import Chemical
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.control_lists.search_text import SearchHit
from stc_desktop.storage.reference import ReferenceFile
from stc_desktop.storage.reference_writing import writing_reference

CHEMICALS = {
    chemical.cas: chemical
    for chemical in (
        Chemical(cas="151-50-8", name="Potassium cyanide", synonyms=("KC", "cyanide of potassium"), also_as={"13455-21-5": "its hydrate"}),
        Chemical(cas="1344-28-1", name="Alumina", named_in=("2B350.d.2",)),
    )
}


@pytest.fixture
def file(small: ListEdition, tmp_path: Path) -> Iterator[ReferenceFile]:
    path = tmp_path / "small.reference"
    with writing_reference(path, sources_sha256="0" * 64) as writer:
        writer.put_edition(replace(small, chemicals=CHEMICALS))
    with ReferenceFile(path) as opened:
        yield opened


def _first(file: ReferenceFile, typed: str) -> SearchHit:
    return file.search(typed, 5, list_id="sample", edition="2025")[0]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("KC", "KC, synonym of Potassium cyanide (CAS 151-50-8)"),
        ("potassium cyanide", "Potassium cyanide, CAS 151-50-8"),
        ("151-50-8", "CAS 151-50-8, Potassium cyanide"),
        ("151508", "CAS 151-50-8, Potassium cyanide"),
        ("potasium ciyanide", "“potasium ciyanide” read as Potassium cyanide, CAS 151-50-8"),
    ],
)
def test_found_first_and_said_why(file: ReferenceFile, typed: str, why: str) -> None:
    hit = _first(file, typed)
    assert hit.code == "1C350.1"
    assert hit.why == why


def test_the_number_of_a_hydrate_leads_to_a_question(file: ReferenceFile) -> None:
    hit = _first(file, "13455-21-5")
    assert hit.code == "1C350.1"
    assert "CAS 13455-21-5, its hydrate, is not: ask whether it is meant" in hit.why


def test_a_material_named_in_words_is_found_by_its_number_only(file: ReferenceFile) -> None:
    assert _first(file, "1344-28-1").code == "2B350.d.2"
    assert "no limit does" in _first(file, "1344-28-1").why
    assert not file.search("alumina", 5, list_id="sample", edition="2025")


def test_the_register_comes_back_and_a_head_shows_what_is_below_it(file: ReferenceFile) -> None:
    edition = file.edition("sample", "2025")
    assert dict(edition.chemicals) == CHEMICALS
    (shown,) = chemicals_shown(edition, "1C350")
    assert (shown.cas, shown.code, shown.standing) == ("151-50-8", "1C350.1", Standing.NAMED)
    assert shown.also_as == (("13455-21-5", "its hydrate"),)
    assert chemicals_shown(edition, "2B350.d.2")[0].standing is Standing.IN_WORDS
    assert chemicals_shown(edition, "2B001") == ()
