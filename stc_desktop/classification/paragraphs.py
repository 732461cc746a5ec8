"""The list cut into the paragraphs that name one kind of thing, each as a clause that an item can be weighed against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from stc_desktop.control_lists.codes import head_of
from stc_desktop.control_lists.entries import Effect, Entry, EntryKind, ListEdition
from stc_desktop.control_lists.resting import steps_to_weigh
from stc_desktop.control_lists.splitting import set_apart
from stc_desktop.rules.clauses import Clause, Logic, Weighed, weigh
from stc_desktop.rules.conditions import Op, Test
from stc_desktop.rules.facts import Facts
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.properties import PropertyKind

KIND = "kind:"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingParagraph:
    """A paragraph that names one kind of thing, with everything below it that is about the same kind.

    `subject` is the kind; where the list gives none the paragraph stands for itself.
    """

    code: str
    subject: str
    heading: str
    question: str
    clause: Clause
    cas: frozenset[str]

    @property
    def head(self) -> str:
        return head_of(self.code)

    @property
    def kind_property(self) -> str:
        return KIND + self.subject


@dataclass(frozen=True, kw_only=True)
class WeighableList:
    """An edition made ready for weighing; built once and kept."""

    edition: ListEdition
    paragraphs: tuple[NamingParagraph, ...] = field(init=False)
    targets: Mapping[str, tuple[str, ...]] = field(init=False)
    _clauses: dict[str, Clause] = field(init=False, repr=False, compare=False)
    _spoken_of: dict[str, tuple[NamingParagraph, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_clauses", {})
        object.__setattr__(self, "_spoken_of", {})
        found: list[NamingParagraph] = []
        for entry in self.edition.entries.values():
            if entry.kind is EntryKind.HEAD:
                found.extend(self._named_below(entry, ()))
        object.__setattr__(self, "paragraphs", tuple(found))
        object.__setattr__(self, "targets", self._paragraph_targets())

    def paragraph(self, code: str) -> NamingParagraph | None:
        """The naming paragraph with this code."""
        return next((paragraph for paragraph in self.paragraphs if paragraph.code == code), None)

    def at_or_below(self, code: str) -> tuple[NamingParagraph, ...]:
        """Naming paragraphs that a code speaks of: itself, those below it, or the one that it stands in."""
        if code not in self._spoken_of:
            inside = tuple(p for p in self.paragraphs if p.code == code or p.code.startswith(f"{code}."))
            holding = tuple(p for p in self.paragraphs if code.startswith((f"{p.code}.", f"{p.code}#")))
            self._spoken_of[code] = inside or holding
        return self._spoken_of[code]

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
        name = subject or entry.code
        inner = self.clause(entry, without)
        removed = (*(note for step in above for note in self._removing(step)), *inner.removed_by)
        clause = Clause(
            id=entry.code,
            scope=(_kind_test(name), *(test for step in above for test in step.tests if test.alternative is None)),
            tests=(*(test for step in above for test in step.tests if test.alternative is not None), *inner.tests),
            logic=inner.logic,
            children=inner.children,
            removed_by=removed,
            added_by=inner.added_by,
        )
        return NamingParagraph(
            code=entry.code,
            subject=name,
            heading=entry.heading,
            question=known.question if known else "",
            clause=clause,
            cas=frozenset(self._cas_below(entry)),
        )

    def _cas_below(self, entry: Entry) -> Iterator[str]:
        yield from entry.cas
        for child in self.edition.children(entry.code):
            yield from self._cas_below(child)

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
        below = (*self.edition.children(note.code), *self.edition.notes(note.code))
        children = tuple(clause for clause in map(self._note, below) if not clause.is_silent)
        return Clause(id=note.code, tests=note.tests, logic=note.logic, children=children)

    def _paragraph_targets(self) -> Mapping[str, tuple[str, ...]]:
        """Per property of kind paragraph: every code that some test names, in the order of the list."""
        asked = {prop.id for prop in self.edition.register.values() if prop.kind is PropertyKind.PARAGRAPH}
        targets: dict[str, dict[str, None]] = {name: {} for name in asked}
        for entry in self.edition.entries.values():
            for test in entry.tests:
                if test.op is Op.MEETS and test.property_id in targets:
                    targets[test.property_id].setdefault(str(test.value))
        return {name: tuple(sorted(codes)) for name, codes in targets.items()}


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
        self._known: dict[tuple[str, ...], Outcome] = {}

    def outcome(self, holder: str, code: str) -> Outcome:
        """Unknown for a paragraph that is not installed, and while it is itself being weighed (the builder refuses circles)."""
        if code not in self._weighable.edition.entries:
            return Outcome.UNKNOWN
        key = (code, *(step.code for step in self._steps(holder, code)))
        if key not in self._known:
            self._known[key] = Outcome.UNKNOWN
            whole = self.weighed(holder, code)
            self._known[key] = whole.outcome if whole else Outcome.UNKNOWN
        return self._known[key]

    def weighed(self, holder: str, code: str) -> Weighed | None:
        """The target with what stands above it, as one clause weighed; None where it is not installed."""
        entry = self._weighable.edition.entries.get(code)
        if entry is None:
            return None
        subject = self._weighable.edition.subject_of(code)
        above = tuple(
            Clause(id=step.code, tests=step.tests, removed_by=self._weighable.clause(step).removed_by) for step in self._steps(holder, code)
        )
        scope = (_kind_test(subject),) if subject and not entry.subject else ()
        whole = Clause(id=code, scope=scope, logic=Logic.ALL, children=(*above, self._weighable.clause(entry)))
        return weigh(whole, self.facts, self.outcome)

    def _steps(self, holder: str, code: str) -> tuple[Entry, ...]:
        edition = self._weighable.edition
        return steps_to_weigh(edition, holder, code) if holder in edition.entries else edition.path(code)[:-1]
