"""`print ITEM.json --as`: papers on one item by the command line, and back from paper."""

import json
from pathlib import Path

import pytest

from stc_desktop.command_line.running import main

ITEM = {"description": "ballpoint pen", "considered": {"overview": []}}
UNDECIDED = {"description": "plate heat exchanger", "considered": {"2B350.d": "yes"}, "answers": {"heat_transfer_area": "unknown"}}


@pytest.fixture(name="folder")
def _folder(reference_data: Path, tmp_path: Path) -> Path:
    (tmp_path / "reference").symlink_to(reference_data / "reference", target_is_directory=True)
    return tmp_path


def run(folder: Path, item: object, *words: str) -> int:
    place = folder / "item.json"
    place.write_text(json.dumps(item), encoding="utf-8")
    before = ["--data", str(folder), "--now", "2026-11-23T09:14:00+07:00", "--user", "Sample Officer"]
    return main([*before, "print", str(place), "--out", str(folder / "paper.pdf"), *words])


@pytest.mark.parametrize("paper", ["record", "statement", "ruling", "explain"])
def test_a_paper_is_printed_and_read_back(folder: Path, paper: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, ITEM, "--as", paper, "--model", "BP-1", "--country", "th", "--language", "th") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["paper"] == paper
    assert made["checksum"]
    assert main(["--data", str(folder), "read", str(folder / "paper.pdf")]) == 0
    read = json.loads(capsys.readouterr().out)
    assert read["signature"]["valid"]
    assert json.loads(read["case"]["extra"]["classification"]["item"])["description"] == "ballpoint pen"


def test_a_statement_that_would_not_be_true_is_refused_and_leaves_no_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, UNDECIDED, "--as", "statement") != 0
    assert "the verdict is undecided" in capsys.readouterr().err
    assert not (folder / "paper.pdf").exists()


def test_a_paper_and_a_form_are_not_asked_for_together(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(folder, ITEM, "--as", "record", "--form", "GEN-LIC")
    assert "not allowed with" in capsys.readouterr().err
