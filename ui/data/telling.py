"""How the work on a brought file tells the window where it is."""

import time

from stc_desktop.control_lists.sources.publications import Told
from stc_desktop.rules.errors import UserFixable
from ui.data.words import WORDS
from ui.jobs import JobReport
from ui.speech import Words
from ui.theme.look import Look

_BETWEEN = 0.05  # seconds: a reader may tell of every paragraph, the window shows twenty steps a second
_GUESSED_AFTER = 4.0
_GUESSED_FROM = 0.1  # of the whole: before that the time left is anybody's guess
_IN_MINUTES = 90


def told_to(report: JobReport, look: Look) -> Told:
    """Hands steps on to the window, with the time that is left; ends the work when the person cancels."""
    words: Words = look.speech.over(WORDS)
    began, last = time.monotonic(), 0.0

    def told(step: str, share: float) -> None:
        nonlocal last
        report.stop_if_cancelled()
        now = time.monotonic()
        if now - last < _BETWEEN and share < 1.0:
            return
        last, past = now, now - began
        note = ""
        if past > _GUESSED_AFTER and _GUESSED_FROM < share < 1.0:
            note = _left(past * (1 - share) / share, words)
        report.step(f"{step[:1].upper()}{step[1:]}", share, note)

    return told


def _left(seconds: float, words: Words) -> str:
    if seconds > _IN_MINUTES:
        return words.plural("data.bring.left.minutes", round(seconds / 60))
    return words.plural("data.bring.left", max(1, round(seconds)))


def in_a_sentence(fault: Exception, words: Words) -> str:
    """What a person can do about a fault of a file; "" for what is no such fault."""
    if isinstance(fault, UserFixable):
        return f"{fault.sentence} {fault.next_step}".strip()
    if isinstance(fault, OSError):
        return f"{words.text('data.bring.unreadable', reason=fault.strerror or fault)} {words.text('data.bring.unreadable.next')}"
    return ""
