"""Answers to questions as scripts, stored items and forms write them, read into facts; what cannot be understood names its question."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import cast

from stc_desktop.rules.cas import parse_cas
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount, Choice, Fact, NotKnown, Several, YesNo
from stc_desktop.rules.numbers import NUMBER, parse_number, plain_characters
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.quantities import Asked, ordered, parse_amount, sensible, tolerance
from stc_desktop.rules.units import Unit, UnitTable

__all__ = ["parse_answer", "parse_cas"]

_UNKNOWN = {"unknown", "unsure", "not known", "don't know", "i don't know", "i do not know", "?"}
_TRUTH = {"yes": True, "true": True, "y": True, "no": False, "false": False, "n": False}
_AMOUNT_KEYS = {"value", "unit", "tolerance", "min", "max", "confirmed"}
_HIGHEST = 10**60
_CODE = re.compile(r"(\d[A-Ea-e]\d{3}|[Mm][Ll]\d{1,2}|\d[A-Ea-e]?)((?:[.#][A-Za-z0-9]+)*)")


def parse_answer(prop: Property, value: object, table: UnitTable) -> Fact:
    """The fact that an answer states; "unknown" always is one."""
    try:
        return _fact(prop, value, table)
    except UserFixable as problem:
        problem.where = problem.where or prop.id
        raise


def _fact(prop: Property, value: object, table: UnitTable) -> Fact:
    if isinstance(value, str) and value.strip().casefold() in _UNKNOWN:
        return NotKnown()
    if prop.kind in {PropertyKind.NUMBER, PropertyKind.COUNT}:
        return _amount(prop, value, table)
    if prop.kind is PropertyKind.YES_NO:
        return _yes_no(value)
    if prop.kind is PropertyKind.CHOICE:
        return Choice(_option(prop, value))
    if prop.kind is PropertyKind.CONDITION:
        raise UserFixable("This is a condition of a limit and is not asked.", next_step="Leave it out.")
    return _several(prop, value)


def _yes_no(value: object) -> YesNo:
    if isinstance(value, bool):
        return YesNo(value)
    truth = _TRUTH.get(value.strip().casefold()) if isinstance(value, str) else None
    if truth is None:
        raise UserFixable(f"“{value}” is no answer to a yes/no question.", next_step="Answer true, false or “unknown”.")
    return YesNo(truth)


def _option(prop: Property, value: object) -> str:
    if not isinstance(value, str) or value not in prop.options:
        raise UserFixable(f"“{value}” is not one of the options.", next_step=f"Use one of {', '.join(prop.options)}, or “unknown”.")
    return value


def _several(prop: Property, value: object) -> Several:
    complete = True
    if isinstance(value, Mapping):
        stated = cast("Mapping[str, object]", value)
        unknown = sorted(set(stated) - {"values", "complete"})
        if unknown or not isinstance(stated.get("complete", True), bool):
            raise UserFixable(
                f"“{(unknown or ['complete'])[0]}” is not understood.", next_step="Write {values: [...], complete: true or false}."
            )
        complete = bool(stated.get("complete", True))
        value = stated.get("values")
    if isinstance(value, str):
        value = [part.strip() for part in re.split(r"[;,]", value) if part.strip()]
    if not isinstance(value, Sequence):
        raise UserFixable("This is answered by a list.", next_step="Write a list, [] for none, or “unknown”.")
    return Several(frozenset(_one(prop, item) for item in cast("Sequence[object]", value)), complete)


def _one(prop: Property, value: object) -> str:
    if prop.kind is PropertyKind.SEVERAL:
        return _option(prop, value)
    if not isinstance(value, str):
        raise UserFixable(f"“{value}” is not a text.", next_step="Write each as a text in quotation marks.")
    if prop.kind is PropertyKind.CAS:
        return parse_cas(value)
    found = _CODE.fullmatch(value.strip())
    if not found:
        raise UserFixable(f"“{value}” is not a code of the list.", next_step="Write it like 2B350.d.")
    return found[1].upper() + found[2].lower()


def _amount(prop: Property, value: object, table: UnitTable) -> Amount:
    asked = Asked(table=table, dimension=_dimension(prop), unit=prop.unit)
    if isinstance(value, Mapping):
        amount = _stated(cast("Mapping[str, object]", value), asked)
    elif isinstance(value, str):
        amount = parse_amount(value, table, dimension=asked.dimension, unit=asked.unit)
    else:
        unit = asked.unit_of("")
        number = _number(value)
        canonical = sensible(number, unit, asked, _written(number, unit))
        amount = Amount(low=canonical, high=canonical, written=_written(number, unit))
    if prop.kind is PropertyKind.COUNT and amount.is_exact and amount.low is not None and amount.low.denominator != 1:
        raise UserFixable(f"“{amount.written}” is not a whole number.", next_step="Count them.")
    return amount


def _dimension(prop: Property) -> str:
    return PropertyKind.COUNT.value if prop.kind is PropertyKind.COUNT else prop.dimension


def _stated(value: Mapping[str, object], asked: Asked) -> Amount:
    unknown = sorted(set(value) - _AMOUNT_KEYS)
    if unknown:
        raise UserFixable(f"“{unknown[0]}” is not understood.", next_step="Use value, unit, tolerance, or min, max, unit.")
    unit_text = value.get("unit") or ""
    if not isinstance(unit_text, str):
        raise UserFixable("The unit must be a text.", next_step="Write it as on the datasheet.")
    asked = Asked(table=asked.table, dimension=asked.dimension, unit=asked.unit, confirmed=value.get("confirmed") is True)
    ends = [value.get("min"), value.get("max")]
    if "value" in value:
        if ends != [None, None]:
            raise UserFixable("A value and a range were given at once.", next_step="Give value, or min and max.")
        return _single(value, unit_text, asked)
    if ends == [None, None]:
        raise UserFixable("There is no number in the answer.", next_step="Give value, or min, or max.")
    unit = asked.unit_of(unit_text)
    low, high = (None if end is None else _number(end) for end in ends)
    written = _written_range(low, high, unit)
    canonical = [None if end is None else sensible(end, unit, asked, written) for end in (low, high)]
    return ordered(canonical[0], canonical[1], written)


def _single(value: Mapping[str, object], unit_text: str, asked: Asked) -> Amount:
    stated, by = value["value"], value.get("tolerance")
    if isinstance(stated, str) and by is None:
        text = stated if any(sign.isalpha() for sign in stated) or not unit_text else f"{stated} {unit_text}"
        return parse_amount(text, asked.table, dimension=asked.dimension, unit=unit_text or asked.unit, confirmed=asked.confirmed)
    unit = asked.unit_of(unit_text)
    number = _number(stated)
    if by is None:
        canonical = sensible(number, unit, asked, _written(number, unit))
        return Amount(low=canonical, high=canonical, written=_written(number, unit))
    if isinstance(by, str):
        text = f"{_plain(number)} {unit_text or asked.unit} ± {by}"
        return parse_amount(text, asked.table, dimension=asked.dimension, unit=asked.unit, confirmed=asked.confirmed)
    margin = _number(by)
    return tolerance(number, margin, unit, asked, f"{_plain(number)} ± {_plain(margin)} {unit.shown}".strip())


def _number(value: object) -> Fraction:
    if isinstance(value, str):
        text = plain_characters(value)
        if re.fullmatch(NUMBER, text):
            return parse_number(text)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        if not abs(value) <= _HIGHEST:  # also what is no number at all
            raise UserFixable("The number is beyond anything that is measured.", next_step="Check the power of ten.")
        return Fraction(str(value))
    raise UserFixable(f"“{value}” is not a number.", next_step="Write a number, or “unknown”.")


def _plain(number: Fraction) -> str:
    """A number as people write it: no fraction, no trailing zeros."""
    return str(number.numerator) if number.denominator == 1 and abs(number) < 10**12 else f"{float(number):.12g}"


def _written(number: Fraction, unit: Unit) -> str:
    shown = "" if unit.symbol in {"ratio", "number", "pcs", "class"} else f" {unit.shown}"
    return f"{_plain(number)}{shown}"


def _written_range(low: Fraction | None, high: Fraction | None, unit: Unit) -> str:
    if low is None:
        assert high is not None
        return f"≤ {_written(high, unit)}"
    return f"≥ {_written(low, unit)}" if high is None else f"{_plain(low)} to {_written(high, unit)}"
