"""Checks over a whole edition: every paragraph that is named exists, and no paragraph rests on itself."""

import re
from collections.abc import Iterator, Mapping

from stc_desktop.authoring.conditions import Target
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.yaml_reading import nearest
from stc_desktop.control_lists.codes import head_of, is_general_note_code, is_group_code
from stc_desktop.control_lists.entries import Effect, Entry, EntryKind, ListEdition
from stc_desktop.control_lists.resting import circles
from stc_desktop.control_lists.splitting import unreached_additions
from stc_desktop.rules.conditions import THIS_ITEM

_STEP = r"(?:[a-z]|\d+|[a-z]\d+|table)"
_CODE = re.compile(
    rf"(?:\d[A-E]\d{{3}}|ML\d{{1,2}}|\d[A-E]|\dP\d|CAT\d(?:\.\d)?|G[A-Z]+|N[A-Z]+)(?:\.{_STEP})*(?:#(?:[nt]\d+|nb\d+)(?:\.{_STEP})*)*"
)
_GROUP = re.compile(r"\d(?:[A-E])?")
_MUNITIONS = re.compile(r"ML\d{0,2}(?:\.[a-z0-9]+)*|MILITARY")
_GENERAL_NOTES = {"GSN", "GISN", "GTN", "NSN", "NTN"}


def check_targets(edition: ListEdition, targets: list[Target], faults: Faults) -> None:
    """A named paragraph exists, or stands under a head of this edition that is not installed."""
    for target in targets:
        faults.head = "" if target.holder.startswith("def:") else head_of(target.holder)
        problem = _problem(edition, target.code) or _no_paragraph(target)
        if problem:
            faults.add(target.place, f"{target.holder} names {target.code}, {problem}")
        elif target.property_id == "this_item" and target.code == target.holder:
            faults.add(target.place, f"{target.holder} rests on itself")
    faults.head = ""


def _no_paragraph(target: Target) -> str:
    """A group may be covered, seen, or named as what goods belong to (2B); an item meets paragraphs, never a group."""
    if target.property_id in {"see", "refs", "covers", "spares"}:
        return ""
    code = target.code
    if is_general_note_code(code) or (is_group_code(code) and (target.property_id == THIS_ITEM or len(code) > 2)):
        return "which is no paragraph that a thing can meet: name the heads"
    return ""


def _problem(edition: ListEdition, code: str) -> str:
    if _is_of_another_list(edition, code):
        return ""
    if _GROUP.fullmatch(code):
        return "" if any(head.startswith(code) for head in edition.info.heads) else "a group of which this edition has no head"
    if not _CODE.fullmatch(code):
        return "which is not a code as the list writes it (3A001.a.5, 2B350#n1)"
    head = head_of(code)
    if code in edition.entries:
        return "which is not used" if edition.entries[code].kind is EntryKind.NOT_USED else ""
    if head in edition.entries:
        near = [other for other in edition.entries if head_of(other) == head]
        return f"which does not exist{nearest(code, near)}"
    if head in edition.info.heads or is_group_code(head) or head in _GENERAL_NOTES:
        return ""
    return "whose head this edition does not have"


def _is_of_another_list(edition: ListEdition, code: str) -> bool:
    """The dual-use list names munitions, and the munitions list dual-use goods."""
    is_munitions = _MUNITIONS.fullmatch(code) is not None
    if not any(head.startswith("ML") for head in edition.info.heads):
        return is_munitions
    return code == "MILITARY" or (not is_munitions and _CODE.fullmatch(code) is not None and not is_general_note_code(code))


def check_circles(edition: ListEdition, places: Mapping[str, Place], faults: Faults) -> None:
    """No paragraph may rest, by way of `meets`, on itself."""
    for circle in circles(edition):
        first = circle[0]
        faults.head = head_of(first)
        faults.add(places.get(first, Place("edition", 1)), f"{first} rests on itself: {' -> '.join((*circle, first))}")
    faults.head = ""


def check_paragraphs(edition: ListEdition, places: Mapping[str, Place], faults: Faults) -> None:
    """Every paragraph can be weighed: by a test, by what stands below it, or by the kind of thing that it names; so can its notes."""
    for entry in _mute(edition):
        faults.head = entry.head
        faults.add(places[entry.code], f"nothing in {entry.code} can be weighed: give it a test, or a subject of its own")
    for entry, note in unreached_additions(edition):
        faults.head = note.head
        faults.add(
            places[note.code],
            f"{note.code} would never be weighed: everything in {entry.code} is asked for by itself; write it at those paragraphs",
        )
    faults.head = ""


def _mute(edition: ListEdition) -> Iterator[Entry]:
    for entry in edition.entries.values():
        if entry.kind is not EntryKind.ITEM or entry.tests or entry.subject or entry.effect or "#" in entry.code:
            continue
        below = [child for child in edition.children(entry.code) if child.kind is not EntryKind.NOT_USED]
        if not below and not any(_frees(edition, note) for note in edition.notes(entry.code)):
            yield entry


def _frees(edition: ListEdition, note: Entry) -> bool:
    below = (note, *edition.children(note.code))
    return note.effect is Effect.REMOVES and any(entry.tests for entry in below)
