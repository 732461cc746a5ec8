"""The left side of the window: the program's mark, the rooms, the menu. In small windows a rail of icons."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.frame.rooms import Room
from ui.frame.words import WORDS
from ui.parts.buttons import Button
from ui.parts.labels import Label
from ui.parts.layouts import Column, Line, Row, ScrollPane, Surface, box
from ui.parts.painting import height_hint, rounded
from ui.parts.text_block import TextBlock
from ui.theme.look import Look
from ui.theme.tokens import RADIUS_CONTROL

_WIDTH, _ROOMY, _RAIL, _WIDEST_RAIL = 192, 240, 64, 80


class Mark(QWidget):
    """The program's sign: a list with a tick."""

    def __init__(self, look: Look, size: int = 32) -> None:
        super().__init__()
        self._look, self._size = look, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self._size), self._look.px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, unit = QPainter(self), self.width() / 32
        rounded(painter, QRectF(self.rect()), 8 * unit, self._look.colour("accent"))
        painter.setPen(QPen(self._look.colour("on"), 2.4 * unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for y, right in ((9.5, 24.0), (15.5, 18.0), (21.5, 12.0)):
            painter.drawLine(QPointF(8 * unit, y * unit), QPointF(right * unit, y * unit))
        painter.drawPolyline([QPointF(15.5 * unit, 20 * unit), QPointF(18.7 * unit, 23.2 * unit), QPointF(24.5 * unit, 16.5 * unit)])


class NavigationRow(Button):
    """One room; the current one stands on a white pill with a bar at the window's edge."""

    role = "compact"
    tall = 40

    def __init__(self, look: Look, text: str, *, name: str, icon: str) -> None:
        super().__init__(look, text, name=name, icon=icon)
        self.setCheckable(True)
        self.is_rail = False
        self.badge = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_rail(self, is_rail: bool) -> None:
        self.is_rail = is_rail
        self._show_tip()
        self._measure()

    def ring_rect(self) -> QRect:
        """The pill, for the focus ring."""
        return self.rect().adjusted(self._look.px(8), 0, -self._look.px(8), 0)

    def set_badge(self, text: str) -> None:
        """A number beside the room, for example cases waiting."""
        self.badge = text
        self.setAccessibleDescription(text)
        self.update()

    def heightForWidth(self, width: int) -> int:
        if self.is_rail:
            return self._look.px(self.tall) if self._look.percent <= 125 else 48
        block = self._words_block(bold=True)  # the widest that it gets, so that nothing moves when the room is chosen
        return max(self._look.px(self.tall), round(block.height(self._room(width))) + self._look.px(12))

    def sizeHint(self) -> QSize:
        return height_hint(self, self._look.px(_WIDTH))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 40) if self.is_rail else QSize(self._look.px(40), self._look.px(self.tall))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        edge = look.px(8)
        pill = QRectF(self.rect()).adjusted(edge, 0, -edge, 0)
        if self.isChecked():
            line = look.colour("accent" if look.is_high_contrast else "line")
            rounded(
                painter,
                pill,
                look.px(RADIUS_CONTROL),
                look.colour("surface"),
                None if look.palette.is_dark and not look.is_high_contrast else line,
                look.palette.edge,
            )
            height = look.px(24)
            bar = QRectF(-look.px(4), (self.height() - height) / 2, look.px(8), height)
            rounded(painter, bar, look.px(3), look.colour("accent"))
        elif self.underMouse():
            fill = look.colour("touched" if look.palette.is_dark else "line")
            fill.setAlphaF(0.6)
            rounded(painter, pill, look.px(RADIUS_CONTROL), fill)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        look = self._look
        tone = "accent" if self.isChecked() else "text"
        size = self._icon_size()
        top = (self.height() - look.px(size)) / 2
        if self.is_rail:
            painter.drawPixmap(
                QPointF((self.width() - look.px(size)) / 2, top), look.pixmap(self._icon, size, "accent" if self.isChecked() else "text2")
            )
            return
        painter.drawPixmap(QPointF(look.px(21), top), look.pixmap(self._icon, size, "accent" if self.isChecked() else "text2"))
        room = self._room(self.width())
        block = self._words_block()
        block.paint(painter, QPointF(look.px(52), (self.height() - block.height(room)) / 2), room, look.colour(tone))
        if self.badge:
            self._paint_badge(painter)

    def _paint_badge(self, painter: QPainter) -> None:
        look = self._look
        block = TextBlock(self.badge, look.font("micro", bold=True), look.px(16))
        width = max(look.px(24), block.natural_width + look.px(12))
        place = QRectF(self.width() - look.px(18) - width, (self.height() - look.px(20)) / 2, width, look.px(20))
        rounded(painter, place, look.px(10), look.colour("soft"), look.colour("accent") if look.is_high_contrast else None)
        block.paint(painter, QPointF(place.x(), place.y() + look.px(2)), width, look.colour("accent"), Qt.AlignmentFlag.AlignHCenter)

    def _icon_size(self) -> int:
        """In a rail of large text the icons stop growing: the rail has no room for more."""
        return min(20, round(28 / self._look.scale)) if self.is_rail else 20 if self._look.percent <= 150 else 18

    def _words_block(self, *, bold: bool | None = None) -> TextBlock:
        is_bold = self.isChecked() if bold is None else bold
        return TextBlock(self._words, self._look.font("compact", bold=is_bold), self._look.px(20))

    def _room(self, width: int) -> int:
        return max(20, width - self._look.px(52 + 16 + (36 if self.badge else 0)))

    def _show_tip(self) -> None:
        keys = f" ({self._tip})" if self._tip else ""
        self.setToolTip(f"{self._words}{keys}")


class Navigation(Surface):
    """Rooms in the order of the role. `room_chosen` carries the id of the room."""

    room_chosen = Signal(str)
    menu_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "sunken", edges="r", name="navigation")
        self._words = look.speech.over(WORDS)
        self._rows: dict[str, NavigationRow] = {}
        self._is_rail = False
        self._is_roomy = False
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.setAccessibleName(self._words.text("frame.navigation"))
        self._mark = self._head()
        self._list = Column(look, spacing=0, margins=(0, 0, 1, 8))
        self._scroll = ScrollPane(box(self._list), name="navigation_rooms")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._parting: Column | None = None
        self._menu = NavigationRow(look, self._words.text("frame.menu"), name="navigation_menu", icon="menu")
        self._menu.setCheckable(False)
        self._menu.set_tip_key("F10")
        self._menu.clicked.connect(self.menu_requested)
        column = Column(look, spacing=0, margins=(0, 0, 0, 8))
        column.add(self._mark)
        column.add(self._scroll, 1)
        column.add(self._menu)
        self.setLayout(column)
        self._measure()
        look.changed.connect(self._measure)

    def _head(self) -> QWidget:
        look = self._look
        row = Row(look, spacing=10, margins=(20, 18, 12, 22))
        row.add(Mark(look))
        names = Column(look, spacing=0)
        names.add(Label(look, self._words.text("frame.program"), "compact", bold=True))
        names.add(Label(look, self._words.text("frame.program.line"), "small", tone="text2"))
        row.add(names, 1)
        return box(row, name="program_mark")

    @property
    def menu_button(self) -> NavigationRow:
        return self._menu

    def show_rooms(self, above: Sequence[Room], below: Sequence[Room], current: str) -> None:
        self._list.empty()
        self._rows, self._parting = {}, None
        for number, room in enumerate([*above, *below]):
            if number == len(above) and above and below:
                self._list.add(box(self._divider()))
            row = NavigationRow(self._look, self._words.text(room.title), name=f"navigation_{room.id}", icon=room.icon)
            row.set_tip_key(f"Ctrl+{(number + 1) % 10}, Alt+{room.letter}" if number < 10 else f"Alt+{room.letter}")
            row.set_rail(self._is_rail)
            row.clicked.connect(lambda _checked=False, name=room.id: self.room_chosen.emit(name))
            self._group.addButton(row)
            self._rows[room.id] = self._list.add(row)
        self._list.spread()
        self.show_current(current)

    def _divider(self) -> Column:
        self._parting = Column(self._look, spacing=0, margins=self._parting_margins())
        self._parting.add(Line(self._look))
        return self._parting

    def _parting_margins(self) -> tuple[int, int, int, int]:
        """The line between the rooms; in the rail there is less room beside it."""
        return (8, 8, 8, 8) if self._is_rail else (20, 8, 20, 8)

    def show_current(self, room: str) -> None:
        row = self._rows.get(room)
        if row is not None:
            row.setChecked(True)

    def set_badge(self, room: str, text: str) -> None:
        if room in self._rows:
            self._rows[room].set_badge(text)

    def set_rail(self, is_rail: bool) -> None:
        """Icons only; the words are in the tool tips and for screen readers."""
        if is_rail != self._is_rail:
            self._is_rail = is_rail
            for row in (*self._rows.values(), self._menu):
                row.set_rail(is_rail)
            if self._parting is not None:
                self._parting.set_margins(self._parting_margins())
            self._measure()

    def set_roomy(self, is_roomy: bool) -> None:
        """A wide window: more room for long words."""
        if is_roomy != self._is_roomy:
            self._is_roomy = is_roomy
            self._measure()

    def _measure(self) -> None:
        rail = min(self._look.px(_RAIL), _WIDEST_RAIL)
        self.setFixedWidth(rail if self._is_rail else self._look.px(_ROOMY if self._is_roomy else _WIDTH))
        self._mark.setVisible(not self._is_rail)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, self._look.px(16) if self._is_rail else 0, 0, self._look.px(8))
