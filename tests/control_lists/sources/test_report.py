"""The report of a publication: counted, doubted, compared, refused where it cannot be a list."""

import pytest

from stc_desktop.control_lists.sources.editions import is_older, is_same
from stc_desktop.control_lists.sources.publications import Doubt, DoubtKind, OfficialParagraph, ParagraphKind, Publication
from stc_desktop.control_lists.sources.report import PublicationReport, report_on


def _row(code: str, text: str = "", **more: object) -> OfficialParagraph:
    above = code.rpartition("#")[0] or code.rpartition(".")[0]
    kind = ParagraphKind.NOTE if "#" in code else ParagraphKind.ITEM if above else ParagraphKind.HEAD
    values: dict[str, object] = {"written": code, "parent": above, "kind": kind, "text": text or f"Invented {code}", "place": "row 1"}
    return OfficialParagraph(code=code, **(values | more))  # type: ignore[arg-type] - test rows


def _publication(
    *rows: OfficialParagraph, doubts: tuple[Doubt, ...] = (), list_id: str = "eu-annex-1", edition: str = "2026"
) -> Publication:
    return Publication(list_id=list_id, title="Sample", publisher="Nobody", edition=edition, legal_date="", paragraphs=rows, doubts=doubts)


def _report(*rows: OfficialParagraph, **more: object) -> PublicationReport:
    return report_on(_publication(*rows, **more), lambda _step, _share: None)  # type: ignore[arg-type] - test rows


def _sentences(report: PublicationReport, kind: DoubtKind) -> list[str]:
    return [doubt.sentence for doubt in report.doubts if doubt.kind is kind]


def test_heads_are_counted_by_category_and_group() -> None:
    report = _report(_row("3A001"), _row("3A001.a"), _row("3B001"), _row("0A001"), _row("3A001#n1"))
    assert (report.by_category, report.by_group) == ({"0": 1, "3": 2}, {"0A": 1, "3A": 1, "3B": 1})
    assert (report.heads, report.kinds["item"], report.kinds["note"]) == (3, 1, 1)
    assert not report.is_refused


def test_orphans_duplicates_and_references_are_named() -> None:
    report = _report(_row("3A001", "see 3A999.b and 3A001.a.; but ML3 is elsewhere"), _row("3A001.a"), _row("3A001.a"), _row("3A002.b.1"))
    assert _sentences(report, DoubtKind.REFERENCE) == ["It names 3A999.b, which is not in this publication."]
    assert report.doubt_counts["duplicate"] == 1
    assert report.doubt_counts["orphan"] == 1
    assert not report.is_refused, "what is doubtful is kept"


def test_references_of_another_family_are_not_looked_for() -> None:
    report = _report(_row("XII", "not what 3A001 lists"), list_id="us-usml")
    assert not _sentences(report, DoubtKind.REFERENCE)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("having a power exceeding 10 W", False),
        ("having a power exceeding 10^3 W", False),
        ("with more than 4 axes", False),
        ("an error less than 5 %", False),
        ("a ratio exceeding 2.5;", True),
        ("a ratio greater than 0,5 or", True),
        ("a gain of more than 3 when cooled", True),
        ("exceeding 10 but less than 20 GHz", False),
        ("1 or more of the following", False),
    ],
)
def test_a_limit_without_unit_is_a_figure(text: str, bare: bool) -> None:
    report = _report(_row("3A001", text))
    assert bool(report.doubt_counts["bare_number"]) is bare, report.doubts
    assert not report.is_refused


def test_a_mistyped_cas_number_is_flagged_and_an_official_misprint_says_so() -> None:
    report = _report(
        _row("1C350", "salts (CAS 151-50-8), (CAS 151-50-9)"), _row("1C350.a", "7406-61-9"), _row("1C350.b", "drawing 12-10-4")
    )
    flagged = _sentences(report, DoubtKind.CAS)
    assert len(flagged) == 2
    assert "151-50-9" in flagged[0]
    assert "printed so in the official text" in flagged[1]


def test_no_heads_is_no_list() -> None:
    assert "No entry was found" in _report(_row("3A001#n1")).refusals[0]


def test_too_many_malformed_codes_refuse_and_few_are_kept() -> None:
    fine = [_row(f"3A{number:03}") for number in range(100)]
    assert not _report(*fine, _row("OA506"), _row("3A0!")).is_refused
    refused = _report(*fine, *(_row(f"OA50{number}") for number in range(4)))
    assert "4 of 104 codes" in refused.refusals[0]
    assert "“OA500” (row 1)" in refused.refusals[0]


@pytest.mark.parametrize("code", ["0.00E+00", "1E+3", "9.0", "1.00E+203"])
def test_a_code_that_became_a_number_refuses_at_once(code: str) -> None:
    report = _report(*(_row(f"3A{number:03}") for number in range(200)), _row(code, parent="", place="row 71"))
    assert f"“{code}” (row 71)" in report.refusals[0]


def test_circles_refuse_and_do_not_hang() -> None:
    report = _report(_row("3A001"), _row("3A002", parent="3A002.a"), _row("3A002.a"), _row("3A002.a.1"))
    assert "comes back" in report.refusals[0]
    assert report.doubt_counts["circle"] == 2, "what hangs below a circle is not in it"


def test_swallowed_lists_refuse_with_their_place() -> None:
    chemicals = "; ".join(f"{number}-11-1" for number in range(100, 150))
    refused = _report(_row("1C350"), _row("1C350#nb1", chemicals, place="page 9"))
    assert "1C350#nb1 (page 9)" in refused.refusals[0]
    said = Doubt(kind=DoubtKind.SWALLOWED, place="path 0007", sentence="It holds a list.", code="1C350#n1")
    assert _report(_row("1C350"), doubts=(said,)).is_refused


def test_what_parser_and_report_both_see_is_said_once() -> None:
    said = Doubt(kind=DoubtKind.ORPHAN, place="row 9", sentence="In the parser's words.", code="3A002.b.1")
    report = _report(_row("3A001"), _row("3A002.b.1"), doubts=(said,))
    assert _sentences(report, DoubtKind.ORPHAN) == ["In the parser's words."]


def test_the_difference_names_what_came_went_and_reads_differently() -> None:
    old = _publication(_row("3A001"), _row("3A001.a", "old"), _row("3A001.b"), _row("3A001.c", kind=ParagraphKind.NOT_USED), edition="2021")
    new = _publication(_row("3A001"), _row("3A001.a", "new"), _row("3A001.c"))
    found = report_on(new, lambda _step, _share: None, in_use=old).difference
    assert found is not None
    assert (found.edition_in_use, found.added, found.gone, found.changed) == ("2021", ("3A001.c",), ("3A001.b",), ("3A001.a",))


def test_examining_is_told_and_can_be_ended() -> None:
    def told(_step: str, share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        report_on(_publication(*(_row(f"3A001.a.{number}") for number in range(2000))), told)


@pytest.mark.parametrize(
    ("one", "other", "older"),
    [
        (("2021", ""), ("2025-11-15", ""), True),
        (("2025-11-15", ""), ("2021", ""), False),
        (("2025", ""), ("2025-11-15", ""), False),
        (("first", "2020-01-01"), ("second", "2020-02-01"), True),
        (("first", ""), ("second", "2020-02-01"), False),
    ],
)
def test_only_dated_editions_are_older(one: tuple[str, str], other: tuple[str, str], older: bool) -> None:
    assert is_older(one, other) is older


def test_the_same_edition_under_another_label() -> None:
    assert is_same(("2021", "2022-03-01"), ("2021", ""))
    assert is_same(("consolidated", "2025-11-15"), ("2025-11-15", ""))
    assert not is_same(("a", ""), ("b", ""))
