"""An edition written as its differences from another: the authored tree of the base, changed where the files of the edition say so.

The changed tree is then read like any other, so a second edition passes every check that the first one passes.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from stc_desktop.authoring.absent_paragraphs import Heads, without_absent
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.yaml_reading import Section, Text, Value
from stc_desktop.control_lists.codes import head_of

_CHANGES = ("absent", "differs", "instead", "added")
_STEP = re.compile(r"[.#][^.#]+")


def changed_heads(
    base: Mapping[str, tuple[Section, Place]], changes: Iterable[tuple[str, Section, Place]], gone: set[str], faults: Faults
) -> Heads:
    """The heads of the base with the changes made; `gone` are heads that this edition lacks, and grows by the paragraphs that it lacks."""
    heads: Heads = {code: held for code, held in base.items() if code not in gone}
    for code, change, place in changes:
        faults.head = head_of(code)
        kind = next(iter(change.entries), "")
        if len(change.entries) != 1 or kind not in _CHANGES:
            faults.add(place, f"{code} must say one of {', '.join(_CHANGES)}")
        else:
            _make(heads, _Change(code, kind, change.entries[kind], place), gone, faults)
        faults.head = ""
    return without_absent(heads, gone, faults)


@dataclass(frozen=True, slots=True)
class _Change:
    code: str
    kind: str
    value: Value
    place: Place


def _make(heads: Heads, change: _Change, gone: set[str], faults: Faults) -> None:
    head = head_of(change.code)
    steps = _steps(change.code.removeprefix(head))
    known = heads[head][0] if head in heads else None
    held = _at(known, steps) if known is not None else None
    if (held is None) != (change.kind == "added"):
        state = "does not have it" if held is None else "has it already"
        faults.add(change.place, f"{change.code} cannot be “{change.kind}”: the base edition {state}")
        return
    if change.kind != "absent" and not isinstance(change.value, Section):
        faults.add(change.place, f"{change.kind} of {change.code} must hold keys with values")
        return
    if change.kind == "absent":
        gone.add(change.code)
        new = None
    elif change.kind == "differs":
        assert isinstance(held, Section)
        assert isinstance(change.value, Section)
        new = _merged(held, change.value)
    else:
        new = change.value
    if not steps:
        if isinstance(new, Section):
            heads[head] = (new, change.place)
        else:
            heads.pop(head)
        return
    if known is None or (change.kind == "added" and _at(known, _above(steps)) is None):
        faults.add(change.place, f"{change.code} has nothing to stand in")
        return
    heads[head] = (_put(known, steps, new, change.place), heads[head][1])


def _steps(tail: str) -> tuple[str, ...]:
    """.b.7#n1.a as the keys that lead there: b, 7, notes, n1, a."""
    found: list[str] = []
    for step in _STEP.findall(tail):
        found.extend(("notes", step[1:]) if step.startswith("#") else (step[1:],))
    return tuple(found)


def _above(steps: tuple[str, ...]) -> tuple[str, ...]:
    return steps[:-2] if steps[-2:-1] == ("notes",) else steps[:-1]


def _at(section: Section, steps: tuple[str, ...]) -> Section | None:
    held: Value | None = section
    for step in steps:
        held = held.entries.get(step) if isinstance(held, Section) else None
    return held if isinstance(held, Section) else None


def _put(section: Section, steps: tuple[str, ...], new: Value | None, place: Place) -> Section:
    """The section with another value at the end of the steps, or with nothing there."""
    step, rest = steps[0], steps[1:]
    entries = dict(section.entries)
    if rest:
        inner = entries.get(step, Section({}, place))
        assert isinstance(inner, Section)
        entries[step] = _put(inner, rest, new, place)
    elif new is None:
        del entries[step]
    else:
        entries[step] = new
    return replace(section, entries=entries, lines={**section.lines, step: section.lines.get(step, place) if rest else place})


def _merged(held: Section, changes: Section) -> Section:
    """Keys that differ replace those of the base; a key without a value takes it away."""
    entries = {**held.entries, **changes.entries}
    kept = {key: value for key, value in entries.items() if not (key in changes.entries and isinstance(value, Text) and not value.text)}
    return replace(held, entries=kept, lines={**held.lines, **changes.lines})
