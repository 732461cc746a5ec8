"""Two opinions on one product side by side: what was answered otherwise, what came out otherwise, and which verdict goes on."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from stc_desktop.casework import second_opinions
from stc_desktop.casework.product_views import kept_result
from stc_desktop.rules.errors import UserFixable
from ui.data.step import Step
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton
from ui.parts.cards import Card, RowsCard
from ui.parts.choices import RadioRow
from ui.parts.field import Field
from ui.parts.fields import TextField
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, box
from ui.parts.notices import Notice
from ui.parts.tags import Tag
from ui.products.shown import TAG_KINDS, basis_of, day_of, sentence_of
from ui.products.words import WORDS

_MOST_PARAGRAPHS = 12
_WIDEST = 960
_STATE = {"controlled": "in", "not_listed": "out", "undecided": "open"}


class OpinionPane(QWidget):
    """`left` and `settled` carry the id of the product."""

    left = Signal(str)
    settled = Signal(str)

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        self._surroundings = surroundings
        self._words = surroundings.look.speech.over(WORDS)
        self.setObjectName("opinions")
        self.opinion_id = ""
        self._steps = QStackedWidget()
        column = Column(surroundings.look, spacing=0)
        column.add(self._steps)
        self.setLayout(column)
        self._shown: QWidget | None = None

    def begin(self, opinion_id: str) -> None:
        self.opinion_id = opinion_id
        casework = self._surroundings.casework
        self._surroundings.jobs.run(lambda: second_opinions.compared(casework, opinion_id), self._show, self._failed, owner=self)

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, UserFixable):
            raise fault
        self._surroundings.toast(f"{fault.sentence} {fault.next_step}".strip(), is_fault=True)
        self.left.emit("")

    # -- what it shows

    def _show(self, both: Any) -> None:  # Any: what casework compared
        look, text = self._surroundings.look, self._words.text
        back = SecondaryButton(look, text("products.opinion.back"), name="opinion_back")
        back.clicked.connect(lambda: self.left.emit(both.opinion.product_id))
        actions: list[QWidget] = [back]
        if not both.is_settled:
            key = "settle.agree" if both.agrees else "settle"
            self._settle_button = PrimaryButton(look, text(f"products.opinion.{key}"), name="opinion_settle", icon="check")
            self._settle_button.clicked.connect(lambda: self._settle(both))
            actions.insert(0, self._settle_button)
        step = Step(self._surroundings, name="opinion_found", actions=actions, widest=_WIDEST)
        step.column.add(Label(look, text("products.opinion.page", name=both.name), "section", name="opinion_title"))
        step.column.add(self._verdicts(both))
        kind, said = ("done", "agree") if both.agrees else ("warning", "differ")
        step.column.add(Notice(look, text(f"products.opinion.{said}"), name="opinion_agreement", kind=kind))
        self._add_answers(step.column, both.answers)
        self._add_paragraphs(step.column, both.paragraphs)
        if both.is_settled:
            step.column.add(Label(look, settled_line(both.opinion, self._words, self._surroundings.casework.now), "body", bold=True))
        elif not both.agrees:
            self._add_choice(step.column, both.opinion)
        step.column.spread()
        if self._shown is not None:
            self._steps.removeWidget(self._shown)
            self._shown.deleteLater()
        self._shown = step
        self._steps.addWidget(step)
        self._steps.setCurrentWidget(step)
        actions[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _verdicts(self, both: Any) -> QWidget:  # Any: as above
        look, text, now = self._surroundings.look, self._words.text, self._surroundings.casework.now
        row = Row(look, spacing=16)
        for key, said in (("first", both.opinion.first), ("second", both.opinion.second)):
            kept = kept_result(said.result)
            assert kept is not None, "a verdict"
            card = Card(look, name=f"opinion_{key}")
            who = text(f"products.opinion.{key}", who=said.made_by, day=day_of(said.made_at, now))
            card.column.add(Label(look, who, "compact", tone="text2"))
            card.column.add(Tag(look, text(f"products.verdict.{kept.verdict}"), TAG_KINDS[kept.verdict]), align=Qt.AlignmentFlag.AlignLeft)
            card.column.add(Label(look, sentence_of(kept, self._words), "body", bold=True))
            card.column.add(Label(look, basis_of(kept, self._words), "small", tone="text2"))
            card.column.spread()
            row.add(card, 1)
        return box(row)

    def _add_answers(self, column: Column, answers: Sequence[Any]) -> None:  # Any: as above
        look, text = self._surroundings.look, self._words.text
        column.gap(8)
        column.add(Label(look, text("products.opinion.answers"), "side_section"))
        if not answers:
            column.add(Label(look, text("products.opinion.answers.none"), "compact", tone="text2", name="opinion_answers_none"))
            return
        card = RowsCard(look, name="opinion_answers")
        card.add_row(self._heads("question"))
        for number, one in enumerate(answers, 1):
            bears = text("products.opinion.bears", codes=", ".join(one.bears_on)) if one.bears_on else ""
            cells = ((one.first, ""), (one.second, ""))
            card.add_row(self._line((one.question, bears), cells, "not_asked", name=f"opinion_answer_{number}"))
        column.add(card)

    def _add_paragraphs(self, column: Column, paragraphs: Sequence[Any]) -> None:  # Any: as above
        if not paragraphs:
            return
        look, text = self._surroundings.look, self._words.text
        column.gap(8)
        column.add(Label(look, text("products.opinion.paragraphs"), "side_section"))
        card = RowsCard(look, name="opinion_paragraphs")
        card.add_row(self._heads("paragraph"))
        for number, one in enumerate(paragraphs[:_MOST_PARAGRAPHS], 1):
            cells = tuple(
                (text(f"products.opinion.{_STATE[verdict]}") if verdict else "", " ".join(reasons[:3]))
                for verdict, reasons in ((one.first, one.first_reasons), (one.second, one.second_reasons))
            )
            card.add_row(self._line((one.code, one.heading), cells, "not_weighed", name=f"opinion_paragraph_{number}"))
        column.add(card)
        left = len(paragraphs) - _MOST_PARAGRAPHS
        if left > 0:
            column.add(Label(look, self._words.plural("products.opinion.more", left), "compact", tone="text2"))

    def _heads(self, first: str) -> QWidget:
        look, text = self._surroundings.look, self._words.text
        row = Row(look, spacing=16, margins=(18, 8, 16, 8))
        for key in (first, "first", "second"):
            row.add(Label(look, text(f"products.opinion.head.{key}"), "small", tone="text2", bold=True), 1)
        return box(row)

    def _line(self, what: tuple[str, str], cells: Sequence[tuple[str, str]], nothing: str, *, name: str) -> QWidget:
        look, text = self._surroundings.look, self._words.text
        row = Row(look, spacing=16, margins=(18, 10, 16, 10))
        for number, (said, detail) in enumerate((what, *cells)):
            cell = Column(look, spacing=2)
            shown = said or text(f"products.opinion.{nothing}")
            cell.add(Label(look, shown, "compact", tone="text" if said else "text2", bold=bool(said) and number > 0))
            if detail:
                cell.add(Label(look, detail, "small", tone="text2"))
            cell.spread()
            row.add(box(cell), 1)
        return box(row, name=name)

    # -- settling

    def _add_choice(self, column: Column, opinion: Any) -> None:  # Any: as above
        look, text = self._surroundings.look, self._words.text
        column.gap(8)
        self._which = QButtonGroup(self)
        rows = Column(look, spacing=0)
        for key, who in (("first", opinion.first.made_by), ("second", opinion.second.made_by)):
            choice = RadioRow(look, text(f"products.opinion.which.{key}", who=who), name=f"opinion_keep_{key}")
            self._which.addButton(choice)
            rows.add(choice)
        self._which_field = Field(look, text("products.opinion.which"), box(rows), name="opinion_which_field")
        self._reason = TextField(look, name="opinion_reason")
        self._reason.returnPressed.connect(self._settle_button.click)
        self._reason_field = Field(
            look, text("products.opinion.reason"), self._reason, name="opinion_reason_field", help=text("products.opinion.reason.help")
        )
        column.add(self._which_field)
        column.add(self._reason_field)

    def _settle(self, both: Any) -> None:  # Any: as above
        keep, reason = second_opinions.FIRST, ""
        if not both.agrees:
            text, chosen = self._words.text, self._which.checkedButton()
            reason = self._reason.text().strip()
            self._which_field.set_error("" if chosen else text("products.opinion.which.empty"))
            self._reason_field.set_error("" if reason else text("products.opinion.reason.empty"))
            if chosen is None:
                self._which.buttons()[0].setFocus(Qt.FocusReason.OtherFocusReason)
                return
            if not reason:
                self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            keep = chosen.objectName().removeprefix("opinion_keep_")
        casework, opinion_id = self._surroundings.casework, both.opinion.id

        def done(settled: Any) -> None:  # Any: as above
            self._surroundings.toast(self._words.text("products.opinion.settled"))
            self.settled.emit(settled.product_id)

        self._surroundings.jobs.run(
            lambda: second_opinions.settle(casework, opinion_id, keep=keep, reason=reason), done, self._refused, owner=self
        )

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, UserFixable):
            raise fault
        self._surroundings.toast(f"{fault.sentence} {fault.next_step}".strip(), is_fault=True)


def settled_line(opinion: Any, words: Any, now: Any) -> str:  # Any: as above
    """How a second opinion ended, in a sentence."""
    which = words.text(f"products.opinion.was.{opinion.settled}")
    told = {"who": opinion.settled_by, "day": day_of(opinion.settled_at, now), "which": which, "reason": opinion.reason}
    return words.text("products.opinion.was_settled", **told).strip()
