"""What follows from other properties: a specific modulus from modulus and density, an error limit from the length of travel.

What a person states counts; only what is not known is computed. Ranges give ranges, never narrower than the inputs allow.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from stc_desktop.rules.facts import Amount, Fact, Facts, NotKnown
from stc_desktop.rules.formulas import Formula, Interval
from stc_desktop.rules.numbers import shown_number
from stc_desktop.rules.units import Unit

_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """A formula with the unit of its result and those of its inputs, in the formula's order."""

    formula: Formula
    unit: Unit
    input_units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        return self.formula.text

    @property
    def inputs(self) -> tuple[str, ...]:
        return self.formula.inputs

    def over(self, facts: Facts) -> Interval:
        """The result's range in its canonical unit; what is not known of the inputs leaves it unbounded."""
        result = self._in_its_unit(facts)
        return Interval(*(None if end is None else self.unit.to_canonical(end) for end in (result.low, result.high)))

    def fact(self, facts: Facts) -> Amount | None:
        """What the inputs say of the result; None while they do not bound it."""
        result, canonical = self._in_its_unit(facts), self.over(facts)
        if result.low is None and result.high is None:
            return None
        told = (fact.written for name in self.inputs if isinstance(fact := facts.get(name), Amount))
        written = f"{_shown(result, self.unit)} ({'; '.join(told)})"
        return Amount(low=canonical.low, high=canonical.high, written=written, is_computed=True)

    def _in_its_unit(self, facts: Facts) -> Interval:
        found: dict[str, Interval] = {}
        for name, unit in zip(self.inputs, self.input_units, strict=True):
            fact = facts.get(name)
            if isinstance(fact, Amount):
                found[name] = Interval(_in_unit(fact.low, unit), _in_unit(fact.high, unit))
        return self.formula.over(found)


def with_computed(facts: Facts, computations: Mapping[str, Computation]) -> Facts:
    """The facts, and what follows from them; a result may be the input of another computation."""
    known: dict[str, Fact] = dict(facts)
    pending = [name for name in computations if isinstance(facts.get(name, NotKnown()), NotKnown)]
    while pending:
        new = {name: fact for name in pending if (fact := _new_fact(computations[name], known)) is not None}
        if not new:
            break
        known.update(new)
        pending = [name for name in pending if name not in new]
    return known


def inputs_to_ask(name: str, computations: Mapping[str, Computation], told: Facts) -> tuple[str, ...]:
    """What may be asked in place of a property of which the person said "I don't know".

    Nothing where it is not computed, and nothing where one of the inputs cannot be had either: the others would be asked in vain.
    """
    return _wanted_instead(name, computations, told) or ()


def can_be_computed(name: str, computations: Mapping[str, Computation], told: Facts) -> bool:
    """Whether somebody who does not know the property gets it from others, as far as these can still be had."""
    return _wanted_instead(name, computations, told) is not None


def _wanted(name: str, computations: Mapping[str, Computation], told: Facts) -> tuple[str, ...] | None:
    """What is still to be asked for the property; None where it cannot be had."""
    if name not in told:
        return (name,)
    return () if not isinstance(told[name], NotKnown) else _wanted_instead(name, computations, told)


def _wanted_instead(name: str, computations: Mapping[str, Computation], told: Facts) -> tuple[str, ...] | None:
    if name not in computations:
        return None
    found: dict[str, None] = {}
    for source in computations[name].inputs:
        wanted = _wanted(source, computations, told)
        if wanted is None:
            return None
        found.update(dict.fromkeys(wanted))
    return tuple(found)


def _new_fact(computation: Computation, known: Facts) -> Amount | None:
    # one input that is not known leaves nearly every result open, and a result that came early would hide the later, narrower one
    if any(not isinstance(known.get(name), Amount) for name in computation.inputs):
        return None
    return computation.fact(known)


def _in_unit(value: Fraction | None, unit: Unit) -> Fraction | None:
    return None if value is None else unit.from_canonical(value)


def _shown(result: Interval, unit: Unit) -> str:
    ends = [None if end is None else shown_number(float(end), digits=_DIGITS) for end in (result.low, result.high)]
    if ends[0] is None:
        number = f"≤ {ends[1]}"
    elif ends[1] is None:
        number = f"≥ {ends[0]}"
    else:
        number = ends[0] if ends[0] == ends[1] else f"{ends[0]} - {ends[1]}"
    return number if unit.shown in {"ratio", "number"} else f"{number} {unit.shown}"
