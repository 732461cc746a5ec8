"""Defined terms: what a word of the list means, where it holds, and by which words it is known in headings and notes."""

import re
from collections.abc import Iterable

from stc_desktop.authoring.conditions import Target, TestReader
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.registers import Source, sections_of
from stc_desktop.authoring.yaml_reading import Reading, nearest
from stc_desktop.control_lists.terms import Definition

_KEYS = ("term", "meaning", "scope", "words", "numbers", "see")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SCOPE = re.compile(r"\d|All|GTN|NTN|GSN|NSN|GISN")
_NUMBER = re.compile(
    r"(?:<=|>=|<|>|=)\s?(?:\+-)?\d+(?:\.\d+)?(?:e[-+]?\d+)?(?: \S.*)?|range\(\d+(?:\.\d+)?\.\.\d+(?:\.\d+)?\)(?: \S.*)?", re.IGNORECASE
)
TERM = "def:"


def read_definitions(files: Iterable[Source], tests: TestReader, faults: Faults) -> dict[str, Definition]:
    """All terms of an edition by their id; every paragraph and term that they name must exist."""
    found: dict[str, Definition] = {}
    named: list[tuple[str, str, Place]] = []
    meant: dict[tuple[str, str], str] = {}
    for name, section, place in sections_of(files, faults, "term"):
        reading = Reading(section, faults)
        what = f"term {name}"
        reading.known_only(_KEYS, what)
        if not _ID.fullmatch(name):
            faults.add(place, f"term id “{name}” must be small letters and numbers with - between")
        see = tuple(reading.text_items("see"))
        for item in see:
            if item.text.startswith(TERM):
                named.append((name, item.text.removeprefix(TERM), item.place))
            else:
                tests.targets.append(Target(f"{TERM}{name}", "see", item.text, item.place))
        found[name] = Definition(
            id=name,
            term=reading.text("term", required=what),
            meaning=reading.text("meaning", required=what),
            scope=_scope(reading, what, place),
            words=reading.texts("words") or (reading.text("term").lower(),),
            numbers=_numbers(reading, what),
            see=tuple(item.text for item in see),
        )
        _check_twins(found[name], meant, place, faults)
    for name, other, place in named:
        if other not in found:
            faults.add(place, f"term {name} names the term {other}, which does not exist{nearest(other, found)}")
    return found


def _scope(reading: Reading, what: str, place: Place) -> tuple[str, ...]:
    scope = reading.texts("scope")
    if not scope:
        reading.faults.add(place, f"{what} must say in which categories it holds: scope")
    for item in reading.text_items("scope"):
        if not _SCOPE.fullmatch(item.text):
            reading.faults.add(item.place, f"“{item.text}” is no scope of a term: a category, a general note, or All")
    return scope


def _numbers(reading: Reading, what: str) -> tuple[str, ...]:
    for item in reading.text_items("numbers"):
        if not _NUMBER.fullmatch(item.text):
            reading.faults.add(
                item.place, f"“{item.text}” of {what} is not a number as the list writes it: “>=500 kg”, “=1e-6 g”, “range(2..4) elements”"
            )
    return reading.texts("numbers")


def _check_twins(term: Definition, meant: dict[tuple[str, str], str], place: Place, faults: Faults) -> None:
    """One word means one thing in a category."""
    for word in term.words:
        for category in term.scope:
            other = meant.setdefault((word.casefold(), category), term.id)
            if other != term.id:
                faults.add(place, f"“{word}” is a word of the terms {other} and {term.id} in the same category")
