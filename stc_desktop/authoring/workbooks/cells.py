"""What stands in one cell, there and back: a value of an authored section and the text that an official reads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.workbooks.columns import CHANGES, TAKEN_AWAY, Cell, Column
from stc_desktop.authoring.workbooks.notation import KindOf, read_tests, shown_tests
from stc_desktop.authoring.yaml_reading import Listing, Section, Text, Value
from stc_desktop.rules.errors import UserFixable

_MANY = re.compile(r"[;\n]")
_GUIDANCE = "guidance"


def shown(section: Section, column: Column, *, takes_away: bool = False) -> str:
    """The cell of a section; with `takes_away` a key without a value is said, for it takes a value of the base away."""
    if column.cell is Cell.GUIDANCE:
        guidance = section.entries.get(_GUIDANCE)
        value = guidance.entries.get(column.key) if isinstance(guidance, Section) else None
    else:
        value = section.entries.get(column.key)
    if value is None:
        return ""
    if isinstance(value, Text) and not value.text:
        return TAKEN_AWAY if takes_away else ""
    return _SHOWN.get(column.cell, _shown_text)(value)


def keys_of(columns: tuple[Column, ...]) -> set[str]:
    """The authored keys for which there are columns."""
    return {_GUIDANCE if column.cell is Cell.GUIDANCE else column.key for column in columns}


def _shown_text(value: Value) -> str:
    assert isinstance(value, Text), value
    return " ".join(value.text.split())


def _shown_list(value: Value) -> str:
    assert isinstance(value, Listing), value
    texts = tuple(map(_shown_text, value.items))
    if any(_MANY.search(text) for text in texts):
        raise UserFixable(
            f"“{next(text for text in texts if _MANY.search(text))}” holds a semicolon, which stands between words here.",
            next_step="Write it without one.",
        )
    return "; ".join(texts)


def _shown_regimes(value: Value) -> str:
    if isinstance(value, Listing):
        return _shown_list(value)
    assert isinstance(value, Section), value
    return "; ".join(f"{name} {_shown_text(number)}".strip() for name, number in value.entries.items())


def _shown_hs(value: Value) -> str:
    assert isinstance(value, Section), value
    assert set(value.entries) == {"hs"}, value
    return _shown_list(value.entries["hs"])


def _shown_options(value: Value) -> str:
    assert isinstance(value, Section), value
    return "\n".join(f"{name} = {_shown_text(text)}" for name, text in value.entries.items())


_SHOWN = {
    Cell.LIST: _shown_list,
    Cell.TESTS: shown_tests,
    Cell.REGIMES: _shown_regimes,
    Cell.HS: _shown_hs,
    Cell.OPTIONS: _shown_options,
}


@dataclass(slots=True)
class CellReader:
    """Turns the cells of a row into the entries of a section, noting what cannot be understood."""

    faults: Faults
    kind_of: KindOf

    def section(self, place: Place, cells: Mapping[Column, str]) -> Section:
        """The section of a row; `place` is that of its code or id."""
        entries: dict[str, Value] = {}
        lines: dict[str, Place] = {}
        guidance: dict[str, Value] = {}
        for column, written in cells.items():
            where = Place(place.file, place.line, column.heading)
            if column.cell in {Cell.NAME, Cell.CHANGE} or not written:
                continue
            if column.cell is Cell.GUIDANCE:
                guidance[column.key] = Text(written, where)
                continue
            entries[column.key] = Text("", where) if written == TAKEN_AWAY else self._value(column, written, where)
            lines[column.key] = where
        if guidance:
            entries[_GUIDANCE] = Section(guidance, place)
        return Section(entries, place, lines)

    def change(self, place: Place, written: str) -> str:
        """How a paragraph differs; "" for a row that belongs to the change above it."""
        if written and written not in CHANGES:
            where = Place(place.file, place.line, "Change")
            self.faults.add(where, f"“{written}” is no change; use one of {', '.join(CHANGES)}")
            return ""
        return written

    def _value(self, column: Column, written: str, place: Place) -> Value:
        if column.cell is Cell.TESTS:
            tests, wrong = read_tests(written, place, self.kind_of)
            for reason in wrong:
                self.faults.add(place, reason)
            return tests
        if column.cell is Cell.LIST:
            return _listing(written, place)
        if column.cell is Cell.HS:
            return Section({"hs": _listing(written, place)}, place)
        if column.cell is Cell.REGIMES:
            return self._pairs(written, place, column)
        if column.cell is Cell.OPTIONS:
            return self._pairs(written, place, column)
        return Text(written, place)

    def _pairs(self, written: str, place: Place, column: Column) -> Section:
        """NSG 3.A.1; WA of the regimes, a line `id = text` of the options."""
        between, cuts = ("=", r"\n") if column.cell is Cell.OPTIONS else (" ", r"[;\n]")
        entries: dict[str, Value] = {}
        for part in re.split(cuts, written):
            name, _, text = (piece.strip() for piece in part.strip().partition(between))
            if name in entries:
                self.faults.add(place, f"“{name}” stands twice in {column.heading}")
            elif name:
                entries[name] = Text(text, place)
        return Section(entries, place)


def _listing(written: str, place: Place) -> Listing:
    return Listing(tuple(Text(part.strip(), place) for part in _MANY.split(written) if part.strip()), place)
