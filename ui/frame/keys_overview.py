"""All keys on one sheet."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.frame.words import WORDS
from ui.parts.dialogs import Dialog
from ui.parts.labels import Label
from ui.parts.layouts import Grid, scrolled
from ui.theme.look import Look


def show_keys(look: Look, parent: QWidget, keys: Sequence[tuple[str, str]]) -> None:
    """(keys, what they do) in two columns; Esc closes."""
    words = look.speech.over(WORDS)
    dialog = Dialog(look, parent, words.text("keys.title"), "", [("close", words.text("keys.close"))])
    grid = Grid(look, spacing=(24, 6), margins=(0, 0, 12, 0))
    for number, (spelled, does) in enumerate(keys):
        grid.put(Label(look, spelled, "compact", bold=True), number, 0)
        grid.put(Label(look, does, "compact"), number, 1)
    grid.setColumnStretch(1, 1)
    pane = scrolled(grid, name="keys_list")
    pane.setMinimumHeight(min(look.px(420), parent.height() - look.px(220)))
    dialog.body.add(pane)
    dialog.exec()
    dialog.deleteLater()
