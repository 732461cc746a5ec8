"""The case file: nothing lost, conflicts shown, damage said in sentences."""

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.exc import OperationalError

from stc_desktop.rules.errors import CaseFileTooNew, CaseFileUnusable, UserFixable
from stc_desktop.storage import engines, migrations
from stc_desktop.storage.case_file import CaseFile, Hand
from stc_desktop.storage.engines import case_file_engine, said_in_sentences, server_engine
from stc_desktop.storage.migrations import VERSION_TABLE
from stc_desktop.storage.records import Conflict, StoredApplication, StoredDraft, StoredProduct, as_new_version
from stc_desktop.storage.rows import Base

HAND = Hand(person="Sample Officer", now=dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC))
PRODUCT = StoredProduct(name="Pump P-7 (sample)", item={"description": "pump"})


@pytest.fixture
def case_file(place: Path | str) -> Iterator[CaseFile]:
    opened = CaseFile(place, HAND)
    yield opened
    opened.close()


def test_a_product_comes_back_as_it_was_saved(case_file: CaseFile) -> None:
    with case_file.begin(HAND) as work:
        saved = work.products.save(PRODUCT)
    with case_file.begin(HAND) as work:
        assert work.products.get(saved.id) == saved
        assert work.products.page(containing="p-7") == (saved,)
        assert work.history.newest()[0].what == "product_added"


def test_a_failed_unit_of_work_leaves_nothing_behind(case_file: CaseFile) -> None:
    def save_and_fail() -> None:
        with case_file.begin(HAND) as work:
            work.products.save(PRODUCT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        save_and_fail()
    with case_file.begin(HAND) as work:
        assert work.products.count() == 0
        assert work.history.newest() == ()


def test_two_windows_on_one_application_lose_neither_version(place: Path | str) -> None:
    first, second = CaseFile(place, HAND), CaseFile(place, HAND)
    with first.begin(HAND) as work:
        saved = work.applications.save(StoredApplication(reference="SAMPLE-1", case_bytes=b"{}"))
    with second.begin(HAND) as work:
        theirs = work.applications.save(_with(saved, b'{"a":1}'))
    mine = _with(saved, b'{"b":2}')
    with pytest.raises(Conflict) as caught, first.begin(HAND) as work:
        work.applications.save(mine)
    assert (caught.value.mine, caught.value.theirs) == (mine, theirs)
    with first.begin(HAND) as work:
        work.applications.keep_version(theirs, "conflict")
        work.applications.save(as_new_version(mine, theirs))
        assert work.applications.kept_versions(saved.id) == (b'{"a":1}',)
        assert work.applications.get(saved.id).case_bytes == b'{"b":2}'
    first.close()
    second.close()


def _with(application: StoredApplication, content: bytes) -> StoredApplication:
    return replace(application, case_bytes=content)


def test_samples_go_with_one_step_and_take_nothing_else(case_file: CaseFile) -> None:
    with case_file.begin(HAND) as work:
        work.products.save(PRODUCT)
        work.products.save(StoredProduct(name="sample", item={}, is_sample=True))
        work.applications.save(StoredApplication(reference="SAMPLE", case_bytes=b"{}", is_sample=True))
        assert (work.products.remove_samples(), work.applications.remove_samples()) == (1, 1)
        assert work.products.count() == 1


def test_drafts_and_settings_are_kept_by_name(case_file: CaseFile) -> None:
    with case_file.begin(HAND) as work:
        work.drafts.save(StoredDraft(kind="classify", key="open", content={"n": 1}))
        work.drafts.save(StoredDraft(kind="classify", key="open", content={"n": 2}))
        work.settings.set("role", "trainer")
    with case_file.begin(HAND) as work:
        assert [draft.content for draft in work.drafts.all()] == [{"n": 2}]
        assert work.settings.get("role") == "trainer"
        work.drafts.remove("classify", "open")
        assert work.drafts.find("classify", "open") is None


def test_the_migrated_schema_equals_the_mappings(place: Path | str) -> None:
    CaseFile(place, HAND).close()
    engine = case_file_engine(place) if isinstance(place, Path) else server_engine(place)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _is_not_the_version})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def _is_not_the_version(name: str | None, _kind: str, _parents: object) -> bool:
    return name != VERSION_TABLE


def test_a_file_from_a_newer_version_is_refused_and_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "work.stc"
    CaseFile(path, HAND).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(CaseFileTooNew, match="newer version"):
        CaseFile(path, HAND)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"not a database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_foreign_or_damaged_file_gets_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "work.stc"
    path.write_bytes(content)
    with pytest.raises(UserFixable):
        CaseFile(path, HAND)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    with pytest.raises(CaseFileUnusable, match="not a case file"):
        CaseFile(path, HAND)


def test_a_full_disk_is_said_and_everything_before_it_is_kept(tmp_path: Path) -> None:
    case_file = CaseFile(tmp_path / "work.stc", HAND)
    with case_file.begin(HAND) as work:
        work.products.save(PRODUCT)
        pages = work.products._session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        work.products._session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(CaseFileUnusable, match="disk is full"), case_file.begin(HAND) as work:
        work.applications.save(StoredApplication(reference="SAMPLE", case_bytes=b"x" * 200_000))
    with case_file.begin(HAND) as work:
        assert work.products.count() == 1
    assert case_file.integrity() == "ok"


def test_a_locked_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.1)
    case_file = CaseFile(tmp_path / "work.stc", HAND)
    other = sqlite3.connect(tmp_path / "work.stc", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CaseFileUnusable, match="Another window is writing"), case_file.begin(HAND) as work:
        work.products.save(PRODUCT)
    other.close()
    with case_file.begin(HAND) as work:
        assert work.products.save(PRODUCT)


NOT_ALLOWED = """
import datetime as dt, os, sys
from pathlib import Path
from stc_desktop.rules.errors import CaseFileUnusable
from stc_desktop.storage.case_file import CaseFile, Hand
from stc_desktop.storage.records import StoredDraft
import alembic.migration, alembic.operations, sqlalchemy.dialects.sqlite
hand = Hand(person="Sample", now=dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
if os.geteuid() == 0:
    os.seteuid(65534)  # whoever is root may write everywhere
try:
    with CaseFile(Path(sys.argv[1]), hand).begin(hand) as work:
        work.drafts.save(StoredDraft(kind="classify", key="open", content={}))
except CaseFileUnusable as fault:
    print(fault)
"""


@pytest.mark.skipif(os.name == "nt", reason="the rights of a folder are set otherwise there")
@pytest.mark.parametrize(("rights", "is_there"), [(0o555, False), (0o555, True), (0o000, True)])
def test_a_folder_where_nothing_may_be_written_gets_a_sentence(rights: int, is_there: bool) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:  # the folders of tests are closed to others
        Path(folder).chmod(0o755)
        shut = Path(folder) / "shut"
        shut.mkdir()
        if is_there:
            CaseFile(shut / "work.stc", HAND).close()
            (shut / "work.stc").chmod(0o444)
        shut.chmod(rights)
        command = [sys.executable, "-c", NOT_ALLOWED, str(shut / "work.stc")]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(Path.cwd())})
        shut.chmod(0o755)
    assert "Choose another folder" in done.stdout


@pytest.mark.parametrize("said", ["disk I/O error", "locking protocol"])
def test_a_network_drive_that_went_away_is_said(said: str) -> None:
    fault = OperationalError("INSERT", {}, sqlite3.OperationalError(said))
    with pytest.raises(CaseFileUnusable, match="drive"), said_in_sentences(Path("work.stc")):
        raise fault


@pytest.mark.parametrize("folder", ["ទិន្នន័យ គំរូ", "50% done? #2", "hồ sơ mẫu & more"])
def test_a_folder_of_any_name_holds_a_case_file(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "work.stc"
    CaseFile(str(path), HAND).close()
    assert path.is_file()
    assert CaseFile(path, HAND).integrity() == "ok"


def test_two_windows_may_open_a_new_file_at_the_same_moment(place: Path | str) -> None:
    with ThreadPoolExecutor(4) as windows:
        opened = list(windows.map(lambda _: CaseFile(place, HAND), range(4)))
    with opened[0].begin(HAND) as work:
        work.products.save(PRODUCT)
    with opened[3].begin(HAND) as work:
        assert work.products.count() == 1
    for case_file in opened:
        case_file.close()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://sample:secret@127.0.0.1:1/register", "does not answer"),
        ("mysql://sample:secret@server/register", "PostgreSQL"),
        ("postgresql://sample:secret@server:port/register", "cannot be read"),
        ("://secret", "cannot be read"),
    ],
)
def test_a_register_that_cannot_be_used_gets_a_sentence_without_its_password(address: str, said: str) -> None:
    with pytest.raises(CaseFileUnusable, match=said) as caught:
        CaseFile(address, HAND)
    assert "secret" not in str(caught.value)


def test_a_register_that_is_not_there_and_a_database_of_others(register: str) -> None:
    with pytest.raises(CaseFileUnusable, match="no register of that name"):
        CaseFile(f"{register}x", HAND)
    _at(register, "CREATE TABLE recipe (name TEXT)")
    with pytest.raises(CaseFileUnusable, match="something else"):
        CaseFile(register, HAND)


def test_a_register_of_a_newer_version_is_refused(register: str) -> None:
    CaseFile(register, HAND).close()
    _at(register, f"UPDATE {VERSION_TABLE} SET version = 999")
    with pytest.raises(CaseFileTooNew, match="newer version"):
        CaseFile(register, HAND)


def _at(register: str, statement: str) -> None:
    engine = server_engine(register)
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


def test_two_officers_at_the_same_moment_overwrite_nothing(register: str) -> None:
    first, second = CaseFile(register, HAND), CaseFile(register, HAND)
    with first.begin(HAND) as work:
        saved = work.applications.save(StoredApplication(reference="SAMPLE-1", case_bytes=b"{}"))

    def both_at_once() -> None:
        with first.begin(HAND) as mine:
            mine.applications.get(saved.id)
            with second.begin(HAND) as theirs:
                theirs.applications.save(_with(saved, b'{"a":1}'))
            mine.applications.save(_with(saved, b'{"b":2}'))

    with pytest.raises(CaseFileUnusable, match="same moment"):
        both_at_once()
    with pytest.raises(Conflict), first.begin(HAND) as work:
        work.applications.save(_with(saved, b'{"b":2}'))
    first.close()
    second.close()


WRITER = """
import datetime as dt, sys
from pathlib import Path
from stc_desktop.storage.case_file import CaseFile, Hand
from stc_desktop.storage.records import StoredDraft
hand = Hand(person="Sample", now=dt.datetime(2026, 11, 23, tzinfo=dt.UTC))
case_file = CaseFile(Path(sys.argv[1]), hand)
case_file.start_session(hand)
for number in range(100000):
    with case_file.begin(hand) as work:
        work.drafts.save(StoredDraft(kind="classify", key="open", content={"n": number}))
    print(number, flush=True)
"""


def test_a_killed_window_loses_at_most_the_field_in_progress(tmp_path: Path) -> None:
    path = tmp_path / "work.stc"
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(Path.cwd())}) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(40)]
        time.sleep(0.01)
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        told += process.stdout.readlines()
    last_told = int(told[-1].strip() or told[-2])
    case_file = CaseFile(path, HAND)
    assert case_file.integrity() == "ok"
    with case_file.begin(HAND) as work:
        draft = work.drafts.find("classify", "open")
    assert draft is not None
    assert int(str(draft.content["n"])) >= last_told
    _, was_cut_off = case_file.start_session(HAND)
    assert was_cut_off
    assert not case_file.start_session(HAND)[1]
    with case_file.begin(HAND) as work:
        assert "session_cut_off" in {note.what for note in work.history.newest()}


def test_a_file_of_the_first_shape_gets_its_verdicts_in_order_and_a_place_for_opinions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "work.stc"
    with monkeypatch.context() as older:
        older.setattr(migrations, "NEWEST", 1)
        migrations.migrate(path, now=HAND.now)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO product VALUES ('p', 'Pump', '', '', '{}', '', 0, '2026', '2026', 'Sample Officer', 1)")
        for number, made_at in enumerate(("2026-11-02", "2026-11-01", "2026-11-03")):
            connection.execute("INSERT INTO classification VALUES (?, 'p', ?, 'Sample Officer', '{}', '{}')", (f"c{number}", made_at))
    opened = CaseFile(path, HAND)
    with opened.begin(HAND) as work:
        work.products.record_classification("p", {}, {}, made_by="Somebody Else")
        assert [said.made_at[:10] for said in work.products.classifications("p")][1:] == ["2026-11-03", "2026-11-02", "2026-11-01"]
        assert work.products.classifications("p")[0].made_by == "Somebody Else"
        assert work.opinions.open() == ()
    opened.close()
    assert list((tmp_path / "backups").glob("work-v1-*.stc")), "a copy was kept before the shape changed"
