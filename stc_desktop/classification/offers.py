"""Values found in a description or datasheet text, offered as answers; they count only when the person confirms them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stc_desktop.classification.interview import Step
from stc_desktop.classification.paragraphs import WeighableList
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import Unit, UnitTable

_AMOUNT = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s?([^\s\d,;:()]{1,8}\d?(?:\s?/\s?[a-zµ]{1,4}\d?)?)")
_NEAR = 40  # characters between a datasheet word and its value


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A property, the value as it stands in the text, and the words around it."""

    property_id: str
    written: str
    found_in: str


def offers_in(text: str, step: Step, weighable: WeighableList, units: UnitTable) -> tuple[Offer, ...]:
    """Offers for properties that are open: the unit fits, and one of the property's datasheet words stands near or nothing else fits."""
    register = weighable.edition.register
    wanted = [register[name] for name in _open(step) if name in register and register[name].kind is PropertyKind.NUMBER]
    found: dict[str, Offer] = {}
    for start, end, written, unit in _amounts(text, units):
        fitting = [prop for prop in wanted if prop.dimension == unit.dimension]
        around = text[max(0, start - _NEAR) : end + _NEAR]
        named = [prop for prop in fitting if _names(around, prop)]
        for prop in named or (fitting if len(fitting) == 1 else []):
            found.setdefault(prop.id, Offer(property_id=prop.id, written=written, found_in=around.strip()))
    return tuple(found.values())


def _open(step: Step) -> Iterator[str]:
    if step.next_question is not None:
        yield step.next_question.id
    for _, missing in step.open:
        yield from missing


def _amounts(text: str, units: UnitTable) -> Iterator[tuple[int, int, str, Unit]]:
    for match in _AMOUNT.finditer(text):
        unit = units.find(match[2].rstrip("."))
        if unit is not None:
            yield match.start(), match.end(), f"{match[1]} {match[2].rstrip('.')}", unit


def _names(text: str, prop: Property) -> bool:
    lowered = text.lower()
    return any(word.lower() in lowered for word in _words(prop))


def _words(prop: Property) -> Iterable[str]:
    return (*prop.datasheet_words, prop.id.replace("_", " "))
