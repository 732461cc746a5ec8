"""In the panel of a product: asking somebody else for an opinion, and where the question stands."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.parts.buttons import TextAction
from ui.parts.labels import Label
from ui.parts.layouts import Column
from ui.products.panel_form import PanelForm
from ui.products.shown import day_of
from ui.products.words import WORDS
from ui.theme.look import Look

_LEFT = Qt.AlignmentFlag.AlignLeft


class OpinionPart(QWidget):
    """`asked` carries whom and what to look at; the other wishes the id of the opinion."""

    asked = Signal(str, str)
    form_shown = Signal()
    given = Signal(str)
    withdrawn = Signal(str)
    compared = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self.setObjectName("opinion_part")
        self.form = PanelForm(look, key="products.opinion", name="opinion", fields=("to", "note"))
        self.form.hide()
        self.form.given.connect(self.asked)
        self.form.left.connect(self.form.hide)
        self._column = Column(look, spacing=6)
        self._shown = self._column.add(Column(look, spacing=4))
        self._actions: list[QWidget] = []
        self._column.add(self.form)
        self.setLayout(self._column)

    def show_state(self, opinion: Any, now: Any, *, is_weighed: bool, is_hidden: bool) -> None:
        """`opinion` is the one that is open, or None. Any: its class stays behind casework."""
        look, text = self._look, self._words.text
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self.form.hide()
        self._shown.empty()
        self._actions = []
        self.setVisible(is_weighed or is_hidden)
        if opinion is None:
            if is_weighed:
                self._action("ask", "parties", self._ask)
            self._keep_keyboard(had_keyboard)
            return
        day = day_of(opinion.asked_at, now)
        if opinion.second is None:
            said = text("products.opinion.hidden", who=opinion.asked_by) if is_hidden else ""
            said = said or text("products.opinion.asked", whom=opinion.to_whom, day=day)
            self._shown.add(Label(look, said, "body" if is_hidden else "compact", name="opinion_state"))
            if opinion.note:
                self._shown.add(Label(look, text("products.opinion.note.line", note=opinion.note), "compact", tone="text2"))
            self._action("yours" if is_hidden else "give", "classify", lambda: self.given.emit(opinion.id))
        else:
            said = text("products.opinion.here", whom=opinion.second.made_by, day=day_of(opinion.second.made_at, now))
            self._shown.add(Label(look, said, "compact", name="opinion_state"))
            self._action("compare", "copy", lambda: self.compared.emit(opinion.id))
        if not is_hidden:
            self._action("withdraw", "cross", lambda: self.withdrawn.emit(opinion.id))
        self._keep_keyboard(had_keyboard)

    def refuse(self, sentence: str) -> None:
        """What was written stays; the sentence says what is wrong with it."""
        self.form.refuse(sentence)
        self.form_shown.emit()

    def _ask(self) -> None:
        self.form.begin()
        self.form_shown.emit()

    def _keep_keyboard(self, had_it: bool) -> None:
        """What had the keyboard is gone; the next thing to do has it now."""
        if had_it and self._actions:
            self._actions[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _action(self, key: str, icon: str, act: Any) -> None:  # Any: what a click calls
        action = TextAction(self._look, self._words.text(f"products.opinion.{key}"), name=f"opinion_{key}", icon=icon)
        action.clicked.connect(act)
        self._actions.append(action)
        self._shown.add(action, align=_LEFT)
