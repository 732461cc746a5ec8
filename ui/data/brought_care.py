"""What is done with a publication that was brought: go back to the edition before, take away, and back again."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from stc_desktop.casework.bringing_values import BroughtList
from ui.data.telling import in_a_sentence
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.jobs import JobStopped


class BroughtCare(QObject):
    """Each change is said in a message that can take it back; `changed` is called after each."""

    def __init__(self, surroundings: Surroundings, owner: QObject, changed: Callable[[], object]) -> None:
        super().__init__(owner)
        self._surroundings, self._changed = surroundings, changed
        self._words = surroundings.look.speech.over(WORDS)

    def go_back(self, list_id: str) -> None:
        casework = self._surroundings.casework

        def work() -> BroughtList:
            from stc_desktop.casework.bringing import go_back

            return go_back(casework, list_id)

        def done(held: BroughtList) -> None:
            edition = held.info.edition if held.info else ""
            # going back goes round: only with two editions does the second step undo the first
            undo = (lambda: self.go_back(list_id)) if len(held.former) == 1 else None
            self._say(self._words.text("data.brought.went_back", list=_title(held), edition=edition), undo)

        self._run(work, done)

    def take_away(self, list_id: str) -> None:
        casework = self._surroundings.casework

        def work() -> Any:
            from stc_desktop.casework.bringing_back import take_away_for_now

            return take_away_for_now(casework, list_id)

        self._run(work, lambda taken: self._say(self._words.text("data.brought.taken", list=list_id), lambda: self._put_back(taken)))

    def _put_back(self, taken: Any) -> None:
        casework = self._surroundings.casework

        def work() -> None:
            from stc_desktop.casework.bringing_back import put_back

            put_back(casework, taken)

        self._run(work, lambda _nothing: self._say(self._words.text("data.brought.put_back", list=taken.list_id), None))

    def _say(self, sentence: str, undo: Callable[[], object] | None) -> None:
        self._changed()
        self._surroundings.toast(sentence, undo)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object]) -> None:
        self._surroundings.jobs.run(work, done, self._failed, owner=self)

    def _failed(self, fault: Exception) -> None:
        sentence = in_a_sentence(fault, self._words)
        if sentence:
            self._changed()
            self._surroundings.toast(sentence, is_fault=True)
        elif not isinstance(fault, JobStopped):
            raise fault


def _title(held: BroughtList) -> str:
    return held.info.title if held.info and held.info.title else held.list_id
