"""For each form: the smallest case, a full one, one in local scripts, one that overflows its boxes; each is complete on paper."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from stc_desktop.applications.answers import shown, value_of
from stc_desktop.applications.canonical import canonical_bytes, case_from_bytes
from stc_desktop.applications.cases import Case
from stc_desktop.applications.checks import Basis, Level, findings
from stc_desktop.applications.fill import fill_plan
from stc_desktop.applications.fill_values import Answer, AnswerState, FilledBox, FillPlan
from stc_desktop.applications.form_parts import BoxKind, FieldType
from stc_desktop.applications.forms import Form
from stc_desktop.applications.parties import CaseParty, Role
from stc_desktop.applications.sample import sample_case
from tests.applications.builder import full, smallest
from tests.applications.conftest import NOW

FORM_IDS = ["GEN-LIC", "GEN-EUS", "SG-IC", "EU-A3A", "PH-AUTH"]
NAMES = {
    "vi": "Công ty TNHH Cơ khí Chính xác Sông Hàn",
    "th": "บริษัท ล้านนา มอเตอร์ไดรฟ์ จำกัด",
    "lo": "ບໍລິສັດ ຂົນສົ່ງ ສະຫວັນ ຈຳກັດ",
    "km": "សុខ វិចិត្រ",
    "my": "ရွှေမိုးဦး စက်ပစ္စည်း ကုမ္ပဏီ လီမိတက်",
}
# What a program prints by mistake.
MISTAKES = re.compile(r"\b(None|null|nan|NaN|undefined|[Ll]orem|[Ss]ample|True|False)\b|\{|\}")


def texts(value: object) -> Iterator[str]:
    """Every text of a plan, in reading order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from texts(getattr(value, one.name))


def boxes(value: object) -> Iterator[FilledBox]:
    if isinstance(value, FilledBox):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from boxes(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from boxes(getattr(value, one.name))


def squeezed(text: str) -> str:
    return "".join(text.split())


def lost_answers(case: Case, form: Form, plan: FillPlan) -> list[str]:
    """Typed texts that stand neither in a box nor among the particulars for the annex."""
    paper = squeezed(" ".join(texts((plan.head_boxes, plan.parts, plan.particulars, plan.continuation))))
    by_hand = {one.id for section in form.sections for box in section.boxes if box.kind is BoxKind.BY_HAND for one in box.fields}
    lost: list[str] = []
    for field in form.fields:
        count = len(case.papers) if field.path.startswith("papers") else len(case.lines)
        for row in range(count) if "[]" in field.path else (None,):
            value = value_of(case, field, row)
            typed = field.type in {FieldType.TEXT, FieldType.LONG_TEXT, FieldType.TEXTS, FieldType.EMAIL, FieldType.URL, FieldType.CODE}
            if typed and value is not None and field.id not in by_hand and squeezed(shown(field, value)) not in paper:
                lost.append(f"{field.id} {row}: {shown(field, value)[:60]}")
    return lost


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_the_smallest_case_is_valid_and_fills_no_more_than_it_must(forms: dict[str, Form], basis: Basis, form_id: str) -> None:
    form = forms[form_id]
    case = smallest(form, basis)
    assert not [one for one in findings(case, form, basis) if one.level is Level.RED]
    plan = fill_plan(case, form, basis, local="vi")
    assert plan.open_boxes == ()
    assert lost_answers(case, form, plan) == []
    assert not [box.number for box in boxes(plan) if box.content == Answer(state=AnswerState.OPEN)]
    assert case_from_bytes(canonical_bytes(case)) == case


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_the_full_case_is_valid_and_nothing_of_it_is_lost(forms: dict[str, Form], basis: Basis, form_id: str) -> None:
    form = forms[form_id]
    case = full(form, lines=10 if form_id == "SG-IC" else 14, fill="Motor works at Lamphun")
    assert not [one.sentence for one in findings(case, form, basis) if one.level is Level.RED]
    plan = fill_plan(case, form, basis, local="th")
    assert plan.open_boxes == ()
    assert lost_answers(case, form, plan) == []
    assert case_from_bytes(canonical_bytes(case)) == case


@pytest.mark.parametrize("form_id", FORM_IDS)
@pytest.mark.parametrize("language", sorted(NAMES))
def test_local_script_stands_on_the_form_as_it_was_typed(forms: dict[str, Form], basis: Basis, form_id: str, language: str) -> None:
    form, name = forms[form_id], NAMES[language]
    case = smallest(form, basis)
    case = replace(case, parties=tuple(replace(party, name_local=name, legal_name="Local Works Ltd.") for party in case.parties))
    plan = fill_plan(case, form, basis, local=language)
    assert name in set(texts(plan))
    assert case_from_bytes(canonical_bytes(case)) == case
    if language in form.languages:
        assert not plan.is_reviewed, "our own words in a language nobody has reviewed have to say so"
        assert plan.title.local
        assert plan.title.local != plan.title.text


@pytest.mark.parametrize("form_id", FORM_IDS)
@pytest.mark.parametrize("fill", ["มอเตอร์ไดรฟ์ล้านนา", "ច្រវ៉ាក់ផលិតកម្ម", "Đường dây quấn động cơ"])
def test_what_is_longer_than_its_box_is_handed_over_whole(forms: dict[str, Form], basis: Basis, form_id: str, fill: str) -> None:
    form = forms[form_id]
    case = full(form, lines=2, fill=fill)
    assert not [one.sentence for one in findings(case, form, basis) if one.level is Level.RED]
    assert lost_answers(case, form, fill_plan(case, form, basis)) == []


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_one_sign_too_many_is_red_and_cut_nowhere(forms: dict[str, Form], basis: Basis, form_id: str) -> None:
    form = forms[form_id]
    case = smallest(form, basis)
    case = replace(case, end_use=replace(case.end_use, text="x" * 2201, site="Lamphun")) if form.field_at("end_use.text") else case
    found = [one for one in findings(case, form, basis) if one.id == "R01c"]
    assert bool(found) == bool(form.field_at("end_use.text"))


@pytest.mark.parametrize("form_id", FORM_IDS)
@pytest.mark.parametrize("build", ["smallest", "full", "sample"])
def test_no_word_slips_onto_paper_that_nobody_wrote(forms: dict[str, Form], basis: Basis, form_id: str, build: str) -> None:
    form = forms[form_id]
    made = {
        "smallest": lambda: smallest(form, basis),
        "full": lambda: full(form, lines=3, fill="Winding line"),
        "sample": lambda: sample_case(NOW),
    }
    plan = fill_plan(made[build](), form, basis, local="vi")
    assert [text for text in texts(plan) if MISTAKES.search(text)] == []


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_an_empty_case_is_all_open_and_still_a_draft(forms: dict[str, Form], basis: Basis, form_id: str) -> None:
    form = forms[form_id]
    plan = fill_plan(Case(), form, basis)
    assert len(plan.open_boxes) >= 4
    assert not [text for text in texts(plan) if MISTAKES.search(text)]


def test_a_party_that_only_has_a_local_name_is_printed_by_it(forms: dict[str, Form], basis: Basis) -> None:
    case = Case(parties=(CaseParty(id="p1", roles=(Role.END_USER,), name_local=NAMES["km"]),))
    plan = fill_plan(case, forms["GEN-LIC"], basis)
    assert NAMES["km"] in set(texts(plan))
