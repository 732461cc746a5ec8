"""A country's list in force as an overlay on an international list: basis, entries of its own, what it leaves out, marked and cited."""

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass

from stc_desktop.jurisdictions.marks import Backed, Fact

_WORD = re.compile(r"[^\W_]+")
_PARAGRAPH_STARTS = 3  # up to so many signs a code is a category, a group or the beginning of heads: 3, 3A, ML


class Covers(enum.StrEnum):
    """Which goods a list in force is about."""

    DUAL_USE = "dual_use"
    MILITARY = "military"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalEntry(Backed):
    """What a country's list names by itself, or leaves out. The program cannot weigh it: it can only be put in question by name.

    `code` as the law prints it ("" where none was read); `covers` in our words. `near` are categories, groups or paragraphs of our lists
    where a person would look for such goods; `words` and `hs` by which goods are recognised as perhaps meant; with `countries` it holds for
    trade with these alone.
    """

    heading: str
    code: str = ""
    covers: str = ""
    near: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return f"{self.code} {self.heading}".strip()

    def touches(self, code: str) -> bool:
        """Whether a paragraph lies where such goods would be looked for."""
        return any(code == near or code.startswith(near if len(near) <= _PARAGRAPH_STARTS else f"{near}.") for near in self.near)

    def may_fit(self, text: str, hs: str = "") -> bool:
        """Whether the words of a description, or its customs code, point to it. Never that it fits."""
        said = frozenset(_plain_words(text))
        digits = _digits(hs)
        if any(digits.startswith(_digits(code)) for code in self.hs if digits):
            return True
        return any(set(_plain_words(words)) <= said for words in self.words)

    def concerns(self, countries: Iterable[str]) -> bool:
        """Whether it can hold in a deal that touches these countries."""
        return not self.countries or not set(self.countries).isdisjoint(countries)


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalList(Backed):
    """One list in force as an overlay: what it is based on, which edition of it, and what the country added to it and left out.

    `basis_list` is the list that the country follows, installed or not; `basis_edition` its label as far as it is known; `nearest_list`
    the installed list that comes nearest where the basis itself is not installed or not known: it stands in for it, it is not the same.
    `agency` is whom to ask; the leading one where it is empty. `changed` says who brought the list in from which workbook, where it is not
    as the makers of the program wrote it.
    """

    name: str
    covers: Covers
    basis: Fact
    additions: Fact
    omissions: Fact
    basis_list: str = ""
    basis_edition: str = ""
    nearest_list: str = ""
    edition: Fact | None = None
    agency: str = ""
    own: tuple[NationalEntry, ...] = ()
    left_out: tuple[NationalEntry, ...] = ()
    changed: str = ""

    @property
    def is_verified(self) -> bool:
        """Basis, additions and omissions are all known."""
        return all(part.mark.is_settled for part in (self, self.basis, self.additions, self.omissions))

    @property
    def nearest(self) -> str:
        """The installed list to look into for goods of this one, "" where none comes near."""
        return self.nearest_list or self.basis_list

    def is_covered_by(self, weighed: Iterable[str]) -> bool:
        """Whether a "not listed" by these lists may stand for this one: weighed itself, or verified to be its basis and nothing more."""
        lists = set(weighed)
        return self.id in lists or (self.is_verified and not self.own and bool(self.basis_list) and self.basis_list in lists)


def _plain_words(text: str) -> Iterable[str]:
    """Words without plural: "Cameras" and "camera" are one."""
    for found in _WORD.finditer(text.casefold()):
        word = found.group()
        if len(word) > 4 and word.endswith("ies"):
            yield f"{word[:-3]}y"
        elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
            yield word[:-1]
        else:
            yield word


def _digits(code: str) -> str:
    return "".join(sign for sign in code if sign.isdigit())
