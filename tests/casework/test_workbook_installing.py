"""A ministry's own list in place of the program's: what it would change is shown, losses are confirmed, nothing is ever half there."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stc_desktop.casework.classifying import classify
from stc_desktop.casework.health import health
from stc_desktop.casework.installed import installed
from stc_desktop.casework.installed_lists import go_back, in_use
from stc_desktop.casework.list_workbooks import write_workbook
from stc_desktop.casework.lists import export_list
from stc_desktop.casework.national_profiles import profile_of
from stc_desktop.casework.reference_building import CHANGED, build_reference
from stc_desktop.casework.status import status_of
from stc_desktop.casework.workbook_installing import (
    RemovalsNotConfirmed,
    WorkbookFaulty,
    install_workbook,
    look_at_workbook,
    rebuild,
)
from stc_desktop.casework.workspace import Workspace
from stc_desktop.command_line.running import main
from stc_desktop.control_lists.differences import Change
from stc_desktop.jurisdictions.profile import Profile
from stc_desktop.rules.errors import ReferenceFileFault, UserFixable
from stc_desktop.storage import reference_schema, replaced_files
from stc_desktop.storage.reference_folder import check_current, current_lists, lists_folder, own_folder
from tests.casework.small_lists import (
    EDITION,
    LIST,
    OLDER,
    cell,
    edited,
    nothing,
    small_workspace,
    use_small_sources,
    without_row,
    write_small_sources,
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_small_sources(tmp_path / "sources")
    use_small_sources(tmp_path, monkeypatch.setattr)
    build_reference(tmp_path / "built")
    return tmp_path


@pytest.fixture
def workspace(place: Path) -> Workspace:
    return small_workspace(place)


@pytest.fixture
def book(workspace: Workspace, tmp_path: Path) -> Path:
    return write_workbook(workspace, tmp_path / "sample.xlsx", LIST, EDITION, nothing)


def with_higher_limit(book: Any) -> None:
    cell(
        book, "Category 2", "2B001.b", "Tests"
    ).value = "not this_item meets 2B001.a\naxis_count >= 4\nany: drive_kind = electric | travel_length > 3 m"


def with_another_heading(book: Any) -> None:
    cell(book, "Category 2", "2B001.a", "Heading").value = "First"


def heading(workspace: Workspace, code: str, edition: str = EDITION) -> str:
    return workspace.reference.edition(LIST, edition).entries[code].heading


def limits(workspace: Workspace) -> list[str]:
    entry = workspace.reference.edition(LIST, EDITION).entries["2B001.b"]
    return [str(test.value.low) if hasattr(test.value, "low") else str(test.value) for test in entry.tests]


def files(workspace: Workspace) -> dict[str, bytes]:
    """Everything of the user's own that the lists rest on."""
    found = (*own_folder(workspace.data).rglob("*"), *lists_folder(workspace.data).rglob("*"))
    return {str(path.relative_to(workspace.data)): path.read_bytes() for path in found if path.is_file()}


def renamed(book: Any, edition: str) -> None:
    cell(book, "Edition", "edition", "Value").value = edition


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


# -- cut off


class Cancelled(Exception):
    """As the window cancels."""


@pytest.mark.parametrize("share", [0.0, 0.2, 0.4, 0.8, 0.94, 0.999])
def test_cancelled_at_any_step_the_list_in_use_stays_as_it_was(share: float, workspace: Workspace, book: Path) -> None:
    install_workbook(workspace, edited(book, with_another_heading), nothing)
    before, held = files(workspace), limits(workspace)
    edited(book, with_higher_limit)

    def cancel(_step: str, reached: float) -> None:
        if reached >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        install_workbook(workspace, book, cancel)
    after = files(workspace)
    assert {name: after.get(name) for name in before} == before
    assert [name for name in after if name not in before and not name.endswith(".reference")] == []
    assert limits(workspace) == held


INSTALLER = """
import sys
from pathlib import Path
from stc_desktop.casework import workbook_installing
from tests.casework.small_lists import small_workspace, use_small_sources
place, when = Path(sys.argv[1]), sys.argv[2]
use_small_sources(place, setattr)
def wait():
    print("here", flush=True)
    sys.stdin.readline()
def told(step, share):
    if when != "switch" and share >= float(when):
        wait()
def switch(*_):
    wait()
if when == "switch":
    workbook_installing.make_current = switch
workbook_installing.install_workbook(small_workspace(place), place / "sample.xlsx", told)
"""


@pytest.mark.parametrize("when", ["0", "0.5", "0.8", "0.94", "1", "switch"])
def test_killed_at_any_step_the_list_in_use_is_whole(when: str, place: Path, workspace: Workspace, book: Path) -> None:
    install_workbook(workspace, edited(book, with_another_heading), nothing)
    held = limits(workspace)
    edited(book, with_higher_limit)
    command = [sys.executable, "-c", INSTALLER, str(place), when]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "here", "it came to its end before"
        process.send_signal(signal.SIGKILL)
    later = small_workspace(place)
    assert limits(later) == held
    check_current(own_folder(later.data))
    install_workbook(later, book, nothing)
    assert limits(later) != held
    assert len(list(lists_folder(later.data).glob("stc-*"))) == 2


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_killed_at_random_moments(place: Path, workspace: Workspace, book: Path) -> None:
    install_workbook(workspace, edited(book, with_another_heading), nothing)
    held, in_use_first = limits(workspace), in_use(workspace).editions[0].change
    edited(book, with_higher_limit)
    chance = random.Random(20261124)
    for _ in range(20):
        command = [sys.executable, "-c", INSTALLER, str(place), "2"]
        environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as process:
            try:
                process.wait(chance.uniform(0.3, 1.8))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
        later = small_workspace(place)
        check_current(own_folder(later.data))
        later.reference.check()
        is_new = in_use(later).editions[0].change != in_use_first
        assert (limits(later) != held) == is_new
        assert current_lists(later.data) is not None


# -- back


def test_going_back_gives_the_list_before_and_then_the_programs_own(workspace: Workspace, book: Path) -> None:
    own = limits(workspace)
    install_workbook(workspace, edited(book, with_another_heading), nothing)
    install_workbook(workspace, edited(book, with_higher_limit), nothing)
    went = go_back(workspace)
    assert not went.is_program
    assert limits(workspace) == own
    assert heading(workspace, "2B001.a") == "First"
    assert go_back(workspace).is_program
    assert heading(workspace, "2B001.a") == "Accurate ones"
    assert workspace.reference.edition(LIST, EDITION).info.changed is None
    with pytest.raises(UserFixable, match="No list was installed"):
        go_back(workspace)


def test_going_back_to_the_program_leaves_all_at_once(workspace: Workspace, book: Path) -> None:
    install_workbook(workspace, edited(book, with_higher_limit), nothing)
    install_workbook(workspace, edited(book, lambda held: renamed(held, "2027")), nothing)
    assert go_back(workspace, to_program=True).is_program
    assert not in_use(workspace).is_anything
    assert workspace.reference.newest(LIST) == EDITION


def test_no_more_packs_are_kept_than_somebody_would_go_back_to(workspace: Workspace, book: Path) -> None:
    for number in range(6):
        install_workbook(
            workspace,
            edited(book, lambda held, number=number: setattr(cell(held, "Category 2", "2B001.a", "Heading"), "value", f"No. {number}")),
            nothing,
        )
    assert len(list(own_folder(workspace.data).glob("*.reference"))) == 4
    assert len(list(lists_folder(workspace.data).iterdir())) == 4


# -- the program itself is updated


def updated(place: Path) -> None:
    """A later version of the program comes with another heading."""
    path = place / "sources" / "control_lists" / LIST / EDITION / "1C.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("heading: Chemicals", "heading: All chemicals"), encoding="utf-8")
    build_reference(place / "built")


def test_after_an_update_it_is_said_that_the_pack_is_older_and_it_is_built_anew(place: Path, workspace: Workspace, book: Path) -> None:
    edited(book, lambda held: renamed(held, "2027"))
    edited(book, with_higher_limit)
    install_workbook(workspace, book, nothing)
    assert not in_use(workspace).is_outdated
    updated(place)
    assert in_use(workspace).is_outdated
    assert any("rebuild" in str(check) for check in health(workspace).as_json()["checks"])  # type: ignore[attr-defined]
    assert heading(workspace, "1C350") == "Chemicals"
    rebuild(workspace, nothing)
    assert not in_use(workspace).is_outdated
    assert heading(workspace, "1C350") == "All chemicals"
    assert heading(workspace, "1C350", "2027") == "Chemicals"
    assert workspace.reference.edition(LIST, "2027").info.changed is not None


def test_a_pack_of_an_older_make_is_never_passed_over_in_silence(
    place: Path, workspace: Workspace, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_workbook(workspace, edited(book, with_higher_limit), nothing)
    held = limits(workspace)
    newer = replaced_files.FileKind(
        **{
            **{name: getattr(reference_schema.REFERENCE, name) for name in ("name", "suffix", "application_id", "fault", "mend")},
            "schema": reference_schema.SCHEMA_VERSION + 1,
        }
    )
    for module in ("reference", "reference_folder", "reference_writing"):
        monkeypatch.setattr(f"stc_desktop.storage.{module}.REFERENCE", newer)
    build_reference(place / "built")
    later = small_workspace(place)
    with pytest.raises(ReferenceFileFault, match="list rebuild"):
        assert later.reference
    assert in_use(later).is_outdated
    rebuild(later, nothing)
    assert limits(later) == held


# -- by command


def test_the_commands_say_check_install_name_and_take_back(
    place: Path, book: Path, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> tuple[int, dict[str, Any], str]:
        code = main(["--data", str(workspace.data), "--user", "Sample Officer", "--now", "2026-11-23T09:14:00+07:00", "list", *words])
        said = capsys.readouterr()
        return code, json.loads(said.out) if said.out else {}, said.err

    edited(book, lambda held: without_row(held, "Category 2", "2B350.a"))
    code, found, _ = run("install-workbook", str(book), "--check-only")
    assert (code, found["faults"], found["changes"]["removals"]) == (0, [], ["2B350.a"])
    code, found, said = run("install-workbook", str(book))
    assert (code, found) == (1, {})
    assert "--although-removed" in said
    code, found, _ = run("install-workbook", str(book), "--although-removed")
    assert (code, found["changed"]["by"]) == (0, "Sample Officer")
    assert [(one["list"], one["edition"]) for one in run("installed")[1]["lists"]] == [(LIST, EDITION)]
    assert run("rebuild")[1]["installed"]["outdated"] is False
    code, found, _ = run("undo-install")
    assert (code, found["program"]) == (0, True)
    code, _, said = run("undo-install")
    assert code == 1
    assert "program's own lists are in use" in said
    edited(book, lambda held: setattr(cell(held, "Category 2", "2B001.b", "Tests"), "value", "no_such_thing = yes"))
    code, _, said = run("install-workbook", str(book))
    assert code == 1
    assert "sheet “Category 2”" in said


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
