"""Codes of paragraphs: 3A001.a.5.a.1 with the head in upper case and the tail in lower case, notes behind #."""

import re
from collections.abc import Iterable

from stc_desktop.rules.errors import UserFixable

_HEAD = re.compile(r"^(\d[A-E]\d{3}|ML\d{1,2})", re.IGNORECASE)
_HEAD_CODE = re.compile(r"\d[A-E]\d{3}|ML\d{1,2}")
_GROUP_CODE = re.compile(r"\d[A-E]|\dP\d|CAT\d(\.\d)?|GN")
_GENERAL_NOTE_CODE = re.compile(r"(?!GN)[A-Z]{3,4}(?<!CAT)")


def head_of(code: str) -> str:
    """3A001 of 3A001.a.5#n1; a part of a category (CAT5.1) is one name."""
    target = code.split("#")[0]
    if target.startswith("CAT"):
        return target
    return target.split(".")[0]


def is_head_code(code: str) -> bool:
    """3A001 and ML10."""
    return bool(_HEAD_CODE.fullmatch(code))


def is_group_code(code: str) -> bool:
    """2B, 5P2, CAT5.1: a heading over heads; GN holds the notes to the whole list."""
    return bool(_GROUP_CODE.fullmatch(code))


def is_general_note_code(code: str) -> bool:
    """GTN, GSN, NTN, NSN, GISN: a note that stands by itself and speaks of many heads."""
    return bool(_GENERAL_NOTE_CODE.fullmatch(code))


def category_of(code: str) -> str:
    return code[:1]


def deepest_only(codes: Iterable[str]) -> tuple[str, ...]:
    """The codes without those that hold another one of them: a hint at 2B350.d makes one at 2B350 say nothing more."""
    found = tuple(dict.fromkeys(codes))
    return tuple(code for code in found if not any(other.startswith(f"{code}.") for other in found))


def normal_code(text: str) -> str:
    """The one normal form of a code in any usual spelling: 9A004b1, 9a004.B.1 and 9A004.b.1. are 9A004.b.1."""
    stripped = text.strip().rstrip(".").replace(" ", "")
    found = _HEAD.match(stripped)
    if not found:
        raise UserFixable(f"“{text}” is not a control code.", next_step="Write it like 2B350.d or ML10.a.")
    head, tail = found[1].upper(), stripped[found.end() :]
    if "#" in tail:
        target, _, note = tail.partition("#")
        return ".".join((head, *_steps(target))) + f"#{note.lower()}"
    return ".".join((head, *_steps(tail)))


def _steps(tail: str) -> list[str]:
    parts: list[str] = []
    for piece in tail.lower().split("."):
        in_a_table = "table" in parts and re.fullmatch(r"[a-z]\d+", piece)
        parts += [piece] if piece == "table" or in_a_table else re.findall(r"[a-z]|\d+", piece)
    return parts
