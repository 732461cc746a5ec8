"""The interview as a person goes through it: answer, step back, forth again, change a fact, save and resume."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from stc_desktop.classification.item_json import Json, WrittenItem, written_item
from stc_desktop.classification.items import OVERVIEW
from stc_desktop.classification.questions import Question, QuestionKind

DATASHEET = "datasheet"  # words pasted beside the item: kept with it, and part of no answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """An item with the order in which its answers came, so that a person can go back and forth.

    `given` holds the ids of answered questions, oldest first; `taken_back` what a step back removed, newest first.
    """

    item: WrittenItem = field(default_factory=WrittenItem)
    given: tuple[str, ...] = ()
    taken_back: tuple[tuple[str, object], ...] = ()

    def answered(self, question: Question, value: object) -> "Conversation":
        """The conversation with this answer; a changed fact keeps its place, a new one comes last."""
        return self._with(question.id, value, is_considered=question.kind in {QuestionKind.CANDIDATE, QuestionKind.OVERVIEW})

    def changed(self, name: str, value: object) -> "Conversation":
        """The conversation with an earlier answer changed."""
        return self._with(name, value, is_considered=name in self.item.considered)

    def forgotten(self, name: str) -> "Conversation":
        """The conversation as if this had never been asked."""
        return replace(
            self,
            item=_without(self.item, name),
            given=tuple(other for other in self.given if other != name),
        )

    def back(self) -> "Conversation":
        """One answer back; `forth` brings it again."""
        if not self.given:
            return self
        last = self.given[-1]
        return replace(self.forgotten(last), taken_back=((last, self.answer_to(last)), *self.taken_back))

    def forth(self) -> "Conversation":
        if not self.taken_back:
            return self
        (name, value), *rest = self.taken_back
        is_considered = name == OVERVIEW or name[:1].isdigit() or name.startswith("ML")
        return replace(self._with(name, value, is_considered=is_considered), taken_back=tuple(rest))

    def answer_to(self, name: str) -> object:
        return self.item.considered.get(name, self.item.answers.get(name))

    def described(self, *, description: str, hs: str, cas: tuple[str, ...]) -> "Conversation":
        return replace(self, item=replace(self.item, description=description, hs=hs, cas=cas))

    def as_json(self) -> dict[str, object]:
        return {**self.item.as_json(), "given": list(self.given)}

    def _with(self, name: str, value: object, *, is_considered: bool) -> "Conversation":
        item = self.item
        if is_considered:
            item = replace(item, considered={**item.considered, name: value})
        else:
            item = replace(item, answers={**item.answers, name: value})
        given = self.given if name in self.given else (*self.given, name)
        return Conversation(item=item, given=given)


def _without(item: WrittenItem, name: str) -> WrittenItem:
    return replace(
        item,
        answers={other: value for other, value in item.answers.items() if other != name},
        considered={other: value for other, value in item.considered.items() if other != name},
    )


def resumed(data: Json) -> Conversation:
    """A conversation as it was stored; answers whose order is not known come in the order of the file."""
    item = written_item({name: value for name, value in data.items() if name not in {"given", DATASHEET}})
    stored = data.get("given")
    order = [str(name) for name in cast("list[object]", stored)] if isinstance(stored, list) else []
    known: Mapping[str, object] = {**item.considered, **item.answers}
    given = tuple(dict.fromkeys(name for name in (*order, *known) if name in known))
    return Conversation(item=item, given=given)
