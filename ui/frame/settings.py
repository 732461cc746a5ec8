"""What the person chose for this program, and where the window stood; a small file in the person's data folder."""

import json
import logging
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from ui.theme.tokens import SCALES, Appearance

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Choices of one person on one computer. Nothing of a case stands here."""

    role: str = ""  # exporter, official, trainer; empty until the first run is answered
    country: str = ""
    language: str = "en"
    appearance: str = Appearance.SYSTEM.value
    percent: int = 100
    single_keys: bool = True  # Y, N and other single letters answer
    window: tuple[int, int, int, int] | None = None  # left, top, width, height
    is_maximised: bool = False
    last_room: str = ""
    last_place: str = ""
    panes: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    @property
    def is_first_run(self) -> bool:
        return not self.role


class SettingsStore:
    """Reads once, writes at each change. A file that cannot be read is as good as none; the old one is kept beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.now = _read(path)

    def change(self, **choices: Any) -> Settings:
        """Change some choices and write them down. Any: each field has its own type, checked by `Settings`."""
        changed = replace(self.now, **choices)
        if changed != self.now:
            self.now = changed
            self._write()
        return self.now

    def pane_sizes(self, key: str) -> list[int]:
        return self.now.panes.get(key, [])

    def remember_pane_sizes(self, key: str, sizes: list[int]) -> None:
        self.change(panes={**self.now.panes, key: sizes})

    def _write(self) -> None:
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(asdict(self.now), indent=1), encoding="utf-8")
            fresh.replace(self._path)
        except OSError as fault:
            _log.warning("settings were not written: %s", fault)


def _read(path: Path) -> Settings:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as fault:
        _log.warning("settings were not read: %s", fault)
        _keep_aside(path)
        return Settings()
    return _checked(known if isinstance(known, dict) else {})


def _checked(known: dict[str, Any]) -> Settings:
    """Only what has the right shape counts; everything else is as if it had never been chosen."""
    good: dict[str, Any] = {}
    default = Settings()
    for name in (entry.name for entry in fields(Settings)):
        value = known.get(name)
        if name == "window":
            if isinstance(value, list) and len(value) == 4 and all(isinstance(number, int) for number in value):
                good[name] = tuple(value)
        elif name == "panes":
            panes = value if isinstance(value, dict) else {}
            good[name] = {key: sizes for key, sizes in panes.items() if isinstance(sizes, list) and all(isinstance(s, int) for s in sizes)}
        elif type(value) is type(getattr(default, name)):
            good[name] = value
    if good.get("appearance") not in set(Appearance):
        good.pop("appearance", None)
    if good.get("percent") not in SCALES:
        good.pop("percent", None)
    return Settings(**good)


def _keep_aside(path: Path) -> None:
    try:
        path.replace(path.with_suffix(".unreadable"))
    except OSError as fault:
        _log.warning("the unreadable settings stay where they are: %s", fault)
