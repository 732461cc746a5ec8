"""The classification records that go with an application: how each line came to its verdict, for the country that the case is put to."""

import datetime as dt
from collections.abc import Iterator

from stc_desktop.applications.cases import Case
from stc_desktop.casework.classifying import ItemParticulars, interview_step
from stc_desktop.casework.kept_verdicts import kept_of
from stc_desktop.casework.product_views import kept_result
from stc_desktop.casework.record_sheets import Recorded, RecordSheet
from stc_desktop.casework.second_opinions import opinion_sentence
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import Conversation, resumed
from stc_desktop.classification.interview import Step
from stc_desktop.documents.plan import Sheet
from stc_desktop.storage.records import StoredClassification
from stc_desktop.wording.sentences import Sentence


def record_sheet(
    workspace: Workspace,
    conversation: Conversation,
    name: str,
    beside: ItemParticulars,
    *,
    sheet: str = "record",
    made: StoredClassification | None = None,
) -> Sheet:
    """The record as a sheet, to be printed alone or in a packet.

    Of a verdict that was kept, `made`, it bears the name and the hour of then, not of whoever prints it; and where the same answers say
    something else today, because the list was corrected since, it says so rather than contradict the application in silence.
    """
    state = interview_step(workspace, conversation.item, list_id=beside.list_id, edition=beside.edition, country=beside.country)
    recorded = Recorded(
        name=name,
        maker=beside.maker,
        model=beside.model,
        conversation=conversation,
        step=state.step,
        beside_verdict=(*_otherwise(workspace, state.step, made), *_second_opinion(workspace, made), *state.beside_verdict),
        person=made.made_by if made is not None else workspace.person,
        made_at=_moment(dt.datetime.fromisoformat(made.made_at) if made is not None else workspace.now),
    )
    return RecordSheet(recorded, workspace.weighable(beside.list_id, beside.edition), workspace.units, workspace.say).sheet(sheet)


def _moment(moment: dt.datetime) -> str:
    return f"{moment:%d %b %Y %H:%M}"


def _otherwise(workspace: Workspace, step: Step, made: StoredClassification | None) -> tuple[str, ...]:
    """That the verdict of then was another one; nothing where it is the same."""
    kept = kept_result(made.result) if made is not None else None
    if kept is None or (kept.verdict, kept.codes) == (step.verdict, step.codes):
        return ()
    then = Sentence(f"record.then.{kept.verdict}", {"codes": ", ".join(kept.codes)})
    return (workspace.say.say(Sentence("record.otherwise", {"then": then})),)


def _second_opinion(workspace: Workspace, made: StoredClassification | None) -> tuple[str, ...]:
    """That somebody else judged it too, what that person found, and why this verdict went on."""
    sentence = opinion_sentence(made.result) if made is not None else None
    return (workspace.say.say(sentence),) if sentence else ()


def lines_with_records(workspace: Workspace, case: Case) -> tuple[int, ...]:
    """The lines, counted from 0, whose verdict is kept here with all its answers and can be weighed again by the edition of then."""
    return tuple(number for number, _, _ in _kept(workspace, case))


def case_record_sheets(workspace: Workspace, case: Case, *, country: str) -> tuple[Sheet, ...]:
    """One record for each such line. The country is that of the authority, whatever country the window stands on."""
    return tuple(
        record_sheet(workspace, resumed(made.item), case.lines[number].name, beside, sheet=f"record-{number + 1}", made=made)
        for number, made, beside in _kept(workspace, case, country=country)
    )


def _kept(workspace: Workspace, case: Case, *, country: str = "") -> Iterator[tuple[int, StoredClassification, ItemParticulars]]:
    for number, line in enumerate(case.lines):
        made = kept_of(workspace, line.classification) if line.classification is not None else None
        kept = kept_result(made.result) if made is not None else None
        if made is None or kept is None or not workspace.reference.can_weigh(kept.list_id, kept.edition):
            continue
        beside = ItemParticulars(maker=line.maker, model=line.model, list_id=kept.list_id, edition=kept.edition, country=country)
        yield number, made, beside
