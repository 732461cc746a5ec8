"""Other beginnings than an empty page: a product once more, or one paragraph of the list."""

from dataclasses import dataclass, replace

from stc_desktop.casework.lists import chosen_review
from stc_desktop.casework.product_views import kept_result
from stc_desktop.casework.products import product
from stc_desktop.casework.second_opinions import hidden_from, to_be_judged
from stc_desktop.casework.sessions import drafts
from stc_desktop.casework.waiting_verdicts import is_waiting
from stc_desktop.casework.workspace import REVIEW_LISTS, Workspace
from stc_desktop.classification.conversation import DATASHEET, Conversation, resumed
from stc_desktop.classification.item_json import WrittenItem
from stc_desktop.control_lists.joined import list_ids_of
from stc_desktop.rules.errors import UserFixable
from ui.classification.item_in_work import ItemInWork, Stage


def new_item(workspace: Workspace) -> ItemInWork:
    """An empty page: reviewed by the newest edition in use, which may be one that a ministry installed, together with military goods."""
    list_id, edition = chosen_review(workspace.reference, None, None)
    return ItemInWork(list_id=list_id, edition=edition)


def item_of_opinion(workspace: Workspace, opinion_id: str) -> ItemInWork:
    """What a second person judges: the thing as it was described, by the same lists, and no answer of the first."""
    judged = to_be_judged(workspace, opinion_id)
    return ItemInWork(
        conversation=judged.conversation,
        name=judged.name,
        maker=judged.beside.maker,
        model=judged.beside.model,
        datasheet=judged.beside.datasheet,
        opinion_id=judged.opinion_id,
        opinion_by=judged.to_whom,
        list_id=judged.beside.list_id,
        edition=judged.beside.edition,
    )


def draft_of_opinion(workspace: Workspace, opinion_id: str) -> str:
    """The key of the draft in which this opinion was begun; "" where it was not."""
    return next((draft.key for draft in drafts(workspace) if draft.content.get("opinion_id") == opinion_id), "")


def item_of_product(workspace: Workspace, product_id: str) -> ItemInWork:
    """A product's facts as they were told; where it was never classified, the description comes first."""
    if product_id in hidden_from(workspace):
        raise UserFixable(
            "What was answered here is hidden from you: you are asked for a second opinion.", next_step="Give yours first, in Products."
        )
    stored = product(workspace, product_id)
    conversation = resumed(stored.item)
    kept, reference = kept_result(stored.result), workspace.reference
    known = {held for held, _ in reference.weighed_editions}
    list_id = kept.list_id if kept and known.issuperset(list_ids_of(kept.list_id)) else REVIEW_LISTS
    edition = reference.newest(list_id)
    if kept and (kept.list_id != list_id or is_waiting(workspace, stored)):
        for name, answer in conversation.item.considered.items():
            if answer != "yes":  # headings that have come or changed since were never seen as they now stand
                conversation = conversation.forgotten(name)
    return ItemInWork(
        conversation=conversation,
        name=stored.name,
        maker=stored.maker,
        model=stored.model,
        datasheet=str(stored.item.get(DATASHEET) or ""),
        product_id=stored.id,
        list_id=list_id,
        edition=edition,
        stage=Stage.ASKING if conversation.given else Stage.DESCRIBING,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """An item to begin with, and the word (with the heading of the paragraph) that says where the questions begin."""

    item: ItemInWork
    key: str
    heading: str


def against(workspace: Workspace, code: str) -> Beginning:
    """An item that is said to be of the kind of this paragraph.

    A paragraph that holds several kinds says nothing about which one it is: there the description has to.
    """
    empty = new_item(workspace)
    weighable = workspace.weighable(empty.list_id, empty.edition)
    entry = weighable.edition.entries.get(code)
    if entry is None:
        raise UserFixable(f"{code} is not in this edition.", next_step="Search the list for it.")
    named = weighable.at_or_below(code)
    if len({paragraph.subject for paragraph in named}) != 1:
        return Beginning(item=empty, key="classify.describe.against_many", heading=entry.heading)
    considered = {named[0].code: "yes"}
    item = replace(empty, conversation=Conversation(item=WrittenItem(considered=considered), given=tuple(considered)))
    return Beginning(item=item, key="classify.describe.against", heading=entry.heading)
