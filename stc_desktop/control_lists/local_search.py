"""Search in the region's languages: names of goods found by their words, without accents, half typed, in scripts without spaces."""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

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
    words: frozenset[str]


class LocalNameSearch:
    """The names of one list, ready to be searched. Whoever asks says which words the list itself knows: those alone find nothing here."""

    def __init__(self, words: Iterable[LocalWords]) -> None:
        self._names = tuple(_named(local, name) for local in words for name in local.words)
        self._unspaced = tuple(name for name in self._names if UNSPACED.search(name.compared))
        self._by_word: dict[str, list[_Name]] = defaultdict(list)
        self._are_unspaced_in = False
        for name in self._names:
            for word in name.words:
                self._by_word[word].append(name)
        self._vocabulary: tuple[str, ...] = ()

    def knows(self, word: str) -> bool:
        """Whether the word stands in a name, as typed or without accents."""
        return plain_letters(word).casefold() in self._by_word

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
        if any(UNSPACED.search(word) for word in words):
            self._take_in_unspaced()
        typed = [self._meant(plain_letters(word).casefold(), is_of_the_list(word)) for word in words]
        own = [word for word, plain in zip(words, typed, strict=True) if plain in self._by_word and not is_of_the_list(word)]
        wanted = dict.fromkeys(typed)
        opened = typed[-1] if typed and last_is_open and len(typed[-1]) >= _SHORTEST_BEGINNING else ""
        begun = [word for word in self._by_word if word.startswith(opened)] if opened and opened not in self._by_word else []
        if not own and not begun:
            return
        weights = {word: self._weight(word) for word in (*wanted, *begun)}
        whole = sum(weights[word] for word in wanted) or 1.0
        scores: dict[_Name, float] = defaultdict(float)
        for word in (*wanted, *begun):
            for name in dict.fromkeys(self._by_word.get(word, ())):
                scores[name] += weights[word]
        for name, score in scores.items():
            share = score / sum(self._weight(word) for word in name.words)
            if share >= _LEAST_OF_A_NAME:
                yield name, min(1.0, share) * min(1.0, 0.3 + 0.7 * score / whole)

    def _meant(self, word: str, is_of_the_list: bool) -> str:
        """The word, or the nearest one of the names where nobody knows it."""
        if is_of_the_list or word in self._by_word or UNSPACED.search(word):
            return word
        if not self._vocabulary:
            self._vocabulary = tuple(sorted(known for known in self._by_word if not UNSPACED.search(known)))
        return nearest_word(word, self._vocabulary) or word

    def _weight(self, word: str) -> float:
        holders = len({name.code for name in self._by_word.get(word, ())})
        return math.log(1 + 200 / holders) if holders else 2.0

    def _take_in_unspaced(self) -> None:
        """Words of the scripts without spaces are told apart when somebody first asks for one."""
        if self._are_unspaced_in:
            return
        self._are_unspaced_in = True
        taken: list[_Name] = []
        for name in self._unspaced:
            with_words = _Name(
                name.code, name.language, name.written, name.compared, frozenset(compared(segmented(name.written), keep=True).split())
            )
            taken.append(with_words)
            for word in name.words:
                self._by_word[word] = [other for other in self._by_word[word] if other is not name]
            for word in with_words.words:
                self._by_word[word].append(with_words)
        self._by_word = defaultdict(list, {word: names for word, names in self._by_word.items() if names})

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
    plain = compared(name)
    return _Name(local.code, local.language, name, plain, frozenset(re.findall(r"\S+", plain)))
