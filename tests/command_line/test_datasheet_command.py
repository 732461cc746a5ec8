"""`datasheet`: lines, values and offers as JSON; what cannot be read ends with a sentence and exit 1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stc_desktop.command_line.running import main

SHEET = "Frequency converter FX-20 (sample)\nOutput power: 60 kW\nOutput frequency: 0 - 1200 Hz\n"


def test_lines_values_and_offers(reference_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sample.txt").write_text(SHEET, encoding="utf-8")
    (tmp_path / "item.json").write_text(
        json.dumps({"description": "frequency converter", "considered": {"3A225": "yes"}}), encoding="utf-8"
    )
    options = ["--data", str(reference_data), "datasheet", str(tmp_path / "sample.txt"), "--item", str(tmp_path / "item.json"), "--json"]
    assert main(options) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["name"] == "sample.txt"
    assert [line["cells"] for line in told["lines"]][1] == ["Output power: 60 kW"]
    assert told["values"][0] == {"page": 1, "line": 2, "label": "Output power", "value": "60 kW", "model": 0}
    offers = {offer["id"]: offer for offer in told["offers"]}
    assert offers["highest_output_frequency"]["value"] == "1200 Hz"
    assert offers["highest_output_frequency"]["source"] == "datasheet sample.txt, line 3: “Output frequency: 0 - 1200 Hz”"


def test_a_damaged_sheet_is_a_sentence(reference_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "sample.pdf").write_bytes(b"%PDF-1.7 broken")
    assert main(["--data", str(reference_data), "datasheet", str(tmp_path / "sample.pdf")]) == 1
    assert "sample.pdf: The PDF is damaged" in capsys.readouterr().err
