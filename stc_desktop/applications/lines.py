"""The lines of a case: what is sent, how much of it, what it is worth, and how it was classified."""

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Context, Decimal

# a number of a case has 27 digits at most: a product of two and a sum of many keep every one
EXACT = Context(prec=64)


class LineVerdict(enum.StrEnum):
    """How a line was classified; copied as a value, so that no update of a list rewrites it."""

    CONTROLLED = "controlled"
    NOT_LISTED = "not_listed"
    UNDECIDED = "undecided"


class LineKind(enum.StrEnum):
    COMPLETE_PRODUCT = "complete_product"
    DEVICE = "device"
    COMPONENT = "component"
    MATERIAL = "material"
    SOFTWARE = "software"
    TECHNOLOGY = "technology"
    FIREARM = "firearm"


class MilitaryDesign(enum.StrEnum):
    NO = "no"
    YES = "yes"
    MODIFIED = "modified"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyValue:
    """A value that decided the classification: what was measured, how much, against which limit, and where it is stated."""

    name: str
    value: str
    limit: str = ""
    is_met: bool | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineClassification:
    """The result of a classification with its basis. `heads_installed` of `heads_of` says how much of the lists was there; `also_weighed`
    are those reviewed beside the first, each as its id and edition ("eu-common-military 2020-02-17")."""

    verdict: LineVerdict
    codes: tuple[str, ...] = ()
    list_id: str = ""
    list_title: str = ""
    edition: str = ""
    legal_date: dt.date | None = None
    heads_installed: int = 0
    heads_of: int = 0
    also_weighed: tuple[str, ...] = ()
    key_values: tuple[KeyValue, ...] = ()
    open_reason: str = ""  # why it is undecided
    record: str = ""  # reference of the classification record
    record_sha256: str = ""
    decided_at: dt.datetime | None = None
    decided_by: str = ""
    ruling: str = ""  # reference of the agency's own ruling
    ruling_date: dt.date | None = None
    codes_in_edition: bool | None = None  # whether that edition holds the codes; None where nobody could look

    @property
    def editions(self) -> tuple[tuple[str, str], ...]:
        """Every list that it was held against, with its edition."""
        others = (one.partition(" ") for one in self.also_weighed)
        return ((self.list_id, self.edition), *((list_id, edition) for list_id, _, edition in others))


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of goods, software or technology. `extra` holds what only one form asks of a line, under "FORM/field"."""

    name: str = ""
    description: str = ""
    brand: str = ""
    model: str = ""
    no_model_because: str = ""
    serial_numbers: str = ""
    maker: str = ""
    kind: LineKind | None = None
    hs: str = ""  # six digits
    tariff: str = ""  # the longer national number, where the country has one
    cas: tuple[str, ...] = ()
    origin: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    unit_price: Decimal | None = None
    value: Decimal | None = None  # as stated on the papers; computed where it is left open
    currency: str = ""
    classification: LineClassification | None = None
    military_design: MilitaryDesign | None = None
    military_details: str = ""
    has_cryptography: bool | None = None
    cryptography_details: str = ""
    goes_on: bool | None = None  # exported onward after delivery
    is_altered: bool | None = None
    is_incorporated: bool | None = None
    alteration: str = ""  # how it is altered or what it is built into
    extra: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def worth(self) -> Decimal | None:
        """The line's value: as stated, else quantity times unit price, None while neither is known."""
        if self.value is not None:
            return self.value
        if self.quantity is None or self.unit_price is None:
            return None
        return EXACT.quantize(EXACT.multiply(self.quantity, self.unit_price), Decimal("0.01"))
