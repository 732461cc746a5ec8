"""A classification record as a case: what its symbols carry, so that an office has the item and every answer back from paper."""

import json
from typing import cast

from stc_desktop.applications.cases import Case
from stc_desktop.casework.applications import line_from_product
from stc_desktop.casework.classifying import ItemParticulars, interview_step
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import Conversation, resumed
from stc_desktop.classification.item_json import Json
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.records import StoredProduct

RECORD = "classification"  # where such a case keeps the item as it was told
RECORD_PAPER = "record"
_ITEM, _PAPER = "item", "paper"


def record_case(workspace: Workspace, conversation: Conversation, name: str, beside: ItemParticulars, *, paper: str = RECORD_PAPER) -> Case:
    """One line with its verdict as values, and the whole conversation beside it. It asks for nothing: it names no form.

    `paper` says which paper on the item the symbols were printed on.
    """
    item = conversation.as_json()
    result = interview_step(workspace, conversation.item, list_id=beside.list_id, edition=beside.edition, country=beside.country).as_json
    now = workspace.now
    product = StoredProduct(
        name=name,
        maker=beside.maker,
        model=beside.model,
        item=item,
        result=result,
        updated_at=now.isoformat(),
        updated_by=workspace.person,
    )
    told = json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Case(
        reference=beside.model or name,
        title=name,
        created=now,
        dated=now.date(),
        lines=(line_from_product(product),),
        extra={RECORD: {_ITEM: told} if paper == RECORD_PAPER else {_ITEM: told, _PAPER: paper}},
    )


def recorded_conversation(case: Case) -> Conversation | None:
    """The interview that a record carries; None for a case that is no record."""
    told = case.extra.get(RECORD, {}).get(_ITEM)
    if not isinstance(told, str):
        return None
    try:
        item: object = json.loads(told)
    except json.JSONDecodeError as error:
        raise UserFixable("The record does not hold the item as it was told.", next_step="Scan the record again.") from error
    if not isinstance(item, dict):
        raise UserFixable("The record does not hold the item as it was told.", next_step="Scan the record again.")
    return resumed(cast("Json", item))


def paper_of(case: Case) -> str:
    """Which paper on an item its symbols were printed on; "" for a case that is none."""
    held = case.extra.get(RECORD)
    return str(held.get(_PAPER, RECORD_PAPER)) if held is not None else ""
