"""Panes side by side whose widths are remembered."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme.look import Look


class RemembersSizes(Protocol):
    """Where widths are kept between two starts."""

    def pane_sizes(self, key: str) -> list[int]: ...

    def remember_pane_sizes(self, key: str, sizes: list[int]) -> None: ...


class MemorySplitter(QSplitter):
    """`sizes` are the widths of the design; the pane with the stretch takes what is left."""

    def __init__(
        self, look: Look, memory: RemembersSizes, key: str, panes: Sequence[tuple[QWidget, int]], *, stretch: int, bare: Sequence[int] = ()
    ) -> None:
        """`panes` are (widget, width of the design); `stretch` is the number of the pane that grows; `bare`: no line left of these."""
        super().__init__(Qt.Orientation.Horizontal)
        self._look, self._memory, self._key = look, memory, key
        self._wished = [width for _widget, width in panes]
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

    def _restore(self) -> None:
        known = self._memory.pane_sizes(self._key)
        sizes = known if len(known) == len(self._wished) else self._wished
        self.setSizes([self._look.px(size) for size in sizes])

    def _remember(self) -> None:
        self._memory.remember_pane_sizes(self._key, [round(size / self._look.scale) for size in self.sizes()])
