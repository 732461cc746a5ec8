"""Paper: records, requirement sheets and whole packets, each with the foot that says what it rests on."""

from dataclasses import dataclass

from stc_desktop.casework.classifying import interview_step
from stc_desktop.casework.record_sheets import Recorded, RecordSheet
from stc_desktop.casework.workspace import BASE_LIST, Workspace
from stc_desktop.classification.conversation import Conversation, resumed
from stc_desktop.documents.packet import print_packet
from stc_desktop.documents.plan import PacketPlan, Sheet, SymbolsSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBasis:
    """The list that stands in the foot: its name, its date, and how much of it is installed while it is not complete."""

    title: str
    date: str
    remark: str


def list_basis(workspace: Workspace) -> ListBasis:
    edition = workspace.reference.newest(BASE_LIST)
    held = workspace.reference.edition(BASE_LIST, edition)
    installed, of = len(held.installed_heads), len(held.info.heads)
    remark = "" if held.is_complete else workspace.say.text("paper.partial_list", installed=installed, of=of)
    return ListBasis(title=workspace.say.text("paper.base_list"), date=held.info.legal_date, remark=remark)


def plan_of(workspace: Workspace, *, title: str, reference: str, sheets: tuple[Sheet | SymbolsSheet, ...]) -> PacketPlan:
    """A packet of these sheets with the foot of this moment: list, time, person."""
    basis = list_basis(workspace)
    return PacketPlan(
        title=title,
        author=workspace.person,
        reference=reference,
        language=workspace.language,
        list_edition=basis.title,
        list_date=basis.date,
        list_remark=basis.remark,
        printed_at=f"{workspace.now:%d %b %Y %H:%M}",
        user=workspace.person,
        agency_sentence=workspace.say.text("paper.agency_sentence"),
        sheets=sheets,
    )


def classification_record_pdf(workspace: Workspace, product_id: str) -> bytes:
    """The classification record of a stored product, as its newest verdict was reached."""
    with workspace.case_file.begin(workspace.hand) as work:
        product = work.products.get(product_id)
    recorded = _Named(name=product.name, maker=product.maker, model=product.model)
    return _record(workspace, resumed(product.item), recorded, reference=product.model or product.name)


def record_of_conversation_pdf(workspace: Workspace, conversation: Conversation, *, name: str, maker: str = "", model: str = "") -> bytes:
    """The record of an interview that is not stored as a product."""
    return _record(workspace, conversation, _Named(name=name, maker=maker, model=model), reference=model or name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    name: str
    maker: str
    model: str


def _record(workspace: Workspace, conversation: Conversation, named: _Named, *, reference: str) -> bytes:
    sheet = record_sheet(workspace, conversation, name=named.name, maker=named.maker, model=named.model)
    title = f"{workspace.say.text('record.title')}: {named.name}"
    return print_packet(plan_of(workspace, title=title, reference=reference, sheets=(sheet,)))


def record_sheet(workspace: Workspace, conversation: Conversation, *, name: str, maker: str, model: str) -> Sheet:
    """The record as a sheet, to be printed alone or in a packet."""
    step = interview_step(workspace, conversation.item).step
    recorded = Recorded(
        name=name,
        maker=maker,
        model=model,
        conversation=conversation,
        step=step,
        person=workspace.person,
        made_at=f"{workspace.now:%d %b %Y %H:%M}",
    )
    return RecordSheet(recorded, workspace.weighable(), workspace.units, workspace.say).sheet()
