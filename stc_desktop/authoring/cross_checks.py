"""Checks over a whole edition: every paragraph that is named exists, and no paragraph rests on itself."""

import re
from collections.abc import Iterator, Mapping

from stc_desktop.authoring.conditions import Target
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.yaml_reading import nearest
from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.entries import Entry, EntryKind, ListEdition
from stc_desktop.control_lists.resting import circles

_STEP = r"(?:[a-z]|\d+|[a-z]\d+|table)"
_CODE = re.compile(rf"(?:\d[A-E]\d{{3}}|\d[A-E]|\dP\d|CAT\d(?:\.\d)?|G[A-Z]+|N[A-Z]+)(?:\.{_STEP})*(?:#(?:[nt]\d+|nb\d+)(?:\.{_STEP})*)*")
_GROUP = re.compile(r"\d(?:[A-E])?")
_MUNITIONS = re.compile(r"ML\d{0,2}(?:\.[a-z0-9]+)*|MILITARY")
_RULES_OF_ALL_CATEGORIES = {"GN", "GSN", "GISN", "GTN", "NSN", "NTN"}


def check_targets(edition: ListEdition, targets: list[Target], faults: Faults) -> None:
    """A named paragraph exists, or stands under a head of this edition that is not installed."""
    for target in targets:
        faults.head = head_of(target.holder)
        problem = _problem(edition, target.code)
        if problem:
            faults.add(target.place, f"{target.holder} names {target.code}, {problem}")
        elif target.property_id == "this_item" and target.code == target.holder:
            faults.add(target.place, f"{target.holder} rests on itself")
    faults.head = ""


def _problem(edition: ListEdition, code: str) -> str:
    if _MUNITIONS.fullmatch(code):
        return ""
    if _GROUP.fullmatch(code):
        return "" if any(head.startswith(code) for head in edition.info.heads) else "a group of which this edition has no head"
    if not _CODE.fullmatch(code):
        return "which is not a code as the list writes it (3A001.a.5, 2B350#n1)"
    head = head_of(code)
    if code in edition.entries or head in _RULES_OF_ALL_CATEGORIES:
        return "" if code not in edition.entries or edition.entries[code].kind is not EntryKind.NOT_USED else "which is not used"
    if head in edition.entries:
        near = [other for other in edition.entries if head_of(other) == head]
        return f"which does not exist{nearest(code, near)}"
    if head in edition.info.heads or len(head) < 5:
        return ""
    return "whose head this edition does not have"


def check_circles(edition: ListEdition, places: Mapping[str, Place], faults: Faults) -> None:
    """No paragraph may rest, by way of `meets`, on itself."""
    for circle in circles(edition):
        first = circle[0]
        faults.head = head_of(first)
        faults.add(places.get(first, Place("edition", 1)), f"{first} rests on itself: {' -> '.join((*circle, first))}")
    faults.head = ""


def check_paragraphs(edition: ListEdition, places: Mapping[str, Place], faults: Faults) -> None:
    """Every paragraph can be weighed: by a test, by what stands below it, or by the kind of thing that it names."""
    for entry in _mute(edition):
        faults.head = entry.head
        faults.add(places[entry.code], f"nothing in {entry.code} can be weighed: give it a test, or a subject of its own")
    faults.head = ""


def _mute(edition: ListEdition) -> Iterator[Entry]:
    for entry in edition.entries.values():
        if entry.kind is not EntryKind.ITEM or entry.tests or entry.subject or entry.effect or "#" in entry.code:
            continue
        if not edition.children(entry.code) and not any(note.tests for note in edition.notes(entry.code)):
            yield entry
