"""Stage values as JSON text and back: frozen dataclasses, enums, dates and exact fractions, defaults left out."""

import ast
import dataclasses
import datetime
import enum
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def encoded(value: object) -> str:
    """JSON text of a value; equal values give equal text."""
    return msgspec.json.encode(_plain(value)).decode()


def decoded(text: str | bytes, kind: type[T]) -> T:
    """The value back, checked against its type."""
    return _decoder(kind).decode(text)


@cache
def _decoder(kind: type[T]) -> "msgspec.json.Decoder[T]":
    return msgspec.json.Decoder(kind, dec_hook=_from_text)


def _plain(value: object) -> Any:  # JSON has no narrower type
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(held) for name, held in _stated(value)}
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(held) for key, held in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - any mapping
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(held) for held in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - any set
    if isinstance(value, (list, tuple)):
        return [_plain(held) for held in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - any sequence
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, ast.expr):
        return ast.unparse(value)
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot be kept in a reference file")


def _stated(value: Any) -> list[tuple[str, object]]:  # any dataclass
    found: list[tuple[str, object]] = []
    for field in dataclasses.fields(value):
        if not field.init:
            continue
        held = getattr(value, field.name)
        if field.default is not dataclasses.MISSING and held == field.default and type(held) is type(field.default):
            continue
        if field.default_factory is not dataclasses.MISSING and held == field.default_factory():
            continue
        found.append((field.name, held))
    return found


def _from_text(kind: type, value: object) -> object:
    if kind is Fraction and isinstance(value, str):
        return Fraction(value)
    if kind is ast.expr and isinstance(value, str):
        return ast.parse(value, mode="eval").body
    raise NotImplementedError(f"{kind} is not kept in a reference file")
