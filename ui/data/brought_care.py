"""What is done with a publication or a correlation table that was brought: go back to the edition before, take away, and back again."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from stc_desktop.casework.bringing_values import BroughtList
from stc_desktop.casework.correlation_values import CorrelationInUse
from ui.data.telling import in_a_sentence
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.jobs import JobStopped

# What can be done with a list, and the same with a table of HS codes.
BROUGHT_ACTIONS = ("go_back", "take_away", "go_back_correlation", "take_away_correlation")


class BroughtCare(QObject):
    """Each change is said in a message that can take it back; after each, `changed` hears whether it was a correlation table."""

    def __init__(self, surroundings: Surroundings, owner: QObject, changed: Callable[[bool], object]) -> None:
        super().__init__(owner)
        self._surroundings, self._changed = surroundings, changed
        self._words = surroundings.look.speech.over(WORDS)

    def do(self, what: str, of: str) -> None:
        """One of the actions, with the list or the agency of this name."""
        is_correlation = what.endswith("_correlation")
        if what.startswith("go_back"):
            self._go_back(of, is_correlation=is_correlation)
        else:
            self._take_away(of, is_correlation=is_correlation)

    def _go_back(self, name: str, *, is_correlation: bool) -> None:
        casework = self._surroundings.casework

        def work() -> BroughtList | CorrelationInUse:
            from stc_desktop.casework.bringing import go_back
            from stc_desktop.casework.correlations import go_back_correlation

            return go_back_correlation(casework, name) if is_correlation else go_back(casework, name)

        def done(held: BroughtList | CorrelationInUse) -> None:
            edition = held.info.edition if held.info else ""
            # going back goes round: only with two editions does the second step undo the first
            undo = (lambda: self._go_back(name, is_correlation=is_correlation)) if len(held.former) == 1 else None
            self._say(self._words.text("data.brought.went_back", list=_title(held) or name, edition=edition), undo, is_correlation)

        self._run(work, done, is_correlation=is_correlation)

    def _take_away(self, name: str, *, is_correlation: bool) -> None:
        casework = self._surroundings.casework

        def work() -> Any:
            from stc_desktop.casework.bringing_back import take_away_for_now

            return take_away_for_now(casework, name, is_correlation=is_correlation)

        def done(taken: Any) -> None:
            self._say(self._words.text("data.brought.taken", list=name), lambda: self._put_back(taken), is_correlation)

        self._run(work, done, is_correlation=is_correlation)

    def _put_back(self, taken: Any) -> None:
        casework = self._surroundings.casework

        def work() -> None:
            from stc_desktop.casework.bringing_back import put_back

            put_back(casework, taken)

        said = self._words.text("data.brought.put_back", list=taken.list_id)
        self._run(work, lambda _nothing: self._say(said, None, taken.is_correlation), is_correlation=taken.is_correlation)

    def _say(self, sentence: str, undo: Callable[[], object] | None, is_correlation: bool) -> None:
        self._changed(is_correlation)
        self._surroundings.toast(sentence, undo)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], object], *, is_correlation: bool) -> None:
        self._surroundings.jobs.run(work, done, lambda fault: self._failed(fault, is_correlation), owner=self)

    def _failed(self, fault: Exception, is_correlation: bool) -> None:
        sentence = in_a_sentence(fault, self._words)
        if sentence:
            self._changed(is_correlation)
            self._surroundings.toast(sentence, is_fault=True)
        elif not isinstance(fault, JobStopped):
            raise fault


def _title(held: BroughtList | CorrelationInUse) -> str:
    """A table of pairs goes by its agency."""
    if held.info is None:
        return ""
    return held.info.publisher if isinstance(held, CorrelationInUse) else held.info.title
