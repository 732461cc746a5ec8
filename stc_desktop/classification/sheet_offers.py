"""Values of a datasheet offered for the properties that are open: by the label beside them, in the unit's own kind of quantity.

An offer is nothing but an offer: it counts when the person has confirmed it, and then names the sheet, the page and the line.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stc_desktop.classification.candidates import Standing
from stc_desktop.classification.datasheets import Datasheet, Stated
from stc_desktop.classification.interview import Step
from stc_desktop.classification.label_matching import ELEMENTS, MOST_KNOWN, LabelMatching
from stc_desktop.classification.offers import AMOUNT, Offer, wanted_in
from stc_desktop.classification.paragraphs import NamingParagraph, WeighableList
from stc_desktop.classification.questions import open_candidates
from stc_desktop.rules.clauses import properties_of
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import NotKnown
from stc_desktop.rules.numbers import NUMBER, Comma, is_read_two_ways, with_comma_as
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.quantities import parse_amount
from stc_desktop.rules.units import UnitTable

_NEAREST = 2
LEAST_ALIKE = 0.5  # measured on the field cases
_AS_WELL = 0.985  # of the best: a label that names another property better means that one
_MOST_MEANT = 2  # properties by one value; a label that fits more says nothing, but where one of them is asked for
_TAIL = re.compile(r"\s*(?:[;,](?!\d)|\bat\b|@|\bwith\b|\bfor\b|\()")
_ONE_OF_SEVERAL = re.compile(r"\d\s*\w{0,3}\s*[x×*]\s*$")  # 1000 x 1500 x 800 mm
_TIMES = re.compile(r".\s*[x×*]\s*\d")
_SIZE_NAME = re.compile(rf"[A-Z]{{2,5}}\s?{NUMBER}")  # DN 40, NPS 1/2, AGMA 14
_SPAN = re.compile(
    rf"(?:from\s+)?(?P<low>{NUMBER})\s?(?P<low_unit>[^\d\s.…-]\S{{0,8}})?\s?(?:-|to|…|\.\.\.?)\s?(?P<high>{NUMBER})\s?(?P<unit>[^\d].{{0,12}})?"
)
_UPPER = frozenset(("highest", "maximum", "max", "longest", "largest", "greatest", "upper", "top", "peak"))
_LOWER = frozenset(("lowest", "minimum", "min", "shortest", "smallest", "lower"))


@dataclass(frozen=True, slots=True)
class _Reading:
    """An amount with the words that name it."""

    label: str
    written: str


def sheet_offers(sheet: Datasheet, step: Step, weighable: WeighableList, units: UnitTable, *, model: int = 0) -> tuple[Offer, ...]:
    """One offer for each open property that the sheet names, the best labelled value of it; of a table only the chosen model's column."""
    asked = step.next_question.id if step.next_question else ""
    return offers_from(sheet, _wanted(step, weighable), units, matching=weighable.labels, model=model, asked=asked)


def _wanted(step: Step, weighable: WeighableList) -> list[Property]:
    """The numbers that the step leaves open, and those of what the thing was said to be, else of what its words name best."""
    register = weighable.edition.register
    names = {prop.id for prop in wanted_in(step, weighable, counts=True)}
    said = [candidate for candidate in step.candidates if candidate.standing is Standing.CONFIRMED]
    for candidate in said or open_candidates(step.candidates)[:_NEAREST]:
        for paragraph in candidate.paragraphs:
            names |= _numbers_of(paragraph, weighable)
    return [register[name] for name in names if isinstance(step.facts.get(name), NotKnown | None)]


def _numbers_of(paragraph: NamingParagraph, weighable: WeighableList) -> frozenset[str]:
    """Every number and count that the paragraph asks for, its notes included, and what they are computed from."""
    known = weighable.labels.numbers
    if paragraph.code not in known:
        register, found = weighable.edition.register, set(properties_of(paragraph.clause))
        found |= {name for told in tuple(found) if told in weighable.computations for name in weighable.computations[told].inputs}
        kinds = {PropertyKind.NUMBER, PropertyKind.COUNT}
        known[paragraph.code] = frozenset(name for name in found if name in register and register[name].kind in kinds)
    return known[paragraph.code]


def offers_from(
    sheet: Datasheet, wanted: Sequence[Property], units: UnitTable, *, matching: LabelMatching, model: int = 0, asked: str = ""
) -> tuple[Offer, ...]:
    """The same for properties that are known to be wanted; `asked` is the one that the person is asked for now."""
    found: dict[str, list[tuple[float, Offer]]] = {}
    by_label: dict[str, list[Property]] = {}
    for stated in sheet.of_model(model or sheet.model):
        if not re.search(r"\d", stated.value):
            continue
        for reading in _readings(stated.label, stated.value, sheet.comma):
            if reading.label not in by_label:
                by_label[reading.label] = [prop for prop in wanted if matching.score(reading.label, prop) >= LEAST_ALIKE]
            if not by_label[reading.label]:
                continue
            for score, prop, written in _meant(reading, by_label[reading.label], units, matching=matching, asked=asked):
                found.setdefault(prop.id, []).append((score, _offer(prop, written, stated)))
    return tuple(offer for offers in found.values() if (offer := _clearest(offers)) is not None)


def _clearest(offers: list[tuple[float, Offer]]) -> Offer | None:
    """The offer whose label names the property best; None where several lines do and say different things: X, Y and Z travel."""
    most = max(score for score, _ in offers)
    best = [offer for score, offer in offers if score >= _AS_WELL * most]
    lines = {(offer.page, offer.line, offer.found_in) for offer in best}
    return best[0] if len(lines) == 1 or len({offer.written for offer in best}) == 1 else None


def _offer(prop: Property, written: str, stated: Stated) -> Offer:
    return Offer(
        property_id=prop.id, written=written, found_in=f"{stated.label}: {stated.value}", page=stated.line.page, line=stated.line.number
    )


def _meant(
    reading: _Reading, wanted: Iterable[Property], units: UnitTable, *, matching: LabelMatching, asked: str
) -> list[tuple[float, Property, str]]:
    """The properties that this amount can be of: those that its label names best among those of its kind of quantity."""
    fitting: list[tuple[float, Property, str]] = []
    for prop in wanted:
        score = matching.score(reading.label, prop)
        if written := _as_answer(_end_meant(reading.written, prop.id), prop, units, matching):
            fitting.append((score, prop, written))
    most = max((score for score, _, _ in fitting), default=0.0)
    meant = [one for one in fitting if one[0] >= _AS_WELL * most]
    return meant if len(meant) <= _MOST_MEANT else [one for one in meant if one[1].id == asked]


@functools.lru_cache(maxsize=8192)
def _end_meant(written: str, name: str) -> str:
    """Of "0 - 1200 Hz" a highest frequency is the upper end; "somewhere between" would leave the limit open."""
    span = _SPAN.fullmatch(written)
    words = set(name.split("_"))
    if span is None or bool(words & _UPPER) == bool(words & _LOWER):
        return written
    unit = span["unit"] or span["low_unit"] or ""
    low_unit = span["low_unit"] or unit
    return f"{span['high']} {unit}".strip() if words & _UPPER else f"{span['low']} {low_unit}".strip()


@functools.lru_cache(maxsize=8192)
def _readings(name: str, stated: str, comma: Comma | None) -> tuple[_Reading, ...]:
    """The amounts of a value: the whole of it, or each one in it with the words before it."""
    value = stated if comma is None else with_comma_as(comma, stated)
    if is_read_two_ways(value) and "(" not in value:
        return ()
    found = [_Reading(name, value)]
    end = 0
    for match in AMOUNT.finditer(value):
        if _ONE_OF_SEVERAL.search(value[: match.start()]) or _TIMES.match(value[match.end() - 1 :]):
            continue
        between = value[end : match.start()].strip(" ,;(")
        element = ELEMENTS.get(between)
        label = f"{element} content" if element else f"{name} {between}".strip()
        found.append(_Reading(label, match["written"].strip(" .")))
        end = match.end()
    sized = _SIZE_NAME.match(value)
    if sized:
        found.append(_Reading(name, sized[0]))
    bare = _TAIL.split(value, maxsplit=1)[0].strip()
    if bare and bare != value:
        found.insert(1, _Reading(name, bare))
    return tuple(found)


def _as_answer(written: str, prop: Property, units: UnitTable, matching: LabelMatching) -> str:
    """The value as it would be answered; "" where it is no amount of what the property is. A number needs its unit, a count none."""
    is_count = prop.kind is PropertyKind.COUNT
    dimension = PropertyKind.COUNT.value if is_count else prop.dimension
    key = (written, dimension, prop.unit)
    known = matching.are_amounts
    if key not in known:
        if len(known) > MOST_KNOWN:
            known.clear()
        known[key] = _is_amount(written, dimension, prop.unit, units)
    return written if known[key] else ""


_MAY_BE_BARE = {"count", "ratio", "number", "tolerance_class"}


def _is_amount(written: str, dimension: str, unit: str, units: UnitTable) -> bool:
    if not re.search(r"\d", written) or len(written) > 80 or written.endswith("+"):  # 1.8 + L/1000
        return False
    if dimension not in _MAY_BE_BARE and not re.search(r"[^\W\d_]|[%°µΩ\"'‰]", written.translate(_NO_BOUNDS)):
        return False
    try:
        parse_amount(written, units, dimension=dimension, unit=unit)
    except UserFixable:
        return False
    return True


_NO_BOUNDS = str.maketrans("", "", "<>≤≥±~≈eE")
