"""The real publications, brought in by the program: to the counts that were measured in them, or refused with the fault named."""

from pathlib import Path

import pytest

from stc_desktop.casework.bringing import brought_lists, stage, take_over
from stc_desktop.casework.official_texts import Relation, official_text
from stc_desktop.casework.workspace import Workspace
from stc_desktop.rules.errors import UserFixable

REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "control-lists"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="not run: the official files are not beside this checkout, in ../shared")


def silent(_step: str, _share: float) -> None:
    pass


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(data=tmp_path, person="Sample Officer")


@pytest.mark.parametrize(
    ("name", "said", "list_id", "heads"),
    [
        ("us-usml-22cfr121.ecfr.xml", {}, "us-usml", 22),  # 21 categories and the heading over them
        ("us-doe-10cfr810.ecfr.xml", {}, "us-10cfr810", 17),
        ("us-nrc-10cfr110.ecfr.xml", {}, "us-10cfr110", 106),  # 91 sections less one, 16 appendices
        ("us-ccl-2026-07-23.entries.json.gz", {}, "us-ccl", 633),
        ("us-ccl-2020-06-29.tree.json.gz", {}, "us-ccl", 595),
        ("eu-common-military-list-2020-as-norway-list1.pdf", {}, "eu-common-military", 22),
        ("uk-lite-nsg-trigger-list.csv", {"list_id": "uk-nsg-1", "edition": "2025-05"}, "uk-nsg-1", 8),
        ("uk-ratings-caat.csv", {"list_id": "uk-ratings", "edition": "2026-05"}, "uk-ratings", 305),
    ],
)
def test_a_publication_is_stored_whole(workspace: Workspace, name: str, said: dict[str, str], list_id: str, heads: int) -> None:
    staged = stage(workspace, REAL / name, silent, **said)
    assert staged.refusals == ()
    (held,) = take_over(workspace, staged)
    assert (held.list_id, held.heads, held.fault) == (list_id, heads, "")
    assert held.paragraphs == sum(staged.lists[0].report.kinds.values())
    assert held.info is not None
    assert held.info.edition


def test_the_mis_parsed_tree_is_refused_with_its_places(workspace: Workspace) -> None:
    staged = stage(workspace, REAL / "eu-annex1-2021-821.tree.json.gz", silent)
    assert "in one piece" in staged.refusals[0]
    swallowed = {doubt.code.partition("#")[0] for doubt in staged.lists[0].report.doubts if doubt.kind == "swallowed"}
    assert {"1C350", "5A002"} <= {code.partition(".")[0] for code in swallowed}
    with pytest.raises(UserFixable, match="edition in use is as it was"):
        take_over(workspace, staged)
    assert brought_lists(workspace) == ()


def test_the_damaged_table_is_refused_with_its_rows(workspace: Workspace) -> None:
    with pytest.raises(UserFixable, match=r"row 71 “0\.00E\+00”"):
        stage(workspace, REAL / "us-ccl-flat-undated-damaged.csv.gz", silent, list_id="us-ccl", edition="2020")


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("us-country-chart-2026-07-23.json", "countries"),
        ("us-country-groups-2026-07-23.json", "groups"),
        ("us-licence-exceptions-2026-07-23.json", "exceptions"),
        ("us-country-chart-2025-11-12.csv", "no column holds codes"),
        ("cas-index-derived.csv", "no column holds codes"),
        ("uk-lite-report-summary-subjects.csv", "no column holds codes"),
    ],
)
def test_what_is_no_list_is_said(workspace: Workspace, name: str, seen: str) -> None:
    with pytest.raises(UserFixable, match=seen):
        stage(workspace, REAL / name, silent)


def test_two_editions_of_the_commerce_list_differ_by_the_heads_that_were_counted(workspace: Workspace) -> None:
    take_over(workspace, stage(workspace, REAL / "us-ccl-2020-06-29.tree.json.gz", silent))
    newer = stage(workspace, REAL / "us-ccl-2026-07-23.entries.json.gz", silent)
    difference = newer.lists[0].report.difference
    assert difference is not None
    came, went = (
        {code for code in codes if len(code) == 5 and code[0].isdigit() and code[1].isalpha()}
        for codes in (difference.added, difference.gone)
    )
    missed_by_the_source = {"0D614", "2B352", "3D006", "3E002", "8D001"}
    assert {"0A018", "0A988", "1B229"} <= went <= {"0A018", "0A988", "1B229"} | missed_by_the_source
    assert len(came | (missed_by_the_source - went)) >= 41
    take_over(workspace, newer)
    (text,) = official_text(workspace, "3A225", list_id="eu-annex-1", edition="2025-11-15")
    assert (text.relation, text.edition) == (Relation.OTHER_LIST, "2026-07-23")
    assert text.frame, "reasons for control come along"
