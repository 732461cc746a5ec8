"""Values found in a description or datasheet text, offered as answers; they count only when the person confirms them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stc_desktop.classification.interview import Step
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.numbers import NUMBER, plain_characters
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.quantities import parse_amount
from stc_desktop.rules.units import UnitTable

_BOUND = (
    r"(?:<=|>=|=<|=>|[<>≤≥~≈±]|\+/-"
    r"|(?:up to|at most|at least|(?:less|more|lower|higher|better|greater) than|not exceeding|exceeding|below|above|under|over)\b"
    r"|(?:from|between|max\.?|min\.?)\b)"
)
_TO = r"\s?(?:\.\.\.?|…|-|±|\+/-|\bto\b|\buntil\b|\band\b)\s?"
_UNIT = r"[^\s\d,;:()]{1,8}\d?(?:\s?/\s?[a-zµ]{1,4}\d?)?"
_BEHIND = r"(?:\s?(?:or (?:less|lower|below|smaller|more|higher|above|better)|max\b\.?|min\b\.?))?"
# what stands before or behind a number turns its meaning: a sign, a bound, the other end of a range are part of what is offered
AMOUNT = re.compile(
    rf"(?<![\w.,^/'’+\-<>=≤≥±])(?P<written>(?:{_BOUND}\s?)?{NUMBER}(?:\s?(?:{_UNIT})?{_TO}{NUMBER})?\s?(?P<unit>{_UNIT}){_BEHIND})",
    re.IGNORECASE,
)
_NEAR = 40  # characters between a datasheet word and its value


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A property, the value as it stands in the text, and the words around it."""

    property_id: str
    written: str
    found_in: str
    page: int = 0  # of the datasheet that it stands in; 0 for the description
    line: int = 0


def offers_in(text: str, step: Step, weighable: WeighableList, units: UnitTable) -> tuple[Offer, ...]:
    """Offers for the numbers that are open, and for those that they follow from."""
    return offers_for(text, wanted_in(step, weighable), units)


def wanted_in(step: Step, weighable: WeighableList, *, counts: bool = False) -> list[Property]:
    """The numbers that a step leaves open, those that they follow from, and where a label stands beside each value also the counts."""
    register = weighable.edition.register
    kinds = {PropertyKind.NUMBER, PropertyKind.COUNT} if counts else {PropertyKind.NUMBER}
    names = dict.fromkeys(_with_sources(_open(step), weighable))
    return [register[name] for name in names if name in register and register[name].kind in kinds]


def offers_for(text: str, wanted: Sequence[Property], units: UnitTable) -> tuple[Offer, ...]:
    """Where the unit fits, and one of the property's datasheet words stands near or nothing else fits."""
    dimensions = {prop.dimension for prop in wanted}
    plain = plain_characters(text)
    found: dict[str, Offer] = {}
    for match in AMOUNT.finditer(plain):
        meant = {dimension for dimension in dimensions if _fits(match, dimension, units)}
        fitting = [prop for prop in wanted if prop.dimension in meant]
        around = plain[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        named = [prop for prop in fitting if _names(around, prop)]
        for prop in named or (fitting if len(fitting) == 1 else []):
            found.setdefault(prop.id, Offer(property_id=prop.id, written=match["written"].rstrip(". "), found_in=around.strip()))
    return tuple(found.values())


def _open(step: Step) -> Iterator[str]:
    if step.next_question is not None:
        yield step.next_question.id
    for _, missing in step.open:
        yield from missing


def _with_sources(names: Iterable[str], weighable: WeighableList) -> Iterator[str]:
    """The properties, and those that they are computed from: a datasheet states the density rather than the specific modulus."""
    for name in names:
        yield name
        if name in weighable.computations:
            yield from _with_sources(weighable.computations[name].inputs, weighable)


def _fits(match: re.Match[str], dimension: str, units: UnitTable) -> bool:
    """Whether the words are an amount of this kind; what would be asked back is left to the person."""
    unit = units.find(match["unit"].rstrip("."), dimension=dimension)
    if unit is None:
        return False
    try:
        parse_amount(match["written"].rstrip(". "), units, dimension=dimension, unit=unit.symbol)
    except UserFixable:
        return False
    return True


def _names(text: str, prop: Property) -> bool:
    lowered = text.lower()
    return any(word.lower() in lowered for word in _words(prop))


def _words(prop: Property) -> Iterable[str]:
    return (*prop.datasheet_words, prop.id.replace("_", " "))
