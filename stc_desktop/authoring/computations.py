"""Formulas over the register: limits that depend on another value, and properties that follow from others."""

from collections.abc import Mapping
from dataclasses import replace

from stc_desktop.authoring.faults import Faults
from stc_desktop.authoring.yaml_reading import Text, nearest
from stc_desktop.rules.computations import Computation
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.formulas import formula
from stc_desktop.rules.properties import Property, PropertyKind, Register
from stc_desktop.rules.units import Unit, UnitTable

_NUMBERS = {PropertyKind.NUMBER, PropertyKind.COUNT}


def computation(text: str, unit: Unit, register: Register, table: UnitTable) -> Computation:
    """The formula bound to the unit of its result and the register unit of each property in it."""
    read = formula(text)
    if not read.inputs:
        raise UserFixable("the formula has no property in it.", next_step="Write the number itself.")
    units: list[Unit] = []
    for name in read.inputs:
        source = register.get(name)
        if source is None:
            raise UserFixable(f"the formula names “{name}”, which is no property{nearest(name, register)}.")
        if source.kind not in _NUMBERS:
            raise UserFixable(f"the formula names {name}, which is of kind {source.kind}.", next_step="Only numbers can be computed with.")
        units.append(unit_in_register(source, table))
    return Computation(formula=read, unit=unit, input_units=tuple(units))


def unit_in_register(prop: Property, table: UnitTable) -> Unit:
    """The unit in which formulas read the property."""
    dimension = PropertyKind.COUNT.value if prop.kind is PropertyKind.COUNT else prop.dimension
    return table.unit(prop.unit, dimension=dimension)


def with_computations(
    register: Mapping[str, Property], stated: Mapping[str, Text], table: UnitTable, faults: Faults, shared: Register
) -> dict[str, Property]:
    """The register with its `computed` formulas bound to units, over it and the shared one; what follows from itself is refused."""
    found = dict(register)
    known = {**shared, **register}
    for name, text in stated.items():
        try:
            found[name] = replace(register[name], computed=_computation(register[name], text.text, known, table))
        except UserFixable as problem:
            faults.add(text.place, f"computed of {name}: {problem}")
    for name in stated:
        if name in _sources(name, found):
            faults.add(stated[name].place, f"{name} is computed from itself")
            found[name] = replace(found[name], computed=None)
    return found


def _computation(prop: Property, text: str, register: Register, table: UnitTable) -> Computation:
    if prop.kind is not PropertyKind.NUMBER:
        raise UserFixable(f"only a number can be computed, and this is of kind {prop.kind}.")
    return computation(text, unit_in_register(prop, table), register, table)


def _sources(name: str, register: Register) -> frozenset[str]:
    """Every property from which this one follows, over several steps."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        prop = register.get(waiting.pop())
        inputs = prop.computed.inputs if prop and prop.computed else ()
        waiting += [source for source in inputs if source not in seen]
        seen.update(inputs)
    return frozenset(seen)
