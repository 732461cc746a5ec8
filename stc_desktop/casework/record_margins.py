"""Margins on paper: how far a value is from its limit, as a bar and in words."""

from stc_desktop.classification.explanations import COMPARATORS
from stc_desktop.classification.verdicts import Margin
from stc_desktop.documents.plan import MarginBar
from stc_desktop.rules.conditions import Op
from stc_desktop.rules.numbers import shown_number
from stc_desktop.rules.units import UnitTable
from stc_desktop.wording.sentences import Sentence, Sentences


def margin_bar(margin: Margin, limit: str) -> MarginBar:
    """The bar with its limit in words."""
    low, high = _ratios(margin)
    return MarginBar(limit=limit, low=low, high=high, spoken=f"{margin.ratio:.3g}" if margin.ratio else "")


def limit_of(margin: Margin, units: UnitTable, say: Sentences) -> str:
    """The limit in words: "more than 0.15 m²"."""
    unit = units.find(margin.unit) if margin.unit else None
    limit = f"{shown_number(margin.limit)} {unit.shown if unit else margin.unit}".strip()
    return say.say(Sentence(COMPARATORS[margin.op], {"limit": limit}))


def _ratios(margin: Margin) -> tuple[float | None, float | None]:
    """Ratios above one where the test is met: for "less than" the ends are turned round."""
    if not margin.limit:
        return None, None
    low, high = (None if end is None else end / margin.limit for end in (margin.low, margin.high))
    if margin.op in {Op.LESS, Op.AT_MOST}:
        low, high = (1 / high if high else None), (1 / low if low else None)
    return low if low is not None else high, high if high is not None else low
