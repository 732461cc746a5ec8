"""Facts about a case in the shape that the rule language weighs, each with the property that it answers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from stc_desktop.rules.facts import Amount, Choice, Fact, Several, YesNo
from stc_desktop.rules.properties import Property, PropertyKind, Register

Thing = TypeVar("Thing")
Taken = Fact | None  # None: not known, so a test on it stays open


@dataclass(frozen=True, slots=True)
class Aspect(Generic[Thing]):
    """One property of a case, line, party or paper, and how it is taken from it."""

    property: Property
    take: Callable[[Thing], Taken]


def yes_no(name: str, question: str, take: Callable[[Thing], bool | None]) -> Aspect[Thing]:
    def taken(thing: Thing) -> Taken:
        value = take(thing)
        return None if value is None else YesNo(value)

    return Aspect(_property(name, question, PropertyKind.YES_NO), taken)


def choice(name: str, question: str, options: Iterable[str], take: Callable[[Thing], str | None]) -> Aspect[Thing]:
    def taken(thing: Thing) -> Taken:
        value = take(thing)
        return Choice(str(value)) if value else None

    return Aspect(_property(name, question, PropertyKind.CHOICE, options), taken)


def several(name: str, question: str, options: Iterable[str], take: Callable[[Thing], Iterable[str]]) -> Aspect[Thing]:
    return Aspect(
        _property(name, question, PropertyKind.SEVERAL, options), lambda thing: Several(frozenset(str(value) for value in take(thing)))
    )


def count(name: str, question: str, take: Callable[[Thing], int | None]) -> Aspect[Thing]:
    def taken(thing: Thing) -> Taken:
        value = take(thing)
        return None if value is None else Amount(low=Fraction(value), high=Fraction(value), written=str(value))

    return Aspect(_property(name, question, PropertyKind.COUNT), taken)


def _property(name: str, question: str, kind: PropertyKind, options: Iterable[str] = ()) -> Property:
    return Property(
        id=name, question=question, kind=kind, dimension=kind.value, options={option: option.replace("_", " ") for option in options}
    )


def facts_of(aspects: Iterable[Aspect[Thing]], thing: Thing) -> Mapping[str, Fact]:
    """All facts that are known about this thing."""
    found = ((aspect.property.id, aspect.take(thing)) for aspect in aspects)
    return {name: fact for name, fact in found if fact is not None}


def register_of(aspects: Iterable[Aspect[Thing]]) -> Register:
    return {aspect.property.id: aspect.property for aspect in aspects}
