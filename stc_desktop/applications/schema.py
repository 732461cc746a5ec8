"""The published JSON schema of a case, made from the values themselves so that it cannot fall behind them."""

import datetime as dt
import enum
import types
from collections.abc import Mapping
from dataclasses import MISSING, is_dataclass
from decimal import Decimal
from typing import Any, Union, cast, get_args, get_origin

from stc_desktop.applications.cases import CASE_FORMAT, CASE_VERSION, Case
from stc_desktop.applications.codec import ALWAYS_WRITTEN, DECIMAL_PATTERN, Json, declared, default_of

SCHEMA_ID = "urn:stc-desktop:case:1"
_PLAIN: Mapping[object, dict[str, Json]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "string", "pattern": DECIMAL_PATTERN},
    dt.date: {"type": "string", "format": "date"},
    dt.datetime: {"type": "string", "format": "date-time"},
}


def case_schema() -> dict[str, Json]:
    """The schema of version 1 of the case format."""
    definitions: dict[str, Json] = {}
    root = _of_class(Case, definitions)
    properties = cast("dict[str, Json]", root["properties"])
    properties["format"] = {"const": CASE_FORMAT}
    properties["version"] = {"const": CASE_VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "A case put to a licensing agency",
        "description": "Fields that stand at their default are left out. Quantities and amounts are decimal numbers in quotes.",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


# Any stands for declared types, which Python gives no common type of their own.
def _of_class(kind: type[Any], definitions: dict[str, Json]) -> dict[str, Json]:
    properties: dict[str, Json] = {}
    required: list[Json] = []
    for one, hint in declared(kind):
        properties[one.name] = _of_type(hint, definitions)
        if default_of(one) is MISSING or one.name in ALWAYS_WRITTEN:
            required.append(one.name)
    found: dict[str, Json] = {"type": "object", "additionalProperties": False, "properties": properties}
    if kind.__doc__ and not kind.__doc__.startswith(f"{kind.__name__}("):
        found["description"] = " ".join(kind.__doc__.split())
    return {**found, "required": required} if required else found


def _of_type(hint: Any, definitions: dict[str, Json]) -> dict[str, Json]:
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        kinds = [_of_type(kind, definitions) for kind in get_args(hint) if kind is not types.NoneType]
        return kinds[0] if len(kinds) == 1 else {"anyOf": list(kinds)}
    if origin is tuple:
        return {"type": "array", "items": _of_type(get_args(hint)[0], definitions)}
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return {"type": "object", "additionalProperties": _of_type(get_args(hint)[1], definitions)}
    if is_dataclass(hint):
        named = cast("type[Any]", hint)
        if named.__name__ not in definitions:
            definitions[named.__name__] = {}
            definitions[named.__name__] = _of_class(named, definitions)
        return {"$ref": f"#/$defs/{named.__name__}"}
    if isinstance(hint, type) and issubclass(hint, enum.StrEnum):
        return {"enum": [member.value for member in hint]}
    return dict(_PLAIN[hint])
