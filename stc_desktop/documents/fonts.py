"""The fonts of paper: where they lie, which script each serves, and what each can draw."""

import functools
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

import resources
from stc_desktop.documents.pdf_canvas import register_font
from stc_desktop.documents.shaper import Shaper
from stc_desktop.rules.errors import UserFixable

SYSTEM_FOLDER = Path("/usr/share/fonts/truetype/noto")
_REGISTERING = threading.Lock()


class Script(StrEnum):
    """A script with a font of its own. Latin serves Vietnamese, Greek and Cyrillic too, and all digits and punctuation."""

    LATIN = "NotoSans"
    THAI = "NotoSansThai"
    LAO = "NotoSansLao"
    KHMER = "NotoSansKhmer"
    BURMESE = "NotoSansMyanmar"
    SIGNS = "NotoSansMath"  # "at most" and arrows; the one font that may be absent


_BLOCKS = (
    (0x0E00, 0x0E7F, Script.THAI),
    (0x0E80, 0x0EFF, Script.LAO),
    (0x1000, 0x109F, Script.BURMESE),
    (0xA9E0, 0xA9FF, Script.BURMESE),
    (0xAA60, 0xAA7F, Script.BURMESE),
    (0x1780, 0x17FF, Script.KHMER),
    (0x19E0, 0x19FF, Script.KHMER),
)
_LATIN_CONTROLS = frozenset("\u200b\u200c\u200d\u2060\ufeff")


class UnprintableCharacter(UserFixable):
    """None of our fonts has this sign, so a sheet with it would show a hole."""

    def __init__(self, character: str) -> None:
        name = unicodedata.name(character, "without a name")
        super().__init__(
            f"The sign “{character}” (U+{ord(character):04X}, {name.lower()}) cannot be printed: no font for it is installed.",
            next_step="Write it in Latin letters or in words, and print again.",
        )


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """One font file: known to the PDF writer under `name`, and to the shaper."""

    name: str
    script: Script
    shaper: Shaper
    glyphs: Mapping[int, int]  # character code -> glyph
    widths: Mapping[int, float]  # character code -> advance in thousandths
    default_width: float
    outlines: dict[int, str] = field(default_factory=dict[int, str])  # filled as glyphs are needed

    def covers(self, character: str) -> bool:
        return ord(character) in self.glyphs

    def plain_width(self, text: str) -> float:
        """Width in ems with no shaping: what the PDF writer itself advances."""
        return sum(self.widths.get(ord(character), self.default_width) for character in text) / 1000


def script_of(character: str) -> Script | None:
    """The script whose own font a character asks for; None for what the Latin font serves."""
    code = ord(character)
    if code < _BLOCKS[0][0]:
        return None
    return next((script for first, last, script in _BLOCKS if first <= code <= last), None)


def is_joined_to_the_left(character: str) -> bool:
    """Zero-width signs and marks stay with what stands before them."""
    return character in _LATIN_CONTROLS or unicodedata.category(character) in {"Mn", "Me"}


@functools.lru_cache(maxsize=4096)
def font_for(character: str) -> Script:
    """The script whose font draws this character; a character no font has is refused by name."""
    preferred = script_of(character)
    order = [preferred] if preferred else []
    order += [Script.LATIN, Script.THAI, Script.KHMER, Script.LAO, Script.BURMESE]
    for script in order:
        if typeface(script, is_bold=False).covers(character):
            return script
    if font_path("NotoSansMath-Regular.ttf") is not None and typeface(Script.SIGNS, is_bold=False).covers(character):
        return Script.SIGNS
    raise UnprintableCharacter(character)


def unprintable_signs(text: str) -> tuple[str, ...]:
    """Signs of a text that no font here has, so that a form can point at the field before anything is printed."""
    missing: dict[str, None] = {}
    for character in text:
        try:
            if unicodedata.category(character) != "Cc":
                font_for(character)
        except UnprintableCharacter:
            missing[character] = None
    return tuple(missing)


def font_path(file_name: str) -> Path | None:
    """Where a font file lies: brought by set-up or the installer, else of the system."""
    own = Path(str(files(resources).joinpath("fonts", file_name)))
    return next((path for path in (own, SYSTEM_FOLDER / file_name) if path.is_file()), None)


def missing_fonts() -> tuple[str, ...]:
    """Names of the font files that paper needs and that are nowhere."""
    wanted = [f"{script}-{weight}.ttf" for script in Script if script is not Script.SIGNS for weight in ("Regular", "Bold")]
    return tuple(name for name in wanted if font_path(name) is None)


def typeface(script: Script, *, is_bold: bool) -> Typeface:
    """The font of a script, read once. The sign font has one weight only."""
    with _REGISTERING:  # two sheets printed at once must not register a font twice
        return _typeface(script, is_bold and script is not Script.SIGNS)


@functools.cache
def _typeface(script: Script, is_bold: bool) -> Typeface:
    file_name = f"{script}-{'Bold' if is_bold else 'Regular'}.ttf"
    path = font_path(file_name)
    if path is None:
        raise UserFixable(
            f"The font file {file_name} is missing, so nothing can be printed.",
            next_step="Run set-up again (installers/from_source.py), or install the package fonts-noto-core.",
            where=file_name,
        )
    glyphs, widths, default_width = register_font(path)
    return Typeface(path.stem, script, Shaper(path), glyphs, widths, default_width)
