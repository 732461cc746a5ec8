"""How fields become printed lines: "{contract_no}[ of {contract_date}]"; what stands in brackets goes when its field is empty.

"{country:code}" prints the code alone, without the words that belong to it.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

_PIECE = re.compile(r"\{([a-z0-9_.]+(?::code)?)\}|\[([^\[\]]*)\]|([^\[\]{}]+)")


@cache
def pieces_of(template: str) -> tuple[tuple[str, str, str], ...]:
    pieces: list[tuple[str, str, str]] = []
    position = 0
    while position < len(template):
        found = _PIECE.match(template, position)
        if found is None:
            raise ValueError(f"“{template}” is not a template: stray bracket at sign {position + 1}")
        pieces.append((found[1] or "", found[2] or "", found[3] or ""))
        position = found.end()
    return tuple(pieces)


def names_in(template: str) -> tuple[str, ...]:
    """The fields that a template prints."""
    names: list[str] = []
    for name, group, _ in pieces_of(template):
        names += [name] if name else names_in(group) if group else []
    return tuple(dict.fromkeys(names))


def filled(template: str, shown: Callable[[str], str]) -> str:
    """The line with its fields filled in; "" when every field of it is empty."""
    texts: Mapping[str, str] = {name: shown(name) for name in names_in(template)}
    if texts and not any(texts.values()):
        return ""
    return _filled(template, texts).strip()


def _filled(template: str, texts: Mapping[str, str]) -> str:
    parts: list[str] = []
    for name, group, plain in pieces_of(template):
        if name:
            parts.append(texts[name])
        elif group:
            inner = names_in(group)
            parts.append(_filled(group, texts) if all(texts[one] for one in inner) else "")
        else:
            parts.append(plain)
    return "".join(parts)
