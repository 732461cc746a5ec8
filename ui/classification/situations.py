"""Weigh the item in work and choose what to ask; slow enough to be done beside the window, and free of Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from stc_desktop.casework.classifying import InterviewState, interview_step
from stc_desktop.casework.datasheets import offers_of_sheet, words_for_search
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.candidates import Standing
from stc_desktop.classification.interview import Step
from stc_desktop.classification.items import OVERVIEW
from stc_desktop.classification.offers import Offer
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.classification.questions import Question, QuestionKind, candidate_question, overview_question, property_question
from stc_desktop.control_lists.chemicals import ChemicalNames, cas_or_proposal
from stc_desktop.control_lists.hs import GoneHsCode, hs_title, parse_hs
from stc_desktop.rules.answers import parse_answer
from stc_desktop.rules.clauses import properties_of
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount
from stc_desktop.rules.numbers import AsksBack
from stc_desktop.rules.properties import PropertyKind
from stc_desktop.rules.units import UnitTable
from ui.classification.item_in_work import ItemInWork, Stage

_FITTING = {Standing.CONFIRMED, Standing.UNSURE}
_NOT_YET_SEEN = {Standing.IN_QUESTION, Standing.NOT_CONSIDERED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Where the interview stands with this item. `question` is None when everything has been asked."""

    item: ItemInWork
    state: InterviewState
    question: Question | None
    offers: tuple[Offer, ...]
    hs_title: str
    hs_hints: tuple[str, ...]
    hs_caveat: str
    weighable: WeighableList
    units: UnitTable

    @property
    def step(self) -> Step:
        return self.state.step

    @property
    def shows_verdict(self) -> bool:
        return self.question is None or (self.item.stage is Stage.CHECKING and not self.item.changing)


class DescribedWrongly(UserFixable):
    """Something in the description cannot be understood; each fault names its field in `where`."""

    def __init__(self, faults: tuple[UserFixable, ...]) -> None:
        super().__init__(faults[0].sentence, next_step=faults[0].next_step, where=faults[0].where)
        self.faults = faults


def check_description(item: ItemInWork, names: ChemicalNames, gone: Mapping[str, GoneHsCode] | None = None) -> None:
    """Refuse what nothing can be weighed with, or what is no HS code or CAS number; all faults at once. For a chemical's name the fault
    says its number."""
    written = item.written
    faults: list[UserFixable] = []
    if not (written.description.strip() or written.cas or written.considered):
        faults.append(
            UserFixable("Nothing says what it is.", next_step="Write in a few words what it is and what it does.", where="description")
        )
    if written.hs:
        faults += _faults_of(lambda: parse_hs(written.hs, gone), "hs")
    for number in written.cas:
        faults += _faults_of(lambda number=number: cas_or_proposal(number, names), "cas")
    if faults:
        raise DescribedWrongly(tuple(faults))


def _faults_of(read: object, where: str) -> list[UserFixable]:
    assert callable(read)
    try:
        read()
    except UserFixable as fault:
        return [UserFixable(fault.sentence, next_step=fault.next_step, where=where)]
    return []


def situation_of(workspace: Workspace, item: ItemInWork) -> Situation:
    """Weigh, and find the question to show: the one being changed, else the one that settles most."""
    words = words_for_search(item.datasheet) if item.datasheet else ""
    state = interview_step(workspace, item.written, list_id=item.list_id, edition=item.edition, sheet_words=words)
    weighable, units = state.weighable, workspace.units
    question = state.step.next_question
    if item.changing:
        question = question_about(item.changing, item, state.step, workspace) or question
    offers = {offer.property_id: offer for offer in offers_of_sheet(item.datasheet, state.step, weighable, units)}
    return Situation(
        item=item,
        state=state,
        question=question,
        offers=(*state.offers, *(offer for name, offer in offers.items() if all(name != known.property_id for known in state.offers))),
        hs_title=(hs_title(parse_hs(item.written.hs)) or "") if item.written.hs else "",
        hs_hints=hs_hints_of(workspace, item),
        hs_caveat=_hs_caveat(workspace, item),
        weighable=weighable,
        units=units,
    )


def hs_hints_of(workspace: Workspace, item: ItemInWork) -> tuple[str, ...]:
    """Paragraphs whose goods often travel under this code."""
    if not item.written.hs:
        return ()
    return workspace.reference.hs_hints(parse_hs(item.written.hs).digits, list_id=item.list_id, edition=item.edition)


def _hs_caveat(workspace: Workspace, item: ItemInWork) -> str:
    """What most goods of the code are."""
    held = workspace.hs_register.codes.get(parse_hs(item.written.hs).digits) if item.written.hs else None
    return held.caveat if held else ""


def question_about(name: str, item: ItemInWork, step: Step, workspace: Workspace) -> Question | None:
    """The question that an earlier answer belongs to; None where the list no longer knows it."""
    weighable = workspace.weighable(item.list_id, item.edition)
    if name == OVERVIEW:
        return _overview_again(item, workspace)
    if name in weighable.edition.register:
        fitting = [p for c in step.candidates if c.standing in _FITTING for p in c.paragraphs]
        settles = tuple(p.code for p in fitting if name in properties_of(p.clause))
        return property_question(name, weighable, settles, step.candidates, facts=step.facts)
    for candidate in step.candidates:
        named = next((p for p in candidate.paragraphs if name in {p.code, p.head} or name.startswith(f"{p.code}.")), None)
        if named is not None:
            plain = candidate_question(candidate)
            text = named.question or plain.text
            return Question(id=name, kind=QuestionKind.CANDIDATE, text=text, why=plain.why)
    return None


def _overview_again(item: ItemInWork, workspace: Workspace) -> Question:
    forgotten = item.conversation.forgotten(OVERVIEW).item
    step = interview_step(workspace, forgotten, list_id=item.list_id, edition=item.edition).step
    if step.next_question is not None and step.next_question.kind is QuestionKind.OVERVIEW:
        return step.next_question
    return overview_question([c for c in step.candidates if c.standing in _NOT_YET_SEEN], workspace.weighable(item.list_id, item.edition))


def is_right_if_confirmed(situation: Situation, name: str, value: object, fault: UserFixable) -> object | None:
    """The answer marked as meant so, where that is all it lacks: an amount far beyond what is usual."""
    prop = situation.weighable.edition.register.get(name)
    if prop is None or not isinstance(fault, AsksBack) or not isinstance(value, dict):
        return None
    confirmed = {**value, "confirmed": True}
    try:
        parse_answer(prop, confirmed, situation.units)
    except UserFixable:
        return None
    return confirmed


def amount_of(situation: Situation, name: str, value: object) -> Amount | None:
    """What is being typed, as far as it can be read already."""
    prop = situation.weighable.edition.register.get(name)
    if prop is None or prop.kind not in {PropertyKind.NUMBER, PropertyKind.COUNT}:
        return None
    try:
        fact = parse_answer(prop, value, situation.units)
    except UserFixable:
        return None
    return fact if isinstance(fact, Amount) else None
