"""A complete invented case that is valid on every form: to look at, to learn with, and to test paper with."""

import datetime as dt
import hashlib
from decimal import Decimal

from stc_desktop.applications.cases import (
    Activity,
    Case,
    CatchAll,
    Deal,
    Disposition,
    EndUse,
    IntangibleTransfer,
    LicenceKind,
    Movement,
    Signing,
    Temporary,
    TransportMode,
)
from stc_desktop.applications.papers import ApprovalKind, ForeignApproval, Paper, PaperForm, PaperKind, Statement, StatementValidity
from stc_desktop.applications.sample_goods import sample_lines
from stc_desktop.applications.sample_parties import sample_parties

REFERENCE = "SH-2026-0031"
FORMS = ("GEN-LIC", "GEN-EUS", "SG-IC", "EU-A3A", "PH-AUTH")
_END_USE = (
    "The frequency changers drive spindle motors of a new winding line for fan and pump motors at the Lamphun works (building 4). "
    "The pressure transducers and the vacuum pump serve the helium leak test of sealed motor housings; the chamber is 1.8 m³ and is "
    "pumped down four times an hour. The valves and pumps (lines 7 and 8) move cleaning solvent in the degreasing bath before winding. "
    "Nothing on this application is resold or built into goods for export. The line makes 42,000 motors a year, for water pumps and "
    "ventilation, sold in Thailand to two named makers of agricultural pumps. The machines stay in building 4; the works has no military "
    "customer and no contract with a nuclear or missile body. Service for two years is given by the exporter; replaced parts come back to "
    "Đà Nẵng for repair or are scrapped on site with a photograph of the serial plate."
)
_EXTRA = {
    "SG-IC": {"purpose": "re_export", "reexport_to": ("TH",)},
    "PH-AUTH": {"way": "shipment", "onward": "no"},
    "EU-A3A": {"national_info": "The goods are new and were never used."},
    "determination": {"military_end_use_embargoed": "no"},
}


def sample_case(now: dt.datetime, *, heads_installed: int = 0, heads_of: int = 0) -> Case:
    """The sample, dated by `now`; how much of the control list was installed is the caller's to say. Every firm in it is invented."""
    today = now.date()
    lines = sample_lines(now, heads_installed=heads_installed, heads_of=heads_of)
    total = sum((line.worth for line in lines if line.worth is not None), Decimal(0))
    contract = today - dt.timedelta(days=21)
    return Case(
        reference=REFERENCE,
        title="Drives and leak test for Lamphun",
        is_sample=True,
        created=now,
        updated=now,
        forms=FORMS,
        exporter_country="VN",
        agency="Ministry of Industry and Trade",
        office="Field office Đà Nẵng",
        activity=Activity.EXPORT,
        licence_kind=LicenceKind.SINGLE,
        dated=today,
        starts_on=today + dt.timedelta(days=42),
        ends_on=today + dt.timedelta(days=132),
        parties=sample_parties(today),
        lines=lines,
        end_use=_end_use(),
        catch_all=CatchAll(told=False, known=False, suspected=False),
        movement=_movement(today),
        deal=_deal(contract, total),
        temporary=Temporary(is_temporary=False),
        intangible=_transfer(),
        approvals=(ForeignApproval(kind=ApprovalKind.RE_EXPORT_CONSENT, country="TH", number="RC-2026-118", issued_on=contract),),
        papers=_papers(contract),
        statement=_statement(today),
        declarations=("true_and_complete", "tell_changes", "keep_papers", "accept_checks", "compared_parties"),
        signing=Signing(name="Trần Quốc Bảo", position="Director, legal representative", place="Đà Nẵng", is_delegated=False),
        extra=_EXTRA,
    )


def _end_use() -> EndUse:
    return EndUse(
        text=_END_USE,
        text_local="ใช้ขับมอเตอร์ของสายการพันขดลวดและทดสอบการรั่วของตัวเรือนมอเตอร์ ที่โรงงานลำพูน อาคาร 4",
        site="Lamphun works, building 4, 88/4 Moo 3, Lamphun, Thailand",
        end_product="Electric motors for water pumps and ventilation",
        customer="Two makers of agricultural pumps in Thailand",
        dispositions=(Disposition.OWN_USE,),
        military_use=False,
        government_use=False,
        civil_use="Motor works",
    )


def _movement(today: dt.date) -> Movement:
    planned = today + dt.timedelta(days=56)
    return Movement(
        destination="TH",
        consigned_from="VN",
        located_in="VN",
        customs_country="VN",
        is_direct=True,
        mode=TransportMode.ROAD,
        load_place="Đà Nẵng",
        exit_point="Lao Bảo, Quảng Trị",
        route=("LA",),
        carrier="Savan Transport Co., Ltd.",
        conveyance="lorry",
        planned_on=planned,
        arrives_on=planned + dt.timedelta(days=3),
        customs_procedure="1000",
    )


def _deal(contract: dt.date, total: Decimal) -> Deal:
    return Deal(
        number="LMD-PO-2231",
        signed_on=contract,
        value=total,
        currency="USD",
        incoterm="DAP",
        incoterm_place="Lamphun",
        payment="30 % in advance, 70 % on delivery",
        ownership_passes=True,
    )


def _transfer() -> IntangibleTransfer:
    return IntangibleTransfer(
        what="Control software of line 6, handed over on a data stick",
        means=("by hand",),
        people="Song Han hands it to Sok Vichet, national of KH, at the Lamphun works",
        servers="none",
        access_control="two persons, named in the contract",
        period="on the day of commissioning",
        deletion="the stick is wiped after installation",
        control_plan="TCP-2026-03",
    )


def _statement(today: dt.date) -> Statement:
    return Statement(
        validity=StatementValidity.THIS_ORDER,
        language="th",
        consent_of="VN",
        signer_name="Kamonwan Siwichai",
        signer_position="Managing director",
        signer_is_manager=True,
        signer_works_for_exporter=False,
        signed_on=today - dt.timedelta(days=7),
        signed_at="Lamphun",
        translated_by="Siam Words Translation",
        altered_after_signing=False,
    )


# kind, title, original or copy, pages, issuer, language, days since it was issued
_MAKER, _MINISTRY = "Song Han Precision Mechanics Co., Ltd.", "Ministry of Industry and Trade"
_PAPERS = (
    (PaperKind.CONTRACT, "Contract LMD-PO-2231", PaperForm.COPY, 14, "Lanna Motor Drive Co., Ltd.", "en", 0),
    (PaperKind.INVOICE, "Pro-forma invoice", PaperForm.COPY, 2, _MAKER, "en", -2),
    (PaperKind.TECHNICAL_SPECIFICATION, "Technical data FC1000 rev. 7", PaperForm.COPY, 12, _MAKER, "en", 300),
    (PaperKind.TECHNICAL_SPECIFICATION, "Technical data PT-13A", PaperForm.COPY, 9, "Kansai Sensor", "en", 500),
    (PaperKind.TECHNICAL_SPECIFICATION, "Technical data VP-400", PaperForm.COPY, 10, "Hanil Vacuum", "en", 700),
    (PaperKind.COMPANY_REGISTRATION, "Registration of the exporter", PaperForm.COPY, 2, "Department of Planning, Đà Nẵng", "vi", 2000),
    (PaperKind.END_USER_PROFILE, "Registry extract of the end user", PaperForm.COPY, 3, "Business registry, Lamphun", "th", 30),
    (PaperKind.SIGNATORY_AUTHORITY, "Signing power of the director", PaperForm.CERTIFIED, 1, "Notary, Đà Nẵng", "vi", 90),
    (PaperKind.ROUTE_PLAN, "Route plan", PaperForm.PRINT, 1, "Savan Transport Co., Ltd.", "en", -5),
    (PaperKind.COMPLIANCE_PROGRAMME, "Compliance programme, decision VN-ICP-0087", PaperForm.COPY, 3, _MINISTRY, "vi", 400),
    (PaperKind.END_USE_STATEMENT, "End-use statement, signed", PaperForm.ORIGINAL, 2, "Lanna Motor Drive Co., Ltd.", "th", -14),
    (PaperKind.EXPORTER_DECLARATION, "Declaration of the exporter", PaperForm.ORIGINAL, 1, _MAKER, "en", -10),
)  # fmt: skip


def _papers(contract: dt.date) -> tuple[Paper, ...]:
    return tuple(
        Paper(
            id=f"a{number}",
            kind=kind,
            title=title,
            form=form,
            pages=pages,
            issuer=issuer,
            dated=contract - dt.timedelta(days=age),
            language=language,
            translator="" if language == "en" else "Siam Words Translation",
            has_letterhead=True if kind is PaperKind.END_USE_STATEMENT else None,
            sha256=hashlib.sha256(title.encode()).hexdigest(),
            says={"contract_number": "LMD-PO-2231"} if kind is PaperKind.CONTRACT else {},
        )
        for number, (kind, title, form, pages, issuer, language, age) in enumerate(_PAPERS, 1)
    )
