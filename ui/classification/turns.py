"""A changed answer that turns the verdict: shown before it counts, and where it takes an item off the list the new value needs a source."""

from dataclasses import dataclass, replace

from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import ChangedFact, Conversation
from stc_desktop.classification.explanations import fact_text
from stc_desktop.classification.interview import Step
from stc_desktop.classification.questions import Question
from stc_desktop.classification.verdicts import Verdict
from ui.classification.item_in_work import ItemInWork
from ui.classification.situations import Situation, situation_of

_NO_ANSWER = ("unknown", "unsure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """An answer that waits for a word: the value before and the new one in words, the verdict before, and the situation if it counts."""

    name: str
    before: object
    after: object
    before_words: str
    codes_before: tuple[str, ...]
    verdict_before: Verdict
    found: Situation
    needs_source: bool
    source: str = ""
    item_before: ItemInWork | None = None  # where what the thing is was changed, and no answer: the item as it was weighed

    def agreed(self, source: str, workspace: Workspace) -> ItemInWork:
        """The item with the new value; both values are kept with person, time and source."""
        told = self.found.item.conversation
        changes = tuple(  # the same change, noted already without its source
            one for one in told.changes if not (one is told.changes[-1] and (one.id, one.after) == (self.name, self.after))
        )
        change = ChangedFact(
            id=self.name,
            before=self.before,
            after=self.after,
            source=source.strip(),
            at=workspace.now.isoformat(timespec="seconds"),
            by=workspace.person,
        )
        return replace(self.found.item, conversation=replace(told, changes=changes).noted(change))


def turn_of(workspace: Workspace, item: ItemInWork, question: Question, value: object, found: Situation) -> Turn | None:
    """What the answer turns; None where no earlier value of this fact made another verdict.

    An answer given after a step back is held against the value of before too, and so is one that was "I don't know" in between: an item
    comes off the list by no other way than one that leaves a trace.
    """
    told, whole = item.conversation, item.conversation
    while whole.taken_back:  # what a step back took is told again in a moment, mostly as it was
        whole = whole.forth()
    after = found.step if whole is told else _weighed(workspace, item, whole.answered(question, value))
    for former in told.said_before(question.id):
        if former == value or former in _NO_ANSWER:
            continue
        before = _weighed(workspace, item, whole.answered(question, former))
        came_off = before.verdict is Verdict.CONTROLLED and after.verdict is not Verdict.CONTROLLED
        is_told = value not in _NO_ANSWER
        is_seen = bool(item.changing) and former == told.answer_to(question.id) and (before.verdict, before.codes) != _of(found.step)
        if is_told and (came_off or is_seen):
            return _turn(question, value, former=former, before=before, found=found, needs_source=came_off)
    return None


def turn_of_thing(workspace: Workspace, before: ItemInWork, found: Situation) -> Turn | None:
    """Another description, HS code or CAS number that takes the item off the list; None where it does not."""
    old, new = before.written, found.item.written
    changed = [name for name in ("cas", "hs", "description") if getattr(old, name) != getattr(new, name)]
    if not changed or found.step.verdict is Verdict.CONTROLLED:
        return None
    weighed = _weighed(workspace, before, before.conversation)
    if weighed.verdict is not Verdict.CONTROLLED:
        return None
    name = changed[0]
    former, value = (", ".join(one.cas) if name == "cas" else str(getattr(one, name)) for one in (old, new))
    return Turn(
        name=name,
        before=former,
        after=value,
        before_words=former or "–",
        codes_before=weighed.codes,
        verdict_before=weighed.verdict,
        found=found,
        needs_source=True,
        item_before=before,
    )


def _of(step: Step) -> tuple[Verdict, tuple[str, ...]]:
    return step.verdict, step.codes


def _weighed(workspace: Workspace, item: ItemInWork, told: Conversation) -> Step:
    return situation_of(workspace, replace(item, conversation=told, changing="")).step


def _turn(question: Question, value: object, *, former: object, before: Step, found: Situation, needs_source: bool) -> Turn:
    fact = before.facts.get(question.id)
    words = fact_text(fact, found.weighable.edition.register.get(question.id)) if fact is not None else str(former)
    return Turn(
        name=question.id,
        before=former,
        after=value,
        before_words=words,
        codes_before=before.codes,
        verdict_before=before.verdict,
        found=found,
        needs_source=needs_source,
        source=found.item.conversation.sources.get(question.id, ""),
    )


def noted_change(workspace: Workspace, item: ItemInWork, question: Question, value: object, answered: Conversation) -> Conversation:
    """A fact that is changed keeps its earlier value in the record, also where the verdict stays as it is."""
    former = item.conversation.answer_to(question.id)
    if not item.changing or former is None or former == value:
        return answered
    at = workspace.now.isoformat(timespec="seconds")
    source = answered.sources.get(question.id, "")
    return answered.noted(ChangedFact(id=question.id, before=former, after=value, source=source, at=at, by=workspace.person))
