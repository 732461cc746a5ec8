"""A small form in the panel of a product: one field that must be filled, one that may stay empty."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.parts.buttons import HeaderButton, TextAction
from ui.parts.field import Field
from ui.parts.fields import TextField
from ui.parts.layouts import Column, FlowRow, box
from ui.products.words import WORDS
from ui.theme.look import Look


class PanelForm(QWidget):
    """`given` carries both fields. Words begin with `key`; the widgets are named after `name` and the fields in `fields`."""

    given = Signal(str, str)
    left = Signal()

    def __init__(self, look: Look, *, key: str, name: str, fields: tuple[str, str]) -> None:
        super().__init__()
        self._key = key
        self._words = look.speech.over(WORDS)
        self.setObjectName(f"{name}_form")
        text, (first, second) = self._words.text, fields
        self._first, self._second = (TextField(look, name=f"{name}_{field}") for field in fields)
        for field in (self._first, self._second):
            field.returnPressed.connect(self._save)
            field.escaped.connect(self.left)
        self._field = Field(look, text(f"{key}.{first}"), self._first, name=f"{name}_field", help=text(f"{key}.{first}.help"))
        save = HeaderButton(look, text(f"{key}.save"), name=f"{name}_save", primary=True)
        save.clicked.connect(self._save)
        cancel = TextAction(look, text(f"{key}.cancel"), name=f"{name}_cancel")
        cancel.clicked.connect(self.left)
        buttons = FlowRow(look, spacing=12)
        buttons.add(save)
        buttons.add(cancel)
        column = Column(look, spacing=10)
        column.add(self._field)
        column.add(Field(look, text(f"{key}.{second}"), self._second, name=f"{name}_{second}_field"))
        column.add(box(buttons))
        self.setLayout(column)

    def begin(self, suggested: str = "") -> None:
        self._field.clear_error()
        self._first.setText(suggested)
        self._second.setText("")
        self.show()
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._first.selectAll()

    def refuse(self, sentence: str) -> None:
        """What was written stays; the sentence says what is wrong with it."""
        self.show()
        self._field.set_error(sentence)
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        first = self._first.text().strip()
        if first:
            self.given.emit(first, self._second.text().strip())
        else:
            self.refuse(self._words.text(f"{self._key}.empty"))
