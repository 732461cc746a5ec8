"""The product catalogue: list, open, with the history of verdicts."""

from collections.abc import Sequence
from typing import cast

from stc_desktop.casework.workspace import Workspace
from stc_desktop.storage.records import StoredClassification, StoredProduct


def products(workspace: Workspace, *, offset: int = 0, limit: int = 100, containing: str = "") -> tuple[StoredProduct, ...]:
    with workspace.case_file.begin(workspace.hand) as work:
        return work.products.page(offset=offset, limit=limit, containing=containing)


def count_of_products(workspace: Workspace) -> int:
    with workspace.case_file.begin(workspace.hand) as work:
        return work.products.count()


def these(workspace: Workspace, ids: Sequence[str]) -> tuple[StoredProduct, ...]:
    """Products by id, in this order."""
    with workspace.case_file.begin(workspace.hand) as work:
        return work.products.these(ids)


def product(workspace: Workspace, product_id: str) -> StoredProduct:
    with workspace.case_file.begin(workspace.hand) as work:
        return work.products.get(product_id)


def verdicts_on(workspace: Workspace, product_id: str) -> tuple[StoredClassification, ...]:
    """Every verdict on a product as it was said, newest first."""
    with workspace.case_file.begin(workspace.hand) as work:
        return work.products.classifications(product_id)


def products_under(workspace: Workspace, code: str) -> tuple[StoredProduct, ...]:
    """Products whose newest verdict names this paragraph or one below it."""
    found = products(workspace, limit=10_000)
    return tuple(p for p in found if any(c == code or c.startswith(f"{code}.") for c in _codes(p)))


def _codes(stored: StoredProduct) -> tuple[str, ...]:
    codes = stored.result.get("codes") if stored.result else None
    return tuple(str(code) for code in cast("list[object]", codes)) if isinstance(codes, list) else ()
