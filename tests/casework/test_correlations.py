"""An agency's own table of HS codes and control codes: read with care, shown by its name, never an answer."""

from pathlib import Path

import openpyxl
import pytest

from stc_desktop.casework.bringing_columns import remembered_columns
from stc_desktop.casework.classifying import suggestions_for
from stc_desktop.casework.correlation_values import correlation_json
from stc_desktop.casework.correlations import (
    correlations_in_use,
    discard_correlation,
    looks_like_correlation,
    stage_correlation,
    take_away_correlation,
    take_over_correlation,
)
from stc_desktop.casework.hs_views import hs_view
from stc_desktop.casework.workspace import BASE_EDITION, BASE_LIST, Workspace
from stc_desktop.classification.items import SuggestedBy
from stc_desktop.rules.errors import UserFixable

ROWS = (
    ("HS", "Text", "Control code"),
    ("85044090", "Static converters", "3A225"),
    ("8525.80.00", "Cameras", "6A003"),
    ("9999.99", "Nothing", "3A225"),
    ("84818000", "Valves", "2B350g; 2A226"),
    ("854231", "Chips", "9Z999"),
    ("890610", "Warships", "ML9a"),
    ("610910", "Sample vests", "1A005"),
)


def _quiet(_step: str, _share: float) -> None:
    pass


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "sample-correlation.csv"
    path.write_text("\n".join(",".join(row) for row in ROWS), encoding="utf-8")
    return path


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(("Sample agency, correlation",))
    for row in ROWS:
        sheet.append(row)
    path = tmp_path / "sample-correlation.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("kind", ["table", "workbook"])
def test_rows_are_read_and_what_cannot_be_used_is_named(workspace: Workspace, kind: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(kind)
    assert looks_like_correlation(workspace, path)
    staged = stage_correlation(workspace, path, _quiet, publisher="Sample Agency")
    pairs = {(pair.hs, pair.code) for pair in staged.found.pairs}
    assert pairs == {("850440", "3A225"), ("848180", "2B350.g"), ("848180", "2A226"), ("890610", "ML9.a"), ("610910", "1A005")}
    assert staged.found.cut == 3
    assert "ended with HS 2022" in staged.found.gone[0]
    assert "9999.99" in staged.found.unknown_hs[0]
    assert "9Z999" in staged.found.unknown_codes[0]
    assert all(fault.startswith("row ") for fault in (*staged.found.gone, *staged.found.unknown_hs, *staged.found.unknown_codes))
    assert correlation_json(staged, in_use=False)["pairs"] == 5
    discard_correlation(staged)
    assert not staged.file.exists()
    assert correlations_in_use(workspace) == ()


def test_its_pairs_stand_beside_ours_with_agency_and_date(workspace: Workspace, table: Path) -> None:
    before = {found.code for found in suggestions_for(workspace, "", "610910", list_id=BASE_LIST, edition=BASE_EDITION)}
    in_use = take_over_correlation(workspace, stage_correlation(workspace, table, _quiet, publisher="Sample Agency", edition="2026-01-31"))
    assert (in_use.name, in_use.pairs) == ("sample-agency", 5)
    shared = next(one for one in hs_view(workspace, "8504.40").candidates if one.code == "3A225")
    assert [(hint.publisher, hint.date) for hint in shared.by] == [("Sample Agency", "2026-01-31")]
    assert shared.strength
    alone = hs_view(workspace, "6109.10").candidates
    assert [(one.code, one.strength) for one in alone] == [("1A005", None)]
    after = suggestions_for(workspace, "", "610910", list_id=BASE_LIST, edition=BASE_EDITION)
    assert "1A005" not in before
    assert [(one.code, one.by) for one in after] == [("1A005", SuggestedBy.HS)]
    take_away_correlation(workspace, "sample-agency")
    assert hs_view(workspace, "6109.10").candidates == ()


def test_columns_are_remembered_and_a_newer_table_takes_the_place(workspace: Workspace, table: Path) -> None:
    take_over_correlation(workspace, stage_correlation(workspace, table, _quiet, publisher="Sample Agency", edition="2025"))
    assert any(one.publisher == "Sample Agency" for one in remembered_columns(workspace).values())
    table.write_text("HS,Text,Control code\n850440,Converters,3A226\n850440,Converters,3A227\n", encoding="utf-8")
    staged = stage_correlation(workspace, table, _quiet, edition="2026")
    assert staged.info.publisher == "Sample Agency"
    assert correlations_in_use(workspace)[0].pairs == 5
    take_over_correlation(workspace, staged)
    assert [(one.name, one.pairs) for one in correlations_in_use(workspace)] == [("sample-agency", 2)]


def test_a_table_that_is_none_is_refused_in_a_sentence(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "sample.csv"
    path.write_text("Name,Town\nA,B\nC,D\n", encoding="utf-8")
    assert not looks_like_correlation(workspace, path)
    with pytest.raises(UserFixable, match="column of HS codes"):
        stage_correlation(workspace, path, _quiet)
    path.write_text("HS,Text,Control code\n999999,x,9Z999\n999998,y,9Z998\n", encoding="utf-8")
    with pytest.raises(UserFixable, match=r"No row of the table"):
        stage_correlation(workspace, path, _quiet)


def test_cancelled_leaves_nothing_behind(workspace: Workspace, table: Path) -> None:
    def stop(_step: str, share: float) -> None:
        if share > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stage_correlation(workspace, table, stop)
    assert correlations_in_use(workspace) == ()
    assert not list((workspace.data / "brought").rglob("*.staged"))
