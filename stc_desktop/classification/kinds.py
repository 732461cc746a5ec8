"""From a person's words to kinds of thing: which subjects of the list a description names, best first.

This looks only at the words that name things (subjects, headings, trade words). Search over the whole text finds paragraphs; it would
also put a spray dryer in question for "fermenter, sterilised in place", since that phrase stands in the dryer's paragraph too.
"""

import functools
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stc_desktop.classification.candidates import IMMATERIAL
from stc_desktop.classification.items import SuggestedBy, Suggestion
from stc_desktop.classification.paragraphs import NamingParagraph, WeighableList
from stc_desktop.control_lists.entries import EntryKind
from stc_desktop.control_lists.local_words import LocalNames
from stc_desktop.wording.segmentation import segmented

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_AMOUNT = re.compile(r"\d[\d.,]*\s?[^\W\d_]*[\d/]*[^\W\d_]*\d?")
_TURN = re.compile(r"\b(?:for|with|of|in|used|using|from|by|to|und|pour)\b|[,;:(.]", re.IGNORECASE)
# words that name nothing by themselves, or too many things
_COMMON = frozenset(
    """
    a an and are as at be by can for from has have in into is it its made makes of off on one or other part parts set that the their
    this to two up use used uses which with without new old type model unit device system equipment machine machines apparatus item
    items special specially designed high low large small big automatic industrial electric electronic digital standard spare
    """.split()  # noqa: SIM905 - a paragraph of words is easier to read than a list of quoted ones
)
_AFTER_THE_TURN = 0.35  # words behind "for", "with", a comma: what it serves, not what it is
_NAMES_SUBJECT, _NAMES_PARAGRAPH, _NAMES_BELOW, _NAMES_HEAD = 3.0, 2.5, 1.5, 0.8
_SUPPLY_IS_NAMED = 1.05  # asked first: everything else is another question for a program than for the machine that it runs
_LOCAL = 0.95  # how much a name in a language of the region says, found as a whole
FAINTEST = 0.55  # share of the best score below which a kind is only near, not in question
TELLING = 8  # letters from which on a word that names one kind alone puts it in question, wherever it stands
WEAKEST = 1.0  # absolute score below which a kind is only near


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    paragraph: NamingParagraph
    weights: Mapping[str, float]


class KindIndex:
    """The naming words of every kind of thing of one edition, with how rare each word is."""

    def __init__(self, weighable: WeighableList) -> None:
        self._kinds = tuple(_Named(paragraph=p, weights=_weights(p, weighable)) for p in weighable.paragraphs)
        holders: dict[str, set[str]] = {}
        for kind in self._kinds:
            for word, weight in kind.weights.items():
                names_it = holders.setdefault(word, set())
                if weight > _NAMES_HEAD:
                    names_it.add(kind.paragraph.subject)
        self._own_words = frozenset(word for word, names_it in holders.items() if len(names_it) == 1 and len(word) >= TELLING)
        self._local_names = LocalNames(weighable.edition.local_words)
        self._supply_nouns = {
            paragraphs[0].code: frozenset(map(_noun, weighable.edition.subjects[subject].words))
            for subject, paragraphs in weighable.by_subject.items()
            if subject in IMMATERIAL and subject in weighable.edition.subjects
        }
        total = max(2, len({kind.paragraph.subject for kind in self._kinds}))
        self._rarity = {word: math.log(1 + total / max(1, len(subjects))) / math.log(1 + total) for word, subjects in holders.items()}

    def suggestions(self, description: str) -> tuple[Suggestion, ...]:
        """Kinds of thing that the description names; those far behind the best only come nearer in the overview."""
        words = _described(description)
        scored = sorted(self._scored(words), key=lambda pair: -pair[0])
        best = scored[0][0] if scored else 0.0
        named = self._local_names.named_in(description)
        local = tuple(Suggestion(code=code, by=SuggestedBy.SEARCH, why=name, score=_LOCAL) for code, name in named)
        by_words = (
            Suggestion(
                code=kind.paragraph.code,
                by=SuggestedBy.SEARCH if self._is_named(words, kind, score, best) else SuggestedBy.LINK,
                why=", ".join(word for word in words if word in kind.weights),
                score=score / best,
            )
            for score, kind in scored
        )
        return (*self._supplied(description), *local, *by_words)

    def _supplied(self, description: str) -> Iterator[Suggestion]:
        """Software or technology, where the noun that names the thing says so: "overhaul manual for ...", not "training aircraft"."""
        noun = _noun(description)
        for code, nouns in self._supply_nouns.items():
            if noun in nouns:
                yield Suggestion(code=code, by=SuggestedBy.SEARCH, why=noun, score=_SUPPLY_IS_NAMED)

    def _is_named(self, words: Mapping[str, float], kind: _Named, score: float, best: float) -> bool:
        """Named outright, or by a long word that no other kind of thing bears: "soap with triethanolamine" is a mixture of that one."""
        if score >= FAINTEST * best and score >= WEAKEST:
            return True
        return any(kind.weights.get(word, 0.0) > _NAMES_HEAD and word in self._own_words for word in words)

    def _scored(self, words: Mapping[str, float]) -> Iterator[tuple[float, _Named]]:
        for kind in self._kinds:
            score = sum(weight * kind.weights[word] * self._rarity[word] for word, weight in words.items() if word in kind.weights)
            if score > 0:
                yield score, kind


def same_words(one: str, other: str) -> bool:
    """Two texts share a word that names something, whatever its ending."""
    return not set(_words(one)).isdisjoint(_words(other))


def _weights(paragraph: NamingParagraph, weighable: WeighableList) -> dict[str, float]:
    edition = weighable.edition
    weights: dict[str, float] = {}
    subject = edition.subjects.get(paragraph.subject)
    if subject is not None:
        _add(weights, (subject.heading, *subject.words, subject.id.replace("_", " ")), _NAMES_SUBJECT)
    entry = edition.entries[paragraph.code]
    _add(weights, (entry.heading, *entry.words), _NAMES_PARAGRAPH)
    for below in _below(paragraph.code, weighable):
        _add(weights, below, _NAMES_BELOW)
    head = edition.entries[paragraph.head]
    _add(weights, (head.heading, *head.words), _NAMES_HEAD)
    return weights


def _below(code: str, weighable: WeighableList) -> Iterator[tuple[str, ...]]:
    for child in weighable.edition.children(code):
        if child.kind is EntryKind.ITEM and not child.subject:
            yield (child.heading, *child.words)
            yield from _below(child.code, weighable)


def _add(weights: dict[str, float], texts: Iterable[str], weight: float) -> None:
    for text in texts:
        for word in _words(text):
            weights[word] = max(weights.get(word, 0.0), weight)


def _noun(description: str) -> str:
    """The noun that names the thing: the last word before what it is for or has."""
    words = _words(_before_the_turn(description))
    return words[-1] if words else ""


def _before_the_turn(description: str) -> str:
    plain = _AMOUNT.sub(" ", description)
    return plain[: next((match.start() for match in _TURN.finditer(plain) if _words(plain[: match.start()])), len(plain))]


def _described(description: str) -> dict[str, float]:
    """Words of a description by weight: what it is counts fully, what it is for or has counts less."""
    plain = _AMOUNT.sub(" ", description)
    named = _before_the_turn(description)
    weights: dict[str, float] = {}
    for word in _words(named):
        weights.setdefault(word, 1.0)
    for word in _words(plain[len(named) :]):
        weights.setdefault(word, _AFTER_THE_TURN)
    return weights


@functools.lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared; headings of heads and kinds come again with every paragraph."""
    return tuple(_telling_words(text))


def _telling_words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(segmented(text).lower()):
        word = match[0]
        if word not in _COMMON and (len(word) > 1 or not word.isascii()):
            yield _stem(word)


@functools.lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    """Singular of an English plural and the stem of common endings; other languages stay as they are."""
    if not word.isascii() or len(word) < 5:
        return word[:-1] if word.isascii() and len(word) == 4 and word.endswith("s") and not word.endswith("ss") else word
    for ending, instead in (
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("ing", ""),
        ("ers", "er"),
        ("ed", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)] + instead
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
