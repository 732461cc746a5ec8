"""The rooms of the window: what the navigation offers, and where the page of each is found. Pages are imported on the first visit."""

import importlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ui.frame.page import Page
from ui.frame.surroundings import Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """`title` is a key of the frame's words; `letter` opens the room together with Alt."""

    id: str
    title: str
    icon: str
    letter: str
    module: str
    page: str

    def make(self, surroundings: Surroundings) -> Page:
        """The page of the room; its module is imported now, not before the first visit."""
        page = getattr(importlib.import_module(self.module), self.page)(surroundings)
        assert isinstance(page, Page), f"{self.page} is not a page"
        return page


ROOMS = (
    Room(id="home", title="frame.room.home", icon="home", letter="H", module="ui.home.page", page="HomePage"),
    Room(id="classify", title="frame.room.classify", icon="classify", letter="C", module="ui.classification.page", page="ClassifyPage"),
    Room(id="products", title="frame.room.products", icon="product", letter="P", module="ui.products.page", page="ProductsPage"),
    Room(
        id="control_lists",
        title="frame.room.control_lists",
        icon="control_list",
        letter="L",
        module="ui.control_lists.page",
        page="ControlListsPage",
    ),
    Room(
        id="applications",
        title="frame.room.applications",
        icon="application",
        letter="A",
        module="ui.applications.page",
        page="ApplicationsPage",
    ),
    Room(id="data", title="frame.room.data", icon="data", letter="D", module="ui.data.page", page="DataPage"),
)

# What each role sees first; what is not named follows below the line. Role decides the order, not what is possible.
_FIRST = {
    "exporter": ("home", "classify", "products", "control_lists", "parties", "applications", "licences"),
    "official": ("home", "desk", "licences", "control_lists", "parties", "classify"),
    "trainer": ("home", "training", "classify", "control_lists", "products"),
}
_BELOW = ("applications", "products", "insight", "data", "training", "desk", "parties", "licences", "classify", "control_lists")


def in_order(rooms: Iterable[Room], role: str) -> tuple[Sequence[Room], Sequence[Room]]:
    """Rooms above and below the line of the navigation."""
    known = {room.id: room for room in rooms}
    first = [known[name] for name in _FIRST.get(role, _FIRST["exporter"]) if name in known]
    below = [known[name] for name in _BELOW if name in known and known[name] not in first]
    rest = [room for room in known.values() if room not in first and room not in below]
    return first, [*below, *rest]
