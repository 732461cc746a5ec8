"""The program as scripts call it: JSON on standard output, a sentence on standard error, exit codes 0, 1, 2."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from stc_desktop.command_line.running import main


@pytest.fixture
def run(reference_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> "Run":
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reference").symlink_to(reference_data / "reference", target_is_directory=True)
    return Run(tmp_path / "data", capsys)


class Run:
    """Calls the program and keeps what it said."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._data = data
        self._capsys = capsys
        self.said = ""

    def __call__(self, *words: str) -> tuple[int, object]:
        code = main(["--data", str(self._data), "--now", "2026-11-23T09:14:00+07:00", "--user", "Sample Officer", *words])
        captured = self._capsys.readouterr()
        self.said = captured.err
        return code, json.loads(captured.out) if captured.out.strip().startswith(("{", "[")) else captured.out

    def classify(self, item: Mapping[str, object], folder: Path) -> tuple[int, object]:
        path = folder / "item.json"
        path.write_text(json.dumps(item), encoding="utf-8")
        return self("classify", "--item", str(path))


def test_search_gives_codes_with_the_words_that_matched(run: Run) -> None:
    code, found = run("search", "heat exchanger", "--json", "--limit", "3")
    assert code == 0
    assert isinstance(found, dict)
    assert found["results"][0]["code"] == "2B350.d"
    assert set(found["results"][0]) == {"code", "head", "title", "score", "why"}


def test_a_step_of_the_interview_is_the_same_each_time(run: Run, tmp_path: Path) -> None:
    item = {"description": "heat exchanger", "answers": {}, "considered": {"2B350.d": "yes"}}
    assert run.classify(item, tmp_path) == run.classify(item, tmp_path)


def test_a_step_names_list_edition_and_how_much_is_installed(run: Run, tmp_path: Path) -> None:
    code, step = run.classify({"description": "heat exchanger"}, tmp_path)
    assert code == 0
    assert isinstance(step, dict)
    assert (step["list"], step["edition"]) == ("eu-annex-1", "2025-11-15")
    assert step["installed"]["heads"] <= step["installed"]["of"]
    assert step["next_question"]["kind"] == "candidate"


ANSWERED = {"description": "heat exchanger", "considered": {"2B350.d": "yes"}}


SPELLINGS = (
    "0,3 m2",
    "0.3 m²",
    {"value": 0.3, "unit": "m2"},
    {"min": 0.2, "max": 0.4, "unit": "m2"},
    0.3,
    "0.2 to 0.4 m2",
    "at least 0.2 m2",
    "unknown",
)


@pytest.mark.parametrize("given", SPELLINGS)
def test_an_amount_is_understood_in_any_usual_spelling(run: Run, tmp_path: Path, given: object) -> None:
    code, _ = run.classify({**ANSWERED, "answers": {"heat_transfer_area": given}}, tmp_path)
    assert code == 0, run.said


@pytest.mark.parametrize("given", ["many", "3 kg", "1e400", {"value": "x"}, [1, 2], {"value": 1, "unit": "furlong"}, "1,250 m2", ""])
def test_an_answer_that_cannot_be_understood_names_its_question(run: Run, tmp_path: Path, given: object) -> None:
    code, _ = run.classify({**ANSWERED, "answers": {"heat_transfer_area": given}}, tmp_path)
    assert code == 1
    assert "heat_transfer_area" in run.said
    assert "Traceback" not in run.said


@pytest.mark.parametrize(
    ("item", "named"),
    [
        ({"answers": {"no_such_question": True}}, "no_such_question"),
        ({"considered": {"9Z999": "yes"}}, "9Z999"),
        ({"considered": {"2B350.d": "perhaps"}}, "2B350.d"),
        ({"considered": {"overview": "all"}}, "overview"),
        ({"cas": ["151-50-9"]}, "151-50-9"),
        ({"cas": "151-50-8"}, "cas"),
        ({"hs": "999999"}, "9999"),
        ({"hs": "eighty"}, "eighty"),
        ({"colour": "red"}, "colour"),
        ({"description": 5}, "description"),
    ],
)
def test_a_faulty_item_gets_a_sentence(run: Run, tmp_path: Path, item: Mapping[str, object], named: str) -> None:
    code, _ = run.classify(item, tmp_path)
    assert code == 1
    assert named in run.said
    assert "Traceback" not in run.said


@pytest.mark.parametrize("content", ["", "{", "[1]", "\ufffe", '{"a":' * 5000])
def test_a_file_that_is_no_item_gets_a_sentence(run: Run, tmp_path: Path, content: str) -> None:
    path = tmp_path / "item.json"
    path.write_text(content, encoding="utf-8")
    code, _ = run("classify", "--item", str(path))
    assert code == 1
    assert run.said.strip()
    assert "Traceback" not in run.said


def test_a_missing_file_gets_a_sentence(run: Run, tmp_path: Path) -> None:
    assert run("classify", "--item", str(tmp_path / "none.json"))[0] == 1
    assert "none.json" in run.said


@pytest.mark.parametrize("later", ["parties", "screen", "envelope", "pack", "desk"])
def test_what_a_later_version_brings_says_so(run: Run, later: str) -> None:
    assert run(later)[0] == 2
    assert "not part of this version" in run.said


def test_a_missing_reference_file_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / "current").write_text("stc-0000.reference\n0\n", encoding="ascii")
    assert main(["--data", str(tmp_path), "search", "pump"]) == 1
    assert "missing" in capsys.readouterr().err


def test_a_damaged_reference_file_says_what_to_do(reference_data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "reference").mkdir()
    for path in (reference_data / "reference").iterdir():
        content = path.read_bytes()
        (tmp_path / "reference" / path.name).write_bytes(content[: len(content) // 2] if path.suffix == ".reference" else content)
    assert main(["--data", str(tmp_path), "search", "pump"]) == 1
    assert "damaged" in capsys.readouterr().err


def test_doctor_looks_at_everything(run: Run) -> None:
    code, report = run("doctor", "--json")
    assert isinstance(report, dict)
    assert code == 0, report
    assert {check["name"] for check in report["checks"]} == {"reference_file", "case_file", "fonts", "signing_key", "disk_space"}


def test_classify_says_how_the_verdict_stands_in_a_country(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "item.json"
    path.write_text(json.dumps({"description": "wooden kitchen spoon", "considered": {"overview": []}}), encoding="utf-8")
    code, found = run("classify", "--item", str(path), "--country", "ph")
    assert code == 0
    assert isinstance(found, dict)
    assert found["verdict"] == "not_listed"
    assert found["national"]["country"] == "PH"
    assert "is not verified" in found["national"]["said"][0]
    _, plain = run("classify", "--item", str(path))
    assert isinstance(plain, dict)
    assert plain["national"]["said"] == ["By the EU lists."]
    code, _ = run("classify", "--item", str(path), "--country", "Utopia")
    assert code == 1
    assert "is not the code of a country" in run.said
