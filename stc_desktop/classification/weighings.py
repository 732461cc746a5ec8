"""A paragraph weighed against the facts of an item: what it still asks, and what is to be shown of it.

All of it follows from the facts that the paragraph reads, so it is worked out once and kept until one of these changes.
"""

from collections.abc import Iterator, Mapping

from stc_desktop.classification.paragraphs import KIND, Meeting, NamingParagraph, WeighableList
from stc_desktop.classification.verdicts import VERDICT_OF, Finding, deepest_met, margins_of
from stc_desktop.rules.clauses import Logic, Reason, Weighed, deciding_reasons, open_tests
from stc_desktop.rules.conditions import THIS_ITEM
from stc_desktop.rules.outcomes import Outcome
from stc_desktop.rules.units import UnitTable


class Weighing:
    """One naming paragraph weighed. Whatever asks it for more hands over the meeting of its own step: the read facts are the same."""

    def __init__(self, paragraph: NamingParagraph, weighed: Weighed) -> None:
        self.paragraph = paragraph
        self.weighed = weighed
        self._shares: Mapping[str, float] | None = None
        self._missing: tuple[str, ...] | None = None
        self._findings: tuple[Finding, ...] | None = None

    @property
    def outcome(self) -> Outcome:
        return self.weighed.outcome

    def shares(self, meeting: Meeting) -> Mapping[str, float]:
        """Every property (or kind of thing) that is open, with how much its answer would settle here."""
        if self._shares is None:
            shares: dict[str, float] = {}
            for name, value in _shares(self.weighed, meeting, 1.0, frozenset({self.paragraph.code})):
                shares[name] = max(shares.get(name, 0.0), value)
            self._shares = shares
        return self._shares

    def missing(self, meeting: Meeting) -> tuple[str, ...]:
        """Ids of the properties that keep it open; none while the question is still whether it is such a thing at all."""
        if self._missing is None:
            self._missing = _missing(self.weighed, meeting)
        return self._missing

    def findings(self, meeting: Meeting, weighable: WeighableList, units: UnitTable) -> tuple[Finding, ...]:
        """The paragraph, and the deepest ones below that are met, as findings to show."""
        if self._findings is None:
            met = [node for node in deepest_met(self.weighed) if node.id != self.weighed.id]
            is_named = not _waits_for_its_kind(self.weighed)
            self._findings = tuple(
                Finding(
                    code=node.id,
                    heading=weighable.edition.entries[node.id].heading,
                    verdict=VERDICT_OF[node.outcome],
                    reasons=deciding_reasons(node) if is_named else node.scope[:1],
                    margins=margins_of(node, units) if is_named else (),
                    missing=self.missing(meeting) if node is self.weighed else _missing(node, meeting),
                )
                for node in (self.weighed, *met)
            )
        return self._findings


def weighing_of(paragraph: NamingParagraph, weighable: WeighableList, meeting: Meeting) -> Weighing:
    """The paragraph weighed, from memory where nothing that it reads has changed."""
    facts = meeting.facts
    key = (paragraph.code, *((name, facts[name]) for name in paragraph.reads if name in facts))
    return weighable.kept.get(key, lambda: Weighing(paragraph, meeting.weigh(paragraph.clause)))


def _waits_for_its_kind(paragraph: Weighed) -> bool:
    """Something points to the paragraph, but nobody said yet that the item is such a thing: its tests are not of interest yet."""
    kinds = [reason for reason in paragraph.scope if reason.test.property_id.startswith(KIND)]
    return paragraph.outcome is Outcome.UNKNOWN and any(reason.outcome is Outcome.UNKNOWN and not reason.facts for reason in kinds)


def _missing(paragraph: Weighed, meeting: Meeting) -> tuple[str, ...]:
    if _waits_for_its_kind(paragraph):
        return ()
    return tuple(name for name in _missing_names(paragraph, meeting, frozenset()) if not name.startswith(KIND))


def _missing_names(weighed: Weighed, meeting: Meeting, seen: frozenset[str]) -> tuple[str, ...]:
    """Ids of the properties that keep a paragraph open, those of the paragraphs that it rests on included."""
    names: dict[str, None] = {}
    for reason in open_tests(weighed):
        for name in reason.test.properties:
            if name != THIS_ITEM:
                names.setdefault(name)
                continue
            target = str(reason.test.value)
            whole = meeting.weighed(reason.clause_id, target) if target not in seen else None
            names.update(dict.fromkeys(_missing_names(whole, meeting, seen | {target})) if whole else {})
    return tuple(names)


Share = tuple[str, float]


def _shares(weighed: Weighed, meeting: Meeting, value: float, seen: frozenset[str]) -> Iterator[Share]:
    """Every open property with its weight; a paragraph that rests on another is open for what the other one asks."""
    for reason, part in _weights(weighed, value):
        if reason.test.property_id != THIS_ITEM:
            yield from ((name, part) for name in reason.test.properties)
            continue
        target = str(reason.test.value)
        whole = meeting.weighed(reason.clause_id, target) if target not in seen else None
        if whole is not None:
            yield from _shares(whole, meeting, part * 0.8, seen | {target})


def _weights(weighed: Weighed, value: float) -> Iterator[tuple[Reason, float]]:
    if weighed.outcome is Outcome.FALSE:
        return
    if weighed.outcome is Outcome.TRUE:
        if weighed.clause.logic is Logic.ANY:
            for child in weighed.children:
                yield from _weights(child, value * 0.2)
        return
    yield from ((reason, value) for reason in weighed.scope if reason.outcome is Outcome.UNKNOWN)
    settled_else = weighed.own is Outcome.TRUE
    if weighed.own is Outcome.UNKNOWN:
        for outcome, group in weighed.groups:
            if outcome is Outcome.UNKNOWN:
                yield from _alternatives(group, value)
        still_open = [child for child in weighed.children if child.outcome is not Outcome.FALSE]
        share = value if weighed.clause.logic is Logic.ALL else value * 0.7 / max(1, len(still_open))
        for child in still_open:
            yield from _weights(child, share)
    for note in weighed.added_by if not settled_else else ():
        yield from _weights(note, value * (0.9 if weighed.own is Outcome.FALSE else 0.1))
    for note in weighed.removed_by:
        yield from _weights(note, value * (0.9 if settled_else else 0.05))


def _alternatives(group: tuple[Reason, ...], value: float) -> Iterator[tuple[Reason, float]]:
    """A set of alternatives shares the weight; those on one property ("for 2B001, or for 2B003 ...") are settled by one answer."""
    still = [reason for reason in group if reason.outcome is Outcome.UNKNOWN]
    for reason in still:
        alike = sum(other.test.property_id == reason.test.property_id for other in still)
        yield reason, value * alike / len(still)
