"""Stage values as JSON text and back: frozen dataclasses, enums, dates and exact fractions, defaults left out."""

import ast
import dataclasses
import datetime
import enum
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, TypeVar, cast

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


def _plain(value: Any) -> Any:  # JSON has no narrower type
    if isinstance(value, enum.Enum):
        return value.value
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(held) for name, held in _stated(value)}
    if isinstance(value, Mapping):
        items = cast("Mapping[Any, Any]", value).items()
        return {str(_plain(key)): _plain(held) for key, held in items}
    if isinstance(value, (list, tuple, set, frozenset)):
        found = [_plain(held) for held in cast("Iterable[Any]", value)]
        return sorted(found) if isinstance(value, (set, frozenset)) else found
    return _as_text(value)


def _as_text(value: object) -> str:
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
        return _fraction(value)
    if kind is ast.expr and isinstance(value, str):
        return ast.parse(value, mode="eval").body
    raise NotImplementedError(f"{kind} is not kept in a reference file")


@lru_cache(maxsize=4096)
def _fraction(text: str) -> Fraction:
    """The same limits stand in many paragraphs, and Fraction's own reading of text is slow."""
    upper, _, lower = text.partition("/")
    return Fraction(int(upper), int(lower or 1))
