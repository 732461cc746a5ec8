"""Codes in the lists of the regimes: made of British ratings and of the numbers of entries, never taken for codes of another list."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from stc_desktop.casework.workspace import BASE_EDITION, BASE_LIST, Workspace
from stc_desktop.control_lists.codes import head_of, is_general_note_code, is_group_code, is_head_code
from stc_desktop.control_lists.entries import Entry, Regime, RegimeLink
from stc_desktop.control_lists.regime_codes import MTCR, from_british, is_tree_head, list_of_code, place_of, shown_number

HEADS = ("M9", "M20", "N3", "T5", "TA1", "AG-PR", "CWC1")


@pytest.mark.parametrize(
    ("rating", "code"),
    [
        ("M9A6", "M9.A.6"),
        ("M4C2b10", "M4.C.2.b.10"),
        ("M20A1a", "M20.A.1.a"),
        ("N3A2c1a", "N3.A.2.c.1.a"),
        ("T5.1.1a", "T5.1.1.a"),
        ("T5.5.12d", "T5.5.12.d"),
        ("TA1.2", "TA1.2"),
        ("N", ""),
    ],
)
def test_british_ratings(rating: str, code: str) -> None:
    assert from_british(rating) == code


@pytest.mark.parametrize("code", HEADS)
def test_heads_are_taken_for_no_other_code(code: str) -> None:
    assert is_tree_head(code)
    assert not is_head_code(code)
    assert not is_group_code(code)
    assert not is_general_note_code(code)
    assert head_of(f"{code}.A.1") == code


@pytest.mark.parametrize("code", ["3A001", "ML1", "ML22", "2B", "CAT4", "GTN", "5P2", "M", "9"])
def test_codes_of_the_other_lists_are_no_heads_of_a_tree(code: str) -> None:
    assert not is_tree_head(code)
    assert list_of_code(code) == ""


@pytest.mark.parametrize(
    ("regime", "number", "place"),
    [
        (Regime.MTCR, "9.A.6", ("mtcr-annex", "M9.A.6")),
        (Regime.MTCR, "", ("mtcr-annex", "")),
        (Regime.NSG, "3.A.1", ("nsg-dual-use", "N3.A.1")),
        (Regime.NSG, "TLB5", ("nsg-trigger", "T5")),
        (Regime.NSG, "TLA1.1", ("nsg-trigger", "TA1.1")),
        (Regime.NSG, "TLB", ("nsg-trigger", "")),
        (Regime.AG, "", ("australia-group", "")),
        (Regime.WA, "3.A.1", ("", "")),
        (Regime.NSG, "nonsense", ("", "")),
    ],
)
def test_the_number_of_an_entry_names_a_place(regime: Regime, number: str, place: tuple[str, str]) -> None:
    assert place_of(RegimeLink(regime=regime, number=number)) == place


@pytest.mark.parametrize(
    ("code", "shown"),
    [("M9.A.6", "9.A.6"), ("N3.A.1", "3.A.1"), ("T5.3.1", "5.3.1"), ("TA1.1", "annex A 1.1"), ("CWC1.A.1", "1.A.1"), ("AG-PR.9", "PR.9")],
)
def test_a_place_is_shown_as_its_own_list_counts(code: str, shown: str) -> None:
    assert shown_number(code) == shown


@pytest.fixture(scope="module")
def annex(reference_data: Path) -> dict[str, Entry]:
    return dict(Workspace(data=reference_data).reference.edition(BASE_LIST, BASE_EDITION).entries)


@pytest.fixture(scope="module")
def mtcr(reference_data: Path) -> dict[str, Entry]:
    reference = Workspace(data=reference_data).reference
    return dict(reference.edition(MTCR, reference.newest(MTCR)).entries)


def _is_of(one: str, other: str) -> bool:
    """The same paragraph, or one that stands in the other."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def _numbered(annex: dict[str, Entry]) -> Iterator[tuple[str, str]]:
    for entry in annex.values():
        for link in entry.regimes:
            if link.regime is Regime.MTCR and link.number:
                yield entry.code, place_of(link)[1]


def test_every_number_of_the_missile_regime_leads_to_a_place_that_leads_back(annex: dict[str, Entry], mtcr: dict[str, Entry]) -> None:
    numbered = list(_numbered(annex))
    assert len(numbered) >= 125
    for code, place in numbered:
        assert place in mtcr, (code, place)
        seen = {ref for entry in mtcr.values() if _is_of(entry.code, place) for ref in entry.refs}
        assert any(_is_of(ref, code) for ref in seen), (code, place)


def test_what_the_missile_regime_names_bears_its_mark(annex: dict[str, Entry], mtcr: dict[str, Entry]) -> None:
    marked = {entry.code for entry in annex.values() if any(link.regime is Regime.MTCR for link in entry.regimes)}
    for place in mtcr.values():
        for ref in place.refs:
            if ref in annex:
                assert any(_is_of(ref, code) for code in marked), (place.code, ref)


@pytest.mark.parametrize(
    ("code", "regime", "number"),
    [
        ("7D103", Regime.MTCR, "16.D.1"),
        ("1E103", Regime.MTCR, "6.E.2"),
        ("1E104", Regime.MTCR, "6.E.3"),
        ("7E104", Regime.MTCR, "10.E.2"),
        ("7A103.c", Regime.MTCR, "9.A.7"),
        ("6D203", Regime.NSG, "5.D.1"),
        ("6E203", Regime.NSG, "5.D.1"),
        ("6A203.d", Regime.NSG, "1.A.2"),
        ("1A007.a", Regime.NSG, "6.A.2"),
    ],
)
def test_numbers_that_once_stood_one_place_off(annex: dict[str, Entry], code: str, regime: Regime, number: str) -> None:
    assert RegimeLink(regime=regime, number=number) in annex[code].regimes
