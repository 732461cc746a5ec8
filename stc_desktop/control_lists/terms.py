"""Defined terms of a list: what they mean, and where they stand in its headings and notes."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

EVERYWHERE = "All"  # the scope of a term that holds in the whole list
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A term that the list uses in a meaning of its own, in our words.

    `scope` are the categories or general notes in which it holds (`EVERYWHERE` for all of them), `words` the forms in which it stands in
    headings and notes, `numbers` the figures of its meaning as the list writes them (">=500 kg"), `see` terms and paragraphs beside it.
    """

    id: str
    term: str
    meaning: str
    scope: tuple[str, ...]
    words: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    see: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFound:
    """A piece of a text that is a defined term, from `start` on."""

    start: int
    length: int
    definition: Definition


class Terms:
    """The terms of an edition, ready to be found in texts of its categories."""

    def __init__(self, definitions: Mapping[str, Definition]) -> None:
        self._by_word: dict[str, list[Definition]] = {}
        for term in definitions.values():
            for word in term.words:
                self._by_word.setdefault(_key(word), []).append(term)
        longest_first = sorted(self._by_word, key=lambda word: (-len(word), word))
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_loose, longest_first))})(?!\w)", re.IGNORECASE) if longest_first else None

    def found_in(self, text: str, category: str) -> Iterator[TermFound]:
        """The terms that stand in a text of a category, the longest where one holds another."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            term = self._meant(match[0], category)
            if term is not None:
                yield TermFound(start=match.start(), length=len(match[0]), definition=term)

    def _meant(self, word: str, category: str) -> Definition | None:
        key = _key(word)
        known = next((self._by_word[form] for form in (key, *_singulars(key)) if form in self._by_word), ())
        return next((term for term in known if holds_in(term, category)), None)


def holds_in(term: Definition, category: str) -> bool:
    """Whether the term has its special meaning in a category; what the general notes define holds wherever they do."""
    if category in term.scope or EVERYWHERE in term.scope or not category:
        return True
    return any(len(scope) > 1 for scope in term.scope)


def _key(word: str) -> str:
    return " ".join(word.casefold().replace("-", " ").split())


def _singulars(key: str) -> Iterator[str]:
    if key.endswith("ies"):
        yield f"{key[:-3]}y"
    if key.endswith("es"):
        yield key[:-2]
    if key.endswith("s"):
        yield key[:-1]


def _loose(word: str) -> str:
    """The word in one or many, its parts joined by a space or a hyphen."""
    parts = [re.escape(part) for part in word.split()]
    last = parts[-1]
    if last.endswith("y") and len(last) > 2:
        parts[-1] = f"{last[:-1]}(?:y|ies)"
    elif not last.endswith("s"):
        parts[-1] = f"{last}(?:e?s)?"
    return r"[\s-]+".join(parts)


# How near a term comes to the best paragraph when it is what was typed, when it holds the words, when its meaning does.
_TYPED, _NAMED, _EXPLAINED = 0.9, 0.3, 0.03
_SHORTEST = 3


class SearchableTerms:
    """The terms of an edition as a search finds them."""

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self._terms = tuple(
            (term, frozenset(map(_key, (term.term, *term.words))), _spaced((term.term, *term.words)), _spaced((term.meaning,)))
            for term in definitions
        )

    def holding(self, words: Sequence[str], *, last_is_open: bool) -> Iterator[tuple[Definition, float, str]]:
        """(term, share of the best score, where it was found) for every term that holds all the words."""
        typed = _key(" ".join(words))
        ends = ["" if last_is_open and at == len(words) - 1 else " " for at in range(len(words))]
        starts = [f" {word.casefold()}" for word in words]
        rarest = max(starts, key=len)
        for term, names, name_text, meaning in self._terms:
            if rarest not in name_text and rarest not in meaning:
                continue  # most terms are done with here, at every keystroke
            if typed in names:
                yield term, _TYPED, term.term
            elif all(_has(name_text, start, end) for start, end in zip(starts, ends, strict=True)):
                yield term, _NAMED, term.term
            elif len(typed) >= _SHORTEST and all(
                _has(name_text, start, end) or _has(meaning, start, end) for start, end in zip(starts, ends, strict=True)
            ):
                yield term, _EXPLAINED, "its meaning"


def _has(text: str, start: str, end: str) -> bool:
    return start + end in text or (end == " " and f"{start}s " in text)


def _spaced(texts: Iterable[str]) -> str:
    return f" {' '.join(_WORD.findall(' '.join(texts).casefold()))} "
