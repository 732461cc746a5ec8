"""The way a person went through the rooms, for going back and forth."""


class Walk:
    """Where the person was: (room, place) in order, and where in that order they are now."""

    _LONGEST = 100

    def __init__(self) -> None:
        self._steps: list[tuple[str, str]] = []
        self._at = -1

    def went(self, room: str, place: str) -> None:
        """A new step; what lay ahead is forgotten."""
        if self._at >= 0 and self._steps[self._at] == (room, place):
            return
        self._steps = [*self._steps[: self._at + 1], (room, place)][-self._LONGEST :]
        self._at = len(self._steps) - 1

    def stands_at(self, place: str) -> None:
        """Inside the room the person has moved on: coming back leads there."""
        if self._at >= 0:
            self._steps[self._at] = (self._steps[self._at][0], place)

    def back(self) -> tuple[str, str] | None:
        if self._at <= 0:
            return None
        self._at -= 1
        return self._steps[self._at]

    def forth(self) -> tuple[str, str] | None:
        if self._at + 1 >= len(self._steps):
            return None
        self._at += 1
        return self._steps[self._at]
