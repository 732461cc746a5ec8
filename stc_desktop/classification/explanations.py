"""Why a paragraph holds, falls or stays open, said in sentences: every fact that decided is named."""

import functools
from collections.abc import Mapping

from stc_desktop.classification.interview import SetAside
from stc_desktop.classification.paragraphs import KIND, WeighableList
from stc_desktop.classification.verdicts import unit_of
from stc_desktop.rules.clauses import Reason
from stc_desktop.rules.conditions import THIS_ITEM, Op, Test
from stc_desktop.rules.facts import Amount, Choice, Fact, NotKnown, Several, YesNo
from stc_desktop.rules.numbers import shown_number
from stc_desktop.rules.outcomes import Outcome, negated
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import UnitTable
from stc_desktop.wording.sentences import Sentence

COMPARATORS = {
    Op.LESS: "comparator.less",
    Op.AT_MOST: "comparator.at_most",
    Op.MORE: "comparator.more",
    Op.AT_LEAST: "comparator.at_least",
    Op.EQUAL: "comparator.equal",
    Op.IN: "comparator.equal",
    Op.RANGE: "comparator.range",
}
OUTCOMES = {Outcome.TRUE: "holds", Outcome.FALSE: "fails", Outcome.UNKNOWN: "open"}


# ids are written small; people know these by their large letters
_CAPITALS = "ADC CAS CMM CVD DAC DDS EUV FFT HEPA ISO LVDT RMS UAV UF6"
_ABBREVIATIONS = {**{word.lower(): word for word in _CAPITALS.split()}, "ghz": "GHz"}


@functools.cache
def name_of(property_id: str) -> str:
    """The property's name as a table shows it: "Heat transfer area", "CAS"."""
    words = " ".join(_ABBREVIATIONS.get(word, word) for word in property_id.split("_"))
    return words[:1].upper() + words[1:]


def spoken_name(property_id: str, prop: Property | None) -> str:
    """The property as a sentence speaks of it: a measured thing by its name, what is judged or chosen in the words of its question."""
    if prop is None or prop.kind in {PropertyKind.NUMBER, PropertyKind.COUNT, PropertyKind.CAS}:
        return name_of(property_id)
    return prop.question.removesuffix("?")


def limit_text(test: Test, units: UnitTable) -> str:
    """The limit as it is printed: 0.15 m², or the formula with its unit."""
    if test.computed is not None:
        return f"({test.computed.text.replace('_', ' ')}) {test.computed.unit.shown}"
    unit = unit_of(test, units)
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    numbers = " - ".join(shown_number(value) if isinstance(value, int | float) else str(value) for value in values)
    return f"{numbers} {unit.shown if unit else test.unit}".strip()


def fact_text(fact: Fact, prop: Property | None) -> str:
    """The fact as the person gave it; options by their words."""
    options: Mapping[str, str] = prop.options if prop else {}
    if isinstance(fact, Amount):
        return fact.written
    if isinstance(fact, YesNo):
        return "yes" if fact.value else "no"
    if isinstance(fact, Choice):
        return options.get(fact.option, fact.option)
    if isinstance(fact, Several):
        named = ", ".join(options.get(option, option) for option in sorted(fact.options)) or "none"
        perhaps = ", ".join(sorted(fact.perhaps - fact.options))
        return f"{named} (may count as {perhaps}: ask)" if perhaps else named
    return "not known"


def reason_sentence(reason: Reason, weighable: WeighableList, units: UnitTable) -> Sentence:
    """One reason as a sentence: the property, what was told, the limit, and how they compare."""
    test = reason.test
    plain = negated(reason.outcome) if test.negated else reason.outcome
    told = next((fact for name, fact in reason.facts if name == test.property_id), None)
    if test.property_id.startswith(KIND):
        return _kind_sentence(test.property_id.removeprefix(KIND), plain, weighable)
    if test.property_id == THIS_ITEM:
        return Sentence(f"reason.meets.{OUTCOMES[plain]}", {"code": test.value})
    prop = weighable.edition.register.get(test.property_id)
    name = spoken_name(test.property_id, prop)
    if told is None or isinstance(told, NotKnown):
        return Sentence("reason.not_known", {"property": name})
    if isinstance(told, Amount):
        limit = Sentence(COMPARATORS[test.op], {"limit": limit_text(test, units)})
        return Sentence(f"reason.amount.{OUTCOMES[plain]}", {"property": name, "value": told.written, "limit": limit})
    if isinstance(told, YesNo):
        return Sentence("reason.answer", {"property": prop.question if prop else name, "value": fact_text(told, prop)})
    return Sentence(f"reason.named.{OUTCOMES[plain]}", {"property": name, "value": fact_text(told, prop)})


def _kind_sentence(subject: str, outcome: Outcome, weighable: WeighableList) -> Sentence:
    known = weighable.edition.subjects.get(subject)
    entry = weighable.edition.entries.get(subject)
    heading = known.heading if known else entry.heading if entry else subject
    return Sentence(f"reason.kind.{OUTCOMES[outcome]}", {"kind": heading})


def set_aside_sentence(aside: SetAside) -> Sentence:
    return Sentence(f"set_aside.{aside.by}.{aside.why}", {"heading": aside.heading})
