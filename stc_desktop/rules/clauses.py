"""Clauses: tests that all hold, children that combine, notes that take out or bring in; weighed with reasons.

A paragraph of a control list is a clause, and so is a national rule, the condition of a form field, or a completeness check.
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass

from stc_desktop.rules.conditions import Resolver, Test, weigh_test
from stc_desktop.rules.facts import Fact, Facts
from stc_desktop.rules.outcomes import Outcome, all_of, any_of, at_least, negated


class Logic(enum.StrEnum):
    """How the children of a clause combine; `one` stands where there are none."""

    ANY = "any"
    ALL = "all"
    ONE = "one"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Tests that all hold, and then children by `logic` (or at least `needed` of them), less `removed_by`, plus `added_by`.

    `scope` are tests that must hold before anything else counts, also what `added_by` brings in: the kind of thing it is about.
    """

    id: str
    scope: tuple[Test, ...] = ()
    tests: tuple[Test, ...] = ()
    logic: Logic = Logic.ONE
    children: tuple["Clause", ...] = ()
    removed_by: tuple["Clause", ...] = ()
    added_by: tuple["Clause", ...] = ()
    needed: int = 0

    @property
    def is_silent(self) -> bool:
        """Nothing in it can be weighed: no test of its own or below."""
        return not self.tests and all(child.is_silent for child in self.children)


def every_test(clause: Clause) -> Iterator[Test]:
    """The tests of a clause and of all that stands below it, notes included."""
    waiting = [clause]
    while waiting:
        one = waiting.pop()
        yield from (*one.scope, *one.tests)
        waiting += [*one.children, *one.removed_by, *one.added_by]


def properties_of(clause: Clause) -> frozenset[str]:
    """Every property that a clause asks for, notes included."""
    return frozenset(name for test in every_test(clause) for name in test.properties)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One test of one clause with its outcome and the facts that it rested on."""

    clause_id: str
    test: Test
    outcome: Outcome
    facts: tuple[tuple[str, Fact], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A clause weighed against facts: the outcome, its own tests, its children and its notes, each weighed too.

    `groups` holds the outcome of each test or set of alternatives, in order; `own` is the outcome before notes.
    """

    clause: Clause
    outcome: Outcome
    own: Outcome
    reasons: tuple[Reason, ...]
    scope: tuple[Reason, ...]
    groups: tuple[tuple[Outcome, tuple[Reason, ...]], ...]
    children: tuple["Weighed", ...]
    removed_by: tuple["Weighed", ...]
    added_by: tuple["Weighed", ...]

    @property
    def id(self) -> str:
        return self.clause.id


def weigh(clause: Clause, facts: Facts, meets: Resolver, known: dict[int, Weighed] | None = None) -> Weighed:
    """Weigh a clause in three-valued logic. Unknown facts leave it unknown; they never settle it.

    `known` are clauses weighed already against these very facts, by identity: a note to a whole category stands in every head of it.
    """
    known = {} if known is None else known
    scope = tuple(_reason(clause.id, test, facts, meets) for test in clause.scope)
    groups = tuple(_weigh_groups(clause, facts, meets))
    children, removed, added = (
        tuple(_weigh_once(below, facts, meets, known) for below in part) for part in (clause.children, clause.removed_by, clause.added_by)
    )
    own = all_of((*(outcome for outcome, _ in groups), _combined(clause, children)))
    brought = any_of((own, *(note.outcome for note in added)))
    outcome = all_of((*(reason.outcome for reason in scope), brought, *(negated(note.outcome) for note in removed)))
    reasons = (*scope, *(reason for _, group in groups for reason in group))
    return Weighed(
        clause=clause,
        outcome=outcome,
        own=own,
        reasons=reasons,
        scope=scope,
        groups=groups,
        children=children,
        removed_by=removed,
        added_by=added,
    )


def _weigh_once(clause: Clause, facts: Facts, meets: Resolver, known: dict[int, Weighed]) -> Weighed:
    weighed = known.get(id(clause))
    if weighed is None:
        weighed = known[id(clause)] = weigh(clause, facts, meets, known)
    return weighed


def _combined(clause: Clause, children: tuple[Weighed, ...]) -> Outcome:
    outcomes = [child.outcome for child in children]
    if not outcomes:
        return Outcome.TRUE
    if clause.needed:
        return at_least(clause.needed, outcomes)
    return any_of(outcomes) if clause.logic is Logic.ANY else all_of(outcomes)


def _weigh_groups(clause: Clause, facts: Facts, meets: Resolver) -> Iterator[tuple[Outcome, tuple[Reason, ...]]]:
    alternatives: dict[str, list[Reason]] = {}
    for test in clause.tests:
        reason = _reason(clause.id, test, facts, meets)
        if test.alternative is None:
            yield reason.outcome, (reason,)
        else:
            alternatives.setdefault(test.alternative, []).append(reason)
    for group in alternatives.values():
        yield any_of(reason.outcome for reason in group), tuple(group)


def _reason(clause_id: str, test: Test, facts: Facts, meets: Resolver) -> Reason:
    used = tuple((name, facts[name]) for name in test.properties if name in facts)
    return Reason(clause_id=clause_id, test=test, outcome=weigh_test(test, facts, meets, clause_id), facts=used)


def deciding_reasons(weighed: Weighed) -> tuple[Reason, ...]:
    """Every test that the outcome rests on: all that hold for a true one, those that fail for a false one, the open ones else."""
    return tuple(_deciding(weighed, weighed.outcome))


def _deciding(weighed: Weighed, outcome: Outcome) -> Iterator[Reason]:
    in_scope = tuple(reason for reason in weighed.scope if reason.outcome is outcome)
    yield from in_scope
    if outcome is Outcome.FALSE and in_scope:
        return
    brought = any_of((weighed.own, *(note.outcome for note in weighed.added_by)))
    if outcome is Outcome.FALSE and brought is not Outcome.FALSE:
        yield from _deciding_notes(weighed.removed_by, Outcome.TRUE)
        return
    if outcome is Outcome.TRUE and weighed.own is not Outcome.TRUE:
        yield from _deciding_notes(weighed.added_by, Outcome.TRUE)
    else:
        yield from _deciding_own(weighed, outcome)
    if outcome is Outcome.TRUE:
        yield from _deciding_notes(weighed.removed_by, Outcome.FALSE)
    else:
        yield from _deciding_notes(weighed.added_by, outcome)
    if outcome is Outcome.UNKNOWN:
        yield from _deciding_notes(weighed.removed_by, outcome)


def _deciding_notes(notes: tuple[Weighed, ...], outcome: Outcome) -> Iterator[Reason]:
    for note in notes:
        if note.outcome is outcome:
            yield from _deciding(note, outcome)


def _deciding_own(weighed: Weighed, outcome: Outcome) -> Iterator[Reason]:
    for group_outcome, group in weighed.groups:
        if group_outcome is outcome:
            yield from (reason for reason in group if reason.outcome is outcome)
    for child in weighed.children:
        if child.outcome is outcome:
            yield from _deciding(child, outcome)


def open_tests(weighed: Weighed) -> Iterator[Reason]:
    """The tests whose answer can still change the outcome, in the order of the law: own tests, children, notes."""
    if weighed.outcome is not Outcome.UNKNOWN:
        return
    yield from (reason for reason in weighed.scope if reason.outcome is Outcome.UNKNOWN)
    if weighed.own is Outcome.UNKNOWN:
        for outcome, group in weighed.groups:
            if outcome is Outcome.UNKNOWN:
                yield from (reason for reason in group if reason.outcome is Outcome.UNKNOWN)
        for child in weighed.children:
            yield from open_tests(child)
    if weighed.own is not Outcome.TRUE:
        for note in weighed.added_by:
            yield from open_tests(note)
    for note in weighed.removed_by:
        yield from open_tests(note)


def missing_properties(weighed: Weighed) -> tuple[str, ...]:
    """Ids of the properties that keep the outcome open, each once, in the order of the law."""
    return tuple(dict.fromkeys(name for reason in open_tests(weighed) for name in reason.test.properties))
