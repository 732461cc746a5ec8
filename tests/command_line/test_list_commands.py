"""build-reference, search and list: JSON on standard output, sentences on standard error, exit codes as agreed."""

import json
from pathlib import Path

import pytest

from stc_desktop.command_line.running import main


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    main(["--data", str(folder), "build-reference", "--keep-going"])
    assert (folder / "reference" / "current").is_file()
    return folder


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main(words)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_search_gives_results_best_first(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--data", str(data), "search", "heat exchanger", "--limit", "3", "--json")
    answer = json.loads(out)
    assert (code, err) == (0, "")
    assert (answer["list"], answer["edition"]) == ("eu-annex-1", "2025-11-15")
    assert answer["results"][0]["code"] == "2B350.d"
    assert set(answer["results"][0]) == {"code", "head", "title", "score", "why"}
    assert len(answer["results"]) <= 3


def test_search_for_people(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--data", str(data), "search", "2b350d")
    assert out.startswith("2B350.d ")


def test_export_is_a_neutral_tree(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--data", str(data), "list", "export", "--jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes))
    assert all(row["parent"] is None or row["parent"] in codes for row in rows)
    assert {row["kind"] for row in rows} <= {"head", "item", "not_used", "note"}
    assert all("numbers" in row and "regimes" in row for row in rows)


def test_two_editions_are_compared(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--data", str(data), "list", "diff", "2021", "2025-11-15")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert set(found["counts"]) == {"added", "removed", "changed"}
    changed = {row["code"]: row for row in found["differences"]}
    assert changed["2B209.b"]["parts"] == ["limits", "wording"]
    assert changed["2B510"]["old"] is None


def test_every_tested_property_is_in_the_register(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "--data", str(data), "list", "properties", "--json")
    register = json.loads(out)
    _, out, _ = run(capsys, "--data", str(data), "list", "export", "--jsonl")
    tested = {test["property"] for line in out.splitlines() for test in json.loads(line)["tests"]}
    assert tested <= set(register)
    assert all(entry["question"] and entry["dimension"] for entry in register.values())


def test_an_edition_that_is_not_installed_is_the_input_at_fault(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--data", str(data), "list", "export", "--jsonl", "--edition", "1999")
    assert (code, out) == (1, "")
    assert "1999" in err
    assert "Installed: eu-annex-1 2025-11-15" in err


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["list"], ["search"], ["nonsense"], ["--now", "yesterday", "search", "x"]):
        with pytest.raises(SystemExit) as caught:
            main(words)
        assert caught.value.code == 2
    assert "not a time" in capsys.readouterr().err


def test_bad_authored_files_are_named_and_nothing_is_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sources = tmp_path / "sources" / "control_lists"
    sources.mkdir(parents=True)
    (sources / "units.yaml").write_text("length:\n  plausible: [0, 1]\n  units:\n    m: {colour: red}\n", encoding="utf-8")
    code, out, err = run(capsys, "build-reference", "--sources", str(tmp_path / "sources"), "--out", str(tmp_path / "out"))
    assert (code, out) == (1, "")
    assert "units.yaml:4: unknown key “colour” in unit m" in err
    assert not (tmp_path / "out" / "current").exists()
