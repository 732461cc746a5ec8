"""Who takes part in a deal, and in which roles."""

import datetime as dt
import enum
from dataclasses import dataclass


class Role(enum.StrEnum):
    """What somebody does in the deal; one party may hold several roles."""

    EXPORTER = "exporter"
    EXPORTER_OF_RECORD = "exporter_of_record"  # files the export declaration for the holder of the authorisation
    APPLICANT = "applicant"
    MANUFACTURER = "manufacturer"
    SELLER = "seller"
    PURCHASER = "purchaser"
    IMPORTER = "importer"
    AGENT = "agent"
    BROKER = "broker"
    FREIGHT_FORWARDER = "freight_forwarder"
    CARRIER = "carrier"
    INTERMEDIATE_CONSIGNEE = "intermediate_consignee"
    CONSIGNEE = "consignee"
    END_USER = "end_user"
    ULTIMATE_END_USER = "ultimate_end_user"
    STOCKIST = "stockist"
    FINANCIER = "financier"
    TECHNOLOGY_RECIPIENT = "technology_recipient"
    OTHER = "other"


class PartyKind(enum.StrEnum):
    GOVERNMENT = "government"
    COMMERCIAL = "commercial"
    INDIVIDUAL = "individual"
    ACADEMIC = "academic"
    OTHER = "other"


class NumberKind(enum.StrEnum):
    """What a registration number is a number of."""

    COMPANY = "company"  # the company register of the party's own country
    TAX = "tax"
    UEN = "uen"
    EORI = "eori"
    STRATEGIC_TRADE = "strategic_trade"  # given by the control authority, where it registers traders
    COMPLIANCE_PROGRAMME = "compliance_programme"
    AUTHORISED_OPERATOR = "authorised_operator"
    PASSPORT = "passport"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """One registration number of a party; `authority` is who gave it, `dated` when.

    `changed_on` is when the facts behind it last changed, `told_on` when the authority was asked to record that.
    """

    kind: NumberKind
    number: str = ""
    authority: str = ""
    dated: dt.date | None = None
    changed_on: dt.date | None = None
    told_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseParty:
    """A firm or person of the case. `id` stays the same while names are corrected; local fields are in the party's own script."""

    id: str
    roles: tuple[Role, ...] = ()
    role_words: str = ""  # what the role is, where it is "other"
    kind: PartyKind | None = None
    legal_name: str = ""
    name_local: str = ""
    registrations: tuple[Registration, ...] = ()
    address: str = ""
    address_local: str = ""
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""
    email: str = ""
    fax: str = ""
    website: str = ""
    contact_name: str = ""
    contact_name_local: str = ""
    contact_position: str = ""
    nationality: str = ""  # of a person who receives technology
    business: str = ""
    relation_since: str = ""
    is_forwarder: bool | None = None
    remark: str = ""  # what else an officer should know: "commission 2 %", "works at the end user"

    def has_role(self, role: Role | str) -> bool:
        return any(held == role for held in self.roles)

    def number(self, kind: NumberKind | str) -> str:
        """The party's registration number of this kind, "" where it has none."""
        found = self.registration(kind)
        return found.number if found else ""

    def registration(self, kind: NumberKind | str) -> Registration | None:
        return next((one for one in self.registrations if one.kind == kind), None)
