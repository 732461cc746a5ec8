"""The sample case: invented, marked, complete for every form, and the same whenever it is made on the same day."""

import datetime as dt

import pytest

from stc_desktop.applications.canonical import canonical_bytes
from stc_desktop.applications.checks import Basis, Level, findings
from stc_desktop.applications.forms import Form
from stc_desktop.applications.parties import NumberKind
from stc_desktop.applications.sample import FORMS, sample_case
from tests.applications.conftest import NOW
from tests.applications.test_five_cases import NAMES


@pytest.mark.parametrize("form_id", FORMS)
@pytest.mark.parametrize("day", ["2026-11-23", "2027-02-28", "2028-02-29", "2030-12-31"])
def test_it_has_no_red_finding_on_any_form_on_any_day(forms: dict[str, Form], form_id: str, day: str) -> None:
    now = dt.datetime.fromisoformat(f"{day}T23:30:00+07:00")
    found = findings(sample_case(now), forms[form_id], Basis(today=now.date()))
    assert [one.sentence for one in found if one.level is Level.RED] == []


def test_every_form_is_among_its_forms(forms: dict[str, Form]) -> None:
    assert set(FORMS) == set(forms)


def test_it_is_marked_small_and_made_of_invented_firms_only() -> None:
    case = sample_case(NOW)
    assert case.is_sample
    assert len(case.lines) == 10
    assert all(party.email.endswith(".example") for party in case.parties if party.email)
    assert {NumberKind.TAX, NumberKind.EORI, NumberKind.STRATEGIC_TRADE, NumberKind.COMPLIANCE_PROGRAMME} <= {
        one.kind for one in case.parties[0].registrations
    }
    assert any(party.number(NumberKind.UEN) for party in case.parties)


def test_its_names_stand_in_five_scripts() -> None:
    assert {party.name_local for party in sample_case(NOW).parties if party.name_local} == set(NAMES.values())


def test_the_same_moment_gives_the_same_bytes() -> None:
    assert canonical_bytes(sample_case(NOW)) == canonical_bytes(sample_case(NOW))


def test_it_says_how_much_of_the_list_it_rests_on() -> None:
    made = sample_case(NOW, heads_installed=60, heads_of=500).lines[0].classification
    assert made
    assert (made.heads_installed, made.heads_of) == (60, 500)
