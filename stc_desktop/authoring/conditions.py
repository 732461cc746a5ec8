"""The `tests:` of a paragraph: single-key maps of property and condition, read into tests that can be weighed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

from stc_desktop.authoring.computations import computation
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.yaml_reading import Listing, Section, Text, Value, nearest, truth_of
from stc_desktop.rules.cas import parse_cas
from stc_desktop.rules.conditions import Op, ReferenceCondition, Test, compile_test
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import Unit, UnitTable

_COMPARATORS = {"at_least": Op.AT_LEAST, "at_most": Op.AT_MOST, "above": Op.MORE, "below": Op.LESS, "exactly": Op.EQUAL}
_MEASURED = {PropertyKind.NUMBER, PropertyKind.COUNT}
_NUMBER = re.compile(r"([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?:/(\d+))?(?![\d.,])\s*(.*)", re.DOTALL)
# Which conditions an answer of each kind can be held against.
_CONDITIONS = {
    PropertyKind.CHOICE: ("in",),
    PropertyKind.CAS: ("in",),
    PropertyKind.SEVERAL: ("some", "every", "at"),
    PropertyKind.PARAGRAPH: ("meets",),
    PropertyKind.NUMBER: (*_COMPARATORS, "between", "at"),
    PropertyKind.COUNT: (*_COMPARATORS, "between", "at"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """A paragraph that a test or a reference of another paragraph names."""

    holder: str
    property_id: str
    code: str
    place: Place


@dataclass(slots=True)
class TestReader:
    """Reads tests against the register and the units; notes faults and every paragraph that is named."""

    register: Mapping[str, Property]
    table: UnitTable
    faults: Faults
    targets: list[Target] = field(default_factory=list[Target])
    used: set[str] = field(default_factory=set[str])
    _holder: str = ""

    def read(self, holder: str, value: Value) -> tuple[Test, ...]:
        """All tests of one paragraph."""
        self._holder = holder
        if not isinstance(value, Listing):
            self.faults.add(value.place, "tests must be a list of single-key maps [property: condition]")
            return ()
        placed: list[tuple[Test, Place]] = []
        for number, item in enumerate(value.items, 1):
            placed.extend(self._item(item, f"any{number}"))
        self._note_doubles(placed)
        return tuple(test for test, _ in placed)

    def _item(self, item: Value, label: str) -> Iterator[tuple[Test, Place]]:
        pair = self._pair(item)
        if pair is None:
            return
        name, condition, place = pair
        if name == "any":
            for test in self._alternatives(condition):
                yield replace(test, alternative=label), place
        else:
            for test in self._named(name, condition, place):
                yield test, place

    def _pair(self, item: Value) -> tuple[str, Value, Place] | None:
        if not isinstance(item, Section) or len(item.entries) != 1:
            self.faults.add(item.place, "a test is one property with one condition, such as “- output_power: {at_least: 40 VA}”")
            return None
        name, condition = next(iter(item.entries.items()))
        return name, condition, item.place_of(name)

    def _alternatives(self, value: Value) -> Iterator[Test]:
        if not isinstance(value, Listing) or len(value.items) < 2:
            self.faults.add(value.place, "any needs a list of at least two alternatives")
            return
        for item in value.items:
            pair = self._pair(item)
            if pair is None:
                continue
            name, condition, place = pair
            if name == "any":
                self.faults.add(place, "any inside any: write all alternatives in one list")
                continue
            tests = self._named(name, condition, place)
            if len(tests) > 1:
                self.faults.add(place, "each alternative is one test; use between, or children")
            yield from tests[:1]

    def _named(self, name: str, condition: Value, place: Place) -> tuple[Test, ...]:
        if name == "not":
            return self._negated(condition)
        prop = self.register.get(name)
        if prop is None:
            self.faults.add(place, f"unknown property “{name}”{nearest(name, self.register)}")
            return ()
        self.used.add(name)
        try:
            return tuple(self._tests(prop, condition))
        except UserFixable as problem:
            self.faults.add(condition.place, f"{name}: {problem}")
            return ()

    def _negated(self, value: Value) -> tuple[Test, ...]:
        pair = self._pair(value)
        if pair is None:
            return ()
        name, condition, place = pair
        if name in {"any", "not"}:
            self.faults.add(place, f"{name} inside not is not known: write tests that are each negated")
            return ()
        tests = self._named(name, condition, place)
        if len(tests) > 1:
            self.faults.add(place, "not negates one test; use between, or one not for each")
            return ()
        return tuple(replace(test, negated=True) for test in tests)

    def _tests(self, prop: Property, condition: Value) -> Iterator[Test]:
        if isinstance(condition, Text):
            yield self._plain(prop, condition)
            return
        if not isinstance(condition, Section):
            raise UserFixable(
                "a condition is a word or a map, not a list.", next_step="Write {in: [...]}, {some: [...]} or {every: [...]}."
            )
        allowed = _CONDITIONS.get(prop.kind, ())
        for key in condition.entries:
            if key not in allowed:
                listed = ", ".join(allowed) or "yes or no"
                self.faults.add(
                    condition.place_of(key),
                    f"{prop.id} is of kind {prop.kind}; “{key}” does not fit, use {listed}{nearest(key, allowed)}",
                )
        if prop.kind in _MEASURED:
            yield from self._limits(prop, condition)
            return
        known = [key for key in condition.entries if key in allowed and key != "at"]
        if len(known) > 1:
            raise UserFixable("one condition at a time.", next_step="Write two tests.")
        for key in known:
            yield replace(self._set(prop, key, condition.entries[key]), at=self._reference_conditions(condition.entries.get("at")))

    def _plain(self, prop: Property, condition: Text) -> Test:
        if prop.kind is PropertyKind.YES_NO:
            truth = truth_of(condition)
            if truth is None:
                raise UserFixable(f"“{condition.text}” is not an answer to a yes/no question.", next_step="Write yes or no.")
            return Test(property_id=prop.id, op=Op.EQUAL, value=truth)
        if prop.kind is PropertyKind.CHOICE:
            return Test(property_id=prop.id, op=Op.EQUAL, value=self._option(prop, condition))
        listed = ", ".join(_CONDITIONS.get(prop.kind, ()))
        hint = f"Use {listed}." if listed else "It stands in `at` of other tests only."
        raise UserFixable(f"“{condition.text}” is no condition for a property of kind {prop.kind}.", next_step=hint)

    def _option(self, prop: Property, text: Text) -> str:
        if text.text not in prop.options:
            raise UserFixable(
                f"“{text.text}” is not an option{nearest(text.text, prop.options)}", next_step=f"Options: {', '.join(prop.options)}."
            )
        return text.text

    def _set(self, prop: Property, key: str, value: Value) -> Test:
        if prop.kind is PropertyKind.PARAGRAPH:
            if not isinstance(value, Text) or not value.text:
                raise UserFixable("meets needs the code of one paragraph.", next_step="Write {meets: 2B350.a}.")
            self.targets.append(Target(self._holder, prop.id, value.text, value.place))
            return Test(property_id=prop.id, op=Op.MEETS, value=value.text)
        if not isinstance(value, Listing) or not value.items:
            raise UserFixable(f"{key} needs a list.", next_step=f"Write {{{key}: [one, two]}}.")
        found: list[str] = []
        for item in value.items:
            if not isinstance(item, Text):
                raise UserFixable(f"{key} must hold texts only.")
            name = parse_cas(item.text) if prop.kind is PropertyKind.CAS else self._option(prop, item)
            if name in found:
                raise UserFixable(f"“{name}” stands twice in {key}.", next_step="Write it once.")
            found.append(name)
        return Test(property_id=prop.id, op=Op(key), value=tuple(found))

    def _limits(self, prop: Property, condition: Section) -> Iterator[Test]:
        at = self._reference_conditions(condition.entries.get("at"))
        directions = [key for key in condition.entries if key in _COMPARATORS or key == "between"]
        if not directions:
            raise UserFixable("the condition has no limit.", next_step=f"Use one of {', '.join((*_COMPARATORS, 'between'))}.")
        if "between" in directions and len(directions) > 1:
            raise UserFixable("between stands alone.", next_step="Write {between: [low, high]} or two limits, not both.")
        for key in directions:
            value = condition.entries[key]
            test = self._range(prop, value) if key == "between" else self._limit(prop, _COMPARATORS[key], value)
            yield replace(test, at=at)

    def _range(self, prop: Property, value: Value) -> Test:
        if not isinstance(value, Listing) or len(value.items) != 2:
            raise UserFixable("between needs two limits.", next_step="Write {between: [0.1 mm, 0.2 mm]}.")
        low, high = (self.amount(prop, item) for item in value.items)
        if low[1] and high[1] and low[1] != high[1]:
            raise UserFixable("both ends of between stand in one unit.", next_step=f"Write both in {low[1]}.")
        written = high[1] or low[1]
        unit = self._unit(prop, written)
        test = Test(property_id=prop.id, op=Op.RANGE, value=(low[0], high[0]), unit=written)
        compiled = compile_test(test, unit)
        if compiled.limits[0] > compiled.limits[1]:
            raise UserFixable("the lower end stands above the upper end.", next_step="Write the smaller one first.")
        return compiled

    def _limit(self, prop: Property, op: Op, value: Value) -> Test:
        if isinstance(value, Section):
            return self._formula(prop, op, value)
        number, written = self.amount(prop, value)
        return compile_test(Test(property_id=prop.id, op=op, value=number, unit=written), self._unit(prop, written))

    def _formula(self, prop: Property, op: Op, section: Section) -> Test:
        text, unit = section.entries.get("formula"), section.entries.get("unit")
        if set(section.entries) != {"formula", "unit"} or not isinstance(text, Text) or not isinstance(unit, Text):
            raise UserFixable("a limit is a number with its unit, or {formula: ..., unit: ...}.")
        computed = computation(text.text, self._unit(prop, unit.text), self.register, self.table)
        self.used.update(computed.inputs)
        return Test(property_id=prop.id, op=op, value=text.text, unit=unit.text, computed=computed)

    def _reference_conditions(self, value: Value | None) -> tuple[ReferenceCondition, ...]:
        if value is None:
            return ()
        if not isinstance(value, Section):
            raise UserFixable("at needs conditions with their values.", next_step="Write at: {ambient_temperature: 273 K}.")
        found: list[ReferenceCondition] = []
        for name, stated in value.entries.items():
            prop = self.register.get(name)
            if prop is None or prop.kind is not PropertyKind.CONDITION:
                raise UserFixable(f"“{name}” in at is not a property of kind condition{nearest(name, self.register)}.")
            self.used.add(name)
            if isinstance(stated, Text) and not _NUMBER.fullmatch(stated.text):
                found.append(ReferenceCondition(property_id=name, value=stated.text))
                continue
            number, written = self.amount(prop, stated)
            self._unit(prop, written)
            found.append(ReferenceCondition(property_id=name, value=number, unit=written))
        return tuple(found)

    def amount(self, prop: Property, value: Value) -> tuple[float, str]:
        """A number and its unit as written: 40 VA, 5e3 Hz, 3/8 NPS."""
        match = _NUMBER.fullmatch(value.text.strip()) if isinstance(value, Text) else None
        if match is None:
            shown = f"“{value.text}”" if isinstance(value, Text) else "that"
            raise UserFixable(f"{shown} is not a number with its unit.", next_step="Write it like 40 VA, with a decimal point.")
        exact = Fraction(match[1]) / Fraction(match[2] or 1)
        number = int(exact) if exact.denominator == 1 else float(exact)
        if Fraction(str(number)) != exact:
            raise UserFixable(f"{match[0]} has no finite decimal form.", next_step="Write a decimal number.")
        return number, match[3].strip()

    def _unit(self, prop: Property, written: str) -> Unit:
        dimension = PropertyKind.COUNT.value if prop.kind is PropertyKind.COUNT else prop.dimension
        if not written and self.table.find("", dimension=dimension) is None:
            listed = ", ".join(unit.symbol for unit in self.table.of_dimension(dimension))
            raise UserFixable(f"the number has no unit, and {dimension} needs one.", next_step=f"Use one of {listed}.")
        return self.table.unit(written, dimension=dimension)

    def _note_doubles(self, placed: list[tuple[Test, Place]]) -> None:
        seen: set[tuple[str, str]] = set()
        for test, place in placed:
            if test.at or test.alternative or test.op in {Op.MEETS, Op.SOME, Op.EVERY, Op.IN} or (test.op is Op.EQUAL and test.negated):
                continue
            for direction in "<>" if test.op in {Op.RANGE, Op.EQUAL} else test.op.value[0]:
                if (test.property_id, direction) in seen:
                    self.faults.add(place, f"{test.property_id} is tested twice in the same direction")
                    break
                seen.add((test.property_id, direction))
