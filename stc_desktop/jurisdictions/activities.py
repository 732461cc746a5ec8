"""What a person does with the goods, and what a country's law says of doing it."""

import enum
from dataclasses import dataclass

from stc_desktop.jurisdictions.marks import Backed


class Activity(enum.StrEnum):
    """The acts that strategic trade laws control; which of them a country controls is data of its profile."""

    EXPORT = "export"
    RE_EXPORT = "re_export"
    TRANSIT = "transit"
    TRANSHIPMENT = "transhipment"
    IMPORT = "import"
    BROKERING = "brokering"
    INTANGIBLE_TRANSFER = "intangible_transfer"
    TECHNICAL_ASSISTANCE = "technical_assistance"
    RELATED_SERVICES = "related_services"
    REASSIGNMENT = "reassignment"


class Grip(enum.StrEnum):
    """How far a country's law takes hold of an activity."""

    CONTROLLED = "controlled"  # there are rules for it, in force
    ON_SUSPICION = "on_suspicion"  # only where the use or the user is suspicious
    FREE = "free"  # the law says that it is not controlled
    NOT_KNOWN = "not_known"  # nothing was read of it: ask


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityControl(Backed):
    """One activity under one country's law; the id is the activity."""

    grip: Grip
    value: str = ""

    @property
    def activity(self) -> Activity:
        return Activity(self.id)
