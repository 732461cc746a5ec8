"""The register of properties, the kinds of things and the head page of an edition, read strictly."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from stc_desktop.authoring.computations import with_computations
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.yaml_reading import Reading, Section, Text, entries_of, nearest, read_yaml
from stc_desktop.control_lists.entries import EditionInfo, Subject
from stc_desktop.rules.properties import Property, PropertyKind, Register, Within
from stc_desktop.rules.units import UnitTable

_PROPERTY_KEYS = (
    "question",
    "kind",
    "dimension",
    "unit",
    "help",
    "standard",
    "datasheet_words",
    "options",
    "guidance",
    "computed",
    "within",
    "after",
)
_SUBJECT_KEYS = ("heading", "question", "under", "words")
_EDITION_KEYS = ("list_id", "edition", "title", "legal_date", "publisher", "register_of", "heads", "weighed", "mark", "compared")
_DIFFERENT_EDITION_KEYS = ("list_id", "edition", "title", "legal_date", "publisher", "base", "without", "heads")
_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_OPTION_ID = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_CODE_INSIDE = re.compile(r"\d[a-e]\d{3}|ml\d", re.IGNORECASE)
_CATCH_ALLS = {
    "diameter",
    "length",
    "width",
    "height",
    "size",
    "value",
    "number",
    "accuracy",
    "material",
    "type",
    "power",
    "speed",
    "weight",
    "other",
}
_MEASURED = {PropertyKind.NUMBER, PropertyKind.CONDITION}
_GATHERED = {PropertyKind.YES_NO, PropertyKind.SEVERAL}
_WITH_OPTIONS = {PropertyKind.CHOICE, PropertyKind.SEVERAL}
MAKERS_WORDS = 3
Source = Path | Section  # a file, or what stood in a sheet of a workbook


def sections_of(files: Iterable[Source], faults: Faults, what: str) -> Iterator[tuple[str, Section, Place]]:
    """Top-level sections of several files or sheets; a key that stands in two of them is noted and left out the second time."""
    seen: dict[str, Place] = {}
    for path in files:
        root = read_yaml(path, faults) if isinstance(path, Path) else path
        for key, value in entries_of(root).items():
            assert root is not None
            faults.go_on()
            place = root.place_of(key)
            if key in seen:
                faults.add(place, f"{what} {key} stands twice (first in {seen[key]})")
            elif not isinstance(value, Section):
                faults.add(place, f"{what} {key} must hold keys with values")
            else:
                seen[key] = place
                yield key, value, place


def read_properties(files: Iterable[Source], table: UnitTable, faults: Faults, shared: Register | None = None) -> dict[str, Property]:
    """The register, without the one that it shares; no two properties ask the same."""
    shared = shared or {}
    register: dict[str, Property] = {}
    asked = {prop.question.casefold(): name for name, prop in shared.items()}
    computed: dict[str, Text] = {}
    bound: dict[str, Place] = {}
    for name, section, place in sections_of(files, faults, "property"):
        reading = Reading(section, faults)
        prop = _property(name, reading, table, place)
        if prop is None:
            continue
        question = prop.question.casefold()
        if question and asked.setdefault(question, name) != name:
            faults.add(section.place_of("question"), f"property {name} asks the same as {asked[question]}")
        if name in shared:
            faults.add(place, f"property {name} stands in the shared register: use that one")
        register[name] = prop
        stated = section.entries.get("computed")
        if isinstance(stated, Text):
            computed[name] = stated
        elif stated is not None:
            faults.add(stated.place, f"computed of {name} must be a formula")
        if prop.within is not None or prop.after:
            bound[name] = place
    _check_bound({**shared, **register}, bound, faults)
    return with_computations(register, computed, table, faults, shared)


def _property(name: str, reading: Reading, table: UnitTable, place: Place) -> Property | None:
    faults = reading.faults
    what = f"property {name}"
    reading.known_only(_PROPERTY_KEYS, what)
    _check_id(name, place, faults)
    stated = reading.text("kind", required=what)
    if stated not in set(PropertyKind):
        if stated:
            faults.add(reading.section.place_of("kind"), f"{what} has the unknown kind “{stated}”{nearest(stated, PropertyKind)}")
        return None
    kind = PropertyKind(stated)
    words = reading.texts("datasheet_words")
    if kind is PropertyKind.NUMBER and len(words) < MAKERS_WORDS:
        faults.add(place, f"{what} needs at least {MAKERS_WORDS} datasheet_words that makers use for it")
    guidance = _guidance(reading, what, kind)
    return Property(
        id=name,
        question=reading.text("question", required=what),
        kind=kind,
        dimension=_dimension(reading, what, kind, table),
        unit=reading.text("unit"),
        help=reading.text("help"),
        standard=reading.text("standard"),
        datasheet_words=words,
        options=_options(reading, what, kind),
        guidance_yes=guidance[0],
        guidance_no=guidance[1],
        within=_within(reading, what, kind),
        after=reading.text("after"),
    )


def _within(reading: Reading, what: str, kind: PropertyKind) -> Within | None:
    """The option of a gathering question that the property belongs to, written "gathering_property.option"."""
    stated = reading.text("within")
    if not stated:
        return None
    name, dot, option = stated.partition(".")
    if not dot or kind not in _GATHERED:
        text = f"within of {what} must read “property.option”, and stand at a yes/no property or one with several options"
        reading.faults.add(reading.section.place_of("within"), text)
        return None
    return Within(name, option)


def _check_bound(register: Register, places: Mapping[str, Place], faults: Faults) -> None:
    """Properties name others only that there are."""
    for name, place in places.items():
        within, after = register[name].within, register[name].after
        if after and after not in register:
            faults.add(place, f"after of property {name}: there is no property {after}{nearest(after, register)}")
        gathering = register.get(within.property_id) if within else None
        if within and (gathering is None or gathering.kind is not PropertyKind.SEVERAL or within.option not in gathering.options):
            faults.add(place, f"within of property {name}: {within.text} is no option of a property with several options")


def _check_id(name: str, place: Place, faults: Faults) -> None:
    if not _ID.fullmatch(name):
        faults.add(place, f"property id “{name}” must be small letters and numbers with _ between")
    elif _CODE_INSIDE.search(name):
        faults.add(place, f"property {name} is named after a code, not after what is measured")
    elif name in _CATCH_ALLS:
        faults.add(place, f"property {name} is a catch-all: say of what")


def _dimension(reading: Reading, what: str, kind: PropertyKind, table: UnitTable) -> str:
    faults = reading.faults
    dimension = reading.text("dimension", required=what)
    unit = reading.text("unit")
    if kind not in _MEASURED:
        if dimension and dimension != kind:
            faults.add(reading.section.place_of("dimension"), f"{what} is of kind {kind}, so its dimension is {kind}, not {dimension}")
        if unit:
            faults.add(reading.section.place_of("unit"), f"{what} is of kind {kind} and has no unit")
        return kind.value
    known = [entry.id for entry in table.dimensions]
    if dimension and dimension not in known:
        place = reading.section.place_of("dimension")
        faults.add(place, f"{what} has the dimension “{dimension}”, which units.yaml does not know{nearest(dimension, known)}")
    elif dimension and (unit or kind is PropertyKind.NUMBER) and table.find(unit, dimension=dimension) is None:
        place = reading.section.place_of("unit")
        listed = ", ".join(entry.symbol for entry in table.of_dimension(dimension))
        faults.add(place, f"{what}: “{unit}” is not a unit of {dimension} ({listed})")
    return dimension


def _options(reading: Reading, what: str, kind: PropertyKind) -> Mapping[str, str]:
    section = reading.sub("options")
    if section is None:
        if kind in _WITH_OPTIONS:
            reading.faults.add(reading.section.place, f"{what} is of kind {kind} and needs options")
        return {}
    if kind not in _WITH_OPTIONS:
        reading.faults.add(section.place, f"{what} is of kind {kind} and has no options")
        return {}
    if len(section.entries) < 2:
        reading.faults.add(section.place, f"{what} needs at least two options")
    options: dict[str, str] = {}
    for key, value in section.entries.items():
        if not isinstance(value, Text) or not value.text.strip():
            reading.faults.add(value.place, f"option {key} of {what} needs a text")
        elif not _OPTION_ID.fullmatch(key):
            reading.faults.add(section.place_of(key), f"option id “{key}” must be small letters and numbers with _ between")
        else:
            options[key] = " ".join(value.text.split())
    return options


def _guidance(reading: Reading, what: str, kind: PropertyKind) -> tuple[str, str]:
    section = reading.sub("guidance")
    if section is None:
        return "", ""
    if kind is not PropertyKind.YES_NO:
        reading.faults.add(section.place, f"{what} is of kind {kind}; guidance belongs to yes/no questions")
    own = Reading(section, reading.faults)
    own.known_only(("yes", "no"), f"guidance of {what}")
    return own.text("yes"), own.text("no")


def read_subjects(files: Iterable[Source], faults: Faults) -> dict[str, Subject]:
    """The kinds of things, each under a group or another kind that exists."""
    subjects: dict[str, Subject] = {}
    places: dict[str, Place] = {}
    for name, section, place in sections_of(files, faults, "subject"):
        reading = Reading(section, faults)
        what = f"subject {name}"
        reading.known_only(_SUBJECT_KEYS, what)
        if not _ID.fullmatch(name):
            faults.add(place, f"subject id “{name}” must be small letters and numbers with _ between")
        subjects[name] = Subject(
            id=name,
            heading=reading.text("heading", required=what),
            question=reading.text("question"),
            under=reading.text("under"),
            words=reading.texts("words"),
        )
        places[name] = section.place_of("under")
    _check_tree(subjects, places, faults)
    return subjects


def _check_tree(subjects: Mapping[str, Subject], places: Mapping[str, Place], faults: Faults) -> None:
    questions: dict[str, str] = {}
    for name, subject in subjects.items():
        if subject.under and subject.under not in subjects:
            faults.add(
                places[name], f"subject {name} stands under “{subject.under}”, which does not exist{nearest(subject.under, subjects)}"
            )
        elif _goes_round(name, subjects):
            faults.add(places[name], f"subject {name} stands under itself")
        question = subject.question.casefold()
        if question and questions.setdefault(question, name) != name:
            faults.add(places[name], f"subject {name} asks the same as {questions[question]}")


def _goes_round(name: str, subjects: Mapping[str, Subject]) -> bool:
    passed: set[str] = set()
    step = name
    while step in subjects and step not in passed:
        passed.add(step)
        step = subjects[step].under
    return step == name


def _with_own(heads: tuple[str, ...], own: tuple[Text, ...], faults: Faults) -> tuple[str, ...]:
    """The heads of a base edition with those that only this one has, each behind the head before it; without a base just its own."""
    if not heads:
        return tuple(item.text for item in own)
    found = list(heads)
    for item in own:
        if item.text in found:
            faults.add(item.place, f"{item.text} is a head of the base edition already")
            continue
        before = [at for at, head in enumerate(found) if head[:2] == item.text[:2] and head < item.text]
        found.insert(before[-1] + 1 if before else len(found), item.text)
    return tuple(found)


def read_edition(path: Source, faults: Faults, base_heads: tuple[str, ...] = ()) -> EditionInfo | None:
    """The head page of an edition: what it is called and which heads it has; one written as differences says which it lacks."""
    root = read_yaml(path, faults) if isinstance(path, Path) else path
    if root is None:
        return None
    reading = Reading(root, faults)
    reading.known_only(_DIFFERENT_EDITION_KEYS if base_heads else _EDITION_KEYS, "the edition")
    what = "the edition"
    without = reading.texts("without")
    for item in reading.text_items("without"):
        if item.text not in base_heads:
            faults.add(item.place, f"{item.text} is no head of the base edition{nearest(item.text, base_heads)}")
    heads = _with_own(tuple(head for head in base_heads if head not in without), tuple(reading.text_items("heads")), faults)
    if not heads:
        faults.add(root.place, "the edition names no heads")
    return EditionInfo(
        list_id=reading.text("list_id", required=what),
        edition=reading.text("edition", required=what),
        title=reading.text("title", required=what),
        legal_date=reading.text("legal_date", required=what),
        publisher=reading.text("publisher", required=what),
        heads=heads,
        base=reading.text("base"),
        is_weighed="weighed" not in root.entries or reading.truth("weighed"),
        mark=reading.text("mark"),
        compared=reading.text("compared"),
    )
