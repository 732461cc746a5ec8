"""National lists as overlays: what the shipped ones say, what a country names by itself, and when a base list may stand for one."""

from dataclasses import replace
from pathlib import Path

import pytest

from stc_desktop.authoring.jurisdictions import Jurisdictions, load_jurisdictions
from stc_desktop.jurisdictions.marks import Fact, Mark
from stc_desktop.jurisdictions.national_lists import NationalEntry, NationalList
from stc_desktop.jurisdictions.plain import from_plain, to_plain
from stc_desktop.jurisdictions.profile import Profile

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ENTRY = NationalEntry(id="one", mark=Mark.B, cite="Sample gazette", heading="Cameras", code="9X001", near=("6A003",), words=("camera",))


@pytest.fixture(scope="module")
def shipped() -> Jurisdictions:
    return load_jurisdictions(RESOURCES / "jurisdictions")


def _list(shipped: Jurisdictions, country: str, name: str) -> NationalList:
    return next(national for national in shipped.profiles[country].lists if national.id == name)


@pytest.mark.parametrize(
    ("country", "name", "basis", "edition", "nearest"),
    [
        ("PH", "nsgl-2", "eu-annex-1", "", "eu-annex-1"),
        ("PH", "nsgl-1", "wassenaar-munitions", "", "eu-common-military"),
        ("PH", "nsgl-3", "", "", ""),
        ("MY", "strategic-items", "eu-annex-1", "", "eu-annex-1"),
        ("MY", "military", "wassenaar-munitions", "", "eu-common-military"),
        ("MY", "section-12-directives", "", "", ""),
        ("SG", "order-2025", "eu-annex-1", "2024", "eu-annex-1"),
        ("SG", "order-2025-military", "wassenaar-munitions", "2024", "eu-common-military"),
        ("TH", "list-1", "eu-annex-1", "2019", "eu-annex-1"),
        ("TH", "military", "", "", "eu-common-military"),
        ("TH", "list-2", "", "", ""),
        ("VN", "catalogue", "", "", "eu-annex-1"),
    ],
)
def test_basis_and_nearest_list(shipped: Jurisdictions, country: str, name: str, basis: str, edition: str, nearest: str) -> None:
    national = _list(shipped, country, name)
    assert (national.basis_list, national.basis_edition, national.nearest) == (basis, edition, nearest)


def test_every_nearest_list_is_shipped_and_a_list_that_is_not_has_a_nearest(shipped: Jurisdictions) -> None:
    held = {folder.name for folder in (RESOURCES / "control_lists").iterdir() if folder.is_dir()}
    for profile in shipped.profiles.values():
        for national in profile.lists:
            assert not national.nearest or national.nearest in held, national.id
            assert national.basis_list in held or national.nearest_list or not national.basis_list, national.id


def test_annex_3_names_what_goes_to_and_comes_from_north_korea_and_iran(shipped: Jurisdictions) -> None:
    own = {entry.id: entry for entry in _list(shipped, "PH", "nsgl-3").own}
    assert len(own) == 13
    assert own["kp-hot-cells"].concerns(["KP", "SG"])
    assert not own["kp-hot-cells"].concerns(["SG"])
    assert own["ir"].countries == ("IR",)
    assert own["ir"].mark is Mark.C
    assert own["ir"].warning


def test_malaysian_codes_for_chips_stand_where_a_person_would_look(shipped: Jurisdictions) -> None:
    own = _list(shipped, "MY", "section-12-directives").own
    assert [entry.code for entry in own if entry.code] == [
        "3U090", "3A001.u", "4U090", "4A003.u to 4A005.u", "5U992", "5A002.u", "5A004.u",
    ]  # fmt: skip
    assert [entry.code for entry in own if entry.touches("4A004.b")] == ["4A003.u to 4A005.u"]
    assert [entry.id for entry in own if entry.may_fit("steel part", "848220")] == ["bearings"]


def test_thai_military_list_and_the_ten_groups_of_viet_nam(shipped: Jurisdictions) -> None:
    assert not _list(shipped, "TH", "military").basis.is_known
    catalogue = _list(shipped, "VN", "catalogue")
    assert len(catalogue.own) == 10
    assert "Decree 259/2025" in (catalogue.edition.value if catalogue.edition else "")


@pytest.mark.parametrize(
    ("text", "fits"),
    [("Cameras, high speed", True), ("CAMERA", True), ("camerafilm", False), ("steel box", False), ("", False)],
)
def test_words_put_in_question_whole_words_and_plurals(text: str, fits: bool) -> None:
    assert ENTRY.may_fit(text) is fits


@pytest.mark.parametrize(("near", "code", "touches"), [
    ("3", "3A001.a", True), ("3A", "3A001", True), ("3A", "3B001", False), ("3A001", "3A001.a.5", True),
    ("3A001", "3A0011", False), ("3A001.a", "3A001", False), ("ML", "ML10.a", True),
])  # fmt: skip
def test_near_means_a_category_a_group_or_a_paragraph_with_all_below(near: str, code: str, touches: bool) -> None:
    assert replace(ENTRY, near=(near,)).touches(code) is touches


def test_a_hint_by_customs_code_needs_a_code() -> None:
    bearings = replace(ENTRY, words=(), hs=("8482.10",))
    assert bearings.may_fit("", "8482.10.00")
    assert not bearings.may_fit("", "")
    assert not bearings.may_fit("", "848299")


def test_only_a_verified_list_with_nothing_of_its_own_is_covered_by_its_basis(shipped: Jurisdictions) -> None:
    settled = Fact(id="known", mark=Mark.A, cite="Sample gazette", value="as the base list")
    open_list = _list(shipped, "SG", "order-2025")
    verified = replace(open_list, mark=Mark.A, basis=settled, additions=settled, omissions=settled)
    assert verified.is_covered_by(["eu-annex-1"])
    assert not open_list.is_covered_by(["eu-annex-1"])
    assert not replace(verified, own=(ENTRY,)).is_covered_by(["eu-annex-1"])
    of_wassenaar = replace(verified, basis_list="wassenaar-munitions", nearest_list="eu-common-military")
    assert not of_wassenaar.is_covered_by(["eu-common-military"]), "the nearest list is not the same list"


def test_an_overlay_survives_the_reference_file(shipped: Jurisdictions) -> None:
    for profile in shipped.profiles.values():
        assert from_plain(Profile, to_plain(profile)) == profile


def test_entries_are_leaves_of_the_profile(shipped: Jurisdictions) -> None:
    assert "kp-cameras" in {leaf.id for leaf in shipped.profiles["PH"].leaves()}
