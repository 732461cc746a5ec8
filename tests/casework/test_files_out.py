"""Files that leave the program, and the program in a folder of any name on a console of any code page."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from stc_desktop.casework import files_out
from stc_desktop.casework.files_out import write_whole
from stc_desktop.rules.errors import UserFixable


def test_a_file_is_written_whole_over_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "ពាក្យសុំ គំរូ.pdf"
    path.write_bytes(b"older")
    assert write_whole(path, b"newer") == path
    assert path.read_bytes() == b"newer"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_older_file_and_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"older")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files_out.os, "fsync", full)
    with pytest.raises(UserFixable, match="too little space"):
        write_whole(path, b"newer")
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_open_elsewhere_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(_self: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "held by another program")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(UserFixable, match="open in another program"):
        write_whole(tmp_path / "paper.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "said"), [("nowhere/paper.pdf", "does not exist"), ("folder", "is a folder")])
def test_a_place_that_cannot_be_gets_a_sentence(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserFixable, match=said):
        write_whole(tmp_path / name, b"x")


def test_a_console_of_another_code_page_and_a_folder_in_khmer_are_no_trouble(reference_data: Path, tmp_path: Path) -> None:
    data = tmp_path / "ទិន្នន័យ គំរូ %41 #1"
    data.mkdir()
    (data / "reference").symlink_to(reference_data / "reference", target_is_directory=True)
    case = data / "វត្ថុ ?.json"

    def said(*words: str) -> str:
        command = [sys.executable, "-m", "stc_desktop", "--data", str(data), "--case-file", str(data / "ការងារ 50%.stc"), *words]
        here = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "PYTHONPATH": str(Path.cwd())}
        return subprocess.run(command, capture_output=True, check=True, env=here).stdout.decode("utf-8")

    said("--user", "សុខ វិចិត្រ", "sample", "case", "--out", str(case))
    printed = json.loads(said("print", str(case), "--form", "SG-IC", "--out", str(data / "ក្រដាស.pdf")))
    assert printed["file"] == str(data / "ក្រដាស.pdf")
    report = json.loads(said("doctor", "--json"))
    [about] = [check for check in report["checks"] if check["name"] == "case_file"]
    assert about["health"] == "fine"
    assert (data / "ការងារ 50%.stc").is_file()
