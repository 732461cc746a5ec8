"""Back from lists that were installed from workbooks to what stood before."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.data.telling import in_a_sentence
from ui.data.words import WORDS
from ui.frame.surroundings import Surroundings
from ui.jobs import JobStopped
from ui.parts.dialogs import Dialog

Ask = Callable[[str, str, list[tuple[str, str]]], str]


class InstalledCare:
    """It is asked for first and said afterwards; then `changed` is called."""

    def __init__(self, surroundings: Surroundings, owner: QWidget, changed: Callable[[], object]) -> None:
        self._surroundings, self._owner, self._changed = surroundings, owner, changed
        self._words = surroundings.look.speech.over(WORDS)
        self.ask: Ask = lambda title, text, answers: Dialog.ask(surroundings.look, owner, title, text, answers)

    def go_back(self, *, to_program: bool) -> None:
        text, casework = self._words.text, self._surroundings.casework
        says = text(f"data.installed.ask.{'program' if to_program else 'undo'}")
        answers = [("keep", text("data.installed.keep")), ("go", text("data.installed.go"))]
        if self.ask(text("data.installed.ask"), says, answers) != "go":
            return

        def work() -> Any:
            from stc_desktop.casework.installed_lists import go_back

            return go_back(casework, to_program=to_program)

        def done(went: Any) -> None:
            named = [f"{one.list_id} {one.edition}" for one in went.editions]
            named += [text("data.installed.country", country=one.country) for one in went.overlays]
            said = text("data.installed.is_program") if went.is_program else text("data.installed.gone", lists=", ".join(named))
            self._say(said)

        self._surroundings.jobs.run(work, done, self._failed, owner=self._owner)

    def _say(self, sentence: str) -> None:
        self._surroundings.forget_others()
        self._surroundings.refresh_status()
        self._changed()
        self._surroundings.toast(sentence)

    def _failed(self, fault: Exception) -> None:
        sentence = in_a_sentence(fault, self._words)
        if sentence:
            self._changed()
            self._surroundings.toast(sentence, is_fault=True)
        elif not isinstance(fault, JobStopped):
            raise fault
