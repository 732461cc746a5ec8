"""The page Classify: describe, answer one question at a time beside the elimination board, check, keep the verdict."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from stc_desktop.casework.beside_verdicts import SaidFlip, what_could_change
from stc_desktop.casework.datasheets import words_for_search
from stc_desktop.casework.variants import BesideOriginal, beside_original
from stc_desktop.classification.explanations import name_of
from stc_desktop.rules.errors import UserFixable
from stc_desktop.wording.sentences import sentences
from ui.classification.board_rows import BoardRows
from ui.classification.describe_form import DescribeForm
from ui.classification.facts_pane import FactsPane
from ui.classification.figures import Typed
from ui.classification.flow import Flow, Refused
from ui.classification.item_in_work import ItemInWork, Stage
from ui.classification.keeping import Keeping
from ui.classification.panes import ThreePanes
from ui.classification.question_pane import QuestionPane
from ui.classification.question_shown import question_shown
from ui.classification.record_pane import RecordPane
from ui.classification.situations import DescribedWrongly, Situation, amount_of
from ui.classification.starting import Beginning, against, draft_of_opinion, item_of_opinion, item_of_product, new_item
from ui.classification.turns import Turn
from ui.classification.verdict_pane import VerdictPane
from ui.classification.verdict_shown import estimate
from ui.classification.words import WORDS
from ui.control_lists.editions import review_choices
from ui.frame.page import Page, Width
from ui.frame.surroundings import Surroundings
from ui.parts.board import EliminationBoard
from ui.parts.buttons import HeaderButton
from ui.parts.layouts import Column, Surface
from ui.parts.words import WORDS as PART_WORDS


class ClassifyPage(Page):
    """Describing, asking and checking are three faces of one item; which one is shown follows from the item."""

    def __init__(self, surroundings: Surroundings) -> None:
        self._words = surroundings.look.speech.over(WORDS)
        super().__init__(surroundings, name="classify_page", title=self._words.text("classify.title"))
        look = self.look
        self._part_words = look.speech.over(PART_WORDS)
        self._say = sentences(look.speech.language)
        self._flow = Flow(surroundings.casework, surroundings.jobs, self)
        self._describe = DescribeForm(look, surroundings.jobs)
        self._question = QuestionPane(look)
        self._facts = FactsPane(look)
        self._board = EliminationBoard(look, name="classify_board")
        self._middle = QStackedWidget()
        self._middle.addWidget(self._describe)
        self._middle.addWidget(self._question)
        board_side = Surface(look, "surface", name="classify_board_side")
        column = Column(look, spacing=0)
        column.add(self._board)
        board_side.setLayout(column)
        self._panes = ThreePanes(look, surroundings.settings, self._facts, self._middle, board_side)
        self._verdict = VerdictPane(surroundings)
        self._record = RecordPane(look)
        self._faces = QStackedWidget()
        for face in (self._panes, self._verdict, self._record):
            self._faces.addWidget(face)
        self.fill(self._faces)
        self.keeping = Keeping(surroundings, self._flow, self)
        self._record.serve(self.keeping)
        self._make_actions()
        self._connect()
        self._show_describe()

    def _make_actions(self) -> None:
        look, text = self.look, self._words.text
        self._stop = HeaderButton(look, text("classify.stop"), name="classify_stop")
        self._stop.clicked.connect(self._stop_here)
        self._licence = HeaderButton(look, text("classify.verdict.licence"), name="classify_licence", trailing="chevron_right")
        self._licence.clicked.connect(self.keeping.take_to_licence)
        self._another = HeaderButton(look, text("classify.new"), name="classify_another", icon="plus")
        self._another.clicked.connect(self.new)
        self._your_facts = HeaderButton(look, "", name="classify_your_facts", icon="pencil")
        self._your_facts.clicked.connect(self._panes.open_facts)
        self._letters: list[QShortcut] = []
        for keys, act in (
            ("Y", lambda: self._question.answer_yes_no(True)),
            ("N", lambda: self._question.answer_yes_no(False)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
            self._letters.append(shortcut)
        self._unknown = QShortcut(QKeySequence("Ctrl+D"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._unknown.activated.connect(self._question.answer_unknown)
        self._none = QShortcut(QKeySequence("Ctrl+E"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._none.activated.connect(self._question.answer_nothing)

    def _connect(self) -> None:
        flow, question, verdict = self._flow, self._question, self._verdict
        flow.weighed.connect(self._show)
        flow.described.connect(self._show_preview)
        flow.refused.connect(self._refused)
        flow.kept.connect(self.show_saved)
        flow.left_out.connect(lambda names: self.surroundings.toast(self._left_out(names)))
        self.keeping.saved.connect(self._show_saved)
        self.keeping.name_wanted.connect(self._verdict.ask_name)
        self.keeping.giver_wanted.connect(self._verdict.ask_giver)
        flow.opinion_given.connect(self._opinion_given)
        self.keeping.record_ready.connect(self._show_record)
        self._describe.edited.connect(self._keep_description)
        self._describe.settled.connect(self._keep_description)
        self._describe.start_requested.connect(lambda: flow.start(self._describe.described()))
        self._describe.clear_requested.connect(self.new)
        question.answered.connect(flow.answer)
        question.typed.connect(self._typed)
        question.back_requested.connect(self.step_back)
        question.verdict_requested.connect(flow.show_verdict)
        question.paragraph_requested.connect(self._read)
        question.confirmed.connect(self._confirm)
        flow.turned.connect(self._turned)
        self._describe.turn_agreed.connect(flow.agree_to_turn)
        self._describe.turn_kept.connect(flow.keep_old_value)
        question.turn_agreed.connect(flow.agree_to_turn)
        question.turn_kept.connect(flow.keep_old_value)
        self._facts.change_requested.connect(self._change)
        self._facts.hs_requested.connect(lambda hs: self.surroundings.go("control_lists", f"search/{hs}"))
        self._board.paragraph_chosen.connect(self._read)
        verdict.change_requested.connect(self._change)
        verdict.lead_chosen.connect(self._follow)
        verdict.save_requested.connect(self.keeping.save)
        verdict.print_requested.connect(self.print_paper)
        verdict.product_requested.connect(lambda: self.surroundings.go("products", f"product/{self._flow.item.product_id}"))
        verdict.back_requested.connect(self.step_back)
        self._record.back_requested.connect(lambda: self._faces.setCurrentWidget(self._verdict))
        self._record.save_requested.connect(self.keeping.write_record)

    # -- which face

    def _show(self, situation: Situation) -> None:
        """A new situation: the question or the verdict, and everything around it."""
        self._panes.show_facts(True)
        self._facts.show_situation(situation)
        self._show_board(situation)
        if situation.shows_verdict:
            self._verdict.show_verdict(situation, self._say, is_saved=self.keeping.is_saved)
            self._faces.setCurrentWidget(self._verdict)
            self._weigh_what_could_change(situation)
            self._look_at_original(situation)
        else:
            self._question.show_question(question_shown(situation, self._words))
            self._middle.setCurrentWidget(self._question)
            self._faces.setCurrentWidget(self._panes)
            self._panes.show_middle()
        self._settle_face()
        if not situation.shows_verdict:
            QTimer.singleShot(0, self._question.focus_first)  # its fields are shown with the next round of events

    def _weigh_what_could_change(self, situation: Situation) -> None:
        """Beside the window: every fact is weighed anew with other values."""
        casework = self.surroundings.casework

        def work() -> tuple[SaidFlip, ...]:
            written, words = situation.item.written, words_for_search(situation.item.datasheet)
            return self._flow.beside_weighing(lambda: what_could_change(casework, written, situation.state, sheet_words=words))

        def done(flips: tuple[SaidFlip, ...]) -> None:
            if self._flow.situation is situation:
                self._verdict.show_flips(flips)

        self.surroundings.jobs.run(work, done, owner=self)

    def _look_at_original(self, situation: Situation) -> None:
        """Beside the window: a variant is held against the product that it was copied from."""
        casework, item = self.surroundings.casework, situation.item
        if not item.product_id:
            return

        def work() -> BesideOriginal | None:
            return self._flow.beside_weighing(
                lambda: beside_original(casework, item.product_id, item.conversation, list_id=item.list_id, edition=item.edition)
            )

        def done(beside: BesideOriginal | None) -> None:
            if beside is not None and self._flow.situation is situation:
                self._verdict.show_variant(beside)

        def failed(fault: Exception) -> None:
            if not isinstance(fault, UserFixable):  # the product is gone: saving will say so
                raise fault

        self.surroundings.jobs.run(work, done, failed, owner=self)

    def _left_out(self, names: Sequence[str]) -> str:
        return self._words.plural("classify.left_out", len(names), name=name_of(names[0]))

    def _editions(self) -> list[tuple[str, str]]:
        return review_choices(self.surroundings.casework.reference.weighed_editions, self._words)

    def _show_describe(self, notice: str = "") -> None:
        item = self._flow.item
        if item.opinion_id:
            notice = self._words.text("classify.opinion.blind", name=item.name)
        if self._is_opened:
            self._describe.offer_editions(self._editions())
        self._describe.show_item(item, notice)
        self._panes.show_facts(False)
        self._middle.setCurrentWidget(self._describe)
        self._faces.setCurrentWidget(self._panes)
        self._board.show_rows(())
        self._settle_face()
        self._describe.focus_first()
        if not item.is_empty:
            self._flow.describe(item)

    def _keep_description(self) -> None:
        """Only while it is being written: a field that loses the focus because the questions begin says nothing new."""
        if self._flow.item.stage is Stage.DESCRIBING and self._middle.currentWidget() is self._describe:
            self._flow.describe(self._describe.described())

    def _show_preview(self, situation: Situation | None) -> None:
        """While the item is being described: what the words point to so far."""
        if self._middle.currentWidget() is self._describe:
            rows = BoardRows(situation, self._words, self._part_words, self._say).rows() if situation else ()
            self._board.show_rows(rows)
            self._describe.show_offers(situation)
            self._settle_titles()

    def _show_board(self, situation: Situation, typed: Typed | None = None) -> None:
        self._board.show_rows(BoardRows(situation, self._words, self._part_words, self._say).rows(typed))

    def _settle_face(self) -> None:
        """Header, tabs, keys and panes of the face that is shown."""
        is_asking = self._faces.currentWidget() is self._panes and self._middle.currentWidget() is self._question
        is_checking = self._faces.currentWidget() is not self._panes
        words = self._words
        count = len(self._flow.item.conversation.given)
        actions: list[QWidget] = []
        if is_checking:
            actions = [self._another] if self._flow.item.opinion_id else [self._another, self._licence]
        elif is_asking:
            self._your_facts.setText(words.plural("classify.facts.drawer", count))
            actions = [self._your_facts, self._stop] if self.width_class is Width.RAIL else [self._stop]
        self.set_header_actions(actions)
        self._settle_titles()
        self.set_panes(self._verdict.shown_panes if is_checking else self._panes.shown_panes)
        for shortcut in self._letters:
            shortcut.setEnabled(is_asking and self._question.is_yes_no and self.surroundings.settings.now.single_keys)
        self._unknown.setEnabled(is_asking)
        self._none.setEnabled(is_asking)
        self.availability_changed.emit()

    def _settle_titles(self) -> None:
        """Words on the tabs of a narrow window."""
        situation, words = self._flow.situation, self._words
        count = len(self._flow.item.conversation.given)
        middle = words.text("classify.tab.describe")
        is_asking = self._middle.currentWidget() is self._question
        if is_asking and situation is not None:
            number, total = estimate(situation)
            middle = words.text("classify.tab.question.count", number=number, total=total)
        board = words.text("classify.tab.board.count", count=len(self._board.rows_of("open")))
        self._panes.set_titles(facts=words.text("classify.facts.tab", count=count), middle=middle, board=board)

    # -- answers

    def _turned(self, turn: Turn) -> None:
        """What would take the item off the list stands where it was told, and waits for its source."""
        pane = self._describe if turn.item_before is not None else self._question
        pane.show_turn(turn)

    def _typed(self, value: object) -> None:
        """The value as typed, hollow on the board, before it is given."""
        situation = self._flow.situation
        if situation is None or situation.question is None:
            return
        amount = amount_of(situation, situation.question.id, value) if value is not None else None
        self._show_board(situation, Typed(property_id=situation.question.id, amount=amount) if amount else None)

    def _refused(self, refused: Refused) -> None:
        """Stands at the field; what was written stays."""
        fault = refused.fault
        if isinstance(fault, DescribedWrongly):
            if self._middle.currentWidget() is not self._describe:
                self._show_describe()
            self._describe.show_faults(fault.faults)
            return
        sentence = self._words.text("classify.fault", sentence=fault.sentence, next_step=fault.next_step).strip()
        situation = self._flow.situation
        if situation is not None and not situation.shows_verdict and self._faces.currentWidget() is self._panes:
            self._meant = refused.meant
            self._question.show_error(sentence, can_confirm=refused.meant is not None)
        else:
            if situation is None:  # a draft that cannot be weighed at all: its description is still there
                self._show_describe()
            self.surroundings.toast(sentence, is_fault=True)

    _meant: object | None = None
    _is_opened = False

    def _confirm(self) -> None:
        if self._meant is not None:
            self._flow.answer(self._meant)

    def _change(self, name: str) -> None:
        if name:
            self._flow.change(name)
        else:
            self._flow.item = replace(self._flow.item, stage=Stage.DESCRIBING, changing="")
            self._show_describe()

    def _follow(self, leads: str) -> None:
        """Where a point beside the verdict leads."""
        kind, _, rest = leads.partition("/")
        if kind == "change":
            self._change(rest)
        elif kind == "entry":
            self._read(rest)
        elif kind == "licence":
            self.keeping.take_to_licence()

    def _read(self, code: str) -> None:
        self.surroundings.go("control_lists", f"entry/{code}")

    def _stop_here(self) -> None:
        self.surroundings.go("home", "")
        self.surroundings.toast(self._words.text("classify.stopped"))

    def print_paper(self) -> None:
        """The classification record."""
        if self._faces.currentWidget() is self._verdict:
            self.keeping.print_record()

    def _show_saved(self, name: str) -> None:
        self._verdict.show_saved(name)
        self.show_saved(None)

    def _show_record(self, pdf: bytes, name: str) -> None:
        self._record.show_pdf(pdf, name)
        self._faces.setCurrentWidget(self._record)

    # -- asked by the frame

    def opened(self, place: str) -> None:
        if not self._is_opened:
            self._is_opened = True  # the lists may be looked at now; a page that is only made waits for nobody
            self.surroundings.jobs.run(self.surroundings.casework.make_ready, lambda _: None, owner=self)
        kind, _, rest = place.partition("/")
        if kind == "draft":
            self._resume(rest)
        elif kind == "new":
            self.new()
        elif kind == "product":
            self._again(lambda: item_of_product(self.surroundings.casework, rest))
        elif kind == "opinion":
            self._judge(rest)
        elif kind in {"against", "entry"}:
            self._against(rest)
        elif self._flow.item.is_empty:
            self._resume("")

    def place(self) -> str:
        return f"draft/{self._flow.key}" if not self._flow.item.is_empty and not self.keeping.is_saved else ""

    def leaving(self) -> None:
        self._describe.settle()

    def fit(self, width: Width) -> None:
        super().fit(width)
        self._describe.fit(width)
        self._question.fit(width)
        self._panes.fit(width)
        self._verdict.fit(width)
        self._settle_face()

    def available(self) -> frozenset[str]:
        able = {"new"}
        if self._faces.currentWidget() is self._verdict:
            able.add("print")
        able |= {"find"} if self._middle.currentWidget() is self._question and self._question.can_find else set()
        able |= {"undo"} if self._flow.can_undo else set()
        able |= {"redo"} if self._flow.can_redo else set()
        return frozenset(able)

    def new(self) -> None:
        """Describe another item; the one in work stays as a draft."""
        self._flow.begin(new_item(self.surroundings.casework))
        self.keeping.forget()
        self.show_saved(None)
        self._show_describe()

    def undo(self) -> None:
        self._flow.undo()

    def redo(self) -> None:
        self._flow.redo()

    def find_here(self) -> None:
        if self._middle.currentWidget() is self._question:
            self._question.find_option()

    def help_here(self) -> bool:
        is_asking = self._faces.currentWidget() is self._panes and self._middle.currentWidget() is self._question
        return is_asking and self._question.open_help()

    def step_back(self) -> bool:
        """A question back, from the first one to the description; before that the frame goes back."""
        if self._faces.currentWidget() is self._record:
            self._faces.setCurrentWidget(self._verdict)
            return True
        if self._faces.currentWidget() is self._panes and self._middle.currentWidget() is self._describe:
            return False
        if not self._flow.back():
            self._change("")
        return True

    def step_forth(self) -> bool:
        return self._middle.currentWidget() is not self._describe and self._flow.forth()

    # -- beginnings

    def _resume(self, key: str) -> None:
        if key == self._flow.key and not self._flow.item.is_empty:
            return
        if not self._flow.resume(key or "open"):
            if key:
                self.surroundings.toast(self._words.text("classify.gone"))
            self.new()
            return
        if self._flow.item.stage is Stage.DESCRIBING:
            self._show_describe()

    def _judge(self, opinion_id: str) -> None:
        """A second opinion: begun anew, or where it was left."""
        begun = draft_of_opinion(self.surroundings.casework, opinion_id)
        if begun:
            self._resume(begun)
        else:
            self._again(lambda: item_of_opinion(self.surroundings.casework, opinion_id))

    def _opinion_given(self, opinion_id: str) -> None:
        self.surroundings.refresh_status()
        self.surroundings.toast(self._words.text("classify.opinion.given"))
        self.surroundings.go("products", f"opinion/{opinion_id}")

    def _again(self, begin: Callable[[], ItemInWork]) -> None:
        """Something that was classified once more; its description is there, and perhaps its facts."""
        try:
            item = begin()
        except UserFixable as fault:
            self.surroundings.toast(f"{fault.sentence} {fault.next_step}".strip(), is_fault=True)
            return
        self.keeping.forget()
        self._flow.begin(item)
        if item.stage is Stage.DESCRIBING:
            self._show_describe()

    def _against(self, code: str) -> None:
        """Classify against one paragraph."""
        casework = self.surroundings.casework

        def done(found: Beginning) -> None:
            self._flow.begin(found.item)
            self.keeping.forget()
            self._show_describe(self._words.text(found.key, code=code, heading=found.heading))

        self.surroundings.jobs.run(lambda: against(casework, code), done, owner=self)
