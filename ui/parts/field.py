"""A field with everything around it: label, box number of the form, help, and the sentence when something is wrong."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.parts.fields import mark_faulty
from ui.parts.labels import IconLabel, Label, LineLabel
from ui.parts.layouts import Column, Row
from ui.parts.tiles import Tiles
from ui.theme.look import Look


class FieldMessage(IconLabel):
    """The sentence under the label: red sign and words for what must be fixed, amber for what should be looked at."""

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__(look, "error", "", tone="err", name=name)
        self.label.set_bold(True)
        self.hide()

    def show_sentence(self, sentence: str, *, tone: str = "err") -> None:
        self.setText(sentence)
        self.label.set_tone(tone)
        self.show_icon("error" if tone == "err" else "warning", tone)
        self.setVisible(bool(sentence))


class Field(QWidget):
    """Label over a control. With an error a red bar stands left of the whole group."""

    label_role = "compact"
    spacing = 6

    def __init__(self, look: Look, label: str, control: QWidget, *, name: str, help: str = "", box: str = "") -> None:
        super().__init__()
        self._look = look
        self._help = help
        self._is_faulty = False
        self.setObjectName(name)
        self.control = control
        self.label = Label(look, label, self.label_role, bold=True, name=f"{name}_label")
        self.label.setBuddy(control)
        self.message = FieldMessage(look, name=f"{name}_message")
        self._column = Column(look, spacing=self.spacing)
        head = Row(look, spacing=12)
        head.add(self.label, 1)
        if box:
            head.add(LineLabel(look, box, "small", tone="text2"), align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._column.add(head)
        if help:
            self._column.add(Label(look, help, "small", tone="text2"))
        self._column.add(self.message)
        self._column.add(control)
        self.setLayout(self._column)
        self.setFocusProxy(control)
        self._speak("")
        look.changed.connect(self.update)

    def set_error(self, sentence: str) -> None:
        """What is wrong, why, and what to do; empty takes it away."""
        self._is_faulty = bool(sentence)
        self.message.show_sentence(sentence)
        mark_faulty(self.control, self._is_faulty)
        self._column.set_margins((18, 0, 0, 0) if self._is_faulty else 0)
        self._speak(sentence)
        self.update()

    def set_warning(self, sentence: str) -> None:
        """Worth a second look; nothing is held back because of it."""
        self.set_error("")
        self.message.show_sentence(sentence, tone="warn")
        self._speak(sentence)

    def clear_error(self) -> None:
        self.set_error("")

    @property
    def is_faulty(self) -> bool:
        return self._is_faulty

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._is_faulty:
            QPainter(self).fillRect(QRect(0, 0, self._look.px(4), self.height()), self._look.colour("err"))

    def _speak(self, sentence: str) -> None:
        self.control.setAccessibleName(self.label.text())
        self.control.setAccessibleDescription(" ".join(part for part in (sentence, self._help) if part))


class HeadedField(Field):
    """A field as wide as its page: the label is a heading."""

    label_role = "section"
    spacing = 12


def side_by_side(look: Look, *fields: QWidget) -> Tiles:
    """Fields of one line, their labels on one height; one under the other where there is no room."""
    row = Tiles(look, least=220, even=False)
    for field in fields:
        row.add(field)
    return row
