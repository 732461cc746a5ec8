"""Paper: records, requirement sheets and whole packets, each with the foot that says what it rests on."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from stc_desktop.applications.canonical import canonical_bytes
from stc_desktop.applications.cases import Case
from stc_desktop.applications.checks import findings
from stc_desktop.applications.fill import fill_plan, statement_language
from stc_desktop.applications.findings import Finding, Level
from stc_desktop.applications.forms import Form
from stc_desktop.applications.parties import Role
from stc_desktop.casework.applications import basis_of, form_of
from stc_desktop.casework.case_records import case_record_sheets, record_sheet
from stc_desktop.casework.classifying import ItemParticulars
from stc_desktop.casework.determining import determine_case
from stc_desktop.casework.form_sheets import form_sheets
from stc_desktop.casework.lists import list_heads
from stc_desktop.casework.national_profiles import common_ground
from stc_desktop.casework.product_views import kept_result
from stc_desktop.casework.record_cases import record_case
from stc_desktop.casework.requirement_sheets import requirement_sheet
from stc_desktop.casework.workspace import BASE_LIST, MUNITIONS_LIST, Workspace
from stc_desktop.classification.conversation import Conversation, resumed
from stc_desktop.control_lists.joined import lists_of
from stc_desktop.documents.packet import print_packet
from stc_desktop.documents.plan import Draft, PacketPlan, PaperWords, Sheet, SymbolsSheet
from stc_desktop.exchange.keys import own_key
from stc_desktop.exchange.packets import checksum, seal
from stc_desktop.storage.records import StoredClassification
from stc_desktop.wording.sentences import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBasis:
    """The list that stands in the foot: its name, its date, and how much of it is installed while it is not complete."""

    title: str
    date: str
    remark: str


def list_basis(workspace: Workspace, list_id: str = BASE_LIST, edition: str = "") -> ListBasis:
    """The edition that a paper rests on; the newest of the base list unless said."""
    held = workspace.reference.edition(list_id, edition or workspace.reference.newest(list_id))
    installed, of = list_heads(workspace.reference, list_id, held.info.edition)
    remark = "" if held.is_complete else workspace.say.text("paper.partial_list", installed=installed, of=of)
    parts = [workspace.reference.edition(*part).info for part in lists_of(list_id, held.info.edition)]
    if len(parts) > 1:  # both names whole would leave no room in the foot for the sheet number
        ends = (("military" if part.list_id == MUNITIONS_LIST else "base", part.legal_date) for part in parts)
        both = ", ".join(workspace.say.text(f"item_paper.foot.{which}", date=date) for which, date in ends)
        return ListBasis(title=both, date="", remark=remark)
    titles = (workspace.say.text("paper.military_list" if part.list_id == MUNITIONS_LIST else "paper.base_list") for part in parts)
    return ListBasis(title=", ".join(titles), date=", ".join(part.legal_date for part in parts), remark=remark)


def plan_of(
    workspace: Workspace, *, title: str, reference: str, sheets: tuple[Sheet | SymbolsSheet, ...], basis: ListBasis | None = None
) -> PacketPlan:
    """A packet of these sheets with the foot of this moment: list, time, person."""
    basis = basis or list_basis(workspace)
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
    """The classification record of a stored product, by the edition of its newest verdict."""
    with workspace.case_file.begin(workspace.hand) as work:
        product, said = work.products.get(product_id), work.products.classifications(product_id)
    beside = ItemParticulars(maker=product.maker, model=product.model)
    kept = kept_result(product.result)
    if kept is not None and workspace.reference.can_weigh(kept.list_id, kept.edition):
        beside = replace(beside, list_id=kept.list_id, edition=kept.edition)
    return record_of_conversation_pdf(workspace, resumed(product.item), product.name, beside, made=said[0] if kept and said else None)


def record_of_conversation_pdf(
    workspace: Workspace, conversation: Conversation, name: str, beside: ItemParticulars, *, made: StoredClassification | None = None
) -> bytes:
    """The record of an interview, stored as a product or not; its symbols carry the item and every answer. `made` is a kept verdict."""
    sheet = record_sheet(workspace, conversation, name, beside, made=made)
    title = f"{workspace.say.text('record.title')}: {name}"
    content = canonical_bytes(record_case(workspace, conversation, name, beside))
    basis = list_basis(workspace, beside.list_id, beside.edition)
    plan = plan_of(workspace, title=title, reference=beside.model or name, sheets=(sheet, SymbolsSheet()), basis=basis)
    return print_packet(replace(plan, checksum=checksum(content), case_stream=seal(content, own_key(workspace.data / "keys"))))


def requirement_pdf(workspace: Workspace, case: Case) -> bytes:
    """The requirement sheet of a case: the answer, the rules behind it, the papers to bring, and what to do next."""
    found = determine_case(workspace, case)
    country = common_ground(workspace).countries.get(found.country, found.country)
    sheet = requirement_sheet(found, workspace.say, country=country, today=workspace.now.date())
    title = f"{workspace.say.text('requirement.title')} {case.reference}"
    return print_packet(plan_of(workspace, title=title, reference=case.reference, sheets=(sheet,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A packet on paper. A draft has no checksum and no symbols; `open_points` are the red findings that make it one."""

    pdf: bytes
    form_id: str
    is_draft: bool
    checksum: str
    open_points: tuple[Finding, ...]


def print_case(workspace: Workspace, case: Case, form_id: str, *, as_draft: bool = False, with_records: bool = False) -> Printed:
    """A case on a form, with its annexes and, when nothing is open, the whole case in symbols. An open case prints as a draft.

    With records, how each line came to its verdict goes along, for the country of the form or else of the exporter.
    """
    form = form_of(workspace, form_id)
    basis = basis_of(workspace)
    open_points = tuple(finding for finding in findings(case, form, basis) if finding.level is Level.RED)
    is_draft = as_draft or bool(open_points)
    local = statement_language(case, form) if form.is_statement else _second_language(form)
    filled_form = fill_plan(case, form, basis, local=local)
    records = case_record_sheets(workspace, case, country=form.country or case.exporter_country) if with_records else ()
    content = canonical_bytes(case)
    exporter = case.party(Role.EXPORTER) or case.party(Role.APPLICANT)
    plan = replace(
        plan_of(
            workspace,
            title=f"{filled_form.title.text}, {case.reference}",
            reference=case.reference,
            sheets=(*form_sheets(filled_form, workspace.say, name="form"), *records, SymbolsSheet()),
        ),
        author=exporter.legal_name if exporter else workspace.person,
        words=PaperWords.of(_own_words(workspace.language), _own_words(local)),
    )
    if is_draft:
        plan = replace(plan, draft=Draft(open_points=len(open_points), listed=tuple(_place(finding) for finding in open_points)))
        return Printed(pdf=print_packet(plan), form_id=form_id, is_draft=True, checksum="", open_points=open_points)
    plan = replace(plan, checksum=checksum(content), case_stream=seal(content, own_key(workspace.data / "keys")))
    return Printed(pdf=print_packet(plan), form_id=form_id, is_draft=False, checksum=plan.checksum, open_points=())


def _second_language(form: Form) -> str:
    """The first other language of the form; labels then stand in both."""
    return next((language for language in form.languages if language != "en"), "")


def _own_words(language: str) -> Callable[[str], str]:
    """Words of the catalogue where it has them; an empty answer keeps what the drawing room brings."""
    catalogue = sentences(language) if language else None
    return lambda key: catalogue.text(key) if catalogue is not None and key in catalogue else ""


def _place(finding: Finding) -> str:
    return f"{finding.box}: {finding.sentence}" if finding.box else finding.sentence
