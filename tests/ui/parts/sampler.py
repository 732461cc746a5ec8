"""One of each part with words in it, to be looked at under all circumstances."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.parts.board import EliminationBoard
from ui.parts.board_row import BoardRow
from ui.parts.buttons import AnswerButton, HeaderButton, PrimaryButton, SecondaryButton, TextAction
from ui.parts.cards import BigTask, RowsCard
from ui.parts.choice_cards import ChoiceCard, ChoiceCards
from ui.parts.choice_list import Choice, ChoiceList
from ui.parts.choices import CheckRow, RadioRow
from ui.parts.disclosure import Disclosure
from ui.parts.empty import EmptyState
from ui.parts.field import Field, side_by_side
from ui.parts.fields import LongTextField, SelectField, TextField
from ui.parts.findings import FindingShown, FindingsList
from ui.parts.labels import Figure, IconLabel, Label
from ui.parts.layouts import Column, FlowRow, ScrollPane, scrolled
from ui.parts.margin_figures import margin_figure
from ui.parts.notices import ErrorSummary, Notice
from ui.parts.number_field import NumberAnswer, NumberField
from ui.parts.rows import AnswerRow, DraftRow, FactRow, SidePoint, TaskRow
from ui.parts.switch import Switch
from ui.parts.tags import KINDS, Tag
from ui.parts.tiles import Tiles
from ui.parts.verdict import VerdictCard, VerdictShown
from ui.parts.words import WORDS
from ui.theme.look import Look

SENTENCES = {
    "heading": "How large is the heat transfer area of one unit?",
    "text": "The surface through which heat passes, all tubes, plates or blocks added up.",
    "action": "Back to the contact surfaces",
    "tag": "Close to the limit",
}


def sampler(look: Look) -> ScrollPane:
    """A pane with everything; words of the sample follow the language, so that the pseudo-language lengthens them too."""
    words = look.speech.over(SENTENCES)
    heading, text, action = (words.text(key) for key in ("heading", "text", "action"))
    column = Column(look, spacing=12, margins=24)
    column.add(Label(look, heading, "display"))
    column.add(Label(look, text))
    column.add(IconLabel(look, "info", text))
    column.add(Figure(look, "41", text))
    buttons = FlowRow(look, spacing=8)
    for kind in (PrimaryButton, SecondaryButton, HeaderButton, AnswerButton, TextAction):
        buttons.add(kind(look, action, name=f"sample_{kind.__name__}", icon="printer"))
    column.add(buttons)
    tags = FlowRow(look)
    for kind in KINDS:
        tags.add(Tag(look, words.text("tag"), kind))
    column.add(tags)
    for widget in (
        *_fields(look, heading, text),
        *_choices(look, heading, text),
        *_rows(look, heading, text, action),
        *_blocks(look, heading, text, action),
    ):
        column.add(widget)
    column.spread()
    return scrolled(column, name="sampler")


def _fields(look: Look, heading: str, text: str) -> list[QWidget]:
    field = Field(look, heading, TextField(look, name="sample_text", placeholder=text), name="sample_field", box="Box 5a", help=text)
    field.set_error(text)
    left = Field(look, heading, SelectField(look, [("a", heading)], name="sample_select", value="a"), name="sample_select_field")
    right = Field(look, text, LongTextField(look, name="sample_long"), name="sample_long_field")
    pair = QWidget()
    pair.setLayout(side_by_side(look, left, right))
    number = NumberField(look, name="sample_number", units=[("m2", "m²"), ("ft2", "ft²")])
    number.set_answer(NumberAnswer(low="0.4", high="0.7", is_range=True))
    return [field, pair, number]


def _choices(look: Look, heading: str, text: str) -> list[QWidget]:
    few = [Choice(id=f"c{number}", text=heading, detail=text if number else "", group=text if number else "") for number in range(3)]
    cards = [ChoiceCard(id=f"k{number}", title=heading, text=text, icon="ship") for number in range(3)]
    return [
        CheckRow(look, heading, name="sample_check", detail=text, checked=True),
        RadioRow(look, heading, name="sample_radio", boxed=True),
        ChoiceList(look, few, name="sample_choices", several=True),
        ChoiceCards(look, cards, name="sample_cards"),
        Switch(look, [("scan", "Scan"), ("rebuilt", "Rebuilt")], name="sample_switch"),
    ]


def _rows(look: Look, heading: str, text: str, action: str) -> list[QWidget]:
    card = RowsCard(look)
    draft = DraftRow(look, "product", heading, text, tag=(action, "error"), name="sample_draft")
    draft.show_next(action, heading)
    task = TaskRow(look, 3, heading, name="sample_task")
    task.show_state("started", action, text)
    card.add_row(draft)
    card.add_row(task)
    return [
        card,
        FactRow(look, heading, text, name="sample_fact"),
        AnswerRow(look, (heading, action, text), action, name="sample_answer"),
        SidePoint(look, "clock", (heading, text, action), name="sample_point"),
    ]


def _blocks(look: Look, heading: str, text: str, action: str) -> list[QWidget]:
    verdict = VerdictCard(look, name="sample_verdict")
    verdict.show_verdict(VerdictShown(kind="listed", sentence=heading, reason=text, basis=text, tags=((action, "listed"),)))
    findings = FindingsList(look, name="sample_findings")
    findings.show_findings([FindingShown(id="a", severity="must", title=heading, text=text, action=action)])
    errors = ErrorSummary(look, name="sample_errors")
    errors.show_errors([(text, "a"), (heading, "b")])
    fold = Disclosure(look, heading, name="sample_fold", aside=action, is_open=True)
    fold.column.add(Label(look, text))
    tiles = QWidget()
    row = Tiles(look)
    for number in range(3):
        row.add(BigTask(look, "ship", heading, text, name=f"sample_big_{number}", primary=not number))
    tiles.setLayout(row)
    figure = margin_figure(">", [0.6], (0.4, 0.7), unit="m³/h", words=look.speech.over(WORDS))
    board = EliminationBoard(look, name="sample_board")
    board.show_rows([BoardRow(code="2B350.i.11.b", heading=heading, fact=text, sign="half", figure=figure, is_close=True)])
    notice = Notice(look, text, name="sample_notice", title=heading, action=action)
    empty = EmptyState(look, "product", heading, text, action, name="sample_empty")
    return [verdict, findings, errors, fold, tiles, board, notice, empty]
