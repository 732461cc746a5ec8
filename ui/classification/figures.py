"""Margin bars of the elimination board: which limits of a paragraph to draw, and where the item's value lies."""

from collections.abc import Iterator
from dataclasses import dataclass

from stc_desktop.classification.verdicts import Finding, Margin, Verdict
from stc_desktop.rules.clauses import Clause
from stc_desktop.rules.conditions import Op, Test
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount
from stc_desktop.rules.units import Unit
from ui.classification.situations import Situation
from ui.parts.margin_figures import CLOSE, MarginFigure, margin_figure, number_text
from ui.speech import Words

_LOWER = {Op.MORE, Op.AT_LEAST}
_UPPER = {Op.LESS, Op.AT_MOST}
_NUMERIC = {*_LOWER, *_UPPER, Op.EQUAL, Op.RANGE}
_BARE = {"ratio", "number", "pcs", "class"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the number field and was not yet given."""

    property_id: str
    amount: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A value within 20 % of a limit: the property, the comparator, and the limit with its unit."""

    property_id: str
    op: Op
    limit: str


def near_limits(finding: Finding, situation: Situation) -> tuple[Near, ...]:
    """Limits of a paragraph that a small error of the datasheet could turn, each property once."""
    found: dict[str, Near] = {}
    limits = limits_of(finding.code, situation)
    for name, tests in limits.items():
        fact = situation.step.facts.get(name)
        if not isinstance(fact, Amount):
            continue
        for test in tests:
            unit = _unit_of(name, test.unit, situation)
            value = _value(fact, unit)
            for limit in _numbers(test):
                if any(end is not None and limit and abs(end / limit - 1) <= CLOSE for end in value):
                    shown = f"{number_text(limit)} {_unit_text(unit, test.unit)}".strip()
                    found.setdefault(name, Near(property_id=name, op=test.op, limit=shown))
    for margin in finding.margins:
        if margin.property_id not in limits and margin.is_close:
            unit = _unit_of(margin.property_id, margin.unit, situation)
            shown = f"{number_text(margin.limit)} {_unit_text(unit, margin.unit)}".strip()
            found.setdefault(margin.property_id, Near(property_id=margin.property_id, op=margin.op, limit=shown))
    return tuple(found.values())


def _numbers(test: Test) -> tuple[float, ...]:
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    return tuple(float(value) for value in values)


def figure_of(finding: Finding, situation: Situation, words: Words, *, asked: str = "", typed: Typed | None = None) -> MarginFigure | None:
    """The bar of one paragraph: the property in question now, else the one that decided, else the one nearest to its limit."""
    limits = limits_of(finding.code, situation)
    name = _chosen(finding, situation, limits, asked)
    if name is None:
        return None
    if name not in limits:
        margin = next((margin for margin in finding.margins if margin.property_id == name), None)
        return _of_formula(margin, situation, words) if margin else None
    is_typed = typed is not None and typed.property_id == name
    fact = typed.amount if typed is not None and is_typed else situation.step.facts.get(name)
    amount = fact if isinstance(fact, Amount) else None
    unit = _unit_of(name, limits[name][0].unit, situation)
    value = _value(amount, unit)
    op, numbers = _shape(limits[name], value, situation)
    shown = _unit_text(unit, limits[name][0].unit)
    return margin_figure(op, numbers, value, unit=shown, words=words, is_typed=is_typed)


def limits_of(code: str, situation: Situation) -> dict[str, list[Test]]:
    """Numeric tests of a paragraph by property, in the order of the list; formulas and negations draw no bar."""
    clause = _clause(code, situation)
    found: dict[str, list[Test]] = {}
    for test in _numeric_tests(clause) if clause else ():
        known = found.setdefault(test.property_id, [])
        if test not in known:
            known.append(test)
    return found


def _clause(code: str, situation: Situation) -> Clause | None:
    paragraph = situation.weighable.paragraph(code)
    if paragraph is not None:
        return paragraph.clause
    holder = next(iter(situation.weighable.at_or_below(code)), None)
    waiting = [holder.clause] if holder else []
    while waiting:
        clause = waiting.pop()
        if clause.id == code:
            return clause
        waiting += clause.children
    return None


def _numeric_tests(clause: Clause) -> Iterator[Test]:
    for test in (*clause.scope, *clause.tests):
        is_number = not isinstance(test.value, bool | str) and bool(test.limits)
        if test.op in _NUMERIC and is_number and test.computed is None and not test.negated:
            yield test
    for child in clause.children:
        yield from _numeric_tests(child)


def _chosen(finding: Finding, situation: Situation, limits: dict[str, list[Test]], asked: str) -> str | None:
    if asked in limits:
        return asked
    known = {name for name, fact in situation.step.facts.items() if isinstance(fact, Amount)}
    decided = [reason.test.property_id for reason in finding.reasons if reason.test.property_id in known]
    near = finding.margin
    if finding.verdict is Verdict.NOT_LISTED and near is not None and near.property_id not in {r.test.property_id for r in finding.reasons}:
        near = None  # something else struck it out: a value inside of the listed range would say the opposite
    if near is not None and (near.property_id in decided or not decided):
        return near.property_id
    return next((name for name in decided if name in limits), None)


def _value(amount: Amount | None, unit: Unit | None) -> tuple[float | None, float | None]:
    if amount is None:
        return None, None
    try:
        low, high = (None if end is None else float(unit.from_canonical(end) if unit else end) for end in (amount.low, amount.high))
    except UserFixable:  # a size that the other table of sizes does not hold
        return None, None
    return low, high


def _shape(tests: list[Test], value: tuple[float | None, float | None], situation: Situation) -> tuple[str, list[float]]:
    """A listed range where there is one lower and one upper limit, else the limit nearest to the value."""
    first = tests[0]
    if first.op is Op.RANGE and isinstance(first.value, tuple):
        return "range", [float(number) for number in first.value]
    lows = [test for test in tests if test.op in _LOWER]
    highs = [test for test in tests if test.op in _UPPER]
    if len(lows) == 1 and len(highs) == 1 and lows[0].limits[0] < highs[0].limits[0]:
        return "range", [_in_unit(lows[0], first, situation), _in_unit(highs[0], first, situation)]
    at = next((end for end in value if end is not None), None)
    single = [test for test in tests if test.op is not Op.RANGE]
    nearest = first if at is None else min(single, key=lambda test: abs(_in_unit(test, first, situation) - at))
    return nearest.op.value, [_in_unit(nearest, first, situation)]


def _in_unit(test: Test, first: Test, situation: Situation) -> float:
    unit = _unit_of(first.property_id, first.unit, situation)
    return float(unit.from_canonical(test.limits[0]) if unit else test.limits[0])


def _of_formula(margin: Margin, situation: Situation, words: Words) -> MarginFigure | None:
    unit = _unit_of(margin.property_id, margin.unit, situation)
    shown = _unit_text(unit, margin.unit)
    return margin_figure(margin.op.value, [round(margin.limit, 6)], (margin.low, margin.high), unit=shown, words=words)


def _unit_of(name: str, written: str, situation: Situation) -> Unit | None:
    """The unit as its property measures it: temperatures and their differences are written alike."""
    prop = situation.weighable.edition.register.get(name)
    return situation.units.find(written, dimension=prop.dimension if prop else None) if written else None


def _unit_text(unit: Unit | None, written: str) -> str:
    shown = unit.shown if unit else written
    return "" if shown in _BARE else shown
