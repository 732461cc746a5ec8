"""What lies on top of a page: messages, dialogs, terms, drawers. Esc closes, focus comes back, nothing is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.parts.clipping import clipped, settle
from ui.parts.buttons import SecondaryButton
from ui.parts.dialogs import Dialog
from ui.parts.drawer import Drawer
from ui.parts.focus_ring import FocusRing
from ui.parts.foot_bar import FootBar, foot_height
from ui.parts.labels import Label
from ui.parts.layouts import Column, box
from ui.parts.pane_tabs import PaneTabs
from ui.parts.popups import TermLink, TermPopup
from ui.parts.toasts import Toast
from ui.theme.look import Look

ANSWERS = [("keep", "Keep 2025"), ("back", "Go back")]


def _host(look: Look, qtbot: QtBot) -> QWidget:
    column = Column(look, margins=40)
    column.add(SecondaryButton(look, "Somewhere", name="somewhere"))
    column.spread()
    host = box(column)
    qtbot.addWidget(host)
    host.resize(800, 600)
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    return host


def _toast(look: Look, host: QWidget) -> Toast:
    return Toast(look, host, left=lambda: 24, bottom=lambda: 48)


def test_a_message_can_be_taken_back_once(look: Look, qtbot: QtBot) -> None:
    toast = _toast(look, _host(look, qtbot))
    undone: list[str] = []
    toast.say("Line 3 removed.", lambda: undone.append("line 3"))
    assert toast.text() == "Line 3 removed."
    assert toast.take_back()
    assert not toast.take_back()
    assert undone == ["line 3"]
    assert toast.text() == ""


def test_a_message_without_undo_leaves_control_z_to_the_page(look: Look, qtbot: QtBot) -> None:
    toast = _toast(look, _host(look, qtbot))
    toast.say("Printed.")
    assert not toast.take_back()


def test_a_message_goes_after_its_time_but_not_while_focused(look: Look, qtbot: QtBot) -> None:
    toast = _toast(look, _host(look, qtbot))
    toast._time.setInterval(30)  # the real eight seconds would only make the test slow
    toast.say("Line 3 removed.", lambda: None)
    qtbot.waitUntil(lambda: not toast.isVisible(), timeout=2000)
    toast.say("Line 3 removed.", lambda: None)
    undo = toast.findChild(QPushButton, "toast_undo")
    assert undo is not None
    undo.setFocus()
    qtbot.wait(80)
    assert toast.isVisible()


def test_a_message_stands_over_the_status_bar_and_shows_all_its_words(look: Look, qtbot: QtBot) -> None:
    host = _host(look, qtbot)
    toast = _toast(look, host)
    toast.say("Three products were taken out of the catalogue and their records were kept for the register. " * 2, lambda: None)
    settle()
    assert host.rect().contains(toast.geometry())
    assert toast.geometry().bottom() <= 600 - 48
    assert clipped(toast) == []


def test_bars_of_actions_that_are_seen_take_room_from_a_message(look: Look, qtbot: QtBot) -> None:
    host = _host(look, qtbot)
    assert foot_height(host) == 0
    bar = FootBar(look, name="foot")
    row = Column(look, margins=16)
    row.add(SecondaryButton(look, "Go on", name="go_on"))
    bar.setLayout(row)
    column = host.layout()
    assert column is not None
    column.addWidget(bar)
    settle()
    assert foot_height(host) == bar.height() > 60
    bar.hide()
    assert foot_height(host) == 0


def test_in_a_question_the_button_that_has_the_keyboard_is_ringed(look: Look, qtbot: QtBot) -> None:
    dialog = Dialog(look, _host(look, qtbot), "Go back to the 2021 edition?", "Nothing is lost.", ANSWERS)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    ring = dialog.findChild(FocusRing)
    safe, main = (dialog.findChild(QPushButton, f"dialog_{key}") for key, _verb in ANSWERS)
    assert ring is not None
    assert safe is not None
    qtbot.waitUntil(lambda: ring.target is safe, timeout=2000)
    QTest.keyClick(safe, Qt.Key.Key_Tab)
    assert ring.target is main


def test_esc_gives_the_safe_answer(look: Look, qtbot: QtBot) -> None:
    host = _host(look, qtbot)
    QTimer.singleShot(50, lambda: QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape))
    assert Dialog.ask(look, host, "Go back to the 2021 edition?", "Nothing is lost.", ANSWERS) == "keep"


def test_the_named_verb_is_the_answer(look: Look, qtbot: QtBot) -> None:
    host = _host(look, qtbot)

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        button = dialog.findChild(QPushButton, "dialog_back")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, press)
    assert Dialog.ask(look, host, "Go back to the 2021 edition?", "Nothing is lost.", ANSWERS) == "back"


def test_enter_alone_never_goes_the_unsafe_way(look: Look, qtbot: QtBot) -> None:
    host = _host(look, qtbot)
    QTimer.singleShot(50, lambda: QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Return))
    assert Dialog.ask(look, host, "Go back to the 2021 edition?", "Nothing is lost.", ANSWERS) == "keep"


def test_a_term_opens_beside_its_word_and_gives_the_focus_back(look: Look, qtbot: QtBot) -> None:
    host = _host(look, qtbot)
    link = TermLink(look, "carbon graphite", name="term")
    link.setParent(host)
    link.move(100, 500)
    link.show()
    popup = TermPopup(
        look, link, "carbon graphite", "defined term", "A mix of amorphous carbon and graphite.", action="Used in 3 paragraphs"
    )
    popup.show_beside()
    settle()
    shown = popup.geometry()
    word = link.rect().translated(link.mapToGlobal(link.rect().topLeft()))
    shadow = look.px(28)
    assert not shown.adjusted(shadow, shadow, -shadow, -shadow).intersects(word)
    assert clipped(popup) == []
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    settle()
    assert host.focusWidget() is link


def test_a_drawer_covers_the_page_and_esc_closes_it(look: Look, qtbot: QtBot) -> None:
    host = _host(look, qtbot)
    opener = host.findChild(QPushButton, "somewhere")
    assert opener is not None
    opener.setFocus()
    content = Label(look, "Six facts")
    drawer = Drawer(look, host, "What you told us", content, name="facts_drawer")
    drawer.open_drawer()
    assert drawer.is_open
    assert drawer.size() == host.size()
    host.resize(900, 500)
    assert drawer.size() == host.size()
    QTest.keyClick(drawer, Qt.Key.Key_Escape)
    assert not drawer.is_open
    assert QApplication.focusWidget() is opener
    assert drawer.release() is content


def test_tabs_show_one_pane_and_arrows_change_it(look: Look, qtbot: QtBot) -> None:
    panes = [(key, key.title(), Label(look, key)) for key in ("question", "facts", "board")]
    tabs = PaneTabs(look, panes, name="tabs")
    qtbot.addWidget(tabs)
    with qtbot.waitActive(tabs):
        tabs.show()
        tabs.activateWindow()
    first = tabs.findChild(QPushButton, "tabs_question")
    assert first is not None
    first.setFocus()
    with qtbot.waitSignal(tabs.chosen, check_params_cb=lambda pane: pane == "facts"):
        QTest.keyClick(first, Qt.Key.Key_Right)
    assert tabs.value() == "facts"
    assert [label.isVisible() for _key, _title, label in panes] == [False, True, False]
