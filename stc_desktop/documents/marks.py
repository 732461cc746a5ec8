"""Texts of a plan made ready for the sheet: composed, without control signs, with the numbers of sheets filled in."""

import dataclasses
import re
from collections.abc import Mapping
from typing import TypeVar, cast

from stc_desktop.documents.plan import MARK_END, MARK_START, PacketPlan
from stc_desktop.documents.setting import PrintedSheet, Setting, filled

_MARK = re.compile(f"{MARK_START}(sheets|signed|annex|count):([^{MARK_END}]*){MARK_END}")
_Value = TypeVar("_Value")


def has_marks(value: object) -> bool:
    """Whether any text in a value of the plan waits for a number."""
    if isinstance(value, str):
        return MARK_START in value
    if isinstance(value, tuple):
        return any(has_marks(one) for one in cast("tuple[object, ...]", value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return any(has_marks(getattr(value, field.name)) for field in dataclasses.fields(value))
    return False


def with_numbers(value: _Value, numbers: Mapping[str, str]) -> _Value:
    """The same value with every mark replaced by what it stands for."""
    if isinstance(value, str):
        return cast("_Value", _MARK.sub(lambda mark: _number(mark, numbers), value)) if MARK_START in value else value
    if isinstance(value, tuple):
        return cast("_Value", _each_with_numbers(cast("tuple[object, ...]", value), numbers))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value) if field.init}
        changed_fields = {name: with_numbers(one, numbers) for name, one in fields.items()}
        if any(changed_fields[name] is not fields[name] for name in fields):
            return cast("_Value", dataclasses.replace(value, **changed_fields))
    return value


def _each_with_numbers(parts: tuple[object, ...], numbers: Mapping[str, str]) -> tuple[object, ...]:
    changed = tuple(with_numbers(one, numbers) for one in parts)
    return changed if any(new is not old for new, old in zip(changed, parts, strict=True)) else parts


def _number(mark: re.Match[str], numbers: Mapping[str, str]) -> str:
    """A dash in the first round, when nothing has a number yet; afterwards a name that the packet does not have is our own mistake."""
    key = f"{mark[1]}:{mark[2]}"
    if numbers and key not in numbers:
        raise ValueError(f"the plan mentions {key}, which is not in this packet")
    return numbers.get(key, "–")


def numbers_of(plan: PacketPlan, index: tuple[PrintedSheet, ...], setting: Setting) -> dict[str, str]:
    """What each mark stands for, once all sheets are laid out."""
    words = plan.words
    numbers = {f"annex:{key}": part for key, part in setting.named_parts.items()}
    numbers["count:"] = str(index[-1].last if index else 0)
    for sheet in index:
        one = filled(words.sheet_mentioned, sheet=sheet.first).text
        several = filled(words.sheets_mentioned, first=sheet.first, last=sheet.last).text
        numbers[f"sheets:{sheet.name}"] = one if sheet.first == sheet.last else several
        if sheet.signed_on is not None:
            numbers[f"signed:{sheet.name}"] = filled(words.sheet_mentioned, sheet=sheet.signed_on).text
    return numbers
