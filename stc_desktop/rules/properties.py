"""The register of properties: what can be asked about an item, once for the whole list."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from stc_desktop.rules.computations import Computation


class PropertyKind(enum.StrEnum):
    """What an answer to the property looks like."""

    NUMBER = "number"
    COUNT = "count"
    YES_NO = "yes_no"
    CHOICE = "choice"
    SEVERAL = "several"
    CAS = "cas"
    PARAGRAPH = "paragraph"  # codes of paragraphs that another thing (the host equipment, say) meets
    CONDITION = "condition"  # reference condition of a test; never asked


@dataclass(frozen=True, slots=True)
class Within:
    """An option of a gathering question ("in which fields is the know-how?") under which a narrower property belongs."""

    property_id: str
    option: str

    @property
    def text(self) -> str:
        return f"{self.property_id}.{self.option}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One thing that is measured, chosen or judged, with the question that asks for it and where a datasheet states it."""

    id: str
    question: str
    kind: PropertyKind
    dimension: str
    unit: str = ""
    help: str = ""
    standard: str = ""
    datasheet_words: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict[str, str])
    guidance_yes: str = ""
    guidance_no: str = ""
    computed: Computation | None = None  # how it follows from other properties where it is not known

    within: Within | None = None  # the gathering question that is put in its place first
    after: str = ""  # the property that is asked before it where both are open: is it a part at all, before for which goods


Register = Mapping[str, Property]
