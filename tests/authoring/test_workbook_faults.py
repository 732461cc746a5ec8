"""A workbook that officials have worked in: every fault is named with sheet, row and column, all of them in one go."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from stc_desktop.authoring.faults import Fault, Faults
from stc_desktop.authoring.units import read_units
from stc_desktop.authoring.workbooks.lists import read_list_workbook
from stc_desktop.authoring.workbooks.sources import authored_parts
from stc_desktop.authoring.workbooks.writing import write_workbook
from stc_desktop.rules.errors import UserFixable

CATEGORY, PROPERTIES, KINDS, TERMS = "Category 2", "Properties", "Kinds of things", "Defined terms"
Cells = dict[str, Any]
FINE: dict[str, Cells] = {
    CATEGORY: {"Heading": "Sample", "Tests": "axis_count >= 2"},
    PROPERTIES: {"Kind": "yes_no", "Dimension": "yes_no"},
    KINDS: {"Heading": "Sample"},
    TERMS: {"Term": "Sample", "Meaning": "Only a sample.", "Scope": "2"},
}
NAME = {CATEGORY: "Code", PROPERTIES: "Id", KINDS: "Id", TERMS: "Id"}

# (sheet, cells that differ from a row without fault, column that is named, what the reason says); a row of its own for each.
SEEDS: tuple[tuple[str, Cells, str, str], ...] = (
    (CATEGORY, {"Code": "2B350.A9"}, "Code", "did you mean “2B350.a.9”"),
    (CATEGORY, {"Code": "OB001"}, "Code", "is not a code as the list writes it"),
    (CATEGORY, {"Code": "2B350.a"}, "Code", "2B350.a stands twice (first in row"),
    (CATEGORY, {"Code": "2B350.z.1"}, "Code", "stands under 2B350.z, which has no row"),
    (CATEGORY, {"Code": 1000.0}, "Code", "turned this into the number 1000"),
    (CATEGORY, {"Code": 350}, "Code", "turned this into the number 350"),
    (CATEGORY, {"Code": dt.date(2025, 3, 2)}, "Code", "turned this into the date"),
    (CATEGORY, {"Code": None}, "Code", "the row has no code"),
    (CATEGORY, {"Code": "2B909", "Words": "a; b; c; d; e", "Kind of thing": "vessel"}, "Code", "2B909 is not a head of this edition"),
    (CATEGORY, {"Heading": None}, "Code", "has no heading"),
    (CATEGORY, {"Heading": "=1+1"}, "Heading", "a formula of the spreadsheet"),
    (CATEGORY, {"Tests": "axes_count >= 2"}, "Tests", "unknown property “axes_count”; did you mean “axis_count”?"),
    (CATEGORY, {"Tests": "design_pressure >= 3 furlong"}, "Tests", "furlong"),
    (CATEGORY, {"Tests": "design_pressure >= 3 mm"}, "Tests", "“mm”"),
    (CATEGORY, {"Tests": "axis_count => 3"}, "Tests", "“=>” is no comparison"),
    (CATEGORY, {"Tests": "axis_count about 3"}, "Tests", "“about” is no comparison"),
    (CATEGORY, {"Tests": "travel_length >= 1.2.3 mm"}, "Tests", "“1.2.3 mm” is not a number with its unit"),
    (CATEGORY, {"Tests": "travel_length >= 1,5 mm"}, "Tests", "“1,5 mm” is not a number with its unit"),
    (CATEGORY, {"Tests": "travel_length >= 3"}, "Tests", "the number has no unit"),
    (CATEGORY, {"Tests": "travel_length >="}, "Tests", "nothing stands behind >="),
    (CATEGORY, {"Tests": "drive_kind = steam"}, "Tests", "“steam” is not an option"),
    (CATEGORY, {"Tests": "drive_kind >= 3"}, "Tests", "“>=” does not fit, use in"),
    (CATEGORY, {"Tests": "wetted_materials some glass, glass"}, "Tests", "“glass” stands twice in some"),
    (CATEGORY, {"Tests": "made_for_teaching = perhaps"}, "Tests", "is not an answer to a yes/no question"),
    (CATEGORY, {"Tests": "travel_length between 3 mm and 2 mm"}, "Tests", "the lower end stands above the upper end"),
    (CATEGORY, {"Tests": "travel_length between 3 mm"}, "Tests", "between needs two limits. Write between 0.1 mm and 0.2 mm"),
    (CATEGORY, {"Tests": "positioning_error <= (1 + stroke/2) um"}, "Tests", "the formula names “stroke”"),
    (CATEGORY, {"Tests": "positioning_error <= (1 + travel_length/2 um"}, "Tests", "a bracket of the formula is not closed"),
    (CATEGORY, {"Tests": "positioning_error <= (1.5) um"}, "Tests", "the formula has no property in it"),
    (CATEGORY, {"Tests": "any: axis_count >= 2"}, "Tests", "any needs at least two alternatives"),
    (CATEGORY, {"Tests": "any: axis_count >= 2 | any: axis_count >= 3"}, "Tests", "any stands once, at the start"),
    (CATEGORY, {"Tests": "axis_count >= 2\naxis_count >= 3"}, "Tests", "tested twice in the same direction"),
    (CATEGORY, {"Tests": "axis_count >= 2 and >= 3"}, "Tests", ">= stands twice"),
    (CATEGORY, {"Tests": "design_pressure >= 3 bar at travel_length = 2 m"}, "Tests", "is not a property of kind condition"),
    (CATEGORY, {"Tests": "this_item meets 2B001.z"}, "Tests", "names 2B001.z, which does not exist"),
    (CATEGORY, {"Tests": "cas in 151-50-9"}, "Tests", "151-50-9"),
    (CATEGORY, {"Code": "2B350.88", "Tests": "this_item meets 2B350.88"}, "Tests", "2B350.88 rests on itself"),
    (CATEGORY, {"Tests": None}, "Code", "can be weighed"),
    (CATEGORY, {"Kind of thing": "vessels"}, "Kind of thing", "unknown subject “vessels”; did you mean “vessel”?"),
    (CATEGORY, {"Kind of thing": "plant"}, "Kind of thing", "is a group"),
    (CATEGORY, {"Logic": "some"}, "Logic", "is any, all or one, not “some”"),
    (CATEGORY, {"Regimes": "NATO 3"}, "Regimes", "unknown regime “NATO”"),
    (CATEGORY, {"Regimes": "NSG 1; NSG 2"}, "Regimes", "“NSG” stands twice in Regimes"),
    (CATEGORY, {"HS": "999999"}, "HS", "HS code 999999"),
    (CATEGORY, {"HS": "8457"}, "HS", "must be six digits"),
    (CATEGORY, {"See": "2B999"}, "See", "names 2B999"),
    (CATEGORY, {"See": "2B001; 2B001"}, "See", "“2B001” stands twice in see"),
    (CATEGORY, {"Covers": "2B"}, "Covers", "unknown key “covers”"),
    (CATEGORY, {"Mark": "Z"}, "Mark", "unknown mark “Z”"),
    (CATEGORY, {"Not used": "perhaps"}, "Not used", "not_used must be yes or no"),
    (CATEGORY, {"Code": "2B350#n8", "Effect": "deletes"}, "Code", "needs an effect"),
    (CATEGORY, {"Code": "2B350#n7", "Effect": "removes", "Tests": None}, "Code", "removes from control but has no test"),
    (CATEGORY, {"Code": "2B350#t9", "Effect": "explains"}, "Tests", "its tests would never be weighed"),
    (PROPERTIES, {"Id": "Wrong Id", "Question": "One?"}, "Id", "must be small letters"),
    (PROPERTIES, {"Id": "axis_count", "Question": "Two?"}, "Id", "property axis_count stands twice"),
    (PROPERTIES, {"Id": "other_teaching", "Question": "Was it made for teaching only?"}, "Question", "asks the same as made_for_teaching"),
    (PROPERTIES, {"Id": "kindless", "Question": "Three?", "Kind": "guess"}, "Kind", "unknown kind “guess”"),
    (
        PROPERTIES,
        {"Id": "bent_length", "Question": "Four?", "Kind": "number", "Dimension": "length", "Unit": "Pa", "Datasheet words": "a; b; c"},
        "Unit",
        "“Pa” is not a unit of length",
    ),
    (PROPERTIES, {"Id": "no_options", "Question": "Five?", "Kind": "choice", "Dimension": "choice"}, "Id", "needs options"),
    (KINDS, {"Id": "stray", "Under": "nowhere"}, "Under", "stands under “nowhere”, which does not exist"),
    (KINDS, {"Id": "vessel"}, "Id", "kind of thing vessel stands twice"),
    (TERMS, {"Id": "scopeless", "Scope": "12"}, "Scope", "“12” is no scope of a term"),
    (TERMS, {"Id": "numbered", "Numbers": "about 3 kg", "Words": "numbered"}, "Numbers", "“about 3 kg” of term numbered"),
    (TERMS, {"Id": "meaningless", "Meaning": None, "Words": "meaningless"}, "Id", "term meaningless has no meaning"),
)


def nothing(_step: str, _share: float) -> None:
    """Nobody listens."""


@pytest.fixture
def workbook(sources: Path, tmp_path: Path) -> Path:
    """The small list as a workbook without a fault; every head of its edition is written."""
    for name, old, new in (
        ("edition.yaml", "[2B001, 2B350, 1C350, 9A004]", "[1C350, 2B001, 2B350]"),
        ("2B.yaml", "see: [9A004.b]", "see: [1C350]"),
    ):
        path = sources / "sample" / "2025" / name
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    path = tmp_path / "list.xlsx"
    write_workbook(authored_parts(sources / "sample" / "2025"), read_units(sources / "units.yaml", Faults()), path, nothing)
    assert read_list_workbook(path, sources, nothing).faults == ()
    return path


@pytest.fixture
def faults_after(workbook: Path, sources: Path) -> Callable[[Callable[[Any], object]], tuple[Fault, ...]]:
    """Work in the workbook as a person does, then check it."""

    def check(change: Callable[[Any], object]) -> tuple[Fault, ...]:
        book = load_workbook(workbook)
        change(book)
        book.save(workbook)
        read = read_list_workbook(workbook, sources, nothing)
        assert (read.edition is None) == bool(read.faults)
        return read.faults

    return check


def column_of(sheet: Any, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def add_row(sheet: Any, cells: Cells) -> int:
    row = sheet.max_row + 1
    for heading, value in cells.items():
        if value is not None:
            sheet.cell(row, column_of(sheet, heading), value)
    return row


def row_of(sheet: Any, name: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == name)


def test_every_seeded_fault_is_named_with_sheet_row_and_column(faults_after: Callable[..., tuple[Fault, ...]]) -> None:
    rows: list[int] = []

    def seed(book: Any) -> None:
        for number, (sheet, cells, _, _) in enumerate(SEEDS):
            named = {"Code": f"2B350.{number + 100}"} if sheet == CATEGORY else {}
            rows.append(add_row(book[sheet], {**FINE[sheet], **named, **cells}))

    found = faults_after(seed)
    lost = [
        (seed, row)
        for seed, row in zip(SEEDS, rows, strict=True)
        if not any(
            (fault.place.file, fault.place.line, fault.place.column) == (seed[0], row, seed[2]) and seed[3] in fault.reason
            for fault in found
        )
    ]
    assert not lost, "\n".join(map(str, (*lost, *found)))
    assert len(SEEDS) >= 40
    seeded = {(sheet, row) for (sheet, *_), row in zip(SEEDS, rows, strict=True)}
    assert {(fault.place.file, fault.place.line) for fault in found} <= seeded  # rows without fault are left in peace


def test_a_fault_reads_as_a_place_in_the_workbook(faults_after: Callable[..., tuple[Fault, ...]]) -> None:
    row = {"Code": "2B350.c", "Heading": "X", "Tests": "axis_count >= 2\naxes >= 2"}
    (fault,) = faults_after(lambda book: add_row(book[CATEGORY], row))
    assert str(fault).startswith("sheet “Category 2”, row ")
    assert ", Tests: unknown property “axes”" in str(fault)


def test_paragraphs_that_rest_on_each_other_are_named(faults_after: Callable[..., tuple[Fault, ...]]) -> None:
    def seed(book: Any) -> None:
        for code, other in (("2B350.c", "2B350.d"), ("2B350.d", "2B350.c")):
            add_row(book[CATEGORY], {"Code": code, "Heading": "X", "Tests": f"this_item meets {other}"})

    (fault,) = faults_after(seed)
    assert "2B350.c rests on itself: 2B350.c -> 2B350.d -> 2B350.c" in fault.reason


def test_a_head_whose_row_was_deleted_is_missed(faults_after: Callable[..., tuple[Fault, ...]]) -> None:
    found = faults_after(lambda book: book["Category 1"].delete_rows(2, 9))
    assert any(fault.place.file == "Edition" and "the head 1C350 has no row on the sheet “Category 1”" in fault.reason for fault in found)


def test_a_sheet_that_was_deleted_is_missed(faults_after: Callable[..., tuple[Fault, ...]]) -> None:
    found = faults_after(lambda book: book.remove(book[TERMS]))
    assert [fault.reason for fault in found] == ["the workbook has no sheet “Defined terms”; it may be empty but must be there"]


def test_a_sheet_that_was_renamed_is_named(faults_after: Callable[..., tuple[Fault, ...]]) -> None:
    def rename(book: Any) -> None:
        book["Category 1"].title = "Categry 1"

    found = faults_after(rename)
    assert any(fault.place.file == "Categry 1" and "did you mean “Category 1”?" in fault.reason for fault in found)
    assert any("the head 1C350 has no row" in fault.reason for fault in found)


def test_a_heading_that_was_renamed_is_named(faults_after: Callable[..., tuple[Fault, ...]]) -> None:
    def rename(book: Any) -> None:
        book[CATEGORY].cell(1, column_of(book[CATEGORY], "Tests"), "Test")

    reasons = [fault.reason for fault in faults_after(rename) if fault.place.column == "headings"]
    assert reasons == ["no column is called “Test” here; did you mean “Tests”?", "the column “Tests” is missing"]


def test_columns_may_stand_in_another_order(faults_after: Callable[..., tuple[Fault, ...]]) -> None:
    def turn(book: Any) -> None:
        sheet = book[CATEGORY]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for number, row in enumerate(rows, 1):
            for at, value in enumerate(reversed(row), 1):
                sheet.cell(number, at).value = value

    assert faults_after(turn) == ()


def test_empty_rows_are_passed_over_and_what_stands_behind_them_is_read(faults_after: Callable[..., tuple[Fault, ...]]) -> None:
    def far_below(book: Any) -> None:
        sheet = book[CATEGORY]
        for row in range(100, 1000):
            sheet.cell(row, 2, "  ")
        sheet.cell(100_000, 1, "2B350.far")

    (fault,) = faults_after(far_below)
    assert fault.place.line == 100_000


@pytest.mark.parametrize("content", [b"%PDF-1.7 no workbook", b"PK\x03\x04 cut off", b"code,heading\n3A001,x\n", b""])
def test_what_is_no_workbook_is_said_in_a_sentence(content: bytes, tmp_path: Path, sources: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(UserFixable):
        read_list_workbook(path, sources, nothing)


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.999])
def test_a_truncated_workbook_is_said_in_a_sentence(kept: float, workbook: Path, sources: Path) -> None:
    content = workbook.read_bytes()
    workbook.write_bytes(content[: int(len(content) * kept)])
    with pytest.raises(UserFixable, match="cut off or damaged"):
        read_list_workbook(workbook, sources, nothing)


def test_a_workbook_that_is_no_list_is_said_in_a_sentence(workbook: Path, sources: Path) -> None:
    book = load_workbook(workbook)
    book["Edition"].title = "Sheet1"
    book.save(workbook)
    with pytest.raises(UserFixable, match="not a control list: it has no sheet “Edition”"):
        read_list_workbook(workbook, sources, nothing)


def test_who_is_told_may_end_the_reading(workbook: Path, sources: Path) -> None:
    steps: list[str] = []

    def told(step: str, _share: float) -> None:
        steps.append(step)
        if step == "sheet Category 2":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_list_workbook(workbook, sources, told)
    assert "sheet Category 1" in steps
