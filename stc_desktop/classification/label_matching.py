"""Whether a label on a datasheet means a property: how much of the one is said by the other, rare words counting most."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from stc_desktop.rules.properties import Property, Register

# how a value is stated rather than what it is of: alone these name nothing
_SAY_LITTLE = frozenset(
    {
        "max",
        "maximum",
        "min",
        "minimum",
        "nominal",
        "rated",
        "typical",
        "typ",
        "nom",
        "value",
        "total",
        "overall",
        "up",
        "to",
        "at",
        "of",
        "the",
        "a",
        "an",
        "in",
        "per",
        "and",
        "or",
        "for",
        "with",
        "by",
        "on",
        "from",
        "over",
        "under",
        "between",
        "than",
        "each",
        "any",
        "all",
        "is",
        "are",
        "its",
        "it",
        "be",
        "which",
        "as",
        "below",
        "above",
    }
)
# alone these are of the whole thing: "weight" is no payload
_OF_THE_WHOLE = frozenset({"mass", "length", "width", "height", "size", "dimension", "volume"})
_LITTLE = 0.15
_WORD = re.compile(r"[a-zà-öø-ÿ]+\d*|\d+[a-z]+|[^\W\d_]+")
# as they stand in the composition of an alloy: W 92.5 %, Ni 5.2 %
ELEMENTS = {
    "W": "tungsten",
    "Ni": "nickel",
    "Cr": "chromium",
    "Hf": "hafnium",
    "Zr": "zirconium",
    "Mo": "molybdenum",
    "Ti": "titanium",
    "Nb": "niobium",
    "Ta": "tantalum",
    "Mg": "magnesium",
    "Al": "aluminium",
    "Be": "beryllium",
    "Re": "rhenium",
    "Co": "cobalt",
    "Fe": "iron",
    "F": "fluorine",
    "B": "boron",
    "Y": "yttrium",
}
_SAME = {
    "ni": "nickel",
    "cr": "chromium",
    "hf": "hafnium",
    "zr": "zirconium",
    "mo": "molybdenum",
    "weight": "mass",
    "dia": "diameter",
    "od": "diameter",
    "temp": "temperature",
    "freq": "frequency",
    "rpm": "speed",
    "accuracy": "error",
    "repeatabilities": "repeatability",
    "axis": "axe",
    "thick": "thickness",
}


def stem(word: str) -> str:
    """The word without the ending that tells one from many."""
    word = word.lower()
    if len(word) > 4 and word.endswith("ies"):
        word = f"{word[:-3]}y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return _SAME.get(word, word)


def words_of(text: str) -> frozenset[str]:
    """The words of a label, each once."""
    return frozenset(stem(word) for word in _WORD.findall(text.lower()) if len(word) > 1)  # X, Y and Z travel are one label


@dataclass
class LabelMatching:
    """The words of a register with their weights; made once per list and kept, with every label and value that was looked at."""

    register: Register
    are_amounts: dict[tuple[str, str, str], bool] = field(init=False, repr=False, default_factory=dict[tuple[str, str, str], bool])
    numbers: dict[str, frozenset[str]] = field(init=False, repr=False, default_factory=dict[str, frozenset[str]])  # per paragraph
    _weights: Mapping[str, float] = field(init=False, repr=False)
    _phrases: dict[str, tuple[frozenset[str], ...]] = field(init=False, repr=False, default_factory=dict[str, tuple[frozenset[str], ...]])
    _known: dict[tuple[str, str], float] = field(init=False, repr=False, default_factory=dict[tuple[str, str], float])

    def __post_init__(self) -> None:
        counted: Counter[str] = Counter()
        for prop in self.register.values():
            counted.update(frozenset[str]().union(*_phrases(prop)))
        every = len(self.register) or 1
        self._weights = {word: _LITTLE if word in _SAY_LITTLE else math.log(1 + every / count) for word, count in counted.items()}
        self._most = math.log(1 + every)

    def score(self, label: str, prop: Property) -> float:
        """0 where they share nothing, 1 where they are the same words."""
        key = (label, prop.id)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self._worked_out(label, prop)
        return known

    def _worked_out(self, label: str, prop: Property) -> float:
        told = (words_of(label), words_of(_IN_BRACKETS.sub(" ", label)))
        if prop.id not in self._phrases:
            self._phrases[prop.id] = tuple(_phrases(prop))
        *phrases, own_name = self._phrases[prop.id]
        best = max((self._alike(said, phrase) for said in told for phrase in (*phrases, own_name)), default=0.0)
        return best + _OF_THE_NAME * max(self._alike(said, own_name) for said in told) if best else 0.0

    def _alike(self, said: frozenset[str], phrase: frozenset[str]) -> float:
        shared = said & phrase
        if not shared - _SAY_LITTLE or (said - _SAY_LITTLE <= _OF_THE_WHOLE and not phrase - _SAY_LITTLE <= said):
            return 0.0
        common = self._weight(shared)
        return 2 * common / (self._weight(said) + self._weight(phrase))

    def _weight(self, words: frozenset[str]) -> float:
        return sum(self._weights.get(word, _LITTLE if word in _SAY_LITTLE else self._most) for word in words)


_OF_THE_NAME = 0.1  # of two properties with the same words on sheets, the one whose own name says more of them is meant
_IN_BRACKETS = re.compile(r"\([^()]*\)")
MOST_KNOWN = 50_000


def _phrases(prop: Property) -> list[frozenset[str]]:
    """Ways in which a sheet may name the property: the words of the register, its own name."""
    return [found for text in (*prop.datasheet_words, prop.id.replace("_", " ")) if (found := words_of(text))]
