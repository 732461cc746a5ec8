"""An agency's tables over time: newer and older, gone back from, taken away, killed in the middle, and as a spreadsheet bends them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from stc_desktop.casework.bringing import look_at
from stc_desktop.casework.bringing_back import put_back, take_away_for_now
from stc_desktop.casework.correlation_values import StagedCorrelation
from stc_desktop.casework.correlations import (
    agency_hints,
    correlations_in_use,
    go_back_correlation,
    looks_like_correlation,
    name_of,
    stage_correlation,
    take_over_correlation,
)
from stc_desktop.casework.health import Health, health
from stc_desktop.casework.installed import installed
from stc_desktop.casework.table_kinds import TableKind
from stc_desktop.casework.workspace import Workspace
from stc_desktop.command_line.running import main
from stc_desktop.control_lists.sources.correlations import with_noughts
from stc_desktop.rules.errors import UserFixable
from tests.conftest import ROOT

HEADINGS = ("HS", "Text", "Control code")
ROWS = (HEADINGS, ("85044090", "Static converters", "3A225"), ("610910", "Sample vests", "1A005"))
AGENCY = "Sample Agency"


def _quiet(_step: str, _share: float) -> None:
    pass


def _table(folder: Path, rows: Sequence[Sequence[object]] = ROWS, name: str = "sample") -> Path:
    path = folder / f"{name}.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), encoding="utf-8")
    return path


def _workbook(folder: Path, rows: Sequence[Sequence[object]], *, merged: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(tuple(row))
    for cells in merged:
        sheet.merge_cells(cells)
    path = folder / "sample.xlsx"
    book.save(path)
    return path


def _staged(workspace: Workspace, path: Path, edition: str = "2026-01-31", publisher: str = AGENCY) -> StagedCorrelation:
    return stage_correlation(workspace, path, _quiet, publisher=publisher, edition=edition)


def _pairs(staged: StagedCorrelation) -> set[tuple[str, str]]:
    return {(pair.hs, pair.code) for pair in staged.found.pairs}


def test_an_older_table_is_refused_unless_it_is_wanted(workspace: Workspace, tmp_path: Path) -> None:
    take_over_correlation(workspace, _staged(workspace, _table(tmp_path), "2026-01-31"))
    older = _staged(workspace, _table(tmp_path, (*ROWS, ("890610", "Warships", "ML9.a"))), "2025-06-30")
    assert older.older_than == "2026-01-31"
    assert older.difference is not None
    assert older.difference.added == (("890610", "ML9.a"),)
    with pytest.raises(UserFixable, match="2025-06-30 of Sample Agency is older than 2026-01-31"):
        take_over_correlation(workspace, older)
    assert correlations_in_use(workspace)[0].pairs == 2
    assert take_over_correlation(workspace, older, although_older=True).pairs == 3


def test_one_goes_back_and_a_table_taken_away_comes_back_whole(workspace: Workspace, tmp_path: Path) -> None:
    for edition, rows in (("2025", ROWS), ("2026", (*ROWS, ("890610", "Warships", "ML9.a")))):
        take_over_correlation(workspace, _staged(workspace, _table(tmp_path, rows), edition))
    (held,) = correlations_in_use(workspace)
    assert (held.pairs, held.hs_codes, [one.edition for one in held.former]) == (3, 3, ["2025"])
    assert go_back_correlation(workspace, "sample-agency").pairs == 2
    assert agency_hints(workspace, "890610") == ()
    go_back_correlation(workspace, "sample-agency")
    taken = take_away_for_now(workspace, "sample-agency", is_correlation=True)
    assert (correlations_in_use(workspace), agency_hints(workspace, "890610")) == ((), ())
    put_back(workspace, taken)
    (held,) = correlations_in_use(workspace)
    assert (held.pairs, [one.edition for one in held.former]) == (3, ["2025"])
    with pytest.raises(UserFixable, match="no former"):
        go_back_correlation(workspace, "another-agency")


def test_the_same_table_again_is_in_use_already(workspace: Workspace, tmp_path: Path) -> None:
    take_over_correlation(workspace, _staged(workspace, _table(tmp_path)))
    again = _staged(workspace, _table(tmp_path))
    assert again.is_in_use_already
    take_over_correlation(workspace, again)
    assert correlations_in_use(workspace)[0].former == ()


def test_two_agencies_whose_names_have_no_latin_letters_stay_apart(workspace: Workspace, tmp_path: Path) -> None:
    for agency in ("กรมการค้าต่างประเทศ", "กรมศุลกากร"):
        take_over_correlation(workspace, _staged(workspace, _table(tmp_path), publisher=agency))
    assert len(correlations_in_use(workspace)) == 2
    assert name_of("Sample Agency") == "sample-agency"


def test_a_pair_for_a_heading_counts_for_the_codes_under_it(workspace: Workspace, tmp_path: Path) -> None:
    take_over_correlation(workspace, _staged(workspace, _table(tmp_path, (HEADINGS, ("8504", "Converters", "3A225"), *ROWS[2:]))))
    assert [hint.code for hint in agency_hints(workspace, "850440")] == ["3A225"]
    assert [hint.code for hint in agency_hints(workspace, "8504")] == ["3A225"]
    assert agency_hints(workspace, "850") == agency_hints(workspace, "8504"), "as somebody types"
    assert agency_hints(workspace, "850540") == ()


def test_numbers_of_a_spreadsheet_are_read_where_only_one_code_can_be_meant(workspace: Workspace, tmp_path: Path) -> None:
    rows = (
        HEADINGS,
        (8471.3, "Computers", "4A003"),
        (85044090, "Converters", "3A225"),
        (10121, "Horses", "1C351"),
        (850450, "Coils", "3A225"),
        (84.5, "?", "3A225"),
    )
    staged = _staged(workspace, _workbook(tmp_path, rows))
    assert _pairs(staged) == {("847130", "4A003"), ("850440", "3A225"), ("010121", "1C351"), ("850450", "3A225")}
    assert len(staged.found.restored) == 2
    assert len(staged.found.unknown_hs) == 1
    for written, read in (
        ("8471.3", "8471.30"),
        ("8471.0", "8471"),
        ("84713000.0", "84713000"),
        ("10121", "010121"),
        ("101.21", "0101.21"),
        ("101.2", "0101.20"),
        ("8471.30", "8471.30"),
        ("847130", "847130"),
        ("8471.30.90", "8471.30.90"),
        ("84", "84"),
        ("ex 8471", "ex 8471"),
    ):
        assert with_noughts(written) == read


def test_merged_headings_and_titles_in_between_are_no_faults(workspace: Workspace, tmp_path: Path) -> None:
    rows = (
        ("Sample tariff with control codes", "", ""),
        ("Tariff", "", "Control"),
        ("HS code", "Description", "Control code"),
        ("", "Chapter 85", ""),
        *ROWS[1:],
        ("010121", "Horses", "-"),
    )
    staged = _staged(workspace, _workbook(tmp_path, rows, merged=("A1:C1", "A2:B2")))
    assert _pairs(staged) == {("850440", "3A225"), ("610910", "1A005")}
    assert (staged.found.rows, staged.found.without_code) == (3, 1)
    assert (staged.found.unknown_hs, staged.found.unknown_codes) == ((), ())


@pytest.mark.parametrize("kind", ["empty", "cut_off", "no_hs", "headings_only"])
def test_bad_files_get_a_sentence(workspace: Workspace, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "bad.xlsx"
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "cut_off":
        path.write_bytes(_workbook(tmp_path, ROWS).read_bytes()[:1500])
    elif kind == "no_hs":
        path = _table(tmp_path, (("Name", "Code"), ("Changers", "3A225"), ("Vests", "1A005")))
    else:
        path = _table(tmp_path, (HEADINGS,))
    assert not looks_like_correlation(workspace, path)
    with pytest.raises(UserFixable):
        _staged(workspace, path)
    assert correlations_in_use(workspace) == ()
    assert list(workspace.data.rglob("*.staged")) == []


def test_what_a_table_is_is_told_or_asked(workspace: Workspace, tmp_path: Path) -> None:
    as_list = (("Code", "Text", "HS"), ("3A225", "Changers", "850440"), ("1A005", "Armour", "610910"))
    for number, (rows, kind) in enumerate(
        (
            (ROWS, TableKind.CORRELATION),
            (as_list, TableKind.UNCLEAR),
            ((*as_list, ("3A225", "Others", "850431")), TableKind.CORRELATION),
            ((("Code", "Text", "HS", "Note"), *((*row, "A note") for row in as_list[1:])), TableKind.UNCLEAR),
            ((("Code", "Text"), ("3A225", "Changers"), ("1A005", "Armour")), TableKind.LIST),
        )
    ):
        path = _table(tmp_path, rows, f"t{number}")
        assert look_at(workspace, path).kind is kind, rows
    unclear = _table(tmp_path, as_list, "unclear")
    with pytest.raises(UserFixable, match="control list or a correlation"):
        looks_like_correlation(workspace, unclear)
    take_over_correlation(workspace, _staged(workspace, unclear))
    assert look_at(workspace, unclear).kind is TableKind.CORRELATION, "what somebody confirmed is remembered"


def test_health_and_what_is_installed_name_the_tables(workspace: Workspace, tmp_path: Path) -> None:
    take_over_correlation(workspace, _staged(workspace, _table(tmp_path)))
    (shown,) = installed(workspace).correlations
    assert (shown.name, shown.pairs, shown.figures["hs_cut_to_six"]) == ("sample-agency", 2, 1)
    found = [check for check in health(workspace).checks if check.name == "brought"]
    assert [check.health for check in found] == [Health.FINE]
    workspace.correlations.close()
    (file,) = (workspace.data / "brought" / "correlations" / "sample-agency").glob("2026*")
    file.write_bytes(b"not a database")
    found = [check for check in health(workspace).checks if check.name == "brought"]
    assert [check.health for check in found] == [Health.BROKEN]
    (damaged,) = correlations_in_use(workspace)
    assert damaged.fault
    assert agency_hints(workspace, "850440") == ()


def test_by_the_command_line(workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: str) -> tuple[int, dict[str, object], str]:
        code = main(["--data", str(workspace.data), "--now", "2026-11-23T10:00:00+07:00", "list", *words])
        said = capsys.readouterr()
        return code, json.loads(said.out or "{}"), said.err

    table = str(_table(tmp_path))
    code, found, _ = run("import", table, "--publisher", AGENCY, "--edition", "2026-01-31")
    assert (code, found["kind"], found["in_use"], found["pairs"]) == (0, "correlation", True, 2)
    code, found, said = run("import", table, "--publisher", AGENCY, "--edition", "2025-01-31")
    assert (code, found["in_use"], found["older_than"]) == (1, False, "2026-01-31")
    assert "is older than 2026-01-31" in said
    code, found, _ = run("import", table, "--publisher", AGENCY, "--edition", "2025-01-31", "--although-older")
    assert (code, found["in_use"]) == (0, True)
    code, found, _ = run("brought", "--json")
    assert [(one["name"], one["edition"], one["former"]) for one in found["correlations"]] == [  # type: ignore[attr-defined]  # plain JSON
        ("sample-agency", "2025-01-31", ["2026-01-31"])
    ]
    code, found, _ = run("go-back", "sample-agency", "--as", "correlation")
    assert (code, found["edition"]) == (0, "2026-01-31")
    code, _, said = run("take-away", "sample-agency", "--as", "correlation")
    assert (code, said.strip()) == (0, "sample-agency was taken away.")
    code, _, said = run("take-away", "sample-agency", "--as", "correlation")
    assert code == 1
    unclear = str(_table(tmp_path, (("Code", "Text", "HS"), ("3A225", "Changers", "850440"), ("1A005", "Armour", "610910")), "unclear"))
    code, _, said = run("import", unclear)
    assert code == 1
    assert "--as list or --as correlation" in said
    for kind in ("brought", "go-back", "take-away"):
        assert kind in _help(capsys)


def _help(capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main(["list", "--help"])
    return capsys.readouterr().out


BRINGER = """
import sys
from pathlib import Path
from stc_desktop.casework.correlations import stage_correlation, take_over_correlation
from stc_desktop.casework.workspace import Workspace
workspace = Workspace(data=Path(sys.argv[1]))
for number in range(1000):
    path, edition = Path(sys.argv[2 + number % 2]), f"{2000 + number}"
    staged = stage_correlation(workspace, path, lambda *_: None, publisher="Sample Agency", edition=edition)
    take_over_correlation(workspace, staged)
    print(number, flush=True)
"""


@pytest.mark.parametrize("after", [0.0, 0.05, 0.11, 0.23])
def test_killed_in_the_middle_one_whole_table_is_in_use(reference_data: Path, tmp_path: Path, after: float) -> None:
    (tmp_path / "reference").symlink_to(reference_data / "reference", target_is_directory=True)
    large = [(f"8504{n % 100:02}", f"Sample goods {n}", "3A225") for n in range(400)]
    many = (HEADINGS, *large, *ROWS[1:], ("890610", "Warships", "ML9.a"))
    tables = [str(_table(tmp_path, ROWS, "small")), str(_table(tmp_path, many, "large"))]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", BRINGER, str(tmp_path), *tables]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        process.stdout.read()
    workspace = Workspace(data=tmp_path)
    try:
        (held,) = correlations_in_use(workspace)
        assert held.fault == ""
        workspace.correlations.check("sample-agency")
        is_small = held.info is not None and int(held.info.edition) % 2 == 0
        assert (held.pairs == 2) is is_small, "all pairs of its edition"
        assert bool(agency_hints(workspace, "890610")) is not is_small
        if held.former:
            assert go_back_correlation(workspace, "sample-agency").fault == ""
    finally:
        workspace.close()
