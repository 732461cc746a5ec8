"""Whatever a case holds, it can be checked, listed and filled into every form: strange answers give findings, never a traceback."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from stc_desktop.applications.cases import Case
from stc_desktop.applications.checks import Basis, findings, open_points
from stc_desktop.applications.fill import fill_plan
from stc_desktop.applications.forms import Form
from stc_desktop.applications.lines import Line
from stc_desktop.applications.sample import sample_case
from stc_desktop.applications.tasks import tasks
from tests.applications.conftest import NOW
from tests.applications.test_canonical import any_case


@pytest.mark.parametrize("form_id", ["GEN-LIC", "GEN-EUS", "SG-IC", "EU-A3A", "PH-AUTH"])
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(case=any_case)
def test_any_case_is_checked_and_filled(forms: dict[str, Form], basis: Basis, form_id: str, case: Case) -> None:
    form = forms[form_id]
    found = findings(case, form, basis)
    assert all(one.sentence and one.why and one.how_to_fix for one in found)
    assert len(tasks(case, form, found)) >= 5
    assert open_points(found)
    assert fill_plan(case, form, basis, local="my").form_id == form_id


STRANGE = [
    ("extra.SG-IC.purpose", {"SG-IC": {"purpose": True}}, "purpose"),
    ("extra.SG-IC.reexport_to", {"SG-IC": {"purpose": "re_export", "reexport_to": "TH"}}, "reexport_to"),
    ("extra.SG-IC.purpose", {"SG-IC": {"purpose": "resale"}}, "purpose"),
]


@pytest.mark.parametrize(("path", "extra", "field_id"), STRANGE)
def test_an_answer_of_another_kind_is_found(
    forms: dict[str, Form], basis: Basis, path: str, extra: dict[str, dict[str, str]], field_id: str
) -> None:
    found = findings(replace(sample_case(NOW), extra=extra), forms["SG-IC"], basis)
    assert [(one.id, one.path) for one in found if one.field_id == field_id] == [("R01c", path)]


def test_an_amount_that_is_no_number_is_found_and_not_computed_with(forms: dict[str, Form], basis: Basis) -> None:
    case = sample_case(NOW)
    lines: tuple[Line, ...] = (replace(case.lines[0], extra={"SG-IC/cif_sgd": "a lot"}), *case.lines[1:])
    found = findings(replace(case, lines=lines), forms["SG-IC"], basis)
    assert [(one.id, one.row) for one in found if one.field_id == "cif_sgd"] == [("R01c", 0)]
