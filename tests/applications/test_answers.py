"""Fields and the case: what is typed is understood or kept, what is read comes back, every path leads where it says."""

from dataclasses import replace
from decimal import Decimal

import pytest

from stc_desktop.applications.answers import Money, limit_problem, parse, shown, value_of, with_reason, with_typed, with_value
from stc_desktop.applications.cases import Case
from stc_desktop.applications.checks import Basis, findings
from stc_desktop.applications.form_parts import FieldType, FormField
from stc_desktop.applications.forms import Form
from stc_desktop.applications.lines import Line, LineClassification, LineVerdict
from stc_desktop.applications.parties import CaseParty, NumberKind, Role
from stc_desktop.applications.paths import check_path, concrete, get_at, set_at
from stc_desktop.rules.errors import UserFixable

from .builder import answer_for


def field(kind: FieldType, path: str = "extra.GEN-LIC.x", **more: object) -> FormField:
    return FormField(id="x", label={"en": "X"}, type=kind, path=path, **more)  # type: ignore[arg-type]


TYPED = [
    (FieldType.TEXT, "  two  words ", "two words"),
    (FieldType.LONG_TEXT, "one\r\ntwo", "one\ntwo"),
    (FieldType.COUNTRY, "thailand", "TH"),
    (FieldType.COUNTRY, "Viet Nam", "VN"),
    (FieldType.COUNTRIES, "LA; th, Viet Nam", ("LA", "TH", "VN")),
    (FieldType.YES_NO, "Yes", True),
    (FieldType.HS, "8504.40", "850440"),
    (FieldType.HS, "8504 40 90", "85044090"),
    (FieldType.MONEY, "usd 2,140.00", Money(Decimal("2140.00"), "USD")),
    (FieldType.MONEY, "2140", Money(Decimal(2140), "")),
    (FieldType.DECIMAL, "0,9", Decimal("0.9")),
    (FieldType.INTEGER, "14", 14),
    (FieldType.UNIT, "kg", "KGM"),
    (FieldType.UNIT, "pcs", "NAR"),
    (FieldType.CURRENCY, "vnd", "VND"),
    (FieldType.CODES, "3a225, 2B350g", ("3A225", "2B350.g")),
    (FieldType.PHONE, "+84 236 555 0142", "+84 236 555 0142"),
    (FieldType.TEXTS, "mail; cloud", ("mail", "cloud")),
    (FieldType.TEXT, "   ", None),
]


@pytest.mark.parametrize(("kind", "text", "value"), TYPED)
def test_what_is_typed_is_understood(kind: FieldType, text: str, value: object) -> None:
    assert parse(field(kind), text) == value


REFUSED = [
    (FieldType.COUNTRY, "Thailnd", "Thailand"), (FieldType.COUNTRY, "Atlantis", "two letters"), (FieldType.HS, "85044", "8504.40"),
    (FieldType.MONEY, "2140 XXQ", "currency"), (FieldType.MONEY, "-5", "minus"), (FieldType.UNIT, "boxes", "NAR"),
    (FieldType.INTEGER, "1.5", "digits"),
    (FieldType.YES_NO, "perhaps", "open"), (FieldType.EMAIL, "anh at firm", "@"), (FieldType.PHONE, "call me", "country"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "said"), REFUSED)
def test_what_cannot_be_understood_says_what_to_do_and_names_the_field(kind: FieldType, text: str, said: str) -> None:
    with pytest.raises(UserFixable) as caught:
        parse(field(kind), text)
    assert caught.value.where == "x"
    assert said in f"{caught.value.sentence} {caught.value.next_step}"


def test_limits_of_the_form_are_said_in_its_figures() -> None:
    assert "41 signs long; the form takes 40" in str(limit_problem(field(FieldType.TEXT, max_len=40), "x" * 41))
    assert "at most 2" in str(limit_problem(field(FieldType.TEXTS, max_items=2), ("a", "b", "c")))
    with pytest.raises(UserFixable, match="asked in SGD, not in USD"):
        parse(field(FieldType.MONEY, currency="SGD"), "USD 5")


def test_text_that_was_not_understood_is_kept_shown_as_a_finding_and_mended(forms: dict[str, Form], basis: Basis) -> None:
    form = forms["GEN-LIC"]
    quantity = form.field_at("lines[].quantity")
    assert quantity
    case = with_typed(Case(lines=(Line(), Line())), quantity, "a dozen", 1)
    assert case.not_understood == {"lines[1].quantity": "a dozen"}
    found = [one for one in findings(case, form, basis) if one.id == "R01b"]
    assert [(one.field_id, one.row) for one in found] == [("line.quantity", 1)]
    assert "a dozen" in found[0].sentence
    mended = with_typed(case, quantity, "12", 1)
    assert mended.not_understood == {}
    assert mended.lines[1].quantity == Decimal(12)


def test_text_kept_for_a_party_that_is_not_there_yet_stays_with_it(forms: dict[str, Form]) -> None:
    country = forms["GEN-LIC"].field("broker.country")
    case = with_typed(Case(), country, "Thailnd")
    assert case.not_understood == {"parties[p1].country": "Thailnd"}
    case = with_typed(case, forms["GEN-LIC"].field("broker.legal_name"), "Shwe Moe Oo")
    case = with_typed(case, country, "MM")
    assert (case.not_understood, len(case.parties), case.parties[0].country) == ({}, 1, "MM")


def test_an_amount_typed_with_its_currency_sets_both(forms: dict[str, Form]) -> None:
    price = forms["GEN-LIC"].field_at("lines[].unit_price")
    assert price
    case = with_typed(Case(lines=(Line(),)), price, "USD 2,140.00", 0)
    assert (case.lines[0].unit_price, case.lines[0].currency) == (Decimal("2140.00"), "USD")


def test_a_reason_counts_as_an_answer_until_one_is_given(forms: dict[str, Form]) -> None:
    field_ = forms["GEN-LIC"].field("exit_point")
    case = with_reason(Case(), field_, "the forwarder decides on the day")
    assert case.cannot_supply == {"movement.exit_point": "the forwarder decides on the day"}
    assert with_typed(case, field_, "Lao Bảo").cannot_supply == {}
    assert with_reason(case, field_, " ").cannot_supply == {}


@pytest.mark.parametrize("form_id", ["GEN-LIC", "GEN-EUS", "SG-IC", "EU-A3A", "PH-AUTH"])
def test_every_field_of_a_form_gives_back_what_was_put_in(forms: dict[str, Form], form_id: str) -> None:
    start = Case(
        lines=(Line(), Line(classification=LineClassification(verdict=LineVerdict.UNDECIDED))),
        papers=(),
        parties=(CaseParty(id="p9", roles=(Role.END_USER,)),),
    )
    for one in forms[form_id].fields:
        if one.path.startswith("papers[]"):
            continue
        row = 1 if "[]" in one.path else None
        value = answer_for(one, fill="ນ")
        filled = with_value(start, one, value, row)
        assert value_of(filled, one, row) == value, one.id
        emptied = with_value(filled, one, None, row)
        assert get_at(emptied, one.path, row) in (None, "", ()), one.id


def test_paths_find_parties_by_role_and_id_and_write_where_they_read() -> None:
    case = set_at(Case(), "parties[end_user].registrations[tax].number", "0402")
    assert case.parties[0].number(NumberKind.TAX) == "0402"
    assert concrete(case, "parties[end_user].registrations[tax].number") == "parties[p1].registrations[tax].number"
    assert get_at(case, "parties[p1].registrations[tax].number") == "0402"
    assert get_at(case, "parties[broker].legal_name") is None
    assert set_at(Case(), "approvals[import_certificate].number", "IC-1").approvals[0].number == "IC-1"
    assert set_at(Case(), "parties[broker].legal_name", "") == Case()
    assert check_path("lines[].colour")
    assert check_path("movement[].mode")
    assert not check_path("lines[].classification.codes")


def test_emptying_a_code_makes_no_classification_out_of_nothing() -> None:
    assert set_at(Case(lines=(Line(),)), "lines[].classification.codes", None, 0).lines[0].classification is None


def test_a_code_typed_by_hand_is_never_a_not_listed() -> None:
    made = set_at(Case(lines=(Line(),)), "lines[].classification.codes", ("2B230",), 0).lines[0].classification
    assert made
    assert made.verdict is LineVerdict.CONTROLLED
    assert made.record == ""


def test_values_are_shown_as_on_paper() -> None:
    country = field(FieldType.COUNTRIES)
    assert shown(country, ("LA", "TH")) == "LA  Laos, TH  Thailand"
    assert shown(field(FieldType.HS), "85044090") == "8504.40.90"
    assert shown(field(FieldType.MONEY), Decimal(170090), currency="USD") == "170,090.00"
    assert shown(field(FieldType.MONEY), Decimal(170090), currency="VND") == "170,090"
    assert shown(field(FieldType.YES_NO), False) == "no"


def test_case_stays_untouched_when_another_is_made_of_it() -> None:
    case = Case(lines=(Line(),))
    changed = set_at(case, "lines[].name", "Pump", 0)
    assert case.lines[0].name == ""
    assert changed.lines[0].name == "Pump"
    assert replace(changed, lines=case.lines) == case
