"""What a cell of a table of products answers: an amount with its unit, yes or no, an option by its id or its words."""

import re

from stc_desktop.casework.many_products_columns import ValueColumn
from stc_desktop.rules.answers import parse_answer
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.facts import Amount
from stc_desktop.rules.properties import Property, PropertyKind
from stc_desktop.rules.units import UnitTable

NO_UNIT = "no unit"
ONLY = " only"  # behind a list of materials or substances: there are no others
UNKNOWN = frozenset({"?", "unknown", "unsure", "not known", "don't know"})
PARTS = re.compile(r"[;,\n]+")
_LISTS = frozenset({PropertyKind.SEVERAL, PropertyKind.CAS, PropertyKind.PARAGRAPH})


def amount_told(cell: str, prop: Property, column: ValueColumn, units: UnitTable) -> object:
    """The amount as an answer in the unit of the cell, else of its column. A bare number without either is refused, never guessed."""
    if cell.casefold() in UNKNOWN:
        return "unknown"
    text = re.sub(r"(?<=\d)\.0$", "", cell)
    if prop.kind is PropertyKind.COUNT or not prop.unit:
        return text
    if not column.unit and _needs_unit(text, prop, units):
        symbols = ", ".join(units.symbols(prop.dimension)[:8])
        next_step = f"Write the unit into the cell, into the heading, or say it with the column; one of: {symbols}."
        raise UserFixable(f"“{cell}” has no unit.", next_step=next_step, where=NO_UNIT)
    return {"value": text, "unit": column.unit} if column.unit else text


def _needs_unit(text: str, prop: Property, units: UnitTable) -> bool:
    """Whether the number would mean something else in another unit, so that it names none itself."""
    read: set[object] = set()
    for unit in units.of_dimension(prop.dimension)[:4]:
        try:
            fact = parse_answer(prop, {"value": text, "unit": unit.symbol, "confirmed": True}, units)
        except UserFixable:
            continue
        if isinstance(fact, Amount):
            read.add((fact.low, fact.high))
    return len(read) > 1


def answer_told(cell: str, prop: Property) -> object:
    """Yes, no, an option or several, as a person writes them: by the id or by the words of the option.

    A list in a table names what is known to be in it; that nothing else is has to be said: "graphite only".
    """
    if cell.casefold() in UNKNOWN:
        return "unknown"
    if prop.kind is PropertyKind.CHOICE:
        return _option(cell, prop)
    if prop.kind in _LISTS:
        text = cell.strip().removesuffix(ONLY)
        parts = [part.strip() for part in PARTS.split(text) if part.strip()]
        named = [_option(part, prop) for part in parts] if prop.kind is PropertyKind.SEVERAL else parts
        return {"values": named, "complete": text != cell.strip()}
    return cell


def _option(text: str, prop: Property) -> str:
    wanted = text.casefold()
    found = [name for name, words in prop.options.items() if wanted in {name.casefold(), words.casefold()}]
    if len(found) != 1:
        named = ", ".join(f"“{words}”" for words in prop.options.values())
        raise UserFixable(f"“{text[:40]}” is not one of the answers.", next_step=f"Write one of {named}, or “unknown”.")
    return found[0]
