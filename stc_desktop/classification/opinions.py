"""Two opinions on one item, held against each other: which answers differ, and which paragraphs came out otherwise.

Answers are compared by what they mean: 0.9 µm and 900 nm are one answer. An answer that only one of the two was asked for differs only
where it bears on a paragraph that came out otherwise; the interview asks the next person other things once one answer differs.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from stc_desktop.classification.items import OVERVIEW
from stc_desktop.classification.verdicts import Verdict
from stc_desktop.rules.facts import Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFinding:
    """How one paragraph came out, as it was said then."""

    code: str
    verdict: Verdict
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One person's classification. `answers` hold a fact, where the list still understands it, else the answer as it was written."""

    verdict: Verdict
    codes: tuple[str, ...]
    answers: Mapping[str, object]
    findings: tuple[SaidFinding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferingAnswer:
    """An answer that the two gave otherwise, or that one of them was not asked for; `bears_on` are the differing paragraphs that use it."""

    id: str
    is_asked_of_both: bool
    bears_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferingParagraph:
    """A paragraph that came out otherwise; None where it was not weighed."""

    code: str
    first: SaidFinding | None
    second: SaidFinding | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Whether the two agree, and where they do not. They agree where verdict and paragraphs are the same, whatever was asked on the way."""

    agrees: bool
    answers: tuple[DifferingAnswer, ...]
    paragraphs: tuple[DifferingParagraph, ...]


def compare(first: Opinion, second: Opinion, read_by: Mapping[str, frozenset[str]]) -> Comparison:
    """`read_by` says for a paragraph which properties it rests on."""
    paragraphs = tuple(_differing_paragraphs(first, second))
    codes = [one.code for one in paragraphs]
    answers = [
        replace(one, bears_on=tuple(code for code in codes if _bears_on(one.id, code, read_by)))
        for one in _differing_answers(first.answers, second.answers)
    ]
    shown = [one for one in answers if one.is_asked_of_both or one.bears_on]
    shown.sort(key=lambda one: (not one.bears_on, not one.is_asked_of_both))
    agrees = (first.verdict, sorted(first.codes)) == (second.verdict, sorted(second.codes))
    return Comparison(agrees=agrees, answers=tuple(shown), paragraphs=paragraphs)


def _differing_answers(first: Mapping[str, object], second: Mapping[str, object]) -> Iterator[DifferingAnswer]:
    for name in dict.fromkeys((*first, *second)):
        is_asked_of_both = name in first and name in second
        if not is_asked_of_both or not _is_the_same(first[name], second[name]):
            yield DifferingAnswer(id=name, is_asked_of_both=is_asked_of_both)


def _is_the_same(first: object, second: object) -> bool:
    if isinstance(first, Amount) and isinstance(second, Amount):
        return _extent(first) == _extent(second)
    if isinstance(first, list | tuple) and isinstance(second, list | tuple):
        return _marked(cast("Iterable[object]", first)) == _marked(cast("Iterable[object]", second))
    return first == second


def _marked(options: Iterable[object]) -> list[str]:
    """What was marked, in no order."""
    return sorted(str(option) for option in options)


def _extent(amount: Amount) -> tuple[object, ...]:
    """An amount without the way in which it was written."""
    return amount.low, amount.high, amount.low_open, amount.high_open


def _differing_paragraphs(first: Opinion, second: Opinion) -> Iterator[DifferingParagraph]:
    one, other = ({found.code: found for found in opinion.findings} for opinion in (first, second))
    named = {*first.codes, *second.codes}
    for code in dict.fromkeys((*first.codes, *second.codes, *one, *other)):
        here, there = one.get(code), other.get(code)
        said = {found.verdict for found in (here, there) if found is not None}
        is_of_one_side = len(said) == 1 and (here is None or there is None)
        if len(said) > 1 or (is_of_one_side and (code in named or said != {Verdict.NOT_LISTED})):
            yield DifferingParagraph(code=code, first=here, second=there)


def _bears_on(name: str, code: str, read_by: Mapping[str, frozenset[str]]) -> bool:
    """A property that the paragraph rests on, or the answer whether the item is of its kind."""
    is_of_its_kind = name in {code, OVERVIEW} or code.startswith(f"{name}.") or name.startswith(f"{code}.")
    return is_of_its_kind or name in read_by.get(code, ())
