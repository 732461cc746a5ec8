"""What people call things in the languages of the region, and how such words are compared."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stc_desktop.wording.segmentation import one_spelling

# Letters that are no accented form of another one for Unicode, but are typed without their stroke.
_STROKES = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i"})
_LATIN_ACCENTS = re.compile("[\u0300-\u036f]")
# Thai and Lao, Myanmar, Khmer: written without spaces between words.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")
_BESIDE_UNSPACED = re.compile(rf"(?<={UNSPACED.pattern}) | (?={UNSPACED.pattern})")
_NO_WORD = re.compile(r"[^\w\u0300-\u036f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]+")

# The languages in which names are kept, by their ISO 639 codes; English stands in the list itself.
LANGUAGES = {
    "vi": "Vietnamese",
    "th": "Thai",
    "ms": "Malay",
    "id": "Indonesian",
    "fil": "Filipino",
    "km": "Khmer",
    "lo": "Lao",
    "my": "Burmese",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalWords:
    """The words of one language (ISO 639) for what a paragraph is about; `is_reviewed` once a native reader has looked at them."""

    code: str
    language: str
    words: tuple[str, ...]
    is_reviewed: bool = False


def plain_letters(text: str) -> str:
    """Latin letters without accents and strokes, all else as it is: điều hòa becomes dieu hoa."""
    bare = _LATIN_ACCENTS.sub("", unicodedata.normalize("NFD", text.translate(_STROKES)))
    return unicodedata.normalize("NFC", bare)


class LocalNames:
    """Finds the names of things inside a description; a name counts as a whole, its single words say too little."""

    def __init__(self, words: Mapping[str, Iterable[LocalWords]]) -> None:
        self._names: dict[str, tuple[str, list[str]]] = {}
        for code, languages in words.items():
            for word in (word for local in languages for word in local.words):
                _, codes = self._names.setdefault(compared(word), (word, []))
                if code not in codes:
                    codes.append(code)

    def named_in(self, text: str) -> tuple[tuple[str, str], ...]:
        """(code, name) for every name that the text holds, longest name first; one inside a longer one says nothing of its own."""
        whole = f" {compared(text)} "
        found: list[tuple[str, str]] = []
        held: list[str] = []
        for name in sorted((name for name in self._names if name in whole), key=len, reverse=True):
            stands = name in whole if UNSPACED.search(name) else f" {name} " in whole
            if stands and not any(name in longer for longer in held):
                held.append(name)
                written, codes = self._names[name]
                found += [(code, written) for code in codes]
        return tuple(found)


def compared(text: str, *, keep: bool = False) -> str:
    """Lower case, no accents, one spelling; single spaces between words, none beside letters of scripts that do without unless `keep`."""
    words = _NO_WORD.sub(" ", plain_letters(one_spelling(text)).casefold()).split()
    joined = " ".join(words)
    return joined if keep else _BESIDE_UNSPACED.sub("", joined)
