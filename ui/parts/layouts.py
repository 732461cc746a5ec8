"""Arrangement on the 8 px grid: columns, rows and grids whose spaces follow the text scale."""

from typing import TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLayout, QLayoutItem, QScrollArea, QSizePolicy, QSpacerItem, QWidget

from ui.theme.look import Look

Margins = int | tuple[int, int, int, int]
Content = TypeVar("Content", bound=QWidget | QLayout)


class _Box(QBoxLayout):
    """A box whose spacing and margins are given in pixels of the design."""

    def __init__(self, direction: QBoxLayout.Direction, look: Look, spacing: int, margins: Margins) -> None:
        super().__init__(direction)
        self._look = look
        self._spacing = spacing
        self._margins = margins
        self._gaps: list[tuple[QSpacerItem, int]] = []
        self._measure()
        look.changed.connect(self._measure)

    def add(self, content: Content, stretch: int = 0, align: Qt.AlignmentFlag | None = None) -> Content:
        """Add a widget or a layout, and give it back."""
        if isinstance(content, QWidget):
            self.addWidget(content, stretch, align or Qt.AlignmentFlag(0))
        else:
            self.addLayout(content, stretch)
        return content

    def gap(self, pixels: int) -> None:
        """Extra space beyond the spacing."""
        spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._gaps.append((spacer, pixels))
        self.addItem(spacer)
        self._measure()

    def spread(self, factor: int = 1) -> None:
        self.addStretch(factor)

    def set_margins(self, margins: Margins) -> None:
        self._margins = margins
        self._measure()

    def empty(self) -> None:
        """Take everything out and delete it."""
        self._gaps.clear()
        clear_layout(self)

    def _measure(self) -> None:
        self.setSpacing(self._look.px(self._spacing))
        self.setContentsMargins(*scaled_margins(self._look, self._margins))
        is_vertical = self.direction() in {QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop}
        for spacer, pixels in self._gaps:
            size = self._look.px(pixels)
            spacer.changeSize(0 if is_vertical else size, size if is_vertical else 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.invalidate()


class Column(_Box):
    """Top to bottom."""

    def __init__(self, look: Look, *, spacing: int = 8, margins: Margins = 0) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, look, spacing, margins)


class Row(_Box):
    """In reading direction."""

    def __init__(self, look: Look, *, spacing: int = 8, margins: Margins = 0) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, look, spacing, margins)


class Grid(QGridLayout):
    """Cells; spacing is (between columns, between rows)."""

    def __init__(self, look: Look, *, spacing: tuple[int, int] = (16, 8), margins: Margins = 0) -> None:
        super().__init__()
        self._look = look
        self._spacing = spacing
        self._margins = margins
        self._measure()
        look.changed.connect(self._measure)

    def put(self, content: Content, row: int, column: int, *, rows: int = 1, columns: int = 1) -> Content:
        """Place a widget or a layout, and give it back."""
        if isinstance(content, QWidget):
            self.addWidget(content, row, column, rows, columns)
        else:
            self.addLayout(content, row, column, rows, columns)
        return content

    def empty(self) -> None:
        clear_layout(self)

    def _measure(self) -> None:
        self.setHorizontalSpacing(self._look.px(self._spacing[0]))
        self.setVerticalSpacing(self._look.px(self._spacing[1]))
        self.setContentsMargins(*scaled_margins(self._look, self._margins))


class FlowRow(QLayout):
    """Side by side, and on to the next line when there is no room: for tags, actions and facts."""

    def __init__(self, look: Look, *, spacing: int = 8, margins: Margins = 0, to_right: bool = False) -> None:
        super().__init__()
        self._look = look
        self._gap = spacing
        self._to_right = to_right
        self._margins = margins
        self._items: list[QLayoutItem] = []
        self._width = -1  # Qt forgets its own with every invalidate(): asking Qt made it lay out again without end
        look.changed.connect(self._measure)
        self._measure()

    def add(self, widget: QWidget) -> QWidget:
        self.addWidget(widget)
        return widget

    def empty(self) -> None:
        clear_layout(self)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # Qt asks beyond the end and expects nothing
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # as above
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        left, top, right, bottom = self._edges()
        width = sum(hint.width() for hint in hints) + self._look.px(self._gap) * max(0, len(hints) - 1)
        return QSize(width + left + right, max((hint.height() for hint in hints), default=0) + top + bottom)

    def minimumSize(self) -> QSize:
        left, top, right, bottom = self._edges()
        sizes = [item.minimumSize() for item in self._shown()]
        width = max((size.width() for size in sizes), default=0) + left + right
        now = self.geometry().width()
        tall = self.heightForWidth(max(now, width)) if now else max((size.height() for size in sizes), default=0) + top + bottom
        return QSize(width, tall)

    def setGeometry(self, rect: QRect) -> None:
        is_new_width, self._width = rect.width() != self._width, rect.width()
        super().setGeometry(rect)
        self._arrange(rect, place=True)
        if is_new_width:
            self.invalidate()

    def _measure(self) -> None:
        self.setContentsMargins(*scaled_margins(self._look, self._margins))
        self.invalidate()

    def _edges(self) -> tuple[int, int, int, int]:
        edges = self.contentsMargins()
        return edges.left(), edges.top(), edges.right(), edges.bottom()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        left, top, right, bottom = self._edges()
        room = rect.width() - left - right
        gap = self._look.px(self._gap)
        y, line, x = top, [], 0
        for item in self._shown():
            width = min(item.sizeHint().width(), room)
            if line and x + width > room:
                y += self._place_line(line, rect, self._start(line, left, room), y, place) + gap
                line, x = [], 0
            line.append((item, x, width))
            x += width + gap
        if line:
            y += self._place_line(line, rect, self._start(line, left, room), y, place)
        return y + bottom

    def _start(self, line: list[tuple[QLayoutItem, int, int]], left: int, room: int) -> int:
        """Where a line begins; at the right its last item ends at the edge."""
        _item, x, width = line[-1]
        return left + max(0, room - x - width) if self._to_right else left

    @staticmethod
    def _place_line(line: list[tuple[QLayoutItem, int, int]], rect: QRect, left: int, y: int, place: bool) -> int:
        heights = [item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height() for item, _x, width in line]
        tallest = max(heights)
        if place:
            for (item, x, width), height in zip(line, heights, strict=True):
                at = QPoint(rect.x() + left + x, rect.y() + y + (tallest - height) // 2)
                item.setGeometry(QRect(at, QSize(width, height)))
        return tallest


class ScrollPane(QScrollArea):
    """A pane that scrolls downwards for itself; sideways only where a single word is wider than the pane."""

    def __init__(self, widget: QWidget, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setViewport(QWidget())  # Qt's own would cost 40 ms of start-up: wrapping it makes PySide look through all its classes
        self.setWidget(widget)
        widget.setAutoFillBackground(False)

    def keep_right_edge(self) -> None:
        """The scroll bar stands in the margin of the content, so that its right edge stays in line with the bar of actions below."""
        self.verticalScrollBar().rangeChanged.connect(self._let_into_margin)

    def _let_into_margin(self, low: int, high: int) -> None:
        bar = self.verticalScrollBar()
        self.setViewportMargins(0, 0, -bar.sizeHint().width() if high > low else 0, 0)
        holder = bar.parentWidget()
        if holder is not None:
            holder.raise_()

    def minimumSizeHint(self) -> QSize:
        widget = self.widget()
        return QSize(widget.minimumSizeHint().width() if widget else 0, 48)

    def sizeHint(self) -> QSize:
        widget = self.widget()
        return widget.sizeHint() if widget else super().sizeHint()

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)


class Line(QWidget):
    """A divider: decoration, it carries no meaning."""

    def __init__(self, look: Look, *, vertical: bool = False, tone: str = "line") -> None:
        super().__init__()
        self._look = look
        self._tone = tone
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(self._tone))


class Surface(QWidget):
    """A plain area filled with one colour of the palette, with lines at the edges that are named in `edges` ("l", "t", "r", "b")."""

    def __init__(self, look: Look, tone: str = "surface", *, edges: str = "", name: str = "") -> None:
        super().__init__()
        self._look = look
        self._tone = tone
        self._edges = edges
        self.setObjectName(name)
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(self._tone))
        line, width, height = self._look.colour("line"), self.width(), self.height()
        strips = {"l": (0, 0, 1, height), "r": (width - 1, 0, 1, height), "t": (0, 0, width, 1), "b": (0, height - 1, width, 1)}
        for edge in self._edges:
            painter.fillRect(QRect(*strips[edge]), line)


def box(layout: QLayout, *, name: str = "") -> QWidget:
    """A plain holder for a layout."""
    holder = QWidget()
    holder.setObjectName(name)
    holder.setLayout(layout)
    return holder


def scrolled(layout: QLayout, *, name: str) -> ScrollPane:
    """A layout in a pane that scrolls downwards."""
    return ScrollPane(box(layout), name=name)


class _Sizes(QObject):
    """Keeps a widget's fixed sizes in step with the text scale."""

    def __init__(self, look: Look, widget: QWidget, sizes: dict[str, int]) -> None:
        super().__init__(widget)
        self._look = look
        self._widget = widget
        self._sizes = sizes
        self._measure()
        look.changed.connect(self._measure)

    def _measure(self) -> None:
        setters = {
            "width": self._widget.setFixedWidth,
            "height": self._widget.setFixedHeight,
            "min_width": self._widget.setMinimumWidth,
            "max_width": self._widget.setMaximumWidth,
            "min_height": self._widget.setMinimumHeight,
        }
        for name, pixels in self._sizes.items():
            setters[name](self._look.px(pixels))


def sized(look: Look, widget: QWidget, **sizes: int) -> None:
    """Fix sizes in pixels of the design: width, height, min_width, max_width, min_height."""
    _Sizes(look, widget, sizes)


def scaled_margins(look: Look, margins: Margins) -> tuple[int, int, int, int]:
    left, top, right, bottom = (margins,) * 4 if isinstance(margins, int) else margins
    return look.px(left), look.px(top), look.px(right), look.px(bottom)


def clear_layout(layout: QLayout) -> None:
    """Take out everything, nested layouts included; widgets are hidden at once and deleted when Qt comes round."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
            inner.deleteLater()
