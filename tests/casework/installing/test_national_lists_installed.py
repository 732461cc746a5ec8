"""The lists in force of a country travel in the workbook and are installed with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from stc_desktop.casework.classifying import classify
from stc_desktop.casework.installed_lists import go_back, in_use
from stc_desktop.casework.list_workbooks import write_workbook
from stc_desktop.casework.national_profiles import profile_of
from stc_desktop.casework.reference_building import build_reference
from stc_desktop.casework.workbook_installing import (
    RemovalsNotConfirmed,
    install_workbook,
    look_at_workbook,
)
from stc_desktop.casework.workspace import Workspace
from stc_desktop.jurisdictions.profile import Profile
from stc_desktop.rules.errors import UserFixable
from tests.casework.small_lists import (
    EDITION,
    LIST,
    edited,
    nothing,
    small_workspace,
    use_small_sources,
    write_small_sources,
)

# -- with the lists in force of a country


@pytest.fixture
def with_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    write_small_sources(tmp_path / "sources", with_law=True)
    use_small_sources(tmp_path, monkeypatch.setattr)
    build_reference(tmp_path / "built")
    return small_workspace(tmp_path)


def profile(workspace: Workspace, country: str) -> Profile:
    found = profile_of(workspace, country)
    assert found is not None
    return found


@pytest.mark.parametrize("country", ["MY", "PH", "SG", "TH", "VN"])
def test_the_lists_in_force_of_a_country_come_back_as_they_went(country: str, with_law: Workspace, tmp_path: Path) -> None:
    path = write_workbook(with_law, tmp_path / "national.xlsx", LIST, EDITION, nothing, country=country)
    looked = look_at_workbook(with_law, path, nothing)
    assert looked.checked.faults == ()
    assert looked.checked.profile is not None
    assert looked.checked.profile.lists == profile(with_law, country).lists
    assert looked.is_same
    with pytest.raises(UserFixable, match="says what the program says already"):
        install_workbook(with_law, path, nothing)


def add_national(book: Any, **cells: str) -> int:
    page = book["National list"]
    row = page.max_row + 1
    for held in page[1]:
        value = cells.get(held.value.replace(" ", "_"))
        if value:
            page.cell(row, held.column).value = value
    return row


def test_a_national_list_is_installed_with_an_entry_of_its_own_and_says_whose_it_is(with_law: Workspace, tmp_path: Path) -> None:
    path = write_workbook(with_law, tmp_path / "national.xlsx", LIST, EDITION, nothing, country="PH")
    source = profile(with_law, "PH").sources[0].key
    entry = {"List": "nsgl-2", "Id": "drums", "Text": "Sample drums", "Covers": "Invented", "Words": "sample drum; bongo", "Near": "2B350"}
    edited(path, lambda held: add_national(held, Row="own", Mark="A", Cite=source, **entry))
    done = install_workbook(with_law, path, nothing)
    assert done.overlay is not None
    assert done.overlay.added == ("nsgl-2 drums",)
    assert in_use(with_law).editions == (), "the list itself is as the makers wrote it"
    assert [one.country for one in in_use(with_law).overlays] == ["PH"]
    national = next(one for one in profile(with_law, "PH").lists if one.id == "nsgl-2")
    assert [(one.id, one.words) for one in national.own] == [("drums", ("sample drum", "bongo"))]
    assert "Sample Officer, 2026-11-23, national.xlsx" in national.changed
    state = classify(with_law, {"description": "a bongo"}, list_id=LIST, edition=EDITION, country="PH")
    assert [own.entry.id for own in state.national.in_question] == ["drums"]  # type: ignore[union-attr]
    assert any("was brought in by Sample Officer" in said for said in state.beside_verdict)
    again = write_workbook(with_law, tmp_path / "again.xlsx", LIST, EDITION, nothing, country="PH")
    assert look_at_workbook(with_law, again, nothing).is_same
    go_back(with_law)
    assert next(one for one in profile(with_law, "PH").lists if one.id == "nsgl-2").own == ()


def test_an_entry_that_goes_and_a_list_taken_as_verified_must_be_confirmed(with_law: Workspace, tmp_path: Path) -> None:
    path = write_workbook(with_law, tmp_path / "national.xlsx", LIST, EDITION, nothing, country="PH")

    def spoil(held: Any) -> None:
        page = held["National list"]
        rows = [row for row in range(2, page.max_row + 1) if page.cell(row, 3).value == "kp-wood"]
        page.delete_rows(rows[0])
        columns = {cell.value: cell.column for cell in page[1]}
        for row in range(2, page.max_row + 1):
            if page.cell(row, 2).value == "nsgl-2" and page.cell(row, 1).value in {"basis", "additions", "omissions"}:
                page.cell(row, columns["Mark"]).value = "A"
                page.cell(row, columns["Ask"]).value = None
                page.cell(row, columns["Text"]).value = "None"

    with pytest.raises(RemovalsNotConfirmed) as caught:
        install_workbook(with_law, edited(path, spoil), nothing)
    assert caught.value.codes == ("PH nsgl-3 kp-wood", "PH nsgl-2: verified")


@pytest.mark.parametrize(
    ("cells", "column", "reason"),
    [
        ({"Row": "owns", "List": "nsgl-2", "Id": "x"}, "Row", "no kind of row"),
        ({"Row": "own", "List": "nsgl-9", "Id": "x", "Text": "X", "Mark": "A", "Cite": "wto"}, "List", "has no row “list”"),
        ({"Row": "own", "List": "nsgl-2", "Text": "X", "Mark": "A", "Cite": "wto"}, "Id", "the row has no Id"),
        ({"Row": "own", "List": "nsgl-2", "Id": "x", "Text": "X", "Mark": "A", "Cite": "nowhere"}, "Cite", "not among the sources"),
        ({"Row": "own", "List": "nsgl-2", "Id": "x", "Text": "X", "Cite": "wto"}, "Row", "has no mark"),
        (
            {"Row": "own", "List": "nsgl-2", "Id": "x", "Text": "X", "Mark": "A", "Cite": "wto", "Publisher": "P"},
            "Publisher",
            "says nothing",
        ),
        ({"Row": "own", "List": "nsgl-3", "Id": "kp-wood", "Text": "X", "Mark": "A", "Cite": "wto"}, "Id", "stands twice"),
        ({"Row": "own", "List": "nsgl-2", "Id": "x", "Text": "X", "Mark": "C", "Cite": "wto"}, "Row", "has no warning"),
        ({"Row": "list", "List": "new", "Text": "X", "Mark": "A", "Cite": "wto"}, "Row", "has no covers"),
        ({"Row": "country", "Id": "MY"}, "Row", "the country stands twice"),
    ],
)
def test_a_fault_of_the_national_sheet_is_named_with_its_row(
    cells: dict[str, str], column: str, reason: str, with_law: Workspace, tmp_path: Path
) -> None:
    path = write_workbook(with_law, tmp_path / "national.xlsx", LIST, EDITION, nothing, country="PH")
    rows: list[int] = []
    edited(path, lambda held: rows.append(add_national(held, **cells)))
    looked = look_at_workbook(with_law, path, nothing)
    assert looked.changes is None
    found = [fault for fault in looked.checked.faults if fault.place.file == "National list" and fault.place.line == rows[0]]
    assert any(reason in fault.reason and fault.place.column == column for fault in found), looked.checked.faults


def test_a_country_of_which_the_program_has_no_profile_gets_a_sentence(with_law: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserFixable, match="no profile of the country"):
        write_workbook(with_law, tmp_path / "national.xlsx", LIST, EDITION, nothing, country="ID")
    path = write_workbook(with_law, tmp_path / "national.xlsx", LIST, EDITION, nothing, country="PH")
    edited(path, lambda held: setattr(held["National list"].cell(2, 3), "value", "ID"))
    looked = look_at_workbook(with_law, path, nothing)
    assert any(fault.place.column == "Id" and "no profile of the country" in fault.reason for fault in looked.checked.faults)
