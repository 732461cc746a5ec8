"""The real workbooks and tables, where they are at hand: each is read to the counts that were measured, or refused in a sentence."""

import re
import time
from pathlib import Path

import pytest

from stc_desktop.control_lists.sources.column_maps import ColumnRole, proposals, propose, why_no_list
from stc_desktop.control_lists.sources.publications import DoubtKind, ParagraphKind, Publication
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.table_lists import read_table
from stc_desktop.control_lists.sources.tables import opened_table
from stc_desktop.rules.errors import UserFixable

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "control-lists"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real lists are not at hand")


def read(name: str, sheet: str = "") -> Publication:
    file = SourceFile(FOLDER / name)
    with opened_table(file) as table:
        mapping = propose(table.sheet(sheet))
    return read_table(file, mapping, lambda _step, _share: None)[0]


@pytest.mark.parametrize(
    ("name", "count", "flagged"),
    [
        ("uk-lite-mtcr-cat1.csv", 23, 0),
        ("uk-lite-mtcr-cat2.csv", 241, 0),
        ("uk-lite-nsg-dual-use.csv", 242, 0),
        ("uk-lite-nsg-trigger-list.csv", 153, 0),
        ("uk-ratings-caat.csv", 317, 2),
    ],
)
def test_tables_of_codes(name: str, count: int, flagged: int) -> None:
    publication = read(name)
    assert len({paragraph.code for paragraph in publication.paragraphs}) == count
    assert sum(doubt.kind is DoubtKind.CODE_FORM for doubt in publication.doubts) == flagged


@pytest.mark.parametrize(
    ("sheet", "list_id", "rows", "codes", "pattern"),
    [
        # One row more than was counted: category 0, whose code is the number 0.
        ("EU Dual-Use List", "uk-dual-use", 907, 843, r"\d[A-E]\d{3}.*"),
        ("UK Military List", "uk-military", 456, 418, r"ML.*"),
    ],
)
def test_the_workbook_of_both_lists(sheet: str, list_id: str, rows: int, codes: int, pattern: str) -> None:
    started = time.perf_counter()
    publication = read("uk-control-lists-working-2018.xlsx", sheet)
    own = [paragraph for paragraph in publication.paragraphs if paragraph.kind is not ParagraphKind.NOTE]
    assert publication.list_id == list_id
    assert len(own) == rows
    assert len({paragraph.code for paragraph in own if re.fullmatch(pattern, paragraph.code)}) == codes
    assert time.perf_counter() - started < 15


def test_the_terms_of_the_workbook() -> None:
    publication = read("uk-control-lists-working-2018.xlsx", "Definitions")
    assert len(publication.paragraphs) == 283
    assert {paragraph.kind for paragraph in publication.paragraphs} == {ParagraphKind.DEFINITION}


def test_the_damaged_table_is_refused_with_its_rows() -> None:
    with pytest.raises(UserFixable, match="65 codes were turned into numbers") as caught:
        read("us-ccl-flat-undated-damaged.csv.gz")
    assert "row 71 “0.00E+00”" in caught.value.sentence
    assert "row 556 “1.00E+203”" in caught.value.sentence
    with opened_table(SourceFile(FOLDER / "us-ccl-flat-undated-damaged.csv.gz")) as table:
        assert sum(1 for _ in table.sheets[0].rows()) == 6_159 + 1


@pytest.mark.parametrize(
    "name",
    [
        "cas-index-derived.csv",
        "uk-lite-report-summary-subjects.csv",
        "uk-lite-report-summary-prefixes.csv",
        "us-country-chart-2025-11-12.csv",
    ],
)
def test_what_is_no_list_says_so(name: str) -> None:
    with opened_table(SourceFile(FOLDER / name)) as table:
        (mapping,) = proposals(table)
    assert ColumnRole.CODE not in mapping.columns
    assert "no control list" in why_no_list(mapping)
