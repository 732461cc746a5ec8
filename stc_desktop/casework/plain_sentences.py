"""The verdict in plain sentences, each of which names the paragraph and the test that it comes from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from stc_desktop.classification.explanations import COMPARATORS, OUTCOMES, fact_text, limit_text, name_of, reason_sentence, spoken_name
from stc_desktop.classification.interview import SetAside, Step
from stc_desktop.classification.paragraphs import KIND, WeighableList
from stc_desktop.classification.verdicts import Finding, Verdict
from stc_desktop.rules.clauses import Reason
from stc_desktop.rules.conditions import THIS_ITEM, Test
from stc_desktop.rules.facts import Amount, Fact, NotKnown
from stc_desktop.rules.outcomes import negated
from stc_desktop.rules.units import UnitTable
from stc_desktop.wording.sentences import Sentence, Sentences

OPTIONS_NAMED = 2  # of a test in its reference; the sentence beside names them all
NAMED_TOGETHER = 6  # headings that were set aside, in one sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A paragraph (or a note to it) and one of its tests."""

    code: str
    test: Test


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSentence:
    """What is said, of which weighed paragraph, and the tests that it rests on: never none."""

    text: str
    finding: str
    traces: tuple[Traced, ...]
    fact: Fact | None = None


def plain_sentences(step: Step, weighable: WeighableList, units: UnitTable, say: Sentences) -> tuple[PlainSentence, ...]:
    """Paragraphs that are met first, then those that stay open, then those that fall (one test of each before a second one)."""
    speak = _Speech(weighable, units, say)
    met, undecided, fallen = ([f for f in step.findings if f.verdict is verdict] for verdict in _ORDER)
    by_nearness = sorted(fallen, key=_distance)
    said = [
        *(sentence for finding in (*met, *undecided) for sentence in speak.of_finding(finding)),
        *_in_turns([tuple(speak.of_finding(finding)) for finding in by_nearness]),
        *speak.of_set_aside(step.set_aside),
    ]
    once: dict[tuple[object, ...], PlainSentence] = {}
    for sentence in said:
        once.setdefault((sentence.text, *(trace.code for trace in sentence.traces)), sentence)
    return tuple(once.values())


_ORDER = (Verdict.CONTROLLED, Verdict.UNDECIDED, Verdict.NOT_LISTED)


def _distance(finding: Finding) -> float:
    margin = finding.margin
    return abs(margin.ratio - 1) if margin is not None and margin.ratio is not None else float("inf")


def _in_turns(groups: list[tuple[PlainSentence, ...]]) -> Iterator[PlainSentence]:
    for turn in zip_longest(*groups):
        yield from (sentence for sentence in turn if sentence is not None)


class _Speech:
    """Says tests in one language."""

    def __init__(self, weighable: WeighableList, units: UnitTable, say: Sentences) -> None:
        self._weighable = weighable
        self._units = units
        self._say = say

    def of_finding(self, finding: Finding) -> Iterator[PlainSentence]:
        for reason in finding.reasons:
            fact = next((fact for name, fact in reason.facts if name == reason.test.property_id), None)
            effect = Sentence(f"explain.effect.{OUTCOMES[reason.outcome]}", {"code": finding.code})
            text = self._say.say(Sentence("explain.with", {"says": self._says(reason, fact), "effect": effect}))
            traced = Traced(code=reason.clause_id, test=reason.test)
            yield PlainSentence(text=text, finding=finding.code, traces=(traced,), fact=fact)

    def _says(self, reason: Reason, fact: Fact | None) -> Sentence:
        test = reason.test
        if test.property_id == THIS_ITEM or test.property_id.startswith(KIND):
            return reason_sentence(reason, self._weighable, self._units)
        prop = self._weighable.edition.register.get(test.property_id)
        name = spoken_name(test.property_id, prop)
        plain = OUTCOMES[negated(reason.outcome) if test.negated else reason.outcome]
        limit = self._limit(test)
        if fact is None or isinstance(fact, NotKnown):
            key = "explain.not_known.unless" if test.negated else "explain.not_known"
            return Sentence(key, {"property": name, "limit": limit})
        if isinstance(fact, Amount):
            return Sentence(f"explain.amount.{plain}", {"property": name, "value": fact.written, "limit": limit})
        if isinstance(test.value, bool):
            return Sentence("explain.answer", {"question": prop.question if prop else name, "value": fact_text(fact, prop)})
        return Sentence(f"explain.named.{plain}", {"property": name, "value": fact_text(fact, prop), "limit": limit})

    def _limit(self, test: Test) -> str:
        return asked_for(test, self._weighable, self._units, self._say)

    def of_set_aside(self, aside: Iterable[SetAside]) -> Iterator[PlainSentence]:
        """Headings that were set aside, a few in a sentence, each with the test of its kind."""
        groups: dict[str, list[SetAside]] = {}
        for one in aside:
            groups.setdefault(f"explain.aside.{one.by}", []).append(one)
        for key, held in groups.items():
            traced = [(one, test) for one in held if (test := self._kind_test(one.code)) is not None]
            for start in range(0, len(traced), NAMED_TOGETHER):
                part = traced[start : start + NAMED_TOGETHER]
                headings = "; ".join(one.heading.rstrip(".") for one, _ in part)
                traces = tuple(Traced(code=one.code, test=test) for one, test in part)
                yield PlainSentence(text=self._say.text(key, headings=headings), finding=part[0][0].code, traces=traces)

    def _kind_test(self, code: str) -> Test | None:
        paragraph = self._weighable.paragraph(code)
        if paragraph is None:
            return None
        return next((test for test in paragraph.clause.scope if test.property_id == paragraph.kind_property), None)


def asked_for(test: Test, weighable: WeighableList, units: UnitTable, say: Sentences, *, most: int = 0) -> str:
    """What a test asks for, in words: "more than 0.15 m²", the options that are listed (the first ones and how many more, at `most`)."""
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    if isinstance(test.value, bool):
        return say.text("paper.yes_word" if test.value else "paper.no_word")
    if test.computed is None and any(isinstance(value, str) for value in values):
        prop = weighable.edition.register.get(test.property_id)
        words = [prop.options.get(str(value), str(value)) if prop else str(value) for value in values]
        if 0 < most < len(words) - 1:
            return say.text("explain.test.options", first=", ".join(words[:most]), count=len(words) - most)
        return ", ".join(words)
    if test.op in COMPARATORS:
        return say.say(Sentence(COMPARATORS[test.op], {"limit": limit_text(test, units)}))
    return limit_text(test, units)


def words_of_test(test: Test, weighable: WeighableList, units: UnitTable, say: Sentences) -> str:
    """The test as a reference names it: the property and what is asked of it."""
    if test.property_id.startswith(KIND):
        return say.text("explain.test.kind")
    if test.property_id == THIS_ITEM:
        return say.text("explain.test.meets", code=test.value)
    words = say.text("explain.test", property=name_of(test.property_id), limit=asked_for(test, weighable, units, say, most=OPTIONS_NAMED))
    return say.text("explain.test.not", test=words) if test.negated else words
