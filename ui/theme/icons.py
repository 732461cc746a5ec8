"""Line icons, recoloured at run time."""

import logging
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources

_PLACEHOLDER = "currentColor"
_STROKE = 'stroke-width="1.7"'
_SMALL_STROKE = 'stroke-width="1.9"'
_SMALL = 18
_STAND_IN = "help"

_log = logging.getLogger(__name__)


class Icons:
    """Pixmaps of the icons in any size and colour; each is drawn once."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._drawn: dict[tuple[str, int, str, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
        key = (name, size, colour.name(), ratio)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, size, colour, ratio)
        return self._drawn[key]

    def paint(self, painter: QPainter, name: str, where: QRectF, colour: QColor) -> None:
        """Draw straight onto a painter, for any size and resolution."""
        self._renderer(name, round(where.width()), colour).render(painter, where)

    def forget(self) -> None:
        self._drawn.clear()

    def _draw(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        renderer = self._renderer(name, size, colour)
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap

    def _renderer(self, name: str, size: int, colour: QColor) -> QSvgRenderer:
        if name not in self._sources:
            self._sources[name] = _source_of(name)
        source = self._sources[name].replace(_PLACEHOLDER, colour.name())
        if size <= _SMALL:
            source = source.replace(_STROKE, _SMALL_STROKE)
        return QSvgRenderer(QByteArray(source.encode()))


def _source_of(name: str) -> str:
    """The drawing of an icon. A name nobody drew is a fault of ours, written down; a painting must not fail because of it."""
    folder = files(resources).joinpath("icons")
    drawn = folder.joinpath(f"{name}.svg")
    if not drawn.is_file():
        _log.error("there is no icon %s", name)
        drawn = folder.joinpath(f"{_STAND_IN}.svg")
    return drawn.read_text(encoding="utf-8")


def icon_names() -> tuple[str, ...]:
    """All icons there are."""
    folder = files(resources).joinpath("icons")
    return tuple(sorted(entry.name.removesuffix(".svg") for entry in folder.iterdir() if entry.name.endswith(".svg")))
