"""What other rooms found out about a case, kept as values with their basis: screenings of parties, the licence requirement."""

import datetime as dt
import enum
from dataclasses import dataclass


class ScreeningOutcome(enum.StrEnum):
    """How the screening of a party ended; an undecided hit blocks filing, it is never read as clear."""

    CLEAR = "clear"
    CLEARED = "cleared"  # hits that a person looked at and ruled out
    UNDECIDED = "undecided"
    MATCH = "match"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListUsed:
    """A party list as it stood when it was used."""

    id: str
    title: str = ""
    publisher: str = ""
    list_date: dt.date | None = None
    entries: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningResult:
    """One party held against the lists on one day. `name` is the name that was screened: a later correction shows."""

    party_id: str
    name: str
    outcome: ScreeningOutcome
    screened_at: dt.datetime | None = None
    highest_score: int | None = None  # of 100
    lists: tuple[ListUsed, ...] = ()
    decided_by: str = ""
    reason: str = ""
    certificate: str = ""


class Need(enum.StrEnum):
    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleApplied:
    """A national rule, whether it fired, and how well it is known."""

    id: str
    heading: str = ""
    fired: bool | None = None
    citation: str = ""
    mark: str = ""
    lines: tuple[int, ...] = ()  # numbers of the lines that it fired for


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """Whether a licence is needed, of which type, from whom, and which rule of which profile said so."""

    needed: Need
    types: tuple[str, ...] = ()
    agency: str = ""
    rules: tuple[RuleApplied, ...] = ()
    red_flags: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    lead_time: str = ""
    lead_time_days: int | None = None  # working days
    unknown: tuple[str, ...] = ()
    profile: str = ""
    profile_edition: str = ""
    determined_at: dt.datetime | None = None
