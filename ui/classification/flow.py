"""The course of one interview: every answer is weighed beside the window, kept as a draft, and can be taken back."""

import datetime
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from stc_desktop.casework import second_opinions, sessions
from stc_desktop.casework.classifying import keep_as_product
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.questions import Question
from stc_desktop.control_lists.chemicals import ChemicalNames
from stc_desktop.rules.errors import UserFixable
from ui.classification.item_in_work import ItemInWork, Stage, from_draft
from ui.classification.sheet_taken import with_its_place
from ui.classification.situations import Situation, check_description, is_right_if_confirmed, situation_of
from ui.classification.starting import new_item
from ui.classification.turns import Turn, noted_change, turn_of, turn_of_thing
from ui.jobs import Jobs

Made = TypeVar("Made")
KIND = "classify"
FIRST_KEY = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An answer that was not understood. `meant` is the answer to give when the person says that it is meant so."""

    fault: UserFixable
    meant: object | None = None


class Flow(QObject):
    """Holds the item and its situation. While one step is weighed, further answers are not taken: they belong to no question."""

    weighed = Signal(object)  # Situation
    described = Signal(object)  # Situation of a description still being written, or None
    refused = Signal(object)  # Refused
    kept = Signal(object)  # aware datetime of the draft
    kept_as_product = Signal(str)
    opinion_given = Signal(str)  # id of the second opinion
    turned = Signal(object)  # Turn: an answer that waits for a word before it counts
    left_out = Signal(object)  # ids of answers that this list does not understand, as a list

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self.item = new_item(workspace)
        self.situation: Situation | None = None
        self.key = FIRST_KEY
        self.turn: Turn | None = None
        self._before: list[ItemInWork] = []
        self._after: list[ItemInWork] = []
        self._is_busy = False
        self._numbers = itertools.count(1)
        self._newest_kept = 0
        self._course = 0
        self._keeping = threading.Lock()
        self._weighing = threading.Lock()  # what the workspace keeps between two steps is for one at a time

    # -- beginning

    def begin(self, item: ItemInWork, key: str = "") -> None:
        """Another item; a draft that stands open is kept beside it."""
        self.key = key or self._free_key()
        self._course += 1
        self._is_busy = False
        self._before, self._after = [], []
        self.situation = None
        self.item = item
        if item.stage is not Stage.DESCRIBING:
            self._weigh(item, remember=False)

    def resume(self, key: str) -> bool:
        """Open a draft where it was left; false when it is gone."""
        found = sessions.draft(self._workspace, KIND, key)
        if found is None:
            return False
        self.begin(from_draft(found.content), key)
        self.kept.emit(datetime.datetime.fromisoformat(found.updated_at))
        return True

    def _free_key(self) -> str:
        taken = {draft.key for draft in sessions.drafts(self._workspace) if draft.kind == KIND}
        return next(key for key in (FIRST_KEY, *(f"{FIRST_KEY}-{number}" for number in range(2, 10_000))) if key not in taken)

    # -- describing

    def describe(self, item: ItemInWork) -> None:
        """Keep what is written so far and show what it points to; faults are named when the person starts."""
        self.item = replace(item, stage=Stage.DESCRIBING)
        kept, key, number = self.item, self.key, next(self._numbers)

        def work() -> Situation | None:
            self._keep(kept, key, number)
            try:
                check_description(kept, self._chemical_names(kept), self._workspace.hs_register.gone)
                return self._situation(kept)
            except UserFixable:
                return None

        def done(found: Situation | None) -> None:
            if kept is self.item:
                self._say_kept(kept)
                self.described.emit(found)

        self._jobs.run(work, done, owner=self)

    def start(self, item: ItemInWork) -> None:
        """From the description to the questions; by another list some answers may belong to no question."""
        before = self.situation.item if self.situation else None
        self._weigh(replace(item, stage=Stage.ASKING, changing=""), remember=before is not None, is_new=True, before=before)

    # -- answering

    def answer(self, value: object) -> None:
        """The answer to the question that is shown."""
        question = self.situation.question if self.situation else None
        if question is None or self.situation is None:
            return
        answered = with_its_place(self.item.conversation.answered(question, value), self.situation, question.id, value)
        answered = noted_change(self._workspace, self.item, question, value, answered)
        self._try(self.item.told(answered), answered=(question.id, value))

    def agree_to_turn(self, source: str) -> None:
        """The new value counts; both stand in the record."""
        turn, self.turn = self.turn, None
        if turn is not None:
            self._try(turn.agreed(source, self._workspace))

    def keep_old_value(self) -> None:
        """The fact stays as it was before the answer that would have turned the verdict."""
        turn, self.turn = self.turn, None
        if turn is not None and turn.item_before is not None:
            self._try(turn.item_before, remember=False)
            return
        question = self.situation.question if self.situation else None
        if turn is None or question is None:
            return
        if self.item.changing:
            self.keep_answer()
        else:  # after a step back: the value of before is told again
            self._try(self.item.told(self.item.conversation.answered(question, turn.before)))

    def change(self, name: str) -> None:
        """Show the question of an earlier answer again; an empty name leads to the description."""
        if not name:
            self.describe(replace(self.item, changing=""))
            return
        self._try(replace(self.item, changing=name, stage=Stage.ASKING), remember=False)

    def keep_answer(self) -> None:
        """Leave an answer that was to be changed as it was."""
        self._try(replace(self.item, changing=""), remember=False)

    def back(self) -> bool:
        """One answer back; false at the first question."""
        if self.item.changing:
            self.keep_answer()
            return True
        if self.item.stage is Stage.CHECKING and self.situation is not None and self.situation.question is not None:
            self._try(replace(self.item, stage=Stage.ASKING), remember=False)
            return True
        if not self.item.conversation.given:
            return False
        self._try(self.item.told(self.item.conversation.back()), remember=False)
        return True

    def forth(self) -> bool:
        if self.item.changing or not self.item.conversation.taken_back:
            return False
        self._try(self.item.told(self.item.conversation.forth()), remember=False)
        return True

    def show_verdict(self) -> None:
        """The verdict as it stands, also while further questions could be asked."""
        self._try(replace(self.item, stage=Stage.CHECKING, changing=""), remember=False)

    def undo(self) -> None:
        if self._before and not self._is_busy:
            self._after.append(self.item)
            self._try(self._before.pop(), remember=False)

    def redo(self) -> None:
        if self._after and not self._is_busy:
            self._before.append(self.item)
            self._try(self._after.pop(), remember=False)

    @property
    def can_undo(self) -> bool:
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        return bool(self._after)

    # -- keeping

    def keep_product(self, name: str) -> None:
        """Into the catalogue, with its history; the draft has served."""
        item, key = replace(self.item, name=name), self.key

        def work() -> str:
            product = keep_as_product(self._workspace, item.conversation, name=name, product_id=item.product_id, beside=item.beside)
            sessions.drop_draft(self._workspace, KIND, key)
            return product

        def done(product: str) -> None:
            self.item = replace(item, product_id=product)
            if self.situation is not None:
                self.situation = replace(self.situation, item=self.item)
            self.kept_as_product.emit(product)

        self._jobs.run(work, done, self._fail, owner=self)

    def give_opinion(self, by: str) -> None:
        """As the second opinion of this person; the draft has served."""
        item, key = self.item, self.key

        def work() -> str:
            given = second_opinions.give(self._workspace, item.opinion_id, item.conversation, by=by, beside=item.beside)
            sessions.drop_draft(self._workspace, KIND, key)
            return given.id

        def done(opinion: str) -> None:
            self.begin(new_item(self._workspace))
            self.opinion_given.emit(opinion)

        self._jobs.run(work, done, self._fail, owner=self)

    def drop(self) -> None:
        """Forget the draft; gives nothing back, the page keeps the item for an undo."""
        sessions.drop_draft(self._workspace, KIND, self.key)

    def beside_weighing(self, work: Callable[[], Made]) -> Made:
        """Something else that weighs, while no step does."""
        with self._weighing:
            return work()

    # -- how it is done

    def _weigh(self, item: ItemInWork, *, remember: bool, is_new: bool = False, before: ItemInWork | None = None) -> None:
        """Weigh by a list that may be another than before. Answers that it does not understand are left out, and that is said.

        `before` is the item as it was weighed last, where it is now described otherwise.
        """
        key, number = self.key, next(self._numbers)
        left_out: list[str] = []

        def work() -> Situation | Turn:
            if is_new:
                check_description(item, self._chemical_names(item), self._workspace.hs_register.gone)
            found = self._understood(item, left_out)
            if before is not None:
                with self._weighing:
                    turn = turn_of_thing(self._workspace, before, found)
                if turn is not None:
                    return turn
            if is_new:
                self._keep(found.item, key, number)
            return found

        def done(found: Situation | Turn) -> None:
            if isinstance(found, Turn):
                self.turn = found
                self.turned.emit(found)
                return
            if left_out:
                self.left_out.emit(left_out)
            self._arrive(found, remember=remember)

        def failed(fault: Exception) -> None:
            if not is_new:
                self.item = replace(item, stage=Stage.DESCRIBING, changing="")
            self._fail(fault)

        self._run(work, done, failed)

    def _chemical_names(self, item: ItemInWork) -> ChemicalNames:
        return self._workspace.weighable(item.list_id, item.edition).edition.chemical_names

    def _understood(self, item: ItemInWork, left_out: list[str]) -> Situation:
        """The situation without the answers that the list refuses; their ids go into `left_out`."""
        while True:
            try:
                return self._situation(item)
            except UserFixable as fault:
                if fault.where not in item.conversation.given:
                    raise
                left_out.append(fault.where)
                item = replace(item, conversation=item.conversation.forgotten(fault.where), stage=Stage.ASKING, changing="")

    def _try(self, item: ItemInWork, *, remember: bool = True, answered: tuple[str, object] | None = None) -> None:
        """Weigh and keep; an answer that is not understood leaves everything as it was."""
        key, number = self.key, next(self._numbers)

        before, question = self.item, self.situation.question if self.situation else None

        def work() -> Situation | Turn:
            check_description(item, self._chemical_names(item), self._workspace.hs_register.gone)
            found = self._situation(item)
            turn = self._turn(before, question, answered[1], found) if answered is not None and question is not None else None
            if turn is not None:
                return turn
            self._keep(found.item, key, number)
            return found

        def done(found: Situation | Turn) -> None:
            if isinstance(found, Turn):
                self.turn = found
                self.turned.emit(found)
            else:
                self._arrive(found, remember=remember)

        def failed(fault: Exception) -> None:
            self._fail(fault, answered)

        self._run(work, done, failed)

    def _turn(self, before: ItemInWork, question: Question, value: object, found: Situation) -> Turn | None:
        with self._weighing:
            return turn_of(self._workspace, before, question, value, found)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[Exception], object]) -> None:
        """Any: what the work gives is what its own `done` takes."""
        if self._is_busy:
            return
        self._is_busy = True
        course = self._course

        def ended(act: Callable[[Any], object]) -> Callable[[Any], object]:
            def run(value: Any) -> None:
                if course == self._course:  # else another item was begun meanwhile
                    self._is_busy = False
                    act(value)

            return run

        self._jobs.run(work, ended(done), ended(failed), owner=self)

    def _arrive(self, found: Situation, *, remember: bool) -> None:
        if remember and not self.item.is_empty and found.item != self.item:
            self._before.append(replace(self.item, changing=""))
            self._after.clear()
        self.item = found.item
        self.situation = found
        self.turn = None
        self._say_kept(found.item)
        self.weighed.emit(found)

    def _fail(self, fault: Exception, answered: tuple[str, object] | None = None) -> None:
        if not isinstance(fault, UserFixable):
            raise fault
        meant = None
        if answered is not None and self.situation is not None:
            meant = is_right_if_confirmed(self.situation, *answered, fault)
        self.refused.emit(Refused(fault=fault, meant=meant))

    def _situation(self, item: ItemInWork) -> Situation:
        with self._weighing:
            return situation_of(self._workspace, item)

    def _keep(self, item: ItemInWork, key: str, number: int) -> None:
        """Jobs may end in another order than they began: an older state never overwrites a newer one."""
        with self._keeping:
            if item.is_empty or number < self._newest_kept:
                return
            self._newest_kept = number
            sessions.save_draft(self._workspace, KIND, key, item.as_draft())

    def _say_kept(self, item: ItemInWork) -> None:
        if not item.is_empty:
            self.kept.emit(self._workspace.now)
