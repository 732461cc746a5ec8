"""Frozen values to plain JSON data and back, by their declared types: strict in reading, with the place of every fault.

What stands at its default is left out, so that the symbols on paper stay few; decimal numbers travel as text, never as floats.
"""

import datetime as dt
import difflib
import enum
import functools
import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from stc_desktop.rules.errors import UserFixable

Json = str | int | bool | list["Json"] | dict[str, "Json"]
DECIMAL_PATTERN = r"^-?[0-9]{1,18}(\.[0-9]{1,9})?$"
_DECIMAL = re.compile(DECIMAL_PATTERN, re.ASCII)
ALWAYS_WRITTEN = frozenset({"format", "version"})


class DamagedValue(UserFixable):
    """A place in the data that does not hold what it must."""


# Any stands here for declared types, which Python gives no common type of their own.
@functools.cache
def declared(kind: type[Any]) -> tuple[tuple[Field[Any], Any], ...]:
    """The fields of a value class with their resolved types."""
    hints = get_type_hints(kind)
    return tuple((one, hints[one.name]) for one in fields(kind))


def default_of(one: Field[Any]) -> object:
    """The field's default; MISSING where it must be given."""
    if one.default_factory is not MISSING:
        return one.default_factory()
    return one.default


def to_json(value: object) -> Json:
    """The value as plain JSON data."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, enum.StrEnum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(item) for item in cast("tuple[object, ...]", value)]
    if isinstance(value, Mapping):
        return {key: to_json(item) for key, item in cast("Mapping[str, object]", value).items()}
    assert is_dataclass(value), f"{type(value).__name__} does not belong into a case"
    return {one.name: to_json(held) for one, held in _said(value)}


def _said(value: object) -> list[tuple[Field[Any], object]]:
    said: list[tuple[Field[Any], object]] = []
    for one, _ in declared(type(value)):
        held = getattr(value, one.name)
        if held is None or (one.name not in ALWAYS_WRITTEN and held == default_of(one)):
            continue
        said.append((one, held))
    return said


def decimal_text(number: Decimal) -> str:
    """A number in plain digits, with as many decimals as it was given with."""
    text = format(number, "f")
    if not _DECIMAL.match(text):
        raise UserFixable(f"{number} has too many digits for a quantity or an amount.", next_step="Use at most 18 digits and 9 decimals.")
    return text


def from_json(kind: type[Any], data: object, path: str = "") -> Any:
    """A value of this class out of plain JSON data; anything that does not fit is refused with its place."""
    if not isinstance(data, dict):
        raise _damaged(path, "holds no fields where a group of fields must stand")
    given = cast("dict[str, object]", data)
    known = {one.name: (one, hint) for one, hint in declared(kind)}
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
            raise _damaged(_joined(path, name), "is not a field of a case" + (f"; “{near[0]}” is" if near else ""))
    values: dict[str, object] = {}
    for name, (one, hint) in known.items():
        if name in given:
            values[name] = read(hint, given[name], _joined(path, name))
        elif default_of(one) is MISSING:
            raise _damaged(_joined(path, name), "is missing")
    return kind(**values)


def read(hint: Any, data: object, path: str) -> object:
    """A value of a declared type out of JSON data."""
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _read_union(get_args(hint), data, path)
    if origin is tuple:
        if not isinstance(data, list):
            raise _damaged(path, "must be a list")
        return tuple(read(get_args(hint)[0], item, f"{path}[{number}]") for number, item in enumerate(cast("list[object]", data)))
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        if not isinstance(data, dict):
            raise _damaged(path, "must hold keys with values")
        kind = get_args(hint)[1]
        return {key: read(kind, item, f"{path}.{key}") for key, item in cast("dict[str, object]", data).items()}
    if is_dataclass(hint):
        return from_json(cast("type[Any]", hint), data, path)
    return _read_plain(hint, data, path)


def _read_union(kinds: tuple[Any, ...], data: object, path: str) -> object:
    wanted = [kind for kind in kinds if kind is not types.NoneType]
    if data is None:
        raise _damaged(path, "is null; leave the field out instead")
    if len(wanted) == 1:
        return read(wanted[0], data, path)
    for kind in wanted:
        fits = isinstance(data, list) if get_origin(kind) is tuple else type(data) is kind
        if fits:
            return read(kind, data, path)
    raise _damaged(path, "must be a text, yes or no, or a list of texts")


def _read_plain(hint: Any, data: object, path: str) -> object:
    if hint is bool:
        if not isinstance(data, bool):
            raise _damaged(path, "must be true or false")
        return data
    if hint is int:
        if not isinstance(data, int) or isinstance(data, bool):
            raise _damaged(path, "must be a whole number")
        return data
    if not isinstance(data, str):
        raise _damaged(path, "must be a text in quotes")
    return _read_text(hint, data, path)


def _read_text(hint: Any, text: str, path: str) -> object:
    if hint is str:
        return text
    if hint is Decimal:
        if not _DECIMAL.match(text):
            raise _damaged(path, f"holds “{text}”, which is not a decimal number")
        return Decimal(text)
    try:
        if hint is dt.datetime:
            moment = dt.datetime.fromisoformat(text)
            if moment.tzinfo is None:
                raise _damaged(path, f"holds “{text}”, a time without its zone")
            return moment
        if hint is dt.date:
            return dt.date.fromisoformat(text)
        assert issubclass(hint, enum.StrEnum)
        return hint(text)
    except ValueError as error:
        listed = f"; possible: {', '.join(hint)}" if issubclass(hint, enum.StrEnum) else ", which is not a date"
        raise _damaged(path, f"holds “{text}”{listed}") from error


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _damaged(path: str, what: str) -> DamagedValue:
    return DamagedValue(
        f"The case cannot be read: {path or 'the whole'} {what}.",
        next_step="Mend that place, or take the case from its file again.",
        where=path,
    )
