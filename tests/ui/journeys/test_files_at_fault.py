"""Files that are missing, damaged, newer, or may not be written: a sentence on the screen, a way on, and nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from sqlalchemy import event

from stc_desktop.casework.sessions import drafts
from stc_desktop.casework.workspace import Workspace
from tests.ui.journeys.conftest import OpenWindow, StartProgram
from tests.ui.journeys.hands import ALT, CTRL
from ui.home.page import HomePage


def test_a_missing_reference_file_is_said_and_tried_again(start_program: StartProgram, reference_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    pointer = (reference_folder / "current").read_text(encoding="ascii")
    (tmp_path / "reference" / "current").write_text(pointer, encoding="ascii")
    program, hands = start_program(tmp_path, has_reference=False)
    assert "is missing" in hands.read("trouble_sentence")
    assert "install the program anew" in hands.read("trouble_next_step")
    assert not hands.sees("trouble_other"), "another case file would not help"
    hands.picture("missing")
    for file in reference_folder.iterdir():
        shutil.copy(file, tmp_path / "reference")
    assert hands.place == "trouble_again"
    hands.press(Qt.Key.Key_Return)
    assert isinstance(program.window.page(), HomePage)
    assert not hands.sees("trouble")


def test_a_damaged_reference_file_is_said(start_program: StartProgram, reference_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    for file in reference_folder.iterdir():
        content = file.read_bytes()
        (tmp_path / "reference" / file.name).write_bytes(content[: len(content) // 2] if file.suffix == ".reference" else content)
    _, hands = start_program(tmp_path, has_reference=False)
    assert "damaged" in hands.read("trouble_sentence")


def test_a_case_file_of_a_newer_version_is_left_as_it_is(start_program: StartProgram, tmp_path: Path) -> None:
    newer = tmp_path / "work.stc"
    made = Workspace(data=tmp_path)
    assert made.case_file.integrity() == "ok"
    made.close()
    with sqlite3.connect(newer) as file:
        file.execute("PRAGMA user_version = 9999")
    file.close()
    before = newer.read_bytes()
    program, hands = start_program(tmp_path)
    assert "newer" in hands.read("trouble_sentence")
    hands.picture("newer")
    program.choose_case_file = lambda _kinds: tmp_path / "mine.stc"
    hands.push("trouble_other")
    assert isinstance(program.window.page(), HomePage)
    assert newer.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said(start_program: StartProgram, tmp_path: Path) -> None:
    (tmp_path / "closed").write_text("a file where a folder should be", encoding="utf-8")
    _, hands = start_program(tmp_path, case_file=tmp_path / "closed" / "work.stc")
    assert hands.read("trouble_sentence")
    assert str(tmp_path / "closed") in hands.read("trouble")


@pytest.mark.parametrize(("pragma", "said"), [("query_only = ON", "may not be written"), ("max_page_count = {pages}", "disk is full")])
def test_what_cannot_be_kept_any_more_is_said_and_stays_on_the_screen(
    exporter: Workspace, open_window: OpenWindow, pragma: str, said: str
) -> None:
    """The disk fills up, or the drive turns read-only, while somebody writes."""
    hands = open_window(exporter)
    hands.press(Qt.Key.Key_C, ALT)
    hands.press(Qt.Key.Key_N, CTRL)
    hands.type("Condenser of graphite blocks")
    hands.press(Qt.Key.Key_Tab)
    kept = drafts(exporter)
    disk = _Disk(exporter)
    disk.becomes(pragma)
    text = "Condenser of graphite blocks, " + "12.4 m² heat transfer area, " * 300
    hands.tab_to("classify_description")
    hands.paste(text)
    hands.press(Qt.Key.Key_Tab)
    assert said in hands.window.toast_text()
    assert hands.see("classify_description", QPlainTextEdit).toPlainText() == text
    disk.becomes()
    hands.tab_to("classify_maker")
    hands.type("Sample Works")
    hands.press(Qt.Key.Key_Tab)
    (draft,) = drafts(exporter)
    assert draft.content["item"]["description"] == text.strip()  # type: ignore[index]  # plain JSON
    assert draft.content != kept[0].content


@pytest.mark.parametrize(("pragma", "said"), [("query_only = ON", "may not be written"), ("max_page_count = {pages}", "disk is full")])
def test_an_application_is_not_left_while_it_cannot_be_kept(exporter: Workspace, open_window: OpenWindow, pragma: str, said: str) -> None:
    from stc_desktop.casework.applications import open_application, start_application

    started = start_application(exporter, "GEN-LIC", country="VN")
    hands = open_window(exporter)
    hands.window.go("applications", f"application/{started.id}/why")
    hands.rest()
    disk = _Disk(exporter)
    disk.becomes(pragma)
    text = ("Stands in the pickling line of the end user. " * 200).strip()
    hands.tab_to("answer_end_use")
    hands.paste(text)
    hands.press(Qt.Key.Key_Tab)
    assert said in hands.window.toast_text()
    hands.push("applications_all")
    assert hands.sees("answer_end_use"), "what is not kept is not left"
    disk.becomes()
    hands.push("applications_all")
    assert hands.sees("applications_table")
    kept = open_application(exporter, started.id).case
    assert text in {kept.end_use.text, *kept.not_understood.values()}, "longer than the box takes, and kept all the same"


class _Disk:
    """Below every connection of a case file: it can be full or turn read-only, and be mended again."""

    def __init__(self, workspace: Workspace) -> None:
        with workspace.case_file.begin(workspace.hand) as work:
            connection = work.products._session.connection()
            self._engine = connection.engine
            self._pages = int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
        self._pragmas: list[str] = []
        event.listen(self._engine, "connect", self._set)

    def becomes(self, *pragmas: str) -> None:
        self._pragmas = [pragma.format(pages=self._pages) for pragma in pragmas]
        self._engine.dispose()  # the next step connects anew

    def _set(self, raw: sqlite3.Connection, _record: object) -> None:
        for pragma in self._pragmas:
            raw.execute(f"PRAGMA {pragma}")
