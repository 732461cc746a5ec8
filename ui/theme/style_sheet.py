"""The one style sheet of the program, made from the tokens."""

import re
from collections.abc import Callable
from importlib.resources import files

import resources
from ui.theme.tokens import COLOUR_NAMES, Palette

_COLOUR = re.compile(r"\$([a-z0-9]+)\b")
_SIZE = re.compile(r"\b(\d+)sp\b")


def style_sheet(palette: Palette, px: Callable[[float], int]) -> str:
    """The template with colours for `$names` and scaled pixels for `12sp`; `$edge` is the width of a control's edge."""
    template = files(resources).joinpath("styles", "window.qss").read_text(encoding="utf-8")
    colours = {name: str(getattr(palette, name)) for name in COLOUR_NAMES}
    sized = _SIZE.sub(lambda found: f"{px(int(found[1]))}px", template)
    return _COLOUR.sub(lambda found: f"{palette.edge}px" if found[1] == "edge" else colours[found[1]], sized)
