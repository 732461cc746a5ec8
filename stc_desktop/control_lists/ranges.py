"""Number ranges of the EU list: heads of the 500 range stand outside the international regimes."""

import re

EU_LISTS = frozenset({"eu-annex-1"})  # in the United States list the same digits mean something else
_OUTSIDE = re.compile(r"\d[A-E]5\d\d(\..*|#.*)?")


def is_outside_regimes(list_id: str, code: str) -> bool:
    """Whether the paragraph is a control of the EU alone, so that a country that follows a regime may not have it."""
    return list_id in EU_LISTS and bool(_OUTSIDE.fullmatch(code))
