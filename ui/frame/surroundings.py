"""What a page is given to work with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from ui.frame.settings import SettingsStore
from ui.jobs import Jobs
from ui.theme.look import Look


class Says(Protocol):
    """Shows a short message; with `undo` it can be taken back. `is_fault`: it says what went wrong."""

    def __call__(self, text: str, undo: Callable[[], object] | None = None, *, is_fault: bool = False) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """One for the whole window. `casework` is what a person can do; Any, because only pages know it and import it."""

    look: Look
    casework: Any
    settings: SettingsStore
    jobs: Jobs
    go: Callable[[str, str], None]  # to a room, and a place in it ("" = where the person left it)
    toast: Says
    refresh_status: Callable[[], object]
    forget_others: Callable[[], object]  # the other rooms show what is no longer so: they are made anew when somebody goes there
