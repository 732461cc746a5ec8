"""What stands beside the verdict: facts that contradict each other, who can supply what is missing, near limits, what would turn it."""

from collections.abc import Iterable, Iterator

from stc_desktop.casework.beside_verdicts import SaidAsked, SaidFlip, said_asked, said_clashes, said_close
from stc_desktop.classification.explanations import name_of
from ui.classification.points import Point
from ui.classification.situations import Situation
from ui.classification.told import listed_codes
from ui.speech import Words

_QUESTIONS = 3


def clash_points(situation: Situation, words: Words) -> Iterator[Point]:
    """Each contradiction, leading to the fact that was told last: mostly that is the one to look at."""
    for clash in said_clashes(situation.state):
        yield Point(
            icon="warning",
            title=words.text("classify.points.clash"),
            text=clash.sentence,
            action=words.text("classify.points.clash.action"),
            leads=f"change/{_last_told(clash.leads, situation)}",
            tone="err",
        )


def _last_told(leads: Iterable[str], situation: Situation) -> str:
    """The id of the answer; empty leads to the description."""
    given = situation.item.conversation.given
    told = [name for name in leads if name in given]
    return max(told, key=given.index) if told else ""


def asked_points(situation: Situation, words: Words) -> Iterator[Point]:
    """What is missing, by who can supply it."""
    for asked in said_asked(situation.item.written, situation.state):
        yield Point(
            icon="half",
            title=asked.title,
            text=_questions(asked, words),
            action=words.text("classify.points.asked.action"),
            leads=f"change/{asked.names[0]}",
            tone="warn",
        )


def _questions(asked: SaidAsked, words: Words) -> str:
    shown = list(asked.questions[:_QUESTIONS])
    left = len(asked.questions) - len(shown)
    if left:
        shown.append(words.plural("classify.points.asked.more", left) + ".")
    if asked.codes:
        shown.append(words.text("classify.points.asked.for", codes=listed_codes(asked.codes)))
    return " ".join(shown)


def close_points(situation: Situation, words: Words) -> Iterator[Point]:
    """Values that a small error, or the rounding of the datasheet, could bring to the other side; each property once."""
    said: set[str] = set()
    for close in said_close(situation.state):
        if close.property_id not in said:
            said.add(close.property_id)
            yield Point(
                icon="warning",
                title=words.text("classify.points.close", name=name_of(close.property_id)),
                text=close.sentence,
                action=words.text("classify.points.close.action"),
                leads=f"change/{close.property_id}",
                tone="warn",
            )


def flip_points(flips: Iterable[SaidFlip], words: Words) -> Iterator[Point]:
    """The facts that alone would turn the verdict, each weighed again."""
    for flip in flips:
        yield Point(
            icon="info",
            title=words.text("classify.points.flip"),
            text=flip.sentence,
            action=words.text("classify.points.flip.action"),
            leads=f"change/{flip.property_id}",
        )
