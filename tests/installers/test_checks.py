"""The check command: one failure fails it, what could not run is never called passed, and the wheel holds our folders only."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from installers import checks
from installers.checks import Check, Outcome, Result, run_all
from installers.environment import Environment
from installers.progress import SetupProblem
from installers.reference import build_reference, fingerprint_of_sources
from installers.wheel import fault_at_top_level


def close(monkeypatch: pytest.MonkeyPatch, *results: Result) -> int:
    made = [Check(f"sample {number}", lambda result=result: result) for number, result in enumerate(results)]
    monkeypatch.setattr(checks, "all_checks", lambda environment, *, slow: made)
    return run_all(Environment(Path("nowhere")))


def test_all_passed_is_exit_0(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert close(monkeypatch, Result(Outcome.PASSED), Result(Outcome.PASSED)) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "checks: 2 passed, 0 failed"


def test_one_failure_fails_the_whole_and_the_rest_still_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert close(monkeypatch, Result(Outcome.FAILED, "it could not be built"), Result(Outcome.PASSED)) == 1
    out = capsys.readouterr().out
    assert out.splitlines()[-1] == "checks: 1 passed, 1 failed"
    assert "sample 0 (it could not be built)" in out


def test_what_could_not_run_is_not_called_passed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert close(monkeypatch, Result(Outcome.PASSED), Result(Outcome.NOT_RUN, "its facts are not here")) == 0
    out = capsys.readouterr().out
    assert "not run" in out
    assert "1 could not be run" in out
    assert out.splitlines()[-1] == "checks: 1 passed, 0 failed"


def wheel(folder: Path, *names: str) -> Path:
    path = folder / "stc_desktop-1-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        for name in names:
            packed.writestr(name, "")
    return path


OURS = ("stc_desktop/__init__.py", "ui/__init__.py", "resources/__init__.py", "stc_desktop-1.dist-info/METADATA")


def test_a_wheel_of_our_three_folders_is_right(tmp_path: Path) -> None:
    assert fault_at_top_level(wheel(tmp_path, *OURS)) is None


@pytest.mark.parametrize("names", [(*OURS, "tests/__init__.py"), (*OURS, "main.py"), OURS[:2] + OURS[3:], OURS[:3]])
def test_a_wheel_with_more_or_less_is_not(tmp_path: Path, names: tuple[str, ...]) -> None:
    fault = fault_at_top_level(wheel(tmp_path, *names))
    assert fault is not None
    assert fault.startswith("its top level holds")


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """A checkout whose builder writes down how often it was asked."""
    for folder in ("installers", "stc_desktop", "resources/control_lists"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "resources" / "control_lists" / "sample.yaml").write_text("a: 1", encoding="utf-8")
    builder(tmp_path, "pathlib.Path('resources/reference').mkdir(exist_ok=True)\nopen('resources/reference/built', 'a').write('x')")
    return _PythonOfThisRun(tmp_path)


class _PythonOfThisRun(Environment):
    @property
    def python(self) -> Path:
        import sys

        return Path(sys.executable)


def builder(root: Path, program: str) -> None:
    (root / "installers" / "build_reference.py").write_text(f"import pathlib, sys\n{program}\n", encoding="utf-8")


def test_the_reference_file_is_built_once_and_again_when_its_sources_change(environment: Environment) -> None:
    built = environment.root / "resources" / "reference" / "built"
    build_reference(environment)
    build_reference(environment)
    assert built.read_text(encoding="utf-8") == "x"
    (environment.root / "resources" / "control_lists" / "sample.yaml").write_text("a: 2", encoding="utf-8")
    build_reference(environment)
    assert built.read_text(encoding="utf-8") == "xx"
    built.unlink()
    build_reference(environment)
    assert built.read_text(encoding="utf-8") == "x"


def test_what_is_built_is_no_source(environment: Environment) -> None:
    before = fingerprint_of_sources(environment.root)
    build_reference(environment)
    assert fingerprint_of_sources(environment.root) == before


@pytest.mark.parametrize(("program", "said"), [("sys.exit(1)", "could not be built"), ("", "is empty")])
def test_a_builder_that_fails_or_builds_nothing_stops_the_set_up(environment: Environment, program: str, said: str) -> None:
    builder(environment.root, program)
    with pytest.raises(SetupProblem) as told:
        build_reference(environment)
    assert said in told.value.what
