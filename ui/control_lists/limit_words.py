"""Limits of a paragraph in words."""

from stc_desktop.casework.list_views import Bound, LimitShown, TestShown
from ui.speech import Words

_NAMED_APART = {Bound.SOME, Bound.MEETS, Bound.EXACTLY}


def limits_text(test: TestShown, words: Words) -> str:
    """ "more than 0.15 and less than 20"; the unit stands beside it."""
    said = [limit_text(limit, words) for limit in test.limits]
    return words.text("lists.limit.and", first=said[0], second=said[1]) if len(said) == 2 else said[0]


def limit_text(limit: LimitShown, words: Words) -> str:
    values = words.text("lists.limit.list").join(limit.values)
    told = {
        "values": values,
        "value": values,
        "low": limit.values[0] if limit.values else "",
        "high": limit.values[-1] if limit.values else "",
    }
    if limit.is_negated and limit.bound in _NAMED_APART:
        return words.text(f"lists.limit.not.{limit.bound.value}", **told)
    said = words.text(f"lists.limit.{limit.bound.value}", **told)
    return words.text("lists.limit.not", limit=said) if limit.is_negated else said
