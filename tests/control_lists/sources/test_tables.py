"""Workbooks and CSV files are read as rows of text, whatever wrote them; what is no table is refused at once, in a sentence."""

import gzip
import random
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from stc_desktop.control_lists.sources import tables
from stc_desktop.control_lists.sources.source_files import SourceFile
from stc_desktop.control_lists.sources.tables import Row, opened_table
from stc_desktop.rules.errors import UserFixable

MEGABYTE = 1_000_000


def rows_of(path: Path, sheet: str = "") -> tuple[Row, ...]:
    with opened_table(SourceFile(path)) as table:
        return tuple(table.sheet(sheet or table.sheets[0].name).rows())


def cells_of(path: Path, sheet: str = "") -> list[tuple[str, ...]]:
    return [row.cells for row in rows_of(path, sheet)]


def refusal(path: Path) -> str:
    """The sentence; it must come quickly and take little memory."""
    tracemalloc.start()
    started = time.perf_counter()
    try:
        with pytest.raises(UserFixable) as caught:
            rows_of(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert time.perf_counter() - started < 10
    assert peak < 60 * MEGABYTE
    assert caught.value.next_step
    return str(caught.value)


def workbook(path: Path, rows: list[list[object]], *, merged: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "List"
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def rezipped(source: Path, target: Path, part: str, content: bytes) -> Path:
    """The workbook with one part of it replaced."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return target


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_usual_delimiter_and_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    path = tmp_path / "list.csv"
    lines = [["code", "text"], ["9A901", "Hélice, 5 µm; sample"], ["9A902", "first line\nsecond"]]
    path.write_bytes("\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines).encode(encoding))
    assert cells_of(path) == [tuple(line) for line in lines]


def test_an_accent_that_comes_late_still_tells_the_encoding(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"code,text\n" + b"9A901,plain\n" * 10_000 + "9A902,Hélice\n".encode("cp1252"))
    assert cells_of(path)[-1] == ("9A902", "Hélice")


def test_a_comma_in_the_text_is_no_delimiter_of_a_semicolon_file(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("code;text\n9A901;pumps, valves, seals\n9A902;seals, sample\n", encoding="utf-8")
    assert cells_of(path)[1] == ("9A901", "pumps, valves, seals")


def test_the_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("sep=;\ncode;text\n9A901;a\n", encoding="utf-8")
    assert cells_of(path) == [("code", "text"), ("9A901", "a")]


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('code,text\n9A901,"a\nb"\n\n9A902,c\n', encoding="utf-8")
    assert [row.number for row in rows_of(path)] == [1, 2, 4]


def test_a_packed_csv_reads_like_the_file_inside(tmp_path: Path) -> None:
    path = tmp_path / "list.csv.gz"
    path.write_bytes(gzip.compress(b"code,text\n9A901,a\n"))
    assert cells_of(path) == [("code", "text"), ("9A901", "a")]


def test_numbers_of_a_workbook_stay_as_they_were_written(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", [["9A901", 9, 9.5, 1000.0, 1e203, True, None]])
    changed = rezipped(path, tmp_path / "float.xlsx", "xl/worksheets/sheet1.xml", _sheet_xml(b'<row r="1"><c r="A1"><v>9.0</v></c></row>'))
    assert cells_of(path) == [("9A901", "9", "9.5", "1000", "1E+203", "TRUE")]
    assert cells_of(changed) == [("9.0",)]


def test_raised_figures_stay_readable(tmp_path: Path) -> None:
    raised = b'<r><t>5 x 10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r><r><t xml:space="preserve"> Pa</t></r>'
    strings = b'<?xml version="1.0"?><sst xmlns="' + _SPACE + b'"><si><t>9A901_x000D_</t></si><si>' + raised + b"</si></sst>"
    row = b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    path = workbook(tmp_path / "a.xlsx", [["code"]])
    with zipfile.ZipFile(path) as archive:
        types = archive.read("[Content_Types].xml")
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    if kind not in types:
        part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
        path = rezipped(path, tmp_path / "b.xlsx", "[Content_Types].xml", types.replace(b"</Types>", part))
    path = rezipped(path, tmp_path / "c.xlsx", "xl/sharedStrings.xml", strings)
    path = rezipped(path, tmp_path / "d.xlsx", "xl/worksheets/sheet1.xml", _sheet_xml(row))
    assert cells_of(path) == [("9A901", "5 x 10^3 Pa")]


def test_hidden_sheets_are_kept_and_named(tmp_path: Path) -> None:
    book = Workbook()
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    hidden.append(["9A901"])
    book.save(tmp_path / "list.xlsx")
    with opened_table(SourceFile(tmp_path / "list.xlsx")) as table:
        assert [(sheet.name, sheet.is_hidden) for sheet in table.sheets] == [("Sheet", False), ("Old", True)]
        assert [row.cells for row in table.sheet("old").rows()] == [("9A901",)]
        with pytest.raises(UserFixable, match="“Sheet”, “Old”"):
            table.sheet("Absent")


def test_merged_cells_say_the_same_in_every_cell_and_tell_which_repeat(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Codes", None, "Notes"], ["code", "text", "n"], ["9A901", "a", None], [None, "b", None]]
    found = rows_of(workbook(tmp_path / "list.xlsx", rows, merged=("A1:B1", "A3:A4")))
    assert found[0].cells == ("Codes", "Codes", "Notes")
    assert found[0].spread == {1}
    assert (found[3].cells, found[3].spread) == (("9A901", "b"), {0})


def test_a_workbook_with_another_ending_is_told_by_its_content(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.csv", [["code"], ["9A901"]])
    assert cells_of(path) == [("code",), ("9A901",)]


def test_a_formula_drawn_down_a_million_rows_does_not_hang(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", [["code"], ["9A901"]])
    empty = b"".join(b'<row r="%d"><c r="A%d"><f>B1</f></c></row>' % (n, n) for n in range(2, 100_000))
    long = rezipped(path, tmp_path / "long.xlsx", "xl/worksheets/sheet1.xml", _sheet_xml(_TEXT_ROW + empty))
    far = _sheet_xml(_TEXT_ROW + b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>far</t></is></c></row>')
    for made in (long, rezipped(path, tmp_path / "far.xlsx", "xl/worksheets/sheet1.xml", far)):
        started = time.perf_counter()
        assert cells_of(made) == [("9A901",)]
        assert time.perf_counter() - started < 5


def test_a_row_beyond_the_columns_of_any_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(",".join(f"c{n}" for n in range(20_000)) + "\n", encoding="utf-8")
    assert "more than 1,000 columns" in refusal(path)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_pdf_by_another_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7\n" + b"sample " * 100)
    assert "This is a PDF" in refusal(tmp_path / name)


@pytest.mark.parametrize("member", ["word/document.xml", "photo.jpg"])
def test_an_archive_or_document_by_the_name_of_a_workbook(tmp_path: Path, member: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr(member, "<sample/>")
    assert "not a workbook" in refusal(tmp_path / "a.xlsx")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_that_is_cut_off(tmp_path: Path, share: float) -> None:
    whole = workbook(tmp_path / "a.xlsx", [[f"9A{n:03}", "sample"] for n in range(200)]).read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: int(len(whole) * share)])
    assert "damaged" in refusal(tmp_path / "cut.xlsx")


def test_a_packed_csv_that_is_cut_off(tmp_path: Path) -> None:
    text = "".join(f"9A{n:05},sample {random.Random(n).random()}\n" for n in range(20_000))
    whole = gzip.compress(text.encode())
    (tmp_path / "cut.csv.gz").write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refusal(tmp_path / "cut.csv.gz")


def test_bytes_turned_over_inside_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[f"9A{n:03}", f"sample {random.Random(n).random()}"] for n in range(2_000)])
    with zipfile.ZipFile(path) as archive:
        start = archive.getinfo("xl/worksheets/sheet1.xml").header_offset + 2_000
    content = bytearray(path.read_bytes())
    content[start : start + 50] = bytes(50)
    path.write_bytes(content)
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
def test_entities_inside_a_workbook(tmp_path: Path, part: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [["code"]])
    entities = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha") for n in range(12))
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [' + entities + b"]><x>&e11;</x>"
    assert "declares entities" in refusal(rezipped(path, tmp_path / "bomb.xlsx", part, bomb))


def test_a_part_that_is_another_kind_of_xml(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["code"]])
    for number, content in enumerate((b"<x/>", b"<x", b"", b"\x00\x01")):
        assert "damaged" in refusal(rezipped(path, tmp_path / f"{number}.xlsx", "xl/workbook.xml", content))


def test_a_zip_bomb(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["code"]])
    bomb = rezipped(path, tmp_path / "bomb.xlsx", "xl/sharedStrings.xml", b"<sst>" + b"<si><t>a</t></si>" * 4_000_000 + b"</sst>")
    assert "more than any list" in refusal(bomb)


def test_a_row_without_end_in_a_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["code"]])
    noise = random.Random(1).randbytes(500_000).hex().encode()  # does not shrink, so only the row shows that it is none
    row = b"<row>" + b"<c><v>" + noise * 10 + b"</v></c></row>"
    assert "longer than any row" in refusal(rezipped(path, tmp_path / "row.xlsx", "xl/worksheets/sheet1.xml", _sheet_xml(row)))


def test_two_gigabytes_of_zeros_behind_any_name(tmp_path: Path) -> None:
    for name in ("a.xml", "a.csv", "a.xlsx"):
        with (tmp_path / name).open("wb") as handle:
            handle.truncate(2_000 * MEGABYTE)
        started = time.perf_counter()
        assert refusal(tmp_path / name)
        assert time.perf_counter() - started < 1
        (tmp_path / name).unlink()


@pytest.mark.parametrize("piece", [b"a", b"a,", b'"a'])
def test_a_line_of_fifty_megabytes(tmp_path: Path, piece: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(b"code,text\n9A901,sample\n" + piece * (50 * MEGABYTE // len(piece)))
    assert "line 3" in refusal(tmp_path / "a.csv")


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'code,text\n9A901,"sample\n' + b"9A902,sample\n" * 100_000)
    assert "quotation mark" in refusal(tmp_path / "a.csv")


@pytest.mark.parametrize("lead", [0, 10_000])
def test_nul_bytes(tmp_path: Path, lead: int) -> None:
    (tmp_path / "a.csv").write_bytes(b"code,text\n" + b"9A901,sample\n" * lead + b"9A902,\x00\x00sample\n")
    assert "text" in refusal(tmp_path / "a.csv")


def test_more_rows_than_any_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2_000)
    (tmp_path / "a.csv").write_bytes(b"code,text\n" + b"9A901,a\n" * 2_000)
    assert "more than 2,000 rows" in refusal(tmp_path / "a.csv")


_SPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TEXT_ROW = b'<row r="1"><c r="A1" t="inlineStr"><is><t>9A901</t></is></c></row>'


def _sheet_xml(rows: bytes) -> bytes:
    return b'<?xml version="1.0"?><worksheet xmlns="' + _SPACE + b'"><sheetData>' + rows + b"</sheetData></worksheet>"
