"""The margin bar: how far a value is from the limit of a paragraph."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.margin_figures import MarginFigure, Standing, scale_of
from ui.parts.painting import TallEnough, height_hint, rounded
from ui.parts.text_block import TextBlock
from ui.theme.look import Look

BAR_HEIGHT = 44
_TONE = {
    Standing.NONE: "text2",
    Standing.INSIDE: "accent",
    Standing.CLOSE: "warn",
    Standing.CLOSE_INSIDE: "warn",
    Standing.STRADDLING: "warn",
    Standing.FAR: "text2",
}


def tone_of(figure: MarginFigure) -> str:
    """Accent inside, amber when close or when the limit lies inside a range, grey when far."""
    return _TONE[figure.standing]


class MarginBar(QWidget):
    """The bar by itself; a screen reader hears the sentence of the figure."""

    def __init__(self, look: Look, figure: MarginFigure, *, name: str = "", size: float = 1.0) -> None:
        """`size` enlarges everything, for a projector."""
        super().__init__()
        self._look = look
        self._figure = figure
        self._enlarged = size
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_figure(figure)
        look.changed.connect(self.updateGeometry)

    def show_figure(self, figure: MarginFigure) -> None:
        self._figure = figure
        self.setAccessibleName(figure.spoken)
        self.setToolTip(figure.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), self._look.px(BAR_HEIGHT * self._enlarged))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._look.px(BAR_HEIGHT * self._enlarged))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_margin(QPainter(self), QRectF(self.rect()), self._figure, self._look, self._enlarged)


def paint_margin(painter: QPainter, rect: QRectF, figure: MarginFigure, look: Look, size: float = 1.0) -> None:
    """Words above, track with the listed range, ticks with their limits below, and the value as a dot or a dumb-bell."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = look.scale * size
    scale = scale_of(figure)
    track = QRectF(rect.x(), rect.y() + 18 * unit, rect.width(), 8 * unit)

    def at(value: float) -> float:
        return track.x() + scale.share(value) * track.width()

    rounded(painter, track, 4 * unit, look.colour("track"))
    left = track.left() if figure.listed_low is None else at(figure.listed_low)
    right = track.right() if figure.listed_high is None else at(figure.listed_high)
    _paint_listed(painter, track, QRectF(left, track.y(), max(2 * unit, right - left), track.height()), look)
    _paint_limits(painter, track, [(at(value), text) for value, text in figure.limits], look, unit)
    if figure.has_value:
        _paint_value(painter, track, figure, at, look, unit)


def _paint_listed(painter: QPainter, track: QRectF, listed: QRectF, look: Look) -> None:
    """Hatched, so that the range is seen without colour."""
    painter.save()
    shape = QPainterPath()
    shape.addRoundedRect(track, track.height() / 2, track.height() / 2)
    painter.setClipPath(shape)
    painter.setClipRect(listed, Qt.ClipOperation.IntersectClip)
    soft = QColor(look.colour("accent"))
    soft.setAlphaF(0.38)
    painter.fillRect(listed, soft)
    painter.setPen(QPen(look.colour("accent"), max(1.0, track.height() * 0.14)))
    step, reach = track.height() * 0.62, track.height()
    x = listed.left() - reach
    while x < listed.right():
        painter.drawLine(QPointF(x, listed.bottom()), QPointF(x + reach, listed.top()))
        x += step
    painter.restore()


def _paint_limits(painter: QPainter, track: QRectF, ticks: list[tuple[float, str]], look: Look, unit: float) -> None:
    painter.setPen(QPen(look.colour("text"), max(1.0, 1.4 * unit)))
    middle = track.center().y()
    for x, _text in ticks:
        painter.drawLine(QPointF(x, middle - 6 * unit), QPointF(x, middle + 6 * unit))
    free_from = track.left()
    for number, (x, text) in enumerate(ticks):
        block = _micro(text, look, unit)
        width = block.natural_width
        left = max(free_from, min(x - width / 2, track.right() - width))
        if number == 0 and len(ticks) > 1:  # leave room for the next one
            rest = sum(_micro(after, look, unit).natural_width + 8 * unit for _x, after in ticks[1:])
            left = max(track.left(), min(left, track.right() - rest - width))
        block.paint(painter, QPointF(left, middle + 7 * unit), width, look.colour("text2"))
        free_from = left + width + 8 * unit


def _paint_value(painter: QPainter, track: QRectF, figure: MarginFigure, place: Callable[[float], float], look: Look, unit: float) -> None:
    tone = look.colour(tone_of(figure))
    middle = track.center().y()
    left = track.left() if figure.low is None else place(figure.low)
    right = track.right() if figure.high is None else place(figure.high)
    if figure.is_range:
        rounded(painter, QRectF(left, middle - 2.5 * unit, right - left, 5 * unit), 2 * unit, tone)
    for x, is_end in ((left, figure.low is not None), (right, figure.high is not None and figure.is_range)):
        if is_end:
            x = min(max(x, track.left() + 7 * unit), track.right() - 7 * unit)
            _paint_dot(painter, QPointF(x, middle), tone, look, unit, is_hollow=figure.is_typed)
    block = _micro(figure.words, look, unit, bold=True)
    centre = (left + right) / 2
    x = min(max(centre - block.natural_width / 2, track.left()), track.right() - block.natural_width)
    block.paint(painter, QPointF(x, track.top() - 18 * unit), block.natural_width, tone)


def _paint_dot(painter: QPainter, centre: QPointF, tone: QColor, look: Look, unit: float, *, is_hollow: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("surface"))
    painter.drawEllipse(centre, 8 * unit, 8 * unit)
    if is_hollow:
        painter.setPen(QPen(tone, 2.4 * unit))
        painter.drawEllipse(centre, 5 * unit, 5 * unit)
    else:
        painter.setBrush(tone)
        painter.drawEllipse(centre, 6 * unit, 6 * unit)


def _micro(text: str, look: Look, unit: float, *, bold: bool = False) -> TextBlock:
    font = look.font("micro", bold=bold)
    font.setPixelSize(round(12 * unit))
    return TextBlock(text, font, round(16 * unit))


class Legend(TallEnough, QWidget):
    """What the bar's signs mean; one at the foot of the board."""

    def __init__(self, look: Look, texts: tuple[str, str, str]) -> None:
        super().__init__()
        self._look = look
        self._texts = texts
        self.setAccessibleName(", ".join(texts))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._run(None, width)

    def sizeHint(self) -> QSize:
        return height_hint(self, self._look.px(280))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), self._run(None, max(self.width(), self._look.px(120))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._run(QPainter(self), self.width())

    def _run(self, painter: QPainter | None, width: int) -> int:
        look, line = self._look, self._look.px(20)
        x = y = 0.0
        for sign, text in zip(("range", "dot", "bell"), self._texts, strict=True):
            block = TextBlock(text, look.font("micro"), look.px(16))
            sign_width = look.px({"range": 24, "dot": 10, "bell": 26}[sign])
            need = sign_width + look.px(6) + block.natural_width
            if x and x + need > width:
                x, y = 0.0, y + line
            if painter is not None:
                self._paint_sign(painter, sign, QRectF(x, y, sign_width, line))
                block.paint(
                    painter, QPointF(x + sign_width + look.px(6), y + (line - look.px(16)) / 2), block.natural_width, look.colour("text2")
                )
            x += need + look.px(10)
        return round(y + line)

    def _paint_sign(self, painter: QPainter, sign: str, where: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, middle = self._look, where.center().y()
        if sign == "range":
            bar = QRectF(where.x(), middle - look.px(4), where.width(), look.px(8))
            _paint_listed(painter, bar, bar, look)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("text2"))
        radius = look.px(10) / 2
        if sign == "dot":
            painter.drawEllipse(where.center(), radius, radius)
            return
        painter.drawRect(QRectF(where.x() + radius, middle - look.px(2), where.width() - 2 * radius, look.px(4)))
        for x in (where.x() + radius, where.right() - radius):
            painter.drawEllipse(QPointF(x, middle), radius, radius)
