"""The look as data: palettes, type scale and the few sizes that parts share. Numbers are pixels at 100 % text."""

import enum
from dataclasses import dataclass, fields


class Appearance(enum.StrEnum):
    """What the person chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """One set of colours. Status colours are for status only, and "listed" is accent, never an error."""

    bg: str
    surface: str
    sunken: str
    line: str
    ctl: str
    text: str
    text2: str
    text3: str
    accent: str
    hover: str
    soft: str
    on: str
    ring: str
    ok: str
    oksoft: str
    warn: str
    warnsoft: str
    err: str
    errsoft: str
    touched: str  # fill of an unfilled control under the pointer
    track: str  # empty part of a margin bar
    groove: str  # empty part of progress and steps
    is_dark: bool = False
    is_high_contrast: bool = False

    @property
    def edge(self) -> int:
        """Width of the edge of a control."""
        return 2 if self.is_high_contrast else 1


COLOUR_NAMES = tuple(field.name for field in fields(Palette) if not field.name.startswith("is_"))

LIGHT = Palette(
    bg="#F7F6F2",
    surface="#FFFFFF",
    sunken="#EFEDE7",
    line="#DDD9D0",
    ctl="#767C83",
    text="#1B2126",
    text2="#4E565E",
    text3="#60676F",
    accent="#17528F",
    hover="#103F70",
    soft="#E4EDF6",
    on="#FFFFFF",
    ring="#B9D0E8",
    ok="#1D6B45",
    oksoft="#E3F1E8",
    warn="#8A4B00",
    warnsoft="#FCEFD9",
    err="#A8251C",
    errsoft="#FBE8E5",
    touched="#EFEDE7",
    track="#EAE7E0",
    groove="#DDD9D0",
)
DARK = Palette(
    bg="#15191D",
    surface="#1D2227",
    sunken="#101417",
    line="#343B43",
    ctl="#8A939C",
    text="#ECEFF1",
    text2="#B7BFC7",
    text3="#98A1AA",
    accent="#86B8EC",
    hover="#A9CDF3",
    soft="#1F3348",
    on="#0B1A2A",
    ring="#35597F",
    ok="#7CC79B",
    oksoft="#173025",
    warn="#F0B860",
    warnsoft="#382A12",
    err="#F2978D",
    errsoft="#3E1F1C",
    touched="#343B43",
    track="#343B43",
    groove="#343B43",
    is_dark=True,
)
CONTRAST = Palette(
    bg="#000000",
    surface="#000000",
    sunken="#000000",
    line="#FFFFFF",
    ctl="#FFFFFF",
    text="#FFFFFF",
    text2="#FFFFFF",
    text3="#E0E0E0",
    accent="#FFE14D",
    hover="#FFF1A6",
    soft="#000000",
    on="#000000",
    ring="#FFE14D",
    ok="#7CF5A5",
    oksoft="#000000",
    warn="#FFC24D",
    warnsoft="#000000",
    err="#FFA69E",
    errsoft="#000000",
    touched="#303030",
    track="#4A4A4A",
    groove="#5A5A5A",
    is_dark=True,
    is_high_contrast=True,
)


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Size and line height in pixels, and whether it is bold by itself."""

    px: int
    line: int
    bold: bool = False


TYPE = {
    "display": TypeStyle(28, 38, bold=True),
    "form_title": TypeStyle(26, 35, bold=True),
    "title": TypeStyle(24, 33, bold=True),
    "page": TypeStyle(20, 27, bold=True),
    "section": TypeStyle(18, 25, bold=True),
    "side_section": TypeStyle(16, 22, bold=True),
    "answer": TypeStyle(24, 33, bold=True),
    "body": TypeStyle(15, 22),
    "compact": TypeStyle(14, 20),
    "small": TypeStyle(13, 18),
    "micro": TypeStyle(12, 16),
}

FAMILIES = ("Noto Sans", "Noto Sans Thai", "Noto Sans Lao", "Noto Sans Khmer", "Noto Sans Myanmar")
SCRIPT_FAMILY = {"th": "Noto Sans Thai", "lo": "Noto Sans Lao", "km": "Noto Sans Khmer", "my": "Noto Sans Myanmar"}
TALL_SCRIPTS = {"km": 1.06, "my": 1.06}  # their letters look small beside Latin ones of the same size

SCALES = (100, 125, 150, 175, 200)  # text in per cent
RAIL_BELOW = 1100  # effective pixels: the navigation becomes a rail, the left pane a drawer
ONE_PANE_BELOW = 900  # effective pixels: one pane with tabs
ROOMY_FROM = 1600  # effective pixels: the navigation grows
RADIUS_TAG, RADIUS_CONTROL, RADIUS_CARD, RADIUS_DIALOG = 4, 6, 8, 12
TEXT_COLUMN = 640
MOVE_MS = 200


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast of two colours written #RRGGBB: 1 (same) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
