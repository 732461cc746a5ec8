"""Work beside the window: values and errors come back to the window's thread, pages that are gone are not called."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from stc_desktop.rules.errors import UserFixable
from ui.jobs import JobReport, Jobs, JobStopped, Progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Jobs:
    return Jobs()


def test_a_value_comes_back_to_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    here = QThread.currentThread()
    came: list[tuple[object, bool, bool]] = []
    jobs.run(lambda: QThread.currentThread() is here, lambda value: came.append((value, QThread.currentThread() is here, True)))
    qtbot.waitUntil(lambda: bool(came), timeout=3000)
    assert came == [(False, True, True)]
    qtbot.waitUntil(lambda: not jobs.are_running, timeout=3000)


def test_an_error_goes_to_who_asked(jobs: Jobs, qtbot: QtBot) -> None:
    failed: list[Exception] = []

    def work() -> None:
        raise UserFixable("The file is damaged.", next_step="Bring another.")

    jobs.run(work, lambda _value: pytest.fail("it failed"), failed.append)
    qtbot.waitUntil(lambda: bool(failed), timeout=3000)
    assert str(failed[0]) == "The file is damaged. Bring another."


def test_an_error_nobody_asked_for_reaches_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    def work() -> None:
        raise UserFixable("The disk is full.")

    with qtbot.waitSignal(jobs.failed, timeout=3000, check_params_cb=lambda fault: fault.sentence == "The disk is full."):
        jobs.run(work, lambda _value: None)


def test_progress_is_heard_and_cancelling_stops_the_work(jobs: Jobs, qtbot: QtBot) -> None:
    heard: list[Progress] = []
    failed: list[Exception] = []
    go_on = threading.Event()

    def work(report: JobReport) -> str:
        report.step("Comparing", 0.5, "step 1 of 2")
        assert go_on.wait(5)
        report.step("Writing", 0.9)
        return "never"

    job = jobs.run(work, lambda _value: pytest.fail("it was cancelled"), failed.append, progress=heard.append)
    qtbot.waitUntil(lambda: bool(heard), timeout=3000)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(failed), timeout=3000)
    assert heard == [Progress("Comparing", 0.5, "step 1 of 2")]
    assert isinstance(failed[0], JobStopped)


def test_nobody_is_called_for_a_page_that_is_gone(jobs: Jobs, qtbot: QtBot) -> None:
    go_on = threading.Event()
    called: list[object] = []
    owner = QObject()
    jobs.run(lambda: go_on.wait(5), called.append, owner=owner)
    owner.deleteLater()
    del owner
    qtbot.wait(20)
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.are_running, timeout=3000)
    qtbot.wait(20)
    assert called == []


def test_closing_waits_for_what_runs(jobs: Jobs, qtbot: QtBot) -> None:
    started = threading.Event()

    def work(report: JobReport) -> None:
        started.set()
        while True:
            report.stop_if_cancelled()
            QThread.msleep(5)

    jobs.run(work, lambda _value: None, lambda _fault: None, progress=lambda _step: None)
    assert started.wait(3)
    assert jobs.wait(3000)
