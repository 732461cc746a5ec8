"""The case file: nothing lost, conflicts shown, damage said in sentences."""

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from stc_desktop.rules.errors import CaseFileTooNew, CaseFileUnusable, UserFixable
from stc_desktop.storage.case_file import CaseFile, Hand
from stc_desktop.storage.records import Conflict, StoredApplication, StoredDraft, StoredProduct, as_new_version
from stc_desktop.storage.rows import Base

HAND = Hand(person="Sample Officer", now=dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC))
PRODUCT = StoredProduct(name="Pump P-7 (sample)", item={"description": "pump"})


@pytest.fixture
def case_file(tmp_path: Path) -> CaseFile:
    return CaseFile(tmp_path / "work.stc", HAND)


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


def test_two_windows_on_one_application_lose_neither_version(tmp_path: Path) -> None:
    first, second = CaseFile(tmp_path / "work.stc", HAND), CaseFile(tmp_path / "work.stc", HAND)
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


def test_the_migrated_schema_equals_the_mappings(tmp_path: Path) -> None:
    CaseFile(tmp_path / "work.stc", HAND).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'work.stc'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


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
