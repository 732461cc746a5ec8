"""The queue of verdicts that rest on another edition than the one in use: weighed anew from the same facts, confirmed by a person.

Nothing is changed by looking. A verdict is taken over only by `confirm` or `take_new`, and both verdicts stay in the history.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from stc_desktop.casework.classifying import KeptResult, interview_step
from stc_desktop.casework.list_differences import ComparedEditions, compare_editions
from stc_desktop.casework.list_views import EntryView
from stc_desktop.casework.product_views import kept_result
from stc_desktop.casework.waiting_verdicts import change_in_use, waiting_ids
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import Conversation, resumed
from stc_desktop.classification.items import OVERVIEW
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.control_lists.differences import Change
from stc_desktop.control_lists.joined import lists_of
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.records import StoredProduct

_PAGE = 500
Told = Callable[[int, int], object]  # how many are weighed, of how many; whoever cancels raises in it


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphPair:
    """A paragraph that either verdict rests on, as the two editions have it; None where an edition lacks it or is no longer installed."""

    code: str
    old: EntryView | None
    new: EntryView | None
    changed: tuple[str, ...] = ()
    changes_control: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """A product by the edition of its verdict and by the one in use. `left_out` are answers that no question of the new edition takes."""

    stored: StoredProduct
    old: KeptResult
    new: KeptResult
    conversation: Conversation
    result: Mapping[str, object]
    paragraphs: tuple[ParagraphPair, ...]
    question: str = ""
    asked_anew: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    is_same: bool = False
    compared: ComparedEditions | None = None

    @property
    def can_be_taken(self) -> bool:
        """Whether the new verdict rests on answers alone: nothing that turns it was left unasked."""
        return not self.is_same and not (self.question and self.new.verdict is not self.old.verdict)


def waiting(workspace: Workspace) -> tuple[StoredProduct, ...]:
    """Products whose verdict was not said by the edition in use."""
    ids = waiting_ids(workspace)
    with workspace.case_file.begin(workspace.hand) as work:
        return tuple(one for first in range(0, len(ids), _PAGE) for one in work.products.these(ids[first : first + _PAGE]))


def recheck(workspace: Workspace, products: Sequence[StoredProduct] | None = None, *, told: Told | None = None) -> tuple[Rechecked, ...]:
    """The queue weighed by the edition in use, from the same facts. Writes nothing; takes a while: for a job."""
    queue = waiting(workspace) if products is None else tuple(products)
    compared = _Compared(workspace)
    found: list[Rechecked] = []
    for number, stored in enumerate(queue):
        if told is not None:
            told(number, len(queue))
        found.append(_rechecked(workspace, stored, compared))
    if told is not None:
        told(len(queue), len(queue))
    return tuple(found)


def confirm(workspace: Workspace, rechecked: Sequence[Rechecked]) -> int:
    """Take over every one of these at once; only those where verdict, paragraphs and tests are equal may be among them."""
    changed = next((one for one in rechecked if not one.is_same), None)
    if changed is not None:
        raise UserFixable(
            f"The verdict on “{changed.stored.name}”, or a test that it rests on, is not the same by the edition in use.",
            next_step="Look at this product by itself.",
        )
    _take_over(workspace, rechecked)
    return len(rechecked)


def take_new(workspace: Workspace, rechecked: Rechecked) -> None:
    """The person looked at this one and takes the verdict of the edition in use."""
    if not rechecked.is_same and not rechecked.can_be_taken:
        raise UserFixable(
            f"The edition in use asks something about “{rechecked.stored.name}” that nobody answered yet.",
            next_step="Open it in Classify and answer: " + rechecked.question,
        )
    _take_over(workspace, (rechecked,))


# -- weighing anew


@dataclass(kw_only=False)
class _Compared:
    """Comparisons of editions, each made once for the whole queue."""

    workspace: Workspace
    made: dict[tuple[str, str, str], ComparedEditions | None] = field(default_factory=dict[tuple[str, str, str], ComparedEditions | None])

    def of(self, list_id: str, old: str, new: str) -> ComparedEditions | None:
        """None where the old edition is not installed any more, or bears the same label as the new one."""
        key = (list_id, old, new)
        if key not in self.made:
            installed = set(self.workspace.reference.installed_editions)
            is_there = old != new and installed.issuperset(lists_of(list_id, old))
            self.made[key] = compare_editions(self.workspace.reference, list_id, old, new) if is_there else None
        return self.made[key]


def _rechecked(workspace: Workspace, stored: StoredProduct, all_compared: _Compared) -> Rechecked:
    kept = kept_result(stored.result)
    if kept is None:
        raise UserFixable(f"“{stored.name}” has no verdict yet.", next_step="Classify it first.")
    edition = workspace.reference.newest(kept.list_id)
    compared = all_compared.of(kept.list_id, kept.edition, edition)
    before = resumed(stored.item)
    asked_anew = tuple(_to_ask_anew(before, compared))
    conversation = before
    for name in asked_anew:
        conversation = conversation.forgotten(name)
    left_out: list[str] = []
    while True:
        try:
            state = interview_step(workspace, conversation.item, list_id=kept.list_id, edition=edition)
            break
        except UserFixable as fault:
            if fault.where not in conversation.given:
                raise
            left_out.append(fault.where)
            conversation = conversation.forgotten(fault.where)
    result = state.as_json
    new = kept_result(result)
    assert new is not None
    paragraphs = tuple(_pairs(_codes(stored.result, result), compared, workspace, (kept.list_id, edition)))
    question = state.step.next_question
    is_same = not left_out and _says_the_same(stored.result or {}, result) and not any(pair.changes_control for pair in paragraphs)
    return Rechecked(
        stored=stored,
        old=kept,
        new=new,
        conversation=conversation,
        result=result,
        paragraphs=paragraphs,
        question=question.text if question else "",
        asked_anew=asked_anew,
        left_out=tuple(left_out),
        is_same=is_same,
        compared=compared,
    )


def _to_ask_anew(conversation: Conversation, compared: ComparedEditions | None) -> Iterator[str]:
    """Answers about headings that have come since, or that nobody can compare any more: they were never seen as they now stand."""
    considered = conversation.item.considered
    if compared is None:
        yield from (name for name in (OVERVIEW,) if name in considered)
        return
    added = {found.head for found in compared.differences if found.change is Change.ADDED}
    touched = {found.head for found in compared.differences if found.changes_control}
    for name, answer in considered.items():
        if name == OVERVIEW:
            if touched or added:
                yield name
        elif answer != "yes" and name.split(".")[0] in touched | added:
            yield name


def _codes(*results: Mapping[str, object] | None) -> tuple[str, ...]:
    """Paragraphs that the verdicts rest on: those that apply, and those that are open."""
    names: dict[str, None] = {}
    for result in results:
        held = result or {}
        names.update((str(code), None) for code in cast("list[object]", held.get("codes") or []))
        names.update((str(row.get("code", "")), None) for row in cast("list[Mapping[str, object]]", held.get("open") or []))
        names.update((str(row.get("code", "")), None) for row in _findings(held))
    return tuple(names)


def _findings(result: Mapping[str, object]) -> list[Mapping[str, object]]:
    return cast("list[Mapping[str, object]]", result.get("findings") or [])


def _pairs(
    codes: Sequence[str], compared: ComparedEditions | None, workspace: Workspace, in_use: tuple[str, str]
) -> Iterator[ParagraphPair]:
    if compared is None:
        from stc_desktop.casework.list_views import entry_view

        held = workspace.reference.edition(*in_use)
        for code in codes:
            yield ParagraphPair(code=code, old=None, new=entry_view(held, workspace.units, code) if code in held.entries else None)
        return
    for code in codes:
        old, new = compared.side_by_side(code)
        touching = [found for found in compared.differences if _touches(found.code, code)]
        parts = tuple(dict.fromkeys(part.value for found in touching for part in found.parts))
        is_gone = (old is None) is not (new is None)
        controls = is_gone or any(found.changes_control for found in touching)
        yield ParagraphPair(code=code, old=old, new=new, changed=parts, changes_control=controls)


def _touches(found: str, code: str) -> bool:
    """A difference of the paragraph, of what is below it, or of a paragraph above whose tests it inherits."""
    plain = found.split("#")[0]
    return plain == code or plain.startswith(f"{code}.") or code.startswith(f"{plain}.")


def _says_the_same(old: Mapping[str, object], new: Mapping[str, object]) -> bool:
    def said(result: Mapping[str, object]) -> tuple[object, ...]:
        findings = sorted((str(row.get("code")), str(row.get("verdict")), str(row.get("reasons"))) for row in _findings(result))
        margins = sorted((str(row.get("code")), str(row.get("margin"))) for row in _findings(result))
        opened = sorted(str(row) for row in cast("list[object]", result.get("open") or []))
        return (
            str(result.get("verdict")),
            sorted(str(one) for one in cast("list[object]", result.get("codes") or [])),
            findings,
            margins,
            opened,
        )

    return said(old) == said(new) and str(new.get("verdict")) in set(Verdict)


# -- taking over


def _take_over(workspace: Workspace, rechecked: Sequence[Rechecked]) -> None:
    """All or none; a product that somebody changed meanwhile raises a conflict."""
    hand = workspace.hand
    with workspace.case_file.begin(hand) as work:
        for one in rechecked:
            if _is_out_of_date(workspace, one):
                raise UserFixable("The lists in use have changed meanwhile.", next_step="Weigh the queue again.")
            note = {"from_list": one.old.list_id, "from_edition": one.old.edition, "from_verdict": str(one.old.verdict)}
            note |= {"by": hand.person, "at": hand.now.isoformat(timespec="seconds"), "from_codes": ", ".join(one.old.codes)}
            item = {**one.stored.item, **one.conversation.as_json()}
            result = {**one.result, "rechecked": note}
            saved = work.products.save(replace(one.stored, item=item, result=result))
            work.products.record_classification(saved.id, item, result)


def _is_out_of_date(workspace: Workspace, one: Rechecked) -> bool:
    if workspace.reference.newest(one.new.list_id) != one.new.edition:
        return True
    return one.result.get("changed") != change_in_use(workspace, one.new.list_id, one.new.edition)
