"""A variant of a product: the same facts to begin with, then what differs is told, and both verdicts stand side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from stc_desktop.casework.classifying import interview_step
from stc_desktop.casework.product_views import kept_result
from stc_desktop.casework.verdict_pairs import SideBySide, side_by_side
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import ORIGIN, VARIANT_OF, Conversation
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.records import StoredClassification, StoredProduct


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantOf:
    """Whose variant a product is; the name as it was then."""

    product_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideOriginal:
    """A variant in work beside the product that it was copied from. `differs` is None where the original has no verdict or is gone."""

    original: VariantOf
    differs: SideBySide | None


def copy_as_variant(workspace: Workspace, product_id: str, name: str, *, model: str = "") -> StoredProduct:
    """A new product with the same facts and no verdict: what differs has to be told and weighed again."""
    with workspace.case_file.begin(workspace.hand) as work:
        original = work.products.get(product_id)
        item = {key: value for key, value in original.item.items() if key != ORIGIN}
        item[VARIANT_OF] = {"id": original.id, "name": original.name}
        made = replace(original, id="", name=name, model=model or original.model, item=item, result=None, version=0)
        return work.products.save(made)


def variant_of(item: Mapping[str, object]) -> VariantOf | None:
    """Whose variant it is; None for a product of its own."""
    told = item.get(VARIANT_OF)
    if not isinstance(told, Mapping):
        return None
    held = cast("Mapping[str, object]", told)
    return VariantOf(product_id=str(held.get("id", "")), name=str(held.get("name", "")))


def beside_original(
    workspace: Workspace, product_id: str, conversation: Conversation, *, list_id: str, edition: str
) -> BesideOriginal | None:
    """What the variant in work answers otherwise than its original, and what came of it; None for a product of its own."""
    with workspace.case_file.begin(workspace.hand) as work:
        original = variant_of(work.products.get(product_id).item)
        if original is None:
            return None
        try:
            stored = work.products.get(original.product_id)
        except UserFixable:  # it was removed since; the name still says what this is a variant of
            return BesideOriginal(original=original, differs=None)
        said = work.products.classifications(stored.id)
    kept = kept_result(stored.result)
    if kept is None or not said or not workspace.reference.can_weigh(kept.list_id, kept.edition):
        return BesideOriginal(original=original, differs=None)
    result = interview_step(workspace, conversation.item, list_id=list_id, edition=edition).as_json
    hand = workspace.hand
    now = StoredClassification(made_at=hand.now.isoformat(), made_by=hand.person, item=conversation.as_json(), result=result)
    return BesideOriginal(original=original, differs=side_by_side(workspace, said[0], now))
