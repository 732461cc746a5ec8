"""The linter of profiles: a good small folder is read, and each way of spoiling it is refused with file, line and reason."""

import re
from pathlib import Path

import pytest

from stc_desktop.authoring.faults import AuthoredFilesRefused
from stc_desktop.authoring.jurisdictions import load_jurisdictions, load_profiles
from stc_desktop.jurisdictions.marks import Mark

FILES = {
    "countries.yaml": "SG: Singapore\nNO: Norway\nLY: Libya\n",
    "questions.yaml": """\
activity:
  question: What is done?
  kind: choice
  dimension: choice
  options: {export: Export, import: Import, brokering: Brokering}
list_verdict:
  question: What does the list say?
  kind: choice
  dimension: choice
  options: {controlled: Named, not_listed: Not named}
told_by_authority: {question: Were you told?, kind: yes_no, dimension: yes_no}
""",
    "caution.yaml": """\
sources:
  own: {title: Rule of this program, publisher: sample, date: "2026"}
rules:
  CAUTION: {heading: Stop, tests: [told_by_authority: yes], consequence: ask, mark: D, cite: own}
""",
    "red-flags.yaml": """\
sources:
  own: {title: Signs, publisher: sample, date: "2026"}
flags:
  C01: {group: customer, text: Nobody knows the buyer, wanted: a registry extract, mark: U, cite: own}
""",
    "un-embargoes.yaml": """\
sources:
  un: {title: Sample list, publisher: sample, date: "2026"}
basis: {value: sample, mark: B, cite: un}
countries:
  LY: {value: Arms embargo, mark: B, cite: un}
""",
    "regimes.yaml": """\
sources:
  own: {title: Members, publisher: sample, date: "2026"}
regimes:
  sample: {title: Sample regime, members: [NO], mark: B, cite: own}
""",
    "sg.yaml": """\
country: SG
name: Singapore
as_of: 2026-11-02
review_by: 2027-05-02
sources:
  act: {title: Sample Act, publisher: Sampleland, date: "2020"}
  note: {title: Sample note, publisher: Sample & Co, date: "2021"}
facts:
  fees:
    one: {value: Ten dollars, mark: A, cite: act}
    two: {ask: What does a bulk permit cost?, mark: U, cite: act}
    three: {value: Perhaps free, warning: Sources differ., mark: C, cite: [act, note]}
records_years: {ask: How many years?, mark: U, cite: act}
lists:
  order:
    name: Sample order
    covers: dual_use
    basis_list: eu-annex-1
    basis: {value: EU list of 2024, mark: B, cite: note}
    additions: {ask: Which?, mark: U, cite: act}
    omissions: {ask: Which?, mark: U, cite: act}
    mark: A
    cite: act
agencies:
  office: {name: Sample office, role: Licenses, is_lead: yes, mark: A, cite: act}
activities:
  export: {grip: controlled, value: Export, mark: A, cite: act}
  re_export: {grip: not_known, ask: And this?, mark: U, cite: act}
  transit: {grip: not_known, ask: And this?, mark: U, cite: act}
  transhipment: {grip: not_known, ask: And this?, mark: U, cite: act}
  import: {grip: free, value: Free, mark: A, cite: act}
  brokering: {grip: not_known, ask: And this?, mark: U, cite: act}
  intangible_transfer: {grip: not_known, ask: And this?, mark: U, cite: act}
  technical_assistance: {grip: not_known, ask: And this?, mark: U, cite: act}
  related_services: {grip: not_known, ask: And this?, mark: U, cite: act}
  reassignment: {grip: not_known, ask: And this?, mark: U, cite: act}
licence_types:
  single: {name: Permit, value: One shipment, mark: A, cite: act}
registration: {}
lead_times:
  single:
    {days: 5, day_kind: working, kind: lodge_before, counted: before export, activities: [export], types: [single], mark: A, cite: act}
papers:
  paper: {value: End-use statement, need: required, types: [single], mark: A, cite: act}
reports: {}
rules:
  SG-ONE:
    heading: Listed goods leave only with a permit
    tests: [activity: export, list_verdict: controlled]
    consequence: licence
    agency: office
    types: [single]
    lead_time: single
    mark: A
    cite: act
exemptions:
  SG-EX: {heading: Samples, tests: [activity: export, told_by_authority: no], frees: [SG-ONE], mark: A, cite: act}
""",
}


def _folder(tmp_path: Path, **changed: str) -> Path:
    for name, text in {**FILES, **changed}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _spoilt(tmp_path: Path, before: str, after: str, name: str = "sg.yaml") -> str:
    """What the linter says when one place of a file is changed."""
    assert before in FILES[name], "the test must change something"
    with pytest.raises(AuthoredFilesRefused) as refused:
        load_jurisdictions(_folder(tmp_path, **{name: FILES[name].replace(before, after, 1)}))
    return str(refused.value)


def _line_of(text: str, name: str = "sg.yaml") -> int:
    return FILES[name][: FILES[name].index(text)].count("\n") + 1


def test_a_good_folder_is_read(tmp_path: Path) -> None:
    profile = load_profiles(_folder(tmp_path))["SG"]
    fees = {fact.id: fact for facts in profile.facts.values() for fact in facts}
    assert fees["one"].cite == "Sample Act (Sampleland, 2020)"
    assert fees["three"].cite == "Sample Act (Sampleland, 2020); Sample note (Sample & Co, 2021)"
    assert fees["two"].mark is Mark.U
    assert fees["two"].value == ""
    assert [rule.id for rule in profile.rules] == ["SG-ONE"]


ONE = "{value: Ten dollars, mark: A, cite: act}"


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (ONE, "{value: Ten dollars, cite: act}", "fees one has no mark"),
        (ONE, "{value: Ten dollars, mark: A}", "fees one has no cite"),
        (ONE, "Ten dollars", "fees one is bare"),
        (ONE, "{value: Ten dollars, mark: E, cite: act}", "unknown mark “E”"),
        (ONE, "{value: Ten dollars, mark: A, cite: acts}", "cites “acts”, which is not among the sources; did you mean “act”?"),
        (ONE, "{value: Ten dollars, mark: U, cite: act}", "is marked U and has no ask"),
        (ONE, "{value: Ten dollars, ask: How much?, mark: U, cite: act}", "is marked U and says something"),
        (ONE, "{value: Ten dollars, mark: C, cite: act}", "is marked C and has no warning"),
        (ONE, "{value: Ten dollars, mark: D, cite: act}", "is marked D: a country's law is not our design"),
        (ONE, "{mark: A, cite: act}", "has no value"),
        (ONE, "{value: Ten dollars, mark: A, cite: act, amount: 10}", "unknown key “amount”"),
        ("is_lead: yes, mark: A,", "is_lead: yes,", "agencies office has no mark"),
        (
            "{name: Permit, value: One shipment, mark: A, cite: act}",
            "{name: Permit, value: One shipment, mark: A}",
            "licence_types single has no cite",
        ),
        ("basis: {value: EU list of 2024, mark: B, cite: note}", "basis: {value: EU list of 2024, cite: note}", "basis has no mark"),
        ("records_years: {ask: How many years?, mark: U, cite: act}\n", "", "the file has no records_years"),
        ("  fees:", "  fee:", "unknown topic “fee” in facts; did you mean “fees”?"),
        ("covers: dual_use", "covers: dual use", "“dual use” in lists order is not known; did you mean “dual_use”?"),
        ("days: 5", "days: five", "days of lead_times single must be a whole number"),
    ],
)
def test_a_bad_leaf_is_refused(tmp_path: Path, before: str, after: str, reason: str) -> None:
    assert reason in _spoilt(tmp_path, before, after)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("agency: office", "agency: ofice", "SG-ONE names the unknown agency “ofice”; did you mean “office”?"),
        ("types: [single]\n    lead_time", "types: [bulk]\n    lead_time", "SG-ONE names the unknown licence type “bulk”"),
        ("lead_time: single", "lead_time: double", "SG-ONE names the unknown lead time “double”"),
        ("list_verdict: controlled]", "list_verdikt: controlled]", "unknown property “list_verdikt”; did you mean “list_verdict”?"),
        ("list_verdict: controlled]", "list_verdict: listed]", "“listed” is not an option"),
        ("tests: [activity: export, list_verdict: controlled]", "tests: []", "has no tests, so it would always hold"),
        ("consequence: licence", "consequence: license", "“license” in rules SG-ONE is not known; did you mean “licence”?"),
        ("    types: [single]\n    lead_time", "    lead_time", "asks for a licence and names no type"),
        (
            "mark: A\n    cite: act\nexemptions",
            "mark: U\n    ask: Is it so?\n    cite: act\nexemptions",
            "SG-ONE is marked U: write it as a question",
        ),
        ("frees: [SG-ONE]", "frees: [SG-TWO]", "SG-EX names the unknown rule “SG-TWO”"),
        ("need: required, types: [single]", "need: required, types: [double]", "paper names the unknown licence type “double”"),
        ("is_lead: yes, ", "", "exactly one agency must be the lead"),
        ("  reassignment: {grip: not_known, ask: And this?, mark: U, cite: act}\n", "", "nothing is said of the activity reassignment"),
        ("import: {grip: free", "import: {grip: controlled", "import is controlled, but no rule is about it"),
        ("transit: {grip: not_known", "transit: {grip: free", "transit: not_known and U go together"),
        ("country: SG", "country: QQ", "“QQ” is not the code of a country"),
        ("country: SG", "country: 'NO'", "the file of NO must be called no.yaml"),
        ("review_by: 2027-05-02", "review_by: 2026-05-02", "review_by lies before as_of"),
        ("as_of: 2026-11-02", "as_of: 2 November", "as_of must be a day written like 2026-11-02"),
        ('date: "2021"}', 'date: "2021"}\n  left: {title: Left over, publisher: sample, date: "2020"}', "nothing cites the source left"),
        ("exemptions:", "exceptions:", "unknown key “exceptions” in the profile; did you mean “exemptions”?"),
    ],
)
def test_what_must_hold_between_leaves_is_checked(tmp_path: Path, before: str, after: str, reason: str) -> None:
    assert reason in _spoilt(tmp_path, before, after)


@pytest.mark.parametrize(
    ("name", "before", "after", "reason"),
    [
        ("caution.yaml", "mark: D", "mark: A", "rules of our own are marked D and only ask"),
        ("caution.yaml", "consequence: ask", "consequence: forbidden", "rules of our own are marked D and only ask"),
        ("un-embargoes.yaml", "  LY:", "  LX:", "“LX” is not the code of a country"),
        ("regimes.yaml", "[NO]", "[NX]", "“NX” is not the code of a country"),
        ("regimes.yaml", "mark: B, ", "", "regimes sample has no mark"),
        ("red-flags.yaml", ", mark: U", "", "flags C01 has no mark"),
        ("countries.yaml", "NO: Norway", "Norway: NO", "must be two capital letters"),
        ("questions.yaml", "Were you told?", "What is done?", "asks the same as activity"),
    ],
)
def test_shared_files_are_checked_too(tmp_path: Path, name: str, before: str, after: str, reason: str) -> None:
    assert reason in _spoilt(tmp_path, before, after, name)


def test_the_line_is_named(tmp_path: Path) -> None:
    said = _spoilt(tmp_path, ONE, "{value: Ten dollars, cite: act}")
    assert re.search(rf"sg\.yaml:{_line_of(ONE)}: fees one has no mark", said)


def test_faults_in_shared_files_have_their_line_too(tmp_path: Path) -> None:
    said = _spoilt(tmp_path, "  LY:", "  LX:", "un-embargoes.yaml")
    assert f"un-embargoes.yaml:{_line_of('  LY:', 'un-embargoes.yaml')}: “LX”" in said


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    spoilt = (
        FILES["sg.yaml"]
        .replace("{value: Ten dollars, mark: A, cite: act}", "{value: Ten dollars}")
        .replace("agency: office", "agency: none")
    )
    with pytest.raises(AuthoredFilesRefused) as refused:
        load_jurisdictions(_folder(tmp_path, **{"sg.yaml": spoilt}))
    reasons = [fault.reason for fault in refused.value.faults]
    assert len(reasons) == 3
    assert all(fault.place.line > 1 for fault in refused.value.faults)


def test_a_missing_shared_file_is_named(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "regimes.yaml").unlink()
    with pytest.raises(AuthoredFilesRefused, match=r"regimes\.yaml:1: the file is missing"):
        load_jurisdictions(folder)


def test_norway_is_no_truth_value(tmp_path: Path) -> None:
    common = load_jurisdictions(_folder(tmp_path)).common
    assert common.regimes[0].members == ("NO",)
    assert common.country("NO") == "Norway"


_OWN = "    omissions: {ask: Which?, mark: U, cite: act}\n"


@pytest.mark.parametrize(
    ("added", "said"),
    [
        ("    own:\n      chip: {heading: Chips, cite: act}\n", "lists order own chip has no mark"),
        ("    own:\n      chip: {heading: Chips, mark: A}\n", "has no cite"),
        ("    own:\n      chip: {heading: Chips, mark: U, ask: Which?, cite: act}\n", "marked U: write it as a question"),
        ("    own:\n      chip: {heading: Chips, mark: C, cite: act}\n", "marked C and has no warning"),
        ("    own:\n      chip: {mark: A, cite: act}\n", "has no heading"),
        ("    own:\n      chip: {heading: Chips, near: [3AX], mark: A, cite: act}\n", "lies near “3AX”"),
        ('    own:\n      chip: {heading: Chips, hs: ["85423"], mark: A, cite: act}\n', "must be written like 8482.10"),
        ("    own:\n      chip: {heading: Chips, countries: [QQ], mark: A, cite: act}\n", "“QQ” is not the code of a country"),
        ("    left_out:\n      chip: {heading: Chips, mark: A, cite: act}\n", "near does not say which paragraph"),
        ("    nearest_list: eu-annex-1\n", "nearest_list stands for a basis that is not installed"),
        ("    agency: nobody\n", "names the unknown agency “nobody”"),
    ],
)
def test_a_spoilt_overlay_is_refused_with_its_reason(tmp_path: Path, added: str, said: str) -> None:
    assert said in _spoilt(tmp_path, _OWN, _OWN + added)


def test_an_overlay_with_entries_of_its_own_is_read(tmp_path: Path) -> None:
    added = "    own:\n      chip: {heading: Chips, code: 3X001, near: [3A001], words: [chip], mark: B, cite: note}\n"
    read = load_profiles(_folder(tmp_path, **{"sg.yaml": FILES["sg.yaml"].replace(_OWN, _OWN + added)}))["SG"].lists[0]
    assert [(entry.title, entry.mark, entry.cite) for entry in read.own] == [("3X001 Chips", Mark.B, "Sample note (Sample & Co, 2021)")]
