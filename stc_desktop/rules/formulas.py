"""Limits and properties that are formulas, such as (1.7 + L/1000) micrometres, computed exactly and also over ranges."""

import ast
import decimal
import math
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
    """A sum, difference, product, quotient or power of numbers and properties, their logarithm to the base 2 or 10, or the greatest of
    several; the properties stand in their register unit."""

    text: str
    inputs: tuple[str, ...]
    tree: ast.expr = field(compare=False, repr=False)

    def over(self, values: Mapping[str, Interval]) -> Interval:
        """The range of the formula over the ranges of its inputs; an input that is not given is unbounded."""
        return _evaluate(self.tree, values)


UNBOUNDED = Interval(None, None)
_KNOWN = (ast.Constant, ast.BinOp, ast.UnaryOp, ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow, ast.USub, ast.Load)
_BASES = {"log2": 2, "log10": 10}
_GREATEST = "max"
_DIGITS = decimal.Context(prec=50)
_WIDER = Fraction(1, 10**30)  # far above the error of the digits, far below anything that is measured


def formula(text: str) -> Formula:
    """Read a formula; anything but + - * / ** ( ) log2 log10 max, numbers and property names is refused."""
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError as error:
        raise UserFixable(f"“{text}” is not a formula: {error.msg}.", next_step="Write it like 1.7 + measured_length/1000.") from error
    names: list[str] = []
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            names += [node.id] if id(node) not in called else []
        elif isinstance(node, ast.Call):
            _check_call(text, node)
        elif isinstance(node, ast.Constant) and not isinstance(node.value, (int, float)):
            raise UserFixable(f"“{text}” holds something that is not a number.", next_step="Use numbers and property names only.")
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and not isinstance(node.right, ast.Constant):
            raise UserFixable(f"“{text}” has a power that is not a number above zero.", next_step="Write it like volume ** 0.5.")
        elif not isinstance(node, _KNOWN):
            raise UserFixable(
                f"“{text}” uses {type(node).__name__}, which formulas do not know.",
                next_step="Use + - * / ** log2 log10 max and brackets.",
            )
    return Formula(text, tuple(dict.fromkeys(names)), tree)


def _check_call(text: str, node: ast.Call) -> None:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if (name not in _BASES and name != _GREATEST) or node.keywords or (len(node.args) != 1 and name in _BASES) or not node.args:
        raise UserFixable(f"“{text}” calls something that formulas do not know.", next_step="Use log2(x), log10(x) or max(x, y).")


def _evaluate(node: ast.expr, values: Mapping[str, Interval]) -> Interval:
    if isinstance(node, ast.Constant):
        number = Fraction(str(node.value))
        return Interval(number, number)
    if isinstance(node, ast.Name):
        return values.get(node.id, UNBOUNDED)
    if isinstance(node, ast.Call):
        return _called(node, [_evaluate(part, values) for part in node.args])
    if isinstance(node, ast.UnaryOp):
        inner = _evaluate(node.operand, values)
        return Interval(_minus(inner.high), _minus(inner.low))
    assert isinstance(node, ast.BinOp)
    return _combined(node, values)


def _combined(node: ast.BinOp, values: Mapping[str, Interval]) -> Interval:
    if isinstance(node.op, ast.Pow):
        assert isinstance(node.right, ast.Constant)
        return _power(_evaluate(node.left, values), Fraction(str(node.right.value)))
    left, right = _evaluate(node.left, values), _evaluate(node.right, values)
    if isinstance(node.op, ast.Add):
        return Interval(_plus(left.low, right.low), _plus(left.high, right.high))
    if isinstance(node.op, ast.Sub):
        return Interval(_plus(left.low, _minus(right.high)), _plus(left.high, _minus(right.low)))
    return _product(left, right) if isinstance(node.op, ast.Mult) else _quotient(left, right)


def _called(node: ast.Call, parts: list[Interval]) -> Interval:
    assert isinstance(node.func, ast.Name)
    if node.func.id != _GREATEST:
        return _logarithm(parts[0], _BASES[node.func.id])
    # the greatest is at least the highest of the lower ends that are known
    lows = [part.low for part in parts if part.low is not None]
    highs = [part.high for part in parts if part.high is not None]
    return Interval(max(lows, default=None), max(highs) if len(highs) == len(parts) else None)


def _logarithm(inner: Interval, base: int) -> Interval:
    """Of what is not above zero there is none; an end that may be is unbounded."""
    if inner.high is not None and inner.high <= 0:
        return UNBOUNDED
    low = None if inner.low is None or inner.low <= 0 else _exponent(inner.low, base)[0]
    return Interval(low, None if inner.high is None else _exponent(inner.high, base)[1])


def _exponent(value: Fraction, base: int) -> tuple[Fraction, Fraction]:
    """The logarithm, exact for a whole one, else enclosed."""
    near = Fraction(_DIGITS.divide(_DIGITS.ln(_decimal(value)), _DIGITS.ln(decimal.Decimal(base))))
    whole = round(near)
    if Fraction(base) ** whole == value:
        return Fraction(whole), Fraction(whole)
    return near - _WIDER, near + _WIDER


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


def _power(base: Interval, exponent: Fraction) -> Interval:
    """What is measured is not negative; a base that may be says nothing."""
    if base.low is None or base.low < 0:
        return UNBOUNDED
    return Interval(_raised(base.low, exponent)[0], None if base.high is None else _raised(base.high, exponent)[1])


def _raised(base: Fraction, exponent: Fraction) -> tuple[Fraction, Fraction]:
    """The power, exact where it is rational and easily seen, else enclosed."""
    if exponent.denominator == 1 or base in {0, 1}:
        exact = base if base in {0, 1} else base**exponent.numerator
        return exact, exact
    if exponent.denominator == 2:
        whole = base**exponent.numerator
        root = Fraction(math.isqrt(whole.numerator), math.isqrt(whole.denominator))
        if root * root == whole:
            return root, root
    near = Fraction(_DIGITS.power(_decimal(base), _decimal(exponent)))
    return near * (1 - _WIDER), near * (1 + _WIDER)


def _decimal(value: Fraction) -> decimal.Decimal:
    return _DIGITS.divide(decimal.Decimal(value.numerator), decimal.Decimal(value.denominator))
