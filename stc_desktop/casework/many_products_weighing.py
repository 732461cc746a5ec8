"""Products of a table weighed one by one by the same review as a guided classification; what a row leaves open is said as questions."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from stc_desktop.casework.classifying import InterviewState, interview_step
from stc_desktop.casework.many_products_faults import FaultKind, RowFault
from stc_desktop.casework.many_products_rows import ProductRow
from stc_desktop.casework.record_sheets import verdict_words
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.explanations import spoken_name
from stc_desktop.classification.interview import Step
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.classification.items import OVERVIEW
from stc_desktop.classification.offers import Offer, offers_in
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.questions import Question, QuestionKind, candidate_question, open_candidates
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.classification.who_knows import Who, who_knows
from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.joined import lists_of
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.wording.sentences import Sentences

MOST_ASKED = 3
_ROUNDS = 4  # of values taken out of the text: an answer may open a question that the text answers too
_OFFERED = 3
_LOOKED_IN = 20_000  # characters of a datasheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An open question in words, and who can supply the answer. `kind` is given where it can be answered right away."""

    id: str
    question: str
    from_whom: str
    kind: QuestionKind | None = None

    def as_json(self) -> dict[str, object]:
        return {"id": self.id, "question": self.question, "from": self.from_whom}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """What the list says of one row. `said` are the sentences that never stay away from a verdict; `taken` the answers out of the text."""

    row: ProductRow
    item: WrittenItem  # as it was weighed: with values out of the text, and without a "none fits" that came too early
    verdict: Verdict
    sentence: str
    codes: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    open_paragraphs: int = 0
    set_aside: int = 0
    warnings: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    list_id: str = ""
    edition: str = ""
    basis: str = ""
    taken: tuple[str, ...] = ()
    product_id: str = ""  # once it was kept
    packed: bytes = b""  # the verdict as products keep it: small, for a thousand of them are held at once

    @property
    def is_faulty(self) -> bool:
        return bool(self.row.faults)

    @property
    def stored(self) -> dict[str, object]:
        """The verdict as it was said, for the catalogue; nothing where the row could not be weighed."""
        return cast("dict[str, object]", json.loads(zlib.decompress(self.packed))) if self.packed else {}

    def as_json(self) -> dict[str, object]:
        return {
            "row": self.row.number,
            "part": self.row.part,
            "description": " ".join(self.row.item.description.split())[:120],
            "verdict": self.verdict.value,
            "codes": list(self.codes),
            "ask": [one.as_json() for one in self.asked],
            "open_paragraphs": self.open_paragraphs,
            "set_aside": self.set_aside,
            "warnings": list(self.warnings),
            "taken_from_text": list(self.taken),
            "faults": [fault.as_json() for fault in self.row.faults],
            "list": self.list_id,
            "edition": self.edition,
            **({"product": self.product_id} if self.product_id else {}),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """By which list and for whose law the rows are weighed, and whether the amounts in their texts are taken as stated."""

    list_id: str
    edition: str
    country: str | None = None
    takes_text: bool = False


def weigh_row(workspace: Workspace, row: ProductRow, review: Review) -> RowResult:
    """One row. It is a negative only where every question was answered and nothing of the row was left out."""
    try:
        state, item, taken = _stated(workspace, row, review)
    except UserFixable as problem:
        fault = RowFault(row=row.number, column="", kind=FaultKind.WEIGHING, sentence=str(problem))
        row = replace(row, faults=(*row.faults, fault))
        return RowResult(row=row, item=row.item, verdict=Verdict.UNDECIDED, sentence=workspace.say.text("verdict.undecided"))
    step, say = state.step, state.say
    verdict, sentence = step.verdict, verdict_words(step, say)
    assert row.is_sound or verdict is not Verdict.NOT_LISTED
    asked = tuple(_asked(state))
    if verdict is Verdict.UNDECIDED and not row.is_sound:
        mend = Asked(id="row", question=say.text("many.mend"), from_whom=say.text("many.from.table"))
        asked = (mend, *asked)[:MOST_ASKED]
    return RowResult(
        row=row,
        item=item,
        verdict=verdict,
        sentence=sentence,
        codes=step.codes,
        asked=asked if verdict is Verdict.UNDECIDED else (),
        open_paragraphs=len(step.open),
        set_aside=len({head_of(aside.code) for aside in step.set_aside}),
        warnings=tuple(_warnings(state, row, review)),
        said=state.beside_verdict,
        list_id=step.list_id,
        edition=step.edition,
        basis=say.text("many.basis", lists=_lists(step), heads=step.installed_heads, of=step.heads_of_edition),
        taken=taken,
        packed=zlib.compress(json.dumps(state.as_json, ensure_ascii=False).encode(), 1),
    )


def _stated(workspace: Workspace, row: ProductRow, review: Review) -> tuple[InterviewState, WrittenItem, tuple[str, ...]]:
    """The step, and the item with what was taken out of its texts where the person said so.

    "No other heading fits" is an answer about headings that nothing points to, as in the interview, where it is asked last: whoever
    wrote it into a table has not seen what the words of the row point to, so those headings are asked one by one before it counts.
    """
    told_none = row.item.considered.get(OVERVIEW)
    item = _without_overview(row.item) if isinstance(told_none, list) else row.item
    state, item, taken = _with_text(workspace, row, item, review)
    if isinstance(told_none, list) and row.is_sound and _may_close(state):
        item = replace(item, considered={**item.considered, OVERVIEW: told_none})
        state, item, more = _with_text(workspace, row, item, review)
        taken = (*taken, *more)
    return state, item, taken


def _lists(step: Step) -> str:
    return ", ".join(f"{name} {edition}" for name, edition in lists_of(step.list_id, step.edition))


def _without_overview(item: WrittenItem) -> WrittenItem:
    return replace(item, considered={code: answer for code, answer in item.considered.items() if code != OVERVIEW})


def _may_close(state: InterviewState) -> bool:
    """Whether the headings that nothing points to are all that is left to ask about."""
    step, waiting = state.step, {code for code, _ in state.step.open}
    is_last = step.next_question is not None and step.next_question.kind is QuestionKind.OVERVIEW
    return is_last and not any(p.code in waiting for candidate in open_candidates(step.candidates) for p in candidate.paragraphs)


def _with_text(
    workspace: Workspace, row: ProductRow, item: WrittenItem, review: Review
) -> tuple[InterviewState, WrittenItem, tuple[str, ...]]:
    taken: list[str] = []
    for _ in range(_ROUNDS):
        state = interview_step(workspace, item, list_id=review.list_id, edition=review.edition, country=review.country)
        offered = {one.property_id: one.written for one in _offers(state, row)} if review.takes_text else {}
        fresh = {name: written for name, written in offered.items() if name not in item.answers}
        if not fresh:
            return state, item, tuple(taken)
        register = state.weighable.edition.register
        taken += [f"{spoken_name(name, register.get(name))}: {written}" for name, written in fresh.items()]
        item = replace(item, answers={**item.answers, **fresh})
    return interview_step(workspace, item, list_id=review.list_id, edition=review.edition, country=review.country), item, tuple(taken)


def _offers(state: InterviewState, row: ProductRow) -> Iterator[Offer]:
    """Of the description first, then of the datasheet words."""
    named = {offer.property_id for offer in state.offers}
    yield from state.offers
    if row.datasheet:
        found = offers_in(row.datasheet[:_LOOKED_IN], state.step, state.weighable, state.units)
        yield from (offer for offer in found if offer.property_id not in named)


def _warnings(state: InterviewState, row: ProductRow, review: Review) -> Iterator[str]:
    step, say = state.step, state.say
    register = state.weighable.edition.register
    if state.hs_note:
        yield state.hs_note
    seen: set[str] = set()
    for finding in step.findings:
        near = next((margin for margin in finding.margins if margin.is_close and margin.property_id not in seen), None)
        if near is not None:
            seen.add(near.property_id)
            name = spoken_name(near.property_id, register.get(near.property_id))
            yield say.text("many.near", name=name, limit=f"{near.limit:g} {near.unit}".strip(), code=finding.code)
    offers = [] if review.takes_text else [offer for offer in _offers(state, row) if offer.property_id not in row.item.answers]
    if offers:
        values = "; ".join(f"{spoken_name(o.property_id, register.get(o.property_id))}: {o.written}" for o in offers[:_OFFERED])
        yield say.text("many.offered", values=values)


def _asked(state: InterviewState) -> Iterator[Asked]:
    """The question that settles most, then what else the paragraphs in question wait for: values of what it is, other kinds it may be."""
    found: dict[str, Asked] = {}
    for one in _all_asked(state):
        found.setdefault(one.id, one)
        if len(found) == MOST_ASKED:
            break
    yield from found.values()
    if not found:
        yield Asked(id="", question=state.say.text("many.unknown_stays"), from_whom=state.say.text("many.from.engineer"))


def _all_asked(state: InterviewState) -> Iterator[Asked]:
    step, register = state.step, state.weighable.edition.register
    if step.next_question is not None:
        yield _of_question(step.next_question, state.weighable, state.say)
    if step.next_question is not None and step.next_question.kind is QuestionKind.OVERVIEW:
        return
    for _, missing in step.open:
        for name in missing:
            prop = register.get(name)
            if prop is not None and name not in step.facts:
                yield Asked(id=name, question=prop.question, from_whom=from_whom(prop, state.say))
    for candidate in open_candidates(step.candidates):
        yield _of_question(candidate_question(candidate), state.weighable, state.say)


def _of_question(question: Question, weighable: WeighableList, say: Sentences) -> Asked:
    prop = weighable.edition.register.get(question.id)
    if prop is not None:
        return Asked(id=question.id, question=question.text, from_whom=from_whom(prop, say), kind=question.kind)
    if question.kind is QuestionKind.OVERVIEW:
        near = "; ".join(option.text for option in question.options[:MOST_ASKED])
        text = say.text("many.overview", question=question.text, near=near) if near else question.text
        return Asked(id=question.id, question=text, from_whom=say.text("many.from.person"), kind=question.kind)
    words = f"{question.text} ({question.id})"
    return Asked(id=question.id, question=words, from_whom=say.text("many.from.person"), kind=question.kind)


def from_whom(prop: Property, say: Sentences) -> str:
    """Who can supply an answer, with the words at which a datasheet states it."""
    if prop.kind is PropertyKind.CAS:
        return say.text("many.from.safety")
    who = who_knows(prop)[0]
    words = ", ".join(f"“{word}”" for word in prop.datasheet_words[:2])
    if who is Who.DATASHEET and words:
        return say.text("many.from.datasheet_at", words=words)
    return say.text(f"many.from.{who.value}")


def counts(results: Iterable[RowResult]) -> Mapping[str, int]:
    """How many rows came out how; a faulty row is also counted by its verdict."""
    found = {"all": 0, **{verdict.value: 0 for verdict in Verdict}, "faulty": 0}
    for result in results:
        found["all"] += 1
        found[result.verdict.value] += 1
        found["faulty"] += result.is_faulty
    return found
