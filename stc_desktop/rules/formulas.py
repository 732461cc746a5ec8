"""Limits that are formulas, such as (1.7 + L/1000) micrometres, computed exactly and also over ranges."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from stc_desktop.rules.errors import UserFixable


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from low to high; None is unbounded."""

    low: Fraction | None
    high: Fraction | None


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum, difference, product or quotient of numbers and properties; the properties stand in their register unit."""

    text: str
    inputs: tuple[str, ...]
    tree: ast.expr = field(compare=False, repr=False)

    def over(self, values: Mapping[str, Interval]) -> Interval:
        """The range of the formula over the ranges of its inputs; an input that is not given is unbounded."""
        return _evaluate(self.tree, values)


UNBOUNDED = Interval(None, None)
_LEAVES = (ast.Constant, ast.Name)


def formula(text: str) -> Formula:
    """Read a formula; anything but + - * / ( ) numbers and property names is refused."""
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise UserFixable(f"“{text}” is not a formula: {error.msg}.", next_step="Write it like 1.7 + measured_length/1000.") from error
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            names.append(node.id)
        elif isinstance(node, ast.Constant) and not isinstance(node.value, (int, float)):
            raise UserFixable(f"“{text}” holds something that is not a number.", next_step="Use numbers and property names only.")
        elif not isinstance(node, (ast.Constant, ast.BinOp, ast.UnaryOp, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.USub, ast.Load)):
            raise UserFixable(
                f"“{text}” uses {type(node).__name__}, which formulas do not know.", next_step="Use + - * / and brackets only."
            )
    return Formula(text, tuple(dict.fromkeys(names)), tree)


def _evaluate(node: ast.expr, values: Mapping[str, Interval]) -> Interval:
    if isinstance(node, ast.Constant):
        number = Fraction(str(node.value))
        return Interval(number, number)
    if isinstance(node, ast.Name):
        return values.get(node.id, UNBOUNDED)
    if isinstance(node, ast.UnaryOp):
        inner = _evaluate(node.operand, values)
        return Interval(_minus(inner.high), _minus(inner.low))
    assert isinstance(node, ast.BinOp)
    left, right = _evaluate(node.left, values), _evaluate(node.right, values)
    if isinstance(node.op, ast.Add):
        return Interval(_plus(left.low, right.low), _plus(left.high, right.high))
    if isinstance(node.op, ast.Sub):
        return Interval(_plus(left.low, _minus(right.high)), _plus(left.high, _minus(right.low)))
    if isinstance(node.op, ast.Mult):
        return _product(left, right)
    return _quotient(left, right)


def _minus(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


def _plus(left: Fraction | None, right: Fraction | None) -> Fraction | None:
    return None if left is None or right is None else left + right


def _product(left: Interval, right: Interval) -> Interval:
    if left.low is not None and left.high is not None and right.low is not None and right.high is not None:
        corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
        return Interval(min(corners), max(corners))
    for fixed, other in ((left, right), (right, left)):
        if fixed.low is not None and fixed.low == fixed.high and fixed.low != 0:
            ends = (None if other.low is None else fixed.low * other.low, None if other.high is None else fixed.low * other.high)
            return Interval(*ends) if fixed.low > 0 else Interval(ends[1], ends[0])
    return UNBOUNDED


def _quotient(left: Interval, right: Interval) -> Interval:
    if right.low is None or right.high is None or right.low <= 0 <= right.high:
        return UNBOUNDED
    return _product(left, Interval(1 / right.high, 1 / right.low))
