"""The beginning: what the item is, in the person's own words, with the hints that help to find it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from stc_desktop.classification.conversation import Conversation
from stc_desktop.control_lists.chemicals import cas_parts
from stc_desktop.rules.errors import UserFixable
from ui.classification.datasheet_pane import DatasheetPane
from ui.classification.item_in_work import ItemInWork
from ui.classification.situations import Situation
from ui.classification.turn_card import TurnPlace
from ui.classification.turns import Turn
from ui.classification.words import WORDS
from ui.frame.page import Width
from ui.jobs import Jobs
from ui.parts.buttons import AnswerButton, TextAction
from ui.parts.disclosure import Disclosure
from ui.parts.field import Field, side_by_side
from ui.parts.fields import LongTextField, SelectField, TextField
from ui.parts.foot_bar import FootBar
from ui.parts.labels import Label
from ui.parts.layouts import Column, Row, box, scrolled, sized
from ui.parts.notices import ErrorSummary, Notice
from ui.theme.look import Look

_REST_MS = 350
_WIDEST = 640


def basis_key(item: ItemInWork) -> str:
    """List and edition in one word."""
    return f"{item.list_id}/{item.edition}"


class DescribeForm(QWidget):
    """`edited` comes when the fingers rest, `settled` when a field is left; both times `described` gives the item."""

    edited = Signal()
    settled = Signal()
    start_requested = Signal()
    clear_requested = Signal()
    turn_agreed = Signal(str)
    turn_kept = Signal()

    def __init__(self, look: Look, jobs: Jobs) -> None:
        super().__init__()
        self._look = look
        self._words = look.speech.over(WORDS)
        self._item = ItemInWork()
        self.setObjectName("classify_describe")
        text = self._words.text
        example = text("classify.describe.description.example")
        self._description = LongTextField(look, name="classify_description", placeholder=example, rows=3)
        self._datasheet = DatasheetPane(look, jobs)
        self._maker = TextField(look, name="classify_maker")
        self._model = TextField(look, name="classify_model")
        self._hs = TextField(look, name="classify_hs", placeholder="8419.50")
        self._cas = TextField(look, name="classify_cas", placeholder="151-50-8")
        self._edition = SelectField(look, name="classify_edition")
        self._fields = {
            "description": self._field("description", self._description, has_help=True),
            "maker": self._field("maker", self._maker),
            "model": self._field("model", self._model),
            "hs": self._field("hs", self._hs, has_help=True),
            "cas": self._field("cas", self._cas, has_help=True),
            "edition": self._field("edition", self._edition, has_help=True),
        }
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.edited)
        self._arrange()
        self._listen()

    def _field(self, name: str, control: QWidget, *, has_help: bool = False) -> Field:
        key = f"classify.describe.{name}"
        help_text = self._words.text(f"{key}.help") if has_help else ""
        return Field(self._look, self._words.text(key), control, name=f"classify_{name}_field", help=help_text)

    def _arrange(self) -> None:
        look, text = self._look, self._words.text
        form = Column(look, spacing=14, margins=(40, 20, 40, 16))
        self._errors = form.add(ErrorSummary(look, name="classify_errors"))
        head = Column(look, spacing=6)
        head.add(Label(look, text("classify.describe.title"), "form_title"))
        self._line = head.add(Label(look, text("classify.describe.line"), "body", tone="text2"))
        form.add(head)
        self._notice = form.add(Notice(look, "", name="classify_against", kind="info"))
        form.add(self._fields["description"])
        form.add(side_by_side(look, self._fields["maker"], self._fields["model"]))
        form.add(side_by_side(look, self._fields["hs"], self._fields["cas"]))
        self._paste = Disclosure(look, text("classify.describe.datasheet"), name="classify_paste")
        self._paste.column.add(self._datasheet)
        form.add(self._paste)
        form.add(self._fields["edition"])
        self._fields["edition"].hide()
        form.spread()
        column = box(form)
        sized(look, column, max_width=_WIDEST + 80)
        middle = Row(look, spacing=0)
        middle.add(column, 100)
        middle.spread()
        self._scroll = scrolled(middle, name="classify_describe_scroll")
        self._turn = TurnPlace(look, self._words, form, self._scroll)
        foot = Row(look, spacing=12, margins=(40, 12, 32, 12))
        self._start = AnswerButton(look, "", name="classify_start", primary=True, trailing="chevron_right")
        self._start.clicked.connect(self._begin)
        self._clear = TextAction(look, text("classify.describe.clear"), name="classify_clear", role="body")
        self._clear.clicked.connect(self.clear_requested)
        foot.add(self._start)
        foot.spread()
        foot.add(self._clear, align=Qt.AlignmentFlag.AlignVCenter)
        whole = Column(look, spacing=0)
        whole.add(self._scroll, 1)
        bar = FootBar(look, name="classify_describe_foot")
        bar.setLayout(foot)
        whole.add(bar)
        self.setLayout(whole)

    def _listen(self) -> None:
        for field in (self._description, self._maker, self._model, self._hs, self._cas):
            field.edited.connect(lambda _text: self._rest.start())
            field.settled.connect(lambda _text: self.settled.emit())
        self._datasheet.edited.connect(self._rest.start)
        self._datasheet.changed.connect(self.settled)
        self._datasheet.taken.connect(self._take)
        self._datasheet.taken_back.connect(self._take_back)
        for field in (self._maker, self._model, self._hs, self._cas):
            field.returnPressed.connect(self._begin)
        self._description.continued.connect(self._begin)
        self._datasheet.continued.connect(self._begin)
        self._edition.chosen.connect(lambda _key: self.settled.emit())
        self._errors.place_chosen.connect(lambda where: self._fields[where].control.setFocus(Qt.FocusReason.OtherFocusReason))

    def _begin(self) -> None:
        self._rest.stop()
        self.start_requested.emit()

    # -- what takes it off the list

    def show_turn(self, turn: Turn) -> None:
        """Another description would take the item off the list: its source is asked for before it counts."""
        card = self._turn.show(turn)
        card.agreed.connect(self.turn_agreed)
        card.kept.connect(self.turn_kept)

    # -- what stands there

    def offer_editions(self, editions: Sequence[tuple[str, str]]) -> None:
        """Editions to weigh by, as "list/edition" with their words; asked only where there is a choice."""
        self._edition.set_options(list(editions))
        self._edition.choose(basis_key(self._item))
        self._fields["edition"].setVisible(len(editions) > 1)

    def show_item(self, item: ItemInWork, notice: str = "") -> None:
        """Show an item that is known; no signal comes of it."""
        self._rest.stop()
        self._turn.drop()
        self._item = item
        written = item.written
        self._description.setText(written.description)
        self._datasheet.show_text(item.datasheet)
        self._datasheet.show_offers((), self._taken(), {})
        self._maker.setText(item.maker)
        self._model.setText(item.model)
        self._hs.setText(written.hs)
        self._cas.setText(", ".join(written.cas))
        self._paste.set_open(bool(item.datasheet))
        self._edition.choose(basis_key(item))
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        has_answers = bool(item.conversation.given)
        self._start.setText(self._words.text("classify.describe.go_on" if has_answers else "classify.describe.start"))
        self._clear.setVisible(not item.is_empty)
        self.show_faults(())

    def described(self) -> ItemInWork:
        """The item as the fields say it, answers and all."""
        cas = cas_parts(self._cas.text())
        told = self._item.conversation.described(description=self._description.text().strip(), hs=self._hs.text().strip(), cas=cas)
        list_id, _, edition = (self._edition.value() or basis_key(self._item)).partition("/")
        return replace(
            replace(self._item, conversation=told).weighed_by(list_id, edition),
            maker=self._maker.text().strip(),
            model=self._model.text().strip(),
            datasheet=self._datasheet.text().strip(),
        )

    # -- facts from the datasheet

    def show_offers(self, situation: Situation | None) -> None:
        """Values of the datasheet for what this item may be."""
        offers = [offer for offer in situation.offers if offer.page] if situation else []
        taken = self._taken()
        register = situation.weighable.edition.register if situation else {}
        named = (*taken, *(offer.property_id for offer in offers))
        self._datasheet.show_offers(offers, taken, {name: register[name].question for name in named if name in register})

    def _taken(self) -> dict[str, tuple[str, str]]:
        """Facts that were taken from a sheet: value and place."""
        told = self._item.conversation
        return {name: (str(told.answer_to(name)), source) for name, source in told.sources.items() if isinstance(told.answer_to(name), str)}

    def _take(self, facts: Sequence[tuple[str, str, str]]) -> None:
        """The person confirmed these: from now on they are facts, each with its source."""
        told = self._item.conversation
        for name, value, source in facts:
            told = told.changed(name, value).sourced(name, source)
        self._tell(told)

    def _take_back(self, name: str) -> None:
        self._tell(self._item.conversation.forgotten(name))

    def _tell(self, told: Conversation) -> None:
        self._item = replace(self._item, conversation=told)
        self._start.setText(self._words.text("classify.describe.go_on" if told.given else "classify.describe.start"))
        self._datasheet.show_offers((), self._taken(), {})
        self.settled.emit()

    def settle(self) -> None:
        for field in (self._description, self._datasheet, self._maker, self._model, self._hs, self._cas):
            field.settle()

    def show_faults(self, faults: Sequence[UserFixable]) -> None:
        """Each at its field, and all of them at the top; nothing that was written is lost."""
        by_field = {fault.where: f"{fault.sentence} {fault.next_step}".strip() for fault in faults}
        for name, field in self._fields.items():
            field.set_error(by_field.get(name, ""))
        self._errors.show_errors([(fault.sentence, fault.where) for fault in faults] if len(faults) > 1 else [])
        if faults:
            self._scroll.to_top()
            first = self._fields.get(faults[0].where)
            if first is not None:
                first.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: Width) -> None:
        """With little room the field comes first."""
        self._line.setVisible(width is not Width.NARROW)

    def focus_first(self) -> None:
        self._description.setFocus(Qt.FocusReason.OtherFocusReason)
