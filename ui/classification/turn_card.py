"""Asks before a changed answer counts: what it turns, and where the new value is from. Without a source the old value stays."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from stc_desktop.classification.verdicts import Verdict
from ui.classification.turns import Turn
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.cards import Card
from ui.parts.field import Field
from ui.parts.fields import TextField
from ui.parts.labels import Label
from ui.parts.layouts import FlowRow, ScrollPane, box
from ui.speech import Words
from ui.theme.look import Look


class TurnCard(Card):
    """`agreed` carries the source as it was written, "" where none is needed; `kept` leaves the old value."""

    agreed = Signal(str)
    kept = Signal()

    def __init__(self, look: Look, words: Words, turn: Turn) -> None:
        super().__init__(look, name="classify_turn", edge="accent")
        self._words, self._turn = words, turn
        text = words.text
        self.column.add(Label(look, text("classify.turn.title"), "section", name="classify_turn_title"))
        self.column.add(Label(look, self._sentence(), "body", name="classify_turn_text"))
        self._source = TextField(look, name="classify_source")
        self._field = Field(
            look, text("classify.turn.source"), self._source, name="classify_source_field", help=text("classify.turn.source.help")
        )
        if turn.needs_source:
            self._source.setText(turn.source)
            self.column.add(self._field)
            self._source.escaped.connect(self.kept)
        row = FlowRow(look, spacing=12)
        self._use = PrimaryButton(look, text("classify.turn.use"), name="classify_turn_use")
        self._use.clicked.connect(self.use)
        keep = SecondaryButton(look, text("classify.turn.none" if turn.needs_source else "classify.turn.keep"), name="classify_turn_keep")
        keep.clicked.connect(self.kept)
        row.add(self._use)
        row.add(keep)
        self.column.add(box(row))
        self.setAccessibleName(self._sentence())

    def use(self) -> None:
        """With the source that was written; where one is needed and missing, it is asked for."""
        source = self._source.text().strip() if self._turn.needs_source else ""
        if self._turn.needs_source and not source:
            self._field.set_error(self._words.text("classify.turn.source.empty"))
            self.focus_first()
            return
        self.agreed.emit(source)

    def focus_first(self) -> None:
        first: QWidget = self._source if self._turn.needs_source else self._use
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sentence(self) -> str:
        turn, text = self._turn, self._words.text
        before = self._verdict(turn.verdict_before, turn.codes_before)
        step = turn.found.step
        return text("classify.turn.text", value=turn.before_words, before=before, after=self._verdict(step.verdict, step.codes))

    def _verdict(self, verdict: Verdict, codes: tuple[str, ...]) -> str:
        return self._words.text(f"classify.turn.{verdict}", codes=", ".join(codes))


class TurnPlace:
    """The top of a pane, where a turn stands and waits for its word; one at a time."""

    def __init__(self, look: Look, words: Words, column: QBoxLayout, pane: ScrollPane) -> None:
        self._look, self._words, self._column, self._pane = look, words, column, pane
        self.card: TurnCard | None = None

    def show(self, turn: Turn) -> TurnCard:
        """The card, to be connected."""
        self.drop()
        self.card = TurnCard(self._look, self._words, turn)
        self._column.insertWidget(0, self.card)
        self._pane.to_top()
        self.card.focus_first()
        return self.card

    def drop(self) -> None:
        if self.card is not None:
            self.card.hide()
            self.card.deleteLater()
            self.card = None
