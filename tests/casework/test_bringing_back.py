"""Taken away by mistake and put back; how a table begins."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from stc_desktop.casework.bringing import brought_lists, look_at, stage, take_over
from stc_desktop.casework.bringing_back import put_back, take_away_for_now
from stc_desktop.casework.table_beginnings import table_beginnings
from stc_desktop.casework.workspace import Workspace
from stc_desktop.rules.errors import UserFixable

NOW = dt.datetime(2026, 11, 23, 9, 14, tzinfo=dt.timezone(dt.timedelta(hours=7)))
LIST = "sample-list"


def silent(_step: str, _share: float) -> None:
    pass


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(data=tmp_path / "data", person="Sample Officer", clock=lambda: NOW)


def table(folder: Path) -> Path:
    path = folder / "sample.csv"
    path.write_text("A sample table\nCode,Text\n2B999,Mills\n2B999.a,Spindles\n2B998,\n", encoding="utf-8")
    return path


def bring(workspace: Workspace, folder: Path, edition: str) -> None:
    path = table(folder)
    path.write_text(path.read_text(encoding="utf-8") + f"2B998.a,Of {edition}\n", encoding="utf-8")
    take_over(workspace, stage(workspace, path, silent, list_id=LIST, edition=edition))


def test_put_back_it_is_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, "2025-01-01")
    bring(workspace, tmp_path, "2026-01-01")
    before = brought_lists(workspace)
    taken = take_away_for_now(workspace, LIST)
    assert brought_lists(workspace) == ()
    put_back(workspace, taken)
    assert brought_lists(workspace) == before
    workspace.brought.check(LIST)
    with pytest.raises(UserFixable, match="brought since then"):
        put_back(workspace, taken)


def test_what_was_brought_in_its_place_stays(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, "2025-01-01")
    taken = take_away_for_now(workspace, LIST)
    bring(workspace, tmp_path, "2026-01-01")
    with pytest.raises(UserFixable, match="brought since then"):
        put_back(workspace, taken)
    assert brought_lists(workspace)[0].info is not None
    assert [one.info.edition for one in brought_lists(workspace) if one.info] == ["2026-01-01"]


def test_it_is_kept_for_a_day(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, "2025-01-01")
    taken = take_away_for_now(workspace, LIST)
    os.utime(taken.kept, (0, 0))
    bring(workspace, tmp_path, "2026-01-01")
    take_away_for_now(workspace, LIST)
    with pytest.raises(UserFixable, match="no longer kept"):
        put_back(workspace, taken)


def test_nothing_to_take_away_leaves_nothing_behind(workspace: Workspace) -> None:
    with pytest.raises(UserFixable, match="No publication"):
        take_away_for_now(workspace, LIST)
    assert list((workspace.data / "brought" / "taken").iterdir()) == []


def test_a_table_begins_with_its_headings_and_first_rows(workspace: Workspace, tmp_path: Path) -> None:
    heard: list[str] = []
    looked = look_at(workspace, table(tmp_path), lambda step, _share: heard.append(step))
    (beginning,) = table_beginnings(looked.path, looked.columns)
    assert heard
    assert beginning.headings == ("Code", "Text")
    assert beginning.column("Code") == ("2B999", "2B999.a", "2B998")
    assert beginning.column("Text") == ("Mills", "Spindles", "")
    assert beginning.column("Price") == ()
