"""Many products at once: what a small exporter's table gives, what it asks, and what is wrong in it. All goods and firms are invented."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from stc_desktop.casework.many_products import Weighed, chosen_sheet, look_at_products, weigh_products
from stc_desktop.casework.many_products_columns import ProductColumns, ProductRole, ValueColumn, read_product_columns
from stc_desktop.casework.many_products_faults import FaultKind
from stc_desktop.casework.many_products_keeping import keep_rows, origin_of, take_back
from stc_desktop.casework.many_products_out import proposed_place, save_copy
from stc_desktop.casework.many_products_shared import answer_shared, shared_questions
from stc_desktop.casework.products import count_of_products, products
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import resumed
from stc_desktop.classification.items import Consideration
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.rules.errors import UserFixable

HEADS = (
    *("Part no", "Description", "Maker", "HS code", "CAS", "Output power (VA)", "Multiphase", "Repeatability"),
    *("It is a", "It is not a", "Other headings"),
)
ROLES = {
    ProductRole.PART: "Part no",
    ProductRole.DESCRIPTION: "Description",
    ProductRole.MAKER: "Maker",
    ProductRole.HS: "HS code",
    ProductRole.CAS: "CAS",
    ProductRole.IS: "It is a",
    ProductRole.IS_NOT: "It is not a",
    ProductRole.OVERVIEW: "Other headings",
}
VALUES = {
    "Output power (VA)": ValueColumn(property_id="multiphase_output_power", unit="VA"),
    "Multiphase": ValueColumn(property_id="output_is_multiphase"),
    "Repeatability": ValueColumn(property_id="repeatability_of_axes_under_1_m"),
}
COLUMNS = ProductColumns(sheet="Stock", roles=ROLES, values=VALUES)


@pytest.fixture
def workspace(reading: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """A case file of its own over the lists that were read already."""
    (tmp_path / "reference").symlink_to(reading.data / "reference", target_is_directory=True)
    opened = Workspace(data=tmp_path, person="Sample Officer", clock=reading.clock)
    opened.__dict__.update({name: getattr(reading, name) for name in ("reference", "units", "_weighable", "_kinds")})
    yield opened
    opened.__dict__.pop("reference")  # it belongs to all tests
    opened.close()


def nobody(_step: str, _share: float) -> None:
    """Nobody listens."""


def row(**cells: object) -> list[object]:
    """A row by the first words of its headings."""
    named = {
        "part": 0,
        "description": 1,
        "maker": 2,
        "hs": 3,
        "cas": 4,
        "power": 5,
        "phases": 6,
        "repeat": 7,
        "is": 8,
        "is_not": 9,
        "other": 10,
    }
    found: list[object] = [None] * len(HEADS)
    for name, value in cells.items():
        found[named[name.rstrip("_")]] = value
    return found


def workbook(path: Path, rows: Sequence[Sequence[object]], *, merged: Sequence[str] = ()) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Stock"
    sheet.append(["Sample Trading Co., list of stock"])
    sheet.append(list(HEADS))
    sheet["B2"].font = Font(bold=True, color="00AA0000")
    for one in rows:
        sheet.append([None] * len(HEADS))
        for column, value in enumerate(one, 1):
            cell = sheet.cell(row=sheet.max_row, column=column)
            cell.value = value  # type: ignore[assignment]  # what a cell holds
            if isinstance(value, str) and value.startswith("=cmd"):
                cell.data_type = "s"
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def weighed(workspace: Workspace, path: Path, columns: ProductColumns = COLUMNS) -> Weighed:
    return weigh_products(workspace, path, columns, nobody, remember=False)


# -- columns


def test_columns_are_proposed_with_sample_values_below_a_title(reading: Workspace, tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", [row(part="A-1", description="sample pump", hs="841370")])
    [sheet] = look_at_products(reading, path)
    assert sheet.columns.header_row == 2
    assert sheet.columns.roles[ProductRole.DESCRIPTION] == "Description"
    assert sheet.columns.roles[ProductRole.HS] == "HS code"
    assert sheet.samples["Description"] == ("sample pump",)
    assert sheet.columns.values == {}, "which question a column answers is for the person to say"


def test_a_heading_that_is_the_id_of_a_question_says_what_it_answers(reading: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "stock.csv"
    path.write_text("Description;multiphase_output_power (kVA)\nsample drive;5,5\n", encoding="utf-8")
    [sheet] = look_at_products(reading, path)
    assert sheet.columns.values == {"multiphase_output_power (kVA)": ValueColumn(property_id="multiphase_output_power", unit="kVA")}


def test_columns_are_remembered_by_the_headings_but_not_the_consent_to_take_text(workspace: Workspace, tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", [row(description="sample spoon")])
    weigh_products(workspace, path, replace(COLUMNS, takes_text=True), nobody)
    again = workbook(tmp_path / "later.xlsx", [row(description="sample fork")])
    found = chosen_sheet(look_at_products(workspace, again))
    assert found.is_remembered
    assert found.columns.values == VALUES
    assert not found.columns.takes_text


def test_a_map_that_names_no_question_or_no_column_is_refused(reading: Workspace, tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", [row(description="sample spoon")])
    wrong = replace(COLUMNS, values={"Multiphase": ValueColumn(property_id="colour_of_paint")})
    with pytest.raises(UserFixable, match="No question has the id “colour_of_paint”"):
        weighed(reading, path, wrong)
    with pytest.raises(UserFixable, match="no column “Wattage”"):
        weighed(reading, path, replace(COLUMNS, values={"Wattage": ValueColumn(property_id="multiphase_output_power")}))
    with pytest.raises(UserFixable, match="not what a column can be"):
        read_product_columns('{"columns": {"colour": "Paint"}}')


# -- weighing


def test_a_row_is_decided_by_what_its_cells_answer_and_else_says_what_to_ask(reading: Workspace, tmp_path: Path) -> None:
    rows = [
        row(part="A-1", description="graphite heat exchanger for a pickling plant", hs="841950"),
        row(part="A-2", description="wooden kitchen spoon", other="none"),
        row(part="A-3", description="wooden kitchen spoon"),
    ]
    first, second, third = weighed(reading, workbook(tmp_path / "stock.xlsx", rows)).results
    assert first.verdict is Verdict.UNDECIDED
    assert first.asked[0].id == "2B350.d"
    assert first.asked[0].from_whom
    assert second.verdict is Verdict.NOT_LISTED
    assert second.set_aside > 100
    assert third.verdict is Verdict.UNDECIDED
    assert third.asked[0].id == "overview", "nobody said that no other heading fits"


def test_none_in_a_table_does_not_answer_for_what_the_words_of_the_row_point_to(reading: Workspace, tmp_path: Path) -> None:
    rows = [row(description="thermal imaging camera", other="none"), row(description="night vision goggles", other="none")]
    for result in weighed(reading, workbook(tmp_path / "stock.xlsx", rows)).results:
        assert result.verdict is Verdict.UNDECIDED
        assert result.asked[0].id != "overview"
        assert "overview" not in result.item.considered


def test_mapped_values_decide_with_the_unit_of_the_heading(reading: Workspace, tmp_path: Path) -> None:
    rows = [
        row(description="frequency changer", power="5500", phases="yes", is_="3A225"),
        row(description="frequency changer", power="0,03 kVA", phases="yes", is_="3A225"),
    ]
    high, low = weighed(reading, workbook(tmp_path / "stock.xlsx", rows)).results
    assert high.item.answers["multiphase_output_power"] == {"value": "5500", "unit": "VA"}
    assert high.row.is_sound
    assert high.verdict is Verdict.UNDECIDED
    assert "3A225" not in [one.id for one in high.asked], "it was said to be one"
    assert low.open_paragraphs < high.open_paragraphs


def test_values_in_the_text_are_taken_only_where_the_person_says_so(reading: Workspace, tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", [row(description="frequency changer, three-phase, output power 5.5 kVA", is_="3A225")])
    [left] = weighed(reading, path).results
    [taken] = weighed(reading, path, replace(COLUMNS, takes_text=True)).results
    assert "multiphase_output_power" not in left.item.answers
    assert any("5.5 kVA" in warning for warning in left.warnings)
    assert taken.item.answers["multiphase_output_power"] == "5.5 kVA"
    assert any("5.5 kVA" in one for one in taken.taken)


def test_a_person_who_only_says_unknown_is_never_told_not_listed(reading: Workspace, tmp_path: Path) -> None:
    rows = [
        row(description=text, power="unknown", phases="unknown", repeat="?", other="?") for text in ("frequency changer", "spoon", "camera")
    ]
    assert {result.verdict for result in weighed(reading, workbook(tmp_path / "stock.xlsx", rows)).results} == {Verdict.UNDECIDED}


# -- rows with faults

FAULTY = (
    (row(part="F-1", description="sample drive", hs="85044"), "HS code", FaultKind.HS, "nought"),
    (row(part="F-2", description="sample drive", hs="8504A0"), "HS code", FaultKind.HS, "not an HS code"),
    (row(part="F-3", description="sample drive", hs="999999"), "HS code", FaultKind.HS, "does not exist"),
    (row(part="F-4", description="sample drive", hs="846221"), "HS code", FaultKind.HS, "ended with HS 2022"),
    (row(part="F-5", description="sample salt", cas="151-50-7"), "CAS", FaultKind.CAS, "last digit"),
    (row(part="F-6", description="sample salt", cas="salt 12"), "CAS", FaultKind.CAS, "not a CAS number"),
    (row(part="F-7", description="sample drive", repeat="3 kg"), "Repeatability", FaultKind.VALUE, "unit of mass"),
    (row(part="F-8", description="sample drive", power="1e400"), "Output power (VA)", FaultKind.VALUE, "beyond anything"),
    (row(part="F-9", description="sample drive", power="#REF!"), "Output power (VA)", FaultKind.ERROR, "#REF!"),
    (row(part="F-10", description=None, hs="850440"), "Description", FaultKind.EMPTY, "no description"),
    (row(part="F-11", description="12345"), "Description", FaultKind.EMPTY, "no description"),
    (row(part="F-12", description="sample drive", power="25 florps"), "Output power (VA)", FaultKind.VALUE, "florps"),
    (row(part="F-13", description="sample drive", power="25; 30"), "Output power (VA)", FaultKind.TWO_VALUES, "two values"),
    (row(part="F-14", description="sample drive", power="25 / 30 W"), "Output power (VA)", FaultKind.TWO_VALUES, "two values"),
    (row(part="F-15", description="sample drive", power="2026-05-03"), "Output power (VA)", FaultKind.DATE, "is a date"),
    (row(part="F-16", description="sample salt", cas="2026-05-03"), "CAS", FaultKind.DATE, "makes dates of CAS"),
    (row(part="F-17", description="sample drive " * 500), "Description", FaultKind.TOO_LONG, "4,000"),
    (row(part="F-18", description="sample\u200b drive"), "Description", FaultKind.CONTROL, "cannot be seen"),
    (row(part="F-19", description="=cmd|' /C calc'!A0 drive"), "Description", FaultKind.RUNS, "formula"),
    (row(part="F-20", description="sample drive", phases="blue"), "Multiphase", FaultKind.VALUE, "yes/no"),
    (row(part="F-21", description="sample drive", repeat="3"), "Repeatability", FaultKind.NO_UNIT, "has no unit"),
    (row(part="F-22", description="sample drive", is_="9Z999"), "It is a", FaultKind.CODE, "9Z999"),
    (row(part="F-23", description="sample drive", is_="3A225", is_not="3A225"), "It is a", FaultKind.CONTRADICTION, "Say one"),
    (row(part="F-24", description="sample drive", power="1,234"), "Output power (VA)", FaultKind.VALUE, "1234 or 1.234"),
    (row(part="F-25", description="sample drive", power="-3"), "Output power (VA)", FaultKind.VALUE, "negative"),
    (row(part="F-26", description="sample drive", power="=1+1"), "Output power (VA)", FaultKind.UNCOMPUTED, "never computed"),
    (row(part="F-27", description="sample drive", other="perhaps"), "Other headings", FaultKind.CODE, "none"),
)  # fmt: skip
FIRST = 3  # the row of a spreadsheet that the first product stands in


def test_every_kind_of_faulty_row_is_named_with_row_column_and_reason(reading: Workspace, tmp_path: Path) -> None:
    rows = [[*cells[:-1], cells[-1] or "none"] for cells, *_ in FAULTY]
    found = weighed(reading, workbook(tmp_path / "faulty.xlsx", rows)).results
    assert len(found) == len(FAULTY), "a faulty row is never dropped"
    for number, (result, (_cells, column, kind, words)) in enumerate(zip(found, FAULTY, strict=True), FIRST):
        said = [str(fault) for fault in result.row.faults if (fault.column, fault.kind) == (column, kind)]
        assert said, (number, [str(fault) for fault in result.row.faults])
        assert said[0].startswith(f"Row {number}, {column}: "), said
        assert words in said[0]
        assert said[0].endswith(".")


def test_a_row_of_which_something_was_left_out_is_never_not_listed(reading: Workspace, tmp_path: Path) -> None:
    rows = [
        row(description="wooden kitchen spoon", hs="44190", other="none"),
        row(description="wooden kitchen spoon", power="1e400", other="none"),
        row(description="wooden kitchen spoon", other="none"),
    ]
    first, second, sound = weighed(reading, workbook(tmp_path / "stock.xlsx", rows)).results
    for result in (first, second):
        assert result.verdict is Verdict.UNDECIDED
        assert result.asked[0].id == "row"
        assert "overview" not in result.item.considered, "opened in the interview it would else be a negative"
    assert sound.verdict is Verdict.NOT_LISTED


def test_merged_cells_and_part_numbers_that_come_twice_are_said(reading: Workspace, tmp_path: Path) -> None:
    rows = [
        row(part="A-1", description="sample drive", hs="850440"),
        row(part="A-2", description="sample drive"),
        row(part="a-1", description="sample pump"),
    ]
    first, second, third = weighed(reading, workbook(tmp_path / "stock.xlsx", rows, merged=["D3:D4"])).results
    assert first.item.hs == "850440"
    assert second.item.hs == ""
    assert [fault.kind for fault in second.row.faults] == [FaultKind.MERGED]
    assert "row 5" in str(first.row.faults[0])
    assert [fault.kind for fault in third.row.faults] == [FaultKind.DUPLICATE]
    assert third.row.is_sound


# -- out


def test_the_workbook_is_copied_with_results_and_keeps_its_own_cells_and_looks(reading: Workspace, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "stock.xlsx", [row(part="A-1", description="wooden kitchen spoon", other="none"), FAULTY[18][0], FAULTY[0][0]]
    )
    before = path.read_bytes()
    done = weighed(reading, path)
    out = save_copy(path, proposed_place(path), done.columns, done.results, reading.say)
    assert out.name == "stock-classified.xlsx"
    assert path.read_bytes() == before
    sheet = load_workbook(out)["Stock"]
    assert [sheet.cell(2, column).value for column in range(1, 12)] == list(HEADS)
    assert sheet["B2"].font.bold
    assert sheet.cell(2, 12).value == "Verdict"
    assert "ot listed" in str(sheet.cell(3, 12).value)
    assert sheet.cell(4, 2).value == "=cmd|' /C calc'!A0 drive"
    assert sheet.cell(4, 2).data_type == "s", "it stays text and is not run"
    assert "Row 5, HS code" in str(sheet.cell(5, 17).value)


def test_the_original_is_never_overwritten(reading: Workspace, tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", [row(description="wooden kitchen spoon")])
    done = weighed(reading, path)
    with pytest.raises(UserFixable, match="take the place of your own table"):
        save_copy(path, tmp_path / "." / "stock.xlsx", done.columns, done.results, reading.say)
    (tmp_path / "link.xlsx").symlink_to(path)
    with pytest.raises(UserFixable, match="take the place of your own table"):
        save_copy(path, tmp_path / "link.xlsx", done.columns, done.results, reading.say)


@pytest.mark.parametrize(
    ("encoding", "delimiter", "mark", "ending"),
    [
        ("cp1252", ";", b"", b"\r\n"),
        ("utf-8", ",", b"\xef\xbb\xbf", b"\n"),
        ("utf-8", "\t", b"", b"\n"),
        ("utf-16-le", ";", b"\xff\xfe", b"\r\n"),
    ],
)
def test_a_csv_file_stays_as_it_was_written(
    reading: Workspace, tmp_path: Path, encoding: str, delimiter: str, mark: bytes, ending: bytes
) -> None:
    lines = [
        delimiter.join(("Part no", "Description", "Price")),
        delimiter.join(("1", "Löffel aus Holz, wooden spoon" if delimiter != "," else "Löffel aus Holz", "-3.5")),
        delimiter.join(("2", "=cmd|' /C calc'!A0", "4")),
    ]
    path = tmp_path / "stock.csv"
    path.write_bytes(mark + "".join(line + ending.decode() for line in lines).encode(encoding))
    columns = chosen_sheet(look_at_products(reading, path)).columns
    done = weighed(reading, path, columns)
    out = save_copy(path, tmp_path / "out.csv", done.columns, done.results, reading.say)
    raw = out.read_bytes()
    assert raw.startswith(mark)
    text = raw.removeprefix(mark).decode(encoding)
    assert text.count(ending.decode()) >= len(lines)
    head, first, second = list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter))
    assert head[:4] == ["Part no", "Description", "Price", "Verdict"]
    assert first[1].startswith("Löffel")
    assert first[2] == "-3.5", "a negative number is no formula"
    assert second[1].startswith("'=cmd"), "what a spreadsheet would run is made harmless"
    assert all(not cell.startswith(("=", "+", "@")) for line in (first, second) for cell in line)


# -- keeping


def test_kept_rows_are_products_that_know_where_they_came_from_and_go_on_in_the_interview(workspace: Workspace, tmp_path: Path) -> None:
    rows = [
        row(part="A-1", description="frequency changer", maker="Sample Drives", power="5500", is_="3A225"),
        row(description="wooden spoon"),
    ]
    done = weighed(workspace, workbook(tmp_path / "stock.xlsx", rows))
    kept = keep_rows(workspace, done.results, file="stock.xlsx", sheet="Stock", told=nobody)
    assert count_of_products(workspace) == 2
    drive = next(one for one in products(workspace) if "frequency" in one.name)
    origin = origin_of(drive.item)
    assert origin is not None
    assert (origin.file, origin.sheet, origin.row) == ("stock.xlsx", "Stock", 3)
    assert drive.maker == "Sample Drives"
    assert set(resumed(drive.item).given) == {"3A225", "multiphase_output_power"}
    again = keep_rows(workspace, kept, file="stock.xlsx", sheet="Stock", told=nobody)
    assert count_of_products(workspace) == 2, "kept once, however often one asks"
    take_back(workspace, [one.product_id for one in again])
    assert count_of_products(workspace) == 0


def test_the_origin_stays_when_the_product_is_classified_further(workspace: Workspace, tmp_path: Path) -> None:
    from stc_desktop.casework.classifying import keep_as_product

    done = weighed(workspace, workbook(tmp_path / "stock.xlsx", [row(description="wooden spoon")]))
    [one] = keep_rows(workspace, done.results, file="stock.xlsx", sheet="Stock", told=nobody)
    stored = products(workspace)[0]
    going_on = resumed(stored.item)
    keep_as_product(
        workspace, replace(going_on, item=replace(going_on.item, considered={"overview": []})), name="Spoon", product_id=one.product_id
    )
    assert origin_of(products(workspace)[0].item) == origin_of(stored.item)


def test_cancelled_while_keeping_no_product_was_kept(workspace: Workspace, tmp_path: Path) -> None:
    done = weighed(workspace, workbook(tmp_path / "stock.xlsx", [row(description=f"wooden spoon {n}") for n in range(4)]))

    def stop(_step: str, share: float) -> None:
        if share >= 0.5:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        keep_rows(workspace, done.results, file="stock.xlsx", sheet="Stock", told=stop)
    assert count_of_products(workspace) == 0


# -- the command


def run(*arguments: str | Path, data: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "stc_desktop", "--data", str(data), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_gives_a_summary_a_copy_and_products(workspace: Workspace, tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", [row(part="A-1", description="wooden kitchen spoon", other="none"), FAULTY[0][0]])
    columns = tmp_path / "map.json"
    columns.write_text(json.dumps(COLUMNS.as_json()), encoding="utf-8")
    done = run("classify-many", path, "--columns", columns, "--out", tmp_path / "out.xlsx", "--keep", data=tmp_path)
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["counts"] == {"all": 2, "controlled": 0, "not_listed": 1, "undecided": 1, "faulty": 1}
    assert summary["faults"][0]["row"] == 4
    assert (tmp_path / "out.xlsx").is_file()
    assert count_of_products(workspace) == 2
    again = run("classify-many", path, "--columns", columns, "--out", tmp_path / "out.xlsx", data=tmp_path)
    assert again.returncode == 1
    assert "a file of this name already" in again.stderr


def test_killed_in_the_middle_nothing_is_half_written(workspace: Workspace, tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", [row(part=f"A-{n}", description=f"frequency changer number {n}") for n in range(400)])
    out = tmp_path / "out.xlsx"
    command = [sys.executable, "-m", "stc_desktop", "--data", str(tmp_path), "classify-many", str(path), "--out", str(out), "--keep"]
    assert workspace.reference
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(3)
        assert process.poll() is None, "it was over before it could be killed"
        process.kill()
    assert not out.exists()
    assert count_of_products(workspace) == 0
    assert path.is_file()


# -- questions of many rows


def test_a_question_of_many_rows_is_answered_once_for_the_rows_that_are_meant(reading: Workspace, tmp_path: Path) -> None:
    rows = [row(part=f"A-{n}", description=f"thermal imaging camera number {n}", other="none") for n in range(3)]
    done = weighed(reading, workbook(tmp_path / "stock.xlsx", [*rows, row(description="wooden kitchen spoon", other="none")]))
    first = shared_questions(done)[0]
    assert [one.row.number for one in first.rows] == [3, 4, 5]
    after = answer_shared(reading, done, first.asked, Consideration.NO, rows={3, 4}, told=nobody)
    assert [one.item.considered.get(first.asked.id) for one in after.results] == ["no", "no", None, None]
    assert after.results[2:] == done.results[2:]
    assert [one.verdict for one in after.results[:3]] == [Verdict.UNDECIDED] * 3, "other headings that the words point to come next"
    assert after.results[0].asked[0].id != first.asked.id


def test_unsure_for_all_rows_frees_none_of_them(reading: Workspace, tmp_path: Path) -> None:
    rows = [row(part=f"A-{n}", description=f"frequency changer number {n}", other="none") for n in range(2)]
    done = weighed(reading, workbook(tmp_path / "stock.xlsx", rows))
    for _ in range(12):
        questions = shared_questions(done)
        if not questions:
            break
        numbers = {one.row.number for one in questions[0].rows}
        done = answer_shared(reading, done, questions[0].asked, Consideration.UNSURE, rows=numbers, told=nobody)
    assert {one.verdict for one in done.results} == {Verdict.UNDECIDED}


# -- speed and memory

_MEASURED = """
import json, resource, sys, time
from pathlib import Path
from stc_desktop.casework.many_products import chosen_sheet, look_at_products, weigh_products
from stc_desktop.casework.workspace import Workspace
workspace = Workspace(data=Path(sys.argv[1]), person="Sample Person")
path = Path(sys.argv[2])
columns = chosen_sheet(look_at_products(workspace, path)).columns
began = time.process_time()
rows = len(weigh_products(workspace, path, columns, lambda step, share: None, remember=False).results)
status = Path("/proc/self/status")  # what getrusage says holds the memory of the process that started this one
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if status.exists():
    peak = next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
print(json.dumps({"rows": rows, "seconds": time.process_time() - began, "mib": peak / 1024}))
"""


def test_a_thousand_products_take_a_minute_at_most_and_little_memory(workspace: Workspace, tmp_path: Path) -> None:
    kinds = ("frequency changer", "thermal camera", "wooden spoon", "centrifugal pump", "milling machine")
    rows = [row(part=f"A-{n}", description=f"{kinds[n % 5]} number {n}", hs="850440" if n % 5 == 0 else None) for n in range(100)]
    path = workbook(tmp_path / "stock.xlsx", rows)
    done = subprocess.run([sys.executable, "-c", _MEASURED, str(tmp_path), str(path)], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["rows"] == 100
    assert found["seconds"] < 6, "reading the lists included; a thousand rows are ten times as many at most"
    assert found["mib"] < 200
