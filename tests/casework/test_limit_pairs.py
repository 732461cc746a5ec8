"""Every limit that an independent table states is met just inside and not met just outside, by the paragraph that states it.

A small part of the table stands beside this file; the whole one is used where it is at hand (`--slow`), and the run says how many
limits were paired and why each of the others was not.
"""

import collections
import sys
from pathlib import Path

import pytest

from stc_desktop.casework.workspace import Workspace
from tests.casework.limit_pairs import FactLimit, Pair, Unpaired, fact_limits, paired, summary
from tests.casework.reference_walk import FactReference, Standing, fact_references, standing

SAMPLE = Path(__file__).with_name("limit_facts.csv")
WHOLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "control-lists" / "annex1-2025-11-facts.csv"
_EXPLAINED = {Unpaired.NOT_INSTALLED, Unpaired.EXPLAINS, Unpaired.FORMULA, Unpaired.CONDITION}
ENOUGH = 0.95  # of the limits that can have a pair at all; the rest are listed one by one


def _all_pairs(workspace: Workspace, table: Path) -> dict[FactLimit, Pair | Unpaired]:
    weighable, units = workspace.weighable(), workspace.units
    return {limit: paired(limit, weighable, units) for limit in dict.fromkeys(fact_limits(table))}


def _hold(results: dict[FactLimit, Pair | Unpaired]) -> None:
    wrong = [f"{limit}: inside {found.inside}, outside {found.outside}" for limit, found in results.items() if _is_wrong(found)]
    assert not wrong
    open_ones = [limit for limit, found in results.items() if isinstance(found, Unpaired) and found not in _EXPLAINED]
    pairs = sum(isinstance(found, Pair) for found in results.values())
    assert pairs >= ENOUGH * (pairs + len(open_ones)), [str(limit) for limit in open_ones]


def _is_wrong(found: Pair | Unpaired) -> bool:
    return isinstance(found, Pair) and not found.is_right


def test_a_limit_is_met_just_inside_and_not_just_outside(reading: Workspace) -> None:
    results = _all_pairs(reading, SAMPLE)
    assert summary(results)["pairs"] > 100
    _hold(results)


def test_a_list_with_another_limit_is_found_out(reading: Workspace) -> None:
    """The pairs come from the table, not from our list: a limit that our list does not have is no pair."""
    limit = next(limit for limit in fact_limits(SAMPLE) if limit.code == "3A225.a")
    other = FactLimit(code=limit.code, kind=limit.kind, op=limit.op, value=limit.value + 1, unit=limit.unit)
    assert isinstance(paired(limit, reading.weighable(), reading.units), Pair)
    assert paired(other, reading.weighable(), reading.units) is Unpaired.NO_TEST


def test_every_reference_is_weighed_or_leads_on(reading: Workspace) -> None:
    edition = reading.weighable().edition
    found = {one: standing(one, edition) for one in fact_references(SAMPLE, edition)}
    assert Standing.WEIGHED in found.values()
    assert [one for one, how in found.items() if how is Standing.LOST] == []


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.skipif(not WHOLE.is_file(), reason="not run: the table of facts is not at hand")
def test_the_whole_table(reading: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    results = _all_pairs(reading, WHOLE)
    with capsys.disabled():
        for name, count in summary(results).items():
            sys.stdout.write(f"{count:6} {name}\n")
        for limit, found in results.items():
            if isinstance(found, Unpaired) and found not in _EXPLAINED:
                sys.stdout.write(f"       {limit}: {found.value}\n")
    _hold(results)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.skipif(not WHOLE.is_file(), reason="not run: the table of facts is not at hand")
def test_every_reference_of_the_whole_table(reading: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    edition = reading.weighable().edition
    found: dict[FactReference, Standing] = {one: standing(one, edition) for one in fact_references(WHOLE, edition)}
    lost = [one for one, how in found.items() if how is Standing.LOST]
    with capsys.disabled():
        for how, count in collections.Counter(found.values()).items():
            sys.stdout.write(f"{count:6} {how.value}\n")
        for one in lost:
            sys.stdout.write(f"       {one.code} ({one.kind}) names {one.target}\n")
    decided = sum(how not in {Standing.NOT_INSTALLED, Standing.WIDE} for how in found.values())
    assert len(lost) <= 0.01 * decided
