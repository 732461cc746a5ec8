"""Help that unfolds in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import TextAction
from ui.parts.labels import LineLabel
from ui.parts.layouts import Column, Line, Row, box
from ui.theme.look import Look


class Disclosure(QWidget):
    """A head that opens and closes what stands in `column`."""

    toggled = Signal(bool)

    def __init__(self, look: Look, title: str, *, name: str, aside: str = "", is_open: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.head = TextAction(look, title, name=f"{name}_head", icon="chevron_right", role="body")
        self.head.tall = 48
        self.head.setCheckable(True)
        self.head.toggled.connect(self._show)
        head = Row(look, spacing=12)
        head.add(self.head)
        head.spread()
        self._aside = head.add(LineLabel(look, aside, "small", tone="text2"), align=Qt.AlignmentFlag.AlignVCenter)
        self.column = Column(look, spacing=6, margins=(28, 0, 0, 14))
        self._body = box(self.column)
        outer = Column(look, spacing=0)
        outer.add(Line(look))
        outer.add(head)
        outer.add(self._body)
        self.setLayout(outer)
        self._body.hide()
        self.head.setChecked(is_open)

    def set_aside(self, text: str) -> None:
        self._aside.setText(text)

    def set_open(self, is_open: bool) -> None:
        self.head.setChecked(is_open)

    @property
    def is_open(self) -> bool:
        return self.head.isChecked()

    def _show(self, is_open: bool) -> None:
        self._body.setVisible(is_open)
        self.head.set_icon_name("chevron_down" if is_open else "chevron_right")
        self.toggled.emit(is_open)
