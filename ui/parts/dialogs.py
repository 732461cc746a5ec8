"""Questions that stop the work: only for what cannot be undone or reaches beyond the page."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.focus_ring import FocusRing
from ui.parts.labels import Label
from ui.parts.layouts import Column, FlowRow
from ui.parts.painting import rounded
from ui.theme.look import Look


class Dialog(QDialog):
    """A question as title, its consequence, the safe answer first. Esc gives the safe answer."""

    def __init__(
        self, look: Look, parent: QWidget | None, title: str, text: str, answers: Sequence[tuple[str, str]], main: str = ""
    ) -> None:
        """`answers` are (id, named verb), the safe one first; `main` is the id of the filled button, by default the last."""
        super().__init__(parent)
        self._look = look
        self.answer = answers[0][0]
        self.setObjectName("dialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setWindowModality(Qt.WindowModality.WindowModal if parent else Qt.WindowModality.ApplicationModal)
        self.column = Column(look, spacing=8, margins=(24, 22, 24, 20))
        self.column.add(Label(look, title, "section", name="dialog_title"))
        self.column.add(Label(look, text, "body", tone="text2", name="dialog_text"))
        self.body = self.column.add(Column(look, spacing=8))
        self.column.gap(8)
        buttons = FlowRow(look, spacing=8, to_right=True)
        filled = main or answers[-1][0]
        for key, verb in answers:
            kind = PrimaryButton if key == filled else SecondaryButton
            button = kind(look, verb, name=f"dialog_{key}")
            button.clicked.connect(lambda _checked=False, key=key: self._choose(key))
            buttons.add(button)
        self.column.add(buttons)
        self.setLayout(self.column)
        self.setFixedWidth(look.px(480))
        self._ring = FocusRing(look, self)
        first = self.findChild(QWidget, f"dialog_{answers[0][0]}")
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, nothing else."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, PrimaryButton | SecondaryButton):
            focused.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Set off from the page below, also where the desktop draws no frame around it."""
        look = self._look
        edge = look.colour("ctl" if look.palette.is_dark else "line")
        rounded(QPainter(self), QRectF(self.rect()), 0, look.colour("surface"), edge, look.palette.edge)

    def _choose(self, key: str) -> None:
        self.answer = key
        self.accept()

    @classmethod
    def ask(cls, look: Look, parent: QWidget | None, title: str, text: str, answers: Sequence[tuple[str, str]], main: str = "") -> str:
        """Ask and wait; gives the id of the answer, the first one on Esc."""
        dialog = cls(look, parent, title, text, answers, main)
        dialog.exec()
        answer = dialog.answer
        dialog.deleteLater()
        return answer
