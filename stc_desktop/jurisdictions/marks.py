"""How sure we are of a fact, and where it was read: nothing about a country's law is held without both."""

import enum
from dataclasses import dataclass


class Mark(enum.StrEnum):
    """Where a fact comes from; only A and B carry a decision."""

    A = "A"  # read in the text of an official source
    B = "B"  # read in a secondary source
    C = "C"  # sources differ, or the source stopped before the rule was complete; said only with its warning
    U = "U"  # unverified: never said as a fact, only as a question to ask
    D = "D"  # our own design, no law behind it

    @property
    def is_settled(self) -> bool:
        """Sure enough for an answer to rest on."""
        return self in {Mark.A, Mark.B}


@dataclass(frozen=True, slots=True, kw_only=True)
class Backed:
    """Anything that we say about a country: its mark, where it was read, the warning that goes with C, the question that stands for U."""

    id: str
    mark: Mark
    cite: str
    warning: str = ""
    ask: str = ""

    @property
    def is_known(self) -> bool:
        """May be said as a fact (with its warning); else only `ask` may be shown and printed."""
        return self.mark is not Mark.U


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Backed):
    """One statement in our own words; empty where it is not known and `ask` says what to find out."""

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A law, circular, page or note that facts cite, by a short title that can be printed."""

    key: str
    title: str
    publisher: str
    date: str

    @property
    def short_title(self) -> str:
        return f"{self.title} ({', '.join(part for part in (self.publisher, self.date) if part)})"
