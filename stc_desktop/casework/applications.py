"""Applications: start one, fill it field by field with everything saved, see what is open, and carry it to paper."""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from stc_desktop.applications.answers import Value, with_typed, with_value
from stc_desktop.applications.basis import Basis
from stc_desktop.applications.canonical import canonical_bytes, case_from_bytes
from stc_desktop.applications.cases import Activity, Case
from stc_desktop.applications.checks import Finding, findings, is_final
from stc_desktop.applications.form_parts import FormField, words_in
from stc_desktop.applications.forms import Form, form_from_bytes
from stc_desktop.applications.lines import KeyValue, Line, LineClassification, LineVerdict
from stc_desktop.applications.tasks import Task, tasks
from stc_desktop.casework.workspace import Workspace
from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.entries import ListEdition
from stc_desktop.rules.errors import UserFixable
from stc_desktop.storage.records import Conflict, StoredApplication, StoredProduct, as_new_version

FORMS = "form"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenApplication:
    """An application as it stands: what is stored, the case, its form, and what is still open."""

    stored: StoredApplication
    case: Case
    form: Form
    findings: tuple[Finding, ...]
    tasks: tuple[Task, ...]

    @property
    def id(self) -> str:
        return self.stored.id

    @property
    def can_be_final(self) -> bool:
        return is_final(self.findings)


def forms(workspace: Workspace) -> tuple[Form, ...]:
    """Every installed form."""
    return tuple(form_of(workspace, name) for name in workspace.reference.document_ids(FORMS))


def forms_for(workspace: Workspace, country: str) -> tuple[Form, ...]:
    """Forms to choose from: the country's own first, then the generic ones, then those of others."""
    ranked = {country.upper(): 0, "": 1}
    return tuple(sorted(forms(workspace), key=lambda form: (ranked.get(form.country.upper(), 2), form.form_id)))


def form_of(workspace: Workspace, form_id: str) -> Form:
    """One form by its id; an unknown one is named with those that are installed."""
    known = workspace.reference.document_ids(FORMS)
    if form_id not in known:
        raise UserFixable(f"There is no form {form_id}.", next_step=f"Installed: {', '.join(known)}.", where="form")
    return form_from_bytes(json.dumps(workspace.reference.document(FORMS, form_id, dict[str, Any])).encode())


def basis_of(workspace: Workspace) -> Basis:
    """What checks rest on beside the case: today, and which codes the installed list holds."""
    newest = {list_id: workspace.reference.newest(list_id) for list_id, _ in workspace.reference.weighed_editions}

    def knows_code(list_id: str, label: str, code: str) -> bool | None:
        if (list_id, label) not in workspace.reference.weighed_editions:
            return None
        held = workspace.reference.edition(list_id, label)
        return code in held.entries if head_of(code) in held.entries else None

    def hs_hints(list_id: str, label: str, code: str) -> tuple[str, ...]:
        if (list_id, label) not in workspace.reference.weighed_editions:
            return ()
        return _nearest_hints(workspace.reference.edition(list_id, label), code)

    return Basis(today=workspace.now.date(), knows_code=knows_code, hs_hints=hs_hints, newest_editions=newest)


def _nearest_hints(edition: ListEdition, code: str) -> tuple[str, ...]:
    """Customs numbers that go with a paragraph, or with the nearest one above it that has any."""
    entry = edition.entries.get(code)
    while entry is not None and not entry.hs:
        entry = edition.entries.get(entry.parent)
    return entry.hs if entry is not None else ()


def start_application(workspace: Workspace, form_id: str, *, country: str, product_ids: tuple[str, ...] = ()) -> OpenApplication:
    """A new application on a form, with a line for each product that goes into it."""
    form_of(workspace, form_id)
    now = workspace.now
    with workspace.case_file.begin(workspace.hand) as work:
        reference = f"A-{now:%Y}-{work.applications.count() + 1:03d}"
        lines = tuple(line_from_product(work.products.get(product_id)) for product_id in product_ids)
        case = Case(
            reference=reference,
            created=now,
            updated=now,
            forms=(form_id,),
            exporter_country=country,
            activity=Activity.EXPORT,
            dated=now.date(),
            lines=lines,
        )
        stored = work.applications.save(
            StoredApplication(reference=reference, title=title_of(case), form_id=form_id, case_bytes=canonical_bytes(case))
        )
    return opened(workspace, stored)


def open_application(workspace: Workspace, application_id: str) -> OpenApplication:
    with workspace.case_file.begin(workspace.hand) as work:
        stored = work.applications.get(application_id)
    return opened(workspace, stored)


def opened(workspace: Workspace, stored: StoredApplication) -> OpenApplication:
    """The stored application with its case read and everything checked."""
    case = case_from_bytes(stored.case_bytes)
    form = form_of(workspace, stored.form_id)
    found = findings(case, form, basis_of(workspace))
    return OpenApplication(stored=stored, case=case, form=form, findings=found, tasks=tasks(case, form, found))


def type_answer(workspace: Workspace, application: OpenApplication, field: FormField, text: str, row: int | None = None) -> OpenApplication:
    """Keep what was typed in a field; what is not understood is kept too and gives a finding."""
    return save_case(workspace, application, with_typed(application.case, field, text, row))


def give_answer(
    workspace: Workspace, application: OpenApplication, field: FormField, value: Value, row: int | None = None
) -> OpenApplication:
    """Keep a chosen value: an option, yes or no, a country."""
    return save_case(workspace, application, with_value(application.case, field, value, row))


def save_case(workspace: Workspace, application: OpenApplication, case: Case) -> OpenApplication:
    """Store the case as it now is. A change that meets another window's raises Conflict, which holds both."""
    fresh = replace(case, updated=workspace.now)
    stored = replace(application.stored, case_bytes=canonical_bytes(fresh), title=title_of(fresh), reference=fresh.reference)
    with workspace.case_file.begin(workspace.hand) as work:
        stored = work.applications.save(stored)
    return opened(workspace, stored)


def settle_conflict(workspace: Workspace, conflict: Conflict, *, keep_mine: bool) -> OpenApplication:
    """Go on with one of two versions; the other is put aside, not lost."""
    mine, theirs = cast("StoredApplication", conflict.mine), cast("StoredApplication", conflict.theirs)
    with workspace.case_file.begin(workspace.hand) as work:
        if keep_mine:
            work.applications.keep_version(theirs, "conflict")
            return opened(workspace, work.applications.save(as_new_version(mine, theirs)))
        work.applications.keep_version(mine, "conflict")
    return opened(workspace, theirs)


def applications(workspace: Workspace, *, offset: int = 0, limit: int = 100) -> tuple[StoredApplication, ...]:
    """A page of the list, the last changed first."""
    with workspace.case_file.begin(workspace.hand) as work:
        return work.applications.page(offset=offset, limit=limit)


def count_of_applications(workspace: Workspace) -> int:
    with workspace.case_file.begin(workspace.hand) as work:
        return work.applications.count()


def remove_application(workspace: Workspace, application_id: str) -> StoredApplication:
    """Remove an application; `restore_application` puts it back."""
    with workspace.case_file.begin(workspace.hand) as work:
        removed = work.applications.get(application_id)
        work.applications.remove(application_id)
        return removed


def restore_application(workspace: Workspace, removed: StoredApplication) -> StoredApplication:
    with workspace.case_file.begin(workspace.hand) as work:
        return work.applications.save(replace(removed, version=0))


def copy_application(workspace: Workspace, application_id: str) -> OpenApplication:
    """A new application with the same content; what was decided and declared on the old one is asked anew."""
    with workspace.case_file.begin(workspace.hand) as work:
        original = work.applications.get(application_id)
        now = workspace.now
        reference = f"A-{now:%Y}-{work.applications.count() + 1:03d}"
        case = replace(
            case_from_bytes(original.case_bytes),
            reference=reference,
            created=now,
            updated=now,
            dated=now.date(),
            declarations=(),  # nobody has stood by this one yet
            requirement=None,
            screenings=(),
        )
        stored = work.applications.save(
            replace(original, id="", version=0, reference=reference, title=title_of(case), status="draft", case_bytes=canonical_bytes(case))
        )
    return opened(workspace, stored)


def title_of(case: Case) -> str:
    """What a list shows: the case's own title, else to whom it goes."""
    if case.title:
        return case.title
    end_user = next((party.legal_name for party in case.parties if party.has_role("end_user") and party.legal_name), "")
    return end_user or (case.lines[0].name if case.lines else "")


def line_from_product(product: StoredProduct) -> Line:
    """A line of goods from a product, its classification copied as values."""
    item = product.item
    return Line(
        name=product.name,
        description=str(item.get("description", "")),
        model=product.model,
        maker=product.maker,
        hs=_hs(str(item.get("hs", ""))),
        cas=tuple(str(number) for number in cast("list[object]", item.get("cas") or [])),
        classification=classification_of(product),
    )


def _hs(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())[:6]


def classification_of(product: StoredProduct) -> LineClassification | None:
    """The newest verdict on a product as a line keeps it; None where it was never classified."""
    result = product.result
    if result is None:
        return None
    installed = cast("Mapping[str, object]", result.get("installed") or {})
    made = dt.datetime.fromisoformat(product.updated_at) if product.updated_at else None
    return LineClassification(
        verdict=LineVerdict(str(result.get("verdict", "undecided"))),
        codes=tuple(str(code) for code in cast("list[object]", result.get("codes") or [])),
        list_id=str(result.get("list", "")),
        edition=str(result.get("edition", "")),
        heads_installed=int(str(installed.get("heads", 0))),
        heads_of=int(str(installed.get("of", 0))),
        also_weighed=tuple(f"{one['list']} {one['edition']}" for one in cast("list[Mapping[str, object]]", result.get("also") or [])),
        key_values=tuple(_key_values(result)),
        open_reason=_open_reason(result),
        record=product.id,
        decided_at=made,
        decided_by=product.updated_by,
    )


def _key_values(result: Mapping[str, object]) -> list[KeyValue]:
    found: dict[str, KeyValue] = {}
    for finding in cast("list[Mapping[str, object]]", result.get("findings") or []):
        margin = cast("Mapping[str, object] | None", finding.get("margin"))
        if margin and finding.get("verdict") == "controlled":
            name = str(margin["property"]).replace("_", " ")
            limit, unit = margin["limit"], str(margin["unit"])
            value = f"{float(str(margin['ratio'])) * float(str(limit)):g} {unit}".strip()
            found.setdefault(name, KeyValue(name=name, value=value, limit=f"{limit} {unit}".strip(), is_met=True))
    return list(found.values())


def _open_reason(result: Mapping[str, object]) -> str:
    opened_codes = [str(entry["code"]) for entry in cast("list[Mapping[str, object]]", result.get("open") or [])]
    return f"open: {', '.join(opened_codes)}" if opened_codes and result.get("verdict") == "undecided" else ""


def field_label(field: FormField, language: str) -> str:
    return words_in(field.label, language)
