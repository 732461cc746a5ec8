"""What is known about an item: one fact per property, as a yes or no, a choice, several values, or an amount or range.

A property without a fact has not been asked; `NotKnown` means the person was asked and does not know. Both weigh as unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class YesNo:
    """An answer to a yes/no property, judgement words included."""

    value: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One option out of a property's options."""

    option: str


@dataclass(frozen=True, slots=True)
class Several:
    """All values that hold at once: contact materials, CAS numbers, paragraphs that the host equipment meets.

    `complete` claims that nothing is missing; without it a value that is not named may still be there. `perhaps` are values that one of
    those named may stand for: the number of a hydrate for that of its chemical.
    """

    options: frozenset[str]
    complete: bool = True
    perhaps: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount or a range in the canonical unit of its dimension; an end that is None is not bounded.

    `written` is what the person typed, unit included, for screen and paper; where it was computed, what it was computed from stands
    behind it. An open end belongs to "better than" and "less than".
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    written: str = ""
    is_computed: bool = False

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high


@dataclass(frozen=True, slots=True)
class NotKnown:
    """The person was asked and answered "I don't know"."""


Fact = YesNo | Choice | Several | Amount | NotKnown
Facts = Mapping[str, Fact]


def exactly(canonical: Fraction, written: str = "") -> Amount:
    return Amount(low=canonical, high=canonical, written=written)
