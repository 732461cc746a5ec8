"""The program cut off in the middle of editing: at most the field in progress is lost, and the draft is offered once."""

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stc_desktop.casework.applications import open_application
from stc_desktop.casework.sessions import open_session
from stc_desktop.casework.workspace import Workspace

SOAK = 50
EDITOR = """
import sys
from pathlib import Path
from stc_desktop.casework.applications import start_application, type_answer
from stc_desktop.casework.sessions import open_session, save_draft
from stc_desktop.casework.workspace import Workspace
workspace = Workspace(data=Path(sys.argv[1]), person="Sample Officer")
open_session(workspace)
application = start_application(workspace, "GEN-LIC", country="VN")
field = application.form.field("reference")
print(application.id, flush=True)
for number in range(100000):
    application = type_answer(workspace, application, field, f"SAMPLE-{number}")
    save_draft(workspace, "application", application.id, {"field": "reference", "number": number})
    print(number, flush=True)
"""


def _cut_off_once(data: Path, after: float) -> tuple[str, int]:
    """Start the editor, kill it after a moment, and give the application's id and the last number that it said was kept."""
    command = [sys.executable, "-c", EDITOR, str(data)]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        name = process.stdout.readline().strip()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        numbers = [int(line) for line in process.stdout.read().split("\n") if line.strip().isdigit()]
    return name, numbers[-1] if numbers else -1


def _expect_kept(data: Path, name: str, last: int) -> None:
    workspace = Workspace(data=data, person="Sample Officer", clock=lambda: dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
    try:
        assert workspace.case_file.integrity() == "ok"
        reference = open_application(workspace, name).case.reference
        if last >= 0:
            assert int(reference.removeprefix("SAMPLE-")) >= last
        assert open_session(workspace).cut_off
        assert not open_session(workspace).cut_off, "a draft is offered once"
        with workspace.case_file.begin(workspace.hand) as work:
            assert "session_cut_off" in {note.what for note in work.history.newest()}
    finally:
        workspace.close()


@pytest.fixture
def data(reference_data: Path, tmp_path: Path) -> Path:
    (tmp_path / "reference").symlink_to(reference_data / "reference", target_is_directory=True)
    return tmp_path


def test_a_killed_program_loses_at_most_the_field_in_progress(data: Path) -> None:
    name, last = _cut_off_once(data, 0.3)
    _expect_kept(data, name, last)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_fifty_random_moments(data: Path) -> None:
    chance = random.Random(20261123)
    for _ in range(SOAK):
        name, last = _cut_off_once(data, chance.uniform(0, 0.5))
        _expect_kept(data, name, last)
        (data / "work.stc").unlink()
