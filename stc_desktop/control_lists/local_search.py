"""Search in the region's languages: names of goods found by their words, without accents, half typed, in scripts without spaces."""

import functools
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from stc_desktop.control_lists.local_words import UNSPACED, LocalWords, compared, plain_letters
from stc_desktop.control_lists.spelling import nearest_word
from stc_desktop.wording.segmentation import segmented

_LEAST_OF_A_NAME = 0.45  # of the weight of a name's words must have been typed
_HELD, _BEGUN = 0.9, 0.7  # a name that stands in the text as a whole, one that the text begins
_SHORTEST_BEGINNING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFound:
    """A paragraph by the name that was meant: `share` from 0 to 1 says how well name and text fit each other."""

    code: str
    language: str
    name: str
    share: float


@dataclass(frozen=True, slots=True)
class _Name:
    code: str
    language: str
    written: str
    compared: str
    words: tuple[str, ...] = ()


class LocalNameSearch:
    """The names of one list, ready to be searched. Whoever asks says which words the list itself knows: those alone find nothing here."""

    def __init__(self, words: Iterable[LocalWords]) -> None:
        names = [_named(local, name) for local in words for name in local.words]
        self._unspaced = tuple(name for name in names if UNSPACED.search(name.compared))
        self._spaced_words = _by_word((name, name.compared) for name in names if not UNSPACED.search(name.compared))

    @functools.cached_property
    def _unspaced_words(self) -> dict[str, list[_Name]]:
        """Words of the scripts without spaces are told apart when somebody first asks for one."""
        return _by_word((name, compared(segmented(name.written), keep=True)) for name in self._unspaced)

    @functools.cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        return tuple(sorted(self._spaced_words))

    def _holding(self, word: str) -> list[_Name]:
        return (self._unspaced_words if UNSPACED.search(word) else self._spaced_words).get(word, [])

    def knows(self, word: str) -> bool:
        """Whether the word stands in a name, as typed or without accents."""
        return bool(self._holding(plain_letters(word).casefold()))

    def found(
        self, typed: str, words: Sequence[str], is_of_the_list: Callable[[str], bool], *, last_is_open: bool
    ) -> tuple[NameFound, ...]:
        """Names that fit a text, each paragraph by its best one; `words` are those of the text, segmented."""
        best: dict[str, NameFound] = {}
        for name, share in (*self._by_words(words, is_of_the_list, last_is_open=last_is_open), *self._as_wholes(typed)):
            if name.code not in best or share > best[name.code].share:
                best[name.code] = NameFound(code=name.code, language=name.language, name=name.written, share=share)
        return tuple(sorted(best.values(), key=lambda found: -found.share))

    def _by_words(
        self, words: Sequence[str], is_of_the_list: Callable[[str], bool], *, last_is_open: bool
    ) -> Iterable[tuple[_Name, float]]:
        typed = [self._meant(plain_letters(word).casefold(), is_of_the_list(word)) for word in words]
        is_local = any(self._holding(plain) and not is_of_the_list(word) for word, plain in zip(words, typed, strict=True))
        begun = self._begun(typed[-1]) if typed and last_is_open and not self._holding(typed[-1]) else []
        if not is_local and not begun:
            return
        wanted = tuple(dict.fromkeys((*typed, *begun)))
        weights = {word: self._weight(word) for word in wanted}
        whole = sum(weights[word] for word in dict.fromkeys(typed))
        scores: dict[_Name, float] = defaultdict(float)
        for word in wanted:
            for name in self._holding(word):
                scores[name] += weights[word]
        for name, score in scores.items():
            share = score / sum(self._weight(word) for word in name.words)
            if share >= _LEAST_OF_A_NAME:
                yield name, min(1.0, share) * min(1.0, 0.3 + 0.7 * score / whole)

    def _begun(self, opened: str) -> list[str]:
        """Words that a half typed one may become; names in scripts without spaces are found by their beginning as wholes."""
        if len(opened) < _SHORTEST_BEGINNING or UNSPACED.search(opened):
            return []
        return [word for word in self._spaced_words if word.startswith(opened)]

    def _meant(self, word: str, is_of_the_list: bool) -> str:
        """The word, or the nearest one of the names where nobody knows it."""
        if is_of_the_list or word in self._spaced_words or UNSPACED.search(word):
            return word
        return nearest_word(word, self._vocabulary) or word

    def _weight(self, word: str) -> float:
        holders = len({name.code for name in self._holding(word)})
        return math.log(1 + 200 / holders) if holders else 2.0

    def _as_wholes(self, typed: str) -> Iterable[tuple[_Name, float]]:
        """Names in scripts without spaces, found as runs of letters: inside the text, or begun by it."""
        text = compared(typed)
        if not UNSPACED.search(text):
            return
        for name in self._unspaced:
            if name.compared in text:
                yield name, _HELD + (1 - _HELD) * len(name.compared) / len(text)
            elif len(text) >= _SHORTEST_BEGINNING and name.compared.startswith(text):
                yield name, _BEGUN + (1 - _BEGUN) * len(text) / len(name.compared)


def _named(local: LocalWords, name: str) -> _Name:
    return _Name(local.code, local.language, name, compared(name))


def _by_word(names: Iterable[tuple[_Name, str]]) -> dict[str, list[_Name]]:
    """Names by the words of the text that stands beside each."""
    found: dict[str, list[_Name]] = defaultdict(list)
    for name, text in names:
        held = replace(name, words=tuple(dict.fromkeys(text.split())))
        for word in held.words:
            found[word].append(held)
    return dict(found)
