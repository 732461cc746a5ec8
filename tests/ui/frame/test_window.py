"""The window: fits its size, remembers it, closes without a question, survives faults."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from stc_desktop.rules.errors import UserFixable
from tests.ui.frame.fake_pages import NotingPage
from tests.ui.parts.clipping import clipped, settle
from tests.ui.parts.test_names import touchable
from ui.frame.crash import CrashGuard
from ui.frame.first_run import ASEAN, FirstRunPage, Profile
from ui.frame.page import Width
from ui.frame.settings import Settings, SettingsStore
from ui.frame.status_bar import StatusItem, StatusShown
from ui.frame.walk import Walk
from ui.frame.window import MainWindow
from ui.parts.choices import RadioRow
from ui.parts.field import Field
from ui.parts.fields import SelectField
from ui.speech import Speech
from ui.theme.look import Look

ROOT = Path(__file__).resolve().parents[3]


def _page(window: MainWindow) -> NotingPage:
    return cast(NotingPage, window.page())


@pytest.mark.parametrize(
    ("size", "percent", "width", "nav"),
    [
        ((1280, 720), 100, Width.WIDE, 192),
        ((1920, 1080), 100, Width.WIDE, 240),
        ((1090, 720), 100, Width.RAIL, 64),
        ((1280, 720), 125, Width.RAIL, 80),
        ((880, 600), 100, Width.NARROW, 64),
        ((1280, 720), 200, Width.NARROW, 80),
    ],
)
def test_little_room_makes_a_rail_and_then_one_pane(
    window: MainWindow, size: tuple[int, int], percent: int, width: Width, nav: int
) -> None:
    window.go("classify")
    window.resize(*size)
    window.set_text(percent=percent)
    settle()
    assert _page(window).width_class is width
    assert window.navigation.width() == nav


def test_rooms_of_the_rail_speak_though_they_show_no_words(window: MainWindow) -> None:
    window.resize(900, 600)
    settle()
    row = window.findChild(QPushButton, "navigation_classify")
    assert row is not None
    assert row.accessibleName() == "Classify"
    assert row.toolTip() == "Classify (Ctrl+2, Alt+C)"


def test_everything_of_the_frame_is_named_and_spoken(window: MainWindow) -> None:
    window.go("classify")
    item = StatusItem(text="something")
    window.show_status(StatusShown(control_list=item, party_lists=item, files=item, profile=item))
    window.toast("Line 3 removed.", lambda: None)
    settle()
    widgets = [widget for widget in touchable(window) if widget.isVisible()]
    assert [widget for widget in widgets if not widget.objectName()] == []
    assert [widget.objectName() for widget in widgets if not widget.accessibleName()] == []


def test_the_window_comes_back_as_it_was(window: MainWindow, another_window: Callable[[], MainWindow], settings: SettingsStore) -> None:
    window.setGeometry(40, 30, 700, 500)
    window.go("classify", "draft/12")
    settle()
    window.close()
    kept = SettingsStore(settings._path).now
    assert (kept.last_room, kept.last_place) == ("classify", "draft/12")
    assert kept.window == (40, 30, 700, 500)
    assert another_window().geometry().getRect() == (40, 30, 700, 500)


def test_a_window_on_a_screen_that_is_gone_comes_back_to_this_one(
    settings: SettingsStore, another_window: Callable[[], MainWindow]
) -> None:
    settings.change(window=(9000, 9000, 900, 600))
    shown = another_window()
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.intersects(shown.geometry())
    assert screen.contains(shown.geometry().center())


def test_closing_settles_and_asks_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.go("classify")
    page = _page(window)
    with qtbot.waitSignal(window.closing):
        assert window.close()
    assert page.notes[-1] == "leaving"


def test_saved_stands_in_the_header(window: MainWindow) -> None:
    window.go("classify")
    page = _page(window)
    page.show_saved(datetime.datetime(2026, 11, 23, 10, 42).astimezone())
    settle()
    saved = window.findChild(QWidget, "header_saved")
    assert saved is not None
    assert saved.isVisible()
    assert "Saved 10:42" in [label.text() for label in saved.findChildren(QLabel)]
    page.show_saved(None)
    settle()
    assert not saved.isVisible()


def test_the_status_bar_shortens_when_there_is_no_room(window: MainWindow) -> None:
    item = StatusItem(text="Control list: EU numbering, 2025 edition, in force 15 Nov 2025", short="List 2025")
    window.show_status(StatusShown(control_list=item, profile=StatusItem(text="Exporter · Philippines · English", short="Exporter")))
    window.resize(1280, 720)
    settle()
    shown = window.findChild(QPushButton, "status_control_list")
    assert shown is not None
    assert shown.text() == item.text
    window.resize(640, 480)
    settle()
    assert shown.text() == "List 2025"
    assert shown.toolTip() == item.text
    assert shown.accessibleName() == item.text


def test_the_profile_in_the_status_bar_can_be_changed(window: MainWindow, qtbot: QtBot) -> None:
    profile = window.findChild(QPushButton, "status_profile")
    assert profile is not None
    assert profile.text() == "Not set up yet"
    with qtbot.waitSignal(window.profile_requested):
        QTest.mouseClick(profile, Qt.MouseButton.LeftButton)


def test_another_language_keeps_the_person_where_they_are(window: MainWindow, look: Look) -> None:
    window.go("classify", "draft/12")
    look.set_speech(Speech("en-XA"))
    window.rebuild()
    settle()
    assert window.rooms.room == "classify"
    assert _page(window).notes[-1] == "opened draft/12"
    menu = window.findChild(QPushButton, "navigation_menu")
    assert menu is not None
    assert "~" in menu.text()
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert clipped(window) == []


def test_a_job_that_fails_says_its_sentence(window: MainWindow, qtbot: QtBot) -> None:
    def work() -> None:
        raise UserFixable("The stick is full.", next_step="Take another.")

    window.jobs.run(work, lambda _value: None)
    qtbot.waitUntil(lambda: window.toast_text() == "The stick is full. Take another.", timeout=3000)


# -- settings


def test_settings_that_cannot_be_read_are_as_good_as_none_and_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    path.write_text("{ not json", encoding="utf-8")
    assert SettingsStore(path).now == Settings()
    assert (tmp_path / "window.unreadable").exists()


def test_only_settings_of_the_right_shape_count(tmp_path: Path) -> None:
    path = tmp_path / "window.json"
    odd = {"role": "official", "percent": "huge", "window": [1, 2], "panes": {"a": [1, 2], "b": "x"}, "appearance": "pink", "unknown": 1}
    path.write_text(json.dumps(odd), encoding="utf-8")
    now = SettingsStore(path).now
    assert now == Settings(role="official", panes={"a": [1, 2]})


def test_a_folder_that_cannot_be_written_does_not_stop_the_program(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    store = SettingsStore(blocked / "window.json")
    assert store.change(role="official").role == "official"


# -- first run


def _first_run(look: Look, qtbot: QtBot, known: Profile | None = None) -> FirstRunPage:
    page = FirstRunPage(look, known=known, countries=[("FR", "France"), ("PH", "Philippines")])
    qtbot.addWidget(page)
    page.resize(1280, 720)
    page.show()
    settle()
    return page


def _start(page: FirstRunPage) -> None:
    button = page.findChild(QPushButton, "first_run_start")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def _choose(page: FirstRunPage, role: str, country: str) -> None:
    card = page.findChild(RadioRow, f"first_run_role_{role}")
    select = page.findChild(SelectField, "first_run_country")
    assert card is not None
    assert select is not None
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    select.choose(country)


def test_three_answers_start_the_program(look: Look, qtbot: QtBot) -> None:
    page = _first_run(look, qtbot)
    _choose(page, "official", "VN")
    with qtbot.waitSignal(page.answered) as heard:
        _start(page)
    assert heard.args == [Profile(role="official", country="VN", language="en", sample_data=True)]


def test_what_is_missing_is_said_at_its_place(look: Look, qtbot: QtBot) -> None:
    page = _first_run(look, qtbot)
    heard: list[object] = []
    page.answered.connect(heard.append)
    _start(page)
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("Choose who you are" in text for text in shown)
    roles = page.findChild(Field, "first_run_role_field")
    assert roles is not None
    assert roles.is_faulty  # with the red bar beside the group
    assert any("Choose a country" in text for text in shown)
    assert heard == []
    assert clipped(page) == []


def test_asean_comes_first_and_no_country_twice(look: Look, qtbot: QtBot) -> None:
    page = _first_run(look, qtbot)
    select = page.findChild(SelectField, "first_run_country")
    assert select is not None
    codes = [select.itemData(number) for number in range(select.count())]
    assert codes == [*ASEAN, "FR"]


def test_later_the_same_page_changes_the_choices_and_offers_no_samples(look: Look, qtbot: QtBot) -> None:
    page = _first_run(look, qtbot, Profile(role="exporter", country="PH", language="en"))
    sample = page.findChild(QWidget, "first_run_sample")
    assert sample is not None
    assert not sample.isVisible()
    with qtbot.waitSignal(page.answered) as heard:
        _start(page)
    assert heard.args == [Profile(role="exporter", country="PH", language="en", sample_data=None)]


def test_the_first_run_covers_the_frame_and_goes(window: MainWindow, look: Look) -> None:
    page = FirstRunPage(look)
    window.cover(page)
    settle()
    assert page.isVisible()
    assert not window.navigation.isVisible()
    window.cover(None)
    settle()
    assert window.navigation.isVisible()


# -- faults


def _press_in_dialog(name: str, read: list[str]) -> None:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    read.extend(label.text() for label in dialog.findChildren(QLabel))
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_fault_is_written_down_and_the_work_is_settled(window: MainWindow, look: Look, tmp_path: Path) -> None:
    window.go("classify")
    guard = CrashGuard(look, lambda: window, folder=tmp_path / "reports", settle=window.settle)
    read: list[str] = []
    QTimer.singleShot(50, lambda: _press_in_dialog("dialog_go_on", read))
    guard.show_fault(RuntimeError("a pin fell out"))
    assert _page(window).notes[-1] == "leaving"
    reports = list((tmp_path / "reports").glob("fault-*.txt"))
    assert len(reports) == 1
    assert "a pin fell out" in reports[0].read_text(encoding="utf-8")
    assert any("Something went wrong" in text for text in read)
    assert window.isVisible()


def test_a_fault_while_settling_is_not_the_end(window: MainWindow, look: Look, tmp_path: Path) -> None:
    def settle_badly() -> None:
        raise OSError("disk full")

    guard = CrashGuard(look, lambda: window, folder=tmp_path, settle=settle_badly)
    QTimer.singleShot(50, lambda: _press_in_dialog("dialog_go_on", []))
    guard.show_fault(RuntimeError("a pin fell out"))
    assert list(tmp_path.glob("fault-*.txt"))


def test_what_the_person_can_mend_is_a_sentence_without_a_report(window: MainWindow, look: Look, tmp_path: Path) -> None:
    guard = CrashGuard(look, lambda: window, folder=tmp_path / "reports", settle=window.settle)
    read: list[str] = []
    QTimer.singleShot(50, lambda: _press_in_dialog("dialog_go_on", read))
    guard.show_fault(UserFixable("The file is damaged.", next_step="Bring another."))
    assert "The file is damaged." in read
    assert "Bring another." in read
    assert not (tmp_path / "reports").exists()


def test_the_guard_takes_over_and_gives_back_the_hook(window: MainWindow, look: Look, tmp_path: Path) -> None:
    before = sys.excepthook
    guard = CrashGuard(look, lambda: window, folder=tmp_path, settle=window.settle)
    guard.install()
    assert sys.excepthook is not before
    guard.remove()
    assert sys.excepthook is before


# -- the way back and forth


def test_a_new_step_forgets_what_lay_ahead() -> None:
    walk = Walk()
    for room in ("home", "classify", "products"):
        walk.went(room, "")
    assert walk.back() == ("classify", "")
    walk.went("data", "")
    assert walk.forth() is None
    assert walk.back() == ("classify", "")
    assert walk.back() == ("home", "")
    assert walk.back() is None


# -- start


def test_nothing_heavy_is_loaded_before_the_first_painting(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.frame.settings import SettingsStore
from ui.frame.window import MainWindow
from ui.theme.look import Look, prepare
application = QApplication([])
look = Look()
prepare(application, look)
window = MainWindow(look, SettingsStore(Path(sys.argv[1])))
window.painted.connect(application.quit)
window.show()
application.exec()
heavy = ("sqlalchemy", "sqlite3", "reportlab", "stc_desktop.casework", "stc_desktop.storage", "stc_desktop.classification",
         "PySide6.QtPdf", "babel")
print(sorted(name for name in heavy if name in sys.modules))
"""
    result = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "window.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "[]"
