"""The sheet “National list”: a country's lists in force as an overlay. Each row is one statement with its mark and citation."""

from collections.abc import Iterable, Iterator, Mapping

from stc_desktop.authoring.faults import Faults, Place
from stc_desktop.authoring.national_overlays import CHANGED, LISTS, SOURCES
from stc_desktop.authoring.workbooks.cells import CellReader, shown
from stc_desktop.authoring.workbooks.columns import NATIONAL, NATIONAL_COLUMNS, Cell, Column
from stc_desktop.authoring.workbooks.reading import Row
from stc_desktop.authoring.yaml_reading import Listing, Section, Text, Value, nearest
from stc_desktop.rules.errors import UserFixable

COUNTRY = "country"
_ROW, _LIST, _ID = NATIONAL_COLUMNS[:3]
_BACKING = {"Ask": "ask", "Warning": "warning", "Mark": "mark", "Cite": "cite"}
_ENTRY = {"Text": "heading", "Code": "code", "Covers": "covers", "Near": "near", "Words": "words", "HS": "hs", "Countries": "countries"}
# What each kind of row may say: the heading of the column, and the authored key.
_KEYS: Mapping[str, Mapping[str, str]] = {
    COUNTRY: {},
    "source": {"Text": "title", "Publisher": "publisher", "Date": "date"},
    "list": {
        "Text": "name",
        "Covers": "covers",
        "Basis list": "basis_list",
        "Basis edition": "basis_edition",
        "Nearest list": "nearest_list",
        "Agency": "agency",
        **_BACKING,
    },
    **{fact: {"Text": "value", **_BACKING} for fact in ("basis", "edition", "additions", "omissions")},
    **{entries: {**_ENTRY, **_BACKING} for entries in ("own", "left_out")},
}
_FACTS = ("basis", "edition", "additions", "omissions")
_ENTRIES = ("own", "left_out")


# -- there


def national_rows(overlay: Section) -> Iterator[list[str]]:
    """The rows of the sheet, each as the text of its columns."""
    country = overlay.entries.get(COUNTRY)
    yield _texts(COUNTRY, "", country.text if isinstance(country, Text) else "", Section({}, overlay.place))
    for name, section in _named(overlay, LISTS):
        own = {key: value for key, value in section.entries.items() if key not in {*_FACTS, *_ENTRIES, CHANGED}}
        yield _texts("list", name, "", Section(own, section.place))
        for fact in _FACTS:
            held = section.entries.get(fact)
            if isinstance(held, Section):
                yield _texts(fact, name, "", held)
        for kind in _ENTRIES:
            for entry, held in _named(section, kind):
                yield _texts(kind, name, entry, held)
    for name, section in _named(overlay, SOURCES):
        yield _texts("source", "", name, section)


def _named(holder: Section, key: str) -> Iterator[tuple[str, Section]]:
    held = holder.entries.get(key)
    for name, value in held.entries.items() if isinstance(held, Section) else ():
        assert isinstance(value, Section), (name, value)
        yield name, value


def _texts(kind: str, of_list: str, name: str, section: Section) -> list[str]:
    keys = _KEYS[kind]
    lost = set(section.entries) - set(keys.values())
    assert not lost, f"{kind} {of_list} {name} says {', '.join(sorted(lost))}, for which the sheet has no column"
    fixed = {_ROW: kind, _LIST: of_list, _ID: name}
    return [fixed[column] if column in fixed else _shown(section, keys.get(column.heading, ""), column) for column in NATIONAL_COLUMNS]


def _shown(section: Section, key: str, column: Column) -> str:
    value = section.entries.get(key)
    if value is None:
        return ""
    if column.cell is Cell.LIST and isinstance(value, Text):
        value = Listing((value,), value.place)
    return shown(Section({column.key: value}, section.place), column)


# -- and back


def overlay_from(rows: Iterable[Row], faults: Faults) -> Section:
    """What the rows say, in the shape of a profile; rows that say nothing that can be understood are noted."""
    return _Overlay(faults).read(rows)


class _Overlay:
    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._cells = CellReader(faults, lambda _name: "")
        self._top = Place(NATIONAL, 1, _ROW.heading)
        self._parts = {key: Section({}, self._top, {}) for key in (LISTS, SOURCES)}
        self._country: Text | None = None

    def read(self, rows: Iterable[Row]) -> Section:
        for row in rows:
            self._row(row)
        if self._country is None:
            self._faults.add(self._top, "no row says in Id of which country these lists are: a row “country” with two letters, like PH")
        entries: dict[str, Value] = {COUNTRY: self._country} if self._country is not None else {}
        return Section({**entries, **self._parts}, self._top)

    def _row(self, row: Row) -> None:
        kind, of_list, name = (row.cells.get(column, "").strip() for column in (_ROW, _LIST, _ID))
        if kind not in _KEYS:
            known = ", ".join(_KEYS)
            self._faults.add(row.place, f"“{kind}” is no kind of row{nearest(kind, _KEYS)} Use one of: {known}")
            return
        section = self._section(kind, row)
        if kind == COUNTRY:
            self._take_country(name, row)
        elif kind == "source":
            self._put(self._parts[SOURCES], name, section, row, _ID)
        elif kind == "list":
            self._put(self._parts[LISTS], of_list, section, row, _LIST)
        else:
            self._put_below(kind, of_list, name, section, row)

    def _take_country(self, name: str, row: Row) -> None:
        if self._country is not None:
            self._faults.add(row.place, "the country stands twice: a workbook holds the lists of one")
        self._country = Text(name, _at(row, _ID))

    def _put_below(self, kind: str, of_list: str, name: str, section: Section, row: Row) -> None:
        above = self._parts[LISTS].entries.get(of_list)
        if not isinstance(above, Section):
            near = nearest(of_list, self._parts[LISTS].entries)
            self._faults.add(_at(row, _LIST), f"“{of_list}” has no row “list” above this one{near}")
        elif kind in _FACTS:
            self._put(above, kind, section, row, _ROW)
        else:
            if kind not in above.entries:
                self._put(above, kind, Section({}, row.place, {}), row, _ROW)
            held = above.entries[kind]
            assert isinstance(held, Section)
            self._put(held, name, section, row, _ID)

    def _put(self, holder: Section, name: str, section: Section, row: Row, column: Column) -> None:
        """Hang a row under its name; the holder is still this reader's own. `column` is that in which the name stands."""
        assert isinstance(holder.entries, dict)
        assert isinstance(holder.lines, dict)
        if not name:
            self._faults.add(_at(row, column), f"the row has no {column.heading}")
        elif name in holder.entries:
            self._faults.add(_at(row, column), f"“{name}” stands twice (first in row {holder.lines[name].line})")
        else:
            holder.entries[name], holder.lines[name] = section, row.place

    def _section(self, kind: str, row: Row) -> Section:
        keys = _KEYS[kind]
        entries: dict[str, Value] = {}
        lines: dict[str, Place] = {}
        for column, written in row.cells.items():
            key, place = keys.get(column.heading, ""), _at(row, column)
            if column in {_ROW, _LIST, _ID}:
                continue
            if not key:
                self._faults.add(place, f"a row “{kind}” says nothing under {column.heading}: leave the cell empty")
                continue
            value = self._cells.section(row.place, {column: written}).entries[column.key]
            if key == "cite" and isinstance(value, Listing) and len(value.items) == 1:
                value = value.items[0]
            entries[key], lines[key] = value, place
        return Section(entries, row.place, lines)


def _at(row: Row, column: Column) -> Place:
    return Place(row.place.file, row.place.line, column.heading)


def country_of(overlay: Section) -> str:
    """The country of an overlay in capital letters; UserFixable where it is none."""
    country = overlay.entries.get(COUNTRY)
    code = country.text.strip().upper() if isinstance(country, Text) else ""
    if len(code) != len("XX") or not code.isalpha() or not code.isascii():
        raise UserFixable(f"“{code}” is not the code of a country.", next_step="Write two letters, like PH.", where=NATIONAL)
    return code
