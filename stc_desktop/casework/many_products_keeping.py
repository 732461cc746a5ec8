"""Rows of a table kept as products of the catalogue: all of them or none, each with the file, sheet and row that it came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from stc_desktop.casework.many_products_weighing import RowResult
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.conversation import DATASHEET, ORIGIN
from stc_desktop.control_lists.sources.publications import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a product came from."""

    file: str
    sheet: str = ""
    row: int = 0

    def as_json(self) -> dict[str, object]:
        return {"file": self.file, "sheet": self.sheet, "row": self.row}


def origin_of(item: Mapping[str, object]) -> Origin | None:
    """Of a stored item; None where it was described by hand."""
    found = item.get(ORIGIN)
    if not isinstance(found, dict):
        return None
    said = cast("dict[str, object]", found)
    row = said.get("row")
    return Origin(file=str(said.get("file") or ""), sheet=str(said.get("sheet") or ""), row=row if isinstance(row, int) else 0)


def keep_rows(workspace: Workspace, results: Sequence[RowResult], *, file: str, sheet: str, told: Told) -> tuple[RowResult, ...]:
    """Keep these rows; gives them with the ids of their products. One that was kept before stays the product that it is.

    They come in one piece of work: cancelled or killed meanwhile, no product was kept.
    """
    from stc_desktop.storage.records import StoredProduct

    fresh = [result for result in results if not result.product_id and result.packed]
    made: list[tuple[StoredProduct, RowResult]] = []
    for number, result in enumerate(fresh):
        told("products", number / len(fresh))
        row = result.row
        item: dict[str, object] = {**result.item.as_json(), "given": [*result.item.considered, *result.item.answers]}
        item[ORIGIN] = Origin(file=file, sheet=sheet, row=row.number).as_json()
        if row.datasheet:
            item[DATASHEET] = row.datasheet
        made.append((StoredProduct(name=row.name, maker=row.maker, model=row.model, item=item, result=result.stored), result))
    kept: dict[int, str] = {}
    with workspace.case_file.begin(workspace.hand) as work:
        for product, result in made:
            stored = work.products.save(product)
            work.products.record_classification(stored.id, product.item, product.result or {})
            kept[result.row.number] = stored.id
    return tuple(replace(result, product_id=result.product_id or kept.get(result.row.number, "")) for result in results)


def take_back(workspace: Workspace, product_ids: Iterable[str]) -> None:
    """Undo of keeping: the products go, in one piece of work."""
    with workspace.case_file.begin(workspace.hand) as work:
        for product_id in product_ids:
            work.products.remove(product_id)
