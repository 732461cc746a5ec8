"""Panes side by side whose widths are remembered."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme.look import Look


class RemembersSizes(Protocol):
    """Where widths are kept between two starts."""

    def pane_sizes(self, key: str) -> list[int]: ...

    def remember_pane_sizes(self, key: str, sizes: list[int]) -> None: ...


_ROOMY_FROM = 1300  # effective pixels of the panes together: a large screen
_SIDE, _PAPER = 400, 560  # how wide a side pane and the paper become there
_PAPER_FROM = 384  # in the design only the pane with the paper is as wide as this


class MemorySplitter(QSplitter):
    """`sizes` are the widths of the design; the pane with the stretch takes what is left. A large screen has widths of its own."""

    def __init__(
        self, look: Look, memory: RemembersSizes, key: str, panes: Sequence[tuple[QWidget, int]], *, stretch: int, bare: Sequence[int] = ()
    ) -> None:
        """`panes` are (widget, width of the design); `stretch` is the number of the pane that grows; `bare`: no line left of these."""
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._memory, self._key = look, memory, key
        self._wished = [width for _widget, width in panes]
        self._stretch = stretch
        self._is_roomy = False
        self.setObjectName(key)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for number, (widget, _width) in enumerate(panes):
            self.addWidget(widget)
            self.setStretchFactor(number, 1 if number == stretch else 0)
            self.handle(number).setProperty("bare", number in bare)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(400)
        self._rest.timeout.connect(self._remember)
        self.splitterMoved.connect(lambda *_where: self._rest.start())
        self._restore()
        look.changed.connect(self._restore)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_roomy = self.width() / self._look.scale >= _ROOMY_FROM
        if is_roomy is not self._is_roomy:
            self._is_roomy = is_roomy
            self._restore()

    def _restore(self) -> None:
        known = self._memory.pane_sizes(self._place())
        sizes = known if len(known) == len(self._wished) else self._sizes_of_design()
        self.setSizes([self._look.px(size) for size in sizes])

    def _sizes_of_design(self) -> list[int]:
        if not self._is_roomy:
            return self._wished
        wide = [_PAPER if width >= _PAPER_FROM else min(_SIDE, round(width * 1.25)) for width in self._wished]
        spare = round(self.width() / self._look.scale) - sum(wide) + wide[self._stretch]
        return [spare if number == self._stretch else width for number, width in enumerate(wide)]

    def _remember(self) -> None:
        self._memory.remember_pane_sizes(self._place(), [round(size / self._look.scale) for size in self.sizes()])

    def _place(self) -> str:
        return f"{self._key}_roomy" if self._is_roomy else self._key
