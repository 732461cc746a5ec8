"""Gathering questions: one question with many options in place of many narrow ones, and what its answer says of them.

"In which of these fields is the know-how?" answers a dozen questions about fields that were not ticked. A yes/no property says the same
as its option, so that a tick answers it; a property with options of its own is still asked when its field was ticked, and holds only its
last option ("none of these") when it was not. What a person says of a narrow property itself counts before what follows.
"""

from collections.abc import Iterable

from stc_desktop.rules.facts import Fact, Facts, NotKnown, Several, YesNo
from stc_desktop.rules.properties import Property, PropertyKind, Register


def with_gathered(facts: Facts, gathered: Iterable[Property]) -> Facts:
    """The facts, and what follows from answers to gathering questions."""
    known: dict[str, Fact] = dict(facts)
    for prop in gathered:
        if prop.id in facts:
            continue
        fact = _following(prop, facts)
        if fact is not None:
            known[prop.id] = fact
    return known


def asked_first(name: str, register: Register, told: Facts) -> str:
    """The gathering question of a property as long as it was not asked; else the property itself."""
    prop = register.get(name)
    if prop is None or prop.within is None or name in told or prop.within.property_id in told:
        return name
    return prop.within.property_id


def gathered_in(register: Register) -> tuple[Property, ...]:
    """Every property that a gathering question stands for."""
    return tuple(prop for prop in register.values() if prop.within is not None)


def _following(prop: Property, facts: Facts) -> Fact | None:
    assert prop.within is not None
    gathering = facts.get(prop.within.property_id)
    if isinstance(gathering, NotKnown):
        return gathering
    if not isinstance(gathering, Several):
        return None
    if prop.within.option in gathering.options:
        return YesNo(value=True) if prop.kind is PropertyKind.YES_NO else None
    if not gathering.complete:
        return None
    return YesNo(value=False) if prop.kind is PropertyKind.YES_NO else Several(frozenset({tuple(prop.options)[-1]}))
