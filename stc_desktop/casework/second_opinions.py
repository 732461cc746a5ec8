"""A second opinion: another person classifies the same thing without seeing the first verdict, both are compared, and one goes on.

The one who is asked gets what the thing is (its description, HS code, CAS numbers and datasheet) and no answer of the first. Both verdicts
stay as they were said, whichever goes on; the history of the product and its record say that there was a second opinion.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from stc_desktop.casework.beside_verdicts import kept_beside
from stc_desktop.casework.classifying import ItemParticulars, interview_step
from stc_desktop.casework.product_views import kept_result
from stc_desktop.casework.verdict_pairs import AnswerPair, FindingPair, side_by_side
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import DATASHEET, ORIGIN, VARIANT_OF, Conversation, resumed
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.opinion_records import StoredOpinion
from stc_desktop.storage.records import StoredClassification
from stc_desktop.wording.sentences import Sentence

FIRST, SECOND, WITHDRAWN = "first", "second", "withdrawn"
NOTE = "second_opinion"  # what a verdict keeps of the second opinion on it


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBeJudged:
    """What the second person gets: the thing as it was described, and no answer."""

    opinion_id: str
    product_id: str
    name: str
    asked_by: str
    to_whom: str
    note: str
    conversation: Conversation
    beside: ItemParticulars


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Both opinions side by side, in words."""

    opinion: StoredOpinion
    name: str
    agrees: bool
    answers: tuple[AnswerPair, ...]
    paragraphs: tuple[FindingPair, ...]
    is_settled: bool


def is_same_person(one: str, other: str) -> bool:
    """Names as people write them: case and spaces do not make another person."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def ask(workspace: Workspace, product_id: str, *, to_whom: str, note: str = "") -> StoredOpinion:
    """Ask somebody else for an opinion on the newest verdict."""
    to_whom = " ".join(to_whom.split())
    if not to_whom:
        raise UserFixable("Nobody is named who should look at it.", next_step="Write the person's name.", where="to_whom")
    with workspace.case_file.begin(workspace.hand) as work:
        product = work.products.get(product_id)
        said = work.products.classifications(product_id)
        if product.result is None or not said:
            raise UserFixable("There is no verdict yet that a second person could look at.", next_step="Classify it first.")
        first = said[0]
        if is_same_person(first.made_by, to_whom):
            raise UserFixable(
                f"{to_whom} said the first verdict.", next_step="Name another person: a second opinion is somebody else's.", where="to_whom"
            )
        if any(not one.settled for one in work.opinions.on(product_id)):
            raise UserFixable("A second opinion on this product is asked for already.", next_step="Settle it or take it back first.")
        asked = StoredOpinion(product_id=product_id, to_whom=to_whom, note=note.strip(), first=first)
        return work.opinions.save(asked, "opinion_asked")


def opinions_on(workspace: Workspace, product_id: str) -> tuple[StoredOpinion, ...]:
    """All second opinions on a product, newest first."""
    with workspace.case_file.begin(workspace.hand) as work:
        return work.opinions.on(product_id)


def hidden_from(workspace: Workspace, person: str | None = None) -> frozenset[str]:
    """Products whose verdict this person (the one at work unless another is named) must not see, since theirs is still to come."""
    who = workspace.person if person is None else person
    with workspace.case_file.begin(workspace.hand) as work:
        waiting = work.opinions.open()
    return frozenset(one.product_id for one in waiting if one.second is None and is_same_person(one.to_whom, who))


def to_be_judged(workspace: Workspace, opinion_id: str) -> ToBeJudged:
    """The thing as it was described to the first, by the same lists, without any answer."""
    with workspace.case_file.begin(workspace.hand) as work:
        opinion = work.opinions.get(opinion_id)
        product = work.products.get(opinion.product_id)
    _must_be_open(opinion)
    kept = kept_result(opinion.first.result)
    assert kept is not None, "only a verdict is asked about"
    told = resumed(opinion.first.item).item
    return ToBeJudged(
        opinion_id=opinion.id,
        product_id=product.id,
        name=product.name,
        asked_by=opinion.asked_by,
        to_whom=opinion.to_whom,
        note=opinion.note,
        conversation=Conversation(item=WrittenItem(description=told.description, hs=told.hs, cas=told.cas)),
        beside=ItemParticulars(
            maker=product.maker,
            model=product.model,
            datasheet=str(opinion.first.item.get(DATASHEET) or ""),
            list_id=kept.list_id,
            edition=kept.edition,
        ),
    )


def give(workspace: Workspace, opinion_id: str, conversation: Conversation, *, by: str, beside: ItemParticulars) -> StoredOpinion:
    """Keep the second verdict. The product keeps its own until both were compared."""
    by = " ".join(by.split())
    if not by:
        raise UserFixable("Nobody is named who gives this opinion.", next_step="Write the name.", where="by")
    state = interview_step(workspace, conversation.item, list_id=beside.list_id, edition=beside.edition, country=beside.country)
    item, result = conversation.as_json(), {**state.as_json, **kept_beside(conversation.item, state)}
    if beside.datasheet:
        item[DATASHEET] = beside.datasheet
    with workspace.case_file.begin(workspace.hand) as work:
        opinion = work.opinions.get(opinion_id)
        _must_be_open(opinion)
        if is_same_person(opinion.first.made_by, by):
            raise UserFixable(
                f"{by} said the first verdict.",
                next_step="Somebody else has to give the second opinion; your answers are kept.",
                where="by",
            )
        second = StoredClassification(made_at=work.history.moment, made_by=by, item=item, result=result)
        return work.opinions.save(replace(opinion, second=second), "opinion_given")


def _must_be_open(opinion: StoredOpinion) -> None:
    if opinion.settled:
        raise UserFixable("This second opinion is settled or was taken back.", next_step="Ask for another one in Products.")
    if opinion.second is not None:
        raise UserFixable("This second opinion was given already.", next_step="Compare both in Products.")


def withdraw(workspace: Workspace, opinion_id: str, reason: str = "") -> StoredOpinion:
    """Take the question back; what was given stays kept."""
    with workspace.case_file.begin(workspace.hand) as work:
        opinion = work.opinions.get(opinion_id)
        if opinion.settled:
            return opinion
        return work.opinions.save(_settled(opinion, WITHDRAWN, reason, workspace), "opinion_withdrawn")


# -- comparing


def compared(workspace: Workspace, opinion_id: str) -> Compared:
    """Both opinions, test by test. Reads the list that they were made by; takes a moment: for a job."""
    with workspace.case_file.begin(workspace.hand) as work:
        opinion = work.opinions.get(opinion_id)
        product = work.products.get(opinion.product_id)
    first, second = opinion.first, opinion.second
    if second is None:
        raise UserFixable("The second opinion was not given yet.", next_step=f"Wait for {opinion.to_whom}.")
    found = side_by_side(workspace, first, second)
    return Compared(
        opinion=opinion,
        name=product.name,
        agrees=found.agrees,
        answers=found.answers,
        paragraphs=found.paragraphs,
        is_settled=bool(opinion.settled),
    )


# -- settling


def settle(workspace: Workspace, opinion_id: str, *, keep: str, reason: str = "") -> StoredOpinion:
    """Say which of the two verdicts goes on, and why where they differ. Both stay kept."""
    assert keep in {FIRST, SECOND}, keep
    both = compared(workspace, opinion_id)
    if both.is_settled:
        raise UserFixable("This second opinion is settled already.", next_step="Go back to the product.")
    if not both.agrees and not reason.strip():
        raise UserFixable(
            "Both verdicts differ, and nothing says why this one goes on.",
            next_step="Write the reason in a sentence; it stands in the record.",
            where="reason",
        )
    with workspace.case_file.begin(workspace.hand) as work:
        opinion = work.opinions.get(opinion_id)
        product = work.products.get(opinion.product_id)
        if product.result != opinion.first.result:
            raise UserFixable(
                "The verdict on this product has changed since the second opinion was asked for.",
                next_step="Take this one back and ask again.",
            )
        settled = work.opinions.save(_settled(opinion, keep, reason, workspace), "opinion_settled")
        said = opinion.second if keep == SECOND else opinion.first
        assert said is not None, "both were compared"
        item = {**said.item, **{key: product.item[key] for key in (ORIGIN, VARIANT_OF) if key in product.item}}
        result = {**said.result, NOTE: _note(settled, agrees=both.agrees)}
        work.products.save(replace(product, item=item, result=result))
        work.products.record_classification(product.id, item, result, made_by=said.made_by)
    return settled


def _settled(opinion: StoredOpinion, how: str, reason: str, workspace: Workspace) -> StoredOpinion:
    hand = workspace.hand
    return replace(opinion, settled=how, settled_by=hand.person, settled_at=hand.now.isoformat(timespec="seconds"), reason=reason.strip())


def _note(opinion: StoredOpinion, *, agrees: bool) -> dict[str, object]:
    """What goes on with the verdict: who gave which, whether they agree, who settled it, when and why."""
    second = opinion.second
    assert second is not None, "both were compared"
    other = second if opinion.settled == FIRST else opinion.first
    kept = kept_result(other.result)
    assert kept is not None, "a verdict"
    return {
        "first_by": opinion.first.made_by,
        "second_by": second.made_by,
        "second_at": second.made_at,
        "agrees": agrees,
        "kept": opinion.settled,
        "other_verdict": str(kept.verdict),
        "other_codes": list(kept.codes),
        "reason": opinion.reason,
        "by": opinion.settled_by,
        "at": opinion.settled_at,
    }


def opinion_sentence(result: Mapping[str, object] | None) -> Sentence | None:
    """What a kept verdict says of the second opinion on it; None where there was none."""
    note = cast("Mapping[str, object]", (result or {}).get(NOTE) or {})
    if not note:
        return None
    other = note.get("second_by") if note.get("kept") == FIRST else note.get("first_by")
    if note.get("agrees"):
        return Sentence("opinion.agrees", {"first": note.get("first_by"), "second": note.get("second_by")})
    codes = ", ".join(str(code) for code in cast("list[object]", note.get("other_codes") or []))
    then = Sentence(f"record.then.{note.get('other_verdict')}", {"codes": codes})
    return Sentence("opinion.differs", {"other": other, "then": then, "by": note.get("by"), "reason": note.get("reason")})
