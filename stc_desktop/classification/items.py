"""What a person says about an item before and during the interview."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from stc_desktop.rules.facts import Fact

OVERVIEW = "overview"
UNSURE = "unsure"


class Consideration(enum.StrEnum):
    """The person's answer to "is it a ...?"."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A thing to be classified: its description, hints, the facts that were told, and which kinds of thing it was said to be.

    `considered` holds the answer per paragraph that names one thing; `overview` the paragraphs marked as "might fit": None as long
    as the overview was not answered, `overview_unsure` when the person could not say.
    """

    description: str = ""
    hs: str = ""
    cas: tuple[str, ...] = ()
    facts: Mapping[str, Fact] = field(default_factory=dict[str, Fact])
    considered: Mapping[str, Consideration] = field(default_factory=dict[str, Consideration])
    overview: tuple[str, ...] | None = None
    overview_unsure: bool = False


class SuggestedBy(enum.StrEnum):
    """Why the program puts a paragraph in question."""

    SEARCH = "search"
    HS = "hs"
    CAS = "cas"
    LINK = "link"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A paragraph that the description, the HS code, a CAS number or a link brings into question; a hint, never an answer."""

    code: str
    by: SuggestedBy
    why: str
    score: float = 1.0
