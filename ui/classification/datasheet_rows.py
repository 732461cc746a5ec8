"""Values of a datasheet, one row each: what they would answer, where they stand, and the two presses."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import HeaderButton, TextAction
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row
from ui.theme.look import Look


class SheetRow(QWidget):
    """Name and value with the line they come from; at the right what can be done with it."""

    def __init__(self, look: Look, *, name: str, title: str, value: str, line: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(f"{title}: {value}. {line}")
        words = Column(look, spacing=1)
        words.add(Label(look, title, "small", tone="text2"))
        words.add(Label(look, value, "body", bold=True, name=f"{name}_value"))
        words.add(Label(look, line, "small", tone="text2", name=f"{name}_line"))
        self._row = Row(look, spacing=12, margins=(16, 10, 12, 10))
        self._row.add(words, 1)
        self.setLayout(self._row)

    def add_button(self, text: str, *, name: str, spoken: str) -> HeaderButton:
        button = HeaderButton(self._look, text, name=name)
        button.setAccessibleName(spoken)
        self._row.add(button, align=Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_action(self, text: str, *, name: str, spoken: str) -> TextAction:
        action = TextAction(self._look, text, name=name)
        action.setAccessibleName(spoken)
        self._row.add(action, align=Qt.AlignmentFlag.AlignVCenter)
        return action
