"""Tests as an official reads and types them in a cell: `output_frequency >= 600 Hz`, `any: drive = manual | travel > 3 m`.

One test a line (or with a semicolon between). What is written here is read back to the very same authored tests.
"""

import re
from collections.abc import Callable

from stc_desktop.authoring.faults import Place
from stc_desktop.authoring.yaml_reading import Listing, Section, Text, Value, nearest
from stc_desktop.rules.errors import UserFixable
from stc_desktop.rules.properties import PropertyKind

KindOf = Callable[[str], str]
"""The kind of a property by its id, "" for one that is not known."""

_SIGNS = {"at_least": ">=", "at_most": "<=", "above": ">", "below": "<", "exactly": "="}
_KEYS = {sign: key for key, sign in _SIGNS.items()} | {"≥": "at_least", "≤": "at_most"}
_SETS = ("in", "some", "every")
_WORDS = (*_SETS, "meets", "between")
_MEASURED = {PropertyKind.NUMBER.value, PropertyKind.COUNT.value}
_TEST = re.compile(r"([^\s<>=≥≤!~]+)\s*(.*)", re.DOTALL)
_SIGN = re.compile(r"([<>=≥≤!~]+)\s*(.*)", re.DOTALL)
_NOT = re.compile(r"not\b\s*:?\s*", re.IGNORECASE)
_ANY = re.compile(r"any\s*:\s*", re.IGNORECASE)
_AT = re.compile(r"\s+at\s+(?=[a-z0-9_]+\s*=)")
_NEXT_LIMIT = re.compile(r"\s+and\s+(?=[<>=≥≤])")
_AND = re.compile(r"\s+and\s+")
_HOW = "Write it like output_power >= 40 VA, made_for_teaching = yes, materials some glass, steel or this_item meets 2B001.a."


def shown_tests(tests: Value) -> str:
    """The cell for a list of tests, a line for each."""
    assert isinstance(tests, Listing), tests
    return "\n".join(_shown(*_pair(item)) for item in tests.items)


def _pair(item: Value) -> tuple[str, Value]:
    assert isinstance(item, Section), item
    assert len(item.entries) == 1, item
    return next(iter(item.entries.items()))


def _shown(name: str, condition: Value) -> str:
    if name == "any":
        assert isinstance(condition, Listing), condition
        return f"any: {' | '.join(_shown(*_pair(item)) for item in condition.items)}"
    if name == "not":
        return f"not {_shown(*_pair(condition))}"
    if isinstance(condition, Text):
        return f"{name} = {condition.text}"
    assert isinstance(condition, Section), condition
    stated = [_shown_condition(key, value) for key, value in condition.entries.items() if key != "at"]
    return f"{name} {' and '.join(stated)}{_shown_at(condition.entries.get('at'))}"


def _shown_condition(key: str, value: Value) -> str:
    if key in _SETS:
        return f"{key} {', '.join(_texts(value))}"
    if key == "between":
        low, high = _texts(value)
        return f"between {low} and {high}"
    sign = _SIGNS.get(key, key)
    if isinstance(value, Section):
        formula, unit = (_text(value.entries[part]) for part in ("formula", "unit"))
        return f"{sign} ({formula}) {unit}".rstrip()
    return f"{sign} {_text(value)}"


def _shown_at(at: Value | None) -> str:
    if at is None:
        return ""
    assert isinstance(at, Section), at
    return f" at {', '.join(f'{name} = {_text(value)}' for name, value in at.entries.items())}"


def _text(value: Value) -> str:
    assert isinstance(value, Text), value
    return " ".join(value.text.split())


def _texts(value: Value) -> tuple[str, ...]:
    assert isinstance(value, Listing), value
    return tuple(_text(item) for item in value.items)


def read_tests(written: str, place: Place, kind_of: KindOf) -> tuple[Listing, tuple[str, ...]]:
    """The authored tests that a cell holds, and what is wrong with those that cannot be understood."""
    reader = _Reader(place, kind_of)
    found: list[Value] = []
    wrong: list[str] = []
    for line in re.split(r"[;\n]", written):
        if line.strip():
            try:
                found.append(reader.test(line.strip()))
            except UserFixable as problem:
                wrong.append(f"“{line.strip()}”: {problem}")
    return Listing(tuple(found), place), tuple(wrong)


class _Reader:
    """Reads the tests of one cell; every value that it makes stands at the place of the cell."""

    def __init__(self, place: Place, kind_of: KindOf) -> None:
        self._place = place
        self._kind_of = kind_of

    def test(self, written: str) -> Section:
        start = _ANY.match(written)
        if start is None:
            return self._single(written)
        items = tuple(self._single(part.strip()) for part in written[start.end() :].split("|"))
        return self._section({"any": Listing(items, self._place)})

    def _single(self, written: str) -> Section:
        if start := _NOT.match(written):
            return self._section({"not": self._single(written[start.end() :])})
        if _ANY.match(written):
            raise UserFixable("any stands once, at the start.", next_step="Write any: one | two | three.")
        match = _TEST.fullmatch(written)
        if match is None:
            raise UserFixable("that is no test.", next_step=_HOW)
        name, rest = match[1], match[2].strip()
        stated, *at = _AT.split(rest, maxsplit=1)
        return self._section({name: self._condition(name, stated, at[0] if at else "")})

    def _condition(self, name: str, stated: str, at: str) -> Value:
        word, _, rest = stated.partition(" ")
        if word in _WORDS:
            entries = {word: self._named(word, rest.strip())}
        else:
            limits = _NEXT_LIMIT.split(stated)
            sign, value = _signed(limits[0])
            if sign == "exactly" and len(limits) == 1 and not at and self._kind_of(name) not in _MEASURED:
                return Text(value, self._place)
            entries = self._limits(limits)
        if at:
            entries["at"] = self._reference_conditions(at)
        return self._section(entries)

    def _named(self, word: str, rest: str) -> Value:
        if not rest:
            raise UserFixable(f"nothing stands behind {word}.", next_step=_HOW)
        if word == "meets":
            return Text(rest, self._place)
        parts = _AND.split(rest) if word == "between" else [part.strip() for part in rest.split(",")]
        return Listing(tuple(Text(part.strip(), self._place) for part in parts), self._place)

    def _limits(self, limits: list[str]) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        for limit in limits:
            key, value = _signed(limit)
            if key in entries:
                raise UserFixable(f"{_SIGNS[key]} stands twice.", next_step="Write one limit for each direction.")
            entries[key] = self._limit(value)
        return entries

    def _limit(self, written: str) -> Value:
        if not written.startswith("("):
            return Text(written, self._place)
        end = _closing(written)
        formula, unit = written[1:end].strip(), written[end + 1 :].strip()
        return self._section({"formula": Text(formula, self._place), "unit": Text(unit, self._place)})

    def _reference_conditions(self, written: str) -> Section:
        entries: dict[str, Value] = {}
        for part in written.split(","):
            name, sign, value = part.partition("=")
            if not sign or not value.strip() or name.strip() in entries:
                raise UserFixable(f"“{part.strip()}” is no condition behind at.", next_step="Write at ambient_temperature = 273 K.")
            entries[name.strip()] = Text(value.strip(), self._place)
        return self._section(entries)

    def _section(self, entries: dict[str, Value]) -> Section:
        return Section(entries, self._place)


def _signed(limit: str) -> tuple[str, str]:
    match = _SIGN.fullmatch(limit.strip())
    if match is None:
        word = limit.split(" ")[0]
        raise UserFixable(f"“{word}” is no comparison{nearest(word, _WORDS)}" if word else "the comparison is missing.", next_step=_HOW)
    if match[1] not in _KEYS:
        raise UserFixable(f"“{match[1]}” is no comparison{nearest(match[1], _KEYS)}", next_step="Use >=, <=, >, <, = or between.")
    if not match[2]:
        raise UserFixable(f"nothing stands behind {match[1]}.", next_step=_HOW)
    return _KEYS[match[1]], match[2].strip()


def _closing(written: str) -> int:
    depth = 0
    for at, character in enumerate(written):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if depth == 0:
            return at
    raise UserFixable("a bracket of the formula is not closed.", next_step="Write it like <= (1.7 + travel/1000) um.")


# How reasons that speak of authored files are said for a cell.
_SAID = (
    ("at_least, at_most, above, below, exactly, between", ">=, <=, >, <, =, between"),
    *((f"“{key}”", f"“{sign}”") for key, sign in _SIGNS.items()),
    ("Write {between: [0.1 mm, 0.2 mm]}.", "Write between 0.1 mm and 0.2 mm."),
    ("Write {between: [low, high]} or two limits, not both.", "Write between low and high, or two limits, not both."),
    ("Write {meets: 2B350.a}.", "Write meets 2B350.a."),
    ("any needs a list of at least two alternatives", "any needs at least two alternatives with | between them"),
    ("or {formula: ..., unit: ...}", "or a formula in brackets with its unit"),
    (" must be six digits in quotation marks", " must be six digits"),
)


def said_for_cells(reason: str) -> str:
    """The reason of a fault in the notation of the workbook."""
    for authored, typed in _SAID:
        reason = reason.replace(authored, typed)
    return reason
