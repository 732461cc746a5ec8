"""The lawyer's table: every case gives the answer, the licence types and the rules that it names."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from stc_desktop.authoring.jurisdictions import Jurisdictions
from stc_desktop.determination.requirement import Freed, LicenceRequirement, Needed
from tests.determination.deals import answer, deal

TABLE = Path(__file__).with_name("cases.csv")


def _cases() -> Iterator[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(row for row in file if not row.startswith("#"))


CASES = tuple(_cases())


def _determined(jurisdictions: Jurisdictions, case: dict[str, str]) -> LicenceRequirement:
    columns = {name: case[name] for name in ("country", "activity", "goods", "to", "answers")}
    return answer(jurisdictions, deal(jurisdictions, **columns))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_case(jurisdictions: Jurisdictions, case: dict[str, str]) -> None:
    requirement = _determined(jurisdictions, case)
    fired = [rule for rule in requirement.rules if rule.fired]
    assert requirement.needed.value == case["needed"], case["facts"]
    assert " ".join(kind.id for kind in requirement.types) == case["types"]
    assert (" ".join(rule.id for rule in fired) or "-") == case["fires"]
    if case["citation"]:
        assert any(case["citation"] in rule.citation for rule in fired)


def test_the_table_is_long_enough_and_no_case_stands_twice() -> None:
    assert len(CASES) >= 60
    assert len({case["case"] for case in CASES}) == len(CASES)
    assert {case["needed"] for case in CASES} == {"yes", "no", "undecided"}


def test_every_rule_fires_in_one_case_and_stays_silent_in_another(jurisdictions: Jurisdictions) -> None:
    fired, silent = set[str](), set[str]()
    for case in CASES:
        for rule in _determined(jurisdictions, case).rules:
            (fired if rule.fired else silent if rule.fired is False else set[str]()).add(rule.id)
    rules = {rule.id for profile in jurisdictions.profiles.values() for rule in profile.rules}
    rules |= {rule.id for rule in jurisdictions.common.caution}
    assert rules - fired == set()
    assert rules - silent == set()


def test_every_exemption_frees_in_one_case_and_not_in_another(jurisdictions: Jurisdictions) -> None:
    freed, not_freed = set[str](), set[str]()
    for case in CASES:
        profile = jurisdictions.profiles.get(case["country"])
        for line in _determined(jurisdictions, case).lines:
            for rule in line.rules:
                (not_freed if rule.freed is Freed.NOT else freed).add(rule.id)
        assert profile is not None or case["needed"] == Needed.UNDECIDED
    targets = {name for profile in jurisdictions.profiles.values() for exemption in profile.exemptions for name in exemption.frees}
    assert targets <= freed & not_freed
