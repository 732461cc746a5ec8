"""Leaves of a profile read strictly: every statement has a mark and a citation, U is a question, C carries its warning."""

import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from stc_desktop.authoring.conditions import TestReader
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.yaml_reading import Reading, Section, Text, Value, nearest
from stc_desktop.jurisdictions.destinations import Embargo, Regime
from stc_desktop.jurisdictions.marks import Backed, Fact, Mark, Source
from stc_desktop.jurisdictions.national_lists import NationalEntry
from stc_desktop.jurisdictions.national_rules import Exemption, NationalRule, RedFlag
from stc_desktop.jurisdictions.profile import Agency, LeadTime, LicenceType, Paper, Registration, Report
from stc_desktop.rules.conditions import Test

Leaf = TypeVar("Leaf", bound=Backed)
_SOURCE_KEYS = ("title", "publisher", "date")
# What decisions and papers are made from must have been read somewhere.
_NEVER_UNVERIFIED = (NationalRule, Exemption, LeadTime, Paper, Report, Registration, LicenceType, Agency, Embargo, Regime, NationalEntry)
_BACKING = {"id", "mark", "cite", "warning", "ask"}


def read_sources(section: Section | None, faults: Faults) -> dict[str, Source]:
    """The laws, circulars and notes that a file cites."""
    sources: dict[str, Source] = {}
    if section is None:
        return sources
    for key, value in section.entries.items():
        if not isinstance(value, Section):
            faults.add(value.place, f"source {key} must hold title, publisher and date")
            continue
        reading = Reading(value, faults)
        what = f"source {key}"
        reading.known_only(_SOURCE_KEYS, what)
        sources[key] = Source(
            key=key,
            title=reading.text("title", required=what),
            publisher=reading.text("publisher", required=what),
            date=reading.text("date", required=what),
        )
    return sources


@dataclass(slots=True)
class LeafReader:
    """Reads the leaves of one file against its sources, and rules against the register of questions."""

    sources: Mapping[str, Source]
    tests: TestReader
    faults: Faults
    cited: set[str] = field(default_factory=set[str])

    def leaves(self, kind: type[Leaf], holder: Value | None, what: str) -> tuple[Leaf, ...]:
        """All leaves of a section, `id: {...}` each."""
        if holder is None:
            return ()
        if not isinstance(holder, Section):
            self.faults.add(holder.place, f"{what} must hold named entries, each with its keys")
            return ()
        return tuple(self._leaves(kind, holder, what))

    def _leaves(self, kind: type[Leaf], holder: Section, what: str) -> Iterator[Leaf]:
        for name, value in holder.entries.items():
            leaf = self.leaf(kind, name, value, f"{what} {name}", holder.place_of(name))
            if leaf is not None:
                yield leaf

    def leaf(self, kind: type[Leaf], name: str, value: Value, what: str, place: Place) -> Leaf | None:
        """One statement; None after noting what is wrong with it."""
        if not isinstance(value, Section):
            self.faults.add(place, f"{what} is bare: write {{value: ..., mark: ..., cite: ...}}")
            return None
        before = len(self.faults.found)
        reading = Reading(section=value, faults=self.faults)
        hints = _hints(kind)
        reading.known_only([key for key in hints if key != "id"], what)
        taken: dict[str, Any] = {"id": name, **self._backing(reading, what, place)}
        for one in dataclasses.fields(kind):
            if one.name not in _BACKING:
                is_required = one.default is dataclasses.MISSING
                found = self._taken(hints[one.name], one.name, reading, what=what, is_required=is_required)
                if found is not None:
                    taken[one.name] = found
        if len(self.faults.found) > before:
            return None
        leaf = kind(**taken)
        self._check_saying(leaf, what, place)
        return leaf

    def fact(self, holder: Section, key: str) -> Fact:
        """One fact that a file must have; an empty question in its place after noting that it is missing or wrong."""
        if key not in holder.entries:
            self.faults.add(holder.place, f"the file has no {key}")
            return Fact(id=key, mark=Mark.U, cite="")
        found = self.leaf(Fact, key, holder.entries[key], key, holder.place_of(key))
        return found or Fact(id=key, mark=Mark.U, cite="")

    def _backing(self, reading: Reading, what: str, place: Place) -> dict[str, Any]:
        written = reading.text("mark")
        if not written:
            self.faults.add(place, f"{what} has no mark (A, B, C, U or D)")
        elif written not in set(Mark):
            self.faults.add(reading.section.place_of("mark"), f"{what} has the unknown mark “{written}”; use A, B, C, U or D")
        backing = {"cite": self._citation(reading, what, place), "warning": reading.text("warning"), "ask": reading.text("ask")}
        return {**backing, "mark": Mark(written) if written in set(Mark) else Mark.U}

    def _citation(self, reading: Reading, what: str, place: Place) -> str:
        value = reading.section.entries.get("cite")
        keys = [value] if isinstance(value, Text) else list(reading.text_items("cite"))
        keys = [key for key in keys if key.text.strip()]
        if not keys:
            self.faults.add(place, f"{what} has no cite: name a key of sources")
        titles: list[str] = []
        for key in keys:
            source = self.sources.get(key.text.strip())
            if source is None:
                self.faults.add(key.place, f"{what} cites “{key.text}”, which is not among the sources{nearest(key.text, self.sources)}")
            else:
                self.cited.add(source.key)
                titles.append(source.short_title)
        return "; ".join(titles)

    def _check_saying(self, leaf: Backed, what: str, place: Place) -> None:
        """U says nothing and asks; C says it with its warning; everything else says something; a law is never of our design."""
        said = getattr(leaf, "value", None)
        if leaf.mark is Mark.U and isinstance(leaf, _NEVER_UNVERIFIED):
            self.faults.add(place, f"{what} is marked U: write it as a question among the facts")
        if leaf.mark is Mark.D and not isinstance(leaf, (NationalRule, RedFlag)):
            self.faults.add(place, f"{what} is marked D: a country's law is not our design")
        if leaf.mark is Mark.U and not isinstance(leaf, RedFlag):
            if not leaf.ask:
                self.faults.add(place, f"{what} is marked U and has no ask: write the question to put to the agency")
            if said:
                self.faults.add(place, f"{what} is marked U and says something: what is not verified is only asked")
        elif said == "":
            self.faults.add(place, f"{what} has no value")
        if leaf.mark is Mark.C and not leaf.warning:
            self.faults.add(place, f"{what} is marked C and has no warning")

    def _taken(self, hint: Any, name: str, reading: Reading, *, what: str, is_required: bool) -> Any:
        """The value of one key by the type of its field; None leaves the default."""
        value = reading.section.entries.get(name)
        if value is None:
            if is_required:
                self.faults.add(reading.section.place, f"{what} has no {name}")
            return None
        if _is_leaf(hint):
            return self.leaf(Fact, f"{what.split()[-1]}.{name}", value, f"{what} {name}", reading.section.place_of(name))
        if typing.get_origin(hint) is tuple:
            return self._several(typing.get_args(hint)[0], name, value, reading=reading, what=what)
        return self._one(hint, name, value, reading=reading, what=what)

    def _several(self, hint: Any, name: str, value: Value, *, reading: Reading, what: str) -> Any:
        if hint is Test:
            return self.tests.read(what.split()[-1], value)
        if isinstance(hint, type) and issubclass(hint, Backed):
            return self.leaves(hint, value, f"{what} {name}")
        items = list(reading.text_items(name))
        return tuple(item.text.strip() if hint is str else self._option(hint, item, what) for item in items)

    def _one(self, hint: Any, name: str, value: Value, *, reading: Reading, what: str) -> Any:
        if hint is bool:
            return reading.truth(name)
        text = reading.text(name, required=what)
        if hint is int:
            if not text.isdigit():
                self.faults.add(value.place, f"{name} of {what} must be a whole number")
                return None
            return int(text)
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return self._option(hint, Text(text, value.place), what)
        return text

    def _option(self, kind: Any, text: Text, what: str) -> Any:
        written = text.text.strip()
        known = [str(option.value) for option in kind]
        if written not in known:
            listed = ", ".join(known)
            self.faults.add(text.place, f"“{written}” in {what} is not known{nearest(written, known)} Use one of: {listed}")
            return None
        return kind(written)


def _is_leaf(hint: Any) -> bool:
    return hint is Fact or (isinstance(hint, types.UnionType) and Fact in typing.get_args(hint))


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
