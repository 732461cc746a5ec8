"""Entries (paragraphs) of one edition of a control list, and the edition itself as a tree that can be weighed."""

import enum
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stc_desktop.control_lists.chemicals import Chemical, ChemicalNames
from stc_desktop.control_lists.codes import head_of, is_head_code
from stc_desktop.control_lists.local_words import LocalWords
from stc_desktop.control_lists.terms import Definition, Terms
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.conditions import Test
from stc_desktop.rules.properties import Register


class EntryKind(enum.StrEnum):
    """What a paragraph is."""

    GROUP = "group"
    HEAD = "head"
    ITEM = "item"
    NOT_USED = "not_used"
    NOTE = "note"


class Effect(enum.StrEnum):
    """What a note does to the paragraph that it belongs to."""

    REMOVES = "removes"
    ADDS = "adds"
    EXPLAINS = "explains"
    REFERS = "refers"


class Regime(enum.StrEnum):
    """Where a control comes from."""

    WA = "WA"
    MTCR = "MTCR"
    NSG = "NSG"
    AG = "AG"
    CWC = "CWC"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeLink:
    """The regime that an entry stems from, with the regime's own number where it is known."""

    regime: Regime
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One paragraph: group, head, item, unused slot or note.

    `parent` is the paragraph that it stands in ("" for a head and a group); `subject` is the kind of thing that this paragraph itself
    names ("" where it inherits); `refs` are the paragraphs that it names; `position` is its place in the edition. `covers` are the
    categories, groups, heads or paragraphs that a group or a general note speaks of, `spares` those of them that it leaves alone.
    `named_cas` are CAS numbers that a list without tests names.
    """

    code: str
    parent: str
    kind: EntryKind
    logic: Logic
    heading: str
    help: str = ""
    tests: tuple[Test, ...] = ()
    effect: Effect | None = None
    subject: str = ""
    regimes: tuple[RegimeLink, ...] = ()
    words: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()
    named_cas: tuple[str, ...] = ()
    position: int = 0

    @property
    def head(self) -> str:
        return head_of(self.code)

    @property
    def is_group(self) -> bool:
        """2B and CAT4: a heading over heads, not a paragraph that an item can meet."""
        return self.kind is EntryKind.GROUP

    @property
    def cas(self) -> tuple[str, ...]:
        """CAS numbers that this paragraph's own tests name, or that it names without a test."""
        return self.named_cas + tuple(
            number for test in self.tests if test.property_id == "cas" and isinstance(test.value, tuple) for number in map(str, test.value)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A kind of thing that an official understands: "heat exchanger or condenser", under "chemical plant"."""

    id: str
    heading: str
    question: str = ""
    under: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandChange:
    """That somebody other than the makers of the program wrote what stands here: who installed it, on which day, from which workbook."""

    by: str
    on: str
    workbook: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionInfo:
    """Which list in which state: the family, the edition label, its legal date, the codes of all its heads, and the edition that it is
    written against where it is stored as differences.

    A list that is not weighed is a tree to browse and to search: no item is ever classified by it. `mark` says how sure its facts are,
    `compared` what they were and were not compared with. `changed` is there where the edition, or the one that it is written against, was
    installed from a workbook: the makers of the program have not checked it.
    """

    list_id: str
    edition: str
    title: str
    legal_date: str
    publisher: str
    heads: tuple[str, ...]
    base: str = ""
    is_weighed: bool = True
    mark: str = ""
    compared: str = ""
    changed: HandChange | None = None


@dataclass(frozen=True, kw_only=True)
class ListEdition:
    """One edition of a control list as far as it is installed; `local_words` are, by code, what people call things in their languages."""

    info: EditionInfo
    entries: Mapping[str, Entry]
    register: Register
    subjects: Mapping[str, Subject]
    definitions: Mapping[str, Definition] = field(default_factory=dict[str, Definition])
    chemicals: Mapping[str, Chemical] = field(default_factory=dict[str, Chemical])
    local_words: Mapping[str, tuple[LocalWords, ...]] = field(default_factory=dict[str, tuple[LocalWords, ...]])
    _children: dict[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)
    _notes: dict[str, tuple[Entry, ...]] = field(init=False, repr=False, compare=False)
    _general: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: dict[str, list[Entry]] = {}
        notes: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            (notes if entry.kind is EntryKind.NOTE else children).setdefault(entry.parent, []).append(entry)
        object.__setattr__(self, "_children", {parent: tuple(held) for parent, held in children.items()})
        object.__setattr__(self, "_notes", {parent: tuple(held) for parent, held in notes.items()})
        object.__setattr__(self, "_general", _spread_notes(self))

    @functools.cached_property
    def terms(self) -> Terms:
        """The defined terms, ready to be found in headings and notes."""
        return Terms(self.definitions)

    @functools.cached_property
    def cas_in_words(self) -> Mapping[str, tuple[str, ...]]:
        """Per paragraph the CAS numbers that its text gives only to say which material it means."""
        found: dict[str, list[str]] = {}
        for chemical in self.chemicals.values():
            for code in chemical.named_in:
                found.setdefault(code, []).append(chemical.cas)
        return {code: tuple(numbers) for code, numbers in found.items()}

    @functools.cached_property
    def chemical_names(self) -> ChemicalNames:
        """The register of chemicals, ready to be asked by name."""
        return ChemicalNames(self.chemicals)

    @property
    def groups(self) -> tuple[Entry, ...]:
        """Headings over heads, with the notes to whole groups and categories."""
        return tuple(entry for entry in self.entries.values() if entry.kind is EntryKind.GROUP)

    @property
    def general_notes(self) -> tuple[Entry, ...]:
        """Notes that stand by themselves: GTN, GSN and their kin."""
        return tuple(entry for entry in self.entries.values() if entry.kind is EntryKind.NOTE and not entry.parent)

    @property
    def installed_heads(self) -> tuple[str, ...]:
        """Codes of the heads whose paragraphs are here, in the order of the list."""
        return tuple(entry.code for entry in self.entries.values() if entry.kind is EntryKind.HEAD)

    @property
    def is_complete(self) -> bool:
        return set(self.info.heads) <= set(self.entries)

    def children(self, code: str) -> tuple[Entry, ...]:
        """Paragraphs directly below, without notes."""
        return self._children.get(code, ())

    def notes(self, code: str) -> tuple[Entry, ...]:
        return self._notes.get(code, ())

    def covered(self, code: str) -> tuple[str, ...]:
        """The heads and paragraphs that a name in `covers` or `spares` stands for: a category, a group, a head, a paragraph."""
        group = self.entries.get(code)
        if group is not None and group.kind is EntryKind.GROUP and group.covers:
            return tuple(found for name in group.covers for found in self.covered(name))
        if group is not None and group.kind is not EntryKind.GROUP:
            return (code,)
        if is_head_code(code):
            return ()  # a head of this edition that is not installed
        start = code.removeprefix("CAT")
        return tuple(head for head in self.info.heads if head in self.entries and head.startswith(start))

    def weighed_notes(self, code: str) -> tuple[Entry, ...]:
        """The paragraph's own notes, and those of its group, its category and the whole list that are weighed with it."""
        general = self._general.get(code)
        return (*self.notes(code), *(self.entries[note] for note in general)) if general else self.notes(code)

    def path(self, code: str) -> tuple[Entry, ...]:
        """From the head down to the paragraph itself."""
        steps: list[Entry] = []
        while code:
            entry = self.entries[code]
            steps.append(entry)
            code = entry.parent
        return tuple(entry for entry in reversed(steps) if not entry.is_group)

    def subject_of(self, code: str) -> str:
        """The kind of thing that the paragraph is about: the nearest one named on its path, "" if it holds several."""
        for entry in reversed(self.path(code)):
            if entry.subject:
                return entry.subject
        return ""

    def naming_paragraphs(self) -> tuple[Entry, ...]:
        """The topmost paragraphs that name one kind of thing, each to be put in question as one."""
        return tuple(
            entry
            for entry in self.entries.values()
            if entry.subject and entry.kind is not EntryKind.NOTE and not any(step.subject for step in self.path(entry.code)[:-1])
        )


def _spread_notes(edition: ListEdition) -> dict[str, tuple[str, ...]]:
    """Per paragraph the general notes that are weighed with it: each stands as high as it can without touching what it spares."""
    found: dict[str, list[str]] = {}
    for note, covers, spares in _spoken(edition):
        spared = frozenset(code for name in spares for code in edition.covered(name))
        for name in covers:
            for code in edition.covered(name):
                for place in _places(edition, code, spared):
                    known = found.setdefault(place, [])
                    if note.code not in known:
                        known.append(note.code)
    return {code: tuple(notes) for code, notes in found.items()}


def _spoken(edition: ListEdition) -> Iterator[tuple[Entry, tuple[str, ...], tuple[str, ...]]]:
    """Notes that change what is controlled, with what they cover and spare; points that each have a reach of their own come one by one."""
    for group in edition.groups:
        for note in edition.notes(group.code):
            yield from _points(edition, note, note.covers or (group.code,))
    for note in edition.general_notes:
        yield from _points(edition, note, note.covers)


def _points(edition: ListEdition, note: Entry, covers: tuple[str, ...]) -> Iterator[tuple[Entry, tuple[str, ...], tuple[str, ...]]]:
    if note.effect not in {Effect.REMOVES, Effect.ADDS}:
        return
    points = edition.children(note.code)
    if note.logic is Logic.ANY and not note.tests and any(point.covers or point.spares for point in points):
        for point in points:
            yield point, point.covers or covers, (*note.spares, *point.spares)
    else:
        yield note, covers, note.spares


def _places(edition: ListEdition, code: str, spared: frozenset[str]) -> Iterator[str]:
    if code in spared:
        return
    if not any(other.startswith(f"{code}.") for other in spared):
        yield code
        return
    for child in edition.children(code):
        yield from _places(edition, child.code, spared)
