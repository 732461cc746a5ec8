"""The window cut off in the middle of typing or of the questions: the draft is offered once, and stands as it stood."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.journeys.conftest import StartProgram
from ui.parts.dialogs import Dialog
from ui.parts.labels import Label

DESCRIPTION = "Condenser of graphite blocks"
DESCRIBED = [*DESCRIPTION, "TAB", *"Sample Works"]
TYPIST = """
import argparse, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.application import Program
from ui.parts.labels import Label

application = QApplication([])
program = Program(argparse.Namespace(data=Path(sys.argv[1]), case_file=None, until=None))
program.settings.change(role="exporter", country="VN")
program.show(application)
keys = {"TAB": Qt.Key.Key_Tab, "ENTER": Qt.Key.Key_Return}
keys = [keys.get(key, key) for key in sys.argv[2].split("|")]
has_begun = False

def type_on():
    global has_begun
    if program.window.page() is None or program.window.jobs.are_running:
        return
    if not has_begun:
        has_begun = True
        program.window.go("classify", "new")
        return
    key = keys.pop(0) if keys else "1"
    field = application.focusWidget()
    QTest.keyClick(field, key)
    if not keys:
        question = program.window.findChild(Label, "classify_question_text")
        print(question.text() if question is not None and question.isVisible() else field.objectName(), flush=True)

timer = QTimer()
timer.timeout.connect(type_on)
timer.start(2)
application.exec()
"""


class DialogWatch:
    """Answers the question that stops the start: Tab to the second answer, Enter. Notes what was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Dialog) and dialog.isVisible():
            title = dialog.findChild(Label, "dialog_title")
            assert title is not None
            self.asked.append(title.text())
            safe = dialog.focusWidget()
            assert safe is not None
            QTest.keyClick(safe, Qt.Key.Key_Tab)
            focused = dialog.focusWidget()
            assert focused is not None
            assert focused.objectName() == "dialog_open"
            QTest.keyClick(focused, Qt.Key.Key_Return)

    def stop(self) -> None:
        self._timer.stop()


@pytest.fixture
def dialogs(qapp: QApplication) -> Iterator[DialogWatch]:
    watch = DialogWatch()
    yield watch
    watch.stop()


def test_a_killed_window_offers_its_draft_once(
    start_program: StartProgram, dialogs: DialogWatch, reference_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "reference").symlink_to(reference_folder, target_is_directory=True)
    assert _type_and_be_killed(tmp_path, [*DESCRIBED, "TAB"]) == "classify_model"
    _, hands = start_program(tmp_path)
    assert dialogs.asked == ["Your draft is still here"]
    assert hands.see("classify_description", QPlainTextEdit).toPlainText() == DESCRIPTION
    assert hands.see("classify_maker", QLineEdit).text() == "Sample Works"
    model = hands.see("classify_model", QLineEdit).text()
    assert set(model) <= {"1"}, "of the field in progress as much as was kept"
    hands.window.close()
    _, again = start_program(tmp_path)
    assert dialogs.asked == ["Your draft is still here"], "it is offered once"
    assert again.see("classify_description", QPlainTextEdit).toPlainText() == DESCRIPTION


def test_killed_in_the_middle_of_the_questions_it_comes_back_to_the_same_one(
    start_program: StartProgram, dialogs: DialogWatch, reference_folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "reference").symlink_to(reference_folder, target_is_directory=True)
    asked = _type_and_be_killed(tmp_path, [*DESCRIBED, "ENTER", "Y"])
    assert asked == "How large is the heat transfer area?", "the question after the first answer"
    _, hands = start_program(tmp_path)
    assert dialogs.asked == ["Your draft is still here"]
    assert hands.see("classify_question_text", Label).text() == asked
    assert hands.sees("classify_facts"), "the answer that was given is still told"
    told = " ".join(label.text() for label in hands.see("classify_facts", QWidget).findChildren(Label))
    assert "Yes" in told
    hands.take_over()
    assert hands.place == "classify_number_value", "the keyboard waits in the field"
    hands.type("12 m2")
    hands.press(Qt.Key.Key_Return)
    assert hands.see("classify_question_text", Label).text() != asked, "and goes on from there"


def _type_and_be_killed(data: Path, keys: Sequence[str]) -> str:
    """A window of its own process, killed by its own number while it types into the last field; gives the question or field it was at."""
    command = [sys.executable, "-c", TYPIST, str(data), "|".join(keys)]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd()), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        typed = [process.stdout.readline().strip() for _ in range(4)]
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return typed[-1]
