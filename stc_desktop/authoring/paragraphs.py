"""Paragraphs of a list as authored: a head with everything below it, read into entries."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stc_desktop.authoring.conditions import Target, TestReader
from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.yaml_reading import Listing, Reading, Section, Text, entries_of, nearest
from stc_desktop.control_lists.codes import is_general_note_code, is_group_code
from stc_desktop.control_lists.entries import Effect, Entry, EntryKind, Regime, RegimeLink, Subject
from stc_desktop.control_lists.hs import is_known_hs
from stc_desktop.rules.clauses import Logic

_OWN_KEYS = ("heading", "help", "regimes", "words", "hints", "subject", "logic", "tests", "notes", "see", "refs", "not_used", "mark")
_REACH = ("covers", "spares")
_GROUP_KEYS = ("heading", "help", "words", "notes", "see", "refs", "covers")
_SELF_EVIDENT_GROUP = re.compile(r"\d[A-E]|CAT\d")
_CHILD = re.compile(r"[a-z]|\d+|[a-z]\d+|table")
_NOTE = re.compile(r"[nt]\d+|nb\d+")
_MARKS = ("A", "B", "C", "U", "D")
TRADE_WORDS = 5


@dataclass(slots=True)
class ParagraphReader:
    """Reads one head after another; `places` remembers where each paragraph is written."""

    subjects: Mapping[str, Subject]
    tests: TestReader
    faults: Faults
    places: dict[str, Place] = field(default_factory=dict[str, Place])

    def head(self, code: str, section: Section, place: Place) -> tuple[Entry, ...]:
        """The head (or group, or general note) with its notes and paragraphs, in the order of the list."""
        self.faults.head = code
        if is_group_code(code):
            found = tuple(self._group(code, section, place))
        elif is_general_note_code(code):
            found = tuple(self._note(code, "", section, place, general=True))
        else:
            found = tuple(self._paragraph(code, "", section, place))
            self._check_head(found, section, place)
        self.faults.head = ""
        return found

    def _check_head(self, found: tuple[Entry, ...], section: Section, place: Place) -> None:
        head = found[0]
        if len(found) == 1 and "not_used" in section.entries:
            return
        if len(head.words) < TRADE_WORDS:
            self.faults.add(section.place_of("words"), f"{head.code} needs at least {TRADE_WORDS} words that the trade uses")
        if not any(entry.subject for entry in found):
            self.faults.add(place, f"{head.code} names no kind of thing: give it or its paragraphs a subject")

    def _group(self, code: str, section: Section, place: Place) -> Iterator[Entry]:
        """A heading over heads: it holds notes, and says which heads it is about where its name does not."""
        self.places[code] = place
        reading = Reading(section, self.faults)
        reading.known_only(_GROUP_KEYS, code)
        yield self._entry(code, "", EntryKind.GROUP, reading, False)
        if "covers" not in section.entries and not _SELF_EVIDENT_GROUP.fullmatch(code):
            self.faults.add(place, f"{code} must say which categories, groups or heads it covers")
        yield from self._notes(code, reading, general=True)

    def _paragraph(self, code: str, parent: str, section: Section, place: Place) -> Iterator[Entry]:
        self.places[code] = place
        reading = Reading(section, self.faults)
        children = {key: value for key, value in section.entries.items() if _CHILD.fullmatch(key)}
        reading.known_only((*_OWN_KEYS, *children), code)
        kind = EntryKind.ITEM if parent else EntryKind.HEAD
        if reading.truth("not_used"):
            kind = EntryKind.NOT_USED
            if children or "tests" in section.entries:
                self.faults.add(place, f"{code} is not used and can hold neither tests nor paragraphs")
        yield self._entry(code, parent, kind, reading, bool(children))
        yield from self._notes(code, reading)
        for key, value in children.items():
            child = f"{code}.{key}"
            if isinstance(value, Section):
                yield from self._paragraph(child, code, value, section.place_of(key))
            else:
                self.faults.add(value.place, f"{child} must hold keys with values")

    def _notes(self, code: str, reading: Reading, *, general: bool = False) -> Iterator[Entry]:
        section = reading.sub("notes")
        for key, value in entries_of(section).items():
            assert section is not None
            place = section.place_of(key)
            if not _NOTE.fullmatch(key):
                self.faults.add(place, f"“{key}” is not the number of a note: n1, t1 or nb1")
            elif not isinstance(value, Section):
                self.faults.add(value.place, f"{code}#{key} must hold keys with values")
            else:
                yield from self._note(f"{code}#{key}", code, value, place, general=general)

    def _note(
        self, code: str, parent: str, section: Section, place: Place, *, inherited: Effect | None = None, general: bool = False
    ) -> Iterator[Entry]:
        """A note with its points; a `general` one says which heads it is about."""
        self.places[code] = place
        reading = Reading(section, self.faults)
        children = {key: value for key, value in section.entries.items() if _CHILD.fullmatch(key)}
        reading.known_only((*_OWN_KEYS, "effect", *(_REACH if general else ()), *children), code)
        if "subject" in section.entries:
            self.faults.add(section.place_of("subject"), f"{code} is a note; only paragraphs name a kind of thing")
        effect = inherited or self._effect(code, reading, place)
        kind = EntryKind.NOTE if inherited is None else EntryKind.ITEM
        if reading.truth("not_used"):
            kind = EntryKind.NOT_USED
        below: list[Entry] = [*self._notes(code, reading)]
        for key, value in children.items():
            child = f"{code}.{key}"
            if isinstance(value, Section):
                below.extend(self._note(child, code, value, section.place_of(key), inherited=effect, general=general))
            else:
                self.faults.add(value.place, f"{child} must hold keys with values")
        own = self._entry(code, parent, kind, reading, bool(children), effect=effect)
        self._check_effect(own, below, place, section)
        if general:
            self._check_reach(own, below, place)
        yield own
        yield from below

    def _effect(self, code: str, reading: Reading, place: Place) -> Effect:
        stated = reading.text("effect")
        if stated in set(Effect):
            return Effect(stated)
        if not (reading.truth("not_used") and not stated):
            self.faults.add(place, f"{code} needs an effect: {', '.join(Effect)}{nearest(stated, Effect)}")
        return Effect.EXPLAINS

    def _check_effect(self, note: Entry, below: list[Entry], place: Place, section: Section) -> None:
        if note.kind is not EntryKind.NOTE:
            return
        tested = bool(note.tests) or any(entry.tests for entry in below)
        if note.effect is Effect.REMOVES and not tested:
            self.faults.add(place, f"{note.code} removes from control but has no test: nothing would ever be removed")
        if note.effect in {Effect.EXPLAINS, Effect.REFERS} and note.tests:
            self.faults.add(section.place_of("tests"), f"{note.code} only {note.effect}; its tests would never be weighed")

    def _check_reach(self, note: Entry, below: list[Entry], place: Place) -> None:
        """What changes control must say where; its points may say so one by one, if any one of them is enough."""
        if note.kind is not EntryKind.NOTE or note.effect not in {Effect.REMOVES, Effect.ADDS}:
            return
        points = [entry for entry in below if entry.parent == note.code and entry.kind is not EntryKind.NOTE]
        apart = [point for point in points if point.covers or point.spares]
        deeper = [entry for entry in below if (entry.covers or entry.spares) and entry not in points]
        for entry in (*deeper, *(apart if note.logic is not Logic.ANY or note.tests else ())):
            self.faults.add(self.places[entry.code], f"{entry.code} cannot have a reach of its own: only the points of an “any” list can")
        tested = bool(note.tests) or any(entry.tests for entry in below)
        if tested and not note.parent and not note.covers and not all(point.covers for point in points or (note,)):
            self.faults.add(place, f"{note.code} must say which categories, groups or heads it covers")

    def _entry(
        self, code: str, parent: str, kind: EntryKind, reading: Reading, has_children: bool, *, effect: Effect | None = None
    ) -> Entry:
        section = reading.section
        self._check_mark(code, reading)
        unused = kind is EntryKind.NOT_USED
        tests = section.entries.get("tests")
        return Entry(
            code=code,
            parent=parent,
            kind=kind,
            logic=self._logic(code, reading, has_children),
            heading=reading.text("heading", required="" if unused else code),
            help=reading.text("help"),
            tests=self.tests.read(code, tests) if tests is not None else (),
            effect=effect,
            subject=self._subject(code, reading),
            regimes=self._regimes(code, reading),
            words=reading.texts("words"),
            hs=self._hs(code, reading),
            refs=self._refs(code, reading, "see", "refs"),
            covers=self._refs(code, reading, "covers"),
            spares=self._refs(code, reading, "spares"),
        )

    def _check_mark(self, code: str, reading: Reading) -> None:
        mark = reading.text("mark")
        if mark and mark not in _MARKS:
            self.faults.add(reading.section.place_of("mark"), f"{code} has the unknown mark “{mark}”; use one of {', '.join(_MARKS)}")

    def _logic(self, code: str, reading: Reading, has_children: bool) -> Logic:
        stated = reading.text("logic")
        place = reading.section.place_of("logic")
        if stated and stated not in set(Logic):
            self.faults.add(place, f"logic of {code} is any, all or one, not “{stated}”")
            return Logic.ONE
        if has_children and stated in {"", Logic.ONE}:
            self.faults.add(place, f"{code} has paragraphs below it: say logic: any or logic: all")
        return Logic(stated) if stated else Logic.ONE

    def _subject(self, code: str, reading: Reading) -> str:
        name = reading.text("subject")
        place = reading.section.place_of("subject")
        if name and name not in self.subjects:
            self.faults.add(place, f"{code} has the unknown subject “{name}”{nearest(name, self.subjects)}")
        elif name and not self.subjects[name].question:
            self.faults.add(place, f"subject {name} of {code} is a group: it has no question that a person could answer")
        return name

    def _regimes(self, code: str, reading: Reading) -> tuple[RegimeLink, ...]:
        value = reading.section.entries.get("regimes")
        if value is None:
            return ()
        pairs: list[tuple[str, str, Place]] = []
        if isinstance(value, Section):
            for name, number in value.entries.items():
                pairs.append((name, number.text if isinstance(number, Text) else "", value.place_of(name)))
        elif isinstance(value, Listing):
            pairs = [(item.text, "", item.place) for item in value.items if isinstance(item, Text)]
        else:
            self.faults.add(value.place, f"regimes of {code} must be a list or a map")
        links: list[RegimeLink] = []
        for name, number, place in pairs:
            if name in set(Regime):
                links.append(RegimeLink(regime=Regime(name), number=number))
            else:
                self.faults.add(place, f"unknown regime “{name}” in {code}; use {', '.join(Regime)}")
        return tuple(links)

    def _hs(self, code: str, reading: Reading) -> tuple[str, ...]:
        section = reading.sub("hints")
        if section is None:
            return ()
        own = Reading(section, self.faults)
        own.known_only(("hs",), f"hints of {code}")
        found: list[str] = []
        for item in own.text_items("hs"):
            if not re.fullmatch(r"\d{6}", item.text):
                self.faults.add(item.place, f"HS code “{item.text}” of {code} must be six digits in quotation marks")
            elif not is_known_hs(item.text):
                self.faults.add(item.place, f"HS code {item.text} of {code} does not exist in the edition of 2022")
            else:
                found.append(item.text)
        return tuple(found)

    def _refs(self, code: str, reading: Reading, *keys: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for key in keys:
            for item in reading.text_items(key):
                self.tests.targets.append(Target(code, key, item.text, item.place))
                found.setdefault(item.text)
        return tuple(found)
