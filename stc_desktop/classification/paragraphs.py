"""The list cut into the paragraphs that name one kind of thing, each as a clause that an item can be weighed against."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from stc_desktop.classification.kept import Kept
from stc_desktop.classification.label_matching import LabelMatching
from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.entries import Effect, Entry, EntryKind, ListEdition
from stc_desktop.control_lists.resting import steps_to_weigh
from stc_desktop.control_lists.splitting import set_apart
from stc_desktop.rules.clauses import Clause, Logic, Weighed, weigh
from stc_desktop.rules.computations import Computation
from stc_desktop.rules.conditions import THIS_ITEM, Op, Test
from stc_desktop.rules.facts import Facts
from stc_desktop.rules.gathering import gathered_in
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.properties import Property, PropertyKind

if TYPE_CHECKING:
    from stc_desktop.classification.verdicts import Finding
    from stc_desktop.classification.weighings import Weighing

KIND = "kind:"
MOST_KEPT = 1024  # weighed paragraphs; a step has some hundred of them in question at most


@dataclass(frozen=True, kw_only=True, eq=False)
class NamingParagraph:
    """A paragraph that names one kind of thing, with everything below it that is about the same kind.

    `subject` is the kind; where the list gives none the paragraph stands for itself. Its clause is put together when it is first
    weighed: most paragraphs of a list never are.
    """

    code: str
    subject: str
    heading: str
    question: str
    weighable: "WeighableList" = field(repr=False)
    above: tuple[Entry, ...] = field(repr=False)
    without: tuple[str, ...] = field(repr=False)

    @property
    def head(self) -> str:
        return head_of(self.code)

    @property
    def kind_property(self) -> str:
        return KIND + self.subject

    @functools.cached_property
    def clause(self) -> Clause:
        return self.weighable.clause_of(self)

    @functools.cached_property
    def cas(self) -> frozenset[str]:
        """CAS numbers that it names, or a paragraph below it."""
        return frozenset(self.weighable.cas_below(self.code))

    @functools.cached_property
    def reads(self) -> tuple[str, ...]:
        """Every property on which its outcome can depend, those of the paragraphs that it rests on included."""
        return tuple(sorted(self.weighable.read_by(self.clause)))


@dataclass(frozen=True, kw_only=True)
class WeighableList:
    """An edition made ready for weighing; built once and kept."""

    edition: ListEdition
    paragraphs: tuple[NamingParagraph, ...] = field(init=False)
    kept: "Kept[Weighing]" = field(init=False, repr=False, compare=False)
    said: "Kept[tuple[Finding, dict[str, object]]]" = field(init=False, repr=False, compare=False)
    _clauses: dict[str, Clause] = field(init=False, repr=False, compare=False)
    _wholes: dict[tuple[str, str], Clause] = field(init=False, repr=False, compare=False)
    _notes_kept: dict[str, Clause] = field(init=False, repr=False, compare=False)
    _reads: dict[int, tuple[Clause, frozenset[str], frozenset[tuple[str, str]]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("_clauses", "_wholes", "_notes_kept", "_reads"):
            object.__setattr__(self, name, {})
        for name in ("kept", "said"):
            object.__setattr__(self, name, Kept(MOST_KEPT))
        found: list[NamingParagraph] = []
        for entry in self.edition.entries.values():
            if entry.kind is EntryKind.HEAD:
                found.extend(self._named_below(entry, ()))
        object.__setattr__(self, "paragraphs", tuple(found))

    @functools.cached_property
    def by_subject(self) -> Mapping[str, tuple[NamingParagraph, ...]]:
        """Per kind of thing the paragraphs that are about it, in the order of the list."""
        groups: dict[str, list[NamingParagraph]] = {}
        for paragraph in self.paragraphs:
            groups.setdefault(paragraph.subject, []).append(paragraph)
        return {subject: tuple(paragraphs) for subject, paragraphs in groups.items()}

    @functools.cached_property
    def labels(self) -> LabelMatching:
        """Which property a label on a datasheet means."""
        return LabelMatching(self.edition.register)

    @functools.cached_property
    def installed_heads(self) -> int:
        """How many heads of the edition are here."""
        return len(self.edition.installed_heads)

    @functools.cached_property
    def _by_code(self) -> Mapping[str, NamingParagraph]:
        return {paragraph.code: paragraph for paragraph in self.paragraphs}

    @functools.cached_property
    def _inside(self) -> Mapping[str, tuple[NamingParagraph, ...]]:
        """Per code the naming paragraphs that stand at it or below it."""
        inside: dict[str, list[NamingParagraph]] = {}
        for paragraph in self.paragraphs:
            for code in holders_of(paragraph.code):
                inside.setdefault(code, []).append(paragraph)
        return {code: tuple(paragraphs) for code, paragraphs in inside.items()}

    @functools.cached_property
    def computations(self) -> Mapping[str, Computation]:
        """How properties of the register follow from others."""
        return {name: prop.computed for name, prop in self.edition.register.items() if prop.computed is not None}

    @functools.cached_property
    def gathered(self) -> tuple[Property, ...]:
        """Properties of the register that a gathering question stands for."""
        return gathered_in(self.edition.register)

    def paragraph(self, code: str) -> NamingParagraph | None:
        """The naming paragraph with this code."""
        return self._by_code.get(code)

    def at_or_below(self, code: str) -> tuple[NamingParagraph, ...]:
        """Naming paragraphs that a code speaks of: itself, those below it, or the ones that it stands in."""
        inside = self._inside.get(code)
        if inside is not None:
            return inside
        holding = {holder for holder in holders_of(code) if holder != code}
        return tuple(self._by_code[holder] for holder in sorted(holding, key=len) if holder in self._by_code)

    def outcome_of(self, code: str, facts: Facts) -> Outcome:
        """Whether an item with these facts meets a paragraph, everything above it included."""
        return Meeting(self, facts).outcome("", code)

    def _named_below(self, entry: Entry, above: tuple[Entry, ...]) -> Iterator[NamingParagraph]:
        apart = set_apart(self.edition, entry)
        if not apart:
            yield self._naming(entry, above, ())
            return
        if len(apart) < len(self.edition.children(entry.code)):
            yield self._naming(entry, above, tuple(child.code for child in apart))
        for child in apart:
            if child.kind is not EntryKind.NOT_USED:
                yield from self._named_below(child, (*above, entry))

    def _naming(self, entry: Entry, above: tuple[Entry, ...], without: tuple[str, ...]) -> NamingParagraph:
        subject = self.edition.subject_of(entry.code)
        known = self.edition.subjects.get(subject)
        return NamingParagraph(
            code=entry.code,
            subject=subject or entry.code,
            heading=entry.heading,
            question=known.question if known else "",
            weighable=self,
            above=above,
            without=without,
        )

    def clause_of(self, paragraph: NamingParagraph) -> Clause:
        """The paragraph with all that stands above it as one clause: the kind of thing first, then what the holders ask for."""
        inner = self.clause(self.edition.entries[paragraph.code], paragraph.without)
        steps = paragraph.above
        removed = (*(note for step in steps for note in self._removing(step)), *inner.removed_by)
        # a holder's alternatives keep a name of their own: "any1" of the holder is another set than "any1" of the paragraph
        alternatives = (
            replace(test, alternative=f"{step.code} {test.alternative}") for step in steps for test in step.tests if test.alternative
        )
        return Clause(
            id=paragraph.code,
            scope=(_kind_test(paragraph.subject), *(test for step in steps for test in step.tests if test.alternative is None)),
            tests=(*alternatives, *inner.tests),
            logic=inner.logic,
            children=inner.children,
            removed_by=removed,
            added_by=inner.added_by,
        )

    def cas_below(self, code: str) -> Iterator[str]:
        yield from self.edition.entries[code].cas
        for child in self.edition.children(code):
            yield from self.cas_below(child.code)

    def clause(self, entry: Entry, without: tuple[str, ...] = ()) -> Clause:
        """The paragraph's own tests, the kind of thing it names, its children and notes, without what stands above it."""
        if not without and entry.code in self._clauses:
            return self._clauses[entry.code]
        children = tuple(
            self.clause(child)
            for child in self.edition.children(entry.code)
            if child.kind is not EntryKind.NOT_USED and child.code not in without
        )
        clause = Clause(
            id=entry.code,
            scope=(_kind_test(entry.subject),) if entry.subject else (),
            tests=entry.tests,
            logic=entry.logic,
            children=children,
            removed_by=self._removing(entry),
            added_by=tuple(note for note in map(self._note, self._notes(entry, Effect.ADDS)) if not note.is_silent),
        )
        if not without:
            self._clauses[entry.code] = clause
        return clause

    def _removing(self, entry: Entry) -> tuple[Clause, ...]:
        """Notes that take out of control. A silent one is left out: what cannot be weighed must not free anything."""
        return tuple(note for note in map(self._note, self._notes(entry, Effect.REMOVES)) if not note.is_silent)

    def _notes(self, entry: Entry, effect: Effect) -> tuple[Entry, ...]:
        return tuple(note for note in self.edition.weighed_notes(entry.code) if note.effect is effect)

    def _note(self, note: Entry) -> Clause:
        """One clause for each note, also where it speaks of many heads."""
        if note.code not in self._notes_kept:
            below = (*self.edition.children(note.code), *self.edition.notes(note.code))
            children = tuple(clause for clause in map(self._note, below) if not clause.is_silent)
            self._notes_kept[note.code] = Clause(id=note.code, tests=note.tests, logic=note.logic, children=children)
        return self._notes_kept[note.code]

    @functools.cached_property
    def targets(self) -> Mapping[str, tuple[str, ...]]:
        """Per property of kind paragraph: every code that some test names, in the order of the list."""
        asked = {prop.id for prop in self.edition.register.values() if prop.kind is PropertyKind.PARAGRAPH}
        targets: dict[str, dict[str, None]] = {name: {} for name in asked}
        for entry in self.edition.entries.values():
            for test in entry.tests:
                if test.op is Op.MEETS and test.property_id in targets:
                    targets[test.property_id].setdefault(str(test.value))
        return {name: tuple(sorted(codes)) for name, codes in targets.items()}

    def whole(self, holder: str, code: str) -> Clause | None:
        """A paragraph as another one asks for it, with what stands above it but not above the asking one; None if not installed."""
        entry = self.edition.entries.get(code)
        if entry is None:
            return None
        key = (holder, code)
        if key not in self._wholes:
            subject = self.edition.subject_of(code)
            above = tuple(Clause(id=step.code, tests=step.tests, removed_by=self._removing(step)) for step in self._steps(holder, code))
            scope = (_kind_test(subject),) if subject and not entry.subject else ()
            self._wholes[key] = Clause(id=code, scope=scope, logic=Logic.ALL, children=(*above, self.clause(entry)))
        return self._wholes[key]

    def _steps(self, holder: str, code: str) -> tuple[Entry, ...]:
        edition = self.edition
        return steps_to_weigh(edition, holder, code) if holder in edition.entries else edition.path(code)[:-1]

    def read_by(self, clause: Clause) -> frozenset[str]:
        """Every property that weighing the clause may look at, through all paragraphs that it rests on."""
        found: set[str] = set()
        asked: set[tuple[str, ...]] = set()
        waiting = [clause]
        while waiting:
            names, targets = self._read_in(waiting.pop())
            found |= names
            for holder, code in targets:
                target = self.whole(holder, code)
                if target is not None and (name := spoken_name(target)) not in asked:
                    asked.add(name)
                    waiting.append(target)
        return frozenset(found)

    def _read_in(self, clause: Clause) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
        """The properties that the tests of a clause and below name, and which paragraph asks there for which other one."""
        known = self._reads.get(id(clause))
        if known is not None:
            return known[1:]
        tests = (*clause.scope, *clause.tests)
        names = {name for test in tests for name in test.properties}
        targets = {(clause.id, str(test.value)) for test in tests if test.property_id == THIS_ITEM}
        for below in (*clause.children, *clause.removed_by, *clause.added_by):
            names_below, targets_below = self._read_in(below)
            names |= names_below
            targets |= targets_below
        # the clause is kept along, so that its identity is not given to another one
        self._reads[id(clause)] = (clause, frozenset(names), frozenset(targets))
        return frozenset(names), frozenset(targets)


def holders_of(code: str) -> Iterator[str]:
    """The code and every code that it stands below: 2B350.d#n1, 2B350.d, 2B350."""
    yield code
    while (cut := max(code.rfind("."), code.rfind("#"))) > 0:
        code = code[:cut]
        yield code


def spoken_name(whole: Clause) -> tuple[str, ...]:
    """What tells one way of asking for a paragraph from another: its code, and which of the paragraphs above it are weighed along."""
    return (whole.id, *(step.id for step in whole.children[:-1]))


def _kind_test(name: str) -> Test:
    return Test(property_id=KIND + name, op=Op.EQUAL, value=True)


class Meeting:
    """Answers "does this item meet that paragraph?" during one weighing, each paragraph once.

    What stands above both the asking paragraph and the target is left out: it is weighed for the asking one already, and a
    holder may so rest on its own children.
    """

    def __init__(self, weighable: WeighableList, facts: Facts) -> None:
        self._weighable = weighable
        self.facts = facts
        self._known: dict[tuple[str, ...], Weighed | None] = {}
        self._clauses: dict[int, Weighed] = {}

    def outcome(self, holder: str, code: str) -> Outcome:
        """Unknown for a paragraph that is not installed, and while it is itself being weighed (the builder refuses circles)."""
        whole = self.weighed(holder, code)
        return whole.outcome if whole is not None else Outcome.UNKNOWN

    def weighed(self, holder: str, code: str) -> Weighed | None:
        """The target with what stands above it, as one clause weighed; None where it is not installed or being weighed just now."""
        whole = self._weighable.whole(holder, code)
        if whole is None:
            return None
        key = spoken_name(whole)
        if key not in self._known:
            self._known[key] = None
            self._known[key] = self.weigh(whole)
        return self._known[key]

    def weigh(self, clause: Clause) -> Weighed:
        """A clause of the list weighed; what it shares with others (notes to whole categories) only once."""
        return weigh(clause, self.facts, self.outcome, self._clauses)
