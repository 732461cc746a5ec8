"""A table with a column map becomes a list: every spelling of a code is read, damage is refused with its rows, doubts name their place."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from stc_desktop.control_lists.sources.code_spellings import spelling
from stc_desktop.control_lists.sources.column_maps import ColumnMap, ColumnRole, propose, recognised, why_no_list
from stc_desktop.control_lists.sources.publications import DoubtKind, ParagraphKind, Publication
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.table_lists import read_table
from stc_desktop.control_lists.sources.tables import opened_table
from stc_desktop.rules.errors import UserFixable


def quiet(_step: str, _share: float) -> None:
    """Nobody listens."""


def csv(tmp_path: Path, *lines: str) -> SourceFile:
    path = tmp_path / "list.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return SourceFile(path)


def proposed(file: SourceFile, sheet: str = "") -> ColumnMap:
    with opened_table(file) as table:
        return propose(table.sheet(sheet or table.sheets[0].name))


def read(file: SourceFile) -> Publication:
    return read_table(file, proposed(file), quiet)[0]


def doubts(publication: Publication) -> Counter[DoubtKind]:
    return Counter(doubt.kind for doubt in publication.doubts)


def parents(publication: Publication) -> dict[str, str]:
    return {paragraph.code: paragraph.parent for paragraph in publication.paragraphs}


SPELLINGS = [
    ("9A008d1", "9A008.d.1", "9A008.d"),
    ("9a008.D.1.", "9A008.d.1", "9A008.d"),
    ("3A001(a)(2)", "3A001.a.2", "3A001.a"),
    ("9A118 ", "9A118", "9A"),
    ("9A", "9A", "CAT9"),
    ("Category 9", "CAT9", ""),
    ("ML1a", "ML1.a", "ML1"),
    ("ML1A", "ML1.a", "ML1"),
    ("ML 10.b.2", "ML10.b.2", "ML10.b"),
    ("PL5001b", "PL5001.b", "PL5001"),
    ("M9A6", "M9A6", "M9A"),
    ("M2A1b1", "M2A1.b.1", "M2A1.b"),
    ("M2A", "M2A", "M2"),
    ("N1A1", "N1A1", "N1A"),
    ("T1.1", "T1.1", "T1"),
    ("T5.1.2a1", "T5.1.2.a.1", "T5.1.2.a"),
    ("TA1.2", "TA1.2", "TA1"),
    ("9.A.6", "9.A.6", "9.A"),
    ("3.A.1.a.1", "3.A.1.a.1", "3.A.1.a"),
    ("XII(c)(2)", "XII.c.2", "XII.c"),
    ("1E351", "1E351", "1E"),
    ("IRN OG", "IRN-OG", ""),
    ("9A901#N1.a", "9A901#n1.a", "9A901#n1"),
    ("ML1a#nb1", "ML1.a#nb1", "ML1.a"),
    ("5P2#n3", "5P2#n3", "5P2"),
    ("GSN.a", "GSN.a", "GSN"),
    ("def:pump.a#n1", "def:pump.a#n1", "def:pump.a"),
    ("9A901#n1.e#t1.1", "9A901#n1.e#t1.1", "9A901#n1.e#t1"),
]


@pytest.mark.parametrize(("written", "code", "above"), SPELLINGS)
def test_every_spelling_has_one_normal_form_and_a_place(written: str, code: str, above: str) -> None:
    found = spelling(written)
    assert found is not None
    assert (found.code, next(iter(found.above), ""), found.doubt) == (code, above, "")


@pytest.mark.parametrize(
    "written", ["", "x", "Aircraft", "None.", "1C0010e", "0.00E+00", "1000", "9.0", "Technology", "7406-61-9", "850440"]
)
def test_what_is_no_code_is_not_read_as_one(written: str) -> None:
    assert spelling(written) is None


@pytest.mark.parametrize(("written", "code"), [("OA506.b", "0A506.b"), ("3AOO1", "3A001"), ("lC350", "1C350")])
def test_a_letter_for_a_digit_is_read_and_flagged(tmp_path: Path, written: str, code: str) -> None:
    publication = read(csv(tmp_path, "code,text", f"{written},sample thing", "9A901,other sample thing"))
    assert publication.paragraphs[0].code == code
    assert publication.paragraphs[0].written == written
    assert doubts(publication)[DoubtKind.CODE_FORM] == 1
    assert written in publication.doubts[0].sentence


def test_a_code_of_no_known_form_is_kept_and_flagged(tmp_path: Path) -> None:
    publication = read(csv(tmp_path, "code,text", "9A901,sample", "9A902,sample", "9A902..?x,sample"))
    assert [doubt.place for doubt in publication.doubts] == ["row 4"]
    assert publication.doubts[0].kind is DoubtKind.CODE_FORM


def test_a_national_way_of_numbering_is_read_without_doubts(tmp_path: Path) -> None:
    publication = read(csv(tmp_path, "Code;Description", "PH-12;a sample thing", "PH-12.1;one part", "PH-12.1(a);a part of it"))
    assert parents(publication) == {"PH.12": "", "PH.12.1": "PH.12", "PH.12.1.a": "PH.12.1"}
    assert publication.doubts == ()


@pytest.mark.parametrize("damage", ["0.00E+00", "1.00E+203", "1000", "9.0", "1E3", "3,0"])
def test_codes_that_became_numbers_are_refused_by_row(tmp_path: Path, damage: str) -> None:
    file = csv(tmp_path, "code;text", "9A901;sample", f"{damage};sample", "8A901;sample")
    with pytest.raises(UserFixable, match="1 code was turned into a number") as caught:
        read_table(file, ColumnMap(header_row=1, columns={ColumnRole.CODE: "code", ColumnRole.TEXT: "text"}), quiet)
    assert f"row 3 “{damage}”" in caught.value.sentence
    assert caught.value.next_step


def test_at_most_twenty_damaged_rows_are_named_and_the_others_counted(tmp_path: Path) -> None:
    file = csv(tmp_path, "code,text", *(f"9A{n:03},sample" for n in range(60)), *(f"1.00E+{n},sample" for n in range(10, 41)))
    with pytest.raises(UserFixable, match="31 codes were turned into numbers") as caught:
        read(file)
    assert caught.value.sentence.count("row ") == 20
    assert "and 11 more" in caught.value.sentence


def test_a_category_is_told_from_a_damaged_code_by_its_place(tmp_path: Path) -> None:
    publication = read(csv(tmp_path, "code,text", "9.0,sample category", "9A,sample group", "9A901,sample"))
    assert parents(publication) == {"CAT9": "", "9A": "CAT9", "9A901": "9A"}
    assert doubts(publication) == {DoubtKind.CODE_FORM: 1}
    for after in (["0E901"], ["0A901.a"], ["1A901"], ["0A901", "0", "0B901"]):
        lines = [f"{code},sample" for code in ("0D902", "0", *after)]
        with pytest.raises(UserFixable, match="turned into"):
            read(csv(tmp_path, "code,text", *lines))


def test_duplicates_orphans_and_circles_are_flagged_and_nothing_hangs(tmp_path: Path) -> None:
    rows = ["9A901,", "9A901.a,", "9A901.a,", "9A902.b,", "9A903,9A904", "9A904,9A905", "9A905,9A903", "9A906,9A906", "9A907,9A999"]
    publication = read(csv(tmp_path, "code,parent,text", *(f"{row},sample text" for row in rows)))
    assert doubts(publication) == {DoubtKind.DUPLICATE: 1, DoubtKind.ORPHAN: 2, DoubtKind.CIRCLE: 4}
    assert len(publication.paragraphs) == len(rows)
    above = parents(publication)
    assert [above[f"9A90{n}"] for n in range(3, 8)] == [""] * 5
    circle = next(doubt for doubt in publication.doubts if doubt.kind is DoubtKind.CIRCLE)
    assert (circle.place, circle.code) == ("row 6", "9A903")


def test_a_long_chain_and_a_long_circle_are_walked_once(tmp_path: Path) -> None:
    lines = [f"P{n},P{(n + 1) % 5_000},sample text" for n in range(5_000)]
    publication = read(csv(tmp_path, "code,parent,text", *lines))
    assert doubts(publication)[DoubtKind.CIRCLE] == 5_000


def test_the_parent_may_be_given_by_the_number_of_a_row(tmp_path: Path) -> None:
    publication = read(csv(tmp_path, "id,code,parent,text", "101,9A901,,sample one", "102,9A901.B,101,sample two"))
    assert parents(publication) == {"9A901": "", "9A901.b": "9A901"}


def test_a_missing_step_hangs_at_the_nearest_that_is_there(tmp_path: Path) -> None:
    publication = read(csv(tmp_path, "code,text", "9A901,sample", "9A901.a.1,sample"))
    assert parents(publication)["9A901.a.1"] == "9A901"
    assert doubts(publication) == {DoubtKind.ORPHAN: 1}


def test_kinds_notes_unused_slots_and_rows_without_a_code(tmp_path: Path) -> None:
    lines = ["9A901,sample head,a sample note", "9A901.a,Not used,", "9A902,b. Reserved.,", ",sample text without a code,", "ML1,sample,"]
    publication = read(csv(tmp_path, "Code,Description,Note", *lines))
    kinds = {paragraph.code: paragraph.kind for paragraph in publication.paragraphs}
    assert kinds == {
        "9A901": ParagraphKind.HEAD,
        "9A901#n1": ParagraphKind.NOTE,
        "9A901.a": ParagraphKind.NOT_USED,
        "9A902": ParagraphKind.NOT_USED,
        "ML1": ParagraphKind.HEAD,
    }
    assert [(doubt.kind, doubt.place) for doubt in publication.doubts] == [(DoubtKind.LOST, "row 5")]


def test_a_merged_code_holds_the_text_of_all_its_rows(tmp_path: Path) -> None:
    rows = [["code", "text"], ["9A901", "first sample"], [None, "second sample"], ["9A902", "third"]]
    file = workbook(tmp_path, {"List": rows}, merged="A2:A3")
    publication = read(file)
    assert [(paragraph.code, paragraph.text) for paragraph in publication.paragraphs] == [
        ("9A901", "first sample second sample"),
        ("9A902", "third"),
    ]


def test_two_rows_of_headings_after_empty_rows_under_a_title(tmp_path: Path) -> None:
    rows = [[], ["List of a sample state"], [], ["Paragraph", None, "Remarks", None], ["Code", "Description", "Page", "Issues"]]
    rows += [[f"9A90{n}", "sample text", n, ""] for n in range(5)]
    file = workbook(tmp_path, {"List": rows}, merged="A4:B4")
    mapping = proposed(file)
    assert mapping.header_row == 5
    assert mapping.columns == {ColumnRole.CODE: "Paragraph / Code", ColumnRole.TEXT: "Paragraph / Description"}
    assert len(read(file).paragraphs) == 5


def test_a_map_is_remembered_and_recognised_when_the_headings_moved(tmp_path: Path) -> None:
    first = csv(tmp_path, "Control code,Wording", "9A901,sample text")
    mapping = ColumnMap.from_json(replace(proposed(first), list_id="sample", edition="2").as_json())
    assert mapping == replace(proposed(first), list_id="sample", edition="2")
    moved = csv(tmp_path, "A sample title", "", "CONTROL_CODE;wording", "9A901;sample text", "9A902;sample text")
    with opened_table(moved) as table:
        assert recognised(table.sheets[0], mapping)
    assert len(read_table(moved, mapping, quiet)[0].paragraphs) == 2
    other = csv(tmp_path, "Control code,Other", "9A901,sample text")
    with opened_table(other) as table:
        assert not recognised(table.sheets[0], mapping)
    with pytest.raises(UserFixable, match=r"no column “Wording” \(text\); it has “Control code”, “Other”"):
        read_table(other, mapping, quiet)


@pytest.mark.parametrize(
    "document",
    ["", "[]", "{", '{"columns": {"shape": "a"}}', '{"columns": {"code": 1}}', '{"size": 1}', '{"sheet": 1}', '{"header_row": -1}'],
)
def test_a_map_that_is_none_is_named_in_a_sentence(document: str) -> None:
    with pytest.raises(UserFixable):
        ColumnMap.from_json(document)


def test_a_correlation_of_tariff_codes_is_told_by_its_cells(tmp_path: Path) -> None:
    lines = ["8504.40,static converters (sample),3A225", "8504.40,static converters (sample),3A226", "841370,pumps (sample),2B350.i"]
    mapping = proposed(csv(tmp_path, "HS,Text,Code", *lines))
    assert mapping.columns == {ColumnRole.HS: "HS", ColumnRole.TEXT: "Text", ColumnRole.CODE: "Code"}


def test_a_table_of_something_else_is_no_list(tmp_path: Path) -> None:
    file = csv(tmp_path, "Country,CB 1,Status", "Sample land,X,ACTIVE", "Other land,,ACTIVE")
    assert "no control list" in why_no_list(proposed(file))
    with pytest.raises(UserFixable, match="no control list"):
        read_table(file, proposed(file), quiet)


def test_no_row_with_a_code_is_no_list(tmp_path: Path) -> None:
    with pytest.raises(UserFixable, match="No row"):
        read_table(csv(tmp_path, "code,text", ",sample"), ColumnMap(header_row=1, columns={ColumnRole.CODE: "code"}), quiet)


def test_several_sheets_make_one_list_with_its_terms(tmp_path: Path) -> None:
    terms: list[list[str | None]] = [
        ["Name", "List", "Original content"],
        ["“Pump”", "A", "a sample meaning " * 5],
        ["“Boat”", "B", "another sample " * 5],
    ]
    terms.append([None, "A", "“Valve” has a sample meaning " * 3])
    file = workbook(tmp_path, {"Main": [["code", "text"], ["9A901", "sample"]], "Terms": terms})
    maps = [replace(proposed(file, name), list_id="sample") for name in ("Main", "Terms")]
    (publication,) = read_table(file, [maps[0], replace(maps[1], only="A")], quiet)
    assert [paragraph.code for paragraph in publication.paragraphs] == ["9A901", "def:pump", "def:valve"]


def test_what_the_listener_raises_ends_the_reading(tmp_path: Path) -> None:
    file = csv(tmp_path, "code,text", *(f"9A{n:03},sample" for n in range(900)))
    mapping = proposed(file)
    shares: list[float] = []

    def told(_step: str, share: float) -> None:
        shares.append(share)
        if len(shares) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_table(file, mapping, told)
    read_table(file, mapping, lambda _step, share: shares.append(share))
    assert shares[-1] == 1.0
    assert all(before <= after for before, after in itertools.pairwise(shares[2:]))


@pytest.mark.parametrize("raised", [KeyError, ValueError, OSError, EOFError, KeyboardInterrupt])
@pytest.mark.parametrize("after", [1, 5, 12])
def test_what_the_listener_raises_is_never_taken_for_a_fault_of_the_file(tmp_path: Path, raised: type[BaseException], after: int) -> None:
    file = workbook(tmp_path, {"List": [["code", "text"], *([f"9A{n:03}", "sample"] for n in range(900))]})
    calls = itertools.count(1)

    def told(_step: str, _share: float) -> None:
        if next(calls) == after:
            raise raised("stop")

    with pytest.raises(raised, match="stop"):
        read_table(file, proposed(file), told)


def workbook(tmp_path: Path, sheets: dict[str, Sequence[Sequence[object]]], *, merged: str = "") -> SourceFile:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if merged:
            sheet.merge_cells(merged)
    book.save(tmp_path / "list.xlsx")
    return SourceFile(tmp_path / "list.xlsx")
