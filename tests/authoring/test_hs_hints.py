"""Strengths of HS hints are checked against the lists both ways, and every code against HS 2022."""

from pathlib import Path

import pytest

from stc_desktop.authoring.builder import resources_folder
from stc_desktop.authoring.faults import Faults
from stc_desktop.authoring.hs_hints import read_hs
from stc_desktop.control_lists.entries import EditionInfo, Entry, EntryKind, ListEdition
from stc_desktop.control_lists.hs import is_known_hs
from stc_desktop.control_lists.hs_hints import HsStrength
from stc_desktop.rules.clauses import Logic

GOOD = '"841950":\n  caveat: Sample radiators are not listed; the area decides.\n  usual: [2B350]\n'
GONE = 'mark: B\ncodes:\n  "852580": {until: "2017", now: ["852581", "852589"]}\n'


@pytest.fixture
def edition() -> ListEdition:
    entries = {
        code: Entry(code=code, parent=parent, kind=kind, logic=Logic.ANY, heading="sample", hs=("841950",))
        for code, parent, kind in (("2B350", "", EntryKind.HEAD), ("2B350.d", "2B350", EntryKind.ITEM))
    }
    info = EditionInfo(list_id="sample", edition="2025", title="Sample", legal_date="2025-01-01", publisher="Sample", heads=("2B350",))
    return ListEdition(info=info, entries=entries, register={}, subjects={})


def _faults(folder: Path, edition: ListEdition, text: str, gone: str = GONE) -> list[str]:
    (folder / "84.yaml").write_text(text, encoding="utf-8")
    (folder / "gone.yaml").write_text(gone, encoding="utf-8")
    faults = Faults()
    read_hs(folder, [edition], faults)
    return [str(fault) for fault in faults.sorted()]


def test_a_strength_speaks_for_what_stands_below(tmp_path: Path, edition: ListEdition) -> None:
    assert _faults(tmp_path, edition, GOOD) == []
    (tmp_path / "84.yaml").write_text(f"{GOOD}  rare: [2B350.d]\n", encoding="utf-8")
    register = read_hs(tmp_path, [edition], Faults())
    assert register.codes["841950"].strength_of("2B350") is HsStrength.USUAL
    assert register.codes["841950"].strength_of("2B350.d") is HsStrength.RARE
    assert register.codes["841950"].strength_of("2B351") is None
    assert register.gone["852580"].now == ("852581", "852589")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (GOOD.replace("[2B350]", "[2B350.d]"), "the pair 841950 and 2B350 of the lists has no strength"),
        (GOOD.replace("[2B350]", "[2B350, 2B351]"), "no list has the pair 841950 and 2B351"),
        (f"{GOOD}  some: [2B350]\n", "under two strengths"),
        (GOOD.replace("841950", "841999"), "no six-digit code of HS 2022"),
        ('"841940":\n  caveat: Sample.\n  usual: [2B350]\n', "the HS code 841950 hints at 2B350, 2B350.d and has no strength"),
        (GOOD.replace("  caveat: Sample radiators are not listed; the area decides.\n", ""), "has no caveat"),
        (GOOD.replace("usual", "often"), "unknown key"),
    ],
)
def test_faults_are_named(tmp_path: Path, edition: ListEdition, text: str, says: str) -> None:
    assert any(says in fault for fault in _faults(tmp_path, edition, text))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("852580", "852581", "is not gone"),
        ('"852589"', '"852599"', "852599 is no code of HS 2022"),
        ("2017", "2019", "until must be"),
        ("mark: B\n", "", "has no mark"),
    ],
)
def test_codes_that_are_gone_are_checked(tmp_path: Path, edition: ListEdition, old: str, new: str, says: str) -> None:
    assert any(says in fault for fault in _faults(tmp_path, edition, GOOD, GONE.replace(old, new, 1)))


def test_without_a_folder_nothing_is_asked_for(tmp_path: Path, edition: ListEdition) -> None:
    faults = Faults()
    assert read_hs(tmp_path / "none", [edition], faults).codes == {}
    assert not faults.sorted()


def test_gone_codes_of_the_resources_lead_to_codes_of_today() -> None:
    register = read_hs(resources_folder() / "hs", [], Faults())
    assert len(register.gone) >= 60
    for digits, gone in register.gone.items():
        assert not is_known_hs(digits)
        assert gone.now
        assert all(is_known_hs(code) for code in gone.now), digits
