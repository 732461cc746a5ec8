"""A ministry's own list in place of the program's: what it would change is shown, losses are confirmed, what is faulty is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from stc_desktop.casework.health import health
from stc_desktop.casework.installed import installed
from stc_desktop.casework.installed_lists import go_back, in_use
from stc_desktop.casework.list_workbooks import write_workbook
from stc_desktop.casework.lists import export_list
from stc_desktop.casework.reference_building import CHANGED
from stc_desktop.casework.status import status_of
from stc_desktop.casework.workbook_installing import (
    RemovalsNotConfirmed,
    WorkbookFaulty,
    install_workbook,
    look_at_workbook,
)
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.differences import Change
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.reference_folder import check_current, current_lists, own_folder
from tests.casework.small_installs import files, heading, limits, renamed, with_higher_limit
from tests.casework.small_lists import (
    EDITION,
    LIST,
    OLDER,
    cell,
    edited,
    nothing,
    small_workspace,
    without_row,
)

# -- into use


def test_an_installed_list_is_weighed_by_and_says_whose_it_is_everywhere(workspace: Workspace, book: Path) -> None:
    before = limits(workspace)
    edited(book, with_higher_limit)
    done = install_workbook(workspace, book, nothing)
    assert limits(workspace) != before
    assert [found.code for found in done.changes.limits] == ["2B001.b"]
    change = workspace.reference.edition(LIST, EDITION).info.changed
    assert change is not None
    assert (change.by, change.on, change.workbook, len(change.sha256)) == ("Sample Officer", "2026-11-23", "sample.xlsx", 64)
    assert CHANGED in workspace.reference.edition(LIST, EDITION).info.title
    assert all(
        row["changed"] == {"by": change.by, "on": change.on, "workbook": change.workbook, "sha256": change.sha256}
        for row in export_list(workspace.reference, LIST, EDITION)
    )
    assert status_of(workspace).is_changed
    rows = {(one.list_id, one.edition): one for one in installed(workspace).lists}
    assert rows[LIST, EDITION].changed == change
    assert any("Sample Officer" in json.dumps(check) for check in health(workspace).as_json()["checks"])  # type: ignore[attr-defined]
    check_current(own_folder(workspace.data))


def test_another_run_of_the_program_uses_it_too(place: Path, workspace: Workspace, book: Path) -> None:
    install_workbook(workspace, edited(book, with_higher_limit), nothing)
    assert limits(small_workspace(place)) == limits(workspace)


def test_an_edition_of_differences_is_rebuilt_with_its_base_and_says_so(workspace: Workspace, book: Path) -> None:
    edited(book, lambda held: setattr(cell(held, "Category 2", "2B001.b", "Heading"), "value", "Quite other ones"))
    install_workbook(workspace, book, nothing)
    assert heading(workspace, "2B001.b", OLDER) == "Quite other ones"
    assert heading(workspace, "2B001.a", OLDER) == "Accurate ones of the older edition"
    assert workspace.reference.edition(LIST, OLDER).info.changed is not None


def test_a_new_edition_stands_beside_the_others(workspace: Workspace, book: Path) -> None:
    edited(book, lambda held: renamed(held, "2027"))
    done = install_workbook(workspace, book, nothing)
    assert not done.changes.replaces
    assert workspace.reference.newest(LIST) == "2027"
    for edition in (EDITION, OLDER):
        assert workspace.reference.edition(LIST, edition).info.changed is None


def test_each_installation_keeps_those_before_it(workspace: Workspace, book: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    shutil.copy(book, other)
    install_workbook(workspace, edited(book, with_higher_limit), nothing)
    install_workbook(workspace, edited(other, lambda held: renamed(held, "2027")), nothing)
    assert [(one.list_id, one.edition) for one in in_use(workspace).editions] == [(LIST, EDITION), (LIST, "2027")]
    assert workspace.reference.edition(LIST, EDITION).info.changed is not None
    again = write_workbook(workspace, tmp_path / "again.xlsx", LIST, EDITION, nothing)
    assert look_at_workbook(workspace, again, nothing).changes.differences == ()  # type: ignore[union-attr]


def test_a_list_may_rest_on_an_installed_one(workspace: Workspace, book: Path, tmp_path: Path) -> None:
    install_workbook(workspace, edited(book, lambda held: renamed(held, "2027")), nothing)
    older = write_workbook(workspace, tmp_path / "older.xlsx", LIST, OLDER, nothing)

    def national(held: Any) -> None:
        for key, value in (("list_id", "sample-national"), ("edition", "1"), ("base", f"{LIST}/2027")):
            cell(held, "Edition", key, "Value").value = value

    done = install_workbook(workspace, edited(older, national), nothing)
    assert done.changes.old is not None
    assert done.changes.old.info.edition == "2027"
    assert workspace.reference.edition("sample-national", "1").entries["2B001.a"].heading == "Accurate ones of the older edition"


# -- what would be lost


def test_a_removal_is_refused_until_it_is_confirmed(workspace: Workspace, book: Path) -> None:
    edited(book, lambda held: without_row(held, "Category 2", "2B350.a"))
    with pytest.raises(RemovalsNotConfirmed, match=r"no longer controls.*2B350\.a"):
        install_workbook(workspace, book, nothing)
    assert current_lists(workspace.data) is None
    done = install_workbook(workspace, book, nothing, although_removed=True)
    assert done.changes.counts[Change.REMOVED] == 1
    assert "2B350.a" not in workspace.reference.edition(LIST, EDITION).entries


def test_a_note_that_newly_takes_something_out_is_a_removal_and_one_that_goes_is_not(workspace: Workspace, book: Path) -> None:
    edited(book, lambda held: without_row(held, "Category 2", "2B001#n1"))
    looked = look_at_workbook(workspace, book, nothing)
    assert looked.changes is not None
    assert looked.changes.counts[Change.REMOVED] == 1
    assert looked.changes.removals == ()
    install_workbook(workspace, book, nothing)
    first = look_at_workbook(workspace, _original(workspace, book), nothing)
    assert first.changes is not None
    assert [found.code for found in first.changes.removals] == ["2B001#n1"]


def _original(workspace: Workspace, book: Path) -> Path:
    go_back(workspace)
    path = write_workbook(workspace, book.with_name("original.xlsx"), LIST, EDITION, nothing)
    install_workbook(workspace, book, nothing)
    return path


def test_a_head_left_out_of_a_new_edition_is_a_removal_too(workspace: Workspace, book: Path) -> None:
    def leave_out(held: Any) -> None:
        renamed(held, "2027")
        page = held["Edition"]
        for row in range(2, page.max_row + 1):
            if page.cell(row, 1).value == "heads" and "1C350" in page.cell(row, 2).value:
                page.delete_rows(row)
                break
        for row in ("1C350", "1C350.1"):
            without_row(held, "Category 1", row)

    with pytest.raises(RemovalsNotConfirmed, match="1C350"):
        install_workbook(workspace, edited(book, leave_out), nothing)


# -- what is refused


def test_a_faulty_workbook_names_sheet_and_row_and_changes_nothing(workspace: Workspace, book: Path) -> None:
    edited(book, lambda held: setattr(cell(held, "Category 2", "2B350.a", "Tests"), "value", "wetted_materials some gold"))
    with pytest.raises(WorkbookFaulty, match="nothing was installed") as caught:
        install_workbook(workspace, book, nothing)
    assert ("Category 2", "Tests") in {(fault.place.file, fault.place.column) for fault in caught.value.faults}
    assert files(workspace) == {}


def test_a_list_that_others_rest_on_and_no_longer_fits_them_is_refused_with_a_way_out(workspace: Workspace, book: Path) -> None:
    edited(book, lambda held: without_row(held, "Category 2", "2B001.a"))
    edited(book, lambda held: setattr(cell(held, "Category 2", "2B001.b", "Tests"), "value", "axis_count >= 5"))
    with pytest.raises(WorkbookFaulty, match=r"2B001\.a cannot be .differs.") as caught:
        install_workbook(workspace, book, nothing, although_removed=True)
    assert "edition of its own" in caught.value.next_step
    assert files(workspace) == {}
    install_workbook(workspace, edited(book, lambda held: renamed(held, "2027")), nothing, although_removed=True)
    assert "2B001.a" in workspace.reference.edition(LIST, OLDER).entries


def test_a_workbook_that_says_that_nothing_is_weighed_is_refused(workspace: Workspace, book: Path) -> None:
    def unweighed(held: Any) -> None:
        page = held["Edition"]
        page.cell(page.max_row + 1, 1).value = "weighed"
        page.cell(page.max_row, 2).value = "no"

    with pytest.raises(UserFixable, match="nothing is weighed"):
        install_workbook(workspace, edited(book, unweighed), nothing)


def test_only_the_file_that_was_looked_at_is_installed(workspace: Workspace, book: Path) -> None:
    looked = look_at_workbook(workspace, book, nothing)
    edited(book, with_higher_limit)
    with pytest.raises(UserFixable, match="no longer the file that was checked"):
        install_workbook(workspace, book, nothing, expected_sha256=looked.sha256)


def test_what_two_do_at_the_same_moment_is_not_lost(place: Path, workspace: Workspace, book: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.xlsx"
    shutil.copy(book, other)
    edited(other, lambda held: renamed(held, "2027"))
    done: list[str] = []

    def meanwhile(_step: str, share: float) -> None:
        if share > 0.9 and not done:
            done.append("")
            install_workbook(small_workspace(place, "Other Officer"), other, nothing)

    with pytest.raises(UserFixable, match="another list was installed"):
        install_workbook(workspace, edited(book, with_higher_limit), meanwhile)
    assert [one.edition for one in in_use(workspace).editions] == ["2027"]
