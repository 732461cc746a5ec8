"""The pages of the rooms, one shown at a time, and the way a person went through them."""

import logging
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from ui.frame.page import Page, Width
from ui.frame.rooms import Room
from ui.frame.surroundings import Surroundings
from ui.frame.walk import Walk

_log = logging.getLogger(__name__)


class RoomStack(QStackedWidget):
    """Pages are made on the first visit. Before a page is left it settles the field in work."""

    page_changed = Signal()  # another page, or its heading or what it has available

    def __init__(self, rooms: Sequence[Room], surroundings: Surroundings, walk: Walk) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._rooms = {room.id: room for room in rooms}
        self._surroundings = surroundings
        self._walk = walk
        self._pages: dict[str, Page] = {}
        self._width = Width.WIDE
        self.room = ""

    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self.room)

    def go(self, room: str, place: str = "") -> None:
        """Open a room, at a place in it."""
        self.leave()
        if room in self._rooms:
            self._open(room, place)
            self._walk.went(room, place)
        else:
            _log.warning("there is no room %s", room)

    def forget_others(self) -> None:
        """Make every other page anew on its next visit: what it shows was read from lists that are no longer in use."""
        for room, page in list(self._pages.items()):
            if room != self.room:
                del self._pages[room]
                self.removeWidget(page)
                page.deleteLater()

    def back(self) -> None:
        """One step back: inside the page first, then to the page before."""
        page = self.page()
        if page is None or not page.step_back():
            self._follow(-1)

    def forth(self) -> None:
        page = self.page()
        if page is None or not page.step_forth():
            self._follow(1)

    def leave(self) -> None:
        """Settle what is in work, and remember where the person is."""
        page = self.page()
        if page is not None:
            page.leaving()
            self._walk.stands_at(page.place())

    def place(self) -> str:
        page = self.page()
        return page.place() if page is not None else ""

    def fit(self, width: Width) -> None:
        if width is not self._width:
            self._width = width
            page = self.page()
            if page is not None:
                page.fit(width)

    def _follow(self, step: int) -> None:
        self.leave()
        there = self._walk.back() if step < 0 else self._walk.forth()
        if there is not None:
            self._open(*there)

    def _open(self, room: str, place: str) -> None:
        page = self._pages.get(room)
        if page is None:
            page = self._rooms[room].make(self._surroundings)
            page.heading_changed.connect(lambda page=page: self._changed(page))
            page.availability_changed.connect(lambda page=page: self._changed(page))
            self._pages[room] = page
            self.addWidget(page)
        self.room = room
        if page.width_class is not self._width:
            page.fit(self._width)
        self.setCurrentWidget(page)
        page.opened(place)
        self.page_changed.emit()

    def _changed(self, page: Page) -> None:
        if page is self.page() and page is self.currentWidget():
            self.page_changed.emit()
