"""Where an answer stands in the case: movement.destination, parties[end_user].legal_name, lines[].hs, extra.SG-IC.purpose.

A selector in brackets is the number of an element, the id or the role of a party, the kind of a registration, or empty: then the row that
is being filled. Reading what is not there gives None; writing makes what is missing.
"""

import enum
import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, is_dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any, Union, cast, get_args, get_origin

from stc_desktop.applications.cases import Case
from stc_desktop.applications.codec import declared, default_of
from stc_desktop.applications.lines import Line, LineClassification, LineVerdict
from stc_desktop.applications.parties import CaseParty, Registration, Role

_AS_IT_IS = object()
_COMPUTED: dict[object, dict[str, object]] = {Line: {"worth": Decimal}}  # read only
_STEP = re.compile(r"([A-Za-z0-9_/-]+)(?:\[([A-Za-z0-9_-]*)\])?\Z")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path; `selector` is None where the step has no brackets."""

    name: str
    selector: str | None


@cache
def steps_of(path: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    for part in path.split("."):
        found = _STEP.match(part)
        if found is None:
            raise ValueError(f"{path!r} is not a path into a case")
        steps.append(Step(found[1], found[2]))
    return tuple(steps)


def check_path(path: str) -> str:
    """What is wrong with a path pattern of a form, "" where every step names a field of a case."""
    kind: Any = Case
    try:
        steps = steps_of(path)
    except ValueError as error:
        return str(error)
    for step in steps:
        if get_origin(kind) is Mapping:
            kind = get_args(kind)[1]
            continue
        hints: dict[str, Any] = {one.name: hint for one, hint in declared(kind)} if is_dataclass(kind) else {}
        hints |= _COMPUTED.get(kind, {})
        if step.name not in hints:
            return f"a case has no “{step.name}” at {path}"
        kind = _without_none(hints[step.name])
        if step.selector is not None:
            if get_origin(kind) is not tuple:
                return f"“{step.name}” of {path} is not a list"
            kind = get_args(kind)[0]
    return ""


def get_at(case: Case, path: str, row: int | None = None) -> object:
    """What stands at a path, None where nothing does."""
    value: object = case
    for step in steps_of(path):
        value = _child(value, step.name)
        if step.selector is not None:
            elements = cast("tuple[object, ...]", value or ())
            place = _place(elements, step.selector, row)
            value = elements[place] if place is not None else None
        if value is None:
            return None
    return value


def _child(value: object, name: str) -> object:
    return cast("Mapping[str, object]", value).get(name) if isinstance(value, Mapping) else getattr(value, name, None)


def set_at(case: Case, path: str, value: object, row: int | None = None) -> Case:
    """The case with this value at the path; None puts the default back."""
    return cast("Case", _set(case, Case, steps_of(path), value, row))


def ensure(case: Case, path: str, row: int | None = None) -> Case:
    """The case with a party or a registration made where the path names one that is not there yet."""
    return cast("Case", _set(case, Case, steps_of(path), _AS_IT_IS, row))


def _set(holder: object, kind: Any, steps: tuple[Step, ...], value: object, row: int | None) -> object:
    step, rest = steps[0], steps[1:]
    if get_origin(kind) is Mapping:
        return _set_key(cast("Mapping[str, object] | None", holder) or {}, get_args(kind)[1], steps, value, row)
    field_kinds = {one.name: (one, hint) for one, hint in declared(kind)}
    one, hint = field_kinds[step.name]
    if step.selector is not None:
        elements = cast("tuple[object, ...]", getattr(holder, step.name))
        new: object = _set_element(elements, get_args(hint)[0], step, rest, value, row)
    elif rest:
        inner, held = _without_none(hint), getattr(holder, step.name)
        if held is None and (_is_empty(value) or value is _AS_IT_IS):
            return holder
        new = _set(_made(inner, held), inner, rest, value, row)
    elif value is _AS_IT_IS:
        return holder
    elif _is_empty(value):
        new = default_of(one)
        assert new is not MISSING, f"{step.name} of {kind.__name__} cannot be emptied"
    else:
        new = _fitted(hint, value)
    return replace(cast("Any", holder), **{step.name: new})


def _set_key(found: Mapping[str, object], kind: Any, steps: tuple[Step, ...], value: object, row: int | None) -> dict[str, object]:
    key, rest = steps[0].name, steps[1:]
    if value is _AS_IT_IS:
        return dict(found)
    new = _set(found.get(key), kind, rest, value, row) if rest else value
    kept = {name: held for name, held in found.items() if name != key}
    return kept if _is_empty(new) or new == {} else {**kept, key: new}


def _set_element(
    elements: tuple[object, ...], kind: Any, step: Step, rest: tuple[Step, ...], value: object, row: int | None
) -> tuple[object, ...]:
    place = _place(elements, step.selector or "", row)
    if place is None:
        if _is_empty(value):
            return elements
        elements, place = (*elements, _new_element(kind, step.selector or "", elements)), len(elements)
    changed = _set(elements[place], kind, rest, value, row)
    return (*elements[:place], changed, *elements[place + 1 :])


def _place(elements: tuple[object, ...], selector: str, row: int | None) -> int | None:
    if selector == "":
        return row if row is not None and row < len(elements) else None
    if selector.isdigit():
        return int(selector) if int(selector) < len(elements) else None
    for number, element in enumerate(elements):
        if getattr(element, "id", None) == selector:
            return number
    for number, element in enumerate(elements):
        if isinstance(element, CaseParty) and element.has_role(selector):
            return number
        if getattr(element, "kind", None) == selector:
            return number
    return None


def _new_element(kind: Any, selector: str, elements: tuple[object, ...]) -> object:
    if kind is CaseParty:
        return CaseParty(id=new_id("p", elements), roles=(Role(selector),) if selector in set(Role) else ())
    given: dict[str, object] = {}
    for one, hint in declared(kind):
        if default_of(one) is MISSING:
            given[one.name] = new_id("a", elements) if one.name == "id" else hint(selector)
    return kind(**given)


def new_id(letter: str, elements: tuple[object, ...]) -> str:
    """The next free id: p1, p2 ... for parties, a1, a2 ... for papers."""
    taken = {getattr(element, "id", "") for element in elements}
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def _is_empty(value: object) -> bool:
    return value is None or value in ("", ())


def _made(kind: Any, held: object) -> object:
    """The value to write into: a code typed by hand makes a classification that rests on the applicant's word."""
    if held is not None:
        return held
    return LineClassification(verdict=LineVerdict.CONTROLLED) if kind is LineClassification else kind()


def _fitted(hint: Any, value: object) -> object:
    kind = _without_none(hint)
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return tuple(_fitted(inner, item) for item in cast("tuple[object, ...]", value))
    if isinstance(kind, type) and issubclass(kind, enum.StrEnum):
        return kind(str(value))
    return value


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in {Union, types.UnionType}:
        wanted = [kind for kind in get_args(hint) if kind is not types.NoneType]
        return wanted[0] if len(wanted) == 1 else hint
    return hint


def concrete(case: Case, path: str, row: int | None = None) -> str:
    """The path with roles and rows replaced by what they stand for now: parties[p2].legal_name, lines[3].hs."""
    steps: list[str] = []
    value: object = case
    for step in steps_of(path):
        value = _child(value, step.name)
        if step.selector is None:
            steps.append(step.name)
            continue
        elements = cast("tuple[object, ...]", value or ())
        place = _place(elements, step.selector, row)
        value = elements[place] if place is not None else None
        named = getattr(value, "id", "") or (str(place) if place is not None and not isinstance(value, Registration) else step.selector)
        steps.append(f"{step.name}[{named}]")
    return ".".join(steps)
