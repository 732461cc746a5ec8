"""The letters: Noto Sans and its sisters, brought by set-up or found on a Debian machine."""

from importlib.resources import files
from pathlib import Path

from PySide6.QtGui import QFontDatabase

import resources
from ui.theme.tokens import FAMILIES, SCRIPT_FAMILY

_SYSTEM = Path("/usr/share/fonts/truetype/noto")
_WEIGHTS = ("Regular", "Bold")


def load_family(family: str) -> bool:
    """Make one family known to Qt; false when no file of it was found (Qt then takes what the system has)."""
    if family in QFontDatabase.families():
        return True
    found = False
    for weight in _WEIGHTS:
        path = _font_file(f"{family.replace(' ', '')}-{weight}.ttf")
        if path is not None:
            found = QFontDatabase.addApplicationFont(str(path)) >= 0 or found
    return found


def load_first(language: str) -> None:
    """What the first painted window needs: Latin, and the script of the person's language."""
    load_family(FAMILIES[0])
    if language in SCRIPT_FAMILY:
        load_family(SCRIPT_FAMILY[language])


def load_rest() -> tuple[str, ...]:
    """All other scripts, for names of firms; after the first paint. Gives the families that were not found."""
    return tuple(family for family in FAMILIES if not load_family(family))


def families_for(language: str) -> list[str]:
    """Latin first, so that digits and codes look alike everywhere; then the script of the language, then the others."""
    own = SCRIPT_FAMILY.get(language)
    rest = [family for family in FAMILIES[1:] if family != own]
    return [FAMILIES[0], *([own] if own else []), *rest]


def _font_file(name: str) -> Path | None:
    for path in (Path(str(files(resources).joinpath("fonts", name))), _SYSTEM / name):
        if path.is_file():
            return path
    return None
