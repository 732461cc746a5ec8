"""What the page of products shows of a stored verdict, and taking a product away so that it can come back whole."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from stc_desktop.casework.applications import restore_application
from stc_desktop.casework.classifying import KeptResult
from stc_desktop.casework.samples import remove_samples
from stc_desktop.casework.workspace import Workspace
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.control_lists.joined import joined_name
from stc_desktop.storage.records import StoredApplication, StoredClassification, StoredProduct

if TYPE_CHECKING:
    from stc_desktop.storage.case_file import Hand
    from stc_desktop.storage.opinion_records import StoredOpinion

_LOOKED_AT = 1000


def kept_result(result: Mapping[str, object] | None) -> KeptResult | None:
    """The newest verdict on a product as it was said; None where it was never weighed."""
    if result is None:
        return None
    installed = cast("Mapping[str, object]", result.get("installed") or {})
    also = cast("list[Mapping[str, object]]", result.get("also") or [])
    list_id, edition = joined_name((str(one.get("list", "")), str(one.get("edition", ""))) for one in (result, *also))
    return KeptResult(
        verdict=Verdict(str(result.get("verdict", Verdict.UNDECIDED))),
        codes=tuple(str(code) for code in cast("list[object]", result.get("codes") or [])),
        list_id=list_id,
        edition=edition,
        installed_heads=int(str(installed.get("heads", 0))),
        heads_of_edition=int(str(installed.get("of", 0))),
    )


def open_codes(result: Mapping[str, object] | None) -> tuple[str, ...]:
    """Paragraphs that an undecided verdict could not settle."""
    rows = cast("list[Mapping[str, object]]", (result or {}).get("open") or [])
    return tuple(str(row.get("code", "")) for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAway:
    """A product that was removed, with every verdict that was said about it and every second opinion."""

    product: StoredProduct
    verdicts: tuple[StoredClassification, ...]
    opinions: "tuple[StoredOpinion, ...]" = ()


def take_away(workspace: Workspace, product_id: str) -> TakenAway:
    """Remove a product; its verdicts and opinions go with it, so all are handed back."""
    with workspace.case_file.begin(workspace.hand) as work:
        taken = TakenAway(
            product=work.products.get(product_id),
            verdicts=work.products.classifications(product_id),
            opinions=work.opinions.on(product_id),
        )
        work.products.remove(product_id)
    return taken


def put_back(workspace: Workspace, taken: TakenAway) -> None:
    """Undo of `take_away`: the product and its verdicts stand as they stood, with the hands and times of then."""
    product = taken.product
    with workspace.case_file.begin(_hand_of(workspace, product.updated_at, product.updated_by)) as work:
        work.products.save(replace(product, version=0))
    for verdict in reversed(taken.verdicts):
        with workspace.case_file.begin(_hand_of(workspace, verdict.made_at, verdict.made_by)) as work:
            work.products.record_classification(product.id, verdict.item, verdict.result)
    with workspace.case_file.begin(workspace.hand) as work:
        for opinion in taken.opinions:
            work.opinions.save(replace(opinion, version=0), "opinion_restored")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenSamples:
    """The sample data as they were when they were taken out, with whatever was tried on them."""

    products: tuple[TakenAway, ...]
    applications: tuple[StoredApplication, ...]

    @property
    def count(self) -> int:
        return len(self.products) + len(self.applications)


def take_samples_away(workspace: Workspace) -> TakenSamples:
    """Take all sample data out; the person's own stay."""
    with workspace.case_file.begin(workspace.hand) as work:
        products = [one for one in work.products.page(limit=_LOOKED_AT) if one.is_sample]
        taken = TakenSamples(
            products=tuple(
                TakenAway(product=one, verdicts=work.products.classifications(one.id), opinions=work.opinions.on(one.id))
                for one in products
            ),
            applications=tuple(one for one in work.applications.page(limit=_LOOKED_AT) if one.is_sample),
        )
    remove_samples(workspace)
    return taken


def put_samples_back(workspace: Workspace, taken: TakenSamples) -> None:
    """Undo of `take_samples_away`."""
    for one in taken.products:
        put_back(workspace, one)
    for application in taken.applications:
        restore_application(workspace, application)


def _hand_of(workspace: Workspace, moment: str, person: str) -> "Hand":
    return replace(workspace.hand, person=person, now=dt.datetime.fromisoformat(moment))
