"""The window: frame, rooms, keyboard. It knows no page by name; rooms bring theirs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from stc_desktop.rules.errors import UserFixable
from ui.frame.geometry import restore_geometry, shown_geometry
from ui.frame.header import Header
from ui.frame.navigation import Navigation
from ui.frame.page import Page, Width
from ui.frame.panes import step_through
from ui.frame.reading_order import next_in_order, put_focus
from ui.frame.room_stack import RoomStack
from ui.frame.rooms import ROOMS, Room, in_order
from ui.frame.settings import SettingsStore
from ui.frame.status_bar import StatusBar, StatusItem, StatusShown
from ui.frame.surroundings import Surroundings
from ui.frame.walk import Walk
from ui.frame.words import WORDS
from ui.jobs import Jobs, JobStopped
from ui.parts.layouts import Column, Row, Surface, box, clear_layout
from ui.theme.look import Look
from ui.theme.tokens import ONE_PANE_BELOW, RAIL_BELOW, ROOMY_FROM, Appearance

if TYPE_CHECKING:  # loaded after the first painting
    from ui.frame.commands import Commands
    from ui.parts.focus_ring import FocusRing
    from ui.parts.toasts import Toast


class MainWindow(Surface):
    """Navigation, header, page, status bar."""

    painted = Signal()  # after the first painting: what may wait is loaded now
    profile_requested = Signal()  # role, country and language are to be changed
    closing = Signal()

    def __init__(self, look: Look, settings: SettingsStore, *, casework: Any = None, rooms: Sequence[Room] = ROOMS) -> None:
        """Any: the frame hands casework on to the pages and never looks into it."""
        super().__init__(look, "bg", name="main_window")
        self.settings = settings
        self._rooms = tuple(rooms)
        self._walk = Walk()
        self._was_painted = False
        self._cover: QWidget | None = None
        self._ring: FocusRing | None = None
        self._refresh_status: Callable[[], object] = lambda: None
        self.jobs = Jobs(self)
        self.jobs.failed.connect(self._job_failed)
        self.surroundings = Surroundings(
            look=look,
            casework=casework,
            settings=settings,
            jobs=self.jobs,
            go=self.go,
            toast=self.toast,
            refresh_status=lambda: self._refresh_status(),
            forget_others=lambda: self.rooms.forget_others(),
        )
        self._outer = Column(look, spacing=0)
        self.setLayout(self._outer)
        self._build()
        restore_geometry(self, settings.now)
        look.changed.connect(self._fit_width)

    # -- building

    def _build(self) -> None:
        look = self._look
        self._words = look.speech.over(WORDS)
        self.setWindowTitle(self._words.text("frame.program"))
        self.navigation = Navigation(look)
        self.header = Header(look)
        self.rooms = RoomStack(self._rooms, self.surroundings, self._walk)
        self.status_bar = StatusBar(look)
        right = Column(look, spacing=0)
        right.add(self.header)
        right.add(self.rooms, 1)
        middle = Row(look, spacing=0)
        middle.add(self.navigation)
        middle.add(right, 1)
        whole = Column(look, spacing=0)
        whole.add(middle, 1)
        whole.add(self.status_bar)
        self._frame = self._outer.add(box(whole, name="frame"))
        self._toast: Toast | None = None
        self._commands: Commands | None = None
        self.navigation.room_chosen.connect(self.go)
        self.navigation.menu_requested.connect(self.open_menu)
        self.status_bar.place_chosen.connect(lambda place: self.profile_requested.emit() if place == "profile" else self.go(place))
        self.rooms.page_changed.connect(self._show_page)
        self.show_role(self.settings.now.role)
        self.show_status(StatusShown())
        self._show_page()

    def _complete(self) -> None:
        """What nobody can see or press before the window is painted."""
        from ui.parts.focus_ring import FocusRing  # after the first painting, like the two below

        self._ring = self._ring or FocusRing(self._look, self)
        assert self.commands is self._commands

    @property
    def commands(self) -> "Commands":
        if self._commands is None:
            from ui.frame.commands import Commands

            self._commands = Commands(self._look, self, self._handlers())
            self._show_room_keys(self._commands)
            self._show_page()
        return self._commands

    @property
    def _message(self) -> "Toast":
        if self._toast is None:
            from ui.parts.toasts import Toast

            nav, look = self.navigation, self._look
            self._toast = Toast(look, self, left=lambda: nav.width() + look.px(24), bottom=self._kept_clear)
        return self._toast

    def _kept_clear(self) -> int:
        """A message hides neither the status bar nor the main action of the page."""
        from ui.parts.foot_bar import foot_height

        return self.status_bar.height() + foot_height(self.rooms) + self._look.px(16)

    def rebuild(self) -> None:
        """Another language: the frame and its pages are made anew, and the person is where they were."""
        room, place = self.rooms.room, self.rooms.place()
        self.settle()
        clear_layout(self._outer)
        if self._toast is not None:
            self._toast.hide()
            self._toast.deleteLater()
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        self._build()
        self._complete()
        self._fit_width()
        if room:
            self.go(room, place)
        self._refresh_status()

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "search": self._search,
            "back": self.rooms.back,
            "forth": self.rooms.forth,
            "new": lambda: self._on_page(lambda page: page.new()),
            "print": lambda: self._on_page(lambda page: page.print_paper()),
            "undo": self._undo,
            "redo": lambda: self._on_page(lambda page: page.redo()),
            "find": lambda: self._on_page(lambda page: page.find_here()),
            "next_finding": lambda: self._on_page(lambda page: page.walk_findings(1)),
            "last_finding": lambda: self._on_page(lambda page: page.walk_findings(-1)),
            "next_pane": lambda: self._next_pane(1),
            "last_pane": lambda: self._next_pane(-1),
            "larger": lambda: self.set_text(steps=1),
            "smaller": lambda: self.set_text(steps=-1),
            "normal": lambda: self.set_text(percent=100),
            "menu": self.open_menu,
            "help": self._help,
            "keys": self._show_keys,
            "profile": self.profile_requested.emit,
            "close": self.close,
        }

    # -- rooms

    def go(self, room: str, place: str = "") -> None:
        """Open a room, at a place in it."""
        try:
            self.rooms.go(room, place)
        finally:  # a page that could not be opened leaves everything as it was
            self.navigation.show_current(self.rooms.room)

    def page(self) -> Page | None:
        return self.rooms.page()

    def settle(self) -> None:
        """Save the field in work, wherever the person is."""
        self.rooms.leave()

    def _on_page(self, act: Callable[[Page], object]) -> None:
        page = self.page()
        if page is not None:
            act(page)

    def _show_page(self) -> None:
        page = self.page()
        self.header.setVisible(page is not None and page.has_header)
        if self._commands is not None:
            self._commands.allow(page.available() if page is not None else frozenset())
        if page is not None:
            self.navigation.show_current(self.rooms.room)
            self.header.show_heading(page.title, page.sub_title, page.saved_at)
            self.header.show_actions(page.header_actions)
        if self._toast is not None and self._toast.isVisible():
            QTimer.singleShot(0, self._toast, self._toast.place)  # another page has another foot

    # -- what the frame shows

    def show_role(self, role: str) -> None:
        """The order of the rooms."""
        self._role = role
        above, below = in_order(self._rooms, role)
        self.navigation.show_rooms(above, below, self.rooms.room)
        if self._commands is not None:
            self._show_room_keys(self._commands)

    def _show_room_keys(self, commands: "Commands") -> None:
        above, below = in_order(self._rooms, self._role)
        commands.show_rooms([(room.id, self._words.text(room.title), room.letter) for room in (*above, *below)], self.go)

    def show_status(self, status: StatusShown) -> None:
        nobody = StatusItem(text=self._words.text("frame.profile.nobody"))
        self.status_bar.show_status(status if status.profile is not None else replace(status, profile=nobody))

    def on_refresh_status(self, refresh: Callable[[], object]) -> None:
        """Who fills the status bar when a page has changed something that it shows."""
        self._refresh_status = refresh

    def toast(self, text: str, undo: Callable[[], object] | None = None, *, is_fault: bool = False) -> None:
        icon, tone = ("warning", "warn") if is_fault else ("check", "ok")
        self._message.say(text, undo, icon=icon, tone=tone)

    def toast_text(self) -> str:
        """What the message says, empty when none stands."""
        return self._toast.text() if self._toast is not None else ""

    def cover(self, page: QWidget | None) -> None:
        """Put a page over the whole window (first run, lesson), or take it away with None."""
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
        self._cover = page
        self._frame.setVisible(page is None)
        if page is not None:
            self._outer.add(page, 1)
            page.show()

    def _job_failed(self, fault: Exception) -> None:
        """A job whose page has nothing to say to it."""
        if isinstance(fault, JobStopped):
            return
        if not isinstance(fault, UserFixable):
            raise fault
        self.toast(f"{fault.sentence} {fault.next_step}".strip(), is_fault=True)

    # -- commands

    def open_menu(self) -> None:
        menu = self.commands.menu(
            appearance=self.set_appearance,
            percent=lambda percent: self.set_text(percent=percent),
            single_keys=(self.settings.now.single_keys, lambda on: self.settings.change(single_keys=on)),
        )
        button = self.navigation.menu_button
        corner = button.mapToGlobal(QPoint(self._look.px(8), 0))
        menu.aboutToHide.connect(lambda: QTimer.singleShot(0, menu.deleteLater))
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))
        first = next((action for action in menu.actions() if not action.isSeparator()), None)
        if first is not None:
            menu.setActiveAction(first)

    def set_appearance(self, appearance: Appearance) -> None:
        self._look.set_appearance(appearance)
        self.settings.change(appearance=appearance.value)

    def set_text(self, *, percent: int | None = None, steps: int = 0) -> None:
        """Larger or smaller text, by steps or to a percentage."""
        if percent is None:
            self._look.larger(steps)
        else:
            self._look.set_percent(percent)
        self.settings.change(percent=self._look.percent)

    def _search(self) -> None:
        page = self.page()
        if page is None or not page.search_everything():
            self.go("home")
            self._on_page(lambda page: page.search_everything())

    def _undo(self) -> None:
        """A message that offers Undo comes first, then the page."""
        if self._toast is not None and self._toast.take_back():
            return
        page = self.page()
        if page is not None and "undo" in page.available():
            page.undo()
        else:
            self.toast(self._words.text("frame.toast.nothing_to_undo"))

    def _next_pane(self, step: int) -> None:
        page = self.page()
        panes = [self.navigation, self.header, *(page.panes if page is not None else []), self.status_bar]
        step_through(panes, step, QApplication.focusWidget())

    def _help(self) -> None:
        page = self.page()
        if page is None or not page.help_here():
            self.toast(f"{self._words.text('frame.help.none')} {self._words.text('frame.help.line')}")

    def _show_keys(self) -> None:
        from ui.frame.keys_overview import show_keys  # rarely wanted

        show_keys(self._look, self, self.commands.all_keys())

    def focusNextPrevChild(self, forth: bool) -> bool:
        """Tab and Shift+Tab in reading order; what covers the window keeps the focus."""
        from ui.parts.drawer import Drawer  # not before somebody presses Tab

        root = next((drawer.panel for drawer in self.findChildren(Drawer) if drawer.isVisible()), self._cover or self._frame)
        target = next_in_order(root, QApplication.focusWidget(), 1 if forth else -1)
        if target is None:
            return False
        put_focus(target, Qt.FocusReason.TabFocusReason if forth else Qt.FocusReason.BacktabFocusReason)
        return True

    # -- size and life

    def _fit_width(self) -> None:
        room = self.width() / self._look.scale
        width = Width.NARROW if room < ONE_PANE_BELOW else Width.RAIL if room < RAIL_BELOW else Width.WIDE
        self.navigation.set_rail(width is not Width.WIDE)
        self.navigation.set_roomy(room >= ROOMY_FROM)
        self.header.set_narrow(width is Width.NARROW)
        self.rooms.fit(width)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if QApplication.focusWidget() is None:
            self.setFocus()  # else Qt puts it on whatever was made first

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_width()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._after_painting)

    def _after_painting(self) -> None:
        self._complete()
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing needs no question: everything is saved already."""
        self.settle()
        self.settings.change(last_room=self.rooms.room, last_place=self.rooms.place(), **shown_geometry(self))
        self.closing.emit()
        self.jobs.wait()
        super().closeEvent(event)
