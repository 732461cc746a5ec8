"""How the window looks and speaks, handed to every part: colours, sizes that follow the text scale, fonts, icons, words."""

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QStyleFactory

from ui.speech import Speech
from ui.theme import fonts
from ui.theme.icons import Icons
from ui.theme.style_sheet import style_sheet
from ui.theme.system import desktop_wishes, palette_for, wants_less_motion
from ui.theme.tokens import LIGHT, SCALES, TALL_SCRIPTS, TYPE, Appearance, Palette

_SMALLEST_BOLD_OF_TALL_SCRIPTS = 14


class Look(QObject):
    """The look in force. `changed` comes after a change of palette or text scale, when parts measure and paint anew."""

    changed = Signal()

    def __init__(self, speech: Speech | None = None, *, appearance: Appearance = Appearance.SYSTEM, percent: int = 100) -> None:
        super().__init__()
        self.speech = speech or Speech()
        self.appearance = appearance
        self.percent = percent if percent in SCALES else 100
        self.palette: Palette = LIGHT
        self._icons = Icons()
        self._fonts: dict[tuple[str, bool | None], QFont] = {}
        self._families = fonts.families_for(self.speech.language)

    # -- what parts ask for

    @property
    def scale(self) -> float:
        return self.percent / 100

    @property
    def is_high_contrast(self) -> bool:
        return self.palette.is_high_contrast

    @property
    def reduced_motion(self) -> bool:
        return wants_less_motion()

    def px(self, pixels: float) -> int:
        """Pixels of the design in pixels of the screen."""
        return round(pixels * self.scale)

    def colour(self, name: str) -> QColor:
        return QColor(getattr(self.palette, name))

    def font(self, style: str, *, bold: bool | None = None) -> QFont:
        """A font of the type scale; `bold` overrides its own weight."""
        key = (style, bold)
        if key not in self._fonts:
            self._fonts[key] = self._make_font(style, bold)
        return QFont(self._fonts[key])

    def pixmap(self, name: str, size: int = 18, tone: str = "text2") -> QPixmap:
        """An icon in a colour of the palette; the size follows the text scale."""
        return self._icons.pixmap(name, self.px(size), self.colour(tone), QGuiApplication.primaryScreen().devicePixelRatio())

    def icon(self, name: str, size: int = 18, tone: str = "text2") -> QIcon:
        return QIcon(self.pixmap(name, size, tone))

    def paint_icon(self, painter: QPainter, name: str, where: QRectF, colour: QColor) -> None:
        """An icon in any size and colour, for pictures that do not follow the palette."""
        self._icons.paint(painter, name, where, colour)

    def icon_size(self, size: int) -> QSize:
        return QSize(self.px(size), self.px(size))

    # -- what the person chooses

    def set_appearance(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self.apply()

    def set_percent(self, percent: int) -> None:
        self.percent = min(SCALES, key=lambda scale: abs(scale - percent))
        self.apply()

    def larger(self, steps: int) -> None:
        """One step of the text scale up (+1) or down (-1)."""
        at = SCALES.index(self.percent) + steps
        self.set_percent(SCALES[max(0, min(at, len(SCALES) - 1))])

    def set_speech(self, speech: Speech) -> None:
        """Another language: the window builds its pages anew afterwards."""
        self.speech = speech
        self._families = fonts.families_for(speech.language)
        fonts.load_first(speech.language)
        self.apply()

    def apply(self) -> None:
        """Put palette, font and style sheet on the whole program."""
        self.palette = palette_for(self.appearance)
        self._fonts.clear()
        self._icons.forget()
        application = QApplication.instance()
        assert isinstance(application, QApplication), "the look needs the running application"
        application.setPalette(qt_palette(self.palette))
        application.setFont(self.font("body"))
        application.setStyleSheet(style_sheet(self.palette, self.px))
        self.changed.emit()

    def _make_font(self, style: str, bold: bool | None) -> QFont:
        kind = TYPE[style]
        enlarged = TALL_SCRIPTS.get(self.speech.language, 1.0)
        font = QFont(self._families)
        font.setPixelSize(round(kind.px * self.scale * enlarged))
        is_bold = kind.bold if bold is None else bold
        if enlarged > 1 and kind.px < _SMALLEST_BOLD_OF_TALL_SCRIPTS:
            is_bold = False  # their strokes run together
        font.setWeight(QFont.Weight.Bold if is_bold else QFont.Weight.Normal)
        if QGuiApplication.platformName() == "offscreen":
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def prepare(application: QApplication, look: Look) -> None:
    """Base style, the letters of the first window, and the look itself; the desktop's later wishes are followed."""
    application.setStyle(QStyleFactory.create("Fusion"))
    fonts.load_first(look.speech.language)
    look.apply()
    hints, access = desktop_wishes()
    hints.colorSchemeChanged.connect(lambda _scheme: _follow(look))
    access.contrastPreferenceChanged.connect(lambda _wish: _follow(look))


def _follow(look: Look) -> None:
    if look.appearance is Appearance.SYSTEM:
        look.apply()


def qt_palette(colours: Palette) -> QPalette:
    """Qt's own roles, for what no style sheet reaches."""
    roles = QPalette.ColorRole
    palette = QPalette()
    pairs = {
        roles.Window: colours.bg,
        roles.WindowText: colours.text,
        roles.Base: colours.surface,
        roles.AlternateBase: colours.sunken,
        roles.Text: colours.text,
        roles.Button: colours.surface,
        roles.ButtonText: colours.text,
        roles.BrightText: colours.err,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on,
        roles.PlaceholderText: colours.text3,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.ToolTipBase: colours.surface,
        roles.ToolTipText: colours.text,
        roles.Light: colours.surface,
        roles.Midlight: colours.sunken,
        roles.Mid: colours.line,
        roles.Dark: colours.ctl,
        roles.Shadow: colours.ctl,
        roles.Accent: colours.accent,
    }
    for role, colour in pairs.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.text3))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.Base, QColor(colours.sunken))
    return palette
