"""The case: everything that an application to a licensing agency says, as one frozen value."""

import datetime as dt
import enum
import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from stc_desktop.applications.lines import EXACT, Line
from stc_desktop.applications.papers import ForeignApproval, Paper, Statement
from stc_desktop.applications.parties import CaseParty, Role
from stc_desktop.applications.results import Requirement, ScreeningResult

CASE_FORMAT = "stc-case"
CASE_VERSION = 1

ExtraValue = str | bool | tuple[str, ...]
Extra = Mapping[str, ExtraValue]


class Activity(enum.StrEnum):
    """What is done with the goods, software or technology."""

    EXPORT = "export"
    RE_EXPORT = "re_export"
    TRANSIT = "transit"
    TRANSHIPMENT = "transhipment"
    IMPORT = "import"
    BROKERING = "brokering"
    INTANGIBLE_TRANSFER = "intangible_transfer"
    TECHNICAL_ASSISTANCE = "technical_assistance"
    FINANCING = "financing"
    TRANSPORT = "transport"
    REASSIGNMENT = "reassignment"


class LicenceKind(enum.StrEnum):
    """What kind of authorisation is asked for; what a country calls it is data."""

    SINGLE = "single"  # one shipment
    TERM = "term"  # several shipments within a time
    BULK = "bulk"
    GLOBAL = "global"
    AMENDMENT = "amendment"  # of a licence that was given


class TransportMode(enum.StrEnum):
    SEA = "sea"
    AIR = "air"
    ROAD = "road"
    RAIL = "rail"
    POST = "post"
    HAND_CARRIED = "hand_carried"
    ELECTRONIC = "electronic"
    OTHER = "other"


class Disposition(enum.StrEnum):
    """What happens to the goods after delivery."""

    OWN_USE = "own_use"
    PROCESSED = "processed"
    BUILT_IN = "built_in"
    RESOLD = "resold"
    STOCK = "stock"
    RE_EXPORTED = "re_exported"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndUse:
    """What the goods are for and where they are used. None is "not yet answered"."""

    text: str = ""
    text_local: str = ""  # the same for the end user's own copy
    site: str = ""
    end_product: str = ""
    customer: str = ""
    dispositions: tuple[Disposition, ...] = ()
    disposition_countries: tuple[str, ...] = ()
    military_use: bool | None = None
    government_use: bool | None = None
    civil_use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagAnswer:
    """A sign of danger that was looked at: present or not, and how it was cleared."""

    id: str
    present: bool | None = None
    explanation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchAll:
    """The three questions about weapons and military use: told by the authority, known, suspected. None is not answered."""

    told: bool | None = None
    told_details: str = ""
    told_reference: str = ""
    known: bool | None = None
    known_details: str = ""
    suspected: bool | None = None
    suspected_details: str = ""
    flags: tuple[FlagAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """How the goods go, and when."""

    destination: str = ""
    consigned_from: str = ""
    located_in: str = ""
    customs_country: str = ""
    is_direct: bool | None = None  # straight to the end user, without a consignee
    mode: TransportMode | None = None
    load_place: str = ""
    exit_point: str = ""
    route: tuple[str, ...] = ()
    transhipment_ports: tuple[str, ...] = ()
    carrier: str = ""
    conveyance: str = ""
    planned_on: dt.date | None = None
    arrives_on: dt.date | None = None
    customs_procedure: str = ""
    previous_permit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """The contract or order behind the shipment."""

    number: str = ""
    signed_on: dt.date | None = None
    value: Decimal | None = None
    currency: str = ""
    incoterm: str = ""
    incoterm_place: str = ""
    payment: str = ""
    third_party_payer: str = ""
    ownership_passes: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Temporary:
    """A temporary export: why, under whose hand, and when the goods are back."""

    is_temporary: bool | None = None
    reason: str = ""
    stays_under_control: bool | None = None
    control_details: str = ""
    return_on: dt.date | None = None
    proof_of_return: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntangibleTransfer:
    """Software, technology or help that leaves without a parcel."""

    what: str = ""
    means: tuple[str, ...] = ()
    people: str = ""
    servers: str = ""
    access_control: str = ""
    period: str = ""
    deletion: str = ""
    control_plan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Who signs for the applicant. Date and signature are written in ink and never stored here."""

    name: str = ""
    position: str = ""
    place: str = ""
    on_behalf_of: str = ""
    is_delegated: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One application with everything it rests on.

    `extra` holds what only one form asks ({form id: {field id: value}}); `cannot_supply` the reason why an answer is missing, by path;
    `not_understood` what was typed and could not be read, by path, so that nothing typed is ever lost.
    """

    format: str = CASE_FORMAT
    version: int = CASE_VERSION
    reference: str = ""
    title: str = ""
    is_sample: bool = False
    created: dt.datetime | None = None
    updated: dt.datetime | None = None
    forms: tuple[str, ...] = ()
    exporter_country: str = ""
    agency: str = ""
    office: str = ""  # where it is handed in
    activity: Activity | None = None
    licence_kind: LicenceKind | None = None
    amends: str = ""
    resubmits: str = ""
    dated: dt.date | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    parties: tuple[CaseParty, ...] = ()
    lines: tuple[Line, ...] = ()
    end_use: EndUse = field(default=EndUse())
    catch_all: CatchAll = field(default=CatchAll())
    movement: Movement = field(default=Movement())
    deal: Deal = field(default=Deal())
    temporary: Temporary = field(default=Temporary())
    intangible: IntangibleTransfer = field(default=IntangibleTransfer())
    approvals: tuple[ForeignApproval, ...] = ()
    papers: tuple[Paper, ...] = ()
    statement: Statement = field(default=Statement())
    declarations: tuple[str, ...] = ()  # ids of the sentences that the applicant has read and stands by
    signing: Signing = field(default=Signing())
    screenings: tuple[ScreeningResult, ...] = ()
    requirement: Requirement | None = None
    extra: Mapping[str, Extra] = field(default_factory=dict[str, Extra])
    cannot_supply: Mapping[str, str] = field(default_factory=dict[str, str])
    not_understood: Mapping[str, str] = field(default_factory=dict[str, str])

    def party(self, role: Role | str) -> CaseParty | None:
        """The first party in this role."""
        return next((party for party in self.parties if party.has_role(role)), None)

    def party_by_id(self, party_id: str) -> CaseParty | None:
        return next((party for party in self.parties if party.id == party_id), None)

    @property
    def currency(self) -> str | None:
        """The one currency of all lines that have a value, None where they differ or there is none."""
        found = {line.currency for line in self.lines if line.worth is not None}
        return found.pop() if len(found) == 1 and "" not in found else None

    @property
    def total(self) -> Decimal | None:
        """The sum of all lines, None while a line has no value or the currencies differ: amounts are never converted."""
        worths = [line.worth for line in self.lines]
        if self.currency is None or any(worth is None for worth in worths):
            return None
        return functools.reduce(EXACT.add, (worth for worth in worths if worth is not None), Decimal("0.00"))
