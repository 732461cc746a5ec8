"""The interview as a person goes through it: answer, step back, forth again, change a fact, save and resume."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from stc_desktop.classification.item_json import Json, WrittenItem, written_item
from stc_desktop.classification.items import OVERVIEW
from stc_desktop.classification.questions import Question, QuestionKind

DATASHEET = "datasheet"  # words pasted beside the item: kept with it, and part of no answer
ORIGIN = "origin"  # the table that a product came from: kept with it likewise
VARIANT_OF = "variant_of"  # the product that it is a variant of, by id and name
SOURCES, CHANGES = "sources", "changes"  # where facts were taken from, and which were replaced; part of no answer either
DESCRIPTION = "description"  # the id under which a change of the description itself is kept
_NOT_OF_THE_ITEM = {"given", DATASHEET, ORIGIN, VARIANT_OF, SOURCES, CHANGES}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedFact:
    """A fact that took the place of another: both values, who changed it and when, and the paper that the new one rests on."""

    id: str
    before: object
    after: object
    source: str = ""
    at: str = ""
    by: str = ""

    def as_json(self) -> dict[str, object]:
        return {"id": self.id, "before": self.before, "after": self.after, "source": self.source, "at": self.at, "by": self.by}


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """An item with the order in which its answers came, so that a person can go back and forth.

    `given` holds the ids of answered questions, oldest first; `taken_back` what a step back removed, newest first. `sources` says, by the
    id of the answer, what a fact was taken from; `changes` keeps every fact that was replaced, oldest first.
    """

    item: WrittenItem = field(default_factory=WrittenItem)
    given: tuple[str, ...] = ()
    taken_back: tuple[tuple[str, object], ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict[str, str])
    changes: tuple[ChangedFact, ...] = ()

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
            sources=_but(self.sources, name),
        )

    def sourced(self, name: str, source: str) -> "Conversation":
        """The same with what this fact was taken from; nothing known where the text is empty."""
        rest = _but(self.sources, name)
        return replace(self, sources={**rest, name: source.strip()} if source.strip() else rest)

    def noted(self, change: ChangedFact) -> "Conversation":
        """The same with a fact that was replaced; its source belongs to the new value."""
        kept = replace(self, changes=(*self.changes, change))
        return kept.sourced(change.id, change.source) if change.source else kept

    def said_before(self, name: str) -> tuple[object, ...]:
        """Every other value that this fact had: as it stands, as a step back took it, as it was replaced."""
        values = [value for other, value in self.taken_back if other == name]
        values += [change.before for change in self.changes if change.id == name]
        now = self.answer_to(name)
        found: list[object] = [] if now is None else [now]
        for value in values:
            if value is not None and value not in found:
                found.append(value)
        return tuple(found)

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
        told: dict[str, object] = {**self.item.as_json(), "given": list(self.given)}
        if self.sources:
            told[SOURCES] = dict(self.sources)
        if self.changes:
            told[CHANGES] = [change.as_json() for change in self.changes]
        return told

    def _with(self, name: str, value: object, *, is_considered: bool) -> "Conversation":
        item, is_new = self.item, self.answer_to(name) != value
        if is_considered:
            item = replace(item, considered={**item.considered, name: value})
        else:
            item = replace(item, answers={**item.answers, name: value})
        given = self.given if name in self.given else (*self.given, name)
        is_the_same_again = self.taken_back[:1] == ((name, value),)
        return Conversation(
            item=item,
            given=given,
            taken_back=self.taken_back[1:] if is_the_same_again else (),
            sources=_but(self.sources, name) if is_new else self.sources,  # it was the source of the value before
            changes=self.changes,
        )


def _but(sources: Mapping[str, str], name: str) -> dict[str, str]:
    return {other: source for other, source in sources.items() if other != name}


def _without(item: WrittenItem, name: str) -> WrittenItem:
    return replace(
        item,
        answers={other: value for other, value in item.answers.items() if other != name},
        considered={other: value for other, value in item.considered.items() if other != name},
    )


def resumed(data: Json) -> Conversation:
    """A conversation as it was stored; answers whose order is not known come in the order of the file."""
    item = written_item({name: value for name, value in data.items() if name not in _NOT_OF_THE_ITEM})
    stored = data.get("given")
    order = [str(name) for name in cast("list[object]", stored)] if isinstance(stored, list) else []
    known: Mapping[str, object] = {**item.considered, **item.answers}
    given = tuple(dict.fromkeys(name for name in (*order, *known) if name in known))
    return Conversation(item=item, given=given, sources=_sources(data.get(SOURCES)), changes=tuple(_changes(data.get(CHANGES))))


def _sources(stored: object) -> dict[str, str]:
    held = cast("Mapping[str, object]", stored) if isinstance(stored, Mapping) else dict[str, object]()
    return {str(name): str(source) for name, source in held.items() if str(source).strip()}


def _changes(stored: object) -> Iterator[ChangedFact]:
    for one in cast("list[object]", stored) if isinstance(stored, list) else ():
        if isinstance(one, Mapping):
            held = cast("Mapping[str, object]", one)
            name, source, at, by = (str(held.get(key) or "") for key in ("id", "source", "at", "by"))
            yield ChangedFact(id=name, before=held.get("before"), after=held.get("after"), source=source, at=at, by=by)
