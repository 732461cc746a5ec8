"""Authored forms: what stands in resources is sound, and what is not sound is refused with file, line and reason."""

import re
import shutil
from pathlib import Path

import pytest

from stc_desktop.applications.canonical import json_bytes
from stc_desktop.applications.form_parts import BoxKind, FieldType, Mark
from stc_desktop.applications.forms import Form, form_bytes, form_from_bytes
from stc_desktop.authoring.faults import AuthoredFilesRefused
from stc_desktop.authoring.forms import ReadForms, read_forms

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "forms"


@pytest.fixture(scope="module")
def read() -> ReadForms:
    return read_forms(FOLDER)


def test_the_five_forms_are_there_and_without_fault(read: ReadForms) -> None:
    assert read.faults == ()
    assert sorted(form.form_id for form in read.forms) == ["EU-A3A", "GEN-EUS", "GEN-LIC", "PH-AUTH", "SG-IC"]


def test_a_form_comes_back_from_its_bytes(read: ReadForms) -> None:
    for form in read.forms:
        assert form_from_bytes(form_bytes(form)) == form
        assert form_bytes(form_from_bytes(form_bytes(form))) == form_bytes(form)
    assert json_bytes({"a": "ຂ"}) == '{"a":"ຂ"}'.encode()


def test_states_are_what_the_research_says(read: ReadForms) -> None:
    assert {form.form_id: form.state for form in read.forms} == {
        "EU-A3A": Mark.OFFICIAL,
        "SG-IC": Mark.OFFICIAL,
        "GEN-LIC": Mark.OUR_OWN,
        "GEN-EUS": Mark.OUR_OWN,
        "PH-AUTH": Mark.OUR_OWN,
    }


def test_nothing_unverified_is_printed_as_fact(read: ReadForms) -> None:
    for form in read.forms:
        assert all(field.mark is not Mark.UNVERIFIED for field in form.fields)
        assert all(field.cite for field in form.fields if field.mark in {Mark.SECONDARY, Mark.INCOMPLETE})
    uen = read.form("SG-IC").field("importer.uen")
    assert not uen.pattern_is_sure, "the pattern of the number is unverified, so it may only warn"


def test_conditions_that_the_research_stars_are_there(read: ReadForms) -> None:
    philippines = read.form("PH-AUTH")
    assert philippines.field("trader_no").required
    assert philippines.field("programme").required_if
    assert philippines.field("control_plan").required_if
    assert philippines.field("onward_approval").required_if
    items = next(section for section in read.form("SG-IC").sections if section.id == "items")
    assert (items.least, items.most) == (1, 10)
    hs = read.form("SG-IC").field("hs8")
    assert re.fullmatch(hs.pattern, "85044090")
    assert not re.fullmatch(hs.pattern, "850440")


def test_words_of_other_languages_are_flagged_until_a_reader_has_seen_them(read: ReadForms) -> None:
    for form in read.forms:
        assert set(form.unreviewed) == set(form.languages) - {"en"}
    statement = read.form("GEN-EUS")
    clauses = next(section for section in statement.sections if section.id == "promises").clauses
    for language in ("vi", "th", "lo", "km", "my", "ms", "id"):
        assert all(language in clause.text and language in clause.letters for clause in clauses), language


def test_every_field_has_its_example_or_needs_none_and_a_box_number_where_it_is_printed(read: ReadForms) -> None:
    for form in read.forms:
        for section in form.sections:
            numbered = [box for box in section.boxes if box.number]
            for box in numbered:
                assert all(field.number for field in box.fields), (form.form_id, box.number)


def test_only_the_signer_or_the_agency_writes_by_hand(read: ReadForms) -> None:
    for form in read.forms:
        for section in form.sections:
            for box in section.boxes:
                assert not (box.kind is BoxKind.BY_HAND and any(field.required for field in box.fields))
                assert not (box.by_agency and box.fields)


def line_of(path: Path, needle: str) -> int:
    return next(number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if needle in line)


WRONG = [
    ("gen/GEN-LIC.yaml", "path: movement.exit_point", "path: movement.exit_gate", "a case has no “exit_gate”"),
    ("gen/GEN-LIC.yaml", "label: Exit point", "label: Exit point nobody translated", "the phrase book of vi lacks it"),
    ("gen/GEN-LIC.yaml", "          label: Destination\n          columns: 20", "          label: Destination\n          columns: 21", "take 67 columns instead of 66"),
    ("gen/GEN-LIC.yaml", "type: date, path: movement.planned_on", "type: text, path: movement.planned_on", "is of type text, but movement.planned_on holds date"),
    ("gen/GEN-LIC.yaml", "show_if: [told: yes], required: [told: yes]}", "show_if: [tolt: yes], required: [told: yes]}", "unknown property “tolt”; did you mean “told”?"),
    ("gen/GEN-LIC.yaml", "asks: [name*, model,", "asks: [name*, modell,", "has no field “modell”; did you mean “model”?"),
    ("gen/GEN-LIC.yaml", 'lines: ["{route}"]', 'lines: ["{rout}"]', "names rout, which is no field here"),
    ("gen/GEN-LIC.yaml", 'lines: ["{route}"]', 'lines: ["{route"]', "stray bracket at sign 1"),
    ("gen/GEN-LIC.yaml", "state: D", "state: U", "is not asked or printed as a fact"),
    ("gen/GEN-LIC.yaml", "kind: items", "kind: itmes", "“itmes” is no kind"),
    ("gen/GEN-LIC.yaml", "    least: 1\n", "    leest: 1\n", "unknown key “leest”"),
    ("gen/GEN-LIC.yaml", "role: broker", "role: brokker", "“brokker” is no role; did you mean “broker”?"),
    ("gen/GEN-LIC.yaml", "effective_from: 2026-10-01", "effective_from: October", "must be a date"),
    ("gen/GEN-LIC.yaml", "columns: 26, rows: 11, kind: signature", "columns: 26, rows: 6, kind: signature", "too small to sign in"),
    ("gen/GEN-LIC.yaml", "options: {single: one shipment,", "options: {singel: one shipment,", "a case has no “singel” there"),
    ("gen/GEN-LIC.yaml", "required: yes, example: TH, help", "required: yes, example: Atlantis, help", "does not fit it"),
    ("gen/GEN-LIC.yaml", '- number: "11"', '- number: "10"', "box number 10 stands 2 times"),
    ("gen/GEN-LIC.yaml", "required: [is_temporary: no]", "required: [is_temporary: maybe]", "is not an answer to a yes/no question"),
    ("gen/GEN-LIC.yaml", "  - {kind: contract, title: Contract or order, required: yes}", "  - {kind: contrakt, title: Contract or order}", "is no kind of paper"),
    ("gen/GEN-EUS.yaml", "      - {columns: 5, label: Line", "      - {columns: 6, label: Line", "take 67 instead of 66"),
    ("sg/SG-IC.yaml", "purpose: {type: enum, required: yes,", "purpose: {type: date, required: yes,", "answers of this form's own are texts"),
    ("checks.yaml", "when: [codes_given: yes, code_in_edition: no]", "when: [codes_given: yes, code_in_edition: on]", "is not an answer"),
    ("checks.yaml", 'sentence: "Line {line} is undecided."', 'sentence: "Line {row} is undecided."', "{row} is not known in a check of this scope"),
    ("checks.yaml", "  when: [hs_fits: no]\n", "", "has no tests"),
    ("checks.yaml", 'paths: ["lines[].hs", "lines[].tariff"]', 'paths: ["lines[].hz"]', "a case has no “hz”"),
    ("blocks.yaml", "  hs: {label:", "  hs: {lable:", "unknown key “lable” in field"),
    ("words/th.yaml", '  "End user": "ผู้ใช้ขั้นสุดท้าย"', '  "End user": ""', "has no words in th"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "right", "wrong", "reason"), WRONG, ids=[f"{number}-{case[3][:30]}" for number, case in enumerate(WRONG)])
def test_a_bad_file_is_refused_with_its_line_and_the_reason(tmp_path: Path, file: str, right: str, wrong: str, reason: str) -> None:
    folder = tmp_path / "forms"
    shutil.copytree(FOLDER, folder)
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert right in text, "the table of this test is out of date"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused) as caught:
        read_forms(folder)
    said = [str(fault) for fault in caught.value.faults]
    assert any(reason in line and re.search(r"forms/[\w/.-]+\.yaml:\d+: ", line) for line in said), said[:5]


def test_the_line_of_a_fault_is_the_line_of_its_cause(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    shutil.copytree(FOLDER, folder)
    path = folder / "gen" / "GEN-LIC.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("show_if: [told: yes], required", "show_if: [tolt: yes], required", 1), encoding="utf-8"
    )
    found = read_forms(folder, keep_going=True).faults
    assert [fault.place.line for fault in found] == [line_of(path, "tolt")]


def test_a_form_that_cannot_be_read_at_all_does_not_hide_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    shutil.copytree(FOLDER, folder)
    (folder / "ph" / "PH-AUTH.yaml").write_text("form: [", encoding="utf-8")
    found = read_forms(folder, keep_going=True)
    assert len(found.forms) == 4
    assert any("not valid YAML" in fault.reason for fault in found.faults)


def test_the_same_form_twice_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    shutil.copytree(FOLDER, folder)
    shutil.copy(folder / "sg" / "SG-IC.yaml", folder / "sg" / "again.yaml")
    with pytest.raises(AuthoredFilesRefused, match="two files hold SG-IC 1"):
        read_forms(folder)


def test_repeated_boxes_fill_the_head_of_a_continuation(read: ReadForms) -> None:
    def repeated(form: Form) -> int:
        return sum(box.repeat_columns for section in form.sections for box in section.boxes if box.repeats)

    assert {repeated(form) for form in read.forms} == {66}


def test_money_and_yes_no_fields_never_lose_their_kind(read: ReadForms) -> None:
    for form in read.forms:
        for section in form.sections:
            for box in section.boxes:
                if box.kind is BoxKind.YES_NO:
                    assert {field.type for field in box.fields} == {FieldType.YES_NO}
