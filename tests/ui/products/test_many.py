from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from stc_desktop.casework.many_products_columns import remembered_products
from stc_desktop.casework.many_products_keeping import origin_of
from stc_desktop.casework.products import count_of_products, products
from tests.casework.test_many_products import FAULTY, row, workbook
from tests.ui.home.at_the_window import Person
from tests.ui.parts.clipping import clipped
from ui.parts.fields import SelectField
from ui.parts.tables import TableView
from ui.products.many import ManyPane

pytestmark = pytest.mark.timeout(60)

GOODS = [
    row(part="SD-1", description="Frequency changer, 5.5 kVA", maker="Sample Drives", power="5500", phases="yes", is_="3A225"),
    row(part="SK-1", description="Wooden kitchen spoon", other="none"),
    row(part="SP-7", description="Diaphragm pump", hs="84135"),
]


def at_the_table(person: Person, path: Path) -> ManyPane:
    """The person chose this table from the Products page."""
    person.go("products")
    person.click("products_many")
    pane = person.see("many", ManyPane)
    pane.choose_table = lambda: path
    person.click("many_choose")
    return pane


def lines(person: Person) -> list[tuple[str, str, str]]:
    table = person.see("many_table", TableView).table
    return [(table.row(n).number, table.row(n).tag, table.row(n).next) for n in range(table.rowCount())]


def show(person: Person, key: str) -> None:
    field = person.see("many_show", SelectField)
    field.choose(key)
    field.chosen.emit(key)
    person.rest()


def test_from_the_table_to_the_copy_with_results_by_keyboard(person: Person, tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", GOODS)
    pane = at_the_table(person, path)
    assert "Frequency changer, 5.5 kVA" in person.read("many_roles")
    assert person.see("many_description", SelectField).value() == "Description"
    person.press(Qt.Key.Key_Return)  # the cursor stands on "Weigh the products"
    assert [line[:2] for line in lines(person)] == [("3", "Undecided"), ("4", "Not listed"), ("5", "Undecided")]
    assert "not an HS code" in lines(person)[2][2]
    person.press(Qt.Key.Key_Down)
    assert "Wooden kitchen spoon" in person.read("many_row_name")
    assert "EU" in person.read("many_row_by_1")
    out = tmp_path / "out.xlsx"
    pane.choose_place = lambda _suggested: out
    person.click("many_save")
    sheet = load_workbook(out)["Stock"]
    assert sheet.cell(2, 12).value == "Verdict"
    assert clipped(pane) == []


def test_only_what_the_person_says_of_a_column_becomes_an_answer_and_it_is_remembered(person: Person, tmp_path: Path) -> None:
    path = workbook(tmp_path / "stock.xlsx", GOODS)
    pane = at_the_table(person, path)
    field = next(one for one in pane.findChildren(SelectField) if one.accessibleName() == "Output power (VA)")
    assert field.value() == ""
    field.choose("multiphase_output_power")
    field.chosen.emit("multiphase_output_power")
    person.click("many_weigh")
    [held] = remembered_products(person.workspace).values()
    assert held.values["Output power (VA)"].property_id == "multiphase_output_power"
    person.click("many_next_file")
    assert person.sees("many_remembered")


def test_a_description_must_be_chosen(person: Person, tmp_path: Path) -> None:
    at_the_table(person, workbook(tmp_path / "stock.xlsx", GOODS))
    person.see("many_description", SelectField).choose("")
    person.click("many_weigh")
    assert "Choose the column" in person.read("many_description_field")
    assert not person.sees("many_table")


def test_faulty_rows_are_found_by_the_filter_and_say_row_and_column(person: Person, tmp_path: Path) -> None:
    at_the_table(person, workbook(tmp_path / "stock.xlsx", [*GOODS, *(cells for cells, *_ in FAULTY[:20])]))
    person.click("many_weigh")
    assert len(lines(person)) == 23
    show(person, "faulty")
    assert "5" in {line[0] for line in lines(person)}
    assert person.read("many_fault_1").startswith("Row 5, HS code: ")
    show(person, "not_listed")
    assert [line[0] for line in lines(person)] == ["4"]
    show(person, "controlled")
    assert person.sees("many_nobody")


def test_rows_shown_are_kept_once_and_can_be_taken_back(person: Person, tmp_path: Path) -> None:
    at_the_table(person, workbook(tmp_path / "stock.xlsx", GOODS))
    person.click("many_weigh")
    show(person, "undecided")
    person.click("many_keep")
    assert count_of_products(person.workspace) == 2
    person.click("toast_undo")
    assert count_of_products(person.workspace) == 0
    assert not person.sees("many_row_kept")
    person.click("many_keep")
    assert count_of_products(person.workspace) == 2
    assert person.sees("many_row_kept")
    person.click("many_keep")
    assert count_of_products(person.workspace) == 2
    origin = origin_of(products(person.workspace)[0].item)
    assert origin is not None
    assert origin.file == "stock.xlsx"


def test_a_row_is_opened_in_the_interview(person: Person, tmp_path: Path) -> None:
    at_the_table(person, workbook(tmp_path / "stock.xlsx", GOODS))
    person.click("many_weigh")
    person.click("many_open")
    [kept] = products(person.workspace)
    assert person.led_to() == ("classify", f"product/{kept.id}")
    person.go("products")
    assert person.sees("many_table"), "the results are still there"
    person.click("many_results_back")
    assert person.sees("products_table")


def test_a_file_that_is_no_table_gets_a_sentence(person: Person, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    at_the_table(person, path)
    assert "This is a PDF" in person.read("many_refused")
    assert person.sees("many_choose_another")


def test_cancelled_the_columns_are_as_they_were(person: Person, tmp_path: Path) -> None:
    pane = at_the_table(person, workbook(tmp_path / "stock.xlsx", GOODS * 40))
    button = person.see("many_weigh")
    person.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    pane.cancel()
    person.rest()
    assert person.sees("many_columns")
    assert count_of_products(person.workspace) == 0
    assert dataclasses.asdict(pane._columns.columns())["takes_text"] is False


def test_a_question_of_many_rows_is_answered_for_those_that_are_ticked(person: Person, tmp_path: Path) -> None:
    cameras = [row(part=f"SC-{n}", description=f"Thermal imaging camera number {n}", other="none") for n in range(3)]
    pane = at_the_table(person, workbook(tmp_path / "stock.xlsx", [*cameras, *GOODS]))
    person.click("many_weigh")
    person.click("many_shared_open")
    assert "3 rows wait for this" in person.read("many_shared")
    asked = person.read("many_shared_question")
    person.click("many_shared_no")
    assert person.read("many_shared_question") != asked if person.sees("many_shared_question") else person.sees("many_table")
    if person.sees("many_shared_leave"):
        person.click("many_shared_leave")
    considered = [one.item.considered for one in pane._results.weighed.results[:3]]
    assert all("no" in one.values() for one in considered)
    assert not {one.verdict.value for one in pane._results.weighed.results[:3]} & {"not_listed"}
