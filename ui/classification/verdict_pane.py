"""The end of an interview: the verdict with its basis, every answer to check, and what could change it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.casework.beside_verdicts import SaidFlip
from stc_desktop.casework.variants import BesideOriginal
from stc_desktop.wording.sentences import Sentences
from ui.classification.beside_verdict import flip_points
from ui.classification.points import Point
from ui.classification.situations import Situation
from ui.classification.verdict_shown import CheckedAnswer, VerdictWords
from ui.classification.words import WORDS
from ui.frame.page import Width, action_bar
from ui.frame.surroundings import Surroundings
from ui.parts.buttons import PrimaryButton, SecondaryButton, TextAction
from ui.parts.cards import Card
from ui.parts.disclosure import Disclosure
from ui.parts.field import Field
from ui.parts.fields import TextField
from ui.parts.labels import Label
from ui.parts.layouts import Column, FlowRow, Row, ScrollPane, Surface, box, scrolled, sized
from ui.parts.notices import Notice
from ui.parts.pane_tabs import PaneTabs
from ui.parts.rows import AnswerRow, SidePoint, rule_between
from ui.parts.verdict import VerdictCard
from ui.speech import Words
from ui.theme.look import Look

_SIDE = 320
_WIDEST = 960
_FEW = 4  # differing answers that are named


class NameCard(Card):
    """Asks for a name, in place and filled in already; its words begin with `key`."""

    name_given = Signal(str)

    def __init__(self, look: Look, words: Words, *, key: str, name: str) -> None:
        super().__init__(look, name=f"{name}_card", edge="accent")
        self._words, self._key = words, key
        self._name = TextField(look, name=name)
        self._field = Field(look, words.text(key), self._name, name=f"{name}_field", help=words.text(f"{key}.help"))
        self.column.add(self._field)
        row = FlowRow(look, spacing=12)
        save = SecondaryButton(look, words.text(f"{key}.save"), name=f"{name}_save")
        save.clicked.connect(self._save)
        later = TextAction(look, words.text("classify.verdict.name.cancel"), name=f"{name}_cancel", role="body")
        later.clicked.connect(self.hide)
        row.add(save)
        row.add(later)
        self.column.add(box(row))
        self._name.returnPressed.connect(self._save)
        self._name.escaped.connect(self.hide)
        self.hide()

    def ask(self, name: str) -> None:
        self._name.setText(name)
        self._field.set_error("")
        self.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _save(self) -> None:
        name = self._name.text().strip()
        if not name:
            self._field.set_error(self._words.text(f"{self._key}.empty"))
            return
        self.hide()
        self.name_given.emit(name)


class VerdictPane(QWidget):
    """`lead_chosen` carries where a point leads; `save_requested` the name for the catalogue."""

    change_requested = Signal(str)
    lead_chosen = Signal(str)
    save_requested = Signal(str)
    print_requested = Signal()
    product_requested = Signal()
    back_requested = Signal()

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__()
        look = surroundings.look
        self._look = look
        self._words = look.speech.over(WORDS)
        self._title = ""
        self._told_points: tuple[Point, ...] = ()
        self.setObjectName("classify_verdict_page")
        self.name_card = NameCard(look, self._words, key="classify.verdict.name", name="classify_name")
        self.giver_card = NameCard(look, self._words, key="classify.opinion.by", name="classify_giver")
        for card in (self.name_card, self.giver_card):
            card.name_given.connect(self.save_requested)
        self._card = VerdictCard(look, name="classify_verdict")
        self._answers = Column(look, spacing=0)
        self._points = Column(look, spacing=4, margins=(24, 24, 16, 16))
        self.main = self._main_pane(surroundings)
        self._points_scroll = ScrollPane(box(self._points), name="classify_points")
        self.side = Surface(look, "surface", edges="l", name="classify_points_side")
        side = Column(look, spacing=0)
        side.add(self._points_scroll)
        self.side.setLayout(side)
        self._holder: QWidget | None = None
        self._is_narrow: bool | None = None
        self._column = Column(look, spacing=0)
        self.setLayout(self._column)
        self.fit(Width.WIDE)

    def _main_pane(self, surroundings: Surroundings) -> QWidget:
        look, text = self._look, self._words.text
        self._saved = Notice(look, "", name="classify_saved", kind="done", action=text("classify.verdict.in_products"))
        self._saved.action_chosen.connect(self.product_requested)
        self._saved.hide()
        content = Column(look, spacing=0, margins=(32, 20, 32, 16))
        content.add(self.name_card)
        content.add(self.giver_card)
        self._variant = content.add(Notice(look, "", name="classify_variant", kind="info"))
        self._variant.hide()
        content.add(self._saved)
        content.gap(12)
        content.add(self._card)
        content.gap(20)
        content.add(Label(look, text("classify.verdict.answers"), "section"))
        content.gap(4)
        content.add(self._answers)
        content.spread()
        inner = box(content)
        sized(look, inner, max_width=_WIDEST)
        middle = Row(look, spacing=0)
        middle.add(inner, 100)
        middle.spread(0)
        self._scroll = scrolled(middle, name="classify_verdict_scroll")
        self._scroll.keep_right_edge()
        self._print = PrimaryButton(look, text("classify.verdict.print"), name="classify_print", icon="printer")
        self._print.set_tip_key("Ctrl+P")
        self._print.clicked.connect(self.print_requested)
        self._save = SecondaryButton(look, "", name="classify_save")
        self._save.clicked.connect(lambda: self.save_requested.emit(""))
        back = TextAction(look, text("classify.verdict.back"), name="classify_to_questions", icon="chevron_left", role="body")
        back.clicked.connect(self.back_requested)
        column = Column(look, spacing=0)
        column.add(self._scroll, 1)
        column.add(action_bar(surroundings, [self._print, self._save], [back]))
        return box(column, name="classify_verdict_main")

    @property
    def shown_panes(self) -> list[QWidget]:
        return [self.main, self.side]

    # -- what it shows

    def show_verdict(self, situation: Situation, say: Sentences, *, is_saved: bool) -> None:
        """`is_saved`: the catalogue holds this very verdict."""
        verdict = VerdictWords(situation, self._words, say)
        self._title = verdict.title
        self._card.show_verdict(verdict.card())
        self._answers.empty()
        self._answers.add(self._answer(verdict.description()))
        for answer in verdict.answers():
            self._answers.add(self._answer(answer))
        self._add_set_aside(verdict)
        self._told_points = verdict.points()
        self._show_points(self._told_points)
        item = situation.item
        key = "opinion.give" if item.opinion_id else "verdict.save_again" if item.product_id else "verdict.save"
        self._save.setText(self._words.text(f"classify.{key}"))
        if not item.opinion_id:
            self.giver_card.hide()
        self._variant.hide()
        self._save.setVisible(not is_saved)
        self._saved.setVisible(is_saved)
        self._scroll.to_top()
        self._points_scroll.to_top()

    def show_variant(self, beside: BesideOriginal) -> None:
        """Whose variant it is, what it answers otherwise, and whether that turned the verdict."""
        text, name = self._words.text, beside.original.name
        said = text("classify.variant.of", name=name)
        if beside.differs is not None:
            changed = [f"{one.question} {one.first or '–'} → {one.second or '–'}" for one in beside.differs.answers[:_FEW]]
            same = "same" if beside.differs.agrees else "other"
            told = " ".join(text("classify.variant.answer", change=change) for change in changed) or text("classify.variant.nothing")
            said = " ".join((said, told, text(f"classify.variant.{same}") if changed else "")).strip()
        self._variant.setText(said)
        self._variant.show()

    def show_flips(self, flips: tuple[SaidFlip, ...]) -> None:
        """What would turn the verdict, as soon as it was weighed; before the catch-all, which always comes last."""
        if flips:
            self._show_points((*self._told_points[:-1], *flip_points(flips, self._words), *self._told_points[-1:]))

    def show_saved(self, name: str) -> None:
        """The catalogue holds it now."""
        self._saved.setText(self._words.text("classify.verdict.saved", name=name))
        self._saved.show()
        self._save.hide()
        self._scroll.to_top()
        self._saved.action.setFocus(Qt.FocusReason.OtherFocusReason)  # the name field that had the keyboard is gone

    def ask_giver(self, name: str) -> None:
        """Who gives this second opinion."""
        self.giver_card.ask(name)
        self._scroll.to_top()

    def ask_name(self, name: str) -> None:
        self.name_card.ask(name or self._title)
        self._scroll.to_top()

    def _answer(self, answer: CheckedAnswer) -> AnswerRow:
        row = AnswerRow(
            self._look,
            (answer.question, answer.answer, answer.effect),
            self._words.text("classify.verdict.change"),
            name=f"answer_{answer.id or 'description'}",
            tone="warn" if answer.is_open else "text",
        )
        row.change_requested.connect(lambda: self.change_requested.emit(answer.id))
        return row

    def _add_set_aside(self, verdict: VerdictWords) -> None:
        groups = verdict.set_aside()
        if not groups:
            return
        count = sum(len(rows) for _sentence, rows in groups)
        aside = self._words.plural("classify.verdict.aside.count", count)
        disclosure = Disclosure(self._look, self._words.text("classify.verdict.aside"), name="classify_aside", aside=aside)
        for sentence, rows in groups:
            disclosure.column.add(Label(self._look, sentence, "compact", bold=True))
            listing = "\n".join(f"{code}  {heading}" for code, heading in rows)
            disclosure.column.add(Label(self._look, listing, "small", tone="text2"))
        self._answers.gap(16)
        self._answers.add(disclosure)

    def _show_points(self, points: tuple[Point, ...]) -> None:
        self._points.empty()
        self._points.add(Label(self._look, self._words.text("classify.points.title"), "side_section"))
        widgets: list[QWidget] = []
        for number, point in enumerate(points, 1):
            texts = (point.title, point.text, point.action)
            shown = SidePoint(self._look, point.icon, texts, name=f"classify_point_{number}", tone=point.tone)
            shown.action_chosen.connect(lambda leads=point.leads: self.lead_chosen.emit(leads))
            widgets.append(shown)
        rule_between(self._look, self._points, widgets)
        self._points.spread()

    # -- room

    def fit(self, width: Width) -> None:
        is_narrow = width is Width.NARROW
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        for part in (self.main, self.side):
            part.hide()
            part.setParent(self)
        if self._holder is not None:
            self._column.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = self._tabs() if is_narrow else self._side_by_side()
        self._column.add(self._holder)

    def _tabs(self) -> QWidget:
        text = self._words.text
        self.side.setMinimumWidth(0)
        self.side.setMaximumWidth(16_777_215)
        tabs = [("verdict", text("classify.tab.verdict"), self.main), ("points", text("classify.tab.points"), self.side)]
        return PaneTabs(self._look, tabs, name="classify_verdict_tabs")

    def _side_by_side(self) -> QWidget:
        row = Row(self._look, spacing=0)
        row.add(self.main, 1)
        row.add(self.side)
        sized(self._look, self.side, width=_SIDE)
        holder = box(row)
        self.main.show()
        self.side.show()
        return holder
