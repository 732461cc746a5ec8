"""The same from a script."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stc_desktop.casework.workspace import Workspace
from stc_desktop.command_line.running import main
from tests.casework.small_lists import (
    EDITION,
    LIST,
    cell,
    edited,
    without_row,
)

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
