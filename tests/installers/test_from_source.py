"""The two commands: who is refused, what is asked of the system, and what is said when something cannot be had."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from installers import system_packages
from installers.guided import has_display
from installers.progress import SetupProblem, duration
from installers.system_packages import Need, bring_system_packages, needs_to_run, needs_to_test

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / "installers" / "from_source.py"


def run(*arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    program = (
        f"import runpy, sys\n{before}\nsys.argv = ['from_source.py', *{arguments!r}]\nrunpy.run_path({str(COMMAND)!r}, run_name='__main__')"
    )
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)


def test_an_older_python_is_told_so() -> None:
    answer = run("run", before="sys.version_info = (3, 10, 4, 'final', 0)")
    assert answer.returncode == 1
    assert "needs Python 3.11 or newer; this is Python 3.10.4" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_an_older_python_can_read_the_file_that_tells_it() -> None:
    ast.parse(COMMAND.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_without_a_command_both_are_named() -> None:
    answer = run()
    assert answer.returncode == 2
    assert "run|test" in answer.stderr


def test_set_up_imports_nothing_that_is_not_pythons_own() -> None:
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import installers.commands; print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, timeout=60, check=True)
    top = {name.partition(".")[0] for name in answer.stdout.split()}
    assert top - set(sys.stdlib_module_names) <= {"installers", "__main__", "__mp_main__"}


def nothing_here() -> bool:
    return False


def test_what_only_root_can_bring_is_named_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "_may_use_apt", lambda: False)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr("sys.platform", "linux")
    needs = [Need("libsample.so.1", "libsample1", nothing_here), Need("libother.so.2", "libother2", nothing_here)]
    with pytest.raises(SetupProblem) as told:
        bring_system_packages(needs)
    assert "libsample.so.1, libother.so.2" in told.value.what
    assert "apt-get install -y libsample1 libother2" in told.value.to_do


def test_what_can_be_done_without_is_said_and_does_not_stop(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(system_packages, "_may_use_apt", lambda: False)
    bring_system_packages([Need("libsample.so.1", "libsample1", nothing_here, without_it="there is no sample")])
    assert "without libsample.so.1 (Debian: libsample1) there is no sample" in capsys.readouterr().out


def test_nothing_is_asked_of_a_system_that_has_everything(capsys: pytest.CaptureFixture[str]) -> None:
    bring_system_packages([Need("libsample.so.1", "libsample1", lambda: True)])
    assert capsys.readouterr().out == ""


def test_windows_is_never_asked_for_debian_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert [need.what for need in needs_to_run()] == ["Python's own venv and pip"]
    assert [need.what for need in needs_to_test()] == ["Python's own venv and pip"]


@pytest.mark.parametrize(
    ("surroundings", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_window_is_tried_only_where_it_can_be_seen(surroundings: dict[str, str], platform: str, expected: bool) -> None:
    assert has_display(surroundings, platform) is expected


@pytest.mark.parametrize(("seconds", "expected"), [(0.04, "0.0 s"), (59.94, "59.9 s"), (60, "1 min 00 s"), (200.6, "3 min 21 s")])
def test_times_are_said_as_a_person_would(seconds: float, expected: str) -> None:
    assert duration(seconds) == expected
