"""Papers laid behind an application, approvals of other states, and the statement that the end user signs."""

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field


class PaperKind(enum.StrEnum):
    """What a paper is; a form names the kinds that it must have behind it."""

    TECHNICAL_SPECIFICATION = "technical_specification"
    CLASSIFICATION_WORKSHEET = "classification_worksheet"
    END_USE_STATEMENT = "end_use_statement"
    CONTRACT = "contract"
    INVOICE = "invoice"
    COMPANY_REGISTRATION = "company_registration"
    SIGNATORY_AUTHORITY = "signatory_authority"
    LETTER_TO_AGENT = "letter_to_agent"
    END_USER_PROFILE = "end_user_profile"
    TRANSLATION = "translation"
    COMPLIANCE_PROGRAMME = "compliance_programme"
    TECHNOLOGY_CONTROL_PLAN = "technology_control_plan"
    IMPORT_CERTIFICATE = "import_certificate"
    FOREIGN_LICENCE = "foreign_licence"
    ROUTE_PLAN = "route_plan"
    SAFETY_SHEET = "safety_sheet"
    SCREENING_RECORD = "screening_record"
    LICENCE_USE = "licence_use"
    EXPORTER_DECLARATION = "exporter_declaration"
    LETTER = "letter"
    OTHER = "other"


class PaperForm(enum.StrEnum):
    ORIGINAL = "original"
    CERTIFIED = "certified"
    COPY = "copy"
    PRINT = "print"


# What a person reads off a paper to have it compared, and where the application holds the same.
STATED: Mapping[str, str] = {
    "contract_number": "deal.number",
    "end_user": "parties[end_user].legal_name",
    "total": "total",
    "models": "lines[].model",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper of the attachments register. `says` holds what it states, by a name of STATED or a path into the case."""

    id: str
    kind: PaperKind
    title: str = ""
    form: PaperForm | None = None
    pages: int | None = None
    issuer: str = ""
    dated: dt.date | None = None
    expires_on: dt.date | None = None
    language: str = ""
    translator: str = ""
    translation_pages: int | None = None
    has_letterhead: bool | None = None
    file_name: str = ""
    sha256: str = ""
    says: Mapping[str, str] = field(default_factory=dict[str, str])


class ApprovalKind(enum.StrEnum):
    ORIGIN_LICENCE = "origin_licence"
    RE_EXPORT_CONSENT = "re_export_consent"
    IMPORT_CERTIFICATE = "import_certificate"
    DELIVERY_VERIFICATION = "delivery_verification"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignApproval:
    """What another state has agreed to, or must still agree to, for this deal."""

    kind: ApprovalKind
    country: str = ""
    authority: str = ""
    number: str = ""
    issued_on: dt.date | None = None
    expires_on: dt.date | None = None


class StatementValidity(enum.StrEnum):
    THIS_ORDER = "this_order"
    UNTIL = "until"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The end-use statement: what it covers, who signs it for the end user, and the paper that came back signed."""

    validity: StatementValidity | None = None
    valid_until: dt.date | None = None
    valid_years: int | None = None
    language: str = ""  # the buyer's language beside English
    shows_quantity: bool = True
    shows_value: bool = False
    promises_no_military_use: bool = True
    consent_of: str = ""  # whose agreement a re-export needs
    signer_name: str = ""
    signer_position: str = ""
    signer_is_manager: bool | None = None
    signer_works_for_exporter: bool | None = None
    signed_on: dt.date | None = None
    signed_at: str = ""
    translated_by: str = ""
    altered_after_signing: bool | None = None
