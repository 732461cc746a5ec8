"""The fill plan: official numbers in their order, both languages, states of answers, and geometry that fits the grid."""

from dataclasses import replace
from decimal import Decimal

import pytest

from stc_desktop.applications.basis import Basis
from stc_desktop.applications.cases import Case
from stc_desktop.applications.fill import fill_plan, statement_language
from stc_desktop.applications.fill_values import (
    Answer,
    AnswerState,
    Crosses,
    Declarations,
    FilledBox,
    FilledStack,
    Grid,
    Items,
    PartyLines,
    Row,
    SideBySide,
    SignatureRow,
    YesNo,
)
from stc_desktop.applications.forms import Form
from stc_desktop.applications.line_filling import NOT_CLASSIFIED, NOT_LISTED, UNDECIDED, code_shown, filled_line
from stc_desktop.applications.lines import Line, LineClassification, LineVerdict
from stc_desktop.applications.papers import Statement
from stc_desktop.applications.parties import Role
from stc_desktop.applications.rows import with_role
from stc_desktop.applications.sample import sample_case
from tests.applications.conftest import NOW
from tests.applications.test_five_cases import boxes, texts

SAMPLE = sample_case(NOW, heads_installed=60, heads_of=500)


def box(plan: object, number: str) -> FilledBox:
    return next(one for one in boxes(plan) if one.number == number)


def test_the_boxes_of_the_european_form_stand_in_their_order(forms: dict[str, Form], basis: Basis) -> None:
    plan = fill_plan(SAMPLE, forms["EU-A3A"], basis)
    numbers = [int(one.number) for one in boxes(plan.parts) if one.number]
    assert numbers == list(range(1, 23))


def test_its_continuation_repeats_one_and_two_and_then_thirteen_to_eighteen(forms: dict[str, Form], basis: Basis) -> None:
    plan = fill_plan(SAMPLE, forms["EU-A3A"], basis)
    assert plan.continuation
    numbers = [int(one.number) for one in boxes(plan.continuation.parts) if one.number]
    assert numbers == [1, 2, *list(range(13, 19)) * 9]
    assert any(one.repeats and one.number == "1" for one in boxes(plan.continuation.parts))  # a third sheet names the case too
    assert fill_plan(replace(SAMPLE, lines=SAMPLE.lines[:1]), forms["EU-A3A"], basis).continuation is None


def test_goods_that_go_straight_to_the_end_user_have_it_as_consignee(forms: dict[str, Form], basis: Basis) -> None:
    plan = fill_plan(SAMPLE, forms["EU-A3A"], basis)
    consignee, user = box(plan, "5").content, box(plan, "9").content
    assert isinstance(consignee, PartyLines)
    assert consignee.name == "Lanna Motor Drive Co., Ltd."
    assert user == Answer(state=AnswerState.NOT_APPLICABLE)


def test_a_consignee_that_is_the_end_user_is_not_printed_twice(forms: dict[str, Form], basis: Basis) -> None:
    plan = fill_plan(with_role(SAMPLE, "p2", Role.CONSIGNEE), forms["GEN-LIC"], basis)
    assert box(plan, "17").content == Answer(state=AnswerState.NOT_APPLICABLE)


def _cells(plan_parts: tuple[object, ...]) -> list[tuple[FilledBox | FilledStack, ...]]:
    rows = [part.row if isinstance(part, SignatureRow) else part for part in plan_parts]
    return [row.cells for row in rows if isinstance(row, Row)]


@pytest.mark.parametrize("form_id", ["GEN-LIC", "GEN-EUS", "SG-IC", "EU-A3A", "PH-AUTH"])
def test_every_row_fills_the_grid_and_every_stack_its_neighbour(forms: dict[str, Form], basis: Basis, form_id: str) -> None:
    for plan in (fill_plan(SAMPLE, forms[form_id], basis), fill_plan(Case(), forms[form_id], basis)):
        for cells in _cells(plan.parts):
            assert sum(cell.columns for cell in cells) == 66
        assert sum(one.columns for one in plan.head_boxes) in {0, 41}
        for grid in (part for part in plan.parts if isinstance(part, Grid)):
            assert sum(column.columns for column in grid.columns) == 66
    for signature in (part for part in fill_plan(SAMPLE, forms[form_id], basis).parts if isinstance(part, SignatureRow)):
        heights = [sum(one.rows for one in cell.boxes) if isinstance(cell, FilledStack) else cell.rows for cell in signature.row.cells]
        assert heights == [11, 11, 11]


def test_labels_stand_in_both_languages_or_in_the_main_one_alone(forms: dict[str, Form], basis: Basis) -> None:
    plan = fill_plan(SAMPLE, forms["GEN-LIC"], basis, local="vi")
    assert (box(plan, "6").label.text, box(plan, "6").label.local) == ("End user", "Người sử dụng cuối cùng")
    assert fill_plan(SAMPLE, forms["SG-IC"], basis, local="vi").title.local == ""
    assert fill_plan(SAMPLE, forms["GEN-LIC"], basis, language="en", local="en").title.local == ""


def test_dates_countries_and_money_are_printed_as_specified(forms: dict[str, Form], basis: Basis) -> None:
    plan = fill_plan(SAMPLE, forms["GEN-LIC"], basis)
    answers = {number: box(plan, number).content for number in ("4", "10", "13", "16")}
    assert answers["4"] == Answer(paragraphs=("23 Nov 2026",))
    assert answers["10"] == Answer(paragraphs=("TH  Thailand",))
    assert answers["13"] == Answer(paragraphs=("18 Jan 2027",))
    contract = ("LMD-PO-2231 of 2 Nov 2026", "USD 155,372.00   DAP Lamphun", "30 % in advance, 70 % on delivery")
    assert answers["16"] == Answer(paragraphs=contract)


def test_party_lines_stand_in_the_order_of_the_box(forms: dict[str, Form], basis: Basis) -> None:
    exporter = box(fill_plan(SAMPLE, forms["GEN-LIC"], basis), "5").content
    assert isinstance(exporter, PartyLines)
    assert exporter.paragraphs == (
        "Song Han Precision Mechanics Co., Ltd.",
        "Công ty TNHH Cơ khí Chính xác Sông Hàn",
        "Lô 14, đường số 5, Khu công nghiệp Hòa Khánh",
        "Đà Nẵng, 550000, VN  Viet Nam",
        "Tax code 0402 318 774   ICP VN-ICP-0087",
        "Nguyễn Thị Hồng Ánh, export manager",
        "+84 236 555 0142   anh@songhan.example",
    )


def test_the_statement_speaks_the_language_of_its_signer(forms: dict[str, Form], basis: Basis) -> None:
    form = forms["GEN-EUS"]
    local = statement_language(SAMPLE, form)
    assert local == "th"
    plan = fill_plan(SAMPLE, form, basis, local=local)
    signer = box(plan, "4").content
    assert isinstance(signer, PartyLines)
    assert signer.address == ("88/4 หมู่ 3 ตำบลบ้านกลาง อำเภอเมืองลำพูน", "จังหวัดลำพูน 51000, TH  Thailand")
    clauses = next(part for part in plan.parts if isinstance(part, SideBySide)).clauses
    assert [(clause.letter, clause.local_letter) for clause in clauses] == list(zip("abcdef", "กขคงจฉ", strict=True))
    assert not plan.is_reviewed
    assert statement_language(replace(SAMPLE, statement=Statement(language="km")), form) == "km"
    assert statement_language(replace(SAMPLE, statement=Statement(), parties=()), form) == ""


def test_a_promise_that_is_switched_off_is_left_out_and_the_letters_close_up(forms: dict[str, Form], basis: Basis) -> None:
    case = replace(SAMPLE, statement=replace(SAMPLE.statement, promises_no_military_use=False))
    plan = fill_plan(case, forms["GEN-EUS"], basis, local="th")
    clauses = next(part for part in plan.parts if isinstance(part, SideBySide)).clauses
    assert [clause.letter for clause in clauses] == list("abcde")
    assert not any("military" in clause.text for clause in clauses)


def test_questions_stay_empty_until_they_are_answered(forms: dict[str, Form], basis: Basis) -> None:
    open_case = replace(SAMPLE, catch_all=replace(SAMPLE.catch_all, suspected=None))
    plan = fill_plan(open_case, forms["GEN-LIC"], basis)
    asked = box(plan, "15").content
    assert isinstance(asked, YesNo)
    assert [question.answer for question in asked.questions] == [False, False, None]
    assert "15" in plan.open_boxes
    crosses = box(fill_plan(Case(), forms["GEN-LIC"], basis), "3").content
    assert isinstance(crosses, Crosses)
    assert {option.is_crossed for option in crosses.options} == {None}


def test_what_cannot_be_supplied_is_printed_with_its_reason(forms: dict[str, Form], basis: Basis) -> None:
    case = replace(SAMPLE, movement=replace(SAMPLE.movement, exit_point=""), cannot_supply={"movement.exit_point": "the forwarder decides"})
    assert box(fill_plan(case, forms["GEN-LIC"], basis), "12").content == Answer(paragraphs=("cannot be supplied: the forwarder decides",))


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (None, NOT_CLASSIFIED),
        (LineClassification(verdict=LineVerdict.NOT_LISTED), NOT_LISTED),
        (LineClassification(verdict=LineVerdict.UNDECIDED, codes=("3A225",)), UNDECIDED),
        (LineClassification(verdict=LineVerdict.CONTROLLED, codes=("3A225", "2B230")), "3A225, 2B230"),
        (LineClassification(verdict=LineVerdict.CONTROLLED), UNDECIDED),
    ],
)
def test_an_open_line_is_never_printed_as_not_listed(made: LineClassification | None, code: str) -> None:
    line = Line(name="Pump", classification=made)
    assert code_shown(line) == code
    assert filled_line(line, 1).is_controlled == code.startswith("3A225")


def test_the_largest_numbers_of_a_case_multiply_and_add_up_without_loss() -> None:
    line = replace(SAMPLE.lines[0], quantity=Decimal("9" * 18 + ".99"), unit_price=Decimal("9" * 18 + ".99"), value=None)
    assert line.worth == Decimal(10**36 - 2 * 10**16)
    assert replace(SAMPLE, lines=(line, line)).total == Decimal(2 * 10**36 - 4 * 10**16)


def test_totals_are_left_out_where_currencies_differ(forms: dict[str, Form], basis: Basis) -> None:
    def items(case: Case) -> Items:
        return next(part for part in fill_plan(case, forms["GEN-LIC"], basis).parts if isinstance(part, Items))

    assert items(SAMPLE).currency == "USD"
    mixed = replace(SAMPLE, lines=(replace(SAMPLE.lines[0], currency="VND"), *SAMPLE.lines[1:]))
    assert items(mixed).currency is None
    assert (SAMPLE.total, mixed.total) == (Decimal("155372.00"), None)


def test_a_working_copy_says_so_and_only_a_read_form_names_its_source(forms: dict[str, Form], basis: Basis) -> None:
    states = {name: fill_plan(SAMPLE, form, basis).state for name, form in forms.items()}
    assert states == {"GEN-LIC": "D", "GEN-EUS": "D", "PH-AUTH": "D", "SG-IC": "A", "EU-A3A": "A"}


def test_declarations_are_sentences_without_squares(forms: dict[str, Form], basis: Basis) -> None:
    plan = fill_plan(SAMPLE, forms["GEN-LIC"], basis, local="vi")
    declared = next(part for part in plan.parts if isinstance(part, Declarations))
    assert len(declared.clauses) == 5
    assert all(clause.local for clause in declared.clauses)


def test_details_of_a_suspicion_reach_the_paper(forms: dict[str, Form], basis: Basis) -> None:
    told = replace(SAMPLE, catch_all=replace(SAMPLE.catch_all, suspected=True, suspected_details="Paid in cash by a stranger."))
    for form_id in ("GEN-LIC", "EU-A3A", "PH-AUTH"):
        assert "Paid in cash by a stranger." in set(texts(fill_plan(told, forms[form_id], basis).particulars)), form_id


def test_the_european_box_of_an_open_line_says_how_it_stands(forms: dict[str, Form], basis: Basis) -> None:
    unclassified = replace(SAMPLE, lines=(replace(SAMPLE.lines[0], classification=None),))
    assert box(fill_plan(unclassified, forms["EU-A3A"], basis), "16").content == Answer(paragraphs=(NOT_CLASSIFIED,))
