"""What a person answered, as papers show it: the question, the answer in words, and what it was taken from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from stc_desktop.classification.conversation import DESCRIPTION, Conversation
from stc_desktop.classification.explanations import fact_text
from stc_desktop.classification.items import OVERVIEW
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.rules.facts import Amount, Facts, NotKnown
from stc_desktop.wording.sentences import Sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAnswer:
    """One answer of the interview. `is_fact`: of a property; else which kind of thing it is. `source` is empty where none was named."""

    id: str
    question: str
    answer: str
    source: str
    is_fact: bool
    is_known: bool


def told_answers(conversation: Conversation, facts: Facts, weighable: WeighableList, say: Sentences) -> tuple[ToldAnswer, ...]:
    """Every answer in the order in which it was given."""
    return tuple(told_answer(name, conversation, facts, weighable=weighable, say=say) for name in conversation.given)


def told_answer(name: str, conversation: Conversation, facts: Facts, *, weighable: WeighableList, say: Sentences) -> ToldAnswer:
    prop = weighable.edition.register.get(name)
    source = conversation.sources.get(name, "")
    if prop is None:
        question, answer = _of_kind(name, conversation.answer_to(name), weighable, say)
        is_known = conversation.answer_to(name) not in ("unsure", "unknown", None)
        return ToldAnswer(id=name, question=question, answer=answer, source=source, is_fact=False, is_known=is_known)
    fact = facts.get(name)
    told = fact_text(fact, prop) if fact else say.text("record.not_told")
    if isinstance(fact, Amount) and fact.is_computed:
        told = say.text("record.computed", value=told)
    is_known = fact is not None and not isinstance(fact, NotKnown)
    return ToldAnswer(id=name, question=prop.question, answer=told, source=source, is_fact=True, is_known=is_known)


def value_words(name: str, value: object, weighable: WeighableList, say: Sentences) -> str:
    """An answer as it was written, for a change that is told of: options by their words, lists one after another."""
    if value is None or value == "":
        return say.text("record.not_told")
    prop = weighable.edition.register.get(name)
    options: Mapping[str, str] = prop.options if prop is not None else {}
    if isinstance(value, bool):
        return say.text("paper.yes_word" if value else "paper.no_word")
    if isinstance(value, list | tuple):
        named = ", ".join(options.get(str(one), str(one)) for one in cast("list[object]", value))
        return named or say.text("record.none_fits")
    return options.get(str(value), str(value))


def question_of(name: str, weighable: WeighableList, say: Sentences) -> str:
    """What was asked under this id, in words."""
    if name == DESCRIPTION:
        return say.text("record.description")
    prop = weighable.edition.register.get(name)
    return prop.question if prop is not None else _of_kind(name, None, weighable, say)[0]


def _of_kind(name: str, given: object, weighable: WeighableList, say: Sentences) -> tuple[str, str]:
    if name == OVERVIEW:
        marked = ", ".join(str(code) for code in cast("list[object]", given)) if isinstance(given, list | tuple) else ""
        answer = say.text("record.overview_unsure") if given == "unsure" else marked or say.text("record.none_fits")
        return say.text("record.overview"), answer
    paragraph = weighable.paragraph(name)
    return (paragraph.question or paragraph.heading if paragraph else name), str(given)
