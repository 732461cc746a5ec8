"""The README opens with the two commands, and every command that it quotes works as it stands there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
PROGRAM = ".venv/bin/python -m stc_desktop"


def quoted_commands(block: str) -> list[str]:
    return [line.partition("  #")[0].strip() for line in block.splitlines()]


def test_it_opens_with_exactly_the_two_commands() -> None:
    assert re.match(r"# STC Desktop\n\n```sh\n", README)
    assert quoted_commands(BLOCKS[0]) == ["python3 installers/from_source.py run", "python3 installers/from_source.py test"]


def test_the_commands_for_scripts_work_one_after_the_other(tmp_path: Path) -> None:
    if not (ROOT / "resources" / "reference").is_dir():
        pytest.skip("the reference file is not built; from_source.py builds it")
    commands = quoted_commands(BLOCKS[1])
    assert len(commands) >= 5
    for command in commands:
        assert command.startswith(PROGRAM)
        answer = subprocess.run(
            [sys.executable, "-m", "stc_desktop", "--data", str(tmp_path / "data"), *shlex.split(command.removeprefix(PROGRAM))],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert answer.returncode == 0, f"{command}\n{answer.stdout}\n{answer.stderr}"
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF")


def test_the_files_that_it_points_to_are_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
