"""When something breaks that nobody foresaw: the work is settled, the fault written down, the person told, and the program goes on."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from stc_desktop.rules.errors import UserFixable
from ui.frame.words import WORDS
from ui.parts.buttons import TextAction
from ui.parts.dialogs import Dialog
from ui.parts.disclosure import Disclosure
from ui.theme.look import Look

_log = logging.getLogger(__name__)
_KEPT = 20  # reports in the folder


class CrashGuard(QObject):
    """Takes over sys.excepthook. `settle` saves the field in work; `folder` is where reports go."""

    _caught = Signal(object)  # from whatever thread to the window's

    def __init__(self, look: Look, window: Callable[[], QWidget | None], *, folder: Path, settle: Callable[[], object]) -> None:
        super().__init__()
        self._look, self._window, self._folder, self._settle = look, window, folder, settle
        self._is_showing = False
        self._before = (sys.excepthook, threading.excepthook)
        self._caught.connect(self.show_fault)

    def install(self) -> None:
        sys.excepthook = self._from_window
        threading.excepthook = lambda arguments: self._caught.emit(arguments.exc_value)

    def remove(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    def _from_window(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        self._caught.emit(fault.with_traceback(trace))

    def show_fault(self, fault: BaseException) -> None:
        """A sentence for what the person can mend; else the report. A fault while one is shown is only written down."""
        _log.error("not foreseen", exc_info=fault)
        if self._is_showing:
            return
        self._is_showing = True
        try:
            if isinstance(fault, UserFixable):
                self._say(fault)
            else:
                self._report(fault)
        finally:
            self._is_showing = False

    def _say(self, fault: UserFixable) -> None:
        words = self._look.speech.over(WORDS)
        dialog = Dialog(self._look, self._window(), fault.sentence, fault.next_step, [("go_on", words.text("crash.fixable.ok"))])
        dialog.exec()
        dialog.deleteLater()

    def _report(self, fault: BaseException) -> None:
        words = self._look.speech.over(WORDS)
        try:
            self._settle()
        except Exception:  # noqa: BLE001  # the fault may well sit in the page that is settled
            _log.exception("the field in work could not be settled")
        told = "".join(traceback.format_exception(fault))
        file = self._write(told)
        text = words.text("crash.text")
        if file is not None:
            text += "\n" + words.text("crash.saved", file=file)
        answers = [("go_on", words.text("crash.go_on")), ("close", words.text("crash.close"))]
        dialog = Dialog(self._look, self._window(), words.text("crash.title"), text, answers, main="go_on")
        dialog.body.add(self._details(told))
        dialog.exec()
        dialog.deleteLater()
        if dialog.answer == "close":
            QApplication.exit(1)

    def _details(self, told: str) -> Disclosure:
        words = self._look.speech.over(WORDS)
        details = Disclosure(self._look, words.text("crash.details"), name="crash_details")
        text = QPlainTextEdit(told)
        text.setObjectName("crash_text")
        text.setProperty("part", "field")
        text.setReadOnly(True)
        text.setAccessibleName(words.text("crash.details"))
        text.setMinimumHeight(self._look.px(160))
        details.column.add(text)
        copy = details.column.add(TextAction(self._look, words.text("crash.copy"), name="crash_copy"), align=Qt.AlignmentFlag.AlignLeft)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(told))
        return details

    def _write(self, told: str) -> Path | None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            known = sorted(self._folder.glob("fault-*.txt"))
            for old in known[: max(0, len(known) - _KEPT + 1)]:
                old.unlink(missing_ok=True)
            number = int(known[-1].stem.partition("-")[2]) + 1 if known else 1
            file = self._folder / f"fault-{number:04d}.txt"
            file.write_text(told, encoding="utf-8")
        except (OSError, ValueError) as trouble:
            _log.warning("the report was not written: %s", trouble)
            return None
        return file
