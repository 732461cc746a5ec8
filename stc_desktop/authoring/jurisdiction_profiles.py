"""One country's profile read strictly, with everything that must hold between its leaves."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.jurisdiction_leaves import LeafReader
from stc_desktop.authoring.jurisdiction_lists import list_faults
from stc_desktop.authoring.yaml_reading import Reading, Section, nearest
from stc_desktop.jurisdictions.activities import Activity, ActivityControl, Grip
from stc_desktop.jurisdictions.marks import Backed, Fact, Mark
from stc_desktop.jurisdictions.national_lists import NationalList
from stc_desktop.jurisdictions.national_rules import Consequence, Exemption, NationalRule, concerns
from stc_desktop.jurisdictions.profile import (
    Agency,
    LeadTime,
    LicenceType,
    Paper,
    Profile,
    Registration,
    Report,
    Topic,
)

Leaf = TypeVar("Leaf", bound=Backed)
_KEYS = tuple(field.name for field in fields(Profile))


def read_profile(path: Path, root: Section, reader: LeafReader, countries: Mapping[str, str]) -> Profile:
    """The profile of one file; faults are noted."""
    reading = Reading(root, reader.faults)
    reading.known_only(_KEYS, "the profile")
    page = _Page(root, reading, reader)

    profile = Profile(
        country=reading.text("country", required="the profile"),
        name=reading.text("name", required="the profile"),
        as_of=page.day("as_of"),
        review_by=page.day("review_by"),
        facts=page.facts(),
        records_years=reader.fact(root, "records_years"),
        lists=page.leaves(NationalList, "lists"),
        agencies=page.leaves(Agency, "agencies"),
        activities=page.leaves(ActivityControl, "activities"),
        licence_types=page.leaves(LicenceType, "licence_types"),
        registration=page.leaves(Registration, "registration"),
        lead_times=page.leaves(LeadTime, "lead_times"),
        papers=page.leaves(Paper, "papers"),
        reports=page.leaves(Report, "reports"),
        rules=page.leaves(NationalRule, "rules"),
        exemptions=page.leaves(Exemption, "exemptions"),
        sources=tuple(reader.sources.values()),
    )
    _Checks(profile, page, reader.faults).all(path, countries)
    return profile


@dataclass(frozen=True, slots=True)
class _Page:
    """The file with the places of its entries, for faults that show only between leaves."""

    root: Section
    reading: Reading
    reader: LeafReader

    def leaves(self, kind: type[Leaf], key: str) -> tuple[Leaf, ...]:
        return self.reader.leaves(kind, self.root.entries.get(key), key)

    def facts(self) -> dict[Topic, tuple[Fact, ...]]:
        section = self.reading.sub("facts")
        known = [topic.value for topic in Topic]
        found: dict[Topic, tuple[Fact, ...]] = {}
        if section is None:
            return found
        for key, value in section.entries.items():
            if key not in known:
                self.reader.faults.add(value.place, f"unknown topic “{key}” in facts{nearest(key, known)}")
            else:
                found[Topic(key)] = self.reader.leaves(Fact, value, key)
        return found

    def day(self, key: str) -> str:
        written = self.reading.text(key, required="the profile")
        try:
            datetime.date.fromisoformat(written)
        except ValueError:
            self.reader.faults.add(self.root.place_of(key), f"{key} must be a day written like 2026-11-02")
            return "9999-12-31"
        return written

    def place(self, section: str, name: str) -> Place:
        holder = self.root.entries.get(section)
        return holder.place_of(name) if isinstance(holder, Section) else self.root.place


@dataclass(frozen=True, slots=True)
class _Checks:
    """What must hold between the leaves of one profile."""

    profile: Profile
    page: _Page
    faults: Faults

    def all(self, path: Path, countries: Mapping[str, str]) -> None:
        profile, place = self.profile, self.page.root.place
        if profile.country and profile.country not in countries:
            self.faults.add(place, f"“{profile.country}” is not the code of a country{nearest(profile.country, countries)}")
        if path.stem != profile.country.lower():
            self.faults.add(place, f"the file of {profile.country} must be called {profile.country.lower()}.yaml")
        if profile.review_by < profile.as_of:
            self.faults.add(self.page.root.place_of("review_by"), "review_by lies before as_of")
        if sum(agency.is_lead for agency in profile.agencies) != 1:
            self.faults.add(self.page.root.place_of("agencies"), "exactly one agency must be the lead (is_lead: yes)")
        self._activities()
        self._references()
        self._lists(countries)
        self._sources()

    def _activities(self) -> None:
        controls = {control.id: control for control in self.profile.activities}
        for name in controls:
            if name not in set(Activity):
                self.faults.add(self.page.place("activities", name), f"unknown activity “{name}”{nearest(name, Activity)}")
        for activity in Activity:
            control = controls.get(activity)
            if control is None:
                self.faults.add(self.page.root.place_of("activities"), f"nothing is said of the activity {activity}")
            elif (control.grip is Grip.NOT_KNOWN) != (control.mark is Mark.U):
                self.faults.add(self.page.place("activities", activity), f"{activity}: not_known and U go together")
            elif control.grip in {Grip.CONTROLLED, Grip.ON_SUSPICION} and not any(
                concerns(rule.clause, activity) for rule in self.profile.rules
            ):
                self.faults.add(self.page.place("activities", activity), f"{activity} is controlled, but no rule is about it")

    def _references(self) -> None:
        profile = self.profile
        types, agencies = _ids(profile.licence_types), _ids(profile.agencies)
        terms, rules = _ids(profile.lead_times), _ids(profile.rules)
        for rule in profile.rules:
            self._known("rules", rule.id, "agency", [rule.agency] if rule.agency else [], agencies)
            self._known("rules", rule.id, "lead time", [rule.lead_time] if rule.lead_time else [], terms)
            self._known("rules", rule.id, "licence type", rule.types, types)
            if rule.consequence in {Consequence.LICENCE, Consequence.NOTICE, Consequence.REGISTRATION} and not rule.types:
                self.faults.add(self.page.place("rules", rule.id), f"rule {rule.id} asks for a {rule.consequence} and names no type of it")
            if not rule.tests:
                self.faults.add(self.page.place("rules", rule.id), f"rule {rule.id} has no tests, so it would always hold")
        for exemption in profile.exemptions:
            self._known("exemptions", exemption.id, "rule", exemption.frees, rules)
        for section, leaves in (("lead_times", profile.lead_times), ("papers", profile.papers), ("reports", profile.reports)):
            for leaf in leaves:
                self._known(section, leaf.id, "licence type", leaf.types, types)

    def _lists(self, countries: Mapping[str, str]) -> None:
        agencies = _ids(self.profile.agencies)
        for national in self.profile.lists:
            self._known("lists", national.id, "agency", [national.agency] if national.agency else [], agencies)
            for fault in list_faults(national, countries):
                self.faults.add(self.page.place("lists", national.id), f"list {national.id}: {fault}")

    def _known(self, section: str, name: str, what: str, wanted: Iterable[str], known: Iterable[str]) -> None:
        for one in wanted:
            if one not in known:
                self.faults.add(self.page.place(section, name), f"{name} names the unknown {what} “{one}”{nearest(one, known)}")

    def _sources(self) -> None:
        """A source that nothing cites is a leftover, or a fact lost its citation."""
        for key in self.page.reader.sources:
            if key not in self.page.reader.cited:
                self.faults.add(self.page.place("sources", key), f"nothing cites the source {key}")


def _ids(leaves: Iterable[Backed]) -> list[str]:
    return [leaf.id for leaf in leaves]
