"""How strongly an HS code hints at paragraphs, and what most of its goods are; the code never decides."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from stc_desktop.control_lists.hs import GoneHsCode


class HsStrength(enum.StrEnum):
    """How often the goods of a paragraph travel under a code, the most frequent first."""

    USUAL = "usual"
    SOME = "some"
    RARE = "rare"  # parts, or by exception


STRONGEST_FIRST = tuple(HsStrength)


@dataclass(frozen=True, slots=True, kw_only=True)
class HsCaveat:
    """What most goods of a code are, and how strongly it hints at paragraphs; one named here speaks for those below it too."""

    digits: str
    caveat: str
    strengths: Mapping[str, HsStrength] = field(default_factory=dict[str, HsStrength])

    def strength_of(self, code: str) -> HsStrength | None:
        """None where neither the paragraph nor one that it stands in is named."""
        named = named_at(code, self.strengths)
        return self.strengths[named] if named else None


@dataclass(frozen=True, slots=True, kw_only=True)
class HsRegister:
    """Everything that is known about HS codes beside their titles: hints by code, and codes of earlier editions."""

    codes: Mapping[str, HsCaveat] = field(default_factory=dict[str, HsCaveat])
    gone: Mapping[str, GoneHsCode] = field(default_factory=dict[str, GoneHsCode])


def named_at(code: str, named: Mapping[str, object]) -> str:
    """The nearest named code: the paragraph itself or one that it stands in; "" where there is none."""
    steps = code.split(".")
    return next((above for at in range(len(steps), 0, -1) if (above := ".".join(steps[:at])) in named), "")
