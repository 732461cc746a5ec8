"""Bringing a publication: staged, taken over, gone back from, shown beside ours; every fault a sentence, the old edition whole."""

import datetime as dt
import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from stc_desktop.casework.bringing import brought_lists, discard, go_back, look_at, stage, take_away, take_over
from stc_desktop.casework.bringing_columns import remembered_columns
from stc_desktop.casework.bringing_values import Staged, staged_json
from stc_desktop.casework.health import Health
from stc_desktop.casework.health import _brought as looks_at_brought  # pyright: ignore[reportPrivateUsage]
from stc_desktop.casework.official_texts import Relation, official_text, search_official
from stc_desktop.casework.workspace import Workspace
from stc_desktop.command_line.running import main
from stc_desktop.rules.errors import UserFixable

NOW = dt.datetime(2026, 11, 23, 9, 14, tzinfo=dt.timezone(dt.timedelta(hours=7)))
LIST = "eu-annex-1"


def silent(_step: str, _share: float) -> None:
    pass


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def workspace(data: Path) -> Workspace:
    return Workspace(data=data, person="Sample Officer", clock=lambda: NOW)


def table(folder: Path, name: str, *, items: int = 3, word: str = "invented", extra: str = "") -> Path:
    path = folder / f"{name}.csv"
    rows = [("Code", "Text"), ("2B999", f"Mills of an {word} kind, as follows"), ("2B999.a", "Spindles, any of these"), ("2B998", "Lathes")]
    rows += [(f"2B999.a.{number}", f"Spindle number {number} of an {word} kind") for number in range(1, items + 1)]
    path.write_text("\n".join(f'{code},"{text}"' for code, text in rows) + f"\n{extra}", encoding="utf-8")
    return path


@pytest.fixture
def bring(workspace: Workspace, tmp_path: Path) -> Callable[..., Staged]:
    """Stages a small table and takes it over."""

    def brought(edition: str, *, list_id: str = LIST, **more: object) -> Staged:
        staged = stage(workspace, table(tmp_path, f"{list_id}-{edition}", **more), silent, list_id=list_id, edition=edition)  # type: ignore[arg-type]
        take_over(workspace, staged)
        return staged

    return brought


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()} if folder.is_dir() else {}


def test_staging_reports_and_leaves_everything_as_it_was(workspace: Workspace, data: Path, tmp_path: Path) -> None:
    heard: list[tuple[str, float]] = []
    staged = stage(workspace, table(tmp_path, "a"), lambda step, share: heard.append((step, share)), list_id=LIST, edition="2026")
    assert staged.lists[0].report.heads == 2
    assert staged.lists[0].report.kinds["item"] == 4
    assert brought_lists(workspace) == ()
    assert not (data / "brought" / "lists").exists()
    shares = [share for _, share in heard]
    assert shares == sorted(shares), "the bar never goes back"
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    discard(staged)
    assert not list((data / "brought" / "staged").iterdir())


def test_what_was_taken_over_is_listed_with_its_source(workspace: Workspace, bring: Callable[..., Staged]) -> None:
    bring("2026-01-01")
    (held,) = brought_lists(workspace)
    assert held.info is not None
    assert (held.list_id, held.info.edition, held.heads, held.paragraphs, held.former) == (LIST, "2026-01-01", 2, 6, ())
    assert held.info.retrieved == "2026-11-23T09:14:00+07:00"
    assert len(held.info.source_sha256) == 64
    assert held.info.source_name == f"{LIST}-2026-01-01.csv"


def test_a_newer_edition_is_compared_and_the_older_kept(workspace: Workspace, bring: Callable[..., Staged]) -> None:
    bring("2025-01-01")
    difference = bring("2026-01-01", items=4, word="new").lists[0].report.difference
    assert difference is not None
    assert (difference.edition_in_use, difference.added, difference.gone) == ("2025-01-01", ("2B999.a.4",), ())
    assert difference.changed == ("2B999", "2B999.a.1", "2B999.a.2", "2B999.a.3")
    assert [one.edition for one in brought_lists(workspace)[0].former] == ["2025-01-01"]
    assert go_back(workspace, LIST).info == bring_info(workspace, "2025-01-01")


def bring_info(workspace: Workspace, edition: str) -> object:
    info = brought_lists(workspace)[0].info
    assert info is not None
    assert info.edition == edition
    return info


def test_an_older_edition_is_refused_unless_said(workspace: Workspace, bring: Callable[..., Staged], data: Path, tmp_path: Path) -> None:
    bring("2026-01-01")
    before = _tree(data / "brought" / "lists")
    staged = stage(workspace, table(tmp_path, "old"), silent, list_id=LIST, edition="2025-06-01")
    assert staged.lists[0].older_than == "2026-01-01"
    with pytest.raises(UserFixable, match="older than 2026-01-01"):
        take_over(workspace, staged)
    assert _tree(data / "brought" / "lists") == before
    take_over(workspace, staged, although_older=True)
    bring_info(workspace, "2025-06-01")


def test_the_same_file_twice_changes_nothing(workspace: Workspace, bring: Callable[..., Staged], data: Path) -> None:
    bring("2026-01-01")
    before = _tree(data / "brought" / "lists")
    assert bring("2026-01-01").lists[0].is_in_use_already
    assert _tree(data / "brought" / "lists") == before
    assert not list((data / "brought" / "staged").iterdir())


def test_a_refused_publication_is_not_taken_over(workspace: Workspace, bring: Callable[..., Staged], data: Path, tmp_path: Path) -> None:
    bring("2025-01-01")
    before = _tree(data / "brought" / "lists")
    chemicals = "; ".join(f"{number}-11-1" for number in range(100, 150))
    staged = stage(workspace, table(tmp_path, "bad", extra=f'2B998.a,"{chemicals}"\n'), silent, list_id=LIST, edition="2026-01-01")
    assert staged.is_refused
    assert "2B998.a" in staged.refusals[0]
    with pytest.raises(UserFixable, match="in one piece"):
        take_over(workspace, staged)
    assert _tree(data / "brought" / "lists") == before


class _Cancelled(Exception):
    pass


def test_cancelled_at_any_step_the_old_edition_is_whole_and_nothing_is_left(
    workspace: Workspace, bring: Callable[..., Staged], data: Path, tmp_path: Path
) -> None:
    bring("2025-01-01")
    before = _tree(data / "brought")
    path = table(tmp_path, "long", items=3000)
    calls = 0

    def counting(_step: str, _share: float) -> None:
        nonlocal calls
        calls += 1

    discard(stage(workspace, path, counting, list_id=LIST, edition="2026-01-01"))
    assert calls > 20
    for at in sorted({*range(1, calls, max(1, calls // 12)), calls}):
        left = at

        def told(_step: str, _share: float) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise _Cancelled

        with pytest.raises(_Cancelled):
            stage(workspace, path, told, list_id=LIST, edition="2026-01-01")
        assert _tree(data / "brought") == before, f"cancelled at call {at} of {calls}"


def test_what_a_cut_off_import_left_is_removed_later(workspace: Workspace, bring: Callable[..., Staged], data: Path) -> None:
    folder = data / "brought" / "staged"
    folder.mkdir(parents=True)
    old, young = folder / "abc-1.unfinished", folder / "def-2.unfinished"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    bring("2026-01-01")
    assert (old.exists(), young.exists()) == (False, True)
    assert len(brought_lists(workspace)) == 1


def test_it_works_from_a_thread_while_another_reads(workspace: Workspace, bring: Callable[..., Staged], tmp_path: Path) -> None:
    bring("2020-01-01")
    faults: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                assert official_text(workspace, "2B999.a.1", list_id=LIST, edition="2020-01-01")
        except BaseException as fault:  # noqa: BLE001 - handed to the test
            faults.append(fault)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for year in range(2021, 2027):
            take_over(workspace, stage(workspace, table(tmp_path, f"t{year}"), silent, list_id=LIST, edition=f"{year}-01-01"))
    finally:
        done.set()
        reader.join()
    assert not faults


def test_what_is_no_list_is_named_by_what_was_seen(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "chart.json"
    path.write_text(json.dumps({"$comment": "x", "columns": ["NS 1"], "countries": {"A": {"codes": 1}}}), encoding="utf-8")
    with pytest.raises(UserFixable, match="a JSON file with columns and countries, not a control list"):
        look_at(workspace, path)
    deep = tmp_path / "deep.json"
    deep.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(UserFixable):
        stage(workspace, deep, silent)
    page = tmp_path / "page.xml"
    page.write_text("<html><body>nothing</body></html>", encoding="utf-8")
    with pytest.raises(UserFixable, match="html"):
        look_at(workspace, page)


def test_edition_and_name_of_the_list_must_be_known(workspace: Workspace, tmp_path: Path) -> None:
    path = table(tmp_path, "a")
    with pytest.raises(UserFixable, match="which edition"):
        stage(workspace, path, silent, list_id="sample-list")
    with pytest.raises(UserFixable, match="Which list"):
        stage(workspace, path, silent, edition="2026")
    with pytest.raises(UserFixable, match="cannot be the name"):
        stage(workspace, path, silent, list_id="../outside", edition="2026")


def test_confirmed_columns_are_remembered_for_the_next_table(workspace: Workspace, bring: Callable[..., Staged], tmp_path: Path) -> None:
    path = table(tmp_path, "next")
    assert not look_at(workspace, path).columns[0].is_remembered
    bring("2026-01-01", list_id="sample-list")
    (proposed,) = look_at(workspace, path).columns
    assert proposed.is_remembered
    assert (proposed.columns.list_id, proposed.columns.edition) == ("sample-list", "")
    assert stage(workspace, path, silent, edition="2027-01-01").lists[0].info.list_id == "sample-list"
    (workspace.data / "brought" / "column_maps.json").write_text("{damaged", encoding="utf-8")
    assert remembered_columns(workspace) == {}


def test_the_official_text_stands_beside_ours_with_what_it_is(workspace: Workspace, bring: Callable[..., Staged]) -> None:
    bring("2021-05-01")
    bring("2026-07-23", list_id="us-ccl", word="foreign")
    own, other = official_text(workspace, "2B999.a.2", list_id=LIST, edition="2025-11-15")
    assert (own.list_id, own.relation, own.edition) == (LIST, Relation.OLDER_EDITION, "2021-05-01")
    assert [line.text for line in own.own] == ["Spindle number 2 of an invented kind"]
    assert [line.code for line in own.above] == ["2B999", "2B999.a"]
    assert (other.list_id, other.relation) == ("us-ccl", Relation.OTHER_LIST)
    assert "not the same scope" in workspace.say.say(other.says)
    assert [line.text for line in other.own] == ["Spindle number 2 of an foreign kind"]


@pytest.mark.parametrize(
    ("ours", "relation"),
    [
        ("2021", Relation.SAME_EDITION),
        ("2025-11-15", Relation.OLDER_EDITION),
        ("2020", Relation.NEWER_EDITION),
        ("x", Relation.OTHER_EDITION),
    ],
)
def test_how_the_editions_stand_to_each_other(workspace: Workspace, bring: Callable[..., Staged], ours: str, relation: Relation) -> None:
    bring("2021")
    (found,) = official_text(workspace, "2B999", list_id=LIST, edition=ours)
    assert found.relation is relation
    assert found.says.key in workspace.say, "the sentence is in the catalogue"


def test_the_nearest_paragraph_is_shown_of_the_same_list_only(workspace: Workspace, bring: Callable[..., Staged]) -> None:
    bring("2021")
    bring("2026", list_id="us-ccl")
    (found,) = official_text(workspace, "2B999.a.77", list_id=LIST, edition="2021")
    assert (found.code, found.is_exact) == ("2B999.a", False)
    assert [line.code for line in found.below] == ["2B999.a.1", "2B999.a.2", "2B999.a.3"]
    assert official_text(workspace, "9Z999", list_id=LIST, edition="2021") == ()


def test_a_brought_list_can_be_searched(workspace: Workspace, bring: Callable[..., Staged]) -> None:
    bring("2026")
    assert search_official(workspace, "2b999a2", list_id=LIST)[0].code == "2B999.a.2"
    assert {hit.code for hit in search_official(workspace, "lathe", list_id=LIST)} == {"2B998"}
    with pytest.raises(UserFixable, match="No publication"):
        search_official(workspace, "lathe", list_id="us-usml")


def test_health_names_a_damaged_one_and_still_looks_at_the_others(workspace: Workspace, bring: Callable[..., Staged]) -> None:
    bring("2026")
    bring("2026", list_id="us-ccl")
    held = workspace.brought.in_use(LIST)
    assert held is not None
    content = bytearray(held.path.read_bytes())
    content[-5000:-4000] = b"\x00" * 1000
    held.path.write_bytes(content)
    checks = {check.health for check in looks_at_brought(workspace)}
    assert checks == {Health.BROKEN, Health.FINE}
    take_away(workspace, LIST)
    assert {one.list_id for one in brought_lists(workspace)} == {"us-ccl"}
    with pytest.raises(UserFixable, match="No publication"):
        take_away(workspace, LIST)


def test_a_damaged_one_is_in_the_list_with_its_fault(workspace: Workspace, bring: Callable[..., Staged]) -> None:
    bring("2026")
    held = workspace.brought.in_use(LIST)
    assert held is not None
    workspace.brought.close()
    held.path.write_bytes(b"not a database")
    (found,) = brought_lists(workspace)
    assert "beginning is damaged" in found.fault
    assert official_text(workspace, "2B999", list_id=LIST, edition="2026") == ()
    bring("2025", items=5)
    assert brought_lists(workspace)[0].fault == "", "a damaged edition is replaced whatever its date was"


def test_the_command_prints_the_report(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path, "a")
    call = ["--data", str(data), "list", "import", str(path), "--list", LIST, "--edition", "2026-01-01"]
    assert main([*call, "--check-only"]) == 0
    checked = json.loads(capsys.readouterr().out)
    assert (checked["in_use"], checked["lists"][0]["heads"]) == (False, 2)
    assert main(call) == 0
    assert json.loads(capsys.readouterr().out)["in_use"] is True
    older = [*call[:-1], "2025-01-01"]
    assert main(older) == 1
    said = capsys.readouterr()
    assert "older than 2026-01-01" in said.err
    assert json.loads(said.out)["in_use"] is False
    assert main([*older, "--although-older"]) == 0


def test_the_command_refuses_with_a_sentence(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = table(tmp_path, "a", extra="".join(f"OA50{number},x\n" for number in range(10)))
    columns = tmp_path / "columns.json"
    columns.write_text(json.dumps({"columns": {"code": "Code", "text": "Text"}, "header_row": 1, "list_id": LIST, "edition": "2026"}))
    code = main(["--data", str(data), "list", "import", str(path), "--columns", str(columns)])
    said = capsys.readouterr()
    assert code == 1
    assert "Traceback" not in said.err
    assert "10 of 16 codes" in said.err
    assert "“OA500”" in said.err
    assert main(["--data", str(data), "list", "import", str(tmp_path / "gone.xml")]) == 1
    assert "There is no such file" in capsys.readouterr().err


def test_the_report_is_json_all_through(workspace: Workspace, bring: Callable[..., Staged]) -> None:
    assert json.loads(json.dumps(staged_json(bring("2026"), in_use=True)))["lists"][0]["list"] == LIST
