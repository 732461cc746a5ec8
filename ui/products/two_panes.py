"""A list with a panel beside it; where there is little room the two become tabs."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.frame.page import Width
from ui.frame.settings import SettingsStore
from ui.parts.layouts import Column
from ui.parts.pane_tabs import PaneTabs
from ui.parts.splitter import MemorySplitter
from ui.theme.look import Look


class TwoPanes(QWidget):
    """`panes` are (id, title of the tab, widget, width of the design); the first one grows."""

    def __init__(self, look: Look, settings: SettingsStore, key: str, panes: Sequence[tuple[str, str, QWidget, int]]) -> None:
        super().__init__()
        self._look, self._settings, self._key = look, settings, key
        self._panes = tuple(panes)
        self._is_narrow = False
        self._tabs: PaneTabs | None = None
        self._column = Column(look, spacing=0)
        self.setLayout(self._column)
        self._holder = self._build()

    def fit(self, width: Width) -> None:
        is_narrow = width is Width.NARROW
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        for _id, _title, widget, _width in self._panes:
            widget.hide()
            widget.setParent(self)
        self._column.removeWidget(self._holder)
        self._holder.hide()
        self._holder.deleteLater()
        self._holder = self._build()

    def bring_forward(self, pane: str) -> None:
        """The tab of this pane, where there are tabs."""
        if self._tabs is not None:
            self._tabs.choose(pane)

    def _build(self) -> QWidget:
        if self._is_narrow:
            tabs = [(key, title, widget) for key, title, widget, _width in self._panes]
            self._tabs = PaneTabs(self._look, tabs, name=f"{self._key}_tabs")
            return self._column.add(self._tabs)
        self._tabs = None
        sizes = [(widget, width) for _id, _title, widget, width in self._panes]
        splitter = MemorySplitter(self._look, self._settings, self._key, sizes, stretch=0)
        for _id, _title, widget, _width in self._panes:
            widget.show()
        return self._column.add(splitter)
