"""Authored forms: what stands in resources is sound, and what is not sound is refused with file, line and reason."""

import re
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


# A small folder of forms, sound as it stands; each row of WRONG spoils it in one place.
SMALL = {
    "blocks.yaml": """
party:
  legal_name: {label: Full legal name, type: text, max_len: 80, path: legal_name}
  country: {label: Country, type: country, path: country, example: TH}
line:
  name: {label: Name of the goods, type: text, path: name}
  hs: {label: Customs number, type: hs, path: hs, example: "8504.40"}
""",
    "checks.yaml": """
R02:
  level: red
  scope: line
  when: [codes_given: yes, code_in_edition: no]
  paths: ["lines[].name"]
  task: what
  sentence: "Line {line} names a code that the list does not hold."
  why: It cannot be licensed.
  fix: Classify it.
""",
    "sources.yaml": """
pages: {title: Pages on requests, publisher: An authority, date: read 2026}
""",
    "words/th.yaml": """
language: th
reviewed: no
phrases:
  "Request": "คำขอ"
  "our own": "ของเราเอง"
  "End user": "ผู้ใช้ขั้นสุดท้าย"
  "Kind of licence": "ประเภท"
  "one shipment": "ครั้งเดียว"
  "Exit": "ทางออก"
  "Planned": "กำหนด"
  "Goods": "สินค้า"
  "Line": "ลำดับ"
  "Signature": "ลายมือชื่อ"
  "Stamp": "ตราประทับ"
  "Date": "วันที่"
""",
    "gen/GEN-X.yaml": """
form: GEN-X
title: Request
edition: "1"
edition_date: 2026-10
effective_from: 2026-10-01
state: D
state_source: our own
languages: [en, th]
signs: applicant
sections:
  - id: who
    task: who
    title: Request
    letter: A
    rows:
      - - number: "1"
          label: End user
          kind: party
          role: end_user
          columns: 33
          required: yes
          repeats: yes
          repeat_columns: 66
          asks: [legal_name*, country*]
        - number: "2"
          label: Kind of licence
          columns: 33
          kind: checks
          fields:
            kind_asked: {type: enum, path: licence_kind, required: yes, options: {single: one shipment}}
      - - number: "3"
          label: Exit
          columns: 33
          lines: ["{exit_point}[, {purpose}]"]
          fields:
            exit_point: {type: text, path: movement.exit_point, required: yes}
            purpose: {label: Purpose, type: text, show_if: [told: yes]}
        - number: "4"
          label: Planned
          columns: 33
          fields: {planned: {type: date, path: movement.planned_on, example: 18 Jan 2027, cite: [pages]}}
  - id: goods
    task: what
    title: Goods
    kind: table
    least: 1
    asks: [name*, hs]
    columns:
      - {columns: 6, label: Line, shows: "{number}"}
      - {columns: 60, label: Goods, shows: "{line.name}"}
  - id: signature
    task: print
    title: Signature
    kind: signature
    rows:
      - - {label: Date, columns: 22, rows: 11, kind: by_hand}
        - {label: Signature, columns: 26, rows: 11, kind: signature}
        - {label: Stamp, columns: 18, rows: 11, kind: stamp}
papers:
  - {kind: contract, title: Contract, required: [is_temporary: no]}
""",
}
FORM, CHECKS, BLOCKS, WORDS = "gen/GEN-X.yaml", "checks.yaml", "blocks.yaml", "words/th.yaml"
WRONG = [
    (FORM, "movement.exit_point", "movement.exit_gate", "a case has no “exit_gate”"),
    (FORM, "label: Exit", "label: Way out", "“Way out” is printed, but the phrase book of th lacks it"),
    (FORM, "options: {single: one shipment}", "options: {single: one load}", "“one load” is printed, but the phrase book of th lacks it"),
    (FORM, "          kind: checks", "          columns: 33\n          kind: checks", "stands twice"),
    (FORM, "label: Exit\n          columns: 33", "label: Exit\n          columns: 34", "take 67 columns instead of 66"),
    (FORM, "type: date, path", "type: text, path", "is of type text, but movement.planned_on holds date"),
    (FORM, "show_if: [told: yes]", "show_if: [tolt: yes]", "unknown property “tolt”; did you mean “told”?"),
    (FORM, "asks: [name*, hs]", "asks: [nam*, hs]", "has no field “nam”; did you mean “name”?"),
    (FORM, "[, {purpose}]", "[, {purpos}]", "names purpos, which is no field here; did you mean “purpose”?"),
    (FORM, "{exit_point}[", "{exit_point[", "stray bracket at sign 1"),
    (FORM, "state: D", "state: U", "is not asked or printed as a fact"),
    (FORM, "state: D\n", "", "does not say how well it is known"),
    (FORM, "kind: table", "kind: tabel", "“tabel” is no kind; did you mean “table”?"),
    (FORM, "    least: 1", "    leest: 1", "unknown key “leest”"),
    (FORM, "role: end_user", "role: end_uzer", "“end_uzer” is no role; did you mean “end_user”?"),
    (FORM, "effective_from: 2026-10-01", "effective_from: October", "must be a date"),
    (FORM, "columns: 26, rows: 11", "columns: 26, rows: 6", "too small to sign in"),
    (FORM, "columns: 18, rows: 11", "columns: 18, rows: 9", "too small for a stamp"),
    (FORM, "{single: one", "{singel: one", "a case has no “singel” there; did you mean “single”?"),
    (FORM, "example: 18 Jan 2027", "example: someday", "the example of field planned does not fit it"),
    (FORM, 'number: "4"', 'number: "3"', "box number 3 stands 2 times"),
    (FORM, "is_temporary: no", "is_temporary: maybe", "is not an answer to a yes/no question"),
    (FORM, "kind: contract", "kind: contrakt", "is no kind of paper; did you mean “contract”?"),
    (FORM, "columns: 60", "columns: 61", "take 67 instead of 66"),
    (FORM, "type: text, show_if", "type: date, show_if", "answers of this form's own are texts"),
    (FORM, "repeat_columns: 66", "repeat_columns: 60", "take 60 columns instead of 66"),
    (FORM, "signs: applicant", "signs: nobody", "signs is applicant or end_user"),
    (CHECKS, "code_in_edition: no", "code_in_edition: on", "is not an answer"),
    (CHECKS, "Line {line} names", "Line {row} names", "{row} is not known in a check of this scope"),
    (CHECKS, "  when: [codes_given: yes, code_in_edition: no]\n", "", "has no tests"),
    (CHECKS, 'paths: ["lines[].name"]', 'paths: ["lines[].nam"]', "a case has no “nam”"),
    (CHECKS, "  fix: Classify it.\n", "", "check R02 has no fix"),
    (BLOCKS, "  hs: {label:", "  hs: {lable:", "unknown key “lable” in field"),
    (FORM, "cite: [pages]", "cite: [page]", "no source has the key “page”; did you mean “pages”?"),
    ("sources.yaml", "publisher: An authority, ", "", "source pages has no publisher"),
    (WORDS, '"End user": "ผู้ใช้ขั้นสุดท้าย"', '"End user": ""', "has no words in th"),
    (WORDS, "reviewed: no", "reviewed: perhaps", "reviewed must be yes or no"),
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    for name, text in SMALL.items():
        path = tmp_path / "forms" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "forms"


def test_the_small_folder_is_sound(small: Path) -> None:
    form = read_forms(small).forms[0]
    assert [field.id for field in form.fields] == [
        "end_user.legal_name", "end_user.country", "kind_asked", "exit_point", "purpose", "planned", "line.name", "line.hs",
    ]  # fmt: skip
    assert [field.number for field in form.fields][:4] == ["1a", "1b", "2", "3"]
    assert form.field("purpose").path == "extra.GEN-X.purpose"
    assert [check.id for check in form.checks] == ["R02"]
    assert form.field("planned").cite == ("Pages on requests (An authority, read 2026)",)


@pytest.mark.parametrize(("file", "right", "wrong", "reason"), WRONG, ids=[f"{number}-{case[3][:30]}" for number, case in enumerate(WRONG)])
def test_a_bad_file_is_refused_with_its_line_and_the_reason(small: Path, file: str, right: str, wrong: str, reason: str) -> None:
    path = small / file
    text = path.read_text(encoding="utf-8")
    assert right in text, "the table of this test is out of date"
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused) as caught:
        read_forms(small)
    said = [str(fault) for fault in caught.value.faults]
    assert any(reason in line and re.search(r"forms/[\w/.-]+\.yaml:\d+: ", line) for line in said), said[:5]


def test_the_line_of_a_fault_is_the_line_of_its_cause(small: Path) -> None:
    path = small / FORM
    path.write_text(SMALL[FORM].replace("show_if: [told: yes]", "show_if: [tolt: yes]"), encoding="utf-8")
    number = next(number for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if "tolt" in line)
    assert [fault.place.line for fault in read_forms(small, keep_going=True).faults] == [number]


def test_a_form_that_cannot_be_read_at_all_does_not_hide_the_others(small: Path) -> None:
    (small / "ph").mkdir()
    (small / "ph" / "PH-X.yaml").write_text("form: [", encoding="utf-8")
    found = read_forms(small, keep_going=True)
    assert len(found.forms) == 1
    assert any("not valid YAML" in fault.reason for fault in found.faults)


def test_the_same_form_twice_is_refused(small: Path) -> None:
    (small / "gen" / "again.yaml").write_text(SMALL[FORM], encoding="utf-8")
    with pytest.raises(AuthoredFilesRefused, match="two files hold GEN-X 1"):
        read_forms(small)


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
