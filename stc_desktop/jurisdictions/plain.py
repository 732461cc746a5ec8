"""Profiles as plain JSON data and back, so that the reference file can keep them without knowing their shape."""

import dataclasses
import enum
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar, cast

Value = TypeVar("Value")


def to_plain(value: object) -> Any:
    """Dataclasses, enums, tuples and mappings as dicts, lists, texts and numbers; what equals its default is left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value) if not _is_default(value, field)}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in cast("Mapping[object, object]", value).items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in cast("tuple[object, ...]", value)]
    assert value is None or isinstance(value, (str, int, float, bool)), f"{type(value).__name__} has no plain form"
    return value


def _is_default(value: object, field: "dataclasses.Field[Any]") -> bool:
    return field.default is not dataclasses.MISSING and getattr(value, field.name) == field.default


def from_plain(kind: type[Value], data: Any) -> Value:
    """The value of this type that `to_plain` wrote."""
    return cast("Value", _restored(kind, data))


def _restored(kind: Any, data: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in {types.UnionType, typing.Union}:
        return _restored_union(arguments, data)
    if origin is tuple:
        return tuple(_restored(arguments[0], item) for item in data)
    if origin is not None and issubclass(origin, Mapping):
        return {_restored(arguments[0], key): _restored(arguments[1], item) for key, item in data.items()}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _restored(hints[name], item) for name, item in data.items()})
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return kind(data)
    return data


def _restored_union(arguments: tuple[Any, ...], data: Any) -> Any:
    if data is None:
        return None
    if isinstance(data, list):
        return tuple(cast("list[Any]", data))
    wanted = next((argument for argument in arguments if dataclasses.is_dataclass(argument)), None)
    return _restored(wanted, data) if wanted is not None and isinstance(data, dict) else data


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
