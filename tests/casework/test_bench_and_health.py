"""Speed and health are told as published, and the bounds that a person feels are kept."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import resources
from stc_desktop.casework.bench import bench
from stc_desktop.casework.health import Health, backup_to, health
from stc_desktop.casework.samples import add_samples
from stc_desktop.casework.workspace import Workspace
from stc_desktop.rules.errors import UserFixable


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_bounds_are_kept_and_told_as_published(workspace: Workspace) -> None:
    found: Any = bench(workspace)
    schema = json.loads(files(resources).joinpath("schemas", "bench.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema)
    assert found["window"]["ratio"] <= 2.5
    assert found["window"]["resident_mib"] <= 140
    assert found["search"]["p95_ms"] <= 16
    assert found["classification"]["p95_ms"] <= 30
    assert found["paper"]["ratio"] <= 3


def test_everything_is_looked_at_and_fine(workspace: Workspace) -> None:
    report = health(workspace)
    assert report.is_fine, report.checks
    assert {"python", "sqlite", "reportlab"} <= {name for name, _ in report.versions}


def test_a_damaged_reference_file_is_named_and_the_rest_is_still_looked_at(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "reference").unlink()
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "current").write_text("stc-gone.reference\n0\n", encoding="ascii")
    report = health(workspace)
    assert not report.is_fine
    assert {check.name for check in report.checks if check.health is Health.BROKEN} == {"reference_file"}


def test_a_backup_is_a_whole_copy(workspace: Workspace, tmp_path: Path) -> None:
    add_samples(workspace)
    folder = tmp_path / "stick"
    folder.mkdir()
    copy = backup_to(workspace, folder)
    other = Workspace(data=tmp_path, case_place=copy, person="Sample Officer")
    with other.case_file.begin(other.hand) as work:
        assert work.products.count() == 3


def test_a_backup_to_nowhere_gets_a_sentence(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserFixable):
        backup_to(workspace, tmp_path / "no" / "such" / "place.stc")
