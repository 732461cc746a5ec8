"""Rooms beside Classify that note where a person was led."""

from __future__ import annotations

from ui.frame.page import Page
from ui.frame.surroundings import Surroundings


class NotingPage(Page):
    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, name="another_room", title="Another room")
        self.places: list[str] = []

    def opened(self, place: str) -> None:
        self.places.append(place)
