"""Three panes side by side; with less room the left one becomes a drawer, with little room all become tabs."""

from PySide6.QtWidgets import QWidget

from ui.frame.page import Width
from ui.frame.settings import SettingsStore
from ui.parts.drawer import Drawer
from ui.parts.layouts import Column
from ui.parts.pane_tabs import PaneTabs
from ui.parts.splitter import MemorySplitter
from ui.theme.look import Look

_WIDTHS = {"facts": 256, "middle": 512, "board": 320}


class ThreePanes(QWidget):
    """`facts` may be missing for a while (nothing told yet): it is then left out in every arrangement."""

    def __init__(self, look: Look, settings: SettingsStore, facts: QWidget, middle: QWidget, board: QWidget) -> None:
        super().__init__()
        self._look, self._settings = look, settings
        self._parts = {"facts": facts, "middle": middle, "board": board}
        self._titles = {"facts": "", "middle": "", "board": ""}
        self._has_facts = True
        self._width: Width | None = None
        self._holder: QWidget | None = None
        self._tabs: PaneTabs | None = None
        self.drawer: Drawer | None = None
        self._column = Column(look, spacing=0)
        self.setLayout(self._column)
        self.fit(Width.WIDE)

    @property
    def shown_panes(self) -> list[QWidget]:
        """In the order in which F6 goes through them."""
        return [self._parts[name] for name in self._names()]

    def show_facts(self, has_facts: bool) -> None:
        if has_facts != self._has_facts:
            self._has_facts = has_facts
            self._build()

    def set_titles(self, *, facts: str, middle: str, board: str) -> None:
        """Words on the tabs and over the drawer."""
        self._titles = {"facts": facts, "middle": middle, "board": board}
        if self._tabs is not None:
            for name in self._names():
                self._tabs.set_title(name, self._titles[name])

    def fit(self, width: Width) -> None:
        if width is not self._width:
            self._width = width
            self._build()

    def open_facts(self) -> None:
        if self.drawer is not None:
            self.drawer.open_drawer()

    def show_middle(self) -> None:
        """Bring the question to the front after a choice in another pane."""
        if self._tabs is not None:
            self._tabs.choose("middle")
        if self.drawer is not None and self.drawer.is_open:
            self.drawer.close_drawer()

    def _names(self) -> list[str]:
        return [name for name in self._parts if name != "facts" or self._has_facts]

    def _build(self) -> None:
        self._take_apart()
        names = self._names()
        if self._width is Width.NARROW:
            order = sorted(names, key=lambda name: name != "middle")
            self._tabs = PaneTabs(self._look, [(name, self._titles[name], self._parts[name]) for name in order], name="classify_tabs")
            self._holder = self._tabs
        else:
            if self._width is Width.RAIL and self._has_facts:
                names.remove("facts")
                self.drawer = Drawer(self._look, self, self._titles["facts"], self._parts["facts"], name="classify_drawer")
            key = f"classify_{len(names)}_panes"
            panes = [(self._parts[name], _WIDTHS[name]) for name in names]
            self._holder = MemorySplitter(self._look, self._settings, key, panes, stretch=names.index("middle"))
            for name in (*names, "facts") if self.drawer is not None else names:
                self._parts[name].show()
        self._column.add(self._holder)

    def _take_apart(self) -> None:
        for part in self._parts.values():
            part.hide()
            part.setParent(self)
        if self.drawer is not None:
            self.drawer.release()
            self.drawer.deleteLater()
            self.drawer = None
        if self._holder is not None:
            self._column.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
            self._holder = None
        self._tabs = None
