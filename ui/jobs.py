"""Work that takes longer than a blink: done beside the window, reported back to it."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot

from stc_desktop.rules.errors import UserFixable

_log = logging.getLogger(__name__)


class JobStopped(Exception):
    """The person cancelled; the work left nothing half done behind."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Step in words, share of the whole from 0 to 1, and a line such as the time left."""

    step: str
    share: float
    note: str = ""


class _Voice(QObject):
    """Carries what happens in the thread to the window's thread."""

    finished = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)
    ended = Signal(object)


class JobReport:
    """Handed to work that reports: says how far it is, and ends the work when the person cancels."""

    def __init__(self, voice: _Voice, stop: threading.Event) -> None:
        self._voice = voice
        self._stop = stop

    def step(self, name: str, share: float, note: str = "") -> None:
        """Say how far the work is. Raises JobStopped when the person has cancelled."""
        self.stop_if_cancelled()
        self._voice.progressed.emit(Progress(name, share, note))

    def stop_if_cancelled(self) -> None:
        if self._stop.is_set():
            raise JobStopped

    @property
    def is_cancelled(self) -> bool:
        return self._stop.is_set()


class Job(QRunnable):
    """One piece of work: a callable in, `finished` with its value or `failed` with its error out, in the window's thread."""

    def __init__(self, work: Callable[..., Any], *, reports: bool = False) -> None:
        """`reports`: the work takes a JobReport. Any: a job does not look at what it carries."""
        super().__init__()
        self.setAutoDelete(False)  # Python owns it; the runner keeps it until it has ended
        self._work = work
        self._stop = threading.Event()
        self._reports = reports
        self.voice = _Voice()

    @property
    def finished(self) -> Any:
        return self.voice.finished

    @property
    def failed(self) -> Any:
        return self.voice.failed

    @property
    def progressed(self) -> Any:
        return self.voice.progressed

    def cancel(self) -> None:
        """Ask the work to stop at its next step; it then fails with JobStopped."""
        self._stop.set()

    def run(self) -> None:
        try:
            value = self._work(JobReport(self.voice, self._stop)) if self._reports else self._work()
        except Exception as error:  # noqa: BLE001  # whatever happens in a thread must reach the window
            if not isinstance(error, UserFixable | JobStopped):
                _log.exception("a job failed")
            self.voice.failed.emit(error)
        else:
            self.voice.finished.emit(value)
        self.voice.ended.emit(self)


class Jobs(QObject):
    """Starts jobs and keeps them until they have ended. Answers for a page that is gone are dropped."""

    failed = Signal(object)  # of jobs whose page has nothing to say to it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._running: set[Job] = set()

    def run(
        self,
        work: Callable[..., Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object] | None = None,
        *,
        progress: Callable[[Progress], object] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Start work. With `progress` the work takes a JobReport. `owner`: when it is gone, nobody is called."""
        job = Job(work, reports=progress is not None)
        relay = _Relay(owner or self, done, failed or self.failed.emit, progress)
        job.voice.finished.connect(relay.finished)
        job.voice.failed.connect(relay.failed)
        job.voice.progressed.connect(relay.progressed)
        job.voice.ended.connect(self._forget)
        self._running.add(job)
        self._pool.start(job)
        return job

    def wait(self, milliseconds: int = 5000) -> bool:
        """Let everything that runs come to its end: before the program closes."""
        for job in self._running:
            job.cancel()
        return self._pool.waitForDone(milliseconds)

    @property
    def are_running(self) -> bool:
        return bool(self._running)

    @Slot(object)
    def _forget(self, job: Job) -> None:
        self._running.discard(job)


class _Relay(QObject):
    """Lives in the window's thread and dies with its owner, so that late answers find nobody."""

    def __init__(
        self,
        owner: QObject,
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
        progress: Callable[[Progress], object] | None,
    ) -> None:
        super().__init__(owner)
        self._done, self._failed, self._progress = done, failed, progress

    @Slot(object)
    def finished(self, value: Any) -> None:
        self._done(value)
        self.deleteLater()

    @Slot(object)
    def failed(self, error: Exception) -> None:
        self._failed(error)
        self.deleteLater()

    @Slot(object)
    def progressed(self, progress: Progress) -> None:
        if self._progress is not None:
            self._progress(progress)
