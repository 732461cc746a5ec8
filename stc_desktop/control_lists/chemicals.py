"""Chemicals that the lists name: number, name, the names people use, and what is known about the number itself."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stc_desktop.rules.cas import is_cas_shaped, parse_cas
from stc_desktop.rules.errors import UserFixable

_LETTERS = str.maketrans({"α": "alpha", "β": "beta", "ω": "omega", "′": "'", "’": "'"})
# One key for both ways of spelling, and what stands in a search beside the name as it is written here.
_SPELLINGS = (("sulph", "sulf"), ("Sulph", "Sulf"), ("aluminium", "aluminum"), ("Aluminium", "Aluminum"), ("haem", "hem"), ("Haem", "Hem"))
_NUMBER = re.compile(r"\d+")
_MOST_LIKE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Chemical:
    """One CAS number of the lists.

    `is_misprint`: the official text prints the number so although its check digit does not fit. `named_in` are paragraphs that no number is
    tested in: their text gives it to say which material it means, or names the substance in words. `also_as` are numbers of salts,
    hydrates and forms, each with what it is: not numbers of the list, so never treated as listed, but worth the question whether the
    goods are the listed chemical.
    """

    cas: str
    name: str
    synonyms: tuple[str, ...] = ()
    formula: str = ""
    is_misprint: bool = False
    note: str = ""
    named_in: tuple[str, ...] = ()
    also_as: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the synonyms."""
        return (self.name, *self.synonyms)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChemicalMeant:
    """A chemical behind a typed text: `shown` is the name or number of it that was found, `why` says how in words."""

    chemical: Chemical
    shown: str
    why: str
    is_exact: bool = True


def name_key(name: str) -> str:
    """A name as it is compared: no case, no spaces, no signs, one spelling."""
    plain = name.translate(_LETTERS).casefold()
    for british, american in _SPELLINGS:
        plain = plain.replace(british, american)
    return re.sub(r"[^a-z0-9]", "", plain)


def spellings(name: str) -> Iterator[str]:
    """The name, and in American spelling where that differs."""
    yield name
    other = name
    for british, american in _SPELLINGS:
        other = other.replace(british, american)
    if other != name:
        yield other


def searchable_names(chemical: Chemical) -> Iterator[str]:
    """Every name by which a search may find the chemical."""
    for name in chemical.names:
        yield from spellings(name)


class ChemicalNames:
    """The register, ready to be asked by name or number."""

    def __init__(self, chemicals: Mapping[str, Chemical]) -> None:
        self._chemicals = chemicals
        self._by_key: dict[str, list[tuple[Chemical, str]]] = {}
        self._other_numbers: dict[str, list[Chemical]] = {}
        for chemical in chemicals.values():
            for name in chemical.names:
                self._by_key.setdefault(name_key(name), []).append((chemical, name))
            for number in chemical.also_as:
                self._other_numbers.setdefault(number, []).append(chemical)

    def meant(self, typed: str) -> tuple[ChemicalMeant, ...]:
        """The chemicals that have this number, in any spelling, or this name; more than one where a name stands for several."""
        return tuple(itertools.chain(self._by_number(typed), self._by_name(typed)))

    def may_stand_for(self, numbers: Iterable[str]) -> frozenset[str]:
        """The listed numbers whose chemical another one of these numbers may be: a hydrate, a salt, another form."""
        return frozenset(chemical.cas for number in numbers for chemical in self._other_numbers.get(number, ()))

    def like(self, typed: str) -> tuple[ChemicalMeant, ...]:
        """The chemicals whose name was probably meant, nearest first; figures in a name are never mended."""
        key = name_key(typed)
        if len(key) < 6:
            return ()
        from rapidfuzz import fuzz, process  # wanted only when a name was mistyped

        figures = _NUMBER.findall(key)
        near = process.extract(key, self._by_key.keys(), scorer=fuzz.ratio, score_cutoff=84.0, limit=20)
        fitting = [(found, score) for found, score, _ in near if _NUMBER.findall(found) == figures]
        best = max((score for _, score in fitting), default=0.0)
        kept = [found for found, score in fitting if score > best - 3.0][:_MOST_LIKE]
        return tuple(
            ChemicalMeant(chemical=chemical, shown=name, why=f"“{typed.strip()}” read as {_said(chemical, name)}", is_exact=False)
            for found in kept
            for chemical, name in self._by_key[found]
        )

    def _by_number(self, typed: str) -> Iterator[ChemicalMeant]:
        number = _as_number(typed)
        known = self._chemicals.get(number)
        if known is not None:
            yield ChemicalMeant(chemical=known, shown=number, why=f"CAS {number}, {known.name}{_printed(known)}")
        for chemical in self._other_numbers.get(number, ()):
            told = (
                f"{chemical.name} (CAS {chemical.cas}) is named; CAS {number}, {chemical.also_as[number]}, is not: ask whether it is meant"
            )
            yield ChemicalMeant(chemical=chemical, shown=number, why=told, is_exact=False)

    def _by_name(self, typed: str) -> Iterator[ChemicalMeant]:
        key = name_key(typed)
        for chemical, name in self._by_key.get(key, ()) if key else ():
            yield ChemicalMeant(chemical=chemical, shown=name, why=_said(chemical, name))


def _as_number(typed: str) -> str:
    try:
        return parse_cas(typed)
    except UserFixable:
        return typed.strip() if is_cas_shaped(typed) else ""


def _printed(chemical: Chemical) -> str:
    return " (printed so in the official text; its check digit does not fit)" if chemical.is_misprint else ""


def _said(chemical: Chemical, name: str) -> str:
    """“TDG”, synonym of thiodiglycol (CAS 111-48-8)."""
    if name_key(name) == name_key(chemical.name):
        return f"{chemical.name}, CAS {chemical.cas}{_printed(chemical)}"
    return f"{name}, synonym of {chemical.name} (CAS {chemical.cas}){_printed(chemical)}"


def cas_or_proposal(typed: str, names: ChemicalNames) -> str:
    """The CAS number that was typed. A name is never taken for its number unasked: the refusal says the number, to be confirmed."""
    try:
        return parse_cas(typed)
    except UserFixable:
        found = tuple(found for found in names.meant(typed) if found.is_exact) or names.like(typed)
        if not found:
            raise
        told = "; ".join(dict.fromkeys(f"{meant.chemical.name} is CAS {meant.chemical.cas}" for meant in found))
        numbers = " or ".join(dict.fromkeys(meant.chemical.cas for meant in found))
        raise UserFixable(
            f"“{typed.strip()}” is a name: {told}.", next_step=f"If that is what it is, write {numbers}; the safety data sheet says it."
        ) from None


def cas_parts(text: str) -> tuple[str, ...]:
    """What was typed where CAS numbers are asked for, one by one: numbers apart by commas or spaces, names (N,N-dimethyl ...) whole."""
    parts = [part for part in re.split(r"[,;\s]+", text) if part]
    if all(re.fullmatch(r"[\d‐‑–—−-]+", part) or part.lower().strip(".:#") in {"cas", "no", "rn", "nr"} for part in parts):
        return tuple(part for part in parts if part[:1].isdigit())
    return tuple(part.strip() for part in re.split(r"[;\n]|,\s+", text) if part.strip())
