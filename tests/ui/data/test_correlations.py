"""An agency's table of HS codes and control codes, brought by the window: recognised, read, used, gone back from, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from stc_desktop.casework import correlations
from stc_desktop.casework.correlations import correlations_in_use, stage_correlation, take_over_correlation
from stc_desktop.casework.hs_views import hs_view
from stc_desktop.casework.workspace import Workspace
from tests.ui.data.publications import export
from tests.ui.data.test_bringing import bring, page_of, silent, tab_to, tags, type_in
from tests.ui.home.at_the_window import Person
from tests.ui.parts.clipping import clipped
from ui.parts.fields import SelectField
from ui.parts.layouts import ScrollPane

ROWS = (
    ("HS code", "Goods", "Control code"),
    ("85044090", "Static converters", "3A225"),
    ("8504.40", "Other converters", "3A225.a"),
    ("8525.80.00", "Cameras", "6A003"),
    ("9999.99", "Nothing", "3A225"),
    ("84818000", "Valves", "2B350.g; 2A226"),
    ("854231", "Chips", "9Z999"),
    ("610910", "Sample vests", "1A005"),
    ("010121", "Sample horses", ""),
)
AGENCY = "Sample Agency"


def table(folder: Path, name: str = "sample", rows: Sequence[Sequence[object]] = ROWS) -> Path:
    path = folder / f"{name}.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows) + "\n", encoding="utf-8")
    return path


def workbook(folder: Path, rows: Sequence[Sequence[object]], *, merged: str = "") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(tuple(row))
    if merged:
        sheet.merge_cells(merged)
    path = folder / "sample.xlsx"
    book.save(path)
    return path


def say(person: Person, *, edition: str = "2026-01-31", publisher: str = AGENCY) -> None:
    person.write("columns_edition", edition)
    person.write("columns_publisher", publisher)
    person.click("columns_read")
    person.rest()


def used(workspace: Workspace, folder: Path, edition: str, rows: Sequence[Sequence[object]] = ROWS) -> None:
    path = table(folder, f"t-{edition}", rows)
    take_over_correlation(workspace, stage_correlation(workspace, path, silent, publisher=AGENCY, edition=edition))


def in_use(workspace: Workspace) -> list[tuple[str, str, int]]:
    return [(one.name, one.info.edition, one.pairs) for one in correlations_in_use(workspace) if one.info]


def test_a_table_is_recognised_read_counted_and_used(person: Person, tmp_path: Path) -> None:
    person.go("data")
    bring(person, table(tmp_path))
    assert "correlation table" in person.read("correlation")
    assert person.see("correlation_hs", SelectField).value() == "HS code"
    assert person.see("correlation_code", SelectField).value() == "Control code"
    assert "85044090" in person.read("correlation_hs_sample")
    say(person)
    assert person.read("report_1_title") == AGENCY
    assert tags(person, "report_1") == ["Can be used", "Edition 2026-01-31", "Correlation table"]
    assert person.read("report_1_counts") == "8 rows, 5 pairs that can be used, 3 HS codes"
    assert "3 codes were cut to the six digits" in person.read("report_1_cut")
    assert "1 row names no control code" in person.read("report_1_without")
    person.click("report_1_unknown_hs_head")
    assert "Row 5: The HS code 9999.99 does not exist" in person.read("report_1_unknown_hs")
    person.click("report_1_unknown_codes_head")
    assert "9Z999" in person.read("report_1_unknown_codes")
    person.click("report_1_copy_unknown_codes")
    assert QGuiApplication.clipboard().text().startswith("row 7:")
    assert "nothing to compare with" in person.read("report_1_compared")
    assert correlations_in_use(person.workspace) == (), "nothing is in use before it is said"
    assert clipped(page_of(person)) == []
    person.click("report_use")
    assert in_use(person.workspace) == [("sample-agency", "2026-01-31", 5)]
    card = person.see("installed_correlation_sample-agency")
    assert card.visibleRegion().boundingRect().height() > card.height() // 2, "what came in is in sight"
    row = person.read("installed_correlation_sample-agency")
    for part in (AGENCY, "2026-01-31", "5 pairs, 3 HS codes", "3 cut to six digits", "left out", "Brought 23 Nov 2026", "sample.csv"):
        assert part in row
    assert [one.code for one in hs_view(person.workspace, "6109.10").candidates] == ["1A005"]
    assert clipped(page_of(person)) == []


def test_all_of_it_by_keyboard(person: Person, tmp_path: Path) -> None:
    person.go("data")
    path = table(tmp_path)
    page_of(person).choose_publication = lambda: path
    person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert person.window.focusWidget() is person.see("columns_edition")
    type_in(person, "2026-01-31")
    tab_to(person, "columns_publisher")
    type_in(person, AGENCY)
    tab_to(person, "columns_read")
    person.press(Qt.Key.Key_Space)
    assert person.window.focusWidget() is person.see("report_use")
    person.press(Qt.Key.Key_Return)
    assert in_use(person.workspace) == [("sample-agency", "2026-01-31", 5)]


def test_what_both_could_be_is_asked_by_keyboard(person: Person, tmp_path: Path) -> None:
    rows = (("Code", "Text", "HS"), ("3A225", "Changers", "850440"), ("6A003", "Cameras", "852589"), ("1A005", "Armour", "610910"))
    bring(person, table(tmp_path, rows=rows))
    assert "What is this table?" in person.read("kind")
    person.click("kind_go_on")
    assert "Say what the table is" in person.read("kind_message"), "nothing is chosen beforehand"
    person.press(Qt.Key.Key_Down)
    person.press(Qt.Key.Key_Space)
    tab_to(person, "kind_go_on")
    person.press(Qt.Key.Key_Return)
    assert person.see("correlation_code", SelectField).value() == "Code"
    person.click("columns_other_kind")
    assert person.sees("columns_1_list"), "it can be said again at the columns"
    person.click("columns_other_kind")
    say(person)
    person.click("report_use")
    assert in_use(person.workspace) == [("sample-agency", "2026-01-31", 3)]
    bring(person, table(tmp_path, "next", rows=rows))
    assert person.sees("columns_remembered"), "what was said is remembered"
    assert person.see("columns_publisher").text() == AGENCY  # type: ignore[attr-defined]


def test_what_is_missing_is_asked_at_its_field(person: Person, tmp_path: Path) -> None:
    bring(person, table(tmp_path))
    person.see("correlation_hs", SelectField).choose("")
    person.click("columns_read")
    assert "which edition" in person.read("columns_edition_field_message")
    assert "which agency" in person.read("columns_publisher_field_message")
    assert "holds the HS codes" in person.read("correlation_hs_field_message")
    assert person.window.focusWidget() is person.see("columns_edition")
    person.see("correlation_hs", SelectField).choose("Control code")
    say(person)
    assert "cannot hold both" in person.read("correlation_code_field_message")
    person.see("correlation_hs", SelectField).choose("Goods")
    say(person)
    assert "No row of the table" in person.read("columns_fault")
    assert person.see("columns_publisher").text() == AGENCY, "what was typed stays"  # type: ignore[attr-defined]


def test_a_newer_table_is_compared_and_one_goes_back(person: Person, tmp_path: Path) -> None:
    used(person.workspace, tmp_path, "2025-01-01")
    rows = [row for row in ROWS if row[0] != "610910"] + [("890610", "Warships", "ML9.a")]
    bring(person, table(tmp_path, "newer", rows))
    say(person)
    assert "Compared with 2025-01-01" in person.read("report_1")
    person.click("report_1_added_head")
    assert person.read("report_1_added_codes").replace("\u00a0", " ") == "8906.10 – ML9.a"
    person.click("report_1_gone_head")
    assert person.read("report_1_gone_codes").replace("\u00a0", " ") == "6109.10 – 1A005"
    person.click("report_use")
    assert in_use(person.workspace) == [("sample-agency", "2026-01-31", 5)]
    person.click("data_go_back_correlation_sample-agency")
    assert in_use(person.workspace) == [("sample-agency", "2025-01-01", 5)]
    person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert in_use(person.workspace) == [("sample-agency", "2026-01-31", 5)]
    person.click("data_take_away_correlation_sample-agency")
    assert in_use(person.workspace) == []
    assert hs_view(person.workspace, "8906.10").candidates[0].by == ()
    person.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert in_use(person.workspace) == [("sample-agency", "2026-01-31", 5)]
    assert [one.edition for one in correlations_in_use(person.workspace)[0].former] == ["2025-01-01"]


def test_an_older_table_is_asked_about_once_more_and_the_same_has_nothing_to_use(person: Person, tmp_path: Path) -> None:
    used(person.workspace, tmp_path, "2026-06-01")
    bring(person, table(tmp_path, "older"))
    say(person)
    assert "older than 2026-06-01" in person.read("report_1_older")
    answers = ["keep", "use"]
    page_of(person).findChild(object, "bring").ask = lambda *_said: answers.pop(0)  # type: ignore[attr-defined]
    person.click("report_use")
    assert in_use(person.workspace) == [("sample-agency", "2026-06-01", 5)]
    person.click("report_use")
    assert in_use(person.workspace) == [("sample-agency", "2026-01-31", 5)]
    bring(person, tmp_path / "older.csv")
    say(person)
    assert "In use already" in tags(person, "report_1")
    assert not person.sees("report_use")
    person.click("report_leave")
    assert list((person.workspace.data / "brought" / "staged").iterdir()) == []


def test_codes_that_a_spreadsheet_took_for_numbers_are_restored_and_said(person: Person, tmp_path: Path) -> None:
    rows = (("HS", "Goods", "Code"), (8471.3, "Computers", "4A003"), (8504.4, "Converters", "3A225"), (10121, "Horses", "1C351"))
    bring(person, workbook(tmp_path, rows))
    assert person.see("correlation_hs", SelectField).value() == "HS"
    say(person)
    assert "3 pairs that can be used" in person.read("report_1_counts")
    person.click("report_1_restored_head")
    said = person.read("report_1_restored")
    assert "“8471.3” lost a nought in a spreadsheet; read as 8471.30" in said
    assert "“10121” lost a nought in a spreadsheet; read as 010121" in said


def test_headings_in_two_merged_rows_are_one(person: Person, tmp_path: Path) -> None:
    rows = (("Sample customs tariff", "", ""), ("Tariff", "", "Control"), ("HS code", "Description", "Control code"), *ROWS[1:])
    bring(person, workbook(tmp_path, rows, merged="A2:B2"))
    assert person.see("correlation_hs", SelectField).value().endswith("HS code")
    say(person)
    assert person.read("report_1_counts") == "8 rows, 5 pairs that can be used, 3 HS codes"


@pytest.mark.parametrize("kind", ["empty", "cut_off", "headings_only", "no_hs"])
def test_bad_files_get_a_sentence_and_change_nothing(person: Person, tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"{kind}.xlsx"
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "cut_off":
        path.write_bytes(workbook(tmp_path, ROWS).read_bytes()[:2000])
    elif kind == "headings_only":
        path = table(tmp_path, kind, ROWS[:1])
    else:
        path = table(tmp_path, kind, (("Name", "Town"), ("Sample firm", "Sampletown"), ("Sample shop", "Sampleville")))
    bring(person, path)
    if kind in {"empty", "cut_off"}:
        assert {"empty": "empty", "cut_off": "cut off"}[kind] in person.read("bring_refused")
    else:
        person.click("columns_other_kind")
        say(person)
        assert "Say which column holds the HS codes" in person.read("correlation_hs_field_message")
    assert correlations_in_use(person.workspace) == ()


def test_cancelled_in_the_middle_nothing_is_left(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    def slow(workspace: Workspace, path: Path, told: correlations.Told, **choices: object) -> object:
        for number in range(400):
            time.sleep(0.02)
            told(f"row {number}", number / 800)
        return stage_correlation(workspace, path, told, **choices)  # type: ignore[arg-type]

    monkeypatch.setattr(correlations, "stage_correlation", slow)
    bring(person, table(tmp_path))
    person.write("columns_edition", "2026-01-31")
    person.write("columns_publisher", AGENCY)
    person.qtbot.mouseClick(person.see("columns_read"), Qt.MouseButton.LeftButton)
    person.see("bring_progress_cancel")
    person.click("bring_progress_cancel")
    assert person.sees("correlation_columns"), "back where it was begun"
    assert correlations_in_use(person.workspace) == ()
    assert QApplication.focusWidget() is not None


def test_a_damaged_table_says_so_and_can_be_taken_away(person: Person, tmp_path: Path) -> None:
    used(person.workspace, tmp_path, "2025-01-01")
    person.workspace.correlations.close()
    (file,) = (person.workspace.data / "brought" / "correlations" / "sample-agency").glob("2025*")
    file.write_bytes(b"not a database")
    person.go("data")
    assert tags(person, "installed_correlation_sample-agency") == ["Damaged"]
    person.click("data_take_away_correlation_sample-agency")
    assert correlations_in_use(person.workspace) == ()


def test_no_words_are_cut(person: Person, tmp_path: Path) -> None:
    used(person.workspace, tmp_path, "2025-01-01")
    for percent in (125, 200):
        person.window.surroundings.look.set_percent(percent)
        bring(person, table(tmp_path, f"sample-{percent}", ROWS[:7]))
        assert person.see("correlation_pane", ScrollPane).horizontalScrollBar().maximum() == 0
        assert clipped(page_of(person)) == []
        say(person)
        assert person.see("report_pane", ScrollPane).horizontalScrollBar().maximum() == 0
        assert clipped(page_of(person)) == []
    person.go("data", "installed")
    assert clipped(page_of(person)) == []


def test_our_own_export_is_said_to_be_no_official_text(person: Person, tmp_path: Path) -> None:
    bring(person, export(tmp_path))
    person.click("bring_say_head")
    person.write("bring_say_list", "sample-national-list")
    person.write("bring_say_edition", "2026-01-01")
    person.click("bring_again")
    person.rest()
    assert "our own wording, not an official text" in person.read("report_1_own")
    person.click("report_use")
    assert tags(person, "installed_brought_sample-national-list") == ["Own wording"]
