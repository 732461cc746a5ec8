"""The environment in .venv is made once, left alone while nothing changes, and mended when somebody or something damaged it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from installers.environment import Environment, fingerprint, requirements
from installers.progress import SetupProblem

SMALL = '[project]\nname = "sample"\nversion = "1"\ndependencies = [{0}]\n[project.optional-dependencies]\ntest = []\n'


def checkout(folder: Path, *, needs: str = '"pip"') -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "pyproject.toml").write_text(SMALL.format(needs), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """Made over what a set-up that was ended in the middle has left behind."""
    environment = Environment(checkout(tmp_path_factory.mktemp("checkout")))
    environment.folder.mkdir()
    (environment.folder / "left over").touch()
    environment.prepare()
    return environment


@pytest.fixture(autouse=True)
def _as_it_was(request: pytest.FixtureRequest) -> Iterator[None]:
    yield
    if "prepared" in request.fixturenames:
        checkout(request.getfixturevalue("prepared").root)


def test_the_environment_can_run_python_and_remembers_what_it_was_made_for(prepared: Environment) -> None:
    assert prepared.python.exists()
    assert not (prepared.folder / "left over").exists()
    assert fingerprint(prepared.root / "pyproject.toml") in (prepared.folder / "set-up.json").read_text(encoding="utf-8")


def test_a_second_time_nothing_is_installed_and_it_is_quick(prepared: Environment, capsys: pytest.CaptureFixture[str]) -> None:
    before = (prepared.folder / "set-up.log").stat().st_mtime_ns
    started = time.monotonic()
    prepared.prepare()
    assert time.monotonic() - started < 10
    assert (prepared.folder / "set-up.log").stat().st_mtime_ns == before
    assert "as pyproject.toml asks" in capsys.readouterr().out


def test_a_new_dependency_is_installed_without_making_everything_anew(
    prepared: Environment, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = prepared.folder / "still-the-same-one"
    marker.touch()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    checkout(prepared.root, needs='"pip>=20"')
    prepared.prepare()
    assert "1 asked for" in capsys.readouterr().out
    assert marker.exists()


def test_a_package_with_a_file_gone_has_everything_made_anew(prepared: Environment, capsys: pytest.CaptureFixture[str]) -> None:
    victim = next(prepared.folder.rglob("pip/__init__.py"))
    victim.unlink()
    prepared.prepare()
    assert "lacks" in capsys.readouterr().out
    assert next(prepared.folder.rglob("pip/__init__.py")).exists()


def test_a_package_whose_installation_was_killed_is_noticed(prepared: Environment, capsys: pytest.CaptureFixture[str]) -> None:
    packages = next(prepared.folder.rglob("site-packages"))
    half = packages / "sample_half-1.dist-info"
    half.mkdir()
    (half / "METADATA").write_text("Metadata-Version: 2.1\nName: sample-half\nVersion: 1\n", encoding="utf-8")
    prepared.prepare()
    assert "half installed" in capsys.readouterr().out
    assert not half.exists()


def test_an_index_that_cannot_be_reached_is_a_sentence(prepared: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout(prepared.root, needs='"stc-sample-of-nothing"')
    for name, value in {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_CONFIG_FILE": "/nowhere"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SetupProblem) as told:
        prepared.prepare()
    assert "could not be fetched from the network" in told.value.what
    assert "give the same command again" in told.value.to_do


def test_a_package_that_nobody_has_is_a_sentence_of_its_own(prepared: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    checkout(prepared.root, needs='"stc-sample-of-nothing"')
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(SetupProblem) as told:
        prepared.prepare()
    assert "no package that fits" in told.value.what


def test_the_fingerprint_changes_with_what_is_installed_and_with_nothing_else(tmp_path: Path) -> None:
    first = fingerprint(checkout(tmp_path) / "pyproject.toml")
    with (tmp_path / "pyproject.toml").open("a", encoding="utf-8") as more:
        more.write("[tool.ruff]\nline-length = 99\n")
    assert fingerprint(tmp_path / "pyproject.toml") == first
    assert fingerprint(checkout(tmp_path, needs='"pip", "wheel"') / "pyproject.toml") != first


def test_the_checks_are_installed_together_with_the_program() -> None:
    wanted = " ".join(requirements(Path(__file__).resolve().parents[2] / "pyproject.toml"))
    for name in ("PySide6_Essentials", "reportlab==", "pytest", "pyright[nodejs]", "ruff"):
        assert name in wanted
