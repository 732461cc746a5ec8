"""A control list as a person reads it: the tree, and one paragraph with its limits, notes and what goes with it."""

import enum
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stc_desktop.casework.chemical_views import ChemicalShown, chemicals_shown
from stc_desktop.classification.explanations import name_of
from stc_desktop.control_lists.codes import category_of
from stc_desktop.control_lists.entries import Effect, Entry, EntryKind, ListEdition
from stc_desktop.control_lists.hs import HsCode, hs_title
from stc_desktop.control_lists.local_words import LocalWords
from stc_desktop.control_lists.ranges import is_outside_regimes
from stc_desktop.rules.clauses import Logic
from stc_desktop.rules.computations import Computation
from stc_desktop.rules.conditions import THIS_ITEM, Op, ReferenceCondition, Test
from stc_desktop.rules.units import Unit, UnitTable

_BARE_UNITS = {"ratio", "number", "pcs", "class"}
_EFFECTS = (Effect.REMOVES, Effect.ADDS, Effect.EXPLAINS, Effect.REFERS)
_LOWER, _UPPER = {Op.MORE, Op.AT_LEAST}, {Op.LESS, Op.AT_MOST}


class Bound(enum.StrEnum):
    """How a limit is said."""

    LESS = "less"
    AT_MOST = "at_most"
    MORE = "more"
    AT_LEAST = "at_least"
    EXACTLY = "exactly"
    BETWEEN = "between"  # two values, both ends included
    ONE_OF = "one_of"
    SOME = "some"
    EVERY = "every"
    MEETS = "meets"
    YES = "yes"
    NO = "no"


_BOUNDS = {
    Op.LESS: Bound.LESS,
    Op.AT_MOST: Bound.AT_MOST,
    Op.MORE: Bound.MORE,
    Op.AT_LEAST: Bound.AT_LEAST,
    Op.EQUAL: Bound.EXACTLY,
    Op.RANGE: Bound.BETWEEN,
    Op.IN: Bound.ONE_OF,
    Op.SOME: Bound.SOME,
    Op.EVERY: Bound.EVERY,
    Op.MEETS: Bound.MEETS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitShown:
    """One limit: how it is said, its values as printed, and whether it is turned round ("none of", "not as in")."""

    bound: Bound
    values: tuple[str, ...] = ()
    is_negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionShown:
    """Under which condition a limit holds: averaging time 30 s."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TestShown:
    """A property with its limits. `help` says what the property means; for `meets` the values are codes to go to."""

    __test__ = False  # the name is the field's; pytest need not collect it

    property_id: str
    name: str
    help: str
    limits: tuple[LimitShown, ...]
    unit: str = ""
    at: tuple[ConditionShown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TestRow:
    """One condition of a paragraph; with several parts any one of them is enough."""

    __test__ = False  # as above

    parts: tuple[TestShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Another paragraph that is named; one that is not installed cannot be opened."""

    code: str
    heading: str
    is_installed: bool
    is_of_another_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note with its own conditions and the points below it."""

    code: str
    effect: Effect
    heading: str
    help: str
    tests: tuple[TestRow, ...]
    logic: Logic
    points: tuple["NoteView", ...]
    refs: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HsHint:
    """A customs code under which such goods often travel; a hint, never a classification."""

    shown: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One paragraph with everything that a page shows of it; among its notes those of its group, its category and the whole list.

    `above` are the conditions that it takes over from the paragraphs it stands in; `below` the paragraphs under it, combined by `logic`;
    `regimes` are (regime, the regime's own number); `terms` the defined terms that stand in its heading, help and notes;
    `chemicals` what it and the paragraphs below it name by CAS number;
    `is_outside_regimes` that the EU controls it by itself.
    """

    code: str
    heading: str
    help: str
    is_unused: bool
    path: tuple[Reference, ...]
    kind_of_thing: str
    words: tuple[str, ...]
    regimes: tuple[tuple[str, str], ...]
    hs: tuple[HsHint, ...]
    tests: tuple[TestRow, ...]
    above: tuple[tuple[Reference, tuple[TestRow, ...]], ...]
    logic: Logic
    below: tuple[Reference, ...]
    notes: tuple[NoteView, ...]
    refs: tuple[Reference, ...]
    named_by: tuple[Reference, ...]
    terms: tuple["TermView", ...] = ()
    is_outside_regimes: bool = False
    local_words: tuple[LocalWords, ...] = ()
    chemicals: tuple[ChemicalShown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """A defined term as a person reads it: our words for its meaning, where it holds, its figures, and what to read beside it."""

    id: str
    term: str
    meaning: str
    scope: tuple[str, ...]
    numbers: tuple[str, ...]
    see: tuple[Reference, ...]


def terms_in(edition: ListEdition, text: str, code: str) -> tuple[tuple[int, int, str], ...]:
    """Where defined terms stand in a text of a paragraph: (start, length, id of the term); `term_view` tells what it means."""
    return tuple((found.start, found.length, found.definition.id) for found in edition.terms.found_in(text, category_of(code)))


def term_view(edition: ListEdition, term_id: str) -> TermView:
    """The term with this id (the part of its code behind “def:”)."""
    term = edition.definitions[term_id]
    return TermView(
        id=term.id,
        term=term.term,
        meaning=term.meaning,
        scope=term.scope,
        numbers=term.numbers,
        see=tuple(_seen(edition, code) for code in term.see),
    )


def _seen(edition: ListEdition, code: str) -> Reference:
    term = edition.definitions.get(code.removeprefix("def:"))
    entry = edition.entries.get(code)
    return Reference(
        code=code,
        heading=term.term if term else entry.heading if entry else "",
        is_installed=bool(term or entry),
        is_of_another_list=_is_of_munitions(code) is not any(map(_is_of_munitions, edition.info.heads)),
    )


def _is_of_munitions(code: str) -> bool:
    return code.startswith("ML")


def entry_view(edition: ListEdition, units: UnitTable, code: str) -> EntryView:
    """The paragraph with this code; it must be installed."""
    return _Reader(edition, units).view(edition.entries[code])


class _Reader:
    """Puts values of the list into printable form."""

    def __init__(self, edition: ListEdition, units: UnitTable) -> None:
        self._edition = edition
        self._units = units

    def view(self, entry: Entry) -> EntryView:
        path = self._edition.path(entry.code)
        subject = self._edition.subjects.get(self._edition.subject_of(entry.code))
        return EntryView(
            code=entry.code,
            heading=entry.heading,
            help=entry.help,
            is_unused=entry.kind is EntryKind.NOT_USED,
            path=tuple(self._reference(step.code) for step in path[:-1]),
            kind_of_thing=subject.heading if subject else "",
            words=entry.words,
            local_words=self._edition.local_words.get(entry.code, ()),
            regimes=self._regimes(path),
            hs=tuple(self._hs(entry)),
            tests=self._tests(entry),
            above=tuple((self._reference(step.code), self._tests(step)) for step in path[:-1] if step.tests),
            logic=entry.logic,
            below=tuple(self._reference(child.code) for child in self._edition.children(entry.code)),
            notes=self._notes(entry),
            refs=self._refs(path),
            named_by=self._named_by(entry.code),
            terms=self._terms(entry),
            is_outside_regimes=is_outside_regimes(self._edition.info.list_id, entry.code),
            chemicals=chemicals_shown(self._edition, entry.code),
        )

    def _terms(self, entry: Entry) -> tuple[TermView, ...]:
        texts = [text for held in (entry, *self._all_notes(entry.code)) for text in (held.heading, held.help)]
        category = category_of(entry.code)
        found = (term.definition.id for text in texts for term in self._edition.terms.found_in(text, category))
        return tuple(term_view(self._edition, name) for name in dict.fromkeys(found))

    def _all_notes(self, code: str) -> Iterator[Entry]:
        for note in self._edition.notes(code):
            yield note
            yield from self._edition.children(note.code)
            yield from self._all_notes(note.code)

    def _reference(self, code: str) -> Reference:
        return _seen(self._edition, code)

    def _regimes(self, path: tuple[Entry, ...]) -> tuple[tuple[str, str], ...]:
        """(regime, its number), those of the paragraph, else of the nearest one above that names any."""
        named = next((step.regimes for step in reversed(path) if step.regimes), ())
        return tuple((link.regime.value, link.number) for link in named)

    def _refs(self, path: tuple[Entry, ...]) -> tuple[Reference, ...]:
        if not self._edition.info.is_weighed:
            return ()  # they lead into other lists: regime_ties knows where
        codes = next((step.refs for step in reversed(path) if step.refs), ())
        return tuple(self._reference(code) for code in codes)

    def _named_by(self, code: str) -> tuple[Reference, ...]:
        naming = (e.code.split("#")[0] for e in self._edition.entries.values() if code in e.refs)
        return tuple(self._reference(other) for other in dict.fromkeys(naming) if other != code)

    def _hs(self, entry: Entry) -> Iterator[HsHint]:
        for digits in entry.hs:
            code = HsCode(digits)
            yield HsHint(shown=code.shown, title=hs_title(code) or "")

    def _notes(self, entry: Entry) -> tuple[NoteView, ...]:
        """What frees stands first, then what adds, explains and refers; general notes that are weighed with the paragraph come along."""
        notes = [self._note(note) for note in self._edition.weighed_notes(entry.code)]
        return tuple(sorted(notes, key=lambda note: _EFFECTS.index(note.effect)))

    def _note(self, note: Entry) -> NoteView:
        below = (*self._edition.children(note.code), *self._edition.notes(note.code))
        return NoteView(
            code=note.code,
            effect=note.effect or Effect.EXPLAINS,
            heading=note.heading,
            help=note.help,
            tests=self._tests(note),
            logic=note.logic,
            points=tuple(self._note(point) for point in below),
            refs=tuple(self._reference(code) for code in note.refs),
        )

    # -- limits

    def _tests(self, entry: Entry) -> tuple[TestRow, ...]:
        """A row per condition; the two ends of one property become one row, alternatives stand together."""
        alternatives: dict[str, list[Test]] = {}
        rows: list[list[Test]] = []
        for test in entry.tests:
            if test.alternative is not None:
                if test.alternative not in alternatives:
                    alternatives[test.alternative] = []
                    rows.append(alternatives[test.alternative])
                alternatives[test.alternative].append(test)
                continue
            other = next((row for row in rows if len(row) == 1 and _makes_a_span(row[0], test)), None)
            if other is not None:
                other.append(test)
            else:
                rows.append([test])
        return tuple(self._row(row) for row in rows)

    def _row(self, tests: list[Test]) -> TestRow:
        if len(tests) == 2 and tests[0].alternative is None:
            ordered = sorted(tests, key=lambda test: test.op not in _LOWER)
            return TestRow(parts=(self._shown(ordered[0], ordered[1]),))
        return TestRow(parts=tuple(self._shown(test) for test in tests))

    def _shown(self, test: Test, other: Test | None = None) -> TestShown:
        prop = self._edition.register.get(test.property_id)
        return TestShown(
            property_id=test.property_id,
            name="" if test.property_id == THIS_ITEM else name_of(test.property_id),
            help=" ".join(part for part in (prop.question, prop.help) if part) if prop else "",
            limits=tuple(self._limit(one) for one in (test, other) if one is not None),
            unit=self._unit(test),
            at=tuple(self._condition(at) for at in test.at),
        )

    def _unit(self, test: Test) -> str:
        unit = test.computed.unit if test.computed else self._found(test.unit, test.property_id)
        shown = _unit_text(unit) if unit else test.unit
        return "" if shown in _BARE_UNITS else shown

    def _found(self, written: str, property_id: str) -> Unit | None:
        """The unit as its property measures it: 20 °C and 20 degrees of difference are written alike."""
        prop = self._edition.register.get(property_id)
        if not written:
            return None
        return (self._units.find(written, dimension=prop.dimension) if prop else None) or self._units.find(written)

    def _condition(self, at: ReferenceCondition) -> ConditionShown:
        unit = self._found(at.unit, at.property_id)
        value = number(at.value) if isinstance(at.value, int | float) else at.value
        return ConditionShown(name=name_of(at.property_id), value=f"{value} {_unit_text(unit) if unit else at.unit}".strip())

    def _limit(self, test: Test) -> LimitShown:
        if isinstance(test.value, bool):
            is_yes = test.value is not test.negated
            return LimitShown(bound=Bound.YES if is_yes else Bound.NO)
        if test.computed is not None:
            return LimitShown(bound=_BOUNDS[test.op], values=(_formula(test.computed),), is_negated=test.negated)
        values = test.value if isinstance(test.value, tuple) else (test.value,)
        prop = self._edition.register.get(test.property_id)
        options: Mapping[str, str] = prop.options if prop else {}
        said = tuple(number(one) if isinstance(one, int | float) else _short(options.get(one, one)) for one in values)
        return LimitShown(bound=_BOUNDS[test.op], values=said, is_negated=test.negated)


def _formula(computed: Computation) -> str:
    text = computed.text
    for name in sorted(computed.inputs, key=len, reverse=True):
        text = text.replace(name, name.replace("_", " "))
    return text.replace("*", " × ").replace("/", " / ").replace("  ", " ")


def _makes_a_span(first: Test, second: Test) -> bool:
    """One lower and one upper end of the same property, under the same conditions."""
    if first.alternative is not None or first.property_id != second.property_id:
        return False
    if (first.unit, first.at, first.negated, second.negated) != (second.unit, second.at, False, False):
        return False
    return {first.op in _LOWER, second.op in _LOWER} == {True, False} and {first.op in _UPPER, second.op in _UPPER} == {True, False}


def _unit_text(unit: Unit) -> str:
    return "" if unit.symbol in _BARE_UNITS else unit.shown


def number(value: int | float) -> str:
    """A number of the list as it is printed: powers of ten where there would be too many zeros."""
    if isinstance(value, int) or float(value).is_integer():
        whole = int(value)
        return f"{whole:,}".replace(",", "\N{NARROW NO-BREAK SPACE}") if abs(whole) < 10**9 else f"{whole:.6g}"
    return f"{value:.10g}"


def _short(option: str) -> str:
    """An option without its examples in brackets."""
    return option.split(" (")[0]


# -- the tree


def categories(edition: ListEdition) -> tuple[str, ...]:
    """The categories that hold installed heads: 0 to 9, then M for munitions; the heads themselves where a list is only browsed."""
    if not edition.info.is_weighed:
        return tuple(entry.code for entry in edition.entries.values() if not entry.parent)
    return tuple(dict.fromkeys(sorted(code[:1] for code in edition.installed_heads)))


def below(edition: ListEdition, code: str) -> tuple[str, ...]:
    """Codes under a node of the tree: categories, groups (2B), heads, paragraphs; notes stand with their paragraph."""
    if not code:
        return categories(edition)
    if not edition.info.is_weighed:
        return tuple(child.code for child in edition.children(code))
    if len(code) == 1:
        return _groups(edition, code)
    if len(code) <= 4 and (code not in edition.entries or edition.entries[code].is_group):
        return tuple(head for head in edition.installed_heads if head.startswith(code))
    return tuple(child.code for child in edition.children(code) if child.kind is not EntryKind.NOT_USED)


def _groups(edition: ListEdition, category: str) -> tuple[str, ...]:
    """Groups of a category; the munitions list has none and goes straight to its heads."""
    heads = [head for head in edition.installed_heads if head.startswith(category)]
    if category == "M":
        return tuple(heads)
    return tuple(dict.fromkeys(sorted(head[:2] for head in heads)))


def above(edition: ListEdition, code: str) -> tuple[str, ...]:
    """The nodes over a paragraph, from the category down, without itself."""
    head = edition.entries[code].head
    if not edition.info.is_weighed:
        return tuple(step.code for step in edition.path(code)[:-1])
    over = [] if head.startswith("ML") else [head[:2]]
    path = [step.code for step in edition.path(code)[:-1]]
    return (head[:1], *over, *path)


def with_all_above(edition: ListEdition, codes: Iterable[str]) -> frozenset[str]:
    """The codes and every node that leads to them: what a tree of search results holds."""
    found: set[str] = set()
    for code in codes:
        if code in edition.entries and code not in found:
            found.add(code)
            found.update(above(edition, code))
    return frozenset(found)


def marked(text: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Where words of the question begin words of the text: (start, length); a plural finds its singular."""
    lowered = text.casefold()
    wanted = {word.casefold().rstrip("s") for word in typed.split() if len(word) > 1}
    spots: list[tuple[int, int]] = []
    for word in wanted:
        start = lowered.find(word) if word else -1
        while start >= 0:
            is_word_start = start == 0 or not lowered[start - 1].isalnum()
            end = start + len(word)
            while end < len(lowered) and lowered[end].isalnum() and is_word_start:
                end += 1
            if is_word_start:
                spots.append((start, end - start))
            start = lowered.find(word, end)
    return tuple(sorted(set(spots)))
