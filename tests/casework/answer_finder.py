"""Finds answers by which a paragraph turns on one test: with the test held it is met, with the test failed it is not.

It reads the clauses that the program weighs and looks, by trial and going back, for answers to all other questions. It only proposes;
what counts is what the program then says of the two items.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from stc_desktop.classification.paragraphs import KIND, WeighableList
from stc_desktop.control_lists.resting import steps_to_weigh
from stc_desktop.rules.clauses import Clause, Logic
from stc_desktop.rules.conditions import THIS_ITEM, Op, Test, is_within, weigh_test
from stc_desktop.rules.facts import Amount, Choice, Fact, Several, YesNo, exactly
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.properties import PropertyKind

MOST_TRIALS = 6000


class GivenUp(Exception):
    """Too many trials."""


@dataclass(frozen=True, slots=True)
class Room:
    """What an answer may still be."""

    low: Fraction | None = None
    low_open: bool = False
    high: Fraction | None = None
    high_open: bool = False
    never: frozenset[Fraction] = frozenset()
    truth: bool | None = None
    one_of: frozenset[str] | None = None
    holds: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    within: frozenset[str] | None = None


Rooms = Mapping[str, Room]
Goal = tuple[Clause | Test, bool, int, str]  # what, whether it must hold, in which of the two items, whose test it is


@dataclass(slots=True)
class AnswerFinder:
    """Looks for answers around one property, whose two values are given."""

    weighable: WeighableList
    pinned: str
    values: tuple[Amount, Amount]
    wanted: Test
    trials: int = 0
    _reach: dict[int, bool] = field(default_factory=dict[int, bool])

    def answers(self, code: str, outcomes: tuple[bool, bool]) -> Iterator[dict[str, Fact]]:
        """Answers to everything else, under which the paragraph holds or not for each of the two values as wanted."""
        whole = self._whole("", code)
        goals: list[Goal] = [(whole, outcomes[0], 0, code), (whole, outcomes[1], 1, code)]
        for rooms in self._solve(goals, {}, 0):
            yield {name: self._answer(name, room) for name, room in rooms.items()}

    # -- the search

    def _solve(self, goals: Sequence[Goal], rooms: Rooms, depth: int) -> Iterator[Rooms]:
        self.trials += 1
        if self.trials > MOST_TRIALS or depth > 700:
            raise GivenUp
        if not goals:
            yield rooms
            return
        first = next((at for at, goal in enumerate(goals) if isinstance(goal[0], Test)), 0)  # what narrows most comes first
        (what, holds, item, holder), rest = goals[first], (*goals[:first], *goals[first + 1 :])
        if isinstance(what, Clause):
            for way in self._ways(what, holds, item):
                yield from self._solve((*way, *rest), rooms, depth + 1)
            return
        if what.negated:
            yield from self._solve(((replace(what, negated=False), not holds, item, holder), *rest), rooms, depth + 1)
            return
        if what.property_id == THIS_ITEM:
            target = str(what.value)
            if target in self.weighable.edition.entries:
                yield from self._solve(((self._whole(holder, target), holds, item, target), *rest), rooms, depth + 1)
            return
        if what.computed is not None:
            yield from self._computed(what, holds, item, rooms, (rest, depth))
            return
        if self.pinned == what.property_id:
            outcome = weigh_test(what, {self.pinned: self.values[item]}, lambda _holder, _code: Outcome.UNKNOWN)
            if outcome is (Outcome.TRUE if holds else Outcome.FALSE):
                yield from self._solve(rest, rooms, depth + 1)
            return
        for room in self._narrowed(what, holds, rooms.get(what.property_id, Room())):
            yield from self._solve(rest, {**rooms, what.property_id: room}, depth + 1)

    def _computed(self, test: Test, holds: bool, item: int, rooms: Rooms, further: tuple[Sequence[Goal], int]) -> Iterator[Rooms]:
        """A limit that other answers move: they are settled first, then it is a limit like any other."""
        rest, depth = further
        assert test.computed is not None
        settled = dict(rooms)
        inputs: dict[str, Fact] = {}
        for name in test.computed.inputs:
            value = self.values[item].low if name == self.pinned else _value_in(rooms.get(name, Room()), whole=False)
            assert value is not None
            if name != self.pinned:
                settled[name] = Room(low=value, high=value)
            inputs[name] = exactly(value)
        limit = test.computed.over(inputs).low
        if limit is None:
            return
        plain = replace(test, computed=None, limits=(limit,), value=0)
        yield from self._solve(((plain, holds, item, ""), *rest), settled, depth + 1)

    def _ways(self, clause: Clause, holds: bool, item: int) -> Iterator[tuple[Goal, ...]]:
        """The ways in which a clause can hold or fail, those first that lead over the test in question."""
        groups = list(_groups(clause))
        scope: list[Goal] = [(test, True, item, clause.id) for test in clause.scope]
        if holds:
            kept = tuple((note, False, item, note.id) for note in clause.removed_by)
            for own in self._own_ways(clause, groups, item):
                yield (*scope, *own, *kept)
            for note in clause.added_by:
                yield (*scope, (note, True, item, note.id), *kept)
            return
        for note in clause.removed_by:
            yield ((note, True, item, note.id),)
        added = tuple((note, False, item, note.id) for note in clause.added_by)
        fails: list[tuple[Goal, ...]] = [tuple((test, False, item, clause.id) for test in group) for group in groups]
        children: tuple[Goal, ...] = tuple((child, False, item, child.id) for child in clause.children)
        if children:
            fails += [children] if clause.logic is Logic.ANY else [(child,) for child in children]
        for way in sorted(fails, key=lambda way: not any(self._leads(goal[0]) for goal in way)):
            yield (*way, *added)
        for test in clause.scope:
            yield ((test, False, item, clause.id),)

    def _own_ways(self, clause: Clause, groups: list[tuple[Test, ...]], item: int) -> Iterator[tuple[Goal, ...]]:
        choices: list[list[tuple[Goal, ...]]] = [[((test, True, item, clause.id),) for test in group] for group in groups]
        below: list[tuple[Goal, ...]] = [((child, True, item, child.id),) for child in clause.children]
        if below:
            choices += [below] if clause.logic is Logic.ANY else [[way] for way in below]
        yield from self._combined(choices)

    def _combined(self, choices: list[list[tuple[Goal, ...]]]) -> Iterator[tuple[Goal, ...]]:
        if not choices:
            yield ()
            return
        first = sorted(choices[0], key=lambda way: not any(self._leads(goal[0]) for goal in way))
        for way in first:
            for others in self._combined(choices[1:]):
                yield (*way, *others)

    def _leads(self, what: Clause | Test) -> bool:
        """Whether the test in question stands in it."""
        if isinstance(what, Test):
            return what is self.wanted or (what.property_id == self.pinned and what == self.wanted)
        if id(what) not in self._reach:
            tests = (*what.scope, *what.tests)
            below = (*what.children, *what.removed_by, *what.added_by)
            self._reach[id(what)] = any(map(self._leads, tests)) or any(map(self._leads, below))
        return self._reach[id(what)]

    def _whole(self, holder: str, code: str) -> Clause:
        """The paragraph with what stands above it, as the program weighs it."""
        edition = self.weighable.edition
        entry = edition.entries[code]
        steps = steps_to_weigh(edition, holder, code) if holder in edition.entries else edition.path(code)[:-1]
        subject = edition.subject_of(code)
        scope = (Test(property_id=KIND + subject, op=Op.EQUAL, value=True),) if subject and not entry.subject else ()
        above = tuple(Clause(id=step.code, tests=step.tests, removed_by=self.weighable.clause(step).removed_by) for step in steps)
        return Clause(id=code, scope=scope, logic=Logic.ALL, children=(*above, self.weighable.clause(entry)))

    # -- one answer

    def _narrowed(self, test: Test, holds: bool, room: Room) -> Iterator[Room]:
        kind = self._kind(test.property_id)
        if kind is PropertyKind.YES_NO:
            truth = bool(test.value) is holds
            if room.truth in {None, truth}:
                yield replace(room, truth=truth)
        elif kind is PropertyKind.CHOICE:
            yield from self._chosen(test, holds, room)
        elif kind in {PropertyKind.NUMBER, PropertyKind.COUNT}:
            yield from _measured(test, holds, room)
        else:
            yield from self._several(test, holds, room)

    def _kind(self, name: str) -> PropertyKind:
        prop = self.weighable.edition.register.get(name)
        return prop.kind if prop else PropertyKind.YES_NO

    def _chosen(self, test: Test, holds: bool, room: Room) -> Iterator[Room]:
        named = frozenset(map(str, test.value if isinstance(test.value, tuple) else (test.value,)))
        every = frozenset(self.weighable.edition.register[test.property_id].options)
        left = (room.one_of if room.one_of is not None else every) & (named if holds else every - named)
        if left:
            yield replace(room, one_of=left)

    def _several(self, test: Test, holds: bool, room: Room) -> Iterator[Room]:
        named = tuple(map(str, test.value if isinstance(test.value, tuple) else (test.value,)))
        if test.op is Op.EVERY:
            if holds:
                within = frozenset(named) if room.within is None else room.within & frozenset(named)
                if room.holds <= within:
                    yield from (replace(room, within=within, holds=room.holds or frozenset({one})) for one in sorted(within - room.lacks))
                return
            options = self.weighable.edition.register[test.property_id].options
            named = tuple(option for option in options if option not in named)
            holds = True
        if holds:
            for one in (*(one for one in named if one in room.holds), *(one for one in named if one not in room.holds)):
                if not _is_barred(one, room):
                    yield replace(room, holds=room.holds | {one})
        elif not any(_overlap(one, other) for one in named for other in room.holds):
            yield replace(room, lacks=room.lacks | frozenset(named))

    def _answer(self, name: str, room: Room) -> Fact:
        kind = self._kind(name)
        if kind is PropertyKind.YES_NO:
            return YesNo(value=bool(room.truth))
        if kind is PropertyKind.CHOICE:
            assert room.one_of
            return Choice(sorted(room.one_of)[0])
        if kind in {PropertyKind.NUMBER, PropertyKind.COUNT}:
            return exactly(_value_in(room, whole=kind is PropertyKind.COUNT))
        return Several(room.holds)


def _groups(clause: Clause) -> Iterator[tuple[Test, ...]]:
    """Each test by itself, alternatives of each other together."""
    alternatives: dict[str, list[Test]] = {}
    for test in clause.tests:
        if test.alternative is None:
            yield (test,)
        else:
            alternatives.setdefault(test.alternative, []).append(test)
    yield from map(tuple, alternatives.values())


def _is_barred(one: str, room: Room) -> bool:
    return any(_overlap(one, other) for other in room.lacks) or (room.within is not None and one not in room.within)


def _overlap(one: str, other: str) -> bool:
    return one == other or is_within(one, other) or is_within(other, one)


def _measured(test: Test, holds: bool, room: Room) -> Iterator[Room]:
    if test.op is Op.RANGE:
        low, high = test.limits
        if holds:
            yield from _bounded(room, low=low, high=high)
        else:
            yield from _bounded(room, high=low, high_open=True)
            yield from _bounded(room, low=high, low_open=True)
        return
    limit = test.limits[0]
    if test.op is Op.EQUAL:
        if holds:
            yield from _bounded(room, low=limit, high=limit)
        else:
            yield replace(room, never=room.never | {limit})
        return
    upper = (test.op in {Op.LESS, Op.AT_MOST}) is holds
    is_open = (test.op in {Op.LESS, Op.MORE}) is holds
    if upper:
        yield from _bounded(room, high=limit, high_open=is_open)
    else:
        yield from _bounded(room, low=limit, low_open=is_open)


def _bounded(
    room: Room, *, low: Fraction | None = None, low_open: bool = False, high: Fraction | None = None, high_open: bool = False
) -> Iterator[Room]:
    if low is not None and (room.low is None or low > room.low or (low == room.low and low_open)):
        room = replace(room, low=low, low_open=low_open)
    if high is not None and (room.high is None or high < room.high or (high == room.high and high_open)):
        room = replace(room, high=high, high_open=high_open)
    if (
        room.low is None
        or room.high is None
        or room.low < room.high
        or (room.low == room.high and not room.low_open and not room.high_open)
    ):
        yield room


def _value_in(room: Room, *, whole: bool) -> Fraction:
    """A value inside: an end that is included, else something between or beyond."""
    candidates: list[Fraction] = []
    if room.low is not None:
        candidates += [room.low, room.low + 1, room.low + 2] if whole else [room.low]
    if room.high is not None:
        candidates += [room.high, room.high - 1, room.high - 2] if whole else [room.high]
    if room.low is not None and room.high is not None:
        candidates += [room.low + (room.high - room.low) * Fraction(part, 17) for part in range(1, 17)]
    elif room.low is not None:
        candidates += [room.low + abs(room.low) * part + Fraction(part, 1000) for part in range(1, 9)]
    elif room.high is not None:
        candidates += [room.high - abs(room.high) * Fraction(part, 10) - Fraction(part, 10**15) for part in range(1, 9)]
    else:
        candidates += [Fraction(part) for part in range(1, 9)]
    for value in candidates:
        above = room.low is None or value > room.low or (value == room.low and not room.low_open)
        below = room.high is None or value < room.high or (value == room.high and not room.high_open)
        if above and below and value not in room.never:
            return value
    raise GivenUp
