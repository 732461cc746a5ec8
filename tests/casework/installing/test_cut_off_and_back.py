"""Nothing is ever half there: cancelled, killed, taken back, and after the program itself was updated."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from stc_desktop.casework.health import health
from stc_desktop.casework.installed_lists import go_back, in_use
from stc_desktop.casework.reference_building import build_reference
from stc_desktop.casework.workbook_installing import (
    install_workbook,
    rebuild,
)
from stc_desktop.casework.workspace import Workspace
from stc_desktop.rules.errors import ReferenceFileFault, UserFixable
from stc_desktop.storage import reference_schema, replaced_files
from stc_desktop.storage.reference_folder import check_current, current_lists, lists_folder, own_folder
from tests.casework.small_installs import files, heading, limits, renamed, with_another_heading, with_higher_limit
from tests.casework.small_lists import (
    EDITION,
    LIST,
    cell,
    edited,
    nothing,
    small_workspace,
)

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
