"""Properties that follow from others: a specific modulus from modulus and density, a figure of merit from energy and charge.

What a person states counts; only what is not known is computed. Ranges give ranges, never narrower than the inputs allow.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from stc_desktop.rules.facts import Amount, Fact, Facts, NotKnown
from stc_desktop.rules.formulas import Formula, Interval
from stc_desktop.rules.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Computation:
    """A formula with the unit of its result and those of its inputs, in the formula's order."""

    formula: Formula
    unit: Unit
    input_units: tuple[Unit, ...]

    @property
    def inputs(self) -> tuple[str, ...]:
        return self.formula.inputs

    def fact(self, facts: Facts) -> Amount | None:
        """What the inputs say of the result; None while they do not bound it."""
        found: dict[str, Interval] = {}
        told: list[str] = []
        for name, unit in zip(self.formula.inputs, self.input_units, strict=True):
            fact = facts.get(name)
            if isinstance(fact, Amount):
                found[name] = Interval(_in_unit(fact.low, unit), _in_unit(fact.high, unit))
                told.append(fact.written)
        result = self.formula.over(found)
        if result.low is None and result.high is None:
            return None
        return Amount(
            low=None if result.low is None else self.unit.to_canonical(result.low),
            high=None if result.high is None else self.unit.to_canonical(result.high),
            written=f"{_shown(result, self.unit)} ({'; '.join(told)})",
        )


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


def inputs_to_ask(name: str, computations: Mapping[str, Computation], told: Facts) -> Iterable[str]:
    """What may be asked in place of a property of which the person said "I don't know"; nothing where it is not computed."""
    if name not in computations:
        return
    for wanted in computations[name].inputs:
        if wanted not in told:
            yield wanted
        elif isinstance(told[wanted], NotKnown):
            yield from inputs_to_ask(wanted, computations, told)


def _new_fact(computation: Computation, known: Facts) -> Amount | None:
    # one input that is not known leaves nearly every result open, and a result that came early would hide the later, narrower one
    if any(not isinstance(known.get(name), Amount) for name in computation.inputs):
        return None
    return computation.fact(known)


def _in_unit(value: Fraction | None, unit: Unit) -> Fraction | None:
    return None if value is None else unit.from_canonical(value)


def _shown(result: Interval, unit: Unit) -> str:
    ends = [None if end is None else f"{float(end):.4g}" for end in (result.low, result.high)]
    if ends[0] is None:
        number = f"≤ {ends[1]}"
    elif ends[1] is None:
        number = f"≥ {ends[0]}"
    else:
        number = ends[0] if ends[0] == ends[1] else f"{ends[0]} - {ends[1]}"
    return number if unit.shown in {"ratio", "number"} else f"{number} {unit.shown}"
