"""A country's lists in force as somebody wrote them anew: they stand in for those of the country's profile, and say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stc_desktop.authoring.faults import Place
from stc_desktop.authoring.yaml_reading import Listing, Section, Text, Value
from stc_desktop.control_lists.entries import HandChange

LISTS, SOURCES = "lists", "sources"
CHANGED = "changed"  # a key that only this module writes
_CITE = "cite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """The lists in force of one country and the sources that they cite, in a file of the same shape as its profile."""

    country: str
    path: Path
    change: HandChange


def with_overlay(profile: Section, overlay: Section, change: HandChange | None = None) -> Section:
    """The profile with the lists of the overlay in place of its own, and with the sources that these cite."""
    rest = {key: value for key, value in profile.entries.items() if key not in {LISTS, SOURCES}}
    cited = {cite for value in rest.values() for cite in _cited(value)}
    own, brought = profile.entries.get(SOURCES), overlay.entries.get(SOURCES)
    sources: dict[str, Value] = {}
    lines: dict[str, Place] = {}
    for holder, wanted in ((own, cited), (brought, None)):
        if isinstance(holder, Section):
            sources.update({key: value for key, value in holder.entries.items() if wanted is None or key in wanted})
            lines.update(holder.lines)
    lists = overlay.entries.get(LISTS)
    entries: dict[str, Value] = {}
    for key, value in profile.entries.items():
        if key == SOURCES:
            value = Section(sources, value.place, lines)
        elif key == LISTS and isinstance(lists, Section):
            value = _signed(lists, change) if change else lists
        entries[key] = value
    return Section(entries, profile.place, {**profile.lines, LISTS: lists.place} if lists else profile.lines)


def cited_in(value: Value) -> tuple[str, ...]:
    """The sources that something cites, each once, in their order."""
    return tuple(dict.fromkeys(_cited(value)))


def _signed(lists: Section, change: HandChange) -> Section:
    said = Text(f"{change.by}, {change.on}, {change.workbook}, sha256 {change.sha256}", lists.place, True)
    entries: dict[str, Value] = {
        key: Section({**value.entries, CHANGED: said}, value.place, value.lines) if isinstance(value, Section) else value
        for key, value in lists.entries.items()
    }
    return Section(entries, lists.place, lists.lines)


def _cited(value: Value) -> Iterator[str]:
    if isinstance(value, Listing):
        for item in value.items:
            yield from _cited(item)
    elif isinstance(value, Section):
        for key, held in value.entries.items():
            if key == _CITE:
                yield from (item.text.strip() for item in (held.items if isinstance(held, Listing) else (held,)) if isinstance(item, Text))
            else:
                yield from _cited(held)
