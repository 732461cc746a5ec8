"""The papers on one item: the record, a statement of non-listing, a request for a ruling, the plain explanation; which fit, and as PDF."""

import enum
from dataclasses import dataclass, replace

from stc_desktop.applications.canonical import canonical_bytes
from stc_desktop.casework.classifying import ItemParticulars, interview_step
from stc_desktop.casework.explanation_sheets import explanation_sheet
from stc_desktop.casework.item_sheets import ListWeighed, PaperOnItem
from stc_desktop.casework.national_lists import chosen_country
from stc_desktop.casework.national_profiles import common_ground, profile_of
from stc_desktop.casework.paper_labels import PaperLabels, paper_labels
from stc_desktop.casework.printing import list_basis, plan_of
from stc_desktop.casework.product_views import kept_result
from stc_desktop.casework.record_cases import record_case
from stc_desktop.casework.record_sheets import Recorded, RecordSheet
from stc_desktop.casework.ruling_sheets import ruling_sheet
from stc_desktop.casework.statement_sheets import statement_sheet, why_no_statement
from stc_desktop.casework.workspace import MUNITIONS_LIST, Workspace
from stc_desktop.classification.conversation import Conversation, resumed
from stc_desktop.control_lists.joined import lists_of
from stc_desktop.documents.packet import lay_out, print_packet
from stc_desktop.documents.plan import PacketPlan, Sheet, SymbolsSheet
from stc_desktop.exchange.keys import own_key
from stc_desktop.exchange.packets import checksum, seal
from stc_desktop.rules.errors import UserFixable


class ItemPaper(enum.StrEnum):
    """What can be printed of one classified item."""

    RECORD = "record"
    STATEMENT = "statement"
    RULING = "ruling"
    EXPLANATION = "explain"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """A paper as PDF. `left_out` counts the checks that one page had no room for; the record holds them."""

    kind: ItemPaper
    pdf: bytes
    title: str
    checksum: str
    left_out: int = 0


def paper_on(workspace: Workspace, conversation: Conversation, name: str, beside: ItemParticulars) -> PaperOnItem:
    """The item weighed as told, with the lists by name and date, and who speaks at this moment."""
    state = interview_step(workspace, conversation.item, list_id=beside.list_id, edition=beside.edition, country=beside.country)
    return PaperOnItem(
        name=name or beside.model or conversation.item.description,
        beside=beside,
        conversation=conversation,
        state=state,
        lists=tuple(_lists_weighed(workspace, state.step.list_id, state.step.edition)),
        person=workspace.person,
        made_at=f"{workspace.now:%d %b %Y %H:%M}",
    )


def papers_that_fit(workspace: Workspace, conversation: Conversation, name: str, beside: ItemParticulars) -> tuple[ItemPaper, ...]:
    """What may be printed at this verdict, in the order in which it is offered. A statement only where it would be true."""
    paper = paper_on(workspace, conversation, name, beside)
    refused = why_no_statement(paper, workspace.say)
    return tuple(kind for kind in ItemPaper if kind is not ItemPaper.STATEMENT or refused is None)


def item_paper(
    workspace: Workspace, kind: ItemPaper, conversation: Conversation, name: str, beside: ItemParticulars, *, language: str = ""
) -> PrintedPaper:
    """One paper; its symbols carry the item and every answer, and which paper it is. `language` stands beside the English."""
    labels = paper_labels(workspace.say, language)
    paper = paper_on(workspace, conversation, name, beside)
    content = canonical_bytes(record_case(workspace, conversation, paper.name, beside, paper=kind.value))
    sheet, left_out = _sheet_of(workspace, kind, paper, labels)
    title = sheet.index_name.text
    sealed = checksum(content)
    plan = _plan(workspace, paper, labels, (sheet, SymbolsSheet()))
    plan = replace(plan, title=title, checksum=sealed, case_stream=seal(content, own_key(workspace.data / "keys")))
    return PrintedPaper(kind=kind, pdf=print_packet(plan), title=title, checksum=sealed, left_out=left_out)


def product_paper(workspace: Workspace, kind: ItemPaper, product_id: str, *, language: str = "") -> PrintedPaper:
    """The same of a kept product, by the edition of its newest verdict."""
    conversation, name, beside = kept_item(workspace, product_id)
    return item_paper(workspace, kind, conversation, name, beside, language=language)


def kept_item(workspace: Workspace, product_id: str) -> tuple[Conversation, str, ItemParticulars]:
    """A product as papers speak of it. An edition that can no longer be weighed by is said, not replaced by another."""
    with workspace.case_file.begin(workspace.hand) as work:
        product = work.products.get(product_id)
    beside = ItemParticulars(maker=product.maker, model=product.model)
    kept = kept_result(product.result)
    if kept is not None:
        if not workspace.reference.can_weigh(kept.list_id, kept.edition):
            raise UserFixable(
                f"“{product.name}” was classified by the edition {kept.edition}, which is not installed any more.",
                next_step="Install that edition again, or classify the product again by one that is installed.",
            )
        beside = replace(beside, list_id=kept.list_id, edition=kept.edition)
    return resumed(product.item), product.name, beside


def _sheet_of(workspace: Workspace, kind: ItemPaper, paper: PaperOnItem, labels: PaperLabels) -> tuple[Sheet, int]:
    if kind is ItemPaper.STATEMENT:
        return statement_sheet(paper, labels), 0
    if kind is ItemPaper.RULING:
        country = (paper.beside.country if paper.beside.country is not None else chosen_country(workspace)).upper()
        name = common_ground(workspace).countries.get(country, country) if country else ""
        return ruling_sheet(paper, profile_of(workspace, country) if country else None, name, labels), 0
    if kind is ItemPaper.EXPLANATION:
        return explanation_sheet(paper, labels, pages_of=lambda sheet: len(lay_out(_plan(workspace, paper, labels, (sheet,))).pages))
    return _record(workspace, paper, labels), 0


def _record(workspace: Workspace, paper: PaperOnItem, labels: PaperLabels) -> Sheet:
    recorded = Recorded(
        name=paper.name,
        maker=paper.beside.maker,
        model=paper.beside.model,
        conversation=paper.conversation,
        step=paper.step,
        beside_verdict=paper.state.beside_verdict,
        person=paper.person,
        made_at=paper.made_at,
    )
    return RecordSheet(recorded, paper.weighable, workspace.units, labels).sheet()


def _plan(workspace: Workspace, paper: PaperOnItem, labels: PaperLabels, sheets: tuple[Sheet | SymbolsSheet, ...]) -> PacketPlan:
    basis = list_basis(workspace, paper.beside.list_id, paper.beside.edition)
    plan = plan_of(workspace, title=paper.name, reference=paper.beside.model or paper.name, sheets=sheets, basis=basis)
    return replace(plan, words=labels.fixed_words)


def _lists_weighed(workspace: Workspace, list_id: str, edition: str) -> list[ListWeighed]:
    found: list[ListWeighed] = []
    for part in lists_of(list_id, edition):
        info = workspace.reference.edition(*part).info
        title = workspace.say.text("paper.military_list") if info.list_id == MUNITIONS_LIST else info.title
        found.append(ListWeighed(title=title, edition=info.edition, date=info.legal_date))
    return found
