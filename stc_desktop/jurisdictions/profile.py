"""A country's profile: everything that is known of its strategic trade law, each leaf with its mark and where it was read."""

import datetime
import enum
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stc_desktop.jurisdictions.activities import Activity, ActivityControl
from stc_desktop.jurisdictions.marks import Backed, Fact, Source
from stc_desktop.jurisdictions.national_lists import NationalList
from stc_desktop.jurisdictions.national_rules import Exemption, NationalRule


class Topic(enum.StrEnum):
    """What the plain facts of a profile are about."""

    STATE_OF_LAW = "state_of_law"
    LAWS = "laws"
    DEFINITIONS = "definitions"
    ENFORCEMENT = "enforcement"
    CATCH_ALL = "catch_all"
    ICP = "icp"
    VALIDITY = "validity"
    LEAD_TIMES = "lead_times"
    FEES = "fees"
    RECORDS = "records"
    PAPER_RULES = "paper_rules"
    PORTAL_DOWN = "portal_down"
    CUSTOMS = "customs"
    CHANGES = "changes"
    CLASSIFICATION_HELP = "classification_help"
    DISCLOSURE = "disclosure"
    PENALTIES = "penalties"
    LANGUAGES = "languages"
    PRACTICE = "practice"


class DayKind(enum.StrEnum):
    """How the days of a lead time are counted."""

    WORKING = "working"
    CALENDAR = "calendar"


class LeadTimeKind(enum.StrEnum):
    """Whose time it is: the law's term for lodging, or what the office says that it needs."""

    LODGE_BEFORE = "lodge_before"
    OFFICE_TAKES = "office_takes"


class Need(enum.StrEnum):
    """How firmly a paper is wanted."""

    REQUIRED = "required"
    ON_REQUEST = "on_request"
    ADVISED = "advised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Backed):
    """A body that licenses, advises or decides, and what goes to it."""

    name: str
    role: str
    scope: str = ""
    is_lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceType(Backed):
    """A kind of permission under the name the country gives it."""

    name: str
    value: str
    validity: Fact | None = None
    needs_icp: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration(Backed):
    """What has to be registered or approved before an application, for which activities."""

    value: str
    activities: tuple[Activity, ...]
    listed_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime(Backed):
    """Days to allow before the goods move. `types` empty means every licence type."""

    days: int
    day_kind: DayKind
    kind: LeadTimeKind
    counted: str
    activities: tuple[Activity, ...]
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper(Backed):
    """A paper that goes with an application; `activities` and `types` empty mean all."""

    value: str
    need: Need
    activities: tuple[Activity, ...] = ()
    types: tuple[str, ...] = ()
    copies: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Backed):
    """A report that a holder owes: each month on a day, or each year on dates written as month-day (06-30)."""

    value: str
    types: tuple[str, ...] = ()
    monthly_on_day: int = 0
    yearly_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One country's strategic trade law as far as it was read, on one date, to be looked at again by another."""

    country: str
    name: str
    as_of: str
    review_by: str
    sources: tuple[Source, ...]
    facts: Mapping[Topic, tuple[Fact, ...]]
    records_years: Fact
    lists: tuple[NationalList, ...]
    agencies: tuple[Agency, ...]
    activities: tuple[ActivityControl, ...]
    licence_types: tuple[LicenceType, ...]
    registration: tuple[Registration, ...]
    lead_times: tuple[LeadTime, ...]
    papers: tuple[Paper, ...]
    reports: tuple[Report, ...]
    rules: tuple[NationalRule, ...]
    exemptions: tuple[Exemption, ...]

    def about(self, topic: Topic) -> tuple[Fact, ...]:
        return self.facts.get(topic, ())

    def is_due_for_review(self, today: datetime.date) -> bool:
        return today > datetime.date.fromisoformat(self.review_by)

    @property
    def lead_agency(self) -> Agency:
        return next(agency for agency in self.agencies if agency.is_lead)

    def agency(self, agency_id: str) -> Agency:
        """The agency of this id; the leading one where a rule names none."""
        return next((agency for agency in self.agencies if agency.id == agency_id), self.lead_agency)

    def whom_to_ask(self, national: NationalList) -> Agency:
        """Who can say what stands on a list."""
        return self.agency(national.agency)

    def activity(self, activity: Activity) -> ActivityControl | None:
        return next((control for control in self.activities if control.activity is activity), None)

    def licence_type(self, type_id: str) -> LicenceType:
        return next(licence_type for licence_type in self.licence_types if licence_type.id == type_id)

    def leaves(self) -> Iterator[Backed]:
        """Every statement of the profile, for pages that list facts and for checks."""
        for facts in self.facts.values():
            yield from facts
        yield self.records_years
        for national in self.lists:
            yield from (national, national.basis, national.additions, national.omissions, *national.own, *national.left_out)
            if national.edition is not None:
                yield national.edition
        yield from (*self.agencies, *self.activities)
        for licence_type in self.licence_types:
            yield licence_type
            if licence_type.validity is not None:
                yield licence_type.validity
        yield from (*self.registration, *self.lead_times, *self.papers, *self.reports, *self.rules, *self.exemptions)

    def to_ask(self) -> tuple[Backed, ...]:
        """What is not known and has to be asked; never to be said as a fact."""
        return tuple(leaf for leaf in self.leaves() if not leaf.is_known)
