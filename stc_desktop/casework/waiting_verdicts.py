"""Which verdicts of the catalogue were said by another list than the one in use: another label, other heads, or changed by hand since."""

from collections.abc import Mapping
from dataclasses import asdict

from stc_desktop.casework.lists import list_heads
from stc_desktop.casework.product_views import kept_result
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.joined import list_ids_of
from stc_desktop.storage.records import StoredProduct

_InUse = dict[str, tuple[str, int, object]]


def waiting_ids(workspace: Workspace) -> tuple[str, ...]:
    """The ids of all products that wait, last changed first; read from what each verdict rests on, so that it takes a moment only."""
    in_use: _InUse = {}
    with workspace.case_file.begin(workspace.hand) as work:
        bases = work.products.bases()
    return tuple(product_id for product_id, basis in bases if _waits(workspace, basis, in_use))


def is_waiting(workspace: Workspace, stored: StoredProduct) -> bool:
    """Whether this product's verdict was said by another edition than the one in use."""
    return _waits(workspace, stored.result, {})


def _waits(workspace: Workspace, basis: Mapping[str, object] | None, in_use: _InUse) -> bool:
    """`basis` is a result, or the part of it that says by what it was weighed; `in_use` keeps edition, heads and change of each list."""
    kept, reference = kept_result(basis), workspace.reference
    if basis is None or kept is None:
        return False
    if kept.list_id not in in_use:
        known = {list_id for list_id, _ in reference.weighed_editions}
        if not known.issuperset(list_ids_of(kept.list_id)):
            return False
        newest = reference.newest(kept.list_id)
        heads = list_heads(reference, kept.list_id, newest)[0]
        in_use[kept.list_id] = (newest, heads, change_in_use(workspace, kept.list_id, newest))
    return (kept.edition, kept.installed_heads, basis.get("changed")) != in_use[kept.list_id]


def change_in_use(workspace: Workspace, list_id: str, edition: str) -> object:
    """What a ministry changed by hand in this edition, as results keep it; None where nobody did."""
    change = workspace.reference.edition(list_id, edition).info.changed
    return dict(asdict(change)) if change else None
